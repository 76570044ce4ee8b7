"""What the desk remembers of its reviews: where each stands, and the editors' words on it.

Kept in memory here, behind the methods that a database will keep.
"""

from __future__ import annotations

import hashlib
from collections import Counter, OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock, RLock

from bot.finding import Finding
from bot.review import Decision, Review

MOST_CASES = 2_000
"""Cases kept in memory, some weeks of one desk."""


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
    """An editor's word on a finding: who (a Slack user id) and when (UTC)."""

    decision: Decision
    by: str
    at: datetime


@dataclass(frozen=True)
class Case:
    """A draft on its way through the desk.

    `stands` holds the ts of the bot's messages by what they are ("reply", "copy", "part 3",
    "shared"), `sent` a digest of what each was last seen to show, `attached` one of each file.
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


class Notebook:
    """Cases, house words and feedback, in memory; safe for threads."""

    def __init__(self) -> None:
        self._cases: OrderedDict[str, Case] = OrderedDict()
        self._words: dict[str, dict[str, str]] = {}
        self._reactions: dict[str, str] = {}
        self._expected: set[str] = set()
        self._feedback: Counter[str] = Counter()
        self._locks: dict[str, RLock] = {}
        self._lock = Lock()

    def held(self, id_: str) -> RLock:
        """A lock for whoever works on a case: one at a time."""
        with self._lock:
            return self._locks.setdefault(id_, RLock())

    def expect(self, id_: str) -> None:
        """Say that a draft is being fetched, so that an edit meanwhile is heard."""
        with self._lock:
            self._expected.add(id_)

    def give_up(self, id_: str) -> None:
        """Say that nobody fetches a draft any more."""
        with self._lock:
            self._expected.discard(id_)

    def knows(self, id_: str) -> bool:
        """Whether a draft is under review, or about to be."""
        with self._lock:
            return id_ in self._cases or id_ in self._expected

    def note_feedback(self, said: str) -> None:
        with self._lock:
            self._feedback[said] += 1

    def feedback(self) -> Mapping[str, int]:
        """What editors said of answers, counted."""
        with self._lock:
            return dict(self._feedback)

    def case(self, id_: str) -> Case | None:
        with self._lock:
            return self._cases.get(id_)

    def keep(self, case: Case) -> Case:
        """Write a case down; the oldest are let go beyond MOST_CASES."""
        with self._lock:
            self._cases[case.id] = case
            self._expected.discard(case.id)
            self._cases.move_to_end(case.id)
            while len(self._cases) > MOST_CASES:
                gone, _ = self._cases.popitem(last=False)
                self._locks.pop(gone, None)
                self._locks.pop(f"parts of {gone}", None)
        return case

    def cases(self) -> tuple[Case, ...]:
        """Every case, the latest first."""
        with self._lock:
            return tuple(reversed(self._cases.values()))

    def words(self, channel: str) -> tuple[str, ...]:
        """The channel's own words, in the order they came."""
        with self._lock:
            return tuple(self._words.get(channel, ()))

    def add_word(self, channel: str, word: str, by: str) -> None:
        with self._lock:
            self._words.setdefault(channel, {})[word.lower()] = by

    def forget_word(self, channel: str, word: str) -> None:
        with self._lock:
            self._words.get(channel, {}).pop(word, None)

    def reaction(self, channel: str) -> str | None:
        """The emoji that calls in a channel, where it has one of its own."""
        with self._lock:
            return self._reactions.get(channel)

    def set_reaction(self, channel: str, emoji: str) -> None:
        """Let another emoji call in a channel; an empty one brings the desk's own back."""
        with self._lock:
            self._reactions.pop(channel, None)
            if emoji:
                self._reactions[channel] = emoji

    def channels(self) -> tuple[str, ...]:
        """The channels with reviews, words or an emoji of their own."""
        with self._lock:
            seen = [case.share_to or case.source.channel for case in self._cases.values()]
            return tuple(dict.fromkeys([*self._words, *self._reactions, *seen]))
