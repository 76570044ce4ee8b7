"""Messages stay within Slack's limits, and nothing that any of them holds comes alive."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.case import Case, Verdict
from bot.draft import Draft
from bot.finding import Finding, Kind, Level
from bot.furniture import Furniture, Headline
from bot.posts import Post
from bot.review import Decision, Review
from bot.slack import ids
from bot.slack.blocks import (
    Share,
    blog_messages,
    copy_message,
    error_message,
    is_long,
    review_message,
    shared_message,
    style_message,
)
from bot.text import Span
from tests.slack_cases import (
    AT,
    actions_of,
    case_of,
    decided,
    many,
    must_hold,
    parts,
    read,
    review_of,
    rule,
    seen,
)

FACE = "😀"
LONGEST_ID = "U" + "9" * 20


def test_a_decision_moves_no_finding_however_full_the_message() -> None:
    review = many(1_000)
    undecided, all_decided = (
        review_message(case)
        for case in (case_of(review), decided(review, Decision.APPLY, LONGEST_ID))
    )
    shown = [[b.get("block_id") for b in m.blocks] for m in (undecided, all_decided)]
    assert [b for b in shown[0] if b != "controls"] == [b for b in shown[1] if b != "controls"]
    must_hold(all_decided, LONGEST_ID)


@pytest.mark.parametrize(("count", "words"), [(1_000, 1), (1_000, 20), (30, 60), (3, 20_000)])
def test_findings_beyond_the_limits_are_counted_and_put_into_a_file(count: int, words: int) -> None:
    review = many(count, words)
    message = review_message(case_of(review))
    must_hold(message)
    shown = actions_of(message).count(ids.APPLY)
    assert shown
    if shown < count:
        assert f"{count - shown} more" in seen(message.blocks)
        assert message.snippet is not None
        assert message.snippet.count("AMEND") == count - shown
    else:
        assert message.snippet is None


def test_a_finding_of_a_hundred_thousand_characters_is_shown_cut() -> None:
    text = "tarn " * 20_000
    long = Finding(Span(0, len(text) - 1), rule(reason="why " * 25_000), Level.AMEND, "x" * 100_000)
    message = review_message(case_of(review_of(text, (long,))))
    must_hold(message)
    assert ids.APPLY in actions_of(message)


LOADED = Furniture(
    tuple(Headline(FACE * 500, 0) for _ in range(9)), FACE * 900, (FACE * 900,) * 9, FACE * 900
)
"""All that stands around the copy, as long as it is ever shown, of characters that count twice."""


@pytest.mark.parametrize(("length", "why"), [(900, FACE * 900), (110, "x")])
def test_pictures_count_twice_and_still_there_is_room_for_a_finding(length: int, why: str) -> None:
    text = "".join(f"{FACE * length}\n\n" for _ in range(40))
    spans = [Span(*match.span()) for match in re.finditer(f"{FACE}+", text)]
    ruled = rule(reason=why)
    findings = tuple(Finding(span, ruled, Level.AMEND, FACE * length) for span in spans)
    review = review_of(text, findings, furniture=LOADED)
    message = review_message(case_of(review))
    assert ids.APPLY in actions_of(message)
    for each in (message, *blog_messages(case_of(review))):
        must_hold(each)
    must_hold(review_message(decided(review, Decision.APPLY, LONGEST_ID)), LONGEST_ID)


def test_the_summary_of_a_blog_names_as_many_posts_as_there_is_room_for() -> None:
    unit = f"{FACE * 70}\nTarn.\n"
    starts = [n * len(unit) for n in range(60)]
    posts = tuple(
        Post(Span(at, at + len(unit)), Span(at, at + 70), Span(at + 71, at + 76)) for at in starts
    )
    findings = tuple(Finding(post.body, rule(), Level.AMEND, "Fell.") for post in posts)
    gaps = (FACE * 900,) * 5
    review = Review(Draft(unit * 60, posts), LOADED, findings, gaps, "abcdef12")
    summary, *others = blog_messages(case_of(review))
    must_hold(summary)
    assert len(others) == 60


def test_no_decision_changes_what_fits_whatever_the_length() -> None:
    shown = set()
    for length in range(200, 300):
        review = many(25, 60, "y" * length)
        before = review_message(case_of(review))
        after = review_message(decided(review, Decision.APPLY, LONGEST_ID))
        assert before.snippet == after.snippet
        must_hold(after, LONGEST_ID)
        shown.add(actions_of(before).count(ids.APPLY))
    assert len(shown) > 1


def test_twenty_findings_of_common_length_are_shown_at_once() -> None:
    assert review_message(case_of(many(20))).snippet is None


def test_copy_too_long_for_a_message_becomes_a_file() -> None:
    review = review_of("Tarn and fell. " * 2_000, ())
    message = copy_message(case_of(review))
    must_hold(message)
    assert message.snippet == review.draft.text


def long_blog(posts: int) -> Review:
    text = "\n\n".join(
        f"{n // 60:02}:{n % 60:02}\nFerry number {n} has docked\n"
        f"The the ferry came in at Harwick, the harbour master said on Saturday, and tied up."
        for n in range(posts)
    )
    draft = Draft.parse(text)
    spans = [Span(m.start(), m.end()) for m in re.finditer("The the", text)]
    findings = tuple(
        Finding(span, rule(Kind.REPETITION), Level.AMEND, "The") for span in spans[::2]
    )
    headlines = tuple(Headline(f"Ferry {n} docks", n) for n in range(len(draft.posts)))
    return Review(draft, Furniture(headlines), findings, (), "abcdef12")


def test_a_blog_of_three_hundred_posts_is_a_summary_and_a_message_for_each_post_with_findings() -> (
    None
):
    review = long_blog(300)
    case = case_of(review)
    summary, *posts = blog_messages(case)
    for message in (summary, *posts):
        must_hold(message)
    with_findings = sorted({review.draft.post_at(f.span) for f in review.findings})
    assert len(with_findings) >= 100
    assert [message.post for message in posts] == with_findings
    buttons = [ids.Carried.read(part["value"]) for m in posts for part in parts(m.blocks)
               if part.get("action_id") == ids.APPLY]  # fmt: skip
    assert [button.finding for button in buttons] == list(case.keys())
    assert ids.APPLY_ALL in actions_of(summary)
    assert summary.snippet is not None
    assert "Ferry 299 docks" in summary.snippet


def test_a_blog_is_long_by_its_posts_or_by_what_does_not_fit() -> None:
    assert is_long(case_of(long_blog(13)))
    assert not is_long(case_of(long_blog(4)))
    assert not is_long(case_of(read("ferry-live-blog")))
    assert not is_long(case_of(many(1_000)))


HOSTILE = [
    "<!channel>", "<!here|here>", "<!everyone>", "<@U0VICTIM>", "<!subteam^S1|@desk>", "@here",
    "@channel", "<https://evil.example|click>", "https://evil.example/?q=1", "evil.example",
    "www.evil.example", "mailto:a@evil.example", "<mailto:a@evil.example|a>", "#general",
    "<#C1|x>", "```", "`", "*b*", "_i_", "~s~", "> ", "&lt;!channel&gt;", "&amp;lt;", "&", "<",
    ">", "\u202e", "\u2066", "\u200b", "\x00", "\x1b[31m", "\n", "\r\n", "\u2028", ":tada:",
    "![x](https://evil.example)", "[x](https://evil.example)", "{{x}}", "😀", "é", "\U000e0041",
    "<!date^1^{date}^https://evil.example|x>", "|", "ﷺ", "tarn", " ",
]  # fmt: skip
texts = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=6), max_size=12).map("".join)
clean_texts = texts.map(lambda text: text.encode("utf-8", "replace").decode())


@st.composite
def hostile_cases(draw: st.DrawFn) -> Case:
    words = draw(st.lists(clean_texts.filter(bool), min_size=1, max_size=6))
    text, findings, at = "Tarn ", [], 5
    for word in words:
        level = draw(st.sampled_from(Level))
        fix = None if level is Level.QUERY else draw(clean_texts)
        ruled = rule(draw(st.sampled_from(Kind)), draw(texts) or "why")
        findings.append(Finding(Span(at, at + len(word)), ruled, level, fix, draw(texts)))
        text += f"{word} "
        at = len(text)
    lines = st.lists(texts, max_size=3)
    furniture = Furniture(
        tuple(Headline(line, 0) for line in draw(lines)),
        draw(texts),
        tuple(draw(lines)),
        draw(texts),
        draw(texts),
    )
    review = review_of(text, tuple(findings), furniture=furniture, unread=tuple(draw(lines)))
    by = draw(st.sampled_from(["U0EDITOR", "<!channel>", "U1> <!here", "", "u0", "@here"]))
    keys = draw(st.sets(st.sampled_from(sorted(case_of(review).keys()))))
    verdicts = {key: Verdict(draw(st.sampled_from(Decision)), by, AT) for key in keys}
    return case_of(review, verdicts=verdicts, model=draw(texts), reading=draw(st.booleans()))


@given(hostile_cases(), texts)
@settings(max_examples=150, deadline=None)
def test_nothing_in_a_message_pings_links_or_breaks_out(case: Case, said: str) -> None:
    must_hold(review_message(case, Share("C1", said)), "U0EDITOR")
    must_hold(shared_message(case, said), "U0EDITOR")
    must_hold(copy_message(case))
    must_hold(error_message(said))
    must_hold(style_message([finding.rule for finding in case.review.findings], said))
    for message in blog_messages(case):
        must_hold(message, "U0EDITOR")


@given(texts)
@settings(max_examples=40, deadline=None)
def test_what_slack_is_sent_is_text_that_every_encoding_can_hold(said: str) -> None:
    snippet = copy_message(case_of(review_of("Tarn " + said * 1_000, ()))).snippet or ""
    snippet.encode()
    assert not re.search("[\x00-\x08\u202a-\u202e]", snippet)
