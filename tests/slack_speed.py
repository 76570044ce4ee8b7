"""How soon Slack gets its ack, idle and with fifty reviews going: `python -m tests.slack_speed`.

Slack waits three seconds; the desk is held to 0.1. Bot and Slack share one process here, so a bot
of its own does better.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from statistics import median

from tests.slack_desk import desk_in_slack
from tests.slack_server import SlackServer
from tests.test_reader import POST, Told, answer


def acks(busy: bool) -> list[float]:
    """Seconds to the ack of fifty reactions, or of fifty while as many reviews are under way."""
    held = threading.Event()
    with SlackServer() as slack, desk_in_slack(slack, Told({}, answer(), held=held)) as desk:
        if busy:
            for n in range(50):
                desk.send.reaction(slack.put(f"{POST} {n}"))
        else:
            held.set()
        taken = [desk.send.command("/stet", "help").seconds for _ in range(50)]
        held.set()
        desk.settle()
    return taken


def told(name: str, taken: Sequence[float]) -> str:
    return f"{name}: median {1000 * median(taken):.1f} ms, slowest {1000 * max(taken):.1f} ms"


if __name__ == "__main__":
    idle, busy = acks(busy=False), acks(busy=True)
    print(told("idle", idle))
    print(told("fifty reviews under way", busy))
    print(f"busy takes {median(busy) / median(idle):.1f} times as long as idle")
