"""What the libraries log, without what it is about: no log line holds copy."""

from __future__ import annotations

import logging
import re
import traceback
from pathlib import Path

LIBRARIES = ("slack_bolt", "slack_sdk", "waitress")
"""These put whole requests into what they log."""

_PLAIN_WORDS = re.compile(r"[\w ,.`'-]*")


def keep_libraries_discreet() -> None:
    """Let the libraries log what happened but not to which text, for the rest of the process.

    A line ends where its first particular begins; an exception is its kind and its place. Calling
    it again changes nothing. A logger that has handlers of its own is not reached.
    """
    for name in LIBRARIES:
        logger = logging.getLogger(name)
        if not any(isinstance(handler, Discretion) for handler in logger.handlers):
            logger.addHandler(Discretion())


class Discretion(logging.Handler):
    """Writes nothing: it cuts the record, which the handlers further up are then given."""

    def emit(self, record: logging.LogRecord) -> None:
        record.msg = _plain_words(record.getMessage()) + _cause(record)
        record.args = ()
        record.exc_info = record.exc_text = record.stack_info = None


def _plain_words(message: str) -> str:
    words = _PLAIN_WORDS.match(message)
    return words[0].strip() if words else ""


def _cause(record: logging.LogRecord) -> str:
    if not record.exc_info or record.exc_info[0] is None:
        return ""
    kind, _, trace = record.exc_info
    frames = traceback.extract_tb(trace)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f" ({kind.__name__}{place})"
