"""Changes that are a matter of preference: an editor would not thank anyone for them."""

from __future__ import annotations

import re

from bot.facts import words_of
from bot.names import is_ordinary
from bot.nouns import COLLECTIVE

_MARKS = re.compile(r"[\s,;:\-–—'\"‘’“”().…]")
_NUMBER_OF_VERB = frozenset(
    map(frozenset, [("is", "are"), ("was", "were"), ("has", "have"), ("its", "their"),
                    ("it", "they"), ("who", "which"), ("who", "that")])
)  # fmt: skip
_INTERCHANGEABLE = frozenset(
    map(frozenset, [("that", "which"), ("who", "whom"), ("who", "that"), ("like", "such as"),
                    ("due to", "because of"), ("toward", "towards"), ("while", "whilst"),
                    ("while", "although"), ("though", "although"), ("over", "more than"),
                    ("since", "because"), ("as", "because"), ("amid", "amidst"),
                    ("around", "about"), ("among", "amongst"), ("until", "till")])
)  # fmt: skip
"""Pairs where desks differ, each as good as the other."""
_FOR_A_BODY = frozenset("its their it they who which that".split())
_PRONOUNS = frozenset("i we you he she it they there this that these those who what".split())
_NAMES_TOO = frozenset("polish turkey china us".split())
_OPTIONAL = frozenset("that also then just very really both".split())
_GOVERNED = re.compile(
    r"\b(?:of|in|on|at|by|from|for|to|with|near|under|over|after|before|since|between|about|against)"
    r"(?: the)?(?: [^\W\d_a-z][^\s]*)+$"
)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady)\.? [^\s]+$")


def is_preference(old: str, new: str, before: str) -> bool:
    """Whether a change could go either way; `before` is the sentence up to it."""
    return (
        _only_marks(old, new)
        or _only_a_capital(old, new)
        or _only_optional_words(old, new)
        or frozenset((old.lower(), new.lower())) in _INTERCHANGEABLE
        or _number_of_a_body(old, new, before)
    )


def _only_marks(old: str, new: str) -> bool:
    """Commas, hyphens, dashes and spaces; a stop or an apostrophe more may be a slip's mend."""
    if _MARKS.sub("", old) != _MARKS.sub("", new):
        return False
    return not any(old.count(mark) != new.count(mark) for mark in "'.?!()")


def _only_a_capital(old: str, new: str) -> bool:
    if old.lower() != new.lower():
        return False
    changed = [a for a, b in zip(words_of(old), words_of(new), strict=False) if a != b]
    return all(is_ordinary(word) and word not in _NAMES_TOO for word in changed)


def _only_optional_words(old: str, new: str) -> bool:
    one, other = ([w.lower() for w in words_of(text)] for text in (old, new))
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == len(longer) or len(set(one)) < len(one) or len(set(other)) < len(other):
        return False
    extra = [word for word in longer if word not in shorter]
    rest = [word for word in longer if word in shorter]
    return bool(extra) and rest == shorter and set(extra) <= _OPTIONAL


def _number_of_a_body(old: str, new: str, before: str) -> bool:
    """The team is, the team are; so for anything with a name that is not a person's."""
    if frozenset((old.lower(), new.lower())) not in _NUMBER_OF_VERB:
        return False
    if old.lower() in _FOR_A_BODY:
        return any(word.lower() in COLLECTIVE for word in words_of(before))
    subject = re.split(r",|\b(?:and|but|which|who|that)\b", before)[-1].rstrip()
    words = words_of(subject)
    if not words or _TITLED.search(subject):
        return False
    named = words[-1][0].isupper() and words[-1].lower() not in _PRONOUNS
    return words[-1].lower() in COLLECTIVE or (named and not _GOVERNED.search(subject))
