"""What the libraries may log: that something happened, and where, but not to which text."""

from __future__ import annotations

import logging
import re

import pytest

from bot.discreet import keep_libraries_discreet
from tests.doors import CANARY, fail


@pytest.mark.parametrize("name", ["slack_bolt.Some", "slack_sdk.webhook.client", "waitress"])
def test_a_library_may_say_what_happened_and_no_more(
    caplog: pytest.LogCaptureFixture, name: str
) -> None:
    caplog.set_level("DEBUG")
    keep_libraries_discreet()
    keep_libraries_discreet()
    logger = logging.getLogger(name)
    logger.debug("Sending a request - url: %s, body: %s", "https://slack.example", CANARY)
    try:
        fail(CANARY)
    except RuntimeError:
        logger.exception("Failed to send")
    assert caplog.messages[0] == "Sending a request - url"
    assert re.fullmatch(r"Failed to send \(RuntimeError at doors.py:\d+\)", caplog.messages[1])
    assert "quarrelsome-canary" not in caplog.text


def test_our_own_lines_are_as_they_were(caplog: pytest.LogCaptureFixture) -> None:
    keep_libraries_discreet()
    logging.getLogger("bot.serving").warning("Serving (%d)", 1)
    assert caplog.messages == ["Serving (1)"]
