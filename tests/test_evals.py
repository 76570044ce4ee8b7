"""The eval runner scores what it is given, and says what it cannot do."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.model import Why
from tests.evals import NO_ANSWERS, NO_KEY, Bench
from tests.scripted import (
    ACCEPT,
    ASKED,
    OFFER,
    Scoring,
    Script,
    Scripted,
    answer,
    asking,
    elsewhere_in_the_copy,
    perfect,
    row,
)


def test_perfect_answers_score_one(bench: Bench, score: Scoring) -> None:
    status, out = score(asking(bench, Scripted(perfect())), "--reps", "1")
    assert status == 0
    assert row(out, "both") == ["1.000", "1.000", "1.000", "0.000", "0"]
    assert row(out, "machine alone") == ["1.000", "0.500", "0.833", "0.000", "0"]
    assert "quotes placed: 100.0% of 1" in out
    assert "cost: $0.0200, $0.01000 a post; calls: 2" in out
    assert "from cache 1,760 (88.0%)" in out


def test_what_is_said_of_clean_copy_is_a_false_flag(bench: Bench, score: Scoring) -> None:
    script = {**perfect(), "library": [answer(ASKED)]}
    _, out = score(asking(bench, Scripted(script)), "--reps", "1")
    assert row(out, "both") == ["0.667", "1.000", "0.714", "1.000", "0"]
    assert row(out, "grammar") == ["0", "0", "0", "0,", "0", "false", "1,", "1", "false", "–"]


def test_quotes_that_stand_nowhere_count_against_the_share_placed(
    bench: Bench, score: Scoring
) -> None:
    script: Script = {"except": [answer(ACCEPT, elsewhere_in_the_copy(ACCEPT))]}
    _, out = score(asking(bench, Scripted(script)), "--reps", "1")
    assert "quotes placed: 50.0% of 2" in out


def test_three_repetitions_are_shown_as_a_mean_with_its_range(bench: Bench, score: Scoring) -> None:
    script: Script = {"except": [answer(ACCEPT), answer(), answer(ACCEPT)]}
    _, out = score(asking(bench, Scripted(script)))
    assert "3 repetitions" in out
    assert "0.833 (0.500–1.000)" in " ".join(row(out, "both"))


def test_asks_without_an_answer_are_counted_by_why(bench: Bench, score: Scoring) -> None:
    script: Script = {"except": [Why.REFUSED], "library": ["no JSON at all"]}
    status, out = score(asking(bench, Scripted(script)), "--reps", "1")
    assert status == 0
    assert f"unanswered: {Why.REFUSED} 1; {Why.INVALID} 1" in out
    assert "cost: $0.0200" in out


def test_answers_obtained_elsewhere_are_scored_and_never_written(
    bench: Bench, score: Scoring, tmp_path: Path
) -> None:
    answers = tmp_path / "said"
    answers.mkdir()
    (answers / "offer.jsonl").write_text(f"{answer(ACCEPT)}\n", encoding="utf-8")
    (answers / "library.jsonl").write_text(f"{answer()}\n", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    status, out = score(asking(bench, Scripted({})), "--answers", str(answers))
    assert status == 0
    assert "obtained elsewhere (said), never recorded" in out
    assert row(out, "both") == ["1.000", "1.000", "1.000", "0.000", "0"]
    assert sorted(tmp_path.rglob("*")) == before


def test_posts_without_an_answer_from_elsewhere_are_left_out_and_counted(
    bench: Bench, score: Scoring, tmp_path: Path
) -> None:
    (tmp_path / "offer.jsonl").write_text(answer(ACCEPT), encoding="utf-8")
    _, out = score(bench, "--answers", str(tmp_path))
    assert "small: 1 posts, 0 of them clean" in out
    assert "1 posts have no answers there and are left out" in out


def test_edited_copy_is_measured_with_machine_and_model_apart(
    bench: Bench, score: Scoring, tmp_path: Path
) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "offer.txt").write_text(OFFER, encoding="utf-8")
    model = Scripted(perfect())
    status, out = score(asking(bench, model), "--copy", str(tmp_path / "copy"), "--list")
    assert status == 0
    assert "machine alone: 24.39 (amend 24.39, suggest 0.00, query 0.00)" in out
    assert "model adds: 24.39" in out
    assert "both: 48.78" in out
    assert "distribtued\tspelling" in out
    assert "except\tword-meant" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["record"], NO_KEY),
        (["--copy", "."], NO_ANSWERS),
        (["record", "--answers", "said"], "the live model on the gold set, and nothing else"),
        (["--answers", "said", "--folder", "other"], "There is no gold folder other"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    bench: Bench, score: Scoring, arguments: list[str], message: str
) -> None:
    status, out = score(bench, *arguments)
    assert status == 2
    assert message in out
