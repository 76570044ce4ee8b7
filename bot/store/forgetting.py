"""What goes when a draft is forgotten: every word of it, from the rows and from the files."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, or_, select, update

from bot.store.tables import expected, letters, reviews
from bot.store.waiting import impatient

HAS_TEXT = reviews.c.record.is_not(None)

BRIEFLY = 200
"""Milliseconds."""

TURNS, PAUSE = 20, 0.1
"""How often the log of writes is tried to be emptied, and seconds in between."""

SHARED = ("shared", "shared copy")
"""Of the bot's messages about a draft, those in the channel that it was shared to."""


def standing(c: Connection, channel: str, ts: str) -> str | None:
    """The id of the review that has text, and a message of the bot's in this place."""
    there = or_(reviews.c.channel == channel, reviews.c.share_to == channel)
    asked = select(reviews.c.id, reviews.c.channel, reviews.c.share_to, reviews.c.record)
    for id_, home, share_to, record in c.execute(asked.where(HAS_TEXT, there)):
        for what, stamp in record["stands"].items():
            if (share_to if what in SHARED else home, stamp) == (channel, ts):
                return str(id_)
    return None


def forget(c: Connection, id_: str) -> int:
    """Remove the words of a review, and heed no more that anybody awaits it. 1 if it had any."""
    c.execute(delete(expected).where(expected.c.id == id_))
    return _wordless(c, reviews.c.id == id_)


def forget_before(c: Connection, moment: datetime) -> tuple[int, int]:
    """Remove the words of all that came in before (UTC): how many reviews had any, and letters."""
    c.execute(delete(expected).where(expected.c.at < moment))
    thrown_away = c.execute(delete(letters).where(letters.c.at < moment)).rowcount
    return _wordless(c, reviews.c.at < moment), int(thrown_away)


def _wordless(c: Connection, those: ColumnElement[bool]) -> int:
    gone = {"text": None, "record": None, "revision": reviews.c.revision + 1}
    return int(c.execute(update(reviews).where(HAS_TEXT, those).values(gone)).rowcount)


def written_through(c: Connection) -> bool:
    """Empty SQLite's log of writes, which holds what was removed from the file.

    Nobody can write while it waits for those who read, so it waits BRIEFLY. Whether it is done.
    """
    with impatient(c, BRIEFLY):
        return bool(c.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0] == 0)


def in_turns(done: Callable[[], bool]) -> bool:
    """Try until it is done, with pauses in which others write. Whether it was."""
    for _ in range(TURNS):
        if done():
            return True
        time.sleep(PAUSE)
    return False
