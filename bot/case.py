"""A draft on its way through the desk: where it came in, what is said of it, what was decided."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.finding import Finding
from bot.review import Decision, Review


@dataclass(frozen=True, slots=True)
class Source:
    """The message a draft came in: its channel, its own ts, and the ts of the thread to answer in.

    A draft that came in otherwise (a command, a modal) has the ts of the bot's own message.
    """

    channel: str
    ts: str
    thread: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """An editor's word on a finding: who (a Slack user id) and when (UTC).

    `in_all` tells that it was said of all findings at once: a word on this one alone goes before
    it, whichever is done first.
    """

    decision: Decision
    by: str
    at: datetime
    in_all: bool = False


@dataclass(frozen=True)
class Case:
    """A draft on its way through the desk.

    `stands` holds the ts of the bot's messages by what they are ("reply", "copy", "part 3",
    "shared"), `sent` a digest of what each was last seen to show, `attached` one of each file.
    `edition` counts how often what is said of the draft was made anew, so that what was begun on an
    older one is known, and `job` is the job that brought its copy. `links` are the permalinks of
    earlier drafts that findings speak of, by case id.
    `verdicts` go by finding key; `seconds` is how long the whole reading took; `model` names it.
    `share_to` is the channel that a review asked for by command may be shared to.
    """

    id: str
    source: Source
    asked_by: str
    review: Review
    reading: bool = False
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    seconds: float = 0.0
    model: str = ""
    share_to: str = ""
    share_name: str = ""
    at: datetime | None = None
    stands: Mapping[str, str] = field(default_factory=dict)
    sent: Mapping[str, str] = field(default_factory=dict)
    attached: Mapping[str, str] = field(default_factory=dict)
    edition: int = 0
    job: str = ""
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def reply(self) -> str | None:
        """The ts of the answer, once it is posted."""
        return self.stands.get("reply")

    def keys(self) -> dict[str, Finding]:
        """The findings by key, in the order of the text."""
        return finding_keys(self.review)

    def applied(self) -> list[Finding]:
        """The findings whose fix an editor has applied."""
        return [
            finding
            for key, finding in self.keys().items()
            if key in self.verdicts and self.verdicts[key].decision is Decision.APPLY
        ]


def case_id(source: Source) -> str:
    """A name for the draft in a message: 12 hex digits that hold no word of it."""
    return hashlib.sha256(f"{source.channel}:{source.ts}".encode()).hexdigest()[:12]


def finding_keys(review: Review) -> dict[str, Finding]:
    """A key for each finding that lasts while the draft is edited elsewhere: 10 hex digits.

    It goes by the rule, the words and the fix, and by which of several alike it is.
    """
    seen: Counter[str] = Counter()
    keys: dict[str, Finding] = {}
    for finding in review.findings:
        what = f"{finding.rule.id}|{finding.span.of(review.draft.text)}|{finding.fix}"
        seen[what] += 1
        numbered = f"{what}|{seen[what]}".encode("utf-8", "surrogatepass")
        keys[hashlib.sha256(numbered).hexdigest()[:10]] = finding
    return keys
