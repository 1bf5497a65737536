"""``python -m corpus``: put documents into the catalogue and look at what is there."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus import ingest
from corpus.catalogue import FILE_NAME, Catalogue
from corpus.console import (
    EXIT_DONE,
    EXIT_FAILED,
    add_common_flags,
    complain,
    data_folder,
    print_json,
    print_lines,
    progress_bar,
    run_command,
)
from corpus.describe import describe_document, describe_section, quoted_title
from corpus.duty_cli import EXAMPLES as DUTY_EXAMPLES
from corpus.duty_cli import add_duty_flags, list_duties
from corpus.model import Document
from corpus.target_cli import EXAMPLES as TARGET_EXAMPLES
from corpus.target_cli import add_target_flags, list_targets

_EXAMPLES = """examples:
  python -m corpus add policies/ notice.txt      add files and folders
  python -m corpus sync policies/                hold exactly what the folder holds
  python -m corpus list --json                   all documents with their metadata
  python -m corpus show 3f0c…                    one document: metadata and outline
  python -m corpus targets --indicator 产业规模    quantified targets of all documents
  python -m corpus duties --department 市科技局    who is responsible for what
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; returns the exit code (0 done, 1 failed, 2 bad usage)."""
    flags = _parser().parse_args(arguments)
    return run_command(lambda: _COMMANDS[flags.command](flags))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m corpus",
        description="Add policy documents to the catalogue and look at what is in it.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, text: str, epilog: str = _EXAMPLES) -> argparse.ArgumentParser:
        sub = commands.add_parser(
            name,
            help=text,
            description=text,
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        add_common_flags(sub)
        return sub

    command("add", "add or update files and folders").add_argument(
        "paths", nargs="+", type=Path, metavar="PATH"
    )
    command("sync", "make the catalogue hold exactly these files and folders").add_argument(
        "paths", nargs="+", type=Path, metavar="PATH"
    )
    command("list", "list all documents")
    command("show", "show a document's metadata and outline").add_argument("id", metavar="ID")
    command("remove", "remove a document (its file is not touched)").add_argument(
        "id", metavar="ID"
    )
    add_target_flags(command("targets", "list quantified targets", TARGET_EXAMPLES))
    add_duty_flags(command("duties", "list who is responsible for what", DUTY_EXAMPLES))
    return parser


def _open(flags: argparse.Namespace) -> Catalogue:
    folder = data_folder(flags.data)
    folder.mkdir(parents=True, exist_ok=True)
    return Catalogue.open(folder / FILE_NAME)


def _ingest(flags: argparse.Namespace) -> int:
    action = ingest.sync if flags.command == "sync" else ingest.add
    with progress_bar() as progress:
        report = action(_open(flags), flags.paths, progress)
    if flags.json:
        result: dict[str, Any] = {
            "added": report.added,
            "unchanged": report.unchanged,
            "refused": [{"file": r.file, "reason": r.reason} for r in report.refused],
        }
        if flags.command == "sync":
            result["removed"] = report.removed
        print_json(result)
    else:
        counts = f"{len(report.added)} added, {len(report.unchanged)} unchanged"
        if flags.command == "sync":
            counts += f", {len(report.removed)} removed"
        print_lines(f"{counts}, {len(report.refused)} refused")
    for refusal in report.refused:
        complain(f"refused {refusal.file}: {refusal.reason}")
    return EXIT_FAILED if report.refused else EXIT_DONE


def _list(flags: argparse.Namespace) -> int:
    documents = _open(flags).documents()
    if flags.json:
        print_json({"documents": [describe_document(document) for document in documents]})
    else:
        print_lines(*map(_line, documents))
    return EXIT_DONE


def _line(document: Document) -> str:
    about = document.metadata
    title = quoted_title(about.title) + ("（题名为推断）" if about.title_inferred else "")
    details = (about.place, about.number, about.issued, str(about.status))
    return "  ".join([document.id, title, *(detail for detail in details if detail)])


def _show(flags: argparse.Namespace) -> int:
    catalogue = _open(flags)
    document = catalogue.document(flags.id)
    sections = catalogue.sections(flags.id)
    if flags.json:
        print_json(
            describe_document(document)
            | {"text": document.text, "sections": [describe_section(s) for s in sections]}
        )
        return EXIT_DONE
    described = describe_document(document)
    print_lines(*(f"{name:15} {value}" for name, value in described.items() if value is not None))
    print_lines("")
    for section in sections:
        heading = section.heading or document.text[section.start : section.start + 24] + "…"
        indent = "  " * (section.depth - 1)
        print_lines(f"{indent}{section.clause}  {' '.join(heading.split())}".rstrip())
    return EXIT_DONE


def _remove(flags: argparse.Namespace) -> int:
    _open(flags).remove(flags.id)
    if flags.json:
        print_json({"removed": [flags.id]})
    else:
        print_lines(f"removed {flags.id}")
    return EXIT_DONE


def _targets(flags: argparse.Namespace) -> int:
    list_targets(_open(flags), flags)
    return EXIT_DONE


def _duties(flags: argparse.Namespace) -> int:
    list_duties(_open(flags), flags)
    return EXIT_DONE


_COMMANDS = {
    "add": _ingest,
    "sync": _ingest,
    "list": _list,
    "show": _show,
    "remove": _remove,
    "targets": _targets,
    "duties": _duties,
}
