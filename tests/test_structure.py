"""How a blog is put together, and the form of its headlines."""

from __future__ import annotations

import pytest

from bot.checks import headline, headline_case, structure
from bot.draft import Draft
from bot.finding import Finding
from bot.galley import Check, Galley
from bot.house import HouseStyle
from bot.text import replace

BODY = "\nThe harbour wall has given way and hundreds of homes were flooded in the night."


def found(check: Check, copy: str) -> list[Finding]:
    return list(check.find(Galley(Draft.parse(copy), HouseStyle((), {}))))


def asked(check: Check, copy: str) -> list[tuple[str, str]]:
    return [(each.rule.id, each.span.of(copy)) for each in found(check, copy)]


def test_jammed_bylines_are_one_query_that_counts_the_rest() -> None:
    post = "Ferry aground off Mull\nA ferry has run aground.\nIda Coe{} May 2025 10:20\n"
    (query,) = found(structure.CHECK, post.format(6) + post.format(5) + post.format(4))
    assert query.reason.startswith("The byline runs into the date, here and in 2 more")
    assert query.fix is None


@pytest.mark.parametrize(
    ("first", "words"),
    [
        ("Watch: Ferry refloated at high tide", ["Watch: Ferry refloated at"]),
        ("In pictures: ferry refloated", ["In pictures: ferry refloated"]),
        ("Ferry refloated at high tide", ["Ferry refloated at high"]),
        ("Watch: Ferry refloated https://example.com/v/1", []),
        ("Ferry refloated at high tide\nIt is off the rocks.", []),
    ],
)
def test_a_headline_without_copy_is_asked_about(first: str, words: list[str]) -> None:
    older = "Ferry aground\nA ferry is aground.\nIda Coe 4 May 2025 10:20"
    copy = f"{first}\nIda Coe 4 May 2025 12:20\n{older}"
    assert asked(structure.CHECK, copy) == [("empty-post", each) for each in words]


def test_a_byline_is_missed_only_where_the_others_have_one() -> None:
    signed = "Ferry aground\nA ferry is aground.\nIda Coe 4 May 2025 10:20\n" * 3
    unsigned = "Ferry aground\nA ferry is aground.\n4 May 2025 10:20\n"
    assert asked(structure.CHECK, signed + unsigned) == [("missing-byline", "4 May 2025 10:20")]
    assert not asked(structure.CHECK, unsigned * 3)


@pytest.mark.parametrize(
    ("line", "rules"),
    [
        ("Harbour wall floods homes.", ["headline-full-stop"]),
        ("Harbour wall floods homes in the U.S.", []),
        ("Harbour wall floods homes, and more to come ...", []),
        ("Harbour wall was “never safe”", ["headline-double-quotes"]),
        ("Harbour wall was ‘never “safe” at all’", []),
        ("90 homes flooded as harbour wall goes", ["headline-starts-with-figure"]),
        ("90% of homes flooded as harbour wall goes", ["headline-starts-with-figure"]),
        ("90-year-old saved as harbour wall goes", []),
        ("1953 flood was worse, says harbour master", []),
        ("50 Cent cancels concert by harbour wall", []),
        ("Harbour Wall Gives Way As Hundreds Watch", ["headline-case"]),
        ("HARBOUR WALL GIVES WAY", ["headline-case"]),
        ("BBC, ITV and RNLI move out of harbour", []),
        ("Harbour wall gives way!", ["headline-exclamation"]),
        ("Harbour crowd sees Mamma Mia!", []),
    ],
)
def test_headlines_keep_the_form_of_the_house(line: str, rules: list[str]) -> None:
    found_there = asked(headline.CHECK, line + BODY) + asked(headline_case.CHECK, line + BODY)
    assert [rule for rule, _ in found_there] == rules


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("7", "Seven"),
        ("19", "Nineteen"),
        ("40", "Forty"),
        ("86", "Eighty-six"),
        ("400", "Four hundred"),
        ("101", None),
        ("4,000", None),
    ],
)
def test_a_figure_is_spelt_out_when_the_words_are_short(figure: str, words: str | None) -> None:
    (finding,) = found(headline.CHECK, f"{figure} homes flooded as harbour wall goes" + BODY)
    assert finding.fix == words


def test_a_long_headline_is_marked_where_a_push_alert_would_cut_it() -> None:
    line = (
        "Harbour wall gives way and floods hundreds of homes in the night as crews look on from "
        "the hill and wait for dawn"
    )
    (finding,) = found(headline.CHECK, line + BODY)
    assert finding.span.of(line) == "dawn"
    assert (
        finding.reason
        == "The headline has 113 characters: a push alert shows 110, a search page 65."
    )
    assert not found(headline.CHECK, line[:100] + BODY)


NAMES = (
    "\nAt Harbour House in Hull the wall gave way. Orla Fenn, the mayor of Hull, wept at the wall."
)


@pytest.mark.parametrize(
    ("line", "amended"),
    [
        ("Mayor Weeps As Wall Gives Way", "Mayor weeps as wall gives way"),
        ("Mayor Weeps At Harbour House Wall", "Mayor weeps at Harbour House wall"),
        ("MAYOR OF HULL WEPT AT WALL", "Mayor of Hull wept at wall"),
        ("Fenn Of Hull Weeps As Wall Gives Way", None),
        ("Mayor Of Hull To Rebuild Wall In May", None),
    ],
)
def test_a_headline_is_set_in_sentence_case_unless_a_name_is_at_risk(
    line: str, amended: str | None
) -> None:
    (finding,) = found(headline_case.CHECK, line + NAMES)
    whole = replace(line, [(finding.span, finding.fix)]) if finding.fix else None
    assert whole == amended


@pytest.mark.parametrize(
    ("lead", "headed"),
    [
        ("Ferry crews vote to strike over rotas.", True),
        ("Deckhands walk out over pay.", True),
        ("The ferry crews have voted to strike.", False),
        ("But crews may yet stay at home.", False),
    ],
)
def test_a_stopped_headline_is_told_from_a_short_lead(lead: str, headed: bool) -> None:
    body = "Deckhands on ferries are to walk out next week in a strike over their pay and hours."
    copy = f"{lead}\n\n{body}\n\nThe company said that its door was open to them all."
    assert (Draft.parse(copy).posts[0].headline is not None) is headed


@pytest.mark.parametrize(
    ("end", "asked_of"),
    [
        ("Crew of ferry taken off by boat\nA lifeboat has taken the crew of nine off.", True),
        ("Read more of our ferry coverage\nOur reporters in Mull have more of the story.", False),
        ("All times are in BST and this page is closed.", False),
    ],
)
def test_a_last_post_without_a_byline_is_asked_about(end: str, asked_of: bool) -> None:
    signed = "Ferry aground\nA ferry is aground.\nIda Coe 4 May 2025 10:20\n" * 2
    rules = [rule for rule, _ in asked(structure.CHECK, signed + end)]
    assert rules == (["missing-byline"] if asked_of else [])
