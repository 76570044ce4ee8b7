"""Guilt told as fact while a case is active and undecided: always a query to the lawyer.

Three forms: a name for the guilty ("the killer", "rapist coach"), a deed told of the accused ("Mr
Orme stabbed her", "who had stalked her"), and an arrest "after stealing". A sentence that gives a
source, a hunt for whoever did it, and a robber described before anyone is charged are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.checks.deeds import (
    ADVERB,
    AFTER,
    ANY_NOUN,
    BODY_NOUN,
    DEEDS,
    DOES,
    DONE,
    DRUGS,
    HEADLINED,
    LABEL,
    PLAIN,
    TITLES,
    WHO,
)
from bot.checks.tripwire import ACTIVE, IN_COURT, OVER, STAGE, begins, case_told, legal_rule, note
from bot.finding import Finding
from bot.galley import Check, Galley
from bot.posts import Post
from bot.text import Span

_WHY = "presumes guilt while a case is active"
GUILT = legal_rule(
    "legal-guilt",
    _WHY,
    breaks=(
        "A man was charged. The killer had fled.",
        "She is in custody. Her victims wept.",
        "Attacker who knifed guard due in court\nA man is charged with wounding in Hull.",
        "Trial of paedophile priest begins\nA priest went on trial at Hull crown court.",
        "A clerk, Ian Frost, 41, denies theft. Mr Frost stole £9,000 from the till.",
        "A nurse is on trial. She poisoned two of the men on her ward.",
        "A man was arrested after stealing a digger.",
        "A guard is charged with theft. The thief had a key.",
    ),
    keeps=(
        "A man was charged. Police said the killer fled.",
        "The killer was jailed.",
        "A man is being held. Police are still looking for the killer.",
        "A man was arrested. The robber wore a scarf and made off on a bicycle.",
        "A clerk denies theft. Prosecutors say he stole £9,000 from the till.",
        "A man was arrested after a stabbing in Hull.",
    ),
)

_SOURCE = re.compile(
    r"\b(?:"
    "said|says|told|alleg|accus|claim|according|heard|hears|prosecut|believe|think|thought to|"
    "whether|if|suspect(?:s|ed)|reported(?:ly)?|apparently|is said|are said|charged with|denie[sd] "
    r"\w+ing|testif|den(?:y|ies|ied) that|not guilty to|suspicion|insist)",
    re.I,
)
_SOURCE_HEAD = begins("say|says|told|alleged|accused|claim|hears|heard|suspected|denies \\w+ing")
_RUNNING_ON = begins(f"{IN_COURT}|alleg|accused of|the crown|it is said|the case against")
_SOUGHT = re.compile(
    r"\b(?:look|hunt|search|seek|sought|trac|find|identif|catch|track|appeal|description|images?|"
    r"pictures?|e-fits?|sketch|footage|manhunt|not|being|alleged|suspected|accused|who the|name)\w*"
    r"(?: [\w-]+){0,3} ?$",
    re.I,
)
_DESCRIBED = re.compile(
    r"(?:s|,)? ?(?:who )?(?:is|are|was|were|had been|has been|have been)? ?(?:described|wore|"
    r"wearing|"
    r"dressed|about|thought|white|aged|fled|escaped|made off|ran off|got away|drove|left|may|might|"
    r"not been|remains?|still|at large|took|rode|spoke|carried|armed|threatened|demanded|pointed)\b"
)
_CHARGED = begins("charged|den(?:y|ies|ied)|remanded|[Cc]ourt|[Tt]rial|magistrates|in the dock")
_SILENT = begins(
    rf"{OVER}|{STAGE}|released without charge|(?:shot dead|killed) by (?:police|officers|troops|"
    r"security|marksmen)|turned the gun on|(?:killed|shot|blew) (?:him|her|them)sel(?:f|ves)|"
    r"(?:took|taken) (?:his|her) own life|no further action"
)


def find(galley: Galley) -> Iterator[Finding]:
    for post in galley.posts:
        told = galley.text[post.span.start : post.span.end]
        if not ACTIVE.search(told) or _SILENT.search(case_told(galley, post)):
            continue
        asked = set[str]()
        for span in sorted(_presumed(galley, post)):
            told_of = {span.of(galley.text).lower(), galley.sentence_at(span).of(galley.text)}
            if not asked & told_of:
                asked |= told_of
                yield GUILT.finding(span, note=note(galley, span, _WHY))


def _presumed(galley: Galley, post: Post) -> Iterator[Span]:
    head = post.headline.end if post.headline else post.span.start
    if post.headline:
        yield from _in_headline(galley, post.headline)
    for pattern in (BODY_NOUN, LABEL):
        for match in pattern.finditer(galley.text, head, post.span.end):
            if _is_guilty(galley, post, match) and not _sourced(galley, match):
                yield _marked(match)
    for pattern in (*DEEDS, *_by_name(galley, post)):
        for match in pattern.finditer(galley.text, head, post.span.end):
            if not _sourced(galley, match) and not _sought(galley, match.start()):
                yield _marked(match)


def _in_headline(galley: Galley, headline: Span) -> Iterator[Span]:
    line = headline.of(galley.text)
    if _SOURCE_HEAD.search(line):
        return
    found = [(ANY_NOUN, "noun"), (WHO, "deed"), (AFTER, "deed"), (PLAIN, "deed")]
    for pattern, group in found:
        for match in pattern.finditer(line):
            span = headline.part(match, group)
            presumed = not galley.quoted(span) and not _SOUGHT.search(line[: match.start()])
            if presumed and _deals(match, galley.text[headline.start :][:3000]):
                yield span
    told = HEADLINED.match(line)
    if told and not galley.quoted(headline.part(told, "deed")):
        yield headline.part(told, "deed")


def _deals(match: re.Match[str], told: str) -> bool:
    """Whether a dealer, if it is one, deals in drugs."""
    noun = match.groupdict().get("noun") or ""
    return "dealer" not in noun.lower() or bool(DRUGS.search(told))


def _is_guilty(galley: Galley, post: Post, match: re.Match[str]) -> bool:
    told = galley.text[post.span.start : post.span.end]
    described = _DESCRIBED.match(galley.text, match.end("noun"))
    if described and not _CHARGED.search(told):
        return False
    return _deals(match, told) and not _sought(galley, match.start())


def _sought(galley: Galley, at: int) -> bool:
    sentence = galley.sentence_at(Span(at, at + 1))
    return bool(_SOUGHT.search(galley.text[max(sentence.start, at - 80) : at]))


def _sourced(galley: Galley, match: re.Match[str]) -> bool:
    """Whether the sentence quotes or gives a source, or runs on from one about "he" or "she"."""
    span = _marked(match)
    if galley.quoted(span) or _SOURCE.search(galley.sentence_at(span).of(galley.text)):
        return True
    before = galley.sentence_before(span)
    runs_on = before and "\n" not in galley.text[before.end : span.start]
    return bool(
        runs_on
        and before
        and match[0].startswith(("He ", "She ", "They "))
        and _RUNNING_ON.search(before.of(galley.text))
    )


def _marked(match: re.Match[str]) -> Span:
    return Span(*match.span(match.lastgroup or 0))


def _by_name(galley: Galley, post: Post) -> tuple[re.Pattern[str], ...]:
    """Deeds told of the people in a post who have a title or an age."""
    told = galley.text[post.span.start : post.span.end]
    names = {match[1] or match[2] for match in _PEOPLE.finditer(told)}
    return (_deeds_of(tuple(sorted(names))),) if names else ()


_PEOPLE = re.compile(
    rf"\b{TITLES} (?:[A-Z][\w'-]+ )?([A-Z][\w'-]+)|\b[A-Z][\w'-]+ ([A-Z][\w'-]+),? (?:aged )?\d\d\b"
)


def _deeds_of(names: tuple[str, ...]) -> re.Pattern[str]:
    anyone = "|".join(map(re.escape, names))
    return re.compile(
        rf"\b(?:{anyone}),? (?:(?:aged )?\d\d,? )?{ADVERB}(?P<deed>{DOES})|"
        rf"\b(?P<by>{DONE}(?: to death)? by (?:{TITLES} )?(?:[A-Z]\w+ )?(?:{anyone}))\b"
    )


CHECK = Check("guilt", (GUILT,), find)
