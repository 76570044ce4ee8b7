"""What came of the chaos, by what stands in Slack: nothing lost, nothing twice."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.desk import STILL_READING
from bot.slack.trouble import NOT_NOTED
from tests.chaos_events import Event
from tests.chaos_presses import Pressed, ours, shown_words
from tests.slack_server import SlackServer

Json: TypeAlias = dict[str, Any]

_PARTS = re.compile(r"(\d+) of \d+ posts have something")


@dataclass(frozen=True)
class Standing:
    """A message of the bot's: where it stands, of which case, what it is."""

    channel: str
    case: str
    what: str
    message: Json

    @property
    def thread(self) -> str:
        """The root it hangs on; empty for a message that is one itself."""
        root = str(self.message.get("thread_ts") or "")
        return "" if root == self.message["ts"] else root

    @property
    def shown(self) -> str:
        return json.dumps([self.message.get("text"), self.message.get("blocks")])


class Outcome:
    """All that stands in Slack at the end."""

    def __init__(self, slack: SlackServer) -> None:
        self._by_case: defaultdict[str, list[Standing]] = defaultdict(list)
        for channel in tuple(slack.store.channels):
            for message in slack.said_in(channel):
                case, what = ours(message)
                if case:
                    self._by_case[case].append(Standing(channel, case, what, message))

    def faults(self, events: Sequence[Event], copies: Iterable[str]) -> dict[str, list[str]]:
        """What is wrong, by what it is; each fault names the way in and the case."""
        return {
            "lost": [_named(each) for each in events if not self._answers(each)],
            "unfinished": [_named(each) for each in events if self._is_unfinished(each)],
            "doubled": self._doubled(),
            "parts missing": [_named(each) for each in events if self._lacks_parts(each)],
            "copies missing": [each for each in copies if not self._copies(each)],
            "copies mixed up": [_named(each) for each in events if self._is_mixed_up(each)],
            "strays": sorted({*self._by_case} - {each.case for each in events} - self.digests()),
        }

    def not_noted(self, ephemerals: Iterable[Json]) -> int:
        """How often somebody was told to ask again."""
        return sum(each.get("text") == NOT_NOTED for each in ephemerals)

    def digests(self) -> set[str]:
        """The cases of messages that are a channel's digest."""
        return {
            case
            for case, listed in self._by_case.items()
            if any(each.what == "digest" for each in listed)
        }

    def words(self) -> dict[tuple[str, str], tuple[str, str]]:
        """What is shown as decided, by case and finding: the word, and the line that says who."""
        return {
            (case, key): said
            for case, listed in self._by_case.items()
            for each in listed
            for key, said in shown_words(each.message).items()
        }

    def _answers(self, event: Event) -> list[Standing]:
        """The answers in the place where one belongs."""
        return [
            each
            for each in self._by_case[event.case]
            if each.what == "reply" and (each.channel, each.thread) == (event.channel, event.thread)
        ]

    def _is_unfinished(self, event: Event) -> bool:
        return any(
            STILL_READING in each.message["text"] or _is_so_far(each)
            for each in self._answers(event)
        )

    def _doubled(self) -> list[str]:
        counts = Counter(
            (each.case, each.what) for listed in self._by_case.values() for each in listed
        )
        return [f"{what} of {case}: {n}" for (case, what), n in counts.items() if n > 1]

    def _lacks_parts(self, event: Event) -> bool:
        told = [_PARTS.search(each.shown) for each in self._answers(event)]
        wanted = sum(int(each[1]) for each in told if each)
        parts = [e for e in self._by_case[event.case] if e.what.startswith("part ")]
        return wanted > len(parts)

    def _copies(self, case: str) -> list[Standing]:
        return [each for each in self._by_case[case] if each.what == "copy"]

    def _is_mixed_up(self, event: Event) -> bool:
        """Whether somebody else's copy stands in the thread; a long one is in a file."""
        copies = [each.shown for each in self._copies(event.case)]
        return any(event.copy.word not in each and "file below" not in each for each in copies)


def decisions_lost(
    words: Mapping[tuple[str, str], Pressed],
    kept: Mapping[tuple[str, str], str],
    shown: Mapping[tuple[str, str], tuple[str, str]],
) -> dict[str, list[str]]:
    """The acked words that the database does not hold, and those that Slack does not show."""
    return {
        "decisions not kept": [
            _told(said, kept.get(at)) for at, said in words.items() if kept.get(at) != said.decision
        ],
        "decisions not shown": [
            _told(said, shown.get(at, ("",))[0])
            for at, said in words.items()
            if shown.get(at, ("",))[0] != said.decision
        ],
    }


def _is_so_far(standing: Standing) -> bool:
    return str(standing.message["text"]).split("\n")[0].endswith(" so far")


def _named(event: Event) -> str:
    return f"{event.way} {event.case}"


def _told(pressed: Pressed, found: str | None) -> str:
    before = f" instead of {pressed.instead}" if pressed.instead else ""
    what = f"{pressed.decision}{before} on {pressed.case} {pressed.finding}"
    return f"{what} by {pressed.by}, found {found or 'nothing'}"
