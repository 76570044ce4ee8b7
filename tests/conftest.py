"""No test asks the real model or Slack, whoever's keys lie in the environment."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.slack_server import SlackServer


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = ("ANTHROPIC_", "STET_", "SLACK_", "HOST", "PORT")
    for name in [name for name in os.environ if name.startswith(ours)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")


@pytest.fixture
def slack() -> Iterator[SlackServer]:
    """A Slack of our own."""
    with SlackServer() as server:
        yield server
