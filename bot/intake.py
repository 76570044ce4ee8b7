"""What the command line is given: drafts, answers from elsewhere, a desk made from the settings."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.config import SettingsError, chosen, claude, claude_settings, settings, why_no_model
from bot.house import HouseStyle, HouseStyleError, house_style

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.draft import Draft


class IntakeError(ValueError):
    """What was given cannot be worked with; the message says what to do."""


def house(
    style: Sequence[str] = (), words: Sequence[str] = (), off: Sequence[str] = ()
) -> HouseStyle:
    """The house style with options and words, those of the environment first, without rules `off`.

    Raises IntakeError for an option that does not exist.
    """
    try:
        given = settings()
        own = given.words.replace(",", " ").split()
        options = chosen([*filter(None, given.style.split(",")), *style])
        return house_style(choices=options, words=[*own, *words], off=off)
    except (HouseStyleError, SettingsError) as error:
        raise IntakeError(str(error)) from error


@contextmanager
def desk(house: HouseStyle, answer: str | None, drafts: Sequence[str]) -> Iterator[Desk]:
    """A desk with the model that the settings name, or with the answers in a file.

    Raises IntakeError when the settings or the file cannot be used.
    """
    from bot.desk import Desk
    from bot.replay import Replay

    logging.getLogger("stet").addHandler(logging.NullHandler())
    try:
        given = settings()
        replayed = None if answer is None else Replay(_answers(answer, drafts))
        model = claude(given) if replayed is None else None
    except SettingsError as error:
        raise IntakeError(str(error)) from error
    with model or nullcontext():
        why = why_no_model(given)
        yield Desk(house, replayed or model, given.at_a_time, given.budget, why)


def _answers(path: str, drafts: Sequence[str]) -> list[str]:
    if len(drafts) != 1:
        raise IntakeError("--answer goes with one draft: give the answers to each in turn")
    if path == "-" and drafts[0] == "-":
        raise IntakeError("the draft and the answers cannot both come from standard input")
    try:
        lines = copy_from(path).removeprefix("\ufeff").split("\n")
    except ValueError as error:
        raise IntakeError(f"{path}: {error}") from None
    said = [line for line in lines if not line.startswith("```")]
    while said and not said[0].strip():
        del said[0]
    return said


def requests(house: HouseStyle, draft: Draft) -> list[dict[str, Any]]:
    """What the model would be sent for a draft: a request for each post, one more for a blog."""
    from bot.galley import Galley
    from bot.reader import prompts
    from bot.request import request

    asked = claude_settings(settings(), sends=False)
    return [request(prompt, asked) for prompt in prompts(Galley(draft, house))]


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
