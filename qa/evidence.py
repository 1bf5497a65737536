"""Which sentences of a passage answer the question, and how well passage and question fit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Metadata
from corpus.numerals import find_numbers
from index.searcher import PassageIndex
from index.sentences import passage_sentences
from index.terms import Route, held_terms
from qa.forms import has_form
from qa.question import Asked, Question
from qa.ranking import Candidate

# A note such as （责任单位：…） after a sentence says who does what the sentence names.
_NOTE = re.compile(
    r"[（(〔].{0,200}[局委办厅部会府][^。]{0,200}[）)〕]|(?:责任|牵头|主办)(?:单位|部门)[：:]"
)
_FORM_GAIN = 0.25
_NUMBER_GAIN = 0.2
# What answers often stands beside what repeats the question's words: this share of the better
# neighbour's score counts for a further sentence.
_BESIDE = 0.3
_KEEP = 0.6  # further sentences that score at least this share of the best one are marked too
_MOST = 3


Spans = tuple[tuple[int, int], ...]
"""Spans ``[start, end)`` into a passage's text, in order."""


def find_evidence(
    question: Question,
    content: str,
    index: PassageIndex,
    candidate: Candidate,
    headings: Sequence[tuple[int, int]] = (),
) -> Spans:
    """Spans of the one to three sentences of a passage that answer best.

    ``content`` is what is searched for: the question without its document's place.
    ``headings`` are spans of the passage's text: a heading names what is below it and answers
    nothing, so where one fits best, the sentences below it are marked.

    A sentence's score is the share of the question's weighted terms that it has, plus its
    cosine with the question, plus a gain for the asked-for form and for years and amounts
    that the question names. Below the best one, sentences beside a good one gain. Chosen on
    the tuning halves of cmrc2018, drcd_s and eval/questions/seeds.jsonl, see eval/LOG.md.
    """
    text, about = candidate.chunk.text, candidate.document.metadata
    spans = passage_sentences(text)
    if not spans:
        return ()
    cosines = index.sentence_scores(content, candidate.chunk.id)
    weights = index.query_weights(content, Route.BIGRAMS)
    total = sum(weights.values()) or 1.0
    scores = []
    for span, cosine in zip(spans, cosines, strict=True):
        sentence = text[slice(*span)]
        covered = held_terms(sentence).weight_of(weights) / total
        scores.append(covered + float(cosine) + _gains(question, sentence, about))
    headed = [any(a <= start and end <= b for a, b in headings) for start, end in spans]
    return _choose(question, text, spans, scores, headed)


def _gains(question: Question, sentence: str, about: Metadata) -> float:
    gain = _FORM_GAIN if has_form(question.asked, sentence, about) else 0.0
    if question.years or question.amounts:
        numbers = find_numbers(sentence)
        years = {int(number.value) for number in numbers if number.year}
        values = {number.value for number in numbers if not number.year}
        gain += _NUMBER_GAIN * len(years & set(question.years))
        gain += _NUMBER_GAIN * len(values & {number.value for number in question.amounts})
    return gain


def _choose(
    question: Question,
    text: str,
    spans: Sequence[tuple[int, int]],
    scores: Sequence[float],
    headed: Sequence[bool],
) -> Spans:
    best = max(range(len(spans)), key=lambda i: scores[i])
    body = (
        _below(best, headed)
        if headed[best]
        else [i for i, is_head in enumerate(headed) if not is_head]
    )
    lead, *rest = sorted(body or [best], key=lambda i: -scores[i])
    raised = _beside(scores)
    rest.sort(key=lambda i: -raised[i])
    kept = [lead, *(i for i in rest[: _MOST - 1] if raised[i] >= _KEEP * raised[lead])]
    if question.asked is Asked.DUTY:
        note = _note_for(text, spans, best)
        kept = kept[:1] if note is None else [best, note]
    return tuple(_merge(text, sorted(spans[i] for i in set(kept))))


def _beside(scores: Sequence[float]) -> list[float]:
    """Scores raised by a share of the better neighbour's."""
    padded = (0.0, *scores, 0.0)
    return [
        score + _BESIDE * max(before, after)
        for before, score, after in zip(padded, scores, padded[2:], strict=False)
    ]


def _below(heading: int, headed: Sequence[bool]) -> list[int]:
    """The sentences from a heading, or a run of them, to the next heading."""
    start = next((i for i in range(heading, len(headed)) if not headed[i]), len(headed))
    end = next((i for i in range(start, len(headed)) if headed[i]), len(headed))
    return list(range(start, end))


def _note_for(text: str, spans: Sequence[tuple[int, int]], best: int) -> int | None:
    """The first sentence from ``best`` on that says which departments do it."""
    return next((i for i in range(best, len(spans)) if _NOTE.search(text[slice(*spans[i])])), None)


def _merge(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Joins spans that only white space separates."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
