"""The Home tab: what it shows to whom, and what is set there for a channel."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import time, timedelta
from functools import partial
from typing import Any, TypeAlias

import pytest
from slack_sdk.models.blocks import Block

from bot.house import house_style
from bot.notebook import DigestTime, Noted
from bot.slack import ids
from bot.slack.blocks import ChannelSettings, Home, Recent, home_view
from bot.slack.home_view import LARGEST, MOST_BLOCKS
from tests import slack_presses, slack_rules
from tests.slack_cases import AT, parts, seen
from tests.slack_desk import NOON, DeskInSlack, desk_in_slack
from tests.slack_server import SlackServer
from tests.test_slack_ways import shown

Json: TypeAlias = dict[str, Any]

DRAFT = "The ferry has recieved its new engine, the harbour company said on Friday.\n"
SIX = DigestTime(time(18), "Europe/London", "U0IVAN", AT)
WORDS = (Noted("skerrow", "U0IVAN", AT), Noted("okafor", "U0MAYA", AT + timedelta(days=1)))
RULES = (Noted("percent", "U0IVAN", AT),)
FULL = ChannelSettings("C0CHANNEL", "memo", SIX, WORDS, RULES)


def drawn(*settings: ChannelSettings) -> Json:
    view = home_view(Home(settings=settings))
    slack_rules.check_view(view)
    for block in view["blocks"]:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.to_dict()
    return view


def test_a_channel_shows_what_it_has_set_with_who_and_when() -> None:
    view = drawn(FULL)
    said = seen(view["blocks"])
    for each in ("skerrow", "okafor", "percent", "A digest every day at 18:00, Europe/London"):
        assert each in said
    who = [part["user_id"] for part in parts(view) if part.get("type") == "user"]
    when = [part["timestamp"] for part in parts(view) if part.get("type") == "date"]
    assert who == ["U0IVAN", "U0IVAN", "U0MAYA", "U0IVAN"]
    assert set(when) == {int(AT.timestamp()), int((AT + timedelta(days=1)).timestamp())}


def test_a_channel_that_has_set_nothing_offers_an_emoji_and_a_digest() -> None:
    view = drawn(ChannelSettings("C0CHANNEL", "memo"))
    offered = [part["action_id"] for part in parts(view) if "action_id" in part]
    assert offered == [ids.OPEN_CHECK, ids.SET_REACTION, ids.SWITCH_DIGEST]


def test_a_digest_that_the_environment_sets_is_nobodys_doing() -> None:
    view = drawn(ChannelSettings("C0CHANNEL", "memo", DigestTime(time(7, 5), "Asia/Tokyo")))
    assert "at 07:05, Asia/Tokyo" in seen(view["blocks"])
    assert not [part for part in parts(view) if part.get("type") in {"user", "date"}]


@pytest.mark.parametrize("word", ["w" * 300, "щ" * 40, "\ud800", "<!channel>"])
def test_every_word_has_its_place_in_the_menu_whatever_it_is(word: str) -> None:
    view = drawn(ChannelSettings("C0CHANNEL", "memo", words=(Noted(word, "U0IVAN", AT),)))
    menu = next(part for part in parts(view) if part.get("action_id") == ids.FORGET_WORD)
    carried = ids.Carried.read(menu["options"][0]["value"])
    assert carried == ids.Carried("C0CHANNEL", ids.key_of(word))


def test_the_home_tab_is_what_slack_takes_whatever_it_is_given() -> None:
    slack_rules.check_view(home_view(Home(how_to=())))
    words = tuple(Noted(f"щ{n}" * 30, "<!here>", AT) for n in range(400))
    settings = [ChannelSettings(f"C{n}", "x" * 300, SIX, words, RULES * 120) for n in range(200)]
    recent = tuple(Recent("D1", AT + timedelta(n), "<!channel>", "javascript:1") for n in range(99))
    full = home_view(Home((), tuple(settings), recent, {"<!here>": "<@U1>"}))
    slack_rules.check_view(full)
    assert len(json.dumps(full["blocks"])) <= LARGEST
    assert MOST_BLOCKS - 10 < len(full["blocks"]) <= MOST_BLOCKS
    assert "more, where you asked for reviews longer ago" in seen(full["blocks"])
    assert not [part for part in parts(full) if part.get("type") in {"mrkdwn", "link"}]
    assert {part["user_id"] for part in parts(full) if part.get("type") == "user"} == {"U0IVAN"}


def test_a_link_to_a_review_and_the_figures_are_shown() -> None:
    link = "https://desk.slack.com/archives/C0/p1"
    home = Home(recent=(Recent("C0CHANNEL", AT, "2 to amend", link),), figures={"Reviews": "12"})
    view = home_view(home)
    slack_rules.check_view(view)
    assert [part["url"] for part in parts(view) if part.get("type") == "link"] == [link]
    assert "Reviews  12" in seen(view["blocks"])


@pytest.fixture
def desk(slack: SlackServer) -> Iterator[DeskInSlack]:
    """A desk on which Maya has had a draft read in C0DESK."""
    with desk_in_slack(slack) as at_work:
        message = slack.put(DRAFT)
        at_work.after(lambda: at_work.send.reaction(message))
        yield at_work


def tab(slack: SlackServer, desk: DeskInSlack) -> Json:
    desk.after(desk.send.home)
    view = slack.home()
    assert view
    return view


def use(slack: SlackServer, desk: DeskInSlack, action: str, said: object = None) -> str:
    """Use an element of Maya's Home tab, and give back what the tab then shows."""
    view = tab(slack, desk)
    block, element = next(
        (block, part)
        for block in view["blocks"]
        for part in parts(block)
        if part.get("action_id") == action
    )
    press = slack_presses.block_action(
        dict(element), block["block_id"], "U0MAYA", slack.trigger("U0MAYA"), said
    )
    payload = slack_presses.in_view(press, view)
    desk.after(partial(desk.send.deliver, "interactive", payload))
    now = slack.home()
    assert now
    return seen(now["blocks"])


def digest(desk: DeskInSlack) -> DigestTime | None:
    return desk.notebook.digest_times()["C0DESK"]


def test_a_digest_is_switched_on_set_and_switched_off(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    assert "A digest every day at" in use(slack, desk, ids.SWITCH_DIGEST)
    assert "at 07:30" in use(slack, desk, ids.SET_DIGEST_TIME, "07:30")
    assert "at 07:30, Europe/Paris" in use(slack, desk, ids.SET_DIGEST_ZONE, "Europe/Paris")
    assert digest(desk) == DigestTime(time(7, 30), "Europe/Paris", "U0MAYA", NOON)
    assert "No digest is sent here" in use(slack, desk, ids.SWITCH_DIGEST)
    assert digest(desk) is None


def test_a_digest_switched_on_in_the_morning_is_not_that_of_the_evening_before(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    desk.clock.now = NOON + timedelta(hours=22)
    use(slack, desk, ids.SWITCH_DIGEST)
    desk.after(desk.tick)
    assert desk.notebook.digest_sent("C0DESK", NOON.date()) == ""
    assert [each for each in slack.said_in("C0DESK") if "thread_ts" not in each] == []


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("europe/london", "Europe/London"),
        (" New York ", "America/New_York"),
        ("KOLKATA", "Asia/Kolkata"),
        ("Etc/UTC", "Etc/UTC"),
        ("UTC", "UTC"),
        (" gmt ", "UTC"),
        ("São Paulo", "America/Sao_Paulo"),
    ],
)
def test_a_zone_is_known_by_its_city_and_in_any_letters(
    slack: SlackServer, desk: DeskInSlack, written: str, zone: str
) -> None:
    use(slack, desk, ids.SWITCH_DIGEST)
    use(slack, desk, ids.SET_DIGEST_ZONE, written)
    found = digest(desk)
    assert found
    assert found.zone == zone


@pytest.mark.parametrize(
    "written", ["", "Harwick", "../../etc/passwd", "America", "\x00", "/", "GMT+1", "EST"]
)
def test_an_unknown_zone_is_told_in_one_sentence_and_changes_nothing(
    slack: SlackServer, desk: DeskInSlack, written: str
) -> None:
    use(slack, desk, ids.SWITCH_DIGEST)
    before = digest(desk)
    use(slack, desk, ids.SET_DIGEST_ZONE, written)
    assert digest(desk) == before
    assert "I know no such time zone: write it as in Europe/London" in told(slack)


def told(slack: SlackServer) -> str:
    """What somebody was told last, alone."""
    return shown(slack.ephemerals[-1])


def press_rule_off(
    slack: SlackServer, desk: DeskInSlack, rule: str, channel: str = "C0DESK"
) -> str:
    """Press the button of a digest in C0DESK, and give back what one is told."""
    value = ids.Carried(channel, rule).written()
    text = {"type": "plain_text", "text": "Switch this rule off here"}
    button = {"type": "button", "action_id": ids.RULE_OFF, "text": text, "value": value}
    blocks = [{"type": "actions", "block_id": "rule", "elements": [button]}]
    message = {**slack.put("The day."), "blocks": blocks}
    desk.after(lambda: desk.send.action(ids.RULE_OFF, message, "U0IVAN"))
    return told(slack)


def test_a_rule_is_switched_off_from_the_digest_and_on_again_from_the_home_tab(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    rule = next(iter(desk.notebook.cases()[0].keys().values())).rule.id
    for _ in range(2):
        assert "is off in this channel from the next review on" in press_rule_off(slack, desk, rule)
    assert desk.notebook.rules_off("C0DESK") == (Noted(rule, "U0IVAN", NOON),)
    again = slack.put(f"{DRAFT} ")
    desk.after(lambda: desk.send.reaction(again))
    assert desk.notebook.cases()[0].keys() == {}
    assert "1 rule switched off" in seen(tab(slack, desk)["blocks"])
    assert "switched off" not in use(slack, desk, ids.SWITCH_ON)
    assert desk.notebook.rules_off("C0DESK") == ()


def test_a_rule_that_is_gone_is_refused_and_one_of_the_guide_is_not(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    assert "no such rule any more" in press_rule_off(slack, desk, "a-rule-of-old")
    assert desk.notebook.rules_off("C0DESK") == ()
    guide = house_style().rules
    for rule in (guide[0].rule.id, next(each.rule.id for each in guide if each.judged)):
        for _ in range(2):
            assert f"is called {rule}" in press_rule_off(slack, desk, rule)


def test_a_rule_of_another_channel_is_switched_off_there(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    rule = house_style().rules[0].rule.id
    assert "is off in that channel" in press_rule_off(slack, desk, rule, "C0OTHER")
    assert desk.notebook.rules_off("C0DESK") == ()
    assert [noted.what for noted in desk.notebook.rules_off("C0OTHER")] == [rule]


def test_a_word_is_forgotten_and_no_job_holds_it(slack: SlackServer, desk: DeskInSlack) -> None:
    for word in ("skerrow", "щ" * 200):
        desk.notebook.add_word("C0DESK", word, "U0IVAN", NOON)
        assert "1 word of the house's own" in seen(tab(slack, desk)["blocks"])
        assert "of the house's own" not in use(slack, desk, ids.FORGET_WORD)
        assert desk.notebook.words("C0DESK") == ()


def test_an_emoji_is_set_with_who_set_it_and_a_wrong_one_is_refused(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    use(slack, desk, ids.SET_REACTION, ":Eyes:")
    assert desk.notebook.reaction("C0DESK") == "eyes"
    use(slack, desk, ids.SET_REACTION, "no emoji")
    assert desk.notebook.reaction("C0DESK") == "eyes"
    assert "not the name of an emoji" in told(slack)


def test_the_figures_are_those_of_the_notebook(slack: SlackServer, desk: DeskInSlack) -> None:
    said = seen(tab(slack, desk)["blocks"])
    assert "Reviews  1" in said
    assert "Findings  1" in said
