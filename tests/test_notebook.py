from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.notebook import Notebook
from bot.review import Decision
from tests.noted_cases import NOON, a_draft_noted, as_editors_see, reviewed, with_word
from tests.slack_cases import FOLDER, case_of, read

HOUR = timedelta(hours=1)


def test_another_process_reads_a_case_as_it_was_kept(notebook: Notebook, other: Notebook) -> None:
    case = with_word(a_draft_noted(seconds=1.5, model="claude", edition=2), "4,000", Decision.STET)
    case = replace(case, links={"abc": "https://x.slack.com/p1"}, attached={"f": "0a"}, job="j1")
    assert notebook.keep(case) == case
    back = other.case(case.id)
    assert back is not None
    assert as_editors_see(back) == as_editors_see(case)
    assert list(back.keys()) == list(case.keys())


def test_what_a_finding_sees_of_an_earlier_draft_is_kept(
    notebook: Notebook, other: Notebook
) -> None:
    case = a_draft_noted()
    seeing = tuple(replace(finding, see="a1b2c3") for finding in case.review.findings)
    notebook.keep(replace(case, review=replace(case.review, findings=seeing)))
    back = other.case(case.id)
    assert back is not None
    assert [finding.see for finding in back.review.findings] == ["a1b2c3"] * 3


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.txt")))
def test_real_reviews_come_back_with_the_same_keys(
    name: str, notebook: Notebook, other: Notebook
) -> None:
    case = case_of(read(name))
    notebook.keep(case)
    back = other.case(case.id)
    assert back is not None
    assert list(back.keys()) == list(case.keys())
    assert back.review.draft == case.review.draft
    assert as_editors_see(back) == as_editors_see(case)


def test_copy_that_no_database_likes_comes_back_whole(notebook: Notebook, other: Notebook) -> None:
    copy = "Skerrow\x00 said: half a pair \ud83d, an emoji 🦑, a tab\t and ‘quotes’."
    case = replace(a_draft_noted(), review=reviewed(copy))
    notebook.keep(case)
    back = other.case(case.id)
    assert back is not None
    assert back.review.draft.text == copy


def test_a_case_at_hand_gives_way_to_a_newer_one_of_another_process(
    notebook: Notebook, other: Notebook
) -> None:
    case = notebook.keep(a_draft_noted())
    other.keep(with_word(case, "govenor", Decision.APPLY))
    seen = notebook.case(case.id)
    assert seen is not None
    assert [verdict.decision for verdict in seen.verdicts.values()] == [Decision.APPLY]


def test_a_case_at_hand_is_not_parsed_again(notebook: Notebook) -> None:
    case = notebook.keep(a_draft_noted())
    assert notebook.case(case.id) is case


def test_an_unknown_case_is_none(notebook: Notebook) -> None:
    assert notebook.case("0123456789ab") is None
    assert notebook.source("0123456789ab") is None


def test_a_draft_that_is_expected_is_known_until_it_is_given_up(
    notebook: Notebook, other: Notebook
) -> None:
    notebook.expect("abc")
    notebook.expect("abc")
    assert other.knows("abc")
    other.give_up("abc")
    assert not notebook.knows("abc")


def test_a_draft_that_is_kept_is_expected_no_more(notebook: Notebook) -> None:
    case = a_draft_noted()
    notebook.expect(case.id)
    notebook.keep(case)
    assert notebook.forget(case.source)
    assert not notebook.knows(case.id)


def test_the_first_letter_of_a_job_stays_until_it_is_done(
    notebook: Notebook, other: Notebook
) -> None:
    notebook.lay_by("job", {"copy": "Skerrow", "message": {"text": "x", "n": [1, None]}})
    other.lay_by("job", {"copy": "other"})
    assert other.letter("job") == {"copy": "Skerrow", "message": {"text": "x", "n": [1, None]}}
    other.done_with("job")
    assert notebook.letter("job") is None


def test_somebodys_reviews_come_the_latest_first(notebook: Notebook) -> None:
    kept = [notebook.keep(a_draft_noted(f"17000000{n}.0001")) for n in range(10, 14)]
    notebook.keep(replace(a_draft_noted("1800000000.0001"), stands={}))
    notebook.keep(replace(a_draft_noted("1800000001.0001"), asked_by="U0IVAN"))
    notebook.keep(kept[0])
    assert [case.id for case in notebook.asked_by("U0MAYA", 2)] == [kept[3].id, kept[2].id]


def test_somebodys_channels_come_the_latest_first(notebook: Notebook) -> None:
    notebook.keep(a_draft_noted("1.1", "C0OLD"))
    notebook.keep(a_draft_noted("1.2", "C0NEW", at=NOON + HOUR))
    notebook.keep(a_draft_noted("1.3", "C0OLD", at=NOON + 2 * HOUR))
    notebook.keep(a_draft_noted("1.4", "D0MAYA", share_to="C0SHARED", at=NOON + 3 * HOUR))
    assert notebook.channels_of("U0MAYA") == ("C0SHARED", "C0OLD", "C0NEW")
    assert notebook.channels_of("U0LENA") == ()


def test_a_channel_is_theirs_too_who_decided_or_set_something_there(notebook: Notebook) -> None:
    decided = with_word(a_draft_noted("1.1", "C0DECIDED"), "4,000", Decision.STET)
    by = next(iter(notebook.keep(decided).verdicts.values())).by
    at = [NOON + hours * HOUR for hours in range(1, 6)]
    notebook.add_word("C0WORD", "skerrow", by, at[1])
    notebook.switch_off("C0RULE", "percent", by, at[2])
    notebook.set_reaction("C0EMOJI", "eyes", by, at[3])
    notebook.set_digest("C0DIGEST", None, by, at[4])
    latest_first = ("C0DIGEST", "C0EMOJI", "C0RULE", "C0WORD", "C0DECIDED")
    assert notebook.channels_of(by) == latest_first


def test_a_moment_in_another_zone_is_the_same_moment(notebook: Notebook, other: Notebook) -> None:
    there = datetime.fromisoformat("2026-03-14T13:00:00+01:00")
    case = notebook.keep(a_draft_noted(at=there))
    back = other.case(case.id)
    assert back is not None
    assert back.at == NOON
    assert back.at.tzinfo is UTC
    assert notebook.read_between(["C0DESK"], NOON, NOON + HOUR) == (case,)
