"""The basket: jobs put down by those who have no time, done by those who have."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import dbos._dbos as engine_room
from dbos import DBOS, DBOSClient, DBOSConfig, DBOSPortableJSONSerializer, EnqueueOptions
from dbos._error import DBOSUnexpectedStepError
from dbos._serialization import DefaultSerializer

from bot.carrying import Carrier
from bot.job import Basket, Job, Lessons, Matter, NotTaken, Step, UnknownKind
from bot.ledger import JOB, QUICK, TICK, Ledger
from bot.patience import Patience, Stop, Stopped
from bot.store import StoreDown, attempt, begin_at_once
from bot.workshop import FreeHands, kept_discreet

if TYPE_CHECKING:
    from bot.store import Engine

__all__ = ["Basket", "DurableBasket", "Job", "Lessons", "Matter", "NotTaken", "Step", "UnknownKind"]

APPLICATION_VERSION = "stet-1"
"""Never changed: the engine leaves work of another version lying, and an upgrade would lose it."""

SLOW = frozenset({"reading", "parts", "digest"})
POLL = 0.2
"""Seconds between two looks at a queue."""

_NAME = "stet"
_SLOW = "slow"
_EVERY_MINUTE = "* * * * *"
_JSON = DBOSPortableJSONSerializer()
_LEAVE = 5.0
"""Seconds that the engine has to end its threads; those that do not, end with the process."""

_TURN = 0.0005
"""Seconds before a thread lets another run, where Python's 5 ms let a put wait for every hand."""

_LOG = logging.getLogger("stet.basket")


class PickleRefused(Exception):  # noqa: N818 - what stands in the way of a planted row
    """A stored row asks to be unpickled, which would run what it holds; none of ours does."""


class DurableBasket(Ledger):
    """A basket in a database: what is put in outlives the process, and is done at least once.

    Any process may put; one that was taught may start and work, with so many hands for the kinds
    of job in `slow` and so many for the others.
    """

    def __init__(
        self,
        engine: Engine,
        quick_hands: int = 8,
        slow_hands: int = 8,
        slow: Iterable[str] = SLOW,
        patience: Patience | None = None,
    ) -> None:
        vars(engine_room)["ThreadPoolExecutor"] = FreeHands
        DefaultSerializer.deserialize = _refuse  # type: ignore[method-assign,assignment]
        kept_discreet("dbos")
        client = DBOSClient(
            system_database_engine=engine,
            serializer=_JSON,
            application_name=_NAME,
            lazy=True,
            retry_connection_errors=False,
        )
        super().__init__(engine, client, APPLICATION_VERSION)
        self._client = client
        self._hands = {QUICK: quick_hands, _SLOW: slow_hands}
        self._slow = frozenset(slow)
        self._patience = patience or Patience()
        self._stop = Stop()
        self._engine_on: DBOS | None = None
        self.teach(Lessons({}, lambda _: False, lambda *_: None))

    def put(self, job: Job, after: float = 0.0) -> None:
        """Take a job in, for `after` so many seconds; one whose id is known is let be.

        Raises NotTaken, which says why and not what the job is about.
        """
        try:
            attempt(lambda: self._put(job, after))
        except StoreDown as down:
            why = str(down)
        else:
            return
        raise NotTaken(why)

    def _put(self, job: Job, after: float) -> None:
        options: EnqueueOptions = {
            "workflow_name": JOB,
            "queue_name": _SLOW if job.kind in self._slow else QUICK,
            "workflow_id": job.id,
        }
        if after > 0:
            options["delay_seconds"] = after
        with self._engine.begin() as connection:
            begin_at_once(connection)
            self._client.enqueue_in_transaction(connection, options, job.kind, dict(job.matter))

    def teach(self, lessons: Lessons) -> None:
        """Say what those who work the basket do."""
        self._carrier = Carrier(lessons, self.put, self._patience, self._stop)

    def start(self, executor: str, tick: Callable[[], None] | None = None) -> None:
        """Begin to work under this id, of no other process ever, and tick every minute.

        One process at a time ticks; either every process that starts is given a tick or none is.
        The threads of this process take shorter turns from now on. Raises StoreDown.
        """
        sys.setswitchinterval(_TURN)
        self._executor = executor
        config: DBOSConfig = {
            "name": _NAME,
            "system_database_engine": self._engine,
            "serializer": _JSON,
            "executor_id": executor,
            "application_version": APPLICATION_VERSION,
            "log_level": "WARNING",
            "use_listen_notify": False,
            "notification_listener_polling_interval_sec": POLL,
        }
        self._engine_on = DBOS(config=config)
        try:
            attempt(lambda: self._launch(tick))
        except BaseException:
            self.close(0.0)
            raise

    def _launch(self, tick: Callable[[], None] | None) -> None:
        def job(kind: str, matter: dict[str, Any]) -> None:
            self._carry_out(Job(str(DBOS.workflow_id), kind, matter))

        def tick_over(_when: datetime, _context: object) -> None:
            with self._at_work.on(str(DBOS.workflow_id)):
                self._carrier.tick(tick or (lambda: None))

        self._rows.run_migrations()
        for queue, hands in self._hands.items():
            self._client.register_queue(queue, worker_concurrency=hands, polling_interval_sec=POLL)
        DBOS.workflow(name=JOB)(job)
        ticking = DBOS.workflow(name=TICK)(tick_over)
        DBOS.launch()
        if tick:
            DBOS.apply_schedules(
                [{"schedule_name": TICK, "workflow_fn": ticking, "schedule": _EVERY_MINUTE}]
            )

    def _carry_out(self, job: Job) -> None:
        with self._at_work.on(job.id):
            try:
                self._carrier.carry_out(job, _recorded)
            except (DBOSUnexpectedStepError, PickleRefused):
                self._carrier.anew(job)
            except Exception as fault:
                _LOG.error("a job could not be recorded: %s", type(fault).__name__)
                self._hand_back(job.id)

    def _hand_back(self, id_: str) -> None:
        """Leave a job to whoever takes it up next. Raises Stopped, always."""
        while True:
            self._stop.rest(self._patience.database)
            try:
                self._reenqueued(id_, self._executor)
            except Exception as fault:
                _LOG.error("a job could not be handed back: %s", type(fault).__name__)
            else:
                raise Stopped

    def close(self, seconds: float = 10.0) -> bool:
        """Take nothing more up, and wait so long for what is under way. Whether it was finished.

        What was not is done by the next process. Jobs may still be put.
        """
        self._stop.close()
        for event in self._engine_on.background_thread_stop_events if self._engine_on else ():
            event.set()
        is_done = self._at_work.is_done_within(seconds)
        self._stop.cut()
        if self._engine_on:
            self._engine_on = None
            leaving = threading.Thread(target=_ended, daemon=True)
            leaving.start()
            leaving.join(_LEAVE)
        return is_done


def _ended() -> None:
    DBOS.destroy(destroy_registry=True)


def _recorded(name: str, work: Callable[[], bool]) -> bool:
    return DBOS.run_step({"name": name}, work)


def _refuse(*_: object) -> object:
    raise PickleRefused
