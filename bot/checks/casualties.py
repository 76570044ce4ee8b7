"""Casualties taken for deaths: the wounded are casualties too, and nobody has counted the dead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.draft import Post
from bot.figures import Figure
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.numerals import COUNT
from bot.text import Span

CASUALTIES = Rule(
    "casualties-not-deaths",
    Kind.NUMBER,
    Level.QUERY,
    "Casualties are the wounded as well as the dead.",
    breaks=(
        Example(
            "Army says 500 killed in battle for port\nThe army said that it had inflicted "
            "500 casualties in a day of fighting for the port."
        ),
        Example(
            "Shelling leaves 90 dead\nThe governor said that 90 people had been killed or wounded "
            "by shells that fell on the market."
        ),
        Example(
            "It was one of the deadliest weeks of the war, with 3,000 casualties on both sides, "
            "the ministry said."
        ),
    ),
    keeps=(
        "Army says 500 killed in battle for port\nThe army said that it had inflicted "
        "900 casualties, 500 of them killed, in the battle.",
        "Army claims 500 casualties\nThe army said that it had inflicted 500 casualties in a day "
        "of fighting for the port.",
        "It was one of the deadliest weeks of the war, with 3,000 casualties, of whom 900 were "
        "dead, the ministry said.",
    ),
)

_FATAL = r"(?:killed|dead|died)"
_HURT = r"(?:wounded|injured|hurt|maimed)"
_DEATH = re.compile(
    r"\b(?:killed|kills?|dead|deaths?|died|dies?|lose their lives|lost their lives)\b",
    re.IGNORECASE,
)
_WOUND = re.compile(rf"\b(?:{_HURT}|casualt\w+)\b", re.IGNORECASE)
_CASUALTIES = re.compile(
    rf"\bcasualties\b|\b{_FATAL}(?: and/or | or | and |/){_HURT}\b"
    rf"|\b{_HURT}(?: and/or | or | and |/){_FATAL}\b",
    re.IGNORECASE,
)
_DEADLIEST = re.compile(r"\b(?:deadliest)\b", re.IGNORECASE)


def find(galley: Galley) -> Iterator[Finding]:
    for post in galley.posts:
        if post.headline:
            yield from _headline(galley, post, post.headline)
    yield from _deadliest(galley)


def _headline(galley: Galley, post: Post, headline: Span) -> Iterator[Finding]:
    words = headline.of(galley.text)
    death = _DEATH.search(words)
    if not death or _WOUND.search(words):
        return
    told = [
        (figure, sentence)
        for sentence in galley.sentences_in(post.body)
        for figure in galley.figures_in(sentence)
    ]
    for asked in galley.figures_in(headline):
        same = [_fate(galley.text, *each) for each in told if _is_same(asked, each[0])]
        if any(same) and all(same):
            note = f"The headline counts {asked.said(galley.text)} deaths; the body says {same[0]}."
            yield CASUALTIES.finding(headline.part(death), note=note)


def _is_same(asked: Figure, told: Figure) -> bool:
    return asked.unit == told.unit == COUNT and asked.value == told.value > 1


def _fate(text: str, figure: Figure, sentence: Span) -> str | None:
    """How the copy says that the people of a figure were casualties, or None when it does not."""
    after = re.split(r"[;:–]", text[figure.span.end : sentence.end])[0][:70]
    casualties, death = _CASUALTIES.search(after), _DEATH.search(after)
    if not casualties or (death and death.start() < casualties.start()):
        return None
    return f'"{casualties.group()}"'


def _deadliest(galley: Galley) -> Iterator[Finding]:
    """The first superlative of death that rests on casualties; a blog often repeats its lead."""
    for match in _DEADLIEST.finditer(galley.text):
        span = Span(*match.span())
        sentence = galley.sentence_at(span).of(galley.text)
        casualties = _CASUALTIES.search(sentence)
        if casualties and not _DEATH.search(_CASUALTIES.sub("", sentence)):
            note = f'The figure is for "{casualties.group()}"; {match.group()} speaks of the dead.'
            yield CASUALTIES.finding(span, note=note)
            return


CHECK = Check("casualties", (CASUALTIES,), find)
