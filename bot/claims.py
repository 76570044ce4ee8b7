"""Whether the copy bears a line out: `lacks`, and what more code can tell for nearly certain.

A grave word needs one of its own meaning in a sentence that speaks of the same things, neither
denied there nor merely feared, planned or alleged. It goes by words, not by who did what to whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.furniture import lacks
from bot.grave import (
    CONTESTED,
    NOT_CLAIMS,
    PERSONAL,
    TOPICS,
    Meaning,
    absolute_meanings,
    any_of,
    grave_meanings,
)
from bot.moods import (
    DENIED,
    FEARED,
    LINE_DENIES,
    LOWER,
    NEGATIVE,
    PLANNED,
    Copy,
    Line,
    Told,
    governs,
    is_of_another,
    line_lead,
    uses,
)
from bot.plain import is_addressed, is_plain
from bot.stems import is_verb_form, stem, stems_in
from bot.subjects import told_of_somebody_else
from bot.text import fold, visible

LEAST_SHARE = 1 / 3
"""Of a line's content words, as many must stand in the copy in some form."""

SAME_MATTER = 0.7
"""Of a line's content words, as many in one sentence make it the sentence the line tells."""


class LineFell(StrEnum):
    """Why a line is not shown."""

    NUMBER = "number"
    HEDGE = "hedge"
    NAME = "name"
    QUOTATION = "quotation"
    GRAVE = "grave"
    ABSOLUTE = "absolute"
    NEGATION = "negation"
    CERTAINTY = "certainty"
    SOURCE = "source"
    DAY = "day"
    LINK = "link"
    STRAY = "stray"
    FORM = "form"
    LENGTH = "length"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Fall:
    """Why a line fell, and its words for which the copy gives no ground."""

    why: LineFell
    words: str


_AFTER_WHICH_A_VERB = re.compile(r"(?:\bnot|\bnever|n't|\bto) $")
_PLURAL = re.compile(r"[^\W\d_]{2,}(?<!s)s $|\b(?:men|women|people|children|police) $")
_TO = re.compile(r"\b(?:to|will|set)\b", re.IGNORECASE)
_BEARS_NOT = any_of(
    """no not never nobody none nothing nowhere without cannot neither nor \\w+n't unable unlikely
    unchanged fail* refus* reject* deny den(?:ies|ied|ying) rul*_out declin* lack* absence ban bann*
    block* end end* stop* scrap* avoid* prevent* little few hardly barely against oppos* free lost
    miss* abandon* withdr* exclud* dismiss* resist* zero unhurt despite instead
    silen* turned_down"""
)
_DAY = re.compile(
    r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|(?<!^)(?:March|May)|April|June|"
    r"July|August|(?:Septem|Octo|Novem|Decem)ber)(?:'s)?\b|\b([Tt]oday|[Tt]omorrow|[Yy]esterday|"
    r"[Tt]onight|(?:last|next|this) (?:night|week|weekend|month|year|morning|evening|summer|spring|"
    r"autumn|winter))\b"
)
_TIME = re.compile(r"last (?:night|week|month|year|summer|spring|autumn|winter|season)\b|at last\b")


def unsupported(line: str, copy: Copy) -> tuple[Fall, ...]:
    """What the line says that the copy does not bear out. Empty when it may be shown."""
    asked = Line(fold(visible(line)))
    tests = (_lacking, _grave, _verbs, _absolute, _negated, _certain, _days, _strays, _subject)
    linked = () if is_plain(line.strip()) else (Fall(LineFell.LINK, line),)
    return (*linked, *(fall for test in tests for fall in test(asked, copy)))


def _lacking(line: Line, copy: Copy) -> Iterator[Fall]:
    for each in lacks(line.text, copy.text):
        yield Fall(LineFell(each.lack.value), each.words)


def _subject(line: Line, copy: Copy) -> Iterator[Fall]:
    for words in told_of_somebody_else(line, copy):
        yield Fall(LineFell.GRAVE, words)


def _grave(line: Line, copy: Copy) -> Iterator[Fall]:
    for meaning in grave_meanings():
        said = meaning.says.search(line.bare)
        why = _without_ground(line, said, meaning, copy) if said else None
        if said and why:
            yield Fall(why, said.group())


def _without_ground(
    line: Line, said: re.Match[str], meaning: Meaning, copy: Copy
) -> LineFell | None:
    found, near = _bearings(line, meaning, copy)
    if not found or (not near and meaning.name in PERSONAL and not all(t.denied for t in found)):
        return None if NEGATIVE.search(line_lead(line.bare, said.start())) else LineFell.GRAVE
    if meaning.name in TOPICS:
        return None
    if near and is_of_another(line, said, near, copy.stems):
        return LineFell.GRAVE
    live = near or found
    why = _mood(line, said, live)
    contested = meaning.name in CONTESTED and not NOT_CLAIMS.fullmatch(said.group())
    if contested and not why and not line.sourced and all(each.sourced for each in live):
        return LineFell.SOURCE
    return why


def _mood(line: Line, said: re.Match[str], told: Sequence[Told]) -> LineFell | None:
    """Whether the copy only denies what the line states, only fears or plans it, or the reverse."""
    before = line_lead(line.bare, said.start())
    denied = [each for each in told if each.denied]
    around = f"{line.bare[: said.start()]};{line.bare[said.end() :]}"
    if not LINE_DENIES.search(around) and len(denied) == len(told):
        return LineFell.NEGATION
    if NEGATIVE.search(before):
        return None if denied else LineFell.NEGATION
    live = [each for each in told if not each.denied] or told
    is_verb = is_verb_form(said.group().lower())
    if not line.doubts and all(each.feared or (is_verb and each.charged) for each in live):
        return LineFell.CERTAINTY
    if not line.plans and not _TO.search(before):
        return LineFell.CERTAINTY if all(t.feared or t.planned for t in live) else None
    return None


def _bearings(line: Line, meaning: Meaning, copy: Copy) -> tuple[list[Told], list[Told]]:
    """Where the copy bears a meaning out, best in its own words: anywhere, and on the line's
    matter."""
    rest = stems_in(meaning.bears.sub(" ", line.text))
    anywhere = [
        Told(sentence, match.start(), bool(meaning.says.match(match.group())))
        for sentence in copy.sentences
        for match in meaning.bears.finditer(sentence.text)
    ]
    near = [told for told in anywhere if not rest or rest & told.within.about]
    return _best(anywhere), _best(near)


def _best(found: list[Told]) -> list[Told]:
    return [each for each in found if each.whole] or found


def _verbs(line: Line, copy: Copy) -> Iterator[Fall]:
    """Verbs of the line that the copy has in no clause but denies, fears or plans them."""
    for match in LOWER.finditer(line.bare):
        before = line.bare[: match.start()]
        told = uses(stem(match.group()), stems_in(before), copy) if before else ()
        why = _mood(line, match, told) if told else None
        if why and _may_be_its_verb(match.group(), before, told):
            yield Fall(why, match.group())


def _may_be_its_verb(word: str, before: str, told: Sequence[Told]) -> bool:
    if is_verb_form(word) or _AFTER_WHICH_A_VERB.search(before):
        return True
    return bool(_PLURAL.search(before)) and all(each.asked_for for each in told)


def _absolute(line: Line, copy: Copy) -> Iterator[Fall]:
    bare = _TIME.sub(" ", line.bare)
    for meaning in absolute_meanings():
        said = meaning.says.search(bare)
        if said and not meaning.bears.search(copy.folded):
            yield Fall(LineFell.ABSOLUTE, said.group())


def _negated(line: Line, copy: Copy) -> Iterator[Fall]:
    said = NEGATIVE.search(line.bare)
    wanted = frozenset(line.stems)
    meant = [each.bears for each in grave_meanings() if each.says.search(line.bare)]
    if said and not any(
        _BEARS_NOT.search(s.text)
        for s in copy.sentences
        if wanted & s.about or any(bears.search(s.text) for bears in meant)
    ):
        yield Fall(LineFell.NEGATION, said.group())


def _certain(line: Line, copy: Copy) -> Iterator[Fall]:
    """The sentences that tell what the line tells: all denied, or all of them only feared."""
    wanted = frozenset(line.stems)
    told = [s for s in copy.sentences if len(wanted & s.stems) >= max(3, SAME_MATTER * len(wanted))]
    if not told:
        return
    if not LINE_DENIES.search(line.text) and all(governs(DENIED, s, wanted) for s in told):
        yield Fall(LineFell.NEGATION, line.text)
    if not line.doubts and all(governs(FEARED, s, wanted) for s in told):
        yield Fall(LineFell.CERTAINTY, line.text)
    if (
        not line.plans
        and not _TO.search(line.text)
        and all(governs(PLANNED, s, wanted) for s in told)
    ):
        yield Fall(LineFell.CERTAINTY, line.text)


def _days(line: Line, copy: Copy) -> Iterator[Fall]:
    for match in _DAY.finditer(line.bare):
        day = match[1] or match[2]
        if not re.search(rf"\b{re.escape(day)}\b", copy.folded, re.IGNORECASE):
            yield Fall(LineFell.DAY, day)


def _strays(line: Line, copy: Copy) -> Iterator[Fall]:
    wanted = line.stems
    shared = sum(stem in copy.stems for stem in wanted)
    if is_addressed(line.text) or shared < LEAST_SHARE * len(wanted) or not wanted:
        yield Fall(LineFell.STRAY, line.text)
