"""How fast the basket takes jobs in and has them done, and whether that grows with the backlog.

`python -m tests.basket_speed [--engine sqlite|postgres]` prints figures; each part of it runs in a
process of its own, so that the memory of one is not the memory of another.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from bot.basket import DurableBasket, Job, Lessons, Matter
from bot.desk import Desk
from bot.draft import Draft
from bot.house import house_style
from bot.store.database import open_engine
from tests.postgres import Postgres, installed

PUTS = 1000
BACKLOGS = (10, 100, 1000)
WAITING = 600.0

POST = """Ferry crews at Saltmarsh vote to end strike

Ferry crews in Saltmarsh have voted to go back to work after nine days, ending the longest strike
in the harbour for 40 years. The union said 312 of its 418 members had taken part, and that 231
backed the offer. "It is not everything we asked for, but it is enough," said Orla Penhallow, who
speaks for the crews. The first boat to Gull Island is due to leave at 06:15 on Monday, with a full
timetable from Wednesday. Harbour Lines, which runs the service, will pay 4.5% more from April and
a further 2% in October. It had offered 3%. Residents of the island have relied on fishing boats for
food and medicine since the strike began on 2 March. The council said that it would refund school
passes for the days lost, and asked families to write by the end of the month."""


@contextmanager
def address(engine: str) -> Iterator[Callable[[], str]]:
    """Gives the addresses of new databases."""
    if engine == "postgres":
        with Postgres() as server:
            yield server.fresh
        return
    with tempfile.TemporaryDirectory() as folder:
        numbers = itertools.count()
        yield lambda: f"sqlite:///{Path(folder) / str(next(numbers))}.db"


def puts(where: str) -> dict[str, float]:
    """Milliseconds that a put takes while the basket is worked."""
    basket = _taught(where)
    basket.start("speed")
    spent = sorted(_milliseconds(basket, number) for number in range(PUTS))
    _wait(basket)
    basket.close(1.0)
    return {"p50": statistics.median(spent), "p99": spent[int(0.99 * PUTS)], "max": spent[-1]}


def _milliseconds(basket: DurableBasket, number: int) -> float:
    began = time.perf_counter()
    basket.put(Job(f"review:{number}", "review", {"number": number}))
    spent = 1000 * (time.perf_counter() - began)
    time.sleep(0.01)
    return spent


def reviews(where: str, backlog: int) -> dict[str, float]:
    """Seconds and mebibytes for so many reviews that lie in the basket when work begins."""
    basket = _taught(where)
    basket.prepare()
    for number in range(backlog):
        basket.put(Job(f"review:{number}", "review", {"number": number}))
    began = time.perf_counter()
    basket.start("speed")
    _wait(basket)
    spent = time.perf_counter() - began
    basket.close(1.0)
    return {"seconds": spent, "memory": _mebibytes()}


def _mebibytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024**2 if sys.platform == "darwin" else 1024)


def _taught(where: str) -> DurableBasket:
    desk = Desk(house_style(), turn=Lock())
    desk.read(Draft.parse(POST))

    def read(matter: Matter) -> None:
        draft = Draft.parse(POST.replace("418", str(1000 + int(matter["number"]))))
        desk.complete(desk.check(draft))

    basket = DurableBasket(open_engine(where))
    basket.teach(Lessons({"review": (read,)}, lambda _: False, _raise))
    return basket


def _raise(_: Matter, fault: Exception) -> None:
    print(f"a review failed: {type(fault).__name__}", file=sys.stderr)
    os._exit(1)


def _wait(basket: DurableBasket) -> None:
    until = time.monotonic() + WAITING
    while not basket.is_idle():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.05)


def _apart(part: str, where: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.basket_speed", "--part", part, "--address", where]
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    found: dict[str, float] = json.loads(said)
    return found


def print_speed(engine: str) -> None:
    """All figures on this engine."""
    with address(engine) as fresh:
        took = _apart("puts", fresh())
        print(f"{engine}: {PUTS:,} puts while the basket is worked, in ms: ", end="")
        print(", ".join(f"{name} {spent:.1f}" for name, spent in took.items()), flush=True)
        found = {backlog: _apart(str(backlog), fresh()) for backlog in BACKLOGS}
    for backlog, each in found.items():
        rate, memory = backlog / each["seconds"], each["memory"]
        print(f"{backlog:,} reviews queued: {rate:.1f} a second, {memory:.0f} MiB")
    few, many = found[BACKLOGS[0]], found[BACKLOGS[-1]]
    cost = (many["seconds"] / BACKLOGS[-1]) / (few["seconds"] / BACKLOGS[0])
    between = f"{BACKLOGS[-1]:,} queued over at {BACKLOGS[0]}"
    print(f"a review costs {cost:.2f} times as much at {between}")
    print(f"memory is {many['memory'] / few['memory']:.2f} times as much at {between}")


def main() -> None:
    asked: Any = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    asked.add_argument("--part", help=argparse.SUPPRESS)
    asked.add_argument("--address", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.part:
        is_puts, where = given.part == "puts", given.address
        print(json.dumps(puts(where) if is_puts else reviews(where, int(given.part))))
    elif given.engine == "postgres" and not installed():
        print("skipped: there is no PostgreSQL on this machine")
    else:
        print_speed(given.engine)


if __name__ == "__main__":
    main()
