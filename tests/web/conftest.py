"""A small corpus of our own, the real assistant over it, and the real server in a process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, expect, sync_playwright
from starlette.testclient import TestClient

from corpus.settings import Settings
from qa.assistant import Assistant
from qa.feedback import FeedbackStore
from qa.web.server import create_app
from qa.web.startup import Startup
from qa.workspace import prepare
from tests.web.inside import Kept, served
from tests.web.portals import Portal, portal_on
from tests.web.serving import ROOT, Server, answers, free_port, running, wait_until
from tests.web.sockets import SocketWatch
from tests.web.tasks import Desk
from tests.web.visits import TWO_PLACES, WAIT, Visit

SEEDS = ROOT.parent / "shared" / "seeds"

PLAN = """绵阳市人工智能产业发展规划
绵府发〔2023〕18号
绵阳市人民政府
2023年6月8日
一、总体要求
（一）基本原则。坚持市场主导、政府引导，推动人工智能与实体经济融合，形成协同创新的良好局面。
（二）发展目标。到2030年，全市人工智能产业规模突破500亿元，建成人工智能产业园区4个，培育骨干企业20家。
二、重点任务
（一）建设算力平台。统筹布局智能计算中心，面向中小企业开放算力资源，降低使用成本。责任单位：市经济和信息化局、市科技局。
（二）开放应用场景。每年发布两批应用场景清单，支持智慧农业和智慧医疗率先示范。责任单位：市发展和改革委员会。
三、保障措施
设立产业引导资金，加强人才引进，定期评估规划实施情况。
"""

DRAFT = """丽水市智能机器人行动计划（征求意见稿）
一、行动目标
到2025年，全市机器人产业规模达到80亿元，引进重点项目15个。
二、主要行动
1.支持整机研制。对研制特种机器人的企业给予研发补助，单个项目不超过200万元。
2.建设测试基地。在经济技术开发区建设机器人测试基地，提供检验检测服务。
"""

HOSTILE = """衢州市网页标签管理办法
第一条 标签分为<img src=x onerror="window.hacked=1">和<script>window.hacked=1</script>两类。
第二条 模板标签{{value}}和${window.hacked=1}由市大数据局登记，图片![图](http://outside.example/a.png)不予登记。
"""


@pytest.fixture(scope="session")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("policies")
    for name, text in (("plan.txt", PLAN), ("draft.txt", DRAFT), ("hostile.txt", HOSTILE)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def data_folder(corpus_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Catalogue and index of the small corpus, built once."""
    data = tmp_path_factory.mktemp("data")
    return prepare(Settings(data=data, corpus=(corpus_folder,)))


@pytest.fixture(scope="session")
def assistant(data_folder: Path) -> Assistant:
    return Assistant.open(data_folder)


@pytest.fixture(scope="session")
def app(assistant: Assistant) -> FastAPI:
    startup = Startup()
    startup.ready(assistant)
    return create_app(Settings(), startup)


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app) as client:
        yield client


@pytest.fixture(scope="session")
def kept(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """An application of its own that keeps questions and verdicts."""
    return Kept.over(assistant, tmp_path_factory.mktemp("kept"), Settings())


@pytest.fixture
def store(kept: Kept) -> FeedbackStore:
    """What ``kept`` keeps, emptied."""
    kept.startup.flush()
    store = FeedbackStore.open(kept.data)
    store.add_asked([], keep=0)
    for verdict in store.verdicts():
        store.withdraw(verdict.key)
    return store


@pytest.fixture
def here(kept: Kept) -> TestClient:
    """``kept`` as asked from the server's own machine."""
    return kept.client("127.0.0.1")


@pytest.fixture
def starting() -> Startup:
    """A start that is half done and stays so."""
    startup = Startup()
    startup.report("encode", 3, 5)
    return startup


@pytest.fixture
def starting_client(starting: Startup) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(), starting)) as client:
        yield client


@pytest.fixture(scope="session")
def sockets(tmp_path_factory: pytest.TempPathFactory) -> SocketWatch:
    """Sees every socket that ``server`` uses."""
    return SocketWatch(tmp_path_factory.mktemp("sockets"))


@pytest.fixture(scope="session")
def server(corpus_folder: Path, data_folder: Path, sockets: SocketWatch) -> Iterator[Server]:
    """The real server over the small corpus, ready."""
    flags = ("--corpus", str(corpus_folder), "--data", str(data_folder))
    with running(*flags, **sockets.environment) as server:
        wait_until(lambda: answers(server.url + "readyz"), server.process)
        yield server


@pytest.fixture(scope="session")
def seeds_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server over the five seed documents, ready."""
    if not SEEDS.is_dir():
        pytest.skip("no ../shared/seeds beside the project")
    data = tmp_path_factory.mktemp("seeds")
    with running("--corpus", str(SEEDS), "--data", str(data)) as server:
        wait_until(lambda: answers(server.url + "readyz"), server.process)
        yield server


@pytest.fixture(scope="session")
def library_portal(
    library_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Portal]:
    """The chat over the sample library, and a portal of another origin that may show it."""
    port = free_port()
    settings = Settings(frame_ancestors=(f"http://127.0.0.1:{port}",))
    kept = tmp_path_factory.mktemp("kept")
    assistant = Assistant.open(library_data)
    with served(assistant, kept, settings) as home, portal_on(port, home) as portal:
        yield portal


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    if executable is None:
        if os.environ.get("CI") == "true":
            pytest.fail("chromium is not installed")
        pytest.skip("chromium is not installed")
    # A busy machine may need longer than the five seconds that expect waits by itself.
    expect.set_options(timeout=WAIT)
    with sync_playwright() as playwright:
        # Chromium's own sandbox needs rights that a container rarely gives.
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    """A page of its own on the small corpus."""
    visit = Visit(browser, server)
    yield visit
    visit.context.close()


@pytest.fixture(scope="module", params=["zh", "en"])
def desk(
    request: pytest.FixtureRequest, browser: Browser, library_portal: Portal
) -> Iterator[Desk]:
    """Where the tasks of one module are done in one language, one after the other."""
    desk = Desk(browser, library_portal, request.param)
    yield desk
    desk.context.close()


@pytest.fixture(scope="module")
def talk(browser: Browser, server: Server) -> Iterator[Visit]:
    """A page with one answered question over two documents, for the tests of one module."""
    visit = Visit(browser, server)
    visit.open()
    visit.ask(TWO_PLACES)
    yield visit
    visit.context.close()
