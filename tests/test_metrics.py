"""The figures in Prometheus's form: what the notebook counted, under bounded labels."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.metrics import exposition
from bot.model import Why
from bot.notebook import Notebook
from bot.store import StoreDown
from tests.fresh_store import fresh_store


class Counted(Notebook):
    """A notebook that has counted so much."""

    def __init__(self, counts: dict[tuple[str, str], float]) -> None:
        self._held = counts

    def counts(self) -> dict[tuple[str, str], float]:
        return self._held


def samples(shown: bytes) -> dict[tuple[str, tuple[str, ...]], float]:
    """The values by name and label values."""
    families = text_string_to_metric_families(shown.decode())
    found = [sample for family in families for sample in family.samples]
    return {(each.name, tuple(each.labels.values())): each.value for each in found}


def test_every_count_has_its_name_and_its_labels() -> None:
    counts = {
        ("reviews", ""): 3.0,
        ("findings", "spelling misspelling"): 2.0,
        ("applied", "spelling misspelling"): 1.0,
        ("stet", "style percent"): 4.0,
        ("model_errors", "timeout"): 1.0,
        ("seconds", "reading"): 1.5,
        ("tokens", "input"): 350.0,
        ("cost", ""): 0.25,
    }
    assert samples(exposition(Counted(counts), lambda: 7)) == {
        ("stet_reviews_total", ()): 3.0,
        ("stet_findings_total", ("spelling", "misspelling")): 2.0,
        ("stet_applied_total", ("spelling", "misspelling")): 1.0,
        ("stet_stet_total", ("style", "percent")): 4.0,
        ("stet_model_errors_total", ("timeout",)): 1.0,
        ("stet_seconds_total", ("reading",)): 1.5,
        ("stet_tokens_total", ("input",)): 350.0,
        ("stet_cost_dollars_total", ()): 0.25,
        ("stet_basket_waiting", ()): 7.0,
    }


def test_a_desk_that_has_done_nothing_yet_says_so() -> None:
    nothing = {("stet_reviews_total", ()): 0.0, ("stet_cost_dollars_total", ()): 0.0}
    assert samples(exposition(Counted({}), lambda: 0)) == {
        **nothing,
        ("stet_basket_waiting", ()): 0.0,
    }


def test_an_error_of_the_models_goes_by_its_name() -> None:
    counts = {("model_errors", why.value): 1.0 for why in Why}
    found = samples(exposition(Counted(counts), lambda: 0))
    labels = {labels for name, labels in found if name == "stet_model_errors_total"}
    assert labels == {(why.name.lower(),) for why in Why}


@pytest.mark.parametrize("label", ["", "one", 'a "b', "a b c", "щ щ", "a " + "b" * 61, "a\nb c"])
def test_what_is_no_name_of_ours_is_counted_as_other(label: str) -> None:
    counts = {("findings", label): 1.0, ("findings", "a-b c.d e"): 2.0}
    found = samples(exposition(Counted(counts), lambda: 0))
    assert found["stet_findings_total", ("other", "other")] == 3.0


def test_processes_that_share_a_database_tell_the_same_figures(tmp_path: Path) -> None:
    with closing(fresh_store(tmp_path)) as store:
        one, other = Notebook(store, "one"), Notebook(store, "other")
        one.count("seconds", "reading", 2.0)
        other.count("seconds", "reading", 0.5)
        for each in (one, other):
            found = samples(exposition(each, lambda: 0))
            assert found["stet_seconds_total", ("reading",)] == 2.5


def test_a_database_that_is_away_is_not_passed_off_as_a_desk_that_has_done_nothing() -> None:
    def away() -> int:
        raise StoreDown("away")

    with pytest.raises(StoreDown):
        exposition(Counted({}), away)
