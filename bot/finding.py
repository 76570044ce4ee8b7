"""What is said of a draft: rules with their examples, findings, and how findings are settled."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.text import Span


class Kind(StrEnum):
    """The sort of slip, as an editor would name it."""

    SPELLING = "spelling"
    GRAMMAR = "grammar"
    PUNCTUATION = "punctuation"
    STYLE = "style"
    ATTRIBUTION = "attribution"
    NUMBER = "number"
    NAME = "name"
    DATE = "date"
    QUOTATION = "quotation"
    REPETITION = "repetition"
    STRUCTURE = "structure"
    LEGAL = "legal"


class Level(StrEnum):
    """What a finding asks of the editor."""

    AMEND = "amend"
    SUGGEST = "suggest"
    QUERY = "query"


@dataclass(frozen=True, slots=True)
class Example:
    """Copy that breaks a rule, and the copy as amended; a query has nothing to amend."""

    copy: str
    amended: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the house and the copy that shows it.

    Raises ValueError without copy that breaks it and copy that keeps it, since nobody could say
    what such a rule does.
    """

    id: str
    kind: Kind
    level: Level
    reason: str
    breaks: tuple[Example, ...]
    keeps: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.breaks or not self.keeps:
            raise ValueError(f"rule {self.id}: give copy that breaks it and copy that keeps it")

    def mentions(self, words: str) -> bool:
        """Whether the rule speaks of some words, in its id, its reason or its copy."""
        copies = [copy for e in self.breaks for copy in (e.copy, e.amended or "")]
        said = "\n".join([self.id, self.reason, *copies, *self.keeps])
        return words.casefold() in said.casefold()

    def finding(self, span: Span, fix: str | None = None, note: str = "") -> Finding:
        """Say it of a place. Without a fix it is a query, whatever the rule's own level."""
        return Finding(span, self, Level.QUERY if fix is None else self.level, fix, note)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say of one place in a draft.

    `see` is the case id of an earlier draft that it speaks of, where it speaks of one.
    Raises ValueError for an empty place and when a query brings a fix or an amendment none.
    """

    span: Span
    rule: Rule
    level: Level
    fix: str | None = None
    note: str = ""
    by: str = "rule"
    see: str = ""

    def __post_init__(self) -> None:
        if not len(self.span):
            raise ValueError(f"{self.rule.id}: a finding needs words to stand on")
        if (self.level is Level.QUERY) != (self.fix is None):
            raise ValueError(f"{self.rule.id}: a query has no fix and anything else has one")

    @property
    def reason(self) -> str:
        """The sentence an editor reads: this finding's own note, or else the rule's reason."""
        return self.note or self.rule.reason


def settle(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding to a place: the earlier in authority stands, the order of the text is kept."""
    standing: list[Finding] = []
    for finding in findings:
        at = bisect_left(standing, finding.span, key=lambda other: other.span)
        neighbours = standing[max(0, at - 1) : at + 1]
        if not any(finding.span.overlaps(other.span) for other in neighbours):
            standing.insert(at, finding)
    return tuple(standing)
