"""The modal that takes a draft in, and the Home tab."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.slack import ids
from bot.slack.ids import Carried
from bot.slack.message import ways
from bot.slack.mrkdwn import inert
from bot.slack.pieces import (
    Piece,
    actions,
    bullets,
    button,
    header,
    heading,
    line,
    plain,
    rich,
    section,
    words,
)

FIELD = 3_000
"""Characters that Slack lets into one field of a form."""

FIELDS = ("draft", "draft_2", "draft_3")
"""The fields of a draft, which is what they hold one after the other."""

FORM = "form"
BLOG, POST = "blog", "post"

MOST_CHANNELS = 10
MOST_RECENT = 10
MOST_WORDS = 100
"""Words of the house that a menu of Slack's can hold, or each of its groups."""

MOST_GROUPS = 100


@dataclass(frozen=True, slots=True)
class Recent:
    """A review of late; `at` is UTC. It has no title, since a title would be draft text."""

    channel: str
    at: datetime
    outcome: str
    permalink: str


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """What may be changed for a channel: its emoji (without colons) and its own words."""

    channel: str
    reaction: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Home:
    """What the Home tab shows; `figures` are names and values in the order they are shown."""

    how_to: tuple[str, ...] = field(default_factory=ways)
    settings: tuple[ChannelSettings, ...] = ()
    recent: tuple[Recent, ...] = ()
    figures: Mapping[str, str] = field(default_factory=dict)


def check_view(channel: str = "") -> dict[str, Any]:
    """The form for a draft; `channel` is where it was asked for, handed back as metadata."""
    first, *more = FIELDS
    hint = f"Slack takes {FIELD:,} characters a field. Go on below, or post the draft and react."
    return {
        "type": "modal",
        "callback_id": ids.CHECK_VIEW,
        "private_metadata": channel,
        "title": plain("Check with Stet", 24),
        "submit": plain("Check", 24),
        "close": plain("Cancel", 24),
        "blocks": [
            _draft_field(first, "Draft", hint),
            *(_draft_field(name, "More of the draft", "", optional=True) for name in more),
            _form_field(),
        ],
    }


def draft_in(view: Mapping[str, Any]) -> str:
    """The draft as typed into the form."""
    values = view["state"]["values"]
    return "".join(values.get(name, {}).get(name, {}).get("value") or "" for name in FIELDS)


def is_blog(view: Mapping[str, Any]) -> bool:
    """Whether the form says that the draft is a live blog."""
    chosen = view["state"]["values"].get(FORM, {}).get(FORM, {}).get("selected_option") or {}
    return chosen.get("value") != POST


def _draft_field(name: str, label: str, hint: str, optional: bool = False) -> Piece:
    element = {
        "type": "plain_text_input",
        "action_id": name,
        "multiline": True,
        "max_length": FIELD,
    }
    shown: Piece = {"type": "input", "block_id": name, "label": plain(label), "element": element}
    shown |= {"optional": optional}
    return shown | ({"hint": plain(hint)} if hint else {})


def _form_field() -> Piece:
    choices = [
        {"text": plain(said, 75), "value": value}
        for value, said in ((BLOG, "A live blog, if it looks like one"), (POST, "A single post"))
    ]
    element = {
        "type": "radio_buttons",
        "action_id": FORM,
        "options": choices,
        "initial_option": choices[0],
    }
    return {"type": "input", "block_id": FORM, "label": plain("It is"), "element": element}


def home_view(home: Home) -> dict[str, Any]:
    """The Home tab, for one person."""
    how_to = rich(bullets(line(words(way)) for way in home.how_to))
    ask = actions("check", button(ids.OPEN_CHECK, "Check a draft", Carried(""), style="primary"))
    blocks = [
        header("Stet"),
        *([how_to] if home.how_to else []),
        ask,
        *_figures(home.figures),
        *_recent(home.recent),
        *(piece for each in home.settings[:MOST_CHANNELS] for piece in _settings(each)),
    ]
    return {"type": "home", "blocks": blocks}


def _figures(figures: Mapping[str, str]) -> list[Piece]:
    lines = [line(words(f"{name}  "), words(value, "bold")) for name, value in figures.items()]
    return [heading("The desk's figures"), rich(bullets(lines))] if lines else []


def _recent(recent: Sequence[Recent]) -> list[Piece]:
    lines = [line(_channel(r.channel), _when(r.at), _link(r)) for r in recent[:MOST_RECENT]]
    return [heading("Reviews of late"), rich(bullets(lines))] if lines else []


def _channel(channel: str) -> list[Piece]:
    """A channel by name; a direct message, whose id begins with D, has none."""
    if channel[:1] in {"C", "G"} and channel.isalnum():
        return [{"type": "channel", "channel_id": channel}]
    return words("Direct message")


def _when(at: datetime) -> list[Piece]:
    stamp = int(at.timestamp())
    fallback = f"{at:%Y-%m-%d %H:%M} UTC"
    shown = "{date_short_pretty} {time}"
    date: Piece = {"type": "date", "timestamp": stamp, "format": shown, "fallback": fallback}
    return [*words(" · "), date, *words(" · ")]


def _link(recent: Recent) -> list[Piece]:
    said = words(recent.outcome)
    if said and recent.permalink.startswith(("https://", "http://")):
        return [{"type": "link", "url": recent.permalink, "text": said[0]["text"]}]
    return said


def _settings(settings: ChannelSettings) -> list[Piece]:
    """What one may change in a channel: the emoji that calls, and the words it has added."""
    channel = settings.channel
    element = {
        "type": "plain_text_input",
        "action_id": ids.SET_REACTION,
        "initial_value": inert(settings.reaction, 100),
        "max_length": 100,
        "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]},
    }
    emoji = {
        "type": "input",
        "block_id": f"reaction-{channel}",
        "dispatch_action": True,
        "label": plain("Emoji that calls Stet (press Enter)"),
        "element": element,
    }
    title = rich(line(words("Settings for ", "bold"), _channel(channel)))
    return [title, emoji, *_own_words(settings)]


def _own_words(settings: ChannelSettings) -> list[Piece]:
    carried = [(word, Carried(settings.channel, word).written()) for word in settings.words]
    options = [
        {"text": plain(word, 75), "value": value} for word, value in carried if len(value) <= 150
    ]
    if not options:
        return []
    menu = {
        "type": "static_select",
        "action_id": ids.FORGET_WORD,
        "placeholder": plain("Forget a word", 150),
        **_in_groups(options),
    }
    text = f"{len(settings.words)} words of the house's own"
    return [section(text) | {"block_id": f"words-{settings.channel}", "accessory": menu}]


def _in_groups(options: Sequence[Piece]) -> Piece:
    """The options of a menu, in groups when they are too many for one list."""
    if len(options) <= MOST_WORDS:
        return {"options": options}
    starts = range(0, min(len(options), MOST_WORDS * MOST_GROUPS), MOST_WORDS)
    return {
        "option_groups": [
            {"label": plain(f"From {start + 1}", 75), "options": options[start:][:MOST_WORDS]}
            for start in starts
        ]
    }
