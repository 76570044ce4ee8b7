"""A headline's figures against the post below it.

Asked only where the body lacks or contradicts the figure. A fair rounding, a sum or a difference
of neighbouring figures bears it out; counts up to twelve and spells of time are asked only where
the body gives another figure for the same thing, since a desk counts names and turns days to weeks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import isclose

from bot.figures import ABOVE, AGE, AT_LEAST, AT_MOST, BELOW, Figure, supported
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.numerals import COUNT, PERCENT, SCORE, VAGUE
from bot.posts import Post
from bot.text import Span

HEADLINE_FIGURE = Rule(
    "headline-figure",
    Kind.NUMBER,
    Level.QUERY,
    "The body does not bear out the headline's figure.",
    breaks=(
        Example(
            "Ferry firm loses £41m\nThe operator of the Mull ferry has reported a loss of £14m "
            "for the year, its largest since 2019."
        ),
        Example(
            "Girl, 15, rescued from cliff\nA 14-year-old girl was lifted from a ledge at Bempton "
            "by a coastguard helicopter on Sunday."
        ),
        Example("Choir of 250 sings at dawn\nA choir sang on the beach at Whitby on Friday."),
        Example(
            "Eight held in dock raids\nDetectives have arrested seven people in raids on docks in "
            "Hull, police said: four men, two women and a boy."
        ),
        Example(
            "Three held after jewellery raid\nFive men have been held after a raid on a jeweller's "
            "shop in Derby, police said on Monday."
        ),
    ),
    keeps=(
        "Ferry firm loses £1.3bn\nThe operator of the Mull ferry has lost £1.28bn in the year.",
        "Twelve held in raids\nPolice in Derby said that seven men and five women had been held.",
        "F-16 crashes near No 10 gate\nA fighter aircraft came down in a street in Whitehall.",
        "Six in 10 back a ban\nMost people in Truro, 59.7% of them, want a ban on fireworks.",
        "Town 2-1 City\nA late header by the captain gave Town the points on a wet night.",
        "Two die in fall from ridge\nA man and a woman have died in a fall on Striding Edge.",
    ),
)
HEDGE_LOST = Rule(
    "hedge-lost",
    Kind.NUMBER,
    Level.QUERY,
    "The body qualifies this figure and the headline does not.",
    breaks=(
        Example(
            "Mill fire destroys 70 homes\nA fire at a mill in Oldham has destroyed more than "
            "70 homes, the fire service said on Monday."
        ),
        Example(
            "Bakery chain to cut 900 jobs\nA chain of bakeries has said that it will cut up to "
            "900 jobs by the end of the year."
        ),
        Example(
            "More than 70 homes lost in mill fire\nA fire at a mill in Oldham has destroyed nearly "
            "70 homes, the fire service said on Monday."
        ),
    ),
    keeps=(
        "More than 70 homes lost in mill fire\nA fire at a mill in Oldham has destroyed more than "
        "70 homes, the fire service said.",
        "Mill fire destroys 70 homes\nA fire at a mill in Oldham has destroyed 70 homes. In all, "
        "more than 70 families have moved out.",
    ),
)

FEWEST_WORDS = 8
"""A shorter body, such as a caption, is not expected to repeat the headline's figures."""

COUNTED_BY_HAND = 12

_SOFT = frozenset("about around some roughly approximately circa".split()) | {"or so", "-odd"}
"""Hedges that a headline drops without harm."""

_SPELLS = re.compile(r"(?:second|minute|hour|day|night|week|month|year|decade|mile|metre|time)s?\b")
_LISTS = re.compile(
    r"(?:things|ways|reasons|tips|questions|takeaways|photos|pictures|moments|lessons|facts|talking|"
    r"charts|quotes|best|must|key)\b"
)
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ASIDE = re.compile(
    r"\b(?:other|others|another|more(?! than)|further|earlier|previously|previous|including|last|"
    r"since|of whom|of them)\b"
)
_AND_ANOTHER = re.compile(r"(?: [\w'-]+){0,3} and (?:an?|his|her|their|its)\b")
_WORD = re.compile(r"[^\W\d_]{3,}")
_STOP = frozenset(
    "the and for has have had been was were are his her its with from after who".split()
)
_STEMS = {
    **dict.fromkeys("killed kills kill killing dead died dies die death deaths".split(), "die"),
    **dict.fromkeys("injured injures hurt wounded hurts injuring wounding".split(), "hurt"),
    **dict.fromkeys("arrested arrests arrest arresting held detained".split(), "hold"),
    **dict.fromkeys("rescued rescues rescue rescuing saved saves".split(), "rescue"),
    **dict.fromkeys("evacuated evacuates evacuate".split(), "evacuate"),
    **dict.fromkeys("charged charges charge".split(), "charge"),
    **dict.fromkeys("jailed jails sentenced".split(), "jail"),
}


def find(galley: Galley) -> Iterator[Finding]:
    for post in galley.posts:
        if post.headline and len(galley.words_in(post.body)) >= FEWEST_WORDS:
            yield from _headline(galley, post, post.headline)


def _headline(galley: Galley, post: Post, headline: Span) -> Iterator[Finding]:
    told = [galley.figures_in(sentence) for sentence in galley.sentences_in(post.body)]
    every = tuple(figure for sentence in told for figure in sentence)
    for asked in galley.figures_in(headline):
        if asked.unit in {SCORE, VAGUE}:
            continue
        if not _borne_out(galley.text, post.body, asked, told):
            yield from _unsupported(galley, post, asked, every)
        else:
            yield from _hedge_lost(galley.text, asked, every)


def _borne_out(text: str, body: Span, asked: Figure, told: Sequence[tuple[Figure, ...]]) -> bool:
    every = [figure for sentence in told for figure in sentence]
    ages = [figure for figure in every if figure.unit == AGE]
    if supported(asked, ages if asked.unit == AGE and ages else every):
        return True
    if asked.unit == AGE:
        return False
    digits = _DIGITS.search(asked.said(text)) if asked.unit == COUNT else None
    written = digits is not None and digits.group() in _DIGITS.findall(body.of(text))
    return written or any(_summed(asked, sentence) for sentence in told)


def _summed(asked: Figure, sentence: Sequence[Figure]) -> bool:
    """Whether neighbouring figures of one sentence add up to the headline's, or leave it."""
    values = [figure.value for figure in sentence if figure.unit == asked.unit]
    near = 0.02 if asked.value > 100 else 1e-6
    return any(
        isclose(asked.value, found, rel_tol=near)
        for start, first in enumerate(values)
        for reached in accumulate(values[start + 1 : start + 4], initial=first)
        for found in (reached, abs(2 * first - reached))
        if reached > first
    )


def _unsupported(
    galley: Galley, post: Post, asked: Figure, told: Sequence[Figure]
) -> Iterator[Finding]:
    said = asked.said(galley.text)
    other = _rival(galley, post, asked, told)
    if other:
        note = f"The headline says {said}; the body says {other.said(galley.text)}."
        yield HEADLINE_FIGURE.finding(asked.span, note=note)
    elif _expected(galley.text, asked):
        yield HEADLINE_FIGURE.finding(
            asked.span, note=f"The headline says {said}; the body does not give that figure."
        )


def _expected(text: str, asked: Figure) -> bool:
    """Whether a body that gives no figure for the same thing should still give this one."""
    after = text[asked.span.end + 1 : asked.span.end + 20]
    if _SPELLS.match(after) or _SPELLS.match(asked.noun or "") or _LISTS.match(after):
        return False
    idiom = asked.unit == PERCENT and asked.value == 100
    return not idiom and (asked.unit != COUNT or asked.value > COUNTED_BY_HAND)


def _rival(galley: Galley, post: Post, asked: Figure, told: Sequence[Figure]) -> Figure | None:
    """The body's own figure for what the headline counts: the same money, share, age or thing."""
    if asked.unit != COUNT:
        return next((other for other in told if other.unit == asked.unit), None)
    keys = _keys(galley, asked, post.headline)
    lead = galley.sentences_in(post.body)[:2]
    for other in told:
        sentence = galley.sentence_at(other.span)
        another = _AND_ANOTHER.match(galley.text, other.span.end, sentence.end)
        near = Span(max(sentence.start, other.span.start - 40), other.span.end + 40)
        aside = _ASIDE.search(near.of(galley.text))
        plain = sentence in lead and not another and not aside
        if (
            plain
            and other.unit == COUNT
            and other.value > 1
            and keys & _keys(galley, other, sentence)
        ):
            return other
    return None


def _keys(galley: Galley, figure: Figure, within: Span | None) -> frozenset[str]:
    """What a figure counts or what befell it: the stems of the words about it."""
    within = within or figure.span
    end = min(within.end, figure.span.end + 45)
    after = re.split(r"[,.;:!?()\d]", galley.text[figure.span.end : end])[0]
    before = galley.text[max(within.start, figure.span.start - 30) : figure.span.start]
    acts = {_STEMS[word.lower()] for word in _WORD.findall(before)[-2:] if word.lower() in _STEMS}
    return frozenset(map(_stem, _WORD.findall(after)[:4])) - _STOP | acts


def _stem(word: str) -> str:
    low = word.lower()
    return _STEMS.get(low) or re.sub(r"(?<=...)(?:ies|ing|ed|es|s|e)$", "", low)


def _hedge_lost(text: str, asked: Figure, told: Sequence[Figure]) -> Iterator[Finding]:
    same = [other for other in told if _is_same(asked, other)]
    if not same or not all(other.bound for other in same):
        return
    hedges = {str(other.hedge) for other in same}
    if hedges <= _SOFT if asked.hedge is None else not _turned(asked, same):
        return
    said = f"{asked.hedge or ''} {asked.said(text)}".strip()
    body = " and ".join(f'"{_hedged(hedge, asked.said(text))}"' for hedge in sorted(hedges))
    yield HEDGE_LOST.finding(asked.span, note=f"The body says {body}; the headline says {said}.")


def _turned(asked: Figure, same: Sequence[Figure]) -> bool:
    """Whether the headline leans one way and every sentence of the body the other."""
    below, above = {BELOW, AT_MOST}, {ABOVE, AT_LEAST}
    other = {BELOW: above, ABOVE: below}.get(asked.bound or "", set())
    return all(figure.bound in other for figure in same)


def _is_same(asked: Figure, other: Figure) -> bool:
    nouns = {asked.noun, other.noun} - {None, "times"}
    alike = asked.unit == other.unit and isclose(asked.value, other.value)
    return alike and other.unit != AGE and (len(nouns) < 2 or asked.unit != COUNT)


def _hedged(hedge: str, said: str) -> str:
    return f"{said} {hedge}" if hedge.startswith("or ") else f"{hedge} {said}"


CHECK = Check("headline figures", (HEADLINE_FIGURE, HEDGE_LOST), find)
