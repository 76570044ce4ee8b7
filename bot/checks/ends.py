"""The two ends of a change as copy gives them: "from 30 to 40", "to 40 from 30", "40, up from 30".

Ends of another sort, places in a table, losses beside profits and "from £2 to £3m" are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.figures import AGE, Figure
from bot.numerals import PERCENT, SCORE, VAGUE
from bot.text import Span

A_RISE = "rise|increase|jump|growth|surge|gain|climb|leap"
A_FALL = "fall|drop|decline|cut|decrease|reduction|dip|slump"
_WORDS = r"(?:[^,;]|,(?=\d{3}))"
_FROM_TO = re.compile(
    rf"\bfrom (?P<a>{_WORDS}{{1,40}}?) to (?P<b>{_WORDS}{{1,25}})"
    rf"|\bto (?P<then>{_WORDS}{{1,40}}?),? from (?P<first>{_WORDS}{{1,25}})"
)
_FROM = re.compile(
    rf"[^.;\d]{{0,40}}?(?:,| –|\(| and| was| were)? ?\b"
    rf"(?:(?:(?P<up>up|an? (?:{A_RISE}) of)|(?P<down>down|an? (?:{A_FALL}) of))"
    r"(?: [^,;.]{1,14})? (?:from|on)|compared (?:with|to)|against) (?:[a-z']+ ){0,4}"
)
_UP = re.compile(
    r"\b(?:rose|risen|rises?|rising|grew|grown|growing|increas\w+|climb\w+|jump\w+|"
    r"soar\w+|surg\w+)\b|(?:^|\b(?:is|was|are|were|went|gone) )up $"
)
_DOWN = re.compile(
    r"\b(?:fell|fallen|falls?|falling|dropp?\w*|declin\w+|decreas\w+|plung\w+|"
    r"shr[aui]nk\w*)\b|(?:^|\b(?:is|was|are|were|went|gone) )down $"
)
_CLAUSE = re.compile(
    r"[,;:]|\b(?:after|as|when|while|because|but|and|despite|since|loss\w*|deepen\w*|widen\w*)\b"
)
_SIGN = re.compile(r"\b(?:loss\w*|deficits?|minus|negative|debts?)\b|[-−–]\d")


@dataclass(frozen=True, slots=True)
class Change:
    """Two ends of a change, the words that lead to them, and which way the copy says it went."""

    first: Figure
    then: Figure
    lead: Span
    up: bool = False
    down: bool = False

    @property
    def span(self) -> Span:
        one, two = sorted((self.first.span, self.then.span))
        return Span(one.start, two.end)

    @property
    def times(self) -> float:
        return self.then.value / self.first.value

    @property
    def hedged(self) -> bool:
        return bool(self.first.hedge or self.then.hedge)


def changes_in(text: str, sentence: Span, told: Sequence[Figure]) -> Iterator[Change]:
    """The changes that a sentence gives with both ends: "from 30 to 40", "40, up from 30"."""
    for ends in _FROM_TO.finditer(text, sentence.start, sentence.end):
        first, then = (_inside(ends, told, *names) for names in (("a", "first"), ("b", "then")))
        lead = Span(max(sentence.start, ends.start() - 60), ends.start())
        if first and then and _comparable(text, first[0], then[0]):
            clause = _CLAUSE.split(lead.of(text))[-1]
            up, down = bool(_UP.search(clause)), bool(_DOWN.search(clause))
            yield Change(first[0], then[0], lead, up and not down, down and not up)
    signed = _SIGN.search(text, sentence.start, sentence.end)
    pairs = [*pairwise(told), *zip(told, told[2:], strict=False)]
    for then_, first_ in pairs if not signed else ():
        came = _FROM.fullmatch(_between(text, told, then_, first_))
        nouns = {then_.noun, first_.noun} - {None}
        if came and len(nouns) < 2 and _comparable(text, then_, first_):
            lead = Span(then_.span.start, then_.span.start)
            yield Change(first_, then_, lead, came["up"] is not None, came["down"] is not None)


def _between(text: str, told: Sequence[Figure], one: Figure, two: Figure) -> str:
    """The words from one figure to another; a percentage that stands there is blotted out."""
    words = text[one.span.end : two.span.start]
    for share in told:
        if share.unit == PERCENT and one.span.end <= share.span.start < two.span.start:
            words = words.replace(share.span.of(text), "so", 1)
    return words


def _inside(ends: re.Match[str], told: Sequence[Figure], *names: str) -> list[Figure]:
    name = names[0] if ends["a"] else names[1]
    return [f for f in told if ends.start(name) <= f.span.start < ends.end(name)]


def _comparable(text: str, first: Figure, then: Figure) -> bool:
    same = first.unit == then.unit and first.unit not in {SCORE, AGE, VAGUE}
    scaled = [figure.said(text)[-1].isalpha() for figure in (first, then)]
    return same and min(first.value, then.value) > 0 and (scaled[0] or not scaled[1])
