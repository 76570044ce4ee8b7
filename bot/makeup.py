"""Make-up: what the machine found and what the model says, put together into one review.

The machine comes first. Of the model's lines only those stand that the copy bears out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.answers import PostAnswer
from bot.finding import Finding, settle
from bot.furniture import MOST_POINTS, Furniture, Headline, Slot
from bot.galley import Galley
from bot.gaps import no_furniture_line, no_headline_line, unread_line
from bot.gates import Fell
from bot.headlines import Bench, Form
from bot.model import Usage
from bot.reader import BlogReading, PostReading
from bot.review import Reading, Review
from bot.text import Span, stripped

LEAST_HEADLINES = 3
"""Headlines for a post, below which the one made by rule is offered too."""

LEAST_LEFT = 0.6
"""Share of a question's words that must be free for it to be another question."""


@dataclass(frozen=True)
class Lines:
    """The lines of one post that passed, and how many fell for each reason."""

    post: int
    headlines: tuple[str, ...]
    push: tuple[str, ...]
    seo: tuple[str, ...]
    summary: tuple[str, ...]
    fell: Counter[str]


@dataclass(frozen=True)
class MakeUp:
    """A machine's review and a model's readings, to be made into one."""

    galley: Galley
    review: Review
    posts: Sequence[PostReading]
    blog: BlogReading | None = None

    def whole(self, version: str) -> Review:
        """The review completed; `version` names what the model was asked with."""
        return replace(
            self.review,
            findings=self._findings,
            furniture=self._furniture,
            unread=tuple(filter(None, self._unread)),
            version=version,
            reading=self._reading,
        )

    @cached_property
    def _proposed(self) -> list[Finding]:
        return [finding for post in self.posts for finding in post.findings]

    @cached_property
    def _findings(self) -> tuple[Finding, ...]:
        standing = self.review.findings
        for finding in self._proposed:
            fitted = fit(finding, standing, self.galley.text)
            standing = settle([*standing, fitted]) if fitted else standing
        return standing

    @cached_property
    def _lines(self) -> tuple[Lines, ...]:
        return tuple(self._picked(post.post, post.answer) for post in self.posts if post.answer)

    def _picked(self, post: int, answer: PostAnswer) -> Lines:
        bench = Bench(self.galley, post)
        fell: Counter[str] = Counter()

        def pick(lines: Iterable[str], form: Form) -> tuple[str, ...]:
            picked, why = bench.pick([line for line in lines if line.strip()], form)
            fell.update({reason.value: count for reason, count in why.items()})
            return picked

        return Lines(
            post,
            pick(answer.headlines, Form.HEADLINE),
            pick([answer.push_alert], Form.PUSH),
            pick([answer.seo], Form.SEO),
            pick([answer.summary], Form.SUMMARY),
            fell,
        )

    @cached_property
    def _furniture(self) -> Furniture:
        made = self.review.furniture
        by_post = {lines.post: lines for lines in self._lines}
        headlines = [
            headline
            for post, _ in enumerate(self.galley.posts)
            for headline in _headlines(post, by_post.get(post), made)
        ]
        pushes = [line.text for line in headlines if line.slot is Slot.PUSH]
        searches = [line.text for line in headlines if line.slot is Slot.SEO]
        return Furniture(
            tuple(headlines),
            self._standfirst or made.standfirst,
            self._points or made.points,
            pushes[0] if pushes else made.push_alert,
            searches[0] if searches else made.seo,
        )

    @cached_property
    def _summaries(self) -> list[str]:
        return [line for lines in self._lines for line in lines.summary]

    @cached_property
    def _blog_lines(self) -> tuple[tuple[str, ...], tuple[str, ...], Counter[str]]:
        """Standfirst, key points and what fell of them."""
        if self.blog is None or self.blog.answer is None:
            return (), (), Counter()
        bench, answer = Bench(self.galley, None), self.blog.answer
        first, why = bench.pick([answer.standfirst] if answer.standfirst else [], Form.STANDFIRST)
        points, also = bench.pick(answer.points, Form.POINT)
        fell = Counter({reason.value: count for reason, count in (why + also).items()})
        return first, points, fell

    @property
    def _standfirst(self) -> str | None:
        return next(iter((*self._blog_lines[0], *self._summaries)), None)

    @property
    def _points(self) -> tuple[str, ...]:
        if self.blog is None:
            return ()
        return (self._blog_lines[1] or tuple(self._summaries))[:MOST_POINTS]

    @property
    def _unread(self) -> Iterable[str | None]:
        failed = {post.post: post.why for post in self.posts if post.why}
        without = [
            post.post
            for post in self.posts
            if post.answer and post.answer.headlines and not self._has_headline(post.post)
        ]
        yield unread_line(failed, len(self.posts))
        yield no_headline_line(without, len(self.posts))
        if self.blog and self.blog.why and len(failed) < len(self.posts):
            yield no_furniture_line(self.blog.why)

    def _has_headline(self, post: int) -> bool:
        return any(h.post == post and h.by == "model" for h in self._furniture.headlines)

    @cached_property
    def _reading(self) -> Reading:
        fell: Counter[str] = Counter(self._blog_lines[2])
        for counts in [*(post.fell for post in self.posts), *(line.fell for line in self._lines)]:
            fell.update(counts)
        taken = len(self._proposed) - sum(finding.by == "model" for finding in self._findings)
        fell.update({Fell.TAKEN.value: taken} if taken else {})
        spent = [post.usage for post in self.posts] + ([self.blog.usage] if self.blog else [])
        return Reading(
            sum(post.quotes for post in self.posts),
            sum(post.placed for post in self.posts),
            dict(fell.most_common()),
            sum(spent, Usage()),
        )


def _headlines(post: int, lines: Lines | None, made: Furniture) -> Iterable[Headline]:
    by_rule = [line for line in made.headlines if line.post == post]
    if lines is None:
        return by_rule
    own = [Headline(text, post, "model") for text in lines.headlines]
    told = {line.text.casefold() for line in own}
    more = [line for line in by_rule if line.text.casefold() not in told]
    pushes = [Headline(text, post, "model", Slot.PUSH) for text in lines.push]
    searches = [Headline(text, post, "model", Slot.SEO) for text in lines.seo]
    return [*own, *(more if len(own) < LEAST_HEADLINES else []), *pushes, *searches]


def fit(finding: Finding, standing: Sequence[Finding], text: str) -> Finding | None:
    """The finding as it may stand beside others: a fix falls, a question gives way to them.

    A question falls too when one of its kind stands there already, or when they take up much of
    its words: then it is most likely the same question.
    """
    over = [other for other in standing if other.span.overlaps(finding.span)]
    if not over:
        return finding
    if finding.fix is not None or any(o.rule.kind is finding.rule.kind for o in over):
        return None
    free = max(_free(finding.span, over), key=len, default=Span(0, 0))
    words = stripped(text, free)
    most = len(words) >= LEAST_LEFT * len(finding.span)
    return replace(finding, span=words) if most else None


def _free(span: Span, over: Sequence[Finding]) -> Iterable[Span]:
    start = span.start
    for other in over:
        if other.span.start > start:
            yield Span(start, other.span.start)
        start = max(start, other.span.end)
    if start < span.end:
        yield Span(start, span.end)
