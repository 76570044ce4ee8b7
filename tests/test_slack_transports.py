"""Our own Slack tells a real Bolt app what people do, over both transports."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

import pytest

from tests.slack_bolt_app import client_of, over_a_socket, over_http
from tests.slack_payloads import reaction_added
from tests.slack_server import BOT_USER, FAULTS, SlackServer

Json: TypeAlias = dict[str, Any]

WAYS = pytest.mark.parametrize("way", [over_http, over_a_socket])


def with_buttons(slack: SlackServer) -> Json:
    """A message of the bot's with two buttons and an overflow menu."""
    label = {"type": "plain_text", "text": "Apply"}
    options = [{"text": {"type": "plain_text", "text": each}, "value": each} for each in "ab"]
    elements: list[Json] = [
        {"type": "button", "text": label, "action_id": "apply", "value": "7"},
        {"type": "overflow", "action_id": "more", "options": options},
    ]
    again = {"type": "button", "text": label, "action_id": "apply", "value": "8"}
    blocks = [{"type": "actions", "elements": each} for each in (elements, [again])]
    posted = client_of(slack).chat_postMessage(channel="C0DESK", text="r", blocks=blocks)
    return slack.message(posted["ts"])


@WAYS
def test_the_app_hears_a_reaction_and_a_shortcut(slack: SlackServer, way: Any) -> None:
    draft = slack.put("Quill Harbour reopens.")
    with way(slack) as sender:
        assert sender.reaction(draft).status == 200
        slack.wait(lambda: len(slack.replies(draft)) == 1)
        assert sender.shortcut("check", draft).status == 200
        slack.wait(lambda: len(slack.replies(draft)) == 2)
    assert [each["text"] for each in slack.replies(draft)] == ["seen", "Quill Harbour reopens."]
    assert slack.unknown_arguments == []


@WAYS
def test_the_app_hears_messages_and_their_edits(slack: SlackServer, way: Any) -> None:
    draft = slack.put("first")
    with way(slack) as sender:
        assert sender.message(draft).status == 200
        slack.wait(lambda: len(slack.ephemerals) == 1)
        assert sender.edit(*slack.edit(draft, "second")).status == 200
        slack.wait(lambda: len(slack.ephemerals) == 2)
    assert [each["text"] for each in slack.ephemerals] == ["heard first", "heard second"]


@WAYS
def test_a_command_is_answered_at_once_in_a_modal_and_later(slack: SlackServer, way: Any) -> None:
    with way(slack) as sender:
        answer = sender.command("/stet", "a & b\nc")
        slack.wait(lambda: slack.responses)
        (view,) = slack.views
        assert sender.view_submission(view, {"text": "Some copy."}).status == 200
        slack.wait(lambda: slack.said_in("D0MAYA"))
    assert "one moment" in answer.body
    assert slack.responses[0]["text"] == slack.ephemerals[0]["text"] == "told a & b\nc"
    assert slack.said_in("D0MAYA")[0]["text"] == "Some copy."


@WAYS
def test_a_press_reaches_the_app_with_its_value(slack: SlackServer, way: Any) -> None:
    message = with_buttons(slack)
    with way(slack) as sender:
        assert sender.action("more", message, chosen="b").status == 200
        slack.wait(lambda: slack.message(message["ts"])["text"] == "b")
        assert sender.action("apply", message, value="8").status == 200
        slack.wait(lambda: slack.message(message["ts"])["text"] == "applied 8")
    with pytest.raises(AssertionError, match="nothing to press"):
        sender.action("apply", message, value="9")


@WAYS
def test_the_home_tab_is_published_for_who_opened_it(slack: SlackServer, way: Any) -> None:
    with way(slack) as sender:
        sender.home("U0IVAN")
        slack.wait(lambda: slack.home("U0IVAN"))
    assert (slack.home("U0MAYA"), slack.views) == (None, [])


@WAYS
def test_the_app_does_not_hear_the_bot_itself(slack: SlackServer, way: Any) -> None:
    draft = slack.put("a draft")
    with way(slack) as sender:
        assert sender.reaction(draft, user=BOT_USER).status == 200
        sender.reaction(draft)
        slack.wait(lambda: slack.replies(draft))
    assert len(slack.replies(draft)) == 1


@pytest.mark.parametrize("fault", [each for each in FAULTS if each not in ("non-numeric", "empty")])
def test_bolt_refuses_a_bad_signature(slack: SlackServer, fault: str) -> None:
    draft = slack.put("a draft")
    with over_http(slack) as sender:
        answer = sender.badly_signed(fault, reaction_added(draft, "C0DESK", "U0MAYA"))
    assert (answer.status, slack.replies(draft)) == (401, [])


def test_a_true_request_sent_twice_is_heard_twice_unless_the_app_sees_to_it(
    slack: SlackServer,
) -> None:
    draft = slack.put("a draft")
    with over_http(slack) as sender:
        event = reaction_added(draft, "C0DESK", "U0MAYA")
        assert sender.badly_signed("replayed", event).status == 200
        slack.wait(lambda: len(slack.replies(draft)) == 2)


def test_bolt_answers_the_challenge_and_a_page_that_is_not_there(slack: SlackServer) -> None:
    with over_http(slack) as sender:
        assert json.loads(sender.challenge("c0ffee").body) == {"challenge": "c0ffee"}
        assert sender.event({"type": "pin_added", "event_ts": "1.0"}).status == 404


def test_what_no_listener_takes_is_not_acked_on_a_socket(slack: SlackServer) -> None:
    with over_a_socket(slack) as sender:
        answer = sender.event({"type": "pin_added", "event_ts": "1.0"})
    assert (answer.status, slack.sockets.acks) == (0, [])


def test_the_app_takes_a_new_connection_when_asked(slack: SlackServer) -> None:
    draft = slack.put("a draft")
    with over_a_socket(slack) as sender:
        slack.sockets.refresh()
        slack.sockets.wait_connected(2)
        assert sender.reaction(draft).status == 200
        slack.wait(lambda: slack.replies(draft))
    assert len(slack.called("apps.connections.open")) == 2


def test_the_app_comes_back_after_its_connection_was_cut(slack: SlackServer) -> None:
    draft = slack.put("a draft")
    with over_a_socket(slack) as sender:
        slack.sockets.drop()
        slack.sockets.wait_connected(2)
        assert sender.reaction(draft, retry_num=1).status == 200
        slack.wait(lambda: slack.replies(draft))
