"""A small corpus of our own and the assistant over it, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import ingest
from corpus.catalogue import FILE_NAME, Catalogue
from corpus.model import Document
from index.encoders import Encoder
from index.snapshots import build_snapshot, open_snapshot
from qa.answer import Answer
from qa.assistant import Assistant
from qa.library import Library
from tests.qa.asked import ANSWERED, NOT_ANSWERED

MIANYANG = """绵阳市机器人产业发展规划
绵府发〔2023〕18号
绵阳市人民政府
2023年6月8日
一、总体要求
（一）基本原则。坚持市场主导、政府引导，推动机器人与制造业融合，形成协同创新的良好局面。
（二）发展目标。到2025年，全市机器人产业规模达到120亿元，培育骨干企业12家。到2030年，全市机器人产业规模突破500亿元，建成产业园区4个。
二、重点任务
（一）建设算力平台。统筹布局智能计算中心，面向中小企业开放算力资源，降低使用成本。（责任单位：市经济和信息化局、市科技局）
（二）开放应用场景。每年发布两批应用场景清单，支持智慧农业率先示范。（责任单位：市发展和改革委员会）
三、名词解释
（一）场景清单：是指政府部门和企业愿意开放给新技术试用的业务环节的目录。
（二）整机研制：是指把零部件设计并装配为完整设备的全过程。
"""

LISHUI = """丽水市低空经济行动计划（征求意见稿）
一、行动目标
到2027年，全市低空经济产业规模达到80亿元，开通无人机航线30条，引进重点项目15个。
二、主要行动
1.支持航线开通。对新开通的无人机物流航线给予补助，每条航线不超过20万元。责任单位：市交通运输局。
2.建设起降场地。在景区和医院周边建设起降场地，提供充电和检修服务。责任单位：市自然资源局。
"""

QUZHOU = """衢州市公共数据管理办法
衢政办发〔2021〕7号
第一条 为规范公共数据的采集、共享和开放，根据《浙江省公共数据条例》，制定本办法。
第二条 本办法所称公共数据，是指行政机关在履行职责过程中产生的数据。
第三条 市大数据发展管理局负责统筹公共数据平台的建设和运行。
第四条 任何单位不得擅自出售公共数据，违反规定的，由主管部门责令改正。
衢州市人民政府办公室
二〇二一年三月五日
"""

GANSU = """甘肃省戈壁农业扶持意见
甘政发〔2022〕33号
甘肃省人民政府
2022年9月1日
一、主要目标
到2025年，全省戈壁农业种植面积达到40万亩，年产蔬菜200万吨。
二、扶持措施
（一）水源保障。推广滴灌和水肥一体化技术，建设蓄水池。牵头单位：省水利厅。
（二）金融支持。设立戈壁农业贷款风险补偿资金，贷款年限不超过5年。牵头单位：省财政厅。
"""

TEXTS = {
    "mianyang.txt": MIANYANG,
    "lishui.txt": LISHUI,
    "quzhou.txt": QUZHOU,
    "gansu.txt": GANSU,
}


@pytest.fixture(scope="session")
def policies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the four texts."""
    folder = tmp_path_factory.mktemp("policies")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def data(policies: Path, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the catalogue and the index of the four texts."""
    data = tmp_path_factory.mktemp("data")
    catalogue = Catalogue.open(data / FILE_NAME)
    ingest.add(catalogue, [policies])
    catalogue.close()
    build_snapshot(data, encoder)
    return data


@pytest.fixture(scope="session")
def assistant(data: Path, encoder: Encoder) -> Assistant:
    """As ``Assistant.open`` makes it, without loading the encoder once more."""
    snapshot = open_snapshot(data, encoder)
    return Assistant(snapshot.catalogue, snapshot.index)


@pytest.fixture(scope="session")
def answers(assistant: Assistant) -> dict[str, Answer]:
    """The answers by their questions."""
    return {question: assistant.ask(question) for question in [*ANSWERED, *NOT_ANSWERED]}


@pytest.fixture(scope="session")
def library(data: Path) -> Library:
    return Library(Catalogue.open(data / FILE_NAME, read_only=True))


@pytest.fixture(scope="session")
def documents(library: Library) -> dict[str, Document]:
    """The documents by their places."""
    return {document.metadata.place or "": document for document in library.documents.values()}
