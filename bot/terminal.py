"""The terminal: a review as a page to read, or as a line of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from bot.finding import Finding, Kind, Level, Rule
from bot.furniture import Furniture, Slot
from bot.house import HouseStyle
from bot.review import Reading, Review
from bot.text import Span

COLOURS = {Level.AMEND: "bold red", Level.SUGGEST: "bold yellow", Level.QUERY: "bold cyan"}
CONTEXT = 90
"""Characters of the sentence shown on either side of a finding."""

_UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    r"\U000e0000-\U000e007f]"
)


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
        "headlines": [
            {"text": h.text, "post": h.post, "by": h.by, "slot": h.slot.value}
            for h in furniture.headlines
        ],
        "summary": {"standfirst": furniture.standfirst, "points": list(furniture.points)},
        "push_alert": furniture.push_alert,
        "seo": furniture.seo,
        "corrected": review.corrected(),
        "unread": list(review.unread),
        "version": review.version,
        "reading": asdict(review.reading),
        "elapsed_ms": elapsed_ms,
    }
    return json.dumps(record)


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
def progress_bar(slug: str, shown: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while a long draft is read."""
    columns = TextColumn("reading {task.description}"), BarColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not shown) as bar:
        task = bar.add_task(safe(slug), total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def show(console: Console, review: Review, source: str, explained: bool = False) -> None:
    """Print a review as a page: outcome, furniture, findings, corrected copy.

    `explained` adds what the model said that is not shown, counted by reason, and what it cost.
    """
    console.rule(Text(safe(source), style="bold"), align="left", style="dim")
    _say(console, _outcome(review))
    _show_furniture(console, review.furniture)
    for level in Level:
        for finding in review.findings:
            if finding.level is level:
                _show_finding(console, review, finding)
    if review.corrected() != review.draft.text:
        _heading(console, "Corrected copy")
        console.print(Text(safe(review.corrected()).rstrip()), soft_wrap=True)
    for gap in review.unread:
        _say(console, Text(f"\n{gap}", style="dim"))
    if explained:
        _explain(console, review.reading)
    _say(console, Text(f"house style {review.version}\n", style="dim"))


def _explain(console: Console, reading: Reading) -> None:
    _heading(console, "What the model said that is not shown")
    for reason, count in reading.fell.items():
        _say(console, Text(f"{count} × {reason}"), 2)
    spent = reading.usage
    cached = f"{spent.cache_read_tokens:,} from the cache, {spent.cache_write_tokens:,} to it"
    tokens = f"{spent.input_tokens:,} tokens in ({cached}), {spent.output_tokens:,} out"
    _say(console, Text(f"{reading.placed} of {reading.quotes} quotes found in the draft"), 2)
    _say(console, Text(f"{spent.calls} calls, {tokens}, ${spent.cost:.4f}"), 2)
    for request in spent.request_ids:
        _say(console, Text(f"request {safe(request)}", style="dim"), 2)


def _say(console: Console, line: Text, indent: int = 0) -> None:
    """Print a line, wrapped to the terminal; in a pipe a line stays a line."""
    if console.is_terminal:
        console.print(Padding(line, (0, 0, 0, indent)))
    else:
        console.print(Text(" " * indent).append_text(line), soft_wrap=True)


def _heading(console: Console, words: str) -> None:
    console.print(Text(f"\n{words}", style="bold"))


def _outcome(review: Review) -> Text:
    counts = [
        (review.count(Level.AMEND), "to amend", "to amend"),
        (review.count(Level.SUGGEST), "suggestion", "suggestions"),
        (review.count(Level.QUERY), "query", "queries"),
    ]
    said = [f"{n} {one if n == 1 else many}" for n, one, many in counts if n]
    return Text(", ".join(said) or "Clean: nothing to change", style="bold")


def _show_furniture(console: Console, furniture: Furniture) -> None:
    if furniture.headlines:
        _heading(console, "Headlines")
    for headline in furniture.headlines:
        if headline.slot is Slot.HEADLINE:
            _say(console, Text(f"{safe(headline.text)} ({len(headline.text)})"), 2)
    for name, line in (("Push alert", furniture.push_alert), ("Search", furniture.seo)):
        if line:
            _heading(console, name)
            _say(console, Text(safe(line)), 2)
    if furniture.standfirst:
        _heading(console, "Summary")
        _say(console, Text(safe(furniture.standfirst)), 2)
    for point in furniture.points:
        _say(console, Text(f"• {safe(point)}"), 2)


def _show_finding(console: Console, review: Review, finding: Finding) -> None:
    label = Text(f"\n{finding.level} ", style=COLOURS[finding.level])
    console.print(label.append(f"{finding.rule.kind} · {finding.rule.id}", style="dim"))
    _say(console, _in_context(review, finding, plain=console.color_system is None), 2)
    _say(console, Text(safe(finding.reason), style="italic"), 2)


def _in_context(review: Review, finding: Finding, plain: bool) -> Text:
    """The sentence with the strike and the fix; `~~` says the same where colour is lost."""
    text = review.draft.text
    around = _sentence(review, finding.span)
    before = safe(text[max(around.start, finding.span.start - CONTEXT) : finding.span.start])
    after = safe(text[finding.span.end : min(around.end, finding.span.end + CONTEXT)])
    quote = safe(finding.span.of(text))
    line = Text(before if len(before) < CONTEXT else "…" + before)
    if finding.fix is None:
        line.append(f"[{quote}]", style="bold cyan")
    else:
        line.append(f"~~{quote}~~" if plain else quote, style="red strike")
        line.append(f" {safe(finding.fix)}".rstrip(), style="bold green")
    return line.append(after if len(after) < CONTEXT else after + "…")


def _sentence(review: Review, span: Span) -> Span:
    sentence = review.draft.sentences[review.draft.sentence_index(span)]
    return Span(min(sentence.start, span.start), max(sentence.end, span.end))


def show_request(request: Mapping[str, Any], say: Callable[[str], object]) -> None:
    """Print what would be sent, part by part, word for word; only control characters are left out.

    A line that begins with ``=====`` opens a part.
    """
    for block in request["system"]:
        say(f"===== system\n{safe(block['text'])}")
    for message in request["messages"]:
        say(f"===== {message['role']}\n{safe(message['content'])}")
    sent = {key: value for key, value in request.items() if key not in {"system", "messages"}}
    schema = sent["output_config"]["format"]["schema"]
    say(f"===== schema\n{json.dumps(schema, indent=2)}")
    effort = sent["output_config"]["effort"]
    say(f"===== settings\n{sent['model']}, effort {effort}, max_tokens {sent['max_tokens']}\n")


def show_options(console: Console, house: HouseStyle) -> None:
    """Print what desks differ on, and what is in force."""
    table = Table("Desk option", "In force", "Choices", "About", box=None, header_style="bold")
    for name, option in house.options.items():
        table.add_row(name, option.value, ", ".join(option.values), option.about)
    console.print(table)


def show_rules(console: Console, rules: Sequence[Rule], house: HouseStyle) -> None:
    """Print rules as a page to read, by kind, each with its copy."""
    judged = {style.rule.id for style in house.rules if style.judged}
    for kind in Kind:
        of_kind = [rule for rule in rules if rule.kind is kind]
        if of_kind:
            _heading(console, kind.capitalize())
        for rule in of_kind:
            _show_rule(console, rule, " · judged by the model" if rule.id in judged else "")
    console.print(Text(f"\n{len(rules)} rules · house style {house.version}", style="dim"))


def _show_rule(console: Console, rule: Rule, by_whom: str) -> None:
    title = Text(f"\n  {rule.id} ", style="bold").append(str(rule.level), COLOURS[rule.level])
    console.print(title.append(by_whom, style="dim"))
    _say(console, Text(rule.reason), 4)
    for example in rule.breaks:
        _say(console, Text(f"✗ {_one_line(example.copy)}", style="red"), 4)
        if example.amended is not None:
            _say(console, Text(f"→ {_one_line(example.amended)}"), 4)
    for copy in rule.keeps:
        _say(console, Text(f"✓ {_one_line(copy)}", style="green"), 4)


def _one_line(copy: str) -> str:
    return safe(copy).replace("\n", " ¶ ")
