"""Base forms of inflected English words, for tables that hold the base form alone.

Only inflection, by spelling: plural, past and -ing form. No derivation (organise and organisation
are two words of the tables), and no dictionary: what comes out is looked up in a table, where
spellings that are no words are not found.
"""

from __future__ import annotations

from collections.abc import Collection

_IRREGULAR = {
    "bought": "buy", "brought": "bring", "built": "build", "caught": "catch", "chose": "choose",
    "chosen": "choose", "drawn": "draw", "driven": "drive", "fell": "fall", "fallen": "fall",
    "fed": "feed", "gave": "give", "given": "give", "grew": "grow", "grown": "grow",
    "held": "hold", "hidden": "hide", "kept": "keep", "laid": "lay", "led": "lead",
    "left": "leave", "lent": "lend", "lost": "lose", "made": "make", "meant": "mean",
    "met": "meet", "paid": "pay", "ran": "run", "risen": "rise", "rose": "rise", "seen": "see",
    "sold": "sell", "sent": "send", "shown": "show", "spent": "spend", "spoken": "speak",
    "stolen": "steal", "taken": "take", "taught": "teach", "took": "take", "told": "tell",
    "won": "win", "worn": "wear", "written": "write", "wrote": "write", "children": "child",
    "men": "man", "women": "woman", "feet": "foot", "lives": "life", "wives": "wife",
    "knives": "knife", "leaves": "leaf", "criteria": "criterion",
}  # fmt: skip
# Ending, and what stood in its place; the first that a table knows is meant.
_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ves", "f"),
    ("d", ""), ("ed", ""), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ying", "ie"),
)  # fmt: skip
_SHORTEST = 3  # letters of a base form; shorter ones are cut out of other words


def base_form(word: str, known: Collection[str]) -> str | None:
    """The base form of ``word``, in lower case, that is among ``known``; ``None`` for none."""
    irregular = _IRREGULAR.get(word)
    if irregular in known:
        return irregular
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            doubled = ending in ("ed", "ing") and stem[-2:-1] == stem[-1:]
            for base in (stem + instead, stem[:-1]) if doubled else (stem + instead,):
                if len(base) >= _SHORTEST and base in known:
                    return base
    return None
