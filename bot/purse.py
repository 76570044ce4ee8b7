"""What the model has cost each day, kept in the database: one limit for the whole desk."""

from __future__ import annotations

import logging
from collections import defaultdict
from datetime import date
from threading import Lock

from bot.notebook import Notebook
from bot.store import StoreDown

SPENT = "spent"

_LOG = logging.getLogger("stet.purse")


class Purse:
    """A book for an Allowance. What cannot be written down counts in this process all the same."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._unwritten: defaultdict[date, float] = defaultdict(float)
        self._lock = Lock()

    def spent(self, day: date) -> float:
        """US dollars spent on a UTC day by all who share the database. Raises OSError."""
        try:
            written = self._notebook.counts().get((SPENT, day.isoformat()), 0.0)
        except StoreDown as down:
            raise OSError(None, str(down)) from None
        with self._lock:
            return written + self._unwritten[day]

    def add(self, day: date, dollars: float) -> None:
        """Note what an answer cost. Never raises, for the answer is already there."""
        try:
            self._notebook.count(SPENT, day.isoformat(), dollars)
        except StoreDown as down:
            _LOG.error("what was spent cannot be written down: %s", down)
            with self._lock:
                self._unwritten[day] += dollars
