"""The form that takes a draft in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.slack import ids
from bot.slack.pieces import Piece, plain

FIELD = 3_000
"""Characters that Slack lets into one field of a form."""

FIELDS = ("draft", "draft_2", "draft_3")
"""The fields of a draft, which is what they hold one after the other."""

FORM = "form"
BLOG, POST = "blog", "post"


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
