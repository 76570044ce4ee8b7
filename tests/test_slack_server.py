"""The server that plays Slack keeps, refuses and fails as the real one does."""

from __future__ import annotations

from typing import Any, TypeAlias

import pytest
from slack_sdk import WebClient

from tests.slack_bolt_app import VIEW, client_of, refusal
from tests.slack_server import BOT, BOT_USER, SlackServer

Json: TypeAlias = dict[str, Any]

META = {"event_type": "stet_reply", "event_payload": {"case": "1"}}
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "some text"}}


@pytest.fixture
def client(slack: SlackServer) -> WebClient:
    return client_of(slack)


def test_the_bot_knows_itself_and_no_other_token_does(client: WebClient) -> None:
    assert client.auth_test()["bot_id"] == BOT
    assert refusal(WebClient("xoxb-other", base_url=client.base_url).auth_test) == "invalid_auth"
    assert refusal(WebClient(base_url=client.base_url).auth_test) == "not_authed"


def test_a_posted_message_can_be_updated_and_read_back(
    slack: SlackServer, client: WebClient
) -> None:
    root = slack.put("Tansy Ferry runs again & <again>")
    where = {"channel": "C0DESK", "thread_ts": root["ts"]}
    posted = client.chat_postMessage(**where, text="reading", metadata=META)
    client.chat_update(channel="C0DESK", ts=posted["ts"], text="done", blocks=[SECTION])
    asked = {"channel": "C0DESK", "ts": root["ts"]}
    first, reply = client.conversations_replies(**asked, include_all_metadata=True)["messages"]
    assert first["text"] == "Tansy Ferry runs again &amp; &lt;again&gt;"
    assert (first["reply_count"], first["latest_reply"]) == (1, posted["ts"])
    assert (reply["text"], reply["blocks"][0]["text"]["text"]) == ("done", "some text")
    assert (reply["metadata"], reply["user"]) == (META, BOT_USER)
    assert all("metadata" not in each for each in client.conversations_replies(**asked)["messages"])
    assert [each["ts"] for each in slack.replies(root)] == [posted["ts"]]


def test_an_update_by_text_alone_takes_the_blocks_away(
    slack: SlackServer, client: WebClient
) -> None:
    posted = client.chat_postMessage(channel="#desk", text="a", blocks=[SECTION])
    client.chat_update(channel="C0DESK", ts=posted["ts"], text="b", blocks=[SECTION])
    assert slack.message(posted["ts"])["blocks"][0]["text"]["text"] == "some text"
    client.chat_update(channel="C0DESK", ts=posted["ts"], text="c")
    assert "blocks" not in slack.message(posted["ts"])


def test_history_gives_another_message_for_the_ts_of_a_reply(
    slack: SlackServer, client: WebClient
) -> None:
    root = slack.put("the root")
    reply = slack.put("the reply", thread_ts=root["ts"])
    wrong = client.conversations_history(
        channel="C0DESK", latest=reply["ts"], limit=1, inclusive=True
    )
    assert [each["ts"] for each in wrong["messages"]] == [root["ts"]]


@pytest.mark.parametrize(("gives", "places"), [("thread", [0, 1, 2]), ("reply", [1])])
def test_replies_finds_a_reply_among_its_thread_or_alone(gives: str, places: list[int]) -> None:
    with SlackServer(replies_of_a_reply=gives) as slack:
        root = slack.put("the root")
        thread = [root, *(slack.put(each, thread_ts=root["ts"]) for each in ("one", "two"))]
        got = client_of(slack).conversations_replies(channel="C0DESK", ts=thread[1]["ts"])
    assert [each["ts"] for each in got["messages"]] == [thread[place]["ts"] for place in places]


def test_a_thread_is_read_by_pages_and_by_time(slack: SlackServer, client: WebClient) -> None:
    root = slack.put("the root")
    replies = [slack.put(str(each), thread_ts=root["ts"])["ts"] for each in range(5)]
    pages = client.conversations_replies(channel="C0DESK", ts=root["ts"], limit=4)
    assert [len(page["messages"]) for page in pages] == [4, 2]
    some = client.conversations_replies(
        channel="C0DESK", ts=root["ts"], oldest=replies[1], latest=replies[3], inclusive=True
    )
    assert [each["ts"] for each in some["messages"]] == [root["ts"], *replies[1:4]]


def test_what_does_not_exist_or_is_not_ours_is_refused(
    slack: SlackServer, client: WebClient
) -> None:
    slack.channel("C0OTHER", "other", bot=False)
    theirs, wires = slack.put("mine"), slack.put_bot("wires")
    post, update = client.chat_postMessage, client.chat_update
    assert refusal(post, channel="C0NONE", text="x") == "channel_not_found"
    assert refusal(post, channel="C0OTHER", text="x") == "not_in_channel"
    assert refusal(client.api_call, api_method="chat.postMessage", json={"channel": "C0DESK"}) == (
        "no_text"
    )
    assert refusal(update, channel="C0DESK", ts=theirs["ts"], text="x") == "cant_update_message"
    assert refusal(update, channel="C0DESK", ts=wires["ts"], text="x") == "cant_update_message"
    assert refusal(update, channel="C0DESK", ts="1.0", text="x") == "message_not_found"
    assert refusal(client.chat_delete, channel="C0DESK", ts=theirs["ts"]) == "cant_delete_message"
    assert refusal(client.conversations_replies, channel="C0DESK", ts="1.0") == "thread_not_found"
    assert refusal(client.api_call, api_method="chat.shout") == "unknown_method"


def test_an_argument_that_a_method_does_not_know_is_recorded(
    slack: SlackServer, client: WebClient
) -> None:
    client.chat_postMessage(channel="C0DESK", text="x", loud=True, unfurl_links=False)
    assert slack.unknown_arguments == [("chat.postMessage", "loud")]
    assert slack.called("chat.postMessage")[0]["unfurl_links"] is False


def test_an_update_holds_4000_bytes_and_a_post_is_cut_at_40000_characters(
    slack: SlackServer, client: WebClient
) -> None:
    posted = client.chat_postMessage(channel="C0DESK", text="x" * 40_001)
    assert (posted["warning"], len(posted["message"]["text"])) == ("message_truncated", 40_000)
    where = {"channel": "C0DESK", "ts": posted["ts"]}
    assert client.chat_update(**where, text="x" * 4_000)["ok"]
    assert refusal(client.chat_update, **where, text="\u2014" * 1_334) == "msg_too_long"


def test_metadata_that_is_too_large_is_lost_with_a_warning(
    slack: SlackServer, client: WebClient
) -> None:
    large = {**META, "event_payload": {"draft": "x" * 4_000}}
    posted = client.chat_postMessage(channel="C0DESK", text="x", metadata=large)
    assert (posted["warning"], "metadata" in posted["message"]) == ("metadata_too_large", False)
    bad = {"event_type": "x", "event_payload": {}, "more": 1}
    odd = {"channel": "C0DESK", "text": "x", "metadata": bad}
    assert refusal(client.chat_postMessage, **odd) == "invalid_metadata_format"


def test_a_message_to_a_person_goes_to_their_conversation_with_the_bot(
    slack: SlackServer, client: WebClient
) -> None:
    direct = client.conversations_open(users="U0MAYA")["channel"]["id"]
    assert client.chat_postMessage(channel="U0MAYA", text="for you")["channel"] == direct
    assert [each["text"] for each in slack.said_in(slack.direct())] == ["for you"]
    assert refusal(client.conversations_open, users="U0NOBODY") == "user_not_found"
    assert client.conversations_info(channel=direct)["channel"]["is_im"]
    assert client.conversations_members(channel=direct)["members"] == [BOT_USER, "U0MAYA"]


def test_an_ephemeral_message_is_for_one_who_is_there(
    slack: SlackServer, client: WebClient
) -> None:
    client.chat_postEphemeral(channel="C0DESK", user="U0MAYA", text="only you")
    assert [(each["user"], each["text"]) for each in slack.ephemerals] == [("U0MAYA", "only you")]
    odd = {"channel": "C0DESK", "user": "U0FAR", "text": "x"}
    assert refusal(client.chat_postEphemeral, **odd) == "user_not_in_channel"


def test_a_permalink_leads_to_the_reply_in_its_thread(
    slack: SlackServer, client: WebClient
) -> None:
    root = slack.put("the root")
    reply = slack.put("the reply", thread_ts=root["ts"])
    link = client.chat_getPermalink(channel="C0DESK", message_ts=reply["ts"])["permalink"]
    assert f"/p{reply['ts'].replace('.', '')}?thread_ts={root['ts']}&cid=C0DESK" in link


def test_a_reaction_is_added_once(slack: SlackServer, client: WebClient) -> None:
    message = slack.put("a draft")
    slack.react(message, "eyes", "U0IVAN")
    where = {"channel": "C0DESK", "timestamp": message["ts"]}
    client.reactions_add(**where, name="eyes")
    assert refusal(client.reactions_add, **where, name="eyes") == "already_reacted"
    assert refusal(client.reactions_add, **where, name=":eyes:") == "invalid_name"
    (given,) = client.reactions_get(**where)["message"]["reactions"]
    assert given == {"name": "eyes", "users": ["U0IVAN", BOT_USER], "count": 2}


def test_a_trigger_opens_one_view_within_three_seconds(
    slack: SlackServer, client: WebClient
) -> None:
    trigger, late = slack.trigger(), slack.trigger()
    slack.expire(late)
    opened = client.views_open(trigger_id=trigger, view=VIEW)["view"]
    assert refusal(client.views_open, trigger_id=trigger, view=VIEW) == "exchanged_trigger_id"
    assert refusal(client.views_open, trigger_id=late, view=VIEW) == "expired_trigger_id"
    assert refusal(client.views_open, trigger_id="1.2", view=VIEW) == "invalid_trigger_id"
    changed = {**VIEW, "callback_id": "again"}
    client.views_update(view_id=opened["id"], hash=opened["hash"], view=changed)
    stale = {"view_id": opened["id"], "hash": opened["hash"], "view": VIEW}
    assert refusal(client.views_update, **stale) == "hash_conflict"
    assert [each["callback_id"] for each in slack.views] == ["again"]


def test_what_slack_takes_and_an_app_should_not_do_is_noted(
    slack: SlackServer, client: WebClient
) -> None:
    root = slack.put("the root")
    reply = slack.put("the reply", thread_ts=root["ts"])
    post = {"channel": "C0DESK", "blocks": [SECTION]}
    client.chat_postMessage(channel="C0DESK", text="x", thread_ts=root["ts"])
    assert slack.oddities == []
    client.api_call("chat.postMessage", json=post)
    client.chat_postMessage(channel="C0DESK", text="x", thread_ts=reply["ts"])
    client.chat_postMessage(channel="C0DESK", text="x", thread_ts="1.0")
    assert slack.oddities == [
        "blocks without a text",
        "thread_ts is that of a reply",
        "thread_ts is that of no message",
    ]
