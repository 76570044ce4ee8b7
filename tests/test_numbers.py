"""The number checks on their own rules' copy."""

from __future__ import annotations

import pytest

from bot.checks import (
    ages,
    casualties,
    changes,
    keep_quotations,
    numbers,
    shares,
    sums,
    tallies,
)
from bot.draft import Draft
from bot.finding import Finding, settle
from bot.galley import Galley
from bot.house import house_style
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


def test_a_figure_is_only_ever_asked_about() -> None:
    for check, rule in OWN:
        for example in rule.breaks:
            found = found_by(check, rule, example.copy)
            assert all(finding.fix is None and finding.note for finding in found)


ASKED = (
    "The crew of 20, 12 men and nine women, was flown home.",
    "The convoy had 30 lorries. Of these, 18 carried flour and 15 carried tents.",
    "Police arrested 12 people. Seven were from Leeds and the other six from York.",
    (
        "The grant of £60m was shared between the port, which got £25m, and the airport, which "
        "got £45m."
    ),
    ("The appeal raised £80,000. The church gave £50,000 and the school the remaining £40,000."),
    "The council's 54 seats are split: Labour 22, the Tories 18 and the Greens 16.",
    "A third of voters backed him, 40% backed her and the remaining 30% stayed at home.",
    "Of 600 letters sent, 340 came back and 290 did not.",
    "The panel of seven judges ruled by five to three.",
    "The 15-member court was divided eight to six.",
    "The motion was carried by 212 votes to 180, a majority of 42.",
    "The 30-strong choir (16 women and 12 men) sang on the steps.",
    "The 24 homes – 13 flats and 12 houses – will be built by spring.",
    "Nine people were rescued: four men, three women and a boy.",
    (
        "The estate of £3m was divided among a nephew (£1.5m), a niece (£1m) and a school "
        "(£700,000)."
    ),
    "The party won 31 of 60 seats, the Greens took 18 and independents 14.",
    "Councillors voted 27-19 for the plan, with six abstentions, in the 50-seat chamber.",
    "The firm owns 64 pubs, 40 in England, 18 in Wales and eight in Scotland.",
    "The fleet has 45 ferries: 20 sail from Oban, 15 from Mallaig and 12 from Ullapool.",
    "A total of 240 people were tested, with 150 negative and 100 positive.",
    "The bus was carrying 53 people; 31 were hurt and 25 were not.",
    "The ship had 88 on board: 61 passengers and 29 crew.",
    "The inquiry heard from 44 witnesses, 30 in person and 18 by video.",
    "He was given 10 years: six for the robbery and five for the assault.",
    "The 18-mile route, eight miles on road and 12 on grass, opens in May.",
    "Of the 1,200 asked, 576, or 58%, said yes.",
    "He gave a third of the £900, or £400, to his aunt.",
    "Some 12 of the 40 messages – 40% – came from one account.",
    "It will close 15 of its 60 shops, which is a third.",
    "Nearly 30% of the force, 240 of the 600 officers, were off sick.",
    "Three-quarters of the £2m bill, £1.2m, will be met by the state.",
    "The dam holds 40m litres. Half of that, 30m litres, was lost.",
    "It received 1,240 claims, of which 930, or 85%, were for roofs.",
    "The charity lost 40% of its £500,000 income, about £150,000.",
    "A tenth of the 3,400 residents, or 640 people, signed.",
    "Two in five of the 500 staff, or 250, will go.",
    "One in four of its 80 buses, 30 in all, is electric.",
    "Turnout was 9,000 out of 30,000, or 35%.",
    "Of 48 flats sold, 12 (a third) went to first-time buyers.",
    "Ticket sales tripled from 12,000 to 24,000.",
    "Membership has more than doubled, from 400 to 700.",
    "Membership is down from 400 to 520 since March.",
    "The waiting list was 5,200, down from 4,800 in May.",
    "A 20% rise, from 200 to 260, was recorded.",
    "The fare will go up from £4 to £5, a rise of a third.",
    "Attendance fell by a quarter from 8,000 to 5,000.",
    "Sales were £30m, compared with £24m last year, an increase of 40%.",
    "The toll rose threefold from 20 to 80.",
    "It cut its staff from 900 to 600, or 40%.",
    "Costs have gone from £2bn to £3.2bn (up 30%).",
    "Profit fell 12% to £44m from £60m.",
    "Rates went from 200 to 300, an increase of 80.",
    "It had trebled to 90 from 45.",
    "The price has halved from £80 to £60.",
    "Numbers grew from 25,000 to 28,000 in the year, up 8%.",
    "Numbers nearly doubled from 210 to 280.",
    (
        "Ferry fire leaves nine dead\nEleven people have died in a fire on a ferry off Mull, "
        "the coastguard said on Monday, and 14 were hurt."
    ),
    (
        "Bridge to cost £48m\nThe new bridge at Goole will cost £84m, the council said, and "
        "take three years to build."
    ),
    (
        "Pupils from 20 schools join march\nChildren from 12 schools walked out of lessons on "
        "Friday to march through Leeds in the rain."
    ),
    (
        "Blaze destroys five homes\nSeven homes have been destroyed by a grass fire near Ely, "
        "the fire service said on Friday afternoon."
    ),
    (
        "Landslide: 40 perish\nThe landslide left 40 people dead or injured, officials in the "
        "valley said on Sunday after a search."
    ),
    (
        "Deadly bus fire: toll rises to 60\nOfficials put casualties at 60 after a bus caught "
        "fire on the ring road at noon on Monday, they said."
    ),
    (
        "Woman, 72, saved from well\nA 27-year-old woman has been pulled from a well in Kent "
        "after a night in the dark and the wet."
    ),
    (
        "Council tax to rise 9%\nCouncil tax in Hull will go up by 6% from April, the leader "
        "said, to pay for the care of old people."
    ),
    (
        "Club signs striker for £12m\nThe club has paid £21m for the Danish striker, its "
        "highest fee, it said on Monday in a statement to fans."
    ),
    (
        "The ring, worth £40,000, was stolen in May. Officers think that it was sold. The "
        "ring, valued at £60,000, was a gift."
    ),
    (
        "The explosion killed 12 people. Six homes were hit. In all, 14 people were killed in "
        "the blast, the mayor said."
    ),
    (
        "Police arrested nine people after the march. The street was cleared. The force said "
        "11 people were arrested."
    ),
    (
        "Quake kills 90 in Torva\nAt least 90 people have died in the quake in Torva, the "
        "ministry said.\nAnn Lee 3 March 2026 11:40\nTorva quake toll at 120\nThe death toll "
        "in the Torva quake has reached 120, the ministry said.\nAnn Lee 3 March 2026 10:15"
    ),
    "Ann Petrie, 41, won the race. She was in tears. Petrie, 14, is from Ayr.",
    "The lifeguard Tom Gow, 22, dived in. Mr Gow, aged 27, was not hurt.",
    "The 16-strong crew, nine men and eight women, flew home on Monday.",
    "Members backed it by 61 votes to 40, with five abstentions, in the 100-seat chamber.",
    ("The prize of £90,000 was split into £50,000 for the winner and £30,000 for the runner-up."),
    (
        "Bridge fire costs 18 lives\nA fire on the bridge injured 18 people, four of them "
        "badly, the fire service said."
    ),
    "Ten workers were picked up. Six were put ashore at Oban and the other five at Mull.",
    "Rent has gone up from £500 to £600, a rise of 40%.",
)
SILENT = (
    "The crew of 20, 12 men and eight women, was flown home.",
    "The convoy had 30 lorries. Of these, 18 carried flour and 12 carried tents.",
    "Police arrested 12 people. Seven were from Leeds and the other five from York.",
    "The party won 31 of 60 seats, the Greens took 18 and independents 11.",
    "The MP has a majority of 4,000. The bill passed by 212 votes to 180, a majority of 32.",
    "Government plans passed by 272 votes to 219. Its 161-strong majority was cut to 14.",
    "Asked why, 70% blamed the cold, 45% the dark and 22% the noise.",
    "In the match he scored 20 points, 12 rebounds and nine assists.",
    "Sales were £30m, compared with £24m last year, an increase of 25%.",
    "It sold 10,000 cases worth £8m in May and 8,000 cases worth £6m in June.",
    "The bill was 40% of the £500,000 income, about £200,000.",
    "A loss of £5m, down from a profit of £4m, was the club's first.",
    "Tom Gow, 22, dived in. Ann Gow, 27, stayed ashore. Mr Gow said it was cold.",
    (
        "Man, 44, held over raid\nA man of 44 has been held over a raid in which the "
        "postmaster, Jim Bain, 63, was hurt."
    ),
    (
        "Blast toll rises to 19\nNineteen people have died in the Torva blast.\nAnn Lee 3 "
        "March 2026 11:40\nTorva blast kills 14\nFourteen people have died in the Torva "
        "blast.\nAnn Lee 3 March 2026 10:15"
    ),
    (
        "Strike on Torva kills two\nTwo people were killed in Torva.\nAnn Lee 3 March 2026 "
        "11:40\nShells kill nine in Torva\nNine people were killed in Torva.\nAnn Lee 3 March "
        "2026 10:15"
    ),
    (
        "Killer jailed for 22 years\nA man has been given 22 years. He had injured 22 people "
        "with a car in May."
    ),
)


def asked_of(copy: str) -> list[Finding]:
    galley = Galley(Draft.parse(copy), house_style())
    found = [finding for check in CHECKS for finding in check.find(galley)]
    return list(settle(keep_quotations(galley, found)))


@pytest.mark.parametrize("copy", ASKED)
def test_a_figure_that_is_out_is_asked_about_however_it_is_worded(copy: str) -> None:
    assert asked_of(copy)


@pytest.mark.parametrize("copy", SILENT)
def test_figures_that_agree_pass_in_silence_however_they_are_worded(copy: str) -> None:
    assert not asked_of(copy)


@pytest.mark.parametrize(
    ("copy", "pointed_at"),
    [
        (
            "The fleet has 60 boats, of which 31 are at sea and 26 in port.",
            "60 boats, of which 31 are at sea and 26",
        ),
        (
            "The club has 60 boats, “of which 31 are at sea and 26 in port”, it said.",
            "60 boats",
        ),
        ("Ticket sales tripled from 120 to 240.", "tripled from 120 to 240"),
        (
            "A fifth of its 2,000 staff, or 500 people, will go.",
            "A fifth of its 2,000 staff, or 500",
        ),
    ],
)
def test_a_sum_is_pointed_at_from_the_whole_to_the_last_part(copy: str, pointed_at: str) -> None:
    assert [finding.span.of(copy) for finding in asked_of(copy)] == [pointed_at]
