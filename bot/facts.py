"""What a fix would change besides the wording: numbers, names, days, sense, matter of its own.

Pure and wary: where it cannot tell, it says that the fact would change, and the editor is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.names import is_ordinary
from bot.verbs import PARTICIPLES, PAST, PLAIN, TO_PLURAL

ALIKE = 80
"""Of 100, by rapidfuzz: a word and its slip ("pouring", "poring") score more."""
LONG = 5
"""Letters from which a word may be two slips of the keys away: "except", "accept"."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_NUMERALS = frozenset(
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred hundreds thousand thousands million millions billion trillion dozen dozens half third "
    "quarter double twice first second fourth fifth sixth once".split()
)
_SENSE = frozenset(
    "not no never none nobody nothing neither nor without cannot today yesterday tomorrow tonight "
    "ago last next now before after until since former alleged allegedly accused suspected suspect "
    "reportedly apparently may might could would should must claimed about around nearly almost "
    "least most more over under up down above below all every only some any guilty innocent dead "
    "killed injured wounded arrested charged convicted jailed".split()
)
_SMALL = frozenset(
    "a an the this that these those his her its their our my your whose who whom which what he she "
    "it they we i you him them us me himself herself itself themselves and or but so if than then "
    "as though although because while whether when where there here of in on at by for from to "
    "with into onto within between among amid against during through across towards per via is are "
    "was were be been being am has have had having do does did done doing will get got gets been "
    "both each either such much many more fewer less too also only own same other another how why "
    "it's that's who's there's they're you're we're i'm he's she's".split()
)
_SAME = {"fewer": "less", "amongst": "among", "cant": "can't"}
_LINK = re.compile(
    r"://|\bwww\.|[@#<>]|\]\(|\b[\w-]+\.(?:com|org|net|uk|gov|eu|io|tv|ru|info|me)\b", re.IGNORECASE
)


def words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def brings_a_link(old: str, new: str) -> bool:
    """Whether the new words hold a web address, a mention or a mark that makes one."""
    return bool(_LINK.search(new)) and _LINK.findall(new) != _LINK.findall(old)


def has_link(text: str) -> bool:
    return bool(_LINK.search(text))


def changes_a_fact(old: str, new: str, opens: bool) -> bool:
    """Whether a number, a name, a day or the sense differs; `opens`: a sentence starts here."""
    return (
        _numbers(old) != _numbers(new)
        or _senses(old) != _senses(new)
        or _capitals(old, opens, new) != _capitals(new, opens, old)
    )


def _numbers(text: str) -> Counter[str]:
    figures = (each.replace(",", "") for each in _NUMBER.findall(text))
    return Counter([*figures, *(w for w in _lower(text) if w in _NUMERALS)])


def _senses(text: str) -> Counter[str]:
    alike = (_SAME.get(word, word) for word in _lower(text))
    return Counter("not" if word.endswith("n't") else word for word in alike if _is_sense(word))


def _is_sense(word: str) -> bool:
    return word in _SENSE or word == "less" or word.endswith("n't")


def _lower(text: str) -> list[str]:
    return [word.lower() for word in words_of(text)]


def _capitals(text: str, opens: bool, other: str) -> Counter[str]:
    """The names of a text, in small letters; a word that the other text has small is none."""
    words = words_of(text)
    small = {word for word in words_of(other) if word.islower()}
    names = (
        word.lower().removesuffix("'s")
        for at, word in enumerate(words)
        if word[0].isupper() and not (at == 0 and opens and is_ordinary(word))
    )
    return Counter(name for name in names if name not in small)


def brings_matter(old: str, new: str, grounds: Iterable[str]) -> bool:
    """Whether the new words say something that neither the copy nor the rule has.

    A form of a word of theirs, a near spelling of a word that goes, and small words are no matter.
    """
    gone = _lower(old)
    known = {_stem(word) for text in (old, *grounds) for word in _lower(text)}
    return any(_is_matter(word, gone, known) for word in _lower(new))


def _is_matter(word: str, gone: Sequence[str], known: set[str]) -> bool:
    if word in gone or word in _SMALL or _stem(word) in known:
        return False
    return not any(_near(word, other) for other in gone)


def _near(word: str, other: str) -> bool:
    from jellyfish import metaphone
    from rapidfuzz.distance import DamerauLevenshtein
    from rapidfuzz.fuzz import ratio

    if ratio(word, other) >= ALIKE or metaphone(word) == metaphone(other):
        return True
    slips = 2 if min(len(word), len(other)) >= LONG else 1
    return DamerauLevenshtein.distance(word, other) <= slips


_BASE = {
    **{past: PLAIN.get(past, past) for past in PARTICIPLES},
    **PLAIN,
    **{done: PLAIN.get(past, past) for past, done in PARTICIPLES.items()},
    **{done: PLAIN.get(past, past) for done, past in PAST.items()},
    **TO_PLURAL,
    "been": "be", "were": "be", "was": "be", "is": "be", "are": "be",
}  # fmt: skip


def _stem(word: str) -> str:
    base = _BASE.get(word, word)
    for end in ("ingly", "ies", "ied", "ing", "ed", "es", "ly", "s", "e", "y"):
        if base.endswith(end) and len(base) - len(end) >= 3:
            return base[: -len(end)]
    return base
