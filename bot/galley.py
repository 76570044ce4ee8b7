"""The galley: a draft laid out for the checks, with the house style and the clock.

Everything a check may look at is here, found once: words, sentences, quotations. Checks read
`text`, the folded text with uniform quotes and spaces, whose places are those of the draft.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.anchor import printable
from bot.draft import Draft
from bot.figures import Figure, figures
from bot.finding import Finding, Rule
from bot.house import HouseStyle
from bot.plain import speaks_to_a_program
from bot.posts import Post
from bot.text import INVISIBLE, Span, Spans, visible

_WORD = re.compile(
    rf"[^\W\d_](?:[^\W_]|[{INVISIBLE}\u0300-\u036f]|['’-](?=[^\W_])|(?<=[^\W_])['’-](?=[^\W_]))*"
)
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+|[@#]\w+"
    r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:com|org|net|uk|gov|eu|io|tv)\b\S*"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands; `text` has straight apostrophes and nothing invisible."""

    span: Span
    text: str

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True)
class Galley:
    """What every check is given. `now` is the clock, passed in; None when it does not matter."""

    draft: Draft
    house: HouseStyle
    now: datetime | None = None

    @cached_property
    def text(self) -> str:
        return self.draft.folded

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        return self.draft.posts

    @cached_property
    def addresses(self) -> Spans:
        """Web and mail addresses, handles and hashtags: nobody's spelling but their owner's."""
        return Spans(Span(*match.span()) for match in _ADDRESS.finditer(self.text))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word outside addresses, bylines and times."""
        return tuple(self._words())

    def _words(self) -> Iterator[Word]:
        stamps = Spans(post.stamp.span for post in self.posts if post.stamp)
        for match in _WORD.finditer(self.text):
            span = Span(*match.span())
            if not self.addresses.touching(span) and not stamps.touching(span):
                yield Word(span, visible(match.group()))

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.span.start for word in self.words]

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words that start in a span."""
        first = bisect_left(self._word_starts, span.start)
        return self.words[first : bisect_left(self._word_starts, span.end, first)]

    @cached_property
    def _figures(self) -> dict[Span, tuple[Figure, ...]]:
        return {}

    def figures_in(self, span: Span) -> tuple[Figure, ...]:
        """The quantities in a span, a sentence or a headline; each span is read once."""
        if span not in self._figures:
            self._figures[span] = figures(self.text, span)
        return self._figures[span]

    def quoted(self, span: Span) -> bool:
        """Whether a span touches a direct quotation."""
        return self.draft.quotations.touching(span) is not None

    def evidence(self, span: Span) -> str:
        """The copy of a span that may bear out what is said of it.

        A paragraph that gives orders to a program is no evidence of anything.
        """
        within = [p for p in self.draft.paragraphs if p.overlaps(span)]
        told = [p for p in within if not speaks_to_a_program(printable(p.of(self.text)))]
        if len(told) == len(within):
            return span.of(self.draft.text)
        return "\n".join(paragraph.of(self.draft.text) for paragraph in told)

    def sentence_at(self, span: Span) -> Span:
        """The sentence that holds the start of a span."""
        return self.draft.sentences[self.draft.sentence_index(span)]

    def sentence_before(self, span: Span) -> Span | None:
        """The sentence before the one that holds the start of a span, in the same post."""
        index = self.draft.sentence_index(span) - 1
        if index < 0 or self.draft.post_at(self.draft.sentences[index]) != self.draft.post_at(span):
            return None
        return self.draft.sentences[index]

    def paragraphs_in(self, span: Span) -> tuple[Span, ...]:
        """The paragraphs that start in a span; a post's body, mostly."""
        return _starting_in(span, self.draft.paragraphs)

    def sentences_in(self, span: Span) -> tuple[Span, ...]:
        """The sentences that start in a span."""
        return _starting_in(span, self.draft.sentences)


def _starting_in(span: Span, found: tuple[Span, ...]) -> tuple[Span, ...]:
    first = bisect_left(found, Span(span.start, span.start))
    return found[first : bisect_left(found, Span(span.end, span.end), first)]


@dataclass(frozen=True)
class Check:
    """A check: its rules, which carry their own examples, and what finds slips against them."""

    name: str
    rules: tuple[Rule, ...]
    find: Callable[[Galley], Iterator[Finding]]
