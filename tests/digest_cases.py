"""A desk's day at hand for the tests of its digest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from bot.case import Case, Source, Verdict, case_id
from bot.digest import Digest, Gathered, compiled
from bot.due import desk_day
from bot.notebook import DigestTime, Figures
from bot.review import Decision, Review
from tests.slack_cases import case_of, read

DAY = date(2026, 3, 14)
EVENING = DigestTime(time(18), "Europe/London")
RULE = ("style", "invented")


def case_at(
    hour: int, review: Review | None = None, channel: str = "C0DESK", day: int = 14, **more: Any
) -> Case:
    """A case of that hour (UTC) of a day in March 2026, with a ts of its own."""
    at = datetime(2026, 3, day, hour, 5, tzinfo=UTC)
    ts = f"{int(at.timestamp())}.000100"
    source = Source(channel, ts, ts)
    case = case_of(review or read("ferry-post"), at=at, **more)
    return replace(case, id=case_id(source), source=source)


def with_word(case: Case, decision: Decision) -> Case:
    """The case with a word on every finding that takes it."""
    verdict = Verdict(decision, "U0EDITOR", datetime(2026, 3, 14, 15, tzinfo=UTC))
    takes = {
        key: verdict
        for key, finding in case.keys().items()
        if decision is Decision.STET or finding.fix is not None
    }
    return replace(case, verdicts=takes)


def figures(found: int = 0, applied: int = 0, stet: int = 0) -> Figures:
    """So many findings of one rule."""
    return Figures(1, {RULE: found}, {RULE: applied}, {RULE: stet})


def gathered(*cases: Case, **more: Any) -> Gathered:
    since, until = desk_day(DAY, EVENING)
    given: dict[str, Any] = {
        "channel": "C0DESK",
        "day": DAY,
        "zone": EVENING.zone,
        "since": since,
        "until": until,
        "cases": cases,
        "figures": Figures(len(cases)),
    }
    return Gathered(**{**given, **more})


def digest_of(*cases: Case, **more: Any) -> Digest:
    return compiled(gathered(*cases, **more))
