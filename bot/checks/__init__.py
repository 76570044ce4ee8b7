"""The machine's checks. The order of CHECKS is the order of authority where two claim a place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bot.checks import doubled
from bot.finding import Finding, Rule, settle
from bot.galley import Check, Galley
from bot.house import HouseStyle

CHECKS: tuple[Check, ...] = (doubled.CHECK,)

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
    return settle(keep_quotations(galley, found))


def keep_quotations(galley: Galley, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Let no fix touch a direct quotation: there Stet may ask, never change."""
    for finding in findings:
        if finding.fix is None or not galley.quoted(finding.span):
            yield finding
