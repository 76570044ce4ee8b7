"""Words of number and the nouns they count: "two officer", "these report", "a large crowds".

Only nouns that are known to be nouns, where what follows shows that the noun is at its end. A
direct quotation is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.nouns import NOUN_ENDS, NOUN_ENDS_OR_PLACE, NUMBER, PEOPLE, SORT, THINGS, UNITS, VERB_TOO
from bot.parts_of_speech import (
    is_just_a_noun,
    is_just_an_adjective,
    may_be_a_verb,
    plural,
    singular_of,
    singulars,
)
from bot.text import Span
from bot.verbs import TO_PLURAL, TO_SINGULAR

COUNTED = Rule(
    "noun-number",
    Kind.GRAMMAR,
    Level.AMEND,
    "The noun does not agree with the word of number before it.",
    breaks=(
        Example("That figures appears high.", "That figure appears high."),
        Example("These report says little.", "This report says little."),
        Example("These report lists ten faults.", "This report lists ten faults."),
        Example("This findings will be sent on.", "These findings will be sent on."),
        Example("Two officer were hurt.", "Two officers were hurt."),
        Example("They found several brooch and a coin.", "They found several brooches and a coin."),
        Example("A large crowds gathered.", "A large crowd gathered."),
        Example("One of the MP said no.", "One of the MPs said no."),
        Example("Hundreds of soldier are ill.", "Hundreds of soldiers are ill."),
    ),
    keeps=(
        "Police have made two drug arrests in a two car crash.",
        "These report to the minister; that means more work. This leaves two.",
        "A good few boats left. A dozen boats left. A sports day. This series is over.",
        "Several hundred came. Many a boat left. Several key and senior staff left.",
        "Despite this fans were happy.",
        "“The two officer was ill,” she said.",
    ),
)
_WRONG_PLURALS = {
    "mens": "men", "womens": "women", "womans": "women", "childrens": "children",
    "childs": "children", "mans": "men", "policemans": "policemen", "peoples": "people",
}  # fmt: skip
_SINGLE = "|".join(TO_PLURAL)
_MANY = "|".join(TO_SINGULAR)
_SOME_OF = (
    r"(?:hundreds|thousands|dozens|scores|tens of thousands|a couple|a number|a handful) of|"
    r"(?:(?:one|two|three|four|each|many|several|some|most) of (?:the|his|her|its|their|our|"
    r"these|those))"
)
_TOO_FEW = re.compile(
    rf"(?<![-–.,/£$€])\b(?P<count>{NUMBER}|several|many|numerous|"
    rf"various|{_SOME_OF}|\d{{1,3}}(?:,\d{{3}})?) {SORT}"
    rf"(?P<noun>[a-z]+){NOUN_ENDS_OR_PLACE[:-1]}| and\b)",
    re.IGNORECASE | re.MULTILINE,
)
_VAGUE = frozenset("several numerous various".split())
_PAST_TOO = frozenset("thought felt found left said lead bound".split())
_INITIALS = re.compile(
    rf"\b(?:{NUMBER}|[Ss]everal|[Mm]any|{_SOME_OF}|(?i:one of the)) (?P<slip>MP|MEP|MSP|GP|NGO|CEO|"
    rf"VIP|DJ|PC|QC|KC){NOUN_ENDS_OR_PLACE}"
)
_AGO = re.compile(
    rf"\b(?:{NUMBER}|several|many|\d{{1,3}}) (?P<noun>minute|hour|day|week|month|year)(?= "
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
    rf" (?P<does>[a-z]{{2,}}s)(?= (?:\d|the\b|a\b|an\b|that\b|how\b|two\b|three\b|no\b|its\b))|"
    rf"{NOUN_ENDS_OR_PLACE}))",
    re.M,
)
_KIND_OF = re.compile(r"\b(?:[Tt]hese|[Tt]hose) (?P<slip>kind|sort|type) of\b")
_EACH = re.compile(
    rf"\b(?:[Ee]very|[Ee]ach|[Aa]nother|[Aa]n?) {SORT}(?:(?P<adjective>[a-z]+) )??"
    rf"(?P<slip>[a-z]+){NOUN_ENDS}",
    re.M,
)
_THIS = re.compile(
    rf"(?P<slip>(?P<det>This|That) (?P<noun>[a-z]+) (?P<verb>{_SINGLE}|{_MANY}))\b(?! of\b)"
)
_THIS_MANY = re.compile(
    rf"(?P<before>[\w'-]+ |(?:^|[.!?]) ?)\b(?P<slip>[Tt]his) (?P<noun>[a-z]+){NOUN_ENDS_OR_PLACE}",
    re.M,
)
_WORD_BEFORE = re.compile(r"[\w'-]{1,24} \Z")
_PLACE = re.compile(
    r" (?:in|at|of|on|from|by|with|after|before|during|near|as|since|outside|inside|that|when|"
    r"and)\b"
)
_AND_A = re.compile(r" and (?:an?|one|two|three|four|five|\d+) ")
_BEFORE_THIS = frozenset(
    "despite after before following with like than of during on by since for because until from "
    "and but as do does did".split()
)
_ALWAYS_MANY = frozenset(
    "means series species headquarters barracks works crossroads news politics sports sales games "
    "thanks times days lots kinds sorts types others ways years months weeks hours minutes people "
    "arms odds glasses goods savings customs".split()
)


def find(galley: Galley) -> Iterator[Finding]:
    for finding in _all(galley):
        if not galley.quoted(finding.span):
            yield finding


def _all(galley: Galley) -> Iterator[Finding]:
    yield from _counted(galley)
    yield from _these_and_those(galley)
    yield from _each_and_this(galley)


def _counted(galley: Galley) -> Iterator[Finding]:
    for match in _TOO_FEW.finditer(galley.text):
        noun = match["noun"]
        if noun in _WRONG_PLURALS:
            yield COUNTED.finding(Span(*match.span("noun")), _WRONG_PLURALS[noun])
        elif _is_one(galley, match) and not _is_a_label(galley, match):
            yield COUNTED.finding(Span(*match.span("noun")), plural(noun))
    for match in _AGO.finditer(galley.text):
        yield COUNTED.finding(Span(*match.span("noun")), match["noun"] + "s")
    for match in _INITIALS.finditer(galley.text):
        yield COUNTED.finding(Span(*match.span("slip")), match["slip"] + "s")


def _is_one(galley: Galley, match: re.Match[str]) -> bool:
    """Whether the noun is a singular and no verb, nor the first of two that are described."""
    noun, then = match["noun"], galley.text[match.end() : match.end() + 4]
    listed = noun in PEOPLE | THINGS
    pair = _AND_A.match(galley.text, match.end())
    if (
        then == " and"
        and not pair
        and not (match["count"].lower() in _VAGUE and is_just_a_noun(noun))
    ):
        return False
    known = listed or (match["count"].lower() in _VAGUE and is_just_a_noun(noun))
    known = known and noun not in _PAST_TOO
    return known and not (noun in VERB_TOO and _PLACE.match(galley.text, match.end()))


def _is_a_label(galley: Galley, match: re.Match[str]) -> bool:
    """Whether the number is a name: Phase two trial, No 10 official, Channel 4 report."""
    word = _WORD_BEFORE.search(galley.text, max(0, match.start() - 25), match.start())
    before = word.group().strip() if word else ""
    if match["count"] in {"1", "01"} or (match["count"][0].isupper() and before):
        return True
    if match["count"][0].isdigit() and match["noun"] in _MODELS:
        return True
    return before.lower() in _NUMBERED or (before[:1].isupper() and match["count"][0].isdigit())


def _these_and_those(galley: Galley) -> Iterator[Finding]:
    for match in _THESE.finditer(galley.text):
        verb = match["verb"] or match["does"]
        fix = _these(match["det"], match["noun"], verb)
        if fix and (verb or match["noun"] not in VERB_TOO):
            yield COUNTED.finding(Span(*match.span("slip")), fix)
    for match in _KIND_OF.finditer(galley.text):
        yield COUNTED.finding(Span(*match.span("slip")), match["slip"] + "s")


def _these(det: str, noun: str, verb: str | None) -> str | None:
    if noun not in PEOPLE | THINGS | UNITS:
        return None
    if verb and verb not in TO_SINGULAR:
        one = {"These": "This", "these": "this", "Those": "That", "those": "that"}[det]
        return f"{one} {noun} {verb}"
    return f"{det} {plural(noun)}" + (f" {verb}" if verb else "")


def _each_and_this(galley: Galley) -> Iterator[Finding]:
    for match in _EACH.finditer(galley.text):
        one = singular_of(match["slip"])
        adjective = match["adjective"]
        if adjective and not is_just_an_adjective(adjective):
            continue
        if one and match["slip"] not in _ALWAYS_MANY and _is_sure(one, match["slip"]):
            yield COUNTED.finding(Span(*match.span("slip")), one)
    for match in _THIS.finditer(galley.text):
        fix = _this(match["det"], match["noun"], match["verb"])
        if fix:
            yield COUNTED.finding(Span(*match.span("slip")), fix)
    for match in _THIS_MANY.finditer(galley.text):
        one = singular_of(match["noun"])
        before = match["before"].strip().lower()
        if one and before not in _BEFORE_THIS and _is_no_verb(one, match["noun"]):
            new = "These" if match["slip"] == "This" else "these"
            yield COUNTED.finding(Span(*match.span("slip")), new)


def _is_sure(one: str, many: str) -> bool:
    return many in singulars() or is_just_a_noun(one)


def _is_no_verb(one: str, many: str) -> bool:
    if many in _ALWAYS_MANY or one == "person":
        return False
    return one == "finding" or not may_be_a_verb(one)


def _this(det: str, noun: str, verb: str) -> str | None:
    if noun not in singulars():
        return None
    if verb in TO_PLURAL:
        return f"{det} {singulars()[noun]} {verb}"
    return f"{'These' if det == 'This' else 'Those'} {noun} {verb}"


CHECK = Check("determiners", (COUNTED,), find)
