"""Subjects and their verbs: singular with singular, plural with plural.

Only a subject that opens its clause, a known noun with or without words of place or a clause
between commas after it. Collective nouns take either number (the team is, the team are), and a
direct quotation is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.nouns import ALONE, NUMBER, SORT
from bot.parts_of_speech import is_just_a_noun, singular_of, singulars
from bot.text import Span
from bot.verbs import TO_PLURAL, TO_SINGULAR

DISAGREEMENT = Rule(
    "number-disagreement",
    Kind.GRAMMAR,
    Level.AMEND,
    "The subject and its verb do not agree.",
    breaks=(
        Example("The minister have left.", "The minister has left."),
        Example("The officers was unhurt.", "The officers were unhurt."),
        Example("Neighbouring states has agreed.", "Neighbouring states have agreed."),
        Example("Councillors in Hull is due to meet.", "Councillors in Hull are due to meet."),
        Example(
            "The pictures, which took an hour to come, shows ice.",
            "The pictures, which took an hour to come, show ice.",
        ),
        Example(
            "The ministers, who met in May, was due there.",
            "The ministers, who met in May, were due there.",
        ),
        Example(
            "The mayor, who met them in May, were there.",
            "The mayor, who met them in May, was there.",
        ),
        Example("The three stranded walkers was found.", "The three stranded walkers were found."),
    ),
    keeps=(
        "The team have won and the committee has met.",
        "A number of drivers have left and many more are ill.",
        "“The ministers was ill,” she said.",
        "Children in Need is on. The man accused of killing drivers was held.",
        "The law banning drivers is new. The bid to free hostages has failed.",
        "Ways in which it is done. Fans at the match he was watching left.",
        "The minister, his wife and two sons, were there.",
    ),
)
_SURE_PLURALS = (
    "have|are|were|do|say|seem|appear|suggest|believe|think|remain|include|haven't|aren't|weren't|"
    "don't|argue|warn"
)
_SINGLE = "|".join(TO_PLURAL)
_NO_LINK = (
    r"(?!(?:who|whom|which|that|whose|and|or|but|he|she|it|they|we|you|there|said|says|told|to|is|"
    r"was|has|are|were|have|had|will|as|than|what|how|why|when|where|if|because|while|only)\b)"
)
_PLACE = (
    rf"(?: (?:in|at|from|near|outside|across|around|on|with|under|behind) (?:the |its |his |her |"
    rf"their |a )?(?!Need\b|Sport\b|Black\b){_NO_LINK}[\w'-]+(?: {_NO_LINK}[\w'-]+){{0,2}}?"
    rf"| (?:of|for) (?:the |its |his |her |their |a ){_NO_LINK}[a-z'-]+(?: {_NO_LINK}[\w'-]+)?)"
)
_ASIDE = r"(?:, (?:who|which|whose|many of whom|some of whom|some of which)\b[^,.;:\"()\n]{2,90},)"
_ASIDE_TOO = (
    r"(?:, (?:both|all|most of|many of|some of|now|once|aged|two of|three "
    r"of|[a-z]{2,}ed)\b[^,.;:\"()\n]{2,60},)"
)
_OF_MANY = r"(?:(?<= list)|(?<= cost)|(?<= price)|(?<= value)|(?<= lack)|(?<= risk)) of [a-z]+s"
_ONE = re.compile(
    rf"(?i:The|An?|This|That|His|Her|Its|Their|Our|Each|Every|Another|One) {SORT}"
    rf"(?P<slip>(?P<noun>[a-z]+)(?P<link> who| which| of [A-Z][\w-]+|{_OF_MANY}|{_PLACE}|"
    rf"{_ASIDE})? "
    rf"(?P<verb>{_SURE_PLURALS}))\b"
)
_TITLED = re.compile(
    rf"(?P<slip>(?P<noun>(?:Mr|Mrs|Ms|Dr|Sir|Prof) [A-Z][\w'-]+)(?P<link>{_ASIDE})? "
    rf"(?P<verb>{_SURE_PLURALS}))\b"
)
_WORD = (
    rf"(?:{_NO_LINK}(?!(?:of|in|on|at|for|by|with|from|about|over|into|against|after|before|a|an|"
    rf"the|one|every|each|no|not|more)\b)(?![a-z]+ing\b)(?!(?:{_SINGLE})\b)[A-Za-z-]+ )"
)
_SEVERAL = re.compile(
    rf"(?:(?:(?:Some|Most|Many|All|Several|Both|Half|Hundreds|Thousands|Dozens|Scores|{NUMBER}) "
    rf"of )?"
    rf"(?:The|These|Those|His|Her|Its|Their|Our|Some|Many|Most|Several|Both|Hundreds of|Thousands "
    rf"of|Dozens of|(?:More than |At least |About |Around |Some |Nearly |Almost |Up to |Over )?"
    rf"(?:{NUMBER}|\d[\d,]*)) )?(?:(?:two|three|four|five|six) )?(?:(?<= ){_WORD}{{0,2}}?|{SORT})"
    rf"(?P<slip>(?P<noun>[a-z]+)(?P<link> who| which|{_PLACE}|{_ASIDE}|{_ASIDE_TOO})? "
    rf"(?P<verb>{_SINGLE}))\b(?! (?:are|were|is|was)\b)",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?:(?:On|In|At|After|By|Earlier|Later|Meanwhile|However|Since|Last|Overnight|Elsewhere|But|"
    r"And|Yesterday)"
    r"\b[^,.;:?!\"()\n]{0,40}, |(?:But|And|So|Now|Then) )"
)
_AFTER_SAID = re.compile(
    r"\b(?:said|says|say|because|when|where|while|although|but|so) (?:(?P<the>the|its|his|her|"
    r"their) )?"
    r"(?P<slip>(?P<noun>[a-z]+)(?P<link>) (?P<verb>has|is|was|have|are|were))\b"
)
_MEASURES = frozenset(
    "pounds dollars euros miles metres kilometres feet inches tonnes tons litres gallons acres "
    "degrees points pence cents kilos grams stones hectares chips times".split()
)
_BE = frozenset("is was has does".split())


def find(galley: Galley) -> Iterator[Finding]:
    for finding in _subjects(galley):
        if not galley.quoted(finding.span):
            yield finding


def _subjects(galley: Galley) -> Iterator[Finding]:
    for sentence in galley.draft.sentences:
        first = _FIRST.match(galley.text, sentence.start, sentence.end)
        start = first.end() if first else sentence.start
        for pattern in (_ONE, _TITLED, _SEVERAL):
            match = pattern.match(galley.text, start, sentence.end)
            fix = match and _agreed(match, pattern)
            if match and fix:
                yield DISAGREEMENT.finding(Span(*match.span("verb")), fix)
                break
    for match in _AFTER_SAID.finditer(galley.text):
        fix = _agreed(match, _SEVERAL if match["verb"] in TO_PLURAL else _ONE)
        if fix and (match["the"] or match["verb"] in TO_PLURAL):
            yield DISAGREEMENT.finding(Span(*match.span("verb")), fix)


def _agreed(match: re.Match[str], pattern: re.Pattern[str]) -> str | None:
    """The verb that goes with the subject; None where the number is open."""
    noun, verb, link = match["noun"], match["verb"].lower(), match["link"] or ""
    if pattern in (_ONE, _TITLED):
        return TO_SINGULAR[verb] if pattern is _TITLED or noun.lower() in ALONE else None
    if noun[0].isupper() and match.start("noun") != match.start():
        return None
    far = len(link.split()) > 1 and "," not in link
    return TO_PLURAL[verb] if _is_plural(noun.lower(), match) and (not far or verb in _BE) else None


def _is_plural(noun: str, match: re.Match[str]) -> bool:
    if noun in singulars() or match["slip"].startswith("Police "):
        return True
    if noun in _MEASURES:
        return False
    determined = match.start("noun") > match.start() and not noun.endswith("ics")
    return determined and is_just_a_noun(singular_of(noun) or "")


CHECK = Check("agreement", (DISAGREEMENT,), find)
