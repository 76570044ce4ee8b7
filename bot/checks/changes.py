"""A change given with both its ends: which way it went, by how much, how many times.

Silent where an end is hedged, where the scale of one is left to the reader ("from £2 to £3m"), and
where the figures may be places in a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import isclose

from bot.checks.ends import A_FALL, A_RISE, Change, changes_in
from bot.figures import ABOUT, ABOVE, AT_LEAST, BELOW, MOST_IN_A_SENTENCE, Figure, grain, plain
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.numerals import COUNT, PERCENT
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
        Example("Profit rose from £20m to £25m, up 15%."),
        Example("The port has halved its fleet since 2019, from 60 boats to 45."),
        Example("The council will spend £6.5m, up from £5m, a rise of 45%."),
        Example("The council will spend £4m, up from £5m last year."),
        Example("Fares went from £40 to £50, an increase of £15."),
        Example("Complaints rose from 200 to 300. That is a rise of 80%."),
        Example("Rents went from £400 to £600, a twofold rise."),
    ),
    keeps=(
        "Complaints rose by 50% from 200 to 300.",
        "Complaints fell from 300 to 200, a drop of a third.",
        "The number of wardens more than doubled from 30 to 70.",
        "Profit rose 8% from £1.2bn to £1.3bn.",
        "She rose from 12 to three in the world rankings.",
        "The council will spend £6.5m, up from £5m, a rise of 30%.",
        "It made a loss of £5m, down from a profit of £6m.",
        "Fares went from £40 to £50, an increase of £10.",
        "Profit rose from £20m to £25m, up 25%, and a fifth of the staff will go.",
    ),
)

ROUNDED_FROM = 1e6
"""Smaller figures are written out and may be taken to be exact, or nearly."""

HIGHEST_PLACE = 30
"""Plain counts below this may be places: a rise from 12 to three is an improvement."""

MOST_POINTED_AT = 60
"""Characters; a longer change is pointed at by the word that says it."""

_NUMBER = re.compile(r"\d[\d,]*(?:\.(?P<places>\d+))?")
_TIMES = {
    **dict.fromkeys(("doubl", "two"), 2.0),
    **dict.fromkeys(("trebl", "tripl", "three"), 3.0),
    **dict.fromkeys(("quadrupl", "four"), 4.0),
    **dict.fromkeys(("quintupl", "five"), 5.0),
    "ten": 10.0,
    "halv": 0.5,
}
_FACTOR = (
    r"(?:(?P<near>nearly|almost|all but)|(?P<over>more than|over))? ?\b(?P<said>"
    r"(?P<stem>doubl|trebl|tripl|quadrupl|quintupl|halv)(?:e[sd]?|ing)"
    r"|(?P<fold>two|three|four|five|ten)-?fold)\b"
)
_MULTIPLIED = re.compile(rf"{_FACTOR}(?!.*\d)[^;:]{{0,50}}$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MULTIPLYING = re.compile(rf"[^.;\d]{{0,30}}?(?:,| –| \(|:) (?:an? )?{_FACTOR}")
_BY = re.compile(
    r"(?:\b(?:by|up|down|rose|fell|grew|a|an|of|or)|\() (?:about |some |nearly |almost )?$|\($"
)
_A_CHANGE = re.compile(
    rf" (?:{A_RISE}|{A_FALL}|more|fewer|less|higher|lower|up|down)\b", re.IGNORECASE
)
_THAT_IS = re.compile(rf"(?:That|This|It|The|Which)\b[\w' ]{{0,30}}\b(?:{A_RISE}|{A_FALL})\b")
_BY_AMOUNT = re.compile(rf"\b(?:{A_RISE}|{A_FALL}|difference|saving) of $")
_RANKS = re.compile(r"\b(?:rank\w*|table|place|world|seed\w*|division|chart\w*|degrees?|number)\b")


def find(galley: Galley) -> Iterator[Finding]:
    before: list[Change] = []
    for sentence in galley.draft.sentences:
        told = galley.figures_in(sentence)
        changes: list[Change] = []
        if 1 < len(told) <= MOST_IN_A_SENTENCE:
            changes = list(changes_in(galley.text, sentence, told))
            for change in changes:
                yield from _asked(galley, sentence, told, change)
        elif told and len(before) == 1 and _THAT_IS.match(sentence.of(galley.text)):
            yield from _wrong_percentage(galley.text, told, before[0])
        before = changes


def _asked(
    galley: Galley, sentence: Span, told: Sequence[Figure], change: Change
) -> Iterator[Finding]:
    text = galley.text
    wrong = _wrong_way(text, change)
    factor = _wrong_factor(text, sentence, change)
    if wrong:
        yield CHANGE.finding(change.span, note=wrong)
    elif factor:
        at = Span(min(factor.start, change.span.start), max(factor.end, change.span.end))
        near = len(at) <= MOST_POINTED_AT and not galley.quoted(at)
        yield CHANGE.finding(at if near else factor, note=_said(text, change, _by_times(change)))
    else:
        yield from _wrong_percentage(text, told, change)
        yield from _wrong_amount(text, told, change)


def _said(text: str, change: Change, rest: str) -> str:
    return f"From {change.first.said(text)} to {change.then.said(text)} is {rest}."


def _by_times(change: Change) -> str:
    return f"{change.times:.2g} times"


def _wrong_way(text: str, change: Change) -> str | None:
    first, then = change.first, change.then
    places = first.unit == COUNT and max(first.value, then.value) < HIGHEST_PLACE
    if places or _RANKS.search(change.lead.of(text)):
        return None
    if change.up and then.value < first.value:
        return _said(text, change, "a fall, and the copy says it rose")
    if change.down and then.value > first.value:
        return _said(text, change, "a rise, and the copy says it fell")
    return None


def _wrong_factor(text: str, sentence: Span, change: Change) -> Span | None:
    """Where the copy says "doubled" or "threefold", if the figures do not bear it out."""
    at = change.lead
    said = _MULTIPLIED.search(_YEAR.sub("year", at.of(text)))
    if not said:
        at = Span(change.span.end, sentence.end)
        said = _MULTIPLYING.match(at.of(text))
    if not said or change.hedged:
        return None
    stem = said["stem"] or said["fold"]
    ratio, halved = change.times / _TIMES[stem.lower()], stem.lower() == "halv"
    low, high = 0.92, 1.08
    if said["near"]:
        low, high = (0.99, 1.3) if halved else (0.75, 1.01)
    if said["over"]:
        low, high = (0.5, 1.01) if halved else (0.99, 1.5)
    return None if low <= ratio <= high else at.part(said, "said")


def _wrong_percentage(text: str, told: Sequence[Figure], change: Change) -> Iterator[Finding]:
    if change.first.unit == PERCENT or change.hedged:
        return
    shares = [f for f in told if f.unit == PERCENT and _is_the_change(text, f, change)]
    if len(shares) == 1 and not _agrees(shares[0], *_change_between(text, change)):
        exact = 100 * abs(change.times - 1)
        note = _said(text, change, f"about {exact:.3g}%")
        yield CHANGE.finding(shares[0].span, note=note)


def _is_the_change(text: str, share: Figure, change: Change) -> bool:
    gap = max(share.span.start - change.span.end, change.span.start - share.span.end)
    before = text[max(0, share.span.start - 24) : share.span.start]
    return gap <= 60 and bool(_BY.search(before) or _A_CHANGE.match(text, share.span.end))


def _agrees(share: Figure, low: float, high: float) -> bool:
    slack = max(1.0, 0.05 * share.value) * (2 if share.bound == ABOUT else 1)
    up_to = {BELOW: 1.0, ABOVE: 1.35, AT_LEAST: 1.35}.get(share.bound or "", 1.0)
    down_to = 0.75 if share.bound == BELOW else 1.0
    return low - slack <= share.value * up_to and share.value * down_to <= high + slack


def _wrong_amount(text: str, told: Sequence[Figure], change: Change) -> Iterator[Finding]:
    """ "from £40 to £50, an increase of £15"."""
    for amount in told:
        after = 0 <= amount.span.start - change.span.end <= 40
        before = text[max(0, amount.span.start - 24) : amount.span.start]
        if after and amount.unit == change.first.unit and _BY_AMOUNT.search(before):
            exact = abs(change.then.value - change.first.value)
            slack = _half(text, change.first) + _half(text, change.then)
            if not (change.hedged or amount.hedge or isclose(amount.value, exact, abs_tol=slack)):
                note = _said(text, change, f"a change of {plain(exact, amount.unit)}")
                yield CHANGE.finding(amount.span, note=note)


def _change_between(text: str, change: Change) -> tuple[float, float]:
    """The least and the most that the change can be, in percent, given how both are rounded."""
    one, two = _half(text, change.first), _half(text, change.then)
    changes = [
        100 * abs((change.then.value + b) / max(1e-9, change.first.value + a) - 1)
        for a in (-one, one)
        for b in (-two, two)
    ]
    return min(changes), max(changes)


def _half(text: str, figure: Figure) -> float:
    """Half of the last place that a figure is written to: 0.5m for £20m, 0.05bn for £1.2bn."""
    digits = _NUMBER.search(figure.said(text))
    scale = figure.value / float(digits.group().replace(",", "")) if digits else 1.0
    if digits and scale > 1:
        return min(0.5 * scale / 10.0 ** len(digits["places"] or ""), 0.075 * figure.value)
    exact = figure.value < ROUNDED_FROM
    return min(grain(figure.value) / 2, 0.01 * figure.value if exact else figure.value)


CHECK = Check("changes", (CHANGE,), find)
