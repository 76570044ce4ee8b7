"""Possessives of times, places and titles that lack their apostrophe: "two weeks notice".

Only wordings that leave no plural reading; who owns what is read in belongings.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.parts_of_speech import is_just_a_noun, is_noun, singular_of
from bot.text import Span
from bot.wording import Wording, slips, with_many_owners, with_one_owner

POSSESSIVE = Rule(
    "missing-possessive",
    Kind.PUNCTUATION,
    Level.AMEND,
    "The possessive needs its apostrophe.",
    breaks=(
        Example("They gave two weeks notice.", "They gave two weeks' notice."),
        Example("He had one days notice.", "He had one day's notice."),
        Example("The worlds oldest pier fell.", "The world's oldest pier fell."),
        Example("The womens team won.", "The women's team won."),
        Example("Britains economy grew.", "Britain's economy grew."),
        Example("Todays vote is off.", "Today's vote is off."),
        Example("In the hills two weeks rain fell.", "In the hills two weeks' rain fell."),
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
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|several|few|many)"
_DUE = (
    r"(?:(?:paid|unpaid|annual|hard|community|statutory|maternity|full|extra|solid|more) "
    r")?(?:notice|jail|imprisonment|probation|experience|pay|salary|wages|leave|worth|work|grace|"
    r"holiday|training|service|sleep|rent|detention|custody|supply|suspension|rest|delay|warning|"
    r"labour|research|drive|walk|growth|fighting|silence|battery life|talks|negotiations|hard work)"
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
    "flight|clash|visit|conference|derby|opener|semi-final|quarter-final|qualifier|friendly|"
    "assault|"
    "ambush|shooting|bombing|blast|blaze|outage|incident|accident|collision|derailment|shutdown|"
    "walkout|stoppage|service|concert|gig|auction|sale|opening|closure|inquest|sentencing|appeal|"
    "appearance|interview|search|operation|evacuation|rescue|landing|appointment|rally|"
    "demonstration|vigil|funeral|memorial|wedding|parade|reshuffle|briefing|broadcast|bulletin|"
    "forecast|weather|downpour|flooding|floods|rain|snow|frost|tragedy|disaster|killing|murder|"
    "stabbing|inspection|survey|by-election|primary|convention|count|turnout|ambush|gathering|swim|"
    "run|ride|walk|shift|lesson|class|dinner|lunch|reception|recital|premiere|exhibition|fair"
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
_ROYAL = (
    "funeral|coronation|speech|birthday|decision|policy|family|office|spokesman|spokeswoman|aides?|"
    "resignation|arrival|lawyers?|statement|announcement|proposals?|future|popularity|handling|"
    "wife|husband|son|daughter|brother|sister|mother|father|death|visit|reply|response|cabinet|"
    "party|allies|ally|deputy|adviser|advisers|predecessor|successor|budget|plans?|vow|pledge"
)
_DAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days"
_NAMED = re.compile(
    r"(?<![Tt]he )(?<!both )(?<!two )\b(?P<title>(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Prof) )?"
    r"(?P<slip>[A-Z][a-z]{2,}[a-rt-z]s) "
    r"(?:(?:new|own|former|latest|first|chief|late|final|last|whole|only|oldest|youngest|elder) )?"
    r"(?P<thing>[a-z]+)(?= (?P<then>[a-z]+))?"
)
_KIN = frozenset("wife husband mother father brother sister family home career death body".split())
_TIMES_OVER = frozenset(
    "times years months weeks days hours minutes pounds has was is does".split()
)
_FINITE = frozenset("is was are were has had have will would could can should came fell".split())
_TIMES = (
    "(?i)(?:minute|hour|day|week|month|year|night|season|decade|morning|evening|afternoon|pound|"
    "dollar|euro|tomorrow)s "
)
_BODY = (
    "(?i)(?:one|other|body|world|man|child|wife|men|children|women|nation|government|city|region|"
    "club|town|state|county|king|queen|pope|duke|duchess|prince|princess|president|chancellor|"
    "minister|mayor)s "
)
_WORDINGS = (
    Wording(
        _TIMES,
        with_many_owners,
        (
            rf"(?i)\b{_COUNT} (?P<slip>{_UNIT}s|pounds|dollars|euros) {_DUE}\b{_NO_CLAUSE}",
            rf"(?i)(?<!after )(?<!for )(?<!in )(?<!within )(?<!next )(?<!last )(?<!past )"
            rf"\b{_COUNT} (?P<slip>{_UNIT}s) (?:worth of )?(?:rain|snow|rainfall|snowfall|sunshine|"
            rf"drizzle|silence|notice|jail)\b",
            rf"(?i)\bin (?:about |around |just |only )?{_COUNT} (?P<slip>{_UNIT}s) time\b",
        ),
    ),
    Wording(
        "MPs|MEPs|MSPs|GPs",
        with_many_owners,
        (
            r"\b(?P<slip>MPs|MEPs|MSPs|GPs) (?:expenses|salaries|pensions|allowances|offices|"
            r"emails|inboxes|behaviour|conduct|anger|concerns|families|homes|constituencies|"
            r"surgeries|workload|patients|diaries|questions (?:were|about|on))\b",
        ),
    ),
    Wording(
        "[A-Z]s ",
        with_one_owner,
        (
            r"\b(?P<slip>(?:BBC|NHS|EU|UN|UK|FA|RAF|CIA|FBI|IMF|WHO|ITV|CPS|RNLI|RMT|TUC|SNP|DUP|"
            r"NFU|BMA|RAC|ECB|RFU|FCA|NUS|NASUWT|RSPCA|NSPCC)s) (?!(?:and|or|of|in|on|to|at|for|"
            r"by|is|was|are|were|have|will|with|from|as|who|that)\b)[a-z]+",
        ),
    ),
    Wording(
        _TIMES,
        with_one_owner,
        (
            rf"(?i)\b(?:one|a|an|each|every) (?P<slip>{_UNIT}s) (?:time|{_DUE})\b",
            r"\b[Tt]his (?P<slip>(?:week|month|year|season)s) [a-z]+",
            r"(?<![Tt]he )(?<![Hh]is )(?<![Hh]er )(?<!its )(?<!heir )(?<!for )\b(?:[Ll]ast|"
            r"[Nn]ext) "
            r"(?P<slip>(?:week|month|year|night|season)s) (?!(?:of|and|or|in|to|at|for|when|as|was|"
            r"were|are|is|have|had|has|he|she|they|it|the|a|an|we|before|after|than|with|that|"
            r"who|on|by)\b)[a-z]+",
            r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?P<slip>(?:night|morning|evening|"
            rf"afternoon)s) (?:[a-z0-9-]+ )?(?:{_EVENT})\b",
            r"\b[Tt]he (?P<slip>days) (?:play|trading|racing|events|news|first|second|late|main|"
            r"opening|biggest|business|proceedings|action)\b",
            rf"(?<!on )(?<!On )\b(?P<slip>{_DAYS}) (?:[a-z0-9-]+ )?(?:{_EVENT})\b",
            r"\b(?<!our )(?<!all )(?<!of )(?P<slip>[Tt]odays|[Yy]esterdays|[Tt]omorrows|"
            r"[Tt]onights) "
            r"(?!(?:and|or|of|in|to|are|were|that|have|with|for)\b)[a-z]+",
        ),
    ),
    Wording(
        _BODY,
        with_one_owner,
        (
            r"\b(?P<slip>someones|everyones|anyones|anothers|nobodys|somebodys|everybodys|each "
            r"others"
            r"|one anothers|anybodys) [a-z]+",
            r"\b[Tt]he (?P<slip>worlds) (?!(?:of|and|or|that|in|are|were|have|in|to|on)\b)[a-z]+",
            rf"\b(?P<slip>(?:King|Queen|Pope|Duke|Duchess|Prince|Princess|President|Chancellor|"
            rf"Prime Minister|Mayor)s) "
            rf"(?:{_ROYAL})\b",
            r"\b(?:the|The|a|A|his|her|another|that|That|his|young|old) (?P<slip>(?:wo|police|"
            r"gun|chair|spokes)?mans|childs|wifes) "
            r"(?!(?:and|or|the|a|of|in|is|was)\b)[a-z]+",
            r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Aa]|[Tt]his) "
            r"(?P<slip>(?:world|nation|government|city|region|club|town|state|county)s) "
            r"(?:[a-z]{3,}est|only|own|best-known|most [a-z]+)\b",
            r"(?<!\bof )\b(?P<slip>(?:child|wo|fire|police|sports)?mens|childrens|womens) "
            r"(?!rea\b)[a-z]+",
            r"\b(?P<slip>Womens|Mens|Childrens) (?:World|Super|Premier|Champions|Six|FA|Aid|"
            r"Euro|Open|[a-z])",
        ),
    ),
    Wording(
        f"(?:{_PLACES})s ",
        with_one_owner,
        (
            r"(?:^|[.!?,:;(\"'–-] ?|\b(?!(?:the|two|both) )[a-z][\w'-]{0,24} |\b(?:[IO]n|A[ts]|For|"
            r"After|From|With|But|And|"
            rf"While|When|By|To|Of) )(?P<slip>(?:{_PLACES})s) {_NOT_AFTER_PLACE}[a-z]+",
        ),
    ),
)


def find(galley: Galley) -> Iterator[Finding]:
    yield from slips(galley, POSSESSIVE, _WORDINGS)
    yield from _of_names(galley)


def _of_names(galley: Galley) -> Iterator[Finding]:
    """A name with an s and no apostrophe, where the same draft has it without the s."""
    times = Counter(word.text for word in galley.words if word.text[0].isupper())
    for match in _NAMED.finditer(galley.text):
        span, slip = Span(*match.span("slip")), match["slip"]
        titled = re.search(r"[A-Z][\w'-]* $", galley.text[max(0, span.start - 20) : span.start])
        word = singular_of(slip.lower()) is not None and titled and not match["title"]
        if word or galley.quoted(span) or not _is_owned(match["thing"], match["then"]):
            continue
        if times[slip[:-1]] + times[slip[:-1] + "'s"] > times[slip]:
            yield POSSESSIVE.finding(span, with_one_owner(slip))
        elif match["title"]:
            yield POSSESSIVE.finding(span, note=f"Is it {slip[:-1]}'s or {slip}'?")


def _is_owned(thing: str, then: str | None) -> bool:
    if is_just_a_noun(thing) or thing in _KIN:
        return True
    if singular_of(thing) is not None:
        return thing not in _TIMES_OVER
    return is_noun(thing) and then in _FINITE


CHECK = Check("possessives", (POSSESSIVE,), find)
