"""A review as the command line prints it: on the terminal, or as a line of JSON."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime

import typer
from rich.console import Console

from bot.desk import Desk
from bot.draft import Draft
from bot.intake import copy_from
from bot.terminal import as_json, progress_bar, show

LONG_INPUT = 20_000
"""Characters of a draft from which a progress bar is worth showing."""


def console() -> Console:
    """The terminal, or plain text of 100 columns where there is none."""
    plain = not sys.stdout.isatty()
    return Console(width=100 if plain else None, highlight=False, emoji=False, markup=False)


@dataclass(frozen=True)
class Shown:
    """How a review is printed."""

    as_json: bool
    explained: bool


def print_review(desk: Desk, path: str, shown: Shown) -> bool:
    """Review the draft at a path. Whether it could be read; if not, why goes to standard error."""
    try:
        _review_one(desk, path, shown)
    except ValueError as error:
        typer.echo(f"stet: {path}: {error}.", err=True)
        return False
    return True


def _review_one(desk: Desk, path: str, shown: Shown) -> None:
    draft = Draft.parse(copy_from(path), path)
    began = time.perf_counter()
    long = len(draft.text) > LONG_INPUT or (desk.model is not None and len(draft.posts) > 1)
    with progress_bar(path, long and sys.stderr.isatty()) as progress:
        read = desk.read(draft, datetime.now(UTC), progress)
    elapsed = round((time.perf_counter() - began) * 1000)
    if shown.as_json:
        typer.echo(as_json(read, path, elapsed))
    else:
        show(console(), read, path, shown.explained)
