"""What the environment says of what is kept: in which database, for how long, by which process."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.config import SettingsError

DEFAULT_RETENTION = 30
LONGEST_RETENTION = 3_650
"""Days."""

RETENTION_DAYS = "STET_RETENTION_DAYS"

_DRIVERS = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
    "sqlite": "sqlite",
}


class Role(StrEnum):
    """What a process does: takes drafts in, works on them, or both."""

    ALL = "all"
    WEB = "web"
    WORKER = "worker"


class Environment(BaseSettings):
    """The variables as they stand."""

    model_config = SettingsConfigDict(
        case_sensitive=True, extra="ignore", env_ignore_empty=True, hide_input_in_errors=True
    )

    url: SecretStr | None = Field(default=None, validation_alias="DATABASE_URL")
    dyno: str = Field(default="", validation_alias="DYNO")
    retention: int = Field(
        default=DEFAULT_RETENTION, ge=1, le=LONGEST_RETENTION, validation_alias=RETENTION_DAYS
    )


@dataclass(frozen=True)
class Keeping:
    """Where the desk's notebook and basket are kept, and how many days drafts keep their text."""

    url: str = field(repr=False)
    retention: int = DEFAULT_RETENTION

    @property
    def is_one_file(self) -> bool:
        """Whether it is SQLite, which serves one machine."""
        return self.url.startswith("sqlite")


def keeping() -> Keeping:
    """The settings in the environment.

    Raises SettingsError with one sentence that holds no password.
    """
    try:
        found = Environment()
    except ValidationError as error:
        name = error.errors()[0]["loc"][0]
        days = f": give whole days from 1 to {LONGEST_RETENTION}, as in {DEFAULT_RETENTION}"
        said = days if name == RETENTION_DAYS else ""
        raise SettingsError(f"{name} cannot be used{said}") from None
    given = found.url.get_secret_value().strip() if found.url else ""
    kept = Keeping(_address(given) if given else _own_file(), found.retention)
    if kept.is_one_file and found.dyno:
        raise SettingsError(
            "DATABASE_URL must name a Postgres database here: DYNO is set, and on such a platform "
            "a SQLite file is lost at every restart and shared with no other process"
        )
    return kept


def _address(given: str) -> str:
    scheme, sign, rest = given.partition("://")
    if not sign or scheme not in _DRIVERS or not re.fullmatch(r"[^\s]+", rest):
        raise SettingsError(
            "DATABASE_URL cannot be used: it is not an address such as postgresql://… or "
            "sqlite:////folder/stet.db"
        )
    return f"{_DRIVERS[scheme]}://{rest}"


def _own_file() -> str:
    from typer import get_app_dir

    folder = Path(get_app_dir("stet"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"the folder {folder} cannot be made ({error.strerror}): name a file in DATABASE_URL, "
            "as in sqlite:////folder/stet.db"
        ) from None
    return f"sqlite:///{folder / 'stet.db'}"
