"""The command line: `python -m bot`, also installed as `stet`."""

from __future__ import annotations

import sys
import time
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
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
) -> None:
    """Review drafts: headlines, a summary, and findings with place, reason and fix.

    Exits with 0 whatever is found, and with 2 when a draft could not be read.
    """
    desk = _desk(style or [], word or [])
    failed = False
    for path in paths or ["-"]:
        try:
            _review_one(desk, path, output)
        except ValueError as error:
            failed = True
            typer.echo(f"stet: {path}: {error}.", err=True)
    raise typer.Exit(2 if failed else 0)


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


def _house(style: list[str], words: list[str]) -> HouseStyle:
    from bot.config import Settings, chosen
    from bot.house import HouseStyleError, house_style

    settings = Settings()
    own = settings.words.replace(",", " ").split()
    try:
        options = chosen([*filter(None, settings.style.split(",")), *style])
        return house_style(choices=options, words=[*own, *words])
    except HouseStyleError as error:
        typer.echo(f"stet: {error}.", err=True)
        raise typer.Exit(2) from error


def _desk(style: list[str], words: list[str]) -> Desk:
    from bot.desk import Desk

    return Desk(_house(style, words))


def _console() -> Console:
    from rich.console import Console

    plain = not sys.stdout.isatty()
    return Console(width=100 if plain else None, highlight=False, emoji=False, markup=False)


def _review_one(desk: Desk, path: str, output: Format) -> None:
    from datetime import UTC, datetime

    from bot.draft import Draft
    from bot.terminal import as_json, progress_bar, show

    text = copy_from(path)
    began = time.perf_counter()
    with progress_bar(path, len(text) > LONG_INPUT and sys.stderr.isatty()) as progress:
        read = desk.read(Draft.parse(text, path), datetime.now(UTC), progress)
    elapsed = round((time.perf_counter() - began) * 1000)
    if output is Format.JSON:
        typer.echo(as_json(read, path, elapsed))
    else:
        show(_console(), read, path)


def copy_from(path: str) -> str:
    """The text at a path, or standard input for `-`, exactly as it is.

    Raises ValueError with a sentence to the user when there is none or it is not UTF-8.
    """
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except FileNotFoundError:
        raise ValueError("there is no such file; check the path") from None
    except IsADirectoryError:
        raise ValueError("it is a folder; name the files in it") from None
    except OSError as error:
        raise ValueError(f"it cannot be read ({error.strerror}); check its permissions") from None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"it is not UTF-8 text (byte {error.start:,}); save it as UTF-8 and try again"
        ) from None


def run() -> None:
    """The `stet` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    app(prog_name="stet")


if __name__ == "__main__":
    run()
