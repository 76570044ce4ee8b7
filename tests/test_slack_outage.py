"""What cannot be put down: Slack tells of it again, the person hears of it, the log says why."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from bot.basket import Job, NotTaken
from bot.slack.trouble import TOLD_AGAIN
from tests.slack_desk import DeskInSlack, desk_in_slack
from tests.slack_server import SlackServer
from tests.test_reader import POST
from tests.test_slack_ways import only_reply, shown

FULL = "the database cannot be written (disk full)"


@pytest.fixture
def desk(slack: SlackServer) -> Iterator[DeskInSlack]:
    with desk_in_slack(slack) as at_work:
        yield at_work


@pytest.fixture
def full(desk: DeskInSlack, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A basket that takes nothing, until the patch is undone."""

    def refuse(_: Job) -> None:
        raise NotTaken(FULL)

    with monkeypatch.context() as patched:
        patched.setattr(desk.basket, "put", refuse)
        yield patched


def test_an_event_is_not_acked_and_is_taken_when_slack_tells_of_it_again(
    slack: SlackServer, desk: DeskInSlack, full: pytest.MonkeyPatch
) -> None:
    message = slack.put(POST)
    for retry in (0, 1):
        told = desk.send.reaction(message, event_id="Ev0FULL", retry_num=retry)
        assert told.status == 500
    assert [each["text"] for each in slack.ephemerals] == [TOLD_AGAIN]
    full.undo()
    desk.after(lambda: desk.send.reaction(message, event_id="Ev0FULL", retry_num=2))
    assert "governor" in shown(only_reply(slack, message))


def test_a_command_is_answered_with_a_sentence(
    slack: SlackServer, desk: DeskInSlack, full: pytest.MonkeyPatch
) -> None:
    assert desk.send.command("/stet", POST).status == 200
    assert "try again in a few minutes" in slack.ephemerals[-1]["text"]


def test_the_log_says_why_and_holds_no_word_of_the_draft(
    slack: SlackServer,
    desk: DeskInSlack,
    full: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.INFO):
        desk.send.command("/stet", POST)
    assert FULL in caplog.text
    assert "Harwick" not in caplog.text
