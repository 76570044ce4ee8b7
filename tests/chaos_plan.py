"""What a run of the chaos does, and with which settings the bot is started for it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from tests.chaos_events import CHANNELS
from tests.claude_server import ClaudeServer
from tests.slack_server import SlackServer


@dataclass(frozen=True)
class Plan:
    """What a run does; `never_back` leaves one of two workers dead at its first kill.

    `patience` is the seconds in which all that is left over at the end must be done.
    """

    engine: str
    events: int
    kills: int
    seed: int
    workers: int = 1
    never_back: bool = False
    digest: bool = True
    patience: float = 600.0
    keep_logs: Path | None = None

    def random(self, whose: str) -> Random:
        return Random(f"{self.seed} {whose}")

    @property
    def name(self) -> str:
        staff = {0: "all in one process", 1: "one worker", 2: "two workers"}[self.workers]
        return f"{self.engine}, {staff}{', one never back' if self.never_back else ''}"


def environment(
    plan: Plan, address: str, slack: SlackServer, claude: ClaudeServer
) -> dict[str, str]:
    """The bot's settings: our Slack, our model, and a digest that is due before long."""
    given = {
        "DATABASE_URL": address,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_API_URL": slack.url,
        "ANTHROPIC_API_KEY": "a-key-of-our-own",
        "ANTHROPIC_BASE_URL": claude.url,
        "STET_DEADLINE": "4",
        "STET_DAILY_LIMIT": "1000",
    }
    return given | (_digest_soon(datetime.now(UTC)) if plan.digest else {})


def _digest_soon(now: datetime) -> dict[str, str]:
    """Due within two minutes, in a zone where it is about noon, so that no day ends meanwhile."""
    ahead = 12 - now.hour
    due = now + timedelta(hours=ahead, seconds=80)
    return {
        "STET_DIGEST_CHANNEL": CHANNELS[0],
        "STET_DIGEST_TIME": f"{due:%H:%M}",
        "STET_TIMEZONE": f"Etc/GMT{-ahead:+d}",
    }


def keep_logs(folder: Path, plan: Plan) -> None:
    if plan.keep_logs:
        there = plan.keep_logs / plan.name.replace(", ", "-").replace(" ", "-")
        there.mkdir(parents=True, exist_ok=True)
        for each in folder.glob("*.log"):
            shutil.copy(each, there)
