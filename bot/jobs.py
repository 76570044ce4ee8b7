"""What happens to a draft in the basket, step by step: fetched, checked, answered, read, completed.

The first answer holds the machine's findings and goes out at once; the model's part completes the
same message. A step that is done twice does nothing twice, and one that failed is done again when
the draft is asked about again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.basket import Basket, BasketFull, Job, Work
from bot.desk import STILL_READING, Desk
from bot.draft import Draft
from bot.inbox import Inbox
from bot.notebook import Case, Notebook, Source, Verdict, case_id, finding_keys
from bot.review import Review
from bot.showing import Showing
from bot.slack.places import Person
from bot.slack.reply import Replies
from bot.slack.trouble import BROKEN, BUSY, NOT_REACHED, READ_ALREADY, Trouble, sentence_for

NOT_ASKED = (
    "The language model was not asked: too many drafts wait for it. Try again in a few minutes."
)
INTERRUPTED = "The language model was interrupted: Stet was stopped while it read. Try again."
STUMBLED = "The language model gave an answer that Stet stumbled over."

_ASK_AGAIN = frozenset({NOT_ASKED, INTERRUPTED})
_LOG = logging.getLogger("stet.jobs")

Matter = Mapping[str, Any]


@dataclass(frozen=True)
class Office:
    """What the jobs work with. `desk_for` gives the desk of a channel, with its own words."""

    desk_for: Callable[[str], Desk]
    notebook: Notebook
    replies: Replies
    client: WebClient
    basket: Basket
    clock: Callable[[], datetime]
    showing: Showing


def person_in(matter: Matter, thread: str = "") -> Person:
    return Person(matter["user"], matter["channel"], thread or matter.get("thread", ""))


def told_of_trouble(replies: Replies, work: Work) -> Work:
    """The work, whose every failure is told to the person who asked."""

    def careful(matter: Matter) -> None:
        try:
            work(matter)
        except Trouble as trouble:
            replies.tell(person_in(matter, trouble.thread), str(trouble))
        except SlackApiError as error:
            replies.tell(person_in(matter), sentence_for(error))
        except BROKEN:
            replies.tell(person_in(matter), NOT_REACHED)
        except BasketFull:
            replies.tell(person_in(matter), BUSY)
        except Exception as fault:
            _LOG.error("a job failed: %s", type(fault).__name__)
            replies.tell(person_in(matter), "Something went wrong here: please try again.")

    return careful


class Reviewing:
    """The jobs "review" (quick), "reading" (as long as the model takes) and "parts" (of a blog)."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._inbox = Inbox(office.replies, office.client)
        self._queued: dict[str, Review] = {}
        self._running: dict[str, Review] = {}
        self._lock = Lock()

    def review(self, matter: Matter) -> None:
        """Check a draft and answer with what the machine finds; put the reading in the basket."""
        where, notebook = self._inbox.where(matter), self._office.notebook
        id_ = case_id(where)
        notebook.expect(id_)
        try:
            with notebook.held(id_):
                source, copy = self._inbox.taken_in(where, matter)
                known = notebook.case(id_)
                if known and known.review.draft.text == copy and not _is_cut_short(known):
                    self._shown_again(known, matter)
                else:
                    self._renewed(source, _parsed(id_, copy, matter), matter, known)
        finally:
            notebook.give_up(id_)

    def again(self, case: Case, matter: Matter) -> None:
        """Review a draft once more; whoever asks holds its lock."""
        self._renewed(case.source, case.review.draft, matter, case)

    def _shown_again(self, known: Case, matter: Matter) -> None:
        case = self._office.showing.answer(self._office.showing.looked_after(known))
        self._go_on(case, matter)
        is_new = (case.stands, case.sent) != (known.stands, known.sent)
        if matter["way"] in {"shortcut", "mention"} and not is_new:
            self._office.replies.tell(person_in(matter), READ_ALREADY)

    def _renewed(self, source: Source, draft: Draft, matter: Matter, known: Case | None) -> None:
        office = self._office
        case = known or self._new(source, draft, matter)
        desk = office.desk_for(case.share_to or matter["channel"])
        if known:
            case = replace(case, review=desk.check(draft, office.clock()))
        case = replace(case, reading=desk.model is not None, at=office.clock(), seconds=0.0)
        case = replace(case, model=desk.model.version if desk.model else "")
        if not case.reading:
            case = replace(case, verdicts=_still_standing(case.verdicts, case.review))
        self._go_on(office.showing.answer(office.notebook.keep(case)), matter)

    def _new(self, source: Source, draft: Draft, matter: Matter) -> Case:
        review = self._office.desk_for(matter["channel"]).check(draft, self._office.clock())
        case = Case(case_id(source), source, matter["user"], review)
        if matter.get("way") == "command" and matter["channel"][:1] in {"C", "G"}:
            return replace(case, share_to=matter["channel"], share_name=matter.get("name", ""))
        return case

    def _go_on(self, case: Case, matter: Matter) -> None:
        """Put what is still to do for a case in the basket, unless it is there."""
        if case.reading:
            self._ask_for_reading(case, matter)
        elif self._office.showing.has_parts(case):
            self.put_parts(case, matter)

    def put_parts(self, case: Case, matter: Matter) -> None:
        """Have the parts of a long blog shown, one at a time. Raises BasketFull."""
        job = Job(
            f"parts:{matter['id']}:{time.monotonic_ns()}", "parts", {**matter, "case": case.id}
        )
        self._office.basket.put(job)

    def _ask_for_reading(self, case: Case, matter: Matter) -> None:
        with self._lock:
            under_way = (self._queued.get(case.id), self._running.get(case.id))
            if any(review is case.review for review in under_way):
                return
            self._queued[case.id] = case.review
        id_ = f"reading:{matter['id']}:{time.monotonic_ns()}"
        try:
            self._office.basket.put(Job(id_, "reading", {**matter, "case": case.id}))
        except BasketFull:
            self._released(self._queued, case)
            self._cut_short(case, NOT_ASKED)

    def _released(self, place: dict[str, Review], case: Case) -> None:
        with self._lock:
            if place.get(case.id) is case.review:
                del place[case.id]

    def reading(self, matter: Matter) -> None:
        """Have the model read, and complete the answer: unless the draft has changed meanwhile."""
        began = self._claimed(matter["case"])
        if began is None:
            return
        try:
            started = time.monotonic()
            whole = self._read(began)
            with self._office.notebook.held(began.id):
                self._complete(began, whole, time.monotonic() - started, matter)
        finally:
            self._released(self._running, began)

    def _claimed(self, id_: str) -> Case | None:
        case = self._office.notebook.case(id_)
        with self._lock:
            if case is None or not case.reading or self._running.get(id_) is case.review:
                return None
            self._running[id_] = case.review
            self._queued.pop(id_, None)
        return case

    def _read(self, case: Case) -> Review:
        desk = self._office.desk_for(case.share_to or case.source.channel)
        try:
            return desk.complete(case.review, self._office.clock())
        except Exception as fault:
            _LOG.error("reading case %s failed: %s", case.id, type(fault).__name__)
            return _unread(case.review, STUMBLED)

    def _complete(self, began: Case, whole: Review, seconds: float, matter: Matter) -> None:
        now = self._office.notebook.case(began.id)
        if now is None or now.review is not began.review:
            return
        done = replace(now, review=whole, reading=False, seconds=now.seconds + seconds)
        done = replace(done, verdicts=_still_standing(now.verdicts, whole))
        self._go_on(self._office.showing.answer(self._office.notebook.keep(done)), matter)

    def parts(self, matter: Matter) -> None:
        """Show the parts of a long blog."""
        self._office.showing.parts(matter["case"])

    def interrupt(self, seconds: float) -> None:
        """Say of every reading that it ends here; `seconds` is what that may take in all."""
        until = time.monotonic() + seconds
        for case in self._office.notebook.cases():
            if case.reading and time.monotonic() < until:
                try:
                    self._cut_short(case, INTERRUPTED)
                except (SlackApiError, *BROKEN) as error:
                    _LOG.error("case %s was left unfinished: %s", case.id, type(error).__name__)

    def _cut_short(self, case: Case, why: str) -> None:
        done = replace(case, review=_unread(case.review, why), reading=False)
        self._office.showing.answer(self._office.notebook.keep(done))


def _parsed(id_: str, copy: str, matter: Matter) -> Draft:
    try:
        return Draft.parse(copy, id_, bool(matter.get("single")))
    except ValueError as error:
        raise Trouble(f"I cannot read that: {error}.") from None


def _unread(review: Review, why: str) -> Review:
    gaps = [gap for gap in review.unread if gap != STILL_READING]
    return replace(review, unread=(*gaps, why))


def _is_cut_short(case: Case) -> bool:
    return not _ASK_AGAIN.isdisjoint(case.review.unread)


def _still_standing(verdicts: Mapping[str, Verdict], review: Review) -> dict[str, Verdict]:
    """The editors' words on findings that the draft still has."""
    keys = finding_keys(review)
    return {key: verdict for key, verdict in verdicts.items() if key in keys}
