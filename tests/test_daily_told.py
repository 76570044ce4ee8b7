"""What a channel's digest tells: links, rules to switch off, a chart, and the model's paragraph."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.model import Why
from bot.review import Decision
from tests.digest_cases import DAY, case_at, with_word
from tests.newsroom import TICK, Newsroom, newsroom, told
from tests.slack_cases import actions_of, parts, read, seen
from tests.slack_server import SlackServer

TRUE = "More than 48,000 homes were without power on Saturday, the region’s governor has said."
FALSE = "Some 50,000 homes were without power in Esbjerg on Saturday."


@pytest.fixture
def room(slack: SlackServer, tmp_path: Path) -> Iterator[Newsroom]:
    with newsroom(slack, tmp_path) as made:
        yield made


def test_links_are_asked_for_what_is_shown_and_do_without_where_slack_gives_none(
    room: Newsroom,
) -> None:
    shown = room.put(case_at(9))
    lost = room.put(case_at(10))
    room.notebook.keep(replace(lost, source=replace(lost.source, ts="1.000001")))
    message = room.daily.message("C0DESK", DAY)
    links = [part["url"] for part in parts(message.blocks) if part.get("type") == "link"]
    assert links
    assert all(shown.source.ts.replace(".", "") in link for link in links)
    asked = room.slack.called("chat.getPermalink")
    assert len(asked) == 2


def test_a_rule_that_was_let_stand_for_days_is_offered_until_it_is_off(room: Newsroom) -> None:
    for day in (10, 11, 12, 13, 14):
        case = room.put(case_at(9, day=day))
        room.notebook.keep(with_word(case, Decision.STET))
    offered = room.daily.compiled("C0DESK", DAY).stetted
    assert {(each.stet, each.decided) for each in offered} == {(5, 5)}
    for each in offered:
        room.notebook.switch_off("C0DESK", each.rule, "U0MAYA", TICK)
    assert room.daily.compiled("C0DESK", DAY).stetted == ()


def test_where_slack_knows_no_chart_the_digest_is_shown_without(room: Newsroom) -> None:
    room.put(case_at(9))
    room.slack.fail("chat.postMessage", "invalid_blocks")
    room.work()
    (digest,) = room.posted()
    kinds = [block["type"] for block in digest["blocks"]]
    assert "data_visualization" not in kinds
    assert "▇" in seen(digest["blocks"])
    assert digest["metadata"]["event_payload"] == {"case": "digest:2026-03-14", "what": "digest"}


def test_where_slack_knows_charts_the_digest_has_one(room: Newsroom) -> None:
    room.put(case_at(9))
    room.work()
    (digest,) = room.posted()
    assert [block["type"] for block in digest["blocks"]].count("data_visualization") == 1
    assert room.slack.called("chat.update") == []


def test_what_is_asked_for_has_no_chart(room: Newsroom) -> None:
    room.put(case_at(9))
    message = room.daily.message("C0DESK", DAY)
    assert "data_visualization" not in {block["type"] for block in message.blocks}
    assert actions_of(message) == []


def test_the_models_paragraph_is_shown_when_the_day_bears_it_out(
    slack: SlackServer, tmp_path: Path
) -> None:
    with newsroom(slack, tmp_path, told(TRUE)) as room:
        room.put(case_at(9))
        room.work()
        assert TRUE in seen(room.posted()[0]["blocks"])
        assert TRUE in room.posted()[0]["text"]


@pytest.mark.parametrize("said", [FALSE, "", Why.LATE, Why.BUDGET])
def test_another_falls_and_the_rules_stands_in_its_place(
    slack: SlackServer, tmp_path: Path, said: str | Why
) -> None:
    with newsroom(slack, tmp_path, told(said)) as room:
        room.put(case_at(9))
        digest = room.daily.compiled("C0DESK", DAY)
        assert digest.by == "rule"
        assert digest.paragraph.startswith("The desk read one piece, at 09:05: “Storm leaves")
        label = said.name.lower() if isinstance(said, Why) else ""
        errors = room.notebook.counts().get(("model_errors", label), 0)
        assert errors == isinstance(said, Why)


def test_the_model_is_asked_once_about_a_day_and_again_when_the_day_has_grown(
    slack: SlackServer, tmp_path: Path
) -> None:
    model = told(TRUE)
    with newsroom(slack, tmp_path, model) as room:
        room.put(case_at(9))
        room.daily.message("C0DESK", DAY)
        room.daily.compiled("C0DESK", DAY)
        room.work()
        assert len(model.asked) == 1
        room.put(case_at(10, read("clean-post")))
        room.daily.compiled("C0DESK", DAY)
        assert len(model.asked) == 2


def test_one_that_gave_no_answer_is_asked_again(slack: SlackServer, tmp_path: Path) -> None:
    model = told(Why.BUSY)
    with newsroom(slack, tmp_path, model) as room:
        room.put(case_at(9))
        room.daily.compiled("C0DESK", DAY)
        room.daily.compiled("C0DESK", DAY)
        assert len(model.asked) == 2


def test_no_model_is_asked_about_a_digest_that_is_posted_or_has_nothing_to_tell(
    slack: SlackServer, tmp_path: Path
) -> None:
    model = told(TRUE)
    with newsroom(slack, tmp_path, model) as room:
        room.work()
        room.notebook.note_digest("C0DESK", DAY, "1.1")
        room.put(case_at(9))
        room.do({"channel": "C0DESK", "day": DAY.isoformat()})
        assert model.asked == []
        assert room.posted() == []


def test_no_word_of_a_draft_is_logged_or_put_in_a_job(
    slack: SlackServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "stet")
    with newsroom(slack, tmp_path, told(FALSE)) as room:
        room.put(case_at(9))
        room.slack.fail("chat.postMessage", "invalid_blocks")
        room.work()
        jobs = json.dumps([dict(job.matter) for job in room.basket.jobs.values()])
        stet = "\n".join(r.getMessage() for r in caplog.records if r.name.startswith("stet"))
        metadata = json.dumps(room.posted()[0]["metadata"])
    for word in ("Storm", "Kowalczyk", "homes", "Esbjerg"):
        assert word not in jobs + stet + metadata
