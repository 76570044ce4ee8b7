"""What people do in Slack, told to the app by whichever way it listens."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from tests import slack_payloads as payloads
from tests import slack_presses as presses

if TYPE_CHECKING:
    from tests.slack_server import SlackServer

Json: TypeAlias = dict[str, Any]

USER, CHANNEL = "U0MAYA", "C0DESK"


@dataclass(frozen=True)
class Answer:
    """What the app answered, and how many seconds it took to; status 0 for no ack at all."""

    status: int
    body: str
    seconds: float

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Acts:
    """What people do, whichever way it is delivered. `slack` gives triggers and answer URLs."""

    def __init__(self, slack: SlackServer | None = None) -> None:
        self._slack = slack
        self._events = itertools.count(1)

    def deliver(self, kind: str, payload: Json, retry: int = 0) -> Answer:
        """`kind` is events_api, slash_commands or interactive."""
        raise NotImplementedError

    def event(self, event: Json, event_id: str = "", retry_num: int = 0) -> Answer:
        """The same `event_id` again, with a `retry_num`, is Slack trying again.

        Without one it is another event each time.
        """
        number = self._slack.store.number() if self._slack else next(self._events)
        named = event_id or f"{payloads.event_id(event)}{number}"
        return self.deliver("events_api", payloads.envelope(event, named), retry_num)

    def message(self, message: Json, channel: str = CHANNEL, **more: Any) -> Answer:
        return self.event(payloads.message_event(message, channel), **more)

    def mention(self, message: Json, channel: str = CHANNEL, **more: Any) -> Answer:
        return self.event(payloads.app_mention(message, channel), **more)

    def reaction(
        self,
        message: Json,
        reaction: str = "memo",
        user: str = USER,
        channel: str = CHANNEL,
        **more: Any,
    ) -> Answer:
        return self.event(payloads.reaction_added(message, channel, user, reaction), **more)

    def edit(self, now: Json, before: Json, channel: str = CHANNEL, **more: Any) -> Answer:
        return self.event(payloads.message_changed(now, before, channel), **more)

    def home(self, user: str = USER, tab: str = "home", **more: Any) -> Answer:
        return self.event(payloads.app_home_opened(user, tab), **more)

    def command(
        self,
        command: str,
        text: str = "",
        user: str = USER,
        channel: str = CHANNEL,
        *,
        trigger_id: str = "",
        response_url: str = "",
    ) -> Answer:
        trigger = trigger_id or self._trigger(user)
        answer = response_url or self._answer_url(channel, user)
        made = payloads.command(command, text, user, channel, trigger=trigger, answer=answer)
        return self.deliver("slash_commands", made)

    def action(
        self,
        action: Json | str,
        message: Json,
        user: str = USER,
        channel: str = "",
        *,
        trigger_id: str = "",
        response_url: str = "",
        value: str | None = None,
        chosen: object = None,
    ) -> Answer:
        """A press on an element of a message, given as itself or by its action id.

        Of several with the same action id, `value` says which; `chosen` is the value of the
        option taken, or "negative_button". AssertionError if the message has no such element.
        """
        block, element = pressable(message["blocks"], action, value)
        where = channel or message.get("channel", CHANNEL)
        answer = response_url or self._answer_url(where, user, message)
        trigger = trigger_id or self._trigger(user)
        press = presses.block_action(element, block["block_id"], user, trigger, chosen)
        seen = "channel" not in message
        return self.deliver("interactive", presses.in_message(press, message, where, answer, seen))

    def view_action(
        self, action: Json | str, view: Json, user: str = USER, chosen: object = None
    ) -> Answer:
        """A press on an element of a modal or of the Home tab."""
        block, element = pressable(view["blocks"], action, None)
        trigger = self._trigger(user)
        press = presses.block_action(element, block["block_id"], user, trigger, chosen)
        return self.deliver("interactive", presses.in_view(press, view))

    def shortcut(
        self,
        callback_id: str,
        message: Json,
        user: str = USER,
        channel: str = CHANNEL,
        *,
        trigger_id: str = "",
        response_url: str = "",
    ) -> Answer:
        trigger = trigger_id or self._trigger(user)
        answer = response_url or self._answer_url(channel, user)
        made = presses.shortcut(callback_id, message, channel, user, trigger=trigger, answer=answer)
        return self.deliver("interactive", made)

    def view_submission(
        self, view: Json, values: Mapping[str, Any], user: str = USER, trigger_id: str = ""
    ) -> Answer:
        trigger = trigger_id or self._trigger(user)
        return self.deliver("interactive", presses.view_submission(view, values, user, trigger))

    def _trigger(self, user: str) -> str:
        return self._slack.trigger(user) if self._slack else "1.2.trigger"

    def _answer_url(self, channel: str, user: str, message: Json | None = None) -> str:
        if self._slack:
            return self._slack.response_url(channel, user, message)
        return "http://127.0.0.1:9/hooks/none"


def pressable(blocks: list[Json], action: Json | str, value: str | None) -> tuple[Json, Json]:
    """The block and the element in it. AssertionError if there is none."""
    for block in blocks:
        for element in [block.get("accessory"), *block.get("elements", ())]:
            if element and _is(element, action, value):
                return block, element
    named = action if isinstance(action, str) else action.get("action_id")
    raise AssertionError(f"nothing to press: {named} {value or ''}")


def _is(element: Json, action: Json | str, value: str | None) -> bool:
    if isinstance(action, dict):
        return element == action
    return element.get("action_id") == action and value in (None, element.get("value"))
