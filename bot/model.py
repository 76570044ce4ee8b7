"""A language model as the desk meets it: asked with a prompt, it answers or says why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is sent: `system` is the same for every draft, `user` alone holds copy.

    `schema` is the JSON schema that the answer keeps to; `post` is the index of the post that is
    read, or None for a question about a whole blog or a day; `place` counts the prompts of one
    draft from 0, posts first.
    """

    name: str
    system: str
    user: str
    schema: Mapping[str, object]
    post: int | None = None
    place: int = 0


@dataclass(frozen=True, slots=True)
class Usage:
    """What asking has used: calls, tokens by price, US dollars, and the ids to quote to the vendor.

    `calls` counts answers that were paid for, not attempts. `input_tokens` are those neither
    written to the cache nor read from it.
    """

    calls: int = 0
    input_tokens: int = 0
    cache_write_tokens: int = 0
    cache_read_tokens: int = 0
    output_tokens: int = 0
    cost: float = 0.0
    request_ids: tuple[str, ...] = ()

    @property
    def input(self) -> int:
        """Tokens that went in, at whatever price."""
        return self.input_tokens + self.cache_write_tokens + self.cache_read_tokens

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.calls + other.calls,
            self.input_tokens + other.input_tokens,
            self.cache_write_tokens + other.cache_write_tokens,
            self.cache_read_tokens + other.cache_read_tokens,
            self.output_tokens + other.output_tokens,
            self.cost + other.cost,
            self.request_ids + other.request_ids,
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: JSON text as the model wrote it, not yet looked at."""

    text: str
    usage: Usage = Usage()


class Why(StrEnum):
    """Why there is no answer, as the editor reads it after "the language model"."""

    REFUSED = "declined to read it"
    TRUNCATED = "broke off in the middle of its answer"
    EMPTY = "gave an empty answer"
    INVALID = "gave an answer that could not be understood"
    MISSING = "gave no answer"
    TOO_LONG = "cannot take in so much at once"
    REJECTED = "rejected the request"
    KEY = "does not accept the key in ANTHROPIC_API_KEY"
    SPENT = "has reached the spending limit of the account"
    BUDGET = "has used up the desk’s money for today (STET_DAILY_LIMIT)"
    BUSY = "is overloaded"
    FAULT = "gave an answer that Stet stumbled over"
    UNREACHABLE = "cannot be reached"
    LATE = "did not answer in time"


class Unanswered(Exception):  # noqa: N818 - an outcome that every desk must expect
    """There is no answer. Holds no word of the draft; `usage` is what it cost all the same."""

    def __init__(self, why: Why, usage: Usage = Usage()) -> None:
        super().__init__(why.value)
        self.why = why
        self.usage = usage


class Model(Protocol):
    """Something that can be asked. `version` names the model and how it is set."""

    @property
    def version(self) -> str: ...

    def ask(self, prompt: Prompt) -> Answer:
        """Raises Unanswered, and nothing else, when there is no whole answer."""
        ...
