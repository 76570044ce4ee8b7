"""A message as Slack is to show it, and the notices that are no review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.finding import Rule
from bot.slack.mrkdwn import cut, escape
from bot.slack.pieces import (
    Piece,
    bullets,
    heading,
    line,
    plain,
    rich,
    section,
    small,
    words,
)

MOST_RULES = 12
"""Rules of the house that one look-up shows; of more it says how many there are."""

MOST_COPIES = 3
"""Pieces of copy that are shown with a rule."""

_WAYS = (
    ("React", " to any message with the desk's emoji: the review comes into its thread."),
    ("Check with Stet", ", in a message's menu, does the same."),
    ("Mention", " Stet with a draft, or in a thread: then it reads the thread's first message."),
    ("Write", " to Stet directly, and it answers there."),
    ("/stet", " followed by a draft answers in a direct message; alone it opens a form."),
    ("/stet style", " and some words looks them up in the house style."),
    ("/stet digest", " and a day, as in 2026-01-31, shows what that day brought."),
)
_PROMISE = (
    "Apply makes a fix in the corrected copy; Stet lets the words stand. Your own message is never "
    "changed, and you may change your mind."
)


@dataclass(frozen=True)
class Message:
    """What is sent. `text` is escaped and is what a notification shows: 1 to 3,000 characters.

    `snippet` is plain text that did not fit, for a file in the thread. `post` is the index of the
    post that a message of a live blog is about.
    """

    text: str
    blocks: list[dict[str, Any]]
    snippet: str | None = None
    post: int | None = None


def progress_text() -> str:
    """What stands in the place of a reply until the machine has read."""
    return "Stet is reading…"


def error_message(sentence: str) -> Message:
    """A sentence to the person who asked: what went wrong and what to do."""
    return Message(escape(cut(sentence, 500)) or "…", [section(sentence, 1_000)])


def help_message() -> Message:
    ways = bullets(line(words(way, "bold"), words(said)) for way, said in _WAYS)
    blocks = [heading("Ways to ask Stet"), rich(ways), small(plain(_PROMISE))]
    return Message("Ways to ask Stet", blocks)


def ways() -> tuple[str, ...]:
    """The ways to ask Stet, a sentence each."""
    return tuple(f"{way}{said}" for way, said in _WAYS)


def style_message(rules: Sequence[Rule], asked: str) -> Message:
    """What the house style says of some words."""
    if not rules:
        sentence = f"The house style says nothing of “{cut(asked, 100)}”."
        return Message(escape(sentence), [section(sentence)])
    if len(rules) > MOST_RULES:
        return error_message(f"{len(rules)} rules mention that: narrow the words.")
    said = f"{len(rules)} {'rule' if len(rules) == 1 else 'rules'} on “{cut(asked, 100)}”"
    return Message(escape(said), [heading(said), *map(_rule, rules)])


def _rule(rule: Rule) -> Piece:
    title = line(words(rule.id, "bold"), words(f"  {rule.kind} · {rule.level}"))
    return rich(title, line(words(rule.reason)), bullets(_copies(rule)))


def _copies(rule: Rule) -> Iterable[Piece]:
    for example in rule.breaks[:MOST_COPIES]:
        fix = example.amended
        amended = words(f" → {fix}", limit=200) if fix is not None else []
        yield line(words("✗ "), words(example.copy, "strike", limit=200), amended)
    for copy in rule.keeps[:MOST_COPIES]:
        yield line(words(f"✓ {copy}", limit=200))
