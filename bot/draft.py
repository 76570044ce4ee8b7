"""A draft as a desk pastes it: one post, or a live blog whose posts tile the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from bot.text import Span, Spans, fold, lines, paragraphs, quotations, sentences, visible

LONGEST_DRAFT = 1_000_000
"""Characters; some 160,000 words, several times the longest live blog we have seen."""

LONGEST_HEADLINE = 200
"""Characters. A longer first line is taken to be body text."""

MONTHS = (
    "January February March April May June July August September October November December".split()
)

_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?\\.?" for month in MONTHS) + "|Sept\\.?"
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEKDAY = "|".join(f"{day[:3]}(?:{day[3:]})?" for day in WEEKDAYS) + "|Tues|Weds|Thurs?"
_DAYS = (
    re.compile(
        rf"(?:(?:{_WEEKDAY}),? )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)? "
        rf"(?P<month>{_MONTH})(?:,? (?P<year>\d{{4}}))?(?![^\W\d_])"
    ),
    re.compile(
        rf"(?:(?:{_WEEKDAY}),? )?(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
        r",? (?P<year>\d{4})"
    ),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})T?"),
    re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"),
)
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})? ?(?P<half>[ap]\.?m\.?)?"
    r"(?: ?(?:GMT|BST|UTC|CET|CEST|EET|EST|EDT|ET|IST|AEST|AEDT)\b)?(?!\d)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:first |last )?(?:posted|published|updated)(?: at| on)?:?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:at|on|by)\b|[,|·•–—@-]", re.IGNORECASE)
_PARTICLES = frozenset(
    "and in at for de la le van von der den bin ibn al el du da di the of".split()
)
_INLINE_TIME = re.compile(_CLOCK.pattern + r" ?[|–—:-] (?=[^\W\d_])", re.IGNORECASE)
_BYLINE = re.compile(r"By [^\W\d_a-z][^\d.?!:;]{2,60}")
_RULE_OFF = re.compile(r"[-*_=#~·• ]{3,}")
_BULLET = re.compile(r"[•·‣▪*–-] ?\S")
_LONG_WORD = re.compile(r"[^\W_]{4,}")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The line that says who wrote a post and when."""

    span: Span
    author: str | None
    day: date | None
    clock: time | None
    jammed: bool = False

    @property
    def time(self) -> str | None:
        """ISO 8601 without a zone: date and time, or whichever of them the line gives."""
        parts = [self.day.isoformat()] if self.day else []
        parts += [self.clock.isoformat("minutes")] if self.clock else []
        return "T".join(parts) or None


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a draft; the span holds everything, the rest are parts of it."""

    span: Span
    headline: Span | None
    body: Span
    stamp: Stamp | None = None


@dataclass(frozen=True)
class Draft:
    """Text under review. It never changes; the posts' spans tile the text."""

    text: str
    posts: tuple[Post, ...]
    slug: str = ""

    @classmethod
    def parse(cls, text: str, slug: str = "") -> Draft:
        """Find the posts. Raises ValueError when the text is empty or longer than the limit."""
        if not visible(text).strip():
            raise ValueError("there is nothing in it to read")
        if len(text) > LONGEST_DRAFT:
            raise ValueError(
                f"it has {len(text):,} characters and the limit is {LONGEST_DRAFT:,}: split it"
            )
        return cls(text, _posts(fold(text)), slug)

    @cached_property
    def folded(self) -> str:
        """The text with uniform quotes, spaces and line ends, place for place."""
        return fold(self.text)

    @cached_property
    def quotations(self) -> Spans:
        """Direct quotations with their marks: no fix may touch one."""
        return Spans(quotations(self.text))

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        return paragraphs(self.folded)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        return tuple(s for paragraph in self.paragraphs for s in sentences(self.folded, paragraph))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_index(self, span: Span) -> int:
        """The index of the sentence that holds the start of a span."""
        return max(0, bisect_right(self._sentence_starts, span.start) - 1)

    @cached_property
    def _ends(self) -> list[int]:
        return [post.span.end for post in self.posts]

    def post_at(self, span: Span) -> int:
        """The index of the post that holds the start of a span."""
        return min(bisect_right(self._ends, span.start), len(self.posts) - 1)


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    stamp: Stamp | None = None


def _posts(folded: str) -> tuple[Post, ...]:
    groups = _grouped(_lines(folded))
    starts = [0, *(group[0].span.start for group in groups[1:]), len(folded)]
    spans = (Span(start, end) for start, end in zip(starts, starts[1:], strict=False))
    return tuple(_post(span, group) for span, group in zip(spans, groups, strict=True))


def _lines(folded: str) -> list[_Line]:
    found: list[_Line] = []
    for whole in lines(folded):
        rest = whole
        inline = _INLINE_TIME.match(folded, whole.start, whole.end)
        if inline:
            head, rest = Span(whole.start, inline.end()), Span(inline.end(), whole.end)
            found.append(_Line(head, head.of(folded), stamp_in(head, head.of(folded).rstrip(" :"))))
        found.append(_Line(rest, rest.of(folded), stamp_in(rest, rest.of(folded))))
    return found


def stamp_in(span: Span, line: str) -> Stamp | None:
    """Read a whole line as byline and time, or return None when it says anything else."""
    if len(line) > 120 or not any(mark.isdigit() for mark in line):
        return None
    clock = _clock_in(line)
    before_clock = line if clock is None else line[: clock.start()] + "\n" + line[clock.end() :]
    day = next((found for found in (p.search(before_clock) for p in _DAYS) if found), None)
    left = before_clock if day is None else _cut(before_clock, day)
    author = " ".join(_BETWEEN.sub(" ", _LABEL.sub(" ", left)).split())
    if not _is_name(author) or not (clock or (day and author)):
        return None
    times = [match.start() for match in (day, clock) if match]
    return Stamp(
        span, author or None, _date(day), _time(clock), line[max(0, min(times) - 1)].isalpha()
    )


def _clock_in(line: str) -> re.Match[str] | None:
    # The last digits of a jammed line may be a year: "22 January 2025 11:46".
    found = list(_CLOCK.finditer(line))
    return (
        found[-1]
        if found and int(found[-1]["hour"]) < 24 and int(found[-1]["minute"]) < 60
        else None
    )


def _cut(line: str, match: re.Match[str]) -> str:
    return line[: match.start()] + " " + line[match.end() :]


def _is_name(words: str) -> bool:
    if any(mark.isdigit() or mark in '.?!:;"' for mark in words):
        return False
    names = [word for word in words.split() if word not in _PARTICLES]
    enough = len(names) in range(2, 9) or words.isupper() or not words
    return enough and all(name[0].isupper() for name in names)


def _date(match: re.Match[str] | None) -> date | None:
    if match is None or not match["year"]:
        return None
    try:
        return date(int(match["year"]), month_number(match["month"]), int(match["day"]))
    except ValueError:
        return None


def month_number(name: str) -> int:
    """1 to 12, for a month's name, its abbreviation or its digits."""
    if name.isdigit():
        return int(name)
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _time(match: re.Match[str] | None) -> time | None:
    if match is None:
        return None
    half = (match["half"] or "").lower()
    hour = int(match["hour"])
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, int(match["minute"]))


def _grouped(all_lines: Sequence[_Line]) -> list[list[_Line]]:
    stamps = [i for i, line in enumerate(all_lines) if line.stamp and line.stamp.clock]
    if not stamps:
        return _ruled_off(all_lines)
    if stamps[0] == 0 or (
        stamps[-1] != len(all_lines) - 1 and not all_lines[stamps[0]].stamp.author
    ):  # type: ignore[union-attr]
        return _split_before(all_lines, stamps)
    if stamps[0] == 1 and stamps[-1] != len(all_lines) - 1:
        return _split_before(all_lines, [i - 1 for i in stamps])
    return _split_after(all_lines, stamps)


def _split_before(all_lines: Sequence[_Line], starts: Sequence[int]) -> list[list[_Line]]:
    edges = sorted({0, *starts, len(all_lines)})
    return [list(all_lines[a:b]) for a, b in zip(edges, edges[1:], strict=False)]


def _split_after(all_lines: Sequence[_Line], stamps: Sequence[int]) -> list[list[_Line]]:
    edges = {i + 1 for i in stamps}
    edges.add(_end_of_lead(all_lines[: stamps[0]]))
    return _split_before(all_lines, sorted(edges))


def _end_of_lead(first: Sequence[_Line]) -> int:
    """Where the first post begins: at the last line that reads as a headline."""
    heads = [
        i
        for i, line in enumerate(first)
        if _may_head(line.text) and len(line.text.split()) > 3 and not _in_a_list(first, i)
    ]
    return heads[-1] if heads else 0


def _in_a_list(first: Sequence[_Line], i: int) -> bool:
    return bool(_BULLET.match(first[i].text)) or (i > 0 and first[i - 1].text.endswith(":"))


def _ruled_off(all_lines: Sequence[_Line]) -> list[list[_Line]]:
    groups: list[list[_Line]] = [[]]
    for line in all_lines:
        if _RULE_OFF.fullmatch(line.text) and groups[-1]:
            groups.append([])
        groups[-1].append(line)
    return groups


def _post(span: Span, group: Sequence[_Line]) -> Post:
    stamp = next((line.stamp for line in group if line.stamp), None) or _byline(group)
    words = [line for line in group if not _is_furniture(line, stamp)]
    headline = words[0].span if words and _is_headline(words, stamp is not None) else None
    rest = words[1:] if headline else words
    if not rest:
        at = headline.end if headline else span.start
        return Post(span, headline, Span(at, at), stamp)
    return Post(span, headline, Span(rest[0].span.start, rest[-1].span.end), stamp)


def _is_furniture(line: _Line, stamp: Stamp | None) -> bool:
    if stamp and (line.span == stamp.span or line.stamp):
        return True
    return bool(_RULE_OFF.fullmatch(line.text))


def _byline(group: Sequence[_Line]) -> Stamp | None:
    for line in [*group[:3], *group[-1:]]:
        if _BYLINE.fullmatch(line.text) and _is_name(line.text[3:]):
            return Stamp(line.span, line.text[3:], None, None)
    return None


def _is_headline(words: Sequence[_Line], stamped: bool) -> bool:
    first = words[0].text
    if len(words) == 1:
        return stamped and _may_head(first)
    if _BULLET.match(words[1].text) and first.endswith(":"):
        return True
    return _may_head(first) or _heads_with_a_full_stop(first, words[1].text)


def _may_head(line: str) -> bool:
    bare = line.rstrip("\"')]")
    ended = bare.endswith((".", ",", ";", ":")) and not bare.endswith(("...", ".."))
    return len(line) <= LONGEST_HEADLINE and not ended and not _BULLET.match(line)


def _heads_with_a_full_stop(line: str, lead: str) -> bool:
    """A short single sentence that the next paragraph tells again is a headline, wrongly stopped."""
    one = line.endswith(".") and len(sentences(line, Span(0, len(line)))) == 1
    said = {word.lower() for word in _LONG_WORD.findall(line)}
    again = said & {word.lower() for word in _LONG_WORD.findall(lead)}
    return one and len(line) <= 110 and len(line) < len(lead) and 2 * len(again) > len(said)
