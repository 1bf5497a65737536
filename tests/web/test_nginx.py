"""docs/nginx.conf in a real nginx: the page under a sub-path of another site."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from corpus.settings import Settings
from qa.assistant import Assistant
from tests.web.inside import served
from tests.web.portals import snippet
from tests.web.serving import ROOT, answers, free_port, wait_until
from tests.web.visits import QUESTION, WAIT

_MAIN = """{user}daemon off; pid {folder}/pid; error_log stderr warn;
events {{}}
http {{
    access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b;
    fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    types {{ text/html html; }}
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True)
class Site:
    """A portal of its own behind nginx, with the chat at ``kb``."""

    url: str

    @property
    def kb(self) -> str:
        return f"{self.url}/kb/"


def nginx() -> str:
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("nginx is not installed")
        pytest.skip("nginx is not installed")
    return found


@pytest.fixture(scope="module")
def site(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    program = nginx()
    folder = tmp_path_factory.mktemp("nginx")
    port = free_port()
    with served(assistant, folder, Settings(root_path="/kb")) as home:
        example = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
        assert "http://127.0.0.1:7860/" in example
        conf = example.replace("http://127.0.0.1:7860/", home).replace(
            "listen 80;", f"listen 127.0.0.1:{port}; location = /portal.html {{ root {folder}; }}"
        )
        write(folder, conf)
        command = [program, "-p", str(folder), "-c", str(folder / "main.conf"), "-e", "stderr"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            site = Site(f"http://127.0.0.1:{port}")
            try:
                wait_until(lambda: answers(f"{site.kb}healthz"), process)
                yield site
            finally:
                process.terminate()


def write(folder: Path, conf: str) -> None:
    """The configuration, and a page of the portal with the snippet of the documentation."""
    (folder / "site.conf").write_text(conf, encoding="utf-8")
    user = "user root; " if os.getuid() == 0 else ""
    (folder / "main.conf").write_text(_MAIN.format(folder=folder, user=user), encoding="utf-8")
    page = f'<!doctype html><meta charset="utf-8"><p>门户</p>{snippet("/kb/embed.js")}'
    (folder / "portal.html").write_text(page, encoding="utf-8")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(WAIT)
    yield page
    context.close()


def test_a_question_is_answered_and_judged_under_the_sub_path(page: Page, site: Site) -> None:
    requests: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on(
        "response",
        lambda reply: failed.append(reply.url) if reply.status >= 400 else None,
    )
    page.goto(f"{site.url}/kb")
    page.wait_for_selector("#chat .example")
    page.fill("#ask textarea", QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator("#panel .card").first).to_contain_text("500亿元", timeout=WAIT)
    page.locator("#chat .thumb.up").click()
    expect(page.locator("#chat .feedback .said")).to_have_text("谢谢，已记下。")
    own = (site.kb, f"{site.url}/kb", "data:", "blob:")
    assert [address for address in requests if not address.startswith(own)] == []
    assert [address for address in failed if "manifest.json" not in address] == []


def test_the_api_is_documented_under_the_sub_path(page: Page, site: Site) -> None:
    page.goto(f"{site.kb}docs")
    expect(page.locator(".opblock").first).to_be_visible()


def test_the_snippet_of_one_origin_works(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/portal.html")
    page.click("button.open")
    frame = page.frame_locator("iframe")
    expect(frame.locator("#chat .example").first).to_be_visible(timeout=WAIT)


def test_the_maintainers_page_is_closed_to_the_proxys_readers(page: Page, site: Site) -> None:
    reply = page.goto(f"{site.kb}maintain")
    assert reply
    assert reply.status == 403
