"""What the model quotes is found in the draft, or it is nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.anchor import narrowed, places, plain, printable
from bot.text import Span, replace

COPY = (
    "The ferry’s captain – Ada Tarn – said it was late. “It was late, we know,” she said. "
    "The council has set aside £4.2m for the new flood defences at Harwick."
)


def whole(text: str) -> Span:
    return Span(0, len(text))


def found(quote: str, copy: str = COPY) -> list[str]:
    return [span.of(copy) for span in places(copy, quote, whole(copy))]


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("captain", ["captain"]),
        ("The ferry's captain - Ada", ["The ferry’s captain – Ada"]),
        ('"It was late, we know,"', ["“It was late, we know,”"]),
        ("It   was\nlate, we", ["It was late, we"]),
        ("was late", ["was late", "was late"]),
        ("he", []),
        ("the captain", []),
        ("", []),
        ("  ", []),
    ],
)
def test_a_quote_is_found_whatever_its_marks_and_spaces(quote: str, words: list[str]) -> None:
    assert found(quote) == words


def test_a_place_holds_what_the_model_could_not_see() -> None:
    copy = "The gov\u200bern\u202eor met\u00a0them.\r\nThey left."
    assert found("The governor met them. They", copy) == [copy[: copy.index(" left")]]


def test_a_long_quote_with_a_typing_slip_is_found_nearly() -> None:
    assert found("The council has set asde £4.2m for the new flood defences") == [
        "The council has set aside £4.2m for the new flood defences"
    ]


@pytest.mark.parametrize(
    "quote",
    [
        "The council has set aside £4.3m for the new flood defences",
        "The council has set aside £4.2m for the new flood defences at Hardwick",
        "The council has spent £4.2m on the new flood defences",
        "set asde £4.2m",
    ],
)
def test_another_figure_name_or_word_is_never_found_nearly(quote: str) -> None:
    assert found(quote) == []


@pytest.mark.parametrize(
    ("copy", "replacement", "words", "fix"),
    [
        ("two people was injured", "two people were injured", "was", "were"),
        ("That figures appears high", "That figure appears high", "figures", "figure"),
        ("He going home", "He is going home", "He", "He is"),
        ("going home", "He going home", "going", "He going"),
        ("of the the crew", "of the crew", "the ", ""),
        ("Ada Tarn, the mayor said", "Ada Tarn, the mayor, said", "mayor", "mayor,"),
        ("he said", "he said.", "said", "said."),
        ("the ferry’s crew is", "the ferry's crew are", "is", "are"),
        ("they was late and was sorry", "they were late and were sorry",
         "was late and was", "were late and were"),
    ],
)  # fmt: skip
def test_a_fix_is_cut_down_to_the_words_that_change(
    copy: str, replacement: str, words: str, fix: str
) -> None:
    edit = narrowed(copy, whole(copy), replacement)
    assert (edit.span.of(copy), edit.fix) == (words, fix)


@pytest.mark.parametrize("same", ["the ferry's crew - all", "the ferry’s  crew – all"])
def test_another_sort_of_mark_is_no_change(same: str) -> None:
    copy = "the ferry’s crew – all"
    assert len(narrowed(copy, whole(copy), same).span) == 0


@given(st.text("ab ’'.–\u200b", min_size=1), st.text("ab ’'.–"))
def test_a_narrowed_fix_says_what_the_replacement_says(copy: str, replacement: str) -> None:
    if plain(copy):
        edit = narrowed(copy, whole(copy), replacement)
        assert plain(replace(copy, [(edit.span, edit.fix)])) == plain(replacement)


def test_nothing_that_a_reader_cannot_see_is_printable() -> None:
    hidden = "\x00\x1b\u00ad\u200b\u200e\u202e\u2066\ufeff\ufe0f\U000e0041\U000e0101"
    assert printable(f"a{hidden}b\r\n\tc\u00a0é") == "ab   c é"
