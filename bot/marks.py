"""Pairs of quotation marks: how the marks of a paragraph open and close, read in order.

Feet and inches are no quotation. A quotation may run over paragraphs where each opens with a mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.text import Span, opens

_MARK = re.compile(r'["“”]')
_AFTER_CLOSE = re.compile(r"[,;:?!)]|\.(?!\S)")
_INCHES = re.compile(r"\d['’′]? ?\d*\"")
_LEADING = " \t•·‣▪*-–—([‘'"
_CROSSHEAD_WORDS = 6
_LONGEST_TAG = 250
_SAID = (
    "(?:said|says|added|adds|told|insisted|warned|explained|recalled|continued|argued|wrote|joked|"
    "replied|admitted|concluded|commented|noted|remarks|remarked|claimed|tells)"
)
TAG = re.compile(
    rf"[,?!] (?:(?:he|she|they|it|I) {_SAID}|{_SAID} (?:he|she|they|the|a|an|his|her|"
    rf"[A-Z][\w'’-]*)|(?:(?:the|an?|one|another|his|her|its|their) [\w'’ -]{{3,40}}|"
    rf"(?:[A-Z][\w'’.-]*|de|la|van|von|der|bin|al)"
    rf"(?: (?:[A-Z][\w'’.-]*|de|la|van|von|der|bin|al)){{0,4}}(?:, [^,.;:“”\"\n]{{3,50}},?)?) "
    rf"{_SAID})\b"
)
"""The words that say who speaks, with the stop before them: ", she said"."""

_SPEECH_TAG = re.compile(TAG.pattern + r"[^“”\"\n]{0,120}[.:] ?$")


@dataclass(slots=True)
class Reading:
    """The marks of a paragraph: those still open, the last opened, one closed and never opened."""

    waiting: list[int] = field(default_factory=list)
    last_opened: int = -1
    stray: int | None = None
    reversed: list[int] = field(default_factory=list)

    def opened(self, at: int, goes_on: bool) -> None:
        if goes_on:
            self.waiting[0] = at
        else:
            self.waiting.append(at)
        self.last_opened = at

    def closed(self, at: int) -> None:
        if self.waiting:
            self.waiting.pop()
        elif self.stray is None:
            self.stray = at


def read(text: str, paragraph: Span, open_at: int | None) -> Reading:
    reading = Reading([] if open_at is None else [open_at])
    start = _start(text, paragraph)
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        at = match.start()
        if _is_measure(text, at, bool(reading.waiting)):
            continue
        opening = _opens(text, at, bool(reading.waiting))
        if _is_reversed(text, at, paragraph, bool(reading.waiting)):
            reading.reversed.append(at)
            opening = not opening
        if opening:
            again = open_at is not None and at == start
            reading.opened(at, again or _runs_on(text, reading.waiting, at))
        else:
            reading.closed(at)
    return reading


def goes_on(text: str, paragraph: Span, reading: Reading, later: Sequence[Span]) -> bool:
    """Whether the quotation that is still open is taken up again by the next paragraph."""
    if reading.waiting[0] != reading.last_opened:
        return False
    if _ends_in_a_tag(text, reading.waiting[0], paragraph.end):
        return False
    following = next((p for p in later[:2] if not is_crosshead(text, p)), None)
    if following is None:
        return False
    first = text[_start(text, following) : following.end][:1] or "-"
    return first in '"“”' or (first.islower() and following == later[0])


def is_crosshead(text: str, paragraph: Span) -> bool:
    words = paragraph.of(text)
    short = len(words.split()) <= _CROSSHEAD_WORDS
    return short and not _MARK.search(words) and words[-1:].isalnum()


def _opens(text: str, at: int, inside: bool) -> bool:
    if inside and text[at] == '"' and _AFTER_CLOSE.match(text, at + 1):
        return False
    return opens(text, at, inside)


def _runs_on(text: str, waiting: list[int], at: int) -> bool:
    """Whether a mark takes up an open quotation, as where two paragraphs were made one."""
    if not waiting or text[at - 2 : at] not in {". ", "? ", "! ", "… "}:
        return False
    return not _ends_in_a_tag(text, waiting[0], at)


def _ends_in_a_tag(text: str, start: int, end: int) -> bool:
    return bool(_SPEECH_TAG.search(text, max(start, end - _LONGEST_TAG), end))


def _start(text: str, paragraph: Span) -> int:
    words = paragraph.of(text)
    return paragraph.start + len(words) - len(words.lstrip(_LEADING))


def _is_measure(text: str, at: int, inside: bool) -> bool:
    measure = text[at] == '"' and at > 0 and text[at - 1].isdigit()
    return measure and (not inside or bool(_INCHES.fullmatch(text, max(0, at - 4), at + 1)))


def _is_reversed(text: str, at: int, paragraph: Span, inside: bool) -> bool:
    begins = at == paragraph.start or text[at - 1].isspace()
    ends = at + 1 == paragraph.end or text[at + 1].isspace()
    if text[at] == "”":
        return not inside and begins and not ends and text[at + 1].isalpha()
    return text[at] == "“" and inside and ends and not begins
