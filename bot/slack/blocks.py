"""Everything that Stet shows in Slack: the one door to the files that build blocks."""

from bot.slack.answer import Share, copy_message, outcome, review_message, shared_message
from bot.slack.blog import blog_messages, is_long
from bot.slack.channel_view import ChannelSettings
from bot.slack.home_view import Home, Recent, home_view
from bot.slack.message import (
    Message,
    error_message,
    help_message,
    progress_text,
    style_message,
)
from bot.slack.views import FIELDS, check_view, draft_in, is_blog

__all__ = [
    "FIELDS",
    "ChannelSettings",
    "Home",
    "Message",
    "Recent",
    "Share",
    "blog_messages",
    "check_view",
    "copy_message",
    "draft_in",
    "error_message",
    "help_message",
    "home_view",
    "is_blog",
    "is_long",
    "outcome",
    "progress_text",
    "review_message",
    "shared_message",
    "style_message",
]
