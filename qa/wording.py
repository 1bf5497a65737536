"""The assistant's own sentences, in both languages. Everything else it shows is verbatim."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.describe import quoted_title
from qa.answer import Citation, Language


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentence patterns of one language."""

    blank: str
    greeting: str
    greeting_one: str
    found: str
    also: str
    also_missing: str
    abstain: str
    abstain_one: str
    no_place: str
    no_place_one: str
    nearest: str
    readings: str


WORDING: dict[Language, Wording] = {
    "zh": Wording(
        blank="请输入一个问题，例如：“哪些城市提出到2030年人工智能产业规模达到500亿元？”",
        greeting="您好！我从已收录的 {documents} 份政策文件中查找原文来回答问题，请直接提问。",
        greeting_one="您好！我从已收录的 1 份政策文件中查找原文来回答问题，请直接提问。",
        found="{title}{clause}：",
        also="相关条文另见 {numbers}。",
        also_missing="已收录的文件中没有{places}的文件。",
        abstain="在已收录的 {documents} 份文件中没有找到能回答这个问题的条文。",
        abstain_one="已收录的 1 份文件中没有能回答这个问题的条文。",
        no_place="已收录的 {documents} 份文件中没有{places}的文件，因此无法回答。",
        no_place_one="已收录的 1 份文件不是{places}的，因此无法回答。",
        nearest="内容最接近的条文有：",
        readings="也可以问：",
    ),
    "en": Wording(
        blank="Please type a question, for example: “Which cities target 500亿 by 2030?”",
        greeting="Hello! I answer from the text of {documents} policy documents: please ask.",
        greeting_one="Hello! I answer from the text of 1 policy document: please ask.",
        found="{title} {clause}:",
        also="See also {numbers}.",
        also_missing="No document is about {places}.",
        abstain="None of the {documents} documents has a passage that answers this question.",
        abstain_one="The one document loaded has no passage that answers this question.",
        no_place="None of the {documents} documents is about {places}, so there is no answer.",
        no_place_one="The one document loaded is not about {places}, so there is no answer.",
        nearest="The nearest passages are:",
        readings="You could also ask: ",
    ),
}

_SEPARATOR: dict[Language, str] = {"zh": "、", "en": ", "}


def where(citation: Citation) -> str:
    """Where a citation stands: its clause with the heading, or the headings alone."""
    if not citation.clause:
        return "·".join(citation.section_path)
    return citation.clause + (citation.section_path[-1] if citation.section_path else "")


def passages_text(
    language: Language, citations: tuple[Citation, ...], missing_places: tuple[str, ...] = ()
) -> str:
    """The answer in words: the best passage's sentences, quoted, and where more is found."""
    words = WORDING[language]
    best = citations[0]
    lead = words.found.format(title=quoted_title(best.title), clause=where(best))
    quotes = [best.text[start:end].strip() for start, end in best.highlights] or [best.text]
    lines = [f"{lead}“{' …… '.join(quotes)}”[{best.number}]"]
    if len(citations) > 1:
        numbers = "".join(f"[{citation.number}]" for citation in citations[1:])
        lines.append(words.also.format(numbers=numbers))
    if missing_places:
        lines.append(words.also_missing.format(places=_SEPARATOR[language].join(missing_places)))
    return "\n\n".join(lines)


def abstain_text(
    language: Language,
    documents: int,
    nearest: tuple[Citation, ...],
    missing_places: tuple[str, ...] = (),
) -> str:
    """“Not found”, with the headings of what comes nearest."""
    words = WORDING[language]
    if documents == 1:
        pattern = words.no_place_one if missing_places else words.abstain_one
    else:
        pattern = words.no_place if missing_places else words.abstain
    places = _SEPARATOR[language].join(missing_places)
    lines = [pattern.format(documents=documents, places=places)]
    if nearest:
        lines.append(words.nearest)
        lines.append("\n".join(f"- {quoted_title(c.title)}{where(c)}" for c in nearest))
    return "\n\n".join(lines)
