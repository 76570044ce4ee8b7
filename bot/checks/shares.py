"""A share of a base that the copy works out: "a third of the 12,000 members, or 4,000"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.figures import (
    ABOUT,
    ABOVE,
    AT_LEAST,
    AT_MOST,
    BELOW,
    MOST_IN_A_SENTENCE,
    Figure,
    grain,
    plain,
)
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.numerals import COUNT, PERCENT, SCORE

FRACTION_OF_BASE = Rule(
    "fraction-of-base",
    Kind.NUMBER,
    Level.QUERY,
    "The share does not come to the figure given.",
    breaks=(
        Example("A quarter of the 8,000 staff, or 3,000, will move to Crewe."),
        Example("The firm has 450 drivers. A third of them, or 120, are on strike."),
        Example("Half of its 50 shops, about 35, will close in June."),
        Example("Some 36 of the 60 councillors, or 80%, voted for the plan."),
    ),
    keeps=(
        "A quarter of the 8,000 staff, or 2,000, will move to Crewe.",
        "About a third of the 12,000 seats, or some 4,100, were empty.",
        "More than half of the 60 councillors, or 36, voted for the plan.",
        "Some 36 of the 60 councillors, or 60%, voted for the plan.",
        "A tenth of the 900 trees, or four a day, are felled.",
    ),
)
_BASE = re.compile(r" of (?:[\w'-]+ ){0,4}")
_OF_THEM = re.compile(r" of (?:them|those|these)\b")
_OR = re.compile(
    r"[^,;.()–]{0,60}(?:(?:,? or| –|,? equivalent to|, that is|, which is) (?:[a-z]+ ){0,2}"
    r"|, (?:about|around|some|nearly|almost|roughly|more than|at least|just over|just under) | \()"
)
_BARE = re.compile(r"[^,;.()–]{0,60}, ")
_ITSELF = re.compile(
    r"(?! an? | per | each | every | in | more | fewer | times | years?| days?| hours?)"
)


def find(galley: Galley) -> Iterator[Finding]:
    before: tuple[Figure, ...] = ()
    for sentence in galley.draft.sentences:
        told = galley.figures_in(sentence)
        if 0 < len(told) <= MOST_IN_A_SENTENCE:
            yield from _shares(galley.text, before, told)
        before = told


def _shares(text: str, before: Sequence[Figure], told: Sequence[Figure]) -> Iterator[Finding]:
    for share, base, result in _share_of_base(text, before, told):
        usable = base.unit == result.unit != SCORE and base.value > 0 and result.value > 0
        if usable and _ITSELF.match(text, result.span.end) and not _fits(share, base, result):
            right = share.value * base.value / 100
            note = (
                f"{share.said(text)} of {base.said(text)} is {plain(right, base.unit)}; "
                f"the copy says {result.said(text)}."
            )
            yield FRACTION_OF_BASE.finding(
                max(share.span, result.span), note=note[0].upper() + note[1:]
            )


def _share_of_base(
    text: str, before: Sequence[Figure], told: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Each share that the copy works out, as share, base and result."""
    for one, two, three in zip(told, told[1:], told[2:], strict=False):
        gap, later = text[one.span.end : two.span.start], text[two.span.end : three.span.start]
        kinds = [figure.unit == PERCENT for figure in (one, two, three)]
        worked = _OR.fullmatch(later) or (
            _BARE.fullmatch(later) and text[three.span.end : three.span.end + 1] == ","
        )
        if kinds == [True, False, False] and _BASE.fullmatch(gap) and worked:
            yield one, two, three
        elif kinds == [False, False, True] and _BASE.fullmatch(gap) and _OR.fullmatch(later):
            yield three, two, one
        elif kinds == [False, True, False] and _OR.fullmatch(gap) and _BASE.fullmatch(later):
            yield two, three, one
    for place, (one, two) in enumerate(pairwise(told)):
        them = _OF_THEM.match(text, one.span.end) if one.unit == PERCENT else None
        bases = [figure for figure in told[:place] or before if figure.unit == COUNT]
        if them and len(bases) == 1 and _OR.fullmatch(text, them.end(), two.span.start):
            yield one, bases[0], two


def _fits(share: Figure, base: Figure, result: Figure) -> bool:
    exact = 100 * result.value / base.value
    loose = ABOUT in {share.bound, base.bound, result.bound} or base.hedge or result.hedge
    slack = max((0.1 if loose else 0.05) * share.value, _half_a_point(share))
    low = {BELOW: 0.75, AT_MOST: 0}.get(share.bound or "", 1) * share.value - slack
    high = {ABOVE: 1.35, AT_LEAST: 1.35}.get(share.bound or "", 1) * share.value + slack
    return low <= exact <= high


def _half_a_point(share: Figure) -> float:
    return min(1.0, grain(share.value)) / 2


CHECK = Check("shares", (FRACTION_OF_BASE,), find)
