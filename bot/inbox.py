"""Drafts as they come in: brought along or fetched from their message, with a snippet that is one.

A snippet is fetched with the bot's token, which goes to Slack's own hosts alone.
"""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit

from slack_sdk import WebClient

from bot.case import Source
from bot.slack.mrkdwn import plain_copy, snippet_url
from bot.slack.places import root_of
from bot.slack.reply import Replies
from bot.slack.trouble import GONE, NO_FILE, NO_TEXT, NOT_REACHED, OWN, Trouble

SNIPPET_SECONDS = 10
"""Seconds that fetching a snippet may take."""

LONGEST_SNIPPET = 2_000_000
"""Bytes of a snippet that are read."""

PAUSE = 1.0
"""Seconds before a snippet that Slack had no time for is asked for once more."""

Matter = Mapping[str, Any]


class Inbox:
    """Where drafts are taken in."""

    def __init__(self, replies: Replies, client: WebClient) -> None:
        self._replies = replies
        self._client = client

    def where(self, matter: Matter) -> Source:
        """The place of a draft, before it is fetched: its thread is not known yet."""
        if matter.get("way") == "command":
            return Source(self._replies.dm(matter["user"]), matter["id"], "")
        return Source(matter["channel"], matter["ts"], matter["ts"])

    def taken_in(self, where: Source, matter: Matter) -> tuple[Source, str]:
        """The draft's place and its copy. Raises Trouble where there is none, SlackApiError."""
        if matter.get("way") == "command":
            return where, _some(matter.get("copy", ""), "")
        message = matter.get("message") or self._fetched(where)
        thread, own = root_of({"ts": where.ts, **message}), matter.get("own", "")
        if own and message.get("user") == own:
            raise Trouble(OWN, thread)
        copy, address = plain_copy(message, own), snippet_url(message)
        if address:
            copy = max(copy, self._snippet(address), key=len)
        return Source(where.channel, where.ts, thread or where.ts), _some(copy, thread)

    def _fetched(self, where: Source) -> Matter:
        message = self._replies.message(where.channel, where.ts)
        if message is None:
            raise Trouble(GONE)
        return message

    def _snippet(self, address: str) -> str:
        """A snippet's text; what Slack has no time for is asked for once more."""
        try:
            return self._downloaded(address)
        except HTTPError as error:
            if error.code not in {429, 500, 502, 503}:
                raise Trouble(NO_FILE) from None
        time.sleep(PAUSE)
        try:
            return self._downloaded(address)
        except HTTPError:
            raise Trouble(NOT_REACHED) from None

    def _downloaded(self, address: str) -> str:
        self._must_be_slacks(address)
        asked = urllib.request.Request(address)  # noqa: S310 - scheme and host are looked at above
        asked.add_unredirected_header("Authorization", f"Bearer {self._client.token}")
        with urllib.request.urlopen(asked, timeout=SNIPPET_SECONDS) as answer:  # noqa: S310
            self._must_be_slacks(answer.geturl())
            if "html" in answer.headers.get_content_type():
                raise Trouble(NO_FILE)
            return str(answer.read(LONGEST_SNIPPET).decode("utf-8", "replace"))

    def _must_be_slacks(self, address: str) -> None:
        host, own = urlsplit(address), urlsplit(self._client.base_url)
        is_slacks = host.scheme == "https" and (host.hostname or "").endswith(".slack.com")
        if not is_slacks and (host.scheme, host.netloc) != (own.scheme, own.netloc):
            raise Trouble(NO_TEXT)


def _some(copy: str, thread: str) -> str:
    if not copy.strip():
        raise Trouble(NO_TEXT, thread)
    return copy
