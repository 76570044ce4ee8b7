"""A draft that the desk read before, laid out so that a new one can be held against it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.finding import Finding, Rule
from bot.galley import Galley
from bot.text import Span


@dataclass(frozen=True)
class Told:
    """An earlier draft: its galley, its case id, and the clock words of when it came in."""

    galley: Galley
    case: str
    when: str

    def where(self, span: Span) -> str:
        """How a note speaks of a place in it: by the post's own time, or by when it came in."""
        stamp = self.galley.posts[self.galley.draft.post_at(span)].stamp
        clock = f"{stamp.clock:%H:%M}" if stamp and stamp.clock else self.when
        return f"the post of {clock}"

    def asks(self, rule: Rule, span: Span, note: str) -> Finding:
        """A query at a place of the new draft, which points to this one."""
        return replace(rule.finding(span, note=note[0].upper() + note[1:]), see=self.case)
