"""One limit for all processes of a desk, whatever becomes of the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bot.config import claude, settings
from bot.notebook import Notebook
from bot.purse import Purse
from bot.spending import Allowance
from bot.store import Store
from tests.fresh_store import fresh_store

DAY = date(2026, 3, 14)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(fresh_store(tmp_path)) as opened:
        yield opened


def purse(store: Store, worker: str = "one") -> Purse:
    return Purse(Notebook(store, worker))


def test_what_one_process_spends_counts_for_the_others(store: Store) -> None:
    allowance = Allowance(1.0, purse(store, "other"), lambda: DAY)
    purse(store).add(DAY, 0.75)
    assert not allowance.is_used_up()
    purse(store).add(DAY, 0.25)
    assert allowance.is_used_up()
    assert purse(store).spent(date(2026, 3, 15)) == 0.0


def test_a_database_that_is_away_counts_as_used_up_and_loses_no_sum(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    ours = purse(store)
    store.close()
    ours.add(DAY, 0.5)
    assert "cannot be written down" in caplog.text
    assert Allowance(100.0, ours, lambda: DAY).is_used_up()


def test_a_sum_that_could_not_be_written_is_added_once_the_database_is_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = purse(store)
    with monkeypatch.context() as away:
        away.setattr(store, "_is_closed", True)
        ours.add(DAY, 0.5)
    assert ours.spent(DAY) == 0.5


def test_a_served_desk_keeps_no_file_unless_one_is_named(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-of-our-own")
    monkeypatch.setenv("HOME", str(tmp_path))
    with claude(settings(), purse(store)) or closing(store):
        assert [file.name for file in tmp_path.rglob("spending")] == []
    monkeypatch.setenv("STET_SPENDING", str(tmp_path / "named"))
    with claude(settings(), purse(store)) or closing(store):
        assert (tmp_path / "named").exists()
