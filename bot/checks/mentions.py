"""Every mention of a name, found once for the checks of names, accents and courtesies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from bot.draft import Draft
from bot.names import names
from bot.text import Span, Spans

_Key = TypeVar("_Key", bound=Hashable)

SEX = {
    **dict.fromkeys(("mr", "sir", "lord"), "man"),
    **dict.fromkeys(("mrs", "ms", "miss", "dame", "lady", "baroness"), "woman"),
}
COURTESY = frozenset("mr mrs ms miss mx dr prof professor supt insp sgt pc wpc di dci".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """The last word of a name where it stands, and what goes before it."""

    word: str
    span: Span
    whole: Span
    first: str
    title: str
    post: int
    headline: bool

    @property
    def first_span(self) -> Span:
        return Span(self.span.start - 1 - len(self.first), self.span.start - 1)


@lru_cache(maxsize=1)
def mentions(draft: Draft) -> tuple[Mention, ...]:
    """Every mention outside bylines, in the order of the text."""
    return tuple(_mentions(draft))


def _mentions(draft: Draft) -> Iterator[Mention]:
    heads = Spans(post.headline for post in draft.posts if post.headline)
    stamps = Spans(post.stamp.span for post in draft.posts if post.stamp)
    read = (s for s in draft.sentences if not stamps.touching(s))
    for name in names(draft.folded, read):
        *before, word = name.words
        span = Span(name.span.end - len(word), name.span.end)
        title = (name.title or "").lower().rpartition(" ")[2]
        first = before[-1] if before else ""
        headline = heads.touching(span) is not None
        yield Mention(word, span, name.span, first, title, draft.post_at(span), headline)


def grouped(keyed: Iterable[tuple[_Key, Mention]]) -> dict[_Key, list[Mention]]:
    found: dict[_Key, list[Mention]] = defaultdict(list)
    for key, mention in keyed:
        found[key].append(mention)
    return found


def place(one: Mention, two: Mention) -> str:
    """Where a mention stands, as seen from another."""
    if one.post != two.post:
        return f"in post {two.post + 1}"
    return "in the headline" if two.headline else "in the body"
