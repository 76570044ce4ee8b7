"""The counts of a draft with what they count, and whether two drafts count the same thing.

They do when the noun is the same and half of the words, of one time and place, by one source, and
when neither sentence names anybody whom the other draft has not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from bot.checks.mentions import mentions
from bot.checks.tallies import TOLLS
from bot.checks.tolls import tallies_in
from bot.figures import AGE, MOST_IN_A_SENTENCE, Figure
from bot.galley import Galley
from bot.names import NO_NAMES
from bot.numerals import COUNT, SCORE, VAGUE
from bot.stems import stem, stems_in, stems_in_order
from bot.text import Span

LEAST_SHARED = 3
"""Telling words that two sentences on one count share, and the share of the shorter's words."""
SHARE = 0.5
NEARLY = 0.8
"""The share of the shorter's words from which a toll is of the same, though told as new."""
NEAR = 60
"""Characters on each side of a figure that are near it."""
BESIDE = 4
"""Words on each side of a figure that stand beside it: one of them must be the same."""
_PART = re.compile(
    r"\b(?:another|further|others?|additional|of (?:them|whom|which|those)|includ\w+|alone|"
    r"elsewhere|each|per|every|average|separate\w*|apart|a day|revis\w+|correct\w+|lower\w*|"
    r"fewer|initial\w*|first|second|third|last|previous\w*|year\w*|more(?! than))\b",
    re.IGNORECASE,
)
_CALENDAR = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|"
    r"August|September|October|November|December"
)
_DAY = re.compile(
    rf"\b(?:{_CALENDAR}|[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|morning|afternoon|evening)\b"
)
_SPELL = re.compile(
    r"\b(?:(?:19|20)\d\d'?s?|overnight|night|(?:last|next|this) \w+|hours?|\d+(?:am|pm)|ago|since|"
    r"until|days)\b",
    re.IGNORECASE,
)
_SAYS = (
    r"(?:said|says?|saying|according to|reported|reports|claim\w*|told|announced|confirmed|"
    r"estimat\w+|put|puts|believes?)"
)
_SOURCE = re.compile(
    rf"(?P<before>(?:[\w'-]+ ){{0,3}}){_SAYS}\b(?P<after>(?: [\w'-]+){{0,4}})", re.IGNORECASE
)
_PLACE = re.compile(
    r"\b(?i:in|at|near|on|from|across|outside|of) (?:the )?(?:[a-z]+ (?:in|of|at|near) )?"
    rf"(?!(?:{_CALENDAR})\b)([A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"
)
_THE = re.compile(r"\b(?:the|this|that) ((?:\w+ )?\w+)", re.IGNORECASE)
_NEW = re.compile(r"(?i:an?) (\w+ \w+)(?![^,]* (?:which|who|where|that)\b)[^,]*$")
_NOT = re.compile(r"\b(?:not|never|no)\b|n't\b", re.IGNORECASE)
_AMOUNT = re.compile(r"(\w+) of $")
_CLAUSE = re.compile(r"[.,;:()\"–—]")
_STATEMENT = re.compile(r", (?:and|but|while|although|though)\b|;")
_BLAND = (
    "people persons police kill killing dead died dies death bodies injure hurt wound arrested "
    "hold detain missing crash collision officers fire service spokesman hospital ministry "
    "authorities reported governor rescue town city mayor emergency"
).split()
"""What any two accidents have in common."""


@dataclass(frozen=True)
class Count:
    """A figure, what befell those it counts if the copy says so, and the words of its sentence."""

    galley: Galley
    figure: Figure
    sentence: Span
    fate: tuple[str, str] | None
    names: frozenset[str]
    stems: frozenset[str]

    @property
    def words(self) -> str:
        return self.sentence.of(self.galley.text)

    @property
    def said(self) -> str:
        return self.figure.said(self.galley.text)

    @cached_property
    def near(self) -> frozenset[str]:
        """The stems that stand near the figure in its sentence."""
        before, after = self._sides
        left, right = before[-NEAR:].partition(" ")[2], after[:NEAR].rpartition(" ")[0]
        return stems_in(left) | stems_in(right)

    @cached_property
    def beside(self) -> frozenset[str]:
        """The stems of the words right before and after the figure, without what it counts."""
        before, after = (side.split() for side in self._sides)
        words = (*before[-BESIDE:], *after[:BESIDE])
        return stems_in(" ".join(words)) - stems_in(self.figure.noun or "")

    @cached_property
    def goes_on(self) -> str | None:
        """The stem of the first word that tells something after what is counted, in its clause."""
        after = " ".join(_CLAUSE.split(self._sides[1])[0].split()[: BESIDE + 1])
        return next((word for word in stems_in_order(after) if word != noun_of(self)), None)

    @property
    def sum_of(self) -> frozenset[str]:
        """The stem of what a figure is the amount of, as in "a fine of £2m"."""
        said = _AMOUNT.search(self._sides[0])
        return stems_in(said[1]) if said else frozenset()

    @property
    def _sides(self) -> tuple[str, str]:
        text, at = self.galley.text, self.figure.span
        return text[self.sentence.start : at.start], text[at.end : self.sentence.end]

    @property
    def statement(self) -> str:
        """The part of its sentence that tells of it, where others are told beside it."""
        before, after = (_STATEMENT.split(side) for side in self._sides)
        return before[-1] + self.figure.span.of(self.galley.text) + after[0]

    @property
    def about(self) -> str:
        """Its sentence with the headline of its post."""
        headline = self.galley.posts[self.galley.draft.post_at(self.sentence)].headline
        return f"{headline.of(self.galley.text) if headline else ''} {self.words}"

    @property
    def is_toll(self) -> bool:
        return self.fate is not None and self.fate[1] in TOLLS


def counts(galley: Galley) -> list[Count]:
    tallies = {tally.figure.span: tally for tally in tallies_in(galley)}
    found: list[Count] = []
    for post in galley.posts:
        for sentence in (
            *([post.headline] if post.headline else []),
            *galley.sentences_in(post.body),
        ):
            told = galley.figures_in(sentence)
            stems = stems_in(sentence.of(galley.text)) if told else frozenset()
            for figure in told[:MOST_IN_A_SENTENCE]:
                tally = tallies.get(figure.span)
                fate, names = (tally.key, tally.names) if tally else (None, frozenset[str]())
                found.append(Count(galley, figure, sentence, fate, names, stems))
    return [count for count in found if count.figure.unit not in {SCORE, VAGUE, AGE}]


def is_the_same(one: Count, other: Count) -> bool:
    """Whether two figures count one thing, of one time and place and by one source."""
    if one.figure.unit != other.figure.unit or not _of_one_sort(one, other):
        return False
    if any(_PART.search(each.words) for each in (one, other)):
        return False
    if _opens_on_another(one, other) or _opens_on_another(other, one):
        return False
    return not (_are_apart(one.statement, other.statement) or _name_others(one, other))


def _opens_on_another(one: Count, other: Count) -> bool:
    """Whether a figure's sentence is of something new: "a pen fetched", after a letter did."""
    opening = _NEW.match(one.words[: one.figure.span.start - one.sentence.start])
    return opening is not None and not stems_in(opening[1]) & other.stems


def _name_others(one: Count, other: Count) -> bool:
    """Whether each sentence names somebody or something that the other draft has nowhere."""
    return _names_anew(one, other) and _names_anew(other, one)


def _names_anew(one: Count, other: Count) -> bool:
    met = (m.word for m in mentions(one.galley.draft) if one.sentence.overlaps(m.span))
    return any(word[:5] not in other.galley.text for word in met if word.lower() not in NO_NAMES)


def _of_one_sort(one: Count, other: Count) -> bool:
    shared = one.stems & other.stems
    if one.is_toll or other.is_toll:
        telling = shared - _bland()
        alike = one.fate == other.fate and bool(one.names & other.names) and len(telling) >= 2
        return alike and (bool(telling & _met(one)) or _say_nearly_the_same(one, other))
    if one.figure.unit == COUNT and (noun_of(one) != noun_of(other) or noun_of(one) is None):
        return False
    if _differ(one.sum_of, other.sum_of):
        return False
    enough = len(shared) >= LEAST_SHARED + (one.figure.unit != COUNT)
    goes_on_alike = None in {one.goes_on, other.goes_on} or one.goes_on == other.goes_on
    return enough and goes_on_alike and bool(one.beside & other.beside) and _alike(one, other)


def _met(count: Count) -> frozenset[str]:
    """The stems of what a sentence speaks of as known, as in "the mill", without its source."""
    return stems_in(" ".join(_THE.findall(_SOURCE.sub("", count.words))))


def _say_nearly_the_same(one: Count, other: Count) -> bool:
    return len(one.stems & other.stems) >= NEARLY * min(len(one.stems), len(other.stems))


@cache
def _bland() -> frozenset[str]:
    return frozenset(map(stem, _BLAND))


def _alike(one: Count, other: Count) -> bool:
    """Whether the sentences, or the words near the figures, have half in common."""
    pairs = ((one.stems, other.stems), (one.near, other.near))
    return any(len(a & b) >= SHARE * min(len(a), len(b)) for a, b in pairs)


def noun_of(count: Count) -> str | None:
    return stem(count.figure.noun) if count.figure.noun else None


def _are_apart(one: str, other: str) -> bool:
    """Whether two statements speak of two times or places, or leave it to two sources."""
    if bool(_NOT.search(one)) != bool(_NOT.search(other)):
        return True
    if _spells(one) != _spells(other) or _differ(*map(_days, (one, other))):
        return True
    places = (frozenset(_PLACE.findall(words)) for words in (one, other))
    return _differ(*places) or _differ(*map(_sources, (one, other)))


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both are given, and nothing is in both."""
    return bool(one and other and not one & other)


def _days(words: str) -> frozenset[str]:
    return frozenset(match.lower() for match in _DAY.findall(words))


def _spells(words: str) -> frozenset[str]:
    return frozenset(match.lower() for match in _SPELL.findall(words))


def _sources(words: str) -> frozenset[str]:
    parts = (f"{match['before']} {match['after']}" for match in _SOURCE.finditer(words))
    return frozenset(found for part in parts for found in stems_in(part))
