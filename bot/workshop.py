"""What the durable engine is given: threads that keep no process alive, and a discreet log."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Thread
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

QUIET = 60.0
"""Seconds in which the engine says the same thing once."""


class FreeHands(ThreadPoolExecutor):
    """An executor whose threads end with the process, whatever they wait for.

    Python waits at exit for the threads of its own pools: a step that hangs, or a database that
    stays away, would keep the process from going.
    """

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        Thread(target=_carry, args=(future, fn, args, kwargs), name="stet-job", daemon=True).start()
        return future


def _carry(
    future: Future[Any], work: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> None:
    try:
        future.set_result(work(*args, **kwargs))
    except BaseException as fault:
        future.set_exception(fault)


class Discretion(logging.Filter):
    """Cuts what the engine logs before its first particular, and passes a repeat only now and then.

    The engine puts whole exceptions into its lines; of those the class is left.
    """

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        kind = (record.exc_info or sys.exc_info())[0]
        said = record.getMessage().partition("\n")[0].partition(": ")[0].rstrip(":")
        record.msg = f"{said} ({kind.__name__})" if kind else said
        record.args = ()
        record.exc_info = record.exc_text = record.stack_info = None
        return self._is_news(record.msg, record.created)

    def _is_news(self, said: str, at: float) -> bool:
        if abs(at - self._said.get(said, at - QUIET)) < QUIET:
            return False
        self._said = {words: t for words, t in self._said.items() if abs(at - t) < QUIET}
        self._said[said] = at
        return True


def kept_discreet(name: str) -> None:
    """Cut what this library logs, and leave where it goes to the process's own handlers."""
    logger = logging.getLogger(name)
    if not any(isinstance(each, Discretion) for each in logger.filters):
        logger.addFilter(Discretion())
        logger.addHandler(logging.NullHandler())
        logger.setLevel(logging.WARNING)
