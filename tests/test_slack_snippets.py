"""A draft in a text snippet: fetched with care, and with patience."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest

from tests.slack_desk import DeskInSlack, desk_in_slack
from tests.slack_http import Sent
from tests.slack_server import SlackServer
from tests.test_reader import POST
from tests.test_slack_ways import shown

OVERLONG = POST + "A long line of notes to nobody.\n" * 300


@pytest.fixture
def desk(slack: SlackServer) -> Iterator[DeskInSlack]:
    with desk_in_slack(slack) as at_work:
        yield at_work


def test_a_message_longer_than_its_file_is_the_draft(slack: SlackServer, desk: DeskInSlack) -> None:
    notes = "note to self, ask the lawyers\n" * 20
    message = slack.put_file(notes, text=POST * 4)
    desk.after(lambda: desk.send.reaction(message))
    assert "governor" in shown(slack.replies(message)[0])


def test_the_token_is_shown_to_slack_alone(slack: SlackServer, desk: DeskInSlack) -> None:
    seen: list[str | None] = []

    class Elsewhere(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.headers.get("authorization"))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Elsewhere) as other:
        threading.Thread(target=other.serve_forever, args=(0.02,), daemon=True).start()
        away = Sent(302, "", {"location": f"http://127.0.0.1:{other.server_port}/x"})
        slack.download = lambda *_: away  # type: ignore[method-assign]
        desk.after(lambda: desk.send.reaction(slack.put_file(OVERLONG)))
        other.shutdown()
    assert seen == [None]
    assert "no text in that message" in shown(slack.ephemerals[-1])


@pytest.mark.parametrize("failure", [503, "ratelimited"])
def test_a_snippet_that_slack_has_no_time_for_is_fetched_again(
    slack: SlackServer, desk: DeskInSlack, failure: int | str
) -> None:
    slack.fail("download", failure)
    message = slack.put_file(OVERLONG)
    desk.after(lambda: desk.send.reaction(message))
    assert slack.replies(message)


def test_a_snippet_that_is_gone_is_asked_for_as_text(slack: SlackServer, desk: DeskInSlack) -> None:
    slack.fail("download", 404)
    desk.after(lambda: desk.send.reaction(slack.put_file(OVERLONG)))
    assert "paste the draft as text" in shown(slack.ephemerals[-1])
