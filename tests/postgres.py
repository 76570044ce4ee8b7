"""A throw-away PostgreSQL of our own, on loopback: started, taken away, brought back, removed."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, Self

import psycopg

PATIENCE = 30.0
"""Seconds that the server has to come up, and to go."""
OWNER = "stet"
UNSAFE = ("fsync=off", "full_page_writes=off")
"""Quick; a power cut would lose all, a crash of the server loses nothing that it committed."""


def installed() -> bool:
    """Whether there is a PostgreSQL to start."""
    return _folder() is not None


class Postgres:
    """A server that runs inside a `with` block, as an ordinary user; `fresh` makes databases.

    Raises RuntimeError, with what the server said, when it does not come up.
    """

    def __init__(self) -> None:
        self._programs = _folder() or Path()
        self._names = itertools.count(1)
        self._running: subprocess.Popen[bytes] | None = None
        self._home = Path()
        self.port = 0

    def __enter__(self) -> Self:
        self._home = Path(tempfile.mkdtemp(prefix="stet-postgres-"))
        self.port = _free_port()
        try:
            self._make_cluster()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self._home, ignore_errors=True)

    def fresh(self) -> str:
        """The SQLAlchemy address of a new, empty database."""
        name = f"stet_{next(self._names)}"
        self.tell("postgres", f'CREATE DATABASE "{name}"')
        return f"postgresql+psycopg://{OWNER}@127.0.0.1:{self.port}/{name}"

    def tell(self, database: str, statement: str) -> None:
        """Do this statement in that database."""
        with psycopg.connect(self._address(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def start(self) -> None:
        """Come up, with the databases there were, and answer."""
        told = (f"port={self.port}", "listen_addresses=127.0.0.1", "unix_socket_directories=")
        settings = [word for setting in (*told, *UNSAFE) for word in ("-c", setting)]
        with (self._home / "log").open("ab") as log:
            self._running = subprocess.Popen(
                [self._programs / "postgres", "-D", self._data, *settings],
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self._as_an_ordinary_user(),
            )
        self._wait_until_it_answers(self._running)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Go, and cut every connection off; SIGQUIT goes without a word, as a crash does."""
        if self._running is None:
            return
        self._running.send_signal(how)
        self._running.wait(PATIENCE)
        self._running = None

    @property
    def _data(self) -> Path:
        return self._home / "data"

    def _address(self, database: str) -> str:
        return f"host=127.0.0.1 port={self.port} user={OWNER} dbname={database} connect_timeout=5"

    def _make_cluster(self) -> None:
        if os.getuid() == 0:
            os.chown(self._home, *_ordinary_user())
        told = ("--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--locale=C", "--no-sync")
        command = [str(self._programs / "initdb"), "-D", str(self._data), *told]
        made = subprocess.run(
            command, capture_output=True, text=True, check=False, **self._as_an_ordinary_user()
        )
        if made.returncode:
            raise RuntimeError(f"initdb: {made.stderr}")

    def _as_an_ordinary_user(self) -> dict[str, Any]:
        """PostgreSQL does not run as root: an ordinary user's rights, and its own folder."""
        where: dict[str, Any] = {"cwd": self._home, "stdin": subprocess.DEVNULL}
        if os.getuid():
            return where
        user, group = _ordinary_user()
        return {**where, "user": user, "group": group, "extra_groups": []}

    def _wait_until_it_answers(self, running: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if running.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"PostgreSQL did not start: {self._said()}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            with psycopg.connect(self._address("postgres")):
                return True
        except psycopg.OperationalError:
            return False

    def _said(self) -> str:
        return (self._home / "log").read_text(errors="replace")[-2000:]


def _folder() -> Path | None:
    """Where initdb and postgres are: the newest of Debian's, or what is on the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    found = [*debian, Path(shutil.which("initdb") or "/nowhere/initdb")]
    folders = [each.parent for each in reversed(found) if (each.parent / "postgres").exists()]
    return folders[0] if folders else None


def _version(program: Path) -> float:
    name = program.parent.parent.name
    return float(name) if name.replace(".", "", 1).isdigit() else 0.0


def _ordinary_user() -> tuple[int, int]:
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
