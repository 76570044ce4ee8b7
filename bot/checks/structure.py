"""How a blog is put together: bylines that run into the date or are missing, posts without copy.

A line that carries its own link is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.posts import Post
from bot.text import Span

_POST = "Ferry runs aground\nA ferry has run aground off Mull.\nIda Coe 4 May 2025 {}\n"
_NEWEST_FIRST = "".join(map(_POST.format, ("12:40", "11:30", "10:20")))

BYLINE_JAM = Rule(
    "byline-jam",
    Kind.STRUCTURE,
    Level.QUERY,
    "The byline runs into the date.",
    breaks=(
        Example("Ferry aground\nA ferry is aground.\nIda Coe4 May 2025 10:20"),
        Example("Ferry aground\nA ferry is aground.\nIda CoeMonday 5 May 2025 10:20"),
    ),
    keeps=("Ferry aground\nA ferry is aground.\nIda Coe 4 May 2025 10:20",),
)
EMPTY_POST = Rule(
    "empty-post",
    Kind.STRUCTURE,
    Level.QUERY,
    "This post has a headline and no copy.",
    breaks=(
        Example("Watch: Ferry refloated at high tide\nIda Coe 4 May 2025 12:45"),
        Example(_NEWEST_FIRST + "Crew of ferry taken off by helicopter\nIda Coe 4 May 2025 09:55"),
    ),
    keeps=(_NEWEST_FIRST, "Watch: Ferry refloated https://example.com/v\nIda Coe 4 May 2025 12:45"),
)
MISSING_BYLINE = Rule(
    "missing-byline",
    Kind.STRUCTURE,
    Level.QUERY,
    "The other posts say who wrote them; this one does not.",
    breaks=(
        Example(_NEWEST_FIRST + "Ferry sails\nA ferry has left Oban.\n4 May 2025 09:10"),
        Example(
            _NEWEST_FIRST + "Ferry is to sail at noon\nA ferry will leave Oban for Mull at noon."
        ),
    ),
    keeps=(_NEWEST_FIRST, "Ferry aground\nIt is stuck.\n12:40\nFerry sails\nIt has left.\n11:30"),
)
_JAM = re.compile(r"[^\W\d_]+\d{1,2}|[^\W\d_]+?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_FILM = re.compile(
    r"(?:watch|listen|in pictures|pictured|video|live|gallery|audio|podcast)\b[^:]{0,12}:", re.I
)
_STANDING = re.compile(r"(?:read|see|more|follow|sign|subscribe|related|key|what|how|top)\b", re.I)
_LINK = re.compile(r"https?:|www\.|\[(?:video|image|embed|link)|<", re.I)


def find(galley: Galley) -> Iterator[Finding]:
    yield from _jams(galley)
    for post in galley.posts:
        if post.headline and not len(post.body):
            yield from _empty(galley, post, post.headline)
    yield from _unsigned(galley)


def _jams(galley: Galley) -> Iterator[Finding]:
    jammed = [post.stamp.span for post in galley.posts if post.stamp and post.stamp.jammed]
    match = _JAM.search(jammed[0].of(galley.text)) if jammed else None
    if match:
        more = f", here and in {len(jammed) - 1} more" if len(jammed) > 1 else ""
        note = f"The byline runs into the date{more}: a space or a new line is missing."
        yield BYLINE_JAM.finding(jammed[0].part(match), note=note)


def _empty(galley: Galley, post: Post, headline: Span) -> Iterator[Finding]:
    if _LINK.search(post.span.of(galley.text)):
        return
    label = _FILM.match(headline.of(galley.text))
    words = re.match(r"\S+(?: \S+){0,3}", headline.of(galley.text))
    missing = "neither copy nor link: what is it to show" if label else "no copy: is it to come"
    if words:
        note = f"This post has a headline and {missing}?"
        yield EMPTY_POST.finding(headline.part(words), note=note)


def _unsigned(galley: Galley) -> Iterator[Finding]:
    stamps = [post.stamp for post in galley.posts if post.stamp]
    unsigned = [stamp for stamp in stamps if not stamp.author]
    if len(stamps) >= 3 and len(unsigned) * 3 <= len(stamps):
        for stamp in unsigned:
            yield MISSING_BYLINE.finding(stamp.span)
    last = galley.posts[-1]
    if len(stamps) >= 2 and not unsigned and last.headline and not last.stamp:
        yield from _unsigned_at_the_end(galley, last.headline, last.body)


def _unsigned_at_the_end(galley: Galley, headline: Span, body: Span) -> Iterator[Finding]:
    words, told = galley.words_in(headline), galley.words_in(body)
    if len(words) > 3 and len(told) > 8 and not _STANDING.match(headline.of(galley.text)):
        place = Span(words[0].span.start, words[3].span.end)
        yield MISSING_BYLINE.finding(
            place, note="The other posts end with a byline; this has none."
        )


CHECK = Check(
    "structure",
    (BYLINE_JAM, EMPTY_POST, MISSING_BYLINE),
    find,
)
