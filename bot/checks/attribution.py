"""Casualties that stand without a source.

They are asked about. A source must speak in the same sentence or the one before; one who is quoted
directly there vouches for the quotation and nothing else. An official who speaks in the next
sentence of the paragraph will do. History, trials, sport and a headline's summary pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.text import Span, Spans

CASUALTY_UNSOURCED = Rule(
    "casualty-unsourced",
    Kind.ATTRIBUTION,
    Level.QUERY,
    "A number of casualties stands here without a source: who gives it?",
    breaks=(
        Example("A bus left the road near Arden. Nine people were killed and 14 injured."),
        Example("At least six soldiers have died in an avalanche above the village."),
        Example("“We heard it crack,” said Ada Orme, a cook. Two of the climbers are dead."),
        Example("The wave reached the lido, and five bathers lost their lives."),
        Example("The roof came down during prayers, hurting 11 pilgrims."),
    ),
    keeps=(
        "A bus left the road near Arden. Nine people were killed, police said.",
        "Nine people were killed when a bus left the road. Police said it had hit ice.",
        "The flood of 1953, in which 19 people were killed, is still remembered.",
        "He was jailed for a crash in which three people were killed.",
        "Arden had three players injured before the break.",
    ),
)


def one_of(words: str) -> str:
    return rf"(?:{'|'.join(words.split())})".replace("_", " ")


def any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{one_of(words)}\b", re.IGNORECASE)


_NUMBER = one_of(
    r"\d[\d,.]*\d \d two three four five six seven eight nine ten eleven twelve [a-z]+teen dozens"
    r" (?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)? hundreds scores (?<!no_)one several"
    r" a_third a_fourth a_dozen both"
)
_ABOUT = r"(?:(?:at least|more than|up to|about|some|nearly|as many as|another|an estimated) )?"
_OTHERS = (
    r"(?:(?: of (?:the|them|whom|his|her|their))?(?: [a-z'-]+){0,3}?(?: and an? [a-z]+)?"
    r"(?:,? including [^,.]+,)?)"
)
_HARMED = one_of(
    "(?:shot_|stabbed_|burned_|now_|already_)?(?:killed|dead) wounded injured hurt missing drowned "
    "maimed in_a_coma in_intensive_care taken_to_hospital "
    "(?:crushed|burned|trampled|beaten)_to_death fighting_for_(?:his|her|their)_li(?:fe|ves)"
)
_SOMEONE = one_of(
    """man woman boy girl child baby soldier officer driver passenger pedestrian cyclist worker
    firefighter guard caretaker resident pupil student nurse fisherman climber civilian pensioner
    teenager villager sailor miner farmer protester tourist volunteer"""
)
_DIED = (
    r"(?:(?:have |has |had )?(?:\w+ly )?(?:died|perished|drowned|succumbed"
    r"|lost (?:his|her|their) li(?:fe|ves)|suffered (?:\w+ )?(?:burns|injuries|wounds))"
    rf"|(?:were|was|are|is|have been|has been|had been|remain) (?:\w+ly )?{_HARMED})"
)
_CASUALTY = re.compile(
    rf"\b(?:{_NUMBER}{_OTHERS} {_DIED}"
    rf"|(?:killing|injuring|wounding|hurting|maiming|killed|injured|wounded|hurt) {_ABOUT}{_NUMBER}"
    r"(?! (?:minutes|times|months|years|weeks|days|hours))(?: of (?:them|the \w+)| [a-z-]+)"
    rf"|(?:left|leaving|leaves|with) {_ABOUT}{_NUMBER}(?: [a-z-]+)? "
    "(?:dead|wounded|injured|hurt|missing)"
    rf"|(?:cost|costing|claim(?:ed|ing)|t(?:ook|aken|aking)) (?:the lives of )?{_ABOUT}{_NUMBER}"
    r"(?: \w+)? lives"
    rf"|{_NUMBER} (?:casualties|deaths|fatalities)"
    rf"|(?<!the ){_NUMBER}(?: [a-z]+)? (?:dead|wounded|injured|hurt)(?=[.,;]| and | after | in )"
    rf"|an? (?:[a-z-]+ ){{0,2}}{_SOMEONE} (?:is dead|perished|was killed|(?:has )?lost h\w\w life"
    r"|is in a coma|was (?:burned|crushed) to death)"
    r"|(?:toll|number of (?:the )?(?:dead|wounded|injured)) (?:[^,.\d]{0,40} )?"
    rf"{_NUMBER}|bodies of {_NUMBER})\b",
    re.IGNORECASE,
)
SPEAKS = any_of(
    r"""sa(?:id|ys|ying) told tell(?:s|ing) according claim\w* confirm\w* announc\w+ warn\w*
    reports? reported believes? cit(?:es|ed|ing) estimat\w+ statement believed understood
    feared alleg\w+ accus\w+ insist\w* add(?:s|ed) put_(?:it|the|their|its|his|her)
    quot(?:es|ed|ing) thought
    suggest\w* reveal\w* describ\w* argu(?:es?|ed) show(?:s|ed)? fear(?:s|ed)? counted testif\w+
    recorded records_show admit\w* confess\w* heard hears found ruled concluded"""
)
_REPORTS = any_of(
    r"""sa(?:id|ys|ying) told according claim(?:ed|s|ing) confirmed announced warned_that reported
    alleg\w+ accus\w+ insisted added put_(?:it|the) testif\w+ heard_that found_that estimat\w+"""
)
_OFFICE = any_of(
    r"""officials? police authorities ministr(?:y|ies) spokes\w+ witness\w* hospitals? doctors?
    army military agency agencies media television radio governor mayor minister president rescuers
    coroner inquest court service ambulance department government
    coastguard medics owners? operator company organisers"""
)
_HISTORY = any_of(
    r"""1[0-9]\d\d 200\d 201\d anniversary ago last_(?:year|month|century) previous\w*
    earlier_this_year centur(?:y|ies) decades? memorial remember\w* commemorat\w+ jailed trial
    convicted sentenced film novel if would could should every a_year each_year annually since_\d+
    average risk"""
)
_SPORT = any_of("players? squad coach midfielder striker defender season innings wickets? league")
_DIRECT = re.compile(r'"[^"]{7,}"')


def find(galley: Galley) -> Iterator[Finding]:
    heads = Spans(post.headline for post in galley.posts if post.headline)
    for sentence in galley.draft.sentences:
        match = _CASUALTY.search(sentence.of(galley.text))
        if match and not heads.touching(sentence) and not galley.quoted(sentence.part(match)):
            yield from _casualties(galley, sentence, match)


def _casualties(galley: Galley, sentence: Span, match: re.Match[str]) -> Iterator[Finding]:
    said = sentence.of(galley.text)
    passes = _HISTORY.search(said) or _SPORT.search(said)
    if not (passes or is_sourced(galley, sentence) or _official_follows(galley, sentence)):
        note = f"“{match.group()}”: who gives the figure?"
        yield CASUALTY_UNSOURCED.finding(sentence.part(match), note=note)


def is_sourced(galley: Galley, sentence: Span) -> bool:
    """Whether anyone speaks in a sentence, or reports in the one before."""
    before = galley.sentence_before(sentence)
    spoken = SPEAKS.search(sentence.of(galley.text))
    return bool(spoken) or (before is not None and carries(before.of(galley.text)))


def carries(said: str) -> bool:
    """Whether a sentence reports speech that may run on into the next."""
    return bool(_REPORTS.search(said)) and not _DIRECT.search(said)


def sentence_after(galley: Galley, sentence: Span) -> str:
    """The next sentence of the paragraph, or nothing."""
    index = galley.draft.sentence_index(sentence) + 1
    after = galley.draft.sentences[index : index + 1]
    if not after or "\n" in galley.text[sentence.end : after[0].start]:
        return ""
    return after[0].of(galley.text)


def _official_follows(galley: Galley, sentence: Span) -> bool:
    after = sentence_after(galley, sentence)
    return bool(SPEAKS.search(after) and _OFFICE.search(after))


CHECK = Check("attribution", (CASUALTY_UNSOURCED,), find)
