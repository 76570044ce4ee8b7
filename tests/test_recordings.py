"""Recordings: what was heard is scored the same, what is missing or stale fails by name."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.house import HouseStyle
from bot.llm import Claude
from bot.model import Prompt, Unanswered, Why
from bot.request import ClaudeSettings
from tests.claude_server import ClaudeServer
from tests.evals import NO_RECORDINGS, Bench
from tests.gold_set import GoldPost
from tests.recordings import Edition, RecordedModel, Recording, RecordingModel, digest
from tests.scripted import (
    ACCEPT,
    ASKED,
    BLOG,
    HOUSE,
    LIBRARY,
    Scoring,
    Script,
    Scripted,
    answer,
    asking,
    body,
    perfect,
    row,
)


def recorded(bench: Bench, score: Scoring, script: Script) -> str:
    """Record what a scripted model says, and give the report that was printed."""
    status, out = score(asking(bench, Scripted(script)), "record", "--reps", "2")
    assert status == 0
    return out


def test_recordings_give_the_score_that_was_heard_live(bench: Bench, score: Scoring) -> None:
    script: Script = {"except": [answer(ACCEPT), Why.TRUNCATED], "library": [answer(ASKED)]}
    (bench.folders[0] / "blog.txt").write_text(BLOG, encoding="utf-8")
    live = recorded(bench, score, script)
    status, offline = score(bench)
    assert status == 0
    assert body(offline) == body(live)
    assert "0.750 (0.500–1.000)" in " ".join(row(offline, "both"))
    assert "recorded earlier from the live model, 2 repetitions" in offline


def test_a_recording_says_how_it_came_about(bench: Bench, score: Scoring) -> None:
    recorded(bench, score, perfect())
    whole = json.loads((bench.recordings / "small" / "offer.json").read_text(encoding="utf-8"))
    ask = whole["repetitions"][1][0]
    assert (whole["model"], whole["recorded_at"]) == ("scripted 1", "2026-01-05T00:00:00Z")
    assert ask["answer"] == answer(ACCEPT)
    assert ask["seconds"] >= 0
    assert ask["usage"]["request_ids"][0].startswith("req_")


def test_an_ask_that_went_unanswered_does_so_again_for_the_same_reason() -> None:
    prompt = Prompt("review", "Read.", "Copy.", {"type": "object"}, 0)
    post = GoldPost("offer", "Copy.", ())
    live = RecordingModel(Scripted({"Copy": [Why.REFUSED]}), None)
    with pytest.raises(Unanswered) as heard:
        live.ask(prompt)
    recording = Recording(
        slug="offer",
        text=digest("Copy."),
        prompts="1",
        model="scripted 1",
        recorded_at=datetime(2026, 1, 5, tzinfo=UTC),
        repetitions=(tuple(live.asks),),
    )
    played = RecordedModel("small/offer", recording, post, Edition("1", "scripted 1"), 0)
    with pytest.raises(Unanswered) as again:
        played.ask(prompt)
    assert (again.value.why, again.value.usage) == (heard.value.why, heard.value.usage)
    assert (played.asks, played.problems) == (live.asks, [])


def test_without_any_recording_the_runner_says_how_to_record(bench: Bench, score: Scoring) -> None:
    assert score(bench) == (1, f"{NO_RECORDINGS}\n")


def test_a_missing_recording_fails_by_name_and_leaves_its_folder_unscored(
    bench: Bench, score: Scoring
) -> None:
    recorded(bench, score, perfect())
    (bench.recordings / "small" / "library.json").unlink()
    status, out = score(bench)
    assert status == 1
    assert "small/library: missing, never recorded" in out
    assert "small: no score, 1 of its posts are missing or stale" in out
    assert "both" not in out


def test_more_repetitions_than_were_recorded_fail_by_name(bench: Bench, score: Scoring) -> None:
    recorded(bench, score, perfect())
    status, out = score(bench, "--reps", "3")
    assert status == 1
    assert "small/offer: repetition 3 is missing, never recorded" in out


def test_new_copy_makes_a_recording_stale(bench: Bench, score: Scoring) -> None:
    recorded(bench, score, perfect())
    file = bench.folders[0] / "library.txt"
    file.write_text(LIBRARY.replace("March", "April"), encoding="utf-8")
    status, out = score(bench)
    assert (status, "small/library: stale, for the copy changed since" in out) == (1, True)
    assert "small/offer: stale" not in out


def other_style() -> HouseStyle:
    return HouseStyle(HOUSE.rules[1:], HOUSE.options)


def test_new_prompts_make_a_recording_stale(bench: Bench, score: Scoring) -> None:
    recorded(bench, score, perfect())
    status, out = score(replace(bench, house=other_style()))
    assert status == 1
    assert "small/offer: stale, for the version of the prompts changed since" in out


def test_another_model_or_effort_makes_a_recording_stale(bench: Bench, score: Scoring) -> None:
    recorded(bench, score, perfect())
    status, out = score(replace(bench, model_version="scripted 2"))
    assert status == 1
    assert "small/offer: stale, for the model or its effort changed since" in out


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"form": "0" * 16}, "stale, for the schema changed since"),
        ({"system": "0" * 16}, "stale, for the system prompt changed since"),
        ({"usage": {}}, "not a recording, for the vendor gave it no request id"),
        ({"answer": None}, "not a recording, for it has neither an answer nor a reason for none"),
        ({"name": "digest"}, "missing, never recorded"),
    ],
)
def test_an_ask_that_does_not_fit_fails_by_name(
    bench: Bench, score: Scoring, change: dict[str, Any], fault: str
) -> None:
    recorded(bench, score, perfect())
    file = bench.recordings / "small" / "offer.json"
    whole = json.loads(file.read_text(encoding="utf-8"))
    whole["repetitions"][0][0].update(change)
    file.write_text(json.dumps(whole), encoding="utf-8")
    status, out = score(bench)
    assert status == 1
    assert f"small/offer, review of post 0: {fault}" in out
    assert "both" not in out


def test_a_file_that_is_no_recording_fails_by_name(bench: Bench, score: Scoring) -> None:
    recorded(bench, score, perfect())
    (bench.recordings / "small" / "offer.json").write_text("[]", encoding="utf-8")
    status, out = score(bench)
    assert status == 1
    assert "small/offer: not a recording, for it cannot be read as one" in out


def test_the_desks_own_trouble_is_not_recorded_as_the_models(bench: Bench, score: Scoring) -> None:
    script: Script = {**perfect(), "library": [Why.KEY]}
    status, out = score(asking(bench, Scripted(script)), "record")
    assert status == 1
    assert f"small/library: not recorded, the model {Why.KEY}" in out
    assert not (bench.recordings / "small" / "library.json").exists()
    assert (bench.recordings / "small" / "offer.json").exists()


def test_the_whole_way_to_the_model_and_back_can_be_recorded(bench: Bench, score: Scoring) -> None:
    def said(request: dict[str, Any]) -> str:
        return answer(ACCEPT) if "except" in json.dumps(request["messages"]) else answer()

    with ClaudeServer(answer=said) as server:
        settings = ClaudeSettings("a-key", base_url=server.url)
        live = replace(bench, model_version=Claude(settings).version, ask=lambda: Claude(settings))
        status, heard = score(live, "record", "--reps", "2")
        asked = len(server.requests)
    assert (status, asked) == (0, 4)
    assert row(heard, "both") == ["1.000", "(1.000–1.000)"] * 3 + ["0.000", "(0.000–0.000)"] + [
        "0",
        "(0–0)",
    ]
    assert body(score(live, "--offline")[1]) == body(heard)
