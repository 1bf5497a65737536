"""``python -m eval dialogues``: follow-up turns against their stand-alone forms."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from corpus.console import print_lines, progress_bar
from eval.console import open_assistant, print_json, show_share
from eval.tables import text_table


def dialogues_command(arguments: argparse.Namespace) -> None:
    """The share of follow-up turns that are answered as they should be, as a table or JSON.

    Raises:
        PolicyQAError: a file breaks the form, or the corpus cannot be read.
    """
    from eval.dialogues import (
        ask_dialogues,
        ask_follow_ups,
        is_dialogue_file,
        load_dialogues,
        tally,
    )

    part = arguments.split
    for path in arguments.files:  # a broken file is told before the index is built
        if is_dialogue_file(path):
            load_dialogues(path, part)
    _, assistant = open_assistant(arguments)
    outcomes = []
    with progress_bar() as progress:
        for path in arguments.files:
            if is_dialogue_file(path):
                outcomes += ask_dialogues(assistant, load_dialogues(path, part), progress)
            else:
                outcomes += ask_follow_ups(assistant, path, part, progress)
    groups = tally(outcomes)
    errors = [outcome for outcome in outcomes if arguments.errors and not outcome.same]
    if arguments.json:
        listed = {"errors": [asdict(outcome) for outcome in errors]} if arguments.errors else {}
        print_json({"split": part, "groups": groups, **listed})
        return
    rows = [
        (name, str(group["turns"]), str(group["same"]), show_share(group["share"]))
        for name, group in groups.items()
    ]
    print_lines(text_table(("follow-up turns", "asked", "same", "share"), rows))
    print_lines(
        *(
            f"{e.id}.{e.turn} {e.question}\n  wanted {e.wanted}: {e.standalone or '–'}"
            f"\n  given {e.given}: {e.rewritten}"
            for e in errors
        )
    )
