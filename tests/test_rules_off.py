"""A rule that is switched off is kept by nobody: no check, no gate and no prompt."""

from __future__ import annotations

import json

import pytest

from bot.checks import CHECKS, check, rules_in_force
from bot.checks.spelling import CHECK as SPELLING
from bot.draft import Draft
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.house import house_style
from bot.prompts import review_prompt, review_system
from bot.prompts import version as prompts_version
from bot.reader import Reader
from bot.text import Span
from tests.test_reader import AGREE, POST, Told, answer

HOUSE = house_style()
SLIPS = "The ferry has recieved its new engine, and percent is 5 percent, he said."


def said(copy: str, *off: str) -> set[str]:
    return {f.rule.id for f in check(Galley(Draft.parse(copy), house_style(off=off)))}


def test_a_rule_of_a_check_is_dropped_and_the_others_stay() -> None:
    found = said(SLIPS)
    assert len(found) > 1
    for each in found:
        assert said(SLIPS, each) == found - {each}


def test_the_machine_rules_of_the_guide_are_dropped() -> None:
    style = next(style for style in HOUSE.rules if style.swaps and style.rule.kind != "legal")
    copy = next(example.copy for example in style.rule.breaks)
    assert style.rule.id in said(copy)
    assert style.rule.id not in said(copy, style.rule.id)


def test_every_rule_in_force_can_be_switched_off_and_none_is_left_then() -> None:
    everything = [rule.id for rule in rules_in_force(HOUSE)]
    assert rules_in_force(house_style(off=everything)) == ()
    assert said(SLIPS, *everything) == set()


def test_what_an_off_rule_no_longer_claims_is_free_for_the_next_in_authority(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.checks.CHECKS", (claims("first"), claims("second")))
    assert said("The ferry left.") == {"first"}
    assert said("The ferry left.", "first") == {"second"}


def claims(id_: str) -> Check:
    """A check that finds the first word of any draft."""
    rule = Rule(id_, Kind.STYLE, Level.SUGGEST, "It reads so.", (Example("a", "b"),), ("c",))
    slip = Finding(Span(0, 3), rule, Level.SUGGEST, "A")
    return Check("invented", (rule,), lambda _: iter([slip]))


def test_an_example_that_is_shown_to_the_model_names_no_rule_that_is_off() -> None:
    assert '"rule": "verb-in-context"' in review_system(HOUSE)
    assert "verb-in-context" not in review_system(house_style(off=["verb-in-context"]))


def test_with_every_judged_rule_off_the_model_is_asked_with_a_form_it_can_take() -> None:
    judged = [style.rule.id for style in HOUSE.rules if style.judged]
    asked = review_prompt(Galley(Draft.parse("All is well."), house_style(off=judged)), 0, "tag")
    assert judged
    assert '"enum": []' not in json.dumps(asked.schema)


def test_a_judged_rule_that_is_off_is_not_in_the_prompt_and_passes_no_gate() -> None:
    rule = next(s.rule for s in HOUSE.rules if s.rule.id == AGREE["rule"])
    off = house_style(off=[rule.id])
    assert rule.reason in review_system(HOUSE)
    assert rule.reason not in review_system(off)
    assert [f.rule.id for f in read_with(HOUSE)] == [rule.id]
    assert read_with(off) == ()


def read_with(house: object) -> tuple[Finding, ...]:
    galley = Galley(Draft.parse(POST), house)  # type: ignore[arg-type]
    return Reader(galley, Told({}, answer([AGREE]))).post(0).findings


def test_the_version_names_the_rules_that_are_off() -> None:
    some, other = (rule.id for rule in rules_in_force(HOUSE)[:2])
    versions = {house_style(off=off).version for off in ((), (some,), (other,), (some, other))}
    assert len(versions) == 4
    assert house_style(off=()).version == HOUSE.version
    assert house_style(off=(some, other)).version == house_style(off=(other, some)).version
    assert house_style(words=[some]).version != house_style(off=[some]).version
    judged = next(style.rule.id for style in HOUSE.rules if style.judged)
    assert prompts_version(house_style(off=[judged])) != prompts_version(HOUSE)


def test_a_rule_that_an_upgrade_has_removed_is_let_be() -> None:
    house = house_style(off=["a-rule-of-old"])
    assert house.rules == HOUSE.rules
    assert rules_in_force(house) == rules_in_force(HOUSE)


def test_no_check_names_a_rule_that_the_guide_names_too() -> None:
    own = {rule.id for check_ in CHECKS for rule in check_.rules}
    assert SPELLING.rules[0].id in own
    assert not own & {style.rule.id for style in HOUSE.rules}
