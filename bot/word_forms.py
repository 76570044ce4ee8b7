"""Forms of a word: what it may be a form of, and whether two are forms of one."""

from __future__ import annotations

from collections.abc import Iterator

from bot.verbs import PARTICIPLES, PAST, PLAIN, TO_PLURAL

_BASE = {
    **{past: PLAIN.get(past, past) for past in PARTICIPLES},
    **PLAIN,
    **{done: PLAIN.get(past, past) for past, done in PARTICIPLES.items()},
    **{done: PLAIN.get(past, past) for done, past in PAST.items()},
    **TO_PLURAL,
    "been": "be", "were": "be", "was": "be", "is": "be", "are": "be",
}  # fmt: skip
_DOUBLED = frozenset("bdgklmnprt")


def same_word(one: str, other: str) -> bool:
    """Whether two words in small letters may be forms of one: "planned", "plans"; not "planes"."""
    return not lemmas(one).isdisjoint(lemmas(other))


def lemmas(word: str) -> frozenset[str]:
    """What a word in small letters may be a form of, itself among them."""
    return frozenset({word, _BASE.get(word, word), *_stripped(word)})


def _stripped(word: str) -> Iterator[str]:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        yield f"{word[:-3]}y"
    if word.endswith(("sses", "ches", "shes", "xes", "zes")):
        yield word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        yield word[:-1]
    for end in ("ing", "ed"):
        if word.endswith(end) and len(word) - len(end) >= 2:
            yield from _roots(word[: -len(end)])


def _roots(root: str) -> Iterator[str]:
    yield root
    yield f"{root}e"
    if root.endswith("y"):
        yield f"{root[:-1]}ie"
    if root[-1:] in _DOUBLED and root[-2:-1] == root[-1]:
        yield root[:-1]


def stem(word: str) -> str:
    """A rough stem, for asking whether a text speaks of a thing at all."""
    base = _BASE.get(word, word)
    for end in ("ingly", "ies", "ied", "ing", "ed", "es", "ly", "s", "e", "y"):
        if base.endswith(end) and len(base) - len(end) >= 3:
            return base[: -len(end)]
    return base
