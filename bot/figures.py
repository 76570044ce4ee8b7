"""Quantities in folded copy: what a figure says, how it is hedged and what it counts.

Dates, clock times, years and ordinals are no quantities and are left out. A score, an end of a
range or a label ("2-1", "10-15", "Channel 4") has the unit SCORE: it may bear a figure out, and
nothing should be asked of it. A fraction is a percentage: "a third" is 33.3 of unit PERCENT.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import isclose

from bot.numerals import COUNT, NUMERAL, PERCENT, READERS, SCORE, VAGUE
from bot.text import Span

BELOW, ABOVE, ABOUT, AT_MOST, AT_LEAST = "below", "above", "about", "at most", "at least"
AGE = "age"

MOST_IN_A_SENTENCE = 40
"""More figures than these are a table, and nobody's sum."""

_MONEY = {"pound": "£", "dollar": "$", "euro": "€", "pence": "p"}
_MONEY_AFTER = re.compile(r" (?:US )?(pound|dollar|euro|pence)s?\b")

HEDGES = {
    BELOW: "nearly|almost|close to|approaching|nearing|(?:just )?under|(?:just )?below|"
    "fewer than|less than|just short of|or fewer|or less",
    ABOVE: "(?:just |well |slightly )?more than|(?:just|well) over|(?:just )?above|in excess of|"
    r"upwards of|or more|\+|-plus",
    AT_LEAST: "at least|no fewer than|no less than|a minimum of",
    AT_MOST: "up to|as many as|as much as|at most|no more than|a maximum of",
    ABOUT: "an estimated|estimated|about|around|some|roughly|approximately|circa|or so|-odd",
}
_OVER = (
    r"(?:(?:^|\s)(?:and|of|to|by|with|has|have|had|was|were|is|are|at|for|from|that|well|just|"
    r"killed|injured|lost|costs?|worth|employs) |^|[.,;:(–\"] ?)(?P<over>over)"
)
_HEDGE = re.compile(
    rf"(?:\b(?P<hedge>{'|'.join(HEDGES.values())})|{_OVER})"
    r"(?: the| an?| its| another)? ?$",
    re.IGNORECASE,
)
_HEDGE_AFTER = re.compile(r" ?(?P<hedge>\+|-plus\b|-odd\b|or (?:more|so|fewer|less)\b)")

_PERSON = (
    "man|woman|boy|girl|teenager|pupil|student|mother|father|driver|grandmother|grandfather|son|"
    "daughter|brother|sister|wife|husband|pensioner|baby|toddler|child|youth|cyclist|pedestrian"
)
_AGE_BEFORE = re.compile(
    rf"\b(?:aged|age of|age|an? (?:[a-z]+ )?(?:{_PERSON}) of)(?: just| only)? $", re.IGNORECASE
)
_AGE_AFTER = re.compile(r"[- ]years?[- ]olds?\b")
_SOMEBODY = re.compile(rf"(?:\b[A-Z][\w'-]*|\b(?:{_PERSON}))(?:, | \()$")
_LABELLED = re.compile(r"(?:^|[\s(\"'-])([^\W\d_][\w'.&-]*) $")
_LABELS = frozenset("no nos number type page phase grade level tier category junction room".split())
_NO_LABELS = frozenset(
    "a an the of in on at by for from to with and or but than as if when while after before about "
    "around nearly almost over under up some only just all these those its his her their our my "
    "between among least most many exactly more fewer less another other monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september "
    "october november december last next there".split()
)

_NOUN_WORD = re.compile(r"[ -]([^\W\d_][\w'-]*)")
_OF = re.compile(r" of(?= )(?: (?:the|those|these|his|her|its|their|all|[\w-]+'s?|[\d,]+)(?= ))*")
_NO_NOUN = frozenset(
    "a an the in on at by for from to with and or but than as if when while after before about of "
    "is are was were be been has have had do does did will would can could may might must should "
    "that this these those which who whom whose he she it they we you his her its their not also "
    "says this across into near over under against during since until per each who's there".split()
)
_PLURALS = frozenset("people men women children police staff crew personnel cattle feet".split())
_SURELY_COUNTED = _PLURALS | frozenset(
    "times jobs homes drones missiles troops soldiers deaths casualties points votes seats years "
    "months weeks days hours minutes miles families workers passengers pupils officers".split()
)
"""Nouns that make "Hull 300 times" a count, where "Boeing 777 jets" is a label."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity: `hedge` is the words that qualify it, `noun` the head of what it counts."""

    span: Span
    value: float
    unit: str
    hedge: str | None = None
    noun: str | None = None

    def said(self, text: str) -> str:
        """The figure as a note quotes it: "three", though a sentence began with "Three"."""
        words = self.span.of(text)
        return words if any(mark.isdigit() for mark in words) else words.lower()

    @property
    def bound(self) -> str | None:
        """Which way the hedge leans: BELOW, ABOVE, ABOUT, AT_MOST or AT_LEAST."""
        return None if self.hedge is None else _bound(self.hedge)


def figures(text: str, span: Span) -> tuple[Figure, ...]:
    """The quantities in a span of folded text, in order."""
    return tuple(_figures(text, span))


def _figures(text: str, span: Span) -> Iterator[Figure]:
    for match in NUMERAL.finditer(text, span.start, span.end):
        sort = match.lastgroup or ""
        at = Span(*match.span())
        if sort == "score":
            for number in re.findall(r"\d+", match.group()):
                yield Figure(at, float(number), SCORE)
        elif sort != "left_out" and not _is_title(text, at):
            value, unit = READERS[sort](match)
            yield _dressed(text, span, Figure(at, value, unit))


def _is_title(text: str, at: Span) -> bool:
    """Whether a number word is part of a name: "the Three Gorges"."""
    inside = text[max(0, at.start - 2) : at.start].strip(" ").isalnum()
    return inside and text[at.start].isupper() and text[at.end + 1 : at.end + 2].isupper()


def _dressed(text: str, within: Span, bare: Figure) -> Figure:
    before = text[max(within.start, bare.span.start - 32) : bare.span.start]
    after = text[bare.span.end : min(within.end, bare.span.end + 80)]
    noun = _noun(after, bare.value)
    unit = _unit(bare, before, after, noun)
    return Figure(bare.span, bare.value, unit, _hedge(before, after), noun)


def _unit(bare: Figure, before: str, after: str, noun: str | None) -> str:
    if bare.unit != COUNT:
        return bare.unit
    money = _MONEY_AFTER.match(after)
    if money:
        return _MONEY[money[1]]
    if _is_age(bare.value, before, after):
        return AGE
    return SCORE if bare.value < 1000 and _is_label(before, noun) else COUNT


def _is_age(value: float, before: str, after: str) -> bool:
    if _AGE_BEFORE.search(before) or _AGE_AFTER.match(after):
        return True
    return value < 120 and after[:1] in set(",.;)\n") | {""} and bool(_SOMEBODY.search(before))


def _is_label(before: str, noun: str | None) -> bool:
    label = _LABELLED.search(before)
    if not label or label[1].lower() in _NO_LABELS or label[1].endswith(("'s", "s'")):
        return False
    return label[1].lower() in _LABELS or (label[1][0].isupper() and noun not in _SURELY_COUNTED)


def _hedge(before: str, after: str) -> str | None:
    found = _HEDGE_AFTER.match(after) or _HEDGE.search(before)
    if not found:
        return None
    return (found["hedge"] or "over").lower()


def _noun(after: str, value: float) -> str | None:
    """The first plural that follows; a singular only after "one" or a hyphen ("10-month")."""
    hyphened = after.startswith("-")
    of = _OF.match(after)
    words: list[re.Match[str]] = []
    for match in _NOUN_WORD.finditer(after, of.end() if of else 0):
        if match.start() != (words[-1].end() if words else of.end() if of else 0):
            break
        if match[1].lower() in _NO_NOUN or len(words) == 5:
            break
        words.append(match)
    plural = next((m[1] for m in words if _is_plural(m[1])), None)
    if plural or not words or (value != 1 and not hyphened):
        return plural and plural.lower()
    return words[0 if hyphened else -1][1].lower()


def _is_plural(word: str) -> bool:
    low = word.lower()
    return low in _PLURALS or (low[-1] == "s" and low[-2:] not in {"ss", "us", "is", "'s"})


@cache
def _bound(hedge: str) -> str:
    return next((sort for sort, words in HEDGES.items() if re.fullmatch(words, hedge)), ABOVE)


def supported(figure: Figure, among: Iterable[Figure]) -> bool:
    """Whether a headline's figure is borne out by the figures of the copy, or a fair rounding."""
    if figure.unit == SCORE or (figure.value == 1 and figure.unit == COUNT):
        return True
    return any(_alike(figure.unit, other.unit) and _bears_out(other, figure) for other in among)


def _alike(one: str, other: str) -> bool:
    exact = {PERCENT, "£", "$", "€"}
    return one == other or not (one in exact or other in exact)


def _bears_out(other: Figure, figure: Figure) -> bool:
    if figure.unit == VAGUE:
        return figure.value <= other.value < 100 * figure.value
    if isclose(other.value, figure.value, rel_tol=1e-6):
        return other.unit != VAGUE
    return other.unit != VAGUE and (_rounded(figure, other.value) or _within(figure, other.value))


def _rounded(figure: Figure, exact: float) -> bool:
    gap = abs(exact - figure.value)
    if figure.unit == PERCENT and gap <= (0.5 if figure.value % 1 == 0 else 1.5) and exact > 5:
        return True
    return gap <= grain(figure.value) / 2 and gap <= 0.03 * exact


def grain(value: float) -> float:
    """How finely a value is given: 100 for 1,200, a tenth of a million for 1.3m."""
    grains = (10.0**n for n in range(12, -3, -1))
    return next(
        (g for g in grains if value >= g and isclose(value / g, round(value / g), rel_tol=1e-12)),
        0.01,
    )


_LEEWAY: dict[str | None, tuple[float, float]] = {
    **dict.fromkeys((BELOW, AT_MOST), (0.8, 1)),
    **dict.fromkeys((ABOVE, AT_LEAST), (1, 1.25)),
    ABOUT: (0.9, 1.1),
}


def _within(figure: Figure, exact: float) -> bool:
    """A hedge allows for rounding: "nearly 52,000" is no way to say 48,000, "nearly 50,000" is."""
    low, high = _LEEWAY.get(figure.bound, (1, 1))
    is_near = low * figure.value <= exact <= high * figure.value
    is_coarser = grain(figure.value) > grain(exact)
    return is_near and (is_coarser or abs(exact - figure.value) <= 0.03 * exact)


def plain(value: float, unit: str = COUNT) -> str:
    """A value as a note writes it: 4, 33.3, 12,450, £1.3bn."""
    sign = unit if unit in {"£", "$", "€"} else ""
    for scale, letters in (1e12, "tn"), (1e9, "bn"), (1e6, "m"):
        if value >= scale:
            return f"{sign}{value / scale:.4g}{letters}"
    return sign + (f"{value:,.0f}" if value >= 100 or value % 1 < 0.01 else f"{value:.3g}")
