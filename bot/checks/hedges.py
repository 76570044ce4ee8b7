"""Hedges in excess: two that do one job, and “claimed” wherever “said” would do.

Two hedges are asked about only in one clause: no comma, “and” or second speaker may part them. A
verb to claim is counted only where it reports speech, not where a prize, a life or an insurance
policy is claimed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.text import Span

_query = partial(Rule, kind=Kind.ATTRIBUTION, level=Level.QUERY)

CLAIMED_TOO_OFTEN = _query(
    "claimed-too-often",
    reason="“Claimed” casts doubt on the speaker each time: would “said” do?",
    breaks=(
        Example(
            "Ms Orme claimed that she was ill. She claimed she had rung. Her brother claimed to"
            " have heard her, and a neighbour claimed that the line was dead."
        ),
    ),
    keeps=(
        "Ms Orme claimed her prize. The flood claimed four lives, and she claimed on her insurance."
        " Her pay claim failed, and she claimed benefits.",
        "Ms Orme claimed that she was ill. She said she had rung. Her brother had heard her.",
    ),
)

DOUBLE_HEDGE = _query(
    "double-hedge",
    reason="Two hedges do one job here: keep the one that is meant.",
    breaks=(
        Example("Mr Penhale allegedly claimed that the papers were lost."),
        Example("Half of the town is claimed to keep bees, according to a survey."),
        Example("The firm reportedly lost £4m, according to the Arden Gazette."),
        Example("The bees are thought to have supposedly swarmed."),
        Example("She seems to be apparently ready to sign."),
        Example("The letters made alleged accusations of theft."),
        Example("The envoy may possibly stay until May."),
        Example("It is rumoured that he allegedly sold the boat."),
        Example("Kay Orme is accused of allegedly selling the boat."),
        Example("It appears the boat had reportedly sunk."),
        Example("About an estimated 300 bees escaped."),
    ),
    keeps=(
        "Mr Penhale claimed that the papers were lost.",
        "Half of the town keeps bees, according to a survey.",
        "He reportedly left. The firm lost £4m, according to the Arden Gazette.",
        "Ms Orme alleged that her brother had claimed the prize twice.",
        "He was allegedly robbed of his coat, and the firm is believed to have paid for it.",
        "She ran as fast as she could possibly run.",
        "“He may possibly have reportedly left,” she said.",
    ),
)

_ADVERB = "(?:allegedly|reportedly|apparently|supposedly|purportedly|seemingly|ostensibly)"
_BE = "(?:is|are|was|were|has been|have been|had been)"
_THOUGHT = "(?:said|understood|reported|believed|thought|rumoured|alleged|claimed|assumed)"
_SAID_TO = rf"(?:{_BE} {_THOUGHT} to|it {_BE} {_THOUGHT} that)"
_SEEMS = "(?:appear(?:s|ed)?|seem(?:s|ed)?)"
_CLAIMS = "(?:claim|alleg|rumour|suggest|insinuat)(?:e?s|e?d|ing)?"
_CHARGE = "(?:claim|allegation|accusation|suspicion|rumour|report|suggestion)s?"
_REPORTS = "(?:(?:unconfirmed |media |some |local |press )?reports|sources|rumours|insiders)"
_POSSIBLY = (
    "(?:possibly|perhaps|conceivably|maybe|purportedly|allegedly|reportedly|supposedly|apparently)"
)
_ABOUT = "(?:about|around|some|roughly|approximately|an estimated)"
_WORDS = r"(?: (?!and |but |who |while |when )[\w'£$€-]+)"

_PAIRS = (
    rf"{_ADVERB} (?:\w+ )?{_ADVERB}",
    rf"{_ADVERB} (?:has |have |had )?(?:been )?{_CLAIMS}\b",
    rf"{_ADVERB} (?:been )?{_THOUGHT} (?:to|that)\b",
    rf"(?:has|have|had) {_ADVERB} (?:been )?{_THOUGHT} (?:to|that)\b",
    rf"{_CLAIMS}(?: that)?{_WORDS}{{0,5}} {_ADVERB}",
    rf"{_SAID_TO}{_WORDS}{{0,6}}? {_ADVERB}",
    rf"{_BE} {_ADVERB} {_THOUGHT} (?:to|that)\b",
    rf"{_SAID_TO} (?:be |have been )?(?:{_SEEMS} to|{_THOUGHT} to)",
    rf"{_SEEMS} (?:to (?:be |have been )?{_THOUGHT} to|(?:to )?(?:have |be |has |that )?{_ADVERB})",
    rf"{_SEEMS} (?:to )?(?:have |be |have been )?{_POSSIBLY}",
    rf"{_ADVERB} {_SEEMS} to",
    rf"(?:alleged|purported|supposed|reported|rumoured|claimed|suspected) {_CHARGE}\b",
    r"(?:unproven|unconfirmed) (?:allegations|rumours) (?:of|that) (?:an? |the )?alleged",
    rf"(?:may|might) (?:have |be |also |well )?{_POSSIBLY}",
    r"could (?:have )?(?:possibly have|perhaps|conceivably have|maybe|allegedly|reportedly)",
    r"(?:may|might) (?:be|have been) (?:understood|reported|believed|thought|rumoured) to",
    rf"(?:accused|suspected|guilty) of {_ADVERB}",
    rf"it {_SEEMS}(?: that)?{_WORDS}{{1,5}} {_ADVERB}",
    r"(?:claims?|allegations?|accusations?|rumours?) (?:of|about) (?:an? |the )?(?:alleged|"
    r"supposed|purported|rumoured|reported)",
    rf"{_ABOUT} {_ABOUT}(?= [£$€]?\d)",
    rf"{_ABOUT} [£$€]?\d[\d,.]*(?:m|bn)?(?: \w+)? or so",
    rf"{_REPORTS} (?:claim|suggest|say|allege)(?:s|ed)?(?: that)?{_WORDS}{{0,6}} {_ADVERB}",
    rf"according to {_REPORTS},?{_WORDS}{{0,8}} (?:{_ADVERB}|{_SAID_TO})",
    rf"(?:claimed to \w+|reportedly|allegedly|{_BE} reported to have said)"
    r"(?=[^.;\"]{0,80},? according to)",
    rf"(?:{_ADVERB}|{_SAID_TO}){_WORDS}{{0,12}},? according to {_REPORTS}",
)
_DOUBLE_HEDGE = re.compile(rf"\b(?:{'|'.join(_PAIRS)})\b", re.IGNORECASE)

_CLAIM = re.compile(r"\bclaim(?:ed|ing)\b")
_SAID = re.compile(r"\bsa(?:id|ys)\b")
_GAIN = "|".join(
    """prize title crown lead life lives wins? gold silver bronze award record trophy points
    wickets? victory victims? responsibility credit asylum benefits? compensation damages
    expenses insurance costs tax relief place spot throne jackpot refunds? pension
    allowances? money""".split()
)
_GETS = re.compile(rf" (?:[^.,;]{{0,40}}\b(?:{_GAIN})\b|[£$€\d])")

LEAST_CLAIMS, MOST_CLAIMS = 4, 3
"""So many in all, and more than so many in a thousand words, are too many."""


def find(galley: Galley) -> Iterator[Finding]:
    for sentence in galley.draft.sentences:
        yield from _double_hedges(galley, sentence)
    yield from _claims(galley)


def _double_hedges(galley: Galley, sentence: Span) -> Iterator[Finding]:
    for match in _DOUBLE_HEDGE.finditer(sentence.of(galley.text)):
        if not galley.quoted(sentence.part(match)):
            yield DOUBLE_HEDGE.finding(sentence.part(match))


def _claims(galley: Galley) -> Iterator[Finding]:
    claims, said = (_outside_quotations(galley, verb) for verb in (_CLAIM, _SAID))
    claims = [span for span in claims if not _GETS.match(galley.text, span.end)]
    by_post = [_by_post(galley, spans) for spans in (claims, said)]
    scopes = [(claims, said, Span(0, len(galley.text)))]
    scopes += [(here, by_post[1][at], galley.posts[at].span) for at, here in by_post[0].items()]
    for doubted, plain, scope in scopes:
        often = 1000 * len(doubted) > MOST_CLAIMS * len(galley.words_in(scope))
        if often and len(doubted) >= LEAST_CLAIMS and 2 * len(doubted) >= len(plain):
            note = f"“Claimed” {len(doubted)} times to {len(plain)} of “said”: is the doubt meant?"
            yield CLAIMED_TOO_OFTEN.finding(doubted[0], note=note)
            return


def _outside_quotations(galley: Galley, pattern: re.Pattern[str]) -> list[Span]:
    spans = (Span(*match.span()) for match in pattern.finditer(galley.text))
    return [span for span in spans if not galley.quoted(span)]


def _by_post(galley: Galley, spans: Sequence[Span]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        found[galley.draft.post_at(span)].append(span)
    return found


CHECK = Check("hedges", (CLAIMED_TOO_OFTEN, DOUBLE_HEDGE), find)
