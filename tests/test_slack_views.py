"""The form that takes a draft in, and the Home tab."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.slack.blocks import (
    ChannelSettings,
    Home,
    Recent,
    check_view,
    draft_in,
    home_view,
    is_blog,
)
from tests import slack_rules
from tests.slack_cases import AT, parts

HOME = Home(
    settings=(ChannelSettings("C0CHANNEL", "memo", ("Harwick", "Okafor")),),
    recent=(Recent("C0CHANNEL", AT, "2 to amend", "https://desk.slack.com/archives/C0/p1"),),
    figures={"Reviews this week": "12"},
)


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


def test_the_home_tab_is_what_slack_takes_whatever_it_is_given() -> None:
    slack_rules.check_view(home_view(Home(how_to=())))
    slack_rules.check_view(home_view(HOME))
    words = tuple(f"word{n}" * 30 for n in range(50)) + tuple(f"w{n}" for n in range(500))
    settings_of = tuple(ChannelSettings(f"C{n}", "x" * 300, words) for n in range(200))
    recent = tuple(Recent("D1", AT + timedelta(n), "<!channel>", "javascript:1") for n in range(99))
    full = home_view(Home(settings=settings_of, recent=recent, figures={"<!here>": "<@U1>"}))
    slack_rules.check_view(full)
    assert not [part for part in parts(full) if part.get("type") in {"mrkdwn", "link", "user"}]
