"""Small words: which of them a fix may put in, take out or exchange without turning the news round.

"Voted for" is not "voted against", and "was attacked" is not "attacked": what is not listed here
as harmless is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from bot.verbs import PARTICIPLES

SMALL = frozenset(
    "a an the this that these those his her its their our my your whose who whom which what he she "
    "it they we i you him them us me himself herself itself themselves and or but so if than then "
    "as though although because while whether when where there here of in on at by for from to "
    "with into onto within between among amid against during through across towards per via is are "
    "was were be been being am has have had having do does did done doing will get got gets been "
    "both each either such much many more fewer less too also only own same other another how why "
    "it's that's who's there's they're you're we're i'm he's she's".split()
)

_MAY_COME_OR_GO = frozenset(
    "a an the to of on in at with be is are was were has have had that and as it".split()
)
_ALIKE = tuple(
    frozenset(group.split("/"))
    for group in (
        "a/an/the is/are was/were has/have has/had have/had do/does its/it's/their this/these "
        "that/those who/whom/which/that who's/whose they're/their/there your/you're/you then/than "
        "to/too of/off of/have of/with in/on/at as/has is/it is/if in/it an/and the/they/them "
        "where/were/we're been/being less/fewer much/many between/among".split()
    )
)
_BE = frozenset("is are was were be".split())
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_DONE = frozenset(PARTICIPLES.values()) | frozenset(
    "shot hit cut put set hurt held found made told sent left built bought caught taught brought "
    "lost won paid struck sold led met said thrown burnt kept bound hung fought sought".split()
)


def changes_small_words(old: str, new: str) -> bool:
    """Whether a small word comes, goes or changes in a way that may turn the news round."""
    one, other = (_TOKEN.findall(text.lower()) for text in (old, new))
    steps = SequenceMatcher(None, _small(one), _small(other), False).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    if not changed:
        return False
    exchanged = len(changed) == 1 or all(step[0] == "replace" for step in changed)
    return not (exchanged and all(_is_harmless(one, other, step) for step in changed))


def _small(words: Sequence[str]) -> list[str]:
    return [word for word in words if word in SMALL]


def _is_harmless(
    one: Sequence[str], other: Sequence[str], step: tuple[str, int, int, int, int]
) -> bool:
    _, start, end, begin, stop = step
    gone, come = _small(one)[start:end], _small(other)[begin:stop]
    if len(gone) == len(come) == 1:
        return any({gone[0], come[0]} <= group for group in _ALIKE)
    if len(gone) + len(come) != 1:
        return _stutters(gone, come)
    word, words = (gone or come)[0], one if gone else other
    if _mends_a_word_of_matter(one, other):
        return True
    return word in _MAY_COME_OR_GO and not _turns_the_verb(word, words, one, other)


def _stutters(gone: Sequence[str], come: Sequence[str]) -> bool:
    return not come and len(set(gone)) < len(gone)


def _mends_a_word_of_matter(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a word that is no small one turns into one, or the other way: their numbers tell."""
    return len(one) == len(other)


def _turns_the_verb(
    word: str, words: Sequence[str], one: Sequence[str], other: Sequence[str]
) -> bool:
    """Whether active becomes passive, or "had to go" becomes "had gone"."""
    if word == "to":
        changed = set(other) - set(one) - SMALL
        return not all(each.endswith("ing") for each in changed)
    after = [b for a, b in pairwise(words) if a == word]
    done = any(each.endswith("ed") or each in _DONE for each in after)
    before = {a for a, b in pairwise(words) if b == word}
    modal = before & set("can could may might must shall should will would to".split())
    return word in _BE and done and not (word == "be" and modal)
