"""Small documents for the tests of the target reader."""

from corpus.model import Document, Level, Metadata, Target
from corpus.outline import read_outline
from corpus.targets import read_targets

PLAN = Metadata(
    title="青州市人工智能产业发展行动计划（2021—2025年）",
    place="青州",
    place_code="370781",
    level=Level.COUNTY,
    issued="2021-03-01",
)
BARE = Metadata(title="")
REPORT = Metadata(
    title="青州市政府工作报告", place="青州", place_code="370781", issued="2024-01-15"
)


def targets_of(text: str, about: Metadata = BARE) -> tuple[Target, ...]:
    """The targets of a document with this text."""
    document = Document("d", text, about, "/d/a.txt", "00")
    return read_targets(document, read_outline(text))


def only(text: str, about: Metadata = BARE) -> Target:
    """The one target of a document with this text."""
    (target,) = targets_of(text, about)
    return target
