"""Tables of other columns in the chat: documents side by side, columns without targets."""

from __future__ import annotations

from qa.answer import Citation
from qa.web.labels import ZH
from qa.web.tables import table

COLUMNS = [{"key": "document_1", "label": "《甲》"}, {"key": "document_2", "label": "《乙》"}]


def drawn(row: dict[str, object], numbers: set[int]) -> list[str]:
    """The cells of a table of one row."""
    citations = [
        Citation(
            number=number, document_id="d1", title="某市规划", file="plan.txt", place="绵阳",
            level="city", document_number=None, issuer=None, issued=None, status="in_force",
            digest=False, source_url=None, section_path=(), clause="", text="第一句。", start=0,
            end=4, highlights=(), score=1.0,
        )
        for number in numbers
    ]  # fmt: skip
    html = table({"columns": COLUMNS, "rows": [row]}, citations, 1, ZH)
    return html.split("<tbody>")[1].split("</td>")[:2]


def test_each_document_of_a_row_has_its_own_citation() -> None:
    row = {"document_1": "总则", "document_2": "目标", "citation": 1,
           "citations": {"document_1": 1, "document_2": 2}}  # fmt: skip
    first, second = drawn(row, {1, 2})
    assert "cite-1-1" in first
    assert "cite-1-2" in second


def test_a_row_with_one_citation_has_it_in_the_first_cell() -> None:
    first, second = drawn({"document_1": "总则", "document_2": None, "citation": 1}, {1})
    assert "cite-1-1" in first
    assert "cite-1-" not in second
