"""Dates that the calendar contradicts: no such day, or not on that weekday; only ever asked.

A date without a year is read by the day of the post's stamp or by the one full date near it, and
queried only when no year it could mean would make it right.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.stamp import MONTHS, WEEKDAYS, month_number
from bot.text import Span


def _rule(name: str, reason: str, breaks: tuple[str, ...], keeps: tuple[str, ...]) -> Rule:
    return Rule(name, Kind.DATE, Level.QUERY, reason, tuple(map(Example, breaks)), keeps)


WEEKDAY_DATE = _rule(
    "weekday-date",
    "The weekday and the date do not go together.",
    breaks=(
        "The vote is set for Tuesday 14 March 2026.",
        "Polls open on Thursday, October 9, 2026.",
        "The bridge reopens on Monday 4 May.\nIda Coe 30 April 2025 09:10",
        "The trial opened on Monday 12 January 2026. It is due to end by Friday 31 January.",
    ),
    keeps=(
        "The bridge fell on Monday 12 January 2026. The road shut on Friday 20 June.",
        "The vote is set for Saturday 14 March 2026.",
        "The bridge reopens on Sunday 4 May.\nIda Coe 30 April 2025 09:10",
        "On Monday, 14 May Day marches were called off.\nIda Coe 4 May 2026 09:10",
    ),
)
IMPOSSIBLE_DATE = _rule(
    "impossible-date",
    "There is no such date.",
    breaks=("Bids must be in by 31 June.", "The lease ran out on 29 February 2025."),
    keeps=(
        "Bids must be in by 30 June, the council said.",
        "She was born on 29 February.",
        "Of the 31 April births, nine were twins.",
        "In June 31 people were moved out.",
    ),
)
RECKONED = range(1919, 2200)
"""Years whose weekdays can be reckoned: earlier, Russia and others kept another calendar."""
NEAR = 60
"""Days from the stamp within which a date without a year can only be that one."""

_WEEKDAY = "|".join(WEEKDAYS) + "|Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat"
_MONTH = "|".join(MONTHS) + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_OF_YEAR = r"(?:,? (?P<year>(?:19|20|21)\d\d)\b)?"
_DATES = (
    re.compile(
        rf"(?:\b(?P<weekday>{_WEEKDAY})(?:,|\.)? (?:the )?)?(?<![\d:.,/£$€]){_DAY}(?: of)? "
        rf"(?P<month>{_MONTH})\b\.?(?! Day\b){_OF_YEAR}"
    ),
    re.compile(
        rf"\b(?:(?P<weekday>{_WEEKDAY}),?|on|by|until|till|from|before|after|since|of|dated) "
        rf"(?P<month>{_MONTH})\.? {_DAY}(?![\w:%/]|[.,]\d| (?!at |and |to |or )[a-z]){_OF_YEAR}"
    ),
)
_COUNTED = re.compile(
    r"\b(?:all|of|some|about|only|just|th[eo]se|his|her|their|its)(?: the)? $", re.I
)
_OTHER_YEAR = re.compile(
    r"\b(?:(?:last|next|previous|following|every|each|that) year|years? (?:ago|earlier|later)|"
    r"annual\w*|anniversary|birthday|born|leap|(?:18|19|20)\d\d)\b"
)
_SITS = re.compile(
    r"\b(?:will|opens|opened|begins|began|due|adjourned|resumes?|hopes?|expects?|expected|"
    r"sum(?:s|ming)? up|is set|are set|closes|continues)\b"
)
_LAST_YEAR = re.compile(r"\b(?:last year|a year ago|trial|jury|inquest|tribunal)\b")


@dataclass(frozen=True, slots=True)
class _Date:
    """A day of the month as the copy gives it, with the years it could be of."""

    span: Span
    day: int
    month: int
    weekday: str
    years: tuple[int, ...]

    @property
    def sure(self) -> bool:
        return len(self.years) == 1

    @property
    def name(self) -> str:
        return f"{self.day} {MONTHS[self.month - 1]}" + (f" {self.years[0]}" if self.sure else "")

    @property
    def last(self) -> int:
        return monthrange(self.years[0] if self.sure else 2000, self.month)[1]

    def falls_on(self, year: int) -> str:
        there = self.day <= monthrange(year, self.month)[1]
        return WEEKDAYS[date(year, self.month, self.day).weekday()] if there else ""

    def clashes(self) -> bool:
        known = self.weekday and self.years and all(year in RECKONED for year in self.years)
        return bool(known) and self.weekday not in {self.falls_on(year) for year in self.years}


def find(galley: Galley) -> Iterator[Finding]:
    for pattern in _DATES:
        for match in pattern.finditer(galley.text):
            if int(match["day"]) and (match["year"] or _credible(galley.text, match)):
                yield from _judged(_date(galley, match))


def _credible(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 16) : match.start()]
    return bool(match["weekday"]) or (int(match["day"]) < 32 and not _COUNTED.search(before))


def _date(galley: Galley, match: re.Match[str]) -> _Date:
    first = min(match.start(name) for name in ("weekday", "day", "month") if match[name])
    span = Span(first, max(match.end(name) for name in ("day", "month", "year")))
    day, month = int(match["day"]), month_number(match["month"])
    said = (match["weekday"] or "no weekday")[:3]
    weekday = next((name for name in WEEKDAYS if name.startswith(said)), "")
    years = (int(match["year"]),) if match["year"] else _years_meant(galley, span, day, month)
    return _Date(span, day, month, weekday, years)


def _years_meant(galley: Galley, span: Span, day: int, month: int) -> tuple[int, ...]:
    """The one year a date near the stamp can be of, three years for others, or none to go by."""
    posted = _posted(galley, span)
    anchor = posted or _told_of(galley, span)
    said = galley.sentence_at(span).of(galley.text)
    if not anchor or _OTHER_YEAR.search(said):
        return ()
    years = tuple(y for y in (anchor.year, anchor.year - 1, anchor.year + 1) if y in RECKONED)
    near = [y for y in years if abs((date(y, month, min(day, 28)) - anchor).days) <= NEAR]
    if near and not _looks_back(galley, span, said):
        return (near[0],)
    return years if posted else ()


def _looks_back(galley: Galley, span: Span, said: str) -> bool:
    """Whether the post tells of another year: a trial may, but not of when its court next sits."""
    if _LAST_YEAR.search(said):
        return True
    return not _SITS.search(said) and bool(_LAST_YEAR.search(_around(galley, span)))


def _around(galley: Galley, span: Span) -> str:
    post = galley.posts[galley.draft.post_at(span)].span
    return galley.text[max(post.start, span.start - 1500) : min(post.end, span.end + 1500)]


def _posted(galley: Galley, span: Span) -> date | None:
    own = galley.posts[galley.draft.post_at(span)].stamp
    if own and own.day:
        return own.day
    return next((post.stamp.day for post in galley.posts if post.stamp and post.stamp.day), None)


def _told_of(galley: Galley, span: Span) -> date | None:
    """The first full date in a post without a stamp, when its full dates are all of one year."""
    post = galley.posts[galley.draft.post_at(span)].span
    told = _DATES[0].finditer(galley.text, post.start, post.end)
    full = [match for match in told if match["year"]]
    if len({match["year"] for match in full}) != 1:
        return None
    day, month, year = int(full[0]["day"]), month_number(full[0]["month"]), int(full[0]["year"])
    real = year in RECKONED and 0 < day <= monthrange(year, month)[1]
    return date(year, month, day) if real else None


def _judged(day: _Date) -> Iterator[Finding]:
    if day.day > day.last:
        note = f"There is no {day.name}: the month has {day.last} days."
        yield IMPOSSIBLE_DATE.finding(day.span, note=note)
    elif day.clashes():
        yield WEEKDAY_DATE.finding(day.span, note=_calendar_note(day))


def _calendar_note(day: _Date) -> str:
    if not day.sure:
        return f"No year near this one has a {day.weekday} {day.name}."
    year = day.years[0]
    other = next((y for y in (year - 1, year + 1) if day.falls_on(y) == day.weekday), None)
    hint = f"; it is a {day.weekday} in {other}" if other else ""
    return f"{day.name} is a {day.falls_on(year)}, not a {day.weekday}{hint}."


CHECK = Check("dates", (WEEKDAY_DATE, IMPOSSIBLE_DATE), find)
