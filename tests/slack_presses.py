"""The payloads of what people press, fill in and choose, in their real shapes."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, TypeAlias

from tests.slack_payloads import TEAM_OF_OLD, TOKEN, person, place
from tests.slack_store import APP

Json: TypeAlias = dict[str, Any]


def _pressed(element: Json, block_id: str, chosen: object) -> Json:
    """What an element says when a person uses it; `chosen` is an option, or its value."""
    about = {"type": element["type"], "action_id": element["action_id"], "block_id": block_id}
    when = {"action_ts": "1772000100.000700"}
    if element["type"] == "button":
        named: Json = {
            name: element[name] for name in ("text", "value", "style") if name in element
        }
        return {**about, **named, **when}
    if element["type"] == "feedback_buttons":
        side = element[str(chosen or "positive_button")]
        return {**about, "text": side["text"], "value": side["value"], **when}
    if element["type"] in ("overflow", "static_select", "radio_buttons"):
        option = chosen if isinstance(chosen, dict) else _option(element, chosen)
        return {**about, "selected_option": option, **when}
    key = {
        "channels_select": "selected_channel",
        "conversations_select": "selected_conversation",
        "timepicker": "selected_time",
    }
    return {**about, key.get(element["type"], "value"): chosen, **when}


def _option(element: Json, value: object) -> Json:
    groups: list[Json] = element.get("option_groups") or [element]
    options: list[Json] = [option for group in groups for option in group["options"]]
    return next(each for each in options if value is None or each["value"] == value)


def block_action(
    element: Json, block_id: str, user: str, trigger: str, chosen: object = None
) -> Json:
    """What every press has, wherever the element stands."""
    return {
        "type": "block_actions",
        "user": person(user),
        "api_app_id": APP,
        "token": TOKEN,
        "trigger_id": trigger,
        "team": TEAM_OF_OLD,
        "enterprise": None,
        "is_enterprise_install": False,
        "state": {"values": {}},
        "actions": [_pressed(element, block_id, chosen)],
    }


def in_message(payload: Json, message: Json, channel: str, answer: str, seen: bool) -> Json:
    """The press was on a message: one that all see, or (`seen` false) an ephemeral one."""
    container = {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": channel,
        "is_ephemeral": not seen,
    }
    if "thread_ts" in message:
        container["thread_ts"] = message["thread_ts"]
    shown = {"message": copy.deepcopy(message)} if seen else {}
    where = {"container": container, "channel": place(channel), "response_url": answer}
    return {**payload, **where, **shown}


def in_view(payload: Json, view: Json) -> Json:
    return {**payload, "container": {"type": "view", "view_id": view["id"]}, "view": view}


def shortcut(
    callback: str, message: Json, channel: str, user: str, *, trigger: str, answer: str
) -> Json:
    """A message shortcut."""
    return {
        "type": "message_action",
        "token": TOKEN,
        "action_ts": "1772000100.000800",
        "team": TEAM_OF_OLD,
        "user": person(user),
        "channel": place(channel),
        "is_enterprise_install": False,
        "enterprise": None,
        "callback_id": callback,
        "trigger_id": trigger,
        "response_url": answer,
        "message_ts": message["ts"],
        "message": copy.deepcopy(message),
    }


def view_submission(view: Json, values: Mapping[str, Any], user: str, trigger: str) -> Json:
    """`values` goes by action id: a text, an option's value, or None for what was left empty."""
    return {
        "type": "view_submission",
        "team": TEAM_OF_OLD,
        "user": person(user),
        "api_app_id": APP,
        "token": TOKEN,
        "trigger_id": trigger,
        "view": {**copy.deepcopy(view), "state": {"values": _state(view, values)}},
        "response_urls": [],
        "is_enterprise_install": False,
        "enterprise": None,
    }


def _state(view: Json, values: Mapping[str, Any]) -> Json:
    fields = [block for block in view["blocks"] if "element" in block]
    unknown = {*values} - {block["element"]["action_id"] for block in fields}
    assert not unknown, f"the view has no field {unknown}"
    state: Json = {}
    for block in fields:
        element = block["element"]
        said = values.get(element["action_id"], element.get("initial_value"))
        state.setdefault(block["block_id"], {})[element["action_id"]] = _filled(element, said)
    return state


def _filled(element: Json, said: Any) -> Json:
    kind = element["type"]
    if kind in ("static_select", "radio_buttons"):
        chosen = _option(element, said) if said is not None else element.get("initial_option")
        return {"type": kind, "selected_option": chosen}
    if kind == "checkboxes":
        picked = [each for each in element["options"] if each["value"] in (said or ())]
        return {"type": kind, "selected_options": picked}
    key = {"channels_select": "selected_channel", "conversations_select": "selected_conversation"}
    return {"type": kind, key.get(kind, "value"): said}
