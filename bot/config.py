"""The environment, read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings import SettingsError as UnreadableError

from bot.house import HouseStyleError
from bot.spending import PRICES, Price

if TYPE_CHECKING:
    from bot.llm import Claude
    from bot.request import ClaudeSettings
    from bot.spending import Book

DEFAULT_MODEL = "claude-sonnet-5-5"

LEDGER = "spending"
"""The file of what was spent, in the folder that the system keeps for programs' own files."""


class SettingsError(ValueError):
    """A setting cannot be used; the message names the variable and says what to do."""


class Settings(BaseSettings):
    """What a desk may set from outside; each is an environment variable that begins STET_."""

    model_config = SettingsConfigDict(
        env_prefix="STET_", extra="ignore", env_parse_none_str="none", env_ignore_empty=True
    )

    style: str = ""
    """Desk options, as in `percent=words, honorifics=surname`."""

    words: str = ""
    """The house's own words, apart by commas or spaces: they are never misspelt."""

    model: str | None = DEFAULT_MODEL
    """The model that reads; `claude-haiku-5-5` is the cheap one, `none` does without."""

    effort: Literal["low", "medium", "high", "xhigh", "max"] = "medium"
    """How long the model may think."""

    at_a_time: int = Field(default=4, ge=1, le=64)
    """Posts of a live blog that are read at the same time."""

    deadline: float = Field(default=60.0, gt=0, le=600)
    """Seconds for one post, retries included."""

    budget: float = Field(default=600.0, gt=0, le=7200)
    """Seconds for a whole live blog; what is not asked by then is left to the machine."""

    daily_limit: float | None = Field(default=10.0, ge=0, allow_inf_nan=False)
    """US dollars a UTC day, after which the machine checks go on alone; `none` for no limit."""

    spending: Path | None = None
    """The file that keeps what was spent each day."""

    prices: dict[str, Price] = Field(default_factory=dict)
    """US dollars per million tokens of other models, as JSON."""

    key: SecretStr | None = Field(default=None, validation_alias=AliasChoices("ANTHROPIC_API_KEY"))
    """Without it the machine checks do all."""

    base_url: str | None = Field(default=None, validation_alias=AliasChoices("ANTHROPIC_BASE_URL"))
    """Another address for the model's API."""


def settings() -> Settings:
    """The settings in the environment. Raises SettingsError with one sentence."""
    try:
        return Settings()
    except UnreadableError:
        raise SettingsError("STET_PRICES cannot be used: it is not JSON") from None
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        variable = name if name.isupper() else f"STET_{name.upper()}"
        raise SettingsError(f"{variable} cannot be used: {first['msg']}") from None


def claude_settings(given: Settings, sends: bool = True) -> ClaudeSettings:
    """How Claude is asked; no key is needed where nothing is sent. Raises SettingsError."""
    from bot.request import ClaudeSettings

    key = given.key.get_secret_value() if given.key else ""
    try:
        return ClaudeSettings(
            key=key if sends else "unsent",
            model=given.model or DEFAULT_MODEL,
            effort=given.effort,
            base_url=given.base_url,
            deadline=given.deadline,
            prices=_prices(given.prices),
        )
    except ValueError as error:
        hint = "; give its price in STET_PRICES" if "price" in str(error) else ""
        raise SettingsError(f"{error}{hint}") from None


def _prices(more: Mapping[str, Price]) -> Mapping[str, Price]:
    return {**PRICES, **more}


def claude(given: Settings, book: Book | None = None) -> Claude | None:
    """The model that the settings name; None when they name none or hold no key.

    What it costs is written in `book`, or in a file where the settings name one or there is none.

    Raises SettingsError at once for what would otherwise fail at the first review.
    """
    if given.model is None or given.key is None:
        return None
    from bot.llm import Claude
    from bot.spending import Allowance, Ledger

    asked = claude_settings(given)
    if given.daily_limit is None:
        return Claude(asked)
    try:
        path = given.spending or _own_folder() / LEDGER
        ledger = book if book and given.spending is None else Ledger(path)
        return Claude(asked, Allowance(given.daily_limit, ledger, _today))
    except ValueError as error:
        raise SettingsError(f"{error}; name another file in STET_SPENDING") from None


def _today() -> date:
    return datetime.now(UTC).date()


def _own_folder() -> Path:
    from typer import get_app_dir

    return Path(get_app_dir("stet"))


def why_no_model(given: Settings) -> str:
    """What an editor reads on a desk without a model, with what would bring one."""
    lack = "STET_MODEL is none" if given.model is None else "ANTHROPIC_API_KEY is not set"
    return (
        f"No language model has read this ({lack}): headlines and summary are cut from the copy by "
        "rule, and sense, tone and grammar in context are unchecked."
    )


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
