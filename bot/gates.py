"""The gates between the model and the editor: what a proposal must pass to be shown.

A fix may touch the slip and nothing else. What would change a fact is asked about instead, and
what the copy does not bear out is not said. Why anything falls is counted, never swallowed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from dataclasses import replace as changed
from functools import cached_property

from bot.anchor import Edit, narrowed, places, plain, printable
from bot.answers import Proposal, Sort
from bot.finding import Finding, Kind, Level, Rule
from bot.fixes import Fell, Fix
from bot.galley import Galley
from bot.reasons import may_be_read
from bot.text import Span

SHOWN = 0.8
"""How much the model must bet, from 0 to 1, on a breach of style or a question for the desk."""
CERTAIN = 0.9
"""How much it must bet on an error, and on a question that would embarrass nobody.

Measured on answers to 4 x 20 posts: errors under 0.9 were as often the copy's own way as slips.
"""
EMBARRASSING = frozenset(Kind) - {
    Kind.SPELLING, Kind.GRAMMAR, Kind.PUNCTUATION, Kind.STYLE, Kind.REPETITION,
}  # fmt: skip
"""The kinds of question that can end in a correction, a complaint or a court."""

NO_EDIT = Edit(Span(0, 0), "")


@dataclass(frozen=True)
class Gates:
    """The gates as they stand for one post; `earlier` is copy that a reason may point to."""

    galley: Galley
    index: int
    sentences: Sequence[Span]
    rules: dict[str, Rule]
    earlier: str = ""
    fell: Counter[Fell] = field(default_factory=Counter)

    def passed(self, proposal: Proposal) -> Finding | None:
        """The proposal as a finding that may be shown; None when it fell, which is counted."""
        verdict = self._judged(proposal)
        if isinstance(verdict, Fell):
            self.fell[verdict] += 1
            return None
        return verdict

    def _judged(self, proposal: Proposal) -> Finding | Fell:
        if proposal.rule not in self.rules:
            return Fell.NO_RULE
        if proposal.sort is Sort.PREFERENCE:
            return Fell.PREFERENCE
        if not proposal.sure >= self._bar(proposal):
            return Fell.UNSURE
        place = self.place(proposal)
        if isinstance(place, Fell):
            return place
        return self._finding(proposal, place)

    def _bar(self, proposal: Proposal) -> float:
        rule = self.rules[proposal.rule]
        asks = rule.level is Level.QUERY or proposal.sort is Sort.QUESTION
        if proposal.sort is Sort.STYLE and not asks:
            return SHOWN
        return SHOWN if asks and rule.kind in EMBARRASSING else CERTAIN

    def place(self, proposal: Proposal) -> Span | Fell:
        """Where the quoted words stand: in the sentence named, or once in the post."""
        for within in self._stretches(proposal.sentence):
            found = places(self.galley.draft.text, proposal.quote, within)
            if len(found) > 1:
                return Fell.AMBIGUOUS
            if found:
                return found[0]
        return Fell.NOT_FOUND

    def _stretches(self, number: int) -> list[Span]:
        named = [self.sentences[number - 1]] if 0 < number <= len(self.sentences) else []
        return [*named, *([self._whole] if self.sentences else [])]

    @cached_property
    def _whole(self) -> Span:
        return Span(self.sentences[0].start, self.sentences[-1].end)

    @cached_property
    def _copy(self) -> str:
        return self.galley.evidence(self.galley.posts[self.index].span)

    def _finding(self, proposal: Proposal, place: Span) -> Finding | Fell:
        rule = self.rules[proposal.rule]
        asks = rule.level is Level.QUERY or proposal.sort is Sort.QUESTION
        if proposal.replacement is None or asks:
            return self._query(proposal, place)
        return self._amendment(proposal, self._edit(place, proposal))

    def _edit(self, place: Span, proposal: Proposal) -> Edit:
        """The fix, from the model's own words to its own words, so a near match hides nothing."""
        text = self.galley.draft.text
        if plain(place.of(text)) == plain(proposal.quote):
            return narrowed(text, place, proposal.replacement or "")
        own = narrowed(proposal.quote, Span(0, len(proposal.quote)), proposal.replacement or "")
        found = places(text, own.span.of(proposal.quote), place)
        return Edit(found[0], own.fix) if len(found) == 1 else NO_EDIT

    def _amendment(self, proposal: Proposal, edit: Edit) -> Finding | Fell:
        fix = Fix(self.galley, edit, self.rules[proposal.rule])
        fallen = fix.fallen()
        if fallen:
            return fallen
        if self.galley.quoted(edit.span):
            return self._query(proposal, edit.span) if fix.mends_a_typing_slip() else Fell.QUOTED
        if fix.spoils():
            return Fell.SPOILS
        if fix.changes_the_sense():
            return self._asked_instead(proposal, edit)
        return self._amended(proposal, edit)

    def _asked_instead(self, proposal: Proposal, edit: Edit) -> Finding | Fell:
        """An error becomes a question; a breach of style that cannot be mended is not worth one."""
        if proposal.sort is Sort.STYLE:
            return Fell.PREFERENCE
        self.fell[Fell.FIX] += 1
        return self._query(proposal, edit.span)

    def _amended(self, proposal: Proposal, edit: Edit) -> Finding:
        rule = self.rules[proposal.rule]
        wrong = proposal.sort is Sort.ERROR and rule.level is Level.AMEND
        level = Level.AMEND if wrong else Level.SUGGEST
        return Finding(edit.span, rule, level, edit.fix, self._reason(proposal, edit.fix), "model")

    def _query(self, proposal: Proposal, place: Span) -> Finding:
        rule = self.rules[proposal.rule]
        return changed(rule.finding(place, note=self._reason(proposal, "")), by="model")

    def _reason(self, proposal: Proposal, fix: str) -> str:
        """The model's reason where the copy bears it out; else nothing, and the rule's stands."""
        reason = " ".join(printable(proposal.reason).split())
        judged = (other.reason for other in self.rules.values())
        if not may_be_read(reason, "\n".join([self._copy, self.earlier]), [fix, *judged]):
            self.fell[Fell.REASON] += 1
            return ""
        return reason[0].upper() + reason[1:] + ("" if reason[-1] in ".?!”’\"'" else ".")
