"""What desks paste is taken apart without losing or moving a character."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.draft import LONGEST_DRAFT, Draft
from bot.stamp import stamp_in
from bot.text import Span

PIECES = [
    "Ferry passengers land after a long night",
    "The first of them came ashore at noon, the coastguard said.",
    "“We did not sleep.",
    "“Nobody told us,” said a passenger.",
    "Maya Okafor14 March 2026 11:52",
    "Maya Okafor 14 March 2026 10:05",
    "10:41 GMT",
    "10.15am – Lifeboats called",
    "Watch: lifeboat reaches the ferry",
    "• one thing we know",
    "What we know so far:",
    "By Arjun Rao",
    "* * *",
    "\u200b",
    "café\u00a0bar",
    "e\u0301",
]
PASTED = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).flatmap(
    lambda pieces: st.sampled_from(["\n", "\r\n", "\n\n", "\r"]).map(lambda end: end.join(pieces))
)


def headlines(draft: Draft) -> list[str | None]:
    return [post.headline.of(draft.text) if post.headline else None for post in draft.posts]


def bodies(draft: Draft) -> list[str]:
    return [post.body.of(draft.text) for post in draft.posts]


def times(draft: Draft) -> list[str | None]:
    return [post.stamp.time if post.stamp else None for post in draft.posts]


@given(st.one_of(PASTED, st.text(min_size=1)))
def test_posts_tile_the_draft(text: str) -> None:
    try:
        draft = Draft.parse(text)
    except ValueError:
        return
    spans = [post.span for post in draft.posts]
    assert spans[0].start == 0
    assert spans[-1].end == len(text)
    assert all(one.end == two.start for one, two in itertools.pairwise(spans))
    assert "".join(span.of(text) for span in spans) == text
    for post in draft.posts:
        parts = [post.headline, post.body, post.stamp.span if post.stamp else None]
        assert all(post.span.contains(part) for part in parts if part)


def test_a_live_blog_with_trailing_stamps_has_a_lead_and_its_posts() -> None:
    draft = Draft.parse(
        Path(__file__).with_name("golden").joinpath("ferry-live-blog.txt").read_text()
    )
    assert headlines(draft) == [
        None,
        "Ferry passengers land in Harwick after night at sea",
        "Storm leaves 48,000 homes without power",
        "Minister ‘to answer for Meridian sailing’",
        "Watch: lifeboat reaches the Meridian",
        "What we know so far",
    ]
    assert times(draft)[:2] == [None, "2026-03-14T11:52"]
    assert draft.posts[1].stamp is not None
    assert draft.posts[1].stamp.author == "Maya Okafor"
    assert draft.posts[1].stamp.jammed
    assert bodies(draft)[4] == ""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", "\r\n\r\n"])
def test_stamps_above_below_and_under_the_headline_are_all_understood(end: str) -> None:
    above = end.join(["12:05 GMT", "PM quits", "She has gone.", "12:01 GMT", "PM to quit", "Soon."])
    below = end.join(
        ["PM quits", "She has gone.", "Al Roy 3 May 2025 12:05", "PM to quit", "Soon."]
    )
    below += f"{end}Al Roy 3 May 2025 12:01"
    under = end.join(["PM quits", "Al Roy 3 May 2025 12:05", "She has gone.", "PM to quit"])
    under += f"{end}Al Roy 3 May 2025 12:01{end}Soon."
    unsigned = end.join(["PM quits", "12:05 GMT", "She has gone.", "PM to quit", "12:01", "Soon."])
    for pasted in (above, below, under, unsigned):
        draft = Draft.parse(pasted)
        assert headlines(draft) == ["PM quits", "PM to quit"]
        assert bodies(draft) == ["She has gone.", "Soon."]


def test_a_time_may_share_the_line_with_the_headline() -> None:
    draft = Draft.parse(
        "10:49 - Fire at the harbour\nCrews are there.\n10:20 - Crews called\nMore soon."
    )
    assert headlines(draft) == ["Fire at the harbour", "Crews called"]
    assert times(draft) == ["10:49", "10:20"]


def test_a_single_post_has_its_first_line_for_headline() -> None:
    assert headlines(Draft.parse("PM quits\n\nShe has gone.")) == ["PM quits"]
    assert headlines(Draft.parse("She has gone.\nThe party met at noon.")) == [None]
    assert headlines(Draft.parse("Only one line here")) == [None]


def test_a_headline_wrongly_stopped_is_known_by_the_lead_that_tells_it_again() -> None:
    text = "Minister resigns over ferry.\nThe minister has resigned over the late ferry, she said."
    assert headlines(Draft.parse(text)) == ["Minister resigns over ferry."]


def test_bullets_are_body_text() -> None:
    draft = Draft.parse("What we know so far:\r\n• One.\r\n• Two.")
    assert headlines(draft) == ["What we know so far:"]
    assert bodies(draft) == ["• One.\r\n• Two."]


def test_a_rule_across_the_page_parts_two_posts() -> None:
    assert len(Draft.parse("PM quits\nShe has gone.\n---\nPM to quit\nSoon, they say.").posts) == 2


@pytest.mark.parametrize(
    ("line", "author", "time", "jammed"),
    [
        ("Andy Roy22 January 2025 11:46", "Andy Roy", "2025-01-22T11:46", True),
        ("Andy Roy 22 January 2025 11:46", "Andy Roy", "2025-01-22T11:46", False),
        (
            "Andy Roy in Kyiv, Wednesday 22 Jan 2025, 9.05pm",
            "Andy Roy in Kyiv",
            "2025-01-22T21:05",
            False,
        ),
        ("Posted at 12:10am", None, "00:10", False),
        ("2025-01-22T11:46", None, "2025-01-22T11:46", False),
        ("Seán Ó Faoláin | 11:46 GMT", "Seán Ó Faoláin", "11:46", False),
    ],
)
def test_stamps_give_the_author_and_the_time(
    line: str, author: str | None, time: str, jammed: bool
) -> None:
    stamp = stamp_in(Span(0, len(line)), line)
    assert stamp is not None
    assert (stamp.author, stamp.time, stamp.jammed) == (author, time, jammed)


@pytest.mark.parametrize(
    "line",
    [
        "The match starts at 19:45",
        "On 22 January 2025",
        "Score at 12:05: 2-1",
        "He left at 9.30.",
        "No 10",
    ],
)
def test_a_line_that_says_anything_else_is_no_stamp(line: str) -> None:
    assert stamp_in(Span(0, len(line)), line) is None


@pytest.mark.parametrize("text", ["", " \n\u00a0", "\ufeff\u200b\n"])
def test_an_empty_draft_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="nothing in it"):
        Draft.parse(text)


def test_a_draft_over_the_limit_is_refused_with_the_limit() -> None:
    with pytest.raises(ValueError, match="the limit is 1,000,000"):
        Draft.parse("a" * (LONGEST_DRAFT + 1))
