"""No test asks the real model, whoever's key lies in the environment."""

from __future__ import annotations

import os

import pytest


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = ("ANTHROPIC_", "STET_", "SLACK_", "HOST", "PORT")
    for name in [name for name in os.environ if name.startswith(ours)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
