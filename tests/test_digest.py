"""A digest says of the desk's day what its reviews bear out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.day_figures import FEWEST_DECIDED
from bot.digest import told
from bot.finding import Kind, Level
from bot.notebook import Figures
from bot.review import Decision
from bot.terminal_digest import in_plain_text
from tests.digest_cases import RULE, case_at, digest_of, figures, with_word
from tests.slack_cases import many, read, review_of


def test_what_the_desk_ran_has_local_times_its_own_headlines_and_counts_of_posts() -> None:
    digest = digest_of(case_at(9), case_at(16, read("ferry-live-blog")), day=date(2026, 7, 1))
    (post, blog) = digest.ran
    review = read("ferry-post")
    own = review.draft.posts[0].headline
    assert own is not None
    assert post.headline == own.of(review.draft.text)
    assert (post.posts, post.at.hour, post.address) == (1, 9, ("C0DESK", case_at(9).source.ts))
    assert blog.posts == len(read("ferry-live-blog").draft.posts)
    assert "live blog" in digest.paragraph


def test_a_summer_time_is_the_desks_own() -> None:
    at = datetime(2026, 7, 1, 9, 58, tzinfo=UTC)
    assert f"{digest_of(replace(case_at(9), at=at)).ran[0].at:%H:%M}" == "10:58"


def test_a_headline_has_the_fixes_that_were_applied() -> None:
    review = review_of(
        "Govenor of Tarnby resigns\n\nThe governor of Tarnby resigned on Monday.", ()
    )
    headline = review.draft.posts[0].headline
    assert headline is not None
    slip = many(1).findings[0]
    span = replace(slip.span, start=0, end=7)
    fixed = replace(slip, span=span, level=Level.AMEND, fix="Governor")
    case = case_at(9, replace(review, findings=(fixed,)))
    assert digest_of(case).ran[0].headline == "Govenor of Tarnby resigns"
    applied = with_word(case, Decision.APPLY)
    assert digest_of(applied).ran[0].headline == "Governor of Tarnby resigns"


def test_copy_without_a_headline_is_named_by_its_first_words() -> None:
    told_long = f"The tarn {'rose and rose and ' * 20}fell."
    digest = digest_of(case_at(9, review_of(told_long, ())))
    assert digest.ran[0].headline.startswith("The tarn rose and rose")
    assert len(digest.ran[0].headline) <= 200


def test_the_paragraph_by_rule_holds_nothing_but_times_counts_and_headlines() -> None:
    one = digest_of(case_at(9))
    assert one.paragraph == f"The desk read one piece, at 09:05: “{one.ran[0].headline}”."
    two = digest_of(case_at(20, day=13), case_at(9))
    head = one.ran[0].headline
    assert two.paragraph == (
        "The desk read 2 pieces between Friday 20:05 and 09:05. "
        f"The first was “{head}”, the last “{head}”."
    )
    assert digest_of().paragraph == ""


def test_the_model_is_told_of_times_headlines_and_summaries_on_a_line_each() -> None:
    digest = digest_of(case_at(9), case_at(16, read("ferry-live-blog")))
    lines = told(digest)
    assert lines[0].startswith(f"09:05 {digest.ran[0].headline}")
    assert lines[0].endswith(str(read("ferry-post").furniture.standfirst))
    assert all("\n" not in line and len(line) <= 600 for line in lines)


def test_the_model_is_told_nothing_twice() -> None:
    case = case_at(9, review_of("The tarn rose on Monday.", ()))
    furniture = replace(case.review.furniture, standfirst="The tarn rose on Monday.")
    digest = digest_of(replace(case, review=replace(case.review, furniture=furniture)))
    assert told(digest) == ["09:05 The tarn rose on Monday."]


def test_a_query_is_open_until_an_editor_has_a_word_on_it() -> None:
    case = case_at(9)
    queries = [f for f in case.review.findings if f.level is Level.QUERY]
    assert queries
    asked = digest_of(case).queries
    assert sorted(q.words for q in asked) == sorted(
        " ".join(f.span.of(case.review.draft.text).split()) for f in queries
    )
    assert digest_of(with_word(case, Decision.STET)).queries == ()


def test_a_query_links_to_the_answer_and_without_one_to_the_draft() -> None:
    case = case_at(9)
    assert {q.address for q in digest_of(case).queries} == {("C0DESK", case.source.ts)}
    answered = replace(case, stands={"reply": "1773.0002"})
    assert {q.address for q in digest_of(answered).queries} == {("C0DESK", "1773.0002")}


def test_the_laws_queries_come_first() -> None:
    case = case_at(9)
    last = next(f for f in reversed(case.review.findings) if f.level is Level.QUERY)
    legal = replace(last, rule=replace(last.rule, kind=Kind.LEGAL), note="Is it safe to say?")
    findings = tuple(legal if f is last else f for f in case.review.findings)
    digest = digest_of(replace(case, review=replace(case.review, findings=findings)))
    assert digest.queries[0].reason == "Is it safe to say?"


def test_figures_are_counted_by_kind_and_slips_by_rule() -> None:
    counts = Figures(
        7,
        {("spelling", "spelling"): 6, ("style", "dashes"): 4, ("style", "per-cent"): 1},
        {("spelling", "spelling"): 3},
        {("spelling", "spelling"): 1, ("style", "dashes"): 3},
    )
    digest = digest_of(figures=counts)
    assert (digest.reviews, digest.found, digest.applied, digest.stet) == (7, 11, 3, 4)
    assert digest.kinds == (("spelling", 6), ("style", 5))
    assert digest.slips == (("spelling", 5),)


@pytest.mark.parametrize(
    ("lately", "offered"),
    [
        (figures(FEWEST_DECIDED, 0, FEWEST_DECIDED), True),
        (figures(FEWEST_DECIDED - 1, 0, FEWEST_DECIDED - 1), False),
        (figures(6, 2, 4), True),
        (figures(7, 3, 4), False),
        (figures(9, 1, 5), True),
        (figures(11, 0, 5), False),
    ],
)
def test_a_rule_is_mostly_let_stand_by_two_thirds_of_five_words(
    lately: Figures, offered: bool
) -> None:
    digest = digest_of(figures=figures(1, 0, 1), lately={"C0DESK": lately})
    assert [each.rule for each in digest.stetted] == ["invented"] * offered


def test_a_rule_that_is_off_or_was_not_let_stand_today_is_not_offered() -> None:
    lately = {"C0DESK": figures(9, 0, 9), "C0OTHER": figures(6, 0, 6)}
    today = figures(1, 0, 1)
    both = digest_of(figures=today, lately=lately)
    assert [each.channel for each in both.stetted] == ["C0DESK", "C0OTHER"]
    off = digest_of(figures=today, lately=lately, off={"C0DESK": {RULE[1]}})
    assert [each.channel for each in off.stetted] == ["C0OTHER"]
    assert digest_of(figures=figures(1), lately=lately).stetted == ()


def test_a_terminal_shows_the_whole_digest_and_is_not_steered_by_it() -> None:
    case = case_at(9, review_of("Tarn \x1b[31mrises\x07\n\nThe tarn rose on Monday.", ()))
    page = in_plain_text(
        digest_of(
            case,
            case_at(16, read("ferry-live-blog")),
            figures=figures(5, 0, 5),
            lately={"C0DESK": figures(5, 0, 5)},
        )
    )
    for said in (
        "Saturday 14 March 2026",
        "Europe/London",
        "09:05",
        "live blog",
        "invented: 5 of 5",
    ):
        assert said in page or said.replace(":", " in C0DESK:") in page
    assert not set(page) & {"\x1b", "\x07"}
    assert "Nothing was read." in in_plain_text(digest_of())
