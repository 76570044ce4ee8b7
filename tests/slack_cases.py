"""Cases at hand for the tests of what Slack shows: real ones, and ones that mean harm."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from slack_sdk.models.blocks import Block

from bot.case import Case, Source, Verdict, case_id
from bot.desk import Desk
from bot.draft import Draft
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.furniture import Furniture
from bot.house import HouseStyle, house_style
from bot.review import Decision, Review
from bot.slack.blocks import Message
from bot.slack.pieces import MOST_BLOCKS, MOST_CHARACTERS
from bot.text import Span
from tests import slack_rules

FOLDER = Path(__file__).with_name("golden")
SOURCE = Source("C0CHANNEL", "1700000000.000100", "1700000000.000100")
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
AT = datetime(2026, 3, 14, 14, 2, tzinfo=UTC)


@cache
def desk_style() -> HouseStyle:
    return house_style()


@cache
def read(name: str) -> Review:
    """The review of a draft in the folder of golden copy."""
    path = FOLDER / f"{name}.txt"
    return Desk(desk_style()).read(Draft.parse(path.read_text(encoding="utf-8"), name))


def case_of(review: Review, **more: Any) -> Case:
    return Case(case_id(SOURCE), SOURCE, "U0ASKER", review, **{"seconds": 1.84, **more})


def decided(review: Review, decision: Decision, by: str = "U0EDITOR") -> Case:
    """The case with one word on every finding that takes it."""
    keyed = case_of(review).keys()
    verdicts = {
        key: Verdict(decision, by, AT)
        for key, finding in keyed.items()
        if decision is Decision.STET or finding.fix is not None
    }
    return case_of(review, verdicts=verdicts)


def rule(
    kind: Kind = Kind.STYLE, reason: str = "It reads better so.", name: str = "invented"
) -> Rule:
    return Rule(name, kind, Level.SUGGEST, reason, (Example("a", "b"),), ("c",))


def review_of(text: str, findings: tuple[Finding, ...], **more: Any) -> Review:
    made: dict[str, Any] = {"furniture": Furniture(), "unread": (), "version": "abcdef12", **more}
    return Review(Draft.parse(text), findings=findings, **made)


def many(count: int, words: int = 1, reason: str = "It reads better so.") -> Review:
    """A draft with so many findings, each of so many words."""
    unit = "tarn " * words
    text = unit * count
    spans = [Span(n * len(unit), (n + 1) * len(unit) - 1) for n in range(count)]
    findings = tuple(
        Finding(span, rule(reason=reason), Level.AMEND, f"fell{n}") for n, span in enumerate(spans)
    )
    return review_of(text, findings)


def parts(piece: Any) -> Iterator[Mapping[str, Any]]:
    """Every object in some JSON, however deep."""
    if isinstance(piece, dict):
        yield piece
    for inside in piece.values() if isinstance(piece, dict) else piece:
        if isinstance(inside, dict | list):
            yield from parts(inside)


def seen(blocks: list[dict[str, Any]]) -> str:
    """What a reader sees of the blocks, as one text."""
    return "".join(str(part["text"]) for part in parts(blocks) if isinstance(part.get("text"), str))


def must_hold(message: Message, *editors: str) -> None:
    """Slack takes the message, and nothing in it is alive but the editors named."""
    assert 0 < len(message.text) <= 3_000
    assert not re.search(r"[<>]|\w://|@\w|\w\.[^\W\d_]", message.text)
    assert len(message.blocks) <= MOST_BLOCKS
    assert len(seen(message.blocks).encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    slack_rules.check_message_blocks(message.blocks, "block")
    for block in message.blocks:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.to_dict()
    for part in parts(message.blocks):
        _must_be_dead(part, editors)
    json.dumps(message.blocks, ensure_ascii=False).encode()


def _must_be_dead(part: Any, editors: tuple[str, ...]) -> None:
    assert part.get("type") not in {"user", "usergroup", "broadcast", "link", "channel", "emoji"}
    assert part.get("emoji") is not True
    assert part.get("elements") != []
    assert not STEERS.search(str(part.get("text")))
    if part.get("type") == "mrkdwn":
        live = re.findall(r"<[^>]*>", part["text"])
        assert set(live) <= {f"<@{editor}>" for editor in editors}
        assert part["verbatim"]


def actions_of(message: Message) -> list[str]:
    return [part["action_id"] for part in parts(message.blocks) if "action_id" in part]
