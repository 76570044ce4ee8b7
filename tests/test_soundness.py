"""What must hold of any draft at all: held with drafts built from our own copy and from noise."""

from __future__ import annotations

import itertools
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.checks import rules_in_force
from bot.desk import Desk
from bot.draft import Draft
from bot.finding import Level
from bot.furniture import lacks
from bot.house import house_style
from bot.review import Review
from bot.text import replace
from tests.gold_set import GOLD, gold_posts

ROUNDS = 3
"""Reviews by which applying everything must have nothing more to change."""

DESK = Desk(house_style())
SAMPLES = [
    line
    for rule in rules_in_force(DESK.house)
    for copy in [*(example.copy for example in rule.breaks), *rule.keeps]
    for line in copy.split("\n")
    if line.strip()
]
STAMPS = ["Maya Okafor14 March 2026 11:52", "Maya Okafor 14 March 2026 10:05", "10:41 GMT"]
MARKS = ["“", "”", '"', "'", "‘", "\u00a0", "\u200b", "(", ")", "…"]


@cache
def gold_paragraphs() -> list[str]:
    return [line for post in gold_posts(GOLD) for line in post.copy.splitlines() if line.strip()]


@st.composite
def drafts(draw: st.DrawFn) -> str:
    lines = st.sampled_from([*SAMPLES, *gold_paragraphs(), *STAMPS])
    text = draw(st.sampled_from(["\n", "\r\n", "\n\n"])).join(
        draw(st.lists(lines, min_size=1, max_size=8))
    )
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(MARKS)) + text[at:]
    return text


NOISE = st.text(st.sampled_from("aAbe t.,'\"“”‘’\n19%£$–-(:é"), min_size=1, max_size=120)
COPY = st.one_of(drafts(), NOISE).filter(lambda text: bool(text.strip(" \n\r\u00a0\u200b")))


def read(text: str) -> Review:
    return DESK.read(Draft.parse(text))


@settings(max_examples=150, deadline=None)
@given(COPY)
def test_no_two_findings_overlap_and_all_stand_in_the_draft(text: str) -> None:
    found = read(text).findings
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))
    assert all(finding.span.end <= len(text) for finding in found)


@settings(max_examples=150, deadline=None)
@given(COPY)
def test_nothing_inside_direct_quotation_marks_gets_a_fix(text: str) -> None:
    review = read(text)
    fixed = [finding.span for finding in review.findings if finding.fix is not None]
    assert not any(review.draft.quotations.touching(span) for span in fixed)


@settings(max_examples=150, deadline=None)
@given(COPY)
def test_corrected_copy_is_the_draft_outside_the_places_found(text: str) -> None:
    review = read(text)
    corrected = review.corrected()
    kept = replace(text, [(f.span, "\0") for f in review.findings if f.fix is not None]).split("\0")
    at = 0
    for piece in kept:
        at = corrected.index(piece, at) + len(piece)
    assert corrected.startswith(kept[0])
    assert corrected.endswith(kept[-1])


@settings(max_examples=150, deadline=None)
@given(COPY)
def test_applying_everything_comes_to_rest(text: str) -> None:
    for _ in range(ROUNDS):
        text = read(text).corrected()
    assert read(text).corrected() == text


@settings(max_examples=150, deadline=None)
@given(COPY)
def test_every_headline_is_supported_by_its_post(text: str) -> None:
    review = read(text)
    for headline in review.furniture.headlines:
        body = review.draft.posts[headline.post].body.of(text)
        assert not lacks(headline.text, body)


@settings(max_examples=60, deadline=None)
@given(COPY)
def test_reading_twice_says_the_same(text: str) -> None:
    assert read(text) == read(text)


def test_a_query_never_has_a_fix_in_the_gold_set() -> None:
    for post in gold_posts(GOLD):
        for finding in read(post.copy).findings:
            assert (finding.level is Level.QUERY) == (finding.fix is None)
