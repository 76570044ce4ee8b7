"""What a language model writes is shown only when the copy bears it out and the house would print
it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.claims import LineFell, unsupported
from bot.draft import Draft
from bot.galley import Galley
from bot.headlines import Bench, Form
from bot.house import house_style
from bot.moods import Copy

FERRY = (
    "Fire broke out in the engine room of the Arden ferry as it left the quay on Monday, the "
    "coastguard said. Two members of the crew were killed, according to the company, and five "
    "people are in hospital. The mayor of Wyke, Ada Orme, was rescued by a lifeboat. “I thought "
    "the deck would give way,” she told reporters. Divers may return to the wreck in the week."
)
COUNCIL = (
    "Arden council has voted to close four of its nine libraries, despite a petition that 6,200 "
    "people had signed. Councillors approved the cuts by 31 votes to 22. The leader, Tom Frost, "
    "denied that the vote had been fixed. He said that the council might sell the buildings. "
    "Campaigners plan to challenge the decision in the High Court."
)
JUDGED = Path(__file__).with_name("headlines.txt")
"""Copy, then lines on it: what each falls for, or that it holds. Blank lines part the copies."""


def judged() -> Iterator[tuple[str, str, str]]:
    for block in JUDGED.read_text(encoding="utf-8").strip().split("\n\n"):
        copy, *lines = block.split("\n")
        for line in lines:
            verdict, _, words = line.partition(": ")
            yield copy, words, verdict


@pytest.mark.parametrize(("copy", "line", "why"), [each for each in judged() if each[2] != "holds"])
def test_a_line_that_says_more_than_the_copy_falls_for_that_reason(
    copy: str, line: str, why: str
) -> None:
    assert LineFell(why) in {fall.why for fall in unsupported(line, Copy(copy))}


@pytest.mark.parametrize(("copy", "line"), [each[:2] for each in judged() if each[2] == "holds"])
def test_a_fair_paraphrase_is_borne_out(copy: str, line: str) -> None:
    assert unsupported(line, Copy(copy)) == ()


def test_the_judged_lines_are_many_and_of_every_sort() -> None:
    counts = Counter(verdict for _, _, verdict in judged())
    assert counts["holds"] > 100
    assert sum(counts.values()) - counts["holds"] > 100
    shown = {LineFell.FORM, LineFell.LENGTH, LineFell.REPEAT, LineFell.LINK, LineFell.HEDGE}
    assert set(LineFell) - shown <= set(counts)


@pytest.mark.parametrize(
    "line",
    [
        "Mayor rescued from ferry: see https://arden.example",
        "Mayor rescued from ferry: see arden@ferry.example",
        "<!channel> Mayor rescued from ferry fire",
        "<@U123> Mayor rescued from ferry fire",
        "@arden Mayor rescued from ferry fire",
        "[Mayor](arden) rescued from ferry fire",
        "*Mayor* rescued from ferry fire",
    ],
)
def test_links_mentions_and_markup_are_not_shown(line: str) -> None:
    assert why_it_fell(line) == [LineFell.LINK]


@cache
def bench(copy: str, index: int | None = 0) -> Bench:
    return Bench(Galley(Draft.parse(copy), house_style()), index)


NEWS = f"Fire on the Arden ferry\n\n{FERRY}"
STRAIGHT = NEWS.replace("“", '"').replace("”", '"')


def shown(line: str, form: Form = Form.HEADLINE, copy: str = NEWS) -> tuple[str, ...]:
    return bench(copy).pick([line], form)[0]


def why_it_fell(line: str, form: Form = Form.HEADLINE, copy: str = NEWS) -> list[LineFell]:
    return list(bench(copy).pick([line], form)[1])


def test_a_headline_loses_its_full_stop_and_odd_spaces() -> None:
    assert shown(" Mayor of Wyke  rescued from ferry\u00a0fire. ") == (
        "Mayor of Wyke rescued from ferry fire",
    )


def test_an_abbreviation_keeps_its_full_stop() -> None:
    copy = NEWS.replace("the company,", "Arden Ferries Ltd.,")
    line = "Mayor of Wyke rescued by Arden Ferries Ltd."
    assert shown(line, copy=copy) == (line,)


@pytest.mark.parametrize(
    ("copy", "wanted"),
    [
        (NEWS, "‘I thought the deck would give way’: mayor’s ferry rescue"),
        (STRAIGHT, "'I thought the deck would give way': mayor's ferry rescue"),
    ],
)
def test_a_headline_takes_single_quotes_in_the_drafts_own_hand(copy: str, wanted: str) -> None:
    line = '"I thought the deck would give way": mayor\'s ferry rescue'
    assert shown(line, copy=copy) == (wanted,)


def test_a_sentence_keeps_double_quotes_in_the_drafts_own_hand() -> None:
    line = 'The mayor of Wyke "thought the deck would give way" in the ferry fire'
    assert shown(line, Form.SUMMARY) == (
        "The mayor of Wyke “thought the deck would give way” in the ferry fire.",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Mayor Of Wyke Rescued From Ferry Fire",
        "5 people in hospital after ferry fire",
        "Mayor of Wyke rescued from ferry fire!",
        "Mayor of Wyke recieves help in ferry fire",
    ],
)
def test_a_headline_out_of_the_houses_form_falls(line: str) -> None:
    assert why_it_fell(line) == [LineFell.FORM]


def test_a_slip_in_a_summary_is_a_matter_of_form() -> None:
    line = "The mayor of Wyke was was rescued by a lifeboat when fire broke out on the Arden ferry."
    assert why_it_fell(line, Form.SUMMARY) == [LineFell.FORM]


LONG = "Fire broke out in the engine room of the Arden ferry as it left the quay"


@pytest.mark.parametrize("form", [Form.HEADLINE, Form.PUSH, Form.SUMMARY, Form.STANDFIRST])
def test_a_line_within_its_length_is_shown(form: Form) -> None:
    assert shown(LONG, form)


def test_a_search_headline_must_be_shorter() -> None:
    assert why_it_fell(LONG, Form.SEO) == [LineFell.LENGTH]


def test_a_line_longer_than_an_alert_is_no_headline_but_may_be_a_summary() -> None:
    long = f"{LONG}, and the mayor of Wyke was rescued by a lifeboat"
    assert why_it_fell(long, Form.PUSH) == [LineFell.LENGTH]
    assert shown(long, Form.SUMMARY) == (f"{long}.",)


@pytest.mark.parametrize("line", ["", "   ", "Ferry fire"])
def test_a_line_of_no_words_or_two_is_no_headline(line: str) -> None:
    assert why_it_fell(line) == [LineFell.LENGTH]


def test_lines_keep_their_order_and_near_repeats_fall() -> None:
    lines = [
        "Mayor saved as fire hits Arden ferry",
        "Mayor saved as fire hits the Arden ferry",
        "MAYOR SAVED AS FIRE HITS ARDEN FERRY",
        "Captain arrested after ferry fire",
        "Mayor of Wyke rescued by lifeboat",
    ]
    kept, fell = bench(NEWS).pick(lines, Form.HEADLINE)
    assert kept == (lines[0], lines[4])
    assert fell == Counter({LineFell.REPEAT: 2, LineFell.GRAVE: 1})


def test_each_sentence_of_a_paragraph_must_be_borne_out() -> None:
    first = "A fire broke out on the Arden ferry on Monday, the coastguard said."
    assert shown(f"{first} The mayor of Wyke was rescued.", Form.PARAGRAPH)
    assert why_it_fell(f"{first} The captain was arrested.", Form.PARAGRAPH) == [LineFell.GRAVE]


BLOG = (
    f"Fire on the Arden ferry\n\n{FERRY}\n\n10:41 GMT\n\n"
    f"Libraries to close in Arden\n\n{COUNCIL}\n\n10:05 GMT"
)


def test_a_post_is_held_against_its_own_body_and_a_blog_against_all() -> None:
    line = "Arden council to shut four libraries"
    assert len(bench(BLOG, 0).galley.posts) == 2
    assert bench(BLOG, 0).pick([line], Form.POINT)[0] == ()
    assert bench(BLOG, 1).pick([line], Form.POINT)[0] == (f"{line}.",)
    assert bench(BLOG, None).pick([line], Form.POINT)[0] == (f"{line}.",)


def test_a_posts_own_headline_bears_nothing_out() -> None:
    copy = f"Captain arrested over ferry fire in Skell\n\n{FERRY}"
    assert why_it_fell("Captain arrested over ferry fire", copy=copy) == [LineFell.GRAVE]


@pytest.mark.parametrize("mark", ["\u202e", "\u200b", "\u2066", "\x07", "\n", "\r", "🔥", "\ue000"])
def test_hidden_marks_breaks_and_pictures_are_not_shown(mark: str) -> None:
    assert why_it_fell(f"Mayor of Wyke{mark} rescued from ferry fire") == [LineFell.LINK]
