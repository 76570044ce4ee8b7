"""The arithmetic of the evals, and the runner's own tests of quotations and headline facts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk import Desk
from bot.draft import Draft
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.furniture import Furniture, Headline
from bot.model import Usage
from bot.review import Reading, Review
from bot.text import Span
from tests.eval_report import print_score
from tests.gold_set import GoldPost, Slip
from tests.recordings import Ask
from tests.scores import Author, Score, Take, f_half, inside_quotations, shown, spread
from tests.scripted import HOUSE
from tests.unsupported import unsupported

COPY = """Pier at Hallow shut after storm

About 20 boats were damaged at Hallow on Friday, harbour master Una Brand said.

“We was lucky, the boats was empty,” she said. The cost is put at £1.2m by Dr O’Dell’s survey.

'Nobody were hurt,' the coastguard said.
"""
RULE = Rule("was", Kind.GRAMMAR, Level.AMEND, "Agree.", (Example("We was.", "We were."),), ("x",))


def finding(words: str, fix: str | None, by: str = "model") -> Finding:
    start = COPY.index(words)
    level = Level.QUERY if fix is None else Level.AMEND
    return Finding(Span(start, start + len(words)), RULE, level, fix, by=by)


def review(*findings: Finding, furniture: Furniture | None = None) -> Review:
    made = replace(Desk(HOUSE).read(Draft.parse(COPY)), findings=findings)
    return replace(made, furniture=furniture or Furniture())


def score(made: Review, *slips: str, asks: tuple[Ask, ...] = ()) -> Score:
    spans = [Span(COPY.index(words), COPY.index(words) + len(words)) for words in slips]
    post = GoldPost("pier", COPY, tuple(Slip(span, "grammar", None) for span in spans))
    return Score([Take("small", post, 0, made, asks)])


def ask(seconds: float | None) -> Ask:
    return Ask(name="review", post=0, system="", form="", answer="{}", seconds=seconds)


def test_a_fix_inside_a_quotation_is_counted_and_a_question_there_is_not() -> None:
    fixed, asked = finding("We was", "We were"), finding("boats was", None)
    assert inside_quotations(review(fixed, asked)) == [fixed]
    marks = score(review(fixed, asked)).by_author
    assert (marks[Author.ADDED].inside_quotations, marks[Author.MACHINE].inside_quotations) == (
        1,
        0,
    )


def test_a_fix_inside_a_quotation_ends_the_evals_with_a_failure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from tests.evals import verdict

    whole = score(review(finding("We was", "We were")))
    assert verdict(whole.takes, []) == 1
    assert "1 changes inside quotations, and there must be none" in capsys.readouterr().out


def test_machine_and_model_are_scored_apart_and_together() -> None:
    machine = finding("About 20", None, by="rule")
    right, wrong = finding("put at", None), finding("Una Brand", None)
    marks = score(review(machine, right, wrong), "About 20 boats", "The cost is put").by_author
    assert [made.precision for made in marks.values()] == pytest.approx([1.0, 0.5, 2 / 3])
    assert [made.recall for made in marks.values()] == [0.5, 0.5, 1.0]


@pytest.mark.parametrize(
    ("precision", "recall", "expected"),
    [(1.0, 1.0, 1.0), (0.5, 1.0, 5 / 9), (1.0, 0.5, 5 / 6), (0.0, 0.0, 0.0), (None, 0.0, 0.0)],
)
def test_precision_counts_for_twice_as_much_as_recall(
    precision: float | None, recall: float, expected: float
) -> None:
    assert f_half(precision, recall) == pytest.approx(expected)


def test_nothing_to_find_has_no_score() -> None:
    assert f_half(1.0, None) is None
    assert score(review()).by_author[Author.BOTH].precision is None


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("About 20 boats damaged at Hallow, says Una Brand", ()),
        ("Twenty boats damaged at Hallow", ()),
        ("Damage at Hallow put at £1.2m", ()),
        ("Damage at Hallow put at £1.2 million", ()),
        ("Hallow: ‘We was lucky’, says harbour master", ()),
        ("Storm at Hallow: O'Dell surveys the damage", ()),
        ("About 30 boats damaged at Hallow", ("30",)),
        ("Twenty-one boats damaged at Hallow", ("21",)),
        ("Dozens of boats damaged at Hallow", ("dozens",)),
        ("Damage at Hallow put at £1.2bn", ("billion",)),
        ("Boats damaged at Hallow, says Una Bland", ("Bland",)),
        ("Boats damaged in Iowa", ("Iowa",)),
        ("‘We were lucky’, says harbour master", ("'We were lucky'",)),
        ("Storm “destroys pier” at Hallow", ("'destroys pier'",)),
    ],
)
def test_the_runners_own_test_of_a_headlines_facts(line: str, pieces: tuple[str, ...]) -> None:
    assert unsupported(line, COPY) == pieces


def test_every_line_shown_is_tested_and_no_line_twice() -> None:
    lines = Furniture(
        (Headline("Boats damaged in Iowa", 0, "model"), Headline("Boats damaged", 0)),
        standfirst="About 30 boats were damaged.",
        points=("Una Brand spoke.",),
        push_alert="Boats damaged in Iowa",
        seo="Hallow storm: 40 boats",
    )
    made = review(furniture=lines)
    assert [what for what, _, _ in shown(made)] == [
        "headline by model",
        "headline by rule",
        "search line",
        "standfirst",
        "key point",
    ]
    found = {doubt.what: doubt.pieces for doubt in score(made).doubts}
    assert found == {"headline by model": ("Iowa",), "search line": ("40",), "standfirst": ("30",)}


def test_a_headline_is_held_to_its_own_post_and_not_to_the_headline_above_it() -> None:
    made = review(furniture=Furniture((Headline("Pier closed at Storm Hallow", 0, "model"),)))
    body = next(copy for _, _, copy in shown(made))
    assert "Pier at Hallow shut" not in body
    assert [doubt.pieces for doubt in score(made).doubts] == [("Storm",)]


def test_lines_of_held_out_copy_are_counted_but_not_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    made = review(furniture=Furniture((Headline("Boats damaged in Iowa", 0, "model"),)))
    print_score("small", [score(made)], hide_lines=True)
    hidden = capsys.readouterr().out
    print_score("small", [score(made)], hide_lines=False)
    assert "judge each): 1; of headlines by the model: 1" in hidden
    assert "Iowa" not in hidden
    assert "pier, headline by model: Iowa in “Boats damaged in Iowa”" in capsys.readouterr().out


def test_what_the_model_proposed_and_used_is_summed() -> None:
    reading = Reading(4, 3, {"a rewrite": 2}, Usage(1, 100, 50, 850, 60, 0.02))
    whole = score(replace(review(), reading=reading))
    twice = Score([*whole.takes, *whole.takes])
    assert (twice.placed, twice.quotes, twice.fell()) == (0.75, 8, {"a rewrite": 4})
    assert (twice.usage.cost, twice.usage.output_tokens) == (0.04, 120)
    assert twice.cached == 0.85


def test_waits_are_ranked_and_untimed_asks_left_out() -> None:
    whole = score(review(), asks=(ask(None), *(ask(float(each)) for each in range(1, 21))))
    assert (whole.seconds(0.5), whole.seconds(0.95)) == (10.0, 19.0)
    assert score(review(), asks=(ask(None),)).seconds(0.5) is None


def test_repetitions_are_shown_as_a_mean_and_a_range() -> None:
    assert spread([0.5, 1.0, None], ".2f") == "0.75 (0.50–1.00)"
    assert spread([0.5], ".2f") == "0.50"
    assert spread([None, None], ".2f") == "–"
