"""Copy that stands twice."""

from __future__ import annotations

import pytest

from bot.checks import repetition
from bot.draft import Draft
from bot.galley import Galley
from bot.house import HouseStyle

TOLD = "The council has opened the sports hall to anyone who cannot go home before the morning."
AGAIN = (
    "The council has now opened the sports hall to anyone who cannot go home before the morning."
)
OTHER = (
    "Nobody is thought to have been hurt in the collapse, the fire service said at noon on Friday."
)
STAMP = "\nIda Coe 4 May 2025 {}\n"


def asked(copy: str) -> list[tuple[str, str, str]]:
    galley = Galley(Draft.parse(copy), HouseStyle((), {}))
    return [
        (each.rule.id, each.span.of(copy), each.reason) for each in repetition.CHECK.find(galley)
    ]


def blog(first: str, second: str) -> str:
    newer = f"Wall gives way at harbour\n{first}" + STAMP.format("12:40")
    return newer + f"Hall opens\n{second}" + STAMP.format("11:30")


@pytest.mark.parametrize("second", [TOLD, AGAIN, TOLD.upper(), f"{TOLD} It has beds."])
def test_a_paragraph_told_again_in_another_post_is_asked_about(second: str) -> None:
    ((rule, words, note),) = asked(blog(TOLD, second))
    assert rule == "repeated-paragraph"
    assert words == " ".join(second.split()[:8])
    assert note == "This paragraph stands already in the post of 12:40."


def test_the_lead_counts_as_the_first_telling() -> None:
    found = asked(f"{TOLD}\n{OTHER}\n" + blog(TOLD, OTHER))
    assert [rule for rule, _, _ in found] == ["repeated-paragraph"] * 2
    assert found[0][2] == "This paragraph stands already in the lead."


@pytest.mark.parametrize(
    "second",
    [
        OTHER,
        "The council has opened a second hall, this one for those who can go home on Sunday.",
        f"• {TOLD}",
        "Nobody was hurt.",
    ],
)
def test_news_that_only_sounds_alike_is_let_be(second: str) -> None:
    assert not asked(blog(f"{TOLD} Nobody was hurt.", second))


def test_invitations_and_helplines_may_stand_under_every_post() -> None:
    for standing in (
        "Sign up to our newsletter for all the news of the harbour wall, every day at six.",
        "In the UK, the flood helpline can be called free at any hour of the day or night.",
        "Our guide to what to do in a flood is at www.example.org for all who wish to read it.",
    ):
        assert not asked(blog(standing, standing))


def test_a_sentence_told_twice_in_one_post_is_asked_about() -> None:
    copy = f"Wall gives way\n\n{TOLD}\n\n{OTHER} It was built in 1887 of local stone. {TOLD}"
    ((rule, words, _),) = asked(copy)
    assert (rule, words) == ("repeated-sentence", " ".join(TOLD.split()[:8]))


def test_a_paragraph_told_twice_is_not_counted_again_by_its_sentences() -> None:
    copy = f"Wall gives way\n\n{TOLD} {OTHER}\n\nIt was built in 1887.\n\n{TOLD} {OTHER}"
    assert [rule for rule, _, _ in asked(copy)] == ["repeated-paragraph"]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("The quay will be closed until Sunday.", "The quay will be closed until Sunday."),
        ("The tower was home to 12 swifts.", "The tower had been home to 12 swifts."),
        (
            "Designed by Ada Frost in 1931, the lido has three pools.",
            "The lido, designed by Ada Frost in 1931, has three pools.",
        ),
        (
            "Engineers from Hull will inspect the sluice on Thursday.",
            "Engineers from Hull are to inspect the sluice on Thursday.",
        ),
        (
            "The lido has three pools and a café by the gate.",
            "The lido has three pools and a café.",
        ),
        ("The lido itself remains open all week.", "The lido itself is still open all week."),
        (
            "The grant would have paid for nine wardens a year in Hull, he said.",
            "The grant was agreed, and would have paid for nine wardens a year in Hull.",
        ),
    ],
)
def test_a_sentence_said_again_with_a_word_or_two_changed_is_asked_about(
    first: str, again: str
) -> None:
    copy = f"Wall gives way at harbour\n\nIt fell at dawn. {first}\n\n{OTHER}\n\n{again}"
    assert [rule for rule, _, _ in asked(copy)] == ["repeated-sentence"]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("The tower was home to 12 swifts.", "The church was home to 40 bats."),
        ("Police closed the quay on Friday.", "Police will open the quay on Monday."),
        ("“The quay is no place for children now,” she said.", "She said the quay was no place."),
        ("It was the first such storm in Hull.", "It was the worst such flood in Leeds."),
    ],
)
def test_a_sentence_that_tells_something_else_is_let_be(first: str, later: str) -> None:
    assert not asked(f"Wall gives way at harbour\n\n{first}\n\n{OTHER}\n\n{later}")


def test_a_sentence_of_an_older_post_is_asked_about_where_it_stands_again() -> None:
    told = "The sluice at Wyke was last repaired in 1974 by prisoners."
    ((rule, words, note),) = asked(blog(f"{OTHER} {told}", f"{TOLD} {told}"))
    assert (rule, words) == ("repeated-sentence", " ".join(told.split()[:8]))
    assert "in the post of 12:40" in note
