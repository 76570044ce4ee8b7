"""Misspelt words, and words run together.

A word is looked at when it is lower case, or begins a sentence and is no name. It is let stand when
the lexicon or the house knows it, when the draft writes it like a name or a term, when it stands in
foreign company, and when nothing much more common is near it: rare words, jargon and new words are
not slips. In a direct quotation only a certain misspelling is asked about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley, Word
from bot.lexicon import REMEMBERED, in_dictionary, is_foreign, known, listed, zipf
from bot.misspelling import meant, run_together, suggestions

SPELLING = Rule(
    "spelling",
    Kind.SPELLING,
    Level.AMEND,
    "This is a misspelling.",
    breaks=(
        Example("The minister recieved the letter.", "The minister received the letter."),
        Example("Goverment lawyers will appeal.", "Government lawyers will appeal."),
        Example(
            "Crews are restructuing the depot's rota.", "Crews are restructuring the depot's rota."
        ),
        Example("The harbour-wall reopenned on Friday.", "The harbour-wall reopened on Friday."),
    ),
    keeps=(
        "The colourful theatre programme was cancelled and reorganised.",
        "The center organized a traveling show.",
        "He ate bruschetta and spoke of glasnost and rewilding.",
        "Hannah van der Berg met Omar al-Masri and Leonardo da Costa.",
        "Write to newsdesk@exampel.co.uk or follow @goverment.",
        "The council despatched gritters on the 2nd and 3rd.",
        "Zelenko resigned; Bohdan Hutsenko stayed.",
        "The unsackable coach doomscrolls after every deepfake.",
    ),
)

SPELLING_UNSURE = Rule(
    "spelling-unsure",
    Kind.SPELLING,
    Level.SUGGEST,
    "This looks like a misspelling; is this the word meant?",
    breaks=(
        Example("One wittness was excused.", "One witness was excused."),
        Example("The ballat was secret.", "The ballot was secret."),
    ),
    keeps=("The panel criticised the plan.", "The chef served a burrata with dulse."),
)

MISSING_SPACE = Rule(
    "missing-space",
    Kind.SPELLING,
    Level.AMEND,
    "Two words have run together.",
    breaks=(
        Example("Crowds gathered inthe square.", "Crowds gathered in the square."),
        Example("It cost alot of money.", "It cost a lot of money."),
    ),
    keeps=(
        "The planemaker and the drugmaker lost a tiebreak.",
        "Therein lies the whereabouts of the frontbencher.",
    ),
)

SPELLING_QUOTED = Rule(
    "spelling-quoted",
    Kind.SPELLING,
    Level.QUERY,
    "A word in a quotation is misspelt; is it the speaker's own?",
    breaks=(Example("“We have two noteboooks of goverment figures,” she said."),),
    keeps=(
        "“We ain't gonna do summat daft, me duck,” he said.",
        "“We have two notebooks of government figures,” she said.",
        "She had written “goverment” on the board.",
    ),
)

_FOREIGN_COMPANY = frozenset(
    "de la le les du des el los las del della di da der die das den von van und et y e al ul bin "
    "ibn l'art en".split()
)
LONGEST_WORD = 30
"""Letters; anything longer is no word that anybody misspelt."""

_ODD_NEIGHBOUR = re.compile(r"[\w@#&/\\=<>*_~`|\ufffd]")


@lru_cache(REMEMBERED)
def _stands(text: str) -> bool:
    """Whether all the parts of a lower-case word are right, or none of our business."""
    return all(known(part) for part in _PART.findall(text))


_PART = re.compile(r"[a-z]+(?:'(?!s\b)[a-z]+)?")


@dataclass(frozen=True)
class _Reading:
    galley: Galley

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(word.lower for word in self.galley.words)

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where sentences begin, past an opening quote mark."""
        text = self.galley.text
        return frozenset(
            span.start + len(span.of(text)) - len(span.of(text).lstrip("\"'(["))
            for span in self.galley.draft.sentences
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """Words the draft writes with a capital elsewhere than at a sentence's start."""
        return frozenset(
            word.lower.removesuffix("'s")
            for word in self.galley.words
            if word.text[0].isupper() and word.span.start not in self.starts
        )

    def suspects(self) -> Iterator[tuple[int, Word]]:
        for place, word in enumerate(self.galley.words):
            text = word.text
            if text.islower():
                if not _stands(text) and self._in_plain_copy(word):
                    yield from ((place, part) for part in _parts(word))
            elif text[0].isupper() and text[1:].islower() and self._may_start(place, word):
                yield place, word

    def _in_plain_copy(self, word: Word) -> bool:
        text, (start, end) = self.galley.text, (word.span.start, word.span.end)
        before, after = text[max(0, start - 1) : start], text[end : end + 2]
        if len(word.text) != len(word.span) or not word.text.isascii():
            return False
        if len(word.text) > LONGEST_WORD:
            return False
        if before in {".", "'"} or _ODD_NEIGHBOUR.match(before) or _ODD_NEIGHBOUR.match(after):
            return False
        if after[:1] == "'" and not word.text.endswith("s"):
            return False
        return not (after[:1] == "." and after[1:].isalnum())

    def _may_start(self, place: int, word: Word) -> bool:
        """Whether a word with a capital is an ordinary one that begins a sentence."""
        if not word.text.isalpha() or known(word.lower) or in_dictionary(word.text):
            return False
        if word.span.start not in self.starts or not self._in_plain_copy(word):
            return False
        following = self.galley.words[place + 1 : place + 2]
        alone = not following or following[0].text.islower()
        return len(word.text) >= 6 and alone and self.counts[word.lower] == 1

    def is_a_term(self, place: int, word: Word) -> bool:
        """Whether the draft itself vouches for a word: a name, a term, foreign company."""
        if word.lower in self.names or self.counts[word.lower] >= 3:
            return True
        beside = (
            self.galley.words[max(0, place - 1) : place] + self.galley.words[place + 1 : place + 2]
        )
        return any(
            other.lower in _FOREIGN_COMPANY
            or (other.text.islower() and not _is_settled(other.text))
            for other in beside
        )


def _is_settled(text: str) -> bool:
    return _stands(text) or any(listed(part) for part in _PART.findall(text))


def _parts(word: Word) -> Iterator[Word]:
    """The parts that are not known; in a hyphenated word only between parts that are."""
    found = [match for match in _PART.finditer(word.text) if not known(match[0])]
    shortest = min(map(len, word.text.split("-")))
    if "-" not in word.text or (len(found) == 1 and shortest >= 4 and len(found[0][0]) >= 6):
        yield from (Word(word.span.part(match), match[0]) for match in found)


def find(galley: Galley) -> Iterator[Finding]:
    reading = _Reading(galley)
    for place, word in reading.suspects():
        if not {word.lower, *word.lower.split("-")} & galley.house.words:
            found = _finding(reading, place, word)
            if found:
                yield found


def _finding(reading: _Reading, place: int, word: Word) -> Finding | None:
    lower = word.lower
    if reading.galley.quoted(word.span):
        return _query(reading.galley, word) if word.text.islower() else None
    if len(listed(lower)) != 1 and reading.is_a_term(place, word):
        return None
    if word.text[0].isupper():
        return _at_the_start(word)
    split = run_together(lower)
    if split:
        return MISSING_SPACE.finding(word.span, split)
    return _amended(word)


def _amended(word: Word) -> Finding | None:
    right = meant(word.lower)
    if right is None:
        return None
    rule = SPELLING if right.sure else SPELLING_UNSURE
    return rule.finding(
        word.span, right.word.capitalize() if word.text[0].isupper() else right.word
    )


def _at_the_start(word: Word) -> Finding | None:
    """An ordinary word that begins a sentence: only when no name could look like it."""
    lower = word.lower
    if len(listed(lower)) != 1:
        found = suggestions(lower)
        common = found and found[0].distance == 1 and zipf(found[0].word) >= 4
        if zipf(lower) or len(lower) < 7 or not common or is_foreign(lower):
            return None
    elif zipf(lower) >= 2.7:
        return None
    return _amended(word)


def _query(galley: Galley, word: Word) -> Finding | None:
    quotation = galley.draft.quotations.touching(word.span)
    if quotation and len(galley.words_in(quotation)) < 3:
        return None  # a word held up for show, as in spelt “rythm”
    rights = listed(word.text)
    if len(rights) != 1 or zipf(word.text) >= 2 or meant(word.text) is None:
        return None
    note = f"“{word.text}” in the quotation looks like “{rights[0]}”: the speaker's word, or ours?"
    return SPELLING_QUOTED.finding(word.span, note=note)


CHECK = Check("spelling", (SPELLING, SPELLING_UNSURE, MISSING_SPACE, SPELLING_QUOTED), find)
