"""No test asks the real model or Slack, whoever's keys lie in the environment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.notebook import Notebook
from bot.store import Store
from tests import postgres
from tests.evals import Bench, main
from tests.fresh_store import ENGINES, store_on
from tests.noted_cases import NOON
from tests.scripted import Scoring, small_bench
from tests.slack_server import SlackServer


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = ("ANTHROPIC_", "STET_", "SLACK_", "HOST", "PORT", "DATABASE_URL", "DYNO")
    for name in [name for name in os.environ if name.startswith(ours)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")


@pytest.fixture
def slack() -> Iterator[SlackServer]:
    """A Slack of our own."""
    with SlackServer() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Postgres]:
    """A PostgreSQL of our own: `fresh()` gives the address of a new database."""
    if not postgres.installed():
        pytest.skip("PostgreSQL is not installed")
    with postgres.Postgres() as server:
        yield server


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return small_bench(tmp_path)


@pytest.fixture
def score(capsys: pytest.CaptureFixture[str]) -> Scoring:
    def run(bench: Bench, *arguments: str) -> tuple[int, str]:
        status = main(arguments, bench)
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    return run


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    yield from store_on(request, tmp_path)


@pytest.fixture
def notebook(store: Store) -> Notebook:
    return Notebook(store, "one", lambda: NOON)


@pytest.fixture
def other(store: Store) -> Notebook:
    """The notebook of another process."""
    return Notebook(store, "two", lambda: NOON)
