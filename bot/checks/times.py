"""Times of day that no clock shows: 13pm, 14:75, 13.75 on Tuesday; only ever asked.

Race times, verses, odds and prices ("closed at 13.75") are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.text import Span

IMPOSSIBLE_TIME = Rule(
    "impossible-time",
    Kind.DATE,
    Level.QUERY,
    "There is no such time of day.",
    breaks=(
        Example("The power failed at 14:75."),
        Example("Doors open at 13pm."),
        Example("The ferry is due at 13.75 on Tuesday."),
        Example("The first call came at about 7.82am."),
    ),
    keeps=(
        "The power failed at 14:57 and was back at 24:00.",
        "She won the race in 25:10, with the pack at 26:75.",
        "The shares closed at 13.75 on Tuesday.",
        "The river stood at 13.75 metres on Tuesday.",
    ),
)

_CUE = (
    r"(?P<cue>\b(?:[Aa]t|[Bb]y|until|till|[Ff]rom|to|since|[Bb]efore|[Aa]fter|between|and|about|"
    r"around|"
    r"20\d\d,?) (?:about |around |just after |just before )?)"
)
_TWELVE = re.compile(r"(?<![\d:.,£$€])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?[ap]\.?m\b")
_TWENTY_FOUR = re.compile(
    rf"{_CUE}?(?<![\d:.,£$€-])(?P<hour>[0-3]?\d):(?P<minute>\d\d)(?![\d:%-]|\.\d| ?[ap]\.?m)"
    r"(?P<zone> (?:GMT|BST)\b)?"
)
_DOTTED = re.compile(
    rf"{_CUE}(?<![\d:.,£$€-])(?P<hour>[0-2]?\d)\.(?P<minute>\d\d)(?![\d:%-]|\.\d| ?[ap]\.?m)"
    r"(?P<zone>,? (?:on|each|every|tonight|today|yesterday|tomorrow|this|GMT|BST|sharp)\b)?"
)
_TIMED = re.compile(
    r"\b(?:rac(?:e[ds]?|ing)|marathon|laps?|video|clip|episode|odds|ratio|verses?|Psalms?|Bible)\b"
)
_MEASURED = re.compile(
    r"\b(?:shares?|stocks?|index|prices?|priced|rates?|pence|dollars?|euros?|yen|yield|points?|"
    r"per cent|barrel|trading|trad(?:ed|es)|market|currency|pound|sterling|average|score|metres?|"
    r"miles?|magnitude|seconds?|tonnes?|litres?|percentage|odds|record|level|inflation)\b|[£$€%]"
)
_HAPPENS = re.compile(
    r"\b(?:re-?open|open|start|begin|began|leave|left|arriv|depart|due|call|met|meet|kick|stop|"
    r"came|happen|struck|fail|train|ferry|flight|bus\b|doors|police|crash|close|found|seen|end)"
)


def find(galley: Galley) -> Iterator[Finding]:
    yield from _on_the_twelve_hour_clock(galley)
    for match in _TWENTY_FOUR.finditer(galley.text):
        if (match["cue"] or match["zone"]) and _no_time(match):
            yield from _asked(galley, match)
    for match in _DOTTED.finditer(galley.text):
        said = galley.sentence_at(_place(match)).of(galley.text)
        timed = match["zone"] or _HAPPENS.search(said)
        if _no_time(match) and timed and not _MEASURED.search(said):
            yield from _asked(galley, match)


def _on_the_twelve_hour_clock(galley: Galley) -> Iterator[Finding]:
    for match in _TWELVE.finditer(galley.text):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if hour > 12 or minute > 59:
            mixed = hour in range(13, 24) and minute < 60
            told = f"{match[0]} mixes the 24-hour and the 12-hour clock."
            note = told if mixed else f"There is no {match[0]}."
            yield IMPOSSIBLE_TIME.finding(Span(*match.span()), note=note)


def _asked(galley: Galley, match: re.Match[str]) -> Iterator[Finding]:
    span = _place(match)
    post = galley.posts[galley.draft.post_at(span)].span
    around = galley.text[max(post.start, span.start - 1500) : min(post.end, span.end + 1500)]
    if not _TIMED.search(around):
        yield IMPOSSIBLE_TIME.finding(span, note=f"There is no {span.of(galley.text)} o'clock.")


def _place(match: re.Match[str]) -> Span:
    return Span(match.start("hour"), match.end("minute"))


def _no_time(match: re.Match[str]) -> bool:
    hour, minute = int(match["hour"]), int(match["minute"])
    return minute > 59 or hour > 24 or (hour == 24 and minute > 0)


CHECK = Check("times", (IMPOSSIBLE_TIME,), find)
