"""The paragraph on a desk's day: asked of the model, and borne out by what the desk published."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.answers import day_answer
from bot.draft import Draft
from bot.galley import Galley
from bot.house import HouseStyle
from bot.lines import day_lines
from bot.model import Model, Unanswered, Usage, Why
from bot.prompts import digest_prompt


@dataclass(frozen=True)
class DayReading:
    """The paragraph, or None and why; what fell is counted by reason."""

    paragraph: str | None = None
    fell: Counter[str] = field(default_factory=Counter)
    usage: Usage = field(default_factory=Usage)
    why: Why | None = None


def read_day(published: Sequence[str], house: HouseStyle, model: Model) -> DayReading:
    """Ask about a day, told as lines of time, headline and summary; never raises Unanswered.

    Raises ValueError when nothing was published.
    """
    day = Galley(Draft.parse("\n\n".join(published)), house)
    usage = Usage()
    try:
        given = model.ask(digest_prompt(published, secrets.token_hex(8)))
        usage = given.usage
        passed, fell = day_lines(day, day_answer(given.text))
        return DayReading(next(iter(passed), None), fell, usage)
    except Unanswered as unanswered:
        return DayReading(usage=unanswered.usage, why=unanswered.why)
    except ValueError:
        return DayReading(usage=usage, why=Why.INVALID)
