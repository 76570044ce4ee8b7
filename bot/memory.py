"""What a channel's desk read in the last day, held against a new draft.

Only what tells of the same story is held against it, and no older version of the draft itself.
What an earlier draft puts otherwise is asked about in the new one, never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.draft import Draft
from bot.figures_before import figures_that_differ
from bot.finding import Finding
from bot.galley import Galley
from bot.lexicon import zipf
from bot.names_before import names_that_differ
from bot.prompts import LONGEST_EARLIER, MOST_BEFORE, Before
from bot.sentences_before import said_before
from bot.text import Span
from bot.told import Told

A_DAY = timedelta(hours=24)
MOST_LOOKED_AT = 200
"""Earlier drafts that are looked at for the story of the new one: the latest."""
MOST_HELD_AGAINST = 10
"""Earlier drafts that a new one is held against: those most akin to it."""
LONGEST_HELD = 4_000
"""Characters of an earlier draft that count, a long post; of a longer one the first are taken."""
AKIN = 3
"""Telling words that two drafts of one story share, at the least."""
AKIN_BY_TWO = 9.0
"""What two words tell that are enough by themselves: Brackley and its mill."""
TELLING = 4.7
"""Zipf frequency: a word as rare as this tells one story from another."""
STEM = 6
"""Letters of a word that are compared: Tarvia and the Tarvians are one story."""
SHINGLE = 4
VERSION = 0.5
"""The share of one draft's four-word runs in another from which they are versions of one."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A draft that the desk read: its case id, its text, when it came in (aware), the local zone.

    Raises ZoneInfoNotFoundError, when its time is told, for a zone that nobody knows.
    """

    case: str
    text: str
    at: datetime
    zone: str = "UTC"

    def when(self, now: datetime | None) -> str:
        """Its local clock time, "10:22", with the day where `now` is on another."""
        local = self.at.astimezone(ZoneInfo(self.zone))
        same_day = now is None or now.astimezone(local.tzinfo).date() == local.date()
        return f"{local:%H:%M}" + ("" if same_day else f" on {local.day} {local:%B}")


def remembered(galley: Galley, earlier: Sequence[Earlier]) -> tuple[Finding, ...]:
    """What stands in a draft and in one of the last day's otherwise, or already: queries all.

    An earlier draft that came in at another time than the 24 hours before `galley.now` is not
    looked at. Places are those of the new draft; `see` names the case of the earlier one.
    """
    told = _told(galley, _in_the_last_day(galley.now, earlier))
    if not told:
        return ()
    found = [*figures_that_differ(galley, told), *names_that_differ(galley, told)]
    found += said_before(galley, told)
    return tuple(finding for finding in found if finding.rule.id not in galley.house.off)


def last_read(galley: Galley, earlier: Sequence[Earlier]) -> tuple[Before, ...]:
    """The last two drafts of the day that are no versions of this one, the latest last."""
    runs = _runs(galley.draft.text)
    found: list[Before] = []
    for each in _in_the_last_day(galley.now, earlier)[:MOST_LOOKED_AT]:
        if len(found) < MOST_BEFORE and not _are_versions(runs, _runs(each.text[:LONGEST_HELD])):
            copy = Draft.parse(each.text[:LONGEST_EARLIER])
            found.insert(0, Before(Galley(copy, galley.house), Span(0, len(copy.text))))
    return tuple(found)


def _in_the_last_day(now: datetime | None, earlier: Sequence[Earlier]) -> list[Earlier]:
    """Those with words in them, the latest first."""
    latest = sorted(earlier, key=lambda each: each.at, reverse=True)
    recent = (each for each in latest if now is None or now - A_DAY <= each.at <= now)
    return [each for each in recent if _WORD.search(each.text[:LONGEST_EARLIER])]


def _told(galley: Galley, latest: Sequence[Earlier]) -> tuple[Told, ...]:
    """The earlier drafts of the same story, the latest first, each in its last version."""
    runs = [_runs(galley.draft.text)]
    kept: list[Told] = []
    for each in _akin(galley, latest[:MOST_LOOKED_AT]):
        copy = each.text[:LONGEST_HELD]
        own = _runs(copy)
        if not any(_are_versions(own, later) for later in runs):
            laid_out = Galley(Draft.parse(copy), galley.house)
            kept.append(Told(laid_out, each.case, each.when(galley.now)))
        runs.append(own)
    return tuple(kept)


def _akin(galley: Galley, latest: Sequence[Earlier]) -> list[Earlier]:
    telling = _telling(galley.text)
    scored = [(_kinship(telling, each.text[:LONGEST_HELD]), n) for n, each in enumerate(latest)]
    nearest = sorted((score, -n) for score, n in scored if score)[-MOST_HELD_AGAINST:]
    return [latest[n] for n in sorted(-n for _, n in nearest)]


def _telling(text: str) -> dict[str, float]:
    """The words that tell this story from another, cut short, and how much each of them does."""
    words = {match.lower() for match in _WORD.findall(text)}
    return {word[:STEM]: 8 - common for word in words if (common := zipf(word)) < TELLING}


def _kinship(telling: dict[str, float], text: str) -> float:
    shared = telling.keys() & {word[:STEM] for word in _WORD.findall(text.lower())}
    told = sum(telling[word] for word in shared)
    return told if len(shared) >= (AKIN - 1 if told >= AKIN_BY_TWO else AKIN) else 0.0


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [match.lower() for match in _TOKEN.findall(text)]
    return frozenset(_windows(words) if len(words) >= SHINGLE else [tuple(words)])


def _windows(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(SHINGLE)), strict=False)


def _are_versions(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    """Whether most of one stands in the other: corrected and sent again, or written up from it."""
    return len(one & other) >= VERSION * min(len(one), len(other))
