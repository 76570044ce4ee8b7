"""Verbs after words whose number is fixed: they was, there was several, each of them have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.nouns import ALONE, NOUN_ENDS, NUMBER
from bot.parts_of_speech import singular_of
from bot.text import Span
from bot.verbs import TO_PLURAL, TO_SINGULAR

FIXED = Rule(
    "verb-number",
    Kind.GRAMMAR,
    Level.AMEND,
    "The verb does not agree with the word before it.",
    breaks=(
        Example("They was late.", "They were late."),
        Example("There was several fires.", "There were several fires."),
        Example("Each of the players have been told.", "Each of the players has been told."),
        Example("One of the drivers were held.", "One of the drivers was held."),
        Example("Another two from Hull has been sent.", "Another two from Hull have been sent."),
        Example(
            "“No,” said Det Insp Ada Tarn, who have led the unit.",
            "“No,” said Det Insp Ada Tarn, who has led the unit.",
        ),
    ),
    keeps=(
        "If he were rich, he would pay. Had the minister have known?",
        "One of the few drivers who have left is ill.",
        "There was two minutes' silence. Another 10 minutes was added.",
        "Mr Tarn and Ms Ridley, who have left, and Hull City, who have won.",
        "Each of them has a car, which all of them have.",
    ),
)
_THE_NUMBER = re.compile(
    r"\b[Tt]he number of (?:[a-z]+ )?(?P<noun>[a-z]+s|people|men|women|children)"
    r"(?: (?:killed|injured|arrested|affected))? (?P<slip>have|are|were)\b"
)
_PRONOUN = re.compile(
    r"\b(?P<slip>(?:[Tt]hey|[Ww]e) (?P<single>was|is|has|does|wasn't|isn't|hasn't|doesn't))\b"
    r"|(?:^|(?<=[.!?] )|(?<=said )|(?<=says )|(?<=because )|(?<=but ))(?P<slip2>(?:[Hh]e|[Ss]he|"
    r"[Ii]t|"
    r"[Ee]veryone|[Ee]verybody|[Nn]obody|[Nn]o one|[Ss]omeone|[Ee]verything|[Nn]othing) "
    r"(?P<many>have|are|were|do|haven't|aren't|weren't|don't))\b",
    re.MULTILINE,
)
_THERE = re.compile(
    rf"\b[Tt]here (?P<slip>is|was|has been|isn't|wasn't) (?:(?:now|still|also|about|around|at "
    rf"least|more than|nearly|"
    rf"almost|some|only|up to) )?(?P<count>{NUMBER}|several|many(?! an? )|hundreds|thousands|"
    rf"dozens|numerous|\d{{2,3}}) "
    r"(?:of )?(?:(?!(?:minutes?|hours?|days?|weeks?|months?|years?|miles?|metres?|feet|per|or|"
    r"to|and|in|"
    r"million|pounds?|in|one|cent|points?|games?|goals?|sides?)\b)[a-z]+)\b(?!')"
)
_THERE_ARE = re.compile(rf"\b[Tt]here (?P<slip>are|were) an? (?P<noun>[a-z]+){NOUN_ENDS}")

_ONE_OF = re.compile(
    r"\b(?:[Oo]ne|[Ee]ach|[Ee]very one|[Ee]ither) of (?:(?:the|his|her|its|their|our|these|those) "
    r"(?:[a-z-]+ )??(?P<noun>[a-z]+)|them|us)(?: (?:in|at|from|on) (?:the )?[\w'-]+)? "
    r"(?P<slip>have|are|were|do)\b(?! (?:who|that)\b)"
)
_ANOTHER_TWO = re.compile(
    rf"\b(?:[Aa]nother|[Aa] further|[Tt]he other) (?:{NUMBER}|(?<![£$€])\d+)"
    rf"(?: (?P<noun>[a-z]+))?(?: (?:from|in|at|of) (?:the )?[\w'-]+(?: [A-Z][\w'-]+)?)? "
    rf"(?P<slip>has|was|is)(?= (?:been|being|also|now|still|already|since|later|held|hurt|shot|"
    rf"found|"
    rf"sent|lost|[a-z]+(?:ed|en|"
    rf"wn))\b)"
)
_WHO_HAVE = re.compile(
    r"(?<!and )(?<!, )(?<!& )\b(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Prof|Cllr|Det|Insp|Supt|Sgt|PC|Rev|"
    r"Lady|Lord|Gen|Col|Maj|Capt) |(?<=\" said ))(?:[A-Z][\w'-]+ ){0,3}[A-Z][\w'-]+, who "
    r"(?P<slip>have|are|were|do)\b"
)
_UNITS = frozenset(
    "minutes hours days weeks months years miles metres pounds dollars points".split()
)


def find(galley: Galley) -> Iterator[Finding]:
    for finding in _all(galley):
        if not galley.quoted(finding.span):
            yield finding


def _all(galley: Galley) -> Iterator[Finding]:
    yield from _pronouns(galley)
    yield from _there(galley)
    for pattern in (_ONE_OF, _WHO_HAVE, _THE_NUMBER):
        for match in pattern.finditer(galley.text):
            if pattern is not _ONE_OF or _is_many(match["noun"]):
                yield FIXED.finding(Span(*match.span("slip")), TO_SINGULAR[match["slip"]])
    for match in _ANOTHER_TWO.finditer(galley.text):
        if match["noun"] not in _UNITS:
            yield FIXED.finding(Span(*match.span("slip")), TO_PLURAL[match["slip"]])


def _is_many(noun: str | None) -> bool:
    return noun is None or singular_of(noun) is not None


def _pronouns(galley: Galley) -> Iterator[Finding]:
    for match in _PRONOUN.finditer(galley.text):
        group = "slip" if match["slip"] else "slip2"
        who, verb = match[group].rsplit(" ", 1)
        fix = f"{who} {(TO_PLURAL if match['slip'] else TO_SINGULAR)[verb]}"
        yield FIXED.finding(Span(*match.span(group)), fix)


def _there(galley: Galley) -> Iterator[Finding]:
    for match in _THERE.finditer(galley.text):
        fix = match["slip"].replace("has", "have").replace("was", "were")
        yield FIXED.finding(Span(*match.span("slip")), re.sub(r"^is", "are", fix))
    for match in _THERE_ARE.finditer(galley.text):
        if match["noun"] in ALONE:
            yield FIXED.finding(Span(*match.span("slip")), TO_SINGULAR[match["slip"]])


CHECK = Check("pronouns", (FIXED,), find)
