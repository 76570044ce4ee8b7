"""What the environment says of Slack: taken as meant, or refused in one sentence."""

from __future__ import annotations

import pytest

from bot.config import SettingsError
from bot.slack_settings import SlackSettings, slack_settings

NAMES = (
    "SLACK_BOT_TOKEN SLACK_SIGNING_SECRET SLACK_APP_TOKEN SLACK_API_URL "
    "HOST PORT STET_REACTION STET_CHANNELS"
).split()
BOT = {"SLACK_BOT_TOKEN": "xoxb-canary-1"}
HTTP = {**BOT, "SLACK_SIGNING_SECRET": "canary-secret"}
SOCKET = {**BOT, "SLACK_APP_TOKEN": "xapp-canary-2"}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> dict[str, str]:
    variables: dict[str, str] = request.param
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return variables


@pytest.mark.parametrize("given", [HTTP], indirect=True)
def test_a_token_and_a_secret_are_enough_for_http(given: dict[str, str]) -> None:
    expected = SlackSettings("xoxb-canary-1", signing_secret="canary-secret")
    assert slack_settings() == expected
    assert (expected.host, expected.port) == ("127.0.0.1", 3000)
    assert (expected.api_url, expected.reaction) == (None, "memo")


@pytest.mark.parametrize("given", [SOCKET], indirect=True)
def test_two_tokens_are_enough_for_socket_mode(given: dict[str, str]) -> None:
    assert slack_settings() == SlackSettings("xoxb-canary-1", app_token="xapp-canary-2")


@pytest.mark.parametrize("given", [HTTP], indirect=True)
def test_settings_that_are_printed_hold_no_token(given: dict[str, str]) -> None:
    assert "canary" not in f"{slack_settings()!r} {slack_settings()}"


@pytest.mark.parametrize(
    "given",
    [
        {
            **HTTP,
            "HOST": "0.0.0.0",
            "PORT": " 8080 ",
            "SLACK_API_URL": "http://127.0.0.1:9/api",
            "STET_REACTION": ":eyes:",
            "STET_CHANNELS": "C0ALPHA, G0BETA,,D0GAMMA",
        }
    ],
    indirect=True,
)
def test_everything_may_be_set(given: dict[str, str]) -> None:
    found = slack_settings()
    assert (found.host, found.port) == ("0.0.0.0", 8080)
    assert found.api_url == "http://127.0.0.1:9/api/"
    assert found.reaction == "eyes"
    assert found.channels == {"C0ALPHA", "G0BETA", "D0GAMMA"}


@pytest.mark.parametrize("given", [{**HTTP, "port": "http", "host": "elsewhere"}], indirect=True)
def test_a_variable_of_the_shell_in_small_letters_is_not_ours(given: dict[str, str]) -> None:
    assert (slack_settings().host, slack_settings().port) == ("127.0.0.1", 3000)


@pytest.mark.parametrize(
    "given",
    [{**HTTP, **dict.fromkeys(("HOST", "PORT", "SLACK_API_URL", "STET_REACTION"), " ")}],
    indirect=True,
)
def test_a_blank_is_the_default_where_there_is_one(given: dict[str, str]) -> None:
    assert slack_settings() == SlackSettings("xoxb-canary-1", signing_secret="canary-secret")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"STET_REACTION": ":+1::skin-tone-4:"}, "+1"),
        ({"STET_REACTION": "+1::skin-tone-4"}, "+1"),
        ({"STET_REACTION": "sub-edit_2"}, "sub-edit_2"),
        ({"STET_REACTION": "校閲"}, "校閲"),
    ],
)
def test_a_reaction_is_known_by_its_bare_name(
    given: dict[str, str], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, value in {**HTTP, **given}.items():
        monkeypatch.setenv(variable, value)
    assert slack_settings().reaction == name


def test_a_list_of_channels_says_where_to_listen_and_no_list_means_everywhere() -> None:
    assert SlackSettings("xoxb-1", channels=frozenset({"C0ALPHA"})).listens_in("C0ALPHA")
    assert not SlackSettings("xoxb-1", channels=frozenset({"C0ALPHA"})).listens_in("C0BETA")
    assert SlackSettings("xoxb-1").listens_in("C0BETA")


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({}, ["SLACK_BOT_TOKEN"]),
        ({**HTTP, "SLACK_BOT_TOKEN": ""}, ["SLACK_BOT_TOKEN"]),
        ({**HTTP, "SLACK_BOT_TOKEN": "xapp-canary"}, ["SLACK_BOT_TOKEN"]),
        ({**HTTP, "SLACK_BOT_TOKEN": "xoxb-"}, ["SLACK_BOT_TOKEN"]),
        ({**HTTP, "SLACK_BOT_TOKEN": "xoxb-canary xoxb-canary"}, ["SLACK_BOT_TOKEN"]),
        (BOT, ["SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"]),
        ({**HTTP, **SOCKET}, ["SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"]),
        ({**BOT, "SLACK_SIGNING_SECRET": ""}, ["SLACK_SIGNING_SECRET"]),
        ({**BOT, "SLACK_SIGNING_SECRET": " \t"}, ["SLACK_SIGNING_SECRET"]),
        ({**SOCKET, "SLACK_SIGNING_SECRET": ""}, ["SLACK_SIGNING_SECRET"]),
        ({**BOT, "SLACK_APP_TOKEN": ""}, ["SLACK_APP_TOKEN"]),
        ({**BOT, "SLACK_APP_TOKEN": "xoxb-canary"}, ["SLACK_APP_TOKEN"]),
        ({**HTTP, "PORT": "http"}, ["PORT"]),
        ({**HTTP, "PORT": "65536"}, ["PORT"]),
        ({**HTTP, "PORT": "-1"}, ["PORT"]),
        ({**HTTP, "PORT": "٣٠٠٠"}, ["PORT"]),
        ({**HTTP, "SLACK_API_URL": "slack.example"}, ["SLACK_API_URL"]),
        ({**HTTP, "STET_REACTION": "two words"}, ["STET_REACTION"]),
        ({**HTTP, "STET_REACTION": "📝"}, ["STET_REACTION"]),
        ({**HTTP, "STET_REACTION": "::"}, ["STET_REACTION"]),
        ({**HTTP, "STET_CHANNELS": "#desk"}, ["STET_CHANNELS"]),
        ({**HTTP, "STET_CHANNELS": "C0ALPHA,U0BETA"}, ["STET_CHANNELS"]),
        ({**HTTP, "STET_CHANNELS": "xoxb-canary"}, ["STET_CHANNELS"]),
    ],
    indirect=["given"],
)
def test_what_cannot_be_used_is_named_in_one_sentence(
    given: dict[str, str], names: list[str]
) -> None:
    with pytest.raises(SettingsError) as caught:
        slack_settings()
    sentence = str(caught.value)
    assert [name for name in NAMES if name in sentence] == sorted(names, key=NAMES.index)
    assert sentence.startswith(names[0])
    assert "\n" not in sentence
    assert "canary" not in sentence
    assert caught.value.__cause__ is None


def test_where_nothing_is_said_in_slack_no_token_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN is not set"):
        slack_settings(serves=False)
    monkeypatch.setenv("SLACK_BOT_TOKEN", "no token")
    assert slack_settings(serves=False, speaks=False) == SlackSettings("")
