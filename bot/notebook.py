"""What the desk remembers: drafts, the editors' words on them, and what each channel has set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from bot.case import Case, Source, case_id
from bot.holds import Holds
from bot.records import (
    DigestTime,
    Figures,
    Noted,
    Past,
    digest_of,
    digest_row,
    figures_of,
    rows_of,
    source_of,
)
from bot.shelf import Shelf
from bot.store import Store, Which, tables

Clock = Callable[[], datetime]

MOST_AT_HAND = 128
"""Cases kept in memory; each is used only while the store has no newer version of it."""

__all__ = ["DigestTime", "Figures", "Notebook", "Noted", "Past"]


class Notebook:
    """Cases, own words, settings and letters; safe for threads and processes.

    `worker` is the id under which this notebook holds what is worked on: no two notebooks share
    one. Every method raises StoreDown when the database does not do what it should.
    """

    def __init__(self, store: Store, worker: str, clock: Clock = lambda: datetime.now(UTC)) -> None:
        self._store = store
        self._holds = Holds(store, worker)
        self._clock = clock
        self._shelf = Shelf(MOST_AT_HAND)

    # Who works on what

    @contextmanager
    def held(self, name: str) -> Iterator[None]:
        """Whoever works on a case holds it: one at a time, over all processes. Reentrant."""
        with self._holds.held(name):
            yield

    def expect(self, id_: str) -> None:
        """Say that a draft is being fetched, so that an edit meanwhile is heard."""
        self._store.add_at_once(tables.expected, id=id_, at=self._clock())

    def give_up(self, id_: str) -> None:
        """Say that nobody fetches a draft any more."""
        self._store.drop(tables.expected, id=id_)

    def knows(self, id_: str) -> bool:
        """Whether a draft is under review, or about to be."""
        known = self._store.revision(id_) is not None
        return known or bool(self._store.rows(tables.expected, id=id_))

    # Letters: copy that came with its job, so that no job in the basket holds any

    def lay_by(self, job: str, letter: Mapping[str, Any]) -> None:
        """Keep what came with a job (JSON) until it is done; the same id keeps the first."""
        self._store.add_at_once(tables.letters, job=job, letter=letter, at=self._clock())

    def letter(self, job: str) -> Mapping[str, Any] | None:
        """What came with a job; None when it is done or forgotten."""
        found = self._store.rows(tables.letters, job=job)
        return found[0]["letter"] or None if found else None

    def done_with(self, job: str) -> None:
        """Throw a letter away; its envelope stays, so that one told of again brings no copy."""
        self._store.empty_letter(job)

    # Cases

    def case(self, id_: str) -> Case | None:
        """A draft as it stands; None for one that is unknown, or whose text is gone."""
        return self._shelf.case(id_, self._store)

    def keep(self, case: Case) -> Case:
        """Write a case down, in one transaction with its findings and decisions.

        Give it back as written.
        """
        self._shelf.keep(case, self._store.file(rows_of(case)))
        return case

    def asked_by(self, user: str, most: int) -> tuple[Case, ...]:
        """The latest answered reviews that somebody asked for, the latest first."""
        return self._cases(self._store.asked_by(user, most))

    def channels_of(self, user: str) -> tuple[str, ...]:
        """The channels that somebody asked for reviews, decided or set something in.

        The one they last did so in comes first.
        """
        return tuple(self._store.channels_of(user))

    def read_between(
        self, channels: Sequence[str], since: datetime, until: datetime
    ) -> tuple[Case, ...]:
        """The cases that came in in these channels at `since` (UTC) or later, before `until`.

        The earliest first. A draft asked about privately by command is none of any channel's.
        """
        return self._cases(self._store.ids(Which(channels, since, until)))

    def cases(self) -> tuple[Case, ...]:
        """Every case, the latest first: for tests."""
        return self._cases(self._store.all_ids())

    def _cases(self, ids: Sequence[str]) -> tuple[Case, ...]:
        return tuple(case for case in map(self.case, ids) if case)

    def source(self, id_: str) -> Source | None:
        """Where a draft came in, whether or not its text is gone."""
        found = self._store.source(id_)
        return source_of(found) if found else None

    def drafts_since(self, channels: Sequence[str], since: datetime) -> tuple[Past, ...]:
        """The drafts that came in in these channels at `since` (UTC) or later, the earliest first.

        Those whose text is gone are left out.
        """
        return tuple(Past(**row) for row in self._store.texts(Which(channels, since)))

    # Figures

    def figures(self) -> Figures:
        """What all reviews so far come to, those whose text is gone too."""
        return figures_of(self._store.tallies(Which()))

    def figures_between(self, channels: Sequence[str], since: datetime, until: datetime) -> Figures:
        """The same for the reviews that `read_between` gives, and for those whose text is gone."""
        return figures_of(self._store.tallies(Which(channels, since, until)))

    def count(self, name: str, label: str, amount: float = 1.0) -> None:
        """Add to a running count, such as ("model_errors", "timeout") or ("seconds", "reading")."""
        self._store.count(name, label, amount)

    def counts(self) -> Mapping[tuple[str, str], float]:
        """The running counts."""
        rows = self._store.rows(tables.counts)
        return {(row["name"], row["label"]): row["amount"] for row in rows}

    def note_feedback(self, case: str, user: str, said: str) -> None:
        """Note a thumb, "good" or "bad"; somebody's last word on a case counts."""
        self._store.put(tables.feedback, review=case, user=user, said=said)

    def feedback(self) -> Mapping[str, int]:
        """What editors said of answers, counted."""
        return Counter(row["said"] for row in self._store.rows(tables.feedback))

    # What a channel has set

    def words(self, channel: str) -> tuple[str, ...]:
        """The channel's own words, in the order they came."""
        return tuple(noted.what for noted in self.own_words(channel))

    def own_words(self, channel: str) -> tuple[Noted, ...]:
        """The channel's own words with who added them and when, in the order they came."""
        return _noted(self._store.rows(tables.words, channel=channel))

    def add_word(self, channel: str, word: str, by: str, at: datetime) -> None:
        """Take a word in, in small letters; one that is there keeps who added it first."""
        self._store.add(tables.words, channel=channel, what=word.lower(), by=by, at=at)

    def forget_word(self, channel: str, word: str) -> None:
        self._store.drop(tables.words, channel=channel, what=word)

    def rules_off(self, channel: str) -> tuple[Noted, ...]:
        """The ids of the rules that a channel has switched off, with who and when."""
        return _noted(self._store.rows(tables.rules_off, channel=channel))

    def switch_off(self, channel: str, rule: str, by: str, at: datetime) -> None:
        """Switch a rule off for a channel, from its next review on."""
        self._store.add(tables.rules_off, channel=channel, what=rule, by=by, at=at)

    def switch_on(self, channel: str, rule: str) -> None:
        self._store.drop(tables.rules_off, channel=channel, what=rule)

    def reaction(self, channel: str) -> str | None:
        """The emoji that calls in a channel, where it has one of its own."""
        found = self._store.rows(tables.channels, channel=channel)
        return found[0]["emoji"] or None if found else None

    def set_reaction(self, channel: str, emoji: str, by: str, at: datetime) -> None:
        """Let another emoji call in a channel; an empty one brings the desk's own back."""
        self._store.put(tables.channels, channel=channel, emoji=emoji, emoji_by=by, emoji_at=at)

    # The digest

    def digest_times(self) -> Mapping[str, DigestTime | None]:
        """When the channels that have set it want their digest; None for none at all."""
        rows = self._store.rows(tables.channels)
        return {row["channel"]: digest_of(row) for row in rows if row["digest_at"]}

    def set_digest(self, channel: str, when: DigestTime | None, by: str, at: datetime) -> None:
        """Set when a channel gets its digest; None for never, whatever the environment says."""
        self._store.put(tables.channels, channel=channel, **digest_row(when, by, at))

    def digest_sent(self, channel: str, day: date) -> str | None:
        """The ts of a channel's digest of a local day; "" for a day without one, None if open."""
        found = self._store.rows(tables.digests, channel=channel, day=day.isoformat())
        return found[0]["ts"] if found else None

    def note_digest(self, channel: str, day: date, ts: str) -> None:
        self._store.put(tables.digests, channel=channel, day=day.isoformat(), ts=ts)

    # What is gone

    def forget(self, source: Source) -> bool:
        """Remove a draft's text, and what holds words of it. Whether it was there; figures stay.

        `source` is the message with the draft, or any message of the bot's about it.
        """
        for row in self._store.rows(tables.letters):
            if (row["letter"].get("message") or {}).get("ts") == source.ts:
                self.done_with(row["job"])
        id_ = self._store.standing(source.channel, source.ts) or case_id(source)
        self._shelf.drop(id_)
        return self._store.forget(id_)

    def forget_before(self, moment: datetime) -> int:
        """Remove the text of drafts that came in before (UTC). How many there were."""
        self._shelf.clear()
        return self._store.forget_before(moment)


def _noted(rows: Sequence[Mapping[str, Any]]) -> tuple[Noted, ...]:
    return tuple(Noted(row["what"], row["by"], row["at"]) for row in rows)
