"""Names that an earlier draft of the story has otherwise: misspelt, unaccented, retitled.

Whether two forms are one name is decided as within a draft (checks/names.py and its neighbours),
and the latest earlier draft with the form of the new one settles it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.checks.accents import DIACRITICS_DROPPED, plain_keys, plain_parts
from bot.checks.first_names import (
    COMMON,
    FIRST_NAME_CHANGED,
    KIN,
    is_another,
    is_introduced,
    is_taken_as_met,
)
from bot.checks.honorifics import HONOURS, TITLE_CHANGED, speaks_bare, with_title
from bot.checks.mentions import SEX, Mention, grouped, mentions
from bot.checks.names import (
    KNOWN,
    NEAR_MISS_NAME,
    RANKS,
    RARE,
    are_near,
    is_inflected,
    is_one_person,
    rarer_first,
)
from bot.finding import Finding
from bot.galley import Galley
from bot.lexicon import zipf
from bot.names import NO_NAMES, bare, is_ordinary
from bot.stems import stem, stems_in
from bot.told import Told

ROLE = 60
"""Characters on each side of a name in which a post held stands."""
WORDS_BEFORE = 3
"""Words right before a name that may say what its bearer is: "transport minister"."""
LEAST_ROLE = 2
"""Words of a role that two people of one surname share, to be one person misnamed."""
SHARED_BY_KIN = (
    "judge court jury trial jail prison sentence year charge arrest police convict guilty accuse "
    "fraud theft murder crash kill die injure missing win beat play score marry owner"
).split()
"""What befalls two of one family together, and so is no role."""
_CLAUSE = re.compile(r"[,;:()]")


@dataclass(frozen=True)
class _Named:
    """The names of a draft."""

    galley: Galley
    met: tuple[Mention, ...]

    @classmethod
    def of(cls, galley: Galley) -> _Named:
        return cls(galley, mentions(galley.draft))

    @cached_property
    def forms(self) -> dict[str, list[Mention]]:
        long = (m for m in self.met if len(m.word) > 3 and m.word.lower() not in NO_NAMES)
        return grouped((m.word, m) for m in long if not any(map(str.isdigit, m.word)))

    @cached_property
    def firsts(self) -> dict[str, set[str]]:
        """The first names that each surname comes with."""
        named = grouped((m.word, m) for m in self.met if len(m.first) > 2 and m.first.istitle())
        return {word: {m.first for m in same} for word, same in named.items()}

    @cached_property
    def has_kin(self) -> bool:
        return bool(KIN.search(self.galley.text))

    @cached_property
    def accented(self) -> dict[tuple[str, str], Mention]:
        return {key: m for m in reversed(self.met) for key in plain_keys(m)}

    @cached_property
    def plain(self) -> set[tuple[str, str]]:
        return {key for m in self.met for _, _, key in plain_parts(m)}

    def role(self, m: Mention) -> frozenset[str]:
        """The stems of what somebody is said to be: "the harbour master, Ada Tarn"."""
        sentence = self.galley.sentence_at(m.whole)
        before = self.galley.text[max(sentence.start, m.whole.start - ROLE) : m.whole.start]
        after = self.galley.text[m.whole.end : min(sentence.end, m.whole.end + ROLE)]
        if before.endswith(", "):
            said = _CLAUSE.split(before[:-2])[-1]
        else:
            apposed = _CLAUSE.split(after[2:])[0] if after.startswith(", ") else ""
            said = " ".join([*before.split()[-WORDS_BEFORE:], apposed])
        return stems_in(said).difference(map(stem, SHARED_BY_KIN))


_Compare = Callable[[_Named, _Named, Told], Iterator[tuple[str, Finding | None]]]
"""Yields what each name of a draft is known by, and a query or None where the earlier has it so."""


def names_that_differ(galley: Galley, told: Sequence[Told]) -> Iterator[Finding]:
    """Queries at names that the earlier drafts (the latest first) have otherwise."""
    own = _Named.of(galley)
    settled: set[str] = set()
    for each in told:
        before = _Named.of(each.galley)
        compared = [pair for compare in _COMPARISONS for pair in compare(own, before, each)]
        yield from (said for key, said in compared if said and key not in settled)
        settled.update(key for key, _ in compared)


def _near_misses(own: _Named, before: _Named, told: Told) -> Iterator[tuple[str, Finding | None]]:
    text = own.galley.text
    for word, mine in own.forms.items():
        if word in before.forms:
            yield f"form {word}", None
            continue
        others = (other for other in before.forms if other not in own.forms)
        for other in (each for each in others if _may_be_near(word, each)):
            theirs = before.forms[other]
            if is_one_person(*rarer_first(mine, theirs)) and _is_told_of(text, mine, theirs):
                note = f"{word} here, {other} in {told.where(theirs[0].span)}: which is right?"
                yield f"form {word}", told.asks(NEAR_MISS_NAME, mine[0].span, note)
                break


def _may_be_near(one: str, two: str) -> bool:
    close = one[0] == two[0] and abs(len(one) - len(two)) < 3
    return close and are_near(one, two)


def _is_told_of(text: str, mine: Sequence[Mention], theirs: Sequence[Mention]) -> bool:
    """Whether two forms share a first name, one has a rank, or the new one speaks as one met.

    Two that everybody has heard (David Davis, David Davies) are two people of two stories.
    """
    heard = [zipf(bare(each[0].word)) for each in (mine, theirs)]
    if min(heard) > KNOWN or all(
        is_ordinary(each[0].word.removesuffix("s")) for each in (mine, theirs)
    ):
        return False
    if {m.first for m in mine if m.first} & {m.first for m in theirs}:
        return True
    if any(m.title in RANKS for m in mine):
        return True
    return max(heard) < RARE and any(m.first for m in theirs) and speaks_bare(text, mine[0])


def _first_names(own: _Named, before: _Named, told: Told) -> Iterator[tuple[str, Finding | None]]:
    """One surname, and one first name in each draft: another, or the same one misspelt."""
    for word, mine in own.firsts.items():
        theirs = before.firsts.get(word, set())
        if mine & theirs:
            yield f"first {word}", None
        elif len(mine) == len(theirs) == 1:
            here = next(m for m in own.forms.get(word, own.met) if m.first in mine)
            there = next(m for m in before.forms.get(word, before.met) if m.first in theirs)
            if here.word == there.word == word and _is_misnamed(own, before, here, there):
                yield f"first {word}", _which(told, here, there)


def _is_misnamed(own: _Named, before: _Named, here: Mention, there: Mention) -> bool:
    one, two = here.first, there.first
    if are_near(one, two) and not is_inflected(one, two):
        return not (is_ordinary(one) or is_ordinary(two))
    if not is_another(one, two) or own.has_kin or before.has_kin:
        return False
    if is_ordinary(here.word) or zipf(bare(here.word)) > COMMON:
        return False
    shared = len(own.role(here) & before.role(there)) >= LEAST_ROLE
    introduced = is_introduced(before.galley.text, there)
    return shared or (introduced and is_taken_as_met(own.galley.text, here))


def _which(told: Told, here: Mention, there: Mention) -> Finding:
    note = f"{here.first} {here.word} here, {there.first} {there.word} in "
    note += f"{told.where(there.whole)}: which is right?"
    near = are_near(here.first, there.first)
    return told.asks(NEAR_MISS_NAME if near else FIRST_NAME_CHANGED, here.whole, note)


def _accents(own: _Named, before: _Named, told: Told) -> Iterator[tuple[str, Finding | None]]:
    for m in own.met:
        for word, span, key in plain_parts(m):
            other = before.accented.get(key)
            if key in before.plain:
                yield f"plain {key}", None
            elif other and key not in own.accented and _may_lack(m, word):
                full = other.word if span is m.span else other.first
                note = f"{word} here, {full} in {told.where(other.span)}: "
                said = told.asks(DIACRITICS_DROPPED, span, f"{note}are the accents missing?")
                yield f"plain {key}", said
                break


def _may_lack(m: Mention, word: str) -> bool:
    return bool(m.first or m.title) or not is_ordinary(word)


def _titles(own: _Named, before: _Named, told: Told) -> Iterator[tuple[str, Finding | None]]:
    """One title in each draft, of one sex, for one who bears an uncommon name or the same first."""
    mine, theirs = _titled(own), _titled(before)
    for word in mine.keys() & theirs.keys():
        here, there = mine[word], theirs[word]
        titles = {m.title for m in (*here, *there)}
        if {m.title for m in here} & {m.title for m in there}:
            yield f"title {word}", None
        elif len(titles) == 2 and _is_retitled(here[0], there[0], own, before):
            yield f"title {word}", _retitled(told, here[0], there[0])


def _titled(named: _Named) -> dict[str, list[Mention]]:
    prose = (m for m in named.met if not m.headline and not named.galley.quoted(m.span))
    return grouped((m.word, m) for m in prose if m.title in SEX)


def _is_retitled(here: Mention, there: Mention, own: _Named, before: _Named) -> bool:
    if SEX[here.title] != SEX[there.title] or here.title in HONOURS:
        return False
    if own.has_kin or before.has_kin:
        return False
    firsts = own.firsts.get(here.word, set()), before.firsts.get(here.word, set())
    if firsts[0] and firsts[1]:
        return bool(firsts[0] & firsts[1])
    return not is_ordinary(here.word) and zipf(bare(here.word)) <= COMMON


def _retitled(told: Told, here: Mention, there: Mention) -> Finding:
    known = f"{there.title.title()} {there.whole.of(told.galley.text)}"
    note = f"{here.title.title()} {here.word} here, {known} in {told.where(there.span)}: "
    note += "which is it?"
    return told.asks(TITLE_CHANGED, with_title(here), note)


_COMPARISONS: tuple[_Compare, ...] = (_near_misses, _first_names, _accents, _titles)
