"""The tables as they stand after the last migration; `stet_` keeps them apart from the basket's."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

PREFIX = "stet_"


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, where SQLite by itself would drop the zone. Refuses one without a zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is None:
            return value and value.replace(tzinfo=UTC)
        return value.astimezone(UTC)


class Json(TypeDecorator[Any]):
    """JSON in ASCII: Postgres takes no NUL and neither engine half a surrogate pair."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


metadata = MetaData()

_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def _table(name: str, *columns: Any) -> Table:
    return Table(PREFIX + name, metadata, *columns)


reviews = _table(
    "reviews",
    Column("number", _NUMBER, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("revision", Integer, nullable=False),
    Column("channel", String, nullable=False),
    Column("ts", String, nullable=False),
    Column("thread", String, nullable=False),
    Column("asked_by", String, nullable=False),
    Column("share_to", String, nullable=False),
    Column("answered", Boolean, nullable=False),
    Column("at", Moment),
    Column("text", Json),
    Column("record", Json),
    Index("stet_reviews_of_a_channel", "channel", "at"),
    Index("stet_reviews_of_somebody", "asked_by"),
)

findings = _table(
    "findings",
    Column("review", String, ForeignKey(reviews.c.id), primary_key=True),
    Column("key", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("rule", String, nullable=False),
    Column("level", String, nullable=False),
    Column("by", String, nullable=False),
    Column("stands", Boolean, nullable=False),
)

decisions = _table(
    "decisions",
    Column("review", String, ForeignKey(reviews.c.id), primary_key=True),
    Column("key", String, primary_key=True),
    Column("decision", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", Moment, nullable=False),
)

words = _table(
    "words",
    Column("number", _NUMBER, primary_key=True),
    Column("channel", String, nullable=False),
    Column("what", Json, nullable=False),
    Column("by", String, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("channel", "what", name="stet_words_once"),
)

rules_off = _table(
    "rules_off",
    Column("number", _NUMBER, primary_key=True),
    Column("channel", String, nullable=False),
    Column("what", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("channel", "what", name="stet_rules_off_once"),
)

channels = _table(
    "channels",
    Column("channel", String, primary_key=True),
    Column("emoji", String),
    Column("emoji_by", String),
    Column("emoji_at", Moment),
    Column("digest_time", String),
    Column("digest_zone", String),
    Column("digest_by", String),
    Column("digest_at", Moment),
)

digests = _table(
    "digests",
    Column("channel", String, primary_key=True),
    Column("day", String, primary_key=True),
    Column("ts", String, nullable=False),
)

letters = _table(
    "letters",
    Column("job", String, primary_key=True),
    Column("letter", Json, nullable=False),
    Column("at", Moment, nullable=False),
)

expected = _table(
    "expected",
    Column("id", String, primary_key=True),
    Column("at", Moment, nullable=False),
)

feedback = _table(
    "feedback",
    Column("review", String, primary_key=True),
    Column("user", String, primary_key=True),
    Column("said", String, nullable=False),
)

holds = _table(
    "holds",
    Column("name", String, primary_key=True),
    Column("worker", String, nullable=False),
)

workers = _table(
    "workers",
    Column("id", String, primary_key=True),
    Column("host", String, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("role", String, nullable=False),
    Column("beats", BigInteger, nullable=False),
    Column("struck", Boolean, nullable=False),
)

counts = _table(
    "counts",
    Column("name", String, primary_key=True),
    Column("label", String, primary_key=True),
    Column("amount", Float, nullable=False),
)
