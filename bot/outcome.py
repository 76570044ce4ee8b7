"""What came of one try at Claude: a whole answer, or a failure told apart from the others.

Pure: it is given what the server said, and keeps none of its words but the answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from math import isfinite
from typing import Protocol, TypeAlias

from pydantic import BaseModel, NonNegativeInt, ValidationError

from bot.model import Answer, Usage, Why
from bot.spending import Price, cost

_BROKEN_OFF = {
    "refusal": Why.REFUSED,
    "max_tokens": Why.TRUNCATED,
    "model_context_window_exceeded": Why.TRUNCATED,
}
_WHOLE = ("end_turn", "stop_sequence")
_STATUSES = {
    401: Why.KEY,
    402: Why.SPENT,
    403: Why.KEY,
    408: Why.LATE,
    409: Why.BUSY,
    413: Why.TOO_LONG,
    429: Why.BUSY,
    503: Why.BUSY,
    504: Why.LATE,
    529: Why.BUSY,
}
_OPENINGS = {
    "You have reached your specified": Why.SPENT,
    "Your credit balance is too low": Why.SPENT,
    "prompt is too long": Why.TOO_LONG,
}
"""A plain 400 that means more, told by how the vendor's message begins: it carries no code."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a try, or a whole ask, came to nothing.

    `again`: another try may help, after `wait` seconds if the server asked for that. `what`,
    `status` and `request_id` are for the log.
    """

    why: Why
    what: str = ""
    status: int | None = None
    request_id: str | None = None
    again: bool = False
    wait: float | None = None
    usage: Usage = field(default_factory=Usage)


Outcome: TypeAlias = Answer | Failure


class Refusal(Protocol):
    """An answer with an error status, as anthropic.APIStatusError holds it."""

    @property
    def status_code(self) -> int: ...
    @property
    def type(self) -> str | None: ...
    @property
    def error_code(self) -> str | None: ...
    @property
    def api_message(self) -> object: ...


class _Block(BaseModel):
    type: str
    text: str = ""


class _Tokens(BaseModel):
    input_tokens: NonNegativeInt
    output_tokens: NonNegativeInt
    cache_creation_input_tokens: NonNegativeInt | None = None
    cache_read_input_tokens: NonNegativeInt | None = None


class _Message(BaseModel):
    content: list[_Block]
    stop_reason: str | None
    usage: _Tokens


def read(content: bytes, request_id: str | None, price: Price) -> Outcome:
    """The body of a 200. Text is what all text blocks hold; the thinking before it is skipped."""
    try:
        message = _Message.model_validate_json(content)
    except ValidationError:
        why = Why.BUSY if b"overloaded_error" in content else Why.INVALID
        return Failure(why, "broken answer", 200, request_id, again=True)
    usage = _usage(message.usage, request_id, price)
    text = "".join(block.text for block in message.content if block.type == "text")
    if message.stop_reason in _WHOLE and text.strip():
        return Answer(text, usage)
    return _half(message.stop_reason, request_id, usage)


def _half(stop_reason: str | None, request_id: str | None, usage: Usage) -> Failure:
    """A stop that is unknown or missing means that the answer was cut on its way."""
    if stop_reason in _WHOLE:
        return Failure(Why.EMPTY, "empty answer", 200, request_id, usage=usage)
    if why := _BROKEN_OFF.get(stop_reason or ""):
        return Failure(why, f"{why.name.lower()} answer", 200, request_id, usage=usage)
    return Failure(Why.INVALID, "unfinished answer", 200, request_id, again=True, usage=usage)


def _usage(tokens: _Tokens, request_id: str | None, price: Price) -> Usage:
    usage = Usage(
        calls=1,
        input_tokens=tokens.input_tokens,
        cache_write_tokens=tokens.cache_creation_input_tokens or 0,
        cache_read_tokens=tokens.cache_read_input_tokens or 0,
        output_tokens=tokens.output_tokens,
        request_ids=(request_id,) if request_id else (),
    )
    return replace(usage, cost=cost(usage, price))


def refused(refusal: Refusal, headers: Mapping[str, str]) -> Failure:
    """What an error status means. A spending limit does not heal by asking again."""
    why = _why(refusal)
    return Failure(
        why,
        type(refusal).__name__,
        refusal.status_code,
        headers.get("request-id"),
        again=why is not Why.SPENT and _may_pass(refusal.status_code, headers),
        wait=wait_asked(headers),
    )


def _why(refusal: Refusal) -> Why:
    status = refusal.status_code
    if (refusal.error_code or "").endswith("spend_limit_reached"):
        return Why.SPENT
    for opening, why in _OPENINGS.items():
        if status == 400 and str(refusal.api_message).startswith(opening):
            return why
    if refusal.type == "overloaded_error":
        return Why.BUSY
    return _STATUSES.get(status, Why.UNREACHABLE if status >= 500 else Why.REJECTED)


def _may_pass(status: int, headers: Mapping[str, str]) -> bool:
    """The server's own word counts before its status."""
    told = headers.get("x-should-retry")
    if told in {"true", "false"}:
        return told == "true"
    return status in {408, 409, 429} or status >= 500


def wait_asked(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait that the server asks for; a date is held against the server's own clock."""
    for name, second in (("retry-after-ms", 1000), ("retry-after", 1)):
        with suppress(KeyError, ValueError):
            seconds = float(headers[name]) / second
            if isfinite(seconds) and seconds >= 0:
                return seconds
    with suppress(KeyError, TypeError, ValueError):
        until = parsedate_to_datetime(headers["retry-after"])
        return max(0.0, (until - parsedate_to_datetime(headers["date"])).total_seconds())
    return None
