"""What Slack says of a block's parts when they are not as it wants them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from tests.slack_shapes import (
    CHARACTERS_IN_A_LABEL,
    CHARACTERS_IN_A_TABLE,
    CHARACTERS_IN_MARKDOWN,
    CHARACTERS_IN_TEXT,
    CHARTS,
    EITHER,
    ELEMENTS,
    FIELDS,
    OPTIONS,
    PLAIN,
    PLAIN_OPTIONS,
    POINTS_IN_A_SERIES,
    RICH,
    SERIES_IN_A_CHART,
    STRINGS,
    TEXTS,
)

Json: TypeAlias = dict[str, Any]
Found: TypeAlias = Iterator[str]


def shape_found(thing: Json, at: str, always: frozenset[str]) -> Found:
    """What is missing, what is too much, and what is too long in a block or an element."""
    must, may = (names.split() for names in FIELDS[thing["type"]])
    for name in must:
        if name not in thing:
            yield f"missing required field: {name} [json-pointer:{at}]"
    for name in sorted(set(thing) - {*must, *may, *always}):
        yield f"invalid additional property: {name} [json-pointer:{at}]"
    yield from lengths_found(thing, thing["type"], at)


def lengths_found(thing: Json, kind: str, at: str) -> Found:
    for name, value in thing.items():
        if (kind, name) in TEXTS:
            yield from text_found(value, *TEXTS[kind, name], f"{at}/{name}")
        elif (kind, name) in STRINGS:
            yield from string_found(value, STRINGS[kind, name], f"{at}/{name}")


def string_found(value: object, most: int, at: str, least: int = 0) -> Found:
    if not isinstance(value, str):
        yield f"must be a string [json-pointer:{at}]"
    elif len(value) > most:
        yield f"must be less than {most + 1} characters [json-pointer:{at}]"
    elif len(value) < least:
        yield f"must be more than {least - 1} characters [json-pointer:{at}]"


def text_found(text: object, kinds: tuple[str, ...], most: int, at: str) -> Found:
    if not isinstance(text, dict) or text.get("type") not in kinds:
        yield f"must be one of: {', '.join(kinds)} [json-pointer:{at}/type]"
        return
    more = "emoji" if text["type"] == "plain_text" else "verbatim"
    for name in sorted(set(text) - {"type", "text", more}):
        yield f"invalid additional property: {name} [json-pointer:{at}]"
    yield from string_found(text.get("text"), most, f"{at}/text", 1)


def items_found(items: object, most: int, at: str) -> Found:
    if not isinstance(items, list):
        yield f"must be an array [json-pointer:{at}]"
    elif len(items) > most:
        yield f"no more than {most} items allowed [json-pointer:{at}]"
    elif not items:
        yield f"no fewer than 1 items allowed [json-pointer:{at}]"


def section_found(block: Json, at: str) -> Found:
    if "text" not in block and not block.get("fields"):
        yield f"missing required field: text [json-pointer:{at}]"
    if "fields" in block:
        yield from items_found(block["fields"], 10, f"{at}/fields")
        for number, text in enumerate(block["fields"]):
            yield from text_found(text, EITHER, 2000, f"{at}/fields/{number}")
    if "accessory" in block:
        yield from element_found(block["accessory"], "accessory", f"{at}/accessory")


def elements_found(block: Json, at: str) -> Found:
    most = {"context": 10, "actions": 25, "context_actions": 5}[block["type"]]
    yield from items_found(block.get("elements"), most, f"{at}/elements")
    for number, element in enumerate(block.get("elements") or ()):
        yield from element_found(element, block["type"], f"{at}/elements/{number}")


def element_found(element: object, where: str, at: str) -> Found:
    if not isinstance(element, dict) or element.get("type") not in ELEMENTS[where]:
        kind = element.get("type") if isinstance(element, dict) else element
        yield f"unsupported type: {kind} [json-pointer:{at}/type]"
        return
    if element["type"] in EITHER:
        yield from text_found(element, EITHER, 3000, at)
        return
    yield from shape_found(element, at, frozenset(("type",)))
    yield from string_found(element.get("action_id", "-"), 255, f"{at}/action_id", 1)
    yield from parts_found(element, at)


def parts_found(element: Json, at: str) -> Found:
    if "options" in element:
        yield from options_found(element, at)
    if "confirm" in element:
        yield from lengths_found(element["confirm"], "confirm", f"{at}/confirm")
    if "placeholder" in element:
        yield from text_found(element["placeholder"], PLAIN, 150, f"{at}/placeholder")
    for name in ("positive_button", "negative_button"):
        if name in element:
            yield from lengths_found(element[name], "feedback", f"{at}/{name}")
    if element.get("style", "primary") not in ("primary", "danger"):
        yield f"must be one of: primary, danger [json-pointer:{at}/style]"
    if element["type"] == "plain_text_input":
        yield from input_found(element, at)


def options_found(element: Json, at: str) -> Found:
    options = element["options"]
    yield from items_found(options, OPTIONS.get(element["type"], 100), f"{at}/options")
    for number, option in enumerate(options):
        yield from lengths_found(option, "option", f"{at}/options/{number}")
        text = option.get("text") or {}
        if element["type"] in PLAIN_OPTIONS and text.get("type") == "mrkdwn":
            yield f"must be one of: plain_text [json-pointer:{at}/options/{number}/text/type]"
    chosen = [element["initial_option"]] if "initial_option" in element else []
    for option in [*chosen, *element.get("initial_options", ())]:
        if option not in options:
            yield f"failed to match all allowed schemas [json-pointer:{at}/initial_option]"


def input_found(element: Json, at: str) -> Found:
    if not 1 <= element.get("max_length", 3000) <= 3000:
        yield f"must be between 1 and 3000 [json-pointer:{at}/max_length]"
    most = element.get("max_length", 3000)
    yield from string_found(element.get("initial_value", ""), most, f"{at}/initial_value")


def labelled_found(block: Json, at: str) -> Found:
    yield from element_found(block.get("element"), "input", f"{at}/element")


def rich_found(block: Json, at: str) -> Found:
    for number, part in enumerate(block.get("elements") or ()):
        where = f"{at}/elements/{number}"
        if part.get("type") not in RICH:
            yield f"unsupported type: {part.get('type')} [json-pointer:{where}/type]"
        else:
            yield from rich_part_found(part, where)


def rich_part_found(part: Json, at: str) -> Found:
    for number, leaf in enumerate(part.get("elements", ())):
        where = f"{at}/elements/{number}"
        if leaf.get("type") not in RICH[part["type"]]:
            yield f"unsupported type: {leaf.get('type')} [json-pointer:{where}/type]"
        elif leaf["type"] == "rich_text_section":
            yield from rich_part_found(leaf, where)
        elif leaf["type"] == "text":
            yield from string_found(leaf.get("text"), CHARACTERS_IN_TEXT, f"{where}/text", 1)


def markdown_found(block: Json, at: str) -> Found:
    yield from string_found(block.get("text"), CHARACTERS_IN_MARKDOWN, f"{at}/text", 1)


def table_found(block: Json, at: str) -> Found:
    yield from items_found(block.get("rows"), 100, f"{at}/rows")
    for number, row in enumerate(block.get("rows") or ()):
        yield from items_found(row, 20, f"{at}/rows/{number}")
    if length_of(block.get("rows")) > CHARACTERS_IN_A_TABLE:
        yield f"must be less than {CHARACTERS_IN_A_TABLE + 1} characters [json-pointer:{at}/rows]"


def chart_found(block: Json, at: str) -> Found:
    chart = block.get("chart")
    kind = chart.get("type") if isinstance(chart, dict) else chart
    if not isinstance(chart, dict) or kind not in CHARTS:
        yield f"unsupported type: {kind} [json-pointer:{at}/chart/type]"
        return
    found = list(shape_found(chart, f"{at}/chart", frozenset(("type",))))
    yield from found or (segments_found if kind == "pie" else series_found)(chart, f"{at}/chart")


def segments_found(chart: Json, at: str) -> Found:
    yield from items_found(chart["segments"], SERIES_IN_A_CHART, f"{at}/segments")
    yield from points_found(chart["segments"], f"{at}/segments")
    for number, segment in enumerate(chart["segments"]):
        if not segment["value"] > 0:
            yield f"must be greater than 0 [json-pointer:{at}/segments/{number}/value]"


def series_found(chart: Json, at: str) -> Found:
    """Every series has a value for every category, and no two have one name."""
    categories = chart["axis_config"].get("categories")
    yield from items_found(categories, POINTS_IN_A_SERIES, f"{at}/axis_config/categories")
    yield from items_found(chart["series"], SERIES_IN_A_CHART, f"{at}/series")
    for number, series in enumerate(chart["series"]):
        where = f"{at}/series/{number}"
        yield from string_found(series.get("name"), CHARACTERS_IN_A_LABEL, f"{where}/name", 1)
        yield from points_found(series.get("data"), f"{where}/data")
        if [point.get("label") for point in series.get("data") or ()] != categories:
            yield f"must match the categories [json-pointer:{where}/data]"
    if len({series.get("name") for series in chart["series"]}) < len(chart["series"]):
        yield f"must have unique names [json-pointer:{at}/series]"


def points_found(points: Any, at: str) -> Found:
    yield from items_found(points, POINTS_IN_A_SERIES, at)
    for number, point in enumerate(points or ()):
        where = f"{at}/{number}"
        yield from string_found(point.get("label"), CHARACTERS_IN_A_LABEL, f"{where}/label", 1)
        if not isinstance(point.get("value"), int | float):
            yield f"must be a number [json-pointer:{where}/value]"


SPECIAL = {
    "section": section_found,
    "context": elements_found,
    "actions": elements_found,
    "context_actions": elements_found,
    "input": labelled_found,
    "rich_text": rich_found,
    "markdown": markdown_found,
    "table": table_found,
    "data_visualization": chart_found,
}


def length_of(part: object) -> int:
    """The characters of every text in it, however deep."""
    if isinstance(part, dict):
        own = part["text"] if isinstance(part.get("text"), str) else ""
        return len(own) + sum(length_of(each) for each in part.values())
    return sum(length_of(each) for each in part) if isinstance(part, list) else 0
