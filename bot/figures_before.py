"""Figures that an earlier draft has otherwise: "4,000 here, 3,000 in the post of 10:22".

A count that grows is news: the dead, the hurt and the held may rise, and what comes and goes with
the hour (crews, homes without power, shares) may do both. So a toll is asked about only when it is
lower than it was, or when it is given in thousands, both times flatly. Anything else that is
counted, paid or measured is asked about when its sentence has the same noun and the same words, of
the same time, place and source, with no word that says it moved, and when neither draft has the
other's figure. The latest draft that tells of it decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.checks.ages import AGE_DIFFERS, ages_told
from bot.checks.tallies import FIGURE_DIFFERS, HEDGES_DIFFER
from bot.counts import Count, counts, is_the_same
from bot.figures import ABOUT, ABOVE, AT_LEAST, AT_MOST, BELOW, Figure, supported
from bot.finding import Finding
from bot.galley import Galley
from bot.numerals import PERCENT
from bot.told import Told

IN_THOUSANDS = 1_000
"""A toll from here on is an estimate: it does not grow by the hour without a word on it."""
_MOVED = re.compile(
    r"\b(?:now|earlier|previous\w*|ris(?:e|es|en|ing)|rose|climb\w*|grow\w*|grew|jump\w*|"
    r"(?:up|down) (?:from|to|on)|increas\w+|decreas\w+|updat\w+|revis\w+|correct\w+|clarif\w+|"
    r"initial\w*|latest|new (?:figure|count|total|estimate)\w*|f[ae]ll(?:s|en|ing)? (?:from|to|by)|"
    r"drop\w*|lower\w*|than (?:first|thought|feared)|rais\w+|more have|soar\w*|doubl\w+|again|"
    r"freed|releas\w+|escap\w+|changed?|"
    r"(?:reach\w*|pass(?:ed|es)|tops?|topped) (?:[a-z]+ ){0,2}[\d£$€])",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:then|later|compared|instead|second|third|remain\w*|left|still|missing|trapped|stranded|waiting|"
    r"may|might|could|expect\w*|(?:miles|km|kilometres|metres) (?:off|from|away|out|ahead|behind)|"
    r"feared|unaccounted|evacuat\w+|in hospital|without|custody|so far|to date|more than "
    r"half|most of)\b",
    re.IGNORECASE,
)
_ATTACKS = (
    r"strikes?|air ?strikes?|attack\w*|shell\w*|drones?|missiles?|raids?|bomb\w*|rockets?|"
    r"shooting\w*|clash\w*"
)
_RECURS = re.compile(rf"\b(?:{_ATTACKS})\b", re.IGNORECASE)
_RECURS_OR_GOES_ON = re.compile(
    rf"\b(?:{_ATTACKS}|fighting|war|troops|soldiers|battle\w*|frontline)\b", re.IGNORECASE
)
_IN_ALL = re.compile(r"\b(?:toll|number of dead|in all|in total|so far|to date)\b", re.IGNORECASE)
_COMES_AND_GOES = frozenset(
    "firefighters crews engines officers police rescuers ambulances volunteers boats helicopters "
    "paramedics personnel properties customers households homes flights trains services roads "
    "schools warnings alerts calls votes seats points runs goals wickets signatures patients "
    "appeals vehicles beds tests cases infections migrants crowds tickets shares hectares acres "
    "degrees strikes attacks drones missiles shells laps places times arrests evacuees residents "
    "protesters penalties tries sets games rounds overs balls medals titles wins defeats caps "
    "appearances matches seconds minutes hours days weeks".split()
)
_MARKET = re.compile(
    r"\b(?:shares?|stocks?|index|barrel|oil|crude|poll\w*|odds|trading|traders?|exchange|rates?|"
    r"turnout|chance|forecast|yields?|futures|market\w*|offer\w*|bids?|bidd\w+|takeover)\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:lost|loses?|gain\w*|shed|grew|grown|fallen|fell|rose|risen|up|down)\b", re.IGNORECASE
)


def figures_that_differ(galley: Galley, told: Sequence[Told]) -> Iterator[Finding]:
    """Queries at figures that the earlier drafts (the latest first) have otherwise."""
    before = [(each, counts(each.galley)) for each in told]
    for count in counts(galley):
        for each, others in before:
            same = [other for other in others if is_the_same(count, other)]
            if same:
                yield from _asked(each, count, same)
                break
    yield from _ages(galley, told)


def _asked(told: Told, count: Count, same: Sequence[Count]) -> Iterator[Finding]:
    if any(_agree(count.figure, other.figure) for other in same):
        hedged = next((other for other in same if _are_at_odds(count, other)), None)
        if hedged:
            note = f'"{_hedged(count)}" here, "{_hedged(hedged)}" in {told.where(hedged.sentence)}.'
            yield told.asks(HEDGES_DIFFER, count.figure.span, note)
        return
    other = same[0]
    if _may_be_asked(count, other) and not _knows(count, other) and not _knows(other, count):
        what = " ".join(count.fate) if count.fate else (count.figure.noun or "")
        note = f"{count.said} {what}".rstrip()
        note += f" here; it stood as {other.said} in {told.where(other.sentence)}."
        yield told.asks(FIGURE_DIFFERS, count.figure.span, note)


def _agree(one: Figure, other: Figure) -> bool:
    return supported(one, [other]) or supported(other, [one]) or _bounds(one, other)


def _bounds(one: Figure, other: Figure) -> bool:
    """Whether the one is a bound or an estimate that the other keeps within."""
    for bound, exact in ((one, other), (other, one)):
        if bound.bound in {ABOVE, AT_LEAST} and exact.value >= bound.value:
            return True
        if bound.bound in {BELOW, AT_MOST} and exact.value <= bound.value:
            return True
        if bound.bound == ABOUT and 0.85 <= exact.value / max(bound.value, 1e-9) <= 1.18:
            return True
    return False


def _are_at_odds(one: Count, other: Count) -> bool:
    sides = {one.figure.bound, other.figure.bound}
    same = one.figure.value == other.figure.value >= 10
    return same and sides == {BELOW, ABOVE} and not one.is_toll


def _hedged(count: Count) -> str:
    return " ".join(filter(None, (count.figure.hedge, count.said, count.figure.noun)))


def _may_be_asked(count: Count, other: Count) -> bool:
    if count.is_toll:
        return _toll_is_odd(count, other)
    if count.fate or other.fate:
        return False
    if any(_OTHERWISE.search(each.words) for each in (count, other)) or _says_it_moved(count):
        return False
    if _RECURS.search(count.about) or _RECURS.search(other.about):
        return False
    if count.figure.unit == PERCENT and _CHANGES.search(count.words):
        return False
    return not (_MARKET.search(count.words) or count.figure.noun in _COMES_AND_GOES)


def _toll_is_odd(count: Count, other: Count) -> bool:
    """Whether a toll is lower than it was, or higher in thousands without a word on it."""
    said = count.about, other.about
    large = min(count.figure.value, other.figure.value) >= IN_THOUSANDS
    recurs = _RECURS if large else _RECURS_OR_GOES_ON
    if any(map(recurs.search, said)) and not all(map(_IN_ALL.search, said)):
        return False
    if count.figure.value < other.figure.value:
        return other.figure.bound not in {BELOW, AT_MOST}
    flat = not (count.figure.hedge or other.figure.hedge)
    return large and flat and not _says_it_moved(count)


def _says_it_moved(count: Count) -> bool:
    """Whether a figure's sentence, the next or the headline says that it moved: "up from 3,000"."""
    after = count.galley.draft.sentence_index(count.sentence) + 1
    rest = count.galley.draft.sentences[after : after + 1]
    said = (count.about, *(each.of(count.galley.text) for each in rest))
    return any(map(_MOVED.search, said))


def _knows(count: Count, other: Count) -> bool:
    """Whether the draft of the one has the figure of the other somewhere as well."""
    return any(
        each.unit == other.figure.unit and each.value == other.figure.value
        for sentence in count.galley.draft.sentences
        for each in count.galley.figures_in(sentence)
    )


def _ages(galley: Galley, told: Sequence[Told]) -> Iterator[Finding]:
    """Queries at the age of somebody, named in full, who has another in the latest that tells."""
    before = [(each, dict(reversed(ages_told(each.galley)))) for each in told]
    asked: set[str] = set()
    for name, place in ages_told(galley):
        for each, known in before:
            if name in known and name not in asked and " " in name:
                asked.add(name)
                age, was = place.of(galley.text), known[name].of(each.galley.text)
                if age != was:
                    note = f"{name} is {age} here and {was} in {each.where(known[name])}."
                    yield each.asks(AGE_DIFFERS, place, note)
                break
