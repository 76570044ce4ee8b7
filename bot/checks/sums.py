"""Sums that a reader can do: the parts of a whole, and parts that are more than the whole.

Silent where the copy does not mean the sum to close: partial lists, hedged wholes, "the rest".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.checks.votes import VOTES, votes_in
from bot.checks.wholes import Reading, readings
from bot.figures import MOST_IN_A_SENTENCE, Figure, plain
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

FAR_TOO_MANY = 0.3
"""Parts read by their place alone that pass the whole by more are parts of something else."""

LONGEST_SUM = 120
"""Characters; a longer sum is pointed at by its whole."""

_ONE_MORE = re.compile(
    r"(?:,|\band|\bwhile) an? (?:man|woman|boy|girl|baby|child|toddler|teenager|driver|teacher)\b"
)
_NOT_A_SUM = re.compile(
    r"\b(?:the rest|remain\w*|(?:the|and|while) others?|most|many|several|some|all|both|neither|"
    r"none|only|respectively|seats|votes|polled|surveyed|points|games|matches|wickets)\b"
    r"|(?:,|\band|\bwhile) an?(?:other)? [a-z]"
)
_MAKING = re.compile(r"(?:,| –| \() ?(?:and )?(?:making |for )?(?:a total of|making) $")
_IN_ALL = re.compile(r" (?:[a-z]+ )?(?:in total|in all|altogether)\b")
_PEOPLE = (
    "voters|people|patients|respondents|women|men|adults|households|staff|children|pupils|students|"
    "residents|members|workers|employees|seats|votes|MPs|councillors|Britons|homes|schools|drivers"
)
_SHARE_OF = re.compile(rf" of (?:the |all |all the |those |its |their )?(?:\w+ )?(?:{_PEOPLE})\b")
_TURNOUT = re.compile(r"\b[Tt]urnout (?:was|of|is|at|reached|stood at|hit) (?:\w+ )?$")
_OF_FEWER = re.compile(r" of (?:the|its|their|his|her|[\w-]+'s?) $")


def find(galley: Galley) -> Iterator[Finding]:
    for sentence in galley.draft.sentences:
        told = galley.figures_in(sentence)
        if 0 < len(told) <= MOST_IN_A_SENTENCE:
            yield from _impossible(galley.text, told)
            yield from _parts(galley, sentence)
            yield from _totals(galley.text, told)
            yield from votes_in(galley, sentence)


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


def _parts(galley: Galley, sentence: Span) -> Iterator[Finding]:
    for reading in readings(galley, sentence):
        more = sum(1 for _ in _ONE_MORE.finditer(reading.rest.of(galley.text)))
        left = reading.whole.value - sum(part.value for part in reading.parts) - more
        sure = not reading.loose or -left <= FAR_TOO_MANY * reading.whole.value
        too_many = left < -1e-6 and sure
        if too_many or (left > 1e-6 and _closes(galley.text, reading, left)):
            note = _sum_note(galley.text, reading, more, left)
            yield PARTS_AND_WHOLE.finding(_sum_span(galley, reading), note=note)
            return


def _closes(text: str, reading: Reading, left: float) -> bool:
    """Whether the parts are meant to be all there is."""
    near = left <= (1 - LEAST_OF_A_WHOLE) * reading.whole.value
    if reading.closed:
        return near or not reading.loose
    words = _ONE_MORE.sub("", reading.rest.of(text))
    return near and not reading.partial and not _NOT_A_SUM.search(words)


def _sum_span(galley: Galley, reading: Reading) -> Span:
    """The whole to its last part, or the whole alone when that is too much to point at."""
    spans = [figure.span for figure in (reading.whole, *reading.parts)]
    told = Span(min(spans).start, max(span.end for span in spans))
    if len(told) <= LONGEST_SUM and not galley.quoted(told):
        return told
    whole = reading.whole
    noun = galley.text.lower().find(whole.noun, whole.span.end) if whole.noun else -1
    named = Span(whole.span.start, noun + len(whole.noun or "")) if noun >= 0 else whole.span
    return whole.span if len(named) > LONGEST_SUM or galley.quoted(named) else named


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


def _sum_note(text: str, reading: Reading, more: int, left: float) -> str:
    whole, parts = reading.whole, [part.said(text) for part in reading.parts] + ["one"] * more
    listed = f"{', '.join(parts[:-1])} and {parts[-1]}"
    total = "100%" if whole.unit == PERCENT else whole.said(text)
    if left > 0:
        return f"Parts of {listed} leave {plain(left, whole.unit)} of {total} unaccounted for."
    made = plain(whole.value - left, whole.unit) + "%" * (whole.unit == PERCENT)
    return f"Parts of {listed} add up to {made}, more than {total}."


CHECK = Check("sums", (PARTS_AND_WHOLE, IMPOSSIBLE_FIGURE, VOTES), find)
