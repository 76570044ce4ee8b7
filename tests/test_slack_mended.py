"""What failed once is done the next time, and what changed is shown wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest

from bot.basket import Job, NotTaken
from bot.model import Why
from bot.slack import ids
from tests.slack_desk import DeskInSlack, desk_in_slack
from tests.slack_server import SlackServer
from tests.test_reader import AGREE, POST, Told, answer
from tests.test_slack_decisions import buttons
from tests.test_slack_ways import SECOND_SLIP, only_reply, shown

Json: TypeAlias = dict[str, Any]

MANY = "Pumps fail in forty wards\n" + "".join(
    f"The govenor of ward {n} has recieved the crew at noon, the company said on Friday.\n"
    for n in range(40)
)
LONG = "The govenor met the crew at noon, they said.\n" + (
    "The port is open and the crew went home at noon, the company said on Friday.\n\n" * 200
)


def blog(count: int, slip: str = "govenor") -> str:
    return "".join(
        f"Pump {n} fails\nThe {slip} of ward {n} met the crew at noon, the company said.\n"
        f"Ada Tarn 6 March 2026 {23 - n // 60:02d}:{59 - n % 60:02d}\n"
        for n in range(count)
    )


@pytest.fixture
def model() -> Told:
    return Told({}, answer([AGREE]))


@pytest.fixture
def desk(slack: SlackServer, model: Told) -> Iterator[DeskInSlack]:
    with desk_in_slack(slack, model) as at_work:
        yield at_work


def reviewed(desk: DeskInSlack, text: str = POST) -> Json:
    message = desk.slack.put(text)
    desk.after(lambda: desk.send.reaction(message))
    return message


def press(desk: DeskInSlack, message: Json, action: str, channel: str = "C0DESK") -> None:
    element = buttons(message, action)[0]
    desk.after(lambda: desk.send.action(element, message, "U0IVAN", channel))


def files(slack: SlackServer, root: Json) -> int:
    return sum(bool(each.get("files")) for each in slack.replies(root))


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update"])
def test_what_was_not_shown_is_shown_when_it_is_asked_for_again(
    slack: SlackServer, desk: DeskInSlack, method: str
) -> None:
    slack.fail(method, "internal_error")
    message = reviewed(desk)
    desk.after(lambda: desk.send.reaction(message, user="U0IVAN"))
    assert "2 to amend" in shown(only_reply(slack, message))


def test_a_reading_that_could_not_be_put_down_is_made_up_for(
    slack: SlackServer, desk: DeskInSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = desk.basket.put

    def shut(job: Job) -> None:
        if job.kind == "reading":
            raise NotTaken
        put(job)

    with monkeypatch.context() as patched:
        patched.setattr(desk.basket, "put", shut)
        message = reviewed(desk)
    assert "cannot note anything down" in slack.ephemerals[-1]["text"]
    desk.after(lambda: desk.send.reaction(message, user="U0IVAN"))
    assert "2 to amend" in shown(only_reply(slack, message))


def test_a_reading_under_way_is_not_queued_a_second_time(slack: SlackServer) -> None:
    model = Told({}, answer([AGREE]), pause=0.5)
    with desk_in_slack(slack, model) as desk:
        message = slack.put(POST)
        desk.send.reaction(message)
        slack.wait(lambda: bool(slack.replies(message)))
        desk.after(lambda: desk.send.reaction(message, user="U0IVAN"))
        assert len(model.asked) == 1


def test_a_file_that_fails_takes_no_button_with_it(slack: SlackServer) -> None:
    with desk_in_slack(slack) as desk:
        slack.fail("files.completeUploadExternal", "missing_scope")
        message = reviewed(desk, MANY)
        press(desk, slack.replies(message)[0], ids.APPLY)
        assert "1 decided" in shown(slack.replies(message)[0])
        assert files(slack, message) == 1


def test_a_decision_that_was_not_shown_can_be_pressed_again(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    message = reviewed(desk)
    reply = only_reply(slack, message)
    slack.fail("chat.update", "internal_error")
    press(desk, reply, ids.APPLY)
    assert "decided" not in shown(only_reply(slack, message))
    press(desk, reply, ids.APPLY)
    assert "1 decided" in shown(only_reply(slack, message))


def test_try_again_reads_what_came_by_command(
    slack: SlackServer, desk: DeskInSlack, model: Told
) -> None:
    model.otherwise = Why.BUSY
    desk.after(lambda: desk.send.command("/stet", POST))
    model.otherwise = answer([AGREE])
    press(desk, slack.said_in(slack.direct())[-1], ids.TRY_AGAIN, slack.direct())
    assert "2 to amend" in shown(slack.said_in(slack.direct())[-1])


def test_the_last_edit_is_read_in_whatever_order_slack_tells_of_them(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    message = reviewed(desk)
    first = slack.edit(message, SECOND_SLIP)
    last = slack.edit(message, POST.replace("govenor", "governor"))
    desk.after(lambda: desk.send.edit(*last))
    desk.after(lambda: desk.send.edit(*first))
    assert "1 to amend" in shown(only_reply(slack, message))


def test_the_corrected_copy_follows_an_edit(slack: SlackServer, desk: DeskInSlack) -> None:
    message = reviewed(desk)
    press(desk, only_reply(slack, message), ids.SHOW_COPY)
    desk.after(lambda: desk.send.edit(*slack.edit(message, SECOND_SLIP)))
    assert "received" in shown(slack.replies(message)[1])


def test_the_corrected_copy_follows_the_models_reading(slack: SlackServer) -> None:
    with desk_in_slack(slack, Told({}, answer([AGREE]), pause=1.0)) as desk:
        message = slack.put(POST)
        desk.send.reaction(message)
        slack.wait(lambda: bool(slack.replies(message)))
        press(desk, slack.replies(message)[0], ids.SHOW_COPY)
        assert "was read out" in shown(slack.replies(message)[1])


def test_a_shared_answer_names_its_channel_and_works_where_it_stands(
    slack: SlackServer, desk: DeskInSlack
) -> None:
    desk.after(lambda: desk.send.command("/stet", POST))
    private = slack.said_in(slack.direct())[-1]
    assert buttons(private, ids.SHARE)[0]["text"]["text"] == "Share to #desk"
    press(desk, private, ids.SHARE, slack.direct())
    press(desk, slack.said_in("C0DESK")[-1], ids.APPLY)
    shared = slack.said_in("C0DESK")[-1]
    assert "1 decided" in shown(shared)
    press(desk, shared, ids.SHOW_COPY)
    assert "Corrected copy" in shown(slack.replies(shared)[-1])


def test_a_decision_on_a_long_blog_renews_the_messages_it_changes_alone(
    slack: SlackServer,
) -> None:
    with desk_in_slack(slack) as desk:
        message = slack.put_file(blog(40))
        desk.after(lambda: desk.send.reaction(message))
        looks = len(slack.called("conversations.replies"))
        part, before = slack.replies(message)[5], len(slack.called("chat.update"))
        press(desk, part, ids.APPLY)
    assert len(slack.called("chat.update")) == before + 2
    assert looks < 10


def test_a_post_that_is_mended_loses_its_message(slack: SlackServer) -> None:
    with desk_in_slack(slack) as desk:
        message = reviewed(desk, blog(14))
        assert [r for r in slack.replies(message) if "Post 4," in r["text"]]
        mended = blog(14).replace("govenor of ward 3 ", "governor of ward 3 ")
        desk.after(lambda: desk.send.edit(*slack.edit(message, mended)))
        said = [r["text"] for r in slack.replies(message) if "Post 4," in r["text"]]
        assert not any("to amend" in text for text in said)
        desk.after(lambda: desk.send.edit(*slack.edit(message, blog(2))))
        assert len(slack.replies(message)) == 1 + files(slack, message)


def test_a_file_is_put_up_once(slack: SlackServer) -> None:
    with desk_in_slack(slack) as desk:
        findings, copy = reviewed(desk, MANY), slack.put_file(LONG)
        desk.after(lambda: desk.send.reaction(copy))
        press(desk, slack.replies(copy)[0], ids.SHOW_COPY)
        for root in (findings, copy):
            there = files(slack, root)
            for action in (ids.APPLY, ids.STET):
                press(desk, slack.replies(root)[0], action)
            assert files(slack, root) == there >= 1


def test_what_is_in_the_file_below_has_a_file_below(slack: SlackServer) -> None:
    with desk_in_slack(slack) as desk:
        long_post = f"{MANY}Ada Tarn 6 March 2026 23:59\n{blog(13)}"
        message = reviewed(desk, long_post)
        assert files(slack, message) >= 1
        desk.after(lambda: desk.send.command("/stet", MANY))
        private = next(m for m in slack.said_in(slack.direct()) if buttons_or_none(m))
        press(desk, private, ids.SHARE, slack.direct())
        shared = next(m for m in slack.said_in("C0DESK") if "Shared by" in shown(m))
        assert ("in the file below" in shown(shared)) == bool(files(slack, shared))


def buttons_or_none(message: Json) -> bool:
    return bool(message.get("blocks")) and bool(buttons(message, ids.SHARE))


@pytest.mark.parametrize("at", [0, 1])
def test_a_message_that_was_deleted_is_posted_again(
    slack: SlackServer, desk: DeskInSlack, at: int
) -> None:
    message = reviewed(desk)
    reply = only_reply(slack, message)
    press(desk, reply, ids.SHOW_COPY)
    with slack.store.lock:
        del slack.store.channels["C0DESK"].messages[slack.replies(message)[at]["ts"]]
    desk.after(desk.send.home)
    assert slack.home()
    desk.after(lambda: desk.send.reaction(message))
    press(desk, reply, ids.SHOW_COPY)
    assert len(slack.replies(message)) == 2
