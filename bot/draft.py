"""A draft as a desk pastes it: one post, or a live blog whose posts tile the text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from bot.posts import Post, one_post, posts_in
from bot.quotations import quotations
from bot.text import Span, Spans, fold, paragraphs, sentences, visible

LONGEST_DRAFT = 1_000_000
"""Characters; some 160,000 words, several times the longest live blog we have seen."""


@dataclass(frozen=True)
class Draft:
    """Text under review. It never changes; the posts' spans tile the text."""

    text: str
    posts: tuple[Post, ...]
    slug: str = ""

    @classmethod
    def parse(cls, text: str, slug: str = "", single: bool = False) -> Draft:
        """Find the posts, or take the text for a `single` one.

        Raises ValueError when the text is empty or longer than the limit.
        """
        if not visible(text).strip():
            raise ValueError("there is nothing in it to read")
        if len(text) > LONGEST_DRAFT:
            raise ValueError(
                f"it has {len(text):,} characters and the limit is {LONGEST_DRAFT:,}: split it"
            )
        return cls(text, one_post(fold(text)) if single else posts_in(fold(text)), slug)

    @cached_property
    def folded(self) -> str:
        """The text with uniform quotes, spaces and line ends, place for place."""
        return fold(self.text)

    @cached_property
    def quotations(self) -> Spans:
        """Direct quotations with their marks: no fix may touch one."""
        return Spans(quotations(self.text))

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        return paragraphs(self.folded)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        return tuple(s for paragraph in self.paragraphs for s in sentences(self.folded, paragraph))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_index(self, span: Span) -> int:
        """The index of the sentence that holds the start of a span."""
        return max(0, bisect_right(self._sentence_starts, span.start) - 1)

    @cached_property
    def _ends(self) -> list[int]:
        return [post.span.end for post in self.posts]

    def post_at(self, span: Span) -> int:
        """The index of the post that holds the start of a span."""
        return min(bisect_right(self._ends, span.start), len(self.posts) - 1)
