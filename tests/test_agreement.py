"""Agreement and verb forms, on more copy than the rules' own examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.checks import (
    agreement,
    comparison,
    determiners,
    in_its_own_hand,
    keep_quotations,
    missing_words,
    pronouns,
    verb_form,
)
from bot.draft import Draft
from bot.finding import Finding, settle
from bot.galley import Galley
from bot.house import house_style
from bot.nouns import COLLECTIVE, PEOPLE, THINGS
from bot.parts_of_speech import plural
from bot.text import replace

HOUSE = house_style()
CHECKS = (
    determiners.CHECK,
    pronouns.CHECK,
    agreement.CHECK,
    verb_form.CHECK,
    missing_words.CHECK,
    comparison.CHECK,
)


def found(copy: str) -> tuple[Finding, ...]:
    galley = Galley(Draft.parse(copy), HOUSE)
    findings = [finding for check in CHECKS for finding in check.find(galley)]
    return settle(in_its_own_hand(galley, keep_quotations(galley, findings)))


def amended(copy: str) -> str:
    return replace(copy, [(f.span, f.fix) for f in found(copy) if f.fix is not None])


@pytest.mark.parametrize(
    ("copy", "right"),
    [
        ("This results shows a swing.", "This result shows a swing."),
        ("This attacks were planned.", "These attacks were planned."),
        ("Those driver were fined.", "Those drivers were fined."),
        ("They are looking at these proposal.", "They are looking at these proposals."),
        ("He likes these kind of piers.", "He likes these kinds of piers."),
        ("The officers was unhurt.", "The officers were unhurt."),
        ("Residents has fled.", "Residents have fled."),
        ("Two police officer were hurt.", "Two police officers were hurt."),
        ("Hundreds of protester gathered.", "Hundreds of protesters gathered."),
        ("One of the driver was held.", "One of the drivers was held."),
        ("One of the drivers were held.", "One of the drivers was held."),
        ("Each officers was praised.", "Each officer was praised."),
        ("A women was held.", "A woman was held."),
        ("Two mens were held.", "Two men were held."),
        ("He died three day later.", "He died three days later."),
        ("The mayor of Tarn have left.", "The mayor of Tarn has left."),
        ("Mr Ridley have left.", "Mr Ridley has left."),
        ("On Monday, the drivers was held.", "On Monday, the drivers were held."),
        ("He said residents was told to go.", "He said residents were told to go."),
        ("Most of the victims was pupils.", "Most of the victims were pupils."),
        ("The drivers who was held have left.", "The drivers who were held have left."),
        ("The number of arrests have risen.", "The number of arrests has risen."),
        ("Police was called at noon.", "Police were called at noon."),
        ("They was late and he left.", "They were late and he left."),
        ("She have denied it.", "She has denied it."),
        ("It don’t matter.", "It doesn’t matter."),
        ("There was dozens of boats.", "There were dozens of boats."),
        ("There are a problem.", "There is a problem."),
        ("He has ran the club for years.", "He has run the club for years."),
        ("The boat was stole at noon.", "The boat was stolen at noon."),
        ("They would came back later.", "They would come back later."),
        ("He was bit by a dog.", "He was bitten by a dog."),
        ("It is more easier than before.", "It is easier than before."),
    ],
)
def test_what_does_not_agree_is_put_right(copy: str, right: str) -> None:
    assert amended(copy) == right


@pytest.mark.parametrize(
    "copy",
    [
        "The crew are safe and the council has met; the couple were unhurt.",
        "The club have won. England have lost. The staff was told. A number of men were hurt.",
        "A weapons inspector and a drugs officer met at a workers party.",
        "A No 10 official said the Channel 4 report was wrong.",
        "The World War Two bomb was found in phase two trial pits.",
        "Boeing's 777 plane and the last-eight match.",
        "The two party system and the three day week.",
        "These attack the town while those report to the mayor.",
        "Many question whether several claim too much.",
        "This means war. That leaves two. This works.",
        "If she were mayor she would go. He asked that she have time.",
        "Did the minister have time? Does he have a plan?",
        "The mother of the boys who was hurt has left.",
        "There was a man and two dogs. There was 10 minutes left. There were a few left.",
        "There is many a slip. There was two and a half inches of snow.",
        "What she had went on rent. Those who could fled.",
        "The minister and the driver have left. Both the mayor and the driver are ill.",
        "He was broke, and they have beat the odds.",
        "“They was here and he have gone,” she said.",
        "The amount of money is large.",
        "We need more older voters and a most lovely pier.",
        "One of those drivers who have left is ill.",
        "Some 65 have been found and 30 are waiting.",
        "Six have been killed and two missing boats found.",
    ],
)
def test_copy_that_agrees_passes(copy: str) -> None:
    assert not found(copy)


def test_a_noun_that_is_missing_is_asked_for() -> None:
    (finding,) = found("It left a record 900 of Mr Ridley’s killed or wounded in 2019.")
    assert finding.rule.id == "noun-missing"
    assert finding.fix is None


def test_a_list_whose_verbs_do_not_match_is_asked_about() -> None:
    (finding,) = found("Of the 50 boats, 40 have been moved and 10 others drifting in the bay.")
    assert finding.rule.id == "list-of-verbs"


def test_what_can_be_counted_comes_in_numbers() -> None:
    assert amended("The amount of boats fell.") == "The number of boats fell."


NOUNS = st.sampled_from(sorted((PEOPLE | THINGS) - COLLECTIVE))


@given(NOUNS)
def test_every_noun_agrees_both_ways(noun: str) -> None:
    many = plural(noun)
    assert not found(f"The {noun} was there.")
    assert not found(f"The {many} were there.")
    assert not found(f"Two {many} were there.")
    assert amended(f"The {many} was there.") == f"The {many} were there."
    assert amended(f"The {noun} have been there.") == f"The {noun} has been there."
    assert amended(f"Two {noun} were there.") == f"Two {many} were there."


@given(NOUNS)
def test_amended_copy_needs_nothing_more(noun: str) -> None:
    many = plural(noun)
    for copy in (f"That {many} was there.", f"These {noun} were there.", f"A {many} was there."):
        assert not found(amended(copy))


@pytest.mark.parametrize(
    ("copy", "right"),
    [
        ("Residents of the village was told.", "Residents of the village were told."),
        ("Workers at the plant has voted.", "Workers at the plant have voted."),
        (
            "The drivers, who were on a break, was unhurt.",
            "The drivers, who were on a break, were unhurt.",
        ),
        ("The suspects, both from Hull, was held.", "The suspects, both from Hull, were held."),
        ("The list of names were read out.", "The list of names was read out."),
        ("Leading scientists has warned of it.", "Leading scientists have warned of it."),
        ("The two injured sailors is ill.", "The two injured sailors are ill."),
        ("Each of the officers are trained.", "Each of the officers is trained."),
        ("Every one of the homes have gone.", "Every one of the homes has gone."),
        ("Another three from Leeds was held.", "Another three from Leeds were held."),
        ("A spokeswoman for the bank have denied it.", "A spokeswoman for the bank has denied it."),
        ("The plans for the pier was dropped.", "The plans for the pier were dropped."),
        ("These document shows the plan.", "This document shows the plan."),
        ("This proposals could cost £5m.", "These proposals could cost £5m."),
        ("Several bus were late.", "Several buses were late."),
        ("A heavy storms is due.", "A heavy storm is due."),
        ("Another protesters was held.", "Another protester was held."),
        ("He has three brother and a sister.", "He has three brothers and a sister."),
        ("Dozens of villager fled.", "Dozens of villagers fled."),
        ("He seen the crash from his car.", "He saw the crash from his car."),
        ("They done well to get out.", "They did well to get out."),
        ("The bell was rang at noon.", "The bell was rung at noon."),
        ("He had drank too much.", "He had drunk too much."),
        ("He was took to hospital.", "He was taken to hospital."),
    ],
)
def test_other_wordings_of_the_same_slips_are_put_right(copy: str, right: str) -> None:
    assert amended(copy) == right


@pytest.mark.parametrize(
    "copy",
    [
        "The blast left 12 of the army's wounded or missing last week.",
        "A quarter of the firm's sacked or moved were in Hull.",
        "Some 40 of the rebels' killed or captured were teenagers.",
        "Homes have been searched, phones seized and one man facing charges.",
        "Flights have been cancelled and two diverting to Leeds.",
        "Three people have been rescued and one still clinging to the roof.",
        "Ten have been charged, four bailed and one awaiting trial.",
    ],
)
def test_words_that_are_missing_are_asked_for(copy: str) -> None:
    (finding,) = found(copy)
    assert finding.fix is None


@pytest.mark.parametrize(
    "copy",
    [
        "More than 40 miles of track is closed. Two years in jail is enough. Ten pounds is a lot.",
        "What the drivers want is rest. All the drivers want is rest.",
        "The United States has agreed. The drivers' union has met.",
        "The man who shot two officers was held. The car carrying two officers was hit.",
        "The crew, many of whom were hurt, has gone. The band are on tour.",
        "The rise in costs means cuts. The fall in sales has hurt.",
        "He insisted the officer be sacked and that she have a say.",
        "This works well. By this means he won. Despite this drivers came.",
        "A United States ship, a Games record, a sports car and a sales team.",
        "Every few days a bus comes. A dozen officers, a hundred miles, a few drivers.",
        "Several key witnesses and several billion pounds. These days few can.",
        "Two roads have been closed and one reopened. They were fed and one sleeping bag found.",
        "Two of the club's injured and suspended players are back.",
        "Nor has he seen it; had they gone home? What she has done she has done.",
    ],
)
def test_copy_with_the_same_words_in_order_passes(copy: str) -> None:
    assert not found(copy)
