"""Make-up: what the machine found and what the model says, put together into one review.

The machine comes first. Of the model's lines only those stand that the copy bears out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.finding import Finding
from bot.fixes import Fell
from bot.furniture import MOST_POINTS, Furniture, Headline, Slot
from bot.galley import Galley
from bot.gaps import no_furniture_line, no_headline_line, unread_line
from bot.lines import LEAST_HEADLINES
from bot.model import Usage
from bot.reader import BlogReading, PostReading
from bot.review import Reading, Review
from bot.text import Span, stripped

WORTH_A_HEADLINE = 60
"""Words of a post from which it is odd that it should have no headline."""

LEAST_LEFT = 0.6
"""Share of a question's words that must be free for it to be another question."""


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
        standing = list(self.review.findings)
        for finding in self._proposed:
            first, last = _around(finding.span, standing)
            beside = standing[max(0, first - 1) : last + 1]
            if finding.fix is not None and _touches(finding, beside, self.galley.text):
                continue
            fitted = fit(finding, standing[first:last], self.galley.text)
            if fitted:
                standing.insert(_around(fitted.span, standing)[0], fitted)
        return tuple(standing)

    @cached_property
    def _furniture(self) -> Furniture:
        made = self.review.furniture
        headlines = [line for post in self.posts for line in _headlines(post, made)]
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
        return [line for post in self.posts for line in post.lines.summary]

    @property
    def _standfirst(self) -> str | None:
        own = self.blog.lines.standfirst if self.blog else ()
        return next(iter((*own, *self._summaries)), None)

    @property
    def _points(self) -> tuple[str, ...]:
        if self.blog is None:
            return ()
        return (self.blog.lines.points or tuple(self._summaries))[:MOST_POINTS]

    @property
    def _unread(self) -> Iterable[str | None]:
        failed = {post.post: post.why for post in self.posts if post.why}
        without = [post.post for post in self.posts if self._lacks_a_headline(post)]
        yield unread_line(failed, len(self.posts))
        yield no_headline_line(without, len(self.posts))
        if self.blog and self.blog.why and len(failed) < len(self.posts):
            yield no_furniture_line(self.blog.why)

    def _lacks_a_headline(self, post: PostReading) -> bool:
        """Whether headlines were written in vain, or none at all for a post that has copy."""
        if post.why or post.lines.headlines:
            return False
        copy = self.galley.posts[post.post].body.of(self.galley.text)
        return post.lines.tried > 0 or len(copy.split()) >= WORTH_A_HEADLINE

    @cached_property
    def _reading(self) -> Reading:
        fell: Counter[str] = Counter(self.blog.lines.fell if self.blog else {})
        for post in self.posts:
            fell.update(post.fell + post.lines.fell)
        taken = len(self._proposed) - sum(finding.by == "model" for finding in self._findings)
        fell.update({Fell.TAKEN.value: taken} if taken else {})
        asked: list[PostReading | BlogReading] = [*self.posts]
        asked += [self.blog] if self.blog else []
        return Reading(
            sum(post.quotes for post in self.posts),
            sum(post.placed for post in self.posts),
            dict(fell.most_common()),
            sum((each.usage for each in asked), Usage()),
            dict(Counter(each.why.name.lower() for each in asked if each.why)),
        )


def _headlines(post: PostReading, made: Furniture) -> Iterable[Headline]:
    lines = post.lines
    told = {text.casefold() for text in lines.headlines}
    by_rule = [line for line in made.headlines if line.post == post.post]
    more = [line for line in by_rule if line.text.casefold() not in told]
    slots = ((Slot.HEADLINE, lines.headlines), (Slot.PUSH, lines.push), (Slot.SEO, lines.seo))
    own = [Headline(text, post.post, "model", slot) for slot, texts in slots for text in texts]
    enough = len(lines.headlines) >= LEAST_HEADLINES
    return sorted(
        [*own, *([] if enough else more)], key=lambda line: line.slot is not Slot.HEADLINE
    )


def _around(span: Span, standing: Sequence[Finding]) -> tuple[int, int]:
    """Where the findings that overlap a place begin and end in a list in the order of the text."""
    first = bisect_right(standing, span.start, key=lambda finding: finding.span.end)
    return first, bisect_left(standing, span.end, first, key=lambda finding: finding.span.start)


def _touches(finding: Finding, beside: Sequence[Finding], text: str) -> bool:
    """Whether another fix stands right beside: two that are right alone may be wrong together."""
    fixes = [other.span for other in beside if other.fix is not None]
    gaps = (text[min(s.end, finding.span.end) : max(s.start, finding.span.start)] for s in fixes)
    return any(not gap.strip() for gap in gaps)


def fit(finding: Finding, over: Sequence[Finding], text: str) -> Finding | None:
    """The finding as it may stand with those it overlaps: a fix falls, a question gives way.

    A question falls too when one of its kind stands there already, or when they take up much of
    its words: then it is most likely the same question.
    """
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
