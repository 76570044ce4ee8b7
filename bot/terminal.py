"""The terminal: a review as a page to read, or as a line of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from bot import checks
from bot.finding import Example, Finding, Level, Rule
from bot.house import HouseStyle
from bot.review import Review
from bot.text import Span

COLOURS = {Level.AMEND: "bold red", Level.SUGGEST: "bold yellow", Level.QUERY: "bold cyan"}
CONTEXT = 90
"""Characters of the sentence shown on either side of a finding."""

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """Text that cannot steer a terminal: no control characters, no change of direction."""
    return _UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def as_json(review: Review, source: str, elapsed_ms: int) -> str:
    """A review as one line of JSON, in the form that the README documents."""
    text, posts = review.draft.text, review.draft.posts
    furniture = review.furniture
    record: dict[str, Any] = {
        "source": source,
        "posts": [
            {
                "start": post.span.start,
                "end": post.span.end,
                "headline": post.headline.of(text) if post.headline else None,
                "byline": post.stamp.author if post.stamp else None,
                "time": post.stamp.time if post.stamp else None,
            }
            for post in posts
        ],
        "findings": [_finding_record(review, finding) for finding in review.findings],
        "headlines": [{"text": h.text, "post": h.post, "by": h.by} for h in furniture.headlines],
        "summary": {"standfirst": furniture.standfirst, "points": list(furniture.points)},
        "push_alert": furniture.push_alert,
        "corrected": review.corrected(),
        "unread": list(review.unread),
        "version": review.version,
        "elapsed_ms": elapsed_ms,
    }
    return json.dumps(record, ensure_ascii=False)


def _finding_record(review: Review, finding: Finding) -> dict[str, Any]:
    return {
        "start": finding.span.start,
        "end": finding.span.end,
        "quote": finding.span.of(review.draft.text),
        "kind": finding.rule.kind.value,
        "level": finding.level.value,
        "rule": finding.rule.id,
        "fix": finding.fix,
        "note": finding.reason,
        "post": review.draft.post_at(finding.span),
        "by": finding.by,
    }


@contextmanager
def progress_bar(slug: str, shown: bool) -> Iterator[checks.Progress]:
    """A bar on standard error while a long draft is read."""
    columns = TextColumn("reading {task.description}"), BarColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not shown) as bar:
        task = bar.add_task(safe(slug), total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def show(console: Console, review: Review, source: str) -> None:
    """Print a review as a page: outcome, furniture, findings, corrected copy."""
    console.rule(Text(safe(source), style="bold"), align="left", style="dim")
    console.print(_outcome(review))
    for line in _furniture(review):
        console.print(line)
    for level in Level:
        for finding in review.findings:
            if finding.level is level:
                _show_finding(console, review, finding)
    if review.corrected() != review.draft.text:
        _heading(console, "Corrected copy")
        console.print(Text(safe(review.corrected())))
    for line in review.unread:
        console.print(Text(f"\n{line}", style="dim"))
    console.print(Text(f"house style {review.version}\n", style="dim"))


def _outcome(review: Review) -> Text:
    counts = [
        (review.count(Level.AMEND), "to amend", "to amend"),
        (review.count(Level.SUGGEST), "suggestion", "suggestions"),
        (review.count(Level.QUERY), "query", "queries"),
    ]
    said = [f"{n} {one if n == 1 else many}" for n, one, many in counts if n]
    return Text(", ".join(said) or "Clean: nothing to change", style="bold")


def _furniture(review: Review) -> Iterator[Text]:
    furniture = review.furniture
    if furniture.headlines:
        yield Text("\nHeadlines", style="bold")
        for headline in furniture.headlines:
            yield Text(f"  {safe(headline.text)} ({len(headline.text)})")
    if furniture.push_alert:
        yield Text("\nPush alert", style="bold")
        yield Text(f"  {safe(furniture.push_alert)}")
    if furniture.standfirst:
        yield Text("\nSummary", style="bold")
        yield Text(f"  {safe(furniture.standfirst)}")
        yield from (Text(f"  • {safe(point)}") for point in furniture.points)


def _heading(console: Console, words: str) -> None:
    console.print(Text(f"\n{words}", style="bold"))


def _show_finding(console: Console, review: Review, finding: Finding) -> None:
    label = Text(f"\n{finding.level} ", style=COLOURS[finding.level])
    label.append(f"{finding.rule.kind} · {finding.rule.id}", style="dim")
    console.print(label)
    for line in (_in_context(review, finding), Text(safe(finding.reason), style="italic")):
        console.print(Padding(line, (0, 0, 0, 2)))


def _in_context(review: Review, finding: Finding) -> Text:
    """The sentence with the strike and the fix; `~~` and `[ ]` say the same where style is lost."""
    text = review.draft.text
    around = _sentence(review, finding.span)
    before = safe(text[max(around.start, finding.span.start - CONTEXT) : finding.span.start])
    after = safe(text[finding.span.end : min(around.end, finding.span.end + CONTEXT)])
    quote = safe(finding.span.of(text))
    line = Text(before if len(before) < CONTEXT else "…" + before)
    if finding.fix is None:
        line.append(f"[{quote}]", style="bold cyan")
    else:
        line.append(f"~~{quote}~~", style="red strike")
        line.append(f" {safe(finding.fix)}".rstrip(), style="bold green")
    return line.append(after if len(after) < CONTEXT else after + "…")


def _sentence(review: Review, span: Span) -> Span:
    sentence = review.draft.sentences[review.draft.sentence_index(span)]
    return Span(min(sentence.start, span.start), max(sentence.end, span.end))


def show_rules(console: Console, rules: tuple[Rule, ...], house: HouseStyle) -> None:
    """Print the house style as a page to read: options, then every rule with its copy."""
    table = Table("Desk option", "In force", "Choices", "About", box=None, header_style="bold")
    for name, option in house.options.items():
        table.add_row(name, option.value, ", ".join(option.values), option.about)
    if house.options:
        console.print(table)
    for kind in dict.fromkeys(rule.kind for rule in rules):
        _heading(console, str(kind).capitalize())
        for rule in rules:
            if rule.kind is kind:
                _show_rule(console, rule)
    console.print(Text(f"\n{len(rules)} rules · house style {house.version}", style="dim"))


def _show_rule(console: Console, rule: Rule) -> None:
    title = Text(f"\n  {rule.id} ", style="bold")
    console.print(title.append(str(rule.level), style=COLOURS[rule.level]))
    console.print(Padding(Text(rule.reason), (0, 0, 0, 4)))
    for example in rule.breaks:
        console.print(Padding(_example(example), (0, 0, 0, 4)))
    for copy in rule.keeps:
        console.print(Padding(Text(f"✓ {_one_line(copy)}", style="green"), (0, 0, 0, 4)))


def _example(example: Example) -> Text:
    line = Text(f"✗ {_one_line(example.copy)}", style="red")
    if example.amended is not None:
        line.append(f"\n→ {_one_line(example.amended)}", style="default")
    return line


def _one_line(copy: str) -> str:
    return safe(copy).replace("\n", " ¶ ")
