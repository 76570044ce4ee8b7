"""How long Claude is waited for, how often tried, and when left alone."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from bot.breaker import Breaker
from bot.llm import Claude
from bot.model import Why
from tests.asking import FINE, PROMPT, asked, failure, settings
from tests.claude_server import ClaudeServer, Reply
from tests.test_breaker import Clock


@pytest.fixture(autouse=True, scope="module")
def loaded() -> None:
    """Loading the library takes a second, which no deadline counts but every stopwatch would."""
    import anthropic  # noqa: F401


def test_the_wait_that_the_server_asks_for_is_kept() -> None:
    with asked(Reply.rate_limited(retry_after="0.4"), FINE) as (claude, server):
        claude.ask(PROMPT)
    first, second = (each.at for each in server.requests)
    assert 0.4 <= second - first < 1.2


def test_a_wait_in_milliseconds_or_until_a_date_is_kept_too() -> None:
    until = {
        "date": "Sun, 22 Nov 2026 12:00:00 GMT",
        "retry-after": "Sun, 22 Nov 2026 12:00:01 GMT",
    }
    dated = Reply.rate_limited().but(headers=until)
    with asked(Reply.rate_limited(retry_after_ms="300"), dated, FINE) as (claude, server):
        claude.ask(PROMPT)
    first, second, third = (each.at for each in server.requests)
    assert 0.3 <= second - first < 0.9
    assert 1.0 <= third - second < 1.9


@pytest.mark.parametrize("wait", ["60", "5", "4000000000", "Sun, 22 Nov 2099 12:00:01 GMT"])
def test_a_wait_longer_than_the_deadline_is_not_begun(wait: str) -> None:
    with asked(Reply.rate_limited(retry_after=wait)) as (claude, server):
        started = time.monotonic()
        assert failure(claude).why is Why.BUSY
        assert time.monotonic() - started < 1.0
    assert len(server.requests) == 1


@pytest.mark.parametrize("wait", ["soon", "nan", "inf", "-3", ""])
def test_a_wait_that_makes_no_sense_is_no_wait(wait: str) -> None:
    with asked(Reply.rate_limited(retry_after=wait), FINE) as (claude, server):
        claude.ask(PROMPT)
    assert len(server.requests) == 2


@pytest.mark.parametrize("slow", [FINE.but(after=9.0), FINE.but(drip=0.05)])
def test_a_server_that_stalls_or_drips_is_cut_off_at_the_deadline(slow: Reply) -> None:
    with asked(slow, deadline=0.6, attempt=9.0) as (claude, server):
        started = time.monotonic()
        assert failure(claude).why is Why.LATE
        assert 0.55 < time.monotonic() - started < 1.2
    assert len(server.requests) == 1


def test_a_try_that_drips_is_cut_off_and_the_next_may_answer() -> None:
    with asked(FINE.but(drip=0.05), FINE, attempt=0.4) as (claude, server):
        assert claude.ask(PROMPT).text == '{"summary": "Fine."}'
    assert 0.35 < server.requests[1].at - server.requests[0].at < 1.2


def test_twenty_asks_at_once_take_as_long_as_one() -> None:
    with asked(FINE.but(after=0.3)) as (claude, server), ThreadPoolExecutor(20) as threads:
        started = time.monotonic()
        answers = list(threads.map(lambda _: claude.ask(PROMPT), range(20)))
        assert time.monotonic() - started < 3.0
    assert {answer.text for answer in answers} == {'{"summary": "Fine."}'}
    assert len({answer.usage.request_ids for answer in answers}) == 20
    assert server.most_at_once == 20


def test_a_dead_server_ends_a_review_of_300_posts_soon() -> None:
    with asked(Reply.overloaded()) as (claude, server), ThreadPoolExecutor(4) as threads:
        started = time.monotonic()
        found = list(threads.map(lambda _: failure(claude).why, range(300)))
        assert time.monotonic() - started < 3.0
    assert set(found) == {Why.BUSY}
    assert len(server.requests) <= 8


def test_a_server_left_alone_is_tried_once_after_a_while_and_used_again_when_it_answers() -> None:
    clock = Clock()
    with ExitStack() as stack:
        server = stack.enter_context(ClaudeServer(*[Reply.page(502)] * 6, FINE))
        claude = stack.enter_context(Claude(settings(server.url), breaker=Breaker(clock)))
        assert [failure(claude).why for _ in range(3)] == [Why.UNREACHABLE] * 3
        assert len(server.requests) == 5
        clock.now += 31
        assert failure(claude).why is Why.UNREACHABLE
        assert len(server.requests) == 6
        clock.now += 31
        assert [claude.ask(PROMPT).text for _ in range(2)] == ['{"summary": "Fine."}'] * 2


def test_a_server_that_asks_for_patience_is_not_taken_for_dead() -> None:
    busy = [Reply.rate_limited(retry_after="0.05")] * 8
    with asked(*busy, FINE) as (claude, _), ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: claude.ask(PROMPT), range(8)))
    assert len(answers) == 8


def test_a_server_that_turns_every_request_down_is_not_taken_for_dead() -> None:
    with asked(*[Reply.error(400, "invalid_request_error")] * 6, FINE) as (claude, _):
        assert [failure(claude).why for _ in range(6)] == [Why.REJECTED] * 6
        assert claude.ask(PROMPT).text == '{"summary": "Fine."}'
