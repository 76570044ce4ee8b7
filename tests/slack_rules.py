"""What Slack refuses in blocks, messages and views, in its own words where they are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias

from tests.slack_elements import SPECIAL, length_of, lengths_found, shape_found
from tests.slack_shapes import (
    BLOCKS,
    BLOCKS_IN_A_MESSAGE,
    BLOCKS_IN_A_VIEW,
    CHARACTERS_IN_BLOCKS,
    CHARACTERS_IN_MARKDOWN,
    MESSAGE_ONLY,
    VIEW_FIELDS,
)

Json: TypeAlias = dict[str, Any]
Found: TypeAlias = Iterator[str]


class Refused(Exception):  # noqa: N818
    """An answer of `ok: false`: the error's name, and what is said of it, if anything."""

    def __init__(self, error: str, *messages: str, **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.messages = messages
        self.more = more

    def body(self) -> Json:
        body: Json = {"ok": False, "error": self.error, **self.more}
        if self.messages:
            body["errors"] = list(self.messages)
            body["response_metadata"] = {"messages": [f"[ERROR] {each}" for each in self.messages]}
        return body


def check_message_blocks(blocks: object, unique: str) -> None:
    """Raises Refused. Action ids are `unique` in a "block", as the real one asks, or "message"."""
    if not isinstance(blocks, list):
        raise Refused("invalid_blocks_format")
    found = list(blocks_found(blocks, "/blocks", BLOCKS_IN_A_MESSAGE))
    found = found or list(twins(blocks, unique))
    if found:
        raise Refused("invalid_blocks", *found)
    if length_of(blocks) > CHARACTERS_IN_BLOCKS or markdown_in(blocks) > CHARACTERS_IN_MARKDOWN:
        raise Refused("msg_blocks_too_long")


def check_view(view: object) -> None:
    """Raises Refused."""
    if not isinstance(view, dict):
        raise Refused("invalid_arguments", "missing required field: view")
    found = list(view_found(view))
    if found:
        raise Refused("invalid_arguments", *found)


def view_found(view: Json) -> Found:
    kind, blocks = view.get("type"), view.get("blocks")
    if kind not in ("modal", "home"):
        yield "must be one of: modal, home [json-pointer:/view/type]"
    if not isinstance(blocks, list):
        yield "missing required field: blocks [json-pointer:/view]"
        return
    found = list(blocks_found(blocks, "/view/blocks", BLOCKS_IN_A_VIEW))
    yield from found or twins(blocks, "block")
    yield from lengths_found(view, "view", "/view")
    for name in sorted({*view} - VIEW_FIELDS):
        yield f"invalid additional property: {name} [json-pointer:/view]"
    if not found:
        yield from place_found(view, blocks)


def place_found(view: Json, blocks: list[Json]) -> Found:
    """What may stand in a message, and not in a view."""
    for number, block in enumerate(blocks):
        if block["type"] in MESSAGE_ONLY:
            yield f"unsupported type: {block['type']} [json-pointer:/view/blocks/{number}/type]"
    if view.get("type") == "modal":
        yield from modal_found(view, blocks)


def modal_found(view: Json, blocks: list[Json]) -> Found:
    if not view.get("title"):
        yield "missing required field: title [json-pointer:/view]"
    if any(block.get("type") == "input" for block in blocks) and not view.get("submit"):
        yield "missing required field: submit [json-pointer:/view]"


def blocks_found(blocks: list[Any], at: str, most: int) -> Found:
    if len(blocks) > most:
        yield f"no more than {most} items allowed [json-pointer:{at}]"
    for number, block in enumerate(blocks):
        yield from block_found(block, f"{at}/{number}")


def block_found(block: object, at: str) -> Found:
    if not isinstance(block, dict) or block.get("type") not in BLOCKS:
        kind = block.get("type") if isinstance(block, dict) else block
        yield f"unsupported type: {kind} [json-pointer:{at}/type]"
        return
    yield from shape_found(block, at, frozenset(("type", "block_id")))
    if len(str(block.get("block_id", "-"))) not in range(1, 256):
        yield f"must be between 1 and 255 characters [json-pointer:{at}/block_id]"
    special = SPECIAL.get(block["type"])
    if special:
        yield from special(block, at)


def interactive(block: Json) -> list[Json]:
    """The elements of a block that a person can press or fill in."""
    single = (block.get(name) for name in ("accessory", "element"))
    many = block.get("elements") if block.get("type") in ("actions", "context_actions") else ()
    return [each for each in (*single, *(many or ())) if each and each.get("type") != "image"]


def twins(blocks: list[Json], unique: str) -> Found:
    """Block ids that a message has twice, and action ids that a block (or a message) has twice."""
    ids = Counter(block["block_id"] for block in blocks if "block_id" in block)
    for number, block in enumerate(blocks):
        if ids[block.get("block_id")] > 1:
            yield f"block_id already exists [json-pointer:/blocks/{number}/block_id]"
    groups = [[block] for block in blocks] if unique == "block" else [blocks]
    for group in groups:
        names = [each.get("action_id") for block in group for each in interactive(block)]
        for name, times in Counter(filter(None, names)).items():
            if times > 1:
                yield f'action_id "{name}" already exists'


def markdown_in(blocks: list[Json]) -> int:
    return sum(len(block["text"]) for block in blocks if block.get("type") == "markdown")
