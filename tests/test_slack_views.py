"""The form that takes a draft in."""

from __future__ import annotations

from typing import Any

from bot.slack.blocks import check_view, draft_in, is_blog
from tests import slack_rules


def test_the_form_takes_a_draft_in_fields_of_three_thousand_characters() -> None:
    view = check_view("C0CHANNEL")
    slack_rules.check_view(view)
    assert view["private_metadata"] == "C0CHANNEL"
    typed = {
        name: {name: {"value": text}} for name, text in (("draft", "One "), ("draft_2", "two."))
    }
    typed["draft_3"] = {"draft_3": {"value": None}}  # type: ignore[dict-item]
    filled: dict[str, Any] = {"state": {"values": typed}}
    assert draft_in(filled) == "One two."
    assert is_blog(filled)
    filled["state"]["values"]["form"] = {"form": {"selected_option": {"value": "post"}}}
    assert not is_blog(filled)
