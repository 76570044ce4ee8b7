"""The program as it is started: what it says before the first draft comes in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from tests.slack_server import SlackServer


def test_serving_without_a_key_says_so_at_the_start(slack: SlackServer) -> None:
    ours = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_SIGNING_SECRET": "s" * 32}
    env = {**os.environ, **ours, "SLACK_API_URL": slack.url, "PORT": "0"}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"], env=env, stdout=subprocess.PIPE, text=True
    ) as bot:
        assert bot.stdout
        first, second = bot.stdout.readline(), bot.stdout.readline()
        bot.send_signal(signal.SIGTERM)
        assert bot.wait(20) == 0
    assert "ANTHROPIC_API_KEY is not set" in first
    assert "Stet is listening at http://127.0.0.1:" in second
