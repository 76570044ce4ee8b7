"""Apostrophes in short forms, where one is missing, and in plurals, where there is one too many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.wording import Wording, slips, with_one_owner

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
        Example("One has posted photo’s of it.", "One has posted photos of it."),
        Example("They sold pizza's and tickets.", "They sold pizzas and tickets."),
        Example("Cheap ticket's were sold.", "Cheap tickets were sold."),
        Example("Three officer’s were hurt.", "Three officers were hurt."),
        Example("Several company's have left.", "Several companies have left."),
    ),
    keeps=(
        "The MP's diary was lost, and so was the minister's.",
        "It was at the cinema's and a friend's of mine was there.",
        "Three officers' bikes were lost.",
        "Two of the minister's staff and two women's teams were there.",
    ),
)
_START = r"(?:^|(?<=[.!?] )|(?<=[.!?]['\"] ))"
_NOT_OWNER = "".join(
    f"(?<!\\b{word} )"
    for word in "the The a A an his her its their our my your this that each one 's s'".split()
)
_PERSON = (
    "officer|resident|worker|protester|driver|passenger|pupil|student|teacher|doctor|nurse|patient|"
    "soldier|minister|official|farmer|campaigner|neighbour|customer|shopper|tourist|visitor|"
    "commuter|supporter|player|firefighter|paramedic|migrant|refugee|prisoner|voter|parent|"
    "councillor|politician|scientist|expert|analyst|employee|shareholder|investor|tenant|company|"
    "retailer|survivor|journalist|reporter"
)


def _not(slip: str) -> str:
    return slip[:-1] + "'t"


def _short_are(slip: str) -> str:
    return slip[:-2] + "'" + slip[-2:]


def _no_apostrophe(slip: str) -> str:
    word = slip[:-2]
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:s|x|ch|sh)$", word) else "s")


_SHORT_FORMS = (
    Wording(
        "nt",
        _not,
        (
            r"\b(?P<slip>(?:do|does|did|is|are|was|were|has|have|had|would|could|should|must|"
            r"need|ai)nt)\b",
            r"\b(?:he|she|it|they|we|you|I|who|that|[a-z]{3,}) (?P<slip>cant) "
            r"(?!(?:and|or|of|about|from|in|is|was|on)\b)[a-z]+",
        ),
    ),
    Wording(
        "",
        with_one_owner,
        (
            r"\b(?P<slip>[Hh]es|[Ss]hes|[Tt]hats|[Ww]hats|[Tt]heres|[Hh]eres) (?!of\b)[a-z]+",
            r"\b(?P<slip>[Ww]hos) (?!who\b)[a-z]+",
        ),
    ),
    Wording(
        "",
        _short_are,
        (r"\b(?P<slip>[Tt]heyre|[Yy]oure|[Tt]heyve|[Ww]eve|[Yy]ouve|Ive|[Tt]heyll|[Yy]oull)\b",),
    ),
)
_PLURALS = (
    Wording(
        "'s",
        _no_apostrophe,
        (
            r"\b(?P<slip>(?:MP|MEP|MSP|GP|PC|CEO|DVD|CD|NGO|VIP|HGV|SUV|QC|KC|JP|GCSE|ATM|AGM|"
            r"IED|UFO|DJ|TV|ID)'s) (?:are|were|have|do|said|say|voted|want|backed|called|accused|"
            r"face|hope|from|who|"
            r"in)\b",
            r"\b(?P<slip>[A-Z]{2,5}'s) (?:are|were|have|do)\b",
            rf"{_NOT_OWNER}\b(?P<slip>(?!(?:it|that|what|who|he|she|there|here|one|mother|"
            r"father)'s)[a-z]{3,}'s) of "
            r"(?:the|a|an|his|her|its|their|it|them|people|[a-z]+s)\b",
            rf"{_NOT_OWNER}\b(?P<slip>(?!(?:who|grandma|mama|papa)'s)[a-z]{{2,}}[aiou]'s)"
            r"(?= (?:and|to|for|from|were|are|have|on|in|at|with)\b|[.,;])",
            rf"{_NOT_OWNER}\b(?P<slip>(?!(?:it|that|what|who|men|women|people|children|police|"
            rf"other|"
            rf"there|here|where|one)'s)[a-z]{{3,}}'s) (?:were|have been)\b",
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
)


def find(galley: Galley) -> Iterator[Finding]:
    yield from slips(galley, CONTRACTION, _SHORT_FORMS)
    yield from slips(galley, PLURAL, _PLURALS)


CHECK = Check("apostrophes", (CONTRACTION, PLURAL), find)
