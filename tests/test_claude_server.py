"""The server that plays the Messages API refuses what the real one refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.llm import Claude
from bot.model import Prompt, Why
from bot.request import request
from tests.asking import FINE, PROMPT, SCHEMA, failure, settings
from tests.claude_server import USAGE, ClaudeServer, Reply


@pytest.mark.parametrize(
    "changes",
    [
        {"temperature": 1.0},
        {"max_tokens": None},
        {"tool_choice": {"type": "any"}},
        {"thinking": {"type": "disabled"}},
        {"cache_control": {"type": "ephemeral"}},
        {"output_config": {"format": {"type": "json_schema", "schema": {"type": "object"}}}},
        {"system": [{"type": "text", "text": ""}]},
        {"messages": [{"role": "user", "content": ""}]},
    ],
)
def test_the_server_refuses_what_the_real_one_refuses(changes: dict[str, Any]) -> None:
    import httpx2

    headers = {"authorization": "Bearer k", "anthropic-version": "2026-10-21"}
    body = request(PROMPT, settings())
    with ClaudeServer(FINE) as server, httpx2.Client(headers=headers) as client:
        url = f"{server.url}/v1/messages"
        assert client.post(url, json=body).status_code == 200
        assert client.post(url, json={**body, **changes}).status_code == 400


def test_the_server_answers_through_a_function_of_the_request() -> None:
    def answer(body: dict[str, Any]) -> Reply | dict[str, Any] | str:
        said = body["messages"][0]["content"]
        made: dict[str, Reply | dict[str, Any] | str] = {
            "one": {"said": said},
            "two": "plain",
            "three": Reply.refused(),
        }
        return made[said]

    with ClaudeServer(answer=answer) as server, Claude(settings(server.url)) as claude:
        one, two = (claude.ask(Prompt("post", "s", user, SCHEMA)) for user in ("one", "two"))
        three = failure(claude, Prompt("post", "s", "three", SCHEMA))
    assert (json.loads(one.text), two.text, three.why) == ({"said": "one"}, "plain", Why.REFUSED)
    assert one.usage.cache_read_tokens == USAGE["cache_read_input_tokens"]
