"""What the libraries log, without what it is about: no log line holds copy."""

from __future__ import annotations

import logging
import re
import traceback
from pathlib import Path

LIBRARIES = ("slack_bolt", "slack_sdk", "waitress", "dbos", "sqlalchemy", "alembic")
"""These put whole requests, or what is stored, into what they log."""

_PLAIN_WORDS = re.compile(r"[\w ,.`'-]*")


def keep_libraries_discreet() -> None:
    """Let the libraries log what happened but not to which text, for the rest of the process.

    A line ends where its first particular begins; an exception is its kind and its place. Calling
    it again changes nothing. A logger further down that has handlers of its own is not reached.
    """
    for name in LIBRARIES:
        logger = logging.getLogger(name)
        if not any(isinstance(handler, Discretion) for handler in logger.handlers):
            logger.handlers.insert(0, Discretion())


class Discretion(logging.Handler):
    """Writes nothing: it cuts the record, which the handlers further up are then given."""

    def emit(self, record: logging.LogRecord) -> None:
        cause = where_it_broke(record)
        record.msg = plain_words(message_of(record)) + (f" ({cause})" if cause else "")
        record.args = ()
        record.exc_info = record.exc_text = record.stack_info = None


def message_of(record: logging.LogRecord) -> str:
    """The words of a record; of one that cannot be put together, that it cannot."""
    try:
        return record.getMessage()
    except Exception:
        return "a line that cannot be put together"


def plain_words(message: str) -> str:
    """What a line says before its first particular: an address, a value, a quotation."""
    words = _PLAIN_WORDS.match(message)
    return words[0].strip() if words else ""


def where_it_broke(record: logging.LogRecord) -> str:
    """The kind of the exception that is logged, and the line it was raised at; never its words."""
    if not record.exc_info or record.exc_info[0] is None:
        return ""
    kind, _, trace = record.exc_info
    frames = traceback.extract_tb(trace)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{kind.__name__}{place}"
