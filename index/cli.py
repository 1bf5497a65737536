"""``python -m index``: build, check and try the index of a data folder."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from corpus.console import (
    EXIT_DONE,
    add_common_flags,
    data_folder,
    print_json,
    print_lines,
    progress_bar,
    run_command,
)
from corpus.errors import UsageError
from corpus.settings import Settings

_EXAMPLES = """examples:
  python -m index build                           index what the catalogue holds
  python -m index build --encoder m3e-small       with another sentence encoder
  python -m index verify                          check every file against its checksum
  python -m index info --json                     what the current snapshot holds
  python -m index search "到2030年产业规模" -k 5     the best passages with their scores
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; returns the exit code (0 done, 1 failed, 2 bad usage)."""
    flags = _parser().parse_args(arguments)
    return run_command(lambda: _COMMANDS[flags.command](flags))


def _parser() -> argparse.ArgumentParser:
    form: dict[str, Any] = {
        "epilog": _EXAMPLES,
        "formatter_class": argparse.RawDescriptionHelpFormatter,
    }
    parser = argparse.ArgumentParser(
        prog="python -m index",
        description="Build, check and try the index of a data folder.",
        **form,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text, **form)
        add_common_flags(sub)
        return sub

    def encoder_flag(sub: argparse.ArgumentParser) -> None:
        sub.add_argument(
            "--encoder",
            metavar="NAME",
            help="sentence encoder: use-retrieval-1, use (its original), m3e-small, or a name or "
            "folder of sentence-transformers (default: POLICYQA_ENCODER, else use-retrieval-1)",
        )

    build = command("build", "index what the catalogue holds")
    encoder_flag(build)
    build.add_argument("--force", action="store_true", help="build even if nothing has changed")
    command("verify", "check every file of the current snapshot against its checksum")
    command("info", "show what the current snapshot holds and was made by")
    search = command("search", "show the best passages for a text")
    encoder_flag(search)
    search.add_argument("text", help="a question or a few words")
    search.add_argument("-k", type=int, default=10, metavar="N", help="how many (default: 10)")
    return parser


def _encoder(flags: argparse.Namespace) -> str:
    return flags.encoder or Settings.from_environment().encoder


def _build(flags: argparse.Namespace) -> int:
    from index.snapshots import build_snapshot, refresh_snapshot

    build = build_snapshot if flags.force else refresh_snapshot
    with progress_bar() as progress:
        made = build(data_folder(flags.data), _encoder(flags), progress=progress)
    if flags.json:
        print_json(_facts(made))
    else:
        print_lines(f"snapshot {made.id}: {_counts(made.counts)}, encoder {made.encoder}")
    return EXIT_DONE


def _verify(flags: argparse.Namespace) -> int:
    from index.snapshots import verify_snapshot

    found = verify_snapshot(data_folder(flags.data))
    if flags.json:
        print_json({"snapshot": found.id, "files": len(found.files), "damaged": []})
    else:
        print_lines(f"snapshot {found.id}: {len(found.files)} files are sound")
    return EXIT_DONE


def _info(flags: argparse.Namespace) -> int:
    from index.snapshots import current_manifest

    found = current_manifest(data_folder(flags.data))
    if flags.json:
        print_json(_facts(found))
        return EXIT_DONE
    for name, value in _facts(found).items():
        shown = _counts(value) if name == "counts" else value
        print_lines(f"{name:10} {shown}")
    return EXIT_DONE


def _search(flags: argparse.Namespace) -> int:
    if flags.k < 1:
        raise UsageError(f"-k must be at least 1, not {flags.k}")
    from index.snapshots import open_snapshot

    snapshot = open_snapshot(data_folder(flags.data), _encoder(flags))
    hits = snapshot.index.search(flags.text, flags.k)
    titles = {document.id: document.title for document in snapshot.catalogue.documents()}
    chunks = {chunk.id: chunk for id_ in titles for chunk in snapshot.catalogue.chunks(id_)}
    found = [
        {
            "id": hit.passage_id,
            "score": round(hit.score, 4),
            "routes": {name: round(score, 4) for name, score in hit.routes.items()},
            "title": titles[chunks[hit.passage_id].document_id],
            "clause": chunks[hit.passage_id].clause,
            "text": chunks[hit.passage_id].text,
        }
        for hit in hits
    ]
    if flags.json:
        print_json({"hits": found})
        return EXIT_DONE
    for number, hit in enumerate(found, 1):
        text = " ".join(str(hit["text"]).split())
        print_lines(
            f"{number:2} {hit['score']:8.3f}  《{hit['title']}》{hit['clause']}  {text[:80]}"
        )
    return EXIT_DONE


def _facts(manifest: Any) -> dict[str, Any]:
    """A manifest without its list of files."""
    facts: dict[str, Any] = asdict(manifest)
    files = facts.pop("files")
    facts["bytes"] = sum(file["bytes"] for file in files.values())
    return facts


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items())


_COMMANDS = {"build": _build, "verify": _verify, "info": _info, "search": _search}
