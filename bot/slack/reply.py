"""Posting and updating in Slack: once, within the limits, and never in silence.

A message carries the key it was posted under in its metadata, ids alone, so that it is found again
after a broken connection, a restart, or by another process that was told of the same event.
"""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.slack.blocks import Message, error_message
from bot.slack.ids import EVENT_TYPE
from bot.slack.places import Key, Person, Place
from bot.slack.trouble import BROKEN, code_of

TRIES = 3
PAUSE = 0.5
"""Seconds before a message is posted again, after looking whether it is there already."""

MOST_PAGES = 20
"""Pages of 200 messages in which a thread is searched: a long blog's answer has hundreds."""

_NOTHING_THERE = frozenset(
    "thread_not_found message_not_found channel_not_found not_in_channel missing_scope "
    "unknown_method".split()
)
"""Where Slack will not let us look, nothing of ours is found; posting tells what is wrong."""

_TOO_MUCH = frozenset(
    "msg_too_long msg_blocks_too_long invalid_blocks invalid_blocks_format".split()
)
_LOG = logging.getLogger("stet.slack")


class Replies:
    """The bot's own messages."""

    def __init__(self, client: WebClient, poster: WebClient) -> None:
        self._client = client
        self._poster = poster

    def say(self, place: Place, message: Message, key: Key) -> str:
        """Post a message, or update the one there is under that key. Its ts.

        Raises SlackApiError where Slack refuses for good.
        """
        there = self.found(place, key)
        if there:
            self.update(place.channel, there[0], message, key)
            return there[0]
        mine = self.say_anew(place, message, key)
        first, *others = self._found_after(place, key, mine)
        if mine in others:
            self.delete(place.channel, mine)
        return first

    def _found_after(self, place: Place, key: Key, mine: str) -> list[str]:
        """Every message under the key, lest another process posted one; it is a mere precaution."""
        try:
            return sorted({*self.found(place, key), mine})
        except (SlackApiError, *BROKEN):
            return [mine]

    def delete(self, channel: str, ts: str) -> None:
        """Take a message of ours away; one that is gone is gone."""
        try:
            self._client.chat_delete(channel=channel, ts=ts)
        except SlackApiError as error:
            if code_of(error) != "message_not_found":
                raise

    def found(self, place: Place, key: Key) -> list[str]:
        """The ts of the messages under a key, the oldest first."""
        return self.all_of(place, key.case).get(key.what, [])

    def all_of(self, place: Place, case: str) -> dict[str, list[str]]:
        """The bot's messages of a case in a place, by what they are, the oldest first."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for message in self._around(place):
            metadata = message.get("metadata") or {}
            payload = metadata.get("event_payload") or {}
            if metadata.get("event_type") == EVENT_TYPE and payload.get("case") == case:
                found[payload.get("what", "")].append(str(message["ts"]))
        return {what: sorted(stamps) for what, stamps in found.items()}

    def message(self, channel: str, ts: str) -> Mapping[str, Any] | None:
        """The message with a ts, be it in a thread; None when it is gone. Raises SlackApiError.

        Asked for a reply, Slack may give the whole thread, its root first.
        """
        try:
            asked = self._client.conversations_replies(
                channel=channel, ts=ts, oldest=ts, latest=ts, limit=10, inclusive=True
            )
        except SlackApiError as error:
            if code_of(error) not in {"thread_not_found", "message_not_found"}:
                raise
            return None
        found = next((m for m in asked.get("messages") or [] if m.get("ts") == ts), None)
        if found is None:
            around = self._around(Place(channel, ts))
            found = next((message for message in around if message.get("ts") == ts), None)
        return None if found and found.get("subtype") == "tombstone" else found

    def _around(self, place: Place) -> Iterator[Mapping[str, Any]]:
        """The messages of the thread, or the latest of the channel; none where it is gone."""
        cursor = ""
        for _ in range(MOST_PAGES):
            try:
                page = self._page(place, cursor)
            except SlackApiError as error:
                if code_of(error) not in _NOTHING_THERE:
                    raise
                return
            yield from page.get("messages") or []
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor or not place.thread:
                return

    def _page(self, place: Place, cursor: str) -> SlackResponse:
        asked: dict[str, Any] = {"include_all_metadata": True, "limit": 200}
        asked |= {"channel": place.channel} | ({"cursor": cursor} if cursor else {})
        if place.thread:
            return self._client.conversations_replies(ts=place.thread, **asked)
        return self._client.conversations_history(**asked)

    def say_anew(self, place: Place, message: Message, key: Key) -> str:
        """Post a message that is known not to be there; it looks only where a try broke off."""
        for attempt in range(TRIES):
            try:
                return self._post(place, message, key)
            except BROKEN:
                _LOG.warning("posting broke off, try %d", attempt + 1)
            except SlackApiError as error:
                if getattr(error.response, "status_code", 200) < 500:
                    raise
            time.sleep(PAUSE * (attempt + 1))
            there = self.found(place, key)
            if there:
                return there[0]
        return self._post(place, message, key)

    def _post(self, place: Place, message: Message, key: Key) -> str:
        def post(shown: Message) -> str:
            done = self._poster.chat_postMessage(
                channel=place.channel,
                thread_ts=place.thread or None,
                text=shown.text,
                blocks=shown.blocks or None,
                metadata=key.metadata(),
                unfurl_links=False,
                unfurl_media=False,
            )
            return str(done["ts"])

        try:
            return post(message)
        except SlackApiError as error:
            if code_of(error) not in _TOO_MUCH:
                raise
            _LOG.error("Slack refused a message as built: %s", code_of(error))
            return post(Message(message.text, []))

    def update(self, channel: str, ts: str, message: Message, key: Key) -> None:
        """Show a message anew in its place. Raises SlackApiError."""

        def show(shown: Message) -> None:
            self._client.chat_update(
                channel=channel,
                ts=ts,
                text=shown.text,
                blocks=shown.blocks,
                metadata=key.metadata(),
            )

        try:
            show(message)
        except SlackApiError as error:
            if code_of(error) not in _TOO_MUCH:
                raise
            _LOG.error("Slack refused an update as built: %s", code_of(error))
            show(Message(message.text, []))

    def attach(self, place: Place, text: str, title: str) -> None:
        """Put what did not fit into the thread, as a text snippet."""
        self._client.files_upload_v2(
            channel=place.channel,
            thread_ts=place.thread or None,
            content=text,
            filename=f"{title}.txt",
            title=title,
        )

    def tell(self, person: Person, sentence: str) -> None:
        """Say a sentence to one person: there where they asked, or in a DM. Never raises."""
        self.show(person, error_message(sentence))

    def show(self, person: Person, shown: Message) -> None:
        """Show a message to one person alone. Never raises; a bot that asked is told nothing.

        Slack shows a sentence in a thread only where somebody has answered already.
        """
        if not person.user:
            return
        try:
            self._client.chat_postEphemeral(
                channel=person.channel,
                user=person.user,
                thread_ts=person.thread or None,
                text=shown.text,
                blocks=shown.blocks,
            )
        except (SlackApiError, *BROKEN):
            self._tell_in_a_dm(person, shown)

    def _tell_in_a_dm(self, person: Person, shown: Message) -> None:
        try:
            self._client.chat_postMessage(
                channel=self.dm(person.user),
                text=shown.text,
                blocks=shown.blocks,
                unfurl_links=False,
                unfurl_media=False,
            )
        except (SlackApiError, *BROKEN) as error:
            _LOG.error("a sentence to %s was not delivered: %s", person.user, type(error).__name__)

    def link(self, channel: str, ts: str) -> str:
        """Slack's link to a message; empty where it gives none."""
        try:
            found = self._client.chat_getPermalink(channel=channel, message_ts=ts)
        except (SlackApiError, *BROKEN):
            return ""
        return str(found.get("permalink") or "")

    def dm(self, user: str) -> str:
        """The channel of the DM with somebody. Raises SlackApiError."""
        opened = self._client.conversations_open(users=user)
        return str(opened["channel"]["id"])
