"""What goes into Slack's markup, made harmless: the one door for draft, model and user text."""

from __future__ import annotations

import re

from bot.anchor import printable
from bot.slack.incoming import is_edit, plain_copy, resolved, snippet_url

__all__ = [
    "cut",
    "escape",
    "inert",
    "is_edit",
    "mention",
    "pasteable",
    "plain_copy",
    "resolved",
    "snippet_url",
    "units",
]

_APART = "\u200b"
"""A zero-width space: what it stands in is no longer an address, a name or a code for a picture."""

_MARKUP = str.maketrans({"*": "∗", "_": "＿", "~": "∼", "`": "ˋ"})
"""Look-alikes of the marks that set bold, italic, strike and code."""

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_SCHEME = re.compile(r"(?<=\w):(?=//)|(?<=mailto):|(?<=tel):", re.IGNORECASE)
_DOMAIN = re.compile(r"(?<=\w)\.(?=[^\W\d_])")
_CALLED = re.compile(r"([@#])(?=\w)")
_PICTURE = re.compile(r":(?=[\w+'-]+:)")
_QUOTED = re.compile(r"^\s*(?=>)")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_STEERS = re.compile(
    "(\U0001f3f4[\U000e0020-\U000e007f]+)|[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e"
    "\u2066-\u2069\U000e0000-\U000e007f]"
)
"""Controls, changes of direction and tags, but for the tags that make the flag of a nation."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_MEMBER = re.compile(r"[UW][A-Z0-9]{1,20}")


def escape(text: str) -> str:
    """Text for mrkdwn or a message's own `text`: it reads the same and does nothing.

    One line, without invisible characters; no mention, link, picture or markup in it comes alive.
    Call it once, on text that is already cut to length: an entity takes up to five characters.
    """
    apart = _SCHEME.sub(f":{_APART}", printable(text).translate(_MARKUP))
    apart = _DOMAIN.sub(f".{_APART}", apart)
    apart = _CALLED.sub(rf"\1{_APART}", apart)
    apart = _PICTURE.sub(f":{_APART}", apart)
    return _QUOTED.sub(_APART, apart).translate(_ENTITIES)


def inert(text: str, limit: int) -> str:
    """Text for a plain_text object or a rich_text text element, where nothing comes alive.

    One line of at most `limit` characters, without invisible characters.
    """
    return cut(printable(text), limit)


def cut(text: str, limit: int) -> str:
    """The text, or as much of it as `limit` characters hold with an ellipsis."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def pasteable(text: str) -> str:
    """Copy to be pasted elsewhere: its own lines and joiners, nothing that steers a program."""
    steady = _STEERS.sub(lambda found: found[1] or "", _LINE_END.sub("\n", text))
    return _SURROGATES.sub("\ufffd", steady)


def mention(member: str) -> str:
    """A live mention of a member, for the editor who pressed a button and nobody else.

    What is not a Slack user id becomes "an editor".
    """
    return f"<@{member}>" if _MEMBER.fullmatch(member) else "an editor"


def units(text: str) -> int:
    """The length as Slack's clients count it: UTF-16 units, two for most pictures."""
    return len(text) + sum(ord(mark) > 0xFFFF for mark in text)
