"""What reviews come to: counted from their rows, whether or not their text is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from bot.store.tables import decisions, findings, reviews


@dataclass(frozen=True, slots=True)
class Which:
    """Reviews of these channels, or of any; that came in at `since` or later, before `until`."""

    channels: Sequence[str] | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tallies:
    """How many reviews, and how many findings and decisions by kind and rule id."""

    reviews: int
    findings: Mapping[tuple[str, str], int]
    decisions: Mapping[str, Mapping[tuple[str, str], int]]


def is_in(which: Which) -> list[ColumnElement[bool]]:
    """What the rows of these reviews have in common."""
    told: list[ColumnElement[bool]] = []
    if which.channels is not None:
        told.append(reviews.c.channel.in_(which.channels))
    if which.since is not None:
        told.append(reviews.c.at >= which.since)
    if which.until is not None:
        told.append(reviews.c.at < which.until)
    return told


def tally(c: Connection, which: Which) -> Tallies:
    """A finding counts while it stands in the draft, and for good once it is decided."""
    told = is_in(which)
    name = (findings.c.kind, findings.c.rule)
    is_decided = and_(decisions.c.review == findings.c.review, decisions.c.key == findings.c.key)
    found = (
        select(*name, decisions.c.decision, func.count())
        .join_from(findings, reviews, reviews.c.id == findings.c.review)
        .outerjoin(decisions, is_decided)
        .where(or_(findings.c.stands, decisions.c.key.is_not(None)), *told)
        .group_by(*name, decisions.c.decision)
    )
    counted: Counter[tuple[str, str]] = Counter()
    decided: dict[str, Counter[tuple[str, str]]] = {"apply": Counter(), "stet": Counter()}
    for kind, rule, decision, count in c.execute(found):
        counted[kind, rule] += count
        if decision:
            decided[decision][kind, rule] += count
    number = c.execute(select(func.count()).select_from(reviews).where(*told)).scalar_one()
    return Tallies(number, counted, decided)
