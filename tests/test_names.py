"""Proper names: what is one, what is its title, and whether copy supports a headline's names."""

from __future__ import annotations

import pytest

from bot.checks.names import CHECK
from bot.draft import Draft
from bot.finding import Example, Finding, Rule, settle
from bot.galley import Galley
from bot.house import HouseStyle, Option
from bot.names import names, unsupported_names

BREAKS = [(rule, example) for rule in CHECK.rules for example in rule.breaks]
KEEPS = [(rule, copy) for rule in CHECK.rules for copy in rule.keeps]
SURNAMES = HouseStyle((), {"honorifics": Option("courtesy titles", ("mr", "surname"), "surname")})


def found_in(copy: str, house: HouseStyle | None = None) -> list[Finding]:
    galley = Galley(Draft.parse(copy), house or HouseStyle((), {}))
    return list(settle(CHECK.find(galley)))


def named(copy: str) -> list[tuple[str | None, str]]:
    draft = Draft.parse(copy)
    found = names(draft.folded, draft.sentences)
    return [(name.title, " ".join(name.words)) for name in found]


@pytest.mark.parametrize(("rule", "example"), BREAKS)
def test_a_name_that_needs_asking_about_is_found(rule: Rule, example: Example) -> None:
    assert [finding for finding in found_in(example.copy) if finding.rule is rule]


@pytest.mark.parametrize(("rule", "copy"), KEEPS)
def test_names_in_order_pass_in_silence(rule: Rule, copy: str) -> None:
    assert not [finding for finding in found_in(copy) if finding.rule is rule]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        ("The envoy met Lucas van der Meer.", [(None, "Lucas van der Meer")]),
        ("Then Mr O'Hara spoke.", [("Mr", "O'Hara")]),
        ("It was Health Secretary Una McBride.", [("Health Secretary", "Una McBride")]),
        ("He met Farid al-Masri’s brother.", [(None, "Farid al-Masri")]),
        ("Crews left at noon. Yesterday nobody came.", []),
        ("Kowalczyk spoke. Later Mrs. Reed did.", [(None, "Kowalczyk"), ("Mrs", "Reed")]),
        ("It is by J. K. Lindqvist.", [(None, "J K Lindqvist")]),
        ("They say Rovers won. Rovers celebrated.", [(None, "Rovers"), (None, "Rovers")]),
    ],
)
def test_names_are_runs_of_capitals(copy: str, expected: list[tuple[str | None, str]]) -> None:
    assert named(copy) == expected


@pytest.mark.parametrize(
    ("headline", "copy"),
    [
        ("Britain signs pact with Kyiv", "The UK and Ukraine have signed a pact."),
        ("Moscow denies attack", "Russia has denied that it attacked the port."),
        ("Korean ferry sinks", "A ferry has sunk off South Korea."),
        ("Tories pick Reed", "The Conservatives have chosen Una Reed."),
        ("Man City lose", "Manchester City have lost again."),
        ("Doctors ask WHO for help", "The World Health Organization was asked by doctors."),
        ("PM to visit US", "The prime minister will go to the United States."),
        ("Hearing told of UN’s doubts", "The U.N. had doubts, the hearing was told."),
        ("Scots vote on ferry", "Voters in Scotland have chosen a ferry."),
        ("Storm hits on Friday", "A storm hit the coast."),
        ("Centre-left wins", "The left and the centre have won together."),
    ],
)
def test_a_headline_may_shorten_the_names_of_the_copy(headline: str, copy: str) -> None:
    assert unsupported_names(headline.replace("’", "'"), copy) == ()


def test_an_invented_name_is_caught() -> None:
    told = "The governor of Ohio, Una Reed, has signed a law on ferries."
    assert unsupported_names("Reed signs Iowa ferry law", told) == ("Iowa",)
    assert unsupported_names("Nigeria signs", "Niger has signed.") == ("Nigeria",)


def test_a_query_names_both_spellings_and_where() -> None:
    copy = "Ikhwezi quits\nThe coach, Sipho Ikhwesi, has gone. Mr Ikhwesi said so."
    (finding,) = found_in(copy)
    assert finding.span.of(copy) == "Ikhwezi"
    assert finding.note == "Ikhwezi here, Ikhwesi in the body: which is right?"


def test_well_known_neighbours_are_two_names() -> None:
    assert not found_in("Ferries left Ireland and Ireland alone. One ferry left Iceland.")


def test_one_query_for_a_title_that_comes_and_goes() -> None:
    copy = "Ms Okafor came. Okafor sat. Okafor left."
    (finding,) = found_in(copy)
    assert finding.span.start == copy.index("Okafor sat")


def test_a_house_of_bare_surnames_asks_about_the_title() -> None:
    copy = "Yusuf Demirel resigned. Demirel was tired. Mr Demirel leaves on Monday."
    (finding,) = found_in(copy, SURNAMES)
    assert finding.span.start == copy.rindex("Demirel")
    assert not found_in("Yusuf Demirel resigned. Demirel leaves on Monday.", SURNAMES)
