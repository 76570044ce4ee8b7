"""Every way into Slack, through the real app to a Slack of our own: one draft, one answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest

from bot.slack.ids import CHECK_SHORTCUT
from tests.slack_desk import DeskInSlack, desk_in_slack
from tests.slack_server import BOT_USER, SlackServer
from tests.test_reader import AGREE, HEADLINES, POST, Told, answer

Json: TypeAlias = dict[str, Any]

SECOND_SLIP = POST.replace("seen it", "recieved it")


@pytest.fixture
def desk(slack: SlackServer) -> Iterator[DeskInSlack]:
    model = Told({}, answer([AGREE], headlines=HEADLINES))
    with desk_in_slack(slack, model) as at_work:
        yield at_work


def shown(message: Json) -> str:
    """Everything a message shows, as one text."""
    return json.dumps([message["text"], message.get("blocks")], ensure_ascii=False)


def calling(text: str = "") -> Json:
    """The block of a message that mentions the bot."""
    said = [{"type": "user", "user_id": BOT_USER}, {"type": "text", "text": f" {text}"}]
    section = {"type": "rich_text_section", "elements": said}
    return {"type": "rich_text", "block_id": "b0", "elements": [section]}


def only_reply(slack: SlackServer, root: Json) -> Json:
    replies = slack.replies(root)
    assert len(replies) == 1, [reply["text"] for reply in replies]
    return replies[0]


def test_a_reaction_on_a_message_is_answered_in_its_thread(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    message = slack.put(POST)
    desk.after(lambda: desk.send.reaction(message))
    reply = only_reply(slack, message)
    assert "2 to amend" in shown(reply)
    assert "governor" in shown(reply)
    assert HEADLINES[0] in shown(reply)


def test_the_machine_answers_before_the_model_has_read(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    message = slack.put(POST)
    desk.after(lambda: desk.send.reaction(message))
    posted = next(call for call in slack.calls if call.method == "chat.postMessage")
    completed = next(call for call in slack.calls if call.method == "chat.update")
    assert "governor" in str(posted.arguments)
    assert HEADLINES[0] not in str(posted.arguments)
    assert HEADLINES[0] in str(completed.arguments)


@pytest.mark.parametrize("emoji", ["memo", "memo::skin-tone-4"])
def test_any_tone_of_skin_calls(slack: SlackServer, desk: DeskInSlack, emoji: str) -> None:
    message = slack.put(POST)
    desk.after(lambda: desk.send.reaction(message, emoji))
    assert only_reply(slack, message)


def test_another_emoji_does_not_call(slack: SlackServer, desk: DeskInSlack) -> None:
    message = slack.put(POST)
    desk.after(lambda: desk.send.reaction(message, "eyes"))
    assert slack.replies(message) == []


def test_a_second_reaction_on_an_unchanged_message_adds_nothing(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    message = slack.put(POST)
    desk.after(lambda: desk.send.reaction(message))
    before = len(slack.calls)
    desk.after(lambda: desk.send.reaction(message, user="U0IVAN"))
    posts = [c.method for c in slack.calls[before:] if c.method.startswith("chat.")]
    assert posts == []


def test_slacks_repeats_make_one_review(slack: SlackServer, desk: DeskInSlack) -> None:
    message = slack.put(POST)
    for number in range(4):
        desk.send.reaction(message, event_id="Ev1", retry_num=number)
    desk.settle()
    assert only_reply(slack, message)


def test_a_reply_in_a_thread_is_read_itself_and_answered_there(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    root = slack.put("Shall we run this?")
    draft = slack.put(POST, thread_ts=root["ts"])
    desk.after(lambda: desk.send.reaction(draft))
    assert "governor" in shown(only_reply(slack, root))


def test_forwarded_copy_snippets_and_other_bots_posts_are_read(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    slack.channel("C0WIRE", "wire")
    messages = [slack.forward(slack.put(POST, "C0WIRE")), slack.put_file(POST), slack.put_bot(POST)]
    for message in messages:
        desk.send.reaction(message)
        desk.settle()
        assert "governor" in shown(only_reply(slack, message))


def test_the_shortcut_reads_the_message_it_was_chosen_on(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    message = slack.put(POST)
    desk.after(lambda: desk.send.shortcut(CHECK_SHORTCUT, message))
    assert "governor" in shown(only_reply(slack, message))


def test_a_mention_that_comes_as_two_events_makes_one_review(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    message = slack.put("", blocks=[calling(POST)])
    desk.send.mention(message)
    desk.send.message(message)
    desk.settle()
    assert "governor" in shown(only_reply(slack, message))


def test_a_mention_without_a_draft_reads_the_threads_root(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    root = slack.put(POST)
    call = slack.put("", thread_ts=root["ts"], blocks=[calling()])
    desk.after(lambda: desk.send.mention(call))
    assert "governor" in shown(slack.replies(root)[-1])


def test_a_mention_of_nothing_is_told_what_to_do(slack: SlackServer, desk: DeskInSlack) -> None:
    call = slack.put("", blocks=[calling()])
    desk.after(lambda: desk.send.mention(call))
    assert "Mention me with a draft" in shown(slack.ephemerals[-1])


def test_a_direct_message_is_answered_in_its_thread(slack: SlackServer, desk: DeskInSlack) -> None:
    channel = slack.direct()
    message = slack.put(POST, channel)
    desk.after(lambda: desk.send.message(message, channel))
    reply = slack.replies(message, channel)[0]
    assert "governor" in shown(reply)


def test_the_command_answers_in_private_and_says_where(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    desk.after(lambda: desk.send.command("/stet", POST))
    assert "direct messages" in shown(slack.ephemerals[0])
    assert "governor" in shown(slack.said_in(slack.direct())[-1])
    assert slack.said_in("C0DESK") == []


def test_a_private_answer_can_be_shared(slack: SlackServer, desk: DeskInSlack) -> None:
    desk.after(lambda: desk.send.command("/stet", POST))
    private = slack.said_in(slack.direct())[-1]
    desk.after(lambda: desk.send.action("stet_share", private, channel=slack.direct()))
    assert "governor" in shown(slack.said_in("C0DESK")[-1])
    desk.after(lambda: desk.send.action("stet_share", private, channel=slack.direct()))
    assert len(slack.said_in("C0DESK")) == 1


def test_the_command_alone_opens_the_form_and_the_form_is_read(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    desk.after(lambda: desk.send.command("/stet"))
    view = slack.views[-1]
    field = view["blocks"][0]["element"]["action_id"]
    desk.after(lambda: desk.send.view_submission(view, {field: POST}))
    assert "governor" in shown(slack.said_in(slack.direct())[-1])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("help", "/stet"),
        ("style toe the line", "toe"),
        ("style zyzzyva", "zyzzyva"),
        ("digest", "Saturday 14 March: nothing was read"),
        ("digest 2026-02-30", "That is not a day"),
    ],
)
def test_the_command_has_words_of_its_own(
    slack: SlackServer, desk: DeskInSlack, text: str, said: str
) -> None:
    desk.after(lambda: desk.send.command("/stet", text))
    assert said in shown(slack.ephemerals[-1])


def test_an_edit_renews_the_same_answer(slack: SlackServer, desk: DeskInSlack) -> None:
    message = slack.put(POST)
    desk.after(lambda: desk.send.reaction(message))
    now, before = slack.edit(message, SECOND_SLIP)
    desk.after(lambda: desk.send.edit(now, before))
    reply = only_reply(slack, message)
    assert "received" in shown(reply)
    assert "3 to amend" in shown(reply)


def test_an_edit_of_what_nobody_asked_about_is_left_alone(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    message = slack.put(POST)
    now, before = slack.edit(message, SECOND_SLIP)
    desk.after(lambda: desk.send.edit(now, before))
    assert slack.replies(message) == []


def test_only_the_channels_named_are_listened_in(slack: SlackServer) -> None:
    with desk_in_slack(slack, channels=frozenset({"C0OTHER"})) as desk:
        message = slack.put(POST)
        desk.after(lambda: desk.send.reaction(message))
        assert slack.replies(message) == []
        desk.after(lambda: desk.send.command("/stet", POST))
        assert "STET_CHANNELS" in shown(slack.ephemerals[-1])


def test_the_home_tab_shows_the_last_reviews_and_the_figures(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    message = slack.put(POST)
    desk.after(lambda: desk.send.reaction(message))
    desk.after(desk.send.home)
    view = json.dumps(slack.home())
    assert "2 to amend" in view
    assert "Reviews" in view


def test_socket_mode_does_the_same(slack: SlackServer) -> None:
    with desk_in_slack(slack, socket_mode=True) as desk:
        message = slack.put(POST)
        desk.after(lambda: desk.send.reaction(message))
        assert "governor" in shown(only_reply(slack, message))


def test_without_a_model_the_answer_is_whole_at_once(slack: SlackServer) -> None:
    with desk_in_slack(slack) as desk:
        message = slack.put(POST)
        desk.after(lambda: desk.send.reaction(message))
        assert "No language model has read this" in shown(only_reply(slack, message))
        assert not [call for call in slack.calls if call.method == "chat.update"]


def test_a_long_blog_is_answered_in_parts(slack: SlackServer) -> None:
    posts = [
        f"Pump {n} fails\nThe govenor of ward {n} met the crew at noon, the company said.\n"
        f"Ada Tarn 6 March 2026 {23 - n // 4}:{59 - n % 4 * 10}\n"
        for n in range(40)
    ]
    with desk_in_slack(slack) as desk:
        message = slack.put_file("".join(posts))
        desk.after(lambda: desk.send.reaction(message))
        replies = slack.replies(message)
    assert len(replies) > 20
    assert "40 to amend" in shown(replies[0])
