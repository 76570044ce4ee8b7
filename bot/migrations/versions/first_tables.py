"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _reviews()
    _channels()
    _jobs()
    _workers()


def _reviews() -> None:
    op.create_table(
        "stet_reviews",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("share_to", sa.String(), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("at", _MOMENT),
        sa.Column("text", sa.Text()),
        sa.Column("record", sa.Text()),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    with op.batch_alter_table("stet_reviews") as batch_op:
        batch_op.create_index("stet_reviews_of_a_channel", ["channel", "at"], unique=False)
        batch_op.create_index("stet_reviews_of_somebody", ["asked_by"], unique=False)

    op.create_table(
        "stet_findings",
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["review"], ["stet_reviews.id"]),
        sa.PrimaryKeyConstraint("review", "key"),
    )

    op.create_table(
        "stet_decisions",
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["review"], ["stet_reviews.id"]),
        sa.PrimaryKeyConstraint("review", "key"),
    )
    op.create_table(
        "stet_feedback",
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("review", "user"),
    )


def _channels() -> None:
    op.create_table(
        "stet_channels",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("emoji", sa.String()),
        sa.Column("emoji_by", sa.String()),
        sa.Column("emoji_at", _MOMENT),
        sa.Column("digest_time", sa.String()),
        sa.Column("digest_zone", sa.String()),
        sa.Column("digest_by", sa.String()),
        sa.Column("digest_at", _MOMENT),
        sa.PrimaryKeyConstraint("channel"),
    )
    op.create_table(
        "stet_words",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("channel", "what", name="stet_words_once"),
    )
    op.create_table(
        "stet_rules_off",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("channel", "what", name="stet_rules_off_once"),
    )
    op.create_table(
        "stet_digests",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "day"),
    )


def _jobs() -> None:
    op.create_table(
        "stet_letters",
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("job"),
    )
    op.create_table(
        "stet_expected",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "stet_counts",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("amount", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("name", "label"),
    )


def _workers() -> None:
    op.create_table(
        "stet_workers",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("beats", sa.BigInteger(), nullable=False),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "stet_holds",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("worker", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
