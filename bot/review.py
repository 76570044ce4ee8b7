"""Everything said of one draft, and the copy as it stands after the editor's decisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.draft import Draft
from bot.finding import Finding, Level
from bot.furniture import Furniture
from bot.text import replace


class Decision(StrEnum):
    """The editor's word on a finding. Stet: let it stand."""

    APPLY = "apply"
    STET = "stet"


@dataclass(frozen=True)
class Review:
    """What Stet says of a draft; `unread` tells in plain words what could not be checked."""

    draft: Draft
    furniture: Furniture
    findings: tuple[Finding, ...]
    unread: tuple[str, ...]
    version: str

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
