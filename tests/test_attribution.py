"""Who says so: tolls and accusations without a source, too many hedges, words nobody said."""

from __future__ import annotations

import pytest

from bot.checks import accusations, attribution, hedges, quoted_words
from bot.draft import Draft
from bot.finding import Finding, settle
from bot.galley import Galley
from bot.house import HouseStyle

CHECKS = (attribution.CHECK, accusations.CHECK, hedges.CHECK, quoted_words.CHECK)


def found_in(copy: str) -> list[Finding]:
    galley = Galley(Draft.parse(copy), HouseStyle((), {}))
    return list(settle(finding for check in CHECKS for finding in check.find(galley)))


def ids(copy: str) -> list[str]:
    return [finding.rule.id for finding in found_in(copy)]


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
        "A wall fell on Friday. A dozen shoppers were hurt.",
        "The gale lasted an hour. Four yachtsmen are missing.",
        "The blast wrecked a bakery. Three bakers and a customer lost their lives.",
        "The shell hit a bus, wounding nine commuters.",
        "The fire took 11 lives.",
        "“It was dark,” said Ada Orme, a cook. Both pilots were killed.",
        "A fisherman is dead after a gale. Boats stayed in port.",
        "Smoke filled the hall. Up to 30 singers suffered burns.",
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
        "The mine closed in 1974, when 12 miners were killed below ground.",
        "The roof fell in. Two workers died, according to the mine.",
        "No one was hurt when the roof fell in.",
        "Two fall-backs were hurt in training, the coach said.",
    ],
)
def test_a_source_beside_the_toll_will_do(copy: str) -> None:
    assert ids(copy) == []


@pytest.mark.parametrize(
    "deed",
    [
        "The club’s bookkeeper, Nora Tighe, skimmed £12,000 from the bar takings.",
        "Mr Galt has bullied junior staff since the day he arrived.",
        "The firm hid cracks in the beams from inspectors.",
        "Councillor Ivo Marsh took a backhander for the planning vote.",
        "Ms Lane made up the quotes in her story.",
        "Its former head, Colin Vane, falsified the attendance records.",
        "Guards at the camp beat prisoners with cables.",
        "Mr Dale has been stealing from the till for months.",
        "Mrs Prior starved the dogs in her care.",
        "The minister, Hanna Vogt, leaked the report to a lobbyist.",
        "The pilot, Sam Reed, was drunk when he took off.",
        "The charity’s director spent donations on holidays.",
        "Rebels burned down 20 homes.",
        "Mr Aldous ordered the killing of a rival.",
        "The company dodged £3m in tax.",
        "Inspector Lowe planted the knife on the suspect.",
        "The owner, Jan Kolar, sank the boat for the insurance.",
        "The builder, Tony Crake, used sub-standard concrete.",
        "Mr Moss hacked into his former employer’s emails.",
        "The company deceived customers about the risk.",
        "Mr Bell drove off after hitting the cyclist.",
        "The gang’s leader, Mick Dunne, smuggled 40 people in a lorry.",
        "Dr Shaw prescribed drugs for cash.",
        "The firm short-changed 400 pensioners.",
        "Mr Tull tampered with the brakes.",
    ],
)
def test_wrongdoing_has_many_verbs(deed: str) -> None:
    copy = f"The hall opens on Friday at noon. {deed} The hall holds 300 people."
    assert ids(copy) == ["accusation-unsourced"]


@pytest.mark.parametrize(
    "copy",
    [
        "Thieves stole £300 from the bar takings.",
        "If Mr Galt bullied staff, he will go.",
        "Mr Galt has bullied staff, two of them told the inquiry.",
        "Ms Lane beat Ms Orme in three sets and stole the show.",
        "Mr Galt was convicted in May. He bullied staff for years.",
        "The firm broke records, took orders and poured money into the town.",
        "Nurses said it had begun in May. The firm had bullied them for years.",
        "In the film, Mr Galt forged a will.",
    ],
)
def test_the_innocent_and_the_sourced_pass(copy: str) -> None:
    assert ids(copy) == []


def test_who_cannot_be_reached_has_been_accused() -> None:
    told = "The vicar said that the fund was empty. Mr Galt forged two cheques."
    assert ids(told) == []
    assert ids(f"{told} He did not answer calls.") == ["accusation-unsourced"]


@pytest.mark.parametrize(
    "hedged",
    [
        "is said to have reportedly left",
        "appears to have allegedly left",
        "may possibly have left",
        "is reportedly believed to have left",
        "is accused of allegedly leaving",
        "has, according to reports, apparently left",
        "is rumoured to have supposedly left",
        "claimed that she had allegedly left",
        "has supposedly claimed that it was late",
        "seems to be purportedly leaving",
    ],
)
def test_one_hedge_to_a_clause(hedged: str) -> None:
    assert ids(f"The envoy {hedged} Arden.") == ["double-hedge"]


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        ("a complete disgrace", "It was a disgrace, in places, and I told them so"),
        ("nothing to hide", "There is nothing in those files that I want to hide"),
        ("the proudest day", "I was proud of them that day, for an hour"),
        ("will never sell", "We will not sell before the spring, I think"),
    ],
)
def test_a_lead_may_bend_what_was_said(lead: str, said: str) -> None:
    copy = f"The owner called it “{lead}” on Monday.\n“{said},” the owner told reporters."
    assert ids(copy) == ["headline-quote-unsaid"]


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
