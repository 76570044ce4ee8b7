"""The arithmetic of the evals: what readings of gold posts come to, one repetition at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import chain
from math import ceil
from statistics import fmean

from bot.answers import blog_answer, post_answer
from bot.finding import Finding
from bot.model import Usage, Why
from bot.review import Review
from bot.text import Span
from tests.gold_set import GoldPost, Row, Tally
from tests.measure import QUOTED
from tests.recordings import Ask
from tests.unsupported import unsupported


class Author(StrEnum):
    """Whose findings are scored: `ADDED` is what the model finds where the machine did not."""

    MACHINE = "machine alone"
    ADDED = "model adds"
    BOTH = "both"

    def wrote(self, by: str) -> bool:
        return self is Author.BOTH or (by == "rule") == (self is Author.MACHINE)


@dataclass(frozen=True)
class Take:
    """One reading of one gold post; `turn` is its repetition, from 0."""

    folder: str
    post: GoldPost
    turn: int
    review: Review
    asks: tuple[Ask, ...]
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A line shown to an editor with pieces that the copy seems to lack."""

    slug: str
    what: str
    line: str
    pieces: tuple[str, ...]


def by(author: Author, review: Review) -> Review:
    """The review with the findings of one author alone."""
    kept = tuple(each for each in review.findings if author.wrote(each.by))
    return replace(review, findings=kept)


def f_half(precision: float | None, recall: float | None) -> float | None:
    """F0.5 = 1.25 x P x R / (0.25 x P + R): precision counts for twice as much as recall.

    0 when nothing right was found; None when there is nothing to find.
    """
    if recall is None:
        return None
    if not precision or not recall:
        return 0.0
    return 1.25 * precision * recall / (0.25 * precision + recall)


def share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def kind_f_half(row: Row) -> float | None:
    """F0.5 of one kind: precision of the findings of that kind, recall of the slips of it."""
    return f_half(share(row.raised - row.false, row.raised), share(row.found, row.slips))


@dataclass(frozen=True)
class Marks:
    """What one author's findings come to on some gold posts.

    A finding that overlaps a slip is right, and one that overlaps none is a false flag; a slip
    is found when any finding overlaps it, a query too.
    """

    tally: Tally
    inside_quotations: int

    @property
    def precision(self) -> float | None:
        raised = self.tally.total("raised")
        return share(raised - self.tally.total("false"), raised)

    @property
    def recall(self) -> float | None:
        return share(self.tally.total("found"), self.tally.total("slips"))

    @property
    def f_half(self) -> float | None:
        return f_half(self.precision, self.recall)

    @property
    def false_per_clean_post(self) -> float | None:
        return share(self.tally.on_clean, self.tally.clean)


def marks(takes: Sequence[Take], author: Author) -> Marks:
    tally, inside = Tally(), 0
    for take in takes:
        review = by(author, take.review)
        tally.add(review, take.post)
        inside += len(inside_quotations(review))
    return Marks(tally, inside)


def inside_quotations(review: Review) -> list[Finding]:
    """Findings whose fix touches a direct quotation, by the runner's own pattern of one."""
    quoted = [Span(*match.span()) for match in QUOTED.finditer(review.draft.text)]
    fixes = [each for each in review.findings if each.fix is not None]
    return [each for each in fixes if any(each.span.overlaps(span) for span in quoted)]


@dataclass(frozen=True)
class Score:
    """Everything that one repetition over some gold posts comes to."""

    takes: Sequence[Take]

    @cached_property
    def by_author(self) -> Mapping[Author, Marks]:
        return {author: marks(self.takes, author) for author in Author}

    @property
    def asks(self) -> Iterator[Ask]:
        return chain.from_iterable(take.asks for take in self.takes)

    @property
    def usage(self) -> Usage:
        return sum((take.review.reading.usage for take in self.takes), Usage())

    @property
    def quotes(self) -> int:
        return sum(take.review.reading.quotes for take in self.takes)

    @property
    def placed(self) -> float | None:
        return share(sum(take.review.reading.placed for take in self.takes), self.quotes)

    @property
    def cached(self) -> float | None:
        """Share of the input tokens that were read from the cache."""
        used = self.usage
        whole = used.input_tokens + used.cache_write_tokens + used.cache_read_tokens
        return share(used.cache_read_tokens, whole)

    def seconds(self, rank: float) -> float | None:
        """How long an ask takes, at a rank from 0 to 1 (nearest rank); None when untimed."""
        timed = sorted(ask.seconds for ask in self.asks if ask.seconds is not None)
        return timed[max(0, ceil(rank * len(timed)) - 1)] if timed else None

    def fell(self) -> Counter[str]:
        """Findings of the model's that were not shown, by reason."""
        counts: Counter[str] = Counter()
        for take in self.takes:
            counts.update(take.review.reading.fell)
        return counts

    def unanswered(self) -> Counter[str]:
        """Asks without an answer that can be read, by why."""
        return Counter(why for why in map(why_unanswered, self.asks) if why)

    @cached_property
    def lines(self) -> Counter[str]:
        """Lines of furniture shown, by what they are."""
        return Counter(what for take in self.takes for what, _, _ in shown(take.review))

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        return tuple(chain.from_iterable(map(doubts, self.takes)))


def by_repetition(takes: Sequence[Take]) -> list[Score]:
    """A score for each repetition."""
    turns = sorted({take.turn for take in takes})
    return [Score([take for take in takes if take.turn == turn]) for turn in turns]


def why_unanswered(ask: Ask) -> str | None:
    """Why an ask has no use, in the words an editor reads; None when it has an answer."""
    if ask.answer is None:
        return Why[ask.why or "MISSING"].value
    read = post_answer if ask.post is not None else blog_answer
    try:
        read(ask.answer)
    except ValueError:
        return Why.INVALID.value
    return None


def shown(review: Review) -> Iterator[tuple[str, str, str]]:
    """Each line of furniture: what it is and by whom, the line, the copy that must support it."""
    text, made = review.draft.text, review.furniture
    for headline in made.headlines:
        body = review.draft.posts[headline.post].body.of(text)
        yield f"{headline.slot} by {headline.by}", headline.text, body
    lines = {
        "push alert": made.push_alert,
        "search line": made.seo,
        "standfirst": made.standfirst,
    }
    named = [*lines.items(), *(("key point", point) for point in made.points)]
    told = {headline.text for headline in made.headlines}
    yield from ((what, line, text) for what, line in named if line and line not in told)


def doubts(take: Take) -> Iterator[Doubt]:
    """The lines of a review whose facts the runner's own test does not find in the copy."""
    for what, line, copy in shown(take.review):
        if pieces := unsupported(line, copy):
            yield Doubt(take.post.slug, what, line, pieces)


def spread(values: Sequence[float | None], form: str) -> str:
    """The mean of some repetitions and, when there are several, their range; a dash for none."""
    known = [value for value in values if value is not None]
    if not known:
        return "–"
    mean = format(fmean(known), form)
    if len(values) == 1:
        return mean
    return f"{mean} ({min(known):{form}}–{max(known):{form}})"


def over(scores: Sequence[Score], of: Callable[[Score], float | None], form: str) -> str:
    return spread([of(score) for score in scores], form)
