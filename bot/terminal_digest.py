"""A digest as lines of plain text, for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.anchor import printable
from bot.digest import Digest, clock

RULED = "Written by rule."
MODELLED = "Written by the language model from these headlines, and checked against them."


def in_plain_text(digest: Digest) -> str:
    """The whole digest, without links; nothing in it steers a terminal."""
    return "\n".join(map(printable, _lines(digest))) + "\n"


def _lines(digest: Digest) -> Iterator[str]:
    yield f"The desk’s day: {digest.day:%A} {digest.day.day} {digest.day:%B %Y}"
    yield f"{_when(digest)}, {digest.zone}"
    if not digest.reviews:
        yield "Nothing was read."
        return
    yield from ("", digest.paragraph, MODELLED if digest.by == "model" else RULED)
    yield from _part("What the desk ran", _ran(digest))
    yield from _part("Figures", _figures(digest))
    yield from _part("Open queries", (f"“{q.words}”: {q.reason}" for q in digest.queries))
    yield from _part("Made most often", (f"{rule}: {count}" for rule, count in digest.slips))
    rules = (f"{s.rule} in {s.channel}: {s.stet} of {s.decided}" for s in digest.stetted)
    yield from _part("Mostly let stand", rules)


def _when(digest: Digest) -> str:
    return f"{digest.since:%Y-%m-%d %H:%M} to {digest.until:%Y-%m-%d %H:%M}"


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    shown = [f"  {line}" for line in lines]
    if shown:
        yield from ("", title, *shown)


def _ran(digest: Digest) -> Iterator[str]:
    for ran in digest.ran:
        blog = f" (live blog, {ran.posts} posts)" if ran.posts > 1 else ""
        yield f"{clock(ran.at, digest.day)}  {ran.headline}{blog}"


def _figures(digest: Digest) -> Iterator[str]:
    yield f"Reviews: {digest.reviews}"
    yield f"Findings: {digest.found}"
    yield from (f"  {kind}: {count}" for kind, count in digest.kinds)
    yield f"Applied: {digest.applied}"
    yield f"Stet: {digest.stet}"
