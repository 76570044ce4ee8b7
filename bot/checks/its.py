"""Its and it's: what belongs to it, and it is.

A noun after "it's" proves the slip only where it cannot be what it is: "it's government policy"
and "it's fans who pay" stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.parts_of_speech import needs_an_article
from bot.text import Span
from bot.wording import Wording, into, slips

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
    "missed|hit|posted|reported|updated|built|taken|given|shown|chosen|driven|broken|worn|known|"
    "seen|begun|risen|overcome|overtaken|outgrown|withdrawn|drawn|thrown|blown|torn|rebuilt|spent|"
    "spend|spends|spending|taking|giving|showing|takes|gives|makes|holds|keeps|plays|serves|"
    "carries|"
    "follows|leads|led|sent|send|sends|sending|set|sets|setting|put|puts|putting|lent|brought|"
    "brings|bringing|caught|taught|sought|seek|seeks|seeking|fought|thank|support|supports|describe"
    "|protect|protects|restore|restores|rebuild|defend|defends|expand|rename|fill|grow|drop|lower"
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
    r"to|confident|raining|snowing|happening|getting [a-z]+er|becoming (?:clear|harder|easier)"
)
_IT_IS_A = re.compile(
    r"\b(?P<slip>[Ii]t's) (?P<one>[a-z]+)(?: (?P<two>[a-z]+))?(?P<rest>[^\w\n]* ?\w*)"
)
_STOPS = re.compile(r"[,;:.?!)](?!\w)|$")
_ENDS_A_NOUN = frozenset(
    "was were is are has had have will would could can should may might must did does said says of "
    "for in at on by with from to and or as after before since until during because while when "
    "but into over under than against amid despite near".split()
)
_NOT_BEFORE_A_NOUN = frozenset(
    "a an the this that these those his her their our my your its one two three no any some every "
    "each another what which whose not more most less all just only also even now still always "
    "never really about like either neither both such too very so quite rather almost nearly "
    "probably perhaps perhaps again then there here been being".split()
)
_THINKS = (
    r"(?!(?:say|think|believe|know|hope|feel|argue|claim|insist|suggest|admit|agree|accept|show|"
    r"prove|find|see|hear|ensure|imply|assume|pretend|realise|understand|remember|decide|mean|tell|"
    r"fear|guess|reckon|be|been|do|like|wish|bet|suppose|swear|note|add|deny|confirm|make|sure|"
    r"warn|complain|judge|stress|maintain|conclude|learn|doubt|care|forget|consider|deem|call)\b)"
)
_START = r"(?:^|(?<=[.!?] )|(?<=[.!?]['\"] ))"


def _its(slip: str) -> str:
    return slip[0] + "ts"


def _it_is(slip: str) -> str:
    return slip[0] + "t's"


_WORDINGS = (
    Wording(
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
            rf"\b(?:to|will|would|could|can|must|may|might|should|not) {_THINKS}[a-z]+ "
            rf"(?P<slip>it's) {_PREDICATE}[a-z][a-z-]*(?<!ing)(?<!ed)\b",
            r"\b(?P<slip>[Ii]ts')(?!\w)",
            r"\b(?:took|takes?|taken|taking|bid(?:es?|ed|ing)|served?) (?P<slip>it's) time\b",
            rf"\b(?:its|the|their) [a-z]+(?: [a-z]+)? and (?P<slip>it's) {_PREDICATE}[a-z]+s?\b",
        ),
    ),
    Wording(
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
    Wording("ts self", into("itself"), (r"(?P<slip>\bits self)\b",)),
)


def find(galley: Galley) -> Iterator[Finding]:
    yield from slips(galley, ITS, _WORDINGS)
    for match in _IT_IS_A.finditer(galley.text):
        span = Span(*match.span("slip"))
        if _owns(match["one"], match["two"], match["rest"]) and not galley.quoted(span):
            yield ITS.finding(span, _its(match["slip"]))


def _owns(one: str, two: str | None, rest: str) -> bool:
    """Whether the words after "it's" end in a noun that would need an article after "it is"."""
    if two is None or two in _ENDS_A_NOUN:
        return needs_an_article(one) and (two is not None or bool(_STOPS.match(rest)))
    ends = bool(_STOPS.match(rest)) or rest.lstrip().split(" ")[0] in _ENDS_A_NOUN
    return ends and one not in _NOT_BEFORE_A_NOUN and needs_an_article(two)


CHECK = Check("its and it's", (ITS,), find)
