"""A change given with both its ends: which way it went, by how many per cent, how many times.

Silent where an end is hedged, where the scale of one is left to the reader ("from £2 to £3m"), and
where the figures may be places in a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.figures import AGE, MOST_IN_A_SENTENCE, Figure, grain
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.numerals import COUNT, PERCENT, SCORE, VAGUE
from bot.text import Span

CHANGE = Rule(
    "change-between-figures",
    Kind.NUMBER,
    Level.QUERY,
    "The change does not fit the two figures.",
    breaks=(
        Example("Complaints rose by 40% from 200 to 300."),
        Example("Complaints were up 40% to 300, from 200 in May."),
        Example("Complaints rose from 1,300 to 1,200 in a year."),
        Example("Complaints rose from 300 to 200 in a year."),
        Example("The number of wardens doubled from 30 to 50."),
    ),
    keeps=(
        "Complaints rose by 50% from 200 to 300.",
        "Complaints fell from 300 to 200, a drop of a third.",
        "The number of wardens more than doubled from 30 to 70.",
        "Profit rose 8% from £1.2bn to £1.3bn.",
        "She rose from 12 to three in the world rankings.",
    ),
)

ROUNDED_FROM = 1e6
"""Smaller figures are written out and may be taken to be exact, or nearly."""

HIGHEST_PLACE = 30
"""Plain counts below this may be places: a rise from 12 to three is an improvement."""

_WORDS = r"(?:[^,;]|,(?=\d{3}))"
_FROM_TO = re.compile(
    rf"\bfrom (?P<a>{_WORDS}{{1,40}}?) to (?P<b>{_WORDS}{{1,25}})"
    rf"|\bto (?P<then>{_WORDS}{{1,40}}?),? from (?P<first>{_WORDS}{{1,25}})"
)
_UP = re.compile(
    r"\b(?:rose|risen|rises?|rising|grew|grown|growing|increas\w+|climb\w+|jump\w+|soar\w+|surg\w+)\b"
)
_DOWN = re.compile(
    r"\b(?:fell|fallen|falls?|falling|dropp?\w*|declin\w+|decreas\w+|plung\w+|shr[aui]nk\w*)\b"
)
_TIMES = {"doubl": 2, "trebl": 3, "tripl": 3, "quadrupl": 4, "halv": 0.5}
_MULTIPLIED = re.compile(
    r"\b(?:(?P<near>nearly|almost)|(?P<over>more than))? ?"
    r"(?P<stem>doubl|trebl|tripl|quadrupl|halv)(?:e[sd]?|ing) "
    r"(?:[\w' -]{0,40} )?$"
)
_BY = re.compile(r"\b(?:by|up|down|rose|fell|grew|a|an|of) $")
_A_CHANGE = re.compile(r" (?:rise|increase|jump|fall|drop|decline|cut|growth|surge|decrease)\b")
_CLAUSE = re.compile(
    r"[,;:]|\b(?:after|as|when|while|because|but|and|despite|since|loss\w*|deepen\w*|widen\w*)\b"
)
_RANKS = re.compile(r"\b(?:rank\w*|table|place|world|seed\w*|division|chart\w*|degrees?|number)\b")


def find(galley: Galley) -> Iterator[Finding]:
    for sentence in galley.draft.sentences:
        if _FROM_TO.search(galley.text, sentence.start, sentence.end):
            told = galley.figures_in(sentence)
            if 1 < len(told) <= MOST_IN_A_SENTENCE:
                yield from _changes(galley.text, sentence, told)


def _changes(text: str, sentence: Span, told: Sequence[Figure]) -> Iterator[Finding]:
    for ends in _FROM_TO.finditer(text, sentence.start, sentence.end):
        first, then = (_inside(ends, told, *names) for names in (("a", "first"), ("b", "then")))
        if first and then and _comparable(text, first[0], then[0]):
            before = text[max(sentence.start, ends.start() - 60) : ends.start()]
            lead = _CLAUSE.split(before)[-1]
            note = _wrong_way(lead, first[0], then[0]) or _wrong_factor(lead, first[0], then[0])
            one, two = sorted((first[0].span, then[0].span))
            span = Span(one.start, two.end)
            if note:
                yield CHANGE.finding(
                    span, note=note.format(first[0].said(text), then[0].said(text))
                )
            else:
                yield from _wrong_percentage(text, told, first[0], then[0])


def _inside(ends: re.Match[str], told: Sequence[Figure], *names: str) -> list[Figure]:
    name = names[0] if ends["a"] else names[1]
    return [f for f in told if ends.start(name) <= f.span.start < ends.end(name)]


def _comparable(text: str, first: Figure, then: Figure) -> bool:
    same = first.unit == then.unit and first.unit not in {SCORE, AGE, VAGUE}
    scaled = [figure.said(text)[-1].isalpha() for figure in (first, then)]
    return same and first.value > 0 and (scaled[0] or not scaled[1])


def _wrong_way(lead: str, first: Figure, then: Figure) -> str | None:
    up, down = bool(_UP.search(lead)), bool(_DOWN.search(lead))
    places = first.unit == COUNT and max(first.value, then.value) < HIGHEST_PLACE
    if up == down or places or _RANKS.search(lead):
        return None
    if up and then.value < first.value:
        return "From {0} to {1} is a fall, and the copy says it rose."
    if down and then.value > first.value:
        return "From {0} to {1} is a rise, and the copy says it fell."
    return None


def _wrong_factor(lead: str, first: Figure, then: Figure) -> str | None:
    said = _MULTIPLIED.search(lead)
    if not said or first.hedge or then.hedge:
        return None
    ratio = then.value / first.value / _TIMES[said["stem"]]
    low, high = 0.92, 1.08
    if said["near"]:
        low, high = (0.75, 1.01) if said["stem"] != "halv" else (0.99, 1.3)
    if said["over"]:
        low, high = (0.99, 1.5) if said["stem"] != "halv" else (0.5, 1.01)
    if low <= ratio <= high:
        return None
    return f"From {{0}} to {{1}} is {then.value / first.value:.2g} times."


def _wrong_percentage(
    text: str, told: Sequence[Figure], first: Figure, then: Figure
) -> Iterator[Finding]:
    shares = [figure for figure in told if figure.unit == PERCENT]
    if len(shares) != 1 or first.unit == PERCENT or first.hedge or then.hedge:
        return
    share = shares[0]
    one, two = sorted((first.span, then.span))
    gap = max(share.span.start - two.end, one.start - share.span.end)
    around = (
        text[max(0, share.span.start - 12) : share.span.start],
        text[share.span.end : share.span.end + 24],
    )
    if gap > 40 or not (_BY.search(around[0]) or _A_CHANGE.match(around[1])):
        return
    low, high = _change_between(first, then)
    slack = max(1.0, 0.05 * share.value)
    if not (low - slack <= share.value <= high + slack) and not share.hedge:
        note = f"From {first.said(text)} to {then.said(text)} is about {(low + high) / 2:.3g}%."
        yield CHANGE.finding(share.span, note=note)


def _change_between(first: Figure, then: Figure) -> tuple[float, float]:
    """The least and the most that the change can be, in percent, given how both are rounded."""
    changes = [
        100 * abs((then.value + b) / max(1e-9, first.value + a) - 1)
        for a in (-_half(first), _half(first))
        for b in (-_half(then), _half(then))
    ]
    return min(changes), max(changes)


def _half(figure: Figure) -> float:
    exact = figure.value < ROUNDED_FROM
    return min(grain(figure.value) / 2, 0.01 * figure.value if exact else figure.value)


CHECK = Check("changes", (CHANGE,), find)
