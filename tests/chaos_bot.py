"""The real bot as processes, to be killed: its web role, its workers, and what they log."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

SECRET = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
PATIENCE = 60.0
"""Seconds that a process has to come up, or to go when it is told to."""


@dataclass
class Process:
    """One process of the bot; `starts` counts how often it was started."""

    role: str
    name: str
    log: Path
    environment: dict[str, str]
    starts: int = 0
    running: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def pid(self) -> int:
        return self.running.pid if self.running else 0

    def start(self) -> None:
        self.starts += 1
        with self.log.open("ab") as log:
            self.running = subprocess.Popen(
                command(self.role), env=self.environment, stdout=log, stderr=log
            )

    def kill(self) -> None:
        """As the machine does when it runs out of memory: not a word, nothing finished."""
        if self.running:
            self.running.kill()
            self.running.wait(PATIENCE)
            self.running = None

    def tell(self) -> None:
        """Told to go, as on every deploy."""
        if self.is_up() and self.running:
            self.running.send_signal(signal.SIGTERM)

    def wait(self) -> None:
        """Until it has gone; it is killed when it does not go by itself."""
        try:
            if self.running:
                self.running.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()

    def is_up(self) -> bool:
        return self.running is not None and self.running.poll() is None


def command(role: str) -> list[str]:
    """How a role is started; an empty one is all in one."""
    return [sys.executable, "-m", "bot", "serve", *(["--role", role] if role else [])]


class Bot:
    """The bot's processes. With no workers, one process does it all."""

    secret = SECRET

    def __init__(self, workers: int, folder: Path, environment: dict[str, str]) -> None:
        self.port = _free_port()
        self._folder = folder
        given = {**_ours_not(os.environ), **environment}
        self._environment = {
            **given,
            "SLACK_SIGNING_SECRET": SECRET,
            "STET_SPENDING": str(folder / "spending"),
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "NO_PROXY": "127.0.0.1,localhost",
            "PYTHONUNBUFFERED": "1",
        }
        self.web = self._process("web" if workers else "", "web")
        self.workers = [self._process("worker", f"worker {n + 1}") for n in range(workers)]

    @property
    def all(self) -> list[Process]:
        return [self.web, *self.workers]

    @property
    def killable(self) -> list[Process]:
        """Those that do the work."""
        return self.workers or [self.web]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def migrate(self) -> None:
        """As a platform's release does, before anything is started. RuntimeError with its words."""
        migrating = [sys.executable, "-m", "bot", "migrate"]
        done = subprocess.run(migrating, env=self._environment, capture_output=True, check=False)
        if done.returncode:
            raise RuntimeError(f"not migrated: {done.stderr.decode(errors='replace')[-1000:]}")

    def start(self) -> None:
        """All at once, as on an empty database; until the web takes requests. TimeoutError."""
        for each in self.all:
            each.start()
        self.wait_until_healthy()

    def wait_until_healthy(self) -> None:
        until = time.monotonic() + PATIENCE
        while self.health() != 200:
            if time.monotonic() > until:
                raise TimeoutError(f"the bot did not come up:\n{self.said()[-2000:]}")
            self.revive(self.web)
            time.sleep(0.1)

    def health(self) -> int:
        """What /healthz says; 0 where nobody answers."""
        try:
            with urlopen(f"{self.url}/healthz", timeout=5) as answer:
                return int(answer.status)
        except URLError as error:
            return int(getattr(error, "code", 0))
        except OSError:
            return 0

    def revive(self, process: Process) -> None:
        """Start what has ended by itself, as every platform does."""
        if process.running is not None and not process.is_up():
            process.start()

    def stop(self) -> None:
        for each in self.all:
            each.tell()
        for each in self.all:
            each.wait()

    def said(self) -> str:
        """All that the processes wrote, on both streams."""
        return "".join(each.read_text(errors="replace") for each in self._folder.glob("*.log"))

    def _process(self, role: str, name: str) -> Process:
        return Process(role, name, self._folder / f"{name}.log", dict(self._environment))


def _ours_not(environment: os._Environ[str]) -> dict[str, str]:
    """The environment without anybody's keys and settings."""
    ours = ("ANTHROPIC_", "STET_", "SLACK_", "HOST", "PORT", "DATABASE_URL", "DYNO")
    return {name: value for name, value in environment.items() if not name.startswith(ours)}


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
