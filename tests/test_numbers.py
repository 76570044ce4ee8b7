"""The number checks on their own rules' copy."""

from __future__ import annotations

import pytest

from bot.checks import ages, casualties, changes, numbers, shares, sums, tallies
from bot.finding import Rule
from bot.galley import Check
from tests.test_rules import found_by

CHECKS = (
    ages.CHECK,
    casualties.CHECK,
    changes.CHECK,
    numbers.CHECK,
    shares.CHECK,
    sums.CHECK,
    tallies.CHECK,
)
OWN = [(check, rule) for check in CHECKS for rule in check.rules]


@pytest.mark.parametrize(
    ("check", "rule", "copy"),
    [(check, rule, each.copy) for check, rule in OWN for each in rule.breaks],
)
def test_copy_that_breaks_a_rule_is_asked_about(check: Check, rule: Rule, copy: str) -> None:
    found = found_by(check, rule, copy)
    assert found
    assert all(finding.fix is None and finding.note for finding in found)


@pytest.mark.parametrize(
    ("check", "rule", "copy"), [(check, rule, copy) for check, rule in OWN for copy in rule.keeps]
)
def test_copy_that_keeps_a_rule_passes_in_silence(check: Check, rule: Rule, copy: str) -> None:
    assert not found_by(check, rule, copy)
