"""The desk: what Stet does with copy, whoever brought it in and however the answer goes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime

from bot.checks import check
from bot.draft import Draft
from bot.finding import settle
from bot.furniture import furnish
from bot.galley import Galley
from bot.house import HouseStyle
from bot.memory import Earlier, last_read, remembered
from bot.model import Model
from bot.review import Review

Progress = Callable[[int, int], None]
"""Told how many steps are done, of how many."""

NO_MODEL = (
    "No language model has read this: headlines and summary are cut from the copy by rule, and "
    "sense, tone and grammar in context are unchecked."
)
STILL_READING = "The language model is still reading."


def _silent(done: int, of: int) -> None:
    pass


@dataclass(frozen=True)
class Desk:
    """A desk: its house style, the model that reads for it, how many posts at a time, how long.

    `budget` is seconds for a whole draft; one post has the model's own deadline.
    Without a model the machine checks do all, and `no_model` says so in every review. `turn` is had
    while the machine checks, which is work for the processor: one at a time, others are heard.
    """

    house: HouseStyle
    model: Model | None = None
    at_a_time: int = 4
    budget: float = 600.0
    no_model: str = NO_MODEL
    turn: AbstractContextManager[object] = field(default_factory=nullcontext)

    def read(
        self,
        draft: Draft,
        now: datetime | None = None,
        progress: Progress = _silent,
        earlier: Sequence[Earlier] = (),
    ) -> Review:
        """Review a draft; `now` is the clock against which its dates are read.

        `earlier` is what the channel's desk read before, in any order: the last 24 hours count.
        """
        return self.complete(self.check(draft, now, progress, earlier), now, progress, earlier)

    def check(
        self,
        draft: Draft,
        now: datetime | None = None,
        progress: Progress = _silent,
        earlier: Sequence[Earlier] = (),
    ) -> Review:
        """What the machine has to say, in milliseconds: the model's part is marked as unread.

        Where it speaks of an earlier draft, the finding's `see` has that one's case id.
        """
        galley = Galley(draft, self.house, now)
        with self.turn:
            findings = settle((*check(galley, progress), *remembered(galley, earlier)))
            furniture = furnish(galley, findings)
        unread = STILL_READING if self.model else self.no_model
        return Review(draft, furniture, findings, (unread,), self.house.version)

    def complete(
        self,
        review: Review,
        now: datetime | None = None,
        progress: Progress = _silent,
        earlier: Sequence[Earlier] = (),
    ) -> Review:
        """The machine's review with the model's reading; as it is on a desk without a model."""
        if self.model is None:
            return review
        from bot.makeup import MakeUp
        from bot.reader import Reader, version

        galley = Galley(review.draft, self.house, now)
        recalled = last_read(galley, earlier)
        reader = Reader(galley, self.model, self.at_a_time, self.budget, recalled)
        read = reader.whole(progress)
        named = version(self.house, self.model)
        return MakeUp(galley, review, read.posts, read.blog).whole(named)
