"""Paragraphs and sentences that stood in an earlier draft: asked about, as within one draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.checks.repetition import (
    ALIKE,
    PARAGRAPH,
    REPEATED_PARAGRAPH,
    REPEATED_SENTENCE,
    SENTENCE,
    SHARED,
    Passage,
    passages,
    shingles,
    telling,
)
from bot.finding import Finding
from bot.galley import Galley
from bot.text import Spans
from bot.told import Told

LEAST_TELLING = 6
"""Words that tell something in a sentence; less may well be said again in another post."""
LONGEST_POST = 300
"""Words of a post: what is longer is an article, which tells again what led up to its news."""


def said_before(galley: Galley, told: Sequence[Told]) -> Iterator[Finding]:
    """Queries at what stands in an earlier draft already, in the same words or nearly.

    The sentence that opens a post may say again where the story stands, and one that has another
    figure brings news.
    """
    paragraphs = list(_paragraphs(galley, told))
    asked = Spans(passage.span for passage, _ in paragraphs)
    yield from (finding for _, finding in paragraphs)
    yield from _sentences(galley, told, asked)


def _all_passages(galley: Galley, least: int) -> Iterator[Passage]:
    """The paragraphs or sentences of the posts, without articles and lists of names."""
    for index, post in enumerate(galley.posts):
        if len(galley.words_in(post.body)) <= LONGEST_POST:
            whole = galley.paragraphs_in if least == PARAGRAPH else galley.sentences_in
            found = passages(galley, index, whole(post.body), least)
            yield from (passage for passage in found if not _is_a_list(passage))


def _is_a_list(passage: Passage) -> bool:
    return 2 * sum(word.text[0].isupper() for word in passage.words) > len(passage.words)


def _paragraphs(galley: Galley, told: Sequence[Told]) -> Iterator[tuple[Passage, Finding]]:
    left = dict(enumerate(_all_passages(galley, PARAGRAPH)))
    runs = {n: shingles(passage.read_out) for n, passage in left.items()}
    for each in told:
        for before in _all_passages(each.galley, PARAGRAPH):
            said, digits = set(shingles(before.read_out)), _digits(each.galley, before)
            again = [n for n in left if len(said.intersection(runs[n])) >= ALIKE * len(runs[n])]
            for n in again:
                if _digits(galley, left[n]) == digits:
                    passage = left.pop(n)
                    note = f"this paragraph stands already in {each.where(before.span)}."
                    yield passage, each.asks(REPEATED_PARAGRAPH, passage.opening, note)


def _digits(galley: Galley, passage: Passage) -> list[str]:
    return re.findall(r"\d+", passage.span.of(galley.text))


def _sentences(galley: Galley, told: Sequence[Told], asked: Spans) -> Iterator[Finding]:
    own = [each for each in _telling_ones(galley) if not asked.touching(each[0].span)]
    opening = {sentence for post in galley.posts for sentence in galley.sentences_in(post.body)[:1]}
    left = {n: each for n, each in enumerate(own) if each[0].span not in opening}
    for each in told:
        for before, words in _telling_ones(each.galley):
            again = [n for n, (_, wanted) in left.items() if _say_the_same(words, wanted)]
            for passage, _ in map(left.pop, again):
                said = before.opening.of(each.galley.draft.text)
                note = f"this says again what {each.where(before.span)} says: “{said} …”."
                yield each.asks(REPEATED_SENTENCE, passage.opening, note)


def _telling_ones(galley: Galley) -> Iterator[tuple[Passage, frozenset[str]]]:
    """The sentences that tell much outside quotations, with what they tell."""
    found = ((each, telling(galley, each)) for each in _all_passages(galley, SENTENCE))
    for passage, words in found:
        if len(words) >= LEAST_TELLING and '"' not in passage.span.of(galley.text):
            yield passage, words


def _say_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    same = len(one & other) >= SHARED * max(len(one), len(other))
    return same and _figures(one) == _figures(other)


def _figures(words: frozenset[str]) -> set[str]:
    return {word for word in words if word[0].isdigit()}
