from __future__ import annotations

from datetime import date, time, timedelta

from bot.notebook import DigestTime, Notebook, Noted
from tests.noted_cases import NOON

HOUR = timedelta(hours=1)


def test_own_words_keep_their_order_and_who_added_them_first(
    notebook: Notebook, other: Notebook
) -> None:
    for word, by in (("Skerrow", "U0MAYA"), ("abbey\x00", "U0IVAN"), ("skerrow", "U0OLGA")):
        notebook.add_word("C0DESK", word, by, NOON)
    assert other.own_words("C0DESK") == (
        Noted("skerrow", "U0MAYA", NOON),
        Noted("abbey\x00", "U0IVAN", NOON),
    )
    other.forget_word("C0DESK", "skerrow")
    assert notebook.words("C0DESK") == ("abbey\x00",)
    assert notebook.words("C0ELSE") == ()


def test_a_rule_is_off_in_its_channel_until_it_is_on(notebook: Notebook, other: Notebook) -> None:
    notebook.switch_off("C0DESK", "among-while", "U0MAYA", NOON)
    other.switch_off("C0DESK", "among-while", "U0IVAN", NOON + HOUR)
    assert other.rules_off("C0DESK") == (Noted("among-while", "U0MAYA", NOON),)
    assert other.rules_off("C0ELSE") == ()
    other.switch_on("C0DESK", "among-while")
    assert notebook.rules_off("C0DESK") == ()


def test_an_empty_emoji_brings_the_desks_own_back(notebook: Notebook, other: Notebook) -> None:
    notebook.set_reaction("C0DESK", "pencil", "U0MAYA", NOON)
    assert other.reaction("C0DESK") == "pencil"
    other.set_reaction("C0DESK", "", "U0MAYA", NOON)
    assert notebook.reaction("C0DESK") is None


def test_a_channel_that_wants_no_digest_is_told_from_one_that_never_said(
    notebook: Notebook, other: Notebook
) -> None:
    notebook.set_reaction("C0EMOJI", "pencil", "U0MAYA", NOON)
    notebook.set_digest("C0DESK", DigestTime(time(18, 30), "Europe/London"), "U0MAYA", NOON)
    notebook.set_digest("C0NONE", None, "U0IVAN", NOON)
    assert other.digest_times() == {
        "C0DESK": DigestTime(time(18, 30), "Europe/London", "U0MAYA", NOON),
        "C0NONE": None,
    }
    notebook.set_digest("C0DESK", None, "U0IVAN", NOON)
    assert other.digest_times()["C0DESK"] is None


def test_settings_of_one_channel_stand_beside_each_other(notebook: Notebook) -> None:
    notebook.set_digest("C0DESK", DigestTime(time(8), "America/New_York"), "U0MAYA", NOON)
    notebook.set_reaction("C0DESK", "pencil", "U0MAYA", NOON)
    found = notebook.digest_times()["C0DESK"]
    assert found is not None
    assert (found.zone, notebook.reaction("C0DESK")) == ("America/New_York", "pencil")


def test_a_digest_is_open_sent_or_not_needed(notebook: Notebook, other: Notebook) -> None:
    day = date(2026, 3, 14)
    assert notebook.digest_sent("C0DESK", day) is None
    notebook.note_digest("C0DESK", day, "")
    assert other.digest_sent("C0DESK", day) == ""
    notebook.note_digest("C0DESK", day, "1700.1")
    assert other.digest_sent("C0DESK", day) == "1700.1"
    assert other.digest_sent("C0DESK", date(2026, 3, 15)) is None
