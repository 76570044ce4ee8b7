"""Every figure that Stet is held to, from one command, with the commit it was measured at.

    python -m tests.measure ../shared/data

A folder or file of copy is read for false alarms and for fixes inside quotations; a file of
`wrong->right` lines for spelling; `tests/gold` for recall and false alarms by kind. Add `--list`
to see every finding on the copy.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bot.desk import Desk
from bot.draft import Draft
from bot.finding import Finding, Level
from bot.house import house_style
from bot.review import Review
from bot.text import Span
from tests.gold_set import HELD_OUT, TUNED_ON, Tally, tally
from tests.measure_spelling import measure as measure_spelling
from tests.speed import print_speed

QUOTED = re.compile(r"“[^”\n]*”?|(?<![^\s(\[])\"(?=\S)[^\"\n]*\"?")
"""Direct quotations, found otherwise than the product finds them: a mark after a space opens."""

GENUINE = Path(__file__).with_name("genuine-slips.tsv")


@dataclass(frozen=True)
class Genuine:
    """A slip in published copy that is really there: its file, its place, the rule it breaks."""

    file: str
    start: int
    rule: str


@cache
def desk() -> Desk:
    return Desk(house_style())


@cache
def genuine_slips() -> frozenset[Genuine]:
    rows = (line.split("\t") for line in GENUINE.read_text(encoding="utf-8").splitlines()[1:])
    return frozenset(Genuine(row[0], int(row[1]), row[3]) for row in rows)


def read(path: Path) -> Review:
    return desk().read(Draft.parse(path.read_bytes().decode("utf-8"), path.stem))


def copy_files(paths: Iterable[str]) -> dict[str, list[Path]]:
    """The files of copy to read, by folder."""
    found: dict[str, list[Path]] = {}
    for path in map(Path, paths):
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            if not is_spelling_list(file):
                found.setdefault(file.parent.name, []).append(file)
    return found


def spelling_lists(paths: Iterable[str]) -> Iterator[Path]:
    for path in map(Path, paths):
        files = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
        yield from filter(is_spelling_list, files)


def is_spelling_list(file: Path) -> bool:
    return "->" in file.open(encoding="utf-8").readline()


@dataclass
class Alarms:
    """What was raised on a folder of edited copy, and how much of it is genuine."""

    words: int = 0
    raised: Counter[Level] = field(default_factory=Counter)
    genuine: Counter[Level] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    inside_quotations: int = 0

    def add(self, review: Review, listed: bool) -> None:
        text, slug = review.draft.text, review.draft.slug
        self.words += len(text.split())
        quoted = [Span(*match.span()) for match in QUOTED.finditer(text)]
        for finding in review.findings:
            is_genuine = Genuine(slug, finding.span.start, finding.rule.id) in genuine_slips()
            self.raised[finding.level] += 1
            self.genuine[finding.level] += is_genuine
            self.rules[finding.rule.id] += 1
            fixed = finding.fix is not None
            self.inside_quotations += fixed and any(finding.span.overlaps(q) for q in quoted)
            if listed:
                print_finding(text, slug, finding, is_genuine)

    def rate(self, level: Level | None = None, less_genuine: bool = True) -> str:
        """Findings per 1,000 words, of one level or of all."""
        levels = [level] if level else list(Level)
        genuine = sum(self.genuine[each] for each in levels) if less_genuine else 0
        found = sum(self.raised[each] for each in levels) - genuine
        return f"{1000 * found / self.words:.2f}"


def print_finding(text: str, slug: str, finding: Finding, is_genuine: bool) -> None:
    around = text[max(0, finding.span.start - 45) : finding.span.end + 45]
    cells = [slug, finding.span.start, finding.span.of(text), finding.rule.id, finding.level]
    cells += [finding.fix, finding.reason, repr(around)]
    print("GENUINE " * is_genuine + "\t".join(map(str, cells)))


def print_copy(folder: str, files: Sequence[Path], listed: bool) -> None:
    """Findings per 1,000 words of edited copy, with and without the known genuine slips."""
    alarms = Alarms()
    for file in files:
        alarms.add(read(file), listed)
    raised = f"{alarms.raised.total()} findings, {alarms.raised[Level.AMEND]} to amend"
    everything = f"{alarms.rate(less_genuine=False)} and {alarms.rate(Level.AMEND, False)}"
    print(f"{folder}: {len(files)} files, {alarms.words:,} words, {raised}")
    print(f"   per 1,000 words, of any level and to amend: {everything}")
    print(
        f"   less {alarms.genuine.total()} genuine slips: {alarms.rate()} and "
        f"{alarms.rate(Level.AMEND)}"
    )
    print(f"   fixes inside direct quotations: {alarms.inside_quotations}")
    print("   " + ", ".join(f"{rule} {n}" for rule, n in alarms.rules.most_common()))


def print_spelling(file: Path) -> None:
    """Misspellings found and put right at the first suggestion, and what was left out and why."""
    figures = measure_spelling(file)
    found, right = figures.found / figures.entries, figures.first_right / figures.entries
    left_out = ", ".join(f"{n} {why}" for why, n in figures.left_out.items())
    print(
        f"{file.stem}: {figures.entries:,} misspellings, {found:.1%} found, {right:.1%} put right"
    )
    print(f"   left out: {left_out}")


def print_gold(name: str, folder: Path) -> None:
    """Recall and false alarms by kind on the gold set."""
    found = tally(desk(), folder)
    print(f"{name}: {found.posts} files, {found.clean} of them clean, {found.words:,} words")
    print(f"   {'kind':<12} slips  found  fixed right  false alarms")
    for kind in found.kinds():
        row = found.rows[kind]
        fixed = f"{row.fixed:5} of {row.fixable:<3}"
        print(f"   {kind:<12} {row.slips:5}  {row.found:5}  {fixed}  {row.false:6}")
    print_gold_total(found)


def print_gold_total(found: Tally) -> None:
    slips, hits = found.total("slips"), found.total("found")
    false = found.total("false")
    rate = false / max(1, found.words) * 1000
    print(
        f"   in all: recall {hits / max(1, slips):.1%} of {slips}, false alarms {false} "
        f"({rate:.2f} per 1,000 words), {found.on_clean} of them on clean copy"
    )


def commit() -> str:
    words = ["git", "describe", "--always", "--dirty"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "no commit"


def main(arguments: Sequence[str]) -> None:
    listed = "--list" in arguments
    paths = [argument for argument in arguments if not argument.startswith("--")]
    print(f"Stet at {commit()}, house style {desk().house.version}\n")
    for folder, files in copy_files(paths).items():
        print_copy(folder, files, listed)
    for file in spelling_lists(paths):
        print_spelling(file)
    for tuned in TUNED_ON:
        print_gold(f"gold set, tuned on ({tuned.name})", tuned)
    for unread in HELD_OUT:
        print_gold(f"gold set, held out ({unread.name})", unread)
    began = time.perf_counter()
    print_speed(desk())
    print(f"\n(speed measured in {time.perf_counter() - began:.0f} s)")


if __name__ == "__main__":
    main(sys.argv[1:])
