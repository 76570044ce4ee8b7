from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.case import Source
from bot.notebook import Notebook
from bot.review import Decision
from tests.noted_cases import NOON, a_draft_noted, reviewed, with_word

HOUR = timedelta(hours=1)


def test_figures_tell_findings_and_what_editors_said_of_them(notebook: Notebook) -> None:
    case = with_word(a_draft_noted(), "govenor", Decision.APPLY)
    notebook.keep(with_word(case, "amongst", Decision.STET))
    notebook.keep(a_draft_noted("1.2", at=NOON + HOUR))
    figures = notebook.figures()
    assert figures.reviews == 2
    assert figures.findings == {
        ("spelling", "spelling"): 2,
        ("number", "sums"): 2,
        ("style", "among-while"): 2,
    }
    assert figures.applied == {("spelling", "spelling"): 1}
    assert figures.stet == {("style", "among-while"): 1}
    later = notebook.figures_between(["C0DESK"], NOON + HOUR, NOON + 2 * HOUR)
    assert (later.reviews, later.applied) == (1, {})


def test_a_slip_that_was_mended_counts_when_an_editor_had_applied_it(notebook: Notebook) -> None:
    case = notebook.keep(with_word(a_draft_noted(), "govenor", Decision.APPLY))
    mended = reviewed("The governor of Skerrow met 4,000 fishermen.")
    notebook.keep(replace(case, review=mended, verdicts={}))
    figures = notebook.figures()
    assert figures.findings == {("spelling", "spelling"): 1, ("number", "sums"): 1}
    assert figures.applied == {("spelling", "spelling"): 1}


def test_a_word_taken_back_counts_no_more(notebook: Notebook) -> None:
    case = notebook.keep(with_word(a_draft_noted(), "govenor", Decision.APPLY))
    notebook.keep(replace(case, verdicts={}))
    assert notebook.figures().applied == {}


def test_a_case_kept_again_is_counted_once(notebook: Notebook, other: Notebook) -> None:
    case = with_word(a_draft_noted(), "govenor", Decision.APPLY)
    for each in (notebook, other, notebook):
        each.keep(case)
    assert notebook.counts() == {
        ("reviews", ""): 1,
        ("findings", "spelling spelling"): 1,
        ("findings", "number sums"): 1,
        ("findings", "style among-while"): 1,
        ("applied", "spelling spelling"): 1,
    }


def test_counts_never_fall(notebook: Notebook) -> None:
    case = notebook.keep(with_word(a_draft_noted(), "govenor", Decision.APPLY))
    before = notebook.counts()
    changed = notebook.keep(with_word(case, "govenor", Decision.STET, by="U0OLGA"))
    notebook.keep(replace(changed, review=reviewed("Nothing amiss in Skerrow."), verdicts={}))
    notebook.keep(case)
    notebook.forget(case.source)
    after = notebook.counts()
    assert all(after[name] >= amount for name, amount in before.items())
    assert after["stet", "spelling spelling"] == 1
    assert after["findings", "spelling spelling"] == 1


def test_running_counts_of_all_processes_add_up(notebook: Notebook, other: Notebook) -> None:
    notebook.count("seconds", "reading", 1.5)
    other.count("seconds", "reading", 2.0)
    other.count("model_errors", "timeout")
    assert notebook.counts() == {("seconds", "reading"): 3.5, ("model_errors", "timeout"): 1.0}


def test_somebodys_last_thumb_counts(notebook: Notebook) -> None:
    notebook.note_feedback("a", "U0MAYA", "bad")
    notebook.note_feedback("a", "U0MAYA", "good")
    notebook.note_feedback("a", "U0IVAN", "good")
    assert notebook.feedback() == {"good": 2}


def test_what_is_forgotten_leaves_its_figures(notebook: Notebook, other: Notebook) -> None:
    case = notebook.keep(with_word(a_draft_noted(), "govenor", Decision.APPLY))
    other.case(case.id)
    before = notebook.figures()
    assert notebook.forget(Source(case.source.channel, case.source.ts, ""))
    assert not notebook.forget(case.source)
    assert (notebook.case(case.id), other.case(case.id)) == (None, None)
    assert (notebook.cases(), notebook.drafts_since(["C0DESK"], NOON)) == ((), ())
    assert notebook.figures() == before
    assert notebook.figures_between(["C0DESK"], NOON, NOON + HOUR) == before
    assert notebook.source(case.id) == case.source
