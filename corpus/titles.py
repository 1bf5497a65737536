"""A document's title: from a title line, the file name, or inferred from the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from corpus.dates import lone_date
from corpus.head import Head, is_body_heading, is_paragraph
from corpus.organs import number_alone
from corpus.places import Place, gazetteer

_TYPES = (
    "通知|通告|公告|公报|意见|方案|规划|计划|办法|条例|规定|细则|决定|决议|报告|措施|政策|要点|指南|指引|纲要|批复|函|清单|目录|标准|法|"
    "章程|规则|规程|规范|答复|讲话|建议|倡议书|解读|预案|制度|举措|导则|白皮书|纪要|议案|提案|行动|工程|说明|[一二三四五六七八九十]+条"
)
_BRACKETS = r"(?:\s*[（(【\[〔][^（）()【】]{1,40}[)）】\]〕])*"
_TYPED = re.compile(f".{{2,200}}?(?:{_TYPES}){_BRACKETS}")
_UNFINISHED = re.compile(
    "[^《]*(?:关于印发|关于转发|关于公布)(?!.*(?:通知|公告|通告|函|批复|决定)[（(]?[^一-龥]*).*"
)
_OPEN_END = re.compile(f"[的》].{{0,10}}(?:{_TYPES}){_BRACKETS}")
_ONLY_BRACKETS = re.compile(r"[（(【\[][^（）()]{2,40}[)）】\]]")
_RUNNING = re.compile("[。；！？，,;]")
_NO_TITLE = re.compile(
    "(?:.{0,12}(?:点击|下载|链接|扫码)|附件|附表|抄送|现将|请各|特此|为[了贯落深加全进充推]|根据|按照|经[市省区县]|来源|联系|责任|\\d+[.．、]|.{0,20}文\\s*件$|解读[:：])"
)
_SALUTATION = re.compile(".{2,300}[:：]")
_REPORTED = re.compile(
    "(?P<organ>[^《》，。]{2,60}?)(?:印发|发布|出台|公布|下发|制定)了?《(?P<title>[^》]{4,120})》"
)
_SUBTITLE = re.compile("[-—–－]{1,4}\\s*(?P<rest>.{4,80})")
_ONE_LINE_REPORT = re.compile(".{0,30}工作报告[-—–]{1,4}.{6,60}?会议上")
_GENERIC = {"政府工作报告", "工作报告", "工作要点", "通知", "公告", "通告", "实施方案", "工作方案"}
_SPEAKER = re.compile(
    "(?:国务院总理|.{2,14}(?:省长|市长|区长|县长|州长|主席))[\\s\u3000]*[一-龥\\s\u3000]{2,6}$"
)
_JOINABLE = re.compile("关于|印发|转发|^《|^中华人民共和国|^中共|^(?:19|20)\\d\\d年")

_CITED = re.compile("《(?P<title>[^《》]{4,80})》")
_MAKES = re.compile(
    f"(?:制定|编制|出台|提出|发布)(?:如下|以下)?(?:本|该|此)?(?P<type>[一-龥]{{0,6}}?(?:{_TYPES}))"
)
_PURPOSE = re.compile(
    "为(?:进一步|全面|深入|积极|大力|切实)?(?P<verb>加快|推进|推动|促进|规范|加强|支持)(?P<what>[一-龥A-Za-z“”+\\d]{2,24})[,，]"
)
_FILE_TAIL = re.compile(
    r"(?:\s*[(（\[](?:FBM-CLI[^)）]*|CLI[^)）]*|(?:19|20)\d\d-\d\d(?:-\d\d)?)[)）\]])+$"
)


def title_from_lines(head: Head) -> str | None:
    """The title as the text states it, ``None`` if it has no title line.

    Title lines before the salutation win over those of an attachment. The title of a notice is
    the notice's own (X关于印发《Y》的通知); a report that an organ issued 《Y》 has the title Y.
    """
    if head.markdown_title:
        return head.markdown_title
    if len(head.labels.get("title", "")) > 5:
        return head.labels["title"]
    letter = _salutation_index(head)
    before = [i for i in head.top if letter is None or i < letter]
    return (
        _with_subtitle(head, before)
        or _first_title(head.lines, before)
        or _first_title(head.lines, [i for i in head.top if i not in before])
    )


def title_from_file(file: Path) -> str | None:
    """The file's name as a title, if it is a real Chinese title; its added brackets cut off."""
    stem = _FILE_TAIL.sub("", file.stem)
    stem = re.sub(r"^\d*[a-z]?[\s._、-]+(?=[一-龥《“])", "", stem).rstrip(". …")
    stem = re.sub(r"(?:[_-](?:19|20)\d\d)+$", "", stem)
    if len(re.findall("[一-龥]", stem)) < 6:
        return None
    named = _TYPED.fullmatch(stem) or "关于" in stem or gazetteer().find(stem)
    return stem if named else None


def infer_title(text: str, place: Place | None) -> str | None:
    """A title from the first paragraphs: place, subject, and the kind of document they name.

    The subject is that of the higher plans which the paragraph cites, else its purpose clause.
    """
    opening = text[:1500]
    if match := re.search(
        "(?:(?:19|20)\\d\\d年[\\d月日]{2,6})?在.{4,40}(?:代表大会|人大).{0,12}会议上", opening[:200]
    ):
        return f"政府工作报告——{match[0]}" if "政府" in opening else None
    kinds = [m["type"] for m in _MAKES.finditer(re.sub("《[^》]*》", "", opening))]
    if not kinds:
        return None
    subject = _cited_subject(opening, kinds[0]) or _purpose(opening)
    if not subject:
        return None
    name = "" if place is None or place.code == "000000" else place.name
    return f"{name}{subject}{kinds[0]}"


def _cited_subject(opening: str, kind: str) -> str | None:
    subjects = []
    for match in _CITED.finditer(opening):
        title = re.sub("^.*?(?:印发|转发)", "", match["title"])
        title = re.sub("的?通知$", "", title).strip("<>〈〉")
        title = re.sub(_BRACKETS + "$", "", title)
        for mention in gazetteer().find(title)[:1]:
            title = title[mention.end :] if mention.start == 0 else title
        stem = re.sub(f"(?:实施|工作|行动|总体|三年|建设|发展|指导|若干)*(?:{_TYPES})$", "", title)
        stem += "发展" if f"{stem}发展" in title and not stem.endswith("发展") else ""
        if 3 <= len(stem) < len(title) and not stem.startswith("关于"):
            subjects.append(stem)
    return max(subjects, key=subjects.count) if subjects else None


def _purpose(opening: str) -> str | None:
    match = _PURPOSE.search(opening)
    return f"{match['verb']}{match['what']}" if match else None


def _salutation_index(head: Head) -> int | None:
    """The line that addresses the recipients (各区人民政府，…：), where the letter begins."""
    for index in head.top:
        line = head.lines[index]
        if _SALUTATION.fullmatch(line) and re.match(
            "各|.{0,30}(?:人民政府|部门|单位|局|委|同志|代表)", line
        ):
            return index
    return None


def _with_subtitle(head: Head, before: Sequence[int]) -> str | None:
    """Speeches and reports: the lines above ``——在…会议上的报告`` joined with it."""
    for position, index in enumerate(before[:5]):
        match = _SUBTITLE.fullmatch(head.lines[index])
        if not match or not re.search("会议|大会|上$|上的", match["rest"]):
            continue
        above = [head.lines[i] for i in before[:position]]
        lines = [line for line in above if not _SPEAKER.fullmatch(line) and not lone_date(line)]
        if lines and all(len(line) < 60 and not _RUNNING.search(line) for line in lines):
            return f"{' '.join(lines)}——{match['rest']}"
    if before and (match := _ONE_LINE_REPORT.match(head.lines[before[0]])):
        return match[0]
    return None


def _first_title(lines: Sequence[str], indexes: Sequence[int]) -> str | None:
    for position, index in enumerate(indexes):
        reported = _REPORTED.fullmatch(lines[index])
        if reported:
            return reported["title"]
        if found := _joined_title(lines, indexes[position:]):
            return found
    return None


def _joined_title(lines: Sequence[str], indexes: Sequence[int]) -> str | None:
    """The title that starts on the first of these lines and may go on over up to five."""
    best = None
    for count in range(1, min(5, len(indexes)) + 1):
        block = [lines[i] for i in indexes[:count]]
        if not _may_join(block):
            break
        title = "".join(block)
        if is_title(title):
            best = _completed(title, [lines[i] for i in indexes[count : count + 3]])
            # “关于印发X办法” only ends with 的通知, which may stand on the next line
            if not _UNFINISHED.fullmatch(title):
                break
    return best


def is_title(line: str) -> bool:
    """Whether a line reads as the title of an official document."""
    outside = re.sub("《[^》]*》|“[^”]*”|[（(][^）)]*[)）]", "", line)
    if (
        (len(line) < 6 and line not in _GENERIC)
        or len(line) > 200
        or line.count("《") != line.count("》")
    ):
        return False
    if _RUNNING.search(outside) or line.endswith((":", "：", "、")):
        return False
    return bool(_TYPED.fullmatch(line)) and not _NO_TITLE.match(line) and not is_body_heading(line)


def _may_join(block: Sequence[str]) -> bool:
    last = block[-1]
    if is_paragraph(last) or _NO_TITLE.match(last) or lone_date(last) or is_body_heading(last):
        return False
    if number_alone(last):
        return False
    if len(block) == 1:
        return True
    mentions = gazetteer().find(block[0][:20])
    opens = bool(_JOINABLE.search(block[0])) or bool(mentions and mentions[0].start == 0)
    return (
        opens
        and not _SALUTATION.fullmatch(last)
        and not _RUNNING.search(re.sub("《[^》]*》", "", last))
    )


def _completed(title: str, following: Sequence[str]) -> str:
    """The title with what belongs to it on the next lines: its end (的通知), a bracket
    (（征求意见稿）), under a generic title the session that it was given to.
    """
    if following and _OPEN_END.fullmatch(following[0]):
        return _completed(title + following[0], following[1:])
    if (
        following
        and _ONLY_BRACKETS.fullmatch(following[0])
        and not re.search(r"\d号|[〔\[]\d|月|代章|此件|发文|附", following[0])
    ):
        return title + following[0]
    if title in _GENERIC:
        for line in following:
            if (
                re.search("届.{0,12}会议|大会", line)
                and len(line) < 60
                and not _SALUTATION.fullmatch(line)
            ):
                return f"{title}——{line}"
    return title
