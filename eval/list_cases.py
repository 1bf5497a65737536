"""Cases that the weights of lists are fitted to: the lists that a question may mean.

Only the tuning questions of a file count, by ``eval.questions.split_of``, and of these only
those that have ``items`` and are taken for a question about a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

import numpy as np
import numpy.typing as npt

from corpus.ingest import Progress
from eval.items import count_rows
from eval.questions import Question as Judged
from eval.questions import load_questions, resolve_documents, select
from index.searcher import PassageIndex
from index.snapshots import Snapshot
from qa.dialogue import Turn, standalone_question
from qa.library import Library
from qa.question import Question
from qa.ranking import rank
from qa.scope import Filters, scope_of
from qa.structure import Context
from qa.structure.asking import items_wish
from qa.structure.list_fit import Features, ListFit
from qa.structure.list_search import likeness_features, possible_lists, unique_items
from qa.structure.list_weights import list_weights

KEPT = 60  # lists of a question, the likeliest by the present weights
_RETRIEVED = 50  # passages, as the assistant does
_RIGHT = 0.5  # least recall × precision of a list that may count as the right one


@dataclass(frozen=True, slots=True)
class ListCase:
    """The lists that one question may mean.

    Attributes:
        question: as it is asked.
        features: of each list, by name.
        recalls: share of the wanted items that each list has, shape (n,).
        precisions: share of its items that are wanted, shape (n,).
    """

    question: str
    features: tuple[Features, ...]
    recalls: npt.NDArray[np.float64]
    precisions: npt.NDArray[np.float64]

    @property
    def right(self) -> npt.NDArray[np.bool_]:
        """The lists that are as good as the best one, shape (n,); none if all are poor."""
        quality = self.recalls * self.precisions
        best = quality.max(initial=0.0)
        found: npt.NDArray[np.bool_] = (quality >= best - 1e-9) & (best >= _RIGHT)
        return found


def list_cases(
    snapshot: Snapshot, path: Path, *, progress: Progress | None = None
) -> tuple[list[ListCase], int]:
    """The cases of a question file, and how many of its questions gave none.

    Raises:
        UsageError: no such file.
        QuestionFileError: the file breaks the form or names documents the snapshot lacks.
    """
    library = Library(snapshot.catalogue)
    files = [PurePath(document.source_path).name for document in library.documents.values()]
    questions = resolve_documents(select(load_questions(path), "tune"), files, path)
    wanted = [q for q in questions if q.items and q.type == "items"]
    cases = []
    for number, judged in enumerate(wanted, 1):
        cases += list(_case(snapshot.index, library, judged))
        if progress:
            progress("questions", number, len(wanted))
    return cases, len(wanted) - len(cases)


def _case(index: PassageIndex, library: Library, judged: Judged) -> Iterator[ListCase]:
    """One case, none where the question is not seen to ask for a list."""
    context = _context(index, library, judged)
    wish = items_wish(context.question, context.scope.content)
    if wish is None or len(context.question.places) > 1:
        return
    fit = ListFit(context, wish)
    score = list_weights().score
    lists = sorted(possible_lists(context, wish, fit), key=lambda found: -score(found[0]))[:KEPT]
    if not lists:
        return
    abroad = context.question.language == "en"
    likeness = fit.likeness([found for _, found, _ in lists])
    features = tuple(
        {**own, **likeness_features(like, abroad=abroad)}
        for (own, _, _), like in zip(lists, likeness, strict=True)
    )
    rows = (
        [[document.text[i.start : i.end]] for i in unique_items(found, document.text)]
        for _, found, document in lists
    )
    counts = [count_rows(judged.items or (), own) for own in rows]
    yield ListCase(
        judged.text,
        features,
        np.array([count.recall for count in counts]),
        np.array([count.precision for count in counts]),
    )


def _context(index: PassageIndex, library: Library, judged: Judged) -> Context:
    """What the assistant makes of the question."""
    turns = [Turn.of(turn) for turn in judged.history]
    question = Question.parse(judged.text, standalone_question(judged.text, turns))
    scope = scope_of(question, list(library.documents.values()))
    hits = index.search(scope.content, _RETRIEVED, places=scope.places)
    chunks = [(hit, library.chunks[hit.passage_id]) for hit in hits]
    found = [(hit, c, library.documents[c.document_id]) for hit, c in chunks]
    candidates = rank(question, scope, found, index=index)
    return Context(question, scope, library, index, Filters(), candidates)


def feature_names(cases: Sequence[ListCase]) -> list[str]:
    """The names of all features, sorted."""
    return sorted({name for case in cases for features in case.features for name in features})
