"""Accents: a name that has them has them every time.

It is asked, never changed: two people may differ in nothing else. A first name counts only with the
same surname. What is dropped may also be written out: Müller is Muller or Mueller, Kjær is Kjaer.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.checks.mentions import Mention, mentions, place
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.names import bare, is_ordinary
from bot.text import Span

DIACRITICS_DROPPED = Rule(
    "diacritics-dropped",
    Kind.NAME,
    Level.QUERY,
    "The name stands there with and without its accents.",
    breaks=(
        Example("José Quintão scored twice. Later Quintao was sent off."),
        Example("Søren Overgaard rowed on. “I won,” said Soren Overgaard."),
        Example("Prof Jan Müller spoke. Prof Mueller will speak again."),
        Example("The singer Renée Ødegård is ill. Odegard will sing in May."),
    ),
    keeps=(
        "José Quintão scored twice. Later Quintão was sent off.",
        "Inés Vidal sat beside Ines Laurent in the front row.",
    ),
)

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def find(galley: Galley) -> Iterator[Finding]:
    met = mentions(galley.draft)
    accented: dict[tuple[str, str], Mention] = {}
    for m in met:
        for key in plain_keys(m):
            accented.setdefault(key, m)
    asked: set[str] = set()
    for m in met:
        for word, span, key in plain_parts(m):
            other = accented.get(key)
            if other and word not in asked and (m.first or m.title or not is_ordinary(word)):
                asked.add(word)
                full = other.word if span is m.span else other.first
                note = f"{word} here, {full} {place(m, other)}: are the accents missing?"
                yield DIACRITICS_DROPPED.finding(span, note=note)


def plain_parts(m: Mention) -> Iterator[tuple[str, Span, tuple[str, str]]]:
    """The words of a name that have no accents, and what they would be looked up by."""
    if m.first and bare(m.first) == m.first.lower():
        yield m.first, m.first_span, (m.first.lower(), bare(m.word))
    if bare(m.word) == m.word.lower():
        yield m.word, m.span, (m.word.lower(), "")


def plain_keys(m: Mention) -> Iterator[tuple[str, str]]:
    """What an accented name would be without its accents, in either manner."""
    for form in {bare(m.word), bare(m.word.lower().translate(_GERMAN))}:
        if bare(m.word) != m.word.lower():
            yield form, ""
    for form in {bare(m.first), bare(m.first.lower().translate(_GERMAN))}:
        if bare(m.first) != m.first.lower():
            yield form, bare(m.word)


CHECK = Check("accents", (DIACRITICS_DROPPED,), find)
