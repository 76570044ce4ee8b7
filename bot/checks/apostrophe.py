"""Apostrophes: its and it's, possessives without one, plurals with one, and words that sound alike.

Only constructions with one reading are amended; where the apostrophe is missing for certain but
may stand before or after the s, the writer is asked. Nothing is said inside a quotation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.text import Span, join

Mend = Callable[[str], str | None]

ITS = Rule(
    "its-its",
    Kind.PUNCTUATION,
    Level.AMEND,
    "“It's” is “it is” or “it has”; “its” is what belongs to it.",
    breaks=(
        Example("The club sold it's own ground.", "The club sold its own ground."),
        Example("The river burst it’s banks at noon.", "The river burst its banks at noon."),
        Example("The club closed. It's owner was away.", "The club closed. Its owner was away."),
        Example("The club knows its been a bad year.", "The club knows it's been a bad year."),
        Example("The clubs' roof and its' walls fell.", "The clubs' roof and its walls fell."),
    ),
    keeps=(
        "The club sold its own ground.",
        "It's a bad year, and it's the club that pays.",
        "It's been a bad year and it's not over.",
        "He knows what it’s like to lose its support.",
        "“It lost it's roof,” she wrote.",
        "It's government policy, and it's customers who pay.",
    ),
)

POSSESSIVE = Rule(
    "missing-possessive",
    Kind.PUNCTUATION,
    Level.AMEND,
    "The possessive needs its apostrophe.",
    breaks=(
        Example("They gave two weeks notice.", "They gave two weeks' notice."),
        Example("He had one days notice.", "He had one day's notice."),
        Example("It was the governments decision.", "It was the government's decision."),
        Example("The womens team won.", "The women's team won."),
        Example("Britains economy grew.", "Britain's economy grew."),
        Example("Todays vote is off.", "Today's vote is off."),
        Example("The ministers spokeswoman would not say."),
        Example("The countrys oldest pier fell.", "The country's oldest pier fell."),
        Example(
            "Mr Tarn left. Tarns wife stayed. Tarn wept.",
            "Mr Tarn left. Tarn's wife stayed. Tarn wept.",
        ),
    ),
    keeps=(
        "They gave two weeks' notice and worked for three years.",
        "After two years work began again.",
        "The governments of both countries met.",
        "The sports minister and the arms dealer met.",
        "Wales and the Philippines won; the Americas lost.",
        "The Smiths live near the players lounge.",
        "The peoples of the north met.",
    ),
)

CONTRACTION = Rule(
    "contraction",
    Kind.PUNCTUATION,
    Level.AMEND,
    "The apostrophe of the short form is missing.",
    breaks=(
        Example("They dont know.", "They don't know."),
        Example("Hes been ill and it cant last.", "He's been ill and it can't last."),
    ),
    keeps=("They don’t know.", "He was wont to preach cant.", "“I dont know,” he wrote."),
)

PLURAL = Rule(
    "apostrophe-in-plural",
    Kind.PUNCTUATION,
    Level.AMEND,
    "A plural takes no apostrophe.",
    breaks=(
        Example("Two MP's were late.", "Two MPs were late."),
        Example("Three officer’s were hurt.", "Three officers were hurt."),
        Example("Several company's have left.", "Several companies have left."),
    ),
    keeps=(
        "The MP's diary was lost.",
        "Three officers' bikes were lost.",
        "Two of the minister's staff and two women's teams were there.",
    ),
)

SOUNDALIKE = Rule(
    "sound-alike",
    Kind.GRAMMAR,
    Level.AMEND,
    "The other word that sounds like this one is meant.",
    breaks=(
        Example("More then 40 people came.", "More than 40 people came."),
        Example("They lost there homes.", "They lost their homes."),
        Example("Their are two piers.", "There are two piers."),
        Example("The man, who's wife died, left.", "The man, whose wife died, left."),
        Example("The man whose going to win is here.", "The man who's going to win is here."),
        Example("Your not allowed in.", "You're not allowed in."),
    ),
    keeps=(
        "It rose higher, then the pound fell; he got more, then left.",
        "Is there going to be a vote? They left their homes there.",
        "The man whose wife died said who's who.",
        "It was hotter then; prices rose then the bank acted.",
    ),
)

_VERBS = (
    "lost|burst|opened|closed|held|kept|reached|raised|cut|lowered|launched|changed|published|"
    "issued|released|unveiled|completed|began|started|ended|won|sold|bought|left|entered|"
    "celebrated|lifted|suspended|reopened|moved|took|gave|used|halted|doubled|increased|reduced|"
    "extended|improved|resumed|defended|withdrew|delayed|paid|earned|dropped|replaced|expanded|"
    "shed|regained|retained|lose|open|close|hold|keep|reach|raise|cut|launch|change|publish|"
    "complete|begin|start|end|win|sell|enter|celebrate|lift|suspend|move|take|give|use|halt|double|"
    "increase|reduce|extend|improve|has|had|have|losing|opening|closing|holding|keeping|raising|"
    "cutting|launching|changing|selling|using|ending|beginning|doubling|increasing|reducing|"
    "extending|making|playing|made|played|abandoned|scrapped|broke|ran|fulfilled|honoured|met|"
    "missed|hit|posted|reported|updated|built"
)
_PREPOSITIONS = (
    "of|in|into|on|onto|at|to|from|with|within|by|under|over|across|through|throughout|behind|"
    "against|around|inside|outside|beyond|towards|among|between|for|during|despite|near|about|off"
)
_PREDICATE = (
    r"(?!(?:a|an|the|not|been|being|so|too|very|all|going|now|still|also|just|never|always|only|"
    r"even|really|quite|clear|like|because|possible|impossible|likely|unlikely|important|time|good|"
    r"bad|great|hard|easy|difficult|true|wrong|right|easier|harder|better|worse|more|most|less|"
    r"about|hoped|thought|believed|understood|said|feared|claimed|expected|estimated|reported|"
    r"alleged|what|why|how|who|when|where|that|there|here|this|these|those|us|them|him|her|me|you|"
    r"up|down|over|out|in|on|at|to|for|from|with|by|as|or|and|if|got|gone|come|become|no|nothing|"
    r"something|someone|everyone|one|two|both|much|such|rather|almost|nearly|probably|perhaps|"
    r"actually|simply|my|your|his|their|our|yet|already|often|usually|sometimes|well|okay|ok|fine|"
    r"amazing|nice|sad|safe|worth|known|called|made|done)\b)"
)
_ING_NOUNS = (
    "funding|building|meeting|training|offering|opening|spending|rating|ranking|listing|hearing|"
    "ceiling|wing|ring"
)
_THAT_CLAUSE = (
    "(?:announced|claimed|confirmed|admitted|believed|revealed|showed|warned|argued|insisted|"
    "suggested|agreed|added|noted|decided|feared|hoped|realised|denied|assumed|predicted|indicated|"
    "stressed|complained|joked|replied|declared|ensured|promised|repeated|acknowledged|conceded|"
    "hinted|tweeted|wondered|explained|mentioned|reckoned|learned|learnt|proved|concluded|"
    "discovered|recalled|stated|implied|signalled|need)"
)
_OWNED = (
    "owners?|chief|boss|chairman|chairwoman|captain|manager|website|spokesman|spokeswoman|"
    "headquarters|director|directors|president|leader|leaders|shareholders|members|fans|staff|"
    "workforce|employees|shares|profits|sales|doors|founder|founders|customers|budget|name|history|"
    "roof|head|predecessor|successor|rivals|residents|neighbours|population|capital|currency|"
    "borders?|army|troops|stores|branches|fleet|passengers|users|debts|losses|future|reputation|"
    "premises|offices|plants|crew|decision|report|plans?|economy|parent|rival|lawyers|players|"
    "coach|author|authors|editor|presenter|founder|chair|trustees|patients|pupils|designers?"
)
_AFTER_ITS = (
    r"a|an|the|been|going to|unlikely|likely that|clear that|possible that|possible to|impossible "
    r"to|hard to|difficult to|easy to|easier to|important that|important to|hoped that|thought "
    r"that|"
    r"believed that|understood that|expected that|estimated that|worth [a-z]+ing|too (?:late|early|"
    r"soon|much|big|small|easy)|because|why|when|where|there|us|them|him|always been|never been|"
    r"not(?! (?:in|un|im|dis)[a-z]+)|no longer|good to|great to|nice to|wrong to|true that|"
    r"likely to (?:be|take|rain|snow)|up to|about time|got|understood (?:the|that|a|he|she|they|"
    r"no)|hopeful|unclear|unfair|vital that|vital to|essential that|committed to|aware of|trying "
    r"to|planning to|hoping to|looking (?:at|into|to|for|forward)|working (?:with|on|to|closely)|"
    r"considering|investigating|calling for|preparing to|expected to be|thought to|believed to|due "
    r"to|confident"
)
_START = r"(?:^|(?<=[.!?] )|(?<=[.!?]['\"] ))"
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|several|few|many)"
_DUE = (
    r"(?:(?:paid|unpaid|annual|hard|community|statutory|maternity|full|extra|solid|more) "
    r")?(?:notice|jail|imprisonment|probation|experience|pay|salary|wages|leave|worth|work|grace|"
    r"holiday|training|service|sleep|rent|detention|custody|supply|suspension|rest|delay|warning|"
    r"labour|research|drive|walk)"
)
_NO_CLAUSE = (
    r"(?! (?:is|was|are|were|has|had|have|will|would|began|begins|started|starts|resumed|stopped|"
    r"continued|ended|came|went|could|can|rose|fell|increased)\b)"
)
_UNIT = r"(?:minute|hour|day|week|month|year|night|season|decade)"
_EVENT = (
    "match|game|meeting|election|vote|attack|earthquake|final|race|debate|budget|result|win|defeat|"
    "draw|march|protest|summit|hearing|session|show|episode|newspaper|newspapers|papers|edition|"
    "storm|raid|strike|talks|crash|fire|explosion|announcement|decision|statement|ruling|verdict|"
    "ceremony|performance|victory|loss|fixture|tie|test|league|cup|festival|event|news|speech|"
    "deadline|deal|launch|trial|tournament|championship|ballot|poll|referendum|figures|report|"
    "flight|clash|visit"
)
_SOLE = (
    "government|president|chancellor|mayor|king|queen|pope|prime minister|home secretary|world|"
    "nation|council|club|company|firm|bank|airline|airport|hospital|school|museum|theatre|church|"
    "region|kingdom|island|village|town|river|city council|force|army|navy|palace|ministry|"
    "department|union|party|regime|coalition|administration|broadcaster|retailer|watchdog|"
    "regulator|charity|film|band"
)
_ONE_OF_MANY = (
    "minister|judge|driver|victim|boy|girl|player|striker|manager|coach|captain|chairman|officer|"
    "defendant|suspect|actor|singer|author|patient|pupil|student|teacher|doctor|soldier|worker|"
    "farmer|lawyer|senator|governor|politician|artist|writer|attacker|prisoner|employer|owner|ship|"
    "plane|car|team|dog|horse|owner|jury|customer|resident|policeman|footballer|witness|child|"
    "father|mother|parent|brother|sister|son|daughter|bishop|prince|princess|couple|family"
)
_HEADS = (
    "decision|policy|family|families|head teacher|headteacher|response|economy|failure|spokesman|"
    "spokeswoman|spokesperson|chief executive|office|leader|headquarters|majority|death|daughter|"
    "son|wife|husband|brother|sister|mother|father|career|reputation|refusal|ability|leadership|"
    "strategy|handling|resignation|arrival|lawyer|solicitor|widow|body|finances|performance|"
    "proposal|proposals|behaviour|statement|announcement|future|founder|website|efforts|attempts?|"
    "failings|credibility|popularity|treatment|involvement|commitment|opposition|(?:plans?|bid|"
    "claims?|offer|reply|report|appeal|review|budget|pledge|promise|demands?|attack|visit|speech|"
    "tour|call|order|vote|remarks?|comments?|warning|response) (?:is|was|were|has|had|will|would|"
    "came)"
)
_BELONGINGS = (
    "car|licence|owner|phone|account|job|name|girlfriend|boyfriend|uncle|aunt|cousin|employer|"
    "identity|injuries|condition|verdict|manager|coach|captain|collar|diary|testimony|evidence|"
    "bodies|families"
)
_SUPERLATIVE = (
    "largest|biggest|oldest|richest|poorest|highest|smallest|longest|tallest|busiest|best-known|"
    "only|own|most"
)
_EXTRA = (
    "(?:(?:new|own|former|latest|first|chief|official|controversial|economic|late|final|whole) )?"
)
_DET = (
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Aa]|[Aa]n|[Ee]ach|[Ee]very)"
)
_PLACES = (
    "Britain|England|Scotland|Ireland|Germany|France|Spain|Italy|Portugal|Greece|Turkey|Poland|"
    "Hungary|Romania|Bulgaria|Ukraine|Russia|Belarus|Moldova|Serbia|Croatia|Austria|Switzerland|"
    "Belgium|Norway|Sweden|Finland|Denmark|Iceland|Estonia|Latvia|Lithuania|China|Japan|India|"
    "Pakistan|Bangladesh|Afghanistan|Iran|Iraq|Syria|Lebanon|Israel|Gaza|Egypt|Libya|Sudan|Somalia|"
    "Ethiopia|Kenya|Nigeria|Ghana|Zimbabwe|Uganda|Rwanda|Yemen|Qatar|Kuwait|Jordan|Vietnam|"
    "Thailand|Myanmar|Malaysia|Singapore|Indonesia|Taiwan|Australia|New Zealand|Canada|America|"
    "Mexico|Brazil|Argentina|Chile|Colombia|Peru|Venezuela|Cuba|Haiti|Jamaica|South Africa|North "
    "Korea|South Korea|Saudi Arabia|Europe|Africa|Asia|London|Manchester|Birmingham|Liverpool|"
    "Glasgow|Edinburgh|Cardiff|Belfast|Dublin|Bristol|Sheffield|Newcastle|Nottingham|Southampton|"
    "Kyiv|Moscow|Washington|Beijing|Tokyo|New York|Rome|Madrid|Berlin|Jerusalem|Tehran|Westminster|"
    "Whitehall|Downing Street"
)
_NOT_AFTER_PLACE = (
    r"(?!(?:and|or|of|in|on|to|at|for|by|is|was|are|were|have|has|had|will|with|"
    r"from|as|who|that)\b)"
)
_NAMED = re.compile(
    rf"(?<![Tt]he )(?<!both )(?<!two )\b(?P<slip>[A-Z][a-z]{{2,}}[a-rt-z]s) {_EXTRA}(?:{_HEADS})\b"
)
_DAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days"
_PERSON = (
    "officer|resident|worker|protester|driver|passenger|pupil|student|teacher|doctor|nurse|patient|"
    "soldier|minister|official|farmer|campaigner|neighbour|customer|shopper|tourist|visitor|"
    "commuter|supporter|player|firefighter|paramedic|migrant|refugee|prisoner|voter|parent|"
    "councillor|politician|scientist|expert|analyst|employee|shareholder|investor|tenant|company|"
    "retailer|survivor|journalist|reporter"
)
_HOUSEHOLD = (
    "wife|husband|son|daughter|mother|father|brother|sister|family|children|parents|name|body|"
    "career|identity|death|lives|car|house"
)
_KEPT = (
    "homes|houses|families|children|lives|jobs|parents|relatives|loved ones|money|pets|belongings|"
    "wages|votes|own|fans|team-mates|colleagues|neighbours|supporters|clothes|cars|partners|wives|"
    "husbands|kids|dogs|rights|views|concerns|party|country|leader|support|season|future|title"
)

_BEFORE, _AFTER = 60, 100


def _its(slip: str) -> str:
    return slip[0] + "ts"


def _it_is(slip: str) -> str:
    return slip[0] + "t's"


def _of_one(slip: str) -> str:
    return slip[:-1] + "'s"


def _not(slip: str) -> str:
    return slip[:-1] + "'t"


def _short_are(slip: str) -> str:
    return slip[:-2] + "'" + slip[-2:]


def _of_many(slip: str) -> str:
    return slip + "'"


def _no_apostrophe(slip: str) -> str:
    word = slip[:-2]
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:s|x|ch|sh)$", word) else "s")


def _one_or_many(_: str) -> None:
    return None


def _word(new: str) -> Mend:
    return lambda slip: new.capitalize() if slip[0].isupper() else new


_SLIPS: tuple[tuple[Rule, str, Mend, tuple[str, ...]], ...] = (
    (
        ITS,
        "t's|ts'",
        _its,
        (
            r"\b(?P<slip>[Ii]t's) own\b(?!-)",
            rf"\b(?:{_PREPOSITIONS}) (?P<slip>it's) {_PREDICATE}(?:[a-z][a-z-]*(?<!ing)|"
            rf"{_ING_NOUNS})\b",
            rf"\b(?:{_VERBS}) (?P<slip>it's) {_PREDICATE}(?:[a-z][a-z-]*(?<!ing)|{_ING_NOUNS})\b",
            rf"\b(?!{_THAT_CLAUSE}\b)[a-z]{{2,}}ed (?P<slip>it's) "
            rf"{_PREDICATE}[a-z][a-z-]*(?<!ing)(?<!ed)\b",
            rf"\b(?:said|says|after|because|and|but|while|when|if|before|since|though) "
            rf"(?P<slip>it's) {_PREDICATE}"
            r"(?:new |own |former |first |main |next |last )?[a-z-]+(?<!ed)(?<!ing)(?<!en) "
            r"(?:was|were|had|would)\b",
            rf"{_START}(?P<slip>It's) {_PREDICATE}(?:(?!(?:and|but|or|that|to) "
            rf")[a-z-]+(?<!ed)(?<!ing) ){{1,2}}"
            r"(?:was|is|has|had|were|are|will|would|said|says|could|can)\b",
            rf"\b(?P<slip>[Ii]t's) (?:new |former |first |main |next )?(?:{_OWNED})\b"
            r"(?! (?:who|that|which|we|you|they|I|he|she|it|policy)\b|-)",
            r"\b(?P<slip>[Ii]ts')(?!\w)",
        ),
    ),
    (
        ITS,
        "ts ",
        _it_is,
        (
            rf"\b(?P<slip>its)(?= (?:{_AFTER_ITS})\b(?!-))",
            rf"{_START}(?P<slip>Its)(?= (?:{_AFTER_ITS})\b(?!-))",
            r"\b(?:what|how) (?P<slip>its) like\b",
            r"(?:\b(?:says?|said|believes?|thinks?|that|and|but|because|if) |^)(?P<slip>[Ii]ts) "
            r"time (?:to|for|that|we|they)\b",
        ),
    ),
    (
        CONTRACTION,
        "nt",
        _not,
        (
            r"\b(?P<slip>(?:do|does|did|is|are|was|were|has|have|had|would|could|should|must|"
            r"need|ai)nt)\b",
            r"\b(?:he|she|it|they|we|you|I|who|that|[a-z]{3,}) (?P<slip>cant) "
            r"(?!(?:and|or|of|about|from|in|is|was|on)\b)[a-z]+",
        ),
    ),
    (
        CONTRACTION,
        "",
        _of_one,
        (
            r"\b(?P<slip>[Hh]es|[Ss]hes|[Tt]hats|[Ww]hats|[Tt]heres|[Hh]eres) (?!of\b)[a-z]+",
            r"\b(?P<slip>[Ww]hos) (?!who\b)[a-z]+",
        ),
    ),
    (
        CONTRACTION,
        "",
        _short_are,
        (r"\b(?P<slip>[Tt]heyre|[Yy]oure|[Tt]heyve|[Ww]eve|[Yy]ouve|Ive|[Tt]heyll|[Yy]oull)\b",),
    ),
    (ITS, "ts self", _word("itself"), (r"(?P<slip>\bits self)\b",)),
    (
        POSSESSIVE,
        "",
        _of_many,
        (
            rf"(?i)\b{_COUNT} (?P<slip>{_UNIT}s|pounds|dollars|euros) {_DUE}\b{_NO_CLAUSE}",
            rf"(?i)\bin (?:about |around |just |only )?{_COUNT} (?P<slip>{_UNIT}s) time\b",
        ),
    ),
    (
        POSSESSIVE,
        "",
        _of_one,
        (
            rf"(?i)\b(?:one|a|an|each|every) (?P<slip>{_UNIT}s) (?:time|{_DUE})\b",
            r"\b[Tt]his (?P<slip>(?:week|month|year|season)s) [a-z]+",
            r"(?<![Tt]he )(?<![Hh]is )(?<![Hh]er )(?<!its )(?<!heir )(?<!for )\b(?:[Ll]ast|"
            r"[Nn]ext) "
            rf"(?P<slip>(?:week|month|year|night|season)s) (?:[a-z-]+ )?(?:{_EVENT})\b",
            rf"(?<!on )(?<!On )\b(?P<slip>{_DAYS}) (?:[a-z0-9-]+ )?(?:{_EVENT})\b",
            r"\b(?<!our )(?<!all )(?<!of )(?P<slip>[Tt]odays|[Yy]esterdays|[Tt]omorrows|"
            r"[Tt]onights) "
            r"(?!(?:and|or|of|in|to|are|were|that|have|with|for)\b)[a-z]+",
            rf"{_DET} (?:[A-Za-z]{{2,}} )?(?P<slip>(?:{_SOLE})s) {_EXTRA}(?:{_HEADS})\b",
            rf"\b(?P<slip>(?:King|Queen|Pope|Duke|Duchess|Prince|Princess|President|Chancellor|"
            rf"Prime Minister|Mayor)s) "
            rf"{_EXTRA}(?:funeral|coronation|speech|birthday|{_HEADS})\b",
            r"\b(?:the|The|a|A|his|her|another|that|That|his|young|old) (?P<slip>(?:wo|police|"
            r"gun|chair|spokes)?mans|childs|wifes) "
            r"(?!(?:and|or|the|a|of|in|is|was)\b)[a-z]+",
            r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Aa]|[Tt]his) "
            rf"(?P<slip>(?:world|country|nation|government|company|city|region|club)s) "
            rf"(?:{_SUPERLATIVE})\b",
            r"(?<!\bof )\b(?P<slip>(?:child|wo|fire|police|sports)?mens|childrens|womens) "
            r"(?!rea\b)[a-z]+",
            r"\b(?P<slip>Womens|Mens|Childrens) (?:World|Super|Premier|Champions|Six|FA|Aid|"
            r"Euro|Open|[a-z])",
            r"\b(?:other|young|old|older|most|many|some|working|disabled|black|the British) "
            r"(?P<slip>peoples) "
            r"(?!(?:of|and|in|who|are|were|have|to|from|with)\b)[a-z]+",
            r"(?:^|[.!?,:;(\"'–-] ?|\b(?!(?:the|two|both) )[a-z][\w'-]{0,24} |\b(?:[IO]n|A[ts]|For|"
            r"After|From|With|But|And|"
            rf"While|When|By|To|Of) )(?P<slip>(?:{_PLACES})s) {_NOT_AFTER_PLACE}[a-z]+",
        ),
    ),
    (
        POSSESSIVE,
        "",
        _of_one,
        (
            rf"{_DET} (?:\w+ )?(?P<slip>(?!(?:why|bys|drys|flys|"
            rf"goodbyes)\b)[a-z]{{2,}}[b-df-hj-np-tv-xz]ys) "
            rf"(?!(?:and|or|of|in|is|was|are|were|have|has|had|to|for|at|on|that|who|which|with|"
            rf"from|by|as|will|said)\b)[a-z]+",
        ),
    ),
    (
        POSSESSIVE,
        "",
        _one_or_many,
        (
            rf"(?:{_DET}|\b(?:[Ff]ormer|[Ll]ocal|[Mm]any|[Ss]ome)) (?:\w+ "
            rf")?(?P<slip>(?:{_ONE_OF_MANY})s) "
            rf"{_EXTRA}(?:{_HEADS}|{_BELONGINGS})\b(?! (?:and|or|of)\b)",
            rf"\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Prof) (?P<slip>[A-Z][a-z]{{2,}}[a-rt-z]s) "
            rf"{_EXTRA}(?:{_HEADS})\b",
        ),
    ),
    (
        PLURAL,
        "'s",
        _no_apostrophe,
        (
            r"\b(?P<slip>(?:MP|MEP|MSP|GP|PC|CEO|DVD|CD|NGO|VIP|HGV|SUV|QC|KC|JP|GCSE|ATM|AGM|"
            r"IED|UFO|DJ|TV|ID)'s) (?:are|were|have|do|said|say|voted|want|backed|called|accused|"
            r"face|hope|from|who|"
            r"in)\b",
            r"\b(?P<slip>[A-Z]{2,5}'s) (?:are|were|have|do)\b",
            rf"(?<!a )(?<!A )(?<!one )\b(?P<slip>(?:{_PERSON})'s) (?:were|are|have|say|want|"
            rf"gathered)\b",
            rf"{_START}(?:Police |Local |Some |Many |Most )?(?P<slip>(?i:{_PERSON})'s) (?:were|"
            rf"are|have|say|want|gathered|said|told)\b",
            r"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|"
            r"[Ss]everal|"
            r"[Mm]any|[Tt]hese|[Tt]hose|(?<![\d.,])\d{1,3}|hundreds of|dozens of|scores of) "
            r"(?P<slip>(?!(?:people|m[ae]n|women|children|police|today|one|week|month|year|day)'s)"
            r"(?:[a-z]{3,}|[A-Z]{2,5})'s)(?= (?:are|were|have|had|in|at|from|who|said|of|on|to|"
            r"will|[a-z]{3,}ed)\b(?! [a-z]+s\b)|[.,;])",
        ),
    ),
    (
        SOUNDALIKE,
        " then",
        _word("than"),
        (
            r"\b(?:[Mm]ore|[Ll]ess|[Ff]ewer|[Hh]igher|[Ll]ower|[Bb]igger|[Ss]maller|[Ll]arger|"
            r"[Gg]reater|"
            r"[Oo]lder|[Yy]ounger|[Ff]aster|[Ll]onger|[Ss]horter|[Ww]orse|[Bb]etter|[Cc]heaper|"
            r"[Ss]tronger|"
            r"[Ww]eaker|[Ll]ater|[Ee]arlier) (?P<slip>then) (?=\d|[£$€]|(?:a|an|half|any|double|"
            r"twice|expected|usual|ever|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
            r"twenty|thirty|forty|fifty|previously|originally|one|last year|before|normal|average|"
            r"forecast|planned|thought|predicted|feared|first thought|anticipated|hoped|"
            r"the (?:previous|average|year|same|national|official))\b)",
            r"\b(?:[Mm]ore|[Ll]ess|[Ff]ewer) (?P<slip>then) (?=(?:the|its|his|her|their|it|they|"
            r"he|she)\b)",
            r"\b[Rr]ather (?P<slip>then) (?=\w)",
            r"\b[Oo]ther (?P<slip>then) (?=(?:the|a|an|his|her|their|its|in|to|[A-Z])\b)",
        ),
    ),
    (
        SOUNDALIKE,
        " than",
        _word("then"),
        (r"\b(?:since|until|till) (?P<slip>than)(?=[,.;]| (?:has|have|had|the|he|she|it|they)\b)",),
    ),
    (
        SOUNDALIKE,
        "there|hey're",
        _word("their"),
        (
            rf"\b(?:of|in|on|for|with|at|to|by|from|have|had|make|made|lost|lose|left|leave|"
            rf"fled|sold|about|"
            rf"using|into|losing|leaving|had|see|saw) (?P<slip>there) (?:{_KEPT})\b",
            rf"\b(?:said|says|say|told|that|as|where|when|after|because|if) (?P<slip>there) "
            rf"(?:{_KEPT}) "
            r"(?:were|was|are|is|had|have|has|would|will)\b",
            rf"\b(?P<slip>[Tt]hey're) (?:flights|cars|bags|{_KEPT})\b(?! and\b|,)",
        ),
    ),
    (
        SOUNDALIKE,
        "heir",
        _word("there"),
        (
            r"\b(?P<slip>[Tt]heir) (?:is|are|was|were|has been|have been|had been|will be|may "
            r"be|would be)\b",
        ),
    ),
    (
        SOUNDALIKE,
        "heir",
        _word("they're"),
        (
            r"\b(?P<slip>[Tt]heir) (?:going to|not|"
            r"being)\b(?!-)",
        ),
    ),
    (
        SOUNDALIKE,
        "ho's",
        _word("whose"),
        (rf"\b(?P<slip>[Ww]ho's) (?:own|late|former|elderly|young|(?:{_HOUSEHOLD})\b)",),
    ),
    (
        SOUNDALIKE,
        "hose",
        _word("who's"),
        (
            r"\b(?P<slip>[Ww]hose) (?:(?:believed|thought|understood|said) to|going to|been|a|"
            r"an|the|not|got|never|always|currently)\b(?!-)",
        ),
    ),
    (
        SOUNDALIKE,
        "our",
        _word("you're"),
        (
            r"\b[Ii]f (?P<slip>your) (?:[a-z]+ing (?:to|by|from|on|in|at|into|for|this|about|"
            r"the)|unable|worried|affected|interested|stuck)\b",
            r"\b(?P<slip>[Yy]our) (?:going to|not|a|an|the|welcome(?= to\b|[.,!])|in for|being|"
            r"looking for)\b(?!-)",
        ),
    ),
    (
        SOUNDALIKE,
        "ou're",
        _word("your"),
        (
            r"\b(?P<slip>[Yy]ou're) (?:own|name|children|kids|money|house|car|phone|email|bank|"
            r"child|doctor|journey|flight|local|comments|pictures|photos|questions|experiences|"
            r"story|stories|views|account|employer|"
            r"pension|mortgage|energy)\b",
        ),
    ),
)


@cache
def _patterns() -> tuple[tuple[Rule, str, Mend, re.Pattern[str]], ...]:
    return tuple(
        (rule, cue, mend, re.compile(each, re.MULTILINE))
        for rule, cue, mend, patterns in _SLIPS
        for each in patterns
    )


def find(galley: Galley) -> Iterator[Finding]:
    windows = {cue: _windows(galley.text, cue) for cue in {cue for _, cue, _, _ in _SLIPS}}
    for rule, cue, mend, pattern in _patterns():
        for window in windows[cue]:
            for match in pattern.finditer(galley.text, window.start, window.end):
                span = Span(*match.span("slip"))
                if not galley.quoted(span):
                    yield _mended(galley, rule, span, mend(match["slip"]))
    yield from _of_named_people(galley)


def _windows(text: str, cue: str) -> tuple[Span, ...]:
    """The places about the words a slip turns on: all else need not be searched."""
    if not cue:
        return (Span(0, len(text)),)
    found = (match.start() for match in re.finditer(cue, text))
    return join(Span(max(0, at - _BEFORE), min(len(text), at + _AFTER)) for at in found)


def _mended(galley: Galley, rule: Rule, span: Span, fix: str | None) -> Finding:
    slip = span.of(galley.text)
    if fix is None:
        return rule.finding(span, note=f"Is it {slip[:-1]}'s or {slip}'? An apostrophe is missing.")
    return rule.finding(span, fix.replace("'", "’") if "’" in galley.draft.text else fix)


def _of_named_people(galley: Galley) -> Iterator[Finding]:
    """A surname with an s and no apostrophe, where the same draft has it without the s."""
    names = Counter(word.text for word in galley.words if word.text[0].isupper())
    for match in _NAMED.finditer(galley.text):
        span = Span(*match.span("slip"))
        name = match["slip"][:-1]
        if not galley.quoted(span) and names[name] > names[match["slip"]]:
            yield _mended(galley, POSSESSIVE, span, name + "'s")


CHECK = Check("apostrophes", (ITS, POSSESSIVE, CONTRACTION, PLURAL, SOUNDALIKE), find)
