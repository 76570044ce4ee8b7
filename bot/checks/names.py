"""Names spelt in two ways.

It is asked, never changed. Two spellings are one name only on evidence: the same first name, or one
of them never introduced by a first name of its own. Adjectives and plurals of a name, men's and
women's forms and pairs that stand apart (Jansen and Janssen) pass.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations, takewhile

from rapidfuzz.distance import OSA

from bot.checks.mentions import COURTESY, SEX, Mention, grouped, mentions, place
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.lexicon import zipf
from bot.names import NO_NAMES, bare, is_ordinary

_query = partial(Rule, kind=Kind.NAME, level=Level.QUERY)

NEAR_MISS_NAME = _query(
    "near-miss-name",
    reason="One name is spelt in two ways.",
    breaks=(
        Example("Piotr Kowalczyk left at noon. Mr Kowalcyzk will not be back."),
        Example("Ikhwezi quits\nThe coach, Sipho Ikhwesi, has gone. Mr Ikhwesi said so."),
        Example("Marguerite Dolan spoke first. Margeurite Dolan also took questions."),
    ),
    keeps=(
        "Pieter Jansen beat Lars Janssen. Jansen had led; Janssen came back.",
        "Petr Novak arrived with Jana Novakova. Ms Novakova spoke for both.",
        "Koreans in Korea and Russians in Russia met Korean and Russian envoys.",
        "Anna Clarke met Tom Clark. Ms Clarke thanked Mr Clark.",
        "Daniel Ostrom and Daniela Ostrom were both there.",
    ),
)

RANKS = COURTESY | frozenset(
    """insp inspector supt superintendent pc wpc dc ds di dci det sgt sergeant constable cllr
    councillor col colonel maj major capt captain lt gen general judge justice rev dame lord lady
    sen commissioner commander officer rabbi imam""".split()
)
"""Titles that stand before a surname for someone already met."""

RARE = 2.2
"""Zipf frequency: a name rarer than this is hardly meant where one much like it stands."""

KNOWN = 3.0
"""Zipf frequency: a name as common as this (Iceland beside Ireland) is meant as it stands."""

ENDINGS = frozenset({"", "a", "e", "o", "y"})
INFLECTIONS = frozenset("s es n an ns ans ian i ish a as e ie y is o".split())
"""What tells a plural, an adjective or a woman's name from the name itself."""

_TEAM_MATE = re.compile(r"[,;.] ?[A-Z][\w'-]+(?: \(|[,;.:])")


def find(galley: Galley) -> Iterator[Finding]:
    text, met = galley.text, mentions(galley.draft)
    long = [m for m in met if len(m.word) > 3 and m.word.lower() not in NO_NAMES]
    forms = grouped((m.word, m) for m in long if not _is_in_a_list(text, m))
    for pair in _near_pairs(forms):
        rare, common = rarer_first(*(forms[word] for word in pair))
        if is_one_person(rare, common):
            yield _which(rare[0], common[0])
    for family in grouped((m.word, m) for m in met if len(m.first) > 3).values():
        yield from _first_names(family)


def _near_pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    sharing: dict[str, set[str]] = defaultdict(set)
    for word in words:
        for key in _shortened(bare(word)):
            sharing[key].add(word)
    pairs = {pair for group in sharing.values() for pair in combinations(sorted(group), 2)}
    return (pair for pair in sorted(pairs) if are_near(*pair))


def _shortened(word: str) -> set[str]:
    """The word, and the word without one letter, or without two when it is long."""
    less = {word[:i] + word[i + 1 :] for i in range(len(word))}
    fewer = {w[:i] + w[i + 1 :] for w in less for i in range(len(w))} if len(word) > 6 else set()
    return {word} | less | fewer


def are_near(one: str, two: str) -> bool:
    """Whether two words are a slip of the keyboard apart."""
    short, long = sorted((bare(one), bare(two)), key=len)
    reach = 2 if len(short) > 6 else 1
    return short != long and short[0] == long[0] and OSA.distance(short, long) <= reach


def _endings(one: str, two: str) -> set[str]:
    short, long = sorted((bare(one), bare(two)), key=len)
    stem = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(short, long, strict=False))
    )
    return {short[stem:], long[stem:]}


def is_inflected(one: str, two: str) -> bool:
    ends = _endings(one, two)
    return bool(ends & ENDINGS) and ends <= ENDINGS | INFLECTIONS


def _is_in_a_list(text: str, m: Mention) -> bool:
    """Whether it stands in a team sheet, among bare surnames."""
    return m.title == "" and not m.first and bool(_TEAM_MATE.match(text, m.span.end))


def is_one_person(rare: Sequence[Mention], common: Sequence[Mention]) -> bool:
    ones, twos = ({m.first for m in each if m.first} for each in (rare, common))
    sexes = {SEX[m.title] for m in (*rare, *common) if m.title in SEX}
    if len(sexes) > 1 or (ones and twos and not ones & twos):
        return False
    inflected = is_inflected(rare[0].word, common[0].word)
    if ones & twos:
        told = not (inflected and any(map(is_ordinary, ones & twos)))
        plain = not inflected or _endings(rare[0].word, common[0].word) <= ENDINGS
        return told and plain and not is_ordinary(rare[0].word)
    titled = [m.title for m in rare if m.title in RANKS]
    if inflected:
        return _is_inflected_slip(rare, common)
    if titled and (twos or not is_ordinary(rare[0].word)):
        return True
    return _is_a_slip_of(rare, common, bool(ones or twos))


def _is_inflected_slip(rare: Sequence[Mention], common: Sequence[Mention]) -> bool:
    """Whether forms that may be two names (Clark, Clarke) have the same title, or stand alone."""
    words = rare[0].word, common[0].word
    titles = {m.title for m in rare} & {m.title for m in common} & RANKS
    if "a" in _endings(*words) or titles:
        return bool(titles)
    if any(m.first for m in (*rare, *common)):
        return any(m.title in COURTESY and not m.first for m in rare)
    return _endings(*words) <= ENDINGS and _are_unheard_of(*words) and len(words[0]) > 5


def _are_unheard_of(one: str, two: str) -> bool:
    return zipf(bare(one)) < RARE and zipf(bare(two)) < RARE


def _is_a_slip_of(rare: Sequence[Mention], common: Sequence[Mention], met: bool) -> bool:
    """Whether a bare name is another misspelt, a person's or a place's."""
    one, two = bare(rare[0].word), bare(common[0].word)
    shorter = min(len(one), len(two))
    if shorter < 5 or OSA.distance(one, two) > 1 or zipf(one) > KNOWN or is_ordinary(one):
        return False
    unheard_of = _are_unheard_of(one, two)
    return met or (shorter > 5 and len(rare) == 1 and (len(common) > 1 or unheard_of))


def _first_names(family: Sequence[Mention]) -> Iterator[Finding]:
    firsts = grouped((m.first, m) for m in family)
    for one, two in combinations(sorted(firsts), 2) if len(firsts) < 9 else ():
        near = are_near(one, two) and not is_inflected(one, two)
        if near and not (is_ordinary(one) or is_ordinary(two)):
            rare, common = rarer_first(firsts[one], firsts[two])
            yield _which(rare[0], common[0], first=True)


def rarer_first(*forms: Sequence[Mention]) -> list[Sequence[Mention]]:
    return sorted(forms, key=lambda f: (len(f), is_ordinary(f[0].word), -f[0].span.start))


def _which(one: Mention, two: Mention, first: bool = False) -> Finding:
    forms = [f"{m.first} {m.word}" if first else m.word for m in (one, two)]
    note = f"{forms[0]} here, {forms[1]} {place(one, two)}: which is right?"
    return NEAR_MISS_NAME.finding(one.whole if first else one.span, note=note)


CHECK = Check("names", (NEAR_MISS_NAME,), find)
