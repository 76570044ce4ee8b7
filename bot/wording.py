"""Wordings that are wrong as they stand: patterns that name the slip in them, and its mend.

Each goes with a cue, a few letters that must be near; the rest of the copy is not searched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.finding import Finding, Rule
from bot.galley import Galley
from bot.text import Span, join

_BEFORE, _AFTER = 60, 100

Mend = Callable[[str], str]


@dataclass(frozen=True)
class Wording:
    """Patterns that share a cue and a mend; the group `slip` is what is wrong."""

    cue: str
    mend: Mend
    patterns: tuple[str, ...]

    @cached_property
    def compiled(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(each, re.MULTILINE) for each in self.patterns)


def slips(galley: Galley, rule: Rule, wordings: Sequence[Wording]) -> Iterator[Finding]:
    """What the wordings find in the copy outside direct quotations."""
    windows = {cue: _windows(galley.text, cue) for cue in {each.cue for each in wordings}}
    for wording in wordings:
        for pattern in wording.compiled:
            for window in windows[wording.cue]:
                for match in pattern.finditer(galley.text, window.start, window.end):
                    span = Span(*match.span("slip"))
                    if not galley.quoted(span):
                        yield rule.finding(span, wording.mend(match["slip"]))


def _windows(text: str, cue: str) -> tuple[Span, ...]:
    if not cue:
        return (Span(0, len(text)),)
    found = (match.start() for match in re.finditer(cue, text))
    return join(Span(max(0, at - _BEFORE), min(len(text), at + _AFTER)) for at in found)


def into(new: str) -> Mend:
    """Write another word, with a capital where the slip has one."""
    return lambda slip: new.capitalize() if slip[0].isupper() else new


def with_one_owner(slip: str) -> str:
    """An apostrophe before the last letter: governments, government's."""
    return slip[:-1] + "'" + slip[-1]


def with_many_owners(slip: str) -> str:
    """An apostrophe at the end: weeks, weeks'."""
    return slip + "'"
