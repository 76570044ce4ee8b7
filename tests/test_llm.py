"""The door to Claude: the vendor’s real library against a server of our own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.llm import Claude
from bot.model import Answer, Prompt, Usage, Why
from bot.request import ClaudeSettings, request
from tests.asking import CANARY, FINE, KEY, PROMPT, SCHEMA, USED, asked, failure, settings
from tests.claude_server import ClaudeServer, Reply


def test_what_is_sent_is_the_request_as_shown_word_for_word() -> None:
    with asked(FINE) as (claude, server):
        claude.ask(PROMPT)
    assert server.requests[0].body == request(PROMPT, settings())
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"


def test_the_draft_is_in_the_user_turn_only_and_the_system_prompt_is_cached() -> None:
    assert request(PROMPT, settings(model="claude-haiku-5-5", effort="low", max_tokens=99)) == {
        "model": "claude-haiku-5-5",
        "max_tokens": 99,
        "system": [{"type": "text", "text": PROMPT.system, "cache_control": {"type": "ephemeral"}}],
        "messages": [{"role": "user", "content": CANARY}],
        "output_config": {
            "effort": "low",
            "format": {"type": "json_schema", "schema": SCHEMA},
        },
    }


def test_loading_the_door_does_not_load_the_library_behind_it() -> None:
    code = (
        "import sys, bot.llm; sys.exit(bool({'anthropic', 'httpx2', 'anyio'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("key", ["", " ", "sk-ant\n", "sk ant", "clé"])
def test_a_missing_or_mangled_key_is_noticed_before_anything_is_asked(key: str) -> None:
    with pytest.raises(ValueError, match="ANTHROPIC_API_KEY is missing, or is not a key"):
        ClaudeSettings(key)


def test_a_model_without_a_price_and_an_address_without_a_scheme_are_refused() -> None:
    with pytest.raises(ValueError, match="no price is known for the model 'claude-fable-9'"):
        ClaudeSettings(KEY, model="claude-fable-9")
    with pytest.raises(ValueError, match="ANTHROPIC_BASE_URL"):
        ClaudeSettings(KEY, base_url="localhost:80")


def test_settings_can_be_printed_without_the_key() -> None:
    assert KEY not in repr(settings())


def test_the_version_names_model_and_effort() -> None:
    assert Claude(settings(effort="low")).version == "claude-sonnet-5-5 low"


# What comes back


def test_an_answer_is_its_text_with_tokens_dollars_and_request_id() -> None:
    with asked(FINE) as (claude, _):
        assert claude.ask(PROMPT) == Answer('{"summary": "Fine."}', USED)


def test_text_blocks_are_joined_and_the_thinking_before_them_is_left_out() -> None:
    with asked(Reply.text('{"summary"', ': "Fine."}')) as (claude, _):
        assert claude.ask(PROMPT).text == '{"summary": "Fine."}'


def test_writing_the_cache_is_counted_and_paid_apart_from_reading_it() -> None:
    cold = {"cache_creation_input_tokens": 7400, "cache_read_input_tokens": 0}
    with asked(Reply.json({}, cold)) as (claude, _):
        usage = claude.ask(PROMPT).usage
    assert (usage.cache_write_tokens, usage.cache_read_tokens) == (7400, 0)
    assert usage.cost == pytest.approx((350 * 2 + 7400 * 2.5 + 120 * 10) / 1e6)


def test_json_in_a_body_of_another_type_is_an_answer_all_the_same() -> None:
    with asked(FINE.but(content_type="text/plain")) as (claude, _):
        assert claude.ask(PROMPT).text == '{"summary": "Fine."}'


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply.refused(), Why.REFUSED),
        (Reply.text('{"summ', stop="max_tokens"), Why.TRUNCATED),
        (Reply.text('{"summ', stop="model_context_window_exceeded"), Why.TRUNCATED),
        (Reply.text(" \n"), Why.EMPTY),
        (Reply.text(), Why.EMPTY),
        (Reply.message([]), Why.EMPTY),
    ],
)
def test_an_answer_that_is_not_whole_is_paid_for_and_not_asked_for_again(
    reply: Reply, why: Why
) -> None:
    with asked(reply) as (claude, server):
        found = failure(claude)
    assert (found.why, found.usage, len(server.requests)) == (why, USED, 1)


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply.error(400, "invalid_request_error", f"bad: {CANARY}"), Why.REJECTED),
        (Reply.error(404, "not_found_error"), Why.REJECTED),
        (Reply.error(401, "authentication_error"), Why.KEY),
        (Reply.error(403, "permission_error"), Why.KEY),
        (Reply.error(413, "request_too_large"), Why.TOO_LONG),
        (Reply.error(400, "invalid_request_error", "prompt is too long: 9 > 8"), Why.TOO_LONG),
        (Reply.error(402, "billing_error"), Why.SPENT),
        (Reply.out_of_money(), Why.SPENT),
        (Reply.error(429, "rate_limit_error", code="contract_spend_limit_reached"), Why.SPENT),
        (
            Reply.error(
                400,
                "invalid_request_error",
                "You have reached your specified workspace API usage limits.",
            ),
            Why.SPENT,
        ),
        (Reply.error(529, "overloaded_error", x_should_retry="false"), Why.BUSY),
        (Reply.page(403), Why.KEY),
    ],
)
def test_what_does_not_heal_is_asked_once(reply: Reply, why: Why) -> None:
    with asked(reply) as (claude, server):
        found = failure(claude)
    assert (found.why, found.usage, len(server.requests)) == (why, Usage(), 1)


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply.overloaded(), Why.BUSY),
        (Reply.rate_limited(), Why.BUSY),
        (Reply.error(503, "api_error"), Why.BUSY),
        (Reply.error(500, "api_error"), Why.UNREACHABLE),
        (Reply.error(500, "overloaded_error"), Why.BUSY),
        (Reply.error(504, "timeout_error"), Why.LATE),
        (Reply.error(400, "invalid_request_error", x_should_retry="true"), Why.REJECTED),
        (Reply.page(502), Why.UNREACHABLE),
        (Reply.page(), Why.INVALID),
        (Reply.overloaded_stream(), Why.BUSY),
        (Reply.overloaded().but(status=200), Why.BUSY),
        (FINE.but(cut=True), Why.UNREACHABLE),
        (FINE.but(body='{"id": "msg_01"'), Why.INVALID),
        (FINE.but(body="null"), Why.INVALID),
        (FINE.but(body="[" * 100_000), Why.INVALID),
        (FINE.but(body="{}", headers={"content-encoding": "gzip"}), Why.UNREACHABLE),
        (Reply.message([], None), Why.INVALID),
        (Reply.text("{}", stop="pause_turn"), Why.INVALID),
    ],
)
def test_what_may_heal_is_asked_four_times(reply: Reply, why: Why) -> None:
    with asked(reply) as (claude, server):
        found = failure(claude)
    retries = [each.headers["x-stainless-retry-count"] for each in server.requests]
    assert (found.why, retries) == (why, ["0", "1", "2", "3"])


def test_the_third_try_may_be_the_lucky_one() -> None:
    with asked(Reply.overloaded(), FINE.but(cut=True), FINE) as (claude, server):
        assert claude.ask(PROMPT).text == '{"summary": "Fine."}'
    assert len(server.requests) == 3


def test_a_half_answer_that_was_tried_again_is_paid_for_too() -> None:
    with asked(Reply.text("{}", stop=None), FINE) as (claude, _):
        usage = claude.ask(PROMPT).usage
    assert (usage.calls, usage.input_tokens, usage.request_ids) == (
        2,
        700,
        ("req_0001", "req_0002"),
    )


def test_a_server_that_is_not_there_cannot_be_reached() -> None:
    with ClaudeServer(FINE) as server:
        url = server.url
    with Claude(settings(url)) as claude:
        assert failure(claude).why is Why.UNREACHABLE


def test_a_prompt_that_cannot_be_sent_at_all_is_rejected() -> None:
    with asked(FINE) as (claude, server):
        found = failure(claude, Prompt("post", "You read.", CANARY + "\ud800", SCHEMA))
    assert (found.why, server.requests) == (Why.REJECTED, [])
