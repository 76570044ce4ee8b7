"""Places in a text: spans, edits, paragraphs, sentences and direct quotations.

Every offset is a code point into the text exactly as it was read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters that take no room on the page: soft hyphen, zero-width spaces and joiners, marks."""

BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and joiners by their category that show nothing on the page."""

WRAPPED = range(55, 101)
"""Line lengths, in characters, of copy that a mail program has wrapped."""

_FOLD = {
    **dict.fromkeys(map(ord, "\t\v\f\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"), " "),
    **dict.fromkeys(map(ord, "‘’‛ʼ´`′"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″"), '"'),
    **dict.fromkeys(map(ord, "\u2028\u2029\x85"), "\n"),
    ord("‑"): "-",
}

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon sgt lt col gen capt maj cpl adm cmdr insp supt st ste mt "
    "jr sr vs v vol inc ltd co corp cf approx jan feb mar apr jun jul aug sep sept oct "
    "nov dec eg ie".split()
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of text, in code points.

    Raises ValueError when it would run backwards or start before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def part(self, match: re.Match[str], group: int | str = 0) -> Span:
        """Where a group of a match made in this span's own text stands in the whole text."""
        return Span(self.start + match.start(group), self.start + match.end(group))


class Spans:
    """Sorted spans that do not overlap, asked often whether something touches one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = join(spans)
        self._starts = [span.start for span in self._spans]

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def touching(self, span: Span) -> Span | None:
        last = bisect_right(self._starts, max(span.start, span.end - 1)) - 1
        if last >= 0 and self._spans[last].overlaps(span):
            return self._spans[last]
        return None


def join(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that overlap."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def replace(text: str, edits: Iterable[tuple[Span, str]]) -> str:
    """The text with each span replaced. Raises ValueError when two edits overlap."""
    pieces: list[str] = []
    done = 0
    for span, new in sorted(edits):
        if span.start < done:
            raise ValueError(f"two edits at {span.start}")
        pieces += text[done : span.start], new
        done = span.end
    return "".join([*pieces, text[done:]])


def fold(text: str) -> str:
    """The text with one kind of space, quote mark and line end, code point for code point.

    The length never changes, so a place found in the folded text is a place in the text.
    """
    folded = text.translate(_FOLD).replace("\r\n", " \n")
    return folded.replace("\r", "\n")


def visible(text: str) -> str:
    """The text without the characters that take no room."""
    return text.translate(dict.fromkeys(map(ord, INVISIBLE)))


def stripped(text: str, span: Span) -> Span:
    """The span without the white space and invisible characters at its ends."""
    words = span.of(text)
    blank = " \t\r\n" + INVISIBLE
    start = span.start + len(words) - len(words.lstrip(blank))
    return Span(start, max(start, span.start + len(words.rstrip(blank))))


def lines(text: str) -> tuple[Span, ...]:
    """The lines of folded text that hold something, without the blank at their ends."""
    found = (stripped(text, Span(*match.span())) for match in re.finditer(r"[^\n]+", text))
    return tuple(line for line in found if len(line))


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of folded text: a line each, unless the copy came wrapped."""
    blocks: list[list[Span]] = []
    for line in lines(text):
        if blocks and text.count("\n", blocks[-1][-1].end, line.start) == 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return tuple(paragraph for block in blocks for paragraph in _unwrapped(text, block))


def _unwrapped(text: str, block: Sequence[Span]) -> list[Span]:
    even = all(len(line) in WRAPPED for line in block[:-1])
    runs_on = any(text[line.start].islower() for line in block[1:])
    if len(block) > 1 and even and runs_on:
        return [Span(block[0].start, block[-1].end)]
    return list(block)


_SENTENCE_END = re.compile(r"""[.!?…]+["')\]]*(?=\s+["'(\[]*[^\W_]|\s*$)""")
_LAST_WORD = re.compile(r"[^\s(\"']+$")


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of one paragraph of folded text."""
    found: list[Span] = []
    start = span.start
    for match in _SENTENCE_END.finditer(text, span.start, span.end):
        if _ends_a_sentence(text, match, start, span.end):
            found.append(stripped(text, Span(start, match.end())))
            start = match.end()
    rest = stripped(text, Span(start, span.end))
    return tuple([*found, rest] if len(rest) else found)


def _ends_a_sentence(text: str, match: re.Match[str], start: int, end: int) -> bool:
    rest = text[match.end() : min(end, match.end() + 6)].lstrip(" \n\"'([")
    if not rest:
        return True
    if rest[0].islower():
        return False
    if match.group() != ".":
        return True
    last = _LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    return not last or not _is_abbreviation(last.group())


def _is_abbreviation(word: str) -> bool:
    return word.lower() in ABBREVIATIONS or bool(
        re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]|[A-Z]", word)
    )


def opens(text: str, at: int, inside: bool) -> bool:
    """Whether the mark at a place opens a quotation; a straight one is judged by its sides."""
    mark = text[at]
    if mark in "“„‘‛«〝":
        return True
    if mark in "”’»〞":
        return False
    before = at > 0 and not text[at - 1].isspace() and text[at - 1] not in "([—–-/'‘“\"" + INVISIBLE
    after = at + 1 < len(text) and not text[at + 1].isspace()
    if before == after:
        return not inside
    return after
