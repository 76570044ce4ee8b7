"""The one door to Claude: asks within a deadline, tries again where that helps, and says why not.

Nothing here logs or raises a word of a draft. The vendor's library would log whole requests under
ANTHROPIC_LOG=debug, and trace them under ANTHROPIC_OPEN_TELEMETRY_TRACES_CONTENT_MODE=content: the
door turns both off when it opens.
"""

from __future__ import annotations

import itertools
import logging
import time
from contextlib import ExitStack
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Self

from bot.breaker import Breaker
from bot.model import Answer, Prompt, Unanswered, Usage, Why
from bot.outcome import Failure, Outcome, read, refused
from bot.request import ClaudeSettings, request
from bot.spending import Allowance

if TYPE_CHECKING:
    from anthropic import AsyncAnthropic
    from tenacity import AsyncRetrying, RetryCallState

_log = logging.getLogger("stet.llm")
_TALKATIVE = ("anthropic", "httpx2", "httpcore2")


class Claude:
    """Claude, as a model that any number of threads may ask inside its `with` block.

    The vendor's library is loaded (about a second) and connected at the first ask. Leaving the
    block ends asks still under way, within a few seconds.
    """

    def __init__(
        self,
        settings: ClaudeSettings,
        allowance: Allowance | None = None,
        breaker: Breaker | None = None,
    ) -> None:
        self._settings = settings
        self._allowance = allowance
        self._breaker = breaker or Breaker(time.monotonic)
        self._lock = Lock()
        self._door: _Door | None = None
        self._is_open = False

    @property
    def version(self) -> str:
        return f"{self._settings.model} {self._settings.effort}"

    def __enter__(self) -> Self:
        self._is_open = True
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            door, self._door, self._is_open = self._door, None, False
        if door:
            door.close()

    def ask(self, prompt: Prompt) -> Answer:
        """The answer of the model. Raises Unanswered, and nothing else, when there is none."""
        if self._allowance and self._allowance.is_used_up():
            raise Unanswered(Why.BUDGET)
        outcome = self._outcome(prompt)
        if self._allowance and outcome.usage.calls:
            self._allowance.pay(outcome.usage.cost)
        if isinstance(outcome, Failure):
            raise Unanswered(outcome.why, outcome.usage)
        return outcome

    def _outcome(self, prompt: Prompt) -> Outcome:
        try:
            door = self._opened()
            return door.through(_Asking(door.client, self._settings, self._breaker, prompt))
        except Exception as error:
            _log.error("asking came to nothing: %s", type(error).__name__)
            return Failure(Why.MISSING)

    def _opened(self) -> _Door:
        with self._lock:
            if not self._is_open:
                raise RuntimeError("Claude is asked inside its with block only")
            self._door = self._door or _Door(self._settings)
            return self._door


class _Door:
    """An event loop in a thread of its own, and the one client that lives in it."""

    def __init__(self, settings: ClaudeSettings) -> None:
        from anthropic import AsyncAnthropic
        from anyio.from_thread import start_blocking_portal

        for name in _TALKATIVE:
            talkative = logging.getLogger(name)
            talkative.setLevel(max(logging.WARNING, talkative.level))
        self.client = AsyncAnthropic(
            api_key=settings.key,
            base_url=settings.base_url,
            max_retries=0,
            timeout=settings.attempt,
            open_telemetry={"traces": {"content_mode": "metadata_only"}},
        )
        self._stack = ExitStack()
        self._portal = self._stack.enter_context(start_blocking_portal(name="stet-llm"))
        self._portal.start_task_soon(self._keep)

    async def _keep(self) -> None:
        import anyio

        try:
            await anyio.sleep_forever()
        finally:
            with anyio.move_on_after(2, shield=True):
                await self.client.close()

    def through(self, asking: _Asking) -> Outcome:
        return self._portal.call(asking.outcome)

    def close(self) -> None:
        self._portal.call(self._portal.stop, True)
        self._stack.close()


class _Asking:
    """One prompt on its way: up to `tries` tries, and never longer than the deadline."""

    def __init__(
        self, client: AsyncAnthropic, settings: ClaudeSettings, breaker: Breaker, prompt: Prompt
    ) -> None:
        self._client = client
        self._settings = settings
        self._breaker = breaker
        self._request = request(prompt, settings)
        self._retries = itertools.count()
        self._usage = Usage()

    async def outcome(self) -> Outcome:
        import anyio

        outcome: Outcome | None = None
        with anyio.move_on_after(self._settings.deadline):
            outcome = await _retrying(self._settings)(self._attempt)
        if outcome is None:
            outcome = self._noted(Failure(Why.LATE, "deadline", again=True))
        return replace(outcome, usage=self._usage)

    async def _attempt(self) -> Outcome:
        import anyio

        if barred := self._breaker.barred():
            return Failure(barred)
        outcome: Outcome = Failure(Why.LATE, "timeout", again=True)
        with anyio.move_on_after(self._settings.attempt):
            outcome = await self._sent()
        return self._noted(outcome)

    async def _sent(self) -> Outcome:
        retry = {"x-stainless-retry-count": str(next(self._retries))}
        try:
            raw = await self._client.messages.with_raw_response.create(
                **self._request, extra_headers=retry
            )
        except Exception as error:
            return _failure(error)
        return read(raw.http_response.content, raw.request_id, self._settings.price)

    def _noted(self, outcome: Outcome) -> Outcome:
        """A server that asks for a wait we can afford is busy, not down: the breaker stays shut."""
        self._usage += outcome.usage
        if isinstance(outcome, Failure):
            _log.warning(
                "%s, status %s, request %s", outcome.what, outcome.status, outcome.request_id
            )
        if isinstance(outcome, Answer) or not outcome.again or self._can_wait(outcome):
            self._breaker.answered()
        else:
            self._breaker.failed(outcome.why)
        return outcome

    def _can_wait(self, failure: Failure) -> bool:
        return failure.wait is not None and failure.wait < self._settings.deadline


def _failure(error: Exception) -> Failure:
    import anthropic
    import httpx2

    what = type(error).__name__
    if isinstance(error, anthropic.APIStatusError):
        return refused(error, error.response.headers)
    if isinstance(error, anthropic.APITimeoutError | httpx2.TimeoutException):
        return Failure(Why.LATE, what, again=True)
    if isinstance(error, anthropic.APIConnectionError | httpx2.RequestError):
        return Failure(Why.UNREACHABLE, what, again=True)
    return Failure(Why.REJECTED, what)


def _retrying(settings: ClaudeSettings) -> AsyncRetrying:
    """The one retry layer. A wait that the deadline does not allow ends the ask at once."""
    from tenacity import AsyncRetrying, retry_if_result, stop_after_attempt, stop_before_delay

    return AsyncRetrying(
        retry=retry_if_result(lambda outcome: isinstance(outcome, Failure) and outcome.again),
        wait=lambda state: _wait(state, settings.pause),
        stop=stop_after_attempt(settings.tries) | stop_before_delay(settings.deadline),
        retry_error_callback=_last,
    )


def _wait(state: RetryCallState, pause: float) -> float:
    """What the server asks for and up to a tenth more; else anything up to a growing pause."""
    from tenacity import wait_random, wait_random_exponential

    asked = _last(state).wait
    if asked is not None:
        return wait_random(asked, asked * 1.1)(state)
    return wait_random_exponential(multiplier=pause, max=16 * pause)(state)


def _last(state: RetryCallState) -> Failure:
    """The failure that a retry is about; anything else has ended the retrying."""
    outcome = state.outcome.result() if state.outcome else None
    return outcome if isinstance(outcome, Failure) else Failure(Why.MISSING)
