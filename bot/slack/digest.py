"""The digest of a desk's day: what it ran, its figures, what is open, and rules to switch off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.day_figures import Stetted
from bot.digest import Address, Digest, OpenQuery, Ran, clock
from bot.slack import ids
from bot.slack.message import Message
from bot.slack.mrkdwn import cut, escape
from bot.slack.pieces import (
    LONGEST_TEXT,
    MOST_CHARACTERS,
    Piece,
    bullets,
    button,
    header,
    heading,
    line,
    mrkdwn,
    rich,
    section,
    small,
    weight,
    words,
)

MOST_RAN = 20
MOST_QUERIES = 10
MOST_RULES = 5
MOST_BARS = 8
"""Of each, what one message shows; of more it says how many there are."""

SHARES = (1, 2, 5)
"""What the most is divided by until the digest is one message: pictures count as two characters."""

LONGEST_HEADLINE, LONGEST_QUOTE, LONGEST_REASON, LONGEST_PARAGRAPH = 120, 80, 160, 900
"""Characters, as below."""

LONGEST_BAR = 20
LONGEST_LABEL = 20
"""Of a label in a chart of Slack's (reference, data visualization block)."""

TITLE_BLOCK = "digest"
"""The id of the first block, by which a digest is told from what Slack shows without its blocks."""

BY_RULE = "Written by rule from the headlines below."
BY_MODEL = "Written by the language model from what is listed below, and checked against it."

Links = Mapping[Address, str]
"""Permalinks as Slack gave them, by message."""

_CHANNEL = re.compile(r"[CG][A-Z0-9]{1,20}")


def digest_message(digest: Digest, links: Links, chart: bool = True) -> Message:
    """The digest, with Slack's own chart or with bars of text for where Slack refuses that one."""
    if not digest.reviews:
        said = f"{title(digest)}: nothing was read."
        return Message(escape(said), [section(said) | {"block_id": TITLE_BLOCK}])
    tries = (_blocks(_Shown(digest, links, share), chart) for share in SHARES)
    blocks = next((each for each in tries if _size(each) <= MOST_CHARACTERS), [])
    return Message(_text(digest), blocks)


@dataclass(frozen=True)
class _Shown:
    """What is shown of a digest: of what it lists, one in `share` of the most."""

    digest: Digest
    links: Links
    share: int


def _blocks(shown: _Shown, chart: bool) -> list[Piece]:
    digest = shown.digest
    return [
        header(title(digest)) | {"block_id": TITLE_BLOCK},
        small(_period(digest)),
        *_paragraph(digest),
        *_ran(shown),
        *_figures(digest),
        *(_chart(digest.kinds) if chart else _bars(digest.kinds)),
        *_queries(shown),
        *_slips(digest.slips),
        *_stetted(digest),
    ]


def _size(blocks: Sequence[Piece]) -> int:
    """Characters, those of the links too: Slack does not say whether it counts them."""
    links = (leaf for block in blocks for leaf in _leaves(block) if "url" in leaf)
    return weight(blocks) + sum(len(leaf["url"]) for leaf in links)


def _leaves(piece: Piece) -> Iterator[Piece]:
    for element in piece.get("elements") or ():
        yield element
        yield from _leaves(element)


def shown_addresses(digest: Digest) -> tuple[Address, ...]:
    """The messages that a digest links to, each once."""
    pieces = [ran.address for ran in digest.ran[:MOST_RAN]]
    queries = [query.address for query in digest.queries[:MOST_QUERIES]]
    return tuple(dict.fromkeys([*pieces, *queries]))


def title(digest: Digest) -> str:
    return f"The desk’s day: {digest.day:%A} {digest.day.day} {digest.day:%B}"


def _text(digest: Digest) -> str:
    """The digest for a notification, and for where no blocks are shown."""
    said = f"{title(digest)}. {counted(digest)}. {digest.paragraph}".strip()
    whole, short = (escape(cut(said, LONGEST_TEXT // share)) for share in (3, 5))
    return whole if len(whole) <= LONGEST_TEXT else short


def counted(digest: Digest) -> str:
    """ "12 reviews, 31 findings: 20 applied, 5 stet, 6 open"."""
    reviews = _of(digest.reviews, "review")
    if not digest.found:
        return f"{reviews}, nothing found"
    left = max(0, digest.found - digest.applied - digest.stet)
    findings = _of(digest.found, "finding")
    return f"{reviews}, {findings}: {digest.applied:,} applied, {digest.stet:,} stet, {left:,} open"


def _of(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _period(digest: Digest) -> str:
    since, until = digest.since, digest.until
    return f"From {since:%A %H:%M} to {until:%A %H:%M}, {digest.zone}"


def _paragraph(digest: Digest) -> list[Piece]:
    if not digest.paragraph:
        return []
    by = BY_MODEL if digest.by == "model" else BY_RULE
    return [section(digest.paragraph, LONGEST_PARAGRAPH), small(by)]


def _ran(shown: _Shown) -> list[Piece]:
    digest = shown.digest
    lines = [_piece(digest, ran, shown.links) for ran in digest.ran[: MOST_RAN // shown.share]]
    return _part("What the desk ran", lines, len(digest.ran))


def _piece(digest: Digest, ran: Ran, links: Links) -> Piece:
    said = linked(cut(ran.headline, LONGEST_HEADLINE), links.get(ran.address))
    blog = words(f"  live blog, {ran.posts:,} posts", "italic") if ran.posts > 1 else []
    return line(words(f"{clock(ran.at, digest.day)}  ", "bold"), said, blog)


def linked(text: str, link: str | None) -> list[Piece]:
    """Text as a link to where Slack said it is; as mere text where it did not."""
    said = words(text)
    if said and link and link.startswith(("https://", "http://")):
        return [{"type": "link", "url": link, "text": said[0]["text"]}]
    return said


def _part(name: str, lines: Sequence[Piece], of: int) -> list[Piece]:
    if not lines:
        return []
    more = of - len(lines)
    return [heading(name), rich(bullets(lines)), *([small(f"and {more:,} more")] if more else [])]


def _figures(digest: Digest) -> list[Piece]:
    return [heading("Figures"), rich(line(words(counted(digest))))]


def _chart(kinds: Sequence[tuple[str, int]]) -> list[Piece]:
    """A bar for each kind of finding: raw, since the library knows no such block yet."""
    if len(kinds) < 2:
        return _bars(kinds)
    labels = [kind[:LONGEST_LABEL] for kind, _ in kinds]
    data = [{"label": label, "value": kind[1]} for label, kind in zip(labels, kinds, strict=True)]
    chart = {
        "type": "bar",
        "series": [{"name": "Findings", "data": data}],
        "axis_config": {"categories": labels},
    }
    return [{"type": "data_visualization", "title": "Findings by kind", "chart": chart}]


def _bars(kinds: Sequence[tuple[str, int]]) -> list[Piece]:
    most = max((count for _, count in kinds), default=1)
    shown = [
        small(f"{'▇' * max(1, round(LONGEST_BAR * count / most))} {kind} {count:,}")
        for kind, count in kinds[:MOST_BARS]
    ]
    more = len(kinds) - len(shown)
    return [*shown, *([small(f"and {more:,} more")] if more else [])]


def _queries(shown: _Shown) -> list[Piece]:
    queries = shown.digest.queries
    lines = [_query(query, shown.links) for query in queries[: MOST_QUERIES // shown.share]]
    return _part("Open queries", lines, len(queries))


def _query(query: OpenQuery, links: Links) -> Piece:
    quote = linked(f"“{cut(query.words, LONGEST_QUOTE)}”", links.get(query.address))
    return line(quote, words(f"  {cut(query.reason, LONGEST_REASON)}"))


def _slips(slips: Sequence[tuple[str, int]]) -> list[Piece]:
    lines = [line(words(f"{rule}  "), words(f"{count:,}", "bold")) for rule, count in slips]
    return _part("Made most often", lines, len(slips))


def _stetted(digest: Digest) -> list[Piece]:
    if not digest.stetted:
        return []
    more = len(digest.stetted) - MOST_RULES
    return [
        heading("Mostly let stand in the last seven days"),
        *_offers(digest),
        *([small(f"and {more:,} more")] if more > 0 else []),
    ]


def _offers(digest: Digest) -> Iterator[Piece]:
    """The rules, each with a button that switches it off where its findings were let stand."""
    for each in digest.stetted[:MOST_RULES]:
        here = each.channel == digest.channel
        place = "here" if here else "there"
        carried = ids.Carried(each.channel, each.rule)
        off = button(ids.RULE_OFF, f"Switch this rule off {place}", carried)
        text = _let_stand(each) if here else f"{_let_stand(each)}{_in_channel(each.channel)}"
        yield {"type": "section", "text": mrkdwn(text), "accessory": off}


def _let_stand(each: Stetted) -> str:
    return escape(f"{each.rule}: {each.stet:,} of {each.decided:,} let stand")


def _in_channel(channel: str) -> str:
    """A channel by its name; nobody is told of that."""
    return f" in <#{channel}>" if _CHANNEL.fullmatch(channel) else " elsewhere"
