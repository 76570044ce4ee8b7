"""What a fix of the model's may do: touch the slip, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from bot import checks
from bot.anchor import Edit, plain
from bot.draft import Draft
from bot.facts import changes_a_fact, changes_matter, words_of
from bot.finding import Kind, Level, Rule
from bot.galley import Galley
from bot.lexicon import known
from bot.plain import has_address, is_plain, is_written_as
from bot.preferences import is_preference
from bot.small_words import changes_small_words
from bot.text import Span, replace

MOST_WORDS = 12
"""Words that one fix may span."""
MOST_OF_SENTENCE = 0.4
"""Share of a sentence's words that a fix may change, beyond the first two."""
LONGEST_TRIED = 2_000
"""Characters of a sentence in which a fix is tried out by machine; longer is no sentence."""

_PAIRED = '“”"()[]'
_SINGLE = re.compile(r"‘|(?<!\w)'|(?<!s)['’](?!\w)")
_MARK = re.compile(r"[^\w\s]|_")


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
    MARKS = "its fix opens or closes a quotation or a bracket"
    STRANGE = "its fix holds marks or letters that English copy has not"
    SPOILS = "its fix would bring in a slip"
    TOO_MANY = "an answer with more findings than a post can have"
    TAKEN = "something else is said of the place"
    FIX = "its fix would change a fact: asked instead"
    REASON = "its reason is not borne out by the copy: the rule's own is given"


@dataclass(frozen=True)
class Fix:
    """An edit of one place under a rule, looked at from all sides."""

    galley: Galley
    edit: Edit
    rule: Rule

    @cached_property
    def old(self) -> str:
        """The words that go, in plain form."""
        return plain(self.edit.span.of(self.galley.draft.text))

    @cached_property
    def new(self) -> str:
        """The words that come, in plain form."""
        return plain(self.edit.fix)

    @cached_property
    def _sentence(self) -> Span:
        return self.galley.sentence_at(self.edit.span)

    def fallen(self) -> Fell | None:
        """Why the fix may not be shown whatever it says; None when it may be looked at further."""
        tests = {
            Fell.NO_CHANGE: self._changes_nothing,
            Fell.LINK: self._touches_an_address,
            Fell.REWRITE: self._rewrites,
            Fell.STRANGE: self._is_strange,
            Fell.MARKS: self._pairs_differ,
            Fell.PREFERENCE: self._could_go_either_way,
        }
        return next((fell for fell, test in tests.items() if test()), None)

    def _changes_nothing(self) -> bool:
        return not self.old or self.old == self.new

    def _touches_an_address(self) -> bool:
        return has_address(self.old) or has_address(self.new)

    def _rewrites(self) -> bool:
        one, other = self.old.split(), self.new.split()
        most = max(len(one), len(other))
        if most > MOST_WORDS:
            return True
        same = sum(m.size for m in SequenceMatcher(None, one, other, False).get_matching_blocks())
        sentence = len(self._sentence.of(self.galley.text).split())
        return most - same > 2 and most - same > MOST_OF_SENTENCE * sentence

    def _is_strange(self) -> bool:
        marks = set(_MARK.findall(self.edit.fix)) - set(_MARK.findall(self.old))
        bare = re.sub(r"\s+", " ", self.edit.fix)
        plain_enough = is_plain(bare) or not any(not is_plain(mark) for mark in marks)
        return not (plain_enough and is_written_as(self.edit.fix, self.galley.draft.text))

    def _pairs_differ(self) -> bool:
        """Whether quotation marks or brackets come or go, or a stop cries louder than before."""
        if any(self.old.count(mark) != self.new.count(mark) for mark in _PAIRED):
            return True
        if len(_SINGLE.findall(self.old)) < len(_SINGLE.findall(self.new)):
            return True
        return any(self.old.count(mark) < self.new.count(mark) for mark in "!?")

    def _could_go_either_way(self) -> bool:
        before = Span(self._sentence.start, self.edit.span.start).of(self.galley.text)
        marks = self.rule.kind is Kind.PUNCTUATION
        return not marks and is_preference(self.old, self.new, before)

    def mends_a_typing_slip(self) -> bool:
        """Whether a word that goes is none, or stood twice: all that is said of a quotation."""
        words = words_of(self.edit.span.of(self.galley.text))
        if any(word.islower() and not known(word) for word in words):
            return True
        around = words_of(self._sentence.of(self.galley.text).lower())
        return len(words_of(self.edit.fix)) < len(words) and any(
            a == b for a, b in pairwise(around)
        )

    def changes_the_sense(self) -> bool:
        """Whether a number, a name, a day, a denial or any word of matter would be another."""
        opens = self._sentence.start == self.edit.span.start
        style = self.rule.kind is Kind.STYLE
        own = [plain(e.amended or "") for e in self.rule.breaks] if style else []
        before, after = self._beside
        return (
            changes_a_fact(self.old, self.new, opens)
            or changes_small_words(f"{before} {self.old} {after}", f"{before} {self.new} {after}")
            or changes_matter(self.old, self.new, own)
        )

    @property
    def _beside(self) -> tuple[str, str]:
        """The words before and after the place, in its sentence."""
        text, place = self.galley.text, self.edit.span
        before = words_of(text[self._sentence.start : place.start])
        after = words_of(text[place.end : max(place.end, self._sentence.end)])
        return (before[-1] if before else "", after[0] if after else "")

    def spoils(self) -> bool:
        """Whether the machine finds more to amend in the sentence with the fix than without."""
        sentence = self._sentence.of(self.galley.draft.text)
        if len(sentence) > LONGEST_TRIED:
            return True
        start = self.edit.span.start - self._sentence.start
        at = Span(start, min(start + len(self.edit.span), len(sentence)))
        return self._slips(replace(sentence, [(at, self.edit.fix)])) > self._slips(sentence)

    def _slips(self, sentence: str) -> int:
        if not sentence.strip():
            return 0
        galley = Galley(Draft.parse(sentence), self.galley.house, self.galley.now)
        return sum(found.level is not Level.QUERY for found in checks.check(galley))
