"""The traps of the durable engine, each sprung: none of them catches the basket."""

from __future__ import annotations

import base64
import inspect
import json
import pickle
import signal
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.basket import DurableBasket, Job, UnknownKind
from bot.shift import new_worker_id
from tests.basket_hands import Diary, hands, opened, rows, wait_until

ON_A_NEWER_PYTHON = """
import sys
from pathlib import Path
if sys.version_info < (3, 12):
    sys.version_info = (3, 12, 1, "final", 0)
from tests.basket_hands import Diary, opened, wait_until
from bot.basket import Job
import dbos._migration
assert "unixepoch" in dbos._migration.get_sqlite_timestamp_expr()
diary = Diary()
with opened(Path(sys.argv[1])) as basket:
    basket.teach(diary.lessons(review=(diary.step("check"),)))
    basket.start("newer")
    basket.put(Job("one", "review"))
    wait_until(basket.is_idle)
print(diary.names())
"""


class Bomb:
    """What runs where it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[object, ...]:
        return (Path.touch, (self._mark,))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "stet.db"


def noted(notes: Path) -> list[str]:
    return notes.read_text().splitlines() if notes.exists() else []


def left_by_a_dead_process(file: Path, *jobs: Job) -> None:
    """The jobs, each taken up and left after its first step by a process "old" that is gone."""
    diary = Diary()

    def leave(_: object) -> None:
        raise SystemExit

    steps = (diary.step("first"), diary.step("second", leave))
    with opened(file, quick_hands=len(jobs)) as basket:
        basket.teach(diary.lessons(**dict.fromkeys((job.kind for job in jobs), steps)))
        basket.start("old")
        for job in jobs:
            basket.put(job)
        wait_until(lambda: diary.names().count("second") == len(jobs))
        assert basket.under_way("old") == len(jobs)


def test_the_database_writes_ahead(file: Path) -> None:
    with opened(file) as basket:
        basket.prepare()
    assert rows(file, "PRAGMA journal_mode") == [("wal",)]


def test_the_basket_works_where_python_is_newer_than_its_sqlite(file: Path) -> None:
    command = [sys.executable, "-c", ON_A_NEWER_PYTHON, str(file)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert ran.stdout.strip() == "['check']", ran.stderr


def test_every_row_is_json(file: Path) -> None:
    diary = Diary()
    with opened(file) as basket:
        basket.teach(diary.lessons(review=(diary.step("check"),)))
        basket.start("writer", lambda: None)
        basket.put(Job("one", "review", {"word": "quay"}))
        basket.put(Job("odd", "nobody knows this"))
        wait_until(basket.is_idle)
    assert set(rows(file, "SELECT serialization FROM workflow_status")) == {("portable_json",)}
    assert set(rows(file, "SELECT serialization, output FROM operation_outputs")) == {
        ("portable_json", "true")
    }
    written = rows(file, "SELECT inputs FROM workflow_input")
    written += rows(file, "SELECT output FROM workflow_output")
    written += rows(file, "SELECT context FROM workflow_schedules")
    assert [json.loads(each) for (each,) in written if each]
    assert rows(file, "SELECT error FROM workflow_output WHERE error IS NOT NULL") == []


def test_a_planted_pickle_is_refused_and_runs_nothing(file: Path, tmp_path: Path) -> None:
    mark, diary = tmp_path / "ran", Diary()
    bomb = base64.b64encode(pickle.dumps(Bomb(mark))).decode()
    with opened(file) as basket:
        basket.prepare()
        basket.put(Job("planted", "review"))
        rows(file, "UPDATE workflow_status SET serialization = 'py_pickle'")
        rows(file, "UPDATE workflow_input SET inputs = ?", bomb)
        basket.teach(diary.lessons(review=(diary.step("check"),)))
        basket.start("careful")
        wait_until(basket.is_idle)
    assert not mark.exists()
    assert diary.names() == []
    assert rows(file, "SELECT status FROM workflow_status") == [("ERROR",)]


def test_a_pickle_planted_as_a_steps_result_is_refused_and_its_job_done_anew(
    file: Path, tmp_path: Path
) -> None:
    mark, diary = tmp_path / "ran", Diary()
    left_by_a_dead_process(file, Job("planted", "review"))
    bomb = base64.b64encode(pickle.dumps(Bomb(mark))).decode()
    rows(file, "UPDATE operation_outputs SET serialization = 'py_pickle', output = ?", bomb)
    with opened(file) as basket:
        basket.teach(diary.lessons(review=(diary.step("first"), diary.step("second"))))
        basket.start("careful")
        basket.adopt("old")
        wait_until(basket.is_idle)
    assert not mark.exists()
    assert diary.names() == ["first", "second"]


def test_no_two_processes_have_one_id() -> None:
    command = [sys.executable, "-c", "from bot.shift import new_worker_id as n; print(n(), n())"]
    there = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    ids = [*there, new_worker_id(), new_worker_id()]
    assert len(set(ids)) == 4
    assert len({id_.rsplit(":", 1)[0] for id_ in ids}) == 2


def test_the_work_of_a_killed_process_is_done_by_another(file: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    with opened(file) as basket:
        basket.prepare()
        for number in range(6):
            basket.put(Job(f"work:{number}", "work", {"word": f"w{number}"}))
    with hands(file, "killed", notes, "stuck") as process:
        wait_until(lambda: sum("second" in line for line in noted(notes)) == 4)
        process.send_signal(signal.SIGKILL)
        process.wait()
    with hands(file, "heir", notes, "brisk"), opened(file) as basket:
        wait_until(lambda: sum("third" in line for line in noted(notes)) == 2)
        assert basket.under_way("killed") == 4
        assert basket.adopt("killed") == 4
        wait_until(basket.is_idle)
    counted = Counter(line.rpartition(" ")[0] for line in noted(notes))
    assert {counted[f"w{number} first"] for number in range(6)} == {1}
    assert {counted[f"w{number} third"] for number in range(6)} == {1}


def test_a_step_that_hangs_does_not_keep_a_process_from_stopping(
    file: Path, tmp_path: Path
) -> None:
    notes = tmp_path / "notes"
    with opened(file) as basket:
        basket.prepare()
        basket.put(Job("hangs", "work", {"word": "w"}))
        with hands(file, "hung", notes, "stopped") as process:
            said, _ = process.communicate(timeout=60)
        assert said.split() == ["at", "work", "False"]
        assert process.returncode == 0
        assert basket.under_way("hung") == 1
    assert noted(notes) == ["w first hung", "w second hung"]
    assert rows(file, "SELECT function_name FROM operation_outputs") == [("first",)]


def test_an_upgrade_finishes_old_work_or_says_so(
    file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    left_by_a_dead_process(
        file,
        Job("kept", "kept", {"word": "kept"}),
        Job("changed", "changed", {"word": "changed"}),
        Job("gone", "gone", {"word": "gone"}),
    )
    diary = Diary()
    monkeypatch.setattr(inspect, "getsource", lambda _: "the source after an upgrade")
    with opened(file) as basket:
        basket.put(Job("queued", "kept", {"word": "queued"}))
        lessons = diary.lessons(
            kept=(diary.step("first"), diary.step("second"), diary.step("third")),
            changed=(diary.step("new first"), diary.step("second")),
        )
        basket.teach(lessons)
        basket.start("new")
        assert basket.adopt("old") == 3
        wait_until(basket.is_idle)
    did = {word: [name for whose, name in diary.steps if whose == word] for word, _ in diary.steps}
    assert did == {
        "kept": ["second", "third"],
        "queued": ["first", "second", "third"],
        "changed": ["new first", "second"],
    }
    assert [type(fault) for fault in diary.faults] == [UnknownKind]
    assert "the kind changed does not fit its record: it is done anew" in caplog.text
    assert "nobody here knows jobs of the kind gone any more" in caplog.text


@pytest.fixture(scope="module")
def three_that_tick(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A database that was empty when three processes started on it, and what they did there."""
    folder = tmp_path_factory.mktemp("three")
    file, notes = folder / "stet.db", folder / "notes"
    with ExitStack() as stack, opened(file) as basket:
        started = [stack.enter_context(hands(file, f"p{n}", notes, "ticking")) for n in range(3)]
        assert [each.stdout.readline() for each in started if each.stdout] == ["at work\n"] * 3
        for number in range(40):
            basket.put(Job(f"work:{number}", "work", {"word": f"w{number}"}))
        wait_until(lambda: sum("tick" in line for line in noted(notes)) >= 3)
        wait_until(lambda: _jobs_are_done(basket, file))
    return file, noted(notes)


def _jobs_are_done(basket: DurableBasket, file: Path) -> bool:
    under_way = rows(file, "SELECT 1 FROM workflow_status WHERE status <> 'SUCCESS'")
    return basket.is_idle() and not under_way


def test_three_processes_start_on_an_empty_database_and_share_the_work(
    three_that_tick: tuple[Path, list[str]],
) -> None:
    done = [line.rpartition(" ") for line in three_that_tick[1] if "third" in line]
    assert sorted(job for job, _, _ in done) == sorted(f"w{number} third" for number in range(40))
    assert len({who for _, _, who in done}) == 3


def test_one_process_ticks_at_a_time(three_that_tick: tuple[Path, list[str]]) -> None:
    file, lines = three_that_tick
    ticked = rows(file, "SELECT workflow_uuid FROM workflow_status WHERE name = 'tick'")
    assert 3 <= sum("tick" in line for line in lines) <= len(ticked)
