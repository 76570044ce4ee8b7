"""Cases at hand for the tests of the notebook: a short draft with a slip, a style and a query."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.case import Case, Source, Verdict, case_id
from bot.draft import Draft
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.furniture import Furniture, Headline, Slot
from bot.model import Usage
from bot.review import Decision, Reading, Review
from bot.text import Span

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
COPY = "The govenor of Skerrow met 4,000 fishermen amongst the nets, and 900 of them stayed."

_SPELLING = Rule("spelling", Kind.SPELLING, Level.AMEND, "Misspelt.", (Example("a", "b"),), ("c",))
_AMONG = Rule("among-while", Kind.STYLE, Level.SUGGEST, "We say among.", (Example("d"),), ("e",))
_NUMBER = Rule("sums", Kind.NUMBER, Level.QUERY, "It does not add up.", (Example("f"),), ("g",))


def a_draft_noted(ts: str = "1700000000.000100", channel: str = "C0DESK", **more: Any) -> Case:
    """A case with three findings: `govenor`, `amongst`, and a query on `4,000`."""
    source = Source(channel, ts, ts)
    given = {"at": NOON, "stands": {"reply": f"{ts}9"}, **more}
    return Case(case_id(source), source, "U0MAYA", reviewed(COPY), **given)


def reviewed(copy: str, slug: str = "skerrow") -> Review:
    """The review of some copy: every one of the three slips that it has."""
    slips = (
        ("govenor", _SPELLING.finding, {"fix": "governor"}),
        ("4,000", _NUMBER.finding, {"note": "Earlier it said 3,000 in Skerrow."}),
        ("amongst", _AMONG.finding, {"fix": "among"}),
    )
    found = [
        finding(Span(copy.index(words), copy.index(words) + len(words)), **more)
        for words, finding, more in slips
        if words in copy
    ]
    lines = (Headline("Governor meets fishermen", 0, "model", Slot.PUSH),)
    furniture = Furniture(lines, "The governor met fishermen.", ("Nets.",), "Governor meets", None)
    reading = Reading(4, 3, {"quotation": 1}, Usage(1, 900, 0, 0, 90, 0.01, ("req_1",)))
    return Review(Draft.parse(copy, slug), furniture, tuple(found), ("Dates.",), "3f2a", reading)


def key_of(case: Case, words: str) -> str:
    """The key of the finding on these words."""
    text = case.review.draft.text
    return next(key for key, finding in case.keys().items() if finding.span.of(text) == words)


def with_word(case: Case, words: str, decision: Decision, by: str = "U0IVAN") -> Case:
    """The case with an editor's word on one finding."""
    verdict = Verdict(decision, by, NOON)
    return replace(case, verdicts={**case.verdicts, key_of(case, words): verdict})


def as_editors_see(case: Case) -> Case:
    """The case with rules that are alike when an editor cannot tell them apart."""
    findings = tuple(replace(each, rule=_bare(each)) for each in case.review.findings)
    return replace(case, review=replace(case.review, findings=findings))


def _bare(finding: Finding) -> Rule:
    return replace(finding.rule, breaks=(Example("x"),), keeps=("y",))
