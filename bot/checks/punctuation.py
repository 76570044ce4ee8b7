"""Stops and spaces: a space that is missing or stray, doubled stops, capitals after a stop.

Addresses, initials, abbreviations, decimals, ellipses, file names and brands with a stop in them
pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.text import ABBREVIATIONS, Span

SPACE_AFTER = Rule(
    "space-after-stop",
    Kind.PUNCTUATION,
    Level.AMEND,
    "A space is missing after the punctuation.",
    breaks=(
        Example(
            "They left the harbour.The ferry did not.", "They left the harbour. The ferry did not."
        ),
        Example("He came on Monday,but left again.", "He came on Monday, but left again."),
        Example("Is it safe?Nobody could say.", "Is it safe? Nobody could say."),
        Example("“We lost it,”said Ms Tarn.", "“We lost it,” said Ms Tarn."),
        Example("Ms Tarn said“it was a mess” to all.", "Ms Tarn said “it was a mess” to all."),
    ),
    keeps=(
        "Send report.pdf to news@example.org or see example.co.uk.",
        "The team writes node.js and will.i.am sang.",
        "It cost 3.5m, or 1,200 a head, in St.Ives, e.g.Bodmin.",
        "She said: “No.” He left.",
    ),
)

SPACE_BEFORE = Rule(
    "space-before-stop",
    Kind.PUNCTUATION,
    Level.AMEND,
    "There is a stray space before the punctuation.",
    breaks=(
        Example("They left the harbour , then the pier.", "They left the harbour, then the pier."),
        Example("They left the harbour .", "They left the harbour."),
        Example("She called it “a mess” , and left.", "She called it “a mess”, and left."),
        Example("They left the harbour ,the pier too.", "They left the harbour, the pier too."),
    ),
    keeps=(
        "They left ... and came back.",
        "He writes .net code and a .5 calibre novel.",
        "Fine :)",
    ),
)

DOUBLED_STOP = Rule(
    "doubled-stop",
    Kind.PUNCTUATION,
    Level.AMEND,
    "The punctuation stands there twice.",
    breaks=(
        Example("They left,, and the pier fell.", "They left, and the pier fell."),
        Example("They left the pier..", "They left the pier."),
        Example("They left the pier., then the town.", "They left the pier, then the town."),
    ),
    keeps=("They left... and came back.", "What?! He left.", "Acme Inc., of Hull, left.", "Left …"),
)

CAPITAL_AFTER = Rule(
    "capital-after-stop",
    Kind.PUNCTUATION,
    Level.AMEND,
    "A new sentence starts with a capital.",
    breaks=(
        Example("They left the pier. the town was dark.", "They left the pier. The town was dark."),
        Example("They left the pier. and the town was dark."),
    ),
    keeps=(
        "It took approx. the same time, i.e. the lot.",
        "They left... the town was dark.",
        "It sold well. iPhone sales did not.",
    ),
)
_SHORT = ABBREVIATIONS | frozenset(
    "etc al no nos pp est dept govt univ ave rd blvd mich ext tel fig ft lb oz min max ms avg bros "
    "sec resp misc dec gov sen rep pres messrs mme mlle vols ed eds tr trans ie eg am "
    "pm".split()
)

_TOP_LEVEL = frozenset("com net org co uk io js ai ie eu fm tv gov edu pdf doc html txt".split())

_STARTERS = frozenset(
    "the a an he she it they we this that these those there his her its their our in on at if "
    "when while after before however meanwhile police officials some many most two three".split()
)

_BRANDS = frozenset("adidas easyjet asos bhp de la van von der al bin ibn".split())
_CAPITAL_TAG = re.compile(r",\" (?P<tag>He|She|They) (?:said|says|added|told)\b")

_JOINERS = frozenset("and but or so which who because although though where yet nor".split())
_TIGHT_STOP = re.compile(
    r"(?P<one>(?<![^\W\d_])[^\W\d_]{2,}|\b\d+(?:th|st|nd|rd|m|bn|%|pm|am|p|mph|km|kg|"
    r"ft)?)[.?!](?P<two>[A-Z][a-z]*)(?=[\s,'])"
)
_TIGHT_COMMA = re.compile(
    r"(?<![,.;&@/#])\b(?P<one>[^\W\d_]{2,}|\d+)[,;](?P<two>[^\W\d_]{2,}|[aI] )"
)
_AFTER_MARK = re.compile(r"(?<=[\"')\]])(?P<one>[.,;])(?P<two>[^\W\d_]{2,}|[AI]\b)")
_STRAY_SPACE = re.compile(
    r"(?P<one>(?<![^\W_])[^\W_]+|(?<=[^\W_])['\")\]%]) +(?P<mark>,(?=[\s\"']|\w)|[;:?!](?=\s|$)|"
    r"[;:](?=[a-z]{2})|\.(?=\s|$)(?! \.))"
)
_TWICE = re.compile(
    r"(?<![,;:.])(?:(?P<same>[,;])(?: ?(?P=same))(?![,;])|:{2}(?=\s)|(?<=[^\W\d_])\.\.(?=\s|$)|"
    r", ?\.(?=\s|$))"
)
_STOP_COMMA = re.compile(r"\b(?P<one>[a-z]{3,})(?P<marks>\.,)(?= )")
_LOWER_START = re.compile(r"\b(?P<one>[^\W\d_]{3,}|\d{4})\. {1,2}(?P<two>[a-z]{1,12})(?=[ ,'])")
_WORD_AFTER = re.compile(r"[^\W\d_]{3,}|(?:he|it|we|as|in|at|on|to|of|by|is)\b")
_WELL_MARKED = re.compile(r'"[\w\'[$£€](?:.|\n)*[\w.,?!…\'\])]"')
_WORD_BEFORE = re.compile(r"[^\W_]+[,:]?\Z")


def find(galley: Galley) -> Iterator[Finding]:
    yield from _spaces(galley)
    yield from _doubled(galley)
    yield from _capitals(galley)


def _spaces(galley: Galley) -> Iterator[Finding]:
    for match in _TIGHT_STOP.finditer(galley.text):
        if match["one"].lower() not in _SHORT and match["two"].lower() not in _TOP_LEVEL:
            yield from _spaced(galley, match)
    for pattern in (_TIGHT_COMMA, _AFTER_MARK):
        for match in pattern.finditer(galley.text):
            yield from _spaced(galley, match)
    for match in _STRAY_SPACE.finditer(galley.text):
        if not galley.addresses.touching(Span(*match.span())):
            space = " " if galley.text[match.end() : match.end() + 1].isalnum() else ""
            one = "" if match["one"] in "'\"" else match["one"]
            start = match.end("one") - len(one)
            yield SPACE_BEFORE.finding(Span(start, match.end()), one + match["mark"] + space)
    yield from _beside_quotations(galley)


def _spaced(galley: Galley, match: re.Match[str]) -> Iterator[Finding]:
    span = Span(match.start("one"), match.end("two"))
    if not galley.addresses.touching(span):
        fix = galley.text[span.start : match.start("two")] + " " + match["two"]
        yield SPACE_AFTER.finding(span, fix)


def _beside_quotations(galley: Galley) -> Iterator[Finding]:
    text = galley.text
    for quotation in galley.draft.quotations:
        if not _WELL_MARKED.fullmatch(text, quotation.start, quotation.end):
            continue
        after = _WORD_AFTER.match(text, quotation.end)
        if after and after.group() not in {"ing", "ish", "ism", "ist", "ness"}:
            yield SPACE_AFTER.finding(Span(*after.span()), " " + after.group())
        before = _WORD_BEFORE.search(text, max(0, quotation.start - 30), quotation.start)
        if before:
            yield SPACE_AFTER.finding(Span(*before.span()), before.group() + " ")


def _doubled(galley: Galley) -> Iterator[Finding]:
    for match in _TWICE.finditer(galley.text):
        fix = "." if "." in match.group() else match.group()[0]
        yield DOUBLED_STOP.finding(Span(*match.span()), fix)
    for match in _STOP_COMMA.finditer(galley.text):
        if match["one"] not in _SHORT:
            fix = "," if galley.text[match.end() + 1].islower() else "."
            yield DOUBLED_STOP.finding(Span(*match.span("marks")), fix)


def _capitals(galley: Galley) -> Iterator[Finding]:
    for match in _LOWER_START.finditer(galley.text):
        span, word = Span(*match.span("two")), match["two"]
        if match["one"].lower() in _SHORT or word in _BRANDS or galley.addresses.touching(span):
            continue
        if word in _JOINERS:
            note = f"A full stop, then a lower-case “{word}”: a comma, or a new sentence?"
            yield CAPITAL_AFTER.finding(span, note=note)
        elif word in _STARTERS or not match["one"][0].isupper():
            yield CAPITAL_AFTER.finding(span, word.capitalize())
    for match in _CAPITAL_TAG.finditer(galley.text):
        note = "The sentence goes on after the quotation, so no capital."
        yield CAPITAL_AFTER.finding(Span(*match.span("tag")), match["tag"].lower(), note)


CHECK = Check("punctuation", (SPACE_AFTER, SPACE_BEFORE, DOUBLED_STOP, CAPITAL_AFTER), find)
