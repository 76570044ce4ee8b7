"""What happens to a draft in the basket, step by step: fetched, checked, answered, read, completed.

The first answer holds the machine's findings and goes out at once; the model's part completes the
same message. A step that is done twice does nothing twice.
"""

from __future__ import annotations

import logging
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.basket import Basket, Job, Work
from bot.desk import Desk
from bot.draft import Draft
from bot.notebook import Case, Notebook, Source, Verdict, case_id, finding_keys
from bot.review import Review
from bot.slack.blocks import Message, Share, blog_messages, is_long, review_message
from bot.slack.mrkdwn import plain_copy, snippet_url
from bot.slack.reply import Key, Person, Place, Replies
from bot.slack.trouble import BROKEN, GONE, NO_TEXT, NOT_REACHED, Trouble, sentence_for

SNIPPET_SECONDS = 10
"""Seconds that fetching a snippet may take."""

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


def person_in(matter: Matter) -> Person:
    return Person(matter["user"], matter["channel"], matter.get("thread", ""))


def told_of_trouble(replies: Replies, work: Work) -> Work:
    """The work, whose every failure is told to the person who asked."""

    def careful(matter: Matter) -> None:
        try:
            work(matter)
        except Trouble as trouble:
            replies.tell(person_in(matter), str(trouble))
        except SlackApiError as error:
            replies.tell(person_in(matter), sentence_for(error))
        except BROKEN:
            replies.tell(person_in(matter), NOT_REACHED)
        except Exception as fault:
            _LOG.error("a job failed: %s", type(fault).__name__)
            replies.tell(person_in(matter), "Something went wrong here: please try again.")

    return careful


class Reviewing:
    """The jobs "review" (quick) and "reading" (as long as the model takes)."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def review(self, matter: Matter) -> None:
        """Check a draft and answer with what the machine finds; put the reading in the basket."""
        source, copy = self._taken_in(matter)
        if not copy.strip():
            raise Trouble(NO_TEXT)
        id_ = case_id(source)
        notebook = self._office.notebook
        with notebook.held(id_):
            known = notebook.case(id_)
            if known and known.review.draft.text == copy and not matter.get("again"):
                return
            case = notebook.keep(self._checked(self._new(source, matter, copy, known), known))
            case = notebook.keep(self.shown(case))
        if case.reading:
            self._office.basket.put(
                Job(f"reading:{matter['id']}", "reading", {**matter, "case": id_})
            )

    def reading(self, matter: Matter) -> None:
        """Have the model read, and complete the answer: unless the draft has changed meanwhile."""
        office, id_ = self._office, matter["case"]
        began = office.notebook.case(id_)
        if began is None or not began.reading:
            return
        started = time.monotonic()
        desk = office.desk_for(began.share_to or began.source.channel)
        whole = desk.complete(began.review, office.clock())
        with office.notebook.held(id_):
            now = office.notebook.case(id_)
            if now is None or now.review is not began.review:
                return
            seconds = now.seconds + time.monotonic() - started
            done = replace(now, review=whole, reading=False, seconds=seconds)
            done = replace(done, verdicts=_still_standing(now.verdicts, whole))
            office.notebook.keep(self.shown(office.notebook.keep(done)))

    def _taken_in(self, matter: Matter) -> tuple[Source, str]:
        """The draft's place, and its copy: brought along, or fetched from the message."""
        if matter.get("way") == "command":
            return Source(self._office.replies.dm(matter["user"]), matter["id"], ""), matter["copy"]
        message = matter.get("message") or self._fetched(matter["channel"], matter["ts"])
        thread = str(message.get("thread_ts") or matter["ts"])
        copy = matter.get("copy") or plain_copy(message, matter.get("own", ""))
        address = snippet_url(message)
        source = Source(matter["channel"], matter["ts"], thread)
        return source, self._snippet(address) if address else copy

    def _fetched(self, channel: str, ts: str) -> Matter:
        message = self._office.replies.message(channel, ts)
        if message is None:
            raise Trouble(GONE)
        return message

    def _snippet(self, address: str) -> str:
        """A snippet's text. The bot's token goes to Slack's own hosts alone."""
        client = self._office.client
        host, own = urlsplit(address), urlsplit(client.base_url)
        is_slacks = host.scheme == "https" and (host.hostname or "").endswith(".slack.com")
        if not is_slacks and (host.scheme, host.netloc) != (own.scheme, own.netloc):
            raise Trouble(NO_TEXT)
        asked = urllib.request.Request(  # noqa: S310 - scheme and host are looked at above
            address, headers={"Authorization": f"Bearer {client.token}"}
        )
        with urllib.request.urlopen(asked, timeout=SNIPPET_SECONDS) as answer:  # noqa: S310
            if "html" in answer.headers.get_content_type():
                raise Trouble("I may not open that snippet: paste the draft as text.")
            return str(answer.read(2_000_000).decode("utf-8", "replace"))

    def _new(self, source: Source, matter: Matter, copy: str, known: Case | None) -> Case:
        try:
            draft = Draft.parse(copy, case_id(source), bool(matter.get("single")))
        except ValueError as error:
            raise Trouble(f"I cannot read that: {error}.") from None
        office = self._office
        desk = office.desk_for(matter["channel"])
        review = desk.check(draft, office.clock())
        share_to = matter["channel"] if matter.get("way") == "command" else ""
        fresh = Case(
            case_id(source), source, matter["user"], review, share_to=share_to, at=office.clock()
        )
        fresh = replace(fresh, reading=desk.model is not None, model=_name_of(desk))
        return fresh if known is None else replace(known, **_of(fresh))

    def _checked(self, case: Case, known: Case | None) -> Case:
        """While the model reads, every word is kept: it may be on a finding of the model's."""
        verdicts = known.verdicts if known else {}
        kept = verdicts if case.reading else _still_standing(verdicts, case.review)
        return replace(case, verdicts=kept, seconds=0.0)

    def shown(self, case: Case) -> Case:
        """Post or update the answer; a long blog's goes in parts."""
        if is_long(case):
            return self._shown_in_parts(case)
        message = review_message(case, _share(case))
        return self._placed(case, message)

    def _placed(self, case: Case, message: Message) -> Case:
        place, replies = Place(case.source.channel, case.source.thread), self._office.replies
        if case.reply:
            replies.update(place.channel, case.reply, message, Key(case.id))
            reply = case.reply
        else:
            reply = replies.say(place, message, Key(case.id))
        if message.snippet and not case.reading:
            replies.attach(Place(place.channel, place.thread or reply), message.snippet, "findings")
        return replace(case, reply=reply)

    def _shown_in_parts(self, case: Case) -> Case:
        first, *rest = blog_messages(case, _share(case))
        case = self._placed(case, first)
        if case.reading:
            return case
        place = Place(case.source.channel, case.source.thread or str(case.reply))
        there = self._office.replies.all_of(place, case.id)
        parts = {post: self._part(case, place, there, post, m) for post, m in _by_post(rest)}
        return replace(case, parts={**case.parts, **parts})

    def _part(
        self, case: Case, place: Place, there: Mapping[str, list[str]], post: int, said: Message
    ) -> str:
        key = Key(case.id, f"part {post}")
        known = [case.parts[post]] if post in case.parts else there.get(key.what, [])
        if not known:
            return self._office.replies.say_anew(place, said, key)
        self._office.replies.update(place.channel, known[0], said, key)
        return known[0]


def _by_post(messages: Sequence[Message]) -> list[tuple[int, Message]]:
    return [(message.post or 0, message) for message in messages]


def _share(case: Case) -> Share | None:
    return Share(case.share_to) if case.share_to else None


def _name_of(desk: Desk) -> str:
    return desk.model.version if desk.model else ""


def _of(fresh: Case) -> dict[str, Any]:
    return {
        "review": fresh.review,
        "reading": fresh.reading,
        "model": fresh.model,
        "asked_by": fresh.asked_by,
        "at": fresh.at,
    }


def _still_standing(verdicts: Mapping[str, Verdict], review: Review) -> dict[str, Verdict]:
    """The editors' words on findings that the draft still has."""
    keys = finding_keys(review)
    return {key: verdict for key, verdict in verdicts.items() if key in keys}
