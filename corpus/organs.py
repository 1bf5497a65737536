"""Who issued a document and under which number: letterhead, signature, 文号."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dates import lone_date, trailing_date
from corpus.head import Head
from corpus.places import gazetteer

_ENDING = (
    "人民政府|政府|办公厅|办公室|委员会|代表大会|委|厅|局|部|院|署|办|会|司|中心|小组|指挥部|管委会|党组|总队|支队|银行|海关|处|"
    "国务院|中共中央|集团|分行|分局|营业管理部|总工会|联合会|协会"
)
_ORGAN = re.compile(f"[一-龥（）()“”、·\\s]{{2,45}}?(?:{_ENDING})|国务院|中共中央")
_NOT_ORGAN = re.compile("关于|印发|通知|[:：。，；！？]|^附件|^抄送|各[有省市区县]|^第|会议$|^在")
_STAMP = re.compile(r"[（(][^（）()]*代章[)）]")
_STAMPS_ONLY = re.compile(r"[（(]代章[)）]\s*$")
_OFFICE = "省长|市长|州长|盟长|县长|区长|旗长|主席|主任|总理|部长|局长|代市长|代省长|代区长|代县长"
_PERSON = re.compile(f"(?:{_OFFICE})[\\s\u3000]*[一-龥·]{{1,2}}[\\s\u3000]*[一-龥·]{{1,6}}")
_SPEAKER = re.compile(f"(?P<organ>[一-龥]{{2,20}}?(?:人民政府|国务院))(?:代理?)?(?:{_OFFICE})")
_COUNTED = re.compile(
    r"等\s*(?:[一二三四五六七八九十百\d]+\s*个?)?\s*(?:部门|单位|厅局|委办局|部委|委局)"
)
_TITLED = re.compile("(?P<organs>[^《]{2,90}?)(?:关于|印发|转发|批转|发布|公布)")
_DECREE = re.compile("(?P<organ>国务院|[一-龥]{2,24}?(?:人民政府|部|局|委员会|代表大会))令")
_SESSION_OF = re.compile("第[一二三四五六七八九十]+届(?=人民代表大会)")
_REPORTER = re.compile(
    "代表(?P<organ>第[一二三四五六七八九十]+届中央委员会|国务院|[一-龥]{2,14}?人民政府)"
)
_ADOPTED = re.compile(
    "(?P<place>[一-龥]{2,12}?)?第[一二三四五六七八九十]+届(?P<nation>全国)?(?P<organ>人民代表大会(?:常务委员会)?|人大常委会)第[一二三四五六七八九十]+次会议"
    "[^。\n]{0,60}?(?:通过|修订|修正)"
)
_LETTERHEAD = re.compile(r"(?P<organ>[一-龥（）()]{4,30}?)\s*文\s*件")

_BRACKETED = r"[〔\[［【（(〈﹝]\s*(?P<year>(?:19|20)\d\d)\s*年?\s*[〕\]］】）)〉﹞]"
_NUMBER = re.compile(
    f"(?P<head>[一-龥]{{1,20}}?(?:[（(][一-龥]{{1,6}}[)）])?[一-龥]{{0,6}})\\s*{_BRACKETED}\\s*(?:第\\s*)?(?P<n>\\d{{1,5}})\\s*号?"
)
_SESSION = re.compile(
    r"[〔\[（(](?P<s>[一二三四五六七八九十]+届)[〕\])）]\s*第?\s*(?P<n>\d{1,4})\s*号"
)
_DECREE_NUMBER = re.compile(
    r"(?P<head>[一-龥]{2,30}?(?:令|公告))\s*[（(]?\s*第\s*(?P<n>[\d一二三四五六七八九十百]{1,6})\s*号\s*[)）]?"
)
_BARE_NUMBER = re.compile(r"[（(]?\s*第\s*(?P<n>[\d一二三四五六七八九十百]{1,6})\s*号\s*[)）]?")


@dataclass(frozen=True, slots=True)
class Signature:
    """The organs above a date line (may be empty), the date, and the index of the date line."""

    organs: tuple[str, ...]
    date: str
    line: int


def split_organs(text: str) -> tuple[str, ...]:
    """``甲局 乙委`` or ``甲局、乙委`` → the single organs; empty if a part is none."""
    text = _STAMP.sub("", text)
    parts = [
        part
        for part in re.split(r"[\s\u3000]+|、(?=[一-龥]{2,}(?:局|委|办|厅|部|府|会|院))", text)
        if part
    ]
    parts = [organ for part in parts for organ in _split_run(part)]
    return tuple(parts) if parts and all(_ORGAN.fullmatch(part) for part in parts) else ()


def _split_run(text: str) -> list[str]:
    """Organs written without a gap (广州市财政局广州市民政局), parted where the place recurs."""
    mentions = gazetteer().find(text)
    if len(mentions) < 2 or mentions[0].start > 0:
        return [text]
    place = re.escape(text[: mentions[0].end])
    return re.split(f"(?<=[局委厅办室会府部心院])(?={place})", text)


def signatures(lines: Sequence[str]) -> list[Signature]:
    """All places where organs or an officer stand right above a date, in order."""
    found = []
    for index, line in enumerate(lines):
        if len(line) > 60 or not any(c in line for c in "年-./"):
            continue
        date = lone_date(line)
        if date:
            organs, person = _above(lines, index)
            if organs or person:
                found.append(Signature(organs, date, index))
        elif (tail := trailing_date(line)) and split_organs(tail[0]):
            found.append(Signature(split_organs(tail[0]), tail[1], index))
    return found


def _above(lines: Sequence[str], index: int) -> tuple[tuple[str, ...], bool]:
    """The organs right above a date line; whether an officer (市长 …) signs instead.

    An organ that only stamps for another one (代章) is left out.
    """
    organs: list[str] = []
    for line in reversed(lines[max(0, index - 20) : index]):
        signer = _STAMP.sub("", line).strip()
        if not signer or _STAMPS_ONLY.search(line):
            continue
        if not organs and _PERSON.fullmatch(signer):
            return (), True
        parts = () if len(signer) > 60 or _NOT_ORGAN.search(signer) else split_organs(signer)
        if not parts:
            break
        organs[:0] = parts
    return tuple(organs), False


def title_organs(title: str) -> tuple[tuple[str, ...], bool]:
    """The organs that a title opens with, and whether it says that there are more (等三部门)."""
    match = _TITLED.match(title)
    if not match:
        return (), False
    counted = _COUNTED.search(match["organs"])
    text = match["organs"][: counted.start()] if counted else match["organs"]
    plain = re.sub("[“”]", "", text)
    organs = split_organs(plain)
    return (split_organs(text) or ((text.strip(),) if organs else ())), bool(counted)


def read_issuer(head: Head, title: str, signed: Sequence[Signature]) -> str | None:
    """The issuer, several joined by 、.

    In order: the organs that the title names (with 等N部门: those that signed), a labelled value,
    the first signature, the letterhead, the assembly that adopted it, the officer who reports.
    """
    organs, more = title_organs(title)
    signers = next((s.organs for s in signed if s.organs), ())
    if organs and not more:
        return "、".join(organs)
    if signers and (more or "issuer" not in head.labels):
        return "、".join(_SESSION_OF.sub("", signer) for signer in signers)
    if organs:
        return "、".join(organs)
    if "issuer" in head.labels:
        return "、".join(split_organs(head.labels["issuer"])) or None
    return _from_head(head)


def _from_head(head: Head) -> str | None:
    lines = [head.lines[index] for index in head.top if len(head.lines[index]) < 120]
    for line in lines:
        plain = line.replace("中华人民共和国国务院", "国务院")
        for pattern in (_DECREE, _LETTERHEAD):
            if match := pattern.match(re.sub(r"^[\d年月日\s]+", "", plain)):
                return match["organ"]
    for line in lines:
        if match := _ADOPTED.search(line):
            place = "全国" if match["nation"] else re.sub("^.*[日由]", "", match["place"] or "")
            return place + match["organ"].replace("人大常委会", "人民代表大会常务委员会")
        if match := _SPEAKER.match(line):
            return match["organ"]
    for line in lines:
        if (match := _REPORTER.search(line)) and match["organ"] != "区人民政府":
            return match["organ"].replace("第", "中国共产党第", 1)
    return None


def read_number(head: Head) -> str | None:
    """The document's own number, brackets as 〔〕; numbers cited in running text do not count."""
    labelled = head.labels.get("number", "")
    if match := _NUMBER.search(labelled) or _DECREE_NUMBER.search(labelled):
        return _canonical(match)
    lines = [head.lines[index] for index in head.top]
    for before, line in zip(["", *lines], lines, strict=False):
        if len(line) > 120:
            continue
        stripped = re.sub("^.{2,30}文\\s*件\\s*", "", line).strip(" （()）")
        match = _NUMBER.fullmatch(stripped) or _NUMBER.fullmatch(line)
        if match or (match := _opening_number(line)):
            return _canonical(match)
        if special := _special_number(before, line):
            return special
    return None


def number_alone(line: str) -> bool:
    """Whether a line is nothing but a document number."""
    plain = line.strip(" （()）")
    patterns = (_NUMBER, _SESSION, _BARE_NUMBER)
    return any(pattern.fullmatch(plain) for pattern in patterns)


def _opening_number(line: str) -> re.Match[str] | None:
    """A number that shares its line with the title: ``津政办发〔2018〕40号 …关于…的通知``."""
    match = _NUMBER.match(line)
    return (
        match
        if match and re.match(r"\s+[一-龥]", line[match.end() :]) and len(match["head"]) < 12
        else None
    )


def _special_number(before: str, line: str) -> str | None:
    """Decrees and announcements: 国务院令第722号, 公告 〔十五届〕第62号."""
    if match := _SESSION.fullmatch(line):
        organ = before if before.endswith("公告") else ""
        return f"{organ}〔{match['s']}〕第{match['n']}号"
    if (
        (match := _BARE_NUMBER.fullmatch(line))
        and before.endswith(("令", "公告"))
        and len(before) < 40
    ):
        return f"{before}第{match['n']}号"
    plain = re.sub(r"^(?:\d{4}年\d{1,2}月\d{1,2}日\s*)", "", line)
    match = _DECREE_NUMBER.match(plain)
    if match and re.fullmatch(r"\s*(?:公布|发布|修订|修正)?", plain[match.end() :]):
        return f"{match['head']}第{match['n']}号"
    return None


def _canonical(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if "year" not in groups:
        return f"{match['head']}第{match['n']}号"
    return f"{match['head']}〔{match['year']}〕{int(match['n'])}号"
