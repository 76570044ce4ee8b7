"""The server that plays Slack keeps files and shown answers, and fails as it is told."""

from __future__ import annotations

import time
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)
from slack_sdk.http_retry.builtin_interval_calculators import FixedValueRetryIntervalCalculator
from slack_sdk.webhook import WebhookClient

from tests.slack_bolt_app import client_of, refusal
from tests.slack_server import SlackServer

AT_ONCE = FixedValueRetryIntervalCalculator(0)


@pytest.fixture
def client(slack: SlackServer) -> WebClient:
    return client_of(slack)


def fetch(url: str, token: str) -> str:
    with urlopen(Request(url, headers={"authorization": f"Bearer {token}"}), timeout=5) as got:
        return str(got.read().decode())


def test_a_file_is_uploaded_to_a_thread_in_three_steps(
    slack: SlackServer, client: WebClient
) -> None:
    root = slack.put("the root")
    client.files_upload_v2(
        channel="C0DESK",
        thread_ts=root["ts"],
        content="caf\u00e9",
        filename="copy.txt",
        title="Copy",
    )
    (reply,) = slack.replies(root)
    (file,) = reply["files"]
    assert (file["title"], slack.content(file)) == ("Copy", "caf\u00e9")
    assert fetch(file["url_private_download"], slack.bot_token) == "caf\u00e9"
    assert refusal(client.files_completeUploadExternal, files=[{"id": "F0"}]) == "file_not_found"


def test_a_snippet_is_read_with_the_token_and_is_else_a_page_to_sign_in_at(
    slack: SlackServer,
) -> None:
    (file,) = slack.put_file("Long copy. " * 50)["files"]
    assert (file["mode"], file["preview_is_truncated"], len(file["preview"])) == (
        "snippet",
        True,
        200,
    )
    assert fetch(file["url_private_download"], slack.bot_token) == "Long copy. " * 50
    assert "<html>" in fetch(file["url_private_download"], "xoxb-other")


def test_a_forwarded_message_carries_its_text_and_blocks(slack: SlackServer) -> None:
    (shared,) = slack.forward(slack.put("Bramble Hill opens."), text="see")["attachments"]
    inner = shared["message_blocks"][0]["message"]["blocks"][0]
    assert (shared["is_share"], shared["text"]) == (True, "Bramble Hill opens.")
    assert inner["elements"][0]["elements"][0]["text"] == "Bramble Hill opens."


def test_a_response_url_can_be_used_five_times_and_replaces_what_was_shown(
    slack: SlackServer, client: WebClient
) -> None:
    client.chat_postEphemeral(channel="C0DESK", user="U0MAYA", text="first")
    hook = WebhookClient(slack.response_url("C0DESK", "U0MAYA", slack.ephemerals[0]))
    assert hook.send(text="second", replace_original=True).body == "ok"
    assert [each["text"] for each in slack.ephemerals] == ["second"]
    assert hook.send(text="third").status_code == 200
    assert hook.send(text="fourth", response_type="in_channel").status_code == 200
    assert hook.send(delete_original=True).status_code == 200
    assert hook.send(text="", blocks=[{"type": "odd"}]).body == "invalid_blocks"
    assert hook.send(text="sixth").body == "used_url"
    assert [each["text"] for each in slack.ephemerals] == ["third"]
    assert [each["text"] for each in slack.said_in("C0DESK")] == ["fourth"]


def test_a_rate_limit_says_how_long_to_wait(slack: SlackServer, client: WebClient) -> None:
    slack.fail("chat.postMessage", "ratelimited", retry_after=0)
    client.retry_handlers = [RateLimitErrorRetryHandler(max_retry_count=1)]
    assert client.chat_postMessage(channel="C0DESK", text="x")["ok"]
    assert [call.error for call in slack.calls] == ["ratelimited", ""]


@pytest.mark.parametrize("status", [500, 503])
def test_slack_may_be_broken_for_a_while(
    slack: SlackServer, client: WebClient, status: int
) -> None:
    slack.fail("chat.postMessage", status, times=2)
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel="C0DESK", text="x")
    client.retry_handlers = [ServerErrorRetryHandler(1, AT_ONCE)]
    assert client.chat_postMessage(channel="C0DESK", text="x")["ok"]
    assert len(slack.messages()) == 1


def test_a_named_error_and_a_delay_come_as_told(slack: SlackServer, client: WebClient) -> None:
    slack.fail("*", "missing_scope", needed="chat:write")
    assert refusal(client.chat_postMessage, channel="C0DESK", text="x") == "missing_scope"
    slack.fail("auth.test", "delay", seconds=0.05)
    began = time.monotonic()
    client.auth_test()
    assert time.monotonic() - began >= 0.05


def test_a_call_whose_answer_is_lost_is_done_twice_by_the_client(
    slack: SlackServer, client: WebClient
) -> None:
    client.retry_handlers = [ConnectionErrorRetryHandler(1, AT_ONCE)]
    slack.fail("chat.postMessage", "drop after store")
    client.chat_postMessage(channel="C0DESK", text="x")
    assert [each["text"] for each in slack.messages()] == ["x", "x"]
    slack.fail("chat.postMessage", "drop", times=2)
    with pytest.raises((URLError, ConnectionError)):
        client.chat_postMessage(channel="C0DESK", text="y")
    assert len(slack.messages()) == 2


def test_a_page_that_is_not_slacks_is_not_there(slack: SlackServer) -> None:
    with pytest.raises(HTTPError) as raised:
        fetch(f"{slack.origin}/elsewhere", slack.bot_token)
    with raised.value as error:
        assert error.code == 404
