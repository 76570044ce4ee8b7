"""What happens to a draft in the basket, step by step: fetched, checked, answered, read, completed.

The first answer holds the machine's findings and goes out at once; the model's part completes the
same message. A step may be done twice, by another process too: what it did already is found in the
notebook or in Slack and not done again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from slack_sdk import WebClient

from bot.basket import Basket, Job, Matter, Step
from bot.case import Case, Source, Verdict, case_id, finding_keys
from bot.desk import STILL_READING, Desk
from bot.draft import Draft
from bot.furniture import Furniture
from bot.inbox import Inbox
from bot.notebook import Notebook
from bot.recall import Recall
from bot.review import Review
from bot.showing import Showing
from bot.slack.places import Person
from bot.slack.reply import Replies
from bot.slack.trouble import LOST, READ_ALREADY, Trouble

STUMBLED = "The language model gave an answer that Stet stumbled over."

_LOG = logging.getLogger("stet.jobs")


@dataclass(frozen=True)
class Office:
    """What the jobs work with.

    `desk_for` gives the desk of a channel, with its own words and without the rules it has switched
    off. `zone` is the IANA name of the zone in which editors are told of times.
    """

    desk_for: Callable[[str], Desk]
    notebook: Notebook
    replies: Replies
    client: WebClient
    basket: Basket
    clock: Callable[[], datetime]
    showing: Showing
    zone: str = "UTC"


def person_in(matter: Matter, thread: str = "") -> Person:
    """Who asked for a job; nobody for one that nobody asked for."""
    where = thread or matter.get("thread", "")
    return Person(matter.get("user", ""), matter.get("channel", ""), where)


class Reviewing:
    """The jobs "review" (quick), "reading" (as long as the model takes) and "parts" (of a blog)."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._inbox = Inbox(office.replies, office.client)
        self._recall = Recall(office.notebook, office.replies, office.clock, office.zone)

    def steps(self) -> dict[str, tuple[Step, ...]]:
        return {
            "review": (self.check, self.answer),
            "reading": (self.read, self.complete),
            "parts": (self.parts,),
        }

    def check(self, matter: Matter) -> None:
        """Fetch a draft, and write down what the machine finds in it."""
        where, notebook = self._inbox.where(matter), self._office.notebook
        id_ = case_id(where)
        try:
            with notebook.held(id_):
                known = notebook.case(id_)
                if known is None or known.job != matter["id"]:
                    self._taken_in(where, matter, known)
        except Trouble:
            notebook.give_up(id_)
            raise
        notebook.done_with(matter["id"])

    def _taken_in(self, where: Source, matter: Matter, known: Case | None) -> None:
        letter = self._office.notebook.letter(matter["id"]) or {}
        source, copy = self._inbox.taken_in(where, {**matter, **letter})
        if known and known.review.draft.text == copy:
            self._office.notebook.give_up(known.id)
            return
        draft = _parsed(case_id(source), copy, matter)
        self._checked(known or _new(source, draft, matter), draft, matter)

    def again(self, case: Case, matter: Matter) -> None:
        """Review a draft once more; whoever asks holds it."""
        if case.job != matter["id"]:
            case = self._checked(case, case.review.draft, matter)
        self._answered(case, matter)

    def _checked(self, case: Case, draft: Draft, matter: Matter) -> Case:
        office, now = self._office, self._office.clock()
        channel = case.share_to or case.source.channel
        desk = office.desk_for(channel)
        began = time.monotonic()
        review = desk.check(draft, now, earlier=self._recall.earlier(case))
        self._note_check(case.id, time.monotonic() - began)
        renewed = replace(
            case,
            review=review,
            edition=case.edition + 1,
            job=matter["id"],
            reading=desk.model is not None,
            model=desk.model.version if desk.model else "",
            at=case.at or now,
            seconds=0.0,
            links=self._recall.links(case, review),
        )
        if not renewed.reading:
            renewed = replace(renewed, verdicts=_still_standing(case.verdicts, review))
        return office.notebook.keep(renewed)

    def _note_check(self, id_: str, seconds: float) -> None:
        self._office.notebook.count("seconds", "checking", seconds)
        figures = {"review": id_, "milliseconds": round(1000 * seconds)}
        _LOG.info("a draft was checked", extra=figures)

    def answer(self, matter: Matter) -> None:
        """Show what was found, and put what is still to do in the basket."""
        id_ = case_id(self._inbox.where(matter))
        with self._office.notebook.held(id_):
            case = self._office.notebook.case(id_)
            if case is None:
                raise Trouble(LOST)
            if case.job == matter["id"]:
                self._answered(case, matter)
            else:
                self._shown_again(case, matter)

    def _answered(self, case: Case, matter: Matter) -> None:
        self._go_on(self._office.showing.answer(case), matter)

    def _shown_again(self, known: Case, matter: Matter) -> None:
        case = self._office.showing.answer(self._office.showing.looked_after(known))
        self._go_on(case, matter)
        is_new = (case.stands, case.sent) != (known.stands, known.sent)
        if matter["way"] in {"shortcut", "mention"} and not is_new:
            self._office.replies.tell(person_in(matter), READ_ALREADY)

    def _go_on(self, case: Case, matter: Matter) -> None:
        """Put what is still to do for a case in the basket; it is known there if it is there."""
        if case.reading:
            self._put(f"reading:{case.id}:{case.edition}", "reading", case, matter)
        elif self._office.showing.has_parts(case):
            self.put_parts(case, matter)

    def put_parts(self, case: Case, matter: Matter) -> None:
        """Have the parts of a long blog shown, one at a time. Raises NotTaken."""
        self._put(f"parts:{matter['id']}:{case.edition}", "parts", case, matter)

    def _put(self, id_: str, kind: str, case: Case, matter: Matter) -> None:
        about = {"id": id_, "case": case.id, "edition": case.edition}
        who = {name: matter.get(name, "") for name in ("user", "channel", "thread", "way")}
        self._office.basket.put(Job(id_, kind, {**who, **about}))

    def read(self, matter: Matter) -> None:
        """Have the model read, unless the draft has changed meanwhile or it was read already."""
        began = self._office.notebook.case(matter["case"])
        if began is None or not began.reading or began.edition != matter["edition"]:
            return
        started = time.monotonic()
        whole = self._read(began)
        seconds = time.monotonic() - started
        with self._office.notebook.held(began.id):
            now = self._office.notebook.case(began.id)
            if now is not None and now.edition == began.edition:
                self._keep_reading(now, whole, seconds)

    def _keep_reading(self, now: Case, whole: Review, seconds: float) -> None:
        done = replace(now, review=whole, reading=False, seconds=now.seconds + seconds)
        standing = _still_standing(now.verdicts, whole)
        self._office.notebook.keep(replace(done, verdicts=standing, edition=now.edition + 1))
        self._note(now.id, whole, seconds)

    def _note(self, id_: str, whole: Review, seconds: float) -> None:
        count, usage = self._office.notebook.count, whole.reading.usage
        count("seconds", "reading", seconds)
        for why, times in whole.reading.whys.items():
            count("model_errors", why, times)
        for way, tokens in (("input", usage.input), ("output", usage.output_tokens)):
            count("tokens", way, tokens)
        count("cost", "", usage.cost)
        tokens = usage.input + usage.output_tokens
        figures = {"milliseconds": round(1000 * seconds), "tokens": tokens, "cost": usage.cost}
        _LOG.info("a draft was read", extra={"review": id_, **figures})

    def _read(self, case: Case) -> Review:
        channel, now = case.share_to or case.source.channel, self._office.clock()
        try:
            earlier = self._recall.earlier(case)
            return self._office.desk_for(channel).complete(case.review, now, earlier=earlier)
        except Exception as fault:
            _LOG.error("reading failed: %s", type(fault).__name__, extra={"review": case.id})
            return _unread(case.review, STUMBLED)

    def complete(self, matter: Matter) -> None:
        """Show the answer with the model's part."""
        with self._office.notebook.held(matter["case"]):
            case = self._office.notebook.case(matter["case"])
            if case is not None and not case.reading:
                self._answered(case, matter)

    def parts(self, matter: Matter) -> None:
        """Show the parts of a long blog."""
        self._office.showing.parts(matter["case"])


def _new(source: Source, draft: Draft, matter: Matter) -> Case:
    unsaid = Review(draft, Furniture(), (), (), "")
    case = Case(case_id(source), source, matter["user"], unsaid)
    if matter.get("way") == "command" and matter["channel"][:1] in {"C", "G"}:
        return replace(case, share_to=matter["channel"], share_name=matter.get("name", ""))
    return case


def _parsed(id_: str, copy: str, matter: Matter) -> Draft:
    try:
        return Draft.parse(copy, id_, bool(matter.get("single")))
    except ValueError as error:
        raise Trouble(f"I cannot read that: {error}.") from None


def _unread(review: Review, why: str) -> Review:
    gaps = [gap for gap in review.unread if gap != STILL_READING]
    return replace(review, unread=(*gaps, why))


def _still_standing(verdicts: Mapping[str, Verdict], review: Review) -> dict[str, Verdict]:
    """The editors' words on findings that the draft still has."""
    keys = finding_keys(review)
    return {key: verdict for key, verdict in verdicts.items() if key in keys}
