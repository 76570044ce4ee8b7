"""Places in a text: folding, paragraphs, sentences and, above all, quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quotations import quotations
from bot.text import (
    Span,
    Spans,
    fold,
    join,
    lines,
    paragraphs,
    replace,
    sentences,
    visible,
)

COPY = st.text(st.sampled_from("ab Z.,'\"“”‘’\n\r\u00a0\u200b–(é9)"), max_size=80)


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in quotations(text)]


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(COPY)
def test_paragraphs_and_sentences_stand_in_order_and_lose_no_letter(text: str) -> None:
    folded = fold(text)
    found = [s for paragraph in paragraphs(folded) for s in sentences(folded, paragraph)]
    assert found == sorted(found)
    assert "".join(s.of(folded) for s in found).split() == visible(folded).split() or all(
        letter in "".join(s.of(folded) for s in found) for letter in folded if letter.isalnum()
    )
    assert sum(c.isalnum() for s in found for c in s.of(folded)) == sum(map(str.isalnum, folded))


@given(COPY)
def test_quotations_stand_in_order_inside_the_text(text: str) -> None:
    found = quotations(text)
    assert list(found) == list(join(found))
    assert all(span.end <= len(text) for span in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “We won.” Then he left.", ["“We won.”"]),
        ('He said: "We won." Then "they" left.', ['"We won."', '"they"']),
        ("They ‘won’ it.", ["‘won’"]),
        ("They 'won' it and the workers' rights stood.", ["'won'"]),
        ("The workers’ rights and the '90s and rock ’n’ roll", []),
        ("It’s Mr O’Hara’s dog.", []),
        ("“One.\n“Two,” he said. Three.", ["“One.", "“Two,”"]),
        ('"One.\n\n"Two," he said. Three.', ['"One.', '"Two,"']),
        ("He said: “We won. And lost.", ["“We won. And lost."]),
        ("We won,” he said.", ["We won,”"]),
        ("“He said ‘never’ to me,” she said.", ["“He said ‘never’ to me,”"]),
        ("‘The workers’ rights matter’, he said", ["‘The workers’ rights matter’"]),
    ],
)
def test_quotations_are_found_with_their_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_lost_closing_mark_protects_the_words_up_to_the_next_one() -> None:
    text = 'He said: "We won. It was great, Smith said. "We love it." Then he left.'
    assert quoted(text) == ['"We won. It was great, Smith said. "We love it."']


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Smith met J. K. Rowling. She left.", ["Mr. Smith met J. K. Rowling.", "She left."]),
        ("It fell 2.5% to 4.1. Then it rose!", ["It fell 2.5% to 4.1.", "Then it rose!"]),
        ('"We won." He left.', ['"We won."', "He left."]),
        ('"Did we?" he asked. "Yes."', ['"Did we?" he asked.', '"Yes."']),
        ("At 5 p.m. Monday it rained... and stopped.", None),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str] | None) -> None:
    found = [span.of(text) for span in sentences(text, Span(0, len(text)))]
    assert found == (expected or [text])


def test_wrapped_copy_is_one_paragraph_and_other_lines_are_each_their_own() -> None:
    wrapped = (
        "The council said that it would reopen the bridge on Monday after a\n"
        "safety inspection that had been asked for by residents who use the\n"
        "crossing each day.\n"
    )
    assert len(paragraphs(wrapped)) == 1
    assert len(paragraphs("One line.\nTwo lines.\n\nThree.")) == 3


def test_lines_are_without_the_blanks_at_their_ends() -> None:
    assert [line.of(" a b \n\n\u200bc ") for line in lines(" a b \n\n\u200bc ")] == ["a b", "c"]


def test_edits_are_made_at_their_places_in_any_order() -> None:
    edits = [(Span(4, 7), "two"), (Span(0, 3), "ONE")]
    assert (
        replace("one 2nd three", edits) == replace("one 2nd three", edits[::-1]) == "ONE two three"
    )


def test_two_edits_at_one_place_are_refused() -> None:
    with pytest.raises(ValueError, match="two edits"):
        replace("one two", [(Span(0, 5), "x"), (Span(3, 7), "y")])


def test_a_span_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9))), st.integers(0, 50))
def test_touching_finds_a_span_whenever_one_overlaps(pairs: list[tuple[int, int]], at: int) -> None:
    spans = [Span(start, start + size) for start, size in pairs]
    asked = Span(at, at + 2)
    assert (Spans(spans).touching(asked) is not None) == any(s.overlaps(asked) for s in spans)
