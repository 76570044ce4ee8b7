"""The machine's checks. The order of CHECKS is the order of authority where two claim a place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from bot.checks import (
    ages,
    agreement,
    apostrophe,
    article,
    attribution,
    casualties,
    changes,
    dates,
    doubled,
    headline,
    legal,
    names,
    numbers,
    punctuation,
    quote_marks,
    repetition,
    shares,
    spelling,
    structure,
    style,
    sums,
    tallies,
)
from bot.finding import Finding, Rule, settle
from bot.galley import Check, Galley
from bot.house import HouseStyle

CHECKS: tuple[Check, ...] = (
    doubled.CHECK,
    article.CHECK,
    style.CHECK,
    spelling.CHECK,
    apostrophe.CHECK,
    agreement.CHECK,
    punctuation.CHECK,
    quote_marks.CHECK,
    legal.CHECK,
    casualties.CHECK,
    numbers.CHECK,
    ages.CHECK,
    tallies.CHECK,
    shares.CHECK,
    changes.CHECK,
    sums.CHECK,
    names.CHECK,
    dates.CHECK,
    attribution.CHECK,
    structure.CHECK,
    headline.CHECK,
    repetition.CHECK,
)

Progress = Callable[[int, int], None]
"""Told how many checks are done, of how many."""


def rules_in_force(house: HouseStyle) -> tuple[Rule, ...]:
    """Every rule a draft is read against: the checks' own, then the guide's."""
    own = [rule for check in CHECKS for rule in check.rules]
    return (*own, *(style.rule for style in house.rules))


def check(galley: Galley, progress: Progress = lambda done, of: None) -> tuple[Finding, ...]:
    """What the machine has to say of a draft, one finding to a place, in the order of the text."""
    found: list[Finding] = []
    for done, each in enumerate(CHECKS, 1):
        found += each.find(galley)
        progress(done, len(CHECKS))
    return settle(in_its_own_hand(galley, keep_quotations(galley, found)))


def in_its_own_hand(galley: Galley, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Write each fix with the draft's kind of apostrophe: the checks read straight ones."""
    curly = galley.draft.text.count("’") > galley.draft.text.count("'")
    for finding in findings:
        if curly and finding.fix is not None:
            yield replace(finding, fix=finding.fix.replace("'", "’"))
        else:
            yield finding


def keep_quotations(galley: Galley, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Let no fix touch a direct quotation: there Stet may ask, never change."""
    for finding in findings:
        if finding.fix is None or not galley.quoted(finding.span):
            yield finding
