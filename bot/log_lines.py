"""The log: one JSON object a line on standard error, with figures and ids and never with copy."""

from __future__ import annotations

import json
import logging
import math
import re
import sys
import threading
from datetime import UTC, datetime
from types import TracebackType

from bot.discreet import (
    LIBRARIES,
    Discretion,
    keep_libraries_discreet,
    message_of,
    plain_words,
    where_it_broke,
)

PARTICULARS = ("review", "milliseconds", "tokens", "cost", "job", "kind")
"""What a line may hold besides its event, given as `extra`: ids and figures."""

WARNINGS = "py.warnings"
OURS = ("bot", "stet", *LIBRARIES)
"""The loggers whose words are safe: our own, and those of libraries that are cut already."""

_WARNED = re.compile(r"([^/\\\s]+):(\d+): (\w+):")
_LONGEST = 1_000
"""Characters of an event or an id; ours are shorter."""


def set_up_logs(level: int = logging.INFO) -> None:
    """Let everything that is logged from here on be written so, warnings and crashes too.

    Calling it again changes nothing but the level.
    """
    root = logging.getLogger()
    root.setLevel(level)
    if not any(isinstance(handler, LogLines) for handler in root.handlers):
        root.addHandler(LogLines())
    logging.captureWarnings(True)
    keep_libraries_discreet()
    for name in LIBRARIES:
        _hand_over(logging.getLogger(name))
    sys.excepthook = _stopped
    threading.excepthook = lambda told: _stopped(told.exc_type, told.exc_value, told.exc_traceback)


def _stopped(
    kind: type[BaseException], fault: BaseException | None, trace: TracebackType | None
) -> None:
    """Say of what nobody caught where it was raised: Python would print its words."""
    if not issubclass(kind, SystemExit):
        about = (kind, fault or kind(), trace)
        logging.getLogger("stet").critical("stopped by a fault that nobody caught", exc_info=about)


def _hand_over(library: logging.Logger) -> None:
    """Take away what a library writes by itself, in a form of its own, and what is no trouble."""
    library.setLevel(max(library.level, logging.WARNING))
    library.handlers[:] = [each for each in library.handlers if isinstance(each, Discretion)]
    library.propagate = True


class LogLines(logging.Handler):
    """Writes each record as a line of JSON; what cannot be written is let go without a word."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(f"{log_line(record)}\n")
            sys.stderr.flush()
        except (OSError, ValueError, AttributeError):
            return


def log_line(record: logging.LogRecord) -> str:
    """A record as JSON on one line, in ASCII, whatever its message holds."""
    at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    told = {
        "at": at,
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": _event(record)[:_LONGEST],
        "error": where_it_broke(record),
        **{name: _plain(getattr(record, name, None)) for name in PARTICULARS},
    }
    return json.dumps({name: value for name, value in told.items() if value not in (None, "")})


def _event(record: logging.LogRecord) -> str:
    message = message_of(record)
    if record.name == WARNINGS:
        return _warning(message)
    return message if record.name.partition(".")[0] in OURS else plain_words(message)


def _warning(message: str) -> str:
    """Its kind and its place: its words may quote what was worked on."""
    found = _WARNED.search(message)
    return f"{found[3]} at {found[1]}:{found[2]}" if found else "a warning"


def _plain(given: object) -> str | int | float | None:
    if isinstance(given, str):
        return given[:_LONGEST]
    if isinstance(given, float) and not math.isfinite(given):
        return None
    return given if isinstance(given, int | float) else None
