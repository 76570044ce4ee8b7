"""What a channel's desk read in the last day: contradictions are asked about, news is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.case import Case
from bot.desk import Desk
from bot.draft import Draft
from bot.finding import Finding, Level
from bot.house import house_style
from bot.memory import Earlier
from bot.model import Prompt
from bot.slack.pieces import Piece
from bot.slack.shown import fitted
from tests.memory_cases import ASKED, SILENT
from tests.slack_cases import case_of, parts
from tests.test_reader import Told, answer

HOUSE = house_style()
NOW = datetime(2026, 3, 14, 11, 5, tzinfo=UTC)
AT = datetime(2026, 3, 14, 10, 22, tzinfo=UTC)


def recalled(text: str, *before: str, now: datetime | None = NOW) -> list[Finding]:
    """The findings that speak of an earlier draft; those came in ten minutes apart from 10:22."""
    told = [Earlier(f"case{n}", b, AT + timedelta(minutes=10 * n)) for n, b in enumerate(before)]
    found = Desk(HOUSE).check(Draft.parse(text), now, earlier=told).findings
    return [finding for finding in found if finding.see]


def said(text: str, findings: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(finding.span.of(text), finding.reason) for finding in findings]


@pytest.mark.parametrize("name", ASKED)
def test_what_an_earlier_post_has_otherwise_is_asked_about(name: str) -> None:
    before, text, words, note = ASKED[name]
    found = recalled(text, before)
    assert [finding.span.of(text) for finding in found] == [words]
    assert note in found[0].reason
    assert "post of 10:22" in found[0].reason
    assert (found[0].level, found[0].fix, found[0].see) == (Level.QUERY, None, "case0")


@pytest.mark.parametrize("name", SILENT)
def test_news_and_other_stories_are_let_be(name: str) -> None:
    before, text = SILENT[name]
    assert said(text, recalled(text, before)) == []


BEFORE, TEXT, _, _ = ASKED["a lower toll"]


def test_the_latest_post_that_tells_of_it_decides() -> None:
    corrected = (
        "Fewer dead at Arden mill\nThe fall of a roof at the mill in Arden killed nine people."
    )
    other = f"{corrected}\nThe weaving shed has been shored up, and the street is shut."
    assert [finding.see for finding in recalled(TEXT, BEFORE)] == ["case0"]
    assert recalled(TEXT, BEFORE, other) == []
    assert [finding.see for finding in recalled(TEXT, other, BEFORE)] == ["case1"]


def test_an_earlier_post_counts_in_the_version_that_came_in_last() -> None:
    assert recalled(TEXT, BEFORE, BEFORE.replace("14 people", "nine people")) == []


@pytest.mark.parametrize("hours", [-1, 25])
def test_only_the_last_day_counts(hours: int) -> None:
    assert recalled(TEXT, BEFORE, now=AT + timedelta(hours=hours)) == []
    assert recalled(TEXT, BEFORE, now=AT + timedelta(hours=23))


def test_a_note_tells_the_local_time_and_another_day() -> None:
    told = [Earlier("case0", BEFORE, AT, "Europe/Helsinki")]
    for hours, when in ((2, "post of 12:22 has"), (14, "post of 12:22 on 14 March has")):
        found = Desk(HOUSE).check(Draft.parse(TEXT), AT + timedelta(hours=hours), earlier=told)
        notes = [finding.reason for finding in found.findings if finding.see]
        assert [when.removesuffix(" has") + "." in note for note in notes] == [True]


def test_the_time_in_an_earlier_post_is_told_rather_than_when_it_came_in() -> None:
    found = recalled(TEXT, f"{BEFORE}\nAda Tarn 14 March 2026 09:54")
    assert "the post of 09:54" in found[0].reason


def test_a_draft_is_asked_about_itself_before_its_memory_is() -> None:
    text = f"{TEXT} In all, eight people were killed at the mill."
    alone = Desk(HOUSE).check(Draft.parse(text), NOW).findings
    assert alone
    told = Desk(HOUSE).check(Draft.parse(text), NOW, earlier=[Earlier("a", BEFORE, AT)]).findings
    assert set(alone) <= set(told)


def test_a_rule_that_is_off_asks_nothing_of_memory() -> None:
    quiet = Desk(replace(HOUSE, off=frozenset({"figure-differs"})))
    told = [Earlier("a", BEFORE, AT)]
    assert not [f for f in quiet.check(Draft.parse(TEXT), NOW, earlier=told).findings if f.see]


@pytest.mark.parametrize("text", ["", " \n", "12", "\u200b", "?!" * 9_000, "word " * 90_000])
def test_no_earlier_post_can_stop_a_check(text: str) -> None:
    assert recalled(TEXT, text) == []
    assert [finding.see for finding in recalled(TEXT, BEFORE, text)] == ["case0"]


def asked_with(text: str, *before: str) -> list[Prompt]:
    told = [Earlier(f"case{n}", b, AT + timedelta(minutes=n)) for n, b in enumerate(before)]
    model = Told({})
    Desk(HOUSE, model).read(Draft.parse(text), NOW, earlier=told)
    return sorted(model.asked, key=lambda prompt: prompt.place)


def test_the_model_reads_the_two_posts_before_in_the_users_part_alone() -> None:
    prompt = asked_with(TEXT, "Oldest of all.", BEFORE, "Latest\u202e of all.")[0]
    tagged = prompt.user.partition("<earlier-")[2].partition("</earlier-")[0]
    assert "killing 14 people" in tagged
    assert "Latest of all." in tagged
    assert tagged.index("killing 14") < tagged.index("Latest")
    assert "Oldest" not in prompt.user
    assert prompt.system == asked_with(TEXT)[0].system
    assert "<earlier-" not in asked_with(TEXT)[0].user


def test_the_model_is_not_shown_an_older_version_of_the_draft() -> None:
    assert "<earlier-" not in asked_with(TEXT, TEXT.replace("nine", "eight"))[0].user


def test_posts_of_the_draft_itself_come_before_those_of_the_channel() -> None:
    oldest, middle, latest = "Skerrow is dry.", "Corrin is wet.", "Wexmouth is cold."
    blog = "\n".join(
        f"{name} post\nIt rained on {name} in the night.\nAda Tarn 14 March 2026 {hour}:00"
        for name, hour in (("Third", 10), ("Second", 9), ("First", "08"))
    )
    users = [prompt.user for prompt in asked_with(blog, oldest, middle, latest)[:3]]
    told = [[name in user for name in ("Skerrow", "Corrin", "Wexmouth")] for user in users]
    assert told == [[False, False, False], [False, False, True], [False, True, True]]


def test_a_reason_of_the_models_may_rest_on_an_earlier_post() -> None:
    finding = {
        "sentence": 2,
        "quote": "killed nine people",
        "rule": "copy-disagrees",
        "reason": "The earlier post has 14 people killed.",
        "replacement": None,
        "sort": "question",
        "sure": 0.95,
    }
    given = next(style.rule.id for style in HOUSE.rules if style.judged)
    model = Told({0: answer([finding | {"rule": given}])})
    before = f"{BEFORE.replace('Arden', 'Orlen')}\nThe shed was old."
    told = [Earlier("a", before, AT)]
    desk = Desk(replace(HOUSE, off=frozenset({"figure-differs"})), model)
    notes = [
        [
            f.note
            for f in desk.read(Draft.parse(TEXT), NOW, earlier=given).findings
            if f.by == "model"
        ]
        for given in (told, [])
    ]
    assert notes == [["The earlier post has 14 people killed."], [""]]


def case_with(links: dict[str, str]) -> Case:
    told = [Earlier("case0", BEFORE, AT)]
    return case_of(Desk(HOUSE).check(Draft.parse(TEXT), NOW, earlier=told), links=links)


def links_in(case: Case) -> list[Piece]:
    blocks = fitted(case, case.keys(), []).blocks
    return [dict(part) for part in parts(blocks) if part.get("type") == "link"]


def test_what_speaks_of_an_earlier_post_links_to_it() -> None:
    address = "https://example.slack.com/archives/C0CHANNEL/p1700000000000100"
    wanted = {"type": "link", "url": address, "text": "earlier post"}
    assert links_in(case_with({"case0": address, "": "https://example.com/"})) == [wanted]


@pytest.mark.parametrize("links", [{}, {"case1": "https://a.example/"}, {"case0": "javascript:a"}])
def test_without_an_address_of_slacks_there_is_no_link(links: dict[str, str]) -> None:
    assert links_in(case_with(links)) == []
