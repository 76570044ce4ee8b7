"""The Bolt app: every way in, and a net below them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltRequest
from slack_sdk import WebClient

from bot.slack import command, decision, direct, edit, home, reaction, shortcut
from bot.slack.ways import Ways

_LOG = logging.getLogger("stet.slack")


def build(client: WebClient, secret: str, ways: Ways, is_known: Callable[[str, str], bool]) -> App:
    """The app; `secret` is empty in Socket Mode, where Slack signs nothing."""
    # Bolt warns of a token in the environment beside a client of our own: there always is one.
    logging.getLogger("slack_bolt.App").addFilter(lambda record: "unused" not in str(record.msg))
    app = App(
        client=client,
        signing_secret=secret or None,
        token_verification_enabled=False,
        request_verification_enabled=bool(secret),
        # A job is in the basket before Slack hears that it was: what is not, Slack tells again.
        process_before_response=True,
    )
    edit.register(app, ways, is_known)
    for way in (command, reaction, shortcut, direct, decision, home):
        way.register(app, ways)
    _catch_the_rest(app)
    return app


def _catch_the_rest(app: App) -> None:
    @app.event("message")
    def other_message() -> None:
        pass

    @app.error
    def failed(error: Exception, request: BoltRequest) -> None:
        kind: Any = request.body.get("type", "")
        _LOG.error("a listener failed on %s: %s", kind, type(error).__name__)
