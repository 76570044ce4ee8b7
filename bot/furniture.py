"""Headlines, standfirst, key points and push alert, cut from the copy by rule.

`lacks` is the one test of whether the copy supports a headline, whoever wrote it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, takewhile

from bot.cuts import headline_cuts, stands_alone
from bot.figures import Figure, figures, supported
from bot.finding import Finding, Kind, Level
from bot.galley import Galley
from bot.names import unsupported_names
from bot.posts import LONGEST_PUSH, Post
from bot.text import Span, Spans, fold, replace, visible

LONGEST_STANDFIRST = 280
"""Characters."""

LONGEST_POINT = 240
"""Characters."""

MOST_POINTS = 5


class Lack(StrEnum):
    """What a headline may say that its copy does not."""

    NUMBER = "number"
    HEDGE = "hedge"
    NAME = "name"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Words of a headline for which the copy gives no ground."""

    lack: Lack
    words: str


class Slot(StrEnum):
    """Where a headline goes: on the page, on a telephone's lock screen, to a search page."""

    HEADLINE = "headline"
    PUSH = "push"
    SEO = "seo"


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline for one post of a draft."""

    text: str
    post: int
    by: str = "rule"
    slot: Slot = Slot.HEADLINE


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the copy: headlines, standfirst, key points, push alert, search line."""

    headlines: tuple[Headline, ...] = ()
    standfirst: str | None = None
    points: tuple[str, ...] = ()
    push_alert: str | None = None
    seo: str | None = None


_QUOTED = re.compile(r"\"([^\"]+)\"|(?<![^\s(\[-])'([^\"]+?)'(?!\w)")


def lacks(headline: str, copy: str) -> tuple[Unsupported, ...]:
    """What the headline says that the copy does not: numbers, hedges, names, quoted words.

    Empty when the copy supports the headline. Pure; any kind of quote mark and space will do.
    """
    line, body = fold(visible(headline)), fold(visible(copy))
    return (*_numbers(line, body), *_names(line, body), *_quoted_words(line, body))


def _numbers(line: str, body: str) -> Iterator[Unsupported]:
    said = figures(body, Span(0, len(body)))
    for figure in figures(line, Span(0, len(line))):
        if not supported(figure, said):
            yield Unsupported(Lack.NUMBER, figure.span.of(line))
        elif _hedge_lost(figure, said):
            yield Unsupported(Lack.HEDGE, figure.span.of(line))


def _hedge_lost(figure: Figure, said: Sequence[Figure]) -> bool:
    same = [other for other in said if other.value == figure.value and other.unit == figure.unit]
    return figure.hedge is None and bool(same) and all(other.hedge for other in same)


def _names(line: str, body: str) -> Iterator[Unsupported]:
    for name in unsupported_names(line, body):
        yield Unsupported(Lack.NAME, name)


def _quoted_words(line: str, body: str) -> Iterator[Unsupported]:
    said = _bare(body)
    for match in _QUOTED.finditer(line):
        words = match[1] or match[2]
        if f" {_bare(words)} " not in f" {said} ":
            yield Unsupported(Lack.QUOTATION, words)


def _bare(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)*", words.lower()))


def furnish(galley: Galley, findings: Sequence[Finding]) -> Furniture:
    """Cut all the furniture from a draft, its amendments made and its questioned lines left out."""
    cutter = _Cutter(galley, findings)
    lines = [cutter.headline(i) for i, _ in enumerate(galley.posts)]
    headlines = tuple(line for line in lines if line)
    leads = tuple(cutter.leads(LONGEST_STANDFIRST))
    points = [point for point in cutter.points() if point not in leads[:1]]
    return Furniture(
        headlines,
        leads[0] if leads else None,
        tuple(points[:MOST_POINTS]),
        headlines[0].text if headlines else None,
    )


class _Cutter:
    """Cuts lines from a draft. It reads the amended copy, so that no slip is carried over."""

    def __init__(self, galley: Galley, findings: Sequence[Finding]) -> None:
        self._galley = galley
        self._text = galley.draft.text
        self._amends = [f for f in findings if f.level is Level.AMEND]
        self._starts = [f.span.start for f in self._amends]
        self._questioned = Spans(f.span for f in findings if f.level is not Level.AMEND)
        self._doubts: dict[int, list[str]] = defaultdict(list)
        for f in findings:
            index = galley.draft.post_at(f.span)
            if f.rule.kind is Kind.NUMBER and galley.posts[index].body.contains(f.span):
                self._doubts[index].append(f.span.of(self._text))
        self._perilous = Spans(f.span for f in findings if f.rule.kind is Kind.LEGAL)

    def headline(self, index: int) -> Headline | None:
        """The first short line that the post's body supports; a figure in question comes last."""
        post = self._galley.posts[index]
        body = post.body.of(self._text)
        lines = [*self._own_headline(post), *self._cut_headlines(post)]
        short = [line for line in lines if len(line) <= LONGEST_PUSH]
        in_order = sorted(
            short, key=lambda line: any(words in line for words in self._doubts[index])
        )
        text = next((line for line in in_order if not lacks(line, body)), None)
        return Headline(text, index) if text else None

    def _own_headline(self, post: Post) -> Iterator[str]:
        if post.headline and not self._questioned.touching(post.headline):
            yield self._amended(post.headline)

    def _cut_headlines(self, post: Post) -> Iterator[str]:
        for words in self._sentences(post):
            yield from headline_cuts(words)

    def leads(self, longest: int) -> Iterator[str]:
        """The first sentence of each post that can stand alone, at most so many characters."""
        for post in self._galley.posts:
            fit = (words for words in self._sentences(post) if len(words) <= longest)
            yield from islice(fit, 1)

    def points(self) -> Iterator[str]:
        """Key points: each post's lead sentence, or a single post's own sentences."""
        if len(self._galley.posts) > 1:
            return iter(dict.fromkeys(self.leads(LONGEST_POINT)))
        words = self._sentences(self._galley.posts[0])
        return (point for point in words if len(point) <= LONGEST_POINT)

    def _sentences(self, post: Post) -> Iterator[str]:
        """The sentences that can stand alone, but for those that need the lawyer."""
        safe = (
            span
            for span in self._galley.sentences_in(post.body)
            if not self._perilous.touching(span)
        )
        return filter(stands_alone, map(self._amended, safe))

    def _amended(self, span: Span) -> str:
        within = self._amends[bisect_left(self._starts, span.start) :]
        edits = [
            (Span(f.span.start - span.start, f.span.end - span.start), f.fix)
            for f in takewhile(lambda f: f.span.end <= span.end, within)
            if f.fix is not None
        ]
        return " ".join(visible(replace(span.of(self._text), edits)).split())
