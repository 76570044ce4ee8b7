"""What befell how many, as the copy counts it: "six bodies", "arrested seven".

tallies.py holds one against another. A count of people is one key for each fate, whoever they are
said to be; things keep their own noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.figures import MOST_IN_A_SENTENCE, Figure
from bot.galley import Galley
from bot.numerals import COUNT
from bot.posts import Post
from bot.text import Span

DIE, HURT, HELD, RESCUED, MISSING = "killed", "injured", "arrested", "rescued", "missing"
FATES = {
    **dict.fromkeys("killed dead died die dies deaths fatalities lives bodies".split(), DIE),
    **dict.fromkeys("kill kills killing perished".split(), DIE),
    **dict.fromkeys("injured wounded hurt injuries injuring wounding injures".split(), HURT),
    **dict.fromkeys("arrested arrests arrest arresting detained held".split(), HELD),
    **dict.fromkeys("rescued saved rescue rescues rescuing".split(), RESCUED),
    "missing": MISSING,
}
_BEEN = "were|was|are|have|has|had|been|being|be|reported|feared|believed|to|confirmed|now|known"
_WHO = frozenset("people persons victims bodies lives deaths".split())
_OTHER = (
    "evacuated|displaced|charged|destroyed|damaged|cancelled|closed|shot|stabbed|burned|burnt|lost|"
    "flooded|scorched|sunk"
)
_AFTER = re.compile(
    rf"(?:(?: [a-z-]+)? (?P<noun>(?!(?:{_BEEN})\b)[a-z]+))?(?: (?:{_BEEN}))*"
    rf" (?P<fate>{'|'.join(FATES)}|{_OTHER})\b"
)
_ACTIVE = re.compile(
    r"\b(?P<fate>kill(?:ed|s|ing)?|injur(?:ed|es|ing)|wound(?:ed|ing)|arrest(?:ed|s|ing)?|detained|"
    r"rescued|burned|burnt|destroyed|scorched|lost)(?: at least| about| some| an estimated)? $"
)
_TOLL = re.compile(
    r"\b(?:death toll|number of (?:dead|deaths)|the dead|deaths)\b[\w ]{0,24}"
    r"\b(?:at|to|of|is|was|now|reached|reaches|hits?|passed)(?: at least| about| some)? $",
    re.IGNORECASE,
)
_LOST = frozenset("lost burned burnt scorched destroyed".split())
_AREAS = frozenset("hectares acres homes houses buildings".split())
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z'-]{3,}")
_ANY_NAME = re.compile(r"\b[A-Z][a-z'-]{3,}")


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure, what it counts and what befell it, in the copy's words and as `key`."""

    figure: Figure
    words: tuple[str, str]
    key: tuple[str, str]
    post: int
    sentence: Span
    names: frozenset[str]


def tallies_in(galley: Galley) -> Iterator[Tally]:
    """Each count of what befell somebody or something, headlines too, in the order of the text."""
    known = frozenset(name.removesuffix("'s") for name in _NAME.findall(galley.text))
    for number, post in enumerate(galley.posts):
        topic = _names(galley.text, post.headline, known)
        for sentence in _sentences(galley, post):
            told = galley.figures_in(sentence)[:MOST_IN_A_SENTENCE]
            names = topic | _names(galley.text, sentence, known) if told else topic
            for figure in told:
                words = _words(galley.text, figure, sentence) if figure.unit == COUNT else None
                if words:
                    yield Tally(figure, words, _key(*words), number, sentence, names)


def _sentences(galley: Galley, post: Post) -> tuple[Span, ...]:
    body = galley.sentences_in(post.body)
    return (post.headline, *body) if post.headline else body


def _names(text: str, span: Span | None, known: frozenset[str]) -> frozenset[str]:
    found = _ANY_NAME.findall(span.of(text)) if span else ()
    return frozenset(name.removesuffix("'s") for name in found) & known


def _words(text: str, figure: Figure, sentence: Span) -> tuple[str, str] | None:
    before = text[max(sentence.start, figure.span.start - 50) : figure.span.start]
    if _TOLL.search(before):
        return "people", "dead"
    active, after = _ACTIVE.search(before), _AFTER.match(text, figure.span.end, sentence.end)
    if active:
        noun, fate = figure.noun or "people", active["fate"].lower()
        return (noun, fate) if fate not in _LOST or noun in _AREAS else None
    return (after["noun"] or "people", after["fate"]) if after else None


def _key(noun: str, word: str) -> tuple[str, str]:
    """One key for "61 dead", "61 bodies" and "killed 61 people", and for land or homes lost."""
    if noun in _AREAS and word in _LOST:
        return noun, "lost"
    return "people" if noun in _WHO else noun, FATES.get(word, word)
