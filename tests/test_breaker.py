"""The breaker, against a clock of our own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from bot.breaker import Breaker
from bot.model import Why


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def broken(clock: Clock, failures: int, why: Why = Why.BUSY) -> Breaker:
    breaker = Breaker(clock)
    for _ in range(failures):
        breaker.failed(why)
    return breaker


def test_four_failures_in_a_row_bar_nobody() -> None:
    assert broken(Clock(), 4).barred() is None


def test_the_fifth_failure_in_a_row_bars_everybody_and_says_why() -> None:
    breaker = broken(Clock(), 4, Why.LATE)
    breaker.failed(Why.UNREACHABLE)
    assert [breaker.barred(), breaker.barred()] == [Why.UNREACHABLE, Why.UNREACHABLE]


def test_an_answer_in_between_starts_the_count_again() -> None:
    breaker = broken(Clock(), 4)
    breaker.answered()
    for _ in range(4):
        breaker.failed(Why.BUSY)
    assert breaker.barred() is None


def test_after_thirty_seconds_one_try_goes_through_and_only_one() -> None:
    clock = Clock()
    breaker = broken(clock, 5)
    clock.now += 29.9
    assert breaker.barred() is Why.BUSY
    clock.now += 0.2
    assert [breaker.barred() for _ in range(3)] == [None, Why.BUSY, Why.BUSY]


def test_a_try_that_fails_bars_for_thirty_seconds_more() -> None:
    clock = Clock()
    breaker = broken(clock, 5)
    clock.now += 31
    breaker.barred()
    clock.now += 10
    breaker.failed(Why.LATE)
    clock.now += 29
    assert breaker.barred() is Why.LATE
    clock.now += 2
    assert breaker.barred() is None


def test_a_try_that_is_answered_lets_everybody_through() -> None:
    clock = Clock()
    breaker = broken(clock, 5)
    clock.now += 31
    breaker.barred()
    breaker.answered()
    assert [breaker.barred() for _ in range(3)] == [None] * 3


def test_a_try_that_is_never_heard_of_again_is_followed_by_another() -> None:
    clock = Clock()
    breaker = broken(clock, 5)
    clock.now += 31
    assert breaker.barred() is None
    clock.now += 31
    assert breaker.barred() is None


def test_of_many_threads_one_gets_the_try() -> None:
    clock = Clock()
    breaker = broken(clock, 5)
    for _ in range(50):
        clock.now += 31
        with ThreadPoolExecutor(8) as threads:
            found = list(threads.map(lambda _: breaker.barred(), range(16)))
        assert found.count(None) == 1
