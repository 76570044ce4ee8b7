"""Casualties taken for deaths: the wounded are casualties too, and nobody has counted the dead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.figures import MOST_IN_A_SENTENCE, Figure
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
            "Coach crash claims 30 lives\nA coach crash on the pass has left 30 people injured, "
            "the ambulance service said, and nobody has died."
        ),
        Example(
            "Ferry sinking costs 64 lives\nThe sinking caused 64 casualties, of whom 20 were "
            "treated on the quay and 44 went to hospital."
        ),
        Example(
            "Landslide at mine in north\nThe slide caused 40 casualties, the company said. "
            "Rescuers have gone home. The 40 deaths are to be looked into."
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
        "At least 14 dead in blast\nThe blast killed at least 14 people and injured more than 50, "
        "the ministry said, and the docks are shut.",
        "Coach crash claims two lives\nTwo people have died in a coach crash on the pass and two "
        "others were injured, the ambulance service said.",
        "It was one of the deadliest weeks of the war, with 3,000 casualties, of whom 900 were "
        "dead, the ministry said.",
    ),
)

_FATAL = r"(?:killed|dead|died|dying|slain|fatally)"
_HURT = r"(?:wounded|injured|hurt|maimed)"
_HURT_ALONE = re.compile(rf"(?: (?!and\b|but\b|while\b|{_FATAL}\b)[\w'-]+){{0,5}} ({_HURT})\b")
_KILLED = re.compile(r"\b(?:kill\w*|claim\w*|slain|dead)(?: [a-z]+){0,3} $")
_DEATH = re.compile(
    r"\b(?:kill(?:ed|s|ing)?|slay|slain|slaughter\w*|massacre\w*|dead|deadly|deaths?|"
    r"died|dies?|dying|lives|life|perish\w*|fatal\w*|bodies|lose their lives|lost their lives)\b",
    re.IGNORECASE,
)
_SAVED = re.compile(r"\b(?:sav\w+|spar\w+|chang\w+|risk\w*|alive|improv\w+)\b", re.IGNORECASE)
_WOUND = re.compile(rf"\b(?:{_HURT}|casualt\w+)\b", re.IGNORECASE)
_CASUALTIES = re.compile(
    rf"\bcasualties\b|\b{_FATAL}(?: and/or | or | and |/){_HURT}\b"
    rf"|\b{_HURT}(?: and/or | or | and |/){_FATAL}\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:casualties (?:at|as|to|of|is|was|were|now)|(?P<hurt>injur(?:ed|ing|es)|"
    r"wound(?:ed|ing|s)|maim(?:ed|ing)|hurt)) $",
    re.IGNORECASE,
)
_DYING = re.compile(r"(?: [\w-]+){0,2} (?:deaths|dead|died|killed|lives lost|fatalities|bodies)\b")
_DEADLIEST = re.compile(r"\b(?:deadliest|bloodiest)\b", re.IGNORECASE)

_Told = tuple[Figure, Span]


def find(galley: Galley) -> Iterator[Finding]:
    for post in galley.posts:
        told = [
            (figure, sentence)
            for sentence in galley.sentences_in(post.body)
            for figure in galley.figures_in(sentence)[:MOST_IN_A_SENTENCE]
        ]
        if post.headline:
            yield from _headline(galley, post.headline, told)
        yield from _body(galley, told)
    yield from _deadliest(galley)


def _headline(galley: Galley, headline: Span, told: list[_Told]) -> Iterator[Finding]:
    words = headline.of(galley.text)
    death = _DEATH.search(words)
    if not death or _WOUND.search(words) or _SAVED.search(words):
        return
    for asked in galley.figures_in(headline):
        same = [_fate(galley.text, *each) for each in told if _is_same(asked, each[0])]
        if any(same) and all(same):
            note = f"The headline counts {asked.said(galley.text)} deaths; the body says {same[0]}."
            yield CASUALTIES.finding(_pointed(headline.part(death), asked.span), note=note)


def _pointed(death: Span, figure: Span) -> Span:
    """The word for death with its figure, when they stand together: "72 lives", "kills 140"."""
    one, two = sorted((death, figure))
    return Span(one.start, two.end) if two.start - one.end <= 12 else death


def _body(galley: Galley, told: list[_Told]) -> Iterator[Finding]:
    """A body that counts casualties and then the same number of deaths."""
    hurt = {f.value: fate for f, at in told if (fate := _fate(galley.text, f, at)) and f.value >= 5}
    for figure, sentence in told if hurt else ():
        dying = _DYING.match(galley.text, figure.span.end, sentence.end)
        if dying and figure.unit == COUNT and "casualties" in hurt.get(figure.value, ""):
            span = Span(figure.span.start, dying.end())
            if not _WOUND.search(galley.text, span.start, min(sentence.end, span.end + 24)):
                note = f"{figure.said(galley.text)} deaths here; the copy has that many casualties."
                yield CASUALTIES.finding(span, note=note[0].upper() + note[1:])


def _is_same(asked: Figure, told: Figure) -> bool:
    return asked.unit == told.unit == COUNT and asked.value == told.value > 1


def _fate(text: str, figure: Figure, sentence: Span) -> str | None:
    """How the copy says that the people of a figure were casualties, or None when it does not."""
    after = re.split(r"[;:–]", text[figure.span.end : min(sentence.end, figure.span.end + 70)])[0]
    lead = text[max(sentence.start, figure.span.start - 24) : figure.span.start]
    before = _BEFORE.search(lead)
    if before:
        return f'"{before["hurt"] or "casualties"}"'
    alone = _HURT_ALONE.match(after)
    if alone and not _DEATH.search(alone.group()) and not _KILLED.search(lead):
        return f'"{alone[1]}"'
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
