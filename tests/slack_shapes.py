"""The shapes of Slack's blocks and elements, and how much each part may hold."""

from __future__ import annotations

BLOCKS_IN_A_MESSAGE = 50
BLOCKS_IN_A_VIEW = 100
CHARACTERS_IN_BLOCKS = 13_000
CHARACTERS_IN_MARKDOWN = 12_000
CHARACTERS_IN_A_TABLE = 10_000
CHARACTERS_IN_TEXT = 40_000
CHARACTERS_IN_AN_UPDATE = 4_000
BYTES_IN_METADATA = 4_000

PLAIN = ("plain_text",)
EITHER = ("plain_text", "mrkdwn")

FIELDS: dict[str, tuple[str, str]] = {
    "section": ("", "text fields accessory expand"),
    "header": ("text", "level"),
    "divider": ("", ""),
    "context": ("elements", ""),
    "context_actions": ("elements", ""),
    "actions": ("elements", ""),
    "markdown": ("text", ""),
    "rich_text": ("elements", ""),
    "table": ("rows", "column_settings"),
    "image": ("alt_text", "image_url slack_file title"),
    "input": ("label element", "hint optional dispatch_action"),
    "file": ("external_id source", ""),
    "alert": ("text", "level"),
    "data_visualization": ("title chart", ""),
    "pie": ("segments", ""),
    "bar": ("series axis_config", ""),
    "area": ("series axis_config", ""),
    "line": ("series axis_config", ""),
    "button": ("text", "action_id url value style confirm accessibility_label"),
    "overflow": ("options", "action_id confirm"),
    "static_select": (
        "",
        "options option_groups placeholder action_id initial_option confirm focus_on_load",
    ),
    "multi_static_select": ("", "options option_groups placeholder action_id initial_options"),
    "users_select": ("", "placeholder action_id initial_user confirm"),
    "conversations_select": (
        "",
        "placeholder action_id initial_conversation default_to_current_conversation confirm "
        "response_url_enabled filter",
    ),
    "channels_select": ("", "placeholder action_id initial_channel confirm response_url_enabled"),
    "checkboxes": ("options", "action_id initial_options confirm focus_on_load"),
    "radio_buttons": ("options", "action_id initial_option confirm focus_on_load"),
    "datepicker": ("", "action_id initial_date placeholder confirm focus_on_load"),
    "timepicker": ("", "action_id initial_time placeholder confirm focus_on_load timezone"),
    "plain_text_input": (
        "",
        "action_id initial_value multiline min_length max_length placeholder focus_on_load "
        "dispatch_action_config",
    ),
    "feedback_buttons": ("positive_button negative_button", "action_id"),
    "icon_button": ("icon text", "action_id value confirm accessibility_label visible_to_user_ids"),
}
"""What a thing must have, and what else it may have, by its type; a block may have a block_id."""

BLOCKS = frozenset(
    "section header divider context context_actions actions markdown rich_text table image input "
    "file alert data_visualization".split()
)
MESSAGE_ONLY = frozenset("markdown table context_actions file alert data_visualization".split())
CHARTS = frozenset("pie bar area line".split())
SERIES_IN_A_CHART = 6
POINTS_IN_A_SERIES = 20
CHARACTERS_IN_A_LABEL = 20
SELECTS = frozenset(
    "static_select multi_static_select users_select conversations_select channels_select".split()
)
ELEMENTS: dict[str, frozenset[str]] = {
    "accessory": SELECTS
    | frozenset("button overflow checkboxes radio_buttons datepicker timepicker image".split()),
    "actions": SELECTS
    | frozenset("button overflow checkboxes radio_buttons datepicker timepicker".split()),
    "context": frozenset("image plain_text mrkdwn".split()),
    "context_actions": frozenset("feedback_buttons icon_button".split()),
    "input": SELECTS
    | frozenset("plain_text_input checkboxes radio_buttons datepicker timepicker".split()),
}
TEXTS: dict[tuple[str, str], tuple[tuple[str, ...], int]] = {
    ("section", "text"): (EITHER, 3000),
    ("header", "text"): (PLAIN, 150),
    ("alert", "text"): (EITHER, 200),
    ("image", "title"): (PLAIN, 2000),
    ("input", "label"): (PLAIN, 2000),
    ("input", "hint"): (PLAIN, 2000),
    ("button", "text"): (PLAIN, 75),
    ("icon_button", "text"): (PLAIN, 75),
    ("feedback", "text"): (PLAIN, 75),
    ("option", "text"): (EITHER, 75),
    ("option", "description"): (EITHER, 75),
    ("confirm", "title"): (PLAIN, 100),
    ("confirm", "text"): (EITHER, 300),
    ("confirm", "confirm"): (PLAIN, 30),
    ("confirm", "deny"): (PLAIN, 30),
    ("view", "title"): (PLAIN, 24),
    ("view", "submit"): (PLAIN, 24),
    ("view", "close"): (PLAIN, 24),
}
STRINGS: dict[tuple[str, str], int] = {
    ("button", "value"): 2000,
    ("button", "url"): 3000,
    ("button", "accessibility_label"): 75,
    ("icon_button", "value"): 2000,
    ("feedback", "value"): 2000,
    ("option", "value"): 150,
    ("image", "alt_text"): 2000,
    ("image", "image_url"): 3000,
    ("markdown", "text"): CHARACTERS_IN_MARKDOWN,
    ("data_visualization", "title"): 50,
    ("view", "callback_id"): 255,
    ("view", "private_metadata"): 3000,
    ("view", "external_id"): 255,
}
PLAIN_OPTIONS = frozenset(("overflow", "static_select", "multi_static_select"))
OPTIONS = {"overflow": 5, "checkboxes": 10, "radio_buttons": 10}
LEAVES = frozenset(
    "text link emoji user channel usergroup broadcast date color team message".split()
)
RICH = {
    "rich_text_section": LEAVES,
    "rich_text_quote": LEAVES,
    "rich_text_preformatted": frozenset(("text", "link", "emoji", "user", "channel", "usergroup")),
    "rich_text_list": frozenset(("rich_text_section",)),
}
VIEW_FIELDS = frozenset(
    "type title blocks close submit private_metadata callback_id clear_on_close notify_on_close "
    "external_id submit_disabled".split()
)
