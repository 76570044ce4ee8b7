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
from bot.numerals import PERCENT, SCORE
from bot.text import Span

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
        Example("It says 12% of the fleet, or 30 of the 200 boats, is unfit."),
        Example("Repairs cost £60,000. Insurers will pay two-thirds of that, or £50,000."),
        Example("Of the 500 asked, 200, or 50%, had never been to the sea."),
        Example("It had 500 replies, of which 200 (50%) came from Wales."),
        Example("Of the 2,000 nurses on the books, 15%, or 450, now drive to work."),
        Example("He left £9,000, a third of which, £4,000, went to a cats' home."),
    ),
    keeps=(
        "A quarter of the 8,000 staff, or 2,000, will move to Crewe.",
        "About a third of the 12,000 seats, or some 4,100, were empty.",
        "More than half of the 60 councillors, or 36, voted for the plan.",
        "Some 36 of the 60 councillors, or 60%, voted for the plan.",
        "A tenth of the 900 trees, or four a day, are felled.",
        "It says 15% of the fleet, or 30 of the 200 boats, is unfit.",
        "Repairs cost more than £60,000. Insurers will pay two-thirds of that, or £40,000.",
        "Of the 500 asked, 200, or 40%, had never been to the sea.",
    ),
)
MOST_BETWEEN = 60
"""Characters from a share to what it comes to, if both are to be pointed at."""

_BASE = re.compile(r"[),]? (?:out )?of (?:[\w'-]+ ){0,4}")
_OF_THEM = re.compile(
    r" of (?:them|those|these|that|this|it|which|whom|the (?:total|sum|money|cost|bill|amount))\b"
)
_OUT_OF = re.compile(r"(?:^|\b)(?:out )?of (?:[\w'-]+ ){0,2}$", re.IGNORECASE)
_ASKED = re.compile(r"(?: [\w'-]+){0,6}, (?:[\w'-]+ ){0,3}")
_OF_WHICH = re.compile(r"[^.;]{0,40}\bof (?:which|whom|these|those|them),? (?:[a-z]+ ){0,2}")
_OR = re.compile(
    r"[^,;.()–]{0,60}(?:(?:,? or| –|,? equivalent to|,? equal to|,? equating to|,? amounting to|"
    r"(?:,? that|,? which) (?:is|was)|,? a (?:rate|share) of|, meaning|,? making) (?:[a-z]+ ){0,2}"
    r"|, (?:about|around|some|nearly|almost|roughly|more than|at least|just over|just under) | \()"
)
_CLOSED = re.compile(r"(?: [a-z]+)?,")
_IN_ALL = re.compile(r" (?:[a-z]+ )?(?:in all|in total|altogether)\b")
_WORKED = re.compile(rf"{_OR.pattern}| of [\w' -]{{1,40}}, ")
_BARE = re.compile(r"[^,;.()–]{0,60}, ")
_ITSELF = re.compile(
    r"(?! an? | per | each | every | in (?!all|total)| more | fewer | times "
    r"| years?| days?| hours?)"
)

_Worked = tuple[Figure, Figure, Figure]


def find(galley: Galley) -> Iterator[Finding]:
    before: tuple[Figure, ...] = ()
    for sentence in galley.draft.sentences:
        told = galley.figures_in(sentence)
        if 0 < len(told) <= MOST_IN_A_SENTENCE:
            yield from _shares(galley, before, told)
        before = told


def _shares(galley: Galley, before: Sequence[Figure], told: Sequence[Figure]) -> Iterator[Finding]:
    text = galley.text
    for share, base, result in _share_of_base(text, before, told):
        usable = base.unit == result.unit != SCORE and base.value > 0 and result.value > 0
        if usable and _ITSELF.match(text, result.span.end) and not _fits(share, base, result):
            right = share.value * base.value / 100
            note = (
                f"{share.said(text)} of {base.said(text)} is {plain(right, base.unit)}; "
                f"the copy says {result.said(text)}."
            )
            yield FRACTION_OF_BASE.finding(
                _worked_out(galley, share, result), note=note[0].upper() + note[1:]
            )


def _worked_out(galley: Galley, share: Figure, result: Figure) -> Span:
    """The share and the figure it should come to, or the later of them when they are far apart."""
    one, two = sorted((share.span, result.span))
    both = Span(one.start, two.end)
    return two if len(both) > MOST_BETWEEN or galley.quoted(both) else both


def _share_of_base(
    text: str, before: Sequence[Figure], told: Sequence[Figure]
) -> Iterator[_Worked]:
    """Each share that the copy works out, as share, base and result."""
    for one, two, three in zip(told, told[1:], told[2:], strict=False):
        roles = _roles(text, one, two, three)
        if roles:
            yield roles
    yield from _of_them(text, before, told)


def _roles(text: str, one: Figure, two: Figure, three: Figure) -> _Worked | None:
    """Three neighbouring figures as share, base and result, if that is what they are."""
    gap, later = text[one.span.end : two.span.start], text[two.span.end : three.span.start]
    ended = _CLOSED.match(text, three.span.end) or _IN_ALL.match(text, three.span.end)
    worked = bool(_OR.fullmatch(later) or (ended and _BARE.fullmatch(later)))
    of = bool(_BASE.fullmatch(gap)), bool(_BASE.fullmatch(later))
    match [figure.unit == PERCENT for figure in (one, two, three)]:
        case [True, False, False] if of[0] and worked:
            return one, two, three
        case [True, False, False] if of[1] and _WORKED.fullmatch(gap):
            return one, three, two
        case [False, False, True] if of[0] and worked:
            return three, two, one
        case [False, False, True] if worked and _is_base(text, one, gap):
            return three, one, two
        case [False, True, False] if (of[1] and _OR.fullmatch(gap)) or worked:
            base_first = worked and _is_base(text, one, gap)
            return (two, one, three) if base_first else (two, three, one) if of[1] else None
    return None


def _is_base(text: str, base: Figure, gap: str) -> bool:
    """Whether a figure opens "Of the 500 asked, 200 …" or "500, of which 200 …"."""
    opened = _OUT_OF.search(text, max(0, base.span.start - 24), base.span.start)
    return bool(_OF_WHICH.fullmatch(gap) or (opened and _ASKED.fullmatch(gap)))


def _of_them(text: str, before: Sequence[Figure], told: Sequence[Figure]) -> Iterator[_Worked]:
    """A share of a base given earlier: "a third of them, or 120", "half of that, £40,000,"."""
    for place, (one, two) in enumerate(pairwise(told)):
        them = _OF_THEM.match(text, one.span.end) if one.unit == PERCENT else None
        bases = [figure for figure in told[:place] or before if figure.unit == two.unit]
        worked = them and (
            _OR.fullmatch(text, them.end(), two.span.start)
            or (text[them.end() : two.span.start] == ", " and _CLOSED.match(text, two.span.end))
        )
        if worked and len(bases) == 1:
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
