"""The form of each post's headline: no full stop, single quotes, no opening figure, not too long.

Scores, years, sums of money and minutes of a match may open a headline; abbreviations and
ellipses may end one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.text import ABBREVIATIONS, Span

_BODY = "\nThe river burst its banks and hundreds of people had to flee from a flood in Hull."

HEADLINE_FULL_STOP = Rule(
    "headline-full-stop",
    Kind.STRUCTURE,
    Level.AMEND,
    "A headline takes no full stop.",
    breaks=(
        Example(
            "River in Hull bursts its banks." + _BODY, "River in Hull bursts its banks" + _BODY
        ),
        Example("Hundreds flee flood in Hull." + _BODY, "Hundreds flee flood in Hull" + _BODY),
    ),
    keeps=(
        "River in Hull bursts its banks" + _BODY,
        "And then the river burst..." + _BODY,
        "Hundreds flee flood at Hull Ltd." + _BODY,
    ),
)
HEADLINE_DOUBLE_QUOTES = Rule(
    "headline-double-quotes",
    Kind.STRUCTURE,
    Level.QUERY,
    "Headlines take single quotation marks.",
    breaks=(
        Example("Mayor of Hull calls flood “a warning”" + _BODY),
        Example('"No time to pack" as river bursts banks' + _BODY),
    ),
    keeps=(
        "Mayor of Hull calls flood ‘a warning’" + _BODY,
        "Hull’s mayor: ‘I read “Dracula” in the flood’" + _BODY,
    ),
)
HEADLINE_STARTS_WITH_FIGURE = Rule(
    "headline-starts-with-figure",
    Kind.STRUCTURE,
    Level.SUGGEST,
    "A headline does not open with a figure.",
    breaks=(
        Example(
            "300 people flee flood in Hull" + _BODY,
            "Three hundred people flee flood in Hull" + _BODY,
        ),
        Example("42 pumps sent to Hull" + _BODY, "Forty-two pumps sent to Hull" + _BODY),
        Example("1,250 people flee flood in Hull" + _BODY),
        Example("40% of homes in Hull flooded" + _BODY),
    ),
    keeps=(
        "Flood in Hull drives out 300" + _BODY,
        "2026 floods are worst yet in Hull" + _BODY,
        "£2m for flooded homes in Hull" + _BODY,
        "3-1 win lifts flooded Hull" + _BODY,
        "20 min: Hull go close" + _BODY,
        "24 Hours star flees flood in Hull" + _BODY,
    ),
)
HEADLINE_TOO_LONG = Rule(
    "headline-too-long",
    Kind.STRUCTURE,
    Level.QUERY,
    "The headline is too long for a push alert or a search result.",
    breaks=(
        Example(
            "Hundreds of people have been told to leave their homes as the river bursts its banks "
            "in Hull and the flood moves on towards the docks" + _BODY
        ),
    ),
    keeps=("Hundreds of people told to leave as the river bursts its banks in Hull" + _BODY,),
)
HEADLINE_EXCLAMATION = Rule(
    "headline-exclamation",
    Kind.STRUCTURE,
    Level.QUERY,
    "Does the headline need the exclamation mark?",
    breaks=(
        Example("River in Hull bursts its banks!" + _BODY),
        Example("Hundreds flee flood in a day!" + _BODY),
    ),
    keeps=(
        "Flood stops Hull’s run of Oklahoma!" + _BODY,
        "‘Run for it!’ Hundreds flee flood" + _BODY,
        "Hundreds flee flood: ‘We just ran!’" + _BODY,
    ),
)

PUSH = 110
"""Characters of a headline that a push alert shows."""
SEARCH = 65
"""Characters of a headline that a search page shows."""

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_FIGURE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,6}) (?!(?:am|pm|mins?|minutes?|to|and)\b)[a-z]{2}")
_YEAR = range(1500, 2100)
_PER_CENT = re.compile(r"\d[\d.]*(?:%| per cent\b)")
_INITIALS = re.compile(r"\b(?:\w\.)+$")


def find(galley: Galley) -> Iterator[Finding]:
    for post in galley.posts:
        if post.headline:
            yield from _marks(galley, post.headline)
            yield from _figure(galley, post.headline)
            yield from _length(galley, post.headline)


def _marks(galley: Galley, headline: Span) -> Iterator[Finding]:
    line = headline.of(galley.text)
    last = re.search(r"([^\W_]+)([.!])$", line)
    if last and last[2] == "." and not _abbreviated(line, last[1]):
        yield HEADLINE_FULL_STOP.finding(headline.part(last), last[1])
    elif last and last[2] == "!" and last[1].islower() and not galley.quoted(headline.part(last)):
        yield HEADLINE_EXCLAMATION.finding(headline.part(last))
    quoted = re.search(r'"[^"]+"', line)
    if quoted and not re.search(r"(?<!\w)'\w.*\w[.,!?]?'(?!\w)", line):
        yield HEADLINE_DOUBLE_QUOTES.finding(headline.part(quoted))


def _abbreviated(line: str, last: str) -> bool:
    return last.lower() in ABBREVIATIONS or bool(_INITIALS.search(line))


def _figure(galley: Galley, headline: Span) -> Iterator[Finding]:
    match = _FIGURE.match(headline.of(galley.text))
    number = int(match[1].replace(",", "")) if match else 0
    share = _PER_CENT.match(headline.of(galley.text))
    if share:
        yield HEADLINE_STARTS_WITH_FIGURE.finding(headline.part(share))
    elif match and number not in _YEAR:
        yield HEADLINE_STARTS_WITH_FIGURE.finding(headline.part(match, 1), _in_words(number))


def _in_words(number: int) -> str | None:
    """The number as a headline may open with it, or None when that would be a mouthful."""
    hundreds, rest = divmod(number, 100)
    if hundreds in range(1, 10) and not rest:
        return f"{_ONES[hundreds - 1]} hundred".capitalize()
    if hundreds or not rest:
        return None
    if rest < 20:
        return _ONES[rest - 1].capitalize()
    unit = f"-{_ONES[rest % 10 - 1]}" if rest % 10 else ""
    return f"{_TENS[rest // 10 - 2]}{unit}".capitalize()


def _length(galley: Galley, headline: Span) -> Iterator[Finding]:
    if len(headline) <= PUSH:
        return
    line = headline.of(galley.text)
    start = headline.start + line.rfind(" ", 0, PUSH) + 1
    note = (
        f"The headline has {len(headline)} characters: a push alert shows {PUSH}, "
        f"a search page {SEARCH}."
    )
    yield HEADLINE_TOO_LONG.finding(Span(start, headline.end), note=note)


CHECK = Check(
    "headlines",
    (
        HEADLINE_FULL_STOP,
        HEADLINE_DOUBLE_QUOTES,
        HEADLINE_STARTS_WITH_FIGURE,
        HEADLINE_TOO_LONG,
        HEADLINE_EXCLAMATION,
    ),
    find,
)
