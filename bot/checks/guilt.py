"""Guilt told as fact while a case is active and undecided: always a query to the lawyer.

Three forms: a name for the guilty ("the killer", "rapist coach"), a deed told of the accused ("Mr
Orme stabbed her", "who had stalked her"), and an arrest "after stealing". A sentence that gives a
source, a hunt for whoever did it, and a robber described before anyone is charged are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.checks.tripwire import ACTIVE, IN_COURT, OVER, STAGE, begins, case_told, legal_rule, note
from bot.draft import Post
from bot.finding import Finding
from bot.galley import Check, Galley
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

_NOUN = (
    r"\b(?P<noun>(?:[Cc]hild|[Ww]ife|[Cc]op|[Cc]oin|[Jj]ewel|[Dd]rugs?|[Kk]nife|[Bb]ank|[Ss]hop|[Ss]ex)?"
    r"[ -]?(?:[Kk]iller|[Mm]urderer|[Rr]apist|[Pp]aedophile|[Aa]ttacker|[Aa]ssailant|[Kk]nifem[ae]n|"
    "[Gg]unm[ae]n|[Rr]obber|[Bb]urglar|[Tt]hief|[Tt]hieves|[Aa]rsonist|[Ff]raudster|[Ff]iddler|"
    "[Cc]onm[ae]n|[Mm]ugger|[Ss]talker|[Aa]buser|[Kk]idnapper|[Pp]oisoner|[Vv]andal|[Tt]rafficker|"
    "[Ss]muggler|[Bb]lackmailer|[Ll]ooter|[Cc]rook|[Ss]windler|[Cc]ulprit|[Tt]hug|[Mm]onster|"
    "[Tt]errorist|[Bb]omber|[Gg]roomer|[Mm]olester|[Pp]redator|[Pp]ervert|[Pp]erpetrator|"
    "[Ee]mbezzler|[Ss]trangler|[Hh]ijacker|[Ff]orger|[Ff]iend|[Dd]ealer|[Ss]wordsman|[Aa]bductor|"
    r"[Cc]heat|[Tt]ormentor|[Hh]it-and-run driver)s?)\b(?![- ](?:whales?|apps?|blow|punch|instinct|"
    "heels?|plots?|heat|virus|bugs?|diseases?|storms?|bees?|lines?|goals?|pass|shots?|queen|jackets?|"
    "drones?|hornets?|frost|fog|waves?|songs?|suspect|claims?|squadron|planes?|aircraft|probe|hunt)\\b)"
)
_PERSON = (
    "(?:man|woman|men|women|boys?|girls?|teen(?:ager)?s?|driver|suspect|pair|couple|trio|gang|duo|"
    "coach|teacher|tutor|nurse|doctor|surgeon|dentist|GP|officer|PC|constable|soldier|priest|vicar|"
    "husband|wife|boyfriend|girlfriend|father|mother|son|daughter|uncle|brother|student|pupil|"
    "banker|accountant|footballer|councillor|MP|actor|singer|carer|guard|chef|builder|plumber|"
    "electrician|landlord|solicitor|lawyer|neighbour|lodger|clerk|treasurer|secretary|caretaker|"
    "farmer|pensioner|cleaner|manager|owner|worker|assistant|stepfather|grandfather|postman|pilot|"
    "courier|trader|businessman|pastor|imam|chaplain|scout leader|instructor|defendant|accused|"
    r"\d\d-year-old|shopkeeper|bookkeeper|cashier|porter|barman|publican|victim|child|customer)"
)
_OF_NOUN = (
    r"(?:\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hose|[Hh]is|[Hh]er|[Tt]heir|[Bb]oth|\w+'s|\w+s') "
    r"(?!(?:alleged|suspected|would-be|accused|real|unknown|unidentified|possible|potential|"
    r"convicted|second|other|first|car|art|antiques?|scrap|horse|coin|wine|book|suicide) )"
    r"(?:(?:[a-z]+-)?[a-z]+ )?|,(?: \d\d,)? an? (?:[a-z]+ )?|"
    r"(?:[Aa]rrest|[Cc]harg|[Cc]aught|[Hh]eld|[Rr]emand|[Nn]abb|[Dd]etain)\w* (?:an? |two |three |the )"
    r"(?:[a-z]+ )?|^An? )"
)
_TITLES = "(?:Mr|Mrs|Ms|Miss|Dr|Prof|PC|Sgt)"
_BODY_NOUN = re.compile(_OF_NOUN + _NOUN, re.M)
_LABEL = re.compile(
    rf"{_NOUN}(?= (?:[a-z-]+ ){{0,2}}{_PERSON}\b| {_TITLES} | [A-Z][a-z]+ [A-Z][a-z]+)"
)
_ANY_NOUN = re.compile(_NOUN)
_DRUGS = re.compile(r"\b(?:drugs?|cocaine|heroin|cannabis|crack|ketamine|spice|county lines)\b", re.I)

_ADVERB = r"(?:(?:had|has|have|then|also|later|first|once|twice|[a-z]+ly) ){0,2}"
_DEED = (
    r"(?:stabbed|murdered|raped|burgled|robbed|mugged|strangled|groomed|molested|stalked|kidnapped|"
    "abducted|defrauded|swindled|embezzled|blackmailed|bludgeoned|poisoned|smothered|suffocated|"
    "tortured|abused|assaulted|torched|trafficked|smuggled|laundered|knifed|killed|stole|stolen|"
    "looted|firebombed|fleeced|conned|vandalised|ransacked|pocketed|siphoned|pilfered|harassed|"
    "forged|filched|duped|terrorised|drugged|slashed|battered|preyed on|broke into|made off with|"
    "helped (?:him|her|them)sel(?:f|ves) to|hid (?:the|her|his) body|dumped (?:the|her|his) body|"
    "set (?:fire|light) to|set [\\w' ]{2,25} (?:alight|ablaze|on fire)|started the (?:fire|blaze)|"
    "planted the|beat (?:\\w+ to death|him|her|them)\\b|shot dead|sold (?:\\w+ )?(?:cocaine|heroin|drugs|"
    "cannabis|crack|ketamine|spice)|(?:dealt|supplied|peddled) (?:in )?(?:cocaine|heroin|drugs|crack)|"
    "(?:attacked|punched|kicked|threatened|ambushed|hit|struck|shot|drowned|pushed|choked|bit|spat "
    "at|ran over|ran down|mowed down|ploughed into|knocked down|lured|followed|spied on|filmed|touched) "
    rf"(?:him|her|them|{_TITLES} [A-Z]|(?:his|her|the|a|an|two|three|four) (?:[\w-]+ ){{0,2}}"
    rf"(?:{_PERSON}|girls|boys|teenagers|officers|people|pedestrians|pupils|children|neighbours)))"
    r"\b(?! (?:him|her|them)sel| the (?:show|scene|limelight|march)| off)"
)
_OBJECT = (
    r"(?= (?:the|a|an|his|her|him|their|them|two|three|four|five|six|nine|ten|\d|£|[A-Z]|more than|"
    r"up to|at least|nearly|money|cash|drugs|gold|women|girls|boys|children|pupils|customers|cars)\b"
    r"| £| \d)"
)
_WHO = re.compile(rf"(?:\b{_PERSON}|{_NOUN}|[A-Z]\w+(?:, \d\d)?),? (?P<deed>who {_ADVERB}{_DEED})")
_THEY = re.compile(rf"(?:^|(?<=[.!?] )|(?<=[.!?]\" ))(?P<deed>(?:He|She|They) {_ADVERB}{_DEED})", re.M)
_THE_ONE = re.compile(rf"\b[Tt]he (?:[a-z]+ )?{_PERSON} {_ADVERB}(?P<deed>{_DEED}){_OBJECT}")
_HIS_OWN = re.compile(
    rf"\b(?P<deed>{_DEED}(?: to death)? by (?:(?:his|her|their) (?:own )?(?:former |estranged |ex-)?"
    r"(?:husband|wife|partner|boyfriend|girlfriend|father|mother|son|stepfather|brother|uncle|"
    r"neighbour|lodger|teacher|coach|carer)|the (?:defendant|suspect|accused)))\b"
)
_HEADLINED = re.compile(
    rf"(?:[\w'-]+ ){{0,3}}?{_PERSON} (?P<deed>{_DEED}(?= (?:his|her|the|a|£|\d+ \w|{_PERSON}))|"
    r"(?:stabs|kills|murders|rapes|steals|robs|poisons|strangles|burgles|abuses|defrauds|torches|"
    r"stalks|grooms|kidnaps|shoots|assaults|attacks|cons|swindles)(?! (?:him|her|them)sel))\b"
)
_AFTER = re.compile(
    r"\b(?:arrested|charged|held|detained|in custody|in court|remanded|in the dock|on trial) "
    r"(?:\w+ ){0,3}?(?P<deed>after (?:\w+ly )?(?:stabbing|killing|attacking|stealing|robbing|raping|"
    r"assaulting|poisoning|strangling|burgling|murdering|kidnapping|threatening|punching|shooting|"
    r"smuggling|dealing|selling|setting fire to|breaking into|defrauding|abusing|beating|torching)"
    rf"(?= (?:a|an|the|his|her|two|three|£|\d|{_PERSON}|cocaine|drugs|cash|heroin)\b| £))"
)
_PLAIN = begins(
    r"(?P<deed>[Hh]is victims?\b|[Hh]er victims?\b|(?:is|was|are) (?:clearly|plainly|obviously|surely) "
    r"guilty|(?:man|woman|men|pair|couple|person|people|one|gang) (?:responsible for|behind) (?:the|her|"
    r"his|this|these) (?:[\w-]+ ){0,2}?(?:death|murder|attack|stabbing|killing|fire|theft|raid|robbery|"
    r"crime|shooting|rape|burglary|assault)s?|(?:his|her|their) (?:crimes?|reign of terror|killing spree|"
    r"murderous \w+)|(?:man|woman|person) who did it|caught red-handed|got away with murder)"
)
_DEEDS = (_WHO, _THEY, _THE_ONE, _HIS_OWN, _AFTER, _PLAIN)

_SOURCE = begins(
    "said|says|told|alleg|accus|claim|according|heard|hears|prosecut|believe|think|thought to|"
    "whether|if|suspect(?:s|ed)|reported(?:ly)?|apparently|is said|are said|charged with|denie[sd] "
    r"\w+ing|testif|den(?:y|ies|ied) that|not guilty to|suspicion|insist"
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
    r"(?:s|,)? ?(?:who )?(?:is|are|was|were|had been|has been|have been)? ?(?:described|wore|wearing|"
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
            words = span.of(galley.text).lower()
            if words not in asked:
                asked.add(words)
                yield GUILT.finding(span, note=note(galley, span, _WHY))


def _presumed(galley: Galley, post: Post) -> Iterator[Span]:
    head = post.headline.end if post.headline else post.span.start
    if post.headline:
        yield from _in_headline(galley, post.headline)
    for pattern in (_BODY_NOUN, _LABEL):
        for match in pattern.finditer(galley.text, head, post.span.end):
            if _is_guilty(galley, post, match) and not _sourced(galley, match):
                yield Span(*match.span("noun"))
    for pattern in (*_DEEDS, *_by_name(galley, post)):
        for match in pattern.finditer(galley.text, head, post.span.end):
            if not _sourced(galley, match) and not _sought(galley, match.start()):
                yield Span(*match.span("deed"))


def _in_headline(galley: Galley, headline: Span) -> Iterator[Span]:
    line = headline.of(galley.text)
    if _SOURCE_HEAD.search(line):
        return
    found = [(_ANY_NOUN, "noun"), (_WHO, "deed"), (_AFTER, "deed"), (_PLAIN, "deed")]
    for pattern, group in found:
        for match in pattern.finditer(line):
            span = headline.part(match, group)
            if not galley.quoted(span) and not _SOUGHT.search(line[: match.start()]):
                yield span if _deals(match, galley.text[headline.start :][:3000]) else headline
    told = _HEADLINED.match(line)
    if told and not galley.quoted(headline.part(told, "deed")):
        yield headline.part(told, "deed")


def _deals(match: re.Match[str], told: str) -> bool:
    """Whether a dealer, if it is one, deals in drugs."""
    noun = match.groupdict().get("noun") or ""
    return "dealer" not in noun.lower() or bool(_DRUGS.search(told))


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
    group = "noun" if match.groupdict().get("noun") and "deed" not in match.groupdict() else "deed"
    span = Span(*match.span(group))
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


def _by_name(galley: Galley, post: Post) -> tuple[re.Pattern[str], ...]:
    """Deeds told of the people in a post who have a title or an age."""
    told = galley.text[post.span.start : post.span.end]
    names = {match[1] or match[2] for match in _PEOPLE.finditer(told)}
    return (_deeds_of(tuple(sorted(names))),) if names else ()


_PEOPLE = re.compile(
    rf"\b{_TITLES} (?:[A-Z][\w'-]+ )?([A-Z][\w'-]+)|\b[A-Z][\w'-]+ ([A-Z][\w'-]+),? (?:aged )?\d\d\b"
)


@cache
def _deeds_of(names: tuple[str, ...]) -> re.Pattern[str]:
    anyone = "|".join(map(re.escape, names))
    return re.compile(
        rf"\b(?:{anyone}),? (?:(?:aged )?\d\d,? )?{_ADVERB}(?P<deed>{_DEED}){_OBJECT}|"
        rf"\b(?P<by>{_DEED}(?: to death)? by (?:{_TITLES} )?(?:[A-Z]\w+ )?(?:{anyone}))\b"
    )


CHECK = Check("guilt", (GUILT,), find)
