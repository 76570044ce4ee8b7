from __future__ import annotations

import threading
import time as clock
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.notebook import Notebook
from bot.store import Store
from tests.noted_cases import COPY, NOON, a_draft_noted

HOUR = timedelta(hours=1)


def test_reviews_between_two_moments_hold_the_first_and_not_the_last(notebook: Notebook) -> None:
    late, early, after, elsewhere = (
        notebook.keep(a_draft_noted(f"1.{n}", channel, at=NOON + n * HOUR))
        for n, channel in ((2, "C0DESK"), (0, "C0DESK"), (3, "C0DESK"), (1, "C0ELSE"))
    )
    found = notebook.read_between(["C0DESK"], NOON, NOON + 3 * HOUR)
    assert [case.id for case in found] == [early.id, late.id]
    drafts = notebook.drafts_since(["C0DESK", "C0ELSE"], NOON + HOUR)
    assert [draft.id for draft in drafts] == [elsewhere.id, late.id, after.id]
    assert (drafts[0].text, drafts[0].at) == (COPY, NOON + HOUR)


def test_whoever_holds_a_case_may_hold_it_again(notebook: Notebook, other: Notebook) -> None:
    with notebook.held("case"), notebook.held("case"), notebook.held("parts"):
        pass
    with other.held("case"), other.held("parts"):
        pass


def test_one_at_a_time_holds_a_case_over_threads_and_processes(
    notebook: Notebook, other: Notebook
) -> None:
    inside: list[str] = []
    most: list[int] = []

    def work(mine: Notebook) -> None:
        for _ in range(5):
            with mine.held("case"):
                inside.append("somebody")
                most.append(len(inside))
                clock.sleep(0.002)
                inside.pop()

    threads = [threading.Thread(target=work, args=(each,)) for each in (notebook, other) * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(most), max(most)) == (20, 1)


def test_a_hold_is_given_back_when_the_work_fails(notebook: Notebook, other: Notebook) -> None:
    with pytest.raises(ZeroDivisionError), notebook.held("case"):
        raise ZeroDivisionError
    with other.held("case"):
        pass


def test_the_hold_of_a_dead_worker_is_taken_over(
    store: Store, notebook: Notebook, other: Notebook
) -> None:
    store.enter_worker("one", "host", 1, "all")
    with notebook.held("case"):
        assert not store.take_hold("case", "two")
        assert store.strike_worker("one")
        with other.held("case"):
            assert not store.take_hold("case", "three")


def test_a_job_that_was_under_way_does_not_bring_a_forgotten_draft_back(
    notebook: Notebook, other: Notebook
) -> None:
    case = notebook.keep(a_draft_noted())
    other.forget(case.source)
    notebook.keep(replace(case, seconds=9.0))
    assert (notebook.case(case.id), other.case(case.id)) == (None, None)


def test_a_forgotten_draft_that_is_asked_for_again_is_reviewed_again(
    notebook: Notebook, other: Notebook
) -> None:
    case = notebook.keep(a_draft_noted())
    notebook.forget(case.source)
    notebook.expect(case.id)
    notebook.keep(case)
    assert other.case(case.id) is not None
    assert notebook.counts()["reviews", ""] == 1


def test_drafts_and_letters_from_before_a_moment_lose_their_text(notebook: Notebook) -> None:
    old = notebook.keep(a_draft_noted("1.1", at=NOON - HOUR))
    new = notebook.keep(a_draft_noted("1.2", at=NOON))
    notebook.lay_by("job", {"copy": "Skerrow"})
    assert notebook.forget_before(NOON) == 1
    assert (notebook.case(old.id), notebook.cases()[0].id) == (None, new.id)
    assert notebook.letter("job") is not None
    notebook.forget_before(NOON + HOUR)
    assert notebook.letter("job") is None


def test_a_letter_with_the_forgotten_message_is_thrown_away(notebook: Notebook) -> None:
    case = a_draft_noted()
    notebook.lay_by("job", {"message": {"ts": case.source.ts, "text": COPY}})
    notebook.lay_by("another", {"message": {"ts": "1.2", "text": COPY}})
    notebook.forget(case.source)
    assert notebook.letter("job") is None
    assert notebook.letter("another") is not None
