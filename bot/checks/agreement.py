"""Agreement: words of number and their nouns, subjects and their verbs, and wrong verb forms.

Only regular nouns and verbs from closed lists, where the sentence leaves one reading. Collective
nouns take either number (the team is, the team are), and a direct quotation is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.text import Span

DISAGREEMENT = Rule(
    "number-disagreement",
    Kind.GRAMMAR,
    Level.AMEND,
    "Singular and plural do not agree.",
    breaks=(
        Example("That figures appears high.", "That figure appears high."),
        Example("These report says little.", "This report says little."),
        Example("The minister have left.", "The minister has left."),
        Example("Two officer were hurt.", "Two officers were hurt."),
        Example("There was several fires.", "There were several fires."),
        Example("Hundreds of soldier are ill.", "Hundreds of soldiers are ill."),
    ),
    keeps=(
        "The team have won and the committee has met.",
        "Police have made two drug arrests in a two car crash.",
        "These report to the minister; that means more work.",
        "If he were rich, he would pay. Had the minister have known?",
        "A number of drivers have left and many more are ill.",
        "One of the few drivers who have left is ill.",
        "“The ministers was ill,” she said.",
        "There was two minutes' silence.",
    ),
)

VERB_FORM = Rule(
    "verb-form",
    Kind.GRAMMAR,
    Level.AMEND,
    "This form of the verb does not go with the one before it.",
    breaks=(
        Example("The ship has went down.", "The ship has gone down."),
        Example("The letter was wrote in 1920.", "The letter was written in 1920."),
        Example("They did not knew why.", "They did not know why."),
    ),
    keeps=(
        "The ship has gone down and those who could fled.",
        "All she had went on rent.",
        "“He has went home,” she said.",
    ),
)

NOUN_MISSING = Rule(
    "noun-missing",
    Kind.GRAMMAR,
    Level.QUERY,
    "A noun seems to be missing here: whose killed or wounded what?",
    breaks=(
        Example("The attack left 300 of Mr Dale's killed or wounded in May."),
        Example("The raid left 20 of the general’s captured."),
    ),
    keeps=(
        "The attack left 300 of Mr Dale's men killed or wounded in May.",
        "Hull's injured and suspended players watched.",
    ),
)

VERB_LIST = Rule(
    "list-of-verbs",
    Kind.GRAMMAR,
    Level.QUERY,
    "The verbs in this list do not match.",
    breaks=(
        Example("Of the 40 boats, 30 have been found and 10 others drifting out to sea."),
        Example("Six homes have been rebuilt and two more waiting for a roof."),
    ),
    keeps=(
        "Of the 40 boats, 30 have been found and 10 are drifting out to sea.",
        "Six people have been killed and two missing since May were found.",
    ),
)

AMOUNT = Rule(
    "amount-of",
    Kind.GRAMMAR,
    Level.SUGGEST,
    "What can be counted comes in numbers, not amounts.",
    breaks=(
        Example("A large amount of people came.", "A large number of people came."),
        Example("The amount of cars has doubled.", "The number of cars has doubled."),
    ),
    keeps=("A large amount of money was lost.", "The amount of people power was clear."),
)

COMPARATIVE = Rule(
    "double-comparative",
    Kind.GRAMMAR,
    Level.AMEND,
    "One sign of comparison is enough.",
    breaks=(
        Example("The fire is more bigger than the last.", "The fire is bigger than the last."),
        Example("It was the most biggest fire.", "It was the biggest fire."),
    ),
    keeps=("We need more better-paid jobs and more younger voters.", "It is the most loved pier."),
)

PEOPLE = frozenset(
    "man woman child boy girl teenager minister president officer official soldier resident worker "
    "driver passenger pupil student teacher doctor nurse patient farmer spokesman spokeswoman "
    "politician councillor candidate lawyer barrister judge juror victim defendant protester "
    "campaigner activist journalist reporter scientist researcher expert analyst economist "
    "historian author writer actor singer musician artist director manager player striker defender "
    "goalkeeper captain supporter spectator customer shopper tourist visitor traveller commuter "
    "sailor trader investor shareholder employer employee owner tenant landlord neighbour relative "
    "friend parent father mother son daughter brother sister husband bishop priest mayor governor "
    "senator ambassador diplomat prosecutor detective constable firefighter paramedic migrant "
    "refugee prisoner inmate voter critic colleague member leader chairman survivor engineer "
    "builder swimmer runner cyclist motorist rider gunman policeman policewoman fireman fisherman "
    "businessman hostage civilian pensioner toddler motorcyclist pedestrian winner loser owner "
    "user viewer listener reader signatory collector lecturer professor surgeon consultant "
    "inspector commissioner adviser aide rebel fighter insurgent militant terrorist hacker burglar "
    "robber thief attacker rapist murderer witness suspect volunteer coach fan guard boss chef "
    "guest host pilot pupil climber walker "
    "diver".split()
)
THINGS = frozenset(
    "car lorry van helicopter boat drone missile rocket weapon knife gun building street road "
    "hospital church museum theatre library factory airport hotel restaurant pub room window tree "
    "river beach island village book song letter email computer website document contract "
    "agreement treaty law policy proposal decision survey case incident accident explosion blaze "
    "flood storm earthquake goal medal ticket job death injury speech meeting hearing election "
    "referendum demonstration journey photograph picture video statement message problem factor "
    "offence crime conviction arrest vehicle warehouse bus train plane ship house home fire report "
    "figure result study attack bomb shop school seat strike match game team company firm club "
    "charity university council bank court family country city town region party union government "
    "committee agency authority station bridge flat office concern claim vote question answer plan "
    "test image tank shell raid protest march record sentence source issue reason cause charge "
    "film crash investigation allegation rumour idea suggestion theory animal dog cat horse cow "
    "bird bottle box bag tool machine engine device phone camera satellite planet disease virus "
    "vaccine hurricane volcano village property apartment garage garden "
    "field farm".split()
)
UNITS = frozenset("minute hour day week month year mile metre kilometre time".split())
COLLECTIVE = frozenset(
    "team company firm club charity university council bank court family country city town region "
    "party union government committee agency authority school hospital station church museum "
    "theatre police "
    "crew couple office house shop factory airport village island restaurant hotel".split()
)
"""Either number: the team is, the team are."""

VERB_TOO = frozenset(
    "report figure result study attack bomb shop seat strike match claim vote question answer plan "
    "test image tank shell raid protest march record sentence source issue reason cause charge "
    "film crash train ship house home fire flood storm book phone farm field bridge room document "
    "target time captain father mother nurse doctor author judge critic arrest box bag tool "
    "machine camera contract witness suspect "
    "volunteer coach fan guard boss guest host pilot".split()
)
"""Nouns that are verbs too, so that "these report in" proves nothing."""

ALONE = (
    PEOPLE | THINGS | frozenset("news cost price list risk value lack impact effect".split())
) - COLLECTIVE

_WRONG_PLURALS = {
    "mens": "men", "womens": "women", "womans": "women", "childrens": "children",
    "childs": "children", "mans": "men", "policemans": "policemen", "peoples": "people",
}  # fmt: skip

_ODD = {
    "man": "men", "woman": "women", "child": "children", "thief": "thieves", "person": "people",
    "knife": "knives",
}  # fmt: skip


def plural(noun: str) -> str:
    """The plural of one of the nouns above."""
    if noun in _ODD:
        return _ODD[noun]
    if noun.endswith(("man",)):
        return noun[:-2] + "en"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def singulars() -> dict[str, str]:
    """Each plural and its singular."""
    return {plural(noun): noun for noun in PEOPLE | THINGS} | {"people": "person"}


_TO_PLURAL = {
    "has": "have", "is": "are", "was": "were", "does": "do", "says": "say", "shows": "show",
    "appears": "appear", "seems": "seem", "suggests": "suggest", "believes": "believe",
    "thinks": "think", "remains": "remain", "includes": "include", "goes": "go", "comes": "come",
    "wants": "want", "needs": "need", "hasn't": "haven't", "isn't": "aren't", "wasn't": "weren't",
    "doesn't": "don't", "makes": "make", "takes": "take", "means": "mean", "gives": "give",
    "indicates": "indicate", "reveals": "reveal", "represents": "represent", "raises": "raise",
    "contains": "contain", "describes": "describe", "continues": "continue", "marks": "mark",
    "follows": "follow", "leaves": "leave", "brings": "bring", "argues": "argue", "warns": "warn",
}  # fmt: skip
_TO_SINGULAR = {plural_: single for single, plural_ in _TO_PLURAL.items()}
_SURE_PLURALS = (
    "have|are|were|do|say|seem|appear|suggest|believe|think|remain|include|haven't|aren't|weren't|"
    "don't|argue|warn"
)
_SINGLE = "|".join(_TO_PLURAL)
_MANY = "|".join(_TO_SINGULAR)

_NEXT = (
    r"(?= (?:is|are|was|were|has|have|had|will|would|could|should|said|says|say|told|who|which|"
    r"that|when|"
    r"while|because|according|died|[a-z]{2,}ed)\b"
    r"|[.,;:?!)](?!\d)|\s*$)"
)
_NEXT_OR_PLACE = (
    _NEXT[:-1]
    + r"| (?:in|at|of|on|from|by|with|after|before|during|near|as|since|outside|inside)\b)"
)
_NUMBER = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"eighteen|twenty|thirty|forty|fifty"
)
_SORT = (
    r"(?:(?:police|army|government|council|prison|security|rescue|military|other|more|young|local|"
    r"former|senior|new|second|third|British|Russian|Ukrainian|Israeli|Palestinian|French|German|"
    r"American|Chinese|Scottish|Welsh|Irish|latest|old|final|prime|chief|official|health|union|"
    r"labour|Labour|Tory) )?"
)
_SOME_OF = (
    r"(?:hundreds|thousands|dozens|scores|tens of thousands|a couple|a number|a handful) of|"
    r"(?:(?:one|two|three|four|many|several) of (?:the|his|her|its|their|our|these|those))"
)
_TOO_FEW = re.compile(
    rf"(?P<before>[\w'-]{{1,24}} )?(?<![-–.,/£$€])\b(?P<count>{_NUMBER}|several|many|numerous|"
    rf"various|"
    rf"{_SOME_OF}|\d{{1,3}}(?:,\d{{3}})?) {_SORT}"
    rf"(?P<noun>[a-z]+){_NEXT_OR_PLACE}",
    re.IGNORECASE | re.MULTILINE,
)
_AGO = re.compile(
    rf"\b(?:{_NUMBER}|several|many|\d{{1,3}}) (?P<noun>minute|hour|day|week|month|year)(?= "
    rf"(?:ago|later|earlier|before|after)\b)",
    re.I,
)
_NUMBERED = frozenset(
    "no number phase tier stage level day part chapter division league section page round grade "
    "category type class war week year top under over channel radio article formula group figure "
    "line platform gate terminal junction ward step episode series season act or and aged than "
    "point unit "
    "at".split()
)
_MODELS = frozenset(
    "plane car train engine machine phone helicopter bus van camera computer missile".split()
)
_THESE = re.compile(
    rf"\b(?P<slip>(?P<det>[Tt]hese|[Tt]hose) (?P<noun>[a-z]+)(?: (?P<verb>{_SINGLE}|{_MANY})\b|"
    rf"{_NEXT_OR_PLACE}))",
    re.M,
)
_KIND_OF = re.compile(r"\b(?:[Tt]hese|[Tt]hose) (?P<slip>kind|sort|type) of\b")
_EACH = re.compile(
    rf"\b(?:[Ee]very|[Ee]ach|[Aa]nother|[Aa]n?) {_SORT}(?P<slip>[a-z]+){_NEXT}", re.M
)
_THIS = re.compile(
    rf"(?P<slip>(?P<det>This|That) (?P<noun>[a-z]+) (?P<verb>{_SINGLE}|{_MANY}))\b(?! of\b)"
)
_ONE = re.compile(
    rf"(?i:The|An?|This|That|His|Her|Its|Their|Our|Each|Every|Another|One) {_SORT}"
    rf"(?P<slip>(?P<noun>[a-z]+)(?P<link> who| which|(?: (?:for|of|at|from|in) (?:the |its |his "
    rf"|her |their )?"
    rf"(?!who|whom|which|that)[\w'-]+(?: (?!and |or |was |is |has )[\w'-]+)?))? "
    rf"(?P<verb>{_SURE_PLURALS}))\b"
)
_TITLED = re.compile(
    rf"(?P<slip>(?P<noun>(?:Mr|Mrs|Ms|Dr|Sir|Prof) [A-Z][\w'-]+)(?P<link>) "
    rf"(?P<verb>{_SURE_PLURALS}))\b"
)
_SEVERAL = re.compile(
    rf"(?:(?:(?:Some|Most|Many|All|Several|Both|Half|Hundreds|Thousands|Dozens|Scores|"
    rf"{_NUMBER}) of )?"
    rf"(?:The|These|Those|His|Her|Its|Their|Our|Some|Many|Most|Several|Both|Hundreds of|Thousands "
    rf"of|Dozens of|"
    rf"(?:More than |At least |About |Around |Some |Nearly |Almost |Up to |Over )?(?:{_NUMBER}|"
    rf"\d[\d,]*)) )?"
    rf"(?:(?:two|three|four|five|six) )?{_SORT}(?P<slip>(?P<noun>[a-z]+)(?P<link> who| which)? "
    rf"(?P<verb>{_SINGLE}))\b"
    r"(?! (?:are|were|is|was)\b)",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?:(?:On|In|At|After|By|Earlier|Later|Meanwhile|However|Since|Last|Overnight|Elsewhere|But|"
    r"And|Yesterday)"
    r"\b[^,.;:?!\"()\n]{0,40}, |(?:But|And|So|Now|Then) )"
)
_AFTER_SAID = re.compile(
    r"\b(?:said|says|say|because|when|where|while|although|but|so) (?:(?P<the>the|its|his|her|"
    r"their) )?"
    r"(?P<slip>(?P<noun>[a-z]+)(?P<link>) (?P<verb>has|is|was|have|are|were))\b"
)
_ONE_OF = re.compile(
    r"[Oo]ne of (?:the|his|her|its|their|our|these|those) (?P<noun>[a-z]+) "
    r"(?P<slip>(?P<verb>have|are|were)) "
)
_THE_NUMBER = re.compile(
    r"\b[Tt]he number of (?:[a-z]+ )?(?P<noun>[a-z]+s|people|men|women|children)"
    r"(?: (?:killed|injured|arrested|affected))? (?P<slip>have|are|were)\b"
)
_PRONOUN = re.compile(
    r"\b(?P<slip>(?:[Tt]hey|[Ww]e) (?P<single>was|is|has|does|wasn't|isn't|hasn't|doesn't))\b"
    r"|(?:^|(?<=[.!?] )|(?<=said )|(?<=says )|(?<=because )|(?<=but ))(?P<slip2>(?:[Hh]e|[Ss]he|"
    r"[Ii]t|"
    r"[Ee]veryone|[Ee]verybody|[Nn]obody|[Nn]o one|[Ss]omeone|[Ee]verything|[Nn]othing) "
    r"(?P<many>have|are|were|do|haven't|aren't|weren't|don't))\b",
    re.MULTILINE,
)
_THERE = re.compile(
    rf"\b[Tt]here (?P<slip>is|was|has been|isn't|wasn't) (?:(?:now|still|also|about|around|at "
    rf"least|more than|nearly|"
    rf"almost|some|only|up to) )?(?P<count>{_NUMBER}|several|many(?! an? )|hundreds|thousands|"
    rf"dozens|numerous|\d{{2,3}}) "
    r"(?:of )?(?:(?!(?:minutes?|hours?|days?|weeks?|months?|years?|miles?|metres?|feet|per|or|"
    r"to|and|in|"
    r"million|pounds?|in|one|cent|points?|games?|goals?|sides?)\b)[a-z]+)\b(?!')"
)
_THERE_ARE = re.compile(rf"\b[Tt]here (?P<slip>are|were) an? (?P<noun>[a-z]+){_NEXT}")

_AFTER_HAVE = {
    "went": "gone", "took": "taken", "ran": "run", "came": "come", "began": "begun", "saw": "seen",
    "did": "done", "gave": "given", "wrote": "written", "broke": "broken", "spoke": "spoken",
    "chose": "chosen", "drove": "driven", "rose": "risen", "fell": "fallen", "ate": "eaten",
    "drank": "drunk", "sang": "sung", "swam": "swum", "became": "become", "knew": "known",
    "grew": "grown", "threw": "thrown", "flew": "flown", "wore": "worn", "tore": "torn",
    "stole": "stolen", "froze": "frozen", "shook": "shaken", "forgot": "forgotten",
    "overcame": "overcome", "overtook": "overtaken", "undertook": "undertaken",
    "withdrew": "withdrawn", "drew": "drawn", "shrank": "shrunk", "sank": "sunk", "blew": "blown",
    "swore": "sworn", "rode": "ridden", "rang": "rung", "forgave": "forgiven", "bit": "bitten",
    "beat": "beaten", "mistook": "mistaken",
}  # fmt: skip
_BASE = {
    "went": "go", "took": "take", "ran": "run", "came": "come", "began": "begin", "saw": "see",
    "gave": "give", "wrote": "write", "broke": "break", "spoke": "speak", "chose": "choose",
    "drove": "drive", "rose": "rise", "fell": "fall", "ate": "eat", "became": "become",
    "knew": "know", "grew": "grow", "threw": "throw", "flew": "fly", "stole": "steal",
    "withdrew": "withdraw", "drew": "draw", "made": "make", "said": "say", "told": "tell",
    "paid": "pay", "kept": "keep", "held": "hold", "won": "win", "lost": "lose", "met": "meet",
    "sent": "send", "brought": "bring", "bought": "buy", "thought": "think", "had": "have",
}  # fmt: skip
_NOW = (
    r"(?:(?:also|now|already|never|just|only|recently|not|since|previously|once|long|always|even|"
    r"still) )?"
)
_HAVE_WENT = re.compile(
    rf"\b(?P<have>has|have|had|having|hasn't|haven't|hadn't) "
    rf"{_NOW}(?P<slip>{'|'.join(_AFTER_HAVE)})(?<! bit)(?<! beat)\b"
)
_SUBJECT = re.compile(r"\w (?:he|she|they|we|it|I|you) $")
_CLAUSE_SUBJECT = re.compile(
    r"\b(?:said|says|and|but|because|that|after|when|as|if|where|until|since|before|while) "
    r"(?:he|she|they|we|it|I|you) $"
)
_WAS_WROTE = re.compile(
    rf"\b(?:was|were|is|are|been|being|be) {_NOW}(?P<slip>took|wrote|stole|gave|ate|chose|drove|"
    rf"knew|threw|tore|shook|saw|did|drew|spoke|flew|wore|began|forgot|undertook|overtook|shrank|"
    rf"sang|bit(?= by\b)|beat(?= by\b))\b"
)
_DID_KNEW = re.compile(
    rf"\b(?:(?:did|does|do|would|could|should|will|must|might|may) not|didn't|doesn't|don't|"
    rf"wouldn't|couldn't|won't|"
    rf"shouldn't|(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e) (?:would|should|will|must|might|did)) "
    rf"(?P<slip>{'|'.join(_BASE)})\b"
)
_PART = (
    r"(?:killed|wounded|injured|arrested|detained|captured|displaced|hurt|evacuated|lost|missing|"
    r"shot)"
)
_WHOSE = re.compile(
    rf"\bof (?:(?:the |its )?[\w-]+(?: [\w-]+)?'s|[\w-]+s') (?P<slip>{_PART}(?: (?:or|and) "
    rf"{_PART})?)"
    r"(?= (?:in|by|on|at|during|since|so far|last|this|over|after)\b|[.,;]|\s*$)",
    re.MULTILINE,
)
_UNMATCHED = re.compile(
    rf"\b(?:have|has) been [a-z]+(?:ed|en|wn|lt|nd|st|ught)\b[^.,;:?!\"\n]{{0,40}} and "
    rf"(?P<slip>(?:another |a further |the )?"
    rf"(?:{_NUMBER}|\d[\d,]*|others|rest)(?: (?:others?|more|people|[a-z]+s))? "
    rf"(?!(?:missing|remaining|outstanding|pending|during|living|working|being|fighting|"
    rf"standing|including)\b)[a-z]{{3,}}ing)\b"
)
_AMOUNTED = re.compile(
    r"\b(?P<slip>[Aa]mounts?) of (?:(?:young|old|new|local|different|other) "
    r")?(?P<noun>[a-z]+)\b(?! (?:power|carriers?|hours?|time|space)\b)"
)
_ER = (
    "bigger|better|worse|easier|higher|lower|stronger|faster|larger|smaller|harder|cheaper|safer|"
    "happier|louder|wider|older|younger|longer|shorter|closer"
)
_MORE_ER = re.compile(
    rf"\b(?P<slip>[Mm]ore (?P<one>{_ER}))(?= than\b| to\b|[.,;]|\s*$)|\b(?P<slip2>most (?P<two>"
    r"biggest|best|worst|easiest|highest|lowest|strongest|fastest|largest|smallest|hardest|"
    r"oldest|youngest|longest|latest))\b",
    re.MULTILINE,
)


def find(galley: Galley) -> Iterator[Finding]:
    for finding in _all(galley):
        if not galley.quoted(finding.span):
            yield finding


def _all(galley: Galley) -> Iterator[Finding]:
    yield from _subjects(galley)
    yield from _counted(galley)
    yield from _pointed_at(galley)
    yield from _pronouns(galley)
    yield from _verb_forms(galley)
    yield from _asked(galley)
    yield from _compared(galley)


def _subjects(galley: Galley) -> Iterator[Finding]:
    for sentence in galley.draft.sentences:
        first = _FIRST.match(galley.text, sentence.start, sentence.end)
        start = first.end() if first else sentence.start
        for pattern in (_THIS, _ONE, _TITLED, _SEVERAL, _ONE_OF):
            match = pattern.match(galley.text, start, sentence.end)
            fix = match and _agreed(match, pattern)
            if match and fix:
                yield DISAGREEMENT.finding(Span(*match.span("slip")), fix)
                break
    for match in _AFTER_SAID.finditer(galley.text):
        fix = _agreed(match, _SEVERAL if match["verb"] in _TO_PLURAL else _ONE)
        if fix and (match["the"] or match["verb"] in _TO_PLURAL):
            yield DISAGREEMENT.finding(Span(*match.span("slip")), fix)


def _agreed(match: re.Match[str], pattern: re.Pattern[str]) -> str | None:
    noun, verb = match["noun"].lower(), match["verb"].lower()
    if pattern is _THIS:
        return _this(match["det"], noun, verb)
    if pattern is _ONE_OF:
        return _TO_SINGULAR[verb] if noun in singulars() else None
    before = match["noun"] + (match["link"] or "")
    if pattern in (_ONE, _TITLED):
        alone = noun in ALONE or pattern is _TITLED
        return f"{before} {_TO_SINGULAR[verb]}" if alone else None
    many = noun in singulars() or match["slip"].startswith("Police ")
    return f"{before} {_TO_PLURAL[verb]}" if many else None


def _this(det: str, noun: str, verb: str) -> str | None:
    if noun not in singulars():
        return None
    if verb in _TO_PLURAL:
        return f"{det} {singulars()[noun]} {verb}"
    return f"{'These' if det == 'This' else 'Those'} {noun} {verb}"


def _counted(galley: Galley) -> Iterator[Finding]:
    for match in _TOO_FEW.finditer(galley.text):
        noun = match["noun"]
        if noun in _WRONG_PLURALS:
            yield DISAGREEMENT.finding(Span(*match.span("noun")), _WRONG_PLURALS[noun])
            continue
        known = noun in PEOPLE | THINGS and not _may_be_a_verb(galley, match)
        if known and not _is_a_label(match):
            yield DISAGREEMENT.finding(Span(*match.span("noun")), plural(noun))
    for match in _AGO.finditer(galley.text):
        yield DISAGREEMENT.finding(Span(*match.span("noun")), match["noun"] + "s")


def _may_be_a_verb(galley: Galley, match: re.Match[str]) -> bool:
    after = re.compile(
        r" (?:in|at|of|on|from|by|with|after|before|during|near|as|since|outside|inside|that|"
        r"when)\b"
    )
    return match["noun"] in VERB_TOO and bool(after.match(galley.text, match.end()))


def _is_a_label(match: re.Match[str]) -> bool:
    """Whether the number is a name: Phase two trial, No 10 official, Channel 4 report."""
    before = (match["before"] or "").strip()
    if match["count"] in {"1", "01"} or (match["count"][0].isupper() and before):
        return True
    if match["count"][0].isdigit() and match["noun"] in _MODELS:
        return True
    return before.lower() in _NUMBERED or (before[:1].isupper() and match["count"][0].isdigit())


def _pointed_at(galley: Galley) -> Iterator[Finding]:
    for match in _THESE.finditer(galley.text):
        fix = _these(match["det"], match["noun"], match["verb"])
        if fix and not (match["verb"] is None and match["noun"] in VERB_TOO):
            yield DISAGREEMENT.finding(Span(*match.span("slip")), fix)
    for match in _EACH.finditer(galley.text):
        if match["slip"] in singulars() and match["slip"] != "people":
            yield DISAGREEMENT.finding(Span(*match.span("slip")), singulars()[match["slip"]])
    for match in _KIND_OF.finditer(galley.text):
        yield DISAGREEMENT.finding(Span(*match.span("slip")), match["slip"] + "s")


def _these(det: str, noun: str, verb: str | None) -> str | None:
    if noun not in PEOPLE | THINGS | UNITS:
        return None
    if verb in _TO_PLURAL:
        one = {"These": "This", "these": "this", "Those": "That", "those": "that"}[det]
        return f"{one} {noun} {verb}"
    return f"{det} {plural(noun)}" + (f" {verb}" if verb else "")


def _pronouns(galley: Galley) -> Iterator[Finding]:
    for match in _PRONOUN.finditer(galley.text):
        group = "slip" if match["slip"] else "slip2"
        who, verb = match[group].rsplit(" ", 1)
        fix = f"{who} {(_TO_PLURAL if match['slip'] else _TO_SINGULAR)[verb]}"
        yield DISAGREEMENT.finding(Span(*match.span(group)), _marked(galley, fix))
    for match in _THE_NUMBER.finditer(galley.text):
        yield DISAGREEMENT.finding(Span(*match.span("slip")), _TO_SINGULAR[match["slip"]])
    for match in _THERE.finditer(galley.text):
        fix = match["slip"].replace("has", "have").replace("was", "were")
        fix = re.sub(r"^is", "are", fix)
        yield DISAGREEMENT.finding(Span(*match.span("slip")), _marked(galley, fix))
    for match in _THERE_ARE.finditer(galley.text):
        if match["noun"] in PEOPLE | (THINGS - COLLECTIVE):
            yield DISAGREEMENT.finding(Span(*match.span("slip")), _TO_SINGULAR[match["slip"]])


def _marked(galley: Galley, fix: str) -> str:
    return fix.replace("'", "’") if "’" in galley.draft.text else fix


def _verb_forms(galley: Galley) -> Iterator[Finding]:
    for match in _HAVE_WENT.finditer(galley.text):
        if match["have"] != "had" or not _had_as_main_verb(galley, match):
            yield VERB_FORM.finding(Span(*match.span("slip")), _AFTER_HAVE[match["slip"]])
    for match in _WAS_WROTE.finditer(galley.text):
        yield VERB_FORM.finding(Span(*match.span("slip")), _AFTER_HAVE[match["slip"]])
    for match in _DID_KNEW.finditer(galley.text):
        yield VERB_FORM.finding(Span(*match.span("slip")), _BASE[match["slip"]])


def _had_as_main_verb(galley: Galley, match: re.Match[str]) -> bool:
    """All she had went on rent."""
    before = galley.text[max(0, match.start() - 40) : match.start()]
    return bool(_SUBJECT.search(before)) and not _CLAUSE_SUBJECT.search(before)


def _asked(galley: Galley) -> Iterator[Finding]:
    for match in _WHOSE.finditer(galley.text):
        note = f"A noun is missing before “{match['slip']}”: of whose what?"
        yield NOUN_MISSING.finding(Span(*match.span()), note=note)
    for match in _UNMATCHED.finditer(galley.text):
        note = (
            f"“{match['slip']}” does not go with “have been” before it: a verb is missing or wrong."
        )
        yield VERB_LIST.finding(Span(*match.span("slip")), note=note)


def _compared(galley: Galley) -> Iterator[Finding]:
    for match in _AMOUNTED.finditer(galley.text):
        if match["noun"] in singulars():
            slip = match["slip"]
            yield AMOUNT.finding(
                Span(*match.span("slip")), ("N" if slip[0] == "A" else "n") + "umber" + slip[6:]
            )
    for match in _MORE_ER.finditer(galley.text):
        group = "slip" if match["slip"] else "slip2"
        new = match["one"] or match["two"]
        yield COMPARATIVE.finding(
            Span(*match.span(group)), new.capitalize() if match[group][0].isupper() else new
        )


CHECK = Check(
    "agreement", (DISAGREEMENT, VERB_FORM, NOUN_MISSING, VERB_LIST, AMOUNT, COMPARATIVE), find
)
