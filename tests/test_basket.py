"""What the durable basket does with a job: once, again, later, or not at all."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from dbos import DBOS

from bot.basket import DurableBasket, Job, Lessons, Matter, NotTaken
from bot.patience import Patience
from bot.store.database import StoreDown, open_engine
from tests.basket_hands import Diary, opened, rows, wait_until

SECRET = "The mayor of Saltmarsh will resign on Tuesday"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "stet.db"


@pytest.fixture(scope="module")
def shared_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("basket") / "stet.db"


@pytest.fixture(scope="module")
def at_work(shared_file: Path) -> Iterator[DurableBasket]:
    """A basket at work, for tests that only put and teach."""
    with opened(shared_file, quick_hands=1) as basket:
        basket.start("shared")
        yield basket


def done(basket: DurableBasket, lessons: Lessons, *jobs: Job) -> None:
    basket.teach(lessons)
    for job in jobs:
        basket.put(job)
    wait_until(basket.is_idle)


def trips(_: Matter) -> None:
    raise ValueError(SECRET)


def test_a_job_is_done_step_by_step(at_work: DurableBasket) -> None:
    diary = Diary()
    lessons = diary.lessons(review=(diary.step("check"), diary.step("answer")))
    done(at_work, lessons, Job("in-order", "review", {"word": "harbour"}))
    assert diary.steps == [("harbour", "check"), ("harbour", "answer")]


def test_a_job_put_twice_is_one_job_before_and_after_it_is_done(at_work: DurableBasket) -> None:
    diary = Diary()
    lessons = diary.lessons(review=(diary.step("check"),))
    once = Job("twice", "review", {"word": "first"})
    done(at_work, lessons, once, Job("twice", "review", {"word": "second"}))
    done(at_work, lessons, once)
    assert diary.steps == [("first", "check")]


def test_a_step_that_says_no_ends_its_job(at_work: DurableBasket) -> None:
    diary = Diary()
    steps = (diary.step("check", lambda _: False), diary.step("answer"))
    done(at_work, diary.lessons(review=steps), Job("ended", "review"))
    assert diary.names() == ["check"]


def test_a_fault_that_passes_is_tried_again(at_work: DurableBasket) -> None:
    diary = Diary()

    def at_the_third_try(_: Matter) -> None:
        if len(diary.steps) < 3:
            raise ConnectionError(SECRET)

    steps = (diary.step("check", at_the_third_try), diary.step("answer"))
    done(at_work, diary.lessons(lambda _: True, review=steps), Job("tried", "review"))
    assert diary.names() == ["check", "check", "check", "answer"]
    assert not diary.faults


def test_a_fault_that_does_not_pass_is_told_at_once(at_work: DurableBasket) -> None:
    diary = Diary()
    steps = (diary.step("check", trips), diary.step("answer"))
    done(at_work, diary.lessons(review=steps), Job("fails", "review"))
    assert diary.names() == ["check"]
    assert [type(fault) for fault in diary.faults] == [ValueError]


def test_a_fault_that_lasts_is_put_back_and_told_in_the_end(
    at_work: DurableBasket, shared_file: Path
) -> None:
    diary = Diary()
    lessons = diary.lessons(lambda _: True, review=(diary.step("check", trips),))
    done(at_work, lessons, Job("lasting", "review", {"word": "tide"}))
    assert diary.names() == ["check"] * 6
    assert [type(fault) for fault in diary.faults] == [ValueError]
    put = rows(shared_file, "SELECT workflow_uuid FROM workflow_status WHERE name = 'job'")
    assert {id_ for (id_,) in put if id_.startswith("lasting")} == {"lasting", "lasting~2"}


def test_no_word_of_a_fault_is_stored_or_logged(
    at_work: DurableBasket, shared_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    diary = Diary()
    lessons = diary.lessons(lambda _: True, review=(diary.step("check", trips),))
    with caplog.at_level(logging.DEBUG):
        done(at_work, lessons, Job("discreet", "review"))
    assert len(diary.faults) == 1
    kept = b"".join(each.read_bytes() for each in shared_file.parent.glob("stet.db*"))
    assert b"Saltmarsh" not in kept
    assert "ValueError" in caplog.text
    assert "Saltmarsh" not in caplog.text


def test_a_job_for_later_waits(at_work: DurableBasket) -> None:
    diary = Diary()
    at_work.teach(diary.lessons(review=(diary.step("check"),)))
    at_work.put(Job("later", "review"), after=0.5)
    assert at_work.waiting() == 1
    wait_until(at_work.is_idle)
    assert diary.names() == ["check"]


def test_what_takes_long_does_not_keep_what_is_quick_waiting(at_work: DurableBasket) -> None:
    diary, go_on = Diary(), Event()
    slow = diary.step("read", lambda _: go_on.wait(20))
    at_work.teach(diary.lessons(reading=(slow,), review=(diary.step("check"),)))
    for number in range(3):
        at_work.put(Job(f"long:{number}", "reading"))
    wait_until(lambda: len(diary.steps) == 3)
    at_work.put(Job("short", "review"))
    wait_until(lambda: "check" in diary.names())
    go_on.set()
    wait_until(at_work.is_idle)


def test_a_tick_does_not_overlap_and_its_fault_is_logged_by_its_class(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ticks: list[int] = []
    go_on = Event()

    def tick() -> None:
        ticks.append(1)
        go_on.wait(20)
        raise ValueError(SECRET)

    with opened(file) as basket:
        basket.start("ticker", tick)
        first = DBOS.trigger_schedule("tick")
        wait_until(lambda: bool(ticks))
        DBOS.trigger_schedule("tick").get_result(polling_interval_sec=0.02)
        assert len(ticks) == 1
        go_on.set()
        first.get_result(polling_interval_sec=0.02)
    assert "a tick was not finished: ValueError" in caplog.text
    assert "Saltmarsh" not in caplog.text


def test_what_is_finished_is_removed_when_it_is_old_enough(file: Path) -> None:
    diary = Diary()
    with opened(file, quick_hands=100) as basket:
        basket.start("pruner", lambda: None)
        jobs = [Job(f"old:{number}", "review") for number in range(250)]
        done(basket, diary.lessons(review=(lambda _: False,)), *jobs)
        DBOS.trigger_schedule("tick").get_result(polling_interval_sec=0.02)
        basket.put(Job("to do", "review"), after=600)
        soon = datetime.now(UTC) + timedelta(minutes=1)
        long_ago = soon - timedelta(days=2)
        assert basket.prune(long_ago) == 0
        assert basket.prune(long_ago, ticks_before=soon) >= 1
        assert basket.prune(soon) == 250
        assert basket.waiting() == 1
    left = ("workflow_status", "workflow_input", "operation_outputs")
    assert [rows(file, f"SELECT count(*) FROM {table}") for table in left] == [
        [(1,)],
        [(1,)],
        [(0,)],
    ]


def test_a_database_that_is_locked_takes_no_job_and_says_why(file: Path) -> None:
    with opened(file) as basket:
        basket.prepare()
        rows(file, "SELECT 1")
    engine = open_engine(f"sqlite:///{file}", 0.05)
    basket, other = DurableBasket(engine), open_engine(f"sqlite:///{file}")
    with other.connect() as holding:
        holding.exec_driver_sql("BEGIN IMMEDIATE")
        with pytest.raises(NotTaken, match="locked") as caught:
            basket.put(Job("locked out", "review", {"word": SECRET}))
        assert caught.value.__context__ is None
        assert basket.answers()
        holding.rollback()
    basket.put(Job("locked out", "review", {"word": SECRET}))
    assert basket.waiting() == 1
    engine.dispose()
    other.dispose()


def test_a_database_that_is_away_is_said_to_be(tmp_path: Path) -> None:
    with opened(tmp_path / "nowhere" / "stet.db") as basket:
        assert not basket.answers()
        with pytest.raises(NotTaken):
            basket.put(Job("lost", "review"))
        with pytest.raises(StoreDown):
            basket.start("nobody")


def test_a_matter_that_is_not_json_is_a_mistake_of_ours(file: Path) -> None:
    with opened(file) as basket:
        basket.prepare()
        with pytest.raises(TypeError):
            basket.put(Job("odd", "review", {"word": object()}))


def test_a_job_is_put_back_at_growing_pauses_for_a_day() -> None:
    patience, pauses = Patience(), list[float]()
    while (pause := patience.pause_before(len(pauses) + 2)) is not None:
        pauses.append(pause)
    assert pauses[:6] == [60.0, 120.0, 240.0, 480.0, 600.0, 600.0]
    assert 86_400 - 600 < sum(pauses) <= 86_400
    assert sum(patience.tries) == 15.0
