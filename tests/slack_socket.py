"""Socket Mode as Slack serves it: the handshake, the frames, and envelopes with their acks."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import select
import socket
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Condition
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA


def accept_key(key: str) -> str:
    """The answer to a Sec-WebSocket-Key, as RFC 6455 wants it."""
    digest = hashlib.sha1(f"{key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11".encode()).digest()
    return base64.b64encode(digest).decode()


def frame(opcode: int, data: bytes) -> bytes:
    """A whole, unmasked frame."""
    if len(data) < 126:
        size = bytes([len(data)])
    elif len(data) < 65_536:
        size = struct.pack("!BH", 126, len(data))
    else:
        size = struct.pack("!BQ", 127, len(data))
    return bytes([0x80 | opcode]) + size + data


class Link:
    """A socket read to the byte; `idle` is called when nothing comes for a tenth of a second."""

    def __init__(self, socket_: socket.socket) -> None:
        self.socket = socket_
        self.idle: Callable[[], None] = lambda: None
        self._read = b""

    def take(self, size: int) -> bytes:
        """EOFError at the end of the stream."""
        while len(self._read) < size:
            if not select.select([self.socket], [], [], 0.1)[0]:
                self.idle()
                continue
            got = self.socket.recv(65_536)
            if not got:
                raise EOFError
            self._read += got
        taken, self._read = self._read[:size], self._read[size:]
        return taken

    def frame(self) -> tuple[int, bytes]:
        """The opcode and the unmasked data of the next frame."""
        head = self.take(2)
        size = head[1] & 0x7F
        if size >= 126:
            form, width = ("!H", 2) if size == 126 else ("!Q", 8)
            (size,) = struct.unpack(form, self.take(width))
        mask = self.take(4) if head[1] & 0x80 else bytes(4)
        data = self.take(size)
        return head[0] & 0x0F, bytes(each ^ mask[place % 4] for place, each in enumerate(data))


class Line:
    """One connection, kept alive by pings; `run` returns when it has ended."""

    def __init__(self, link: Link, sockets: Sockets) -> None:
        self.link = link.socket
        self._link = link
        self.open = True
        self.abrupt = False
        self._sockets = sockets

    def run(self) -> None:
        self._link.idle = lambda: self._send(PING, b"Ping from applink-1")
        with suppress(OSError, EOFError, ValueError):
            while self.open:
                self._take(*self._link.frame())
        self.open = False

    def say(self, message: Json) -> None:
        self._send(TEXT, json.dumps(message).encode())

    def close(self, code: int = 1000) -> None:
        with suppress(OSError):
            self._send(CLOSE, struct.pack("!H", code))
        self._hang_up(socket.SHUT_WR)

    def cut(self) -> None:
        """The connection is reset, without a word."""
        self.abrupt = True
        self.link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._hang_up(socket.SHUT_RD)

    def _hang_up(self, how: int) -> None:
        self.open = False
        with suppress(OSError):
            self.link.shutdown(how)

    def _take(self, opcode: int, data: bytes) -> None:
        if opcode == PING:
            self._send(PONG, data)
        elif opcode == CLOSE:
            self.open = False
        elif opcode == TEXT:
            self._sockets.acked(json.loads(data))

    def _send(self, opcode: int, data: bytes) -> None:
        with self._sockets.changed:
            self.link.sendall(frame(opcode, data))


class Sockets:
    """The app's connections. `acks` holds what came back, in order, with the envelope's id."""

    def __init__(self, app_id: str) -> None:
        self.changed = Condition()
        self.lines: list[Line] = []
        self.acks: list[Json] = []
        self.connections = 0
        self._app_id = app_id
        self._ids = itertools.count(1)

    def serve(self, link: Link) -> bool:
        """Holds the connection until it ends; true if it is to be reset rather than closed."""
        line = Line(link, self)
        with self.changed:
            self.connections += 1
            number = len(self.lines) + 1
        line.say(self._hello(number))
        with self.changed:
            self.lines.append(line)
            self.changed.notify_all()
        line.run()
        with self.changed:
            self.lines.remove(line)
            self.changed.notify_all()
        return line.abrupt

    def acked(self, message: Json) -> None:
        with self.changed:
            self.acks.append(message)
            self.changed.notify_all()

    def wait_connected(self, connections: int = 1, seconds: float = 10.0) -> None:
        """Until there is a connection, the `connections`th since the start; TimeoutError."""
        with self.changed:
            if not self.changed.wait_for(lambda: self._ready(connections), seconds):
                raise TimeoutError("the app did not connect")

    def deliver(self, kind: str, payload: Json, retry: int = 0, seconds: float = 3.0) -> Json:
        """Sends an envelope to the newest connection. The ack, or TimeoutError.

        `kind` is events_api, slash_commands or interactive; `retry` is Slack's retry_attempt.
        """
        envelope = f"{next(self._ids):08x}-0000-4000-8000-000000000000"
        message = {
            "envelope_id": envelope,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
        }
        if kind == "events_api":
            message |= {"retry_attempt": retry, "retry_reason": "timeout" if retry else ""}
        self._newest().say(message)
        return self._ack(envelope, seconds)

    def refresh(self) -> None:
        """Asks the app to take a new connection, as Slack does every few hours."""
        told = {"type": "disconnect", "reason": "refresh_requested"}
        self._newest().say({**told, "debug_info": {"host": "applink-1"}})

    def drop(self) -> None:
        """Cuts every connection, without a word."""
        for line in tuple(self.lines):
            line.cut()

    def close(self) -> None:
        for line in tuple(self.lines):
            line.close()

    def _ready(self, connections: int) -> bool:
        return self.connections >= connections and bool(self.lines)

    def _newest(self) -> Line:
        self.wait_connected()
        return self.lines[-1]

    def _ack(self, envelope: str, seconds: float) -> Json:
        end = time.monotonic() + seconds
        with self.changed:
            while not (found := [each for each in self.acks if each["envelope_id"] == envelope]):
                if not self.changed.wait(max(0.0, end - time.monotonic())):
                    raise TimeoutError("the app did not ack")
        return found[0]

    def _hello(self, number: int) -> Json:
        return {
            "type": "hello",
            "num_connections": number,
            "debug_info": {"host": "applink-1", "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._app_id},
        }
