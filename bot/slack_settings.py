"""What the environment says of Slack, read once: tokens, the transport, where to listen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.config import SettingsError

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 3000
DEFAULT_REACTION = "memo"
DEFAULT_DIGEST_TIME = time(18, 0)
DEFAULT_TIMEZONE = "Europe/London"

_SKIN_TONE = re.compile(r"::skin-tone-[2-6]$")
_EMOJI_NAME = re.compile(r"[\w+'-]+")
_CHANNEL = re.compile(r"[CDG][A-Z0-9]+")


class Environment(BaseSettings):
    """The variables as they stand; nothing of Slack's own names is ours to prefix."""

    model_config = SettingsConfigDict(case_sensitive=True, extra="ignore")

    bot_token: SecretStr | None = Field(default=None, validation_alias="SLACK_BOT_TOKEN")
    signing_secret: SecretStr | None = Field(default=None, validation_alias="SLACK_SIGNING_SECRET")
    app_token: SecretStr | None = Field(default=None, validation_alias="SLACK_APP_TOKEN")
    host: str = Field(default="", validation_alias="HOST")
    port: str = Field(default="", validation_alias="PORT")
    api_url: str = Field(default="", validation_alias="SLACK_API_URL")
    reaction: str = Field(default="", validation_alias="STET_REACTION")
    channels: str = Field(default="", validation_alias="STET_CHANNELS")
    digest_channel: str = Field(default="", validation_alias="STET_DIGEST_CHANNEL")
    digest_time: str = Field(default="", validation_alias="STET_DIGEST_TIME")
    timezone: str = Field(default="", validation_alias="STET_TIMEZONE")


@dataclass(frozen=True)
class SlackSettings:
    """How this bot meets Slack: by HTTP where there is a signing secret, else by Socket Mode."""

    bot_token: str = field(repr=False)
    signing_secret: str = field(default="", repr=False)
    """Empty in Socket Mode."""
    app_token: str = field(default="", repr=False)
    """Empty over HTTP."""
    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    """0 for any free port."""
    api_url: str | None = None
    """Another address for Slack's Web API, with a slash at its end; None for Slack's own."""
    reaction: str = DEFAULT_REACTION
    """The emoji's name, without colons or skin tone."""
    channels: frozenset[str] = frozenset()
    """The ids of the channels to listen in; none at all means wherever the bot is invited."""
    digest_channel: str = ""
    """The id of the channel that gets the desk's digest; empty for none but those that ask."""
    digest_time: time = DEFAULT_DIGEST_TIME
    timezone: str = DEFAULT_TIMEZONE
    """The IANA name of the zone in which the desk's day is told."""

    def listens_in(self, channel: str) -> bool:
        """Whether STET_CHANNELS lets the bot listen in this channel."""
        return not self.channels or channel in self.channels


def slack_settings(serves: bool = True, speaks: bool = True) -> SlackSettings:
    """The settings in the environment; how Slack is heard is needed only where it is served.

    Where nothing is said in Slack no token is read.

    Raises SettingsError with one sentence that names the variable and holds no token.
    """
    try:
        found = Environment()
    except ValidationError as error:
        raise SettingsError(f"{error.errors()[0]['loc'][0]} cannot be used") from None
    return SlackSettings(
        bot_token=_bot_token(found.bot_token) if speaks else "",
        **(_transport(found.signing_secret, found.app_token) if serves else {}),
        host=found.host.strip() or DEFAULT_HOST,
        port=_port(found.port.strip()),
        api_url=_api_url(found.api_url.strip()),
        reaction=_reaction(found.reaction.strip()),
        channels=_channels(found.channels),
        digest_channel=_channel(found.digest_channel.strip()),
        digest_time=_time(found.digest_time.strip()),
        timezone=_timezone(found.timezone.strip()),
    )


def _bot_token(given: SecretStr | None) -> str:
    if given is None:
        raise SettingsError("SLACK_BOT_TOKEN is not set: give the bot's token, which begins xoxb-")
    return _token("SLACK_BOT_TOKEN", given, "xoxb-")


def _transport(secret: SecretStr | None, token: SecretStr | None) -> dict[str, Any]:
    if secret is None and token is None:
        raise SettingsError(
            "SLACK_SIGNING_SECRET or SLACK_APP_TOKEN must be set: "
            "the secret for HTTP, the token for Socket Mode"
        )
    if secret is None and token is not None:
        return {"app_token": _token("SLACK_APP_TOKEN", token, "xapp-")}
    signing_secret = _filled("SLACK_SIGNING_SECRET", secret)
    if token is not None:
        raise SettingsError(
            "SLACK_SIGNING_SECRET and SLACK_APP_TOKEN are both set: "
            "keep the secret for HTTP, or the token for Socket Mode"
        )
    return {"signing_secret": signing_secret}


def _token(name: str, given: SecretStr, prefix: str) -> str:
    token = _filled(name, given)
    if not re.fullmatch(rf"{prefix}[\x21-\x7e]+", token):
        raise SettingsError(f"{name} cannot be used: such a token begins {prefix}, in one piece")
    return token


def _filled(name: str, given: SecretStr | None) -> str:
    text = given.get_secret_value().strip() if given else ""
    if not text:
        raise SettingsError(f"{name} is empty: give it a value, or take it out of the environment")
    return text


def _port(given: str) -> int:
    if not given:
        return DEFAULT_PORT
    if not re.fullmatch(r"[0-9]{1,5}", given) or int(given) > 65_535:
        raise SettingsError("PORT cannot be used: it is not a number from 0 to 65535")
    return int(given)


def _api_url(given: str) -> str | None:
    if not given:
        return None
    if not re.fullmatch(r"https?://[^\s/]\S*", given):
        raise SettingsError("SLACK_API_URL cannot be used: it is not an address such as https://…/")
    return given.rstrip("/") + "/"


def _reaction(given: str) -> str:
    name = _SKIN_TONE.sub("", given.strip(":")).strip(":")
    if given and not _EMOJI_NAME.fullmatch(name):
        raise SettingsError("STET_REACTION cannot be used: give an emoji's name, such as memo")
    return name or DEFAULT_REACTION


def _channels(given: str) -> frozenset[str]:
    ids = [each for each in re.split(r"[\s,]+", given) if each]
    if not all(_CHANNEL.fullmatch(each) for each in ids):
        raise SettingsError(
            "STET_CHANNELS cannot be used: channels go by their ids, as in C0123ABCD, C0456EFGH"
        )
    return frozenset(ids)


def _channel(given: str) -> str:
    if given and not _CHANNEL.fullmatch(given):
        raise SettingsError(
            "STET_DIGEST_CHANNEL cannot be used: a channel goes by its id, as in C0123ABCD"
        )
    return given


def _time(given: str) -> time:
    if not given:
        return DEFAULT_DIGEST_TIME
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", given, re.ASCII):
        raise SettingsError("STET_DIGEST_TIME cannot be used: give hours and minutes, as in 18:00")
    return time.fromisoformat(given)


def _timezone(given: str) -> str:
    try:
        return ZoneInfo(given or DEFAULT_TIMEZONE).key
    except (LookupError, OSError, ValueError):
        raise SettingsError(
            "STET_TIMEZONE cannot be used: give a zone's name, as in Europe/London"
        ) from None
