"""From bytes to the stored text.

The stored text keeps what a reader of the source sees. It differs from it in three ways only:

* line ends (CR, CRLF, NEL, form feed, line and paragraph separators) become ``\\n``;
* control and invisible format characters go (tab stays);
* CJK radical code points, which PDF exports put in the place of ordinary characters,
  become the ordinary characters (⼈ → 人, ⻓ → 长).

Width, case and script variants are left alone: they fold at search time (``corpus.fold``).
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from corpus.errors import UnreadableFileError

# Radicals of the supplement block that Unicode's NFKC leaves as they are, with the ordinary
# character each one stands for (Unicode's EquivalentUnifiedIdeograph property).
_SUPPLEMENT_RADICALS = str.maketrans(
    "⺁⺆⺇⺉⺊⺌⺎⺐⺒⺓⺕⺖⺘⺙⺛⺝⺠⺡⺢⺣⺨⺩⺫⺬⺭⺮⺯⺰⺲⺷⺸⺹⺻⺼⺾⻁⻂⻃⻄⻅"
    "⻆⻈⻉⻊⻋⻌⻏⻐⻑⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻲⻳",
    "厂冂几刂卜小兀尢巳幺彐忄扌攵旡月民氵氺灬犭王目示礻竹糹纟罒羊羊耂聿肉艹虎衤覀西见"
    "角讠贝足车辶阝钅長长门阝雨青韦页风飞食食饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙亀龟",
)
_RADICALS = re.compile("[⺀-⿕]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Cc and Cf except tab and newline: soft hyphen, zero-width marks, bidi controls, BOM.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF file, not plain text"),
    (b"PK\x03\x04", "a zip container (docx, ofd, xlsx?), not plain text"),
    (b"\xd0\xcf\x11\xe0", "an OLE2 file (doc, wps, xls?), not plain text"),
    (b"\x89PNG", "a PNG image, not text"),
    (b"\xff\xd8\xff", "a JPEG image, not text"),
    (b"{\\rtf", "an RTF file, not plain text"),
)
# Characters that fill any Chinese text, simplified and traditional: a decoder that guesses
# wrong produces rare characters instead.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
    "子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制"
    "机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正"
    "心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党"
    "程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角"
    "期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压"
    "志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万"
    "市省县府智能技企项推创服务支持信息推广责任单位发展人民政府办公厅通知方案规划"
    "為這個國時來們動會過說產種後學經進著電裡現實體機當從業應開還樣與關各線數點質氣條沒結問題"
    "黨員長頭資邊級圖統將組見計別論運農決區強門規領東導壓爭濟階術極聯認權證單風車務萬廳縣劃發"
)
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉【】〔〕—…·\u3000")


def decode(data: bytes, name: str = "input") -> str:
    """The text in ``data``: UTF-8, GB18030 (GBK), Big5 or UTF-16, with or without a BOM.

    A BOM decides; else strict UTF-8; else the candidate whose result looks most like Chinese
    or ASCII text. Detectors of the general kind misread short GB18030 and UTF-16 texts.

    Raises:
        UnreadableFileError: empty, binary, or in none of these encodings.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise UnreadableFileError(name, "the file is empty")
    for magic, reason in _MAGIC:
        if data.startswith(magic):
            raise UnreadableFileError(name, reason)
    text = _decode_strict(data, name)
    if text is None:
        candidates = [
            (_plausibility(candidate), candidate)
            for encoding in ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
            if (candidate := _try(data, encoding)) is not None
        ]
        score, text = max(candidates, default=(0.0, ""))
        if score < 0.5:
            raise UnreadableFileError(
                name, "binary data, or text that is not in UTF-8, GB18030, Big5 or UTF-16"
            )
    if not normalise(text).strip():
        raise UnreadableFileError(name, "the file is empty")
    return text


def _decode_strict(data: bytes, name: str) -> str | None:
    """The text if a BOM or strict UTF-8 settles it, else ``None``."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = _try(data, encoding)
            if text is None:
                raise UnreadableFileError(name, f"marked as {encoding} but not valid {encoding}")
            return text
    text = _try(data, "utf-8")
    # UTF-16 of ASCII text is valid UTF-8 full of NULs; other control bytes mean binary.
    if text is not None and _control_share(text) < 0.02:
        return text
    return None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _control_share(text: str) -> float:
    return sum(ch < " " and ch not in "\t\n\r\f" for ch in text) / max(1, len(text))


def _plausibility(text: str) -> float:
    """How much ``text`` looks like writing, at most 1; 0.5 and more is believable.

    Frequent characters and ASCII count fully, other ideographs a little, characters that no
    text has (controls, private use, unassigned) count against it.
    """
    sample = text[:20_000]
    score = 0.0
    for ch in sample:
        if ch in _FREQUENT or ch in _PUNCTUATION or " " <= ch <= "~" or ch in "\n\r\t":
            score += 1.0
        elif "\u4e00" <= ch <= "\u9fff":
            score += 0.3
        elif unicodedata.category(ch) in ("Cc", "Co", "Cn", "Cs"):
            score -= 3.0
    return score / max(1, len(sample))


def normalise(text: str) -> str:
    """The stored text of ``text``; see the module's docstring for what changes.

    ``normalise(normalise(t)) == normalise(t)``.
    """
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    if _RADICALS.search(text):
        text = _RADICALS.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)
        text = text.translate(_SUPPLEMENT_RADICALS)
    return text
