"""What a misspelt word was meant to be, and whether it is misspelt at all.

A word unknown to the lexicon may stand: it may be rare, foreign, jargon or new. It is taken for a
misspelling when codespell lists it, or when a much more common word is so near that a slip explains
it better. How near is a score over edits, sound, letters and frequency; the weights were fitted
on codespell's entries.
"""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from bot.lexicon import (
    COMMON,
    IRREGULAR,
    OFTEN_JOINED,
    REMEMBERED,
    frequencies,
    in_british,
    in_dictionary,
    is_british,
    is_foreign,
    known,
    listed,
    zipf,
)

SURE = 1.2
"""How far the first suggestion must lead the second, in score, for us to bet on it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word that may have been meant, and how well it fits."""

    word: str
    score: float
    distance: int


@dataclass(frozen=True, slots=True)
class Meant:
    """The word that was meant, and whether we would bet on it."""

    word: str
    sure: bool


@lru_cache(REMEMBERED)
def meant(word: str) -> Meant | None:
    """What a word was meant to be and whether we would bet on it; None when it may stand."""
    if listed(word):
        return _from_the_list(word)
    found = suggestions(word)
    if not found:
        return None
    if found[0].score < _enough(word) and not _is_swapped(word, found[0].word):
        return None
    lead = found[0].score - found[1].score if len(found) > 1 else SURE
    return Meant(found[0].word, lead >= SURE and found[0].score >= 5)


def _from_the_list(word: str) -> Meant | None:
    rights = listed(word)
    found = best_of(word, rights)
    if "'" in found[0].word or " " in found[0].word:
        return Meant(found[0].word, True)
    if not _outdoes(found[0].word, word) or _has_lost_its_accent(word):
        return None
    return Meant(found[0].word, len(rights) == 1 or found[0].score - found[1].score >= SURE)


def _outdoes(right: str, word: str) -> bool:
    """Whether a listed misspelling is so much rarer than the right word that it is no word."""
    if len(listed(word)) == 1 and len(word) >= 6 and zipf(word) < COMMON:
        return True
    gap = 3.0 if len(word) < 4 else 2.0 if len(word) < 5 else 0.7
    return zipf(right.lower()) - zipf(word) >= gap


def _enough(word: str) -> float:
    """The score a suggestion needs: more for a word that is short, seen before or explicable."""
    if len(word) < 4 or zipf(word) >= 2.2 or _has_lost_its_accent(word):
        return 99.0
    short = 2.5 * max(0, 6 - len(word))
    seen = 3.0 + zipf(word) if zipf(word) else 0.0
    return 2.0 + short + seen + 3.0 * is_foreign(word) + 5.0 * is_coined(word)


def _is_swapped(word: str, right: str) -> bool:
    """Whether a word is a very common one with two letters in the wrong order."""
    swapped = sorted(word) == sorted(right) and OSA.distance(word, right) == 1
    return swapped and zipf(right) - zipf(word) >= 4


def _has_lost_its_accent(word: str) -> bool:
    return zipf(word + "é") >= 2


@cache
def _by_first_letter() -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for word in frequencies():
        if word.isascii() and word.isalpha():
            grouped[word[0]].append(word)
    return grouped


def _one_edit_away(word: str) -> set[str]:
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    shorter = {left + right[1:] for left, right in splits}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    letters = string.ascii_lowercase
    changed = {left + new + right[1:] for left, right in splits for new in letters}
    longer = {left + new + right for left, right in splits for new in letters}
    return (shorter | swapped | changed | longer) - {word}


def _near(word: str) -> Iterator[tuple[str, int]]:
    """Words one edit away, and those two edits away that begin with the same letter."""
    yield from ((near, 1) for near in _one_edit_away(word) if near in frequencies())
    same_start = _by_first_letter().get(word[0], [])
    found = process.extract(word, same_start, scorer=OSA.distance, score_cutoff=2, limit=None)
    yield from ((near, 2) for near, distance, _ in found if distance == 2)


def _may_be_meant(word: str) -> bool:
    if listed(word):
        return in_dictionary(word) or word in IRREGULAR
    if in_dictionary(word) or is_british(word):
        return True
    return zipf(word) >= 3.3 and len(word) >= 5 and not in_dictionary(word.capitalize())


@lru_cache(REMEMBERED)
def suggestions(word: str) -> tuple[Suggestion, ...]:
    """Words within two edits that may have been meant, the likeliest first."""
    near = {in_british(near): edits for near, edits in _near(word) if _may_be_meant(near)}
    return _ranked(_suggestion(word, each, edits) for each, edits in near.items())


def best_of(word: str, rights: Iterable[str]) -> tuple[Suggestion, ...]:
    """Rank what a list offers for a misspelling, the likeliest first."""
    return _ranked(_suggestion(word, right, OSA.distance(word, right)) for right in rights)


def _ranked(found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    return tuple(sorted(found, key=lambda suggestion: -suggestion.score))


def _suggestion(word: str, near: str, edits: int) -> Suggestion:
    score = (
        1.4 * zipf(near)
        - 3.4 * edits
        + 2.2 * (_sound(word) == _sound(near))
        + 2.0 * JaroWinkler.similarity(word, near)
        + 0.9 * (len(near) - len(word))
        + 1.3 * (word[0] == near[0])
        + 0.9 * (word[-1] == near[-1])
        + 0.8 * (word[-3:] == near[-3:])
        + 1.8 * (set(word) == set(near))
        + 1.5 * (sorted(word) == sorted(near))
        + 1.7 * _is_within(word, near)
        - 0.8 * (word.endswith("s") != near.endswith("s"))
        + 4.0 * (word.endswith("ys") and near == word[:-2] + "ies")
    )
    return Suggestion(near, score, edits)


@lru_cache(REMEMBERED)
def _sound(word: str) -> str:
    import jellyfish

    return jellyfish.metaphone(word)


def _is_within(word: str, longer: str) -> bool:
    """Whether a word is left when letters fall out of a longer one."""
    letters = iter(longer)
    return all(letter in letters for letter in word)


_PREFIXES = (
    "un re mis non over out under up down pre post anti de dis sub super hyper mega micro mini "
    "multi cyber bio eco euro inter intra counter semi pseudo ultra e en be auto tele geo photo "
    "giga petro"
).split()
_SUFFIXES = "less like ness ish esque gate wise ism ist ists ite ites er ers able ify ified".split()
_PARTICLES = ("on", "in", "up", "by")
_ENDINGS = re.compile(r"(?<=[^e])(?:ed|ing)$|(?<=[^sxzh])(?<![^aeiou]y)s$")


@lru_cache(REMEMBERED)
def is_coined(word: str) -> bool:
    """Whether a new word is put together from known parts: unhackable, planemaker, rewilding."""
    bare = [word, *(word.removeprefix(each) for each in _PREFIXES if word.startswith(each))]
    bare += [part.removesuffix(each) for part in bare for each in _SUFFIXES if part.endswith(each)]
    bare.append(_ENDINGS.sub("", word))
    return any(part != word and _is_part(part) for part in bare) or _is_compound(word)


def _is_compound(word: str) -> bool:
    splits = ((word[:at], word[at:]) for at in range(3, len(word) - 2))
    parts = any(_is_part(one, 3) and _is_part(two, 3) for one, two in splits)
    return parts or (word.endswith(_PARTICLES) and _is_part(word[:-2]))


def _is_part(word: str, shortest: int = 4) -> bool:
    if len(word) == 3 == shortest:
        return zipf(word) >= 4.5 and in_dictionary(word)
    return len(word) >= shortest and zipf(word) >= COMMON and known(word)


_FUNCTION_BEFORE = frozenset(
    "the of and to with that is was from have has had were been which this these those "
    "their would could should about because".split()
)
_FUNCTION_AFTER = frozenset("the of and to that with was from were which their".split())
_BEFORE_THE = frozenset("in on for at by into as all over under after before during".split())
_THE = frozenset("the this that these those their his her its our my which".split())


@lru_cache(REMEMBERED)
def run_together(word: str) -> str | None:
    """The words that lost the space between them, when that is what a word is."""
    rights = listed(word)
    if rights or word in OFTEN_JOINED:
        return OFTEN_JOINED.get(word) or (rights[0] if " " in rights[0] else None)
    if zipf(word) >= 2 or is_foreign(word):
        return None
    splits = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    return next((f"{one} {two}" for one, two in splits if _joins(one, two)), None)


def _joins(one: str, two: str) -> bool:
    """Whether two common words met that were apart: one of them only holds words together."""
    if not all(known(part) and zipf(part) >= 4 for part in (one, two)):
        return False
    if one in _BEFORE_THE:
        return two in _THE
    return one in _FUNCTION_BEFORE or (two in _FUNCTION_AFTER and len(one) > 2)
