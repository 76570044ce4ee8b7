"""One thing, two figures: tallies and hedges that differ within a draft.

Asked only when the words that count are the same and nothing says that time, place or source
differ. Between posts only when a later toll is the lower: a toll that rises is news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.checks.tolls import DIE, HELD, HURT, RESCUED, Tally, tallies_in
from bot.checks.twice import told_twice
from bot.figures import ABOVE, AT_MOST, BELOW, HEDGES, Figure
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.numerals import COUNT
from bot.posts import Post
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
        Example(
            "Roof fall at Bolton mill kills nine, police say\nThe mill is shut, and crews are at "
            "work.\nAnn Lee 3 March 2026 11:40\nBolton mill roof falls in\nCrews at the mill in "
            "Bolton have found 11 bodies.\nAnn Lee 3 March 2026 10:15"
        ),
        Example(
            "Coins worth £2m have gone from a vault in Ely. A guard is being questioned. The "
            "coins, valued at £2.6m, had been lent."
        ),
        Example(
            "The council opened its £14m harbour fund. Mr Hay said that the £40m harbour fund "
            "would do much good."
        ),
    ),
    keeps=(
        "Police said that 12 people were injured. The hospital said that 14 people were injured.",
        "Coins worth £2m have gone from a vault in Ely. A ring worth £2.6m was left behind.",
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
MINUTES_A_DAY = 24 * 60
TOLLS = frozenset({DIE, HURT, HELD, RESCUED, "lost"})
_SOME = re.compile(
    r"\b(?:earlier|previous\w*|another|more(?! than)|further|others?|also|includ\w+|revis\w+|"
    r"correct\w+|initial\w*|of (?:them|whom)|average|a day|each|last|first|separate\w*|second|"
    r"elsewhere|alone|lower|fewer|year\w*)\b",
    re.IGNORECASE,
)
_REPEATED = re.compile(
    r"\b(?:strikes?|air ?strikes?|attack\w*|shell\w*|drones?|missiles?|raids?|bomb\w*|fighting|war|"
    r"troops|soldiers|battle\w*|frontline|rockets?)\b",
    re.IGNORECASE,
)
_SO_FAR = re.compile(r"\b(?:toll|number of dead|in all|in total|so far)\b", re.IGNORECASE)
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


def find(galley: Galley) -> Iterator[Finding]:
    tallies = list(tallies_in(galley))
    yield from _tallies_that_differ(galley, tallies)
    yield from _falling_tolls(galley, tallies)
    yield from _told_twice(galley)
    yield from _hedges_that_differ(galley)


def _tallies_that_differ(galley: Galley, tallies: Sequence[Tally]) -> Iterator[Finding]:
    first_in_post: dict[tuple[tuple[str, str], int], Tally] = {}
    for tally in tallies:
        words = tally.sentence.of(galley.text)
        if tally.figure.hedge or tally.sentence == galley.posts[tally.post].headline:
            continue
        if not _OTHERWISE.search(words):
            first = first_in_post.setdefault((tally.words, tally.post), tally)
            differ = first.figure.value != tally.figure.value
            if (
                first.sentence != tally.sentence
                and differ
                and _one_account(first.sentence.of(galley.text), words)
            ):
                yield _differs(galley, first, tally)


def _one_account(one: str, other: str) -> bool:
    """Whether two sentences of a post can only mean the same count."""
    places = [frozenset(_PLACE.findall(words)) for words in (one, other)]
    apart = places[0] and places[1] and not places[0] & places[1]
    return not apart and not (_SOURCED.search(one) and _SOURCED.search(other))


def _falling_tolls(galley: Galley, tallies: Sequence[Tally]) -> Iterator[Finding]:
    """A toll in a later post that is lower than an earlier post's: the dead do not grow fewer."""
    highest: dict[tuple[tuple[str, str], str], Tally] = {}
    asked: set[tuple[tuple[str, str], int]] = set()
    totals = [
        t for t in tallies if t.key[1] in TOLLS and not _SOME.search(t.sentence.of(galley.text))
    ]
    newest_first = _newest_first(galley.posts)
    for tally in sorted(totals, key=lambda t: -t.post if newest_first else t.post):
        for name in sorted(tally.names):
            older = highest.setdefault((tally.key, name), tally)
            if _falls(galley, older, tally) and (tally.key, tally.post) not in asked:
                asked.add((tally.key, tally.post))
                yield _differs(galley, older, tally)
            if older.figure.value < tally.figure.value:
                highest[tally.key, name] = tally


def _falls(galley: Galley, older: Tally, newer: Tally) -> bool:
    if older.post == newer.post or older.figure.value <= newer.figure.value:
        return False
    if older.figure.bound in {BELOW, AT_MOST}:
        return False
    minutes = [minutes_of(galley.posts[tally.post]) for tally in (older, newer)]
    if minutes[0] is None or minutes[1] is None or abs(minutes[0] - minutes[1]) > 2 * MINUTES_A_DAY:
        return False
    said = _about(galley, older), _about(galley, newer)
    if any(map(_REPEATED.search, said)) and not all(map(_SO_FAR.search, said)):
        return False
    return bool(older.names & newer.names)


def _about(galley: Galley, tally: Tally) -> str:
    headline = galley.posts[tally.post].headline
    return f"{headline.of(galley.text) if headline else ''} {tally.sentence.of(galley.text)}"


def _newest_first(posts: Sequence[Post]) -> bool:
    times = [time for post in posts if (time := minutes_of(post)) is not None]
    falls = sum(later < sooner for sooner, later in pairwise(times))
    return 2 * falls >= len(times) - 1


def minutes_of(post: Post) -> int | None:
    stamp = post.stamp
    if stamp is None or stamp.clock is None:
        return None
    day = stamp.day.toordinal() if stamp.day else 0
    return MINUTES_A_DAY * day + 60 * stamp.clock.hour + stamp.clock.minute


def _differs(galley: Galley, first: Tally, then: Tally) -> Finding:
    one, two = (tally.figure.said(galley.text) for tally in (first, then))
    clock = galley.posts[first.post].stamp
    when = f" of {clock.clock:%H:%M}" if clock and clock.clock else ""
    where = f"the post{when}" if first.post != then.post else "the copy above"
    noun, fate = then.key if first.post != then.post else then.words
    note = f"{two} {noun} {fate} here; {where} has {one}."
    return FIGURE_DIFFERS.finding(then.figure.span, note=note[0].upper() + note[1:])


def _told_twice(galley: Galley) -> Iterator[Finding]:
    for one, two, what in told_twice(galley):
        first, then = one.said(galley.text), two.said(galley.text)
        note = f'The copy has {then} here and {first} above ("{what}").'
        yield FIGURE_DIFFERS.finding(two.span, note=note)


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
