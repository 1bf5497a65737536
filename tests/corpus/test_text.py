"""Decoding and the stored text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableFileError
from corpus.text import decode, normalise

SIMPLIFIED = [
    "到2030年，人工智能核心产业规模超过500亿元。",
    "一、总体要求\n",
    "（一）加强组织领导。",
    "各区人民政府，各委、局，各直属单位：\n",
    "支持企业建设创新平台，完善服务体系。",
    "责任单位：市科技局、市发展改革委。\n",
    "第三条　本办法所称数据，是指任何以电子方式对信息的记录。",
]
TRADITIONAL = [
    "為促進人工智慧產業發展，特制定本計畫。",
    "一、總體要求\n",
    "加強組織領導，完善服務體系。",
    "到2030年，產業規模超過500億元。",
    "各縣市政府應當支持企業建設創新平臺。\n",
]
simplified = st.lists(st.sampled_from(SIMPLIFIED), min_size=2, max_size=12).map("".join)
traditional = st.lists(st.sampled_from(TRADITIONAL), min_size=2, max_size=12).map("".join)


@given(simplified)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_simplified_text_survives_its_encoding(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(simplified)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_bom_is_recognised(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(simplified)
def test_utf16_big_endian_with_bom(text: str) -> None:
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be")) == text


@given(traditional)
@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "utf-8"])
def test_traditional_text_survives_its_encoding(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_ascii_in_utf16_without_bom() -> None:
    assert decode("Policy on artificial intelligence".encode("utf-16-le")).startswith("Policy")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t\n", "the file is empty"),
        (codecs.BOM_UTF8, "the file is empty"),
        ("\u200b\ufeff".encode(), "the file is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "a PNG image, not text"),
        (b"%PDF-1.4\n...", "a PDF file, not plain text"),
        (b"PK\x03\x04rest", "a zip container (docx, ofd, xlsx?), not plain text"),
        (codecs.BOM_UTF16_LE + "总体要求".encode("utf-16-le")[:-1], "not valid utf-16"),
        (bytes(range(256)) * 20, "binary data"),
    ],
)
def test_unreadable_bytes_are_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"notice\.txt: ") as caught:
        decode(data, "notice.txt")
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("source", "stored"),
    [
        ("甲\r\n乙\r丙\x0c丁\u2028戊\x85己", "甲\n乙\n丙\n丁\n戊\n己"),
        ("甲\u200b乙\ufeff丙\xad丁\x00戊", "甲乙丙丁戊"),
        ("甲\t乙　丙 丁", "甲\t乙　丙 丁"),
        ("⼈⼯智能 ⻓江 ⻛险", "人工智能 长江 风险"),
        ("５００亿（元）AI", "５００亿（元）AI"),
        ("①㈠…—“”", "①㈠…—“”"),
    ],
)
def test_stored_text(source: str, stored: str) -> None:
    assert normalise(source) == stored


@given(st.text())
def test_normalise_is_idempotent(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)))
def test_ordinary_characters_stay(text: str) -> None:
    assert normalise(text) == text
