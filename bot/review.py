"""Everything said of one draft, and the copy as it stands after the editor's decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.draft import Draft
from bot.finding import Finding, Level
from bot.furniture import Furniture
from bot.model import Usage
from bot.text import replace


class Decision(StrEnum):
    """The editor's word on a finding. Stet: let it stand."""

    APPLY = "apply"
    STET = "stet"


@dataclass(frozen=True)
class Reading:
    """What the model's part came to.

    `quotes` are the findings it proposed and `placed` those whose words were found in the draft;
    `fell` counts what is not shown, by reason, and `whys` the questions that got no answer.
    """

    quotes: int = 0
    placed: int = 0
    fell: Mapping[str, int] = field(default_factory=dict)
    usage: Usage = field(default_factory=Usage)
    whys: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Review:
    """What Stet says of a draft; `unread` tells in plain words what could not be checked."""

    draft: Draft
    furniture: Furniture
    findings: tuple[Finding, ...]
    unread: tuple[str, ...]
    version: str
    reading: Reading = Reading()

    def corrected(self, chosen: Iterable[Finding] | None = None) -> str:
        """The draft with the chosen fixes made, by default all of them.

        It is always cut from the untouched draft, so the order of decisions cannot matter.
        Raises ValueError when two of the chosen claim one place.
        """
        made = self.findings if chosen is None else chosen
        fixes = [(finding.span, finding.fix) for finding in made if finding.fix is not None]
        return replace(self.draft.text, fixes)

    def count(self, level: Level) -> int:
        return sum(finding.level is level for finding in self.findings)
