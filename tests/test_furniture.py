"""Headlines and summaries say what the copy says, with its hedges and its sources."""

from __future__ import annotations

import pytest

from bot.cuts import headline_cuts, stands_alone
from bot.desk import Desk
from bot.draft import Draft
from bot.furniture import Furniture, Lack, lacks
from bot.house import house_style
from bot.posts import LONGEST_PUSH

COPY = (
    "More than 430 strikes hit nine villages near Orikhiv on Monday, governor Ivan Petrenko said. "
    "The cost is put at £1.28bn, or 59.7% of the region’s budget. "
    "“We have nowhere left to go,” said Halyna Kovalenko, 34."
)


@pytest.mark.parametrize(
    "headline",
    [
        "More than 430 strikes hit nine villages, governor says",
        "‘Nowhere left to go’: villagers near Orikhiv tell of strikes",
        "Petrenko: cost of strikes put at £1.3bn",
        "Strikes cost region 60% of its budget",
        "Villages hit by strikes, says Ivan Petrenko",
    ],
)
def test_a_headline_that_keeps_to_the_copy_is_supported(headline: str) -> None:
    assert lacks(headline, COPY) == ()


@pytest.mark.parametrize(
    ("headline", "lack", "words"),
    [
        ("More than 450 strikes hit nine villages", Lack.NUMBER, "450"),
        ("Strikes kill three in nine villages", Lack.NUMBER, "three"),
        ("430 strikes hit nine villages", Lack.HEDGE, "430"),
        ("Strikes cost the region £1.8bn", Lack.NUMBER, "£1.8bn"),
        ("Strikes near Kherson, governor says", Lack.NAME, "Kherson"),
        ("Governor Dmytro Petrenko tells of strikes", Lack.NAME, "Dmytro"),
        ("Villagers ‘have lost hope’ after strikes", Lack.QUOTATION, "have lost hope"),
        ('"We are lost," says villager', Lack.QUOTATION, "We are lost,"),
    ],
)
def test_what_the_copy_does_not_bear_out_is_named(headline: str, lack: Lack, words: str) -> None:
    found = lacks(headline, COPY)
    assert [(each.lack, each.words) for each in found if each.lack is lack] == [(lack, words)]


def test_a_cut_keeps_the_source_or_is_not_made() -> None:
    sentence = (
        "The army has lost two of its bases, the ministry has claimed, in what would be the worst "
        "defeat of the campaign that began in the spring."
    )
    short = [line for line in headline_cuts(sentence) if len(line) <= LONGEST_PUSH]
    assert "The army has lost two of its bases, the ministry has claimed" in short
    assert all("claimed" in line for line in short)


def test_a_cut_never_drops_a_condition() -> None:
    sentence = "The strike will end on Friday after talks, if members vote to accept the offer."
    assert list(headline_cuts(sentence)) == [sentence.rstrip(".")]


def test_a_cut_never_leaves_a_sentence_without_its_verb() -> None:
    sentence = "The report said that the troops – who had come in October – were seen at the front."
    assert all("were seen" in line for line in headline_cuts(sentence))


def test_a_cut_takes_single_quotation_marks() -> None:
    cut = next(headline_cuts("The plan is “dead”, ministers said."))
    assert cut == "The plan is ‘dead’, ministers said"


@pytest.mark.parametrize(
    "sentence",
    [
        "He said the ferry had been delayed by the storm.",
        "“We waited for hours on the quay,” said a passenger.",
        "But the ferry sailed at noon, the company said on Friday.",
        "300 people were on the quay at noon, the company said.",
        "The ferry, “which was late, sailed at noon on Friday.",
        "The ferry sailed.",
    ],
)
def test_a_sentence_that_leans_on_another_does_not_stand_alone(sentence: str) -> None:
    assert not stands_alone(sentence)


def furniture(copy: str) -> Furniture:
    return Desk(house_style()).read(Draft.parse(copy)).furniture


def test_the_posts_own_headline_is_kept_when_the_copy_supports_it() -> None:
    found = furniture(f"Strikes hit nine villages, governor says\n\n{COPY}")
    assert [line.text for line in found.headlines] == ["Strikes hit nine villages, governor says"]
    assert found.push_alert == "Strikes hit nine villages, governor says"


def test_a_headline_the_copy_does_not_support_gives_way_to_the_lead() -> None:
    found = furniture(f"Strikes hit 12 villages, governor says\n\n{COPY}")
    assert [line.text for line in found.headlines] == [
        "More than 430 strikes hit nine villages near Orikhiv on Monday, "
        "governor Ivan Petrenko said"
    ]


def test_a_slip_in_the_copy_is_not_carried_into_the_furniture() -> None:
    found = furniture("The govenor met the ferry on Monday, the company said.\nIt sailed at noon.")
    assert found.standfirst == "The governor met the ferry on Monday, the company said."


def test_a_sum_in_question_does_not_make_the_headline_but_a_doubt_elsewhere_in_the_lead_may() -> (
    None
):
    found = furniture(
        "Of the 80 crew, 45 went to Hull and 30 to Goole, the company said.\n"
        "The ferry sailed from Harwick at noon on Friday, the company said."
    )
    assert found.push_alert == "The ferry sailed from Harwick at noon on Friday, the company said"
    assert found.standfirst is not None
    assert found.standfirst.startswith("Of the 80 crew")


def test_a_post_with_nothing_that_stands_alone_gets_no_headline() -> None:
    assert furniture("“We waited,” she said.\nHe said so too.") == Furniture()
