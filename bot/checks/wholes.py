"""Wholes with their parts, as the copy sets them out: sums.py does the sum.

A whole and its parts stand in one sentence, or the parts in the sentence after; hedged wholes,
nested lists and figures of another sort are nobody's sum and are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.figures import AT_MOST, BELOW, Figure
from bot.galley import Galley
from bot.numerals import COUNT, PERCENT, SCORE
from bot.text import Span

_WHICH = re.compile(
    r"\b(?:of (?:which|whom|them|these|those)|including both|(?P<partial>including)|"
    r"(?P<sure>made up of|comprising|comprised|consisting of|consists? of|"
    r"(?:split|divided|shared)(?: out)? (?:between|among|into)))\b"
    r"|(?<=\w)(?::| –| -)(?= )|(?<=\w) \((?=\w)",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"[\"']?Of (?:(?:the|its|their|those|these|his|her|all) |(?=\d))")
_OF_THESE = re.compile(r"[\"']?(?:Of|Among) (?:these|those|them|that|this|which|whom)\b")
_NESTED = re.compile(
    r"\b(?:of (?:which|whom|them|these|those)|includ\w+|among (?:them|whom)|than|compared|over|"
    r"above|earlier|previous\w*|last|later|per|each|every|a (?:day|week|month|year)|up to|"
    r"at least)\b"
)
_ASIDE = re.compile(r", (?:of wh(?:om|ich)|including|among them)\b")
_LISTED = re.compile(
    r"(?:^|[,;:(–-]|\b(?:and|while|but|or|with|both|which|whom|them|these|those|of|by|between|plus|"
    r"comprising))(?: (?:a|another|a further|the other|the remaining))? ?$"
)
_HELD = re.compile(
    r"(?:\b[A-Z][\w'-]*|"
    r"\b(?:on|with|to|has|have|had|won|took|gets?|got|holds?|lost|independents|others)) $"
)
_THE_REST = re.compile(
    r"\bthe (?:remaining|other|(?:balance|remainder|rest)(?: of|,)) $", re.IGNORECASE
)
_COUNTS = re.compile(r" [(A-Za-z]|[.,;)\"]|$")
_APPOSED = re.compile(r"(?:-[a-z]+)?(?: [\w'-]+){1,6}(?:,|;)(?: with| and)? ")
_BEFORE_SORTS = re.compile(
    r"(?:-[a-z]+)?(?: [\w'-]+){0,5}?(?: of|,| –|:| \(|, made up of|, with) (?:only |just )?"
)
_SORTS = (
    frozenset({"men", "women"}),
    frozenset({"boys", "girls"}),
    frozenset({"adults", "children"}),
    frozenset({"males", "females"}),
)
_OF_N = re.compile(r" of (?:the|its|their|a possible|all)?(?: [a-z]+'s)? ?")


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole, its parts, the words that list them, and how sure it is that they are all.

    `closed` parts make the whole by the copy's own words; `partial` ones were never meant to;
    `loose` ones were read by their place alone, and may only be a little too many.
    """

    whole: Figure
    parts: tuple[Figure, ...]
    rest: Span
    closed: bool = False
    partial: bool = False
    loose: bool = False


def readings(galley: Galley, sentence: Span) -> Iterator[Reading]:
    """The ways to read a sentence as a whole and two parts or more, the surest first."""
    told, earlier = galley.figures_in(sentence), _told_before(galley, sentence)
    for reading in _all_readings(galley.text, sentence, told, earlier):
        known = reading.whole.unit in {COUNT, PERCENT, *"£$€"}
        if known and len(reading.parts) > 1 and not any(part.hedge for part in reading.parts):
            yield from _unhedged(reading)


def _all_readings(
    text: str, sentence: Span, told: Sequence[Figure], earlier: Sequence[Figure]
) -> Iterator[Reading]:
    yield from _marked(text, sentence, told)
    yield from _sorts_of_people(text, sentence, told)
    yield from _with_the_rest(text, sentence, told, earlier)
    yield from _apposed(text, sentence, told)
    yield from _seats(text, sentence, told)
    whole = _only(earlier, COUNT)
    if whole and whole.value >= 5:
        these = _OF_THESE.match(text, sentence.start, sentence.end)
        if these:
            yield from _listed(text, told, whole, Span(these.end(), sentence.end))
        yield from _bare(text, sentence, told, whole)


def _told_before(galley: Galley, sentence: Span) -> tuple[Figure, ...]:
    before = galley.sentence_before(sentence)
    post = galley.posts[galley.draft.post_at(sentence)]
    if before is None or before.start < post.body.start:
        return ()
    return galley.figures_in(before)


def _unhedged(reading: Reading) -> Iterator[Reading]:
    """The reading, unless its whole may be any size; "nearly 60" can only be passed."""
    bound = reading.whole.bound
    if bound in {BELOW, AT_MOST}:
        yield replace(reading, partial=True)
    elif not bound:
        yield reading


def _marked(text: str, sentence: Span, told: Sequence[Figure]) -> Iterator[Reading]:
    """ "99 drones, of which 65 …", "Of the 99, 65 …", "99 drones: 65 …", "99 drones (65 …)"."""
    first = told[0]
    if _OF_THE.match(text, sentence.start, sentence.end) and first.span.start - sentence.start < 24:
        yield from _listed(text, told, first, Span(first.span.end, sentence.end))
        return
    for marker in _WHICH.finditer(text, sentence.start, sentence.end):
        near = [figure for figure in told if 0 <= marker.start() - figure.span.end < 60]
        if near:
            rest = Span(marker.end(), _end(text, marker, sentence))
            for found in _listed(text, told, near[-1], rest, sure=marker["sure"] is not None):
                yield replace(found, partial=marker["partial"] is not None)


def _listed(
    text: str, told: Sequence[Figure], whole: Figure, rest: Span, *, sure: bool = False
) -> Iterator[Reading]:
    aside = _ASIDE.search(text, rest.start, rest.end)
    inside = [f for f in told if rest.start <= f.span.start and _is_like(text, whole, f)]
    if aside and sum(f.span.end <= aside.start() for f in inside) > 1:
        rest = Span(rest.start, aside.start())
    if _NESTED.search(rest.of(text)):
        return
    parts = tuple(f for f in inside if f.span.end <= rest.end)
    listed = all(_is_part(text, rest, part) for part in parts)
    counted = whole.unit != COUNT or all(_COUNTS.match(text, p.span.end) for p in parts)
    outside = len(inside) - len(parts) if not aside and text[rest.end : rest.end + 1] != ")" else 0
    if counted and not outside and (listed or sure):
        yield Reading(whole, parts, rest, closed=_has_rest(text, rest, parts), loose=not listed)


def _is_like(text: str, whole: Figure, part: Figure) -> bool:
    """Whether a figure may be a part of a whole; "Labour 22" reads as a label by itself."""
    label = part.unit == SCORE and part.span.of(text).isdigit()
    return part.unit == whole.unit or (whole.unit == COUNT and label)


def _has_rest(text: str, rest: Span, parts: Sequence[Figure]) -> bool:
    return bool(parts) and bool(_THE_REST.search(text, rest.start, parts[-1].span.start))


def _end(text: str, marker: re.Match[str], sentence: Span) -> int:
    close = {" –": " –", " (": ")"}.get(marker.group())
    closing = text.find(close, marker.end(), sentence.end) if close else -1
    return sentence.end if closing < 0 else closing


def _is_part(text: str, rest: Span, figure: Figure) -> bool:
    before = text[max(rest.start, figure.span.start - 20) : figure.span.start]
    return bool(_LISTED.search(before)) or (figure.unit == SCORE and bool(_HELD.search(before)))


def _apposed(text: str, sentence: Span, told: Sequence[Figure]) -> Iterator[Reading]:
    """ "64 pubs, 40 in England, 18 in Wales and eight in Scotland"."""
    for place, (whole, one) in enumerate(pairwise(told)):
        between = text[whole.span.end : one.span.start]
        if whole.unit == COUNT and whole.noun and _APPOSED.fullmatch(between):
            rest = Span(one.span.start, sentence.end)
            parts = told[place + 1 :]
            bare = all((p.noun or whole.noun).rstrip("s") == whole.noun.rstrip("s") for p in parts)
            if bare and all(p.value < whole.value for p in parts):
                for found in _listed(text, told, whole, rest):
                    yield replace(found, partial=True, loose=True)


def _sorts_of_people(text: str, sentence: Span, told: Sequence[Figure]) -> Iterator[Reading]:
    """ "a 12-strong jury of eight women and five men", "20 people, 12 men and nine women"."""
    for place, whole in enumerate(told[:-2]):
        parts = tuple(f for f in told[place + 1 : place + 3] if f.unit == COUNT)
        sorts = frozenset(part.noun or "" for part in parts)
        between = text[whole.span.end : told[place + 1].span.start]
        if whole.unit == COUNT and sorts in _SORTS and _BEFORE_SORTS.fullmatch(between):
            rest = Span(parts[0].span.start, min(sentence.end, parts[-1].span.end + 30))
            some = text[max(0, whole.span.start - 3) : whole.span.start].lower() == "of "
            if not _NESTED.search(rest.of(text)) and whole.noun not in sorts:
                yield Reading(whole, parts, rest, closed=not some, partial=some)


def _with_the_rest(
    text: str, sentence: Span, told: Sequence[Figure], earlier: Sequence[Figure]
) -> Iterator[Reading]:
    """ "£900m, the state paying £500m and the towns the other £300m", in one sentence or two."""
    for last in told[1:]:
        if not _THE_REST.search(text, sentence.start, last.span.start):
            continue
        same = [f for f in told if f.unit == last.unit and f.span.end <= last.span.end]
        largest = max(same, key=lambda figure: figure.value)
        if _NESTED.search(text, same[0].span.end, last.span.end) or last.hedge:
            return
        whole = largest if len(same) > 2 and largest in same[:2] else None
        if last.unit == PERCENT:
            whole = replace(last, value=100.0)
        elif whole is None:
            whole = _only(earlier, last.unit)
        parts = tuple(figure for figure in same if figure is not whole)
        if whole and all(part.value < whole.value for part in parts):
            rest = Span(sentence.start, last.span.end)
            yield Reading(whole, parts, rest, closed=True, loose=True)


def _only(earlier: Sequence[Figure], unit: str) -> Figure | None:
    same = [figure for figure in earlier if figure.unit == unit]
    return same[0] if len(same) == 1 else None


def _seats(text: str, sentence: Span, told: Sequence[Figure]) -> Iterator[Reading]:
    """ "22 of the 48 seats, with the Greens on 15 and Labour on 13"."""
    for place, (one, whole) in enumerate(pairwise(told)):
        of = _OF_N.fullmatch(text[one.span.end : whole.span.start])
        if of and one.unit == whole.unit == COUNT and one.value < whole.value:
            rest = Span(whole.span.end, sentence.end)
            held = tuple(part for part in told[place + 2 :] if _is_held(text, rest, part))
            if held and len(held) == len(told) - place - 2 and not _NESTED.search(rest.of(text)):
                yield Reading(whole, (one, *held), rest, partial=True, loose=True)


def _is_held(text: str, rest: Span, part: Figure) -> bool:
    before = text[max(rest.start, part.span.start - 20) : part.span.start]
    bare = part.noun is None and (part.unit == COUNT or part.span.of(text).isdigit())
    return bare and bool(_HELD.search(before) or _LISTED.search(before))


def _bare(text: str, sentence: Span, told: Sequence[Figure], whole: Figure) -> Iterator[Reading]:
    """ "The train had 212 passengers. The operator said 150 were unhurt and 72 were hurt." """
    aside = _ASIDE.search(text, sentence.start, sentence.end)
    rest = Span(sentence.start, aside.start() if aside else sentence.end)
    parts = tuple(figure for figure in told if figure.span.end <= rest.end)
    plain = whole.noun and not _NESTED.search(rest.of(text))
    if plain and all(_is_bare_part(text, whole, part) for part in parts):
        yield Reading(whole, parts, rest, partial=True, loose=True)


def _is_bare_part(text: str, whole: Figure, part: Figure) -> bool:
    return _is_like(text, whole, part) and part.noun is None and part.value < whole.value
