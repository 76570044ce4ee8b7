"""What happens when an editor presses: a decision, the corrected copy, a word for the house."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from slack_sdk.errors import SlackApiError

from bot.basket import Work
from bot.finding import Finding
from bot.jobs import Matter, Office, Reviewing, person_in
from bot.notebook import Case, Verdict
from bot.review import Decision
from bot.slack.blocks import ChannelSettings, Home, Recent, home_view, outcome
from bot.slack.ids import Carried
from bot.slack.trouble import BROKEN, LOST, Trouble

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
            finding = self._finding(case, carried)
            before = case.verdicts.get(carried.finding)
            if before and before.decision is word:
                return case
            if word is Decision.APPLY and finding.fix is None:
                raise Trouble("A question has no fix to apply: answer it in the draft.")
            return replace(case, verdicts={**case.verdicts, carried.finding: self._verdict(matter)})

        self._change(matter, decided)

    def _verdict(self, matter: Matter) -> Verdict:
        return Verdict(Decision(matter["decision"]), matter["user"], self._office.clock())

    def apply_all(self, matter: Matter) -> None:
        """Apply every fix on which nobody has said a word."""
        verdict = Verdict(Decision.APPLY, matter["user"], self._office.clock())

        def applied(case: Case) -> Case:
            open_ = {key: f for key, f in case.keys().items() if key not in case.verdicts}
            more = {key: verdict for key, finding in open_.items() if finding.fix is not None}
            return replace(case, verdicts={**case.verdicts, **more}) if more else case

        self._change(matter, applied)

    def _change(self, matter: Matter, change: Callable[[Case], Case]) -> None:
        """Change a case, and show whatever does not show what it should."""
        office, id_ = self._office, Carried.read(matter["value"]).case
        with office.notebook.held(id_):
            case = office.notebook.keep(change(self._case(id_)))
            case = office.showing.answer(case, files=False)
            if office.showing.is_behind(case):
                self._reviewing.put_parts(case, matter)

    def _case(self, id_: str) -> Case:
        case = self._office.notebook.case(id_)
        if case is None or case.reply is None:
            raise Trouble(LOST)
        return case

    def copy(self, matter: Matter) -> None:
        """Show the corrected copy in the thread where it is asked for."""
        id_ = Carried.read(matter["value"]).case
        with self._office.notebook.held(id_):
            case = self._case(id_)
            shared = "shared" in case.stands and matter["channel"] == case.share_to
            self._office.showing.copy(case, shared)

    def word(self, matter: Matter) -> None:
        """Take a word into the channel's own words, and let it stand wherever it is here."""
        carried = Carried.read(matter["value"])

        def settled(case: Case) -> Case:
            finding = self._finding(case, carried)
            word, kind = _word(case, finding), finding.rule.kind
            channel = case.share_to or case.source.channel
            self._office.notebook.add_word(channel, word, matter["user"])
            verdict = Verdict(Decision.STET, matter["user"], self._office.clock())
            same = {
                key: verdict
                for key, each in case.keys().items()
                if each.rule.kind is kind and _word(case, each).lower() == word.lower()
            }
            return replace(case, verdicts={**case.verdicts, **same})

        self._change(matter, settled)
        said = "Noted: that word is the house's own in this channel from the next draft on."
        self._office.replies.tell(person_in(matter), said)

    def _finding(self, case: Case, carried: Carried) -> Finding:
        finding = case.keys().get(carried.finding)
        if finding is None:
            raise Trouble("That finding has gone: the draft was changed since.")
        return finding

    def forget_word(self, matter: Matter) -> None:
        self._office.notebook.forget_word(matter["of"], matter["word"])
        self.home(matter)

    def set_reaction(self, matter: Matter) -> None:
        """Let another emoji call Stet in a channel; none brings back the desk's own."""
        emoji = str(matter["emoji"]).strip().strip(":").split("::")[0].lower()
        if emoji and not re.fullmatch(r"[\w+'-]+", emoji):
            raise Trouble("That is not the name of an emoji: write it as in memo, without colons.")
        self._office.notebook.set_reaction(matter["of"], emoji)
        self.home(matter)

    def share(self, matter: Matter) -> None:
        """Post a private answer to the channel in which it was asked for."""
        id_ = Carried.read(matter["value"]).case
        with self._office.notebook.held(id_):
            case = self._case(id_)
            if not case.share_to:
                raise Trouble("That answer is in its channel already.")
            self._office.showing.share(case)

    def again(self, matter: Matter) -> None:
        """Have the model try once more on a draft that it could not read."""
        id_ = Carried.read(matter["value"]).case
        with self._office.notebook.held(id_):
            self._reviewing.again(self._case(id_), matter)

    def feedback(self, matter: Matter) -> None:
        """Count a thumb, up ("good") or down ("bad")."""
        self._office.notebook.note_feedback(Carried.read(matter["value"]).finding)
        self._office.replies.tell(person_in(matter), "Thank you: noted for the desk's figures.")

    def home(self, matter: Matter) -> None:
        """Show somebody their Home tab."""
        shown = home_view(self._home(str(matter["user"])))
        self._office.client.views_publish(user_id=matter["user"], view=shown)

    def _home(self, user: str) -> Home:
        """What a person may see: the reviews they asked for, and what is set where they did."""
        notebook = self._office.notebook
        cases = notebook.cases()
        own = [case for case in cases if case.asked_by == user]
        channels = dict.fromkeys(case.share_to or case.source.channel for case in own)
        settings = tuple(self._settings(each) for each in channels if not each.startswith("D"))
        answered = [case for case in own if case.reply][:MOST_RECENT]
        recent = tuple(filter(None, map(self._recent, answered)))
        return Home(settings=settings, recent=recent, figures=self._figures(cases))

    def _settings(self, channel: str) -> ChannelSettings:
        notebook = self._office.notebook
        emoji = notebook.reaction(channel) or self._reaction
        return ChannelSettings(channel, emoji, notebook.words(channel))

    def _figures(self, cases: tuple[Case, ...]) -> dict[str, str]:
        said = self._office.notebook.feedback()
        thumbs = {"Found helpful": said.get("good", 0), "Found unhelpful": said.get("bad", 0)}
        return figures(cases) | {name: f"{count:,}" for name, count in thumbs.items() if count}

    def _recent(self, case: Case) -> Recent | None:
        """A review with a link to it; one that Slack will not link to is left out."""
        try:
            found = self._office.client.chat_getPermalink(
                channel=case.source.channel, message_ts=str(case.reply)
            )
        except (SlackApiError, *BROKEN):
            return None
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
