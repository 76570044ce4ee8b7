"""Whatever Slack does, there is an answer or a sentence, and no word of a draft in any log."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from bot.slack import ids
from tests.slack_desk import DeskInSlack, desk_in_slack
from tests.slack_server import FAULTS, Sender, SlackServer
from tests.test_reader import AGREE, POST, Told, answer
from tests.test_slack_ways import only_reply, shown

CANARY = POST.replace("seen it", "seen the canary sing")


@pytest.fixture
def desk(slack: SlackServer) -> Iterator[DeskInSlack]:
    with desk_in_slack(slack, Told({}, answer([AGREE]))) as at_work:
        yield at_work


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update", "conversations.replies"])
@pytest.mark.parametrize("failure", ["ratelimited", 503, "drop", "drop after store"])
def test_what_passes_is_waited_out_and_nothing_is_posted_twice(
    slack: SlackServer, desk: DeskInSlack, method: str, failure: str | int
) -> None:
    slack.fail(method, failure, retry_after=1)
    message = slack.put(POST)
    desk.after(lambda: desk.send.reaction(message))
    assert "2 to amend" in shown(only_reply(slack, message))


@pytest.mark.parametrize("refusal", ["invalid_blocks", "msg_too_long", "msg_blocks_too_long"])
@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update"])
def test_blocks_that_slack_refuses_give_way_to_text(
    slack: SlackServer, desk: DeskInSlack, method: str, refusal: str
) -> None:
    slack.fail(method, refusal)
    message = slack.put(POST)
    desk.after(lambda: desk.send.reaction(message))
    assert "to amend" in only_reply(slack, message)["text"]


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        ("not_in_channel", "invite me with /invite"),
        ("channel_not_found", "invite me with /invite"),
        ("is_archived", "archived"),
        ("restricted_action", "do not let me post"),
        ("internal_error", "could not reach Slack"),
    ],
)
def test_what_does_not_pass_is_told_to_the_person_who_asked(
    slack: SlackServer, desk: DeskInSlack, refusal: str, sentence: str
) -> None:
    slack.fail("chat.postMessage", refusal)
    message = slack.put(POST)
    desk.after(lambda: desk.send.reaction(message))
    assert sentence in shown(slack.ephemerals[-1])


def test_a_channel_without_the_bot_is_told_of_in_a_direct_message(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    slack.channel("C0OTHER", "other", bot=False)
    message = slack.put(POST, "C0OTHER")
    desk.after(lambda: desk.send.shortcut(ids.CHECK_SHORTCUT, message, channel="C0OTHER"))
    assert "invite me" in shown(slack.said_in(slack.direct())[-1])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "no text in that message"), ("\u200b \u200b", "nothing in it to read")],
)
def test_a_message_without_copy_gets_a_sentence(
    slack: SlackServer, desk: DeskInSlack, text: str, sentence: str
) -> None:
    message = slack.put(text)
    desk.after(lambda: desk.send.reaction(message))
    assert sentence in shown(slack.ephemerals[-1])


def test_a_message_that_is_gone_gets_a_sentence(slack: SlackServer, desk: DeskInSlack) -> None:
    message = {**slack.put(POST), "ts": "1772000999.000100"}
    desk.after(lambda: desk.send.reaction(message))
    assert "gone" in shown(slack.ephemerals[-1])


def test_an_expired_trigger_loses_nothing_but_the_form(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    trigger = slack.trigger()
    slack.expire(trigger)
    desk.after(lambda: desk.send.command("/stet", trigger_id=trigger))
    assert "too little time" in shown(slack.ephemerals[-1])


def test_two_processes_that_are_told_of_one_event_make_one_review(slack: SlackServer) -> None:
    message = slack.put(POST)
    with desk_in_slack(slack) as one, desk_in_slack(slack) as other:
        one.send.reaction(message, event_id="Ev7")
        other.send.reaction(message, event_id="Ev7", retry_num=1)
        one.settle()
        other.settle()
    assert "to amend" in shown(only_reply(slack, message))


def test_every_listener_acks_while_fifty_reviews_wait_for_the_model(slack: SlackServer) -> None:
    held = threading.Event()
    with desk_in_slack(slack, Told({}, answer(), held=held)) as desk:
        answers = [desk.send.reaction(slack.put(f"{POST} {n}")) for n in range(50)]
        answers += [desk.send.command("/stet", "help"), desk.send.command("/stet", POST)]
        held.set()
        desk.settle()
    assert [each.status for each in answers] == [200] * 52


@pytest.mark.parametrize("fault", [each for each in FAULTS if each != "replayed"])
def test_a_bad_signature_gets_401_and_leaves_no_trace(
    slack: SlackServer, desk: DeskInSlack, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sender = desk.send
    assert isinstance(sender, Sender)
    event = {"type": "message", "channel": "C0DESK", "user": "U0MAYA", "text": CANARY, "ts": "1.2"}
    assert sender.badly_signed(fault, event).status == 401
    assert "canary" not in caplog.text


@pytest.mark.parametrize("event", ["team_join", "pin_added", "message_metadata_posted"])
def test_an_event_nobody_asked_for_gets_200(
    slack: SlackServer, desk: DeskInSlack, event: str
) -> None:
    assert desk.send.event({"type": event, "user": "U0MAYA"}).status == 200


def test_no_log_line_and_no_metadata_holds_a_word_of_a_draft(
    slack: SlackServer, desk: DeskInSlack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    message = slack.put(CANARY)
    slack.fail("chat.update", 503)
    desk.after(lambda: desk.send.reaction(message))
    desk.after(lambda: desk.send.command("/stet", CANARY))
    slack.fail("chat.postMessage", "invalid_blocks")
    desk.after(lambda: desk.send.command("/stet", f"{CANARY} again"))
    slack.fail("chat.postMessage", "internal_error")
    desk.after(lambda: desk.send.command("/stet", f"{CANARY} once more"))
    assert "canary" not in caplog.text
    kept = [each.get("metadata") for each in slack.messages() + slack.messages(slack.direct())]
    assert any(kept)
    assert "canary" not in json.dumps(kept)


def marked_up(part: Any) -> Iterator[str]:
    """Everything of a message that Slack reads as markup: its `text`, and mrkdwn."""
    if isinstance(part, dict):
        if part.get("type") == "mrkdwn" or "blocks" in part:
            yield str(part.get("text", ""))
        part = list(part.values())
    for each in part if isinstance(part, list) else []:
        yield from marked_up(each)


def test_hostile_copy_pings_nobody_and_links_nowhere(slack: SlackServer) -> None:
    hostile = (
        "Ferry lands <!channel> <@U0IVAN> @here\n\nThe govenor <https://evil.example|click> said "
        "*this* `code` and <!subteam^S1> met https://evil.example at noon, they said.\n"
    )
    with desk_in_slack(slack) as desk:
        message = slack.put(hostile)
        desk.after(lambda: desk.send.reaction(message))
        said = "\n".join(marked_up(only_reply(slack, message)))
        posted = next(call for call in slack.calls if call.method == "chat.postMessage")
        whole = shown(only_reply(slack, message))
    for live in ("<!", "<@", "<http", "|click>", "//evil"):
        assert live not in said
    for kind in ("link", "user", "usergroup", "broadcast"):
        assert f'"type": "{kind}"' not in whole
    assert posted.arguments["unfurl_links"] in {False, "false", "False", "0"}
    assert posted.arguments["unfurl_media"] in {False, "false", "False", "0"}


def test_the_machines_answer_stands_while_the_model_still_reads(slack: SlackServer) -> None:
    held = threading.Event()
    with desk_in_slack(slack, Told({}, answer(), held=held)) as desk:
        message = slack.put(POST)
        desk.send.reaction(message)
        slack.wait(lambda: bool(slack.replies(message)))
        assert "still reading" in shown(only_reply(slack, message))
        held.set()
        desk.settle()
        assert "still reading" not in shown(only_reply(slack, message))
