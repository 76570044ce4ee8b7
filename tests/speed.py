"""How fast Stet reads, as a ratio to codespell in the same run, and how it grows with length."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from bot.desk import Desk
from bot.draft import Draft
from tests.gold_set import GOLD, gold_posts

_CODESPELL_WORD = re.compile(r"[\w\-'’]+")


def blog(posts: int) -> str:
    """A live blog of so many posts: our own gold copy, numbered so that no post repeats."""
    copies = [post.copy.strip() for post in gold_posts(GOLD)]
    return "\n".join(
        f"{_numbered(copies[n % len(copies)], n)}\nMaya Okafor 14 March 2026 "
        f"{23 - n // 60 % 24:02}:{59 - n % 60:02}"
        for n in range(posts)
    )


def _numbered(copy: str, n: int) -> str:
    return re.sub(r"([a-z]{4,})(?=[,.] )", rf"\1 of {n + 1000}", copy)


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The quickest of a few runs, in seconds."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return min(spent)


@cache
def _codespell_words() -> dict[str, str]:
    listed = files("codespell_lib").joinpath("data", "dictionary.txt").read_text(encoding="utf-8")
    return dict(line.split("->", 1) for line in listed.splitlines())


def codespell(text: str) -> int:
    """codespell's look-up, warm and in process: its word pattern against its dictionary."""
    return sum(word.lower() in _codespell_words() for word in _CODESPELL_WORD.findall(text))


def _seconds_to_read(desk: Desk, text: str) -> float:
    return seconds(lambda: desk.read(Draft.parse(text)))


def print_speed(desk: Desk) -> None:
    """Times for 10, 100 and 300 posts, the ratio to codespell, one post, and `--help`."""
    spent = {}
    for posts in (10, 100, 300):
        text = blog(posts)
        spent[posts] = _seconds_to_read(desk, text)
        words = len(text.split())
        rate = words / spent[posts]
        print(f"{posts} posts, {words:,} words: {spent[posts]:.2f} s, {rate:,.0f} words/s")
    print(f"300 posts cost {spent[300] / spent[100]:.2f} times 100 posts (3 is linear)")
    text = blog(300)
    print(
        f"Stet takes {spent[300] / seconds(lambda: codespell(text)):.0f} times as long as codespell"
    )
    slowest = max(_seconds_to_read(desk, post.copy) for post in gold_posts(GOLD))
    print(f"slowest single post, warm: {slowest * 1000:.0f} ms")
    helped = seconds(
        lambda: subprocess.run(
            [sys.executable, "-m", "bot", "--help"], capture_output=True, check=True
        )
    )
    print(f"`--help`: {helped:.2f} s")
