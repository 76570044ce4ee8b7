"""Whether a line is words and stops alone: no link, mention, markup or hidden mark, no talk with
a program."""

from __future__ import annotations

import re

_LINK = re.compile(
    r"https?:|www\.|[*`~<>|{}\\^_]|\]\(|!(?:channel|here|everyone)|&\w+;|(?<!\w)@\w|\w@\w|(?<!\w)#\w"
)
_SIGNS = "™’‘“”–—…€₂\u2009\u202f"
_ORDERS = re.compile(
    r"\b(?:ignor\w+|disregard\w*|forget|overrid\w+) (?:all |any |the |your |these |my "
    r"|of |previous |prior |above )*(?:instructions?|prompts?|messages?)\b"
    r"|\b(?:system|developer) prompt\b|\blanguage model\b|\bas an ai\b"
    r"|^(?:sure|certainly|okay|here (?:is|are|'s))\b"
    r"|^(?:headline|push alert|seo|summary|standfirst|title)\s*\d*:",
    re.IGNORECASE,
)


def is_plain(line: str) -> bool:
    """Whether a line holds no link, mention, markup, control or direction mark, line break or
    picture."""
    return not _LINK.search(line) and all(map(_is_printed, line))


def _is_printed(mark: str) -> bool:
    if ord(mark) < 0x250:
        return mark.isprintable() or mark == "\u00a0"
    return mark.isalnum() or mark in _SIGNS


def is_addressed(line: str) -> bool:
    """Whether a line speaks to a program, or as one, rather than of the news."""
    return bool(_ORDERS.search(line))
