"""The model from the command line: what is sent, answers from a file, a server, and no server."""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path
from typing import Any

import pytest

from bot.anchor import printable
from bot.draft import Draft
from bot.galley import Galley
from bot.house import house_style
from bot.prompts import review_system
from tests.claude_server import ClaudeServer, Reply
from tests.test_command_line import record, stet
from tests.test_reader import AGREE, BLOG, HEADLINES, POST, answer

ANSWER = answer([AGREE], headlines=HEADLINES)


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """A key, and everything else that a desk needs to ask a server of our own."""
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-test")
    monkeypatch.setenv("STET_SPENDING", str(tmp_path / "spending"))
    return monkeypatch


def file_of(folder: Path, *lines: str) -> str:
    path = folder / "answers.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_prompt_prints_exactly_what_would_be_sent() -> None:
    sent = json.loads(stet("prompt", "-", "--format", "json", copy=POST.encode()).stdout)
    assert sent["model"] == "claude-sonnet-5-5"
    assert sent["system"][0]["text"] == review_system(house_style())
    assert sent["system"][0]["cache_control"] == {"type": "ephemeral"}
    assert "[2] The list of crew" in sent["messages"][0]["content"]
    assert sent["output_config"]["format"]["schema"]["required"][0] == "findings"


def test_prompt_prints_a_line_for_each_post_and_one_for_the_blog() -> None:
    lines = stet("prompt", "--format", "json", copy=BLOG.encode()).stdout.splitlines()
    assert len(lines) == len(Galley(Draft.parse(BLOG), house_style()).posts) + 1 == 4


def test_prompt_prints_a_page_to_read() -> None:
    page = stet("prompt", copy=POST.encode()).stdout
    parts = [line for line in page.splitlines() if line.startswith("===== ")]
    assert parts == ["===== system", "===== user", "===== schema", "===== settings"]
    assert all(printable(line) == line for line in page.split("\n"))


def test_prompt_needs_no_key_and_follows_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STET_MODEL", "claude-haiku-5-5")
    monkeypatch.setenv("STET_EFFORT", "low")
    sent = json.loads(stet("prompt", "--format", "json", copy=POST.encode()).stdout)
    assert (sent["model"], sent["output_config"]["effort"]) == ("claude-haiku-5-5", "low")


def test_an_answer_from_a_file_is_gated_like_any_other(tmp_path: Path) -> None:
    found = record("--answer", file_of(tmp_path, ANSWER), copy=POST)
    by_model = [each for each in found["findings"] if each["by"] == "model"]
    assert [(each["quote"], each["fix"]) for each in by_model] == [("were", "was")]
    assert [line["text"] for line in found["headlines"]] == HEADLINES
    assert found["unread"] == []


def test_explain_prints_what_fell_and_why_without_a_word_of_it(tmp_path: Path) -> None:
    invented = {**AGREE, "quote": "the canary sings"}
    answers = file_of(tmp_path, answer([invented, AGREE]))
    page = stet("review", "-", "--answer", answers, "--explain", copy=POST.encode()).stdout
    assert "1 × its words are not in the post" in page
    assert "1 of 2 quotes found in the draft" in page
    assert "canary" not in page


def test_a_post_without_a_line_is_named(tmp_path: Path) -> None:
    found = record("--answer", file_of(tmp_path, answer(), "", answer()), copy=BLOG)
    assert "1 of 3 posts: it gave no answer (post 2)" in found["unread"][0]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-", "--answer", "-"], "the draft and the answers cannot both come from standard input"),
        (["-", "-", "--answer", "x"], "--answer goes with one draft"),
        (["-", "--answer", "nowhere.jsonl"], "nowhere.jsonl: there is no such file"),
    ],
)
def test_answers_that_cannot_be_used_get_a_sentence(arguments: list[str], sentence: str) -> None:
    result = stet("review", *arguments, copy=POST.encode())
    assert result.exit_code == 2
    assert sentence in result.stderr


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("STET_MODEL", "gpt", "no price is known for the model 'gpt'"),
        ("STET_EFFORT", "great", "STET_EFFORT cannot be used"),
        ("STET_AT_A_TIME", "0", "STET_AT_A_TIME cannot be used"),
        ("STET_DEADLINE", "soon", "STET_DEADLINE cannot be used"),
        ("STET_PRICES", "cheap", "STET_PRICES cannot be used"),
        ("STET_SPENDING", "/", "name another file in STET_SPENDING"),
        ("ANTHROPIC_API_KEY", "sk key", "ANTHROPIC_API_KEY is missing, or is not a key"),
        ("ANTHROPIC_BASE_URL", "example", "ANTHROPIC_BASE_URL is not an http or https address"),
    ],
)
def test_a_setting_that_cannot_be_used_stops_it_at_the_start(
    key: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    key.setenv(name, value)
    result = stet("review", copy=POST.encode())
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1
    assert "sk key" not in result.stderr
    assert result.stdout == ""


def test_without_a_key_the_review_says_which_variable_would_bring_the_model() -> None:
    assert record()["unread"][0].startswith(
        "No language model has read this (ANTHROPIC_API_KEY is not set)"
    )


def test_with_a_server_the_model_reads(key: pytest.MonkeyPatch) -> None:
    with ClaudeServer(Reply.text(ANSWER)) as server:
        key.setenv("ANTHROPIC_BASE_URL", server.url)
        found = record(copy=POST)
    assert [each["by"] for each in found["findings"]] == ["model", "rule"]
    assert found["reading"]["usage"]["calls"] == 1
    assert found["reading"]["usage"]["cost"] > 0


def failures() -> dict[str, list[Reply]]:
    return {
        "refused": [Reply.refused()],
        "nonsense": [Reply.text("the canary sings")],
        "overloaded": [Reply.error(529, "overloaded_error")] * 9,
        "stalled": [Reply.text(ANSWER).but(after=30.0)] * 9,
    }


@pytest.mark.parametrize("failure", list(failures()))
def test_whatever_the_server_does_the_machine_answers_within_the_deadline(
    key: pytest.MonkeyPatch, failure: str, caplog: pytest.LogCaptureFixture
) -> None:
    key.setenv("STET_DEADLINE", "1")
    with ClaudeServer(*failures()[failure]) as server:
        key.setenv("ANTHROPIC_BASE_URL", server.url)
        found, seconds = timed(POST)
    assert [each["fix"] for each in found["findings"]] == ["governor"]
    assert len(found["unread"]) == 1
    assert found["unread"][0].startswith("The language model ")
    assert seconds < 10
    assert "canary" not in caplog.text


def test_with_no_server_at_all_the_machine_answers(key: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    key.setenv("ANTHROPIC_BASE_URL", f"http://127.0.0.1:{port}")
    key.setenv("STET_DEADLINE", "2")
    found, _ = timed(POST)
    assert "cannot be reached" in found["unread"][0]
    assert [each["fix"] for each in found["findings"]] == ["governor"]


def timed(copy: str) -> tuple[dict[str, Any], float]:
    began = time.monotonic()
    return record(copy=copy), time.monotonic() - began


def test_when_the_days_money_is_spent_the_machine_goes_on_alone(key: pytest.MonkeyPatch) -> None:
    key.setenv("STET_DAILY_LIMIT", "0.000001")
    with ClaudeServer(Reply.text(ANSWER), Reply.text(ANSWER)) as server:
        key.setenv("ANTHROPIC_BASE_URL", server.url)
        assert record(copy=POST)["unread"] == []
        second = record(copy=POST)
    assert "has used up the desk’s money for today (STET_DAILY_LIMIT)" in second["unread"][0]
    assert len(server.requests) == 1


def test_a_long_blog_is_read_post_by_post(key: pytest.MonkeyPatch) -> None:
    said = Reply.text(answer())
    with ClaudeServer(answer=lambda _: said) as server:
        key.setenv("ANTHROPIC_BASE_URL", server.url)
        key.setenv("STET_AT_A_TIME", "2")
        record(copy=BLOG)
    assert len(server.requests) == 4
