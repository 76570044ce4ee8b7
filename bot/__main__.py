"""The command line: `python -m bot`, also installed as `stet`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.house import HouseStyle

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Role(StrEnum):
    """What a process of the bot does."""

    ALL = "all"
    WEB = "web"
    WORKER = "worker"


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
    from bot.printed import Shown, print_review

    drafts = paths or ["-"]
    shown = Shown(output is Format.JSON, explain)
    try:
        with desk(_house(style or [], word or []), answer, drafts) as open_desk:
            failed = [path for path in drafts if not print_review(open_desk, path, shown)]
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
    from bot.printed import console
    from bot.terminal import show_options, show_rules

    house = _house(style or [], [])
    asked = " ".join(words or [])
    found = [rule for rule in rules_in_force(house) if rule.mentions(asked)]
    if asked and not found:
        typer.echo(f"No rule mentions “{asked}”.")
        return
    if not asked:
        show_options(console(), house)
    show_rules(console(), found, house)


@app.command()
def serve(
    role: Annotated[
        Role, typer.Option("--role", help="Take drafts in (web), work on them (worker), or both.")
    ] = Role.ALL,
) -> None:
    """Serve Slack until told to stop: over HTTP, or in Socket Mode."""
    from bot.starting import serve_slack

    with _stopping():
        serve_slack(typer.echo, role.value)


@app.command()
def migrate() -> None:
    """Bring the database that DATABASE_URL names up to date."""
    from bot.starting import migrate_database

    with _stopping():
        migrate_database()
    typer.echo("The database is up to date.")


@app.command()
def forget(
    message: Annotated[
        str, typer.Option("--message", help="The message's link, or C0123ABCD/1712345678.123456.")
    ],
) -> None:
    """Remove the text of one draft from the desk's database now; the figures stay."""
    from bot.starting import forget_message

    with _stopping():
        there = forget_message(message)
    if not there:
        typer.echo("stet: no draft in that message is kept here.", err=True)
        raise typer.Exit(1)
    typer.echo("Its text is gone.")


@app.command()
def digest(
    channel: Annotated[str, typer.Option("--channel", help="The channel's id, as in C0123ABCD.")],
    day: Annotated[
        str, typer.Option("--date", metavar="YYYY-MM-DD", help="The day; by default today's.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print it, and post nothing.")] = False,
) -> None:
    """Post a channel's digest of a day, or print it."""
    from bot.starting import give_digest

    with _stopping():
        give_digest(channel, day, dry_run, typer.echo)


@contextmanager
def _stopping() -> Iterator[None]:
    """End with a sentence where a setting or what was given cannot be used."""
    from bot.config import SettingsError
    from bot.intake import IntakeError

    try:
        yield
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


def run() -> None:
    """The `stet` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    app(prog_name="stet")


if __name__ == "__main__":
    run()
