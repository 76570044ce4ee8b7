"""The lines that the model wrote for a post or a whole blog, as far as they may be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.answers import BlogAnswer, DayAnswer, PostAnswer
from bot.galley import Galley
from bot.headlines import Bench, Form

LEAST_HEADLINES = 3
"""Headlines that a post is offered, if the copy bears out so many."""

MOST_LINES = 20
"""Lines of one form that are looked at in one answer: several are asked for."""


@dataclass(frozen=True)
class PostLines:
    """What passed of a post's lines, and how much fell, by reason; `tried` headlines in all."""

    headlines: tuple[str, ...] = ()
    push: tuple[str, ...] = ()
    seo: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    fell: Counter[str] = field(default_factory=Counter)
    tried: int = 0


@dataclass(frozen=True)
class BlogLines:
    """What passed of a blog's standfirst and key points, and how much fell, by reason."""

    standfirst: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    fell: Counter[str] = field(default_factory=Counter)


def post_lines(galley: Galley, index: int, answer: PostAnswer) -> PostLines:
    """The lines of an answer that one post bears out.

    Where too few headlines pass, the lines for search and telephone serve as headlines too.
    """
    pick = _Picking(Bench(galley, index))
    headlines = pick.of(answer.headlines, Form.HEADLINE)
    if len(headlines) < LEAST_HEADLINES:
        others = [*headlines, answer.seo, answer.push_alert]
        headlines = _Picking(pick.bench).of(others, Form.HEADLINE)
    return PostLines(
        headlines,
        pick.of([answer.push_alert], Form.PUSH),
        pick.of([answer.seo], Form.SEO),
        pick.of([answer.summary], Form.SUMMARY),
        pick.fell,
        len(answer.headlines),
    )


def blog_lines(galley: Galley, answer: BlogAnswer) -> BlogLines:
    """The lines of an answer that the blog as a whole bears out."""
    pick = _Picking(Bench(galley))
    return BlogLines(
        pick.of([answer.standfirst], Form.STANDFIRST),
        pick.of(answer.points, Form.POINT),
        pick.fell,
    )


def day_lines(galley: Galley, answer: DayAnswer) -> tuple[tuple[str, ...], Counter[str]]:
    """The paragraph of an answer, if what was published bears it out, and what fell."""
    pick = _Picking(Bench(galley))
    return pick.of([answer.paragraph], Form.PARAGRAPH), pick.fell


@dataclass(frozen=True)
class _Picking:
    bench: Bench
    fell: Counter[str] = field(default_factory=Counter)

    def of(self, lines: Iterable[str], form: Form) -> tuple[str, ...]:
        written = [line for line in lines if line.strip()][:MOST_LINES]
        picked, why = self.bench.pick(written, form)
        self.fell.update({reason.value: count for reason, count in why.items()})
        return picked
