"""“眉山有哪些示范工程”: the list inside a document that a question asks for, whole."""

from __future__ import annotations

import re

from corpus.describe import quoted_title
from corpus.headings import one_line
from qa.stated import StatedAnswer
from qa.structure.asked_terms import AskedTerms
from qa.structure.asking import ItemsWish, items_wish
from qa.structure.context import Context, squeeze
from qa.structure.item_nouns import excluded
from qa.structure.list_model import Item, ItemList
from qa.structure.list_search import Scored, best_list, settled, unique_items
from qa.structure.show import Quote, Row, show, stated
from qa.structure.wording import columns, item_words

_ENOUGH = 2.1
_ENOUGH_SAID = 1.2  # where the question says how many, by which name, or what it falls into
# What is counted here is no aim of anybody: 五项原则, three conditions.
_NEVER_AIMED = re.compile(
    r"(?:原则|理念|方针|任务|措施|举措|条件|要求|情形|方式|方法|途径|权利|义务|职责|环节|程序|步骤|材料|内容|方面|部分"
    r"|类型|种类|机制|制度|功能|特征|事项|抓手|重点|方向|关系|体会)$"
    r"|\b(?:principles|tasks|measures|conditions|requirements|circumstances|ways|means|rights"
    r"|obligations|steps|stages|aspects|parts|types|kinds|functions|directions)$",
    re.IGNORECASE,
)
_LEAST_NAME = 2  # characters of an item that is left out
_FUNCTIONS_TOLD = 0.6  # share of a question of functions in what leads to their list


def answer_items(context: Context) -> StatedAnswer | None:
    """The list asked for as a table, ``None`` if no list is asked for or none fits well."""
    wish = items_wish(context.question, context.scope.content)
    if wish is None or len(context.question.places) > 1:
        return None
    said = wish.count or wish.names or wish.divides or wish.manner or wish.titles
    best = best_list(context, wish, _ENOUGH_SAID if said else _ENOUGH)
    if best is None:
        return None
    sure = settled(context, wish) or wish.each
    if not sure and best.document.id != context.candidates[0].document.id:
        return None
    return _table(context, wish, best)


def answer_functions(context: Context) -> StatedAnswer | None:
    """The functions of a body where a list has them, ``None`` for other questions."""
    wish = items_wish(context.question, context.scope.content)
    if wish is None or not wish.functions or len(context.question.places) > 1:
        return None
    best = best_list(context, wish)
    if best is None:
        return None
    told = AskedTerms.of(context, wish.content).share(f"{best.found.head} {best.found.lead}")
    return _table(context, wish, best) if told >= _FUNCTIONS_TOLD else None


def answer_titles(context: Context) -> StatedAnswer | None:
    """The documents that one carries out, ``None`` for other questions."""
    wish = items_wish(context.question, context.scope.content)
    return answer_items(context) if wish and wish.titles and settled(context, wish) else None


def answer_parts(context: Context) -> StatedAnswer | None:
    """The parts that something falls into, ``None`` for questions that do not ask for them."""
    wish = items_wish(context.question, context.scope.content)
    return answer_items(context) if wish and wish.divides else None


def answer_counted(context: Context) -> StatedAnswer | None:
    """So many principles, conditions …, ``None`` for other questions: their number is no amount."""
    wish = items_wish(context.question, context.scope.content)
    if wish is None or wish.count is None or not _NEVER_AIMED.search(wish.nouns[0]):
        return None
    return answer_items(context)


def _table(context: Context, wish: ItemsWish, best: Scored) -> StatedAnswer:
    language, found, document = context.question.language, best.found, best.document
    title = quoted_title(document.title)
    rows = [
        Row(
            {
                "number": at,
                "item": one_line(document.text[item.start : item.end]),
                "clause": item.clause or found.clause or "".join(found.path[-1:]) or None,
                "document": title,
                "place": document.metadata.place,
            },
            {"item": Quote(document.id, item.start, item.end)},
        )
        for at, item in enumerate(_asked_items(context, found, document.text), start=1)
    ]
    shown = show(rows, context.library)
    text = item_words(language, title, found, shown)
    understood = {"intent": "items", "noun": wish.nouns[0], "count": wish.count}
    return stated(
        text, shown, columns(("number", "item", "clause", "document"), language), understood
    )


def _asked_items(context: Context, found: ItemList, text: str) -> list[Item]:
    """The items without those that say the same again, and without those left out by name."""
    items = unique_items(found, text)
    said = re.split(r"[、和与及，,]|\band\b", excluded(context.question.standalone))
    named = [squeeze(part) for part in said if len(squeeze(part)) >= _LEAST_NAME]

    def left_out(item: Item) -> bool:
        own = squeeze(text[item.start : item.end]).strip("。；;，")
        return any(own in name or (len(name) > _LEAST_NAME and name in own) for name in named)

    kept = [item for item in items if not left_out(item)]
    return kept if kept else items
