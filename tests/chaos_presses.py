"""Editors in the chaos: they press Apply, Stet, Apply all and Show corrected copy at will."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from threading import Event as Flag
from threading import Thread
from typing import Any, TypeAlias

from bot.slack import ids
from tests import slack_presses as presses
from tests.chaos_deliveries import Deliveries
from tests.chaos_events import EDITORS
from tests.slack_sender import Sender
from tests.slack_server import SlackServer
from tests.slack_store import BOT

Json: TypeAlias = dict[str, Any]

WORDS = {ids.APPLY: "apply", ids.STET: "stet"}
PAUSE = 0.25
"""Seconds between looks at what has been answered."""
AT_A_LOOK = 3


@dataclass(frozen=True)
class Pressed:
    """An editor's word on a finding that the bot has acked; `instead` is the one it replaces."""

    case: str
    finding: str
    decision: str
    by: str
    instead: str = ""


@dataclass(frozen=True)
class _Button:
    channel: str
    message: Json
    block: str
    element: Json

    @property
    def carried(self) -> ids.Carried:
        return ids.Carried.read(self.element["value"])


class Editors:
    """A thread of people who press buttons until they are told that it is enough.

    Each finding gets one word, or, later, when the first is shown, another by somebody else: the
    last one counts. `words` are the last acked ones by case and finding; `copies` the cases of
    which the corrected copy was asked for.
    """

    def __init__(
        self, slack: SlackServer, sender: Sender, deliveries: Deliveries, random: Random
    ) -> None:
        self._slack = slack
        self._sender = sender
        self._deliveries = deliveries
        self._random = random
        self._enough = Flag()
        self._thread = Thread(target=self._press, name="chaos-editors")
        self.words: dict[tuple[str, str], Pressed] = {}
        self.presses = 0
        self.changes = 0
        self.copies: set[str] = set()
        self._all: set[str] = set()

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._enough.set()
        self._thread.join()

    def _press(self) -> None:
        while not self._enough.wait(PAUSE):
            there = list(self._buttons())
            for each in self._random.sample(there, min(AT_A_LOOK, len(there))):
                self._use(each)

    def _use(self, button: _Button) -> None:
        match button.element["action_id"]:
            case ids.APPLY | ids.STET:
                self._say(button)
            case ids.APPLY_ALL if self._random.random() < 0.3:
                self._apply_all(button)
            case ids.SHOW_COPY if button.carried.case not in self.copies:
                if self._deliver(button, self._random.choice(EDITORS)):
                    self.copies.add(button.carried.case)

    def _say(self, button: _Button) -> None:
        carried, word = button.carried, WORDS[button.element["action_id"]]
        before, by = self._said(carried), self._random.choice(EDITORS)
        if before and not self._may_change(button, before, word):
            return
        if self._deliver(button, by):
            self.changes += before is not None
            self._note(carried, word, by)

    def _may_change(self, button: _Button, before: Pressed, word: str) -> bool:
        """Another word follows only where the first stands for all to see."""
        stands = shown_words(button.message).get(before.finding)
        return stands is not None and stands[0] == before.decision != word

    def _said(self, carried: ids.Carried) -> Pressed | None:
        return self.words.get((carried.case, carried.finding))

    def _apply_all(self, button: _Button) -> None:
        """Nobody says a single word more on a case of which all is applied."""
        case, by = button.carried.case, self._random.choice(EDITORS)
        if case in self._all or not self._deliver(button, by):
            return
        self._all.add(case)
        for carried in _fixable(button.message):
            if self._said(carried) is None:
                self._note(carried, "apply", by)

    def _note(self, carried: ids.Carried, word: str, by: str) -> None:
        before = self._said(carried)
        instead = before.decision if before else ""
        pressed = Pressed(carried.case, carried.finding, word, by, instead)
        self.words[carried.case, carried.finding] = pressed

    def _deliver(self, button: _Button, by: str) -> bool:
        """Until it is acked, and now and then once more."""
        channel, message = button.channel, button.message
        answer = self._slack.response_url(channel, by, message)
        press = presses.block_action(button.element, button.block, by, self._slack.trigger(by))
        press["actions"][0]["action_ts"] = f"{time.time():.6f}"
        payload = presses.in_message(press, message, channel, answer, True)
        self.presses += 1
        acked = [
            self._deliveries.until_acked(lambda _: self._sender.deliver("interactive", payload))
            for _ in range(self._random.choice((1, 1, 1, 2)))
        ]
        return any(acked)

    def _buttons(self) -> Iterator[_Button]:
        for channel in tuple(self._slack.store.channels):
            for message in self._slack.said_in(channel):
                for block in message.get("blocks", ()):
                    for element in block.get("elements", ()):
                        if element.get("action_id") in {*WORDS, ids.APPLY_ALL, ids.SHOW_COPY}:
                            yield _Button(channel, message, block["block_id"], element)


def _fixable(message: Json) -> Iterator[ids.Carried]:
    for block in message["blocks"]:
        for element in block.get("elements", ()):
            if element.get("action_id") == ids.APPLY:
                yield ids.Carried.read(element["value"])


def shown_words(message: Json) -> dict[str, tuple[str, str]]:
    """What a message shows as decided: by finding, the decision and the line that tells who."""
    found, before = {}, ""
    for block in message.get("blocks", ()):
        name = str(block.get("block_id", ""))
        if name.startswith("finding-"):
            for word, told in (("apply", "*Applied by*"), ("stet", "*Stet by*")):
                if told in before:
                    found[name.removeprefix("finding-")] = (word, before)
        before = json.dumps(block)
    return found


def ours(message: Json) -> tuple[str, str]:
    """The case of a message of the bot's, and what it is; empty where it does not say."""
    if message.get("bot_id") != BOT:
        return "", ""
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    return str(payload.get("case", "")), str(payload.get("what", ""))
