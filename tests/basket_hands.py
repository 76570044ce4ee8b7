"""Baskets to be tried out: in this process, and worked by processes that can be killed.

`python -m tests.basket_hands ADDRESS ID NOTES WAY` works the basket at ADDRESS under this ID, and
writes a line into NOTES for every step. WAY is "brisk", "stuck" (the second step never ends),
"stopped" (as stuck, and told to stop when it is) or "ticking" (every second).
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from typing import Any

from bot import basket as basket_module
from bot.basket import DurableBasket, Lessons, Matter, Step
from bot.patience import Patience
from bot.store.database import open_engine

BRIEF = Patience(tries=(0.0, 0.0), shortest=0.01, longest=0.01, in_all=0.015, database=0.05)
"""So that nothing waits: a step has three tries, a job two turns."""

FOR_EVER = 600.0
PATIENCE = 20.0


class Diary:
    """What was done, and what came of it."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, str]] = []
        self.faults: list[Exception] = []

    def step(self, name: str, then: Callable[[Matter], bool | None] = lambda _: None) -> Any:
        """A step of this name, that writes itself down with the job's word and then does this."""

        def work(matter: Matter) -> bool | None:
            self.steps.append((str(matter.get("word", "")), name))
            return then(matter)

        work.__name__ = name
        return work

    def lessons(
        self, passes: Callable[[Exception], bool] = lambda _: False, /, **kinds: tuple[Step, ...]
    ) -> Lessons:
        return Lessons(kinds, passes, lambda _, fault: self.faults.append(fault))

    def names(self) -> list[str]:
        return [name for _, name in self.steps]


@contextmanager
def opened(file: Path, **given: Any) -> Iterator[DurableBasket]:
    """A basket on a SQLite file, closed and let go of at the end."""
    engine = open_engine(f"sqlite:///{file}", 5.0)
    basket = DurableBasket(engine, **{"patience": BRIEF, **given})
    try:
        yield basket
    finally:
        basket.close(0.0)
        engine.dispose()


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait until it is so. Raises TimeoutError."""
    until = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.01)


def rows(file: Path, statement: str, *given: object) -> list[Any]:
    """What this statement gives on the file, or what it changes there."""
    with closing(sqlite3.connect(file, timeout=30)) as connection, connection:
        return connection.execute(statement, given).fetchall()


@contextmanager
def hands(file: Path, id_: str, notes: Path, way: str) -> Iterator[subprocess.Popen[str]]:
    """A process that works the basket, killed at the end if it still does."""
    command = [
        sys.executable,
        "-m",
        "tests.basket_hands",
        f"sqlite:///{file}",
        id_,
        str(notes),
        way,
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _noting(notes: Path, id_: str, way: str) -> tuple[Lessons, Event]:
    reached = Event()

    def note(line: str) -> None:
        with notes.open("a") as file:
            file.write(line + "\n")

    def first(matter: Matter) -> None:
        note(f"{matter['word']} first {id_}")

    def second(matter: Matter) -> None:
        note(f"{matter['word']} second {id_}")
        reached.set()
        if way in {"stuck", "stopped"}:
            time.sleep(FOR_EVER)

    def third(matter: Matter) -> None:
        note(f"{matter['word']} third {id_}")

    def failed(matter: Matter, fault: Exception) -> None:
        note(f"{matter['word']} {type(fault).__name__} {id_}")

    return Lessons({"work": (first, second, third)}, lambda _: False, failed), reached


def main(address: str, id_: str, notes: str, way: str) -> None:
    lessons, reached = _noting(Path(notes), id_, way)
    basket = DurableBasket(open_engine(address), quick_hands=4)
    basket.teach(lessons)
    vars(basket_module)["_EVERY_MINUTE"] = "* * * * * *"

    def tick() -> None:
        with Path(notes).open("a") as file:
            file.write(f"tick {id_}\n")

    basket.start(id_, tick if way == "ticking" else None)
    print("at work", flush=True)
    if way == "stopped":
        reached.wait(PATIENCE)
        print(basket.close(0.1), flush=True)
    else:
        time.sleep(FOR_EVER)


if __name__ == "__main__":
    main(*sys.argv[1:])
