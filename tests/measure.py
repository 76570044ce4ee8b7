"""Every figure that Stet is held to, from one command, with the commit it was measured at.

    python -m tests.measure ../shared/data

A folder or file of copy is read for false alarms and for fixes inside quotations; a file of
`wrong->right` lines for spelling; `tests/gold` for recall and false alarms by kind. Add `--list`
to see every finding on the copy.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.desk import Desk
from bot.draft import Draft
from bot.finding import Level
from bot.house import house_style
from bot.review import Review
from tests.gold_set import HELD_OUT, TUNED_ON, Tally, tally
from tests.measure_spelling import measure as measure_spelling
from tests.speed import print_speed

GENUINE = Path(__file__).with_name("genuine-slips.tsv")


@dataclass(frozen=True)
class Genuine:
    """A slip that stands in published copy: the copy's file, the place and the words."""

    file: str
    start: int
    words: str


@cache
def desk() -> Desk:
    return Desk(house_style())


@cache
def genuine_slips() -> frozenset[Genuine]:
    rows = (line.split("\t") for line in GENUINE.read_text(encoding="utf-8").splitlines()[1:])
    return frozenset(Genuine(row[0], int(row[1]), row[2]) for row in rows)


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


def print_copy(folder: str, files: Sequence[Path], listed: bool) -> None:
    """Findings per 1,000 words of edited copy, with and without the known genuine slips."""
    words, levels, rules, known, broken = 0, Counter[Level](), Counter[str](), 0, 0
    amends_known = 0
    for file in files:
        review = read(file)
        text = review.draft.text
        words += len(text.split())
        for finding in review.findings:
            quote = finding.span.of(text)
            is_known = Genuine(file.stem, finding.span.start, quote) in genuine_slips()
            known += is_known
            amends_known += is_known and finding.level is Level.AMEND
            levels[finding.level] += 1
            rules[finding.rule.id] += 1
            broken += finding.fix is not None and bool(
                review.draft.quotations.touching(finding.span)
            )
            if listed:
                around = text[max(0, finding.span.start - 45) : finding.span.end + 45]
                mark = "GENUINE " if is_known else ""
                print(
                    f"{mark}{file.stem}\t{finding.span.start}\t{quote}\t{finding.rule.id}\t"
                    f"{finding.level}\t{finding.fix}\t{finding.reason}\t{around!r}"
                )
    total = sum(levels.values())
    amends = levels[Level.AMEND]
    per = 1000 / words
    print(
        f"{folder}: {len(files)} files, {words:,} words: {total} findings "
        f"({total * per:.2f} per 1,000 words), {amends} to amend ({amends * per:.2f}); "
        f"less {known} genuine slips: {(total - known) * per:.2f} and "
        f"{(amends - amends_known) * per:.2f}; fixes inside quotations: {broken}"
    )
    print("   " + ", ".join(f"{rule} {n}" for rule, n in rules.most_common()))


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
        print(measure_spelling(file))
    for folder in TUNED_ON:
        print_gold(f"gold set, tuned on ({folder.name})", folder)
    for folder in HELD_OUT:
        print_gold(f"gold set, held out ({folder.name})", folder)
    began = time.perf_counter()
    print_speed(desk())
    print(f"\n(speed measured in {time.perf_counter() - began:.0f} s)")


if __name__ == "__main__":
    main(sys.argv[1:])
