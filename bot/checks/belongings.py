"""Owners without an apostrophe before what they own: "the clubs owner", "residents homes".

An owner is a person or a body from a closed list, with an s; what is owned is a noun that can be no
verb there. Plurals that describe (a sports minister, a teachers' union, which many write without)
pass, and so does what a verb may give or make of the owner: "gave the pupils books".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.nouns import INSTITUTIONS, PEOPLE
from bot.owners import (
    ALSO_VERBS,
    ASKS,
    BODIES,
    DEALS_WITH,
    DESCRIBED,
    FINITE,
    FOR_ALL,
    GERUNDS,
    GIVES,
    MANY,
    NO_NOUN,
    ONE,
    OWNERS,
    PREPOSITIONS,
    SOLE,
    SURELY_OWNED,
    THE,
)
from bot.parts_of_speech import (
    is_just_a_noun,
    is_just_an_adjective,
    is_noun,
    may_be_a_verb,
    needs_an_article,
    singular_of,
)
from bot.text import Span

OWNER = Rule(
    "owner-without-apostrophe",
    Kind.PUNCTUATION,
    Level.AMEND,
    "The owner needs an apostrophe.",
    breaks=(
        Example("The clubs owner has left.", "The club's owner has left."),
        Example("It was in a farmers barn.", "It was in a farmer's barn."),
        Example("The towns new mayor spoke.", "The town's new mayor spoke."),
        Example("Pensioners payments were late.", "Pensioners' payments were late."),
        Example("He stole from residents accounts.", "He stole from residents' accounts."),
        Example("The companies decision was wrong.", "The companies' decision was wrong."),
        Example("The countrys oldest pier fell.", "The country's oldest pier fell."),
        Example("They hit peoples homes.", "They hit people's homes."),
        Example("The fishermens cottages are old.", "The fishermen's cottages are old."),
        Example("The ministers spokeswoman would not say."),
    ),
    keeps=(
        "The club's owner has left, and the clubs owe money.",
        "The sports minister, the arms dealer and a games console.",
        "The teachers union and a farmers market.",
        "He gave the pupils books and offered residents accounts.",
        "The council plans homes. The bank trusts insurers.",
        "The peoples of the north met, and the clubs fans love have gone.",
        "The Smiths live near the players lounge.",
    ),
)


_AGENT = re.compile(r"[a-z]{3,}(?:[^l]er|tor|ist|ian|eer|ee)")
_ODD_OWNER = re.compile(r"peoples|childrens|[a-z]*mens|[a-z]{2,}[b-df-hj-np-tv-z]ys")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An owner where it stands, with the words about it; empty where the sentence breaks.

    `often` and `seldom` are how often the draft has it in the singular and as it stands here.
    """

    slip: str
    span: Span
    before: tuple[str, ...]
    after: tuple[str, ...]
    often: int
    seldom: int

    @property
    def owner(self) -> str | None:
        return singular_of(self.slip.lower())

    @property
    def is_a_person(self) -> bool:
        owner = self.owner or ""
        return (owner in PEOPLE and owner not in INSTITUTIONS) or owner not in OWNERS


def find(galley: Galley) -> Iterator[Finding]:
    times = Counter(word.lower.removesuffix("'s") for word in galley.words)
    for place, word in enumerate(galley.words):
        if _may_own(word.text) and not galley.quoted(word.span):
            phrase = _phrase(galley, place, times)
            yield from _said_of(phrase)


def _may_own(word: str) -> bool:
    if not word.endswith("s") or not word[1:].islower():
        return False
    if _ODD_OWNER.fullmatch(word.lower()):
        return True
    owner = singular_of(word.lower())
    return owner in OWNERS or bool(owner and _AGENT.fullmatch(owner) and is_just_a_noun(owner))


def _phrase(galley: Galley, place: int, times: Counter[str]) -> _Phrase:
    words, text = galley.words, galley.text
    before, after = [], []
    for at in range(place - 1, max(-1, place - 5), -1):
        if text[words[at].span.end : words[at + 1].span.start] != " ":
            break
        before.append(words[at].lower)
    for at in range(place + 1, min(len(words), place + 4)):
        if text[words[at - 1].span.end : words[at].span.start] != " ":
            break
        after.append(words[at].text)
    pad, word = [""] * 4, words[place]
    one = times[singular_of(word.lower) or ""]
    around = (*before, *pad)[:4], (*after, *pad)[:3]
    return _Phrase(word.text, word.span, *around, one, times[word.lower] - 1)


def _said_of(phrase: _Phrase) -> Iterator[Finding]:
    slip = phrase.slip
    if _is_odd(phrase):
        yield OWNER.finding(phrase.span, f"{slip[:-1]}'s")
    elif not _owns(phrase) or (slip[0].isupper() and phrase.before[0]):
        return
    elif _has_many_owners(phrase):
        yield OWNER.finding(phrase.span, f"{slip}'")
    elif determiner := _determined(phrase):
        if determiner in ONE or phrase.often > phrase.seldom or _is_sole(phrase):
            yield OWNER.finding(phrase.span, f"{slip[:-1]}'s")
        else:
            note = f"Is it {phrase.owner}'s or {slip}'? An apostrophe is missing."
            yield OWNER.finding(phrase.span, note=note)


def _is_sole(phrase: _Phrase) -> bool:
    sole = not phrase.is_a_person or phrase.owner in SOLE or phrase.before[0] == "prime"
    return sole and not phrase.seldom


def _is_odd(phrase: _Phrase) -> bool:
    """A plural that is none: peoples, fishermens, countrys."""
    slip, one, thing = phrase.slip.lower(), phrase.before[0], phrase.after[0]
    if not _ODD_OWNER.fullmatch(slip) or not thing or thing.lower() in NO_NOUN:
        return False
    if slip == "peoples":
        return one not in THE | ONE | {"two", "three", "indigenous", "first"}
    if slip.endswith("mens"):
        return is_noun(slip[:-3] + "an")
    return slip == "childrens" or (is_noun(slip[:-1]) and one not in MANY)


def _determined(phrase: _Phrase) -> str | None:
    """The determiner before the owner, two words between them at most."""
    before = phrase.before
    at = next((i for i, word in enumerate(before[:3]) if word in THE | ONE), None)
    if at is None or phrase.slip.endswith("ies") or set(before[:at]) & (NO_NOUN | GIVES):
        return None
    if before[at + 1] in GIVES or (before[0] == "a" and phrase.after[0] in FOR_ALL):
        return None
    owner = phrase.owner or ""
    a_verb = owner in ALSO_VERBS or may_be_a_verb(owner)
    return None if at and a_verb and singular_of(phrase.after[0]) else before[at]


def _has_many_owners(phrase: _Phrase) -> bool:
    one, two = phrase.before[:2]
    if one in GIVES or two in GIVES:
        return False
    if phrase.slip.endswith("ies"):
        return one in THE | MANY
    if not phrase.is_a_person or phrase.owner in ALSO_VERBS:
        return False
    thing = phrase.after[0]
    object_ = is_just_a_noun(thing) or singular_of(thing) is not None
    verb = one.endswith(("ed", "ing")) and object_
    return one in MANY | PREPOSITIONS or verb or (phrase.slip[0].isupper() and not one)


def _owns(phrase: _Phrase) -> bool:
    """Whether what follows the owner is a thing owned."""
    first, second, third = phrase.after
    adjective = first in DESCRIBED or (first not in NO_NOUN and is_just_an_adjective(first))
    described = adjective and is_noun(second)
    thing, then = (second, third) if described else (first, second)
    unowned = BODIES if phrase.is_a_person else DEALS_WITH
    alike = thing in unowned and not described
    if thing in NO_NOUN or alike or not thing.islower():
        return False
    compound = thing in GERUNDS and needs_an_article(then)
    if is_just_a_noun(thing) or thing in SURELY_OWNED or compound:
        return True
    if singular_of(thing) is not None:
        return _stands_free(phrase, thing, then)
    one, two = phrase.before[:2]
    sure = then in FINITE and two not in ASKS and (one in THE or one in PREPOSITIONS or not one)
    return is_noun(thing) and (sure or one in {"a", "an"})


def _stands_free(phrase: _Phrase, things: str, then: str) -> bool:
    """Whether a plural is owned, and no subject or verb: "the clubs fans love"."""
    free = not then or then in FINITE or then in PREPOSITIONS
    if phrase.before[1] == "of" and may_be_a_verb(singular_of(things) or ""):
        return free
    return free or phrase.is_a_person or singular_of(things) not in PEOPLE


CHECK = Check("belongings", (OWNER,), find)
