"""What the model's answers cost, and the ledger that holds a desk to its daily limit."""

from __future__ import annotations

import logging
import os
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Protocol

from bot.model import Usage

_log = logging.getLogger("stet.spending")
_LINE = re.compile(rb"(\d{4}-\d\d-\d\d) (\d{1,9}\.\d{6})", re.ASCII)
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars per million tokens; a prompt above `long_prompt` tokens costs `long_factor` times.

    `cache_write` is the price of writing for five minutes, the only sort of write we ask for.
    """

    input: float
    output: float
    cache_write: float
    cache_read: float
    long_prompt: int | None = None
    long_factor: float = 1.0


PRICES: Mapping[str, Price] = MappingProxyType(
    {
        "claude-haiku-5-5": Price(0.10, 0.50, 0.125, 0.01, long_prompt=100_000, long_factor=5.0),
        "claude-sonnet-5-5": Price(2.0, 10.0, 2.50, 0.10),
        "claude-opus-5-5": Price(4.0, 20.0, 5.0, 0.20),
    }
)
"""From the vendor's price pages as they stood in November 2026.

Derived, not printed there: both cache prices of Opus (1.25 and 0.05 times its input), and that
Haiku's cache prices rise fivefold with the rest above 100,000 tokens.
"""


def price_of(model: str, prices: Mapping[str, Price] = PRICES) -> Price:
    """The price of a model, dated or not (`claude-haiku-5-5-20261001`).

    Raises ValueError for a model without a price: its cost could not be told or limited.
    """
    for name in sorted(prices, key=len, reverse=True):
        if model == name or re.fullmatch(re.escape(name) + r"-\d{8}", model):
            return prices[name]
    raise ValueError(f"no price is known for the model {model!r}, only for {', '.join(prices)}")


def cost(usage: Usage, price: Price) -> float:
    """What one answer cost, in US dollars."""
    prompt = usage.input_tokens + usage.cache_write_tokens + usage.cache_read_tokens
    is_long = price.long_prompt is not None and prompt > price.long_prompt
    dollars = (
        usage.input_tokens * price.input
        + usage.cache_write_tokens * price.cache_write
        + usage.cache_read_tokens * price.cache_read
        + usage.output_tokens * price.output
    ) / _MILLION
    return dollars * (price.long_factor if is_long else 1.0)


class Ledger:
    """What was spent, day by day: a text file with a line for each answer, shared by processes.

    A line is a UTC day and US dollars, nothing else. Lines are appended whole, so that any number
    of threads and processes may write; a line that cannot be read is skipped and logged. Raises
    ValueError at once when the file cannot be read and written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._sums: dict[date, float] = defaultdict(float)
        self._unwritten: dict[date, float] = defaultdict(float)
        self._file = 0
        self._read_to = 0
        self._prove()

    def _prove(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._append(b"")
            self._catch_up()
        except OSError as error:
            raise ValueError(
                f"the ledger of spending, {self._path}, cannot be kept: {error.strerror}"
            ) from None

    def spent(self, day: date) -> float:
        """US dollars spent on a UTC day by all who share the file. Raises OSError."""
        with self._lock:
            self._catch_up()
            return self._sums[day] + self._unwritten[day]

    def add(self, day: date, dollars: float) -> None:
        """Note what an answer cost.

        Never raises, for the answer is already there: what cannot be written is logged, and counts
        in this process all the same.
        """
        with self._lock:
            try:
                self._append(f"{day.isoformat()} {dollars:.6f}\n".encode())
            except OSError as error:
                _log.error("the ledger %s cannot be written: %s", self._path, error.strerror)
                self._unwritten[day] += dollars

    def _append(self, line: bytes) -> None:
        file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            if os.write(file, line) < len(line):
                raise OSError(None, "the disk is full")
        finally:
            os.close(file)

    def _catch_up(self) -> None:
        now = self._path.stat()
        if now.st_ino != self._file or now.st_size < self._read_to:
            self._sums.clear()
            self._file, self._read_to = now.st_ino, 0
        if now.st_size > self._read_to:
            self._read_on()

    def _read_on(self) -> None:
        with self._path.open("rb") as file:
            file.seek(self._read_to)
            whole, newline, _ = file.read().rpartition(b"\n")
        self._read_to += len(whole) + len(newline)
        for line in whole.splitlines():
            self._enter(line)

    def _enter(self, line: bytes) -> None:
        try:
            day, dollars = _LINE.fullmatch(line).groups()  # type: ignore[union-attr]
            self._sums[date.fromisoformat(day.decode())] += float(dollars)
        except (AttributeError, ValueError):
            _log.warning("the ledger %s has a line that is not a day and a sum", self._path)


class Book(Protocol):
    """Where it is written what was spent: a ledger in a file, or the desk's database."""

    def spent(self, day: date) -> float:
        """US dollars spent on a UTC day. Raises OSError."""
        ...

    def add(self, day: date, dollars: float) -> None:
        """Note what an answer cost. Never raises."""
        ...


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a desk may spend in a UTC day, in US dollars.

    Asks that are under way when the limit is reached still end, so a day may cost as much more as
    is asked at once. A try that was cut short is not counted: nobody says what it cost. `today` is
    the UTC day, asked anew each time. Raises ValueError for a limit that is no sum of money.
    """

    limit: float
    ledger: Book
    today: Callable[[], date]

    def __post_init__(self) -> None:
        if not (isfinite(self.limit) and self.limit >= 0):
            raise ValueError(f"{self.limit} is not a sum of money to spend in a day")

    def is_used_up(self) -> bool:
        """Whether the limit is reached. A ledger that cannot be read counts as used up."""
        try:
            return self.ledger.spent(self.today()) >= self.limit
        except OSError as error:
            _log.error("the ledger cannot be read: %s", error.strerror)
            return True

    def pay(self, dollars: float) -> None:
        """Note what an answer cost. Never raises."""
        self.ledger.add(self.today(), dollars)
