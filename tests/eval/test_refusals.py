from pathlib import Path

import pytest

from eval.beir import BeirQuery, BeirSet
from eval.errors import BenchmarkError
from eval.refusals import Refusals, read_unanswerable, refusals
from index.encoders import Encoder
from index.model import Passage

SUBSIDY = "企业建设智能工厂的，市财政按设备投资额的百分之十给予补助，最高五百万元。"


def test_shares_are_of_the_threshold() -> None:
    found = Refusals((0.9, 0.2, 0.08), (0.01, 0.5), threshold=0.08)
    assert found.answered == 1.0
    assert found.refused == 0.5


def test_no_questions_have_no_share() -> None:
    assert Refusals((), (), threshold=0.1).answered is None
    assert Refusals((), (), threshold=0.1).refused is None


def test_questions_without_an_answer_are_less_sure(encoder: Encoder) -> None:
    others = ("养老机构新增床位一千张。", "公交线路延长到新区。", "湿地公园全年免费开放。")
    passages = (Passage("s", SUBSIDY), *(Passage(text[:2], text) for text in others))
    query = BeirQuery("q", "建设智能工厂给予多少补助？")
    benchmark = BeirSet("made", passages, (query,), {"q": {"s": 1}})
    found = refusals(benchmark, ["恐龙是怎么灭绝的？"], encoder)
    assert found.answerable[0] > found.threshold > found.unanswerable[0]


def test_unanswerable_questions_are_read(tmp_path: Path) -> None:
    (tmp_path / "unanswerable.jsonl").write_text('{"_id": "u1", "text": "谁？"}\n\n', "utf-8")
    assert read_unanswerable(tmp_path) == ["谁？"]


@pytest.mark.parametrize(("line", "said"), [("{}", ":1: "), ("[]", ":1: "), ("", "cannot read")])
def test_a_bad_file_is_refused(tmp_path: Path, line: str, said: str) -> None:
    if line:
        (tmp_path / "unanswerable.jsonl").write_text(line, "utf-8")
    with pytest.raises(BenchmarkError, match=said):
        read_unanswerable(tmp_path)
