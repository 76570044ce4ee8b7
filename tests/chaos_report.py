"""What a run of the chaos came to, for people to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tests.chaos_basket import Recoveries

MOST_NAMED = 8


@dataclass(frozen=True)
class Report:
    """Counts, recovery times, and every fault by its sort."""

    name: str
    faults: Mapping[str, list[str]]
    recoveries: Recoveries
    counts: Mapping[str, int]

    @property
    def holds(self) -> bool:
        """Whether nothing was lost, doubled, left over or told to the logs."""
        return not any(self.faults.values())

    def with_leaks(self, texts: Mapping[str, str], words: Sequence[str]) -> Report:
        """With the words that stand in these texts, where no word of a draft may be."""
        leaked = {name: [each for each in words if each in text] for name, text in texts.items()}
        return replace(self, faults={**self.faults, **leaked})

    def told(self) -> str:
        counted = ", ".join(f"{name} {count:,}" for name, count in self.counts.items())
        kills = ", ".join(f"{len(each.jobs)} (+{each.waiting})" for each in self.recoveries.kills)
        found = ", ".join(f"{name} {len(listed)}" for name, listed in self.faults.items())
        lines = [
            f"{self.name}: {'held' if self.holds else 'FAILED'}",
            f"  {counted}",
            f"  kills; jobs under way (and waiting) at each: {kills or 'none'}",
            f"  recovery: {self.recoveries.told()}",
            f"  {found}",
            *(f"    {name}: {'; '.join(listed[:MOST_NAMED])}" for name, listed in self._wrong()),
        ]
        return "\n".join(lines)

    def _wrong(self) -> list[tuple[str, list[str]]]:
        return [(name, listed) for name, listed in self.faults.items() if listed]
