"""manifest.yml keeps Slack's limits, and asks for what the code uses: no less and no more."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from bot.front import EVENTS
from bot.slack import ids
from tests import slack_uses
from tests.slack_uses import Registered, UnreadableError

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "manifest.yml").read_text(encoding="utf-8")
LIMITS = json.loads((ROOT / "tests/data/slack-manifest-limits.json").read_text(encoding="utf-8"))
NAMES = {name: value for name, value in vars(ids).items() if isinstance(value, str)}
SOURCES = slack_uses.sources(ROOT / "bot")

METHOD_SCOPES: dict[str, set[str]] = {
    "assistant_threads_setStatus": {"chat:write"},
    "api_test": set(),
    "auth_test": set(),
    "chat_delete": {"chat:write"},
    "chat_getPermalink": set(),
    "chat_postEphemeral": {"chat:write"},
    "chat_postMessage": {"chat:write"},
    "chat_update": {"chat:write"},
    "conversations_history": {"channels:history", "groups:history", "im:history"},
    "conversations_info": {"channels:read", "groups:read", "im:read"},
    "conversations_members": {"channels:read", "groups:read", "im:read"},
    "conversations_open": {"im:write"},
    "conversations_replies": {"channels:history", "groups:history", "im:history"},
    "files_info": {"files:read"},
    "files_upload_v2": {"files:write"},
    "reactions_add": {"reactions:write"},
    "reactions_get": {"reactions:read"},
    "reactions_remove": {"reactions:write"},
    "users_info": {"users:read"},
    "views_open": set(),
    "views_publish": set(),
    "views_push": set(),
    "views_update": set(),
}
"""The scopes that each method wants of a bot, after Slack's reference; a method not here fails."""

EVENT_SCOPES: dict[str, set[str]] = {
    "app_home_opened": set(),
    "app_mention": {"app_mentions:read"},
    "file_shared": {"files:read"},
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
    "message.mpim": {"mpim:history"},
    "reaction_added": {"reactions:read"},
    "reaction_removed": {"reactions:read"},
}


def manifest() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(TEXT)
    return found


def faults(given: dict[str, Any]) -> list[str]:
    return [error.json_path for error in Draft7Validator(LIMITS).iter_errors(given)]


def listeners() -> set[Registered]:
    return {each for source in SOURCES for each in slack_uses.registered(source, NAMES)}


def heard(kind: str) -> set[str]:
    return {each.name for each in listeners() if each.kind == kind}


def test_the_manifest_keeps_slacks_limits() -> None:
    Draft7Validator.check_schema(LIMITS)
    assert faults(manifest()) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("display_information.name", "S" * 36),
        ("display_information.description", "S" * 141),
        ("display_information.long_description", "S" * 174),
        ("display_information.background_color", "blue"),
        ("features.agent_view.agent_description", "S" * 301),
        ("features.agent_view.suggested_prompts", [{"title": "a", "message": "b"}] * 5),
        ("features.agent_view.suggested_prompts", ["a"]),
        ("features.assistant_view", {"assistant_description": "x"}),
        ("features.bot_user.display_name", "S" * 81),
        ("features.slash_commands.0.command", "stet"),
        ("features.slash_commands.0.usage_hint", "S" * 1001),
        ("features.shortcuts.0.name", "S" * 25),
        ("features.shortcuts.0.type", "messages"),
        ("features.shortcuts.0.description", "S" * 151),
        ("oauth_config.scopes.bot", ["commands", "commands"]),
        ("settings.event_subscriptions.request_url", "/slack/events"),
        ("settings.event_subscriptions.bot_events", ["app_mention"] * 2),
        ("settings.socket_mode", True),
    ],
)
def test_what_slack_would_refuse_is_found(path: str, value: object) -> None:
    spoilt = copy.deepcopy(manifest())
    place: Any = spoilt
    *steps, last = path.split(".")
    for step in steps:
        place = place[int(step) if step.isdecimal() else step]
    place[last] = value
    assert faults(spoilt)


def test_everything_is_sent_to_the_one_address_that_the_bot_serves() -> None:
    urls = re.findall(r"url: (\S+)", TEXT)
    assert len(urls) == 3
    assert {url.removeprefix("https://stet.example.com") for url in urls} == {EVENTS}


def test_the_home_tab_and_messages_to_the_bot_are_open() -> None:
    assert manifest()["features"]["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }


def test_every_scope_says_what_it_is_for() -> None:
    for scope in manifest()["oauth_config"]["scopes"]["bot"]:
        assert re.search(rf"^ +- {scope} # \w.{{10,}}$", TEXT, re.MULTILINE), scope


def test_the_events_are_those_that_the_code_hears() -> None:
    asked = manifest()["settings"]["event_subscriptions"]["bot_events"]
    assert {name.partition(".")[0] for name in asked} == heard("event")


def test_the_commands_are_those_that_the_code_answers() -> None:
    asked = {each["command"] for each in manifest()["features"]["slash_commands"]}
    assert asked == heard("command") == {ids.COMMAND}


def test_the_shortcuts_are_those_that_the_code_answers() -> None:
    asked = {each["callback_id"] for each in manifest()["features"]["shortcuts"]}
    assert asked == heard("shortcut") == {ids.CHECK_SHORTCUT}


def test_buttons_and_modals_are_allowed_where_the_code_has_listeners_for_them() -> None:
    assert heard("action")
    assert heard("view")
    assert not heard("options"), "menus that the bot fills need message_menu_options_url"
    assert manifest()["settings"]["interactivity"]["is_enabled"]


def test_every_name_that_a_listener_waits_for_is_one_that_slack_is_given() -> None:
    assert heard("action") | heard("view") <= set(NAMES.values())


def test_the_scopes_are_those_that_the_code_needs_and_no_more() -> None:
    assert set(manifest()["oauth_config"]["scopes"]["bot"]) == needed_scopes()


def needed_scopes() -> set[str]:
    asked = manifest()["settings"]["event_subscriptions"]["bot_events"]
    by_method = [METHOD_SCOPES[each] for source in SOURCES for each in slack_uses.methods(source)]
    by_event = [EVENT_SCOPES[each] for each in asked]
    files = {"files:read"} if any(map(slack_uses.fetches_files, SOURCES)) else set()
    return {"commands"}.union(files, *by_method, *by_event)


MODULE = """
from bot.slack import ids
OWN = "stet_own"
PRESSES: dict[str, int] = {ids.STET: 1, ids.APPLY_ALL: 2}
def register(app, client):
    app.event("app_mention")(print)
    app.event({"type": "message", "subtype": "message_changed"})(print)
    app.message("hello")(print)
    app.command(ids.COMMAND)(ack, lazy=[print])
    app.shortcut(CHECK_SHORTCUT)(print)
    app.action({"block_id": "b", "action_id": OWN})(print)
    app.action(action_id=ids.APPLY)(print)
    app.view(ids.CHECK_VIEW)(print)
    for name in (ids.SHARE, "stet_more"):
        app.action(name)(print)
    for press in PRESSES:
        app.action(press)(print)
    app.event(re.compile(".+"))(print)
    other.event("ignored")
    client.chat_postMessage(channel="C1")
    send = self.web.chat_update
    client.api_call("reactions.add")
    say("done")
    file["url_private_download"]
"""


def test_the_source_is_read_as_python_reads_it() -> None:
    assert sorted(slack_uses.registered(MODULE, NAMES)) == sorted(
        [
            Registered("event", "app_mention"),
            Registered("event", "message"),
            Registered("event", "message"),
            Registered("command", "/stet"),
            Registered("shortcut", "stet_check_shortcut"),
            Registered("action", "stet_own"),
            Registered("action", "stet_apply"),
            Registered("action", "stet_share"),
            Registered("action", "stet_stet"),
            Registered("action", "stet_apply_all"),
            Registered("action", "stet_more"),
            Registered("view", "stet_check_view"),
        ]
    )
    used = {"chat_postMessage", "chat_update", "reactions_add"}
    assert slack_uses.methods(MODULE) == used
    assert slack_uses.fetches_files(MODULE)
    assert not slack_uses.fetches_files(MODULE.replace("url_private_download", "name"))


@pytest.mark.parametrize("line", ["app.event(name)", "app.action(re.compile('x'))", "app.view()"])
def test_a_listener_that_cannot_be_read_is_not_passed_over(line: str) -> None:
    with pytest.raises(UnreadableError, match="line 1"):
        list(slack_uses.registered(line, NAMES))
