"""What a channel has set, as its part of the Home tab: emoji, digest, own words, rules off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.notebook import DigestTime, Noted
from bot.slack import ids
from bot.slack.ids import Carried, key_of
from bot.slack.message import Message, error_message
from bot.slack.mrkdwn import inert, mention
from bot.slack.pieces import Piece, actions, bullets, button, line, plain, rich, section, words

LISTED = 20
"""Words, or rules, that are listed with who and when; the menu beside them has them all."""

MOST_OPTIONS = 100
"""What a menu of Slack's can hold, or each of its groups."""

MOST_GROUPS = 100
OFF = (
    "That rule is off in {} channel from the next review on. Who has had a draft read there finds "
    "it in my Home tab too, where it is called {}."
)
LONGEST_NAME = 75
"""Characters of an option in a menu, and of a word as it is listed."""


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """What may be changed for a channel: its emoji (without colons), and None for no digest."""

    channel: str
    reaction: str
    digest: DigestTime | None = None
    words: tuple[Noted, ...] = ()
    rules_off: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True)
class _Undone:
    """A list with its menu: what undoes an entry, and what the two are called."""

    name: str
    action: str
    does: str
    one: str
    many: str


_WORDS = _Undone(
    "words", ids.FORGET_WORD, "Forget a word", "word of the house's own", "words of the house's own"
)
_RULES = _Undone(
    "rules", ids.SWITCH_ON, "Switch a rule on", "rule switched off", "rules switched off"
)


def channel_blocks(settings: ChannelSettings, most: int) -> list[Piece]:
    """What one may change in a channel; each menu holds `most` entries at most."""
    channel = settings.channel
    return [
        rich(line(words("Settings for ", "bold"), channel_name(channel))),
        _typed(ids.SET_REACTION, channel, "Emoji that calls Stet (press Enter)", settings.reaction),
        *_digest(channel, settings.digest),
        *_undone(_WORDS, channel, settings.words, most),
        *_undone(_RULES, channel, settings.rules_off, most),
    ]


def rule_off_message(channel: str, rule: str, is_here: bool) -> Message:
    """What somebody is told who has switched a rule off, in this channel or in another."""
    said = error_message(OFF.format("this" if is_here else "that", rule))
    on = button(ids.SWITCH_ON, "Switch it on again", Carried(channel, key_of(rule)))
    return Message(said.text, [*said.blocks, actions(f"rule-{channel}", on)])


def channel_name(channel: str) -> list[Piece]:
    """A channel by name; a direct message, whose id begins with D, has none."""
    if channel[:1] in {"C", "G"} and channel.isalnum():
        return [{"type": "channel", "channel_id": channel}]
    return words("Direct message")


def moment(at: datetime) -> Piece:
    """A moment, in the zone of whoever looks; `at` is UTC."""
    fallback = f"{at:%Y-%m-%d %H:%M} UTC"
    shown = "{date_short_pretty} {time}"
    return {"type": "date", "timestamp": int(at.timestamp()), "format": shown, "fallback": fallback}


def _who_and_when(by: str, at: datetime | None) -> list[Piece]:
    """An editor, who is not pinged on a Home tab, and when; nothing of what nobody has set."""
    if not by or at is None:
        return []
    is_member = mention(by) == f"<@{by}>"
    who: list[Piece] = [{"type": "user", "user_id": by}] if is_member else words("an editor")
    return [*words(" · "), *who, *words(" · "), moment(at)]


def _typed(action: str, channel: str, label: str, value: str) -> Piece:
    """A field whose text is taken when Enter is pressed."""
    element = {
        "type": "plain_text_input",
        "action_id": action,
        "initial_value": inert(value, 100),
        "max_length": 100,
        "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]},
    }
    return {
        "type": "input",
        "block_id": f"{action}-{channel}",
        "dispatch_action": True,
        "label": plain(label),
        "element": element,
    }


def _digest(channel: str, when: DigestTime | None) -> list[Piece]:
    block_id = f"digest-{channel}"
    if when is None:
        on = button(ids.SWITCH_DIGEST, "Send a digest every day", Carried(channel, "on"))
        return [rich(line(words("No digest is sent here."))), actions(block_id, on)]
    said = words(f"A digest every day at {when.at_time:%H:%M}, {when.zone}")
    picker = {
        "type": "timepicker",
        "action_id": ids.SET_DIGEST_TIME,
        "initial_time": f"{when.at_time:%H:%M}",
    }
    off = button(ids.SWITCH_DIGEST, "Send no digest", Carried(channel, "off"))
    label = "Time zone of the digest, as in Europe/London (press Enter)"
    return [
        rich(line(said, _who_and_when(when.by, when.at))),
        actions(block_id, picker, off),
        _typed(ids.SET_DIGEST_ZONE, channel, label, when.zone),
    ]


def _undone(kind: _Undone, channel: str, noted: Sequence[Noted], most: int) -> list[Piece]:
    """What a channel has of its own, who brought it in and when, and a menu to undo each."""
    if not noted:
        return []
    options = [_option(channel, each) for each in noted[: min(most, MOST_OPTIONS * MOST_GROUPS)]]
    menu = {
        "type": "static_select",
        "action_id": kind.action,
        "placeholder": plain(kind.does, 150),
        **_in_groups(options),
    }
    count = f"{len(noted):,} {kind.one if len(noted) == 1 else kind.many}"
    rest = f"; the menu holds the first {len(options):,}" if len(options) < len(noted) else ""
    asked = section(count + rest) | {"block_id": f"{kind.name}-{channel}", "accessory": menu}
    return [asked, rich(bullets(_listed(noted[: min(most, LISTED)], len(noted))))]


def _option(channel: str, noted: Noted) -> Piece:
    return {
        "text": plain(noted.what, LONGEST_NAME),
        "value": Carried(channel, key_of(noted.what)).written(),
        "description": plain(f"since {noted.at:%-d %B %Y}", LONGEST_NAME),
    }


def _listed(noted: Sequence[Noted], count: int) -> list[Piece]:
    lines = [
        line(words(each.what, "bold", limit=LONGEST_NAME), _who_and_when(each.by, each.at))
        for each in noted
    ]
    rest = count - len(noted)
    return [*lines, line(words(f"and {rest:,} more"))] if rest else lines


def _in_groups(options: Sequence[Piece]) -> Piece:
    """The options of a menu, in groups when they are too many for one list."""
    if len(options) <= MOST_OPTIONS:
        return {"options": options}
    starts = range(0, len(options), MOST_OPTIONS)
    return {
        "option_groups": [
            {"label": plain(f"From {start + 1}", 75), "options": options[start:][:MOST_OPTIONS]}
            for start in starts
        ]
    }
