"""A review filed: its row, its findings, its decisions and what is new of them to count.

All in the transaction of a connection; what is filed twice is counted once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, insert, select, update
from sqlalchemy.sql import Executable

from bot.store.database import Row, inserting
from bot.store.tables import counts, decisions, expected, findings, reviews

Name = tuple[str, str]
Counts = Counter[Name]


@dataclass(frozen=True, slots=True)
class Filed:
    """What is to be filed, as rows.

    A finding's and a decision's row has its `key`; the words of a draft stand in `review` alone.
    """

    review: Row
    findings: Sequence[Row]
    decisions: Sequence[Row]


def file(c: Connection, filed: Filed) -> int | None:
    """File a review and give its revision.

    None when its text is gone and nobody has asked for it again: then nothing is written, so that
    no job that was under way brings the text back.
    """
    id_ = filed.review["id"]
    asked = c.execute(delete(expected).where(expected.c.id == id_)).rowcount > 0
    revision = _reviewed(c, filed.review, asked)
    if revision is None:
        return None
    new: Counts = Counter({("reviews", ""): int(revision == 1)})
    new.update(_found(c, id_, filed.findings))
    new.update(_decided(c, id_, filed))
    add(c, +new)
    return revision


def add(c: Connection, amounts: Mapping[Name, float]) -> None:
    """Add to the running counts, always in the same order, so that no two ever wait in a ring."""
    asked = inserting(c.dialect, counts)
    adding = asked.on_conflict_do_update(
        index_elements=["name", "label"], set_={"amount": counts.c.amount + asked.excluded.amount}
    )
    rows = [
        {"name": name, "label": label, "amount": amount}
        for (name, label), amount in sorted(amounts.items())
    ]
    _each(c, adding, rows)


def _reviewed(c: Connection, review: Row, asked: bool) -> int | None:
    there = {name: value for name, value in review.items() if name != "id"}
    writing = inserting(c.dialect, reviews).values(**review, revision=1)
    writing = writing.on_conflict_do_update(
        index_elements=["id"],
        set_={**there, "revision": reviews.c.revision + 1},
        where=None if asked else reviews.c.record.is_not(None),
    )
    found = c.execute(writing.returning(reviews.c.revision)).scalar()
    return None if found is None else int(found)


def _found(c: Connection, id_: str, found: Sequence[Row]) -> Iterable[Name]:
    """Write the findings down, and give what is to be counted: those that are new."""
    there = {row["key"]: row["stands"] for row in _of(c, findings, id_)}
    standing = {row["key"] for row in found}
    turned = [
        {"of": id_, "which": key, "now": key in standing}
        for key, stood in there.items()
        if stood != (key in standing)
    ]
    _each(c, update(findings).where(_this(findings)).values(stands=bindparam("now")), turned)
    new = [{"review": id_, "stands": True, **row} for row in found if row["key"] not in there]
    _each(c, insert(findings), new)
    return [("findings", f"{row['kind']} {row['rule']}") for row in new]


def _decided(c: Connection, id_: str, filed: Filed) -> Iterable[Name]:
    """Write the decisions down, and give what is to be counted: those that are new or others.

    One on a finding that is no longer there stays; one taken back goes.
    """
    there = {row["key"]: row for row in _of(c, decisions, id_)}
    labels = {row["key"]: f"{row['kind']} {row['rule']}" for row in _of(c, findings, id_)}
    given = {row["key"]: row for row in filed.decisions if row["key"] in labels}
    taken_back = {row["key"] for row in filed.findings} & there.keys() - given.keys()
    stale = taken_back | {key for key, row in given.items() if not _holds(there.get(key), row)}
    _each(
        c,
        delete(decisions).where(_this(decisions)),
        [{"of": id_, "which": key} for key in stale & there.keys()],
    )
    written = [{"review": id_, **given[key]} for key in given if key in stale]
    _each(c, insert(decisions), written)
    return [
        (_COUNTED[row["decision"]], labels[row["key"]])
        for row in written
        if there.get(row["key"], _NONE)["decision"] != row["decision"]
    ]


_COUNTED = {"apply": "applied", "stet": "stet"}
_NONE: Row = {"decision": ""}


def _holds(there: Row | None, given: Row) -> bool:
    return there is not None and all(there[name] == value for name, value in given.items())


def _of(c: Connection, table: Table, id_: str) -> Sequence[Row]:
    return [dict(row) for row in c.execute(select(table).where(table.c.review == id_)).mappings()]


def _this(table: Table) -> Any:
    return and_(table.c.review == bindparam("of"), table.c.key == bindparam("which"))


def _each(c: Connection, statement: Executable, rows: Sequence[Row]) -> None:
    if rows:
        c.execute(statement, rows)
