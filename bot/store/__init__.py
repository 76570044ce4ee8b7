"""The store: reviews with their findings and decisions, running counts, holds, and who works.

This package alone, and the migrations beside it, knows SQLAlchemy. Every method raises StoreDown,
and nothing else, when the database does not do what it should.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from sqlalchemy import Connection, Engine, delete, insert, select, update

from bot.store.database import (
    PATIENCE,
    Database,
    Row,
    StoreDown,
    attempt,
    open_engine,
)
from bot.store.filing import Filed, add, file
from bot.store.forgetting import (
    HAS_TEXT,
    forget,
    forget_before,
    in_turns,
    standing,
    written_through,
)
from bot.store.holding import OUT_OF_USE, take_hold
from bot.store.migrating import is_migrated, migrate
from bot.store.tables import holds, letters, reviews, workers
from bot.store.tallies import Tallies, Which, is_in, tally
from bot.store.waiting import begin_at_once, impatient
from bot.store.whose import channels_of

__all__ = [
    "Connection",
    "Engine",
    "Filed",
    "Row",
    "Store",
    "StoreDown",
    "Tallies",
    "Which",
    "WorkerRow",
    "attempt",
    "begin_at_once",
    "open_engine",
]

STILL_READ = "its text is removed, but the file holds its words until others have done reading it"


@dataclass(frozen=True, slots=True)
class WorkerRow:
    """A process that works. `beats` only counts: no clock is compared over machines."""

    id: str
    host: str
    pid: int
    role: str
    beats: int


class Store(Database):
    """What is kept, as rows."""

    _is_owed = True
    """Whether the files may still hold words that were removed: it is not known at the start."""

    @classmethod
    def open(cls, url: str, patience: float = PATIENCE) -> Self:
        """The store at an address, not connected yet; see `open_engine`."""
        return cls(open_engine(url, patience))

    def migrate(self) -> None:
        """Bring the tables up to date; several processes may do so at once."""
        migrate(self.engine)

    def is_migrated(self) -> bool:
        """Whether the tables are up to date."""
        return is_migrated(self.engine)

    def answers(self) -> bool:
        """Whether the database is there and can be written to. Never raises."""
        try:
            self.work(_write)
        except StoreDown:
            return False
        return True

    # Reviews

    def file(self, filed: Filed) -> int | None:
        """File a review in one transaction and give its revision; None when its text is gone."""
        return self.work(lambda c: file(c, filed))

    def revision(self, id_: str) -> int | None:
        """How often a review was filed; None for one that is unknown or whose text is gone."""
        asked = select(reviews.c.revision).where(reviews.c.id == id_, HAS_TEXT)
        return self.work(lambda c: c.execute(asked).scalar())

    def review(self, id_: str) -> Row | None:
        """The row of a review that has its text."""
        asked = select(reviews).where(reviews.c.id == id_, HAS_TEXT)
        return next(iter(self._read(asked)), None)

    def source(self, id_: str) -> Row | None:
        """Where a review's draft came in, whether or not its text is gone."""
        asked = select(reviews.c.channel, reviews.c.ts, reviews.c.thread).where(reviews.c.id == id_)
        return next(iter(self._read(asked)), None)

    def asked_by(self, user: str, most: int) -> list[str]:
        """The ids of somebody's answered reviews, the latest first."""
        asked = select(reviews.c.id).where(reviews.c.asked_by == user, reviews.c.answered)
        asked = asked.where(HAS_TEXT).order_by(reviews.c.number.desc()).limit(most)
        return [row["id"] for row in self._read(asked)]

    def channels_of(self, user: str) -> list[str]:
        """The channels that somebody asked, decided or set something in, the latest first."""
        return [row["channel"] for row in self._read(channels_of(user))]

    def ids(self, which: Which) -> list[str]:
        """The reviews that have their text, the earliest first."""
        asked = select(reviews.c.id).where(HAS_TEXT, *is_in(which))
        return [row["id"] for row in self._read(asked.order_by(*_EARLIEST_FIRST))]

    def all_ids(self) -> list[str]:
        """All reviews that have their text, the latest first."""
        asked = select(reviews.c.id).where(HAS_TEXT).order_by(reviews.c.number.desc())
        return [row["id"] for row in self._read(asked)]

    def texts(self, which: Which) -> list[Row]:
        """The id, text and moment of the drafts that have their text, the earliest first."""
        asked = select(reviews.c.id, reviews.c.text, reviews.c.at).where(HAS_TEXT, *is_in(which))
        return self._read(asked.order_by(*_EARLIEST_FIRST))

    def _read(self, asked: Any) -> list[Row]:
        return self.work(lambda c: [dict(row) for row in c.execute(asked).mappings()])

    # Figures

    def tallies(self, which: Which) -> Tallies:
        """What reviews come to, those too whose text is gone."""
        return self.work(lambda c: tally(c, which))

    def count(self, name: str, label: str, amount: float) -> None:
        """Add to a running count."""
        self.work(lambda c: add(c, {(name, label): amount}))

    # What is gone

    def empty_letter(self, job: str) -> None:
        """Remove what a letter says, and keep its envelope."""
        emptying = update(letters).where(letters.c.job == job).values(letter={})
        self.work(lambda c: c.execute(emptying))

    def standing(self, channel: str, ts: str) -> str | None:
        """The id of the review with text that has a message of the bot's there."""
        return self.work(lambda c: standing(c, channel, ts))

    def forget(self, id_: str) -> bool:
        """Remove everything that holds words of a review. Whether there was any."""
        removed = self.work(lambda c: forget(c, id_))
        self._write_through()
        return removed > 0

    def forget_before(self, moment: datetime) -> int:
        """Remove it of all that came in before (UTC), letters too. How many reviews had any.

        The log of writes is emptied only after words were removed: that halts other writers.
        """
        removed, thrown_away = self.work(lambda c: forget_before(c, moment))
        if removed or thrown_away or self._is_owed:
            self._is_owed = True
            self._write_through()
            self._is_owed = False
        return removed

    def _write_through(self) -> None:
        is_one_file = self.engine.dialect.name == "sqlite"
        if is_one_file and not in_turns(lambda: self.work(written_through)):
            raise StoreDown(STILL_READ)

    # Holds

    def take_hold(self, name: str, worker: str) -> bool:
        """Hold a name, unless a worker holds it that is not struck off. Whether it is held now."""
        return self.work(lambda c: take_hold(c, name, worker))

    def let_go(self, name: str, worker: str) -> None:
        """Hold a name no more."""
        self.drop(holds, name=name, worker=worker)

    def release_holds(self, id_: str) -> None:
        """Take everything from a worker that it holds."""
        self.drop(holds, worker=id_)

    # Workers

    def enter_worker(self, id_: str, host: str, pid: int, role: str) -> None:
        """Enter a process that works; one that was struck off is back."""
        self.work(lambda c: c.execute(OUT_OF_USE))
        self.put(workers, id=id_, host=host, pid=pid, role=role, beats=0, struck=False)

    def beat(self, id_: str) -> bool:
        """Say that a worker lives. False when it was struck off: then it must enter again."""
        beating = update(workers).where(workers.c.id == id_, ~workers.c.struck)
        beating = beating.values(beats=workers.c.beats + 1)
        return self.work(lambda c: c.execute(beating).rowcount) == 1

    def workers(self) -> tuple[WorkerRow, ...]:
        """Those who work, and those who are dead and have not been found yet."""
        names = WorkerRow.__slots__
        rows = self.rows(workers, struck=False)
        return tuple(WorkerRow(**{name: row[name] for name in names}) for row in rows)

    def strike_worker(self, id_: str) -> bool:
        """Strike a worker off; True for exactly one of those who try."""
        striking = update(workers).where(workers.c.id == id_, ~workers.c.struck)
        return self.work(lambda c: c.execute(striking.values(struck=True)).rowcount) == 1


_EARLIEST_FIRST = (reviews.c.at, reviews.c.id)


_PROBE = {"name": "health", "worker": "nobody"}


def _write(c: Connection) -> None:
    """Write something and take it back: a disk that is full can still be read."""
    with impatient(c):
        c.execute(insert(holds).values(_PROBE))
        c.execute(delete(holds).filter_by(**_PROBE))
