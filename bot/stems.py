"""Stems of the content words of a text, cut short enough that most forms of a word share one."""

from __future__ import annotations

import re
from functools import cache

from bot.lexicon import in_dictionary
from bot.verbs import PARTICIPLES, PLAIN, TO_SINGULAR

_LITTLE = frozenset(
    """the and but for nor yet with from into onto over under about after before amid among during
    than that this these those his her hers its their theirs our your who whom whose which what when
    where why how has have had having been being are was were will would can could may might must
    shall should does did done not never all any some more most much many very just too also still
    then there here they them him she you out off per via until while because since against between
    through within without such own same other another each every both either neither one ones
    says say said saying tells told amid mrs""".split()
)
_WORD = re.compile(r"[^\W\d_]{2,}(?:['-][^\W\d_]+)*")
_ENDING = re.compile(
    r"(?:fully|lessly|less|ful|iest|ier|iness|ness|ingly|edly|ing|ations?|ions?|ment|est|ies|ied|ed"
    r"|er|or|ly|es|s|y|e)$"
)
_DOUBLED = re.compile(r"([^\W\d_])\1$")
_PLAIN = PLAIN | {done: PLAIN[past] for past, done in PARTICIPLES.items() if past in PLAIN} | {
    "misled": "mislead", "led": "lead", "sought": "seek", "taught": "teach", "fought": "fight",
    "caught": "catch", "fled": "flee", "struck": "strike", "shot": "shoot", "fallen": "fall",
    "left": "leave", "felt": "feel", "built": "build", "spent": "spend", "stood": "stand",
}  # fmt: skip


@cache
def stem(word: str) -> str:
    """The stem of a lower-case word: at most six letters, past tenses made present."""
    bare = word.removesuffix("'s")
    shorn = _ENDING.sub("", _PLAIN.get(bare, bare))
    return _DOUBLED.sub(r"\1", shorn)[:6] if len(shorn) > 2 else bare


def stems_in_order(text: str) -> tuple[str, ...]:
    """The stems of the content words of folded text, each once, in the order of the text."""
    words = (part for match in _WORD.findall(text.lower()) for part in match.split("-"))
    return tuple(dict.fromkeys(stem(w) for w in words if len(w) > 2 and w not in _LITTLE))


def stems_in(text: str) -> frozenset[str]:
    """The stems of the content words of folded text."""
    return frozenset(stems_in_order(text))


_UNCHANGED = frozenset("hit cut shut put set let quit bet hurt split spread cast burst".split())
_FINITE = frozenset((*PLAIN, *PLAIN.values(), *PARTICIPLES.values(), *TO_SINGULAR)) | _UNCHANGED


@cache
def is_verb_form(word: str) -> bool:
    """Whether a lower-case word may be the verb of a headline: "sells", "sold", "sacked"."""
    if word in _LITTLE:
        return False
    if word in _FINITE or (word.endswith("ed") and len(word) > 4):
        return True
    base = word[:-1] if word.endswith("s") and not word.endswith("ss") else ""
    return len(base) > 2 and any(map(in_dictionary, (base + "ing", base.rstrip("e") + "ing")))
