"""Amounts and comparisons: "a large amount of people", "more bigger".

What can be counted comes in numbers, and one sign of comparison is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.parts_of_speech import singulars
from bot.text import Span

AMOUNT = Rule(
    "amount-of",
    Kind.GRAMMAR,
    Level.SUGGEST,
    "What can be counted comes in numbers, not amounts.",
    breaks=(
        Example("A large amount of people came.", "A large number of people came."),
        Example("The amount of cars has doubled.", "The number of cars has doubled."),
    ),
    keeps=("A large amount of money was lost.", "The amount of people power was clear."),
)

COMPARATIVE = Rule(
    "double-comparative",
    Kind.GRAMMAR,
    Level.AMEND,
    "One sign of comparison is enough.",
    breaks=(
        Example("The fire is more bigger than the last.", "The fire is bigger than the last."),
        Example("It was the most biggest fire.", "It was the biggest fire."),
    ),
    keeps=("We need more better-paid jobs and more younger voters.", "It is the most loved pier."),
)
_AMOUNTED = re.compile(
    r"\b(?P<slip>[Aa]mounts?) of (?:(?:young|old|new|local|different|other) "
    r")?(?P<noun>[a-z]+)\b(?! (?:power|carriers?|hours?|time|space)\b)"
)
_ER = (
    "bigger|better|worse|easier|higher|lower|stronger|faster|larger|smaller|harder|cheaper|safer|"
    "happier|louder|wider|older|younger|longer|shorter|closer"
)
_MORE_ER = re.compile(
    rf"\b(?P<slip>[Mm]ore (?P<one>{_ER}))(?= than\b| to\b|[.,;]|\s*$)|\b(?P<slip2>most (?P<two>"
    r"biggest|best|worst|easiest|highest|lowest|strongest|fastest|largest|smallest|hardest|"
    r"oldest|youngest|longest|latest))\b",
    re.MULTILINE,
)


def find(galley: Galley) -> Iterator[Finding]:
    for match in _AMOUNTED.finditer(galley.text):
        if match["noun"] in singulars():
            slip = match["slip"]
            yield AMOUNT.finding(
                Span(*match.span("slip")), ("N" if slip[0] == "A" else "n") + "umber" + slip[6:]
            )
    for match in _MORE_ER.finditer(galley.text):
        group = "slip" if match["slip"] else "slip2"
        new = match["one"] or match["two"]
        yield COMPARATIVE.finding(
            Span(*match.span(group)), new.capitalize() if match[group][0].isupper() else new
        )


CHECK = Check("comparison", (AMOUNT, COMPARATIVE), find)
