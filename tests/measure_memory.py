"""What the memory of a channel adds on copy that was edited: `python -m tests.measure_memory COPY`.

Three ways of making a day of it: the posts of a live blog as drafts of their own, each after those
before it; articles, each after the two hundred before it in the folder; and the second half of each
article after its first half. Add `--list` to see every finding.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from bot.desk import Desk
from bot.draft import Draft
from bot.finding import Finding
from bot.galley import Galley
from bot.house import HouseStyle, house_style
from bot.memory import Earlier, remembered
from bot.posts import Post
from tests.measure import copy_files
from tests.speed import blog, seconds

NOW = datetime(2026, 3, 14, 18, 0, tzinfo=UTC)
MOST_BEFORE = 200

Day = Sequence[tuple[str, str]]
"""Drafts in the order in which they came in: a name and the text of each."""


@dataclass
class Added:
    """What memory added to the reviews of some drafts."""

    words: int = 0
    drafts: int = 0
    spent: float = 0.0
    rules: Counter[str] = field(default_factory=Counter)

    def read(self, name: str, text: str, before: Day, listed: bool) -> None:
        draft = Draft.parse(text, name)
        self.words += len(text.split())
        self.drafts += 1
        began = time.process_time()
        found = remembered(Galley(draft, style(), NOW), earlier(before))
        self.spent += time.process_time() - began
        for finding in found:
            self.rules[finding.rule.id] += 1
            if listed:
                print_finding(draft, finding)

    def print(self, name: str) -> None:
        found = self.rules.total()
        rate = 1000 * found / max(1, self.words)
        rules = ", ".join(f"{rule} {count}" for rule, count in self.rules.most_common())
        print(f"{name}: {self.drafts} drafts, {self.words:,} words, {found} added, {rate:.2f}")
        spent = 1000 * self.spent / max(1, self.drafts)
        print(f"   per 1,000 words; {rules or 'none'}; {spent:.0f} ms of work a draft")


@cache
def style() -> HouseStyle:
    return house_style()


def earlier(before: Day) -> list[Earlier]:
    """Drafts as they came in, a minute apart, the last of them a minute ago."""
    times = (NOW - timedelta(minutes=n) for n in range(len(before), 0, -1))
    return [Earlier(name, text, at) for (name, text), at in zip(before, times, strict=True)]


def print_finding(draft: Draft, finding: Finding) -> None:
    around = draft.text[max(0, finding.span.start - 60) : finding.span.end + 60]
    said = [draft.slug, finding.see, finding.rule.id, finding.reason, repr(around)]
    print("   " + "\t".join(said))


def posts_of(path: Path) -> Day:
    """The posts of a live blog, the oldest first; what has no time in it is left out."""
    draft = Draft.parse(path.read_text(encoding="utf-8"))
    timed = sorted(
        (post for post in draft.posts if post.stamp and post.stamp.time),
        key=_time,
    )
    return [(_time(post), post.span.of(draft.text)) for post in timed]


def _time(post: Post) -> str:
    return (post.stamp.time if post.stamp else None) or ""


def halves(text: str) -> tuple[str, str]:
    """The first and the second half of an article, cut at a paragraph's end."""
    parts = [part for part in text.split("\n") if part.strip()]
    middle = max(1, len(parts) // 2)
    return "\n".join(parts[:middle]), "\n".join(parts[middle:])


def print_day(name: str, day: Day, listed: bool) -> None:
    added = Added()
    for n, (slug, text) in enumerate(day):
        added.read(slug, text, day[max(0, n - MOST_BEFORE) : n], listed)
    added.print(name)


def print_halves(name: str, day: Day, listed: bool) -> None:
    added = Added()
    for slug, text in day:
        first, second = halves(text)
        if second:
            added.read(slug, second, [(slug, first)], listed)
    added.print(f"{name}, second halves after first halves")


def print_speed() -> None:
    """Milliseconds that 200 earlier posts add to the check of one of 150 words."""
    desk = Desk(style())
    told = [post.span.of(text) for text in [blog(201)] for post in Draft.parse(text).posts]
    day = earlier([(str(n), text) for n, text in enumerate(told[1:201])])
    post = Draft.parse(told[0]).text
    alone = seconds(lambda: desk.check(Draft.parse(post), NOW), 5)
    after = seconds(lambda: desk.check(Draft.parse(post), NOW, earlier=day), 5)
    words = sum(len(each.text.split()) for each in day) // max(1, len(day))
    without, with_them = (f"{1000 * spent:.0f} ms" for spent in (alone, after))
    print(f"{len(day)} earlier posts of {words} words: {without} without them, {with_them} with")


def _days(folders: dict[str, list[Path]]) -> Iterator[tuple[str, Day]]:
    for folder, files in folders.items():
        blogs = [file for file in files if "blog" in file.stem]
        yield from ((file.stem, posts_of(file)) for file in blogs)
        yield folder, [(f.stem, f.read_text(encoding="utf-8")) for f in files if f not in blogs]


def main(arguments: Sequence[str]) -> None:
    listed = "--list" in arguments
    paths = [argument for argument in arguments if not argument.startswith("--")]
    began = time.perf_counter()
    for name, day in _days(copy_files(paths)):
        if day:
            print_day(name, day, listed)
            print_halves(name, day, listed)
    print_speed()
    print(f"(measured in {time.perf_counter() - began:.0f} s)")


if __name__ == "__main__":
    main(sys.argv[1:])
