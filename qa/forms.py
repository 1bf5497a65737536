"""Whether a text has the form that a kind of question asks for: a number, a department, a date."""

from __future__ import annotations

import re

from corpus.dates import all_dates
from corpus.model import Metadata
from corpus.numerals import find_numbers
from qa.question import Asked

_DUTY = re.compile(
    r"责任单位|牵头|配合单位|负责|[（(〔][^）)〕]{0,60}[局委办厅部会府][、，,）)〕]|办公室设在"
)
_DEFINITION = re.compile(r"是指|指的是|是以|[：:]|本(?:条例|办法|方案|规定)所称")
_DATE = re.compile(r"(?:19|20)\d\d\s*年|\d{1,2}月\d{1,2}日|(?:19|20)\d\d[-.]\d")
_CONTACT = re.compile(r"电话|传真|邮箱|联系人|地址")
_PHONE_OR_MAIL = re.compile(r"\d{3,4}[-—－]\d{7,8}|[\w.-]+@[\w.-]+")
_BASIS = re.compile(
    r"(?:根据|依据|按照|贯彻|落实|遵照)[^。]{0,40}《[^。]{0,400}?(?:制定|起草|提出|印发|通知如下)",
    re.DOTALL,
)
_SPACE_OR_BRACKET = re.compile(r"[\s〔〕\[\]［］()（）【】—–-]")

# Kinds that ask for a fact about the document itself; its head or signature answers.
ABOUT_DOCUMENT = frozenset(
    {Asked.NUMBER, Asked.ISSUED, Asked.ISSUER, Asked.TITLE, Asked.BASIS, Asked.CONTACT}
)


def has_form(asked: Asked, text: str, about: Metadata) -> bool:
    """Whether ``text``, from the document that ``about`` describes, has the asked-for form.

    A document number or date of issue must be the document's own: texts cite those of others.
    ``False`` for lookups, which ask for no form.
    """
    if asked in ABOUT_DOCUMENT:
        return _states(asked, text, about)
    match asked:
        case Asked.AMOUNT:
            return any(not number.year and not number.ordinal for number in find_numbers(text))
        case Asked.DUTY:
            return bool(_DUTY.search(text))
        case Asked.DEFINITION:
            return bool(_DEFINITION.search(text))
        case Asked.DATE:
            return bool(_DATE.search(text))
        case _:
            return False


def _states(asked: Asked, text: str, about: Metadata) -> bool:
    """Whether a text, spaces and brackets apart, states a fact about its own document."""
    squeezed = _squeeze(text)
    match asked:
        case Asked.NUMBER:
            return about.number is not None and _squeeze(about.number) in squeezed
        case Asked.ISSUED:
            issued = about.issued
            return issued is not None and any(d.startswith(issued) for d in all_dates(text))
        case Asked.ISSUER:
            return about.issuer is not None and any(
                _squeeze(name) in squeezed for name in about.issuer.split("、")
            )
        case Asked.TITLE:
            return not about.title_inferred and _squeeze(about.title) in squeezed
        case Asked.BASIS:
            return bool(_BASIS.search(squeezed))
        case _:
            return bool(_CONTACT.search(squeezed) or _PHONE_OR_MAIL.search(text))


def _squeeze(text: str) -> str:
    return _SPACE_OR_BRACKET.sub("", text)
