"""What a fix would change besides the wording: numbers, names, days, sense, matter of its own.

Pure and wary: where it cannot tell, it says that the fact would change, and the editor is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.lexicon import known
from bot.names import is_ordinary
from bot.small_words import SMALL, changes_small_words
from bot.word_forms import lemmas, same_word

LONG = 5
"""Letters from which a word may be two slips of the keys away: "except", "accept"."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_MEASURED = re.compile(r"\S*[\d£$€%]\S*")
"""A figure with all that hangs on it: sign, currency, unit, am or pm, the other half of a score."""
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
_SAME = {"fewer": "less", "amongst": "among", "cant": "can't"}
_SENSES = {lemma: word for word in sorted({*_SENSE, "less"}) for lemma in lemmas(word)}


def words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def changes_a_fact(old: str, new: str, opens: bool) -> bool:
    """Whether a number, a name, a day or the sense differs; `opens`: a sentence starts here."""
    return (
        _numbers(old) != _numbers(new)
        or changes_small_words(old, new)
        or _senses(old) != _senses(new)
        or _capitals(old, opens, new) != _capitals(new, opens, old)
    )


def _numbers(text: str) -> list[str]:
    """Figures with their units, and numbers in words, in their order."""
    figures = (each.strip(".,;:!?'\"()[]").replace(",", "") for each in _MEASURED.findall(text))
    return [*figures, *(w for w in _lower(text) if w in _NUMERALS)]


def _senses(text: str) -> Counter[str]:
    """The words by which the news turns, whatever their form: "arrest" is "arrested" here."""
    alike = (_SAME.get(word, word) for word in _lower(text))
    named = ("not" if word.endswith("n't") else word for word in alike)
    return Counter(
        min(_SENSES[lemma] for lemma in turning)
        for word in named
        if (turning := lemmas(word) & _SENSES.keys())
    )


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


def changes_matter(old: str, new: str, own: Iterable[str] = ()) -> bool:
    """Whether the words that carry the matter differ: all but the small ones, one by one, in order.

    A form of the word, its mend, or a word of `own` (the rule's) may stand for another; a word that
    stands twice in a row may go.
    """
    one, other = _without_stutter(_carrying(old)), _carrying(new)
    rule = {word for text in own for word in _lower(text)}
    if len(one) == len(other):
        if _other_number(one, other) and _small_of(old) != _small_of(new):
            return True
        return not all(_stands_for(a, b, rule) for a, b in zip(one, other, strict=True))
    return not _mends_a_small_word(old, new, one, other)


def _other_number(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a noun goes from one to many, or back: with its verb, that is other news."""
    pairs = zip(one, other, strict=True)
    return any(a != b and a.removesuffix("s") == b.removesuffix("s") for a, b in pairs)


def _small_of(text: str) -> list[str]:
    return [word for word in _lower(text) if word in SMALL]


def _carrying(text: str) -> list[str]:
    words = (word for word in _lower(text) if not any(mark.isdigit() for mark in word))
    return [word for word in words if word not in SMALL]


def _without_stutter(words: Sequence[str]) -> list[str]:
    return [word for at, word in enumerate(words) if at == 0 or word != words[at - 1]]


def _stands_for(old: str, new: str, rule: set[str]) -> bool:
    return same_word(old, new) or new in rule or is_mend(old, new)


def _mends_a_small_word(old: str, new: str, one: Sequence[str], other: Sequence[str]) -> bool:
    """A single word that was meant to be a small one, or the other way: "trough", "through"."""
    gone = [word for word in one if word not in other]
    come = [word for word in other if word not in one]
    if [w for w in one if w not in gone] != [w for w in other if w not in come]:
        return False
    if len(gone) + len(come) != 1:
        return False
    beside = [w for w in _lower(new if gone else old) if w in SMALL]
    return any(is_mend((gone or come)[0], small) for small in beside)


def is_mend(old: str, new: str) -> bool:
    """Whether one word is a slip for the other: much alike, and not two words each in its place.

    Of two words of the dictionary the one must sound as the other, or have the same letters, or be
    one of those that are taken for each other.
    """
    from jellyfish import metaphone
    from rapidfuzz.distance import DamerauLevenshtein

    if any(mark.isdigit() for mark in old + new):
        return False
    slips = DamerauLevenshtein.distance(old, new)
    if slips > (2 if min(len(old), len(new)) >= LONG else 1) and sorted(old) != sorted(new):
        return False
    if not (known(old) and known(new)):
        return True
    spare = (Counter(old) - Counter(new)) + (Counter(new) - Counter(old))
    alike = not spare or (metaphone(old) == metaphone(new) and not spare.keys() <= set("ey"))
    pairs = (frozenset((a, b)) for a in lemmas(old) for b in lemmas(new))
    return alike or any(pair in _TAKEN_FOR_EACH_OTHER for pair in pairs)


_TAKEN_FOR_EACH_OTHER = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "accept/except affect/effect lose/loose losing/loosing choose/chose advice/advise "
        "breath/breathe breadth/breath device/devise moral/morale desert/dessert quiet/quite "
        "trough/through thorough/through though/through thought/though trail/trial of/off "
        "were/where than/then there/their lead/led past/passed pour/pore pouring/poring "
        "born/borne elicit/illicit eminent/imminent adverse/averse wary/weary later/latter "
        "precede/proceed "
        "perspective/prospective personal/personnel respectfully/respectively for/from on/in "
        "ensure/insure martial/marital loath/loathe cloth/clothe bath/bathe costume/custom "
        "envelop/envelope emigrate/immigrate the/they the/them has/had an/and as/has is/it is/if "
        "it/in to/too".split()
    )
)
