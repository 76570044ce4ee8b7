"""Cases as the store keeps them: as rows, of which only a review's holds words of a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime, time
from typing import Any, TypeVar

from bot.case import Case, Source, Verdict
from bot.draft import Draft
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.furniture import Furniture, Headline, Slot
from bot.model import Usage
from bot.review import Decision, Reading, Review
from bot.store import Filed, Row, Tallies
from bot.text import Span

T = TypeVar("T")
Record = dict[str, Any]

ELSEWHERE = "See the house style."
"""Stands for a rule's examples, which are not kept with each finding."""


@dataclass(frozen=True, slots=True)
class Noted:
    """Something a channel has of its own: an own word, or the id of a rule switched off.

    `by` is a Slack user id, `at` is UTC.
    """

    what: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DigestTime:
    """When a channel gets its digest: a local time, and an IANA zone such as Europe/London.

    `by` and `at` (UTC) tell who set it; empty and None for what the environment sets.
    """

    at_time: time
    zone: str
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What reviews come to; kept when their text is gone.

    `findings` are counted by (kind, rule id), and so are the editors' words on them. One that an
    editor has decided counts even when it no longer stands in the draft.
    """

    reviews: int = 0
    findings: Mapping[tuple[str, str], int] = field(default_factory=dict)
    applied: Mapping[tuple[str, str], int] = field(default_factory=dict)
    stet: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Past:
    """A draft that came in before: its case id, its text and the moment (UTC)."""

    id: str
    text: str
    at: datetime


def rows_of(case: Case) -> Filed:
    """A case as rows."""
    review = {
        "id": case.id,
        **_fields(case.source),
        "asked_by": case.asked_by,
        "share_to": case.share_to,
        "answered": bool(case.reply),
        "at": case.at,
        "text": case.review.draft.text,
        "record": _record(case),
    }
    found = [
        {
            "key": key,
            "kind": finding.rule.kind.value,
            "rule": finding.rule.id,
            "level": finding.level.value,
            "by": finding.by,
        }
        for key, finding in case.keys().items()
    ]
    decided = [
        {"key": key, "decision": verdict.decision.value, "by": verdict.by, "at": verdict.at}
        for key, verdict in case.verdicts.items()
    ]
    return Filed(review, found, decided)


def case_of(row: Row) -> Case:
    """The case in a row. Its rules come without the house's examples, all else as it was."""
    record = row["record"]
    rest = {name: record[name] for name in _PLAIN if name in record}
    verdicts = {key: _verdict(kept) for key, kept in record["verdicts"].items()}
    return Case(
        id=row["id"],
        source=source_of(row),
        asked_by=row["asked_by"],
        share_to=row["share_to"],
        at=row["at"],
        review=_review(row["text"], record),
        verdicts=verdicts,
        **rest,
    )


def source_of(row: Row) -> Source:
    return Source(row["channel"], row["ts"], row["thread"])


def figures_of(tallies: Tallies) -> Figures:
    said = tallies.decisions
    return Figures(tallies.reviews, tallies.findings, said["apply"], said["stet"])


def digest_of(row: Row) -> DigestTime | None:
    """When a channel wants its digest, by its row."""
    if not row["digest_time"]:
        return None
    at_time = time.fromisoformat(row["digest_time"])
    return DigestTime(at_time, row["digest_zone"], row["digest_by"], row["digest_at"])


def digest_row(when: DigestTime | None, by: str, at: datetime) -> Row:
    """The same the other way; a row that says who wants none is not the same as no row."""
    time_, zone = (when.at_time.isoformat(), when.zone) if when else ("", "")
    return {"digest_time": time_, "digest_zone": zone, "digest_by": by, "digest_at": at}


_BY_HAND = {"id", "source", "asked_by", "share_to", "at", "review", "verdicts"}
_PLAIN = [each.name for each in fields(Case) if each.name not in _BY_HAND]
"""The fields of a case that are JSON as they are."""


def _fields(thing: Any) -> Record:
    return {each.name: getattr(thing, each.name) for each in fields(thing)}


def _record(case: Case) -> Record:
    review, plain = case.review, {name: getattr(case, name) for name in _PLAIN}
    rules: dict[tuple[str, ...], int] = {}
    found = [_finding_record(finding, rules) for finding in review.findings]
    return {
        **{name: dict(v) if isinstance(v, Mapping) else v for name, v in plain.items()},
        "verdicts": {key: _verdict_record(verdict) for key, verdict in case.verdicts.items()},
        "slug": review.draft.slug,
        "single": len(review.draft.posts) == 1,
        "furniture": asdict(review.furniture),
        "rules": [list(rule) for rule in rules],
        "findings": found,
        "unread": list(review.unread),
        "version": review.version,
        "figures": asdict(review.reading),
    }


def _finding_record(finding: Finding, rules: dict[tuple[str, ...], int]) -> Record:
    rule = (finding.rule.id, finding.rule.kind, finding.rule.level, finding.rule.reason)
    where = {"rule": rules.setdefault(rule, len(rules))}
    return {**_fields(finding), **where, "span": [finding.span.start, finding.span.end]}


def _verdict_record(verdict: Verdict) -> Record:
    return {**_fields(verdict), "at": verdict.at.astimezone(UTC).isoformat()}


def _verdict(kept: Record) -> Verdict:
    at = datetime.fromisoformat(kept["at"])
    return Verdict(Decision(kept["decision"]), kept["by"], at, kept["in_all"])


def _review(text: str, record: Record) -> Review:
    rules = [_rule(*kept) for kept in record["rules"]]
    return Review(
        draft=Draft.parse(text, record["slug"], single=record["single"]),
        furniture=_furniture(record["furniture"]),
        findings=tuple(_finding(kept, rules) for kept in record["findings"]),
        unread=tuple(record["unread"]),
        version=record["version"],
        reading=_reading(record["figures"]),
    )


def _rule(id_: str, kind: str, level: str, reason: str) -> Rule:
    example = (Example(ELSEWHERE),)
    return Rule(id_, Kind(kind), Level(level), reason, example, (ELSEWHERE,))


def _finding(kept: Record, rules: list[Rule]) -> Finding:
    found = {"span": Span(*kept["span"]), "rule": rules[kept["rule"]]}
    return _made(Finding, {**kept, **found, "level": Level(kept["level"])})


def _furniture(kept: Record) -> Furniture:
    lines = tuple(
        _made(Headline, {**line, "slot": Slot(line["slot"])}) for line in kept["headlines"]
    )
    return _made(Furniture, {**kept, "headlines": lines, "points": tuple(kept["points"])})


def _reading(kept: Record) -> Reading:
    usage = {**kept["usage"], "request_ids": tuple(kept["usage"]["request_ids"])}
    return _made(Reading, {**kept, "usage": _made(Usage, usage)})


def _made(kind: type[T], kept: Record) -> T:
    """What another version of the desk has written and this one does not know is left out."""
    known = {each.name for each in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: value for name, value in kept.items() if name in known})
