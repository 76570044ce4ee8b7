"""A Messages API of our own: it answers as told, and refuses what the real one refuses."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler
from threading import Event, Lock, Thread
from types import MappingProxyType
from typing import Any, Self, TypeAlias

from tests.claude_rules import objection
from tests.loopback import LoopbackServer, Quiet

Tokens: TypeAlias = Mapping[str, int]
NONE: Tokens = MappingProxyType({})
USAGE: Tokens = {
    "input_tokens": 350,
    "cache_creation_input_tokens": 0,
    "cache_read_input_tokens": 7400,
    "output_tokens": 120,
}
THINKING = {"type": "thinking", "thinking": "", "signature": "c2lnbmVk"}


@dataclass(frozen=True)
class Reply:
    """What goes back: `after` seconds of silence, then the body, `drip` seconds to a byte.

    `cut` breaks the connection off in the middle of the body.
    """

    body: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    after: float = 0.0
    drip: float = 0.0
    cut: bool = False
    content_type: str = "application/json"

    @classmethod
    def text(cls, *texts: str, stop: str | None = "end_turn", usage: Tokens = NONE) -> Reply:
        """A message: thinking first, as the real one, then a text block for each text."""
        blocks = [{"type": "text", "text": text} for text in texts]
        return cls.message([THINKING, *blocks], stop, usage)

    @classmethod
    def message(cls, content: object, stop: str | None = "end_turn", usage: Tokens = NONE) -> Reply:
        """A message; `usage` is what differs from USAGE."""
        whole = {
            "id": "msg_01",
            "type": "message",
            "role": "assistant",
            "model": "claude-sonnet-5-5",
            "content": content,
            "stop_reason": stop,
            "stop_sequence": None,
            "usage": {**USAGE, **usage},
        }
        return cls(json.dumps(whole))

    @classmethod
    def json(cls, answer: object, usage: Tokens = NONE) -> Reply:
        return cls.text(json.dumps(answer), usage=usage)

    @classmethod
    def refused(cls) -> Reply:
        return cls.message([], "refusal")

    @classmethod
    def error(
        cls, status: int, kind: str, message: str = "No.", code: str | None = None, **headers: str
    ) -> Reply:
        """An error as the real one puts it; a header `retry_after` is sent as `retry-after`."""
        details = {"details": {"error_code": code}} if code else {}
        told = {"type": kind, "message": message, **details}
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return cls(json.dumps({"type": "error", "error": told}), status, sent)

    @classmethod
    def rate_limited(cls, **headers: str) -> Reply:
        return cls.error(429, "rate_limit_error", **headers)

    @classmethod
    def out_of_money(cls) -> Reply:
        return cls.error(429, "rate_limit_error", code="enforced_spend_limit_reached")

    @classmethod
    def overloaded(cls) -> Reply:
        return cls.error(529, "overloaded_error")

    @classmethod
    def overloaded_stream(cls) -> Reply:
        """A 200 that turns out to be a stream of events, and the first is an error."""
        told = {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}
        event = f"event: error\ndata: {json.dumps(told)}\n\n"
        return cls(event, content_type="text/event-stream; charset=utf-8")

    @classmethod
    def page(cls, status: int = 200) -> Reply:
        """What a proxy or a captive portal says."""
        return cls("<html><body>Sign in</body></html>", status, content_type="text/html")

    def but(self, **changes: Any) -> Reply:
        """The same reply, changed: `Reply.json({}).but(after=3.0)` stalls, `drip=0.1` drips."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Received:
    """A request as it came in, `at` monotonic seconds; header names are in lower case."""

    at: float
    headers: Mapping[str, str]
    body: dict[str, Any]


Answering: TypeAlias = Callable[[dict[str, Any]], "Reply | dict[str, Any] | str"]


class ClaudeServer:
    """Plays the Messages API at `url`, inside a `with` block.

    It gives the replies in their order, then the last one for ever; or what `answer` makes of a
    request's body: a Reply, an object to send as JSON, or the text itself.
    """

    def __init__(self, *replies: Reply, answer: Answering | None = None) -> None:
        self.requests: list[Received] = []
        self.most_at_once = 0
        self._at_once = 0
        self._replies = list(replies)
        self._answer = answer
        self._lock = Lock()
        self._ids = itertools.count(1)
        self._http = _Http(self)
        self._thread = Thread(target=self._http.serve_forever, args=(0.02,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.closing.set()
        self._http.shutdown()
        self._http.hang_up()
        self._http.server_close()
        self._thread.join()

    def reply(self, received: Received) -> Reply:
        with self._lock:
            self.requests.append(received)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            headers = {"request-id": f"req_{next(self._ids):04}"}
        found = objection(received.headers, received.body)
        made = Reply.error(*found) if found else self._scripted(received.body)
        return made.but(headers={**headers, **made.headers})

    def ready(self) -> None:
        with self._lock:
            self._at_once -= 1

    def _scripted(self, body: dict[str, Any]) -> Reply:
        if self._answer:
            made = self._answer(body)
            if isinstance(made, Reply):
                return made
            return Reply.text(made) if isinstance(made, str) else Reply.json(made)
        with self._lock:
            return self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]


class _Http(LoopbackServer):
    def __init__(self, played: ClaudeServer) -> None:
        self.played = played
        self.closing = Event()
        super().__init__(_Handler)


class _Handler(Quiet, BaseHTTPRequestHandler):
    server: _Http

    def do_POST(self) -> None:
        length = int(self.headers["content-length"])
        read = self.rfile.read(length)
        if len(read) < length:
            self.close_connection = True
            return
        body = json.loads(read)
        if self.path == "/v1/messages":
            self._play(body)
        else:
            self._send(Reply.error(404, "not_found_error"))

    def _play(self, body: dict[str, Any]) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply = self.server.played.reply(Received(time.monotonic(), headers, body))
        self.server.closing.wait(reply.after)
        self.server.played.ready()
        self._send(reply)

    def _send(self, reply: Reply) -> None:
        content = reply.body.encode()
        self.send_response_only(reply.status)
        headers = {
            "date": self.date_time_string(),
            "content-type": reply.content_type,
            "content-length": str(len(content)),
        }
        for name, value in {**headers, **reply.headers}.items():
            self.send_header(name, value)
        with suppress(OSError):
            self.end_headers()
            self._write(content[: len(content) // 2] if reply.cut else content, reply.drip)
            self.close_connection = self.close_connection or reply.cut

    def _write(self, content: bytes, drip: float) -> None:
        if not drip:
            self.wfile.write(content)
            return
        for byte in content:
            self.wfile.write(bytes([byte]))
            if self.server.closing.wait(drip):
                return
