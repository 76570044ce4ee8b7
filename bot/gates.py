"""The gates between the model and the editor: what a proposal must pass to be shown.

A fix may touch the slip and nothing else. What would change a fact is asked about instead, and
what the copy does not bear out is not said. Why anything falls is counted, never swallowed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from dataclasses import replace as changed
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from bot import checks
from bot.anchor import Edit, narrowed, places, plain, printable
from bot.answers import Proposal, Sort
from bot.draft import Draft
from bot.facts import brings_a_link, brings_matter, changes_a_fact, has_link, words_of
from bot.finding import Finding, Kind, Level, Rule
from bot.furniture import lacks
from bot.galley import Galley
from bot.lexicon import known
from bot.preferences import is_preference
from bot.text import Span, replace

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

MOST_WORDS = 12
"""Words that one fix may span."""
MOST_OF_SENTENCE = 0.4
"""Share of a sentence's words that a fix may change, beyond the first two."""
LONGEST_REASON = 240
"""Characters."""


NO_EDIT = Edit(Span(0, 0), "")


class Fell(StrEnum):
    """What fell at the gates, and why, in words for `--explain`."""

    MALFORMED = "finding out of order"
    NOT_FOUND = "its words are not in the post"
    AMBIGUOUS = "its words stand in the post more than once"
    NO_RULE = "it names no rule in force"
    UNSURE = "the model would not bet on it"
    PREFERENCE = "a matter of preference"
    NO_CHANGE = "it changes nothing"
    QUOTED = "it would touch a direct quotation"
    REWRITE = "it rewrites more than the slip"
    LINK = "it brings in a link or a mention"
    SPOILS = "its fix would bring in a slip"
    TOO_MANY = "an answer with more findings than a post can have"
    TAKEN = "something else is said of the place"
    FIX = "its fix would change a fact: asked instead"
    REASON = "its reason is not borne out by the copy: the rule's own is given"


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
        return self.galley.posts[self.index].span.of(self.galley.draft.text)

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
        old = edit.span.of(self.galley.draft.text)
        if not old or plain(old) == plain(edit.fix):
            return Fell.NO_CHANGE
        fallen = self._fallen(proposal, edit, plain(old))
        if fallen:
            return fallen
        if self.galley.quoted(edit.span):
            return self._quoted(proposal, edit)
        if self._changes_a_fact(proposal, edit, plain(old)):
            return self._asked_instead(proposal, edit)
        return Fell.SPOILS if self._spoils(edit) else self._amended(proposal, edit)

    def _asked_instead(self, proposal: Proposal, edit: Edit) -> Finding | Fell:
        """An error becomes a question; a breach of style that cannot be mended is not worth one."""
        if proposal.sort is Sort.STYLE:
            return Fell.PREFERENCE
        self.fell[Fell.FIX] += 1
        return self._query(proposal, edit.span)

    def _fallen(self, proposal: Proposal, edit: Edit, old: str) -> Fell | None:
        before = Span(self.galley.sentence_at(edit.span).start, edit.span.start)
        if brings_a_link(old, edit.fix):
            return Fell.LINK
        if self._rewrites(edit, old):
            return Fell.REWRITE
        marks = self.rules[proposal.rule].kind is Kind.PUNCTUATION
        if not marks and is_preference(old, edit.fix, before.of(self.galley.text)):
            return Fell.PREFERENCE
        return None

    def _rewrites(self, edit: Edit, old: str) -> bool:
        one, other = old.split(), edit.fix.split()
        same = sum(m.size for m in SequenceMatcher(None, one, other, False).get_matching_blocks())
        most = max(len(one), len(other))
        sentence = len(self.galley.sentence_at(edit.span).of(self.galley.text).split())
        touched = most - same
        return most > MOST_WORDS or (touched > 2 and touched > MOST_OF_SENTENCE * sentence)

    def _quoted(self, proposal: Proposal, edit: Edit) -> Finding | Fell:
        """In a quotation only a word that is none, or stands twice, is asked about."""
        if not self._is_typing_slip(edit):
            return Fell.QUOTED
        return self._query(proposal, edit.span)

    def _is_typing_slip(self, edit: Edit) -> bool:
        words = words_of(edit.span.of(self.galley.text))
        if any(word.islower() and not known(word) for word in words):
            return True
        around = words_of(self.galley.sentence_at(edit.span).of(self.galley.text).lower())
        return len(words_of(edit.fix)) < len(words) and any(a == b for a, b in pairwise(around))

    def _changes_a_fact(self, proposal: Proposal, edit: Edit, old: str) -> bool:
        rule = self.rules[proposal.rule]
        opens = self.galley.sentence_at(edit.span).start == edit.span.start
        own = [e.amended or "" for e in rule.breaks] if rule.kind is Kind.STYLE else []
        grounds = [self._copy, *own]
        return changes_a_fact(old, plain(edit.fix), opens) or brings_matter(
            old, plain(edit.fix), map(plain, grounds)
        )

    def _spoils(self, edit: Edit) -> bool:
        """Whether the machine finds more to amend in the sentence with the fix than without."""
        place = self.galley.sentence_at(edit.span)
        sentence = place.of(self.galley.draft.text)
        at = Span(edit.span.start - place.start, min(edit.span.end, place.end) - place.start)
        return self._slips(replace(sentence, [(at, edit.fix)])) > self._slips(sentence)

    def _slips(self, sentence: str) -> int:
        if not sentence.strip():
            return 0
        galley = Galley(Draft.parse(sentence), self.galley.house, self.galley.now)
        return sum(found.level is not Level.QUERY for found in checks.check(galley))

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
        rule = self.rules[proposal.rule]
        copy = "\n".join([self._copy, self.earlier, fix, rule.reason])
        if not reason or len(reason) > LONGEST_REASON or has_link(reason) or lacks(reason, copy):
            self.fell[Fell.REASON] += 1
            return ""
        return reason[0].upper() + reason[1:] + ("" if reason[-1] in ".?!”’\"'" else ".")
