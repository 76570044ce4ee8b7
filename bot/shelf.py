"""A shelf of cases at hand, so that a press on a long blog does not read all of it again."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from bot.case import Case
from bot.records import case_of
from bot.store import Store


class Shelf:
    """At most so many cases, each with the revision of its row; safe for threads.

    The store is asked every time whether the revision is still the row's, for other processes
    write there too.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._at_hand: OrderedDict[str, tuple[int, Case]] = OrderedDict()
        self._lock = Lock()

    def case(self, id_: str, store: Store) -> Case | None:
        """The case as the store has it; None where that has no text of it."""
        revision = store.revision(id_)
        at_hand = self._at_hand.get(id_)
        if at_hand and at_hand[0] == revision:
            return at_hand[1]
        row = None if revision is None else store.review(id_)
        if row is None:
            self.drop(id_)
            return None
        case = case_of(row)
        self.keep(case, row["revision"])
        return case

    def keep(self, case: Case, revision: int | None) -> None:
        """Have a case at hand, unless a newer one is; None drops it."""
        if revision is None:
            self.drop(case.id)
            return
        with self._lock:
            if self._at_hand.get(case.id, (0,))[0] <= revision:
                self._at_hand[case.id] = (revision, case)
                self._at_hand.move_to_end(case.id)
            while len(self._at_hand) > self._most:
                self._at_hand.popitem(last=False)

    def drop(self, id_: str) -> None:
        """Have a case at hand no more."""
        with self._lock:
            self._at_hand.pop(id_, None)

    def clear(self) -> None:
        """Have nothing at hand."""
        with self._lock:
            self._at_hand.clear()
