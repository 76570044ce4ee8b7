"""The pieces that blocks are put together from, each harmless and within Slack's limits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.slack.ids import Carried
from bot.slack.mrkdwn import inert, units

Piece = dict[str, Any]

MOST_BLOCKS = 50
"""Of one message; Slack refuses more."""

MOST_CHARACTERS = 12_000
"""Over all blocks of a message; Slack refuses from about 13,200, whatever each block holds."""

LONGEST_TEXT = 3_000
"""Characters of a message's own text, and of one section's."""

LONGEST_LINE = 300
"""Characters of a line of ours: a reason, a standfirst, a gap."""


def plain(text: str, limit: int = LONGEST_LINE) -> Piece:
    """A plain_text object; in it nothing is a mention, a link or a picture."""
    return {"type": "plain_text", "text": inert(text, limit).strip() or "…", "emoji": False}


def mrkdwn(text: str) -> Piece:
    """A mrkdwn object of words that are our own, or escaped; no bare address becomes a link."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def words(text: str, *styles: str, limit: int = LONGEST_LINE) -> list[Piece]:
    """A rich_text element, in which text is only ever text; none for text that shows nothing."""
    shown = inert(text, limit)
    if not shown:
        return []
    piece: Piece = {"type": "text", "text": shown}
    return [piece | {"style": dict.fromkeys(styles, True)} if styles else piece]


def line(*elements: list[Piece]) -> Piece:
    return {"type": "rich_text_section", "elements": [each for part in elements for each in part]}


def bullets(lines: Iterable[Piece]) -> Piece:
    shown = [each for each in lines if each["elements"]]
    return {"type": "rich_text_list", "style": "bullet", "elements": shown}


def rich(*elements: Piece) -> Piece:
    return {"type": "rich_text", "elements": [each for each in elements if each["elements"]]}


def header(text: str) -> Piece:
    return {"type": "header", "text": plain(text, 150)}


def section(text: str, limit: int = LONGEST_TEXT) -> Piece:
    return {"type": "section", "text": plain(text, limit)}


def heading(text: str) -> Piece:
    return rich(line(words(text, "bold")))


def small(*texts: str | Piece) -> Piece:
    """A line in small type. Slack takes ten pieces."""
    pieces = [text if isinstance(text, dict) else plain(text) for text in texts]
    return {"type": "context", "elements": pieces[:10]}


def button(action: str, text: str, carried: Carried, **more: Any) -> Piece:
    shown = plain(text, 75)
    return {"type": "button", "action_id": action, "text": shown, "value": carried.written()} | more


def overflow(action: str, choice: str, carried: Carried) -> Piece:
    option = {"text": plain(choice, 75), "value": carried.written()}
    return {"type": "overflow", "action_id": action, "options": [option]}


def actions(block_id: str, *elements: Piece) -> Piece:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def feedback(action: str, case: str) -> Piece:
    """Slack's own pair of thumbs. The value is the case and "good" or "bad"."""
    buttons = {
        f"{way}_button": {
            "text": plain(said, 75),
            "accessibility_label": said,
            "value": Carried(case, worth).written(),
        }
        for way, said, worth in (
            ("positive", "This helped", "good"),
            ("negative", "This did not help", "bad"),
        )
    }
    element = {"type": "feedback_buttons", "action_id": action, **buttons}
    return {"type": "context_actions", "block_id": "feedback", "elements": [element]}


def weight(blocks: Iterable[Piece]) -> int:
    """The characters that Slack counts against a message: every text in its blocks."""
    return sum(map(_weight, blocks))


def _weight(piece: Any) -> int:
    if isinstance(piece, dict):
        return sum(
            units(inside) if name == "text" and isinstance(inside, str) else _weight(inside)
            for name, inside in piece.items()
        )
    return sum(map(_weight, piece)) if isinstance(piece, list) else 0
