"""The paragraph on a desk's day says what the desk published, or nothing."""

from __future__ import annotations

import json

import pytest

from bot.day import read_day
from bot.house import house_style
from bot.model import Why
from tests.test_reader import Told

PUBLISHED = [
    "09:58 Ferry leaves Esbjerg. The Meridian left with 290 passengers aboard, its operator said.",
    "11:52 First passengers land. The first of them came ashore at Harwick, the coastguard said.",
]
TRUE = (
    "The Meridian left Esbjerg with 290 passengers aboard, its operator said. The first of them "
    "came ashore at Harwick, according to the coastguard."
)


def day(paragraph: str) -> Told:
    return Told({0: json.dumps({"paragraph": paragraph})})


def test_a_paragraph_that_the_day_bears_out_is_given() -> None:
    found = read_day(PUBLISHED, house_style(), day(TRUE))
    assert found.paragraph == TRUE
    assert found.usage.calls == 1


@pytest.mark.parametrize(
    "false",
    [
        TRUE.replace("290", "310"),
        TRUE.replace("Harwick", "Harwich"),
        TRUE + " Two people were killed.",
        TRUE + " More at https://evil.example.",
        TRUE * 6,
    ],
)
def test_one_that_it_does_not_is_left_out_and_counted(false: str) -> None:
    found = read_day(PUBLISHED, house_style(), day(false))
    assert found.paragraph is None
    assert found.fell.total() == 1


@pytest.mark.parametrize(("says", "why"), [(Why.LATE, Why.LATE), ("nonsense", Why.INVALID)])
def test_no_answer_is_told_apart(says: str | Why, why: Why) -> None:
    assert read_day(PUBLISHED, house_style(), Told({}, says)).why is why
