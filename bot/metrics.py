"""The desk's figures in the form that Prometheus reads, as the database holds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.model import Why
from bot.notebook import Notebook

Counts = Mapping[tuple[str, str], float]


@dataclass(frozen=True)
class Family:
    """A count of the notebook's under the name that Prometheus knows it by, with its labels."""

    count: str
    name: str
    about: str
    labels: tuple[str, ...] = ()


FAMILIES = (
    Family("reviews", "stet_reviews", "Drafts reviewed."),
    Family("findings", "stet_findings", "Findings shown.", ("kind", "rule")),
    Family("applied", "stet_applied", "Findings whose fix was applied.", ("kind", "rule")),
    Family("stet", "stet_stet", "Findings that an editor let stand.", ("kind", "rule")),
    Family("model_errors", "stet_model_errors", "Questions the model did not answer.", ("why",)),
    Family("seconds", "stet_seconds", "Seconds of work.", ("step",)),
    Family("tokens", "stet_tokens", "Tokens the model was paid for.", ("way",)),
    Family("cost", "stet_cost_dollars", "US dollars the model has cost."),
)

_NAME = re.compile(r"[\w.-]{1,60}", re.ASCII)
_OTHER = "other"
_WHYS = {why.value: why.name.lower() for why in Why}


def exposition(notebook: Notebook, waiting: Callable[[], int]) -> bytes:
    """The figures of all processes together; `waiting` counts the jobs in the basket.

    Raises what the two raise while the database is away.
    """
    registry = CollectorRegistry()
    registry.register(_Desk(notebook.counts(), waiting()))
    return generate_latest(registry)


class _Desk(Collector):
    def __init__(self, counts: Counts, waiting: int) -> None:
        self._counts = counts
        self._waiting = waiting

    def collect(self) -> Iterator[Metric]:
        for family in FAMILIES:
            yield _counted(family, self._counts)
        yield GaugeMetricFamily("stet_basket_waiting", "Jobs in the basket.", value=self._waiting)


def _counted(family: Family, counts: Counts) -> Metric:
    found: dict[tuple[str, ...], float] = {} if family.labels else {(): 0.0}
    for (count, label), amount in counts.items():
        if count == family.count:
            labels = _labels(family, label)
            found[labels] = found.get(labels, 0.0) + amount
    counted = CounterMetricFamily(family.name, family.about, labels=family.labels)
    for labels, amount in found.items():
        counted.add_metric(labels, amount)
    return counted


def _labels(family: Family, label: str) -> tuple[str, ...]:
    """A value for each label; what is no name of ours is not handed on, so that few are kept."""
    if not family.labels:
        return ()
    said = tuple(_WHYS.get(label, label).split())
    if len(said) == len(family.labels) and all(map(_NAME.fullmatch, said)):
        return said
    return (_OTHER,) * len(family.labels)
