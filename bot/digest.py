"""The digest of a desk's day, put together from the day's reviews and figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.anchor import printable
from bot.case import Case
from bot.day_figures import Counted, Stetted, kinds_of, mostly_stetted, slips_of
from bot.due import zone_of
from bot.finding import Kind, Level
from bot.posts import LONGEST_HEADLINE
from bot.text import Span, replace

LONGEST_TOLD = 600
"""Characters of one piece in what the model is told of a day."""

Address = tuple[str, str]
"""A message in Slack: its channel and its ts."""


@dataclass(frozen=True)
class Gathered:
    """What a digest is put together from: a channel, a local day, and the reviews of that day.

    `since` and `until` are UTC. `lately` is what the reviews of each of the desk's channels came to
    in the days before, and `off` the ids of the rules that each has switched off.
    """

    channel: str
    day: date
    zone: str
    since: datetime
    until: datetime
    cases: Sequence[Case]
    figures: Counted
    lately: Mapping[str, Counted] = field(default_factory=dict)
    off: Mapping[str, Collection[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Ran:
    """A piece that the desk ran, at a local time; more than one post makes it a live blog."""

    at: datetime
    headline: str
    summary: str
    posts: int
    address: Address


@dataclass(frozen=True)
class OpenQuery:
    """A query on which no editor has said a word: the words it is about, and what is asked."""

    words: str
    reason: str
    address: Address


@dataclass(frozen=True)
class Digest:
    """A desk's day. `since` and `until` are local; `by` is "rule", or "model" for its paragraph.

    `kinds` and `slips` are counts of findings, the most first; what editors let stand is no slip.
    """

    channel: str
    day: date
    zone: str
    since: datetime
    until: datetime
    ran: tuple[Ran, ...]
    paragraph: str
    reviews: int
    found: int
    applied: int
    stet: int
    kinds: tuple[tuple[str, int], ...]
    slips: tuple[tuple[str, int], ...]
    stetted: tuple[Stetted, ...]
    queries: tuple[OpenQuery, ...]
    by: str = "rule"


def compiled(given: Gathered) -> Digest:
    """The digest, with a paragraph by rule. Raises UnknownZone."""
    zone, counted = zone_of(given.zone), given.figures
    ran = tuple(_ran(case, zone) for case in given.cases)
    return Digest(
        channel=given.channel,
        day=given.day,
        zone=given.zone,
        since=given.since.astimezone(zone),
        until=given.until.astimezone(zone),
        ran=ran,
        paragraph=paragraph_by_rule(ran, given.day),
        reviews=counted.reviews,
        found=sum(counted.findings.values()),
        applied=sum(counted.applied.values()),
        stet=sum(counted.stet.values()),
        kinds=kinds_of(counted),
        slips=slips_of(counted),
        stetted=mostly_stetted(counted, given.lately, given.off),
        queries=_queries(given.cases),
    )


def _ran(case: Case, zone: ZoneInfo) -> Ran:
    draft, furniture = case.review.draft, case.review.furniture
    headline = _headline(case)
    summary = furniture.points if len(draft.posts) > 1 else (furniture.standfirst,)
    return Ran(
        at=(case.at or datetime.fromtimestamp(float(case.source.ts), UTC)).astimezone(zone),
        headline=headline,
        summary=" ".join(point for point in summary if point and point != headline),
        posts=len(draft.posts),
        address=(case.source.channel, case.source.ts),
    )


def _headline(case: Case) -> str:
    """The draft's own headline with the fixes that were applied, or one cut from its copy."""
    draft = case.review.draft
    own = next((post.headline for post in draft.posts if post.headline), None)
    if own:
        return _on_one_line(_amended(case, own))
    cut = next((line.text for line in case.review.furniture.headlines), None)
    return _on_one_line(cut or _amended(case, draft.sentences[0]))


def _amended(case: Case, span: Span) -> str:
    edits = [
        (Span(made.span.start - span.start, made.span.end - span.start), made.fix or "")
        for made in case.applied()
        if span.contains(made.span)
    ]
    return replace(span.of(case.review.draft.text), edits)


def _on_one_line(text: str, limit: int = LONGEST_HEADLINE) -> str:
    line = " ".join(printable(text).split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def told(digest: Digest) -> list[str]:
    """The day as lines of time, headline and summary, from which the model may tell its story."""
    lines = (f"{ran.at:%H:%M} {_stopped(ran.headline)} {ran.summary}" for ran in digest.ran)
    return [_on_one_line(line, LONGEST_TOLD) for line in lines]


def _stopped(line: str) -> str:
    return line if line.endswith((".", "?", "!")) else f"{line}."


def paragraph_by_rule(ran: Sequence[Ran], day: date) -> str:
    """The day in two plain sentences, of which nothing is but times, counts and headlines."""
    if not ran:
        return ""
    first, last = ran[0], ran[-1]
    if len(ran) == 1:
        blog = f" It is a live blog of {first.posts} posts." if first.posts > 1 else ""
        return f"The desk read one piece, at {clock(first.at, day)}: “{first.headline}”.{blog}"
    began, ended = clock(first.at, day), clock(last.at, day)
    when = f"at {began}" if began == ended else f"between {began} and {ended}"
    said = f"The desk read {len(ran)} pieces {when}. "
    said += f"The first was “{first.headline}”, the last “{last.headline}”."
    return " ".join([said, *_on_blogs(ran)])


def _on_blogs(ran: Sequence[Ran]) -> Iterator[str]:
    blogs = [each for each in ran if each.posts > 1]
    if len(blogs) == 1:
        yield f"One of them is a live blog of {blogs[0].posts} posts."
    elif blogs:
        yield f"{len(blogs)} of them are live blogs, of {sum(b.posts for b in blogs)} posts in all."


def clock(at: datetime, day: date) -> str:
    """A local time, with the weekday when it is not of that day."""
    return f"{at:%H:%M}" if at.date() == day else f"{at:%A %H:%M}"


def _queries(cases: Sequence[Case]) -> tuple[OpenQuery, ...]:
    """The law's first, then in the order of the day."""
    found = [
        (finding.rule.kind is not Kind.LEGAL, _query(case, finding.span, finding.reason))
        for case in cases
        for key, finding in case.keys().items()
        if finding.level is Level.QUERY and key not in case.verdicts
    ]
    return tuple(query for _, query in sorted(found, key=lambda query: query[0]))


def _query(case: Case, span: Span, reason: str) -> OpenQuery:
    address = (case.source.channel, case.reply or case.source.ts)
    return OpenQuery(_on_one_line(span.of(case.review.draft.text)), _on_one_line(reason), address)
