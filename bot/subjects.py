"""Whose deed or fate a line tells: "Lind held" needs copy that speaks of Lind where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.grave import TOPICS, grave_meanings
from bot.moods import Copy, Line
from bot.names import bare, is_ordinary

_OPENING_NAME = re.compile(r"(?P<name>(?:[A-Z][\w-]+ ){1,4})(?P<deed>(?:[a-z-]+ ?){1,3})")
_WORD = re.compile(r"[^\W_]+")


def told_of_somebody_else(line: Line, copy: Copy) -> Iterator[str]:
    """The grave words that a line tells of the name it opens with, and the copy of no such one.

    The name must stand in the sentence that bears the word out, or in the one before or after it.
    """
    match = _OPENING_NAME.match(line.text)
    names = [w for w in _WORD.findall(match["name"]) if not is_ordinary(w)] if match else []
    if not match or not names:
        return
    wanted = bare(names[-1].removesuffix("s"))
    for meaning in grave_meanings():
        said = meaning.says.search(match["deed"])
        if said and meaning.name not in TOPICS and not _is_told_of(wanted, meaning.bears, copy):
            yield said.group()


def _is_told_of(name: str, bears: re.Pattern[str], copy: Copy) -> bool:
    texts = [sentence.text for sentence in copy.sentences]
    near = (
        " ".join(texts[max(0, at - 1) : at + 2])
        for at, text in enumerate(texts)
        if bears.search(text)
    )
    return any(name in bare(text) for text in near)
