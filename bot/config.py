"""The environment, read once."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.house import HouseStyleError


class Settings(BaseSettings):
    """What a desk may set from outside; each is an environment variable that begins STET_."""

    model_config = SettingsConfigDict(env_prefix="STET_", extra="ignore")

    style: str = ""
    """Desk options, as in `percent=words, honorifics=surname`."""

    words: str = ""
    """The house's own words, apart by commas or spaces: they are never misspelt."""


def chosen(pairs: Iterable[str]) -> dict[str, str]:
    """Desk options from words such as `percent=words`; the last one counts.

    Raises HouseStyleError for one that is not a name and a value.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not (name and equals and value):
            raise HouseStyleError(f"{pair!r} is not a desk option: write it as name=value")
        found[name] = value
    return found
