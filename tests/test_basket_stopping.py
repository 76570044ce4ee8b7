"""What a process leaves in the durable basket when it stops, and who finishes it."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from bot.basket import Job, Matter
from bot.patience import Patience
from tests.basket_hands import Diary, opened, rows, wait_until


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "stet.db"


def trips(_: Matter) -> None:
    raise ValueError


def test_what_the_process_leaves_is_done_by_the_next_from_where_it_was(file: Path) -> None:
    before, after, never = Diary(), Diary(), Event()
    with opened(file) as basket:
        hang = before.step("answer", lambda _: never.wait(20))
        basket.teach(before.lessons(review=(before.step("check"), hang, before.step("show"))))
        basket.start("old")
        basket.put(Job("left", "review"))
        wait_until(lambda: before.names() == ["check", "answer"])
        assert not basket.close(0.0)
        never.set()
        assert basket.under_way("old") == 1
    with opened(file) as basket:
        steps = (after.step("check"), after.step("answer"), after.step("show"))
        basket.teach(after.lessons(review=steps))
        basket.start("new")
        assert basket.executors() == {"old"}
        assert basket.adopt("old") == 1
        assert basket.adopt("old") == 0
        wait_until(basket.is_idle)
        assert basket.close(5.0)
    assert after.names() == ["answer", "show"]
    assert before.names() == ["check", "answer"]
    assert not before.faults


def test_a_step_that_fails_while_the_process_stops_has_not_failed(file: Path) -> None:
    diary, go_on = Diary(), Event()

    def torn(_: Matter) -> None:
        go_on.wait(20)
        raise ValueError

    with opened(file) as basket:
        basket.teach(diary.lessons(review=(diary.step("check", torn),)))
        basket.start("old")
        basket.put(Job("torn", "review"))
        wait_until(lambda: bool(diary.steps))
        basket.close(0.0)
        go_on.set()
        assert basket.under_way("old") == 1
    assert not diary.faults
    assert rows(file, "SELECT * FROM operation_outputs") == []


def test_a_job_that_rests_between_tries_does_not_keep_the_process(file: Path) -> None:
    diary = Diary()
    patience = Patience(tries=(600.0,))
    with opened(file, patience=patience) as basket:
        basket.teach(diary.lessons(lambda _: True, review=(diary.step("check", trips),)))
        basket.start("old")
        basket.put(Job("resting", "review"))
        wait_until(lambda: bool(diary.steps))
        assert basket.close(20.0)
        assert basket.under_way("old") == 1


def test_what_was_taken_up_and_fell_down_is_put_back(file: Path) -> None:
    diary = Diary()
    fallen = "UPDATE workflow_status SET status = 'PENDING', executor_id = 'me', "
    fallen += "application_version = 'stet-1', delay_until_epoch_ms = 0"
    with opened(file) as basket:
        basket.teach(diary.lessons(review=(diary.step("check"),)))
        basket.start("me")
        basket.put(Job("fallen", "review"), after=600)
        rows(file, fallen)
        assert basket.mend() == 0
        assert basket.mend() == 1
        wait_until(basket.is_idle)
    assert diary.names() == ["check"]
