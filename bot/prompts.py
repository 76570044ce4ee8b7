"""What is sent to the model: the templates of `prompts/`, filled in.

The system part is the same for every draft of a desk, byte for byte, so that it can be cached. Copy
goes into the user part alone, as numbered sentences inside a tag that nobody can foresee.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from bot.anchor import printable
from bot.answers import BlogAnswer, DayAnswer, PostAnswer, Proposal, schema
from bot.checks.headline import SEARCH
from bot.draft import Draft
from bot.furniture import LONGEST_POINT, LONGEST_STANDFIRST
from bot.galley import Galley
from bot.headlines import LONGEST_PARAGRAPH
from bot.house import HouseStyle
from bot.model import Prompt
from bot.posts import LONGEST_PUSH, Post
from bot.text import Span

LONGEST_EARLIER = 6_000
"""Characters of each earlier post that are sent to compare with: a live blog's post is shorter."""
MOST_BEFORE = 2
"""Posts before the one to read that are sent to compare with."""
LONGEST_BLOG = 40_000
"""Characters of a blog's headlines and openings; of more, fewer sentences a post are sent."""

LIMITS = {
    "longest_headline": LONGEST_PUSH,
    "longest_push": LONGEST_PUSH,
    "longest_seo": SEARCH,
    "longest_summary": LONGEST_STANDFIRST,
    "longest_standfirst": LONGEST_STANDFIRST,
    "longest_point": LONGEST_POINT,
    "longest_paragraph": LONGEST_PARAGRAPH,
}


@dataclass(frozen=True, slots=True)
class Numbered:
    """The sentences of a post as they are numbered from 1, and the lines that show them."""

    sentences: tuple[Span, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """A post and the answer that a good reader gives, from `prompts/examples.toml`."""

    copy: str
    lines: tuple[str, ...]
    answer: str


def numbered(galley: Galley, index: int) -> Numbered:
    """Number a post's sentences, its headline's too, without its byline and time."""
    post = galley.posts[index]
    found = tuple(s for s in galley.sentences_in(post.span) if _is_copy(galley, post, s))
    lines: list[str] = []
    for number, sentence in enumerate(found, 1):
        if number > 1 and "\n" in galley.text[found[number - 2].end : sentence.start]:
            lines.append("")
        mark = "(headline) " if post.headline and post.headline.overlaps(sentence) else ""
        lines.append(f"[{number}] {mark}{_one_line(sentence.of(galley.draft.text))}")
    return Numbered(found, tuple(lines))


def _is_copy(galley: Galley, post: Post, sentence: Span) -> bool:
    stamped = post.stamp is not None and sentence.overlaps(post.stamp.span)
    return not stamped and any(mark.isalnum() for mark in sentence.of(galley.text))


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())


@dataclass(frozen=True, slots=True)
class Before:
    """Copy that came before a post, of the same draft or of another: its galley and its place."""

    galley: Galley
    span: Span


def copy_before(galley: Galley, index: int, recalled: Sequence[Before] = ()) -> list[Before]:
    """The two posts before one; where the draft has fewer, the last of those that are recalled."""
    near = earlier_posts(galley.posts, index)
    own = [Before(galley, galley.posts[i].span) for i in near]
    return [*recalled[max(0, len(recalled) - MOST_BEFORE + len(own)) :], *own]


def review_prompt(galley: Galley, index: int, tag: str, recalled: Sequence[Before] = ()) -> Prompt:
    """Ask about one post. `tag` is fresh and random for every prompt.

    `recalled` is copy of earlier drafts, the latest last, for posts with less than two before them.
    """
    lines = numbered(galley, index).lines
    before = copy_before(galley, index, recalled)
    copies = (each.span.of(each.galley.draft.text) for each in before)
    earlier = [_one_line(copied)[:LONGEST_EARLIER] for copied in copies]
    copy = {"lines": _without(tag, lines), "earlier": _without(tag, earlier)}
    user = render("review.user.md.j2", tag=tag, **copy)
    system, form = review_system(galley.house), _schema(galley.house)
    return Prompt("review", system, user, form, index, index)


def earlier_posts(posts: Sequence[Post], index: int) -> tuple[int, ...]:
    """The two posts that came before one: those below it, unless the blog runs downwards."""
    times = [post.stamp.time for post in posts if post.stamp and post.stamp.time]
    step = -1 if times and times == sorted(times) and times[0] != times[-1] else 1
    near = (index + away * step for away in range(MOST_BEFORE, 0, -1))
    return tuple(i for i in near if 0 <= i < len(posts))


def furniture_prompt(galley: Galley, tag: str) -> Prompt:
    """Ask for a live blog's standfirst and key points."""
    drafts = (_openings(galley, count) for count in (3, 2, 1, 0))
    fit = (lines for lines in drafts if sum(map(len, lines)) <= LONGEST_BLOG)
    lines = next(fit, _openings(galley, 0)[: LONGEST_BLOG // LONGEST_PUSH])
    user = render("furniture.user.md.j2", tag=tag, lines=_without(tag, lines))
    system, last = render("furniture.md.j2", **LIMITS), len(galley.posts)
    return Prompt("furniture", system, user, schema(BlogAnswer), None, last)


def _openings(galley: Galley, count: int) -> list[str]:
    lines: list[str] = []
    for number, post in enumerate(galley.posts, 1):
        head = post.headline.of(galley.draft.text) if post.headline else ""
        time = f", {post.stamp.time}" if post.stamp and post.stamp.time else ""
        lines.append(f"[post {number}{time}] {_one_line(head)}".rstrip())
        first = galley.sentences_in(post.body)[: max(count, not head)]
        lines += [_one_line(sentence.of(galley.draft.text)) for sentence in first]
    return lines


def digest_prompt(day: Iterable[str], tag: str) -> Prompt:
    """Ask for a paragraph on a desk's day, told as lines of time, headline and summary."""
    lines = _without(tag, map(_one_line, day))
    user = render("digest.user.md.j2", tag=tag, lines=lines)
    return Prompt("digest", render("digest.md.j2", **LIMITS), user, schema(DayAnswer))


def _without(tag: str, lines: Iterable[str]) -> list[str]:
    """The lines, in which the tag cannot stand, not even when what hid it inside itself is gone."""
    kept = list(lines)
    while any(tag in line for line in kept):
        kept = [line.replace(tag, "") for line in kept]
    return kept


def review_system(house: HouseStyle) -> str:
    """The instructions for reading a post; they hang on the desk's style alone."""
    return render(
        "review.md.j2",
        rules=[style.rule for style in house.rules if style.judged],
        choices=sorted(house.options.items()),
        examples=worked_examples(house.off),
        **LIMITS,
    )


def _schema(house: HouseStyle) -> dict[str, object]:
    return schema(PostAnswer, [style.rule.id for style in house.rules if style.judged])


def version(house: HouseStyle) -> str:
    """A name for exactly these templates, examples, forms and house style: 12 hex digits."""
    names = sorted(each.name for each in files("prompts").iterdir() if each.is_file())
    sources = [_source(name) for name in names if name.endswith((".j2", "examples.toml"))]
    forms = [_schema(house), schema(BlogAnswer), schema(DayAnswer)]
    whole = [*sources, json.dumps(forms, sort_keys=True), house.version]
    return hashlib.sha256("\n".join(whole).encode()).hexdigest()[:12]


def _source(name: str) -> str:
    return files("prompts").joinpath(name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Where the templates live; a name that a template is not given is an error."""
    made = Environment(
        loader=FunctionLoader(_source),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - prose for a model, not a page for a browser
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["oneline"] = lambda copy: " ¶ ".join(copy.split("\n"))
    return made


def render(name: str, **given: Any) -> str:
    """A template of `prompts/`, filled in. Raises UndefinedError for a name it is not given."""
    return environment().get_template(name).render(**given)


@cache
def worked_examples(off: frozenset[str] = frozenset()) -> tuple[WorkedExample, ...]:
    """The posts of `prompts/examples.toml`, numbered as any post is; rules in `off` say nothing."""
    return tuple(_worked(table, off) for table in tomllib.loads(_source("examples.toml"))["post"])


def _worked(table: Mapping[str, Any], off: frozenset[str]) -> WorkedExample:
    copy = table["copy"].strip()
    galley = Galley(Draft.parse(copy), HouseStyle((), {}))
    proposed = [_proposal(each) for each in table["findings"] if each["rule"] not in off]
    findings = [proposal.model_dump(mode="json") for proposal in proposed]
    answer = {**{name: table[name] for name in PostAnswer.model_fields}, "findings": findings}
    written = json.dumps(answer, ensure_ascii=False)
    return WorkedExample(copy, numbered(galley, 0).lines, written)


def _proposal(table: Mapping[str, Any]) -> Proposal:
    """TOML has no null: a replacement left empty is a question's."""
    return Proposal.model_validate({**table, "replacement": table["replacement"] or None})
