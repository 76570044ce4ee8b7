"""What can go wrong with Slack, in one sentence each to the person who asked."""

from __future__ import annotations

from http.client import HTTPException

from slack_sdk.errors import SlackApiError


class Trouble(Exception):  # noqa: N818 - a sentence for a person, not a fault of the program
    """Something a person has to know or do; the message is the sentence they are told.

    `thread` is the root of the thread that they asked in, where only the message tells it.
    """

    def __init__(self, sentence: str, thread: str = "") -> None:
        super().__init__(sentence)
        self.thread = thread


NO_TEXT = "There is no text in that message for me to read: paste the draft as text."
NO_FILE = "I may not open that snippet: paste the draft as text."
GONE = "That message is gone, so there is nothing to read."
NOT_NOTED = "I cannot note anything down just now: try again in a few minutes."
TOLD_AGAIN = (
    "I cannot note that down just now. Slack will tell me of it again for some minutes; if nothing "
    "has come by then, ask once more."
)
UPGRADED = "I was changed while that waited, and do not know it any more: please ask again."
LOST = "I no longer have that review: react to the draft again and I will read it anew."
READ_ALREADY = "I have read that already: the answer is in its thread."
OWN = "That is my own answer: react to the draft itself."
ELSEWHERE = "I do not work in that channel: ask whoever set me up to add it to STET_CHANNELS."

_SENTENCES = {
    "not_in_channel": "I am not in that channel: invite me with /invite, then ask again.",
    "channel_not_found": "I cannot see that channel: invite me with /invite, then ask again.",
    "missing_scope": "I lack a permission there: reinstall me from manifest.yml.",
    "is_archived": "That channel is archived, so I cannot answer there.",
    "ratelimited": "Slack asks me to slow down: try again in a minute.",
    "message_not_found": GONE,
    "thread_not_found": GONE,
    "expired_trigger_id": "Slack gave me too little time to open the form: please try again.",
    "restricted_action": "The rules of this workspace do not let me post there.",
    "msg_too_long": "My answer is too long for Slack, even in pieces: try a part of the draft.",
}
NOT_REACHED = "I could not reach Slack to answer: please try again."


def sentence_for(error: SlackApiError) -> str:
    """What a person is told of an error of Slack's. It holds no word of a draft."""
    return _SENTENCES.get(code_of(error), NOT_REACHED)


def code_of(error: SlackApiError) -> str:
    """Slack's own name for an error; "ratelimited" for any 429."""
    response = error.response
    if getattr(response, "status_code", 200) == 429:
        return "ratelimited"
    data = getattr(response, "data", response)
    return str(data.get("error", "")) if isinstance(data, dict) else ""


def may_pass(error: SlackApiError) -> bool:
    """Whether Slack may well answer the same call when it is made again."""
    status = getattr(error.response, "status_code", 200)
    return status >= 500 or code_of(error) in _PASSING


_PASSING = frozenset(
    "ratelimited internal_error fatal_error service_unavailable request_timeout".split()
)

BROKEN = (OSError, HTTPException)
"""What a call to Slack raises when the connection breaks."""
