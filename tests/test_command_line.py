"""The command line as its users meet it: pages, JSON, and a clear sentence for what goes wrong."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app

POST = (
    "Ferry lands in Harwick\n\nThe region’s govenor met the ferry at noon, the coastguard said.\n"
)
KEYS = [
    "source", "posts", "findings", "headlines", "summary", "push_alert", "seo", "corrected",
    "unread", "version", "reading", "elapsed_ms",
]  # fmt: skip


def stet(*arguments: str, copy: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [*arguments], input=copy)


def record(*arguments: str, copy: str = POST) -> dict[str, Any]:
    result = stet("review", "-", "--format", "json", *arguments, copy=copy.encode())
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_a_page_shows_the_outcome_the_finding_and_the_corrected_copy() -> None:
    result = stet("review", copy=POST.encode())
    assert result.exit_code == 0
    assert "1 to amend" in result.stdout
    assert "The region’s ~~govenor~~ governor met the ferry" in result.stdout
    assert "The region’s governor met the ferry" in result.stdout
    assert "No language model has read this" in result.stdout


def test_json_has_the_documented_fields_in_order() -> None:
    found = record()
    assert list(found) == KEYS
    assert list(found["posts"][0]) == ["start", "end", "headline", "byline", "time"]
    assert list(found["findings"][0]) == [
        "start", "end", "quote", "kind", "level", "rule", "fix", "note", "post", "by",
    ]  # fmt: skip
    assert list(found["headlines"][0]) == ["text", "post", "by", "slot"]
    assert list(found["summary"]) == ["standfirst", "points"]
    assert list(found["reading"]) == ["quotes", "placed", "fell", "usage", "whys"]


@pytest.mark.parametrize(
    "copy", [POST, POST.replace("\n", "\r\n"), "\ufeff" + POST, "\U0001f6a2 " + POST]
)
def test_offsets_are_code_points_into_the_input_exactly_as_read(copy: str) -> None:
    found = record(copy=copy)
    assert found["findings"]
    for finding in found["findings"]:
        assert copy[finding["start"] : finding["end"]] == finding["quote"]
    assert found["posts"][0]["start"] == 0
    assert found["posts"][-1]["end"] == len(copy)
    assert found["corrected"] == copy.replace("govenor", "governor")


def test_json_is_one_line_for_each_input_whatever_the_copy_holds(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("One.\u2028Two.\x85Three, they said.\n", encoding="utf-8")
    result = stet("review", str(draft), str(draft), "--format", "json")
    assert len(result.stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "there is no such file; check the path."),
        (b"", "there is nothing in it to read."),
        (b" \n", "there is nothing in it to read."),
        (b"caf\xe9 closes", "it is not UTF-8 text (byte 3); save it as UTF-8 and try again."),
        (b"word " * 200_001, "the limit is 1,000,000: split it."),
    ],
)
def test_a_draft_that_cannot_be_read_is_named_and_the_others_are_still_reviewed(
    tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    good.write_text(POST, encoding="utf-8")
    if content is not None:
        bad.write_bytes(content)
    result = stet("review", str(bad), str(good))
    assert result.exit_code == 2
    assert result.stderr.startswith(f"stet: {bad}: ")
    assert result.stderr.endswith(f"{sentence}\n")
    assert result.stderr.count("\n") == 1
    assert "1 to amend" in result.stdout


def test_a_folder_is_refused(tmp_path: Path) -> None:
    result = stet("review", str(tmp_path))
    assert result.exit_code == 2
    assert "it is a folder; name the files in it" in result.stderr


def test_no_error_repeats_the_draft(tmp_path: Path) -> None:
    secret = tmp_path / "draft.txt"
    secret.write_bytes(b"the canary sings \xff")
    result = stet("review", str(secret))
    assert "canary" not in result.output


def test_the_draft_cannot_steer_the_terminal() -> None:
    copy = "Ferry lands\n\n\x1b[31mIt\x1b[0m \u202ewas recieved [bold]today[/bold], they said.\n"
    shown = stet("review", copy=copy.encode()).stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold]today[/bold]" in shown


def test_house_words_are_never_misspelt(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not record("--word", "govenor")["findings"]
    monkeypatch.setenv("STET_WORDS", "govenor")
    assert not record()["findings"]


def test_desk_options_come_from_the_command_line_before_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("STET_STYLE", "percent=words")
    in_words = stet("rules").stdout
    assert in_words == stet("rules", "--style", "percent=words").stdout
    assert in_words != stet("rules", "--style", "percent=sign").stdout


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("percent", "'percent' is not a desk option: write it as name=value."),
        ("percent=often", "desk option percent cannot be 'often': choose from "),
        ("hats=on", "no desk option 'hats': choose from "),
    ],
)
def test_a_desk_option_that_does_not_exist_gets_a_sentence(option: str, sentence: str) -> None:
    result = stet("review", "--style", option, copy=POST.encode())
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_rules_prints_every_rule_with_its_copy() -> None:
    page = stet("rules").stdout
    assert re.search(r"\n  adviser \w+\n", page)
    assert "✗ " in page
    assert "→ " in page
    assert "✓ " in page


def test_rules_looks_words_up() -> None:
    page = stet("rules", "toe", "the", "line").stdout
    assert "toe-the-line" in page
    assert "Desk option" not in page
    assert stet("rules", "zyzzyva").stdout == "No rule mentions “zyzzyva”.\n"


def test_the_module_runs_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "review", "-", "--format", "json"],
        input=POST.encode(), capture_output=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout)["corrected"] == POST.replace("govenor", "governor")
