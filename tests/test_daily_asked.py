"""The digest that somebody asks for: beside the one that comes at its time, and never twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.slack.trouble import Trouble
from tests.digest_cases import DAY, case_at
from tests.newsroom import TICK, Newsroom, newsroom
from tests.slack_server import SlackServer


@pytest.fixture
def room(slack: SlackServer, tmp_path: Path) -> Iterator[Newsroom]:
    with newsroom(slack, tmp_path) as made:
        yield made


def whats(room: Newsroom) -> list[str]:
    return [each["metadata"]["event_payload"]["what"] for each in room.posted()]


def test_a_digest_of_a_day_under_way_does_not_stand_for_the_one_of_the_evening(
    room: Newsroom,
) -> None:
    room.put(case_at(9))
    room.now = TICK - timedelta(hours=6)
    room.daily.post("C0DESK", DAY)
    room.put(case_at(13))
    room.daily.post("C0DESK", DAY)
    assert whats(room) == ["so far"]
    assert room.posted()[0]["text"].startswith("The desk’s day: Saturday 14 March. 2 reviews")
    assert room.notebook.digest_sent("C0DESK", DAY) is None
    room.put(case_at(17))
    room.now = TICK
    room.work()
    assert whats(room) == ["so far", "digest"]
    assert "3 reviews" in room.posted()[1]["text"]
    assert room.notebook.digest_sent("C0DESK", DAY) == room.posted()[1]["ts"]


def test_a_day_without_reviews_is_told_of_when_somebody_asks(room: Newsroom) -> None:
    room.work()
    assert room.posted() == []
    room.daily.post("C0DESK", DAY)
    room.daily.post("C0DESK", DAY)
    (digest,) = room.posted()
    assert digest["text"] == "The desk’s day: Saturday 14 March: nothing was read."


def test_a_digest_far_up_in_the_channel_stands_and_one_that_was_deleted_is_posted_anew(
    room: Newsroom,
) -> None:
    room.put(case_at(9))
    room.work()
    for _ in range(201):
        room.slack.put("Tea?")
    room.now = TICK + timedelta(days=3)
    room.daily.post("C0DESK", DAY)
    (digest,) = room.posted()
    room.slack.store.channels["C0DESK"].messages.pop(digest["ts"])
    room.daily.post("C0DESK", DAY)
    assert whats(room) == ["digest"]


@pytest.mark.parametrize("channel", ["#desk", "desk", "c0desk", "", "C0DESK ", "<#C0DESK>"])
def test_what_is_no_channels_id_is_told_in_a_sentence_and_nothing_is_posted(
    room: Newsroom, channel: str
) -> None:
    for ask in (room.daily.post, room.daily.compiled):
        with pytest.raises(Trouble, match="goes by its id"):
            ask(channel, DAY)
    assert room.slack.called("chat.postMessage") == []


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_channel_that_is_shut_is_told_of_in_a_sentence(room: Newsroom, hours: int) -> None:
    room.now = TICK + timedelta(hours=hours)
    room.slack.fail("chat.postMessage", "not_in_channel")
    with pytest.raises(Trouble, match="invite me"):
        room.daily.post("C0DESK", DAY)
    assert room.notebook.digest_sent("C0DESK", DAY) is None
