"""What an app posts to a response_url, and what becomes of it."""

from __future__ import annotations

from typing import Any, TypeAlias

from tests.slack_methods import Methods
from tests.slack_store import APP, BOT, BOT_USER, ResponseUrl

Json: TypeAlias = dict[str, Any]


class Responses:
    """`posted` holds what was taken, with the channel and the user of the address."""

    def __init__(self, methods: Methods) -> None:
        self.posted: list[Json] = []
        self._methods = methods
        self._store = methods.store

    def post(self, identifier: str, given: Json) -> None:
        """Raises Refused."""
        with self._store.changed:
            url = self._store.use_response_url(identifier)
            if given.get("delete_original"):
                self._erase(url)
            else:
                self._methods.checked(given)
                self._place(url, given)
            self.posted.append({**given, "channel": url.channel, "user": url.user})
            self._store.changed.notify_all()

    def _erase(self, url: ResponseUrl) -> None:
        ts = (url.message or {}).get("ts")
        self._store.channels[url.channel].messages.pop(str(ts), None)
        kept = [each for each in self._methods.ephemerals if each["ts"] != ts]
        self._methods.ephemerals[:] = kept

    def _place(self, url: ResponseUrl, given: Json) -> None:
        said: Json = {
            name: given[name] for name in ("text", "blocks", "attachments") if name in given
        }
        original = self._original(url)
        if given.get("replace_original") and original is not None:
            original.update(said)
        elif given.get("response_type") == "in_channel":
            by_bot = {"bot_id": BOT, "user": BOT_USER, "app_id": APP}
            self._store.add(self._store.channel(url.channel), {**said, **by_bot})
        else:
            self._methods.ephemeral(url.channel, url.user, said)

    def _original(self, url: ResponseUrl) -> Json | None:
        ts = str((url.message or {}).get("ts"))
        shown = [each for each in self._methods.ephemerals if each["ts"] == ts]
        seen = self._store.channel(url.channel).messages.get(ts)
        return shown[0] if shown else seen
