"""The command line: `python -m bot`, also installed as `stet`."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from enum import StrEnum
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from bot.desk import Desk
    from bot.house import HouseStyle

LONG_INPUT = 20_000
"""Characters of a draft from which a progress bar is worth showing."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """What `review` prints."""

    TEXT = "text"
    JSON = "json"


StyleOption = Annotated[
    list[str] | None,
    typer.Option("--style", help="A desk option, as in percent=words; may be repeated."),
]
WordOption = Annotated[
    list[str] | None,
    typer.Option("--word", help="A word of the house's own, never misspelt; may be repeated."),
]


@app.callback()
def stet() -> None:
    """Stet reads a draft as a good sub-editor does. The editor decides: apply, or stet."""


@app.command()
def review(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH …|-]", help="Drafts, or - for standard input."),
    ] = None,
    output: Annotated[
        Format, typer.Option("--format", help="How to print the review.")
    ] = Format.TEXT,
    style: StyleOption = None,
    word: WordOption = None,
    answer: Annotated[
        str | None,
        typer.Option(
            "--answer",
            metavar="FILE",
            help="Take the model's answers from a file: JSON lines, one for each post.",
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Add what the model said that is not shown, and why.")
    ] = False,
) -> None:
    """Review drafts: headlines, a summary, and findings with place, reason and fix.

    Exits with 0 whatever is found, and with 2 when a draft could not be read.
    """
    from bot.intake import IntakeError, desk

    drafts = paths or ["-"]
    shown = Shown(output, explain)
    try:
        with desk(_house(style or [], word or []), answer, drafts) as open_desk:
            failed = [path for path in drafts if not _reviewed(open_desk, path, shown)]
    except IntakeError as error:
        raise _stop(error) from error
    raise typer.Exit(2 if failed else 0)


@app.command()
def prompt(
    path: Annotated[str, typer.Argument(metavar="[PATH|-]", help="A draft.")] = "-",
    output: Annotated[
        Format, typer.Option("--format", help="A page, or a line of JSON for each request.")
    ] = Format.TEXT,
    style: StyleOption = None,
    word: WordOption = None,
) -> None:
    """Print exactly what the model would be sent for a draft: system, user, schema.

    A line for each post, and one more for a whole live blog. Nothing is sent.
    """
    from bot.draft import Draft
    from bot.intake import copy_from, requests
    from bot.terminal import show_request

    house = _house(style or [], word or [])
    try:
        sent = requests(house, Draft.parse(copy_from(path), path))
    except ValueError as error:
        typer.echo(f"stet: {path}: {error}.", err=True)
        raise typer.Exit(2) from error
    for each in sent:
        if output is Format.JSON:
            typer.echo(json.dumps(each))
        else:
            show_request(each, typer.echo)


@app.command()
def rules(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]", help="Only rules that mention these.")
    ] = None,
    style: StyleOption = None,
) -> None:
    """Print the house style: every rule, with copy that breaks it and copy that keeps it."""
    from bot.checks import rules_in_force
    from bot.terminal import show_options, show_rules

    house = _house(style or [], [])
    asked = " ".join(words or [])
    found = [rule for rule in rules_in_force(house) if rule.mentions(asked)]
    if asked and not found:
        typer.echo(f"No rule mentions “{asked}”.")
        return
    if not asked:
        show_options(_console(), house)
    show_rules(_console(), found, house)


@app.command()
def serve() -> None:
    """Serve Slack until told to stop: over HTTP, or in Socket Mode."""
    from bot.config import SettingsError
    from bot.intake import IntakeError, serve_slack

    try:
        serve_slack(typer.echo)
    except (SettingsError, IntakeError) as error:
        raise _stop(error) from error


def _house(style: list[str], words: list[str]) -> HouseStyle:
    from bot.intake import IntakeError, house

    try:
        return house(style, words)
    except IntakeError as error:
        raise _stop(error) from error


def _stop(error: Exception) -> typer.Exit:
    typer.echo(f"stet: {error}.", err=True)
    return typer.Exit(2)


def _console() -> Console:
    from rich.console import Console

    plain = not sys.stdout.isatty()
    return Console(width=100 if plain else None, highlight=False, emoji=False, markup=False)


@dataclass(frozen=True)
class Shown:
    """How a review is printed."""

    output: Format
    explained: bool


def _reviewed(desk: Desk, path: str, shown: Shown) -> bool:
    try:
        _review_one(desk, path, shown)
    except ValueError as error:
        typer.echo(f"stet: {path}: {error}.", err=True)
        return False
    return True


def _review_one(desk: Desk, path: str, shown: Shown) -> None:
    from datetime import UTC, datetime

    from bot.draft import Draft
    from bot.intake import copy_from
    from bot.terminal import as_json, progress_bar, show

    draft = Draft.parse(copy_from(path), path)
    began = time.perf_counter()
    long = len(draft.text) > LONG_INPUT or (desk.model is not None and len(draft.posts) > 1)
    with progress_bar(path, long and sys.stderr.isatty()) as progress:
        read = desk.read(draft, datetime.now(UTC), progress)
    elapsed = round((time.perf_counter() - began) * 1000)
    if shown.output is Format.JSON:
        typer.echo(as_json(read, path, elapsed))
    else:
        show(_console(), read, path, shown.explained)


def run() -> None:
    """The `stet` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    app(prog_name="stet")


if __name__ == "__main__":
    run()
