"""Who says so: tolls and accusations without a source, too many hedges, words nobody said."""

from __future__ import annotations

import pytest

from bot.checks.attribution import CHECK
from bot.draft import Draft
from bot.finding import Example, Finding, Level, Rule, settle
from bot.galley import Galley
from bot.house import HouseStyle

BREAKS = [(rule, example) for rule in CHECK.rules for example in rule.breaks]
KEEPS = [(rule, copy) for rule in CHECK.rules for copy in rule.keeps]


def found_in(copy: str) -> list[Finding]:
    return list(settle(CHECK.find(Galley(Draft.parse(copy), HouseStyle((), {})))))


def ids(copy: str) -> list[str]:
    return [finding.rule.id for finding in found_in(copy)]


@pytest.mark.parametrize(("rule", "example"), BREAKS)
def test_copy_without_a_source_is_asked_about(rule: Rule, example: Example) -> None:
    found = [finding for finding in found_in(example.copy) if finding.rule is rule]
    assert found
    assert all(finding.level is Level.QUERY for finding in found)


@pytest.mark.parametrize(("rule", "copy"), KEEPS)
def test_copy_with_its_source_passes(rule: Rule, copy: str) -> None:
    assert not [finding for finding in found_in(copy) if finding.rule is rule]


@pytest.mark.parametrize(
    "copy",
    [
        "The roof fell in at noon. Two workers died.",
        "A blast tore through the plant, killing at least 12 workers.",
        "The strike on the flats left nine dead.",
        "The death toll from the landslide has risen to 63.",
        "Nine civilians, including two children, were killed in the raid.",
        "The ferry has sunk. At least 41 people have drowned.",
        "A car hit a queue. One person is dead and six are hurt.",
    ],
)
def test_a_toll_has_many_forms(copy: str) -> None:
    assert ids(copy) == ["casualty-unsourced"]


@pytest.mark.parametrize(
    "copy",
    [
        "The roof fell in at noon. Two workers died, the mine’s owner said.",
        "The mine’s owner spoke at two. He said the roof fell in. Two workers died.",
        "Two workers died when the roof fell in. The owner told reporters at noon.",
        "In the war 12 miners were killed below ground.",
    ],
)
def test_a_source_beside_the_toll_will_do(copy: str) -> None:
    assert ids(copy) == []


def test_a_quotation_may_accuse() -> None:
    assert ids("“Troops tortured prisoners at the airfield,” reads a wall in the town.") == []


def test_one_query_for_all_the_claims() -> None:
    copy = " ".join(["Ms Orme claimed that it rained."] * 6)
    (finding,) = found_in(copy)
    assert "6 times to 0" in finding.note


def test_a_lead_that_sums_up_a_blog_is_held_to_its_posts() -> None:
    lead = "The fen may have a “narrow path to peace”, a mediator has said. Rain is due later."
    post = (
        "Mediator sees hope for the fen\n"
        "“There is a path to peace, and it is narrow,” the mediator told farmers in Arden.\n"
        "Una Reed 3 March 2026 11:40\n"
    )
    older = "Farmers meet in Arden hall today\nThey met.\nUna Reed 3 March 2026 10:15\n"
    assert ids(f"{lead}\n{post}{older}") == ["headline-quote-unsaid"]


def test_an_ellipsis_and_brackets_join_what_was_said() -> None:
    copy = (
        "Orme: “I shall not … [come] back to Arden”\n"
        "Kay Orme has left. “I shall not, whatever they say, go back to Arden,” she said."
    )
    assert ids(copy) == []
