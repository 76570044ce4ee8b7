"""What a headline says that its copy does not, by a test of the eval runner's own.

Kept apart from `bot.furniture` and simpler than it, so that one mistake cannot hide in both. It
may over-count, and a person judges the lines. It looks at numbers, at capitalised words but the
first of a line, of a sentence and of a quotation, and at quoted words.
"""

from __future__ import annotations

import re

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * tens for tens, word in enumerate(_TENS, start=2)
}
_AMOUNTS = frozenset(
    "half third quarter dozen dozens scores hundred hundreds thousand thousands million millions "
    "billion billions trillion double twice triple".split()
)
_SUFFIXES = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion", "k": "thousand"}

_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})
_DIGITS = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)(?:(mn?|bn|tn|k)(?![^\W_]))?")
_NAME = re.compile(r"[^\W\d_][\w'-]*\w|[^\W\d_]")
_OPENS = re.compile(r"(?:^|[.:!?]\s|[\"(]|(?<!\w)'|[–—]\s)\s*[\"'(]*$")
_QUOTED = re.compile(r"\"([^\"]+)\"?|(?<!\w)'(.+?)'(?!\w)")


def unsupported(line: str, copy: str) -> tuple[str, ...]:
    """The pieces of a line that its copy lacks, as they stand in the line."""
    said, body = line.translate(_STRAIGHT), copy.translate(_STRAIGHT)
    return (*_numbers(said, body), *_names(said, body), *_quoted(said, body))


def _numbers(line: str, copy: str) -> list[str]:
    known = _amounts(copy)
    return [amount for amount in sorted(_amounts(line)) if amount not in known]


def _amounts(text: str) -> set[str]:
    """Numbers in digits or words as digits, a suffix as the word it stands for."""
    found: set[str] = set()
    for match in _DIGITS.finditer(text):
        found.add(match[1].replace(",", ""))
        found |= {_SUFFIXES[match[2]]} if match[2] else set()
    for word, tail in re.findall(r"([a-z]+)(?:-([a-z]+)\b)?", text.lower()):
        found |= _in_words(word, tail)
    return found


def _in_words(word: str, tail: str) -> set[str]:
    if word in _TENS and tail in _UNITS[1:10]:
        return {str(_VALUES[word] + _VALUES[tail])}
    both = {word, tail}
    return {str(_VALUES[each]) for each in both & _VALUES.keys()} | (both & _AMOUNTS)


def _names(line: str, copy: str) -> list[str]:
    known = {_bare(match.group()) for match in _NAME.finditer(copy)}
    return [
        match.group()
        for match in _NAME.finditer(line)
        if match.group()[0].isupper()
        and not _OPENS.search(line[: match.start()])
        and _bare(match.group()) not in known
    ]


def _bare(word: str) -> str:
    return re.sub(r"'s?$", "", word)


def _quoted(line: str, copy: str) -> list[str]:
    said = f" {_words(copy)} "
    pieces = [match[1] or match[2] for match in _QUOTED.finditer(line)]
    return [f"'{piece}'" for piece in pieces if f" {_words(piece)} " not in said]


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+(?:'\w+)*", text.lower()))
