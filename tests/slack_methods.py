"""The Web API's methods, as far as Stet may need them: what they store, refuse and answer."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, TypeAlias

from tests.slack_conversations import Conversations
from tests.slack_rules import Refused, check_view
from tests.slack_store import APP, BOT, BOT_USER, TEAM, Store, react

Json: TypeAlias = dict[str, Any]

MESSAGE = "channel text blocks attachments metadata thread_ts parse link_names username icon_emoji"
ARGUMENTS: dict[str, str] = {
    "api.test": "error foo",
    "auth.test": "",
    "chat.postMessage": f"{MESSAGE} reply_broadcast unfurl_links unfurl_media mrkdwn markdown_text",
    "chat.update": "channel ts text blocks attachments metadata parse link_names reply_broadcast "
    "markdown_text file_ids",
    "chat.delete": "channel ts",
    "chat.postEphemeral": f"{MESSAGE} user",
    "chat.getPermalink": "channel message_ts",
    "conversations.replies": "channel ts limit inclusive latest oldest cursor include_all_metadata",
    "conversations.history": "channel limit inclusive latest oldest cursor include_all_metadata",
    "conversations.open": "users channel return_im prevent_creation",
    "conversations.info": "channel include_num_members include_locale",
    "conversations.members": "channel limit cursor",
    "views.open": "trigger_id view interactivity_pointer",
    "views.push": "trigger_id view interactivity_pointer",
    "views.update": "view_id external_id view hash",
    "views.publish": "user_id view hash",
    "files.getUploadURLExternal": "filename length alt_txt snippet_type",
    "files.completeUploadExternal": "files channel_id channels thread_ts initial_comment blocks",
    "files.info": "file",
    "reactions.add": "channel timestamp name",
    "reactions.remove": "channel timestamp name",
    "reactions.get": "channel timestamp full file file_comment",
    "users.info": "user include_locale",
    "assistant.threads.setStatus": "channel_id thread_ts status loading_messages icon_emoji "
    "icon_url username",
    "assistant.threads.setSuggestedPrompts": "channel_id thread_ts title prompts",
    "apps.connections.open": "",
}
"""Each method and the arguments it knows, besides the token."""


class Methods(Conversations):
    """Answers a call with what goes beside `ok: true`, or raises Refused."""

    def __init__(self, store: Store, unique: str, replies_of_a_reply: str) -> None:
        super().__init__(store, unique, replies_of_a_reply)
        self.statuses: list[Json] = []
        self.tickets: set[str] = set()

    def call(self, method: str, given: Json) -> Json:
        if method not in ARGUMENTS:
            raise Refused("unknown_method", req_method=method)
        with self.store.lock:
            return self._method(method)(given)

    def unknown(self, method: str, given: Json) -> list[str]:
        """The arguments that the method does not know."""
        if method not in ARGUMENTS:
            return []
        return sorted({*given} - {*ARGUMENTS[method].split(), "token", "team_id"})

    def _method(self, method: str) -> Callable[[Json], Json]:
        found: Callable[[Json], Json] = getattr(self, method.replace(".", "_"))
        return found

    def api_test(self, given: Json) -> Json:
        if given.get("error"):
            raise Refused(str(given["error"]), args=given)
        return {"args": given}

    def auth_test(self, given: Json) -> Json:
        return {
            "url": "https://newsroom.slack.example/",
            "team": "Newsroom",
            "user": "stet",
            "team_id": TEAM,
            "user_id": BOT_USER,
            "bot_id": BOT,
            "is_enterprise_install": False,
        }

    def apps_connections_open(self, given: Json) -> Json:
        ticket = f"ticket-{self.store.number()}"
        self.tickets.add(ticket)
        link = self.store.url.replace("http://", "ws://")
        return {"url": f"{link}/link/?ticket={ticket}&app_id={APP}"}

    def views_open(self, given: Json) -> Json:
        trigger = self.store.use_trigger(given.get("trigger_id"))
        return self._shown(given, trigger.user, f"V0VIEW{self.store.number():04}")

    views_push = views_open

    def views_update(self, given: Json) -> Json:
        by_name = {each.get("external_id"): each["id"] for each in self.store.views.values()}
        identifier = given.get("view_id") or by_name.get(given.get("external_id"))
        before = self.store.views.get(str(identifier))
        if before is None:
            raise Refused("not_found")
        if given.get("hash") not in (None, before["hash"]):
            raise Refused("hash_conflict")
        return self._shown(given, before["shown_to"], before["id"])

    def views_publish(self, given: Json) -> Json:
        user = str(given.get("user_id"))
        if user not in self.store.users:
            raise Refused("user_not_found")
        before = self.store.homes.get(user)
        if before and given.get("hash") not in (None, before["hash"]):
            raise Refused("hash_conflict")
        shown = self._shown(given, user, f"V0HOME{user}")
        self.store.homes[user] = self.store.views[f"V0HOME{user}"]
        return shown

    def _shown(self, given: Json, user: str, identifier: str) -> Json:
        check_view(given.get("view"))
        view = copy.deepcopy(given["view"])
        for number, block in enumerate(view["blocks"]):
            block.setdefault("block_id", f"v{number:03}")
        stored = {
            "private_metadata": "",
            "callback_id": "",
            **view,
            "id": identifier,
            "team_id": TEAM,
            "state": {"values": {}},
            "hash": self.store.ts(),
            "root_view_id": identifier,
            "previous_view_id": None,
            "app_id": APP,
            "bot_id": BOT,
            "shown_to": user,
        }
        self.store.views[identifier] = stored
        self.store.changed.notify_all()
        return {"view": {name: value for name, value in stored.items() if name != "shown_to"}}

    def files_getUploadURLExternal(self, given: Json) -> Json:  # noqa: N802
        if not given.get("filename") or int(given.get("length") or 0) < 1:
            raise Refused("invalid_arguments")
        mode = "snippet" if str(given["filename"]).endswith((".txt", ".md")) else "hosted"
        made = self.store.file(str(given["filename"]), b"", BOT_USER, mode)
        made |= {"size": int(given["length"]), "uploaded": False}
        return {"upload_url": f"{self.store.url}/upload/v1/{made['id']}", "file_id": made["id"]}

    def files_completeUploadExternal(self, given: Json) -> Json:  # noqa: N802
        files = [self._uploaded(each) for each in given.get("files") or ()]
        if not files:
            raise Refused("invalid_arguments")
        if given.get("channel_id"):
            channel = self.store.joined(given["channel_id"])
            said = {"text": given.get("initial_comment") or "", "files": files, "upload": False}
            threaded = self.threaded(channel, given)
            self.store.add(channel, {**said, **threaded, **self.by_bot()})
        return {"files": copy.deepcopy(files)}

    def _uploaded(self, asked: Json) -> Json:
        found = self.store.files.get(asked.get("id", ""))
        if found is None or not found.pop("uploaded", True):
            raise Refused("file_not_found")
        found["title"] = asked.get("title") or found["name"]
        return found

    def files_info(self, given: Json) -> Json:
        if given.get("file") not in self.store.files:
            raise Refused("file_not_found")
        return {"file": copy.deepcopy(self.store.files[given["file"]])}

    def reactions_add(self, given: Json) -> Json:
        message, name = self._reacted(given)
        reactions = message.setdefault("reactions", [])
        if any(each["name"] == name and BOT_USER in each["users"] for each in reactions):
            raise Refused("already_reacted")
        react(message, name, BOT_USER)
        return {}

    def reactions_remove(self, given: Json) -> Json:
        message, name = self._reacted(given)
        kept = [each for each in message.get("reactions", ()) if each["name"] != name]
        if len(kept) == len(message.get("reactions", ())):
            raise Refused("no_reaction")
        message["reactions"] = kept
        return {}

    def reactions_get(self, given: Json) -> Json:
        channel = self.store.joined(given.get("channel"))
        message = self.store.message(channel, given.get("timestamp"))
        return {"type": "message", "channel": channel.id, "message": copy.deepcopy(message)}

    def _reacted(self, given: Json) -> tuple[Json, str]:
        channel = self.store.joined(given.get("channel"))
        name = str(given.get("name") or "")
        if not name or ":" in name.replace("::skin-tone-", ""):
            raise Refused("invalid_name")
        return self.store.message(channel, given.get("timestamp")), name

    def assistant_threads_setStatus(self, given: Json) -> Json:  # noqa: N802
        if not {"channel_id", "thread_ts", "status"} <= {*given}:
            raise Refused("invalid_arguments")
        self.store.joined(given["channel_id"])
        self.statuses.append(given)
        return {}

    def assistant_threads_setSuggestedPrompts(self, given: Json) -> Json:  # noqa: N802
        self.store.joined(given.get("channel_id"))
        return {}
