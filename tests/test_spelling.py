"""Spelling, articles and doubled words: what is amended, and what good copy is left alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.checks import article, doubled, keep_quotations, spelling
from bot.draft import Draft
from bot.finding import Finding, Level, settle
from bot.galley import Check, Galley
from bot.house import HouseStyle
from bot.lexicon import in_british, is_british, known, listed
from bot.misspelling import is_coined, meant, run_together, suggestions
from bot.text import replace
from tests.measure_spelling import measure

CHECKS = (spelling.CHECK, doubled.CHECK, article.CHECK)


def found_in(copy: str, check: Check = spelling.CHECK, words: str = "") -> list[Finding]:
    galley = Galley(Draft.parse(copy), HouseStyle((), {}, frozenset(words.split())))
    return list(settle(keep_quotations(galley, check.find(galley))))


def amended(copy: str, check: Check = spelling.CHECK) -> str:
    found = found_in(copy, check)
    return replace(copy, [(each.span, each.fix) for each in found if each.fix is not None])


@pytest.mark.parametrize(
    "word",
    "colour theatre manoeuvre travelled globalisation snivelled defence paediatrician fulfil "
    "catalogue mould sceptical likeable color theater traveled defense ageing whilst".split(),
)
def test_both_british_and_american_spellings_are_known(word: str) -> None:
    assert known(word)


def test_a_misspelling_is_not_taken_for_a_british_form() -> None:
    assert not any(known(word) for word in "enourmous terrour developped sence revealling".split())
    assert is_british("snorkelling")
    assert not is_british("revealling")


def test_suggestions_are_british_and_the_likeliest_comes_first() -> None:
    assert suggestions("neighbourhod")[0].word == "neighbourhood"
    assert in_british("center") == "centre"
    assert in_british("ferry") == "ferry"
    assert listed("ferry") == ()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("legislaton", "legislation"),
        ("goalkeaper", "goalkeeper"),
        ("injurys", "injuries"),
        ("strikeing", "striking"),
        ("soliders", "soldiers"),
        ("nto", "not"),
    ],
)
def test_a_slip_is_known_for_what_was_meant(wrong: str, right: str) -> None:
    found = meant(wrong)
    assert found
    assert found.word == right


@pytest.mark.parametrize(
    "word",
    "planemaker unsackable rewilding doomscrolling deepfake vape bruschetta glasnost taoiseach "
    "trequartista lineout panenka gigafactory kittiwake shebeen naan vaper".split(),
)
def test_a_rare_or_new_word_stands(word: str) -> None:
    assert not found_in(f"Critics said {word} was the word of the year.")


def test_a_new_word_is_seen_to_be_made_of_known_parts() -> None:
    assert is_coined("unsackable")
    assert is_coined("planemaker")
    assert not is_coined("voteing")


@pytest.mark.parametrize(
    ("joined", "apart"), [("ofthe", "of the"), ("alot", "a lot"), ("abit", "a bit")]
)
def test_words_run_together_are_parted(joined: str, apart: str) -> None:
    assert run_together(joined) == apart


@pytest.mark.parametrize("word", "therein lineup offspin taken carmaker theist onshoring".split())
def test_whole_words_are_not_parted(word: str) -> None:
    assert run_together(word) is None


def test_a_fix_keeps_the_capital_that_begins_a_sentence() -> None:
    assert amended("Goverment lawyers lost.") == "Government lawyers lost."
    assert amended("“We won.” Accomodation is free.") == "“We won.” Accommodation is free."


@pytest.mark.parametrize(
    "copy",
    [
        "Harbur and Fludde, the Lowestoft solicitors, declined to comment.",
        "Zelenko said he would appeal. Zelenko then left.",
        "They sang l'internationale and a joie de vivre de la campange.",
        "The norrbak is a boat. Each norrbak has a sail, and a norrbak needs two crew.",
        "See exampel.co.uk/goverment, @goverment or #accomodation, and the 22nd or 3rd.",
        "He signed as `recieved` and _goverment_ in the file.",
        "Lads were goin' and gettin' home late.",
        "It cost the risqu caf clich a fortune.",
    ],
)
def test_names_terms_and_addresses_stand(copy: str) -> None:
    assert not [
        each for each in found_in(copy) if each.level is Level.AMEND and "recieve" not in copy
    ]


def test_a_word_of_the_house_stands() -> None:
    copy = "Each goverment told Maya."
    assert found_in(copy)
    assert not found_in(copy, words="goverment")


def test_a_quotation_is_asked_about_never_amended() -> None:
    (query,) = found_in("“The politcians lied about the noteboook,” she said.")
    assert query.level is Level.QUERY
    assert "notebook" in query.reason
    assert not found_in("“I ain't havin no more o' that, summat's wrang,” she said.")


def test_a_doubled_word_over_a_line_end_is_found_where_the_sentence_runs_on() -> None:
    wrapped = (
        "The council said on Monday that the bridge would be closed to the\n"
        "the public until the spring, and that the ferry would run hourly\n"
        "for the rest of the week."
    )
    assert "closed to the public" in amended(wrapped, doubled.CHECK)
    assert not found_in("They closed the pier in the rain\n\nRain fell on Hull.", doubled.CHECK)


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("a MBA", "an MBA"),
        ("an UN vote", "a UN vote"),
        ("an useful idea", "a useful idea"),
        ("a unusual case", "an unusual case"),
        ("a 8-3 lead", "an 8-3 lead"),
        ("an 118-year wait", "a 118-year wait"),
        ("a 18,000 crowd", "an 18,000 crowd"),
        ("a Irish bank", "an Irish bank"),
        ("an Scottish bank", "a Scottish bank"),
    ],
)
def test_the_article_follows_the_sound(slip: str, right: str) -> None:
    assert amended(f"They saw {slip}.", article.CHECK) == f"They saw {right}."


@pytest.mark.parametrize(
    "copy",
    [
        "An Post and An Garda will merge.",
        "A and E was full, and grade A is best.",
        "They saw a HGV, an HGV, a 1,800-mile road and an 1880s mill.",
        "They saw an Mbappe goal, an Uruguayan and a Uruguayan.",
    ],
)
def test_what_is_said_two_ways_stands(copy: str) -> None:
    assert not found_in(copy, article.CHECK)


def test_plain_copy_needs_no_ranking_and_no_sounds() -> None:
    script = (
        "import sys; from tests.test_spelling import *;"
        "[found_in('The ferry is late and the crew is cross.', each) for each in CHECKS];"
        "from bot import misspelling;"
        "assert 'inflect' not in sys.modules;"
        "assert not misspelling._by_first_letter.cache_info().currsize"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_the_measure_says_what_it_left_out(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("recieve->receive\nferry->fairy\nbritian->Britain\nalot->a lot\nqwx9->quiz\n")
    figures = measure(path)
    assert (figures.entries, figures.found, figures.first_right) == (2, 2, 2)
    assert sum(figures.left_out.values()) == 3
    assert (figures.spaces, figures.spaces_right) == (1, 1)
