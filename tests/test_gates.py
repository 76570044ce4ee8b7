"""What a model proposes is shown only when it is found, small, borne out and worth a glance."""

from __future__ import annotations

from typing import Any

import pytest

from bot.answers import Proposal, Sort
from bot.draft import Draft
from bot.finding import Finding, Level
from bot.fixes import Fell
from bot.galley import Galley
from bot.gates import Gates
from bot.house import house_style
from bot.prompts import numbered

HOUSE = house_style()
RULES = {style.rule.id: style.rule for style in HOUSE.rules if style.judged}
COPY = (
    "Ferry crew wait for pay in Harwick\n"
    "The list of names held by the coroner’s officers were read out on Friday, Ada Tarn said.\n"
    "She said the ferry had 290 passengers aboard, and that none of them was hurt.\n"
    "“We was up all night, recieved nothing and nobody told us,” said Bo Lind.\n"
    "The owner, who denies fraud, has not been charged. The owner will appear on Monday.\n"
)


def gates(copy: str = COPY) -> Gates:
    galley = Galley(Draft.parse(copy), HOUSE)
    return Gates(galley, 0, numbered(galley, 0).sentences, RULES)


def said(quote: str, replacement: str | None = None, **more: Any) -> Proposal:
    given: dict[str, Any] = {
        "sentence": 2,
        "rule": "agreement-in-context",
        "reason": "The verb belongs to “list”.",
        "sort": Sort.ERROR,
        "sure": 0.95,
        **more,
    }
    return Proposal(quote=quote, replacement=replacement, **given)


def verdict(proposal: Proposal, copy: str = COPY) -> tuple[Finding | None, list[Fell]]:
    gate = gates(copy)
    return gate.passed(proposal), [fell for fell, count in gate.fell.items() if count]


@pytest.mark.parametrize(
    "proposal",
    [
        said("were read out", rule="figures-disagree", sort=Sort.QUESTION, sure=0.8),
        said("were read out", "was read out", sort=Sort.STYLE, sure=0.8),
    ],
)
def test_a_lower_bet_will_do_for_style_and_for_what_could_embarrass_the_desk(
    proposal: Proposal,
) -> None:
    assert verdict(proposal)[0]


def test_a_sure_error_is_amended_in_the_words_that_change() -> None:
    finding, fell = verdict(said("officers were read out", "officers was read out"))
    assert finding
    assert (finding.span.of(COPY), finding.fix, finding.level) == ("were", "was", Level.AMEND)
    assert (finding.by, finding.reason) == ("model", "The verb belongs to “list”.")
    assert fell == []


@pytest.mark.parametrize(
    ("more", "level"),
    [
        ({"sort": Sort.STYLE}, Level.SUGGEST),
        ({"sort": Sort.QUESTION}, Level.QUERY),
        ({"rule": "garbled"}, Level.QUERY),
    ],
)
def test_the_level_follows_from_the_sort_the_rule_and_the_bet(
    more: dict[str, Any], level: Level
) -> None:
    finding, _ = verdict(said("were read out", "was read out", **more))
    assert finding
    assert finding.level is level


@pytest.mark.parametrize(
    ("proposal", "why"),
    [
        (said("were read out", "was read out", rule="my-own-rule"), Fell.NO_RULE),
        (said("were read out", "was read out", sort=Sort.PREFERENCE), Fell.PREFERENCE),
        (said("were read out", "was read out", sure=0.89), Fell.UNSURE),
        (said("were read out", "was read out", sort=Sort.STYLE, sure=0.79), Fell.UNSURE),
        (said("were read out", rule="garbled", sort=Sort.QUESTION, sure=0.89), Fell.UNSURE),
        (said("were read out", rule="first-mention", sure=0.79), Fell.UNSURE),
        (said("read out", "announced", sort=Sort.STYLE), Fell.PREFERENCE),
        (said("were read out", "was read out", sure=float("nan")), Fell.UNSURE),
        (said("was called out", "were called out"), Fell.NOT_FOUND),
        (said("ere read ou", "as read ou"), Fell.NOT_FOUND),
        (said("", "was"), Fell.NOT_FOUND),
        (said("The owner", "His owner", sentence=0), Fell.AMBIGUOUS),
        (said("were read out", "were read out"), Fell.NO_CHANGE),
        (said("officers were", "officers  were"), Fell.NO_CHANGE),
        (said("on Friday, Ada", "on Friday Ada"), Fell.PREFERENCE),
        (said("said the ferry", "said that the ferry", sentence=3), Fell.PREFERENCE),
        (said("who denies", "that denies", sentence=5), Fell.PREFERENCE),
        (said("The list of names", "The List of names"), Fell.PREFERENCE),
        (said("We was up", "We were up", sentence=4), Fell.QUOTED),
        (said("nobody told", "no one told", sentence=4), Fell.QUOTED),
        (
            said(
                "The list of names held by the coroner’s officers were read out on Friday",
                "On Friday officers of the coroner read out a list of the names that they held",
            ),
            Fell.REWRITE,
        ),
        (said("were read out", "was read out at http://evil.example"), Fell.LINK),
        (said("were read out", "was read out, <!channel>"), Fell.LINK),
        (said("were read out", "was read out to @ada"), Fell.LINK),
        (said("were read out", "was was read out"), Fell.SPOILS),
    ],
)
def test_what_may_not_be_shown_falls_and_is_counted(proposal: Proposal, why: Fell) -> None:
    finding, fell = verdict(proposal)
    assert finding is None
    assert fell == [why]


@pytest.mark.parametrize(
    ("quote", "replacement", "sentence"),
    [
        ("had 290 passengers", "had 190 passengers", 3),
        ("had 290 passengers", "had three hundred passengers", 3),
        ("Ada Tarn", "Ada Tern", 2),
        ("on Friday", "on Thursday", 2),
        ("on Friday", "yesterday", 2),
        ("none of them", "some of them", 3),
        ("has not been charged", "has been charged", 5),
        ("who denies fraud", "who committed fraud", 5),
        ("the ferry had", "the liner had", 3),
        ("read out", "read out in Harwich", 2),
        ("was hurt", "was badly hurt", 3),
        ("has not been charged", "has not charged", 5),
    ],
)
def test_a_fact_is_asked_about_never_changed(quote: str, replacement: str, sentence: int) -> None:
    finding, fell = verdict(said(quote, replacement, sentence=sentence))
    assert finding
    assert finding.level is Level.QUERY
    assert finding.fix is None
    assert Fell.FIX in fell


def test_a_word_that_is_none_is_asked_about_inside_a_quotation() -> None:
    finding, _ = verdict(said("recieved nothing", "received nothing", sentence=4))
    assert finding
    assert (finding.span.of(COPY), finding.level) == ("recieved", Level.QUERY)


@pytest.mark.parametrize(
    "reason",
    [
        "There were 310 passengers.",
        "Harwich is spelt with an H.",
        "The coroner said “never again”.",
        "See https://evil.example for why.",
        "<!channel> look at this",
        "Ask [here](evil.example).",
        "The verb is wrong. " * 20,
        " \u202e\u200b ",
    ],
)
def test_a_reason_that_the_copy_does_not_bear_out_gives_way_to_the_rules_own(reason: str) -> None:
    finding, fell = verdict(said("were read out", "was read out", reason=reason))
    assert finding
    assert finding.reason == RULES["agreement-in-context"].reason
    assert fell == [Fell.REASON]


@pytest.mark.parametrize(
    ("copy", "quote", "replacement"),
    [
        ("The council was angry, the mayor said.", "was angry", "were angry"),
        ("Harwick United was angry, the mayor said.", "was angry", "were angry"),
        ("The firm said that it was angry about its fine.", "its fine", "their fine"),
        ("The pier, long since closed, is for sale.", "closed, is", "closed is"),
        ("A well known pier is for sale.", "well known", "well-known"),
        ("The prime minister is angry.", "prime minister", "Prime Minister"),
        ("The pier was closed due to a storm.", "due to", "because of"),
    ],
)
def test_what_could_go_either_way_is_left(copy: str, quote: str, replacement: str) -> None:
    finding, fell = verdict(said(quote, replacement, sentence=1), copy)
    assert finding is None
    assert fell == [Fell.PREFERENCE]


@pytest.mark.parametrize(
    ("copy", "quote", "replacement"),
    [
        ("Mr Lind were angry, the mayor said.", "were", "was"),
        ("The boats sent to Harwick was late, the mayor said.", "was", "were"),
        ("A boat from russia is at the pier.", "russia", "Russia"),
        ("The crew of of the boat slept.", "of of", "of"),
        ("The board will except the offer.", "except", "accept"),
    ],
)
def test_what_can_go_one_way_only_is_amended(copy: str, quote: str, replacement: str) -> None:
    finding, _ = verdict(said(quote, replacement, sentence=1, reason="It is wrong."), copy)
    assert finding
    assert finding.level is Level.AMEND


def test_a_near_quote_is_mended_where_it_stands_and_nowhere_else() -> None:
    copy = "The council has set aside money for new defences and were thanked by Ada Tarn."
    quote = "council has set asde money for new defences and were thanked"
    finding, _ = verdict(said(quote, quote.replace("were", "was"), sentence=1, reason=""), copy)
    assert finding
    assert (finding.span.of(copy), finding.fix) == ("were", "was")
