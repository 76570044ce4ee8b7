"""Wrongdoing told as fact: somebody named, or a firm, is said to have done it by nobody at all.

It is asked about. A source or a court must speak in the same sentence or the one before; one who is
quoted directly there vouches for the quotation and nothing else, and whoever “could not be reached”
has been accused. History, people convicted, fiction, sport and doubt (if, whether) pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.checks.attribution import SPEAKS, any_of, carries, one_of, sentence_after
from bot.checks.wrongdoing import WRONGDOING
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.names import is_ordinary
from bot.text import Span

ACCUSATION_UNSOURCED = Rule(
    "accusation-unsourced",
    Kind.ATTRIBUTION,
    Level.QUERY,
    "This states wrongdoing as a fact: who says so, or which court found it?",
    breaks=(
        Example("The road is open again. Militiamen had looted the clinic and beaten a nurse."),
        Example("Darren Holloway embezzled the club’s savings. He could not be reached."),
        Example("The bursar, Kay Orme, filled in the cheques herself and forged two signatures."),
        Example("“I am tired,” said Ada Orme. Her landlord, Col Finch, has threatened tenants."),
        Example("Finch & Sons poured solvent into the brook. The firm did not return calls."),
    ),
    keeps=(
        "Darren Holloway embezzled the club’s savings, a court heard.",
        "Darren Holloway is accused of theft. Holloway embezzled the savings, it is alleged.",
        "Darren Holloway stole a late goal and the points.",
        "In the film, Darren Holloway embezzled a fortune.",
        "Kay Orme forged a career in opera, and then threatened to retire.",
        "Ada Orme beat Kay Finch in three sets.",
    ),
)

_BODY = one_of(
    """rebels troops soldiers militants militiamen militia fighters police officers guards forces
    bosses managers directors officials mercenaries ministers wardens traders landlords teachers
    nurses priests coaches referees trustees councillors staff minister president mayor executive
    director manager chairman chairwoman chair teacher headteacher priest coach regime government
    council company firm bank army junta party club school hospital trust ministry department agency
    contractor landlord owner operator treasurer bursar supplier developer builder airline factory
    plant brewery mine charity church surgeon doctor nurse guard captain producer editor banker
    accountant solicitor councillor lawyer warden governor general colonel trader broker referee
    trainer caretaker matron consultant inspector principal dealer foreman skipper pilot"""
)
_ROLE = r"(?:(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|[Oo]ne) )(?:[a-z'-]+ ){0,3}?"
_WHO = rf"(?P<who>\b[A-Z][\w'&.-]*|\b(?i:{_BODY})|\b(?:he|she|they)|(?<=,) who)"
_ADVERBS = r"(?:(?:also|then|later|once|even|twice|often|simply|himself|herself|[a-z]+ly) )*"
_HAVING = rf" {_ADVERBS}(?:(?:has|have|had) )?{_ADVERBS}"
_BEING = rf" (?:(?:has|have|had) been|was|were|is|are) {_ADVERBS}"
_ASIDE = r'(?: (?:at|of|from|in) (?:the )?[\w-]+)?(?:,[^,;:"]{1,60}(?:,[^,;:"]{1,60})?,|,)?'
_ACTOR = re.compile(rf"{_WHO}{_ASIDE}{_HAVING}$")
_ACTING = re.compile(rf"{_WHO}{_ASIDE}{_BEING}$")
_JOINED = re.compile(rf"(?:\b(?:and|but|after|while|despite)|,)(?:{_HAVING}|{_BEING})$")
_OPENS = re.compile(
    rf'"?(?:(?:In|On|At|By|For|After|Last|During) [^,;"]{{2,25}},? )?'
    rf"(?:{_ROLE}(?i:{_BODY})|{_ROLE}[a-z'-]+, [A-Z]|(?P<who>[A-Z][\w'-]+)|(?:the )?(?i:{_BODY}))\b"
)
_NAMED_BEFORE = re.compile(rf"(?:[A-Z][\w'-]+|{_BODY})(?:, [^,;]{{1,40}})?,$")

_FICTION = any_of(
    """in_(?:the|this|his|her)_(?:film|novel|play|book|drama|series|opera|episode|musical)
    plays stars? starring screenplay plot characters? fictional novel stars_as sequel scene movie"""
)
_OVER = any_of(
    """convicted convictions? guilty jailed sentenced imprisoned pleaded_guilty confessed"""
)
_LEGAL = any_of(
    r"""accused courts? trial prosecut\w+ inquiry tribunal charge[sd]? investigat\w+ suspected
    judges? lawsuit sued indict\w+ evidence"""
)
_DOUBT = re.compile(
    r"\b(?:whether|if|would|could|should|might|may|never|nobody|1[0-8]\d\d|19[0-7]\d|centur\w+|king"
    r"|emperor|wartime|den(?:y|ies|ied|ying)|claims)\b",
    re.IGNORECASE,
)
_SPORT = any_of(
    """midfielder striker defender goalkeeper innings wickets? league premiership wimbledon rugby
    cricket half-time penalty goals? scored defence midfield"""
)
_SILENT = re.compile(
    r"\b(?:could not|cannot|can not|couldn't) be (?:reached|contacted|found)|\b(?:not|n't) "
    r"(?:\w+ )?(?:respond|answer|reply|return|comment|commented|responded|replied|answered|been "
    r"reached)|declined|refused to (?:comment|answer|speak)|\bno (?:comment|reply|answer)|"
    r"unavailable for comment",
    re.IGNORECASE,
)


def find(galley: Galley) -> Iterator[Finding]:
    for sentence in galley.draft.sentences:
        said = sentence.of(galley.text)
        deeds = [deed for deed in WRONGDOING.finditer(said) if _has_an_actor(said, deed)]
        if deeds and not _passes(galley, sentence, deeds):
            span = Span(sentence.part(deeds[0]).start, sentence.part(deeds[-1]).end)
            if not galley.quoted(span):
                yield ACCUSATION_UNSOURCED.finding(span)


def _has_an_actor(said: str, deed: re.Match[str]) -> bool:
    before = said[: deed.start()]
    acting = deed.group().split(maxsplit=1)[0].endswith("ing")
    actor = (_ACTING if acting else _ACTOR).search(before)
    if actor:
        return _is_somebody(said, actor)
    opening = _OPENS.match(said) if _JOINED.search(before) else None
    return opening is not None and _is_somebody(said, opening)


def _is_somebody(said: str, actor: re.Match[str]) -> bool:
    """Whether it is a name, a body or a pronoun, and no ordinary word that opens the sentence."""
    who = actor["who"]
    if who == " who":
        return bool(_NAMED_BEFORE.search(said[: actor.start("who")]))
    if not who or who[0].islower() or re.fullmatch(_BODY, who, re.IGNORECASE):
        return True
    named_in_full = (
        said[actor.end("who") :].startswith(" ") and said[actor.end("who") + 1].isupper()
    )
    return named_in_full or actor.start("who") > 1 or not is_ordinary(who)


def _doubted(deeds: Sequence[re.Match[str]]) -> bool:
    """Whether the words up to the last deed, or a question mark, leave it open."""
    said = deeds[0].string
    return said.endswith("?") or bool(_DOUBT.search(said, 0, deeds[-1].start()))


def _passes(galley: Galley, sentence: Span, deeds: Sequence[re.Match[str]]) -> bool:
    said = sentence.of(galley.text)
    for deed in deeds:
        said = said.replace(deed.group(), "", 1)
    post = galley.posts[galley.draft.post_at(sentence)].span.of(galley.text)
    if SPEAKS.search(said) or _LEGAL.search(said) or _doubted(deeds) or _OVER.search(post):
        return True
    before = galley.sentence_before(sentence)
    told = before.of(galley.text) if before else ""
    if any(pattern.search(f"{told} {said}") for pattern in (_FICTION, _SPORT)):
        return True
    answered = _SILENT.search(sentence_after(galley, sentence))
    return not answered and (carries(told) or bool(_LEGAL.search(told)))


CHECK = Check("accusations", (ACCUSATION_UNSOURCED,), find)
