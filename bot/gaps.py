"""What the model did not read, in plain words for the editor: one line, whatever went wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bot.model import Why

BY_MACHINE = "Findings and headlines there are by machine and by rule alone."


def unread_line(failed: Mapping[int, Why], posts: int) -> str | None:
    """The posts that have no reading, and why; None when all have one. Posts count from 1."""
    if not failed:
        return None
    by_why: defaultdict[Why, list[int]] = defaultdict(list)
    for post, why in sorted(failed.items()):
        by_why[why].append(post + 1)
    if len(failed) == posts and len(by_why) == 1:
        return f"The language model {next(iter(by_why))}. {BY_MACHINE}"
    reasons = "; ".join(f"it {why} ({_named(which)})" for why, which in by_why.items())
    return (
        f"The language model has not read {len(failed)} of {posts} posts: {reasons}. {BY_MACHINE}"
    )


def _named(posts: Sequence[int]) -> str:
    if len(posts) == 1:
        return f"post {posts[0]}"
    shown = ", ".join(map(str, posts[:5]))
    return f"posts {shown}" if len(posts) <= 5 else f"posts {shown} and {len(posts) - 5} more"


def no_headline_line(without: Sequence[int], posts: int) -> str | None:
    """The posts, from 0, for which no headline of the model's is borne out by the copy."""
    if not without:
        return None
    of_what = "" if posts == 1 else f" for {_named([post + 1 for post in without])}"
    return (
        f"No headline of the language model’s{of_what} is borne out by the copy: "
        "what stands there is cut from the copy by rule."
    )


def no_furniture_line(why: Why) -> str:
    return (
        f"The language model {why} when asked about the blog as a whole: "
        "standfirst and key points are put together from its posts."
    )
