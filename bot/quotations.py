"""Direct quotations: where they stand in a text, so that no fix may touch one.

Made to protect, so it leans towards more: a quotation that is never closed lasts to the end of
its paragraph, and a closing mark with no opening one reaches back to the start of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.text import Span, Spans, fold, join, opens, paragraphs

_QUOTE_MARK = re.compile('["“”„«»″＂〝〞]')
_CLOSES = re.compile('[^"“„«]*”')
MOST_CARRIED = 3
"""Paragraphs, without a mark of their own, over which an open quotation is carried to its close."""
_SINGLE_MARK = re.compile(r"['‘’‛]")
_DECADE = re.compile(r".\d0s\b")


def quotations(text: str) -> tuple[Span, ...]:
    """Direct quotations, marks included: double, single, and running on at each paragraph."""
    folded = fold(text)
    found: list[Span] = []
    for paragraph in paragraphs(folded):
        double = _double_quoted(text, paragraph)
        found += double
        found += _single_quoted(text, paragraph, Spans(double))
        if folded.startswith(">", paragraph.start):
            found.append(paragraph)
    return join([*found, *_carried(text, paragraphs(folded))])


def _carried(text: str, all_paragraphs: Sequence[Span]) -> Iterator[Span]:
    """Paragraphs between one that leaves a curly quotation open and one that closes it."""
    for at, first in enumerate(all_paragraphs):
        words = first.of(text)
        if words.rfind("“") <= words.rfind("”"):
            continue
        after = all_paragraphs[at + 1 : at + 2 + MOST_CARRIED]
        plain = list(takewhile(lambda p: not _QUOTE_MARK.search(p.of(text)), after))
        last = after[len(plain)] if len(plain) < len(after) else None
        if last and plain and _CLOSES.match(last.of(text)):
            yield Span(plain[0].start, plain[-1].end)


def _double_quoted(text: str, paragraph: Span) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    for match in _QUOTE_MARK.finditer(text, paragraph.start, paragraph.end):
        if opens(text, match.start(), opened is not None):
            opened = match.start() if opened is None else opened
        else:
            since = found[-1].end if found else paragraph.start
            found.append(Span(since if opened is None else opened, match.end()))
            opened = None
    if opened is not None:
        found.append(Span(opened, paragraph.end))
    return found


def _single_quoted(text: str, paragraph: Span, double: Spans) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    for match in _SINGLE_MARK.finditer(text, paragraph.start, paragraph.end):
        at = match.start()
        if double.touching(Span(at, at + 1)) or _inside_a_word(text, at):
            continue
        if _may_open_single(text, at):
            opened = at
        elif opened is not None:
            found.append(Span(opened, at + 1))
            opened = opened if text[at - 1] == "s" else None
    if opened is not None and text[opened] == "‘" and not any(s.start == opened for s in found):
        found.append(Span(opened, paragraph.end))
    return found


def _inside_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


def _may_open_single(text: str, at: int) -> bool:
    if text[at] == "’" or _DECADE.match(text, at):
        return False
    before = at == 0 or text[at - 1].isspace() or text[at - 1] in '([—–-"“'
    return before and at + 1 < len(text) and not text[at + 1].isspace()
