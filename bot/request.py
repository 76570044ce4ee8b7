"""What is sent to Claude, word for word, and how the sending is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.model import Prompt
from bot.spending import PRICES, Price, price_of


@dataclass(frozen=True, slots=True)
class ClaudeSettings:
    """How Claude is asked.

    `deadline` is seconds for one ask, retries and waits included; `attempt` seconds for one try, of
    which there are at most `tries`; `pause` seconds at most before the second try, twice that
    before the third; `max_tokens` what the model may think and write. `claude-haiku-5-5` is the
    cheap model. Raises ValueError without a usable key or address, or for a model that
    `prices` lacks.
    """

    key: str = field(repr=False)
    model: str = "claude-sonnet-5-5"
    effort: Literal["low", "medium", "high", "xhigh", "max"] = "medium"
    base_url: str | None = None
    deadline: float = 60.0
    attempt: float = 30.0
    tries: int = 4
    pause: float = 0.5
    max_tokens: int = 8192
    prices: Mapping[str, Price] = field(default_factory=lambda: PRICES)

    def __post_init__(self) -> None:
        if not self.key or not all("!" <= character <= "~" for character in self.key):
            raise ValueError("ANTHROPIC_API_KEY is missing, or is not a key")
        if self.base_url and not self.base_url.startswith(("https://", "http://")):
            raise ValueError("ANTHROPIC_BASE_URL is not an http or https address")
        price_of(self.model, self.prices)

    @property
    def price(self) -> Price:
        return price_of(self.model, self.prices)


def request(prompt: Prompt, settings: ClaudeSettings) -> dict[str, Any]:
    """The body of the request: the keyword arguments of `messages.create`, and nothing else."""
    system = {"type": "text", "text": prompt.system, "cache_control": {"type": "ephemeral"}}
    answer = {"type": "json_schema", "schema": dict(prompt.schema)}
    return {
        "model": settings.model,
        "max_tokens": settings.max_tokens,
        "system": [system],
        "messages": [{"role": "user", "content": prompt.user}],
        "output_config": {"effort": settings.effort, "format": answer},
    }
