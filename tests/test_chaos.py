"""The chaos in short: the real bot, a worker killed in the middle, Slack and the model failing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from http.client import HTTPException
from random import Random

import pytest
from slack_sdk.errors import SlackApiError

from tests import postgres
from tests.chaos import NOT_INSTALLED, addresses, main
from tests.chaos_basket import Kill, Recoveries
from tests.chaos_events import Newsroom
from tests.chaos_plan import Plan
from tests.chaos_presses import Pressed
from tests.chaos_run import run
from tests.chaos_verdict import Outcome, decisions_lost
from tests.postgres import Postgres
from tests.slack_bolt_app import client_of
from tests.slack_faults import Rates
from tests.slack_sender import Sender
from tests.slack_server import SlackServer

SHORT = Plan("sqlite", events=10, kills=1, seed=5, workers=1, digest=False, patience=90.0)


def test_nothing_is_lost_or_doubled_on_sqlite_with_a_killed_worker() -> None:
    with addresses("sqlite") as address:
        report = run(SHORT, address())
    assert report.holds, report.told()


def test_nothing_is_lost_or_doubled_on_postgres_when_a_worker_never_comes_back(
    postgres_server: Postgres,
) -> None:
    plan = replace(SHORT, engine="postgres", workers=2, never_back=True)
    report = run(plan, postgres_server.fresh())
    assert report.holds, report.told()


def test_without_postgres_the_command_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(postgres, "installed", lambda: False)
    assert main(["--engine", "postgres"]) == 0
    assert capsys.readouterr().out.strip() == NOT_INSTALLED


def answered(slack: SlackServer, times: Callable[[int], int]) -> dict[str, list[str]]:
    """The faults found when the draft of this number was answered so many times."""
    newsroom = Newsroom(slack, Sender("s" * 32, "http://127.0.0.1:9"), Random(1))
    events, client = [newsroom.event() for _ in range(3)], client_of(slack)
    for number, event in enumerate(events):
        payload = {"case": event.case, "what": "reply"}
        for _ in range(times(number)):
            client.chat_postMessage(
                channel=event.channel,
                thread_ts=event.thread or None,
                text="Clean: nothing to change",
                metadata={"event_type": "stet_reply", "event_payload": payload},
            )
    return Outcome(slack).faults(events, ())


def test_the_verdict_sees_what_is_lost_and_what_is_doubled(slack: SlackServer) -> None:
    faults = answered(slack, lambda number: number)
    assert (len(faults["lost"]), len(faults["doubled"])) == (1, 1)


def test_the_verdict_finds_nothing_where_each_is_answered_once(slack: SlackServer) -> None:
    assert not any(answered(slack, lambda _: 1).values())


def test_the_verdict_sees_a_decision_that_is_not_kept_or_not_shown() -> None:
    words = {("c", "1"): Pressed("c", "1", "stet", "U0NIA")}
    lost = decisions_lost(words, {("c", "1"): "apply"}, {("c", "1"): ("stet", "")})
    assert [len(each) for each in lost.values()] == [1, 0]
    assert [len(each) for each in decisions_lost(words, {}, {}).values()] == [1, 1]


def test_a_recovery_is_timed_from_the_kill_to_the_first_and_the_last_job_done() -> None:
    kill = Kill("worker 1", 100.0, frozenset({"a", "b"}), 0)
    recoveries = Recoveries([kill])
    for now, still in ((101.0, "ab"), (103.0, "b"), (107.0, "")):
        recoveries.saw(still, now)
    assert (kill.first, kill.last) == (3.0, 7.0)


def test_slack_fails_at_random_as_often_as_it_is_told_to(slack: SlackServer) -> None:
    client = client_of(slack)
    client.retry_handlers = []
    slack.fail_at_random(Rates(Random(1), failing=1.0, dropping=0.0))
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel="C0DESK", text="x")
    slack.fail_at_random(Rates(Random(1), failing=0.0, dropping=1.0))
    with pytest.raises((OSError, HTTPException)):
        client.chat_postMessage(channel="C0DESK", text="x")
    assert len(slack.messages()) == 1
    slack.fail_at_random(None)
    assert client.chat_postMessage(channel="C0DESK", text="x")["ok"]


def test_a_plan_draws_the_same_for_the_same_seed() -> None:
    one, two = (SHORT.random("kills").random() for _ in range(2))
    assert one == two != replace(SHORT, seed=6).random("kills").random()
