"""Verb forms: the past tense where the participle or the plain verb belongs, "has went".

Only verbs whose forms differ, from a closed list, after have, be, did and will.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.nouns import PEOPLE
from bot.text import Span
from bot.verbs import PARTICIPLES, PAST, PLAIN

VERB_FORM = Rule(
    "verb-form",
    Kind.GRAMMAR,
    Level.AMEND,
    "This form of the verb does not go with the one before it.",
    breaks=(
        Example("The ship has went down.", "The ship has gone down."),
        Example("The letter was wrote in 1920.", "The letter was written in 1920."),
        Example("They did not knew why.", "They did not know why."),
        Example("He said she done it alone.", "He said she did it alone."),
        Example(
            "Ada Tarn, a baker and mother, done the last mile.",
            "Ada Tarn, a baker and mother, did the last mile.",
        ),
    ),
    keeps=(
        "The ship has gone down and those who could fled.",
        "All she had went on rent.",
        "“He has went home,” she said.",
        "Nor has he seen it. Had they gone home? What he has done she has seen.",
        "Ada Tarn, in a picture of the town, done the year before, smiled.",
    ),
)
_NOW = (
    r"(?:(?:also|now|already|never|just|only|recently|not|since|previously|once|long|always|even|"
    r"still) )?"
)
_HAVE_WENT = re.compile(
    rf"\b(?P<have>has|have|had|having|hasn't|haven't|hadn't|(?:could|would|should|might|must|"
    rf"may) of) "
    rf"{_NOW}(?P<slip>{'|'.join(PARTICIPLES)})(?<! bit)(?<! beat)\b"
)
_SUBJECT = re.compile(r"\w (?:he|she|they|we|it|I|you) $")
_CLAUSE_SUBJECT = re.compile(
    r"\b(?:said|says|and|but|because|that|after|when|as|if|where|until|since|before|while) "
    r"(?:he|she|they|we|it|I|you) $"
)
_WAS_WROTE = re.compile(
    rf"\b(?:was|were|is|are|been|being|be) {_NOW}(?P<slip>took|wrote|stole|gave|ate|chose|drove|"
    rf"knew|threw|tore|shook|saw|did|drew|spoke|flew|wore|began|forgot|undertook|overtook|shrank|"
    rf"sang|rang|drank|swam|sank|rode|bit(?= by\b)|beat(?= by\b))\b"
)
_DID_KNEW = re.compile(
    rf"\b(?:(?:did|does|do|would|could|should|will|must|might|may) not|didn't|doesn't|don't|"
    rf"wouldn't|couldn't|won't|"
    rf"shouldn't|(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e) (?:would|should|will|must|might|did)) "
    rf"(?P<slip>{'|'.join(PLAIN)})\b"
)


_HE_DONE = re.compile(
    rf"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|who) "
    rf"(?P<slip>{'|'.join(PAST)})\b(?=[ .,;])"
)
_AUXILIARY = frozenset(
    "have has had having haven't hasn't hadn't be was were is are been get got did so nor neither "
    "as than".split()
)
_NAMED_DONE = re.compile(
    r"(?:[A-Z][\w'-]+ ){1,3}[A-Z][\w'-]+, (?:an? |the |who |\d\d)[^,.;:\"()\n]{0,70}, "
    r"(?P<slip>done|seen|gone|taken|given|written|begun|eaten|driven)"
    r"(?= (?:the|a|an|his|her|their|its|it|to|on|home|up|out)\b)"
)
_ONE_DONE = re.compile(
    r"(?:The|His|Her|Their|Its|Our) (?P<noun>[a-z]+) (?P<slip>done|gone)(?= (?:the|a|an|his|her|"
    r"their|it|to|home|well|nothing)\b)"
)


def find(galley: Galley) -> Iterator[Finding]:
    yield from _after_have_and_did(galley)
    yield from _without_have(galley)


def _without_have(galley: Galley) -> Iterator[Finding]:
    """The participle where the past belongs: "she done it"."""
    for match in _HE_DONE.finditer(galley.text):
        span = Span(*match.span("slip"))
        before = re.findall(r"[\w']+", galley.text[max(0, match.start() - 40) : match.start()])
        asked = _AUXILIARY & {word.lower() for word in before[-3:]}
        if not asked and not galley.quoted(span):
            yield VERB_FORM.finding(span, PAST[match["slip"]])
    for sentence in galley.draft.sentences:
        for pattern in (_NAMED_DONE, _ONE_DONE):
            found = pattern.match(galley.text, sentence.start, sentence.end)
            if found and (pattern is _NAMED_DONE or found["noun"] in PEOPLE):
                yield VERB_FORM.finding(Span(*found.span("slip")), PAST[found["slip"]])


def _after_have_and_did(galley: Galley) -> Iterator[Finding]:
    for match in _HAVE_WENT.finditer(galley.text):
        if match["have"] != "had" or not _had_as_main_verb(galley, match):
            yield VERB_FORM.finding(Span(*match.span("slip")), PARTICIPLES[match["slip"]])
    for match in _WAS_WROTE.finditer(galley.text):
        yield VERB_FORM.finding(Span(*match.span("slip")), PARTICIPLES[match["slip"]])
    for match in _DID_KNEW.finditer(galley.text):
        yield VERB_FORM.finding(Span(*match.span("slip")), PLAIN[match["slip"]])


def _had_as_main_verb(galley: Galley, match: re.Match[str]) -> bool:
    """All she had went on rent."""
    before = galley.text[max(0, match.start() - 40) : match.start()]
    return bool(_SUBJECT.search(before)) and not _CLAUSE_SUBJECT.search(before)


CHECK = Check("verb forms", (VERB_FORM,), find)
