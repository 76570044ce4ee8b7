"""Names: one spelling, one set of accents and one courtesy for each, and none the copy lacks.

Everything here is asked, never changed. Two spellings are one name only on evidence: the same
first name, or one of them never introduced by a first name of its own. Adjectives and plurals of
a name, men's and women's forms and pairs that stand apart (Jansen and Janssen) pass, and so do
the convicted, who lose their Mr.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, takewhile
from typing import TypeVar

from rapidfuzz.distance import OSA

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.lexicon import zipf
from bot.names import NO_NAMES, bare, is_ordinary, names, unsupported_names
from bot.text import Span, Spans

_Key = TypeVar("_Key", bound=Hashable)
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

DIACRITICS_DROPPED = _query(
    "diacritics-dropped",
    reason="The name stands there with and without its accents.",
    breaks=(
        Example("José Quintão scored twice. Later Quintao was sent off."),
        Example("The singer Renée Ødegård is ill. Odegard will sing in May."),
    ),
    keeps=(
        "José Quintão scored twice. Later Quintão was sent off.",
        "Inés Vidal sat beside Ines Laurent in the front row.",
    ),
)

HONORIFIC_DRIFT = _query(
    "honorific-drift",
    reason="The same person has a courtesy title in one place and none in another.",
    breaks=(
        Example("Yusuf Demirel resigned. Mr Demirel said he was tired. Demirel leaves on Monday."),
        Example("Ms Okafor arrived at ten. By noon Okafor had gone home."),
    ),
    keeps=(
        "Mr Demirel was shouted down. “Demirel must go,” said a protester.",
        "Mr Demirel resigned, and the Demirel government fell with him.",
        "Mr Okafor denied it until a jury found him guilty. Okafor will be sentenced in May.",
        "Demirel beat Okafor in three sets. Okafor was ill.",
    ),
)

HEADLINE_NAME = _query(
    "headline-name",
    reason="The headline has another name than the post.",
    breaks=(
        Example("Giles Ostrander quits bank\nThe head of the bank, Colin Ostrander, has quit."),
        Example("Harlow Rovers sold\nHereford Rovers have been sold to a supporters’ trust."),
    ),
    keeps=(
        "Colin Ostrander quits bank\nThe head of the bank, Colin Ostrander, has quit.",
        "Ferry aground off Mull\nA ferry with 80 people aboard has run aground on a sandbank.",
        "Prof Ostrander wins prize\nThe chemist Colin Ostrander has won the Lindqvist prize.",
    ),
)

SURNAME_ALONE = "The house uses the surname alone after the first mention: is the title meant?"

SEX = {"mr": "man", "mrs": "woman", "ms": "woman", "miss": "woman"}
COURTESY = SEX.keys() | {"mx", "dr"}
KNOWN = 3.0
"""Zipf frequency: a name as common as this (Iceland beside Ireland) is meant as it stands."""

ENDINGS = frozenset({"", "a", "e", "o", "y"})
INFLECTIONS = frozenset("s es n an ns ans ian i ish a as e ie y is o".split())
"""What tells a plural, an adjective or a woman's name from the name itself."""

_NOT_BARE_BEFORE = re.compile(
    r"(?:\b(?:the|an?|his|her|their|its|this|that|of|at|in|by|for|from|with|president|minister"
    r"|chancellor|secretary|leader|judge|general)|[-/&]) ?$"
)
_NOT_BARE_AFTER = re.compile(
    r"[-/&]|'s [A-Z]| (?:and|or|&) [A-Z]|'?s? (?:family|brothers|sisters|plc|Ltd|Inc)\b"
)
_TEAM_MATE = re.compile(r"[,;.] ?[A-Z][\w'-]+(?: \(|[,;.:])")
_CONVICTED = re.compile(
    r"\b(?:convict(?:ed|ion)|guilty|jailed|sentenc(?:ed|ing)|murdere[rd]|killer|rapist|imprisoned)\b"
)


@dataclass(frozen=True, slots=True)
class _Use:
    """The last word of a name where it stands, and what goes before it."""

    word: str
    span: Span
    whole: Span
    first: str
    title: str
    post: int
    headline: bool


def find(galley: Galley) -> Iterator[Finding]:
    uses = tuple(_uses(galley))
    yield from _near_misses(galley.text, uses)
    yield from _without_accents(uses)
    yield from _drifting(galley, uses)
    yield from _only_in_headlines(galley, uses)


def _uses(galley: Galley) -> Iterator[_Use]:
    heads = Spans(post.headline for post in galley.posts if post.headline)
    stamps = Spans(post.stamp.span for post in galley.posts if post.stamp)
    read = (s for s in galley.draft.sentences if not stamps.touching(s))
    for name in names(galley.text, read):
        *before, word = name.words
        span = Span(name.span.end - len(word), name.span.end)
        title = (name.title or "").lower().rpartition(" ")[2]
        first = before[-1] if before else ""
        headline = heads.touching(span) is not None
        yield _Use(word, span, name.span, first, title, galley.draft.post_at(span), headline)


def _near_misses(text: str, uses: Sequence[_Use]) -> Iterator[Finding]:
    long = [use for use in uses if len(use.word) > 3 and use.word.lower() not in NO_NAMES]
    forms = _grouped((use.word, use) for use in long if not _is_in_a_list(text, use))
    for pair in _near_pairs(forms):
        rare, common = _rarer_first(*(forms[word] for word in pair))
        if _is_one_person(rare, common):
            yield _which(rare[0], common[0])
    for family in _grouped((use.word, use) for use in uses if len(use.first) > 3).values():
        yield from _first_names(family)


def _grouped(keyed: Iterable[tuple[_Key, _Use]]) -> dict[_Key, list[_Use]]:
    found: dict[_Key, list[_Use]] = defaultdict(list)
    for key, use in keyed:
        found[key].append(use)
    return found


def _near_pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    sharing: dict[str, set[str]] = defaultdict(set)
    for word in words:
        for key in _shortened(bare(word)):
            sharing[key].add(word)
    pairs = {pair for group in sharing.values() for pair in combinations(sorted(group), 2)}
    return (pair for pair in sorted(pairs) if _are_near(*pair))


def _shortened(word: str) -> set[str]:
    """The word, and the word without one letter, or without two when it is long."""
    less = {word[:i] + word[i + 1 :] for i in range(len(word))}
    fewer = {w[:i] + w[i + 1 :] for w in less for i in range(len(w))} if len(word) > 7 else set()
    return {word} | less | fewer


def _are_near(one: str, two: str) -> bool:
    short, long = sorted((bare(one), bare(two)), key=len)
    reach = 2 if len(short) > 7 else 1
    if short == long or short[0] != long[0] or OSA.distance(short, long) > reach:
        return False
    stem = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(short, long, strict=False))
    )
    ends = {short[stem:], long[stem:]}
    return not (ends & ENDINGS and ends <= ENDINGS | INFLECTIONS)


def _is_in_a_list(text: str, use: _Use) -> bool:
    """Whether it stands in a team sheet, among bare surnames."""
    return use.title == "" and not use.first and bool(_TEAM_MATE.match(text, use.span.end))


def _is_one_person(rare: Sequence[_Use], common: Sequence[_Use]) -> bool:
    ones, twos = ({use.first for use in uses if use.first} for uses in (rare, common))
    sexes = {SEX[use.title] for use in (*rare, *common) if use.title in SEX}
    if is_ordinary(rare[0].word) or len(sexes) > 1:
        return False
    if ones and twos:
        return bool(ones & twos)
    if any(use.title in COURTESY for use in rare):
        return True
    one, two = bare(rare[0].word), bare(common[0].word)
    shorter = min(len(one), len(two))
    if shorter < 5 or OSA.distance(one, two) > 1 or zipf(one) > KNOWN:
        return False
    return bool(ones or twos) or (shorter > 5 and len(rare) == 1 < len(common))


def _first_names(family: Sequence[_Use]) -> Iterator[Finding]:
    firsts = _grouped((use.first, use) for use in family)
    for one, two in combinations(sorted(firsts), 2) if len(firsts) < 9 else ():
        if _are_near(one, two) and not (is_ordinary(one) or is_ordinary(two)):
            rare, common = _rarer_first(firsts[one], firsts[two])
            yield _which(rare[0], common[0], first=True)


def _rarer_first(*forms: Sequence[_Use]) -> list[Sequence[_Use]]:
    return sorted(forms, key=lambda f: (len(f), is_ordinary(f[0].word), -f[0].span.start))


def _which(one: _Use, two: _Use, first: bool = False) -> Finding:
    forms = [f"{use.first} {use.word}" if first else use.word for use in (one, two)]
    note = f"{forms[0]} here, {forms[1]} {_place(one, two)}: which is right?"
    return NEAR_MISS_NAME.finding(one.whole if first else one.span, note=note)


def _place(one: _Use, two: _Use) -> str:
    if one.post != two.post:
        return f"in post {two.post + 1}"
    return "in the headline" if two.headline else "in the body"


def _without_accents(uses: Sequence[_Use]) -> Iterator[Finding]:
    accented = {bare(use.word): use for use in uses if bare(use.word) != use.word.lower()}
    asked: set[str] = set()
    for use in uses:
        other = accented.get(use.word.lower())
        if other and use.word not in asked and not is_ordinary(use.word):
            asked.add(use.word)
            note = f"{use.word} here, {other.word} {_place(use, other)}: are the accents missing?"
            yield DIACRITICS_DROPPED.finding(use.span, note=note)


def _drifting(galley: Galley, uses: Sequence[_Use]) -> Iterator[Finding]:
    wanted = galley.house.choices.get("honorifics", "mr") == "mr"
    prose = [use for use in uses if not use.headline and not galley.quoted(use.span)]
    titled = {use.word for use in prose if use.title in COURTESY}
    firsts = _grouped((use.word, use) for use in prose if use.first and use.word in titled)
    shared = {word for word, named in firsts.items() if len({use.first for use in named}) > 1}
    groups = _grouped(((use.post, use.word), use) for use in prose if use.word in titled)
    for (post, word), same in groups.items():
        if word in shared and not any(use.title in COURTESY for use in same):
            continue
        if not _CONVICTED.search(galley.posts[post].span.of(galley.text)):
            yield from _drift(galley.text, same, wanted)


def _drift(text: str, same: Sequence[_Use], wanted: bool) -> Iterator[Finding]:
    met = False
    if len({use.first for use in same if use.first}) > 1:
        return
    for use in same:
        if met and (_is_bare(text, use) if wanted else use.title in COURTESY - {"dr"}):
            note = f"{use.word} has a title elsewhere and none here: which is it to be?"
            yield HONORIFIC_DRIFT.finding(use.span, note=note if wanted else SURNAME_ALONE)
            return
        met = met or bool(use.first) or use.title in COURTESY


def _is_bare(text: str, use: _Use) -> bool:
    before = text[max(0, use.span.start - 15) : use.span.start]
    alone = not use.first and not use.title
    return alone and not (
        _NOT_BARE_BEFORE.search(before) or _NOT_BARE_AFTER.match(text, use.span.end)
    )


def _only_in_headlines(galley: Galley, uses: Sequence[_Use]) -> Iterator[Finding]:
    """Where the headline gives a surname or a club another first word than the body does."""
    bodies = {(use.post, use.word): use for use in reversed(uses) if not use.headline and use.first}
    for use in uses:
        told = bodies.get((use.post, use.word))
        if use.headline and use.first and told and not use.title:
            body = galley.posts[use.post].body.of(galley.text)
            if use.first in unsupported_names(f"of {use.first} {use.word}", body):
                note = f"{use.first} {use.word} here, {told.first} {told.word} in the body."
                yield HEADLINE_NAME.finding(use.whole, note=note)


CHECK = Check("names", (NEAR_MISS_NAME, DIACRITICS_DROPPED, HONORIFIC_DRIFT, HEADLINE_NAME), find)
