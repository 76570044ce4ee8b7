"""Who is at work, who is dead, and what becomes of their work."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.basket import Job
from bot.shift import Rhythm, Shift, new_worker_id
from bot.store import Store, StoreDown
from tests.basket_hands import Diary, opened, wait_until

NOON = datetime(2026, 3, 28, 12, tzinfo=UTC)
RHYTHM = Rhythm(beat=5.0, dead=30.0, tidy=60.0)


@dataclass
class Work:
    """What the shift asks of the basket, written down."""

    told: list[str] = field(default_factory=list)
    takers: frozenset[str] = frozenset()
    unfinished: int = 0
    pruned: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    before_adopting: Callable[[str], None] = lambda _: None

    def adopt(self, executor: str) -> int:
        self.before_adopting(executor)
        self.told.append(executor)
        return 1

    def mend(self) -> int:
        return 0

    def under_way(self, executor: str) -> int:
        return self.unfinished

    def executors(self) -> frozenset[str]:
        return self.takers

    def prune(self, before: datetime, ticks_before: datetime | None = None) -> int:
        self.pruned.append((before, ticks_before))
        return 0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path / 'stet.db'}", 0.2)
    store.migrate()
    yield store
    store.close()


def shift(store: Store, work: Work, id_: str = "here:1:aa", role: str = "worker") -> Shift:
    begun = Shift(store, work, id_, role, RHYTHM)
    store.enter_worker(id_, *_place(id_), role)
    return begun


def _place(id_: str) -> tuple[str, int]:
    host, pid, _ = id_.rsplit(":", 2)
    return host, int(pid)


def enter(store: Store, id_: str, role: str = "worker") -> None:
    store.enter_worker(id_, *_place(id_), role)


def ids(store: Store) -> set[str]:
    return {row.id for row in store.workers()}


def test_a_worker_elsewhere_that_beats_is_alive_for_ever(store: Store) -> None:
    work = Work()
    own = shift(store, work)
    enter(store, "there:7:bb")
    for at in range(0, 3600, 20):
        store.beat("there:7:bb")
        own.go_round(float(at), NOON)
    assert work.told == []


def test_a_worker_elsewhere_without_a_beat_for_half_a_minute_is_dead(store: Store) -> None:
    work = Work()
    own = shift(store, work)
    enter(store, "there:7:bb")
    assert store.take_hold("case", "there:7:bb")
    own.go_round(1000.0, NOON)
    own.go_round(1029.0, NOON)
    assert work.told == []
    own.go_round(1030.0, NOON)
    assert work.told == ["there:7:bb"]
    assert ids(store) == {"here:1:aa"}
    assert store.take_hold("case", "here:1:aa")


def test_a_clock_that_is_set_back_kills_nobody_and_keeps_nobody_alive(store: Store) -> None:
    work = Work()
    own = shift(store, work)
    enter(store, "there:7:bb")
    own.go_round(0.0, NOON)
    own.go_round(5.0, NOON - timedelta(days=400))
    own.go_round(10.0, NOON + timedelta(days=400))
    assert work.told == []
    own.go_round(30.0, NOON - timedelta(days=400))
    assert work.told == ["there:7:bb"]


def test_a_worker_here_whose_process_is_gone_is_dead_at_once(store: Store) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    work, id_ = Work(), new_worker_id()
    own = shift(store, work, id_)
    enter(store, f"{_place(id_)[0]}:{gone.pid}:bb")
    own.go_round(0.0, NOON)
    assert work.told == [f"{_place(id_)[0]}:{gone.pid}:bb"]


def test_a_worker_here_that_had_the_pid_of_this_process_is_dead_at_once(store: Store) -> None:
    work, id_ = Work(), new_worker_id()
    own = shift(store, work, id_)
    before = id_[:-4] + "zzzz"
    enter(store, before)
    own.go_round(0.0, NOON)
    assert work.told == [before]


def test_a_worker_here_whose_process_runs_is_alive(store: Store) -> None:
    work, id_ = Work(), new_worker_id()
    own = shift(store, work, id_)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as runs:
        enter(store, f"{_place(id_)[0]}:{runs.pid}:bb")
        own.go_round(0.0, NOON)
        assert work.told == []
        runs.kill()


def test_one_who_dies_while_taking_over_leaves_it_to_the_next(store: Store) -> None:
    def dies(_: str) -> None:
        raise SystemExit

    enter(store, "there:7:bb")
    work = Work(before_adopting=dies)
    dying = shift(store, work, "here:1:aa")
    dying.go_round(0.0, NOON)
    with pytest.raises(SystemExit):
        dying.go_round(30.0, NOON)
    work.before_adopting = lambda _: None
    heir = shift(store, work, "here:2:cc")
    heir.go_round(0.0, NOON)
    heir.go_round(30.0, NOON)
    assert "there:7:bb" in work.told
    assert "there:7:bb" not in ids(store)


def test_a_worker_that_was_taken_for_dead_enters_again(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    own = shift(store, Work())
    assert store.strike_worker("here:1:aa")
    own.go_round(0.0, NOON)
    assert ids(store) == {"here:1:aa"}
    assert "it enters again" in caplog.text


def test_work_that_nobody_on_the_list_has_taken_up_is_adopted_at_the_second_look(
    store: Store,
) -> None:
    work = Work(takers=frozenset({"here:1:aa", "nowhere:9:dd"}))
    own = shift(store, work)
    own.go_round(0.0, NOON)
    assert work.told == []
    own.go_round(60.0, NOON)
    assert work.told == ["nowhere:9:dd"]


def test_old_jobs_are_removed_now_and_then(store: Store) -> None:
    work = Work()
    own = shift(store, work)
    for at in range(0, 125, 5):
        own.go_round(float(at), NOON)
    assert work.pruned == [(NOON - timedelta(days=2), NOON - timedelta(hours=1))] * 3


def test_a_database_that_is_away_is_logged_once_an_outage(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    def away(_: str) -> None:
        raise StoreDown("the database is away")

    work = Work(before_adopting=away)
    own = shift(store, work)
    enter(store, "there:7:bb")
    for at in (0.0, 30.0, 35.0, 40.0):
        own.go_round(at, NOON)
    assert caplog.text.count("the database is away") == 1
    work.before_adopting = lambda _: None
    own.go_round(45.0, NOON)
    assert work.told == ["there:7:bb"]
    work.before_adopting = away
    enter(store, "there:8:ee")
    own.go_round(50.0, NOON)
    own.go_round(80.0, NOON)
    assert [record.levelno for record in caplog.records].count(logging.ERROR) == 2


def test_a_partner_is_one_of_the_other_role_that_lives(store: Store) -> None:
    own = shift(store, Work(), new_worker_id(), "web")
    assert not own.partner_beats("worker", 0.0)
    enter(store, "there:7:bb")
    assert not own.partner_beats("worker", 0.0)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    enter(store, f"{_place(own.id)[0]}:{gone.pid}:cc")
    assert not own.partner_beats("worker", 0.0)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as runs:
        id_ = f"{_place(own.id)[0]}:{runs.pid}:dd"
        enter(store, id_, "web")
        assert not own.partner_beats("worker", 0.0)
        enter(store, id_.replace(":dd", ":ee"), "all")
        assert own.partner_beats("worker", 20.0)
        runs.kill()


def test_a_partner_elsewhere_is_known_by_its_beats(store: Store) -> None:
    own = shift(store, Work(), "here:1:aa", "web")
    partner = Shift(store, Work(), "there:7:bb", "worker", Rhythm(beat=0.05))
    partner.begin()
    assert own.partner_beats("worker", 20.0)
    partner.end()


def test_one_who_leaves_with_all_done_is_struck_off_and_one_with_work_left_is_not(
    store: Store,
) -> None:
    work = Work()
    tidy, busy = (
        Shift(store, work, id_, "worker", Rhythm(beat=0.05)) for id_ in ("here:1:aa", "here:2:bb")
    )
    tidy.begin()
    tidy.end()
    busy.begin()
    work.unfinished = 1
    busy.end()
    assert ids(store) == {"here:2:bb"}


def test_the_jobs_of_a_dead_worker_are_done_by_one_that_watches(
    store: Store, tmp_path: Path
) -> None:
    diary = Diary()

    def dies(_: object) -> None:
        raise SystemExit

    steps = diary.step("check"), diary.step("answer", dies)
    with opened(tmp_path / "stet.db") as basket:
        basket.teach(diary.lessons(review=steps))
        basket.start("there:7:bb")
        enter(store, "there:7:bb")
        basket.put(Job("orphan", "review"))
        wait_until(lambda: diary.names() == ["check", "answer"])
    with opened(tmp_path / "stet.db") as basket:
        basket.teach(diary.lessons(review=(diary.step("check"), diary.step("answer"))))
        basket.start("here:1:aa")
        own = Shift(store, basket, "here:1:aa", "worker", RHYTHM)
        own.go_round(0.0, NOON)
        own.go_round(30.0, NOON)
        wait_until(basket.is_idle)
    assert diary.names() == ["check", "answer", "answer"]
