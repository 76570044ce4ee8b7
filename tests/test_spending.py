"""What answers cost, and the ledger of it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from bot.model import Usage
from bot.spending import PRICES, Allowance, Ledger, Price, cost, price_of

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)
TEN_CENTS = """
from datetime import date
from pathlib import Path
from sys import argv
from bot.spending import Ledger
ledger = Ledger(Path(argv[1]))
for _ in range(200):
    ledger.add(date(2026, 11, 22), 0.10)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "spending.txt"


def allowance(path: Path, limit: float, day: date = SUNDAY) -> Allowance:
    return Allowance(limit, Ledger(path), lambda: day)


@pytest.mark.parametrize(
    ("model", "dollars"),
    [
        ("claude-sonnet-5-5", 2 + 10 + 2.5 + 0.1),
        ("claude-opus-5-5", 4 + 20 + 5 + 0.2),
        ("claude-haiku-5-5", 5 * (0.1 + 0.5 + 0.125 + 0.01)),
    ],
)
def test_a_million_tokens_of_each_sort_cost_the_sum_of_the_prices(
    model: str, dollars: float
) -> None:
    million = Usage(1, 1_000_000, 1_000_000, 1_000_000, 1_000_000)
    assert cost(million, PRICES[model]) == pytest.approx(dollars)


def test_a_warm_review_with_sonnet_costs_what_the_facts_say() -> None:
    warm = Usage(1, input_tokens=350, cache_read_tokens=7400, output_tokens=350)
    assert cost(warm, PRICES["claude-sonnet-5-5"]) == pytest.approx(0.00494)


def test_haiku_costs_five_times_as_much_above_100_000_tokens_of_prompt() -> None:
    haiku = PRICES["claude-haiku-5-5"]
    short = cost(Usage(1, input_tokens=90_000, cache_read_tokens=10_000), haiku)
    long = cost(Usage(1, input_tokens=90_000, cache_read_tokens=10_001), haiku)
    assert long == pytest.approx(5 * short, rel=1e-4)


def test_a_dated_model_has_the_price_of_its_name_and_an_unknown_one_none() -> None:
    assert price_of("claude-haiku-5-5-20261001") == PRICES["claude-haiku-5-5"]
    with pytest.raises(ValueError, match="no price is known for the model 'claude-haiku-5-5x'"):
        price_of("claude-haiku-5-5x")
    assert price_of("ours", {"ours": Price(1, 1, 1, 1)}).input == 1


def test_the_ledger_sums_a_day_and_leaves_the_next_one_alone(path: Path) -> None:
    ledger = Ledger(path)
    for dollars in (0.25, 0.5):
        ledger.add(SUNDAY, dollars)
    ledger.add(MONDAY, 4.0)
    assert [ledger.spent(SUNDAY), ledger.spent(MONDAY)] == [0.75, 4.0]
    assert path.read_text() == "2026-11-22 0.250000\n2026-11-22 0.500000\n2026-11-23 4.000000\n"


def test_two_ledgers_on_one_file_see_what_the_other_spends(path: Path) -> None:
    one, two = Ledger(path), Ledger(path)
    one.add(SUNDAY, 1.0)
    two.add(SUNDAY, 2.0)
    assert one.spent(SUNDAY) == two.spent(SUNDAY) == 3.0


def test_nothing_is_lost_when_threads_and_processes_write_at_once(path: Path) -> None:
    ledger = Ledger(path)
    command = [sys.executable, "-c", TEN_CENTS, str(path)]
    others = [subprocess.Popen(command) for _ in range(3)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: ledger.add(SUNDAY, 0.10), range(400)))
    assert [other.wait() for other in others] == [0, 0, 0]
    assert ledger.spent(SUNDAY) == pytest.approx(100.0)


def test_only_what_is_new_is_read(path: Path) -> None:
    ledger = Ledger(path)
    ledger.add(SUNDAY, 1.0)
    assert ledger.spent(SUNDAY) == 1.0
    with path.open("r+") as file:
        file.write("2026-11-22 9")
    ledger.add(SUNDAY, 0.5)
    assert ledger.spent(SUNDAY) == 1.5
    assert Ledger(path).spent(SUNDAY) == 9.5


def test_a_file_that_was_cut_back_or_replaced_is_read_anew(path: Path) -> None:
    ledger = Ledger(path)
    ledger.add(SUNDAY, 1.0)
    ledger.add(SUNDAY, 1.0)
    assert ledger.spent(SUNDAY) == 2.0
    path.write_text("2026-11-22 0.500000\n")
    assert ledger.spent(SUNDAY) == 0.5
    other = path.with_name("other")
    other.write_text("2026-11-22 7.000000\n" * 3)
    other.replace(path)
    assert ledger.spent(SUNDAY) == 21.0


@pytest.mark.parametrize(
    "line",
    [
        b"Wednesday 3",
        b"2026-11-22 nan",
        b"2026-11-22 -5.000000",
        b"2026-13-45 5.000000",
        b"2026-11-22 5.02026-11-22 5.000000",
        b"\xff\xfe\x00",
        b"",
    ],
)
def test_a_line_that_is_no_line_is_skipped_with_a_word_in_the_log(
    path: Path, line: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path.write_bytes(b"2026-11-22 1.000000\n" + line + b"\n2026-11-22 2.000000\n")
    assert Ledger(path).spent(SUNDAY) == 3.0
    assert caplog.messages == [f"the ledger {path} has a line that is not a day and a sum"]


def test_a_line_still_being_written_is_read_when_it_is_whole(path: Path) -> None:
    ledger = Ledger(path)
    path.write_text("2026-11-22 1.00")
    assert ledger.spent(SUNDAY) == 0.0
    path.write_text("2026-11-22 1.000000\n")
    assert ledger.spent(SUNDAY) == 1.0


def test_a_ledger_that_cannot_be_kept_is_noticed_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be kept: Is a directory"):
        Ledger(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(ValueError, match=r"cannot be kept: (Not a directory|File exists)"):
        Ledger(tmp_path / "file" / "ledger")


def test_the_folder_of_a_ledger_is_made_and_the_file_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "state" / "spending.txt"
    Ledger(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_written_still_counts_in_this_process(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ledger = Ledger(path)
    ledger.add(SUNDAY, 1.0)
    hidden = path.rename(path.with_name("elsewhere"))
    path.mkdir()
    ledger.add(SUNDAY, 2.0)
    path.rmdir()
    hidden.rename(path)
    assert ledger.spent(SUNDAY) == 3.0
    assert caplog.messages == [f"the ledger {path} cannot be written: Is a directory"]


def test_money_is_used_up_when_the_limit_is_reached_and_not_before(path: Path) -> None:
    today = allowance(path, 1.0)
    today.pay(0.999999)
    assert not today.is_used_up()
    today.pay(0.000001)
    assert today.is_used_up()
    assert not allowance(path, 1.0, MONDAY).is_used_up()


def test_a_limit_of_nothing_is_used_up_from_the_start(path: Path) -> None:
    assert allowance(path, 0.0).is_used_up()


def test_a_ledger_that_has_gone_counts_as_used_up(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    today = allowance(path, 100.0)
    path.unlink()
    assert today.is_used_up()
    assert caplog.record_tuples == [
        ("stet.spending", logging.ERROR, "the ledger cannot be read: No such file or directory")
    ]


@pytest.mark.parametrize("limit", [-1.0, float("nan"), float("inf")])
def test_a_limit_that_is_no_sum_of_money_is_refused(path: Path, limit: float) -> None:
    with pytest.raises(ValueError, match="is not a sum of money"):
        allowance(path, limit)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_ledger_that_may_not_be_written_is_noticed_at_the_start(path: Path) -> None:
    path.touch(0o400)
    with pytest.raises(ValueError, match="cannot be kept: Permission denied"):
        Ledger(path)
