"""One surname with two first names, in a post or between its headline and its body.

It is asked, never changed. A second first name is asked about only where its bearer comes in as one
already met: no title, age or post of their own, and no talk of a family.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from bot.checks.mentions import Mention, grouped, mentions
from bot.checks.names import are_near
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.lexicon import zipf
from bot.names import bare, is_ordinary, unsupported_names

_query = partial(Rule, kind=Kind.NAME, level=Level.QUERY)

FIRST_NAME_CHANGED = _query(
    "first-name-changed",
    reason="The same surname comes with another first name.",
    breaks=(
        Example("Hilary Garside, the harbour master, closed it. Helen Garside was not sorry."),
        Example("“It sank,” said Dr Piers Marsh, of Hull. Paul Marsh had warned the town."),
        Example("The cook, Sami Haddou, 40, was unhurt. “I ran,” said Selim Haddou."),
    ),
    keeps=(
        "Hilary Garside, the harbour master, and her sister were there. Helen Garside sang.",
        "Hilary Garside, the harbour master, closed the pier. Helen Garside, a cook, was sorry.",
        "Hilary Garside, the harbour master, closed it. The cook Helen Garside was sorry.",
        "The Arden Street pier, near Harbour Street, is shut.",
    ),
)

HEADLINE_NAME = _query(
    "headline-name",
    reason="The headline has another name than the post.",
    breaks=(
        Example("Giles Ostrander quits bank\nThe head of the bank, Colin Ostrander, has quit."),
        Example("Harlow Rovers sold\nHereford Rovers have been sold to a supporters’ trust."),
    ),
    keeps=(
        "Colin Ostrander quits bank\nThe head of the bank, Colin Ostrander, has quit.",
        "Ferry aground off Mull\nA ferry with 80 people aboard has run aground on a sandbank.",
        "Prof Ostrander wins prize\nThe chemist Colin Ostrander has won the Lindqvist prize.",
    ),
)

COMMON = 3.6
"""Zipf frequency: a surname as common as this (Smith, Jones) has many first names."""

_OPENS = re.compile(r"(?:^|[.!?:\"\n] ?|\b(?:sa(?:id|ys)|added|that|asked|which) )$")
KIN = re.compile(
    r"\b(?:brothers?|sisters?|son|daughters?|wife|husband|fathers?|mothers?|parents|couple|uncle"
    r"|widow(?:er)?|aunt|cousins?|twins?|family|siblings|married|nephew|niece|grand\w+|namesake)\b"
)


def find(galley: Galley) -> Iterator[Finding]:
    met = mentions(galley.draft)
    yield from _changed_first_names(galley, met)
    yield from _only_in_headlines(galley, met)


def _changed_first_names(galley: Galley, met: Sequence[Mention]) -> Iterator[Finding]:
    people = [m for m in met if len(m.first) > 2 and m.first.istitle() and not m.headline]
    for same in grouped(((m.post, m.word), m) for m in people).values():
        known = same[0]
        other = next((m for m in same if is_another(m.first, known.first)), None)
        if other and is_introduced(galley.text, known) and is_taken_as_met(galley.text, other):
            told = (galley.sentence_at(m.span).of(galley.text) for m in (known, other))
            if not any(map(KIN.search, told)):
                note = f"{other.first} {other.word} here, {known.first} earlier: which is it?"
                yield FIRST_NAME_CHANGED.finding(other.whole, note=note)


def is_another(one: str, two: str) -> bool:
    """Whether a first name is neither another in short, with its accents nor misspelt."""
    short, long = sorted((bare(one), bare(two)), key=len)
    return not long.startswith(short) and not are_near(one, two)


def is_introduced(text: str, m: Mention) -> bool:
    """Whether a person is told of with a title, an age or a post held."""
    after = text[m.whole.end : m.whole.end + 4]
    aged = any(mark.isdigit() for mark in after)
    if is_ordinary(m.word) or zipf(bare(m.word)) > COMMON:
        return bool(m.title) or aged
    return bool(m.title) or after[:1] == "," or text.endswith(", ", 0, m.whole.start)


def is_taken_as_met(text: str, m: Mention) -> bool:
    before, after = (
        text[max(0, m.whole.start - 9) : m.whole.start],
        text[m.whole.end : m.whole.end + 2],
    )
    return not m.title and after not in {", ", " ("} and bool(_OPENS.search(before))


def _only_in_headlines(galley: Galley, met: Sequence[Mention]) -> Iterator[Finding]:
    """Where the headline gives a surname or a club another first word than the body does."""
    bodies = {(m.post, m.word): m for m in reversed(met) if not m.headline and m.first}
    for m in met:
        told = bodies.get((m.post, m.word))
        if m.headline and m.first and told and not m.title:
            body = galley.posts[m.post].body.of(galley.text)
            if m.first in unsupported_names(f"of {m.first} {m.word}", body):
                note = f"{m.first} {m.word} here, {told.first} {told.word} in the body."
                yield HEADLINE_NAME.finding(m.whole, note=note)


CHECK = Check("first names", (FIRST_NAME_CHANGED, HEADLINE_NAME), find)
