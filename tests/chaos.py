"""Nothing lost, nothing twice: the real bot, its workers killed, its Slack and its model failing.

`python -m tests.chaos --engine sqlite|postgres --events 200 --kills 5`; without `--workers` it runs
one worker, two, and two of which one never comes back. Exits with 1 if anything is lost or doubled.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests import postgres
from tests.chaos_plan import Plan
from tests.chaos_run import run

ARRANGEMENTS = ((1, False), (2, False), (2, True))
"""Workers, and whether one of them never comes back."""

NOT_INSTALLED = "PostgreSQL is not installed: nothing was run"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for; 0 when all held, 1 when anything was lost or doubled."""
    given = _given(arguments)
    if given.engine == "postgres" and not postgres.installed():
        print(NOT_INSTALLED)
        return 0
    asked = [(given.workers, given.never_back)] if given.workers is not None else ARRANGEMENTS
    plan = Plan(given.engine, given.events, given.kills, given.seed, keep_logs=given.logs)
    held = []
    with addresses(given.engine) as address:
        for workers, never_back in asked:
            report = run(replace(plan, workers=workers, never_back=never_back), address())
            print(report.told(), flush=True)
            held.append(report.holds)
    return 0 if all(held) else 1


@contextmanager
def addresses(engine: str) -> Iterator[Callable[[], str]]:
    """Gives the address of a new, empty database at each call."""
    if engine == "postgres":
        with postgres.Postgres() as server:
            yield server.fresh
        return
    with tempfile.TemporaryDirectory(prefix="stet-chaos-") as folder:
        yield lambda: f"sqlite:///{tempfile.mkdtemp(dir=folder)}/stet.db"


def _given(arguments: Sequence[str] | None) -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    asked.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    asked.add_argument("--events", type=int, default=200)
    asked.add_argument("--kills", type=int, default=5)
    asked.add_argument("--workers", type=int, choices=(0, 1, 2), help="0: all in one process")
    asked.add_argument("--never-back", action="store_true", help="of two, one stays away")
    asked.add_argument("--seed", type=int, default=5)
    asked.add_argument("--logs", type=Path, help="a folder in which the bot's logs are kept")
    given = asked.parse_args(arguments)
    if given.never_back and given.workers != 2:
        asked.error("--never-back is for --workers 2")
    return given


if __name__ == "__main__":
    sys.exit(main())
