"""The gold set: posts of our own writing with their slips marked, and how a desk scores on them.

A file holds the copy as pasted, a line of four tildes, then a slip a line:

    kind: words -> amended words
    kind: words ?

`words @2` means the second time that the words stand in the copy. A `#` line names traps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.desk import Desk
from bot.draft import Draft
from bot.finding import Finding
from bot.review import Review
from bot.text import Span, replace

GOLD = Path(__file__).with_name("gold")
TUNED_ON = (GOLD, GOLD / "second", GOLD / "facts", GOLD / "language")
"""`second` was measured unread before it was tuned on; the last two are thick with slips."""
HELD_OUT = (GOLD / "heldout",)
"""Measured only: nobody who writes a check reads it, and a set that has been read moves up."""

_SLIP = re.compile(r"(?P<kind>[a-z]+): (?P<words>.+?)(?: @(?P<nth>\d+))?(?: -> (?P<fix>.*)| \?)")


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip put into a post: what a sub would say of it."""

    span: Span
    kind: str
    fix: str | None


@dataclass(frozen=True, slots=True)
class GoldPost:
    """A post of the gold set and its slips; a clean one has none."""

    slug: str
    copy: str
    slips: tuple[Slip, ...]


@dataclass
class Row:
    """Counts for one kind: of slips put in, and of findings raised."""

    slips: int = 0
    found: int = 0
    fixable: int = 0
    fixed: int = 0
    raised: int = 0
    false: int = 0


@dataclass
class Tally:
    """How a desk did on a folder of gold posts."""

    posts: int = 0
    clean: int = 0
    words: int = 0
    on_clean: int = 0
    rows: dict[str, Row] = field(default_factory=dict)

    def add(self, review: Review, post: GoldPost) -> None:
        """Count what a review of a post found, fixed and falsely raised."""
        self.posts += 1
        self.clean += not post.slips
        self.words += len(post.copy.split())
        for slip in post.slips:
            _count_slip(self.row(slip.kind), review, slip)
        for finding in review.findings:
            self.row(finding.rule.kind).raised += 1
        for finding in false_alarms(review, post):
            self.row(finding.rule.kind).false += 1
            self.on_clean += not post.slips

    def row(self, kind: str) -> Row:
        return self.rows.setdefault(kind, Row())

    def kinds(self) -> list[str]:
        return sorted(self.rows)

    def total(self, column: str) -> int:
        return sum(int(getattr(row, column)) for row in self.rows.values())


def gold_posts(folder: Path) -> Iterator[GoldPost]:
    for file in sorted(folder.glob("*.txt")):
        yield gold_post(file)


def gold_post(file: Path) -> GoldPost:
    """Read one file. Raises ValueError for a slip that is not in order or not in the copy."""
    copy, _, notes = file.read_bytes().decode("utf-8").partition("\n~~~~")
    lines = [line for line in notes.splitlines() if line.strip() and not line.startswith("#")]
    return GoldPost(file.stem, copy, tuple(_slip(file.stem, copy, line) for line in lines))


def _slip(slug: str, copy: str, line: str) -> Slip:
    match = _SLIP.fullmatch(line.strip())
    if not match:
        raise ValueError(f"{slug}: not a slip: {line}")
    at = -1
    for _ in range(int(match["nth"] or 1)):
        at = copy.find(match["words"], at + 1)
        if at < 0:
            raise ValueError(f"{slug}: not in the copy: {line}")
    return Slip(Span(at, at + len(match["words"])), match["kind"], match["fix"])


def tally(desk: Desk, folder: Path) -> Tally:
    """Read every post of a folder and count what was found, fixed and falsely raised."""
    counts = Tally()
    for post in gold_posts(folder):
        counts.add(desk.read(Draft.parse(post.copy, post.slug)), post)
    return counts


def _count_slip(row: Row, review: Review, slip: Slip) -> None:
    row.slips += 1
    row.found += any(slip.span.overlaps(finding.span) for finding in review.findings)
    if slip.fix is not None:
        row.fixable += 1
        row.fixed += _is_put_right(review, slip.span, slip.fix)


def _is_put_right(review: Review, slip: Span, fix: str) -> bool:
    """Whether the findings at a slip, all applied, turn its words into what they should be."""
    over = [f for f in review.findings if f.span.overlaps(slip)]
    start = min([slip.start, *(f.span.start for f in over)])
    end = max([slip.end, *(f.span.end for f in over)])
    text = review.draft.text
    made = [(f.span, f.fix) for f in over if f.fix is not None]
    whole = [(Span(0, start), ""), (Span(end, len(text)), "")]
    return replace(text, [*whole, *made]) == replace(text, [*whole, (slip, fix)])


def false_alarms(review: Review, post: GoldPost) -> list[Finding]:
    """Findings that touch no slip of the post."""
    return [f for f in review.findings if not any(f.span.overlaps(s.span) for s in post.slips)]
