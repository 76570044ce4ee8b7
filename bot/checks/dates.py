"""Dates, times and years in the copy that the calendar or the clock contradicts; only ever asked.

A date without a year is read by the day of the post's stamp, and queried only when no year it
could mean would make it right. Race times, verses, odds and moved deadlines are left alone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.draft import MONTHS, WEEKDAYS, month_number
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
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
    ),
    keeps=(
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
IMPOSSIBLE_TIME = _rule(
    "impossible-time",
    "There is no such time of day.",
    breaks=("The power failed at 14:75.", "Doors open at 13pm."),
    keeps=(
        "The power failed at 14:57 and was back at 24:00.",
        "She won the race in 25:10, with the pack at 26:75.",
    ),
)
DATES_REVERSED = _rule(
    "dates-reversed",
    "The later date comes first.",
    breaks=(
        "She led the council from 2019 to 2016.",
        "Rents doubled between 2010 and 2008.",
        "The show runs from 14 to 12 March.",
    ),
    keeps=(
        "She led the council from 2016 to 2019.",
        "The ban was brought forward from 2035 to 2030.",
        "The index fell from 2019 to 1998 in an hour.",
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
_LAST_YEAR = re.compile(r"\b(?:last year|a year ago|trial|jury|inquest|tribunal)\b")
_TWELVE = re.compile(r"(?<![\d:.,£$€])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?[ap]\.?m\b")
_TWENTY_FOUR = re.compile(
    r"(?P<cue>\b(?:at|by|until|from|to|since|before|after|between|and|about|20\d\d,?) )?"
    r"(?<![\d:.,£$€-])(?P<hour>[0-3]?\d):(?P<minute>\d\d)(?![\d:%-]|\.\d| ?[ap]\.?m)"
    r"(?P<zone> (?:GMT|BST)\b)?"
)
_TIMED = re.compile(
    r"\b(?:rac(?:e[ds]?|ing)|marathon|laps?|video|clip|episode|odds|ratio|verses?|Psalms?|Bible)\b"
)
_RANGES = (
    re.compile(
        r"\b(?P<frame>from|between) (?P<one>(?:19|20)\d\d) (?:to|and|until) "
        r"(?P<two>(?:19|20)\d\d)\b(?! (?:levels?|prices?|models?|figures?|rates?)\b)"
    ),
    re.compile(
        r"\b(?P<frame>from|between) (?P<one>[0-3]?\d)(?:st|nd|rd|th)? (?:to|and|until) "
        rf"(?P<two>[0-3]?\d)(?:st|nd|rd|th)? (?:{_MONTH})\b"
    ),
)
_COMPARED = re.compile(r"\b(?:gap|differ|compar|margin|contrast|BC\b)")
_MOVED = re.compile(
    r"\b(?:br(?:ing|ought)|mov|chang|shift|push|delay|exten|reduc|cut|f[ae]ll|drop|declin|slip|down|up|"
    r"r[io]se|rais|lower|point|revis|deadline|target|forward|earlier|put|advanc|rever|switch|return)"
)


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
    yield from _impossible_times(galley)
    yield from _reversed(galley)


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
    if not posted or _OTHER_YEAR.search(galley.sentence_at(span).of(galley.text)):
        return ()
    years = tuple(y for y in (posted.year, posted.year - 1, posted.year + 1) if y in RECKONED)
    near = [y for y in years if abs((date(y, month, min(day, 28)) - posted).days) <= NEAR]
    looks_back = _LAST_YEAR.search(_around(galley, span))
    return years if looks_back or not near else (near[0],)


def _around(galley: Galley, span: Span) -> str:
    post = galley.posts[galley.draft.post_at(span)].span
    return galley.text[max(post.start, span.start - 1500) : min(post.end, span.end + 1500)]


def _posted(galley: Galley, span: Span) -> date | None:
    own = galley.posts[galley.draft.post_at(span)].stamp
    if own and own.day:
        return own.day
    return next((post.stamp.day for post in galley.posts if post.stamp and post.stamp.day), None)


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


def _impossible_times(galley: Galley) -> Iterator[Finding]:
    for match in _TWELVE.finditer(galley.text):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if hour > 12 or minute > 59:
            note = f"{match[0]} mixes the 24-hour and the 12-hour clock." if hour < 24 else ""
            yield IMPOSSIBLE_TIME.finding(Span(*match.span()), note=note)
    for match in _TWENTY_FOUR.finditer(galley.text):
        span = Span(match.start("hour"), match.end("minute"))
        cued = match["cue"] or match["zone"]
        if cued and _no_time(match) and not _TIMED.search(_around(galley, span)):
            yield IMPOSSIBLE_TIME.finding(span, note=f"There is no {span.of(galley.text)} o'clock.")


def _no_time(match: re.Match[str]) -> bool:
    hour, minute = int(match["hour"]), int(match["minute"])
    return minute > 59 or hour > 24 or (hour == 24 and minute > 0)


def _reversed(galley: Galley) -> Iterator[Finding]:
    for pattern in _RANGES:
        for match in pattern.finditer(galley.text):
            one, two, span = int(match["one"]), int(match["two"]), Span(*match.span())
            said = galley.sentence_at(span).of(galley.text)
            unless = _COMPARED if match["frame"] == "between" else _MOVED
            if one > two and not unless.search(said):
                note = f"{match['one']} stands before {match['two']}: is it the other way round?"
                yield DATES_REVERSED.finding(span, note=note)


CHECK = Check("dates", (WEEKDAY_DATE, IMPOSSIBLE_DATE, IMPOSSIBLE_TIME, DATES_REVERSED), find)
