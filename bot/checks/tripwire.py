"""What the legal checks share: words that, in some company, call for the lawyer.

A tripwire is words, the company they must keep in the post and what silences them. Each form of
words is asked about once a post. What a court itself heard is fair report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Galley
from bot.posts import Post
from bot.text import Span


def begins(pattern: str) -> re.Pattern[str]:
    """A pattern of words or parts of words, found where a word begins."""
    return re.compile(rf"\b(?:{pattern})")


_CAPITAL = "[A-ZÀ-ÖØ-ÞČĆĐĞİŁŚŞŠŻŽ]"
NAMED = rf"{_CAPITAL}[\w'-]+(?: {_CAPITAL}[\w'-]+){{1,3}}"
CRIME = (
    "(?:robber|burgl|theft|fraud|assault|wounding|manslaughter|murder|rap|arson|affray|drug|"
    "dealing|violen|stalking|possess|harass|perjury|kidnap|blackmail|sex|grievous|stabbing|"
    "handling|indecen|offen[cd]|brib|firearm|cruelty|stealing|shoplift|smuggl|launder)"
)
IN_COURT = (
    "(?:court|jury|jurors|trial|inquest|judge|hearing|tribunal|magistrates) "
    "(?:was told|were told|told|hears?|(?:has |had |have )?heard)|"
    "told (?:the |a )?(?:\\w+ )?(?:court|jury|jurors|judge|hearing|magistrates)|[Pp]rosecut"
)
ACTIVE = begins(
    "[Aa]rrest(?:s|ed)? |[Aa]rrested|[Cc]harged (?:with|over|after|in)|[Ii]n (?:police )?custody|"
    "[Rr]emanded|[Bb]ailed|on bail|on trial|(?:murder|rape|fraud|assault) trial|[Tt]rial of|"
    r"(?:has|have|had|was|were|been|man|woman|boy|girl|teenager|men|two|three) charged\b|"
    "(?:stand|face|faces|facing|await|awaits|awaiting) (?:a )?(?:trial|charges?)|[Ii]n the dock|"
    r"(?:due|appears?|appeared|appearing) (?:in|at|before) [\w' -]{0,30}(?:[Cc]ourt|magistrates)|"
    "(?:is|are|was|were|being) (?:being )?(?:held|questioned|detained)|[Qq]uestion(?:ing|ed)? "
    r"(?:a |the )?(?:\w+ )?(?:man|woman|boy|girl|suspect)|[Hh]eld (?:on suspicion|over|by police)|"
    "(?:plead(?:s|ed|ing)?|pled) not guilty|(?:not |yet to )enter(?:ed)? a plea|on suspicion of|"
    rf"den(?:y|ies|ied|ying) (?:[\w-]+ ){{0,5}}?(?:counts?|charges?|{CRIME})|"
    r"denies (?:\w+ing|it)\b|the accused|the defendant|under arrest|accused of"
)
OVER = (
    "(?<!if )(?<!previously )convicted|(?<!if )(?<!not )(?:found|pleaded|pled|pleads) guilty|"
    "guilty (?:plea|verdict)|(?<!be )sentenc(?:ed|ing)|"
    "(?:was|were|been|is) (?:jailed|imprisoned|executed|hanged|acquitted|cleared)|"
    "(?:jailed|locked up|imprisoned) (?:for|after|over)|acquitted|(?:given|handed|received) "
    r"(?:a |an )?(?:[\w-]+ ){0,2}(?:sentence|order|years|life)\b|"
    rf"admitted (?:{CRIME}|\w+ing\b)"
    r"(?![^.\n]{0,40}\b(?:to (?:police|officers|detectives)|interview|(?:on|under) arrest))"
)
ANOTHER_CASE = begins("separate|unrelated|another (?:man|woman|case)|[Mm]eanwhile|[Ee]lsewhere")
STAGE = r"films?\b|novels?\b|operas?\b|drama\b|characters?\b|thrillers?\b"


@dataclass(frozen=True)
class Guard:
    """What else the post must hold, what in the post is an answer, and what in the sentence."""

    company: re.Pattern[str] = re.compile("")
    unless: re.Pattern[str] = re.compile("(?!)")
    reported: re.Pattern[str] = re.compile("(?!)")


@dataclass(frozen=True)
class Tripwire:
    """Words that call for the lawyer, why they do, and the guard on them.

    `quotes` says that the words may stand in a quotation: what is quoted is what must not be told.
    """

    name: str
    why: str
    pattern: str
    guard: Guard
    breaks: tuple[str, ...]
    keeps: tuple[str, ...]
    quotes: bool = False

    @cached_property
    def words(self) -> re.Pattern[str]:
        return begins(self.pattern)

    @cached_property
    def rule(self) -> Rule:
        return legal_rule(self.name, self.why, self.breaks, self.keeps)


def legal_rule(name: str, why: str, breaks: tuple[str, ...], keeps: tuple[str, ...]) -> Rule:
    reason = f"This {why}: check with the lawyer."
    return Rule(name, Kind.LEGAL, Level.QUERY, reason, tuple(map(Example, breaks)), keeps)


def tripped(galley: Galley, post: Post, tripwire: Tripwire) -> Iterator[Finding]:
    """What a tripwire has to ask of a post: each form of words once, and a sentence once."""
    guard, text = tripwire.guard, galley.text
    if not guard.company.search(text, post.span.start, post.span.end):
        return
    asked = set[str]()
    for match in tripwire.words.finditer(text, post.span.start, post.span.end):
        span = Span(*match.span(match.lastgroup or 0))
        words = span.of(text).lower()
        sentence = galley.sentence_at(span).of(text)
        again = words in asked or sentence in asked
        if (
            again
            or guard.reported.search(sentence)
            or (galley.quoted(span) and not tripwire.quotes)
        ):
            continue
        if guard.unless.search(case_told(galley, post)):
            return
        asked |= {words, sentence}
        yield tripwire.rule.finding(span, note=note(galley, span, tripwire.why))


def note(galley: Galley, span: Span, why: str) -> str:
    return f"“{span.of(galley.draft.text).strip('“”')}” {why}: check with the lawyer."


def case_told(galley: Galley, post: Post) -> str:
    """The post without what it says of other cases and of a criminal record."""
    told = (sentence.of(galley.text) for sentence in galley.sentences_in(post.span))
    return " ".join(RECORD.sub("", each) for each in told if not ANOTHER_CASE.search(each))


_TERM = r"[\w ]{1,20}(?:years?|months?|weeks?|terms?|sentences?|stretch)[\w ]{0,20}"
_CRIMINAL = "(?:criminal|police|offending|prison|disciplinary)"
_JUST = "(?:just|recently|only recently|newly)"
RECORD = begins(
    rf"served (?:time\b|{_TERM} (?:for|in prison|in jail|"
    rf"in 20\d\d)(?: (?:\w+ ){{0,3}}{CRIME}\w*)?)|"
    rf"(?:done|spent) (?:time (?:for|in (?:jail|prison))|{_TERM} in (?:jail|prison))|"
    "(?:jailed|convicted|imprisoned|locked up) (?:before|previously|twice|once)|"
    "(?:out |released |freed )?on (?:licence|parole|probation)(?! fee)|"
    r"on bail (?:[\w ]{1,40} )?at the time|on bail for (?:another|a separate|a different)|"
    r"[Ii]n (?:19|20)\d\d,? s?he (?:was|had been) (?:jailed|convicted|imprisoned|cautioned|fined)|"
    "(?:previously|once|twice|already|earlier|before) (?:been )?(?:jailed|convicted|imprisoned|"
    "cautioned|arrested|fined|charged)|been (?:in prison|in jail|inside) (?:before|for)|"
    r"(?:was|were|been) (?:jailed|convicted|imprisoned|cautioned|fined) [\w ,]{0,40}\bin (?:19|"
    r"20)\d\d|"
    r"(?:was|were|been) (?:jailed|imprisoned) [\w ]{1,30} (?:ago|earlier|before)\b|"
    r"convicted (?:\w+ )?(?:burglar|robber|thief|rapist|murderer|killer|paedophile|fraudster|"
    r"offender|arsonist|dealer|criminal)|(?:repeat|persistent|career|serial|prolific|habitual|"
    "registered sex|known) (?:offender|criminal|burglar|thief|shoplifter)|ex-con(?:vict)?\\b|"
    "(?:has|had|have|with|whose|his|her|their|of) (?:\\w+ ){0,4}(?:convictions\\b|criminal record|"
    "criminal past|criminal history|rap sheet)|previous (?:convictions|offen[cd]|jail)|"
    rf"(?:long |police |criminal |lengthy |string |history |record |past )+(?:of|for) {CRIME}\w*|"
    rf"(?:a )?(?:string|history|catalogue|series|record|list) of (?:\w+ )?(?:previous |past )?"
    rf"(?:convictions|offen[cd]\w+|violence|{CRIME}\w*)|"
    r"(?:well |already |long |previously )?known to (?:the )?(?:police|officers|detectives|courts)|"
    "(?:familiar face|no stranger) (?:to|in|at) (?:the )?(?:police|officers|court|dock|law)\\w*|"
    rf"(?:{_JUST} |been |was )(?:been )?(?:released|freed|come out) (?:early )?(?:from|of) "
    r"(?:prison|jail|custody)|(?:came|just got|only got|had got) out of (?:prison|jail)|"
    r"sex offenders'? register|"
    r"has previous\b|(?:had|has) (?:been )?(?:in trouble|trouble) with the (?:police|law)"
)
