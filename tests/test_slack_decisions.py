"""The editor's word: any member may press, twice does no harm, and a mind may be changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any, TypeAlias

import pytest

from bot.basket import Job
from bot.model import Why
from bot.slack import ids
from tests.slack_desk import NOON, DeskInSlack, desk_in_slack
from tests.slack_server import SlackServer
from tests.test_reader import AGREE, POST, WHO_SAYS, Told, answer
from tests.test_slack_ways import SECOND_SLIP, only_reply, shown

Json: TypeAlias = dict[str, Any]


@pytest.fixture
def desk(slack: SlackServer) -> Iterator[DeskInSlack]:
    with desk_in_slack(slack, Told({}, answer([AGREE, WHO_SAYS]))) as at_work:
        yield at_work


@pytest.fixture
def draft(slack: SlackServer, desk: DeskInSlack) -> Json:
    message = slack.put(POST)
    desk.after(lambda: desk.send.reaction(message))
    return message


def buttons(message: Json, action: str) -> list[Json]:
    elements = (e for block in message["blocks"] for e in block.get("elements", ()))
    return [element for element in elements if element.get("action_id") == action]


def copy_shown(slack: SlackServer, draft: Json) -> str:
    """The corrected copy as it stands in the thread."""
    return shown(slack.replies(draft)[1])


def press(slack: SlackServer, desk: DeskInSlack, draft: Json, action: str, at: int = 0) -> None:
    reply = slack.replies(draft)[0]
    element = buttons(reply, action)[at]
    desk.after(lambda: desk.send.action(element, reply, "U0IVAN"))


def test_a_question_has_no_button_to_apply(slack: SlackServer, draft: Json) -> None:
    reply = only_reply(slack, draft)
    assert len(buttons(reply, ids.APPLY)) == 2
    assert len(buttons(reply, ids.STET)) == 3


def test_who_decided_and_when_is_shown_and_the_buttons_stay_for_another_mind(
    slack: SlackServer, desk: DeskInSlack, draft: Json
) -> None:
    press(slack, desk, draft, ids.APPLY)
    reply = only_reply(slack, draft)
    assert "<@U0IVAN>" in shown(reply)
    case = desk.notebook.cases()[0]
    verdict = next(iter(case.verdicts.values()))
    assert (verdict.by, verdict.decision.value) == ("U0IVAN", "apply")
    assert int(verdict.at.timestamp()) == 1772000100


def test_pressing_twice_is_harmless(slack: SlackServer, desk: DeskInSlack, draft: Json) -> None:
    reply = only_reply(slack, draft)
    element = buttons(reply, ids.APPLY)[0]
    for _ in range(2):
        desk.after(lambda: desk.send.action(element, reply))
    assert len(desk.notebook.cases()[0].verdicts) == 1
    assert len(slack.replies(draft)) == 1


def test_a_changed_mind_is_allowed_and_the_corrected_copy_follows(
    slack: SlackServer, desk: DeskInSlack, draft: Json
) -> None:
    first = only_reply(slack, draft)
    apply, stet = buttons(first, ids.APPLY)[0], buttons(first, ids.STET)[0]
    desk.after(lambda: desk.send.action(apply, first))
    press(slack, desk, draft, ids.SHOW_COPY)
    with_it = copy_shown(slack, draft)
    desk.after(lambda: desk.send.action(stet, first))
    assert copy_shown(slack, draft) != with_it
    assert len(slack.replies(draft)) == 2


def test_of_two_presses_the_later_counts_even_when_the_earlier_is_done_again(
    slack: SlackServer, desk: DeskInSlack, draft: Json
) -> None:
    value = buttons(only_reply(slack, draft), ids.APPLY)[0]["value"]
    early, late = ("apply", "1772000500.1"), ("stet", "1772000501.2")
    for turn, (word, pressed) in enumerate((early, late, early)):
        about = {"decision": word, "value": value, "pressed": pressed}
        where = {"user": "U0IVAN", "channel": "C0DESK"}
        job = Job(f"press:{turn}", "decide", {"id": f"press:{turn}", **where, **about})
        desk.after(partial(desk.basket.put, job))
    assert [each.decision for each in desk.notebook.cases()[0].verdicts.values()] == ["stet"]


def test_a_word_on_one_finding_goes_before_apply_all_that_was_done_first(
    slack: SlackServer, desk: DeskInSlack, draft: Json
) -> None:
    value = buttons(only_reply(slack, draft), ids.APPLY)[0]["value"]
    where = {"user": "U0IVAN", "channel": "C0DESK", "value": value}
    all_ = {**where, "id": "press:all", "pressed": "1772000501.2"}
    one = {**where, "id": "press:one", "pressed": "1772000500.1", "decision": "stet"}
    desk.after(lambda: desk.basket.put(Job("press:all", "apply all", all_)))
    desk.after(lambda: desk.basket.put(Job("press:one", "decide", one)))
    said = sorted(each.decision for each in desk.notebook.cases()[0].verdicts.values())
    assert said == ["apply", "stet"]


def test_a_press_counts_on_an_answer_that_was_posted_and_not_yet_noted(
    slack: SlackServer, desk: DeskInSlack, draft: Json
) -> None:
    desk.notebook.keep(replace(desk.notebook.cases()[0], stands={}, sent={}))
    press(slack, desk, draft, ids.STET)
    assert len(desk.notebook.cases()[0].verdicts) == 1
    assert "1 decided" in shown(only_reply(slack, draft))


def test_apply_all_makes_every_fix_and_asks_no_question_away(
    slack: SlackServer, desk: DeskInSlack, draft: Json
) -> None:
    press(slack, desk, draft, ids.APPLY_ALL)
    press(slack, desk, draft, ids.SHOW_COPY)
    corrected = copy_shown(slack, draft)
    assert "agents was read out" in corrected
    assert "The governor of the port" in corrected
    assert len(desk.notebook.cases()[0].verdicts) == 2


def test_decisions_in_any_order_give_the_same_copy(slack: SlackServer, desk: DeskInSlack) -> None:
    copies = []
    for order in ((0, 1), (1, 0)):
        message = slack.put(POST + " " * order[0])
        desk.send.reaction(message)
        desk.settle()
        first = slack.replies(message)[0]
        for at in order:
            desk.send.action(buttons(first, ids.APPLY)[at], first)
            desk.settle()
        press(slack, desk, message, ids.SHOW_COPY)
        copies.append(desk.notebook.cases()[0].review.corrected(desk.notebook.cases()[0].applied()))
    assert copies[0].strip() == copies[1].strip()
    assert "was read out" in copies[0]
    assert "governor" in copies[0]


def test_an_edit_keeps_the_decisions_that_still_stand(
    slack: SlackServer, desk: DeskInSlack, draft: Json
) -> None:
    press(slack, desk, draft, ids.APPLY_ALL)
    now, before = slack.edit(draft, SECOND_SLIP)
    desk.after(lambda: desk.send.edit(now, before))
    case = desk.notebook.cases()[0]
    assert len(case.verdicts) == 2
    assert {f.fix for f in case.applied()} == {"was", "governor"}


def test_a_word_of_the_houses_own_is_never_misspelt_again_in_that_channel(
    slack: SlackServer, desk: DeskInSlack, draft: Json
) -> None:
    reply = only_reply(slack, draft)
    more = buttons(reply, ids.MORE)[0]
    desk.after(lambda: desk.send.action(more, reply, "U0IVAN", chosen=more["options"][0]["value"]))
    assert desk.notebook.words("C0DESK") == ("govenor",)
    again = slack.put(POST)
    desk.after(lambda: desk.send.reaction(again))
    assert "governor" not in shown(only_reply(slack, again))
    slack.channel("C0OTHER", "other")
    elsewhere = slack.put(POST, "C0OTHER")
    desk.after(lambda: desk.send.reaction(elsewhere, channel="C0OTHER"))
    assert "governor" in shown(slack.replies(elsewhere, "C0OTHER")[0])


def test_a_word_is_forgotten_from_the_home_tab(
    slack: SlackServer, desk: DeskInSlack, draft: Json
) -> None:
    desk.notebook.add_word("C0DESK", "Skerrow", "U0IVAN", NOON)
    desk.after(desk.send.home)
    view = slack.home()
    assert view
    menu = next(b["accessory"] for b in view["blocks"] if "accessory" in b)
    desk.after(lambda: desk.send.view_action(menu, view, chosen=menu["options"][0]["value"]))
    assert desk.notebook.words("C0DESK") == ()


def test_feedback_is_thanked_for(slack: SlackServer, desk: DeskInSlack, draft: Json) -> None:
    reply = only_reply(slack, draft)
    desk.after(lambda: desk.send.action(ids.FEEDBACK, reply))
    assert "Thank you" in shown(slack.ephemerals[-1])


def test_when_the_model_failed_it_can_be_asked_again(slack: SlackServer) -> None:
    model = Told({}, Why.BUSY)
    with desk_in_slack(slack, model) as desk:
        message = slack.put(POST)
        desk.after(lambda: desk.send.reaction(message))
        assert "is overloaded" in shown(only_reply(slack, message))
        model.otherwise = answer([AGREE])
        press(slack, desk, message, ids.TRY_AGAIN)
        reply = only_reply(slack, message)
    assert "2 to amend" in shown(reply)
    assert "is overloaded" not in shown(reply)


def test_a_button_of_a_review_that_is_gone_says_what_to_do(
    slack: SlackServer, desk: DeskInSlack, draft: Json
) -> None:
    reply = only_reply(slack, draft)
    with desk_in_slack(slack) as restarted:
        restarted.after(lambda: restarted.send.action(buttons(reply, ids.APPLY)[0], reply))
    assert "react to the draft again" in shown(slack.ephemerals[-1])
