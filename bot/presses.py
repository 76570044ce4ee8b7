"""What happens when an editor presses: a decision, the corrected copy, a word for the house."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from bot.basket import Matter, Step
from bot.case import Case, Verdict
from bot.finding import Finding
from bot.jobs import Office, Reviewing, person_in
from bot.review import Decision
from bot.slack.ids import Carried
from bot.slack.trouble import LOST, Trouble


class Presses:
    """The jobs behind the buttons. Any member may press; pressing twice changes nothing."""

    def __init__(self, office: Office, reviewing: Reviewing) -> None:
        self._office = office
        self._reviewing = reviewing

    def work(self) -> dict[str, Step]:
        return {
            "decide": self.decide,
            "apply all": self.apply_all,
            "copy": self.copy,
            "word": self.word,
            "share": self.share,
            "again": self.again,
            "feedback": self.feedback,
        }

    def decide(self, matter: Matter) -> None:
        """Apply a finding, or let it stand."""
        carried, word = Carried.read(matter["value"]), Decision(matter["decision"])

        def decided(case: Case) -> Case:
            finding = self._finding(case, carried)
            before = case.verdicts.get(carried.finding)
            if before and (before.decision is word or self._goes_before(before, matter)):
                return case
            if word is Decision.APPLY and finding.fix is None:
                raise Trouble("A question has no fix to apply: answer it in the draft.")
            return replace(case, verdicts={**case.verdicts, carried.finding: self._verdict(matter)})

        self._change(matter, decided)

    def _verdict(self, matter: Matter) -> Verdict:
        return Verdict(Decision(matter["decision"]), matter["user"], self._pressed(matter))

    def _goes_before(self, before: Verdict, matter: Matter) -> bool:
        return not before.in_all and before.at > self._pressed(matter)

    def _pressed(self, matter: Matter) -> datetime:
        """When the button was pressed, by Slack's clock: a job done again may come late."""
        pressed = float(matter.get("pressed") or 0)
        return datetime.fromtimestamp(pressed, UTC) if pressed else self._office.clock()

    def apply_all(self, matter: Matter) -> None:
        """Apply every fix on which nobody has said a word."""
        verdict = Verdict(Decision.APPLY, matter["user"], self._pressed(matter), in_all=True)

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
        if case is None:
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
            word, channel = _word(case, finding), case.share_to or case.source.channel
            verdict = Verdict(Decision.STET, matter["user"], self._office.clock())
            self._office.notebook.add_word(channel, word, verdict.by, verdict.at)
            same = {key: verdict for key in _same(case, finding) if not _stands(case, key)}
            return replace(case, verdicts={**case.verdicts, **same}) if same else case

        self._change(matter, settled)
        said = "Noted: that word is the house's own in this channel from the next draft on."
        self._office.replies.tell(person_in(matter), said)

    def _finding(self, case: Case, carried: Carried) -> Finding:
        finding = case.keys().get(carried.finding)
        if finding is None:
            raise Trouble("That finding has gone: the draft was changed since.")
        return finding

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
        carried = Carried.read(matter["value"])
        self._office.notebook.note_feedback(carried.case, matter["user"], carried.finding)
        self._office.replies.tell(person_in(matter), "Thank you: noted for the desk's figures.")


def _word(case: Case, finding: Finding) -> str:
    return finding.span.of(case.review.draft.text)


def _same(case: Case, finding: Finding) -> list[str]:
    """The keys of the findings of a kind on the same word, however it is capitalised."""
    kind, word = finding.rule.kind, _word(case, finding).lower()
    keyed = case.keys().items()
    return [key for key, f in keyed if f.rule.kind is kind and _word(case, f).lower() == word]


def _stands(case: Case, key: str) -> bool:
    return key in case.verdicts and case.verdicts[key].decision is Decision.STET
