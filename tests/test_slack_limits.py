"""The rules of our own Slack refuse what the real one refuses, and take what is just within."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.slack_bolt_app import FIELD, VIEW, client_of
from tests.slack_rules import Refused, check_message_blocks, check_view
from tests.slack_server import SlackServer

Json: TypeAlias = dict[str, Any]


def plain(length: int = 4) -> Json:
    return {"type": "plain_text", "text": "x" * length}


def mrkdwn(length: int = 4) -> Json:
    return {"type": "mrkdwn", "text": "x" * length}


def section(length: int = 4, **more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(length), **more}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain(), "action_id": "a", **more}


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def menu(options: int, kind: str = "overflow", text: int = 1) -> Json:
    made = [{"text": plain(text), "value": str(each)} for each in range(options)]
    return {"type": kind, "action_id": "a", "options": made}


def buttons(number: int) -> Json:
    return actions(*(button(action_id=str(each)) for each in range(number)))


def rich(kind: str, *leaves: Json) -> Json:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(leaves)}]}


def feedback(label: int = 4, value: int = 1) -> Json:
    side = {"text": plain(label), "value": "x" * value}
    both = {"positive_button": side, "negative_button": side}
    element = {"type": "feedback_buttons", "action_id": "f", **both}
    return {"type": "context_actions", "elements": [element]}


def confirm(**more: Any) -> Json:
    asked = {"title": plain(), "text": plain(), "confirm": plain(), "deny": plain()}
    return actions(button(confirm={**asked, **more}))


TAKEN: dict[str, list[Json]] = {
    "50 blocks": [section()] * 50,
    "section 3000": [section(3000)],
    "header 150": [{"type": "header", "text": plain(150)}],
    "context 10": [{"type": "context", "elements": [mrkdwn()] * 10}],
    "25 buttons": [buttons(25)],
    "button 75 and 2000": [actions(button(text=plain(75), value="x" * 2000))],
    "overflow 1": [section(accessory=menu(1))],
    "overflow 5": [section(accessory=menu(5, text=75))],
    "13,000 characters": [*[section(3000)] * 4, section(1000)],
    "fields 10": [{"type": "section", "fields": [mrkdwn(1)] * 10}],
    "one action id in two blocks": [actions(button()), actions(button())],
    "feedback": [feedback(75, 2000)],
    "rich text": [rich("rich_text_preformatted", {"type": "text", "text": "x"})],
    "confirm": [confirm(title=plain(100), text=plain(300), deny=plain(30))],
    "table": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 20] * 100}],
    "divider and image": [
        {"type": "divider"},
        {"type": "image", "alt_text": "x", "image_url": "https://example.org/x.png"},
    ],
}
REFUSED: dict[str, tuple[list[Any], str]] = {
    "51 blocks": ([section()] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
    "section 3001": (
        [section(3001)],
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ),
    "section empty": ([section(0)], "must be more than 0 characters"),
    "section without text": ([{"type": "section"}], "missing required field: text"),
    "header 151": ([{"type": "header", "text": plain(151)}], "less than 151"),
    "header mrkdwn": ([{"type": "header", "text": mrkdwn()}], "must be one of: plain_text"),
    "context 11": ([{"type": "context", "elements": [mrkdwn()] * 11}], "no more than 10"),
    "context button": ([{"type": "context", "elements": [button()]}], "unsupported type: button"),
    "26 buttons": ([buttons(26)], "no more than 25 items"),
    "no buttons": ([actions()], "no fewer than 1"),
    "button 76": ([actions(button(text=plain(76)))], "less than 76"),
    "button mrkdwn": ([actions(button(text=mrkdwn()))], "must be one of: plain_text"),
    "button value 2001": ([actions(button(value="x" * 2001))], "less than 2001"),
    "button style": ([actions(button(style="loud"))], "must be one of: primary, danger"),
    "action id 256": ([actions(button(action_id="x" * 256))], "less than 256"),
    "overflow 0": ([section(accessory=menu(0))], "no fewer than 1"),
    "overflow 6": ([section(accessory=menu(6))], "no more than 5"),
    "option 76": ([section(accessory=menu(2, text=76))], "less than 76"),
    "101 options": ([section(accessory=menu(101, "static_select"))], "no more than 100"),
    "fields 11": ([{"type": "section", "fields": [mrkdwn(1)] * 11}], "no more than 10"),
    "field 2001": ([{"type": "section", "fields": [mrkdwn(2001)]}], "less than 2001"),
    "unknown block": ([{"type": "poem"}], "unsupported type: poem"),
    "no block": (["x"], "unsupported type: x"),
    "unknown property": ([section(colour="red")], "invalid additional property: colour"),
    "twin action ids": ([actions(button(), button())], 'action_id "a" already exists'),
    "twin block ids": (
        [section(block_id="b"), section(block_id="b")],
        "block_id already exists",
    ),
    "block id 256": ([section(block_id="x" * 256)], "between 1 and 255"),
    "feedback 76": ([feedback(76)], "less than 76"),
    "confirm 31": ([confirm(deny=plain(31))], "less than 31"),
    "rich text empty": ([rich("rich_text_section", {"type": "text", "text": ""})], "more than 0"),
    "rich text odd": ([rich("rich_text_section", {"type": "button"})], "unsupported type: button"),
    "rich text section alone": ([rich("rich_text_poem")], "unsupported type: rich_text_poem"),
    "markdown 12,001": ([{"type": "markdown", "text": "x" * 12_001}], "less than 12001"),
    "table 101": (
        [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]] * 101}],
        "no more than 100",
    ),
}
VIEWS: dict[str, tuple[Json, str]] = {
    "title 25": ({"title": plain(25)}, "less than 25"),
    "submit missing": ({"submit": None}, "missing required field: submit"),
    "101 blocks": ({"blocks": [section()] * 101}, "no more than 100"),
    "metadata 3001": ({"private_metadata": "x" * 3001}, "less than 3001"),
    "markdown": ({"blocks": [{"type": "markdown", "text": "x"}]}, "unsupported type: markdown"),
    "type": ({"type": "window"}, "must be one of: modal, home"),
    "property": ({"colour": "red"}, "invalid additional property: colour"),
    "input 3001": (
        {"blocks": [{**VIEW["blocks"][0], "element": {**FIELD, "max_length": 3001}}]},  # type: ignore[index]
        "must be between 1 and 3000",
    ),
    "placeholder 151": (
        {"blocks": [{**VIEW["blocks"][0], "element": {**FIELD, "placeholder": plain(151)}}]},  # type: ignore[index]
        "less than 151",
    ),
}


@pytest.fixture
def client() -> Iterator[WebClient]:
    with SlackServer() as slack:
        yield client_of(slack)


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_just_within_is_taken(name: str) -> None:
    check_message_blocks(TAKEN[name], "block")


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_just_beyond_is_refused_with_the_place(name: str) -> None:
    blocks, said = REFUSED[name]
    with pytest.raises(Refused) as raised:
        check_message_blocks(blocks, "block")
    assert raised.value.error == "invalid_blocks"
    assert any(said in each for each in raised.value.messages), raised.value.messages


@pytest.mark.parametrize(
    "blocks",
    [
        [*[section(3000)] * 4, section(1001)],
        [{"type": "markdown", "text": "x" * 6_001}] * 2,
    ],
)
def test_all_blocks_together_may_be_too_long(blocks: list[Json]) -> None:
    with pytest.raises(Refused, match="msg_blocks_too_long"):
        check_message_blocks(blocks, "block")


def test_action_ids_may_be_asked_to_be_unique_in_the_whole_message() -> None:
    with pytest.raises(Refused, match="invalid_blocks"):
        check_message_blocks(TAKEN["one action id in two blocks"], "message")


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_that_is_beyond_its_limits_is_refused(name: str) -> None:
    check_view(VIEW)
    changes, said = VIEWS[name]
    with pytest.raises(Refused) as raised:
        check_view({**VIEW, **changes})
    assert raised.value.error == "invalid_arguments"
    assert any(said in each for each in raised.value.messages), raised.value.messages


def test_the_client_is_told_where_the_blocks_are_wrong(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as raised:
        client.chat_postMessage(channel="C0DESK", text="x", blocks=[section(3001)])
    where = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    body = raised.value.response.data
    assert body == {
        "ok": False,
        "error": "invalid_blocks",
        "errors": [where],
        "response_metadata": {"messages": [f"[ERROR] {where}"]},
    }


def test_blocks_may_come_as_json_in_a_form(client: WebClient) -> None:
    form = {"channel": "C0DESK", "text": "x", "blocks": "[{}]"}
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        client.api_call("chat.postMessage", params=form)
    with pytest.raises(SlackApiError, match="invalid_blocks_format"):
        client.api_call("chat.postMessage", params={**form, "blocks": "[{"})
    good = '[{"type": "divider"}]'
    posted = client.api_call("chat.postMessage", params={**form, "blocks": good})
    assert posted["message"]["blocks"][0]["type"] == "divider"
