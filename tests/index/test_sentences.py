from hypothesis import given
from hypothesis import strategies as st

from index.sentences import MAX_CHARS, passage_sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in passage_sentences(text)]


def test_sentences_and_lines() -> None:
    assert cut("第一句话结束。第二句话也结束！\n第三行没有句号") == [
        "第一句话结束。", "第二句话也结束！", "第三行没有句号",
    ]  # fmt: skip


def test_fragments_join_the_sentence_before() -> None:
    assert cut("发展目标如下所示。完。") == ["发展目标如下所示。完。"]


def test_long_sentences_are_cut_at_semicolons_first() -> None:
    half = "支持企业，" * 20
    assert cut(f"{half}甲；{half}乙。") == [f"{half}甲；", f"{half}乙。"]


@given(st.text(alphabet="甲乙丙。；，、！（）\n a", max_size=600))
def test_spans_are_disjoint_and_hold_all_that_is_not_blank(text: str) -> None:
    spans = passage_sentences(text)
    covered = {i for start, end in spans for i in range(start, end)}
    assert sum(end - start for start, end in spans) == len(covered)
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


@given(st.text(alphabet="甲乙，", min_size=1, max_size=900))
def test_no_part_is_too_long_if_commas_allow(text: str) -> None:
    longest = max(map(len, text.split("，"))) + 1
    assert all(end - start <= max(MAX_CHARS, longest) for start, end in passage_sentences(text))
