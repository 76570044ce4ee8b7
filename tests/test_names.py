"""Proper names: what is one, what is its title, and whether copy supports a headline's names."""

from __future__ import annotations

import pytest

from bot.checks import accents, first_names, honorifics
from bot.checks import names as spellings
from bot.draft import Draft
from bot.finding import Finding, settle
from bot.galley import Galley
from bot.house import HouseStyle, Option
from bot.names import names, unsupported_names

CHECKS = (accents.CHECK, spellings.CHECK, first_names.CHECK, honorifics.CHECK)
SURNAMES = HouseStyle((), {"honorifics": Option("courtesy titles", ("mr", "surname"), "surname")})


def found_in(copy: str, house: HouseStyle | None = None) -> list[Finding]:
    galley = Galley(Draft.parse(copy), house or HouseStyle((), {}))
    return list(settle(finding for check in CHECKS for finding in check.find(galley)))


def named(copy: str) -> list[tuple[str | None, str]]:
    draft = Draft.parse(copy)
    found = names(draft.folded, draft.sentences)
    return [(name.title, " ".join(name.words)) for name in found]


@pytest.mark.parametrize(
    "copy",
    [
        "“We are ready,” said Sgt Mina Harkness. Sgt Harkess said the road was shut.",
        "Judge Philippa Thorne sat at ten. Judge Thorn will sum up.",
        "The actor Benedikt Lorre is back. Mr Lorrie is 80.",
        "DI Ros Hartnell led the search. DI Hartnall said it would go on.",
        "Cllr Bev Aldridge voted against. Cllr Aldrige called it a farce.",
        "Mrs Cathcart, 80, was rescued. Mrs Cathcarte thanked the crew.",
        "The Tibbsfield plant is to close. Workers at Tibsfield were told on Monday.",
        "Water reached Wetherby Road, and Weatherby Road was shut.",
        "Gwendolyn Fairbrass, the vicar, wept. Gwendoline Fairbrass was there by noon.",
        "The village of Llanferyn is cut off. Crews reached Llanferin at noon.",
    ],
)
def test_a_near_miss_may_follow_any_title_or_none(copy: str) -> None:
    assert [finding.rule.id for finding in found_in(copy)] == ["near-miss-name"]


@pytest.mark.parametrize(
    "copy",
    [
        "Imogen Pascoe, 34, owns the café. “I wept,” said Isobel Pascoe.",
        "Kenji Watanabe, the coach, has gone. Kenta Watanabe had been there since 2019.",
        "The bishop, Owen Trahearne, prayed. Edwin Trahearne was in tears.",
    ],
)
def test_a_first_name_may_change(copy: str) -> None:
    assert [finding.rule.id for finding in found_in(copy)] == ["first-name-changed"]


@pytest.mark.parametrize(
    "copy",
    [
        "Zoë Harcastle won. Zoe Harcastle will race again.",
        "The skater Bjørn Aasen fell. Bjorn Aasen is unhurt.",
        "Prof Ælfric Dunning wrote it. Aelfric Dunning is 80.",
        "Ms Strömberg sold it. Ms Stroemberg kept the key.",
    ],
)
def test_accents_are_dropped_in_many_ways(copy: str) -> None:
    assert [finding.rule.id for finding in found_in(copy)] == ["diacritics-dropped"]


@pytest.mark.parametrize(
    ("copy", "rule"),
    [
        ("Una Petrie lost. Ms Petrie owns the shop. Petrie told us so.", "honorific-drift"),
        ("Una Barlow met Mr Vance. Barlow added that it was late.", "honorific-drift"),
        ("Prof Ada Okafor ran it. Okafor said that it went well.", "honorific-drift"),
        ("Lady Harriet Coyle chairs it. Ms Coyle said nothing.", "title-changed"),
        ("Lord Fenwick spoke first. Mr Fenwick then sat down.", "title-changed"),
    ],
)
def test_a_title_is_kept_to_the_end(copy: str, rule: str) -> None:
    assert [finding.rule.id for finding in found_in(copy)] == [rule]


@pytest.mark.parametrize(
    "copy",
    [
        "Mr Orme met Sky News and BBC News. He told Sky News he was glad.",
        "Anna Petrova and Ivan Petrov came. Ms Petrova thanked Mr Petrov.",
        "Rob Garside, the vicar, wept. “It is gone,” said Robert Garside.",
        "The South Korean side flew to South Korea by way of North Africa.",
        "Isla Mackinnon leads them. Among the losers was her brother, Iain Mackinnon.",
        "Mr and Mrs Orme came by bus. Mrs Orme left first.",
        "Sir Peter Maybury spoke. Sir Peter left at noon.",
    ],
)
def test_families_places_and_short_forms_pass(copy: str) -> None:
    assert found_in(copy) == []


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
