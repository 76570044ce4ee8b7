"""A or an, by the sound that follows.

The sound comes from the figures, the letters of an initialism, or the first letters of a word. Only
where copy disagrees with these and the letters leave a doubt (u-, eu-, h-, on-) is `inflect` asked,
which takes two seconds to load; the word is amended when both say so. What can be said two ways
stands: an historic, Uefa, HGV (aitch or haitch), 1100, foreign names. The letter A (Serie A,
vitamin A) is no article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.text import Span

if TYPE_CHECKING:
    import inflect

ARTICLE = Rule(
    "a-or-an",
    Kind.GRAMMAR,
    Level.AMEND,
    "A before a consonant sound, an before a vowel sound.",
    breaks=(
        Example("It was a easy win for the visitors.", "It was an easy win for the visitors."),
        Example("The ferry takes a hour.", "The ferry takes an hour."),
        Example("A MP asked for an UK-wide ban.", "An MP asked for a UK-wide ban."),
        Example("He met an European envoy.", "He met a European envoy."),
        Example("An European envoy came.", "A European envoy came."),
        Example("She is a 18-year-old from Hull.", "She is an 18-year-old from Hull."),
        Example("They paid a £11m fee for an one-off.", "They paid an £11m fee for a one-off."),
        Example("He called it a “awful” day.", "He called it an “awful” day."),
    ),
    keeps=(
        "An MP, an FBI agent, an EU envoy, an NHS nurse and an RAF jet; an HS2 train, a HS2 train.",
        "A UN vote, a US ship, a UK firm, a Nato base, a Nasa probe and a Ukrainian port.",
        "A Uefa rule and an Uefa rule; an hotel and a hotel; an historic day.",
        "An 11-year-old, an 8am start, an 18, an 80th birthday, a 100th, a 180 and a £1.8m fee.",
        "Serie A is back, Schedule A ends there and vitamin A is in carrots.",
        "An A-level, a U-turn, an X-ray, an S-bend, a T-shirt and a B-road.",
        "An heir, an honest hour, a one-off, a once-great union and an unusual unicorn.",
        "They eat a la carte; an iPhone rang; an Mbappe goal for Mac an t-Saoir.",
        "“It were a honest mistake, a accident,” he said.",
    ),
)

_ARTICLE = re.compile(
    r"(?<![\w'’.&/@#*-])(?P<article>[Aa]n?) (?P<mark>[\"'(]?)(?P<word>[£$€]?\d[\d,.]*|[^\W\d_]+)"
    r"(?P<rest>[\w'&/-]*)"
)
_NO_NOUN = frozenset(
    "a an the and or is in of on at as if it are also to i was has for be by der den die das dem "
    "e o y la le el un una ii iii iv".split()
)
_NO_NAMES = frozenset(
    "European Eurosceptic Eurozone Ukrainian Ugandan Uruguayan Utopian Unesco Unicef Unionist "
    "British French German Scottish Welsh Russian Chinese Japanese Spanish Polish Turkish Greek "
    "Dutch Danish Swedish Norwegian Finnish Canadian Mexican Brazilian Syrian Palestinian Labour "
    "Conservative Tory Commons Whitehall London Nato Nasa Premier Roman Victorian Georgian".split()
)
"""What may follow "An" at the start of a sentence where it is no name, as in An Nguyen."""

_AN_LETTERS = frozenset("AEFILMNORSX")
_SPELT_OUT = frozenset(
    "FBI FAI FOI FIA MEP MOT MOD MOJ MBA MBE NGO NIH NEU RAF RAC RUC ROI LEA LEP LAPD LED SAS SEO "
    "SUV SOS SME SFO RMA USA USB UAE UFO UDA UVF UAV URL MRSA RSPCA NSPCC NASUWT MIT MLA".split()
)
"""Initialisms with a vowel in them that are said letter by letter all the same."""

_SAID_BOTH_WAYS = re.compile(
    r"h(?:istor|otel|abit|eroic|ilar|orrend|orrif|eredit|allucin|ypoth|yster|armon|erb|omage|uman)"
    r"|uefa|u[iy]gh|oaxaca|xmas|ou|ftse|u[hl]an|uru|xh|ukip",
    re.IGNORECASE,
)
_YOO_OR_WON = re.compile(
    r"uni(?!n|m[^o]|d[ei])|unanim|u(?:s[aeiu]|t[aeio]|b[io]|k|f|g[ao]|rin|ro|ran)|eu|ew|"
    r"on(?:e(?!rous)|ce)",
    re.IGNORECASE,
)
_SILENT_H = re.compile(r"h(?:our|eir|onest|onou?r)", re.IGNORECASE)
_HARD_START = re.compile(
    r"[^aeiouyhxS][^aeiouyhlrw]|S[^aeiouychklmnpqtw]|[Yy][^aeiou]|[Xx]|[Hh](?=[A-Z])"
)


_DOUBTFUL = re.compile(r"(?:u|e[uw]|h|on)[a-z]+")


@cache
def _inflect() -> inflect.engine:
    import inflect

    return inflect.engine()


def find(galley: Galley) -> Iterator[Finding]:
    for match in _ARTICLE.finditer(galley.text):
        article, wanted = match["article"], _wanted(match["word"], match["rest"])
        if wanted in {None, article.lower()} or not _is_article(galley, match):
            continue
        if _DOUBTFUL.match(match["word"]) and not _agreed(match["word"], str(wanted)):
            continue
        yield _finding(match, str(wanted))


def _finding(match: re.Match[str], wanted: str) -> Finding:
    right = wanted.capitalize() if match["article"][0] == "A" else wanted
    if match["mark"]:
        return ARTICLE.finding(Span(*match.span("article")), right)
    said = match.group().rstrip(".,/&-'")
    return ARTICLE.finding(
        Span(match.start(), match.start() + len(said)), right + said[len(match["article"]) :]
    )


def _is_article(galley: Galley, match: re.Match[str]) -> bool:
    """Whether it is an article in plain copy: not the letter A, not a name, not a quotation."""
    span = Span(*match.span("article"))
    if galley.quoted(span) or galley.addresses.touching(Span(*match.span("word"))):
        return False
    if match["word"] in _NO_NOUN and not match["rest"]:
        return False
    if match["article"].islower():
        return True
    starts = galley.sentence_at(span).start == span.start
    return starts and (
        match["article"] == "A" or not match["word"].istitle() or match["word"] in _NO_NAMES
    )


def _wanted(word: str, rest: str) -> str | None:
    """The article that goes before a word; None when it can be said two ways."""
    if word[-1].isdigit() or word[0] in "£$€" or word[0].isdigit():
        return _before_figures(word.strip("£$€").rstrip(".,"), rest)
    if _SAID_BOTH_WAYS.match(word):
        return None
    if len(word) == 1 and word.islower():
        return "an" if word in "aeiox" else None
    if _is_initialism(word, rest):
        return _before_letters(word)
    return _before_a_word(word)


def _before_figures(figures: str, rest: str) -> str | None:
    whole = re.split(r"[.]", figures)[0]
    if whole.startswith("0") or re.fullmatch(r"1[18]\d\d|1,[18]\d\d", whole):
        return "an" if re.fullmatch(r"18\d\d", whole) and rest.startswith("s") else None
    groups = whole.split(",")
    return "an" if groups[0] in {"11", "18"} or whole.startswith("8") else "a"


def _is_initialism(word: str, rest: str) -> bool:
    if len(word) == 1:
        return word.isupper()
    return (
        word.rstrip("s").isupper() or word[:2].isupper() or (word[0].isupper() and rest.isdigit())
    )


def _before_letters(word: str) -> str | None:
    if word[0] == "H":
        return None
    letters = word.rstrip("s")
    said_as_letters = (
        len(letters) <= 2 or not re.search("[AEIOU]", letters) or letters in _SPELT_OUT
    )
    by_letter = "an" if word[0] in _AN_LETTERS else "a"
    if said_as_letters:
        return by_letter
    by_word = _before_a_word(word)
    return by_letter if by_letter == by_word else None


def _before_a_word(word: str) -> str | None:
    if _SILENT_H.match(word):
        return "an"
    if _YOO_OR_WON.match(word):
        return "a"
    if word[0].lower() in "aeiou":
        return "an"
    by_name = word[0].isupper() or not re.search("[aeiouy]", word)
    if not word.isascii() or (by_name and (_HARD_START.match(word) or word[0] == "H")):
        return None
    return "a"


@cache
def _agreed(word: str, wanted: str) -> bool:
    """Whether `inflect` hears the same."""
    return _inflect().a(word).split()[0] == wanted


CHECK = Check("a or an", (ARTICLE,), find)
