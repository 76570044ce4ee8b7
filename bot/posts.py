"""How the posts of a draft are found in what a desk pastes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.stamp import CLOCK, Stamp, is_name, stamp_in
from bot.text import Span, lines, sentences

LONGEST_HEADLINE = 200
"""Characters. A longer first line is taken to be body text."""

LONGEST_PUSH = 110
"""Characters that a push alert or a social post may have."""

_RULE_OFF = re.compile(r"[-*_=#~·• ]{3,}")
_BULLET = re.compile(r"[•·‣▪*–-] ?\S")
_FULL_WORDS = frozenset(
    "a an the has have had was were is are will would can could said says did do does been "
    "he she it they we who which that there this these".split()
)
_OPENS_A_SENTENCE = frozenset("but and so meanwhile later however also then yet still".split())
_LONG_WORD = re.compile(r"[^\W_]{4,}")


_BYLINE = re.compile(r"By [^\W\d_a-z][^\d.?!:;]{2,60}")
_INLINE_TIME = re.compile(CLOCK.pattern + r" ?[|–—:-] (?=[^\W\d_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a draft; the span holds everything, the rest are parts of it."""

    span: Span
    headline: Span | None
    body: Span
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    stamp: Stamp | None = None


def posts_in(folded: str) -> tuple[Post, ...]:
    """The posts of a folded text; their spans tile it."""
    groups = _grouped(_lines(folded))
    starts = [0, *(group[0].span.start for group in groups[1:]), len(folded)]
    spans = (Span(start, end) for start, end in pairwise(starts))
    return tuple(_post(span, group) for span, group in zip(spans, groups, strict=True))


def one_post(folded: str) -> tuple[Post, ...]:
    """The whole of a folded text as a single post, whatever it looks like."""
    return (_post(Span(0, len(folded)), _lines(folded)),)


def _lines(folded: str) -> list[_Line]:
    found: list[_Line] = []
    for whole in lines(folded):
        rest = whole
        inline = _INLINE_TIME.match(folded, whole.start, whole.end)
        if inline:
            head, rest = Span(whole.start, inline.end()), Span(inline.end(), whole.end)
            found.append(_Line(head, head.of(folded), stamp_in(head, head.of(folded).rstrip(" :"))))
        found.append(_Line(rest, rest.of(folded), stamp_in(rest, rest.of(folded))))
        _sign(found)
    return found


def _sign(found: list[_Line]) -> None:
    """Join a dated line to the line before it when that is nothing but a name."""
    stamp = found[-1].stamp
    if stamp is None or stamp.author or not stamp.day or len(found) < 2:
        return
    name = found[-2]
    if name.stamp is None and len(name.text.split()) in range(2, 5) and is_name(name.text):
        span = Span(name.span.start, stamp.span.end)
        signed = Stamp(span, name.text, stamp.day, stamp.clock)
        found[-2:] = [_Line(span, f"{name.text} {found[-1].text}", signed)]


def _grouped(all_lines: Sequence[_Line]) -> list[list[_Line]]:
    stamps = [i for i, line in enumerate(all_lines) if line.stamp and line.stamp.clock]
    if not stamps:
        return _ruled_off(all_lines)
    ends_stamped = stamps[-1] == len(all_lines) - 1
    signed = _is_signed(all_lines[stamps[0]])
    if stamps[0] == 1 and not ends_stamped and (signed or _under_headlines(all_lines, stamps)):
        return _split_before(all_lines, [i - 1 for i in stamps])
    if stamps[0] == 0 or not (ends_stamped or signed):
        return _split_before(all_lines, stamps)
    return _split_after(all_lines, stamps)


def _under_headlines(all_lines: Sequence[_Line], stamps: Sequence[int]) -> bool:
    """Whether each stamp stands under a line that may be a headline."""
    return len(stamps) > 1 and all(_may_head(all_lines[i - 1].text) for i in stamps)


def _is_signed(line: _Line) -> bool:
    return line.stamp is not None and line.stamp.author is not None


def _split_before(all_lines: Sequence[_Line], starts: Sequence[int]) -> list[list[_Line]]:
    edges = sorted({0, *starts, len(all_lines)})
    return [list(all_lines[a:b]) for a, b in pairwise(edges)]


def _split_after(all_lines: Sequence[_Line], stamps: Sequence[int]) -> list[list[_Line]]:
    edges = {i + 1 for i in stamps}
    if len(stamps) > 1 or not _may_head(all_lines[0].text):
        edges.add(_end_of_lead(all_lines[: stamps[0]]))
    return _split_before(all_lines, sorted(edges))


def _end_of_lead(first: Sequence[_Line]) -> int:
    """Where the first post begins: at the last line that reads as a headline."""
    heads = [i for i, line in enumerate(first) if _may_head_a_post(line.text)]
    return heads[-1] if heads else 0


def _may_head_a_post(line: str) -> bool:
    opens_a_quotation = line.startswith('"') and line.count('"') % 2 == 1
    return _may_head(line) and len(line.split()) > 3 and not opens_a_quotation


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
        if _BYLINE.fullmatch(line.text) and is_name(line.text[3:]):
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
    """A single sentence that the next paragraph tells again is a headline, stopped."""
    one = line.endswith(".") and len(sentences(line, Span(0, len(line)))) == 1
    said, told = _stems(line), _stems(lead)
    again = 2 * len(said & told) >= len(said) or (_is_terse(line) and len(said & told) > 1)
    if len(line) > LONGEST_PUSH:
        return one and len(line) <= LONGEST_HEADLINE and 4 * len(said & told) >= 3 * len(said)
    return one and len(line) < len(lead) and again


def _is_terse(line: str) -> bool:
    """Whether a line is put as headlines are, without articles and auxiliaries."""
    words = line.lower().split()
    return len(words) <= 12 and words[0] not in _OPENS_A_SENTENCE and not _FULL_WORDS & set(words)


def _stems(words: str) -> set[str]:
    return {word[:4].lower() for word in _LONG_WORD.findall(words)}
