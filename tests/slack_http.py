"""The addresses at which our own Slack listens, and how it reads a call."""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import parse_qs, parse_qsl, urlsplit

from tests.loopback import LoopbackServer, Quiet
from tests.slack_socket import Link, accept_key

if TYPE_CHECKING:
    from tests.slack_server import SlackServer

Json: TypeAlias = dict[str, Any]

JSON_IN_A_FORM = frozenset("blocks attachments metadata view files loading_messages".split())


@dataclass(frozen=True)
class Sent:
    """What goes back; status 0 cuts the connection instead."""

    status: int
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json; charset=utf-8"


class Http(LoopbackServer):
    """`abrupt` are connections to be closed without a word."""

    def __init__(self, played: SlackServer) -> None:
        self.played = played
        self.abrupt: set[socket.socket] = set()
        super().__init__(_Handler)

    def shutdown_request(self, request: Any) -> None:
        if request in self.abrupt:
            self.abrupt.discard(request)
            self.close_request(request)
        else:
            super().shutdown_request(request)


class _Handler(Quiet, BaseHTTPRequestHandler):
    server: Http

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        kind, _, rest = urlsplit(self.path).path.strip("/").partition("/")
        played, last = self.server.played, rest.rpartition("/")[2]
        if kind == "api":
            given = self._given(body)
            self._send(played.api(rest, self._token(given), given))
        elif kind in ("actions", "commands"):
            self._send(played.respond(last, json.loads(body)))
        elif kind == "upload":
            self._send(played.upload(last, body))
        else:
            self._send(Sent(404, "no such page", content_type="text/plain"))

    def do_GET(self) -> None:
        kind, _, rest = urlsplit(self.path).path.strip("/").partition("/")
        if self.headers.get("upgrade", "").lower() == "websocket":
            self._upgrade()
        elif kind == "files-pri":
            identifier = rest.partition("/")[0].rpartition("-")[2]
            self._send(self.server.played.download(identifier, self._token({})))
        elif kind == "api":
            self.do_POST()
        else:
            self._send(Sent(404, "no such page", content_type="text/plain"))

    def _upgrade(self) -> None:
        self.close_connection = True
        ticket = parse_qs(urlsplit(self.path).query).get("ticket", [""])[0]
        if ticket not in self.server.played.methods.tickets:
            self._send(Sent(403, "bad ticket", content_type="text/plain"))
            return
        self.send_response_only(101)
        accepted = accept_key(self.headers["sec-websocket-key"])
        about = {"upgrade": "websocket", "connection": "Upgrade", "sec-websocket-accept": accepted}
        for name, value in about.items():
            self.send_header(name, value)
        self.end_headers()
        if self.server.played.socket(ticket, Link(self.connection)):
            self.server.abrupt.add(self.connection)

    def _given(self, body: bytes) -> Json:
        """The arguments, from the address, a form, or JSON."""
        given: Json = dict(parse_qsl(urlsplit(self.path).query))
        if "json" in self.headers.get("content-type", ""):
            given |= json.loads(body or b"{}")
        else:
            given |= dict(parse_qsl(body.decode(), keep_blank_values=True))
        for name in JSON_IN_A_FORM & {*given}:
            if isinstance(given[name], str):
                with suppress(ValueError):
                    given[name] = json.loads(given[name])
        return given

    def _token(self, given: Json) -> str:
        kind, _, token = self.headers.get("authorization", "").partition(" ")
        return token if kind == "Bearer" else str(given.pop("token", ""))

    def _send(self, sent: Sent) -> None:
        if not sent.status:
            self.close_connection = True
            return
        content = sent.body.encode()
        self.send_response_only(sent.status)
        about = {"content-type": sent.content_type, "content-length": str(len(content))}
        for name, value in {**about, **sent.headers}.items():
            self.send_header(name, value)
        with suppress(OSError):
            self.end_headers()
            self.wfile.write(content)
