"""The Home tab: how to ask, the last reviews, the figures, and what each channel has set."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.slack import ids
from bot.slack.channel_view import ChannelSettings, channel_blocks, channel_name, moment
from bot.slack.ids import Carried
from bot.slack.message import ways
from bot.slack.pieces import (
    Piece,
    actions,
    bullets,
    button,
    header,
    heading,
    line,
    rich,
    small,
    words,
)

MOST_BLOCKS = 100
"""Of one Home tab; Slack refuses more."""

LARGEST = 240_000
"""Bytes of a Home tab as JSON; Slack refuses one of more than 250 kB."""

ENTRIES = (10_000, 1_000, 100, 10, 2)
"""Entries of a menu, from the most that a menu holds down to what fits in any case."""

MOST_RECENT = 10


@dataclass(frozen=True, slots=True)
class Recent:
    """A review of late; `at` is UTC. It has no title, since a title would be draft text."""

    channel: str
    at: datetime
    outcome: str
    permalink: str


@dataclass(frozen=True)
class Home:
    """What the Home tab shows; `figures` are names and values in the order they are shown."""

    how_to: tuple[str, ...] = field(default_factory=ways)
    settings: tuple[ChannelSettings, ...] = ()
    recent: tuple[Recent, ...] = ()
    figures: Mapping[str, str] = field(default_factory=dict)


def home_view(home: Home) -> dict[str, Any]:
    """The Home tab, for one person; where it would be too large its menus hold less."""
    top = _top(home)
    for most in ENTRIES:
        blocks = [*top, *_channels(home.settings, most, MOST_BLOCKS - len(top))]
        if len(json.dumps(blocks)) <= LARGEST:
            break
    return {"type": "home", "blocks": blocks}


def _top(home: Home) -> list[Piece]:
    how_to = rich(bullets(line(words(way)) for way in home.how_to))
    ask = actions("check", button(ids.OPEN_CHECK, "Check a draft", Carried(""), style="primary"))
    said = [header("Stet"), *([how_to] if home.how_to else []), ask]
    return [*said, *_figures(home.figures), *_recent(home.recent)]


def _channels(settings: Sequence[ChannelSettings], most: int, room: int) -> list[Piece]:
    """The settings of as many channels as there is room for, and how many more there are."""
    blocks: list[Piece] = []
    for number, each in enumerate(settings):
        more = channel_blocks(each, most)
        if len(blocks) + len(more) >= room:
            rest = len(settings) - number
            return [*blocks, small(f"{rest:,} more, where you asked for reviews longer ago")]
        blocks += more
    return blocks


def _figures(figures: Mapping[str, str]) -> list[Piece]:
    lines = [line(words(f"{name}  "), words(value, "bold")) for name, value in figures.items()]
    return [heading("The desk's figures"), rich(bullets(lines))] if lines else []


def _recent(recent: Sequence[Recent]) -> list[Piece]:
    lines = [line(channel_name(r.channel), _when(r.at), _link(r)) for r in recent[:MOST_RECENT]]
    return [heading("Reviews of late"), rich(bullets(lines))] if lines else []


def _when(at: datetime) -> list[Piece]:
    return [*words(" · "), moment(at), *words(" · ")]


def _link(recent: Recent) -> list[Piece]:
    said = words(recent.outcome)
    if said and recent.permalink.startswith(("https://", "http://")):
        return [{"type": "link", "url": recent.permalink, "text": said[0]["text"]}]
    return said
