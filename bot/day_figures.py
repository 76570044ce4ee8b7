"""What figures say: findings by kind, the slips made most often, the rules mostly let stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

FEWEST_DECIDED = 5
"""Words of editors' on a rule's findings from which it can be said that most let them stand."""

MOSTLY = 2 / 3

OFTEN = 2
"""Times from which a slip is one of those made most often."""

MOST_SLIPS = 5

Counts = Mapping[tuple[str, str], int]
"""Findings by kind and rule id."""


class Counted(Protocol):
    """What reviews come to."""

    @property
    def reviews(self) -> int: ...
    @property
    def findings(self) -> Counts: ...
    @property
    def applied(self) -> Counts: ...
    @property
    def stet(self) -> Counts: ...


@dataclass(frozen=True)
class Stetted:
    """What a channel's editors said of a rule's findings: how many they let stand, and decided."""

    channel: str
    rule: str
    stet: int
    decided: int
    found: int

    @property
    def is_mostly_let_stand(self) -> bool:
        enough = self.decided >= FEWEST_DECIDED and 2 * self.stet >= self.found
        return enough and self.stet / self.decided >= MOSTLY


def kinds_of(counted: Counted) -> tuple[tuple[str, int], ...]:
    """The findings by kind, the most first."""
    kinds: Counter[str] = Counter()
    for (kind, _), count in counted.findings.items():
        kinds[kind] += count
    return tuple(_ranked(kinds))


def slips_of(counted: Counted) -> tuple[tuple[str, int], ...]:
    """The slips made most often, by rule id; what an editor let stand is none."""
    slips = _of_rules(counted.findings)
    slips.subtract(_of_rules(counted.stet))
    return tuple(each for each in _ranked(slips) if each[1] >= OFTEN)[:MOST_SLIPS]


def _ranked(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def mostly_stetted(
    today: Counted, lately: Mapping[str, Counted], off: Mapping[str, Collection[str]]
) -> tuple[Stetted, ...]:
    """The rules let stand today that a channel's editors MOSTLY let stand lately.

    There must be FEWEST_DECIDED words of theirs on a rule's findings, and half of all its findings
    must be let stand: a query cannot be applied, so its stets alone would tell nothing. A rule that
    the channel has switched off already is left out.
    """
    let_stand = {rule for (_, rule), count in today.stet.items() if count}
    found = [
        each
        for channel, counted in lately.items()
        for each in _by_rule(channel, counted)
        if each.rule in let_stand - {*off.get(channel, ())} and each.is_mostly_let_stand
    ]
    return tuple(sorted(found, key=lambda each: (-each.stet, each.rule, each.channel)))


def _by_rule(channel: str, counted: Counted) -> Iterator[Stetted]:
    stet, applied, found = map(_of_rules, (counted.stet, counted.applied, counted.findings))
    for rule, count in stet.items():
        yield Stetted(channel, rule, count, count + applied[rule], found[rule])


def _of_rules(counts: Counts) -> Counter[str]:
    rules: Counter[str] = Counter()
    for (_, rule), count in counts.items():
        rules[rule] += count
    return rules
