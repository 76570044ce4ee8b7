"""Whoever asks is answered where they see it, and is not shown what is not theirs."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from functools import partial
from typing import Any, TypeAlias

import pytest

from bot.config import SettingsError
from bot.desk import Desk
from bot.draft import Draft
from bot.review import Review
from bot.slack import ids
from tests import slack_presses
from tests.slack_desk import NOON, DeskInSlack, desk_in_slack
from tests.slack_server import SlackServer
from tests.test_reader import POST
from tests.test_slack_decisions import buttons
from tests.test_slack_ways import SECOND_SLIP, calling, only_reply, shown

Json: TypeAlias = dict[str, Any]


@pytest.fixture
def desk(slack: SlackServer) -> Iterator[DeskInSlack]:
    with desk_in_slack(slack) as at_work:
        yield at_work


def reviewed(desk: DeskInSlack, text: str = POST) -> Json:
    message = desk.slack.put(text)
    desk.after(lambda: desk.send.reaction(message))
    return message


def test_an_edit_while_the_draft_is_checked_is_not_lost(
    slack: SlackServer, desk: DeskInSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    check, begun = Desk.check, threading.Event()

    def slow(self: Desk, draft: Draft, *more: Any, **named: Any) -> Review:
        begun.set()
        time.sleep(0.3)
        return check(self, draft, *more, **named)

    monkeypatch.setattr(Desk, "check", slow)
    message = slack.put(POST)
    desk.send.reaction(message)
    assert begun.wait(5)
    desk.after(lambda: desk.send.edit(*slack.edit(message, SECOND_SLIP)))
    assert "received" in shown(only_reply(slack, message))


def test_a_sentence_goes_where_it_is_seen(slack: SlackServer, desk: DeskInSlack) -> None:
    desk.after(lambda: desk.send.reaction(slack.put("")))
    assert "thread_ts" not in slack.ephemerals[-1]
    root = slack.put("Shall we run this?")
    desk.after(lambda: desk.send.reaction(slack.put("", thread_ts=root["ts"])))
    assert slack.ephemerals[-1]["thread_ts"] == root["ts"]


def test_a_mention_with_a_few_words_in_a_thread_reads_its_root(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    root = slack.put(POST)
    call = slack.put("", thread_ts=root["ts"], blocks=[calling("please check this")])
    desk.after(lambda: desk.send.mention(call))
    assert "governor" in shown(only_reply(slack, root))


def test_a_call_for_help_gets_help(slack: SlackServer, desk: DeskInSlack) -> None:
    desk.after(lambda: desk.send.mention(slack.put("", blocks=[calling("Help!")])))
    desk.after(lambda: desk.send.message(slack.put("help", slack.direct()), slack.direct()))
    for said in ("Help", "HELP"):
        desk.after(partial(desk.send.command, "/stet", said))
    assert ["Ways to ask Stet" in shown(each) for each in slack.ephemerals] == [True] * 4


def test_a_draft_that_was_read_already_says_so(slack: SlackServer, desk: DeskInSlack) -> None:
    message = reviewed(desk)
    desk.after(lambda: desk.send.shortcut(ids.CHECK_SHORTCUT, message))
    desk.after(
        lambda: desk.send.mention(slack.put("", thread_ts=message["ts"], blocks=[calling()]))
    )
    assert ["read that already" in shown(each) for each in slack.ephemerals] == [True, True]


def test_another_bots_edit_renews_the_answer(slack: SlackServer, desk: DeskInSlack) -> None:
    message = slack.put_bot(POST)
    desk.after(lambda: desk.send.reaction(message))
    desk.after(lambda: desk.send.edit(*slack.edit(message, SECOND_SLIP)))
    assert "received" in shown(only_reply(slack, message))


def test_a_form_whose_connection_breaks_is_told_of(slack: SlackServer, desk: DeskInSlack) -> None:
    slack.fail("views.open", "drop", times=9)
    desk.send.command("/stet")
    slack.wait(lambda: bool(slack.ephemerals))
    assert "could not reach Slack" in shown(slack.ephemerals[-1])


def test_the_home_tab_shows_nobody_elses_reviews(slack: SlackServer, desk: DeskInSlack) -> None:
    slack.channel("G0LEGAL", "legal")
    message = slack.put(POST, "G0LEGAL")
    desk.after(lambda: desk.send.reaction(message, channel="G0LEGAL"))
    for user, is_shown in (("U0MAYA", True), ("U0IVAN", False)):
        desk.after(partial(desk.send.home, user))
        assert ("G0LEGAL" in json.dumps(slack.home(user))) == is_shown


def test_a_review_that_slack_will_not_link_to_leaves_the_home_tab_standing(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    reviewed(desk)
    slack.fail("chat.getPermalink", "message_not_found")
    desk.after(desk.send.home)
    assert "Reviews" in json.dumps(slack.home())


def test_thumbs_are_counted(slack: SlackServer, desk: DeskInSlack) -> None:
    reply = only_reply(slack, reviewed(desk))
    desk.after(lambda: desk.send.action(ids.FEEDBACK, reply, chosen="negative_button"))
    desk.after(desk.send.home)
    assert "Found unhelpful" in json.dumps(slack.home())


def test_a_reaction_on_an_answer_is_told_what_to_react_to(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    message = reviewed(desk)
    reply = only_reply(slack, message)
    desk.after(lambda: desk.send.reaction(reply))
    assert only_reply(slack, message) == reply
    assert "my own answer" in shown(slack.ephemerals[-1])


def test_an_emoji_is_taken_as_slack_names_it(slack: SlackServer, desk: DeskInSlack) -> None:
    reviewed(desk)
    desk.after(desk.send.home)
    view = slack.home()
    assert view
    block = next(each for each in view["blocks"] if each["type"] == "input")
    for written, taken in ((":Eyes:", "eyes"), ("memo::skin-tone-3", "memo"), ("", None)):
        named = slack_presses.block_action(
            block["element"], block["block_id"], "U0MAYA", slack.trigger("U0MAYA"), written
        )
        press = slack_presses.in_view(named, view)
        desk.after(partial(desk.send.deliver, "interactive", press))
        assert desk.notebook.reaction("C0DESK") == taken


def test_a_direct_message_needs_no_leave(slack: SlackServer) -> None:
    with desk_in_slack(slack, channels=frozenset({"C0DESK"})) as desk:
        direct = slack.direct()
        desk.after(lambda: desk.send.command("/stet", "help", channel=direct))
        message = slack.put(POST, direct)
        desk.after(lambda: desk.send.shortcut(ids.CHECK_SHORTCUT, message, channel=direct))
        assert "Ways to ask" in shown(slack.ephemerals[-1])
        assert slack.replies(message, direct)


def test_a_slack_that_is_down_at_the_start_is_not_blamed_on_the_token(slack: SlackServer) -> None:
    slack.fail("auth.test", 503, times=9)
    with pytest.raises(SettingsError, match="cannot be reached"), desk_in_slack(slack):
        raise AssertionError("it started")


def test_every_word_can_be_forgotten_and_a_word_is_settled_wherever_it_stands(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    message = reviewed(desk, f"{POST}The govenor of Esbjerg has seen it too.\n")
    more = buttons(only_reply(slack, message), ids.MORE)[0]
    option = more["options"][0]["value"]
    desk.after(lambda: desk.send.action(more, only_reply(slack, message), chosen=option))
    assert "2 decided" in shown(only_reply(slack, message))
    for number in range(149):
        desk.notebook.add_word("C0DESK", f"skerrow{number}", "U0IVAN", NOON)
    desk.after(desk.send.home)
    view = slack.home()
    assert view
    menu = next(block["accessory"] for block in view["blocks"] if "accessory" in block)
    last = menu["option_groups"][-1]["options"][-1]["value"]
    desk.after(lambda: desk.send.view_action(menu, view, chosen=last))
    assert len(desk.notebook.words("C0DESK")) == 149


def test_a_look_up_that_finds_too_much_asks_for_other_words(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    desk.after(lambda: desk.send.command("/stet", "Style the"))
    assert "narrow the words" in shown(slack.ephemerals[-1])


def test_a_long_blog_keeps_nobody_waiting(slack: SlackServer, desk: DeskInSlack) -> None:
    posts = "".join(
        f"Pump {n} fails\nThe govenor of ward {n} met the crew at noon, the company said.\n"
        f"Ada Tarn 6 March 2026 23:{59 - n}\n"
        for n in range(20)
    )
    slack.fail("chat.postMessage", "delay", times=25, seconds=0.3)
    message = slack.put_file(posts)
    desk.send.reaction(message)
    slack.wait_called("chat.postMessage", 4, 20)
    part = next(each for each in slack.replies(message)[1:] if each.get("blocks"))
    began = time.monotonic()
    desk.send.action(buttons(part, ids.APPLY)[0], part)
    slack.wait(lambda: "1 decided" in shown(slack.replies(message)[0]))
    assert time.monotonic() - began < 1.5
    desk.settle()
    assert sum(each["text"].startswith("Post ") for each in slack.replies(message)) == 20
