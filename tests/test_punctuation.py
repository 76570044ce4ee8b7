"""Punctuation, quotation marks and apostrophes, on more copy than the rules' own examples."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.checks import (
    apostrophe,
    apposition,
    belongings,
    brackets,
    full_stop,
    in_its_own_hand,
    its,
    keep_quotations,
    possessive,
    punctuation,
    quote_marks,
    sound_alike,
    their,
)
from bot.draft import Draft
from bot.finding import Finding, settle
from bot.galley import Check, Galley
from bot.house import house_style
from bot.text import replace

HOUSE = house_style()
STOPS = (punctuation.CHECK, full_stop.CHECK, apposition.CHECK)
QUOTES = (quote_marks.CHECK, brackets.CHECK)
APOSTROPHES = (
    its.CHECK,
    possessive.CHECK,
    belongings.CHECK,
    apostrophe.CHECK,
    sound_alike.CHECK,
    their.CHECK,
)
CHECKS = (*STOPS, *QUOTES, *APOSTROPHES)


def found_by(checks: tuple[Check, ...], copy: str) -> tuple[Finding, ...]:
    galley = Galley(Draft.parse(copy), HOUSE)
    findings = [finding for check in checks for finding in check.find(galley)]
    return settle(in_its_own_hand(galley, keep_quotations(galley, findings)))


def amended(checks: tuple[Check, ...], copy: str) -> str:
    return replace(copy, [(f.span, f.fix) for f in found_by(checks, copy) if f.fix is not None])


def ids(checks: tuple[Check, ...], copy: str) -> list[str]:
    return [finding.rule.id for finding in found_by(checks, copy)]


@pytest.mark.parametrize(
    ("copy", "right"),
    [
        ("It shut at 3pm.It opens at six.", "It shut at 3pm. It opens at six."),
        ("It cost £5.5m.The bank paid.", "It cost £5.5m. The bank paid."),
        ("The pier;which fell, was old.", "The pier; which fell, was old."),
        ("She called it “a mess”.He agreed.", "She called it “a mess”. He agreed."),
        ("Ada Tarn, aged 45,was hurt.", "Ada Tarn, aged 45, was hurt."),
        ("Two piers fell :the old ones.", "Two piers fell: the old ones."),
        ("The pier fell ; nobody cared.", "The pier fell; nobody cared."),
        ("The pier fell. fans wept.", "The pier fell. Fans wept."),
        ("“The pier fell,” She said.", "“The pier fell,” she said."),
        (
            "Ada Tarn, leader of the council told reporters it was over.",
            "Ada Tarn, leader of the council, told reporters it was over.",
        ),
        (
            "Tarn mayor Bo Ridley, a former baker said the pier was safe.",
            "Tarn mayor Bo Ridley, a former baker, said the pier was safe.",
        ),
        (
            "According to Radio Tarn, Bo Ridley, the owner of the pier told police it fell.",
            "According to Radio Tarn, Bo Ridley, the owner of the pier, told police it fell.",
        ),
    ],
)
def test_stops_and_spaces_are_put_right(copy: str, right: str) -> None:
    assert amended(STOPS, copy) == right


@pytest.mark.parametrize(
    "copy",
    [
        "Booking.com and Will.i.am met at St.Ives.",
        "He left . . . and came back.",
        "It rose 1,200 and fell 3.5.",
        "She wrote “…and the rest”.",
        "Ada Tarn, the town heard, left.",
        "Last Monday, the head of the crew told us it was over.",
        "Ada Tarn, of Hull, and Bo Ridley, the baker, said it was over.",
        "“Stop.” She said no more.",
    ],
)
def test_copy_that_only_looks_odd_passes(copy: str) -> None:
    assert not ids(STOPS, copy)


def test_a_stop_or_none_before_the_speaker_is_asked_about() -> None:
    assert ids(STOPS, "“It fell at noon” she said.") == ["comma-before-speech-tag"]
    assert ids(STOPS, "“It fell at noon.” she said.") == ["comma-before-speech-tag"]


def test_a_live_blog_without_full_stops_is_left_alone() -> None:
    paragraphs = ["The pier at Tarn fell into the sea at noon on Monday"] * 4
    assert not ids(STOPS, "Pier falls\n\n" + "\n\n".join(paragraphs))


@pytest.mark.parametrize(
    "copy",
    [
        "“We went home, said Ada Tarn, 79, who lives by the pier. “It was cold.”",
        "“We went home, Dr de la Tarn said. “It was cold.”",
        "He said: “We went home.\n\nIt was cold.” Nobody came.",
        "“We went home, she said.\n\n“It was cold,” he said.",
        "We went home,” she said. “It was cold.”",
        "The mayor called it “a mess and left. She said “no”.",
        'She said: "We went home.\n\nThe pier was shut.',
    ],
)
def test_one_missing_mark_gives_one_query(copy: str) -> None:
    assert ids(QUOTES, copy) == ["unclosed-quotation"]


@pytest.mark.parametrize(
    "copy",
    [
        "“We went home.\n\n“It was cold.\n\n“We slept,” she said.",
        "“We went home.\n\nCold night\n\n“It was cold,” she said.",
        "“He said, ‘Go,’ ” she said.",
        "‘We heard “stop” twice,’ she said.",
        'The 5\'10" keeper said: "I am tall."',
        'It is a 12" single and she said “no”.',
        "“We went home. “It was cold,” she said.",
        "• “We went home”\n• “It was cold”",
    ],
)
def test_quotations_that_are_whole_pass(copy: str) -> None:
    assert not ids(QUOTES, copy)


def test_posts_do_not_close_each_other() -> None:
    blog = (
        "Pier falls into sea\n“We went home.\nAda Tarn\n22 January 2025 11:46\n"
        "Pier shut for good\n“It was cold,” she said.\nAda Tarn\n22 January 2025 11:17\n"
    )
    assert ids(QUOTES, blog) == ["unclosed-quotation"]


@pytest.mark.parametrize(
    ("quote", "asked"),
    [
        ("“He (Ridley) knew,” she said.", True),
        ("“He (Mr Ridley’s son) knew,” she said.", True),
        ("“They (the council) knew,” she said.", True),
        ("“I think (the) council knew,” she said.", True),
        ("“They knew (laughs) and left,” she said.", False),
        ("“They knew (I think) and left,” she said.", False),
        ("“The Union of Piers (UP) knew,” she said.", False),
    ],
)
def test_the_reporters_own_words_in_a_quotation(quote: str, asked: bool) -> None:
    assert ("round-brackets-in-quotation" in ids(QUOTES, quote)) is asked


WORDS = st.lists(st.sampled_from("we went home and then it rained".split()), min_size=4, max_size=9)
QUOTED = st.builds(lambda words: f"“{' '.join(words).capitalize()},” she said.", WORDS)


@given(st.lists(QUOTED, min_size=1, max_size=5))
def test_whole_quotations_are_never_asked_about(paragraphs: list[str]) -> None:
    assert not ids(QUOTES, "\n\n".join(["Rain at Tarn", "It rained.", *paragraphs]))


@given(st.lists(QUOTED, min_size=1, max_size=5), st.data())
def test_any_one_mark_that_goes_is_missed_once(paragraphs: list[str], data: st.DataObject) -> None:
    copy = "\n\n".join(["Rain at Tarn", "It rained.", *paragraphs, "Nobody was hurt."])
    marks = [i for i, mark in enumerate(copy) if mark in "“”"]
    gone = data.draw(st.sampled_from(marks))
    assert ids(QUOTES, copy[:gone] + copy[gone + 1 :]) == ["unclosed-quotation"]


@given(st.text(alphabet="aA .,;:!?“”\"'’‘(1\n-", min_size=1, max_size=80))
@settings(max_examples=200)
def test_fixes_settle_on_any_copy(copy: str) -> None:
    if not copy.strip():
        return
    for check in CHECKS:
        for _ in range(12):
            before, copy = copy, amended((check,), copy)
        assert copy == before
