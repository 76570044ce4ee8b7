"""A long live blog in Slack: a summary, and a message for each post that has findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.case import Case
from bot.finding import Finding
from bot.furniture import Slot
from bot.review import Review
from bot.slack.answer import (
    MOST_HEADLINES,
    Share,
    controls,
    counted,
    foot,
    head,
    more,
    review_message,
    snippet,
    title,
)
from bot.slack.message import Message
from bot.slack.mrkdwn import cut, escape, pasteable, units
from bot.slack.pieces import (
    MOST_CHARACTERS,
    bullets,
    header,
    line,
    rich,
    small,
    weight,
    words,
)
from bot.slack.shown import fitted

MOST_POSTS = 12
"""Posts that one reply can show; of a longer blog each post has a reply of its own."""

MOST_LISTED = 40
"""Posts with findings that the summary names."""


def is_long(case: Case) -> bool:
    """Whether a live blog needs a reply for each of its posts: `blog_messages`."""
    posts, undecided = len(case.review.draft.posts), replace(case, verdicts={})
    return posts > MOST_POSTS or (posts > 1 and review_message(undecided).snippet is not None)


def blog_messages(case: Case, share: Share | None = None) -> list[Message]:
    """A summary of a live blog, and then a message for each post that has findings."""
    by_post: dict[int, dict[str, Finding]] = {}
    for key, finding in case.keys().items():
        by_post.setdefault(case.review.draft.post_at(finding.span), {})[key] = finding
    posts = [_post_message(case, post, by_post[post]) for post in sorted(by_post)]
    return [_summary(case, by_post, share), *posts]


def _summary(
    case: Case, by_post: Mapping[int, Mapping[str, Finding]], share: Share | None
) -> Message:
    count = len(case.review.draft.posts)
    told = f"{len(by_post)} of {count} posts have something; a reply for each follows."
    above = [*head(case), small(told)]
    below = [*controls(case, share), *foot(case)]
    named = [_named(case.review, post, by_post[post]) for post in sorted(by_post)]
    room = MOST_CHARACTERS - weight([*above, *below])
    listed = [line(words(name)) for name in _fitting(named[:MOST_LISTED], room)]
    blocks = [*above, *([rich(bullets(listed))] if listed else []), *below]
    return Message(f"{title(case)}\n{told}", blocks, _more_headlines(case.review))


def _fitting(names: Sequence[str], room: int) -> Iterator[str]:
    """The first of the names for which there is room, in characters."""
    for name in names:
        room -= units(name)
        if room < 0:
            return
        yield name


def _more_headlines(review: Review) -> str | None:
    lines = [h for h in review.furniture.headlines if h.slot is Slot.HEADLINE]
    told = [f"Post {h.post + 1}: {h.text} ({len(h.text)})" for h in lines[MOST_HEADLINES:]]
    return pasteable("\n".join(["Headlines", *told])) if told else None


def _post_message(case: Case, post: int, keyed: Mapping[str, Finding]) -> Message:
    name = _named(case.review, post, keyed)
    top = header(name)
    shown = fitted(case, keyed, [top, *more([*keyed.values()])])
    blocks = [top, *shown.blocks, *more(shown.rest)]
    return Message(escape(name), blocks, snippet(case.review, shown.rest), post)


def _named(review: Review, post: int, keyed: Mapping[str, Finding]) -> str:
    """ "Post 3, 14:05, Ferries to run again: 1 to amend"."""
    place = review.draft.posts[post]
    clock = place.stamp.clock if place.stamp else None
    headline = place.headline.of(review.draft.text) if place.headline else ""
    parts = [f"Post {post + 1}", f"{clock:%H:%M}" if clock else "", cut(headline, 70)]
    return f"{', '.join(filter(None, parts))}: {counted([*keyed.values()])}"
