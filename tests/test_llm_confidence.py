"""What a draft costs, what is said of it in the log, and what is left when the door closes."""

from __future__ import annotations

import logging
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from bot.llm import Claude
from bot.model import Unanswered, Usage, Why
from bot.spending import Allowance, Ledger
from tests.asking import CANARY, FINE, KEY, PROMPT, asked, failure, settings
from tests.claude_server import ClaudeServer, Reply


def test_nothing_is_sent_once_the_day_is_paid_for(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "spending")
    today = Allowance(0.005, ledger, lambda: date(2026, 11, 22))
    with ClaudeServer(FINE) as server, Claude(settings(server.url), today) as claude:
        claude.ask(PROMPT)
        claude.ask(PROMPT)
        found = failure(claude)
    assert (found.why, found.usage, len(server.requests)) == (Why.BUDGET, Usage(), 2)
    assert ledger.spent(date(2026, 11, 22)) == pytest.approx(2 * 0.00264)


def test_an_answer_that_is_of_no_use_is_entered_in_the_ledger_and_a_failure_is_not(
    tmp_path: Path,
) -> None:
    path = tmp_path / "spending"
    today = Allowance(1.0, Ledger(path), lambda: date(2026, 11, 22))
    replies = [Reply.refused(), Reply.error(400, "invalid_request_error")]
    with ClaudeServer(*replies) as server, Claude(settings(server.url), today) as claude:
        assert [failure(claude).why for _ in replies] == [Why.REFUSED, Why.REJECTED]
    assert path.read_text() == "2026-11-22 0.002640\n"


def echo(status: int) -> Reply:
    return Reply.error(status, "invalid_request_error", f"cannot read {CANARY}")


@pytest.mark.parametrize(
    "reply",
    [
        FINE,
        echo(400),
        echo(500),
        Reply.refused(),
        FINE.but(cut=True),
        FINE.but(body=f'{{"content": "{CANARY}"'),
        FINE.but(body=f'{{"content": "{CANARY}"}}'),
        Reply.text(CANARY, stop=None),
        FINE.but(after=9.0),
    ],
)
def test_no_word_of_the_draft_is_logged_or_raised(
    reply: Reply, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("", "anthropic", "httpx2", "httpcore2"):
        caplog.set_level(logging.DEBUG, logger=name)
    raised: list[BaseException] = []
    with asked(reply, deadline=0.7) as (claude, server):
        try:
            claude.ask(PROMPT)
        except Unanswered as error:
            raised.append(error)
        assert server.requests[0].body["messages"][0]["content"] == CANARY
    said = [caplog.text, *map(repr, raised), *map(told, raised)]
    assert not [each for each in said if CANARY in each or KEY in each]
    assert not [each for each in raised if each.__cause__ or each.__context__]


def told(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))


def test_each_failed_try_is_one_line_of_class_status_and_request(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with asked(echo(529), FINE.but(cut=True), Reply.refused()) as (claude, _):
        failure(claude)
    assert [each for each in caplog.record_tuples if each[0].startswith("stet")] == [
        ("stet.llm", logging.WARNING, "OverloadedError, status 529, request req_0001"),
        ("stet.llm", logging.WARNING, "APIConnectionError, status None, request None"),
        ("stet.llm", logging.WARNING, "refused answer, status 200, request req_0003"),
    ]


def threads_at_work() -> list[str]:
    return [each.name for each in threading.enumerate() if each.name == "stet-llm"]


@pytest.mark.parametrize("reply", [FINE, Reply.overloaded(), FINE.but(cut=True)])
def test_nothing_is_left_running_after_the_block(reply: Reply) -> None:
    with asked(reply) as (claude, _):
        with suppress(Unanswered):
            claude.ask(PROMPT)
        assert threads_at_work()
    assert not threads_at_work()


def test_a_block_in_which_nothing_was_asked_starts_nothing() -> None:
    with asked(FINE):
        assert not threads_at_work()


def test_leaving_the_block_ends_what_is_still_under_way() -> None:
    with ClaudeServer(FINE.but(after=9.0)) as server, ThreadPoolExecutor(4) as threads:
        with Claude(settings(server.url)) as claude:
            asking = [threads.submit(failure, claude) for _ in range(4)]
            while server.most_at_once < 4:
                time.sleep(0.01)
            started = time.monotonic()
        found = [each.result() for each in asking]
        assert time.monotonic() - started < 2.5
        assert {each.why for each in found} == {Why.MISSING}
    assert not threads_at_work()


def test_outside_its_block_there_is_no_answer() -> None:
    with asked(FINE) as (claude, server):
        pass
    assert (failure(claude).why, server.requests) == (Why.MISSING, [])
