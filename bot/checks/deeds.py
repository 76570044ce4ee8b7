"""How copy calls people guilty: names for them, and deeds told of them, as patterns.

Every pattern marks its words in a group, `noun` or `deed`; whether they presume anything is for
the check of guilt to judge.
"""

from __future__ import annotations

import re

from bot.checks.tripwire import begins

TITLES = "(?:Mr|Mrs|Ms|Miss|Dr|Prof|PC|Sgt)"
_NOUN = (
    r"\b(?P<noun>(?:[Cc]hild|[Ww]ife|[Cc]op|[Cc]oin|[Jj]ewel|[Dd]rugs?|[Kk]nife|[Bb]ank|[Ss]hop|"
    r"[Ss]ex)?"
    r"[ -]?(?:[Kk]iller|[Mm]urderer|[Rr]apist|[Pp]aedophile|[Aa]ttacker|[Aa]ssailant|"
    r"[Kk]nifem[ae]n|"
    "[Gg]unm[ae]n|[Rr]obber|[Bb]urglar|[Tt]hief|[Tt]hieves|[Aa]rsonist|[Ff]raudster|[Ff]iddler|"
    "[Cc]onm[ae]n|[Mm]ugger|[Ss]talker|[Aa]buser|[Kk]idnapper|[Pp]oisoner|[Vv]andal|[Tt]rafficker|"
    "[Ss]muggler|[Bb]lackmailer|[Ll]ooter|[Cc]rook|[Ss]windler|[Cc]ulprit|[Tt]hug|[Mm]onster|"
    "[Tt]errorist|[Bb]omber|[Gg]roomer|[Mm]olester|[Pp]redator|[Pp]ervert|[Pp]erpetrator|"
    "[Ee]mbezzler|[Ss]trangler|[Hh]ijacker|[Ff]orger|[Ff]iend|[Dd]ealer|[Ss]wordsman|[Aa]bductor|"
    r"[Cc]heat|[Tt]ormentor|[Hh]it-and-run driver)s?)\b(?![- ](?:whales?|apps?|blow|punch|instinct|"
    "heels?|plots?|heat|virus|bugs?|diseases?|storms?|bees?|lines?|goals?|pass|shots?|queen|"
    "jackets?|"
    "drones?|hornets?|frost|fog|waves?|songs?|suspect|claims?|squadron|planes?|aircraft|probe|"
    "hunt)\\b)"
)
_PERSON = (
    "(?:schoolboy|schoolgirl|youth|man|woman|men|women|boys?|girls?|teen(?:ager)?s?|driver|"
    "suspect|pair|couple|trio|gang|duo|"
    "coach|teacher|tutor|nurse|doctor|surgeon|dentist|GP|officer|PC|constable|soldier|priest|vicar|"
    "husband|wife|boyfriend|girlfriend|father|mother|son|daughter|uncle|brother|student|pupil|"
    "banker|accountant|footballer|councillor|MP|actor|singer|carer|guard|chef|builder|plumber|"
    "electrician|landlord|solicitor|lawyer|neighbour|lodger|clerk|treasurer|secretary|caretaker|"
    "farmer|pensioner|cleaner|manager|owner|worker|assistant|stepfather|grandfather|postman|pilot|"
    "courier|trader|cyclist|pedestrian|jogger|walker|passenger|tourist|shopper|prisoner|inmate|"
    "patient|"
    "baby|toddler|rival|guest|colleague|lover|widow|grandmother|stranger|partner|barber|butcher|"
    "vet|"
    "businessman|pastor|imam|chaplain|scout leader|instructor|defendant|accused|"
    r"\d\d-year-old|shopkeeper|bookkeeper|cashier|porter|barman|publican|victim|child|customer)"
)
_OF_NOUN = (
    r"(?:\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hose|[Hh]is|[Hh]er|[Tt]heir|[Bb]oth|\w+'s|\w+s') "
    r"(?!(?:alleged|suspected|would-be|accused|real|unknown|unidentified|possible|potential|"
    r"convicted|second|other|first|car|art|antiques?|scrap|horse|coin|wine|book|suicide) )"
    r"(?:(?:[a-z]+-)?[a-z]+ )?|,(?: \d\d,)? an? (?:[a-z]+ )?|"
    r"(?:[Aa]rrest|[Cc]harg|[Cc]aught|[Hh]eld|[Rr]emand|[Nn]abb|[Dd]etain)\w* (?:an? |two |three |"
    r"the )"
    r"(?:[a-z]+ )?|(?:^|(?<=[.!?] ))(?:An?|Two|Three|Four|Five|Six) (?:[a-z]+ )?)"
)
BODY_NOUN = re.compile(_OF_NOUN + _NOUN, re.M)
LABEL = re.compile(
    rf"{_NOUN}(?= (?:[a-z-]+ ){{0,2}}{_PERSON}\b| {TITLES} | [A-Z][a-z]+ [A-Z][a-z]+)"
)
ANY_NOUN = re.compile(_NOUN)
DRUGS = re.compile(
    r"\b(?:drugs?|cocaine|heroin|cannabis|crack|ketamine|spice|county lines)\b", re.I
)

ADVERB = r"(?:(?:had|has|have|then|also|later|first|once|twice|[a-z]+ly) ){0,2}"
_BARE = (
    "(?:stabbed|murdered|raped|burgled|robbed|mugged|strangled|groomed|molested|stalked|kidnapped|"
    "abducted|defrauded|swindled|embezzled|blackmailed|bludgeoned|poisoned|smothered|suffocated|"
    "tortured|abused|assaulted|torched|trafficked|smuggled|laundered|knifed|killed|stole|stolen|"
    "looted|firebombed|fleeced|conned|vandalised|ransacked|pocketed|siphoned|pilfered|harassed|"
    "forged|filched|duped|terrorised|drugged|slashed|battered|hid|dumped|shot)"
)
_VICTIMS = (
    rf"(?:him|her|them|{TITLES} [A-Z]|(?:his|her|the|a|an|two|three|"
    rf"four) (?:[\w-]+ ){{0,2}}(?:{_PERSON}|"
    "girls|teenagers|officers|people|pedestrians|pupils|children|neighbours|shoppers|constables))"
)
_WHOLE = (
    r"(?:preyed on|broke into|made off with|helped (?:him|her|them)sel(?:f|ves) to|set (?:fire|"
    r"light) "
    r"to|set [\w' ]{2,25} (?:alight|ablaze|on fire)|started the (?:fire|blaze)|planted the|"
    r"shot dead|"
    r"beat (?:\w+ to death|him|her|them)\b|(?:sold|dealt|supplied|peddled) (?:[a-z]+ )?(?:cocaine|"
    r"heroin|"
    "drugs|cannabis|crack|ketamine|spice)|(?:attacked|punched|kicked|threatened|ambushed|hit|"
    "struck|"
    "drowned|pushed|choked|bit|spat at|ran over|ran down|mowed down|ploughed into|knocked down|"
    "lured|"
    f"spied on|filmed|touched|knocked over|dragged|followed) {_VICTIMS}|took the (?:money|cash|"
    f"coins|"
    "jewels|takings))"
)
_UNLESS = (
    r"\b(?! (?:him|her|them)sel| the (?:show|scene|limelight)| off\b| a (?:kiss|march|lead)\b)"
)
_DEED = rf"(?:(?:{_BARE}|{_WHOLE}){_UNLESS})"
_OBJECT = (
    r"(?= (?:the|a|an|his|her|him|their|them|two|three|four|five|six|nine|ten|\d|£|[A-Z]|more than|"
    r"up to|at least|nearly|money|cash|drugs|gold|women|girls|boys|children|pupils|customers|"
    r"cars)\b"
    r"| £| \d)"
)
DONE = rf"(?:{_BARE}|beaten|attacked|punched|kicked|hit|pushed|run over|set alight|started|lured)"
DOES = rf"(?:{_BARE}{_UNLESS}{_OBJECT}|{_WHOLE})"
WHO = re.compile(rf"(?:\b{_PERSON}|{_NOUN}|[A-Z]\w+(?:, \d\d)?),? (?P<deed>who {ADVERB}{_DEED})")
_THEY = re.compile(
    rf"(?:^|(?<=[.!?] )|(?<=[.!?]\" ))(?P<deed>(?:He|She|They) {ADVERB}{_DEED})", re.M
)
_THE_ONE = re.compile(rf"\b[Tt]he (?:[a-z]+ )?{_PERSON} {ADVERB}(?P<deed>{DOES})")
_HIS_OWN = re.compile(
    rf"\b(?P<deed>{DONE}(?: to death)? by (?:(?:his|her|their) (?:own )?(?:former |estranged |ex-)?"
    r"(?:husband|wife|partner|boyfriend|girlfriend|father|mother|son|stepfather|brother|uncle|"
    r"neighbour|lodger|teacher|coach|carer)|the (?:defendant|suspect|accused)))\b"
)
HEADLINED = re.compile(
    rf"(?:[\w'-]+ ){{0,3}}?{_PERSON} (?P<deed>{_DEED}(?= (?:his|her|the|a|{_PERSON})\b| £|"
    rf" \d+ [a-z])|"
    r"(?:stabs|kills|murders|rapes|steals|robs|poisons|strangles|burgles|abuses|defrauds|torches|"
    r"stalks|grooms|kidnaps|shoots|assaults|attacks|cons|swindles)(?! (?:him|her|them)sel))\b",
    re.I,
)
AFTER = re.compile(
    r"\b(?:arrested|charged|held|detained|in custody|in court|remanded|in the dock|on trial) "
    r"(?:\w+ ){0,3}?(?P<deed>after (?:\w+ly )?(?:stabbing|killing|attacking|stealing|robbing|"
    r"raping|"
    r"assaulting|poisoning|strangling|burgling|murdering|kidnapping|threatening|punching|shooting|"
    r"smuggling|dealing|selling|setting fire to|breaking into|defrauding|abusing|beating|torching)"
    rf"(?= (?:a|an|the|his|her|two|three|£|\d|{_PERSON}|cocaine|drugs|cash|heroin)\b| £))"
)
PLAIN = begins(
    r"(?P<deed>[Hh]is victims?\b|[Hh]er victims?\b|(?:is|was|are) (?:clearly|plainly|obviously|"
    r"surely) "
    r"guilty|(?:man|woman|men|pair|couple|person|people|one|gang) (?:responsible for|"
    r"behind) (?:the|her|"
    r"his|this|these) (?:[\w-]+ ){0,2}?(?:death|murder|attack|stabbing|killing|fire|theft|raid|"
    r"robbery|"
    r"crime|shooting|rape|burglary|assault)s?|(?:his|her) (?:crimes?|reign of terror|"
    r"killing spree|"
    r"murderous \w+)|(?:man|woman|person) who did it|caught red-handed|got away with murder)"
)
DEEDS = (WHO, _THEY, _THE_ONE, _HIS_OWN, AFTER, PLAIN)
