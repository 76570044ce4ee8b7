"""Headlines in sentence case: capitals for the first word and for names alone.

The copy tells which words are names. Where it leaves a doubt, the headline is only asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley, Word
from bot.lexicon import in_dictionary, is_british, zipf
from bot.text import Span, replace

_BODY = "\nThe river burst its banks and hundreds of people had to flee from a flood in Hull."

HEADLINE_CASE = Rule(
    "headline-case",
    Kind.STRUCTURE,
    Level.SUGGEST,
    "Headlines are set in sentence case: capitals for the first word and for names alone.",
    breaks=(
        Example(
            "Hundreds Flee Flood As River Bursts Banks" + _BODY,
            "Hundreds flee flood as river bursts banks" + _BODY,
        ),
        Example("HUNDREDS FLEE FLOOD IN HULL" + _BODY, "Hundreds flee flood in Hull" + _BODY),
        Example("Hundreds Flee Flood As River Bursts Wyke Banks" + _BODY),
    ),
    keeps=(
        "Hundreds flee flood as River Hull bursts banks" + _BODY,
        "Duran Duran, Deacon Blue and Simple Minds play on" + _BODY,
        "NHS, RNLI and HMRC to share premises" + _BODY,
    ),
)

RARE = 2.0
"""Zipf frequency below which a word may well be a name."""

_LITTLE = frozenset(
    "a an the and but or nor as at by for from in into of off on onto out over to up with is are "
    "was were be been has have had will not no after before amid than that its his her "
    "their".split()
)
_MAY_BE_NAMES = frozenset(
    "may march april june august mark will grace hope rose bath reading hull deal rugby jack bill "
    "frank pope king queen prince duke president labour conservative liberal reform green greens "
    "parliament commons lords treasury church brown white black young wood bank house city cup "
    "league park union congress state crown court police army navy apple amazon meta shell orange "
    "christian muslim jewish british english scottish welsh irish european american french german "
    "china india russia ukraine monday tuesday wednesday thursday friday saturday sunday".split()
)


def find(galley: Galley) -> Iterator[Finding]:
    usage = _usage(galley)
    for post in galley.posts:
        if post.headline:
            yield from _case(galley, galley.words_in(post.headline), usage)


@dataclass(frozen=True, slots=True)
class _Usage:
    """How the copy writes its words, headlines apart: in a sentence, at its start, in pairs."""

    forms: dict[str, set[str]]
    openers: set[str]
    pairs: set[tuple[str, str]]

    def is_name(self, word: Word) -> bool:
        forms = self.forms.get(_bare(word).lower(), set())
        return bool(forms) and _bare(word).lower() not in forms


def _bare(word: Word) -> str:
    return re.sub(r"'[sS]$", "", word.text)


def _usage(galley: Galley) -> _Usage:
    usage = _Usage({}, set(), set())
    for post in galley.posts:
        for sentence in galley.sentences_in(post.body):
            written = [_bare(word) for word in galley.words_in(sentence)]
            usage.openers.update(word.lower() for word in written[:1])
            usage.pairs.update(pairwise(written))
            for text in written[1:]:
                usage.forms.setdefault(text.lower(), set()).add(text)
    return usage


def _case(galley: Galley, words: tuple[Word, ...], usage: _Usage) -> Iterator[Finding]:
    long = [word for word in words[1:] if len(word.text) > 3]
    upper = [word for word in long if word.text[0].isupper()]
    raised = [word for word in upper if word.lower in usage.forms.get(word.lower, ())]
    plain = [word for word in upper if _is_common(word.lower) and not usage.is_name(word)]
    capitals = len(long) > 1 and all(word.text.isupper() for word in words)
    titled = len(words) > 4 and len(plain) > 1 and len(upper) == len(long)
    if raised and (capitals or titled):
        yield _in_sentence_case(galley, words, usage) or HEADLINE_CASE.finding(raised[0].span)


def _in_sentence_case(galley: Galley, words: tuple[Word, ...], usage: _Usage) -> Finding | None:
    """The headline as it should stand, when it is sure which of its words are names."""
    wanted = [_as_in_the_copy(words, i, usage) for i in range(len(words))]
    new = [word for word in wanted if word]
    if len(new) < len(wanted):
        return None
    new[0] = new[0][0].upper() + new[0][1:]
    changed = [i for i, word in enumerate(words) if word.text != new[i]]
    span = Span(words[changed[0]].span.start, words[changed[-1]].span.end)
    places = (words[i].span for i in changed)
    inside = (Span(each.start - span.start, each.end - span.start) for each in places)
    edits = zip(inside, (new[i] for i in changed), strict=True)
    return HEADLINE_CASE.finding(span, replace(span.of(galley.text), edits))


def _as_in_the_copy(words: tuple[Word, ...], i: int, usage: _Usage) -> str | None:
    """A word of the headline as the copy writes it, or None when it may be a name or not."""
    bare = _bare(words[i])
    ending = words[i].text[len(bare) :].lower()
    if bare.islower():
        return words[i].text
    forms = usage.forms.get(bare.lower(), set())
    if len(forms) == 1:
        return next(iter(forms)) + ending
    new = _by_its_pair(words, i, usage) if forms else _unseen(words, i, usage)
    return new and new + ending


def _by_its_pair(words: tuple[Word, ...], i: int, usage: _Usage) -> str:
    """A word that is both a name and not: a name where it stands by what it is named with."""
    name = _bare(words[i]).title()
    before = {(_bare(word).title(), name) for word in words[max(0, i - 1) : i]}
    after = {(name, _bare(word).title()) for word in words[i + 1 : i + 2]}
    return name if usage.pairs & (before | after) else name.lower()


def _is_common(word: str) -> bool:
    return (in_dictionary(word) or is_british(word)) and zipf(word) >= RARE


def _unseen(words: tuple[Word, ...], i: int, usage: _Usage) -> str | None:
    """A word never seen inside a sentence: lower case, when common and beside no name."""
    bare = _bare(words[i])
    lower = bare.lower()
    if lower in _LITTLE:
        return lower
    if not _is_common(lower):
        return bare.title() if lower in usage.openers and not in_dictionary(lower) else None
    if i == 0:
        return bare.title()
    near = words[max(0, i - 1) : i] + words[i + 1 : i + 2]
    return None if lower in _MAY_BE_NAMES or any(map(usage.is_name, near)) else lower


CHECK = Check("headline case", (HEADLINE_CASE,), find)
