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
