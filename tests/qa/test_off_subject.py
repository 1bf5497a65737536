"""A list or a duty that was found by the wording of the question alone is dropped."""

import pytest

from qa.assistant import Assistant
from qa.confidence import Model, calibration
from qa.fit import FEATURES
from qa.off_subject import on_subject
from qa.question import Question
from qa.ranking import rank
from qa.scope import Filters, Scope, scope_of
from qa.stated import StatedAnswer
from qa.structure import Context


def _stated(intent: str, kind: str = "table") -> StatedAnswer:
    return StatedAnswer(
        kind="table" if kind == "table" else "abstain", text="", confidence=0.9, citations=(),
        chunks=(), table=None, targets=(), coverage=None, understood={"intent": intent},
    )  # fmt: skip


@pytest.fixture
def about(assistant: Assistant) -> Context:
    question = Question.parse("钢琴有多少个琴键")
    scope = Scope(content=question.standalone)
    library, index = assistant._library, assistant._index
    hits = index.search(question.standalone, 10)
    found = [
        (h, library.chunks[h.passage_id],
         library.documents[library.chunks[h.passage_id].document_id]) for h in hits
    ]  # fmt: skip
    assert not scope_of(question, list(library.documents.values())).places
    return Context(question, scope, library, index, Filters(), rank(question, scope, found))


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        (_stated("items"), False),
        (_stated("duties"), False),
        (_stated("metadata"), True),
        (_stated("overview"), True),
        (_stated("items", "abstain"), True),
    ],
)
def test_what_is_far_from_the_question(about: Context, stated: StatedAnswer, kept: bool) -> None:
    assert (on_subject(about, stated, calibration().own) is stated) is kept


def test_what_is_near_stays(about: Context) -> None:
    sure = Model(0.5, 5.0, dict.fromkeys(FEATURES, 0.0))
    stated = _stated("items")
    assert on_subject(about, stated, sure) is stated


def test_nothing_stated_stays_nothing(about: Context) -> None:
    assert on_subject(about, None, calibration().own) is None
