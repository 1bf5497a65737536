"""The words right around a list: what leads to it, what follows it, how its items are written."""

from __future__ import annotations

import re

from index.terms import segmenter
from qa.structure.asked_terms import AskedTerms, wordings
from qa.structure.asking import ItemsWish
from qa.structure.context import Context, squeeze
from qa.structure.list_model import ItemList

_AROUND = 40  # characters before and after an enumeration that say what it is
_LEADS = re.compile(
    r"(?:包括|包含|涵盖|分为|分成|主要有|具体为|分别[为是]|[有为是即指如]|下列\S{0,12}|以下\S{0,12})[:：]?$"
)
_FUNCTIONS = re.compile(r"(?:职责|职能|职权)")
_HEADED = 0.55  # share of a heading that a question of manner says, and the other way round
_NAMED = 0.5  # share of the noun that names
_HEADING = 30  # characters; what is longer is a sentence
_BODIES = re.compile(
    r"(?:部|局|委|办|厅|署|院|会|中心|政府|部门|银行|公司|办公室|机构|处|所)[”）)]?$"
)
_BODY_ASKED = re.compile(
    r"(?:部门|单位|机构|厅局|委办局|局)$|\b(?:departments?|bureaus?|ministries)\b"
)
_BODIES_ASKED = re.compile(
    r"部门|单位|机构|厅|局|委|主体|力量|成员|机关|组织|方|者|谁|地|中心|平台|银行|企业|公司|院|处|所|对象"
    r"|\b(?:departments?|bureaus?|ministr|bod(?:y|ies)|institution|organi[sz]ation|agenc|who|unit"
    r"|member|part(?:y|ies)|compan|firm|enterprise|bank|cent(?:er|re))",
    re.IGNORECASE,
)
_DOCUMENT_ASKED = re.compile(
    r"(?:文件|法律|法规|条例|规划|通知|意见|办法|政策|方案|标准|依据|协议|合同|公约|指南)|\b(?:laws?|documents?|polic|regul|plans?|rules?|agreements?|contracts?|guid|standards?)"
)
_HEADED_WHOLE, _HEADED_PART = 0.9, 0.3  # share that is enough alone; that is with the last word
_STOPS = "。；;，,：:"


class ListWords:
    """What the nearest words of lists say for one question."""

    def __init__(self, context: Context, wish: ItemsWish) -> None:
        self._context, self._wish = context, wish
        self._content = AskedTerms.of(context, wish.content)
        self._noun = AskedTerms.of(context, wish.nouns[0]) if wish.nouns else self._content
        words = [w for w in segmenter().cut(wish.nouns[-1] if wish.nouns else "") if len(w) > 1]
        self._last = words[-1] if words else "\n"
        abroad = (form for noun in wish.nouns[:1] for form in wordings(context, noun))
        self._wordings = tuple(dict.fromkeys(abroad))

    def allows(self, found: ItemList) -> bool:
        """Whether a list can be meant by a question of functions, manner or documents."""
        wish = self._wish
        if not (self._content or wish.names or wish.count):
            return False
        intro = f"{found.heading} {found.before} {found.path[-1] if found.path else ''}"
        if wish.functions and not _FUNCTIONS.search(f"{intro} {found.lead}"):
            return False
        if wish.manner:
            return found.outline and not found.top and self._headed(found)
        return not wish.titles or self._titles(found)

    def features(self, found: ItemList) -> dict[str, float]:
        """Numbers of about 0 to 1 by name."""
        text = self._text(found)
        document = self._context.library.documents[found.document_id]
        items = [text[i.start : i.end] for i in found.items]
        near = found.head if found.outline else self._near(found, text)
        ends = [squeeze(part).strip(_STOPS) for part in f"{found.heading} {found.tail}".split()]
        sign = self._wish.sign
        leads = _LEADS.search(found.before or found.heading) is not None
        return {
            "said_near": self._content.share(near, document.title),
            "noun_items": self._noun.share(" ".join(items)),
            "leads": leads,
            "called_abroad": any(end.endswith(w) for w in self._wordings for end in ends if end),
            "leads_said": leads and not found.outline and self._content.share(found.lead),
            "subject_only": not leads and self._subject_only(found),
            "unintroduced": found.outline and self._running(found),
            "other_kind": _other_kind(self._wish.nouns[:1], items),
            "bodies": _bodies(self._wish.nouns[:1], items),
            "sign": sum(sign in item for item in items) / len(items) if sign else 0.0,
        }

    def _headed(self, found: ItemList) -> bool:
        """Whether the question names the heading above the list."""
        heading = found.heading or (found.path[-1] if found.path else "")
        if not heading:
            return False
        own = AskedTerms.of(self._context, heading).share(self._wish.content)
        if min(own, self._noun.share(heading)) >= _HEADED or own >= _HEADED_WHOLE:
            return True
        return own >= _HEADED_PART and self._last in heading

    def _subject_only(self, found: ItemList) -> bool:
        """Whether the noun stands only before an enumeration, which it does not lead to."""
        named = self._noun.share(f"{found.heading} {found.tail}")
        return not found.outline and self._noun.share(found.before) >= _NAMED > named

    def _running(self, found: ItemList) -> bool:
        """Whether a whole sentence stands above sections that does not lead to them."""
        own = found.heading.rstrip()
        return own.endswith(("。", "；")) or (len(own) > _HEADING and own[-1:] not in "：:")

    def _titles(self, found: ItemList) -> bool:
        text = self._text(found)
        named = sum("《" in text[i.start : i.end] or "号" in text[i.start : i.end]
                    for i in found.items)  # fmt: skip
        return 2 * named > len(found.items)

    def _near(self, found: ItemList, text: str) -> str:
        first, last = found.items[0].start, found.items[-1].end
        before = text[max(found.start, first - _AROUND) : first]
        return f"{before} {text[last : min(found.end, last + _AROUND)]}"

    def _text(self, found: ItemList) -> str:
        return self._context.library.documents[found.document_id].text


def _other_kind(nouns: tuple[str, ...], items: list[str]) -> float:
    """1 where departments are asked for and the items are none, or titles where none are."""
    noun = nouns[0] if nouns else ""
    titles = sum(item.startswith("《") for item in items)
    if 2 * titles > len(items) and not _DOCUMENT_ASKED.search(noun):
        return 1.0
    bodies = sum(_BODIES.search(item) is not None for item in items)
    return float(_BODY_ASKED.search(noun) is not None and 2 * bodies < len(items))


def _bodies(nouns: tuple[str, ...], items: list[str]) -> float:
    """1 where most items are departments and something else is asked for."""
    noun = nouns[0] if nouns else ""
    bodies = sum(_BODIES.search(item) is not None for item in items)
    return float(2 * bodies > len(items) and _BODIES_ASKED.search(noun) is None)
