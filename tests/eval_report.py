"""The evals as a page to read: one block a folder, means of the repetitions with their ranges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from statistics import fmean

from bot.finding import Level
from tests.gold_set import Row
from tests.measure import Alarms
from tests.scores import Author, Marks, Score, Take, by, by_repetition, kind_f_half, over, spread


def print_score(name: str, scores: Sequence[Score], hide_lines: bool) -> None:
    """Everything scored on some posts; `hide_lines` keeps held-out copy off the screen."""
    tally = scores[0].by_author[Author.BOTH].tally
    print(
        f"\n{name}: {tally.posts} posts, {tally.clean} of them clean, {tally.words:,} words, "
        f"{tally.total('slips')} slips"
    )
    print_authors(scores)
    print_kinds(scores)
    print_furniture(scores, hide_lines)
    print_model(scores)


AUTHOR_COLUMNS: tuple[tuple[str, Callable[[Marks], float | None], str], ...] = (
    ("precision", lambda marks: marks.precision, ".3f"),
    ("recall", lambda marks: marks.recall, ".3f"),
    ("F0.5", lambda marks: marks.f_half, ".3f"),
    ("false flags a clean post", lambda marks: marks.false_per_clean_post, ".3f"),
    ("changes in quotations", lambda marks: marks.inside_quotations, "g"),
)


def print_authors(scores: Sequence[Score]) -> None:
    """The machine alone, what the model adds, and both, one above the other."""
    rows = [["", *(title for title, _, _ in AUTHOR_COLUMNS)]]
    for author in Author:
        cells = [
            spread([of(score.by_author[author]) for score in scores], form)
            for _, of, form in AUTHOR_COLUMNS
        ]
        rows.append([author.value, *cells])
    print_table(rows)


def print_kinds(scores: Sequence[Score]) -> None:
    """By kind: slips found, and findings raised with how many of them are false; means."""
    rows = [["kind", "slips", "found: machine", "both", "raised: machine", "model", "F0.5"]]
    tallies = [score.by_author[Author.BOTH].tally for score in scores]
    for kind in sorted({kind for tally in tallies for kind in tally.kinds()}):
        machine, added, both = (
            [score.by_author[author].tally.row(kind) for score in scores] for author in Author
        )
        found = [mean(machine, "found"), mean(both, "found")]
        raised = [
            f"{mean(each, 'raised')}, {mean(each, 'false')} false" for each in (machine, added)
        ]
        f_half = spread([kind_f_half(row) for row in both], ".3f")
        rows.append([kind, str(both[0].slips), *found, *raised, f_half])
    print_table(rows)


def mean(rows: Sequence[Row], column: str) -> str:
    return f"{fmean(getattr(row, column) for row in rows):.3g}"


def print_furniture(scores: Sequence[Score], hide_lines: bool) -> None:
    """Lines shown whose facts the runner's own test does not find in the copy: 0, or look."""
    lines = Counter(what for score in scores for what in score.lines.elements())
    doubts = {doubt: None for score in scores for doubt in score.doubts}
    counted = ", ".join(f"{n / len(scores):.4g} {what}" for what, n in sorted(lines.items()))
    print(f"   lines shown: {counted or 'none'}")
    unsupported = over(scores, lambda score: len(score.doubts), "g")
    models = over(scores, lambda score: sum(d.what.endswith("model") for d in score.doubts), "g")
    print(f"   lines with facts not found in the copy (0, or judge each): {unsupported}", end="; ")
    print(f"of headlines by the model: {models}")
    for doubt in doubts if not hide_lines else ():
        print(f"      {doubt.slug}, {doubt.what}: {', '.join(doubt.pieces)} in “{doubt.line}”")


def print_model(scores: Sequence[Score]) -> None:
    """What asking the model came to: quotes placed, what fell, tokens, cost, latency."""
    if not any(score.usage.calls or list(score.asks) for score in scores):
        print("   the model was not asked")
        return
    quotes = over(scores, lambda score: score.quotes, ".4g")
    print(f"   quotes placed: {over(scores, lambda score: score.placed, '.1%')} of {quotes}")
    print(f"   fell: {listed(scores, Score.fell)}")
    print(f"   unanswered: {listed(scores, Score.unanswered)}")
    print(f"   tokens: {tokens(scores)}")
    posts = len(scores[0].takes)
    cost = over(scores, lambda score: score.usage.cost, ".4f")
    each = over(scores, lambda score: score.usage.cost / posts, ".5f")
    print(f"   cost: ${cost}, ${each} a post; calls: {over(scores, calls, '.4g')}")
    half, most = (spread([score.seconds(at) for score in scores], ".1f") for at in (0.5, 0.95))
    print(f"   seconds an ask: {half} at p50, {most} at p95")


def calls(score: Score) -> float:
    return score.usage.calls


def tokens(scores: Sequence[Score]) -> str:
    fresh = over(scores, lambda score: score.usage.input_tokens, ",.0f")
    written = over(scores, lambda score: score.usage.cache_write_tokens, ",.0f")
    cached = over(scores, lambda score: score.usage.cache_read_tokens, ",.0f")
    out = over(scores, lambda score: score.usage.output_tokens, ",.0f")
    rate = over(scores, lambda score: score.cached, ".1%")
    return f"in {fresh}, written to cache {written}, from cache {cached} ({rate}), out {out}"


def listed(scores: Sequence[Score], of: Callable[[Score], Counter[str]]) -> str:
    """Counts by reason, the most frequent first."""
    counts = [of(score) for score in scores]
    whole = sum(counts, Counter())
    parts = (
        f"{what} {spread([each[what] for each in counts], '.3g')}" for what, _ in ranked(whole)
    )
    return "; ".join(parts) or "none"


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def print_table(rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        print("   " + "  ".join([first.ljust(widths[0]), *cells]).rstrip())


def print_copy(folder: str, takes: Sequence[Take], show_each: bool) -> None:
    """Findings per 1,000 words of edited copy, everything shown, machine and model apart."""
    once = [take.post for take in takes if take.turn == 0]
    words = sum(len(post.copy.split()) for post in once)
    print(f"\n{folder}: {len(once)} files, {words:,} words; findings per 1,000 words")
    for author in Author:
        alarms = Alarms()
        for take in takes:
            alarms.add(by(author, take.review), show_each and author is not Author.BOTH)
        print("   " + "; ".join(rates(author, alarms)))
    print_model(by_repetition(takes))


def rates(author: Author, alarms: Alarms) -> Iterator[str]:
    levels = ", ".join(f"{level.value} {alarms.rate(level, False)}" for level in Level)
    yield f"{author.value}: {alarms.rate(less_genuine=False)} ({levels})"
    yield f"less {alarms.genuine.total()} known genuine slips {alarms.rate()}"
    yield f"{alarms.inside_quotations} fixes in quotations"
    yield ", ".join(f"{rule} {n}" for rule, n in ranked(alarms.rules)) or "nothing"
