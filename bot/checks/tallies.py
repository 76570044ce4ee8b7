"""One thing, two figures: tallies and hedges that differ within a draft.

Asked only when the words that count are the same and nothing says that time, place or source
differ. Between posts only when a later toll is the lower: a toll that rises is news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.draft import Post
from bot.figures import ABOVE, BELOW, HEDGES, Figure
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.numerals import COUNT
from bot.text import Span

FIGURE_DIFFERS = Rule(
    "figure-differs",
    Kind.NUMBER,
    Level.QUERY,
    "The copy counts the same thing twice and gets two figures.",
    breaks=(
        Example(
            "A roof fell in at a mill in Bolton. Police said that 12 people were injured. "
            "Roads are shut. In all, 14 people were injured."
        ),
        Example(
            "Mill toll\n12 people were killed at the mill in Bolton, police said.\n"
            "Ann Lee 3 March 2026 11:40\nMill roof falls in\n14 people were killed at the mill in "
            "Bolton, police said.\nAnn Lee 3 March 2026 10:15"
        ),
    ),
    keeps=(
        "Police said that 12 people were injured. The hospital said that 14 people were injured.",
        "In Bolton 12 people were injured. In Bury 14 people were injured.",
        "Police said earlier that 12 people were injured. In all, 14 people were injured.",
        "Mill toll\n14 people were killed at the mill in Bolton, police said.\n"
        "Ann Lee 3 March 2026 11:40\nMill roof falls in\n12 people were killed at the mill in "
        "Bolton, police said.\nAnn Lee 3 March 2026 10:15",
    ),
)
HEDGES_DIFFER = Rule(
    "hedges-differ",
    Kind.NUMBER,
    Level.QUERY,
    "The copy puts one figure both below and above.",
    breaks=(
        Example(
            "The firm has nearly 900 shops. Unions say all of the more than 900 shops are at risk."
        ),
        Example("Fewer than 250 lambs were lost. The farm said that exactly 250 lambs were lost."),
    ),
    keeps=(
        "The firm has nearly 900 shops. Unions say that nearly 900 shops are at risk.",
        "The firm has nearly 900 shops. Last year it had more than 900 shops.",
        "Nearly 900 people marched. More than 900 people watched.",
    ),
)

_LEANING = re.compile(
    "exactly|" + "|".join(HEDGES[side] for side in (BELOW, ABOVE)) + "|over", re.I
)
_FATES = re.compile(r"\b(?:\w+ed|hurt|dead|missing|shot)\b")
_BEEN = "were|was|are|have|has|had|been|being|be"
_FATE = re.compile(
    rf"(?: [a-z-]+)? (?P<noun>(?!(?:{_BEEN})\b)[a-z]+)"
    rf"(?: (?:{_BEEN}|reported|feared|believed|to|confirmed))* "
    r"(?P<fate>killed|injured|wounded|hurt|dead|missing|arrested|rescued|evacuated|detained|"
    r"displaced|charged|destroyed|damaged|cancelled|closed|shot|stabbed)\b"
    r"|(?: [a-z-]+)? (?P<who>people|men|women|children)(?: have| had)? (?P<died>died)\b"
)
_TOLLS = frozenset("killed injured wounded hurt dead missing died".split())
_OTHERWISE = re.compile(
    r"\b(?:earlier|later|now|then|by|previous\w*|rising|rose|risen|another|more(?! than)|further|"
    r"others?|last|also|includ\w+|since|revis\w+|correct\w+|initial\w*|first|at least|"
    r"of (?:them|whom)|average|usual\w*|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SOURCED = re.compile(
    r"\b(?:said|says?|saying|according|put|puts|reported|reports|claim\w*|told|announced|confirmed|"
    r"estimate\w*)\b"
)
_PLACE = re.compile(
    r"\b(?i:in|at|near|on|from|across|outside|of) (?:the )?(?:[a-z]+ (?:in|of|at|near) )?"
    r"([A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"
)
_ANYTHING = frozenset(
    "people men women children years months weeks days hours minutes miles metres times countries "
    "pounds dollars euros points others cases occasions".split()
)


@dataclass(frozen=True, slots=True)
class _Tally:
    """A figure with what it counts and what befell it, and the post and sentence it stands in."""

    figure: Figure
    key: tuple[str, str]
    post: int
    sentence: str

    @property
    def places(self) -> frozenset[str]:
        return frozenset(_PLACE.findall(self.sentence))


def find(galley: Galley) -> Iterator[Finding]:
    yield from _tallies_that_differ(galley)
    yield from _hedges_that_differ(galley)


def _tallies(galley: Galley) -> Iterator[_Tally]:
    for number, post in enumerate(galley.posts):
        for sentence in galley.sentences_in(post.body):
            words = sentence.of(galley.text)
            if not _FATES.search(words) or _OTHERWISE.search(words):
                continue
            for figure in galley.figures_in(sentence):
                fate = _FATE.match(galley.text, figure.span.end, sentence.end)
                if fate and figure.unit == COUNT and not figure.hedge:
                    key = fate["noun"] or fate["who"], fate["fate"] or fate["died"]
                    yield _Tally(figure, key, number, words)


def _tallies_that_differ(galley: Galley) -> Iterator[Finding]:
    first_in_post: dict[tuple[tuple[str, str], int], _Tally] = {}
    latest: dict[tuple[tuple[str, str], str], _Tally] = {}
    for tally in _tallies(galley):
        first = first_in_post.setdefault((tally.key, tally.post), tally)
        if first.figure.value != tally.figure.value and _one_account(first, tally):
            yield _differs(galley, first, tally, "")
        for place in tally.places if tally.key[1] in _TOLLS else ():
            other = latest.setdefault((tally.key, place), tally)
            if other.post != tally.post:
                yield from _falling_toll(galley, other, tally)
            latest[tally.key, place] = tally


def _one_account(one: _Tally, other: _Tally) -> bool:
    """Whether two sentences of a post can only mean the same count."""
    apart = one.places and other.places and not one.places & other.places
    return not apart and not (_SOURCED.search(one.sentence) and _SOURCED.search(other.sentence))


def _falling_toll(galley: Galley, one: _Tally, other: _Tally) -> Iterator[Finding]:
    times = [_minutes(galley.posts[tally.post]) for tally in (one, other)]
    if times[0] is None or times[1] is None or abs(times[0] - times[1]) > 24 * 60:
        return
    older, newer = (one, other) if times[0] <= times[1] else (other, one)
    same_minute = times[0] == times[1] and one.figure.value != other.figure.value
    if newer.figure.value < older.figure.value or same_minute:
        clock = galley.posts[older.post].stamp
        when = f" of {clock.clock:%H:%M}" if clock and clock.clock else ""
        yield _differs(galley, older, newer, when)


def _minutes(post: Post) -> int | None:
    stamp = post.stamp
    if stamp is None or stamp.clock is None:
        return None
    day = stamp.day.toordinal() if stamp.day else 0
    return (24 * day + stamp.clock.hour) * 60 + stamp.clock.minute


def _differs(galley: Galley, first: _Tally, then: _Tally, when: str) -> Finding:
    one, two = (tally.figure.said(galley.text) for tally in (first, then))
    where = f"the post{when}" if first.post != then.post else "the copy above"
    noun, fate = then.key
    note = f"{two} {noun} {fate} here; {where} has {one}."
    return FIGURE_DIFFERS.finding(then.figure.span, note=note)


def _hedges_that_differ(galley: Galley) -> Iterator[Finding]:
    known: dict[tuple[float, str], tuple[str, str]] = {}
    for sentence in _told(galley):
        words = sentence.of(galley.text)
        if not _LEANING.search(words) or _OTHERWISE.search(words):
            continue
        for figure in galley.figures_in(sentence):
            side, said = _side(galley.text, figure)
            if side is None or figure.noun in _ANYTHING or not figure.noun or figure.value < 10:
                continue
            key = figure.value, figure.noun
            other = known.setdefault(key, (side, said))
            if other[0] != side:
                note = f'The copy has "{said} {figure.noun}" here and "{other[1]}" above.'
                yield HEDGES_DIFFER.finding(figure.span, note=note)


def _told(galley: Galley) -> Iterator[Span]:
    """The sentences of the bodies: headlines are held against their own body elsewhere."""
    return (sentence for post in galley.posts for sentence in galley.sentences_in(post.body))


def _side(text: str, figure: Figure) -> tuple[str | None, str]:
    said = figure.said(text)
    if text[max(0, figure.span.start - 8) : figure.span.start].lower() == "exactly ":
        return "exactly", f"exactly {said}"
    if figure.unit != COUNT or figure.bound not in {BELOW, ABOVE}:
        return None, said
    return figure.bound, f"{figure.hedge} {said}"


CHECK = Check("tallies", (FIGURE_DIFFERS, HEDGES_DIFFER), find)
