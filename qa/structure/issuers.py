"""“由哪几个部门联合印发”: the bodies that issued or drew up a document, each on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.describe import quoted_title
from corpus.model import Document
from qa.stated import StatedAnswer
from qa.structure.asked_terms import AskedTerms
from qa.structure.context import Context, focus, titled_document
from qa.structure.show import Quote, Row, show, stated
from qa.structure.wording import body_words, columns

_BODY = r"(?:部门|单位|机构|机关|委办局|部委|厅局|委局|方面|家)"
_ISSUES = r"(?:发布|印发|下发|发文|公布|颁布|出台|联合发|发的|签发)"
_DRAWS_UP = r"(?:编制|起草|制定|制订|研究制|拟订|拟定|编写)"
_SEVERAL = r"(?:哪[些几二两三四五六七八九十]|几个|几家|分别|都有|都是|联合|共同|一起|一同)"
_ASKED = re.compile(
    rf"{_SEVERAL}[^，。？?]{{0,8}}{_BODY}[^，。？?]{{0,8}}(?:{_ISSUES}|{_DRAWS_UP})"
    rf"|(?:{_ISSUES}|{_DRAWS_UP})(?:的)?(?:部门|单位|机关|机构)[^，。？?]{{0,4}}(?:哪|都有|是谁|包括)"
    r"|\b(?:which|what)\s+(?:\w+\s+){0,3}(?:departments?|bodies|agencies|ministries|bureaus|offices)"
    r"\s+(?:jointly\s+|together\s+)?(?:issued?|released?|published?|drafted|drew up|made|wrote)\b"
    r"|\b(?:jointly|together)\s+(?:issued|released|published|drafted)\b.*\b(?:which|what|who)\b"
    r"|\bwho\s+jointly\s+(?:issued|released|published|drafted)\b",
    re.IGNORECASE,
)
_DRAWN = re.compile(_DRAWS_UP + r"|\bdraft|\bdrew up", re.IGNORECASE)
# What the bodies issue is no document: 证书, 标准 of others.
_OTHER = re.compile(rf"{_DRAWS_UP}(?:的)?(?:标准|目录|清单|名录|价格)|颁发|核发")
_MADE = re.compile(
    r"(?P<bodies>[^，,。；;：:\n]{4,80}?)(?:联合|共同|会同|研究|组织|抓紧)*"
    rf"{_DRAWS_UP}(?:形成)?(?:了|本|《|“)"
)
_SHARE = 0.5  # of the question's words in the title of the document that it means
_FEWEST = 2


def answer_issuers(context: Context) -> StatedAnswer | None:
    """The bodies as a table; ``None`` for other questions and where there is only one."""
    text = context.question.standalone
    if not asks_issuers(text):
        return None
    document = _document(context)
    if document is None:
        return None
    spans = list(_drawn_up(document)) if _DRAWN.search(text) else []
    spans = spans or list(_issued(document))
    if len(spans) < _FEWEST:
        return None
    language, title = context.question.language, quoted_title(document.title)
    rows = [
        Row(
            {
                "number": at,
                "item": document.text[start:end],
                "document": title,
                "place": document.metadata.place,
            },
            {"item": Quote(document.id, start, end)},
        )
        for at, (start, end) in enumerate(spans, start=1)
    ]
    shown = show(rows, context.library)
    understood = {"intent": "items", "noun": "issuer", "count": len(rows)}
    text = body_words(language, title, shown)
    return stated(text, shown, columns(("number", "item", "document"), language), understood)


def asks_issuers(text: str) -> bool:
    """Whether a question asks which bodies issued or drew up a document."""
    return _ASKED.search(text) is not None and _OTHER.search(text) is None


def _document(context: Context) -> Document | None:
    """The document that is meant: named, of the place, or with the question's words as title."""
    if found := focus(context):
        return found[0] if len(found) == 1 else None
    if called := titled_document(context):
        return called
    terms = AskedTerms.of(context, context.scope.content)
    shares = {document.id: terms.share(document.title) for document in context.documents}
    best = max(shares, key=lambda id_: shares[id_], default="")
    if not best or shares[best] < _SHARE:
        return None
    return context.library.documents[best]


def _issued(document: Document) -> Iterator[tuple[int, int]]:
    """Where each issuing body is first named."""
    for name in (document.metadata.issuer or "").split("、"):
        at = document.text.find(name) if name else -1
        if at >= 0:
            yield at, at + len(name)


def _drawn_up(document: Document) -> Iterator[tuple[int, int]]:
    """The bodies of “甲、乙编制了……”."""
    found = _MADE.search(document.text)
    if not found or "、" not in found["bodies"]:
        return
    start = found.start("bodies")
    for part in re.finditer(r"[^、]+", found["bodies"]):
        yield start + part.start(), start + part.end()
