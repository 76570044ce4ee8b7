"""What is read as a quantity, what is left out, and what bears a headline's figure out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.figures import (
    ABOUT,
    ABOVE,
    AGE,
    AT_LEAST,
    AT_MOST,
    BELOW,
    Figure,
    figures,
    grain,
    supported,
)
from bot.numerals import SCORE, VAGUE
from bot.text import Span


def read(copy: str) -> tuple[Figure, ...]:
    return figures(copy, Span(0, len(copy)))


def only(copy: str) -> Figure:
    (figure,) = read(copy)
    return figure


@pytest.mark.parametrize(
    ("copy", "value", "unit"),
    [
        ("12,450 geese", 12_450, ""),
        ("a loss of £1.3bn", 1.3e9, "£"),
        ("a grant of US$5m", 5e6, "$"),
        ("2.5 million pounds", 2.5e6, "£"),
        ("5m people", 5e6, ""),
        ("a 100m race", 100, "m"),
        ("7.4% of it", 7.4, "%"),
        ("94 per cent full", 94, "%"),
        ("winds of 81mph", 81, "mph"),
        ("closed at 212p", 212, "p"),
        ("three hundred and twenty-one ships", 321, ""),
        ("half a million bees", 500_000, ""),
        ("two dozen eggs", 24, ""),
        ("a dozen eggs", 12, ""),
        ("three-quarters of it", 75, "%"),
        ("half the field", 50, "%"),
        ("six in 10 voters", 60, "%"),
        ("one in nine people", 100 / 9, "%"),
        ("1 in 1,000 births", 0.1, "%"),
        ("a man of 44", 44, AGE),
        ("tens of thousands of fans", 10_000, VAGUE),
        ("a 34-year-old woman", 34, AGE),
        ("Man, 34, held", 34, AGE),
        ("she died aged 91", 91, AGE),
    ],
)
def test_a_quantity_is_read(copy: str, value: float, unit: str) -> None:
    figure = only(copy)
    assert figure.value == pytest.approx(value)
    assert figure.unit == unit


@pytest.mark.parametrize(
    "copy",
    [
        "on 22 January 2025 at 12:30",
        "at 12.30pm and 5 am",
        "in 1994, the 1990s and the '90s",
        "the 22nd of them",
        "an F-16, a 4x4, Covid-19, the G7 and 3G",
        "within 24 hours",
        "one of the best, one another, no one",
        "half an hour into the second half",
        "the Three Gorges dam",
        "call 0800 1111",
    ],
)
def test_what_is_no_quantity_is_left_out(copy: str) -> None:
    assert read(copy) == ()


@pytest.mark.parametrize(
    "copy", ["three in nine villages", "kill two in four towns", "five in eight raids"]
)
def test_how_many_in_how_many_places_is_no_ratio(copy: str) -> None:
    assert [figure.unit for figure in read(copy)] == ["", ""]


@pytest.mark.parametrize("copy", ["Town won 2-1", "at 212 for 4", "on Channel 4", "at No 10"])
def test_scores_and_labels_are_told_apart(copy: str) -> None:
    assert {figure.unit for figure in read(copy)} == {SCORE}


@pytest.mark.parametrize(
    ("copy", "bound"),
    [
        ("nearly 40 boats", BELOW),
        ("fewer than 40 boats", BELOW),
        ("more than 40 boats", ABOVE),
        ("it lost over 40 boats", ABOVE),
        ("a row over 40 boats", None),
        ("40 or more boats", ABOVE),
        ("at least 40 boats", AT_LEAST),
        ("as many as 40 boats", AT_MOST),
        ("an estimated 40 boats", ABOUT),
        ("all 40 boats", None),
    ],
)
def test_a_hedge_leans_one_way(copy: str, bound: str | None) -> None:
    assert only(copy).bound == bound


@pytest.mark.parametrize(
    ("copy", "noun"),
    [
        ("430 strikes on Hull", "strikes"),
        ("12,000 North Korean troops", "troops"),
        ("five of the county's libraries", "libraries"),
        ("a 10-month wait", "month"),
        ("one woman", "woman"),
        ("80 were rescued", None),
    ],
)
def test_the_noun_is_the_head_of_what_is_counted(copy: str, noun: str | None) -> None:
    assert only(copy).noun == noun


@pytest.mark.parametrize(
    ("headline", "body", "fair"),
    [
        ("60% back ban", "59.7% back it", True),
        ("Six in 10 back ban", "60% back it", True),
        ("Loss of £1.3bn", "a loss of £1.28bn", True),
        ("Loss of £1.3bn", "a loss of 1,300 million pounds", True),
        ("Twelve held", "12 men were held", True),
        ("Dozens held", "36 men were held", True),
        ("Dozens held", "three men were held", False),
        ("More than 100 held", "108 men were held", True),
        ("Nearly 100 held", "96 men were held", True),
        ("More than 100 held", "96 men were held", False),
        ("Loss of £41m", "a loss of £14m", False),
        ("Loss of £14m", "a loss of $14m", False),
        ("14% rise", "14 shops", False),
        ("Team of 300", "a team of 250", False),
    ],
)
def test_a_headline_figure_is_borne_out_or_not(headline: str, body: str, fair: bool) -> None:
    assert supported(only(headline), read(body)) is fair


@given(st.integers(13, 10**9))
def test_a_figure_bears_itself_out_however_it_is_written(value: int) -> None:
    copy = f"the sum of £{value:,} was paid"
    assert only(copy).value == value
    assert supported(only(copy), read(copy))
    assert value % grain(value) == 0


@given(st.text(alphabet="0123456789,.-–:£%mbn onethird halfOf()\n", max_size=60))
def test_any_copy_is_read_in_order(copy: str) -> None:
    starts = [figure.span.start for figure in read(copy)]
    assert starts == sorted(starts)
