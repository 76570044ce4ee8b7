"""The rules that the model judges: what the prompt shows of them is what the gates would let by."""

from __future__ import annotations

import json

import pytest

from bot.answers import Proposal, Sort
from bot.checks import check
from bot.desk import Desk
from bot.draft import Draft
from bot.finding import Example, Finding, Level, Rule
from bot.galley import Galley
from bot.gates import Gates
from bot.house import house_style
from bot.prompts import WorkedExample, numbered, review_system, worked_examples
from bot.replay import Replay
from bot.text import Span, replace, sentences

HOUSE = house_style()
JUDGED = [style.rule for style in HOUSE.rules if style.judged]
BREAKS = [(rule, example) for rule in JUDGED for example in rule.breaks]
KEEPS = [(rule, copy) for rule in JUDGED for copy in rule.keeps]
EXAMPLES = worked_examples()


def proposed(rule: Rule, example: Example) -> Finding | None:
    """What a model that has read the rule would say of its copy, as the gates let it by."""
    galley = Galley(Draft.parse(example.copy), HOUSE)
    found = numbered(galley, 0).sentences
    gates = Gates(galley, 0, found, {rule.id: rule})
    changed = next(
        (s for s in found if s.of(example.copy) not in (example.amended or "")), found[0]
    )
    number = found.index(changed) + 1
    sort = {Level.QUERY: Sort.QUESTION, Level.SUGGEST: Sort.STYLE}.get(rule.level, Sort.ERROR)
    return gates.passed(
        Proposal(
            sentence=number,
            quote=changed.of(example.copy),
            rule=rule.id,
            reason=rule.reason,
            replacement=example.amended and _sentences(example.amended)[number - 1],
            sort=sort,
            sure=0.95,
        )
    )


def _sentences(copy: str) -> list[str]:
    return [span.of(copy) for span in sentences(copy, Span(0, len(copy)))]


@pytest.mark.parametrize(("rule", "example"), BREAKS, ids=lambda each: getattr(each, "id", ""))
def test_copy_that_breaks_a_judged_rule_may_be_amended_or_asked_about(
    rule: Rule, example: Example
) -> None:
    finding = proposed(rule, example)
    assert finding is not None
    assert finding.level is rule.level
    if example.amended is not None:
        assert replace(example.copy, [(finding.span, finding.fix or "")]) == example.amended


@pytest.mark.parametrize(("rule", "copy"), KEEPS, ids=lambda each: getattr(each, "id", ""))
def test_the_machine_has_nothing_to_say_of_copy_shown_as_clean(rule: Rule, copy: str) -> None:
    assert not check(Galley(Draft.parse(copy), HOUSE))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: str(each.copy[:20]))
def test_everything_a_worked_example_says_would_be_shown(example: WorkedExample) -> None:
    answer = json.loads(example.answer)
    review = Desk(HOUSE, Replay([example.answer])).read(Draft.parse(example.copy))
    assert dict(review.reading.fell) == {}
    assert len(review.findings) == len(answer["findings"])
    assert all(finding.by == "model" for finding in review.findings)
    assert review.furniture.push_alert == answer["push_alert"]
    assert review.furniture.seo == answer["seo"]
    assert review.furniture.standfirst == answer["summary"]
    assert [h.text for h in review.furniture.headlines][: len(answer["headlines"])] == (
        answer["headlines"]
    )


def test_at_least_half_of_what_the_model_is_shown_is_clean() -> None:
    assert len(KEEPS) >= len(BREAKS)
    clean = [example for example in EXAMPLES if not json.loads(example.answer)["findings"]]
    assert 2 * len(clean) >= len(EXAMPLES)


def test_every_judged_rule_is_in_the_prompt_with_its_copy() -> None:
    system = review_system(HOUSE)
    for rule in JUDGED:
        assert f"## {rule.id}\n{rule.reason}\n" in system
        for copy in [*rule.keeps, *(example.copy for example in rule.breaks)]:
            assert copy.replace("\n", " ¶ ") in system
