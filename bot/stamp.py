"""The byline-and-time line of a post, in the forms that content systems paste it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from bot.text import Span

MONTHS = (
    "January February March April May June July August September October November December".split()
)

_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?\\.?" for month in MONTHS) + "|Sept\\.?"
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEKDAY = "|".join(f"{day[:3]}(?:{day[3:]})?" for day in WEEKDAYS) + "|Tues|Weds|Thurs?"
_DAYS = (
    re.compile(
        rf"(?:(?:{_WEEKDAY}),? )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)? "
        rf"(?P<month>{_MONTH})(?:,? (?P<year>\d{{4}}))?(?![^\W\d_])"
    ),
    re.compile(
        rf"(?:(?:{_WEEKDAY}),? )?(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
        r",? (?P<year>\d{4})"
    ),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})T?"),
    re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"),
)
CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})? ?(?P<half>[ap]\.?m\.?)?"
    r"(?: ?(?:GMT|BST|UTC|CET|CEST|EET|EST|EDT|ET|IST|AEST|AEDT)\b)?(?!\d)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:first |last )?(?:posted|published|updated)(?: at| on)?:?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:at|on|by)\b|[,|·•–—@]|(?<!\w)-|-(?!\w)", re.IGNORECASE)
_PARTICLES = frozenset(
    "and in at for de la le van von der den bin ibn al el du da di the of".split()
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The line that says who wrote a post and when."""

    span: Span
    author: str | None
    day: date | None
    clock: time | None
    jammed: bool = False

    @property
    def time(self) -> str | None:
        """ISO 8601 without a zone: date and time, or whichever of them the line gives."""
        parts = [self.day.isoformat()] if self.day else []
        parts += [self.clock.isoformat("minutes")] if self.clock else []
        return "T".join(parts) or None


def stamp_in(span: Span, line: str) -> Stamp | None:
    """Read a whole line as byline and time, or return None when it says anything else."""
    if len(line) > 120 or not any(mark.isdigit() for mark in line):
        return None
    clock = _clock_in(line)
    before_clock = line if clock is None else line[: clock.start()] + "\n" + line[clock.end() :]
    day = next((found for found in (p.search(before_clock) for p in _DAYS) if found), None)
    left = before_clock if day is None else _cut(before_clock, day)
    author = " ".join(_BETWEEN.sub(" ", _LABEL.sub(" ", left)).split())
    if not is_name(author) or not (clock or (day and author)):
        return None
    times = [match.start() for match in (day, clock) if match]
    return Stamp(
        span, author or None, _date(day), _time(clock), line[max(0, min(times) - 1)].isalpha()
    )


def _clock_in(line: str) -> re.Match[str] | None:
    # The last one: the digits before it may be those of a jammed date.
    found = [match for match in CLOCK.finditer(line) if _may_be_a_time(match)]
    return found[-1] if found else None


def _may_be_a_time(match: re.Match[str]) -> bool:
    return int(match["hour"]) < 24 and int(match["minute"]) < 60


def _cut(line: str, match: re.Match[str]) -> str:
    return line[: match.start()] + " " + line[match.end() :]


def is_name(words: str) -> bool:
    """Whether a line's words are people's or an agency's names; empty words may pass."""
    if any(mark.isdigit() or mark in '.?!:;"' for mark in words):
        return False
    names = [word for word in words.split() if word not in _PARTICLES]
    enough = len(names) in range(2, 9) or words.isupper() or not words
    return enough and all(name[0].isupper() for name in names)


def _date(match: re.Match[str] | None) -> date | None:
    if match is None or not match["year"]:
        return None
    try:
        return date(int(match["year"]), month_number(match["month"]), int(match["day"]))
    except ValueError:
        return None


def month_number(name: str) -> int:
    """1 to 12, for a month's name, its abbreviation or its digits."""
    if name.isdigit():
        return int(name)
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _time(match: re.Match[str] | None) -> time | None:
    if match is None:
        return None
    half = (match["half"] or "").lower()
    hour = int(match["hour"])
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, int(match["minute"]))
