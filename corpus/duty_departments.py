"""Lists of departments taken apart: “市教委、科委，各区人民政府等” is three mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.department_names import split_head
from corpus.places import gazetteer
from corpus.sentences import trimmed

_OPEN, _CLOSE = "（(〔［【[", "）)〕］】]"
_SEPARATORS = "、，,；;。/／"
_ENDING = (
    r"(?:局|委|办|厅|部|署|(?<!法)院|法院|府|(?<!社)会|处|室|站|(?<!场)所|馆|社|组|(?<!平)台|司|总?队|中心|"
    r"(?<!干)部门|单位|机构|机关|企业|公司|集团|大学|学校|高校|学院|银行|[分支]行|海关|专班|联盟|园区?|"
    r"[市县区州旗盟镇乡]|街道|[一-龥]{1,3}联|[科侨生]协|工会|团委|各地|党校|专线|指挥部)"
)  # fmt: skip
_ENDS = re.compile(rf"{_ENDING}(?:[（(〔][^（()）〔〕]*[）)〕])?$")
# Endings that only an office has; a list of nothing but places or firms is no list of duties.
_OFFICE = re.compile(
    r"(?:局|委|办|厅|部|署|府|办公室|委员会|中心|部门|公司|法院|检察院|银行|分行|支行|海关|"
    r"总?队|联合会|总工会|妇联|残联|工商联|小组|专班|单位|管委会|管理处)(?:[（(〔][^（()）〔〕]*[）)〕])?$"
)
_AND = re.compile("以及|及其?(?!时|他)|和|与|或者?")
_AND_AHEAD = re.compile("^(?:以及|并由|并|及|和|与|由|或|会同|其中)(?=.{2})")
_PRIVATE = re.compile(
    "(?:用人|建设|施工|申请|申报|使用|运营|设计|监理|生产|经营|参保|产权|所在|项目)单位$|企业$|业主$"
)
# “市科委等部门”: the mention is 市科委; what 等 stands for is nowhere to be read.
_ETC = re.compile(
    r"等+(?:[一二两三四五六七八九十\d]+个?)?(?:[一-龥（）()]{0,10}(?:部门|单位|机构|地区|方面|[局委办厅])"
    r"(?:和单位)?)?$"
)
# “各市、县（市、区）人民政府” is one group.
_EACH = re.compile("[各全]?(?:省|自治区)?[各全]?[市州区盟县]")
_EACH_TOO = re.compile("[市县区州旗盟](?:[（(]|人民政府|政府|、[县区旗])")
_LEVELS = re.compile(
    "(?:市|县|区|县（区）|县（市、区）|州)(?:两级|三级)?[一-龥]{0,12}(?:[局委办]|部门|中心|政府)"
)
_MARKED = re.compile(r"^[*＊★▲△●]+|[*＊★▲△●]+$")
_BAD = re.compile(
    r"[的了是“”\"：:《》？！!%＋=]|^(?:推动|推进|加强|加快|鼓励|支持|引导|建立|完善|按照|根据|依托|"
    r"通过|对于?|在|将|把|为|经|确保|明确|委托|组织|统筹|协调|配合|指导|联系|见|详见|属于?|持续|"
    r"完成|时限|落实|排名?|列|下同|第一|首位|具体|制定|做好|开展|分别|指定|确定|采取|坚持|发挥|向|从|并|不)"
)
_PERSON = re.compile("(?:人|者|长|员|专家|主任|书记|同志|主席|总理|领导|职责|分工|制)$")
_OWNED = re.compile(
    "^(?:市|省|区|县|州|盟|旗|自治[区州县]|国家|国务院|中央|中共|全国|各|有关|相关|县级|乡|镇|街道|属地|"
    "其他|驻|中国|人民银行|人行|最高|公安|税务|行业|主管|本市|本省|全市|全省|两区)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """``text[start:end]`` names a department; ``name`` is what it stands for.

    ``name`` differs where a list shares its ending: 东坡区 of “东坡区、彭山区人民政府” is
    东坡区人民政府. ``head`` is 市, 省 … of the nearest mention before it that has one.
    ``starred`` marks one that bears a sign (“*”).
    """

    start: int
    end: int
    name: str
    head: str = ""
    starred: bool = False


def split_departments(text: str, start: int, end: int) -> list[Mention]:
    """The departments listed in ``text[start:end]``, in order; parts that are none are left out.

    ``text[m.start:m.end]`` is each mention as written, without 等 and the words that join.
    Beside a department any short name is one too (中国电信).
    """
    parts = list(_parts(text, start, end))
    listed = any(is_department(text[a:b]) for a, b, _ in parts)
    mentions: list[Mention] = []
    head = ""
    for a, b, starred in parts:
        if is_department(text[a:b]) or (listed and _is_short_name(text[a:b])):
            mentions.append(Mention(a, b, text[a:b], head, starred))
            plain = re.sub(r"\s", "", text[a:b])
            head = split_head(plain)[0] or head
    return _with_shared_endings(mentions)


def all_departments(text: str, start: int, end: int) -> list[Mention]:
    """Like ``split_departments``, but empty as soon as one part is no department.

    For lists that nothing announces: at least one part has the ending of an office.
    """
    parts = list(_parts(text, start, end))
    mentions = split_departments(text, start, end)
    if not any(_is_office(mention.name) for mention in mentions):
        return []
    # One unknown ending among many known ones (省计生协) does not undo a list.
    others = [text[a:b] for a, b, _ in parts if not is_department(text[a:b])]
    if len(others) * 3 > len(parts) or not all(map(_is_short_name, others)):
        return []
    return mentions


def is_department(words: str) -> bool:
    """Whether words could name a department, a group of them, a government or a firm."""
    plain = re.sub(r"\s", "", words)
    return 2 <= len(plain) <= 36 and bool(_ENDS.search(plain)) and not _is_talk(plain)


def _is_office(name: str) -> bool:
    """Whether a name is that of an office or of a group of them, not of a place or a firm."""
    if _PRIVATE.search(name):
        return False
    if _OFFICE.search(name) or name.startswith("各"):
        return True
    return bool(_OWNED.match(name)) and not re.search("[省市县区州旗盟镇乡]$", name)


def _is_short_name(words: str) -> bool:
    return bool(re.fullmatch(r"[一-龥A-Za-z]{2,10}", words)) and not _is_talk(words)


def _is_talk(plain: str) -> bool:
    """Whether words hold what no name of a department does, or name a person."""
    bare = re.sub(r"[（(][^（()）]*[）)]|“[^”]*”", "", plain)
    return bool(_BAD.search(bare) or _PERSON.search(plain))


def is_named_office(words: str) -> bool:
    """Whether words name an office beyond doubt: it says whose it is, or a place does."""
    plain = re.sub(r"\s", "", words)
    if not is_department(plain) or not _OFFICE.search(plain):
        return False
    if _OWNED.match(plain) or re.search("(?:部|总局|主管部门|公安机关)$", plain):
        return True
    mention = next(iter(gazetteer().find(plain)), None)
    return mention is not None and mention.start <= 4


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    for a, b in _cut(text, start, end):
        for x, y in _cut_at_and(text, a, b):
            piece = text[x:y]
            if (by := piece.rfind("由")) >= 0:
                x += by + 1  # 市级层面由市教委
                piece = text[x:y]
            etc = _ETC.search(piece)
            y -= len(etc[0]) if etc else 0
            starred = bool(_MARKED.search(text[x:y]))
            while x < y and (mark := _MARKED.search(text[x:y])):
                x, y = (x + len(mark[0]), y) if mark.start() == 0 else (x, y - len(mark[0]))
            x, y = trimmed(text, x, y)
            if x < y:
                yield x, y, starred


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces between separators outside brackets.

    White space parts only behind an ending: the line break in “省自然资源和 规划厅” does not.
    """
    depth, begin = 0, start
    for at in range(start, end):
        ch = text[at]
        depth += (ch in _OPEN) - (ch in _CLOSE and depth > 0)
        blank = ch.isspace() and bool(_ENDS.search(text[begin:at].strip()))
        group = ch == "、" and (
            (_EACH.fullmatch(text[begin:at]) and _EACH_TOO.match(text, at + 1))
            or (text[begin:at] in ("省", "市", "区", "县") and _LEVELS.match(text, at + 1))
            or (text[:at].endswith("党委") and text.startswith(("政府", "人民政府"), at + 1))
        )
        if not depth and not group and (ch in _SEPARATORS or blank):
            yield trimmed(text, begin, at)
            begin = at + 1
    yield trimmed(text, begin, end)


def _cut_at_and(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Parts at 和, 及 …, where each side can be a department of its own."""
    if lead := _AND_AHEAD.match(text[start:end]):
        rest = text[start + len(lead[0]) : end]
        if _OWNED.match(rest) or (is_department(rest) and not _is_place(text[start:end])):
            start += len(lead[0])
    for match in _AND.finditer(text, start + 1, end - 1):
        left, right = text[start : match.start()], text[match.end() : end]
        if _may_end(left) and _may_begin(right) and not _one_group(left, right):
            return [(start, match.start()), *_cut_at_and(text, match.end(), end)]
    return [(start, end)]


def _may_end(left: str) -> bool:
    plain = _ETC.sub("", left)
    return plain != left or bool(_ENDS.search(plain))


def _may_begin(right: str) -> bool:
    return bool(_OWNED.match(right)) or is_department(_ETC.sub("", right))


def _one_group(left: str, right: str) -> bool:
    """各有关部门和单位, 各级党委和政府: the words behind 和 belong to those before it."""
    bare = re.match("(?:其他|有关|相关)?(?:部门|单位|机构|企业|地区|(?:人民)?政府)(?:$|、)", right)
    return bool(bare) and bool(re.search("(?:部门|单位|机构|地区|党委)$", left))


def _is_place(words: str) -> bool:
    mention = next(iter(gazetteer().find(words)), None)
    return mention is not None and mention.start == 0


def _with_shared_endings(mentions: Sequence[Mention]) -> list[Mention]:
    """Gives 东坡区 in “东坡区、彭山区人民政府” the ending of the last in the list."""
    result: list[Mention] = []
    tail = ""
    for mention in reversed(mentions):
        if match := re.search(r"(?<=[区县市州旗])(?:人民政府|政府|管委会)$", mention.name):
            tail = match[0]
        elif tail and re.fullmatch(r"[一-龥]{1,10}[区县市州旗]", mention.name):
            mention = replace(mention, name=mention.name + tail)
        else:
            tail = ""
        result.append(mention)
    return result[::-1]
