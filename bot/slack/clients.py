"""The clients that call Slack, and how often each tries."""

from __future__ import annotations

from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)

MOST_WAITS = 10
"""Times that one call waits as long as Slack says; a long blog's answer is many posts."""


def clients(token: str, api_url: str | None) -> tuple[WebClient, WebClient]:
    """A client for what may be said twice, and one for posting, which may not.

    Both wait as long as Slack's Retry-After says; a post is repeated only by Replies, which looks
    first whether it is there.
    """
    base = api_url or WebClient.BASE_URL
    slow = RateLimitErrorRetryHandler(max_retry_count=MOST_WAITS)
    again = [ConnectionErrorRetryHandler(max_retry_count=2), ServerErrorRetryHandler()]
    return (
        WebClient(token=token, base_url=base, retry_handlers=[slow, *again]),
        WebClient(token=token, base_url=base, retry_handlers=[slow]),
    )
