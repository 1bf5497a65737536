"""Which questions of a run went wrong, and how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SHOULD_ABSTAIN = "answered, should abstain"
SHOULD_ANSWER = "abstained, should answer"


def failures(result: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Details of the questions that went wrong, in order, each with ``why``, ``kind`` and
    ``confidence``.

    Wrong is: the first passage not relevant, an abstention where there is an answer, an
    answer where there is none, a wrong value, a missing or wrong place.
    """
    records = {record["id"]: record for record in result["per_question"]}
    found = []
    for details in result["details"]:
        record = records.get(details["id"], {})
        why = reasons(details, record.get("kind"), record.get("rank"))
        if why:
            said = {"kind": record.get("kind"), "confidence": record.get("confidence")}
            found.append({**details, **said, "why": why})
    return found


def reasons(details: Mapping[str, Any], kind: str | None, rank: int | None) -> list[str]:
    """What is wrong with the answer to one question, in words; empty for nothing."""
    measures = details["measures"]
    why = []
    if details["answerable"] is False and kind != "abstain":
        why.append(SHOULD_ABSTAIN)
    if details["answerable"] and kind == "abstain":
        why.append(SHOULD_ANSWER)
    if measures.get("hit@1") == 0.0:
        why.append(f"first relevant passage at rank {rank}" if rank else "no relevant passage")
    if measures.get("answer_accuracy") == 0.0:
        why.append("wrong value")
    if measures.get("places_f1", 1.0) < 1.0:
        why.append(f"places F1 {measures['places_f1']:.2f}")
    if measures.get("item_recall", 1.0) < 1.0 or measures.get("item_precision", 1.0) < 1.0:
        why.append(
            f"items: recall {measures['item_recall']:.2f},"
            f" precision {measures['item_precision']:.2f}"
        )
    if measures.get("wrong_place@1") == 1.0:
        why.append("wrong place first")
    return why
