"""Where words that the model quotes stand in a draft, and the few of them that a fix changes.

The model sees copy without invisible characters and may set quotes, dashes and spaces its own way,
so both sides are compared plain. Places are always of the draft as it was read.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.text import BLANK_LETTERS, Span, fold

LEAST_WORDS = 5
"""Words that a quote needs before a near match will do: measured, see `near_match`."""
LEAST_ALIKE = 95
"""Of 100, by rapidfuzz: over five words one typing slip scores 95 or more, another word less."""

_DASHES = re.compile("[‐‑‒–—―−]")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_VARIANTS = (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_TOKEN = re.compile(r"\s+|\d[\d,.]*\d|[^\W_]+(?:['-][^\W_]+)*|.", re.DOTALL)
_WEIGHTY = re.compile(r"\S*\d\S*|\b[A-Z]\w*")


def printable(text: str) -> str:
    """The text as a reader sees it: no control, bidi, zero-width, tag or variant characters.

    Line ends and tabs become spaces.
    """
    return "".join(" " if mark.isspace() else mark for mark in text if _is_seen(mark))


def _is_seen(mark: str) -> bool:
    if mark.isascii():
        return mark.isprintable() or mark.isspace()
    if mark in BLANK_LETTERS or any(ord(mark) in variants for variants in _VARIANTS):
        return False
    return mark.isspace() or unicodedata.category(mark) not in _UNSEEN


@dataclass(frozen=True)
class _Plain:
    """A stretch of draft in plain form, with the place of every character of it."""

    text: str
    places: Sequence[int]

    @classmethod
    def of(cls, text: str, span: Span) -> _Plain:
        marks: list[str] = []
        places: list[int] = []
        for at, mark in enumerate(_alike(span.of(text)), span.start):
            if not _is_seen(mark) or (mark == " " and marks[-1:] == [" "]):
                continue
            marks.append(mark)
            places.append(at)
        return cls("".join(marks), places)

    def span(self, start: int, end: int) -> Span:
        return Span(self.places[start], self.places[end - 1] + 1)

    def find(self, words: str) -> tuple[Span, ...]:
        found: list[Span] = []
        at = self.text.find(words)
        while at >= 0:
            if not self._cuts_a_word(at, at + len(words)):
                found.append(self.span(at, at + len(words)))
            at = self.text.find(words, at + 1)
        return tuple(found)

    def _cuts_a_word(self, start: int, end: int) -> bool:
        return any(
            0 < edge < len(self.text)
            and self.text[edge - 1].isalnum()
            and self.text[edge].isalnum()
            for edge in (start, end)
        )


def _alike(text: str) -> str:
    """One kind of space, quote mark and dash, character for character."""
    return _DASHES.sub("-", fold(text)).replace("\n", " ")


def plain(words: str) -> str:
    """Words as they are compared: one kind of quote mark, dash and space, nothing unseen."""
    return " ".join("".join(filter(_is_seen, _alike(words))).split())


def places(text: str, quote: str, within: Span) -> tuple[Span, ...]:
    """Every place in a stretch of text where the quoted words stand, whole words only.

    A near match counts when no exact one is found.
    """
    words = plain(quote)
    if not words:
        return ()
    stretch = _Plain.of(text, within)
    return stretch.find(words) or near_match(stretch, words)


def near_match(stretch: _Plain, words: str) -> tuple[Span, ...]:
    """The places that are all but the quoted words, with the very same figures and capitals.

    "£4.3m on flood defences" scores 95.7 against "£4.2m on flood defences", hence the last test.
    """
    if len(words.split()) < LEAST_WORDS:
        return ()
    from rapidfuzz.fuzz import partial_ratio_alignment

    text = stretch.text
    match = partial_ratio_alignment(words, text, score_cutoff=LEAST_ALIKE)
    if match is None or len(words) > len(text):
        return ()
    start, end = _whole_words(text, match.dest_start, match.dest_end)
    rest = text[:start] + "\n" * (end - start) + text[end:]
    again = partial_ratio_alignment(words, rest, score_cutoff=LEAST_ALIKE)
    if again is not None or _WEIGHTY.findall(words) != _WEIGHTY.findall(text[start:end]):
        return ()
    return (stretch.span(start, end),)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while text[start:end].startswith(" "):
        start += 1
    while text[start:end].endswith(" "):
        end -= 1
    return start, end


@dataclass(frozen=True, slots=True)
class Edit:
    """The few words that change, and what they become; empty when nothing changes."""

    span: Span
    fix: str


def narrowed(text: str, span: Span, replacement: str) -> Edit:
    """A replacement cut down to the words that differ, with a word beside where it only adds.

    What is alike but for the sort of quote mark, dash or space is left as the draft has it.
    """
    old, new = _Plain.of(text, span), " ".join(printable(replacement).split())
    before, after = _TOKEN.findall(old.text), _TOKEN.findall(_alike(new))
    head = _shared(before, after)
    if head == len(before) == len(after):
        return Edit(Span(span.start, span.start), "")
    tail = _shared(before[head:][::-1], after[head:][::-1])
    if head + tail == len(before):
        head, tail = _with_a_neighbour(before, head, tail)
        tail += before[-tail - 1] == after[-tail - 1] == " "
    place = old.span(_length(before[:head]), _length(before[: len(before) - tail]))
    return Edit(place, new[_length(after[:head]) : _length(after[: len(after) - tail])])


def _length(tokens: Iterable[str]) -> int:
    return sum(map(len, tokens))


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _with_a_neighbour(before: Sequence[str], head: int, tail: int) -> tuple[int, int]:
    """A finding needs words to stand on: the last word before an insertion, or the next one."""
    words = [n for n, token in enumerate(before) if token[0].isalnum()]
    earlier = bisect_left(words, head)
    if earlier:
        return words[earlier - 1], tail
    if not words:
        return 0, 0
    return head, len(before) - words[0] - 1
