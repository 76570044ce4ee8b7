"""Every rule is run on its own copy: what breaks it is found, what keeps it passes in silence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.checks import CHECKS, keep_quotations
from bot.draft import Draft
from bot.finding import Example, Finding, Rule, settle
from bot.galley import Check, Galley
from bot.house import HouseStyle, house_style
from bot.text import replace

HOUSE = house_style()
NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
OWN_RULES = [(check, rule) for check in CHECKS for rule in check.rules]
BREAKS = [(check, rule, example) for check, rule in OWN_RULES for example in rule.breaks]
KEEPS = [(check, rule, copy) for check, rule in OWN_RULES for copy in rule.keeps]


def found_by(check: Check, rule: Rule, copy: str, house: HouseStyle = HOUSE) -> list[Finding]:
    galley = Galley(Draft.parse(copy), house, NOW)
    found = settle(keep_quotations(galley, check.find(galley)))
    return [finding for finding in found if finding.rule.id == rule.id]


def amended(check: Check, rule: Rule, copy: str, house: HouseStyle = HOUSE) -> str | None:
    """The copy with this rule's fixes made, or None when it has none to make."""
    found = found_by(check, rule, copy, house)
    assert found, f"{rule.id} walked past: {copy}"
    edits = [(finding.span, finding.fix) for finding in found if finding.fix is not None]
    return replace(copy, edits) if edits else None


@pytest.mark.parametrize(("check", "rule", "example"), BREAKS, ids=lambda x: getattr(x, "id", ""))
def test_copy_that_breaks_a_rule_is_found_and_amended(
    check: Check, rule: Rule, example: Example
) -> None:
    assert amended(check, rule, example.copy) == example.amended


@pytest.mark.parametrize(("check", "rule", "example"), BREAKS, ids=lambda x: getattr(x, "id", ""))
def test_amended_copy_is_not_amended_again(check: Check, rule: Rule, example: Example) -> None:
    found = found_by(check, rule, example.amended or example.copy)
    assert all(finding.fix is None for finding in found)


@pytest.mark.parametrize(("check", "rule", "copy"), KEEPS, ids=lambda x: getattr(x, "id", ""))
def test_copy_that_keeps_a_rule_passes_in_silence(check: Check, rule: Rule, copy: str) -> None:
    assert not found_by(check, rule, copy)


def test_no_two_rules_share_an_id() -> None:
    ids = [rule.id for _, rule in OWN_RULES] + [style.rule.id for style in HOUSE.rules]
    assert len(ids) == len(set(ids))
