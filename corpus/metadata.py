"""A document's metadata from its stored text and its file name.

How each field is decided, first that applies:

- title: Markdown heading, labelled value, title lines, file name, inference (marked as such).
- issuer, number: see ``corpus.organs``. Numbers cited in the text are never taken.
- issued: the labelled day of writing; the signature; a date line in the head; the last day on
  which an assembly adopted or published it; the day of a reported session; the labelled day of
  publication; a date in the file name; the year of the number.
- place, level: of the issuer, of the title, of the number's first letter, of “结合X实际”, at last
  the place named most often on the level that the text calls its own (我市, 全省).
- status: ``repealed`` if a label or the title says so; ``draft`` if the title or the head calls
  it 征求意见稿 or 草案; ``in_force`` if it has a number, an issuer or a title that was not
  inferred; else ``unknown``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from corpus.dates import all_dates, lone_date, parse_date
from corpus.head import Head, read_head, source_url
from corpus.model import Level, Metadata, Status
from corpus.organs import Signature, read_issuer, read_number, signatures
from corpus.places import Place, PlaceMention, gazetteer
from corpus.titles import infer_title, title_from_file, title_from_lines

_NATIONAL_ORGAN = re.compile(
    "(?:中华人民共和国)?(?:国务院|中共中央|党中央|中国共产党|中央|全国|国家|最高人民|中国|工业和信息化部|工信部|教育部|科学技术部|科技部|公安部|"
    "民政部|司法部|财政部|人力资源|人社部|自然资源部|生态环境部|环境保护部|住房和?城乡建设部|交通运输部|水利部|农业农村部|农业部|商务部|"
    "文化和旅游部|文化部|卫生健康委|应急管理部|退役军人|审计署|海关总署|税务总局|市场监管总局|发展改革委|人民银行|金融监管总局|证监会|"
    "网信办|外交部|国防部|新闻出版)"
)
_NATIONAL_TITLE = re.compile(
    "(?:中华人民共和国|中共中央|国务院|全国人民代表大会|.{0,30}中国共产党第.{2,8}次全国代表大会)"
)
_NATIONAL_NUMBER = re.compile(
    "(?:国|中发|中办|厅字|工信|发改|财|人社部|教|建|交|农|商|银|科|环|卫|民发|公通|署|税总)"
)
_OWN_LEVELS = (
    ("(?:我|本|全)市|市委、?市政府", (Level.CITY, Level.MUNICIPALITY)),
    ("(?:我|本|全)省|省委、?省政府|自治区党委", (Level.PROVINCE,)),
    ("(?:我|本|全)[区县旗]|[区县旗]委、?[区县旗]政府", (Level.COUNTY, Level.PROVINCE)),
    ("(?:我|本|全)州|州委、?州政府", (Level.CITY,)),
    ("我国|全国|全党|国务院", (Level.NATIONAL,)),
)
_REALITY = re.compile("结合(?P<place>[一-龥]{2,10}?)的?实际")
_HISTORY = re.compile("通过|批准|公布|修正|修订|发布")
_DRAFT = re.compile(
    "征求意见稿|公开征求.{0,12}意见|草案|送审稿|讨论稿|征求.{0,30}意见的(?:函|通知|公告)"
)
_REPEALED = re.compile("失效|废止|已失效|已废止")


def read_metadata(text: str, file: Path) -> Metadata:
    """The metadata of a stored text; ``file`` gives name and suffix and is not opened."""
    head = read_head(text)
    signed = signatures(head.lines)
    stated = title_from_lines(head) or title_from_file(file)
    issuer = read_issuer(head, stated or "", signed) or _reporting_organ(head)
    number = read_number(head)
    place = _find_place(text, issuer, stated, number)
    inferred = None if stated else infer_title(text, place)
    status = _status(head, stated, number, issuer)
    return Metadata(
        title=stated or inferred or file.stem,
        title_inferred=stated is None,
        place=place.short if place else None,
        place_code=place.code if place else None,
        level=place.level if place else Level.UNKNOWN,
        issuer=issuer,
        number=number,
        issued=_issued(head, signed, number, file),
        status=status,
        source_url=source_url(head),
    )


def _reporting_organ(head: Head) -> str | None:
    """``成都市人民政府办公厅印发了《…》``: the organ of a news line."""
    for index in head.top[:6]:
        match = re.match(
            "(?P<organ>[一-龥 \u3000]{3,40}?)(?:近日|日前)?(?:印发|发布|出台)了?《",
            head.lines[index],
        )
        if match and "关于" not in match["organ"]:
            return "、".join(match["organ"].split())
    return None


def _find_place(
    text: str, issuer: str | None, title: str | None, number: str | None
) -> Place | None:
    places = gazetteer()
    if issuer:
        found = _leading(issuer.split("、")[0])
        if found:
            return found
        if _NATIONAL_ORGAN.match(issuer):
            return places.national
    if title and _NATIONAL_TITLE.match(title):
        return places.national
    if title and (found := _leading(title, subject=True)):
        return found
    if number and (found := _of_number(number, text)):
        return found
    return _self_described(text) or (_leading(title) if title else None)


def _leading(name: str, *, subject: bool = False) -> Place | None:
    """The place that a name opens with, the innermost of a chain (四川省眉山市…).

    ``subject``: only one that the title is about by its position, not one that it mentions.
    """
    places = gazetteer()
    mentions = [m for m in places.find(name) if not m.abbreviated and m.place != places.national]
    if not mentions:
        return None
    before = name[: mentions[0].start]
    if subject and not re.fullmatch("|.{0,8}|.*(?:印发|转发|公布|发布|[《〈“（(])", before):
        return None
    return places.innermost(mentions)[0].place


def _of_number(number: str, text: str) -> Place | None:
    """The place of a number's head: 黔东南府办函 by name, 皖政办 by letter.

    A letter that several places share (宁, 苏, 青) goes to the one the text names most often.
    """
    places = gazetteer()
    if _NATIONAL_NUMBER.match(number):
        return places.national
    named = [m for m in places.find(number) if not m.abbreviated]
    if named:
        return named[0].place
    sharing = [p for p in places.places if number[0] in p.abbreviations]
    counts = {p: text.count(p.short) for p in sharing}
    best = max(sharing, key=lambda p: counts[p], default=None)
    if best and (counts[best] or len(sharing) == 1):
        return best
    return None


def _self_described(text: str) -> Place | None:
    places = gazetteer()
    plain = re.sub("《[^《》]{0,120}》", lambda m: "　" * len(m[0]), text[:30000])
    for match in _REALITY.finditer(plain[:6000]):
        found = places.find(match["place"])
        if found and found[-1].place != places.national:
            return found[-1].place
    scores = {levels: len(re.findall(words, plain)) for words, levels in _OWN_LEVELS}
    levels, count = max(scores.items(), key=lambda item: item[1])
    if not count:
        return None
    if levels == (Level.NATIONAL,):
        return places.national if count > 2 else None
    return _most_named(places.find(plain), levels)


def _most_named(mentions: Sequence[PlaceMention], levels: Sequence[Level]) -> Place | None:
    counts = Counter(m.place for m in mentions if not m.abbreviated and m.place.level in levels)
    return counts.most_common(1)[0][0] if counts else None


def _status(head: Head, title: str | None, number: str | None, issuer: str | None) -> Status:
    validity = head.labels.get("validity", "")
    if _REPEALED.search(validity) or re.search("[（(]已?(?:失效|废止)[)）]", title or ""):
        return Status.REPEALED
    top = "\n".join(head.lines[index] for index in head.top[:12])
    outside = re.sub("附件.*", "", top)
    if _DRAFT.search(title or "") or re.search("征求意见稿|公开征求.{0,12}意见", outside):
        return Status.DRAFT
    return Status.IN_FORCE if number or issuer or title else Status.UNKNOWN


def _issued(head: Head, signed: Sequence[Signature], number: str | None, file: Path) -> str | None:
    if written := parse_date(head.labels.get("written", "")):
        return written
    organs = [s for s in signed if s.organs] or list(signed)
    in_head = next((d for i in head.top[:12] if (d := lone_date(head.lines[i]))), None)
    if organs and (organs[0].line < 80 or organs[0].line > len(head.lines) - 40):
        return organs[0].date
    return (
        in_head
        or _adopted(head, file)
        or _session(head)
        or parse_date(head.labels.get("published", ""))
        or _file_date(file)
        or (number_year(number) if number else None)
    )


def number_year(number: str) -> str | None:
    """The year in a document number."""
    match = re.search(r"〔((?:19|20)\d\d)〕", number)
    return match[1] if match else None


def _adopted(head: Head, file: Path) -> str | None:
    """The last day of the history under a law's title; the file's date if published soon after."""
    history = [
        head.lines[i]
        for i in head.top[:15]
        if len(head.lines[i]) < 160 and _HISTORY.search(head.lines[i])
    ]
    if published := [d for line in history if "公布" in line for d in all_dates(line)[:1]]:
        return max(published)
    days = [d for line in history for d in all_dates(line)[:1] if len(d) == 10]
    if not days:
        return None
    last, named = max(days), _file_date(file)
    if (
        named
        and len(named) == 10
        and 0 <= (date.fromisoformat(named) - date.fromisoformat(last)).days <= 200
    ):
        return named
    return last


def _session(head: Head) -> str | None:
    """``——2012年2月29日在…会议上``."""
    for index in head.top[:6]:
        line = head.lines[index]
        if len(line) < 100 and re.search("会议|大会", line) and (found := parse_date(line)):
            return found
    return None


def _file_date(file: Path) -> str | None:
    match = re.search(r"(?<!\d)(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)", file.stem)
    return parse_date(match[0]) if match else None
