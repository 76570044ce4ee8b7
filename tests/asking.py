"""Asking Claude in a test: a prompt, quick settings, and an answer that is fine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from bot.llm import Claude
from bot.model import Prompt, Unanswered, Usage
from bot.request import ClaudeSettings
from tests.claude_server import ClaudeServer, Reply

CANARY = "Alderman Quillfeather of Nether Wobbling resigned"
KEY = "sk-ant-test-0001"
SCHEMA = {
    "type": "object",
    "properties": {"summary": {"type": "string"}},
    "required": ["summary"],
    "additionalProperties": False,
}
PROMPT = Prompt("post", "You read for the desk.", CANARY, SCHEMA)
FINE = Reply.json({"summary": "Fine."})
USED = Usage(1, 350, 0, 7400, 120, 0.00264, ("req_0001",))


def settings(url: str = "http://127.0.0.1:9", **changes: Any) -> ClaudeSettings:
    quick = {"deadline": 5.0, "attempt": 4.0, "pause": 0.02}
    return ClaudeSettings(KEY, base_url=url, **{**quick, **changes})


@contextmanager
def asked(*replies: Reply, **changes: Any) -> Iterator[tuple[Claude, ClaudeServer]]:
    with ClaudeServer(*replies) as server, Claude(settings(server.url, **changes)) as claude:
        yield claude, server


def failure(claude: Claude, prompt: Prompt = PROMPT) -> Unanswered:
    with pytest.raises(Unanswered) as caught:
        claude.ask(prompt)
    return caught.value
