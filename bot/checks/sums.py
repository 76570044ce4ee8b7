"""Sums that a reader can do: the parts of a whole, and parts that are more than the whole.

Silent where the copy does not mean the sum to close: partial lists, hedged wholes, "the rest".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.figures import AT_MOST, BELOW, MOST_IN_A_SENTENCE, Figure, plain
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.numerals import COUNT, PERCENT, SCORE
from bot.text import Span

PARTS_AND_WHOLE = Rule(
    "parts-and-whole",
    Kind.NUMBER,
    Level.QUERY,
    "The parts do not make the whole.",
    breaks=(
        Example("The fleet has 60 boats, of which 31 are at sea and 26 in port."),
        Example("Of the 40 evacuated, 28 are in a church hall and 15 are with friends."),
        Example("The choir has 90 singers, including both 44 men and 41 women."),
        Example("Of the 40 evacuated, 22 have gone home and the remaining 12 are with friends."),
        Example("Police made 12 arrests on Friday and 10 on Saturday, 24 in all."),
        Example("The 12 winners, including eight women and six men, were told on Monday."),
        Example("Twelve people were hurt: seven passengers, two drivers and four cyclists."),
    ),
    keeps=(
        "The fleet has 60 boats, of which 31 are at sea and 29 in port.",
        "Of the 40 evacuated, three were treated at the scene and two went to hospital.",
        "The choir has 90 singers, including 14 men and 11 boys.",
        "The fleet has at least 60 boats, of which 31 are at sea and 26 in port.",
        "Of the 40 evacuated, 28 are in a church hall, nine with friends and the rest have left.",
        "The band sold 70 tickets, of which 45 were for adults, 30 of them at half price.",
        "Police made 12 arrests on Friday and 10 on Saturday, 22 in all.",
        "Of the 60 homes, 40 were built in 12 months and 20 took 18 months.",
    ),
)
IMPOSSIBLE_FIGURE = Rule(
    "impossible-figure",
    Kind.NUMBER,
    Level.QUERY,
    "A part cannot be more than the whole.",
    breaks=(
        Example("The survey found that 120% of voters were against."),
        Example("Turnout was 104%, the council said."),
        Example("In all, 14 of the 12 libraries will close."),
        Example("Between 60 and 40 ballot papers were put aside."),
    ),
    keeps=(
        "The debt is 120% of the country's income.",
        "Sales were 110% of last year's.",
        "In all, 12 of the 14 libraries will close.",
    ),
)

LEAST_OF_A_WHOLE = 0.75
"""Parts that come to less than this share of the whole were never meant to make it up."""

_WHICH = re.compile(
    r"\b(?:of (?:which|whom|them|these|those)|made up of|comprising|consisting of|including both|"
    r"split between|divided between|(?P<partial>including))\b|(?<=\w)(?::| –| -)(?= )",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"[\"']?Of (?:the|its|their|those|these|his|her|all)\b")
_NESTED = re.compile(
    r"\b(?:of (?:which|whom|them|these|those)|includ\w+|among (?:them|whom)|than|compared|over|"
    r"above|earlier|previous\w*|last|later|per|each|every|a (?:day|week|month|year)|up to|"
    r"at least)\b"
)
_NOT_A_SUM = re.compile(
    r"\b(?:the rest|remain\w*|(?:the|and|while) others?|most|many|several|some|all|both|neither|"
    r"none|only|respectively|seats|votes|polled|surveyed|points|games|matches|wickets)\b"
    r"|(?:,|\band|\bwhile) an?(?:other)? [a-z]"
)
_LISTED = re.compile(
    r"(?:^|[,;:–-]|\b(?:and|while|but|or|with|both|which|whom|them|these|those|of|by|between|plus|"
    r"comprising))(?: (?:a|another|a further|the other|the remaining))? ?$"
)
_THE_REST = re.compile(r"\bthe (?:remaining|other) $")
_MAKING = re.compile(r"(?:,| –| \() ?(?:and )?(?:making |for )?(?:a total of|making) $")
_IN_ALL = re.compile(r" (?:[a-z]+ )?(?:in total|in all|altogether)\b")
_COUNTS = re.compile(r" [(A-Za-z]|[.;)\"]|$")
_PEOPLE = (
    "voters|people|patients|respondents|women|men|adults|households|staff|children|pupils|students|"
    "residents|members|workers|employees|seats|votes|MPs|councillors|Britons|homes|schools|drivers"
)
_SHARE_OF = re.compile(rf" of (?:the |all |all the |those |its |their )?(?:\w+ )?(?:{_PEOPLE})\b")
_TURNOUT = re.compile(r"\b[Tt]urnout (?:was|of|is|at|reached|stood at|hit) (?:\w+ )?$")
_OF_FEWER = re.compile(r" of (?:the|its|their|his|her|[\w-]+'s?) $")


@dataclass(frozen=True, slots=True)
class _Whole:
    """A figure said to be made up of parts, the words that name them, and whether only some."""

    figure: Figure
    rest: Span
    partial: bool = False


def find(galley: Galley) -> Iterator[Finding]:
    for sentence in galley.draft.sentences:
        told = galley.figures_in(sentence)
        if 0 < len(told) <= MOST_IN_A_SENTENCE:
            yield from _impossible(galley.text, told)
            yield from _parts(galley.text, sentence, told)
            yield from _totals(galley.text, told)


def _impossible(text: str, told: Sequence[Figure]) -> Iterator[Finding]:
    for figure in told:
        if figure.unit == PERCENT and figure.value > 100:
            before = text[max(0, figure.span.start - 30) : figure.span.start]
            if _SHARE_OF.match(text, figure.span.end) or _TURNOUT.search(before):
                note = f"{figure.said(text)} of a whole is more than all of it."
                yield IMPOSSIBLE_FIGURE.finding(figure.span, note=note)
    for one, two in pairwise(told):
        why = _out_of_order(text, one, two) if one.value > two.value > 1 else None
        if why and one.unit == two.unit != SCORE:
            why = why.format(one.said(text), two.said(text))
            yield IMPOSSIBLE_FIGURE.finding(Span(one.span.start, two.span.end), note=why)


def _out_of_order(text: str, one: Figure, two: Figure) -> str | None:
    before, between = (
        text[max(0, one.span.start - 8) : one.span.start],
        text[one.span.end : two.span.start],
    )
    if (
        one.unit == COUNT
        and _OF_FEWER.fullmatch(between)
        and text[two.span.end : two.span.end + 1] != "-"
    ):
        return "{0} cannot be part of {1}."
    if before.lower() == "between " and between == " and " and (two.noun or one.unit != COUNT):
        return "The range from {0} to {1} runs backwards."
    return None


def _parts(text: str, sentence: Span, told: Sequence[Figure]) -> Iterator[Finding]:
    whole = _whole(text, sentence, told)
    if whole is None or _NESTED.search(whole.rest.of(text)):
        return
    unit, later = whole.figure.unit, [f for f in told if f.span.start >= whole.rest.start]
    parts = [f for f in later if f.unit == unit]
    listed = len(parts) > 1 and all(_is_part(text, whole, part) for part in parts)
    if not listed or any(part.hedge for part in parts) or unit not in {COUNT, "£", "$", "€"}:
        return
    left = whole.figure.value - sum(part.value for part in parts)
    if left < -1e-6 or (left > 1e-6 and _closes(text, whole, parts[-1], left)):
        span = Span(parts[0].span.start, parts[-1].span.end)
        yield PARTS_AND_WHOLE.finding(span, note=_sum_note(text, whole.figure, parts, left))


def _whole(text: str, sentence: Span, told: Sequence[Figure]) -> _Whole | None:
    first = told[0]
    if _OF_THE.match(text, sentence.start, sentence.end) and first.span.start - sentence.start < 24:
        return _unhedged(_Whole(first, Span(first.span.end, sentence.end)))
    for marker in _WHICH.finditer(text, sentence.start, sentence.end):
        near = [f for f in told if 0 <= marker.start() - f.span.end < 60]
        if near:
            rest = Span(marker.end(), _end(text, marker, sentence))
            return _unhedged(_Whole(near[-1], rest, marker["partial"] is not None))
    return None


def _unhedged(whole: _Whole) -> _Whole | None:
    """The whole, unless it may be any size; "nearly 60" can be passed and need not be reached."""
    bound = whole.figure.bound
    if bound in {BELOW, AT_MOST}:
        return _Whole(whole.figure, whole.rest, partial=True)
    return None if bound else whole


def _closes(text: str, whole: _Whole, last: Figure, left: float) -> bool:
    """Whether the parts are meant to be all there is."""
    if _THE_REST.search(text, whole.rest.start, last.span.start):
        return True
    near = left <= (1 - LEAST_OF_A_WHOLE) * whole.figure.value
    return near and not whole.partial and not _NOT_A_SUM.search(whole.rest.of(text))


def _end(text: str, marker: re.Match[str], sentence: Span) -> int:
    closing = text.find(marker.group(), marker.end(), sentence.end) if "–" in marker.group() else -1
    return sentence.end if closing < 0 else closing


def _is_part(text: str, whole: _Whole, figure: Figure) -> bool:
    before = text[max(whole.rest.start, figure.span.start - 20) : figure.span.start]
    counts = figure.unit != COUNT or bool(_COUNTS.match(text, figure.span.end))
    return figure.span.end <= whole.rest.end and counts and bool(_LISTED.search(before))


def _totals(text: str, told: Sequence[Figure]) -> Iterator[Finding]:
    """A total given after its parts: "12 on Friday and 10 on Saturday, 24 in all"."""
    for place, total in enumerate(told[2:], 2):
        before = text[max(0, total.span.start - 30) : total.span.start]
        parts = told[:place]
        made = sum(part.value for part in parts)
        together = all(part.unit == total.unit and not part.hedge for part in parts)
        close = all(b.span.start - a.span.end < 45 for a, b in pairwise(told[: place + 1]))
        said = _MAKING.search(before) or (
            before[-2:] in {", ", "– "} and _IN_ALL.match(text, total.span.end)
        )
        if said and together and close and 0 < abs(made - total.value) <= 0.25 * total.value:
            note = f"The parts add up to {plain(made, total.unit)}, not {total.said(text)}."
            yield PARTS_AND_WHOLE.finding(total.span, note=note)


def _sum_note(text: str, whole: Figure, parts: Sequence[Figure], left: float) -> str:
    *most, last = (part.said(text) for part in parts)
    listed, total = f"{', '.join(most)} and {last}", whole.said(text)
    if left > 0:
        return f"Parts of {listed} leave {plain(left, whole.unit)} of {total} unaccounted for."
    return (
        f"Parts of {listed} add up to {plain(whole.value - left, whole.unit)}, more than {total}."
    )


CHECK = Check("sums", (PARTS_AND_WHOLE, IMPOSSIBLE_FIGURE), find)
