"""The house style: the guide keeps its own examples, the loader refuses what cannot work."""

from __future__ import annotations

import tomllib
from functools import cache

import pytest

from bot.checks import keep_quotations
from bot.checks.style import CHECK
from bot.checks.style import RECKONERS as FUNCTIONS
from bot.draft import Draft
from bot.finding import Example, Finding, Level, settle
from bot.galley import Galley
from bot.house import RECKONERS, HouseStyle, HouseStyleError, StyleRule, guide_text, house_style
from bot.text import replace

GUIDE = tomllib.loads(guide_text())
DESKS = {rule["id"]: rule.get("when", {}) for rule in GUIDE["rule"]}
TSAR = """
[options.tsar]
about = "A Russian ruler"
values = ["tsar", "czar"]
default = "tsar"

[[rule]]
id = "tsar"
reason = "A tsar, in the Russian way."
when = { tsar = "tsar" }
swaps = { czar = "tsar" }
breaks = [["The czar fell.", "The tsar fell."]]
keeps = ["The tsar fell."]
"""


@cache
def desk(*choices: tuple[str, str]) -> HouseStyle:
    return house_style(choices=dict(choices))


def style(id_: str) -> StyleRule:
    house = desk(*sorted(DESKS[id_].items()))
    return next(style for style in house.rules if style.rule.id == id_)


def read(copy: str, house: HouseStyle) -> tuple[Finding, ...]:
    galley = Galley(Draft.parse(copy), house)
    return settle(keep_quotations(galley, CHECK.find(galley)))


def amended(copy: str, house: HouseStyle) -> str:
    fixes = [(each.span, each.fix) for each in read(copy, house) if each.fix is not None]
    return replace(copy, fixes)


def of_rule(id_: str, copy: str) -> list[Finding]:
    return [each for each in read(copy, desk(*sorted(DESKS[id_].items()))) if each.rule.id == id_]


KEPT = [id_ for id_ in DESKS if not style(id_).judged]
"""The rules that a machine keeps; those that the model judges have tests of their own."""
BREAKS = [(id_, example) for id_ in KEPT for example in style(id_).rule.breaks]
KEEPS = [(id_, copy) for id_ in KEPT for copy in style(id_).rule.keeps]


@pytest.mark.parametrize(("id_", "example"), BREAKS)
def test_copy_that_breaks_a_rule_is_found_and_amended(id_: str, example: Example) -> None:
    found = of_rule(id_, example.copy)
    assert found, f"{id_} walked past: {example.copy}"
    edits = [(finding.span, finding.fix) for finding in found if finding.fix is not None]
    assert (replace(example.copy, edits) if edits else None) == example.amended


@pytest.mark.parametrize(("id_", "copy"), KEEPS)
def test_copy_that_keeps_a_rule_passes_in_silence(id_: str, copy: str) -> None:
    assert not of_rule(id_, copy)


@pytest.mark.parametrize(("id_", "example"), BREAKS)
def test_amended_copy_has_nothing_left_to_amend(id_: str, example: Example) -> None:
    house = desk(*sorted(DESKS[id_].items()))
    once = amended(example.copy, house)
    assert amended(once, house) == once
    assert not example.amended or not of_rule(id_, example.amended)


def test_the_guide_is_large_enough_and_mostly_kept_by_machine() -> None:
    assert len(GUIDE["rule"]) >= 70
    assert len(KEPT) > len(DESKS) / 2


def test_every_function_a_fix_may_name_is_there() -> None:
    assert set(FUNCTIONS) == RECKONERS


def test_no_two_swaps_of_one_desk_claim_the_same_words() -> None:
    kept = [wrong for each in desk().rules if not each.pattern for wrong in each.swaps]
    assert {wrong for wrong in kept if kept.count(wrong) > 1} == set()


@pytest.mark.parametrize("id_", DESKS)
def test_no_swap_brings_in_what_the_guide_would_amend(id_: str) -> None:
    house = desk(*sorted(DESKS[id_].items()))
    for right in style(id_).swaps.values():
        assert amended(f"It was {right} then.", house) == f"It was {right} then."


@pytest.mark.parametrize(
    ("copy", "fixed"),
    [
        ("An advisor left.", "An adviser left."),
        ("Advisors left.", "Advisers left."),
        ("ADVISORS LEFT.", "ADVISERS LEFT."),
        ("An advisor’s view of neighbors’ plans.", "An adviser’s view of neighbours’ plans."),
        ("The gray-haired, color-coded crew", "The grey-haired, colour-coded crew"),
    ],
)
def test_a_swap_keeps_the_case_and_what_hangs_on_the_word(copy: str, fixed: str) -> None:
    assert amended(copy, desk()) == fixed


@pytest.mark.parametrize(
    "copy",
    [
        "She spoke at the US Department of Defense on Monday.",
        "The World Health Organization and the World Trade Center agree.",
        "Center Parcs and Rockefeller Center are shut.",
        "Harbor Playhouse in New York is shut.",
        "Defense Secretary Ash Carter has left.",
        "“The program for neighbors is gray,” he said.",
        "Write to labor@example.org or see example.com/center.",
        "He follows @ColorCenter and #defense.",
        "A boat sank\nIt was lost off Kent.\nDonna Gray and Tom Color22 January 2025 11:46",
    ],
)
def test_names_quotations_addresses_and_bylines_are_left_alone(copy: str) -> None:
    assert read(copy, desk()) == ()


def test_body_rules_leave_headlines_alone() -> None:
    copy = "Crash hurts 3 people in Hull\nThe crash hurt 3 people on Monday.\n22 January 2025 11:46"
    assert [finding.span.of(copy) for finding in read(copy, desk())] == ["3"]
    assert read(copy, desk())[0].span.start > copy.index("\n")


def test_a_query_names_what_is_in_question() -> None:
    (asked,) = read("The mayor refuted the claims.", desk())
    assert asked.level is Level.QUERY
    assert asked.fix is None
    assert "refuted" in asked.reason


def test_a_form_that_a_post_keeps_to_is_asked_of_once() -> None:
    copy = "The e-mail came. An e-mail went. No e-mail was lost."
    (asked,) = read(copy, desk())
    assert (asked.level, asked.span.start) == (Level.QUERY, copy.index("e-mail"))
    assert "3 times" in asked.reason
    assert {each.fix for each in read("The e-mail came. An e-mail went.", desk())} == {"email"}


@pytest.mark.parametrize(
    ("option", "copy", "by_value"),
    [
        ("percent", "It fell 5%.", {"sign": "It fell 5%.", "words": "It fell 5 per cent."}),
        (
            "zelensky",
            "Mr Zelenskyy left.",
            {
                "Zelensky": "Mr Zelensky left.",
                "Zelenskyy": "Mr Zelenskyy left.",
                "Zelenskiy": "Mr Zelenskiy left.",
            },
        ),
        (
            "clock",
            "It began at 15:30.",
            {
                "24": "It began at 15:30.",
                "12": "It began at 3.30pm.",
                "either": "It began at 15:30.",
            },
        ),
        ("email", "An email came.", {"email": "An email came.", "e-mail": "An e-mail came."}),
    ],
)
def test_a_desk_option_switches_its_rules(option: str, copy: str, by_value: dict[str, str]) -> None:
    for value, fixed in by_value.items():
        assert amended(copy, house_style(choices={option: value})) == fixed


@pytest.mark.parametrize("name", GUIDE["options"])
def test_every_value_of_every_option_can_be_chosen(name: str) -> None:
    for value in GUIDE["options"][name]["values"]:
        assert house_style(choices={name: value}).choices[name] == value


def test_the_names_check_finds_its_option() -> None:
    assert house_style().choices["honorifics"] == "mr"


def test_a_newcomer_s_rule_works_from_its_text() -> None:
    rule = """
[[rule]]
id = "omnibus"
reason = "A bus is a bus."
swaps = { omnibus = "bus" }
pattern_less = 1
"""
    with pytest.raises(HouseStyleError, match=r"rule omnibus.*pattern_less"):
        house_style(guide_text() + rule)
    mended = rule.replace(
        "pattern_less = 1", 'breaks = [["An omnibus burned.", "An bus burned."]]\nkeeps = ["A bus"]'
    )
    assert amended("The omnibus burned.", house_style(guide_text() + mended)) == "The bus burned."


REFUSALS = [
    ("[[rule", "not TOML"),
    (
        TSAR.replace('reason = "A tsar, in the Russian way."\n', ""),
        "rule tsar, reason: Field required",
    ),
    (TSAR.replace('breaks = [["The czar fell.", "The tsar fell."]]', ""), "rule tsar, breaks"),
    (TSAR.replace('["The tsar fell."]\n', "[]\n"), "rule tsar, keeps"),
    (TSAR.replace('"The czar fell.", ', '"The king fell.", '), "walks past its own example"),
    (TSAR.replace(', "The tsar fell."]]', "]]"), "pairs"),
    (
        TSAR.replace('{ tsar = "tsar" }', '{ zar = "tsar" }'),
        "rule tsar: no desk option zar = 'tsar'",
    ),
    (
        TSAR.replace('{ tsar = "tsar" }', '{ tsar = "king" }'),
        "rule tsar: no desk option tsar = 'king'",
    ),
    (
        TSAR.replace('default = "tsar"', 'default = "king"'),
        "cannot be 'king': choose from tsar, czar",
    ),
    (
        TSAR.replace('swaps = { czar = "tsar" }', "pattern = 'cz(ar'\nfix = 'k'"),
        "rule tsar: missing \\)",
    ),
    (TSAR.replace('swaps = { czar = "tsar" }', 'pattern = "czar"'), "needs a fix or swaps"),
    (TSAR.replace('swaps = { czar = "tsar" }', 'fix = "tsar"'), "goes with a pattern"),
    (
        TSAR.replace('swaps = { czar = "tsar" }', "pattern = 'czar'\nfix = '\\2'"),
        "rule tsar: invalid group",
    ),
    (TSAR.replace('swaps = { czar = "tsar" }', "pattern = 'c?'\nfix = 'k'"), "nothing at all"),
    (
        TSAR.replace('swaps = { czar = "tsar" }', "pattern = 'czar'\nfix = 'fn:tsar'"),
        "no function fn:tsar",
    ),
    (
        TSAR.replace('swaps = { czar = "tsar" }', "pattern = '{kings}'\nfix = 'k'"),
        "no list 'kings'",
    ),
    (TSAR.replace('czar = "tsar" }', 'czar = "czar" }'), "changes it"),
    (TSAR.replace("reason =", 'level = "query"\nreason ='), "a query has no fix"),
    (TSAR + TSAR[TSAR.index("[[rule]]") :], "two rules share the id 'tsar'"),
]


@pytest.mark.parametrize(("toml", "said"), REFUSALS, ids=[said for _, said in REFUSALS])
def test_the_loader_says_what_to_mend(toml: str, said: str) -> None:
    with pytest.raises(HouseStyleError, match=said):
        house_style(toml)


def test_a_choice_that_is_not_offered_is_refused() -> None:
    with pytest.raises(HouseStyleError, match="no desk option 'kings': choose from tsar"):
        house_style(TSAR, {"kings": "tsar"})
    with pytest.raises(HouseStyleError, match="cannot be 'king': choose from tsar, czar"):
        house_style(TSAR, {"tsar": "king"})


def test_the_version_follows_the_guide_the_options_and_the_words() -> None:
    versions = {
        house_style(TSAR).version,
        house_style(TSAR + "\n").version,
        house_style(TSAR, {"tsar": "czar"}).version,
        house_style(TSAR, words=["Yaren"]).version,
    }
    assert len(versions) == 4
    assert house_style(TSAR).version == house_style(TSAR, {"tsar": "tsar"}).version
    assert house_style(TSAR, words=["Yaren"]).words == {"yaren"}
