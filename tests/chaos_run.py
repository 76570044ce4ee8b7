"""One run of the chaos: the bot started, fed, killed, left to finish, and judged."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from threading import Thread

from tests.chaos_basket import Basket, Kill, Watch
from tests.chaos_bot import Bot, Process
from tests.chaos_deliveries import Deliveries, Postman
from tests.chaos_events import Event, Newsroom
from tests.chaos_model import Fickle
from tests.chaos_plan import Plan, environment, keep_logs
from tests.chaos_presses import Editors
from tests.chaos_report import Report
from tests.chaos_verdict import Outcome, decisions_lost
from tests.claude_server import ClaudeServer
from tests.slack_faults import Rates
from tests.slack_sender import Sender
from tests.slack_server import SlackServer

SLACK_FAILING, SLACK_DROPPING = 0.10, 0.07
PACE = 0.2
"""Seconds from one event to the next."""
IDLE = 30.0
"""Seconds that a kill waits for work under way."""
AWAY = 1.5
"""Seconds at most until a killed worker is started again."""
LINGER = 3.0
"""Seconds for which editors go on pressing when every draft is in."""
TO_DIGEST = 150.0


def run(plan: Plan, address: str) -> Report:
    """The whole of it, on a new database."""
    with ExitStack() as stack:
        slack = stack.enter_context(SlackServer())
        fickle = Fickle(plan.random("model"))
        claude = stack.enter_context(ClaudeServer(answer=fickle))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="stet-chaos-")))
        bot = Bot(plan.workers, folder, environment(plan, address, slack, claude))
        if plan.engine == "postgres":
            bot.migrate()
        chaos = Chaos(plan, slack, bot, address)
        try:
            report = chaos.run(fickle)
        finally:
            bot.stop()
            keep_logs(folder, plan)
        words = [each.copy.word for each in chaos.events]
        told = {"drafts in the logs": bot.said(), "drafts in the basket": Basket(address).matter()}
        return report.with_leaks(told, words)


class Chaos:
    """A run under way."""

    def __init__(self, plan: Plan, slack: SlackServer, bot: Bot, address: str) -> None:
        sender = Sender(bot.secret, f"{bot.url}/slack/events", slack)
        newsroom = Newsroom(slack, sender, plan.random("newsroom"))
        self.events: list[Event] = [newsroom.event() for _ in range(plan.events)]
        self._plan = plan
        self._slack = slack
        self._bot = bot
        self._watch = Watch(Basket(address))
        self._deliveries = Deliveries()
        self._editors = Editors(slack, sender, self._deliveries, plan.random("editors"))
        self._postman = Postman(self._deliveries, plan.random("post"), plan.events * PACE)
        self._rates = Rates(plan.random("slack"), SLACK_FAILING, SLACK_DROPPING)
        self._going: list[Future[bool]] = []

    def run(self, fickle: Fickle) -> Report:
        self._slack.fail_at_random(self._rates)
        self._bot.start()
        began = time.monotonic()
        with self._watch:
            with self._at_work() as delivering:
                self._kill_at_random(delivering)
                self._wait_until_taken(delivering)
            left = self._left_over()
            self._wait_for_the_digest()
        return self._judged(fickle, left, time.monotonic() - began)

    @contextmanager
    def _at_work(self) -> Iterator[Thread]:
        delivering = Thread(target=self._deliver, name="chaos-post")
        self._editors.start()
        delivering.start()
        try:
            yield delivering
        finally:
            self._editors.stop()
            self._postman.close()
            delivering.join()

    def _deliver(self) -> None:
        self._going = self._postman.deliver(self.events)

    def _wait_until_taken(self, delivering: Thread) -> None:
        while delivering.is_alive() or not all(each.done() for each in self._going):
            self._revive_all()
            time.sleep(0.2)
        time.sleep(LINGER)

    def _left_over(self) -> int:
        """Jobs that are still open when the time to finish is up."""
        until, left = time.monotonic() + self._plan.patience, 1
        while left and time.monotonic() < until:
            self._revive_all()
            left = self._watch.wait_until_empty(5.0)
        return left

    def _kill_at_random(self, delivering: Thread) -> None:
        random = self._plan.random("kills")
        for number in range(self._plan.kills):
            share = (number + random.random()) / (self._plan.kills + 0.5)
            while not self._is_so_far(share, delivering):
                self._revive_all()
                time.sleep(0.05)
            self._kill(self._victim(number, random), random, number)

    def _is_so_far(self, share: float, delivering: Thread) -> bool:
        """Whether this share of the drafts has been read, or nothing more is to come."""
        is_over = not delivering.is_alive() and self._watch.open_jobs() == []
        return is_over or self._watch.basket.read() >= share * self._plan.events

    def _victim(self, number: int, random: Random) -> Process:
        there = self._bot.killable
        if self._plan.never_back:
            return there[-1] if number == 0 else there[0]
        return random.choice(there)

    def _kill(self, victim: Process, random: Random, number: int) -> None:
        until, jobs = time.monotonic() + IDLE, frozenset[str]()
        while not jobs and time.monotonic() < until:
            self._revive_all()
            time.sleep(random.uniform(0.05, 0.4))
            jobs = self._watch.under_way(victim.pid)
        pid = victim.pid
        victim.kill()
        at, jobs = time.monotonic(), self._watch.under_way(pid)
        self._watch.recoveries.kills.append(Kill(victim.name, at, jobs, self._watch.waiting()))
        if not (self._plan.never_back and number == 0):
            time.sleep(random.uniform(0.0, AWAY))
            victim.start()

    def _revive_all(self) -> None:
        for each in self._bot.all:
            self._bot.revive(each)

    def _wait_for_the_digest(self) -> None:
        until = time.monotonic() + TO_DIGEST
        while self._plan.digest and time.monotonic() < until:
            if Outcome(self._slack).digests():
                self._watch.wait_until_empty(self._plan.patience)
                return
            self._revive_all()
            time.sleep(0.5)

    def _judged(self, fickle: Fickle, left: int, seconds: float) -> Report:
        outcome, editors, basket = Outcome(self._slack), self._editors, self._watch.basket
        faults = outcome.faults(self.events, editors.copies)
        faults |= decisions_lost(editors.words, basket.decisions(), outcome.words())
        digests = len(outcome.digests())
        faults["digests missing"] = ["the day's"] * (self._plan.digest and not digests)
        is_in_vain = self._plan.kills and not any(
            each.jobs for each in self._watch.recoveries.kills
        )
        faults["kills that hit nothing"] = ["all"] * bool(is_in_vain)
        faults["letters left over"] = basket.letters()
        faults["jobs given up"] = basket.gone_wrong()
        faults["jobs left over"] = ["a job"] * left
        faults["never acked"] = ["a delivery"] * self._deliveries.given_up
        return Report(
            self._plan.name,
            faults,
            self._watch.recoveries,
            {
                "seconds": round(seconds),
                "events": len(self.events),
                "deliveries": self._deliveries.made,
                "delivered again for want of an ack": self._deliveries.again,
                "slowest ack, ms": round(1000 * self._deliveries.slowest),
                "presses": editors.presses,
                "changes of mind": editors.changes,
                "decisions": len(editors.words),
                "copies asked for": len(editors.copies),
                "digests": digests,
                "told that it was not noted": outcome.not_noted(self._slack.ephemerals),
                "model calls": sum(fickle.calls.values()),
                "model calls failed": fickle.failed,
                "Slack calls": len(self._slack.calls),
                "Slack calls failed": self._rates.counts["failed"],
                "posts stored and dropped": self._rates.counts["dropped"],
                "starts of processes": sum(each.starts for each in self._bot.all),
            },
        )
