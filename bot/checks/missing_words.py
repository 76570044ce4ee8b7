"""Words that are missing: the noun after a possessive, the verb in a list of verbs.

Both are queries: what is missing is the writer's to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.text import Span

NOUN_MISSING = Rule(
    "noun-missing",
    Kind.GRAMMAR,
    Level.QUERY,
    "A noun seems to be missing here: whose killed or wounded what?",
    breaks=(
        Example("The attack left 300 of Mr Dale's killed or wounded in May."),
        Example("The raid left 20 of the general’s captured."),
        Example("Dozens of Gen Dale's wounded or captured are in the camp."),
        Example("Half of the bank's laid off or moved last year were in Hull."),
    ),
    keeps=(
        "The attack left 300 of Mr Dale's men killed or wounded in May.",
        "Hull's injured and suspended players watched.",
        "Many of the club's retired and injured players watched.",
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
        Example("Payments have been refused, transfers frozen and one branch closing at noon."),
        Example("Two bridges have been shut and a third awaiting checks."),
        Example("Two lay-bys have been opened and one still waiting for lights."),
    ),
    keeps=(
        "Of the 40 boats, 30 have been found and 10 are drifting out to sea.",
        "Six people have been killed and two missing since May were found.",
        "Roads were closed and one building was lost.",
        "Two bridges have been shut and one is being checked.",
        "The jet was seen and one morning it was gone.",
    ),
)
_NUMBER = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"eighteen|twenty|thirty|forty|fifty"
)
_PART = (
    r"(?:killed|wounded|injured|arrested|detained|captured|displaced|hurt|evacuated|lost|missing|"
    r"shot|dead|laid off|made redundant|sacked|jailed|moved)"
)
_PARTICIPLE = (
    r"(?:[a-z]{2,}ed(?: off| out| up| down)?|laid off|made redundant|hurt|lost|missing|shot|dead|"
    r"taken|held|sent home|put to death)"
)
_WHOSE = re.compile(
    rf"\b(?:of|among) (?P<slip>(?:(?:the |its |their )?[\w-]+(?: [\w-]+)?'s|(?:the |its |their "
    rf")?[\w-]+s') "
    rf"(?P<part>{_PART}|{_PARTICIPLE} (?:or|and) {_PARTICIPLE}))"
    r"(?= (?:in|by|on|at|during|since|so far|last|this|over|after|before|from|are|were|have|had|"
    r"has|is|was|will|may|could)\b|[.,;]|\s*$)",
    re.MULTILINE,
)
_DONE = r"(?:[a-z]+(?:ed|wn|lt|nd|en)|shut|cut|put|hit|hurt|lost|sold|kept|held|made|sent)"
_FEW = rf"(?:{_NUMBER}|\d[\d,]*)"
_ANOTHER = (
    rf"(?:another|a (?:second|third|fourth|fifth|sixth|further)|the (?:rest|others?|last|"
    rf"remaining)|"
    rf"others|{_FEW}|one)(?: (?:others?|more|people|{_FEW}|(?!(?:still|are|is|was|were|have|has|"
    rf"had|be|been|will)\b)[a-z]+(?<!ing)))?"
)
_UNMATCHED = re.compile(
    rf"\b(?:ha(?:ve|s|d) (?:also |already |now )?been|were|was) {_DONE}\b[^.;:?!\"\n]{{0,60}} and "
    rf"{_ANOTHER} (?P<slip>(?:still )?(?!(?:remaining|outstanding|pending|during|including|"
    rf"building|"
    rf"meeting|hearing|wedding|morning|evening|nothing|something|according|missing|being|king|"
    rf"thing|"
    rf"following|training|painting|ceiling|wing|ring|spring|string|regarding|concerning|"
    rf"stabbing|shooting|bombing|killing|living|dwelling|standing|flooding|looting|offering|"
    rf"opening|"
    rf"sleeping|swimming|dining|parking|landing|fishing|walking)\b)"
    rf"[a-z]{{2,}}ing)\b(?! (?:was|were|is|are|has|have|had|will)\b)"
)


def find(galley: Galley) -> Iterator[Finding]:
    for match in _WHOSE.finditer(galley.text):
        note = f"A noun is missing before “{match['part']}”: of whose what?"
        yield NOUN_MISSING.finding(Span(*match.span("slip")), note=note)
    for match in _UNMATCHED.finditer(galley.text):
        note = f"“{match['slip']}” does not match the verbs before it: “is” or “are” is missing."
        yield VERB_LIST.finding(Span(*match.span("slip")), note=note)


CHECK = Check("missing words", (NOUN_MISSING, VERB_LIST), find)
