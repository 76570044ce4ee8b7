"""One thing told twice with two figures: what it is worth, or a record given in the same words.

Asked within a post, or between posts when the figure is a record and cannot have moved on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.figures import MOST_IN_A_SENTENCE, Figure, supported
from bot.galley import Galley
from bot.text import Span

_WORTH = re.compile(
    r"(?P<thing>[a-z]{3,}),?(?: which| that)?(?: is| are| was| were| had been)?"
    r" (?:worth|valued at|estimated at|insured for|priced at|thought to be worth)"
    r"(?: about| some| around)? $",
    re.IGNORECASE,
)
_PRICED = re.compile(r"(?:(?: worth)? of)? (?P<thing>[a-z-]+ [a-z]{3,})\b")
_THE = re.compile(r"(?:\b(?:an?|the|its|their|his|her|this)|'s|s')(?: [a-z-]+)? $", re.IGNORECASE)
_RECORD = re.compile(
    r"\b(?:highest|lowest|record|peak|biggest|largest|worst|strongest|deepest|longest|tallest|"
    r"oldest|fastest|heaviest|deadliest)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:earlier|later|previous\w*|then|now|last|another|second|other|rising|rose|revis\w+|"
    r"correct\w+|initial\w*|first|by \d|up from|down from|compared|average|(?:19|20)\d\d'?s?)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_][\w'-]*")
_LITTLE = frozenset("the a an its their his her of".split())
_MONEY = frozenset("£$€")
AROUND = 3
"""Words on each side of a figure that must be the same for it to be the same figure."""

Pair = tuple[Figure, Figure, str]
"""Two figures for one thing, in the order of the text, and the words that name it."""


def told_twice(galley: Galley) -> Iterator[Pair]:
    anywhere: dict[tuple[str, ...], Figure] = {}
    for post in galley.posts:
        here: dict[tuple[str, ...], Figure] = {}
        for sentence in galley.sentences_in(post.body):
            moved = _MOVED.search(galley.text, sentence.start, sentence.end)
            record = _RECORD.search(galley.text, sentence.start, sentence.end)
            for figure in (
                () if moved and not record else galley.figures_in(sentence)[:MOST_IN_A_SENTENCE]
            ):
                for key in _keys(galley, sentence, figure):
                    known = anywhere if record else here
                    other = known.setdefault(key, figure)
                    if other.span.end < sentence.start and not _same(figure, other):
                        yield other, figure, " ".join(key)


def _same(one: Figure, other: Figure) -> bool:
    return one.unit != other.unit or supported(one, [other]) or supported(other, [one])


def _keys(galley: Galley, sentence: Span, figure: Figure) -> Iterator[tuple[str, ...]]:
    text = galley.text
    if figure.unit in _MONEY and not figure.hedge:
        before = text[max(sentence.start, figure.span.start - 60) : figure.span.start]
        worth, priced = _WORTH.search(before), _PRICED.match(text, figure.span.end, sentence.end)
        if worth:
            yield worth["thing"].lower(), "worth"
        elif priced and _THE.search(before):
            yield (priced["thing"],)
    if not figure.hedge:
        yield from _words_about(galley, sentence, figure)


def _words_about(galley: Galley, sentence: Span, figure: Figure) -> Iterator[tuple[str, ...]]:
    before = _plain_words(galley.text[sentence.start : figure.span.start])[-AROUND:]
    after = _plain_words(galley.text[figure.span.end : sentence.end])[:AROUND]
    if len(before) + len(after) >= 2 * AROUND - 1:
        yield *before, "…", *after


def _plain_words(words: str) -> list[str]:
    found = (token.group().lower() for token in _TOKEN.finditer(words))
    return [word for word in found if word not in _LITTLE]
