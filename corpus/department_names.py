"""One name for one department, however it is written.

市发改委, 市发展改革委 and 市发展和改革委员会 of one place are the same department; 市科技局 of two
places are two. The fields that departments bear (发展改革 …) stand in ``data/departments.tsv``.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from corpus.model import Level, Metadata
from corpus.places import Place, gazetteer

_WIDE = str.maketrans({"(": "（", ")": "）", "〔": "（", "〕": "）"})
# 市场监管局 and 市政公用局 begin with the word 市 of another meaning.
_HEAD = re.compile(
    r"(?P<head>[全本我]?(?:市(?!场|政(?![府务协法数]))|省)|自治区|区(?!域|块)|县|州|盟|旗|国家(?=[一-龥]{3}))"
    r"(?=[一-龥])"
)
_ASIDE = re.compile(r"（[^（）]*）$")
_ENDINGS = (
    ("委员会办公室", "办"), ("领导小组办公室", "办"), ("委员会", "委"), ("办公厅", "办公厅"),
    ("办公室", "办"), ("委办", "办"), ("联合会", "联合会"), ("总局", "总局"), ("委", "委"),
    ("行政主管部门", "主管部门"), ("行政部门", "主管部门"), ("主管部门", "主管部门"),
    ("部门", "部门"),
    ("办", "办"), ("局", "局"), ("厅", "厅"), ("部", "部"), ("署", "署"), ("中心", "中心"),
)  # fmt: skip
# Departments whose customary short name drops part of the field or of the ending.
_SHORT = {"科技委": "科委", "教育委": "教委", "农业委": "农委", "工业和信息化委": "工业和信息化委"}
_WHOLE = {
    "妇女联合会": "妇联", "残疾人联合会": "残联", "工商业联合会": "工商联", "总工会": "总工会",
    "科学技术协会": "科协", "科委": "科委", "共青团委员会": "团委", "文学艺术界联合会": "文联",
    "归国华侨联合会": "侨联", "政府办": "政府办公室", "政府办公室": "政府办公室",
    "人民政府办公室": "政府办公室", "人民政府办公厅": "政府办公厅", "委办": "委办公室",
    "政府": "人民政府", "委党校": "委党校", "工商联": "工商联", "农委": "农委",
    "农业农村工作委员会": "农委",
    "农业委员会": "农委", "外办": "外办", "外事办": "外办", "外事办公室": "外办", "编办": "委编办",
}  # fmt: skip
_COMMON = re.compile("^(?:各|有关|相关|其他|其它)")
_MINISTRY = re.compile("部$|^(?:国务院|中央|中共|全国|国家|中国|人民银行|人行)|总局$|总署$")
_PARTY_PART = re.compile("(?:宣传|组织|统战|武装|工作)部$")
_OFFICE = re.compile("(?:局|委|厅|办|办公室|办公厅|委员会|中心)$")
_GOVERNMENT = re.compile("(?<=[省市区县州盟旗])政府$")


def department_name(written: str, about: Metadata, before: str | None = None) -> str:
    """The department's own name within its place: 市科学技术局 of 眉山 is 眉山市科技局.

    Args:
        written: the mention, white space and width as they stand.
        about: the document's metadata; its place is whose 市 and 省 are meant.
        before: the head (市, 省 …) of the mention before it in a list, which also holds for a
            bare name: 市公安局、工信局.
    """
    plain = _plain(written)
    place = _place_of(about)
    head, rest = split_head(plain)
    if head:
        return _owner(head, place) + _field_name(rest)
    if place is None or _named_for_itself(plain):
        return _field_name(plain)
    if _COMMON.match(plain):
        return place.name + plain if place.level is not Level.NATIONAL else plain
    if place.level is Level.NATIONAL:
        return ("国家" if _is_commission(plain) else "") + _field_name(plain)
    if _OFFICE.search(plain) or _PARTY_PART.search(plain):
        return _owner(before or "", place) + _field_name(plain)
    return _field_name(plain)


def department_key(asked: str) -> str:
    """How a name asked for is spelt in department names: 市科学技术局 → 市科技局.

    A full name ends with the key of each shorter way to ask for it; a place named in front gets
    its full name: 眉山科技局 → 眉山市科技局.
    """
    plain = _plain(asked)
    head, rest = split_head(plain)
    if head:
        return re.sub("^[全本我]", "", head) + _field_name(rest)
    return _field_name(plain)


def split_head(plain: str) -> tuple[str, str]:
    """市科技局 → (市, 科技局); a name without such a head, or with a place's, has ``""``."""
    match = _HEAD.match(plain)
    return (match["head"], plain[match.end() :]) if match else ("", plain)


def _plain(written: str) -> str:
    plain = re.sub(r"[\s“”\"]", "", written).translate(_WIDE)
    return plain if _COMMON.match(plain) else _ASIDE.sub("", plain) or plain


def _field_name(name: str) -> str:
    """A name without its head, its field and ending in their short forms."""
    if name in _WHOLE:
        return _WHOLE[name]
    place, rest = _leading_place(name)
    if place and rest != name:
        known = _known(rest)
        return place.name + known if known else _GOVERNMENT.sub("人民政府", name)
    return _known(name) or _GOVERNMENT.sub("人民政府", name)


def _known(name: str) -> str | None:
    """The short form of a name whose field is in the table, ``None`` for any other."""
    if name in _WHOLE:
        return _WHOLE[name]
    fields = _fields()
    for ending, short in _ENDINGS:
        body = name.removesuffix(ending)
        if body != name and (field := fields.get(body)):
            return _SHORT.get(field + short, field + short)
    if name == "科委":
        return name
    return None


def _leading_place(name: str) -> tuple[Place | None, str]:
    mention = next(iter(gazetteer().find(name)), None)
    if mention is None or mention.start > 0 or mention.abbreviated:
        return None, name
    return mention.place, name[mention.end :]


def _named_for_itself(plain: str) -> bool:
    """Whether the name says of its own whose it is: 东坡区人民政府, 财政部, 天津银监局."""
    if _MINISTRY.search(plain) and not _PARTY_PART.search(plain):
        return True
    return _leading_place(plain)[0] is not None


def _is_commission(plain: str) -> bool:
    return plain.startswith(("发展改革", "发改", "发展和改革", "卫生健康委", "数据局", "医保局"))


def _owner(head: str, place: Place | None) -> str:
    """Whose 市, 省 or 区 it is, in full; the bare word where the document does not tell."""
    bare = re.sub("^[全本我]", "", head)
    if place is None or bare == "国家" or place.level is Level.NATIONAL:
        return bare
    if not bare:
        return place.name
    owners = {
        "省": ("0000",), "自治区": ("0000",), "州": ("00",), "盟": ("00",),
        "市": ("", "00", "0000"), "区": ("",), "县": ("",), "旗": ("",),
    }[bare]  # fmt: skip
    for zeros in owners:
        code = place.code[: 6 - len(zeros)] + zeros
        found = place if code == place.code else gazetteer().by_code(code)
        if found and found.name.endswith(bare):
            return found.name
    return bare


def _place_of(about: Metadata) -> Place | None:
    places = gazetteer()
    found = places.by_code(about.place_code) if about.place_code else None
    if found is not None and (about.place is None or found.short == about.place):
        return found
    return places.by_short(about.place) if about.place else None


@cache
def _fields() -> dict[str, str]:
    source = resources.files("corpus").joinpath("data", "departments.tsv").read_text("utf-8")
    forms: dict[str, str] = {}
    for line in source.splitlines():
        if line and not line.startswith("#"):
            short, *others = line.split("\t")
            forms |= dict.fromkeys((short, *others), short)
    return forms
