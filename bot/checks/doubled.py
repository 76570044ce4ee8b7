"""Doubled words: the same word twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley, Word
from bot.text import Span

DOUBLED_WORD = Rule(
    "doubled-word",
    Kind.GRAMMAR,
    Level.AMEND,
    "The word stands there twice.",
    breaks=(
        Example("Talks in the the capital failed.", "Talks in the capital failed."),
        Example("The bill was was passed at noon.", "The bill was passed at noon."),
    ),
    keeps=(
        "She had had enough of the talks.",
        "He knew that that would not do.",
        "It was a very very long day.",
        "Thieves broke in in the night.",
        "Duran Duran will play in Hull.",
        "“We we we never knew,” she said.",
    ),
)

MAY_DOUBLE = frozenset(
    "had that very in is so no really ha bye tut blah long many far on up out".split()
)
"""Words that good copy doubles: "had had", "break in in", "what it is is", "a long, long way"."""


def find(galley: Galley) -> Iterator[Finding]:
    for one, two in pairwise(galley.words):
        if _doubled(galley, one, two):
            yield DOUBLED_WORD.finding(Span(one.span.start, two.span.end), one.text)


def _doubled(galley: Galley, one: Word, two: Word) -> bool:
    if one.lower != two.lower or not two.text.islower() or two.lower in MAY_DOUBLE:
        return False
    between = galley.text[one.span.end : two.span.start]
    return between in {" ", "  "} and not galley.quoted(one.span)


CHECK = Check("doubled words", (DOUBLED_WORD,), find)
