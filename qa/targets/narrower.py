"""Words that name only some of a group's indicators: 基础大模型 of all models."""

from __future__ import annotations

import re
from functools import lru_cache

# Words of a question, and words of which the target must have one.
_NARROWER = (
    (r"基础(?:大)?模型|\bfoundation(?:al)? (?:large )?models?\b", "基础"),
    (r"垂直|垂类|行业(?:大|应用|级)?模型|\bvertical\b|\bindustry models?\b", "垂直|垂类|行业|领域"),
    (r"[工样板能]厂|\bfactor(?:y|ies)\b", "工厂"),
    (r"车间|\bworkshops?\b", "车间"),
    (r"领军|头部|\bleading (?:firms|companies|enterprises)\b", "领军|龙头"),
    (r"龙头|\bflagship\b", "龙头|领军"),
    (r"骨干|\bbackbone\b", "骨干"),
    (r"链主", "链主"),
    (r"重点企业|\bkey (?:firms|companies|enterprises)\b", "重点"),
    (r"规模以上|规上|\babove[- ](?:designated[- ])?(?:scale|size)\b", "规模以上|规上"),
    (r"上市|\blisted\b", "上市"),
    (r"小巨人|\blittle giants?\b", "小巨人"),
    (r"单项冠军|\bsingle[- ]champions?\b", "单项冠军"),
    (r"公共服务平台|\bpublic service platforms?\b", "公共(?:技术)?服务平台"),
    (r"孵化器|\bincubators?\b", "孵化"),
    (r"发明专利|\binvention patents?\b", "发明"),
    (r"高速公路|\b(?:expressways?|motorways?)\b", "高速公路"),
    (r"高速铁路|高铁|\bhigh[- ]speed rail", "高速铁路|高铁"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(asked, re.IGNORECASE), re.compile(own)) for asked, own in _NARROWER)


@lru_cache(maxsize=256)
def narrower_words(question: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of which a target's indicator must match one; empty if nothing is narrowed.

    Several narrower words in a question are alternatives: smart or demonstration factories.
    """
    return tuple(own for asked, own in _PATTERNS if asked.search(question))
