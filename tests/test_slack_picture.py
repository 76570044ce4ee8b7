"""The picture of a reply in the README is drawn from the blocks that Slack is sent.

After a change that is meant to show, draw it anew with `python -m tests.test_slack_picture`.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from rich.console import Console
from rich.text import Text

from bot.case import Case, Source
from bot.desk import Desk
from bot.draft import Draft
from bot.house import house_style
from bot.slack.blocks import review_message
from tests.test_golden import SVG

Json: TypeAlias = dict[str, Any]

PICTURE = Path(__file__).with_name("golden") / "slack-reply.svg"
STYLES = {"bold": "bold", "italic": "italic", "strike": "strike red", "code": "cyan"}
_MARKED = re.compile(r"\*([^*]+)\*|~([^~]+)~|_([^_]+)_")


def drawn(blocks: list[Json]) -> Iterator[Text]:
    """A line of text for each line that the blocks show."""
    for block in blocks:
        kind = block["type"]
        if kind in {"header", "section"}:
            yield _object(block["text"], "bold" if kind == "header" else "")
        elif kind == "rich_text":
            yield from _rich(block["elements"])
        elif kind == "context":
            parts = [_object(e, "dim") for e in block["elements"] if "text" in e]
            yield Text("  ").join(parts)
        elif kind in {"actions", "context_actions"}:
            yield Text("  ").join(_buttons(block["elements"]))
            yield Text("")


def _object(text: Json, style: str) -> Text:
    said = html.unescape(text["text"]).replace("\u200b", "")
    line, done = Text(style=style), 0
    for match in _MARKED.finditer(said) if text["type"] == "mrkdwn" else ():
        line.append(said[done : match.start()])
        bold, strike, italic = match.groups()
        line.append(bold or strike or italic, "bold" if bold else "strike" if strike else "italic")
        done = match.end()
    return line.append(said[done:])


def _rich(elements: list[Json]) -> Iterator[Text]:
    for element in elements:
        if element["type"] == "rich_text_list":
            yield from (Text("  • ").append_text(_leaf(item)) for item in element["elements"])
        else:
            yield _leaf(element)


def _leaf(section: Json) -> Text:
    line = Text()
    for each in section.get("elements", ()):
        style = [STYLES[name] for name, on in each.get("style", {}).items() if on]
        line.append(each.get("text", ""), " ".join(style))
    return line


def _buttons(elements: list[Json]) -> Iterator[Text]:
    for element in elements:
        if element["type"] == "button":
            yield Text(f" {element['text']['text']} ", "reverse")
        elif element["type"] == "overflow":
            yield Text(" ⋯ ", "reverse")


def picture() -> str:
    copy = PICTURE.with_name("ferry-post.txt").read_text(encoding="utf-8")
    review = Desk(house_style()).read(Draft.parse(copy))
    case = Case("case", Source("C0DESK", "1.2", "1.2"), "U0MAYA", review, seconds=0.1)
    console = Console(
        width=96,
        record=True,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
    )
    for line in drawn(review_message(case).blocks):
        console.print(line)
    svg = console.export_svg(code_format=SVG, unique_id="reply", title="")
    return svg.replace(house_style().version, "········")


def test_the_picture_in_the_readme_is_what_a_reply_looks_like_today() -> None:
    assert picture() == PICTURE.read_text(encoding="utf-8")


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
