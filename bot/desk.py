"""The desk: what Stet does with copy, whoever brought it in and however the answer goes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.checks import Progress, check
from bot.draft import Draft
from bot.furniture import furnish
from bot.galley import Galley
from bot.house import HouseStyle
from bot.review import Review

NO_MODEL = (
    "No language model has read this: headlines and summary are cut from the copy by rule, and "
    "sense, tone and grammar in context are unchecked."
)


@dataclass(frozen=True)
class Desk:
    """A desk and its house style."""

    house: HouseStyle

    def read(
        self, draft: Draft, now: datetime | None = None, progress: Progress = lambda done, of: None
    ) -> Review:
        """Review a draft by machine; `now` is the clock against which its dates are read."""
        galley = Galley(draft, self.house, now)
        findings = check(galley, progress)
        furniture = furnish(galley, findings)
        return Review(draft, furniture, findings, (NO_MODEL,), self.house.version)
