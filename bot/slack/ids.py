"""The names that Slack hands back to us: actions, views, metadata, and what a button carries."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

APPLY = "stet_apply"
STET = "stet_stet"
APPLY_ALL = "stet_apply_all"
SHOW_COPY = "stet_show_copy"
FEEDBACK = "stet_feedback"
MORE = "stet_more"
"""The overflow beside a finding: the word goes into the house's own words for the channel."""
SHARE = "stet_share"
TRY_AGAIN = "stet_try_again"
OPEN_CHECK = "stet_open_check"
"""The Home tab's button that opens the modal."""
SET_REACTION = "stet_set_reaction"
FORGET_WORD = "stet_forget_word"
SWITCH_ON = "stet_switch_on"
"""The Home tab's menu of the rules that a channel has switched off."""
SWITCH_DIGEST = "stet_switch_digest"
SET_DIGEST_TIME = "stet_set_digest_time"
SET_DIGEST_ZONE = "stet_set_digest_zone"
RULE_OFF = "stet_rule_off"
"""The digest's button beside a rule that editors mostly let stand; it carries channel and rule."""

CHECK_VIEW = "stet_check_view"
CHECK_SHORTCUT = "stet_check_shortcut"
COMMAND = "/stet"

EVENT_TYPE = "stet_reply"
"""The type of the metadata by which the bot finds its own messages again; it holds ids alone."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a button carries: the case, and the finding it is about, if it is about one."""

    case: str
    finding: str = ""

    def written(self) -> str:
        """At most 2,000 characters, as Slack allows for a value; in fact some 40."""
        return json.dumps([self.case, self.finding])

    @classmethod
    def read(cls, value: str) -> Carried:
        """Raises ValueError for a value that is none of ours."""
        carried = json.loads(value)
        if not (isinstance(carried, list) and len(carried) == 2):
            raise ValueError("not a button of ours")
        return cls(str(carried[0]), str(carried[1]))


def key_of(word: str) -> str:
    """A name for a word of a draft's, for where no word of it may stand: 10 hex digits."""
    return hashlib.sha256(word.encode("utf-8", "surrogatepass")).hexdigest()[:10]
