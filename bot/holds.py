"""Holds: who works on something has it alone, over all threads and all processes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock, RLock

from bot.store import Store, StoreDown

POLL = 0.02
"""Seconds between two looks at whether another process has let go."""


@dataclass
class _Place:
    """Where threads of this process queue: `users` have it or wait, one of them `depth` deep."""

    lock: RLock = field(default_factory=RLock)
    users: int = 0
    depth: int = 0


class Holds:
    """The holds of one worker, whose id no other has; no transaction stays open meanwhile."""

    def __init__(self, store: Store, worker: str) -> None:
        self._store = store
        self._worker = worker
        self._places: dict[str, _Place] = {}
        self._owed: set[str] = set()
        self._lock = Lock()

    @contextmanager
    def held(self, name: str) -> Iterator[None]:
        """Have a name alone; whoever has it may have it again. Raises StoreDown before, not after.

        A hold that cannot be given back at once is given back when the database is there again.
        """
        with self._first_among_threads(name) as is_outermost:
            if not is_outermost:
                yield
                return
            self._take(name)
            try:
                yield
            finally:
                self._let_go(name)

    @contextmanager
    def _first_among_threads(self, name: str) -> Iterator[bool]:
        with self._lock:
            place = self._places.setdefault(name, _Place())
            place.users += 1
        try:
            with place.lock:
                place.depth += 1
                try:
                    yield place.depth == 1
                finally:
                    place.depth -= 1
        finally:
            self._leave(name, place)

    def _leave(self, name: str, place: _Place) -> None:
        with self._lock:
            place.users -= 1
            if not place.users:
                del self._places[name]

    def _take(self, name: str) -> None:
        self._give_back()
        while not self._store.take_hold(name, self._worker):
            time.sleep(POLL)
        self._owed.discard(name)

    def _let_go(self, name: str) -> None:
        try:
            self._store.let_go(name, self._worker)
        except StoreDown:
            self._owed.add(name)

    def _give_back(self) -> None:
        with self._lock:
            for name in self._owed - self._places.keys():
                self._store.let_go(name, self._worker)
                self._owed.discard(name)
