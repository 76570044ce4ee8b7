"""What happens when an editor presses: a decision, the corrected copy, a word for the house."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.basket import Work
from bot.finding import Finding
from bot.jobs import Matter, Office, Reviewing, person_in
from bot.notebook import Case, Verdict
from bot.review import Decision
from bot.slack.blocks import ChannelSettings, Home, Recent, home_view, outcome, shared_message
from bot.slack.blocks import copy_message as corrected_copy
from bot.slack.ids import Carried
from bot.slack.reply import Key, Place
from bot.slack.trouble import LOST, Trouble

MOST_RECENT = 10
"""Reviews listed on the Home tab."""


class Presses:
    """The jobs behind the buttons. Any member may press; pressing twice changes nothing."""

    def __init__(self, office: Office, reviewing: Reviewing, reaction: str) -> None:
        self._office = office
        self._reviewing = reviewing
        self._reaction = reaction

    def work(self) -> dict[str, Work]:
        return {
            "decide": self.decide,
            "apply all": self.apply_all,
            "copy": self.copy,
            "word": self.word,
            "forget word": self.forget_word,
            "reaction": self.set_reaction,
            "share": self.share,
            "again": self.again,
            "feedback": self.feedback,
            "home": self.home,
        }

    def decide(self, matter: Matter) -> None:
        """Apply a finding, or let it stand."""
        carried, word = Carried.read(matter["value"]), Decision(matter["decision"])

        def decided(case: Case) -> Case:
            finding = case.keys().get(carried.finding)
            if finding is None:
                raise Trouble("That finding has gone: the draft was changed since.")
            before = case.verdicts.get(carried.finding)
            if before and before.decision is word:
                return case
            if word is Decision.APPLY and finding.fix is None:
                raise Trouble("A question has no fix to apply: answer it in the draft.")
            return replace(case, verdicts={**case.verdicts, carried.finding: self._verdict(matter)})

        self._change(carried.case, decided)

    def _verdict(self, matter: Matter) -> Verdict:
        return Verdict(Decision(matter["decision"]), matter["user"], self._office.clock())

    def apply_all(self, matter: Matter) -> None:
        """Apply every fix on which nobody has said a word."""
        verdict = Verdict(Decision.APPLY, matter["user"], self._office.clock())

        def applied(case: Case) -> Case:
            open_ = {key: f for key, f in case.keys().items() if key not in case.verdicts}
            more = {key: verdict for key, finding in open_.items() if finding.fix is not None}
            return replace(case, verdicts={**case.verdicts, **more}) if more else case

        self._change(Carried.read(matter["value"]).case, applied)

    def _change(self, id_: str, change: Callable[[Case], Case]) -> None:
        """Change a case and show it anew, with the corrected copy if that stands in the thread."""
        notebook = self._office.notebook
        with notebook.held(id_):
            case = self._case(id_)
            changed = change(case)
            if changed is case:
                return
            changed = notebook.keep(self._reviewing.shown(notebook.keep(changed)))
            if changed.copy:
                self._show_copy(changed)

    def _case(self, id_: str) -> Case:
        case = self._office.notebook.case(id_)
        if case is None or case.reply is None:
            raise Trouble(LOST)
        return case

    def copy(self, matter: Matter) -> None:
        """Show the corrected copy in the thread, or where it stands already, anew."""
        id_ = Carried.read(matter["value"]).case
        with self._office.notebook.held(id_):
            self._office.notebook.keep(self._show_copy(self._case(id_)))

    def _show_copy(self, case: Case) -> Case:
        message, key = corrected_copy(case), Key(case.id, "copy")
        place = Place(case.source.channel, case.source.thread or str(case.reply))
        if case.copy:
            self._office.replies.update(place.channel, case.copy, message, key)
            ts = case.copy
        else:
            ts = self._office.replies.say(place, message, key)
        if message.snippet:
            self._office.replies.attach(place, message.snippet, "corrected copy")
        return replace(case, copy=ts)

    def word(self, matter: Matter) -> None:
        """Take a word into the channel's own words, and let it stand here."""
        carried = Carried.read(matter["value"])
        case = self._case(carried.case)
        finding = case.keys().get(carried.finding)
        if finding is None:
            raise Trouble("That finding has gone: the draft was changed since.")
        channel = case.share_to or case.source.channel
        self._office.notebook.add_word(channel, _word(case, finding), matter["user"])
        self.decide({**matter, "decision": Decision.STET.value})
        said = "Noted: that word is the house's own in this channel from the next draft on."
        self._office.replies.tell(person_in(matter), said)

    def forget_word(self, matter: Matter) -> None:
        self._office.notebook.forget_word(matter["of"], matter["word"])
        self.home(matter)

    def set_reaction(self, matter: Matter) -> None:
        """Let another emoji call Stet in a channel."""
        emoji = str(matter["emoji"]).strip().strip(":")
        if not re.fullmatch(r"[\w+'-]+", emoji):
            raise Trouble("That is not the name of an emoji: write it as in memo, without colons.")
        self._office.notebook.set_reaction(matter["of"], emoji)
        self.home(matter)

    def share(self, matter: Matter) -> None:
        """Post a private answer to the channel in which it was asked for."""
        case = self._case(Carried.read(matter["value"]).case)
        if not case.share_to:
            raise Trouble("That answer is in its channel already.")
        shown = shared_message(case, matter["user"])
        self._office.replies.say(Place(case.share_to), shown, Key(case.id, "shared"))

    def again(self, matter: Matter) -> None:
        """Have the model try once more on a draft that it could not read."""
        case = self._case(Carried.read(matter["value"]).case)
        more: dict[str, Any] = {"copy": case.review.draft.text, "again": True}
        if case.share_to:
            more |= {"way": "command", "id": case.source.ts, "channel": case.share_to}
        else:
            more |= {"channel": case.source.channel, "ts": case.source.ts, "message": {}}
            more["message"] = {"thread_ts": case.source.thread}
        self._reviewing.review({**matter, **more})

    def feedback(self, matter: Matter) -> None:
        self._office.replies.tell(person_in(matter), "Thank you: noted for the desk's figures.")

    def home(self, matter: Matter) -> None:
        """Show somebody their Home tab."""
        self._office.client.views_publish(user_id=matter["user"], view=home_view(self._home()))

    def _home(self) -> Home:
        notebook = self._office.notebook
        cases = notebook.cases()
        settings = tuple(
            ChannelSettings(
                channel, notebook.reaction(channel) or self._reaction, notebook.words(channel)
            )
            for channel in notebook.channels()
            if not channel.startswith("D")
        )
        open_ones = [case for case in cases if not case.share_to][:MOST_RECENT]
        return Home(
            settings=settings,
            recent=tuple(self._recent(case) for case in open_ones),
            figures=figures(cases),
        )

    def _recent(self, case: Case) -> Recent:
        found = self._office.client.chat_getPermalink(
            channel=case.source.channel, message_ts=str(case.reply)
        )
        at = case.at or self._office.clock()
        return Recent(case.source.channel, at, outcome(case.review), str(found["permalink"]))


def _word(case: Case, finding: Finding) -> str:
    return finding.span.of(case.review.draft.text)


def figures(cases: tuple[Case, ...]) -> dict[str, str]:
    """What the desk's reviews come to, since the program was started."""
    verdicts = [verdict.decision for case in cases for verdict in case.verdicts.values()]
    counts = {
        "Reviews": len(cases),
        "Findings": sum(len(case.review.findings) for case in cases),
        "Applied": verdicts.count(Decision.APPLY),
        "Stet": verdicts.count(Decision.STET),
    }
    return {name: f"{count:,}" for name, count in counts.items()}
