"""Paragraphs and sentences that stand twice; the second is asked about, never cut.

Four-word shingles are indexed by the first paragraph that holds them, so that a long blog is read
once. Bullets, invitations to read more, helplines, refrains in quotation marks and headlines that
the lead repeats are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley, Word
from bot.text import Span, Spans

_LEAD = (
    "Crews have pumped the last of the flood water out of the pit and will go down "
    "again at first light."
)
_NEARLY = _LEAD.replace("go down again", "go in again")
_POSTS = "Pit is dry\n{}\nIda Coe 4 May 2025 12:40\nPumps arrive\n{}\nIda Coe 4 May 2025 11:30"

REPEATED_PARAGRAPH = Rule(
    "repeated-paragraph",
    Kind.REPETITION,
    Level.QUERY,
    "The paragraph stands twice.",
    breaks=(
        Example(_POSTS.format(_LEAD, _LEAD)),
        Example(_POSTS.format(_LEAD, _NEARLY)),
        Example(f"Pit is dry\n\n{_LEAD}\n\nNobody was hurt.\n\n{_LEAD}"),
    ),
    keeps=(
        _POSTS.format(_LEAD, "Crews are on their way to pump the flood water out of the pit."),
        _POSTS.format(_LEAD, "Nobody was hurt.") + "\nNobody was hurt.",
        _POSTS.format(f"• {_LEAD}", _LEAD),
        _POSTS.format(*["Read more: " + _LEAD] * 2),
    ),
)
REPEATED_SENTENCE = Rule(
    "repeated-sentence",
    Kind.REPETITION,
    Level.QUERY,
    "The sentence stands twice in the post.",
    breaks=(
        Example(f"Pit is dry\n\n{_LEAD}\n\nThe pit dates from the reign of Queen Anne. {_LEAD}"),
        Example(f"{_LEAD} The pit is old. {_LEAD}"),
    ),
    keeps=(
        f"{_LEAD} The pit is old. Crews will pump the flood water out of it again.",
        "Nobody was hurt. The pit is old. Nobody was hurt.",
        "“We want to see our boys back up here safe,” they chanted. The pit is old. "
        "“We want to see our boys back up here safe,” they chanted.",
    ),
)

PARAGRAPH = 12
"""Words below which a paragraph may well be said again."""
SENTENCE = 8
"""Words below which a sentence may well be said again."""
SHINGLE = 4
ALIKE = 0.7
"""The share of a paragraph's shingles that must stand in an earlier one."""
SHOWN = 8
"""Words of the second occurrence that a finding marks."""

_STANDING = re.compile(
    r"[•·‣▪*–-] |(?:read|see|hear|find out|click|tap|sign|subscribe|follow|join|listen|watch|"
    r"contact|email|e-mail|call|send|get|you can|if you|this (?:live )?(?:blog|page)|in the uk)\b|"
    r"for (?:more|help|support|confidential)\b|.{0,60}\bcan be (?:called|contacted|reached)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Passage:
    """A paragraph or a sentence of some length, in the words that would be read out."""

    post: int
    span: Span
    words: tuple[Word, ...]

    @property
    def read_out(self) -> tuple[str, ...]:
        return tuple(word.lower for word in self.words)

    @property
    def opening(self) -> Span:
        first = self.words[:SHOWN]
        return Span(first[0].span.start, first[-1].span.end)


def find(galley: Galley) -> Iterator[Finding]:
    repeated: list[Span] = []
    for passage, first in _repeated_paragraphs(galley):
        repeated.append(passage.span)
        note = f"This paragraph stands already {_whereabouts(galley, passage, first)}."
        yield REPEATED_PARAGRAPH.finding(passage.opening, note=note)
    yield from _repeated_sentences(galley, repeated)


def _passages(galley: Galley, index: int, places: Sequence[Span], least: int) -> list[_Passage]:
    found = (_Passage(index, place, galley.words_in(place)) for place in places)
    return [
        passage
        for passage in found
        if len(passage.words) >= least
        and not _STANDING.match(passage.span.of(galley.text))
        and not galley.addresses.touching(passage.span)
    ]


def _repeated_paragraphs(galley: Galley) -> Iterator[tuple[_Passage, _Passage]]:
    seen: list[_Passage] = []
    holder: dict[tuple[str, ...], int] = {}
    for index, post in enumerate(galley.posts):
        for passage in _passages(galley, index, galley.paragraphs_in(post.body), PARAGRAPH):
            shingles = _shingles(passage.read_out)
            holders = Counter(holder[each] for each in shingles if each in holder)
            for first, shared in holders.most_common(1):
                if shared >= ALIKE * len(shingles):
                    yield passage, seen[first]
            seen.append(passage)
            for each in shingles:
                holder.setdefault(each, len(seen) - 1)


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Every run of four words, once each."""
    runs = zip(*(words[i:] for i in range(SHINGLE)), strict=False)
    return list(dict.fromkeys(runs))


def _repeated_sentences(galley: Galley, repeated: Sequence[Span]) -> Iterator[Finding]:
    told = Spans(repeated)
    for index, post in enumerate(galley.posts):
        firsts: dict[tuple[str, ...], Span] = {}
        for passage in _passages(galley, index, galley.sentences_in(post.body), SENTENCE):
            first = firsts.setdefault(passage.read_out, passage.span)
            chanted = galley.text[passage.span.start] == '"'
            if first != passage.span and not chanted and not told.touching(passage.span):
                yield REPEATED_SENTENCE.finding(passage.opening)


def _whereabouts(galley: Galley, passage: _Passage, first: _Passage) -> str:
    if first.post == passage.post:
        return "higher up in this post"
    post = galley.posts[first.post]
    if post.stamp and post.stamp.clock:
        return f"in the post of {post.stamp.clock:%H:%M}"
    if post.headline:
        return f"in the post headed {post.headline.of(galley.draft.text)}"
    return "in the lead" if first.post == 0 else "in an earlier post"


CHECK = Check("repetition", (REPEATED_PARAGRAPH, REPEATED_SENTENCE), find)
