"""What a channel had read of late: what a new draft is held against, and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.case import Case
from bot.memory import Earlier
from bot.notebook import Notebook
from bot.review import Review
from bot.slack.reply import Replies

MEMORY = timedelta(hours=24)
"""How long a draft is what later drafts of its channel are compared with."""


@dataclass(frozen=True)
class Recall:
    """The desk's memory of a channel; `zone` is the IANA name of the one that times are told in."""

    notebook: Notebook
    replies: Replies
    clock: Callable[[], datetime]
    zone: str

    def earlier(self, case: Case) -> tuple[Earlier, ...]:
        """What the case's channel had had read in the 24 hours before it came in.

        The earliest first. What came in later is no context, however late a draft is mended.
        """
        channel, came_in = case.share_to or case.source.channel, case.at or self.clock()
        found = self.notebook.drafts_since((channel,), came_in - MEMORY)
        before = (past for past in found if past.id != case.id and past.at <= came_in)
        return tuple(Earlier(past.id, past.text, past.at, self.zone) for past in before)

    def links(self, case: Case, review: Review) -> dict[str, str]:
        """Links to the earlier drafts that findings speak of, as far as Slack gives them."""
        wanted = dict.fromkeys(finding.see for finding in review.findings if finding.see)
        links = {id_: case.links.get(id_) or self._link_to(id_) for id_ in wanted}
        return {id_: link for id_, link in links.items() if link}

    def _link_to(self, id_: str) -> str:
        source = self.notebook.source(id_)
        return self.replies.link(source.channel, source.ts) if source else ""
