"""A case as it stands in Slack: every message of it shown as it should be now, and no oftener.

What a message last showed is remembered, so that a decision updates the messages it changes; what
could not be shown is shown the next time; what somebody deleted is posted again.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from slack_sdk.errors import SlackApiError

from bot.case import Case
from bot.notebook import Notebook
from bot.slack.blocks import (
    Message,
    Share,
    blog_messages,
    copy_message,
    is_long,
    review_message,
    shared_message,
)
from bot.slack.places import Key, Place
from bot.slack.reply import Replies
from bot.slack.trouble import BROKEN, code_of

FEW = 3
"""Parts of a long blog that are shown anew at once; more wait for the job that shows parts."""

_LOG = logging.getLogger("stet.showing")


@dataclass(frozen=True)
class Wanted:
    """A message that should stand somewhere, and what it is."""

    what: str
    place: Place
    message: Message


class Showing:
    """Shows cases. Every step is kept at once, so that nothing shown is forgotten."""

    def __init__(self, replies: Replies, notebook: Notebook) -> None:
        self._replies = replies
        self._notebook = notebook

    def answer(self, case: Case, files: bool = True) -> Case:
        """Show the answer, and what hangs on it, as it should be. Raises SlackApiError.

        `files` says whether corrected copy that is too long for a message is put up anew.
        """
        case = self._shown(case, _answer(case))
        for wanted in (*_copies(case), *_shared(case)):
            if wanted.what in case.stands and (files or wanted.message.snippet is None):
                case = self._tried(case, wanted)
        for wanted in islice(_stale(case), FEW):
            case = self._tried(case, wanted)
        return case

    def _tried(self, case: Case, wanted: Wanted) -> Case:
        """What hangs on an answer loses nothing else when it fails: it is shown the next time."""
        try:
            return self._shown(case, wanted)
        except (SlackApiError, *BROKEN) as error:
            _LOG.error("%s of %s not shown: %s", wanted.what, case.id, type(error).__name__)
            return self._notebook.case(case.id) or case

    def looked_after(self, case: Case) -> Case:
        """The case without the messages that somebody has deleted: they are posted again."""
        for what in ("reply", "copy"):
            case = self._looked_after(case, what, case.source.channel)
        return case

    def _looked_after(self, case: Case, what: str, channel: str) -> Case:
        there = case.stands.get(what)
        if there is None or self._replies.message(channel, there):
            return case
        return self._notebook.keep(_without(case, what))

    def copy(self, case: Case, shared: bool) -> Case:
        """Show the corrected copy, in the thread of the answer or of the one shared."""
        what, channel = ("shared copy", case.share_to) if shared else ("copy", case.source.channel)
        case = self._looked_after(case, what, channel)
        return self._shown(case, next(each for each in _copies(case) if each.what == what))

    def share(self, case: Case) -> Case:
        """Post a private answer to the channel it was asked for in."""
        return self._shown(case, next(iter(_shared(case))))

    def has_parts(self, case: Case) -> bool:
        """Whether a blog is long, or was."""
        return is_long(case) or any(_is_part(what) for what in case.stands)

    def is_behind(self, case: Case) -> bool:
        """Whether a part of a long blog shows what it should no longer."""
        return any(True for _ in _stale(case))

    def parts(self, id_: str) -> None:
        """Show the parts of a long blog, each for itself, so that others come in between."""
        with self._notebook.held(f"parts of {id_}"):
            began = self._notebook.case(id_)
            if began is None or began.reading:
                return
            there = self._replies.all_of(_thread(began), id_)
            for wanted in _parts(began):
                now = self._notebook.case(id_)
                if now is None or now.edition != began.edition:
                    return
                if wanted.what not in now.stands:
                    self._add(id_, wanted, there.get(wanted.what, []))
            self._tidied(began)

    def _add(self, id_: str, wanted: Wanted, there: list[str]) -> None:
        """Post a part while nobody waits for it; one that is there is shown as it should be."""
        key = Key(id_, wanted.what)
        if there:
            self._replies.update(wanted.place.channel, there[0], wanted.message, key)
        ts = there[0] if there else self._replies.say_anew(wanted.place, wanted.message, key)
        with self._notebook.held(id_):
            case = self._notebook.case(id_)
            if case:
                self._attached(self._stood(case, wanted, ts), wanted)

    def _tidied(self, began: Case) -> None:
        """Take away the parts of posts that have nothing any more; renew those that changed."""
        wanted = {part.what: part for part in _parts(began)}
        for what in filter(_is_part, began.stands):
            if what not in wanted:
                self._if_unchanged(began, partial(self._taken_away, what=what))
        now = self._notebook.case(began.id) or began
        for each in _stale(now):
            self._if_unchanged(now, partial(self._shown, wanted=each))

    def _if_unchanged(self, began: Case, act: Callable[[Case], Case]) -> None:
        with self._notebook.held(began.id):
            case = self._notebook.case(began.id)
            if case and (case.edition, case.verdicts) == (began.edition, began.verdicts):
                act(case)

    def _taken_away(self, case: Case, what: str) -> Case:
        self._replies.delete(case.source.channel, case.stands[what])
        return self._notebook.keep(_without(case, what))

    def _shown(self, case: Case, wanted: Wanted) -> Case:
        digest = _digest(wanted.message)
        if wanted.what in case.stands and case.sent.get(wanted.what) == digest:
            return self._attached(case, wanted)
        case = self._stood(case, wanted, self._placed(case, wanted))
        return self._attached(case, wanted)

    def _stood(self, case: Case, wanted: Wanted, ts: str) -> Case:
        stands = {**case.stands, wanted.what: ts}
        sent = {**case.sent, wanted.what: _digest(wanted.message)}
        return self._notebook.keep(replace(case, stands=stands, sent=sent))

    def _placed(self, case: Case, wanted: Wanted) -> str:
        key, channel = Key(case.id, wanted.what), wanted.place.channel
        there = case.stands.get(wanted.what)
        if there is None:
            return self._replies.say(wanted.place, wanted.message, key)
        try:
            self._replies.update(channel, there, wanted.message, key)
        except SlackApiError as error:
            if code_of(error) != "message_not_found":
                raise
            return self._replies.say(wanted.place, wanted.message, key)
        return there

    def _attached(self, case: Case, wanted: Wanted) -> Case:
        """Put what did not fit into the thread, once; a file that fails loses nothing else."""
        text = wanted.message.snippet
        if text is None or case.reading:
            return case
        digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        if case.attached.get(wanted.what) == digest:
            return case
        place = replace(wanted.place, thread=wanted.place.thread or case.stands[wanted.what])
        try:
            self._replies.attach(place, text, _title(wanted.what))
        except (SlackApiError, *BROKEN) as error:
            _LOG.error("a file of case %s was not put up: %s", case.id, type(error).__name__)
            return case
        return self._notebook.keep(replace(case, attached={**case.attached, wanted.what: digest}))


def _answer(case: Case) -> Wanted:
    share = Share(case.share_to, case.share_name) if case.share_to else None
    message = blog_messages(case, share)[0] if is_long(case) else review_message(case, share)
    return Wanted("reply", Place(case.source.channel, case.source.thread), message)


def _thread(case: Case) -> Place:
    return Place(case.source.channel, case.source.thread or str(case.reply))


def _copies(case: Case) -> Iterator[Wanted]:
    message = copy_message(case)
    yield Wanted("copy", _thread(case), message)
    if case.share_to and "shared" in case.stands:
        yield Wanted("shared copy", Place(case.share_to, case.stands["shared"]), message)


def _shared(case: Case) -> Iterator[Wanted]:
    if case.share_to:
        yield Wanted("shared", Place(case.share_to), shared_message(case, case.asked_by))


def _parts(case: Case) -> Iterator[Wanted]:
    if is_long(case) and not case.reading:
        for message in blog_messages(case)[1:]:
            yield Wanted(f"part {message.post}", _thread(case), message)


def _stale(case: Case) -> Iterator[Wanted]:
    """The parts that stand, and show what they should no longer."""
    if any(map(_is_part, case.stands)):
        for wanted in _parts(case):
            if wanted.what in case.stands and case.sent.get(wanted.what) != _digest(wanted.message):
                yield wanted


def _title(what: str) -> str:
    """What a file is called."""
    if what.endswith("copy"):
        return "corrected copy"
    return f"findings, {what}" if _is_part(what) else "findings"


def _is_part(what: str) -> bool:
    return what.startswith("part ")


def _without(case: Case, what: str) -> Case:
    stands = {name: ts for name, ts in case.stands.items() if name != what}
    sent = {name: digest for name, digest in case.sent.items() if name != what}
    return replace(case, stands=stands, sent=sent)


def _digest(message: Message) -> str:
    shown = json.dumps([message.text, message.blocks]).encode()
    return hashlib.sha256(shown).hexdigest()
