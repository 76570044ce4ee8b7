"""The digest is posted once for each channel and local day, whatever happens meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from slack_sdk.errors import SlackApiError

from bot.notebook import DigestTime
from bot.slack.trouble import Trouble
from tests.digest_cases import DAY, EVENING, case_at
from tests.newsroom import TICK, Newsroom, newsroom, told
from tests.slack_server import SlackServer


@pytest.fixture
def room(slack: SlackServer, tmp_path: Path) -> Iterator[Newsroom]:
    with newsroom(slack, tmp_path) as made:
        yield made


def test_a_digest_is_posted_at_its_time_and_never_twice(room: Newsroom) -> None:
    room.put(case_at(9))
    room.now = TICK - timedelta(minutes=1)
    room.work()
    assert room.posted() == []
    for minutes in (0, 1, -30, 59, 61, 600, 1199, 1201):
        room.now = TICK + timedelta(minutes=minutes)
        room.started()
        room.work()
        room.basket.jobs.clear()
    (digest,) = room.posted()
    assert digest["text"].startswith("The desk’s day: Saturday 14 March. 1 review, ")
    assert room.notebook.digest_sent("C0DESK", DAY) == digest["ts"]


def test_a_job_has_an_id_for_its_day_and_another_hour_by_hour_while_it_is_due(
    room: Newsroom,
) -> None:
    for minutes in (0, 59, 60, 61, 19 * 60 + 59, 20 * 60):
        room.now = TICK + timedelta(minutes=minutes)
        room.daily.tick()
    assert [*room.basket.jobs] == [
        "digest:C0DESK:2026-03-14",
        "digest:C0DESK:2026-03-14:1",
        "digest:C0DESK:2026-03-14:19",
    ]
    assert {job.kind for job in room.basket.jobs.values()} == {"digest"} == {*room.daily.steps()}
    matter = {"channel": "C0DESK", "day": "2026-03-14"}
    assert all(job.matter == matter for job in room.basket.jobs.values())


def test_a_day_without_reviews_is_passed_over_and_not_looked_at_again(room: Newsroom) -> None:
    room.put(case_at(19))
    room.work()
    assert room.posted() == []
    assert room.notebook.digest_sent("C0DESK", DAY) == ""
    room.basket.jobs.clear()
    room.work()
    assert room.basket.jobs == {}


def test_what_the_evening_before_brought_is_told(room: Newsroom) -> None:
    room.put(case_at(17, day=13))
    room.put(case_at(18, day=13))
    room.put(case_at(18))
    digest = room.daily.compiled("C0DESK", DAY)
    assert [f"{ran.at:%a %H:%M}" for ran in digest.ran] == ["Fri 18:05"]


def test_a_digest_posted_before_the_power_went_is_found_and_not_posted_again(
    room: Newsroom, tmp_path: Path
) -> None:
    room.put(case_at(9))
    room.slack.fail("chat.postMessage", "drop after store")
    room.work()
    (digest,) = room.posted()
    restored = tmp_path / "restored"
    restored.mkdir()
    model = told("")
    with newsroom(room.slack, restored, model) as again:
        again.put(case_at(9))
        again.work()
        assert [each["ts"] for each in again.posted()] == [digest["ts"]]
        assert again.notebook.digest_sent("C0DESK", DAY) == digest["ts"]
        assert model.asked == []


@pytest.mark.parametrize("method", ["conversations.history", "chat.postMessage"])
def test_slack_away_loses_no_digest(room: Newsroom, method: str) -> None:
    room.put(case_at(9))
    room.slack.fail(method, "internal_error", times=2)
    for _ in range(2):
        with pytest.raises(SlackApiError):
            room.work()
        assert room.notebook.digest_sent("C0DESK", DAY) is None
    room.work()
    assert len(room.posted()) == 1


def test_two_processes_at_once_post_one_digest(room: Newsroom) -> None:
    room.put(case_at(9))
    matter = {"channel": "C0DESK", "day": DAY.isoformat()}
    rooms = [replace(room, worker=worker) for worker in "bcde"]
    with ThreadPoolExecutor(len(rooms)) as pool:
        list(pool.map(lambda each: each.do(matter), rooms))
    assert len(room.posted()) == 1
    assert len(room.slack.called("chat.postMessage")) == 1


@pytest.mark.parametrize("code", ["not_in_channel", "channel_not_found", "is_archived"])
def test_a_channel_that_is_shut_is_logged_by_its_code_and_keeps_nobody_waiting(
    room: Newsroom, caplog: pytest.LogCaptureFixture, code: str
) -> None:
    room.slack.channel("C0OPEN", "open")
    room.default = {"C0DESK": EVENING, "C0OPEN": EVENING}
    room.started()
    room.put(case_at(9))
    room.put(case_at(9, channel="C0OPEN"))
    room.slack.fail("chat.postMessage", code)
    room.work()
    assert room.posted() == []
    assert len(room.posted("C0OPEN")) == 1
    assert f"no digest in C0DESK: {code}" in caplog.text
    assert "Storm" not in caplog.text
    room.work()
    assert room.posted() == []


def test_an_unknown_zone_is_logged_once_and_stops_no_other(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    room.default = {"C0AWAY": DigestTime(time(8), "Europe/Lundon"), "C0DESK": EVENING}
    room.started()
    room.put(case_at(9))
    room.work()
    room.work()
    assert len(room.posted()) == 1
    assert caplog.text.count("no digest in C0AWAY: unknown zone") == 1


def test_a_full_basket_is_no_fault_of_the_clocks(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    room.basket.is_shut = True
    room.daily.tick()
    assert "could not be put in the basket" in caplog.text


def test_what_a_channel_has_set_goes_before_the_environment(room: Newsroom) -> None:
    morning = DigestTime(time(8), "America/New_York")
    room.notebook.set_digest("C0OTHER", morning, "U0MAYA", TICK)
    assert {*room.daily.times()} == {"C0DESK", "C0OTHER"}
    room.notebook.set_digest("C0DESK", None, "U0MAYA", TICK)
    assert {*room.daily.times()} == {"C0OTHER"}
    room.daily.tick()
    assert [*room.basket.jobs] == ["digest:C0OTHER:2026-03-14:6"]


def test_the_desks_digest_tells_of_all_its_channels_and_another_of_its_own(
    room: Newsroom,
) -> None:
    direct = room.slack.direct()
    room.slack.channel("C0NEWS", "news")
    room.slack.channel("C0SPORT", "sport")
    room.sources = {"C0DESK": ("C0NEWS", "C0DESK", direct)}
    for hour, channel in ((9, "C0NEWS"), (10, "C0SPORT"), (11, direct), (12, "C0DESK")):
        room.put(case_at(hour, channel=channel))
    room.put(case_at(13, channel=direct, share_to="C0DESK"))
    assert [r.address[0] for r in room.daily.compiled("C0DESK", DAY).ran] == ["C0NEWS", "C0DESK"]
    assert [r.address[0] for r in room.daily.compiled("C0SPORT", DAY).ran] == ["C0SPORT"]


def test_the_day_under_way_is_that_of_the_digest_to_come(room: Newsroom) -> None:
    room.now = TICK - timedelta(seconds=1)
    assert room.daily.today("C0DESK") == DAY
    room.now = TICK
    assert room.daily.today("C0DESK") == DAY + timedelta(days=1)
    assert room.daily.today("C0OTHER") == DAY


def test_a_channel_without_a_digest_is_told_of_from_midnight_to_midnight(room: Newsroom) -> None:
    room.slack.channel("C0OTHER", "other")
    for hour in (0, 23):
        room.put(case_at(hour, channel="C0OTHER"))
    assert len(room.daily.compiled("C0OTHER", DAY).ran) == 2


@pytest.mark.parametrize(
    ("channel", "day"), [("C0DESK", date.min), ("C0OTHER", date.min), ("C0OTHER", date.max)]
)
def test_a_day_beyond_the_calendar_is_a_sentence_to_whoever_asks(
    room: Newsroom, channel: str, day: date
) -> None:
    with pytest.raises(Trouble, match="no such day"):
        room.daily.message(channel, day)
