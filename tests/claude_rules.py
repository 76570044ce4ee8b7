"""What the real Messages API refuses, as far as we could trip over it (facts of November 2026)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Objection: TypeAlias = tuple[int, str, str]

ALLOWED = {
    "max_tokens",
    "messages",
    "metadata",
    "model",
    "output_config",
    "service_tier",
    "stop_sequences",
    "stream",
    "system",
    "thinking",
    "tool_choice",
    "tools",
}
EFFORTS = {"low", "medium", "high", "xhigh", "max"}
NOT_IN_SCHEMAS = {
    "exclusiveMaximum",
    "exclusiveMinimum",
    "maxItems",
    "maxLength",
    "maximum",
    "minLength",
    "minimum",
    "multipleOf",
}


def objection(headers: Mapping[str, str], body: Mapping[str, Any]) -> Objection | None:
    """Status, type and message of what the real API would say, or None when it would answer."""
    if not headers.get("authorization", "").startswith("Bearer "):
        return 401, "authentication_error", "no key"
    if headers.get("anthropic-version") != "2026-10-21":
        return 400, "invalid_request_error", "anthropic-version: unknown"
    faults = [*_faults(body), *_format_faults(body.get("output_config", {}))]
    return (400, "invalid_request_error", faults[0]) if faults else None


def _faults(body: Mapping[str, Any]) -> Iterable[str]:
    for name in sorted(set(body) - ALLOWED):
        yield f"{name}: Extra inputs are not permitted"
    if not isinstance(body.get("max_tokens"), int) or body["max_tokens"] < 1:
        yield "max_tokens: Field required"
    if not isinstance(body.get("model"), str):
        yield "model: Field required"
    if body.get("tool_choice", {}).get("type") in {"any", "tool"}:
        yield "tool_choice: forced tool use is not supported by this model"
    if body.get("thinking", {}).get("type") == "disabled":
        yield "thinking: cannot be disabled for this model"
    yield from _message_faults(body.get("messages"))
    yield from _system_faults(body.get("system", []))


def _message_faults(messages: Any) -> Iterable[str]:
    if not isinstance(messages, list) or not messages:
        yield "messages: at least one message is required"
        return
    if messages[-1].get("role") != "user":
        yield "messages: the last one must be the user's"
    if not all(message.get("content") for message in messages):
        yield "messages: content must not be empty"


def _system_faults(system: Any) -> Iterable[str]:
    for block in system if isinstance(system, list) else []:
        if not block.get("text"):
            yield "system: text content blocks must be non-empty"
        if block.get("cache_control", {"type": "ephemeral"}).get("type") != "ephemeral":
            yield "cache_control: type must be ephemeral"


def _format_faults(config: Mapping[str, Any]) -> Iterable[str]:
    if config.get("effort", "high") not in EFFORTS:
        yield "output_config.effort: unknown"
    form = config.get("format")
    if form is None:
        return
    if form.get("type") != "json_schema" or not isinstance(form.get("schema"), dict):
        yield "output_config.format: a json_schema is required"
        return
    yield from _schema_faults(form["schema"])


def _schema_faults(schema: Any) -> Iterable[str]:
    if isinstance(schema, list):
        for each in schema:
            yield from _schema_faults(each)
    if not isinstance(schema, dict):
        return
    if schema.get("type") == "object" and schema.get("additionalProperties") is not False:
        yield "output_config.format.schema: additionalProperties must be false"
    for name in sorted(NOT_IN_SCHEMAS & set(schema)):
        yield f"output_config.format.schema: {name} is not supported"
    for name, part in schema.items():
        named = name in {"properties", "$defs"} and isinstance(part, dict)
        yield from _schema_faults(list(part.values()) if named else part)
