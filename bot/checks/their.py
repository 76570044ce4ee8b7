"""Their, there and they're, each where another is meant: "they lost there homes".

A noun straight after "there" proves the slip where a verb or a preposition before it wants an
object, and no verb follows that could make the noun a subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.lexicon import known
from bot.owners import DESCRIBED
from bot.parts_of_speech import is_just_an_adjective, is_noun, needs_an_article, singular_of
from bot.text import Span
from bot.wording import Wording, into, slips

THEIR = Rule(
    "their-there",
    Kind.GRAMMAR,
    Level.AMEND,
    "“Their” is what belongs to them, “there” a place, “they're” they are.",
    breaks=(
        Example("They lost there homes.", "They lost their homes."),
        Example("Check there flight before you go.", "Check their flight before you go."),
        Example("The crew lost there bearings.", "The crew lost their bearings."),
        Example("They left without there new coach.", "They left without their new coach."),
        Example("Their are two piers.", "There are two piers."),
        Example("She said their going to win.", "She said they're going to win."),
        Example("They're flights were late.", "Their flights were late."),
        Example("There homes were flooded.", "Their homes were flooded."),
        Example("They were among there peers.", "They were among their peers."),
    ),
    keeps=(
        "They left their homes there, and there they are.",
        "From there trains run to Hull. They put there what they had.",
        "Is there going to be a vote? Is there water there?",
        "We had there a glimpse of it. In there lies the rub.",
        "They're drivers and they're late.",
        "People living there said no. It was there last week.",
    ),
)
_WANTS = (
    "los[et]|losing|check(?:ed|ing|s)?|ke[ep]pt|keep|keeps|keeping|sold|sell|selling|rais(?:e|ed|"
    "ing)|"
    "took|tak(?:e|en|ing)|bring|brought|bringing|paid|pay|paying|chang(?:e|ed|ing)|made|mak(?:e|"
    "ing)|"
    "sav(?:e|ed|ing)|risk(?:ed|ing)?|spen[dt]|spending|us(?:e|ed|ing)|show(?:ed|n|ing)?|gave|"
    "giv(?:e|en|ing)|ha[dsv]e?|having|lea(?:ve|ves|ving)|left|rebuild|rebuilt|defend(?:ed|ing)?|"
    "protect(?:ed|ing)?|improv(?:e|ed|ing)|launch(?:ed|ing)?|beg[aiu]n|reach(?:ed|ing)?|find|found|"
    "finding|hold|held|cut|claim(?:ed|ing)?|cast|announc(?:e|ed|ing)|celebrat(?:e|ed|ing)|"
    "repair(?:ed)?|"
    "continu(?:e|ed)|review(?:ed)?|support(?:ed|ing)?|miss(?:ed|ing)?|regain(?:ed)?|retain(?:ed)?|"
    "cancel(?:led)?|collect(?:ed|ing)?|abandon(?:ed|ing)?|book(?:ed|ing)?|evacuat(?:e|ed|ing)|"
    "need(?:ed|s)?|want(?:ed|s)?|finish(?:ed)?|forg[eo]t|open(?:ed|ing)?|clos(?:e|ed|ing)|fle[de]|"
    "see|saw|seeing|park(?:ed)?|beat|lift(?:ed)?|score[ds]?|won|win|play(?:ed|ing)?|voice[ds]?|"
    "express(?:ed)?|shar(?:e|ed|ing)|doubl(?:e|ed)|increas(?:e|ed)|reduc(?:e|ed)|broke|break|"
    "with(?:drew|draw|drawn)|secur(?:e|ed)|maintain(?:ed)?|extend(?:ed)?|mark(?:ed)?|stag(?:e|ed)"
)
_IN = (
    "of|with|for|about|without|despite|against|into|onto|behind|under|during|between|over|among|in|"
    "on|at|to|by|from|through|across|outside|inside|around|beyond|until|after|before|within"
)
_BE = "is|are|was|were|be|been|being|has|have|had|may|might|will|would|could|can|must|should|not"
_THERE = re.compile(
    rf"\b(?:(?P<in>{_IN})|(?P<wants>(?i:{_WANTS}))|(?!(?:{_BE})\b)[a-z]+) (?P<slip>there) "
    rf"(?P<one>[a-z-]+)(?: (?P<two>[a-z-]+))?"
)
_OF_PLACE = frozenset(
    "in on at to by from through across outside inside around over before".split()
)
_SUBJECTS = frozenset("people police men women children officers officials troops others".split())
_NO_NOUN = frozenset(
    "is are was were be been being has have had will would can could may might must should in on "
    "at to by for with from as and or but if when while because since before after until that "
    "which who what where how why the a an this these those some any no one two three four five "
    "six ten all both many more most much few several last next every each again now then today "
    "yesterday tomorrow tonight only also just still already soon it he she they we you i him her "
    "them us me his its our your my not never always once twice first overnight later earlier "
    "ago alone anyway too so very lies lie lay comes came goes went".split()
)
_TIMES = frozenset("years months weeks days hours minutes times year week month time day".split())
_VERBS = frozenset(
    "is are was were has have had will would can could may might must should did do does said say "
    "says went came ran run runs fell rose took left".split()
)
_KEPT = (
    "homes|houses|families|children|lives|jobs|parents|relatives|loved ones|money|pets|belongings|"
    "wages|votes|own|fans|team-mates|colleagues|neighbours|supporters|clothes|cars|partners|wives|"
    "husbands|kids|dogs|rights|views|concerns|party|country|leader|support|season|future|title|"
    "flights|bags|aim|mother|father|son|daughter|manager|coach|captain|names|bodies|demands|hopes"
)
_ING = (
    "waiting|trying|looking|planning|hoping|working|coming|leaving|staying|fighting|asking|calling"
)
_WORDINGS = (
    Wording(
        "here|hey're",
        into("their"),
        (
            rf"\b(?:said|says|say|told|that|as|where|when|after|because|if) (?P<slip>there) "
            rf"(?:{_KEPT}) (?:were|was|are|is|had|have|has|would|will)\b",
            rf"(?:^|(?<=[.!?] ))(?P<slip>There) (?:{_KEPT}) (?:were|was|are|is|had|have|has|would|"
            rf"will|did)\b",
            rf"\b(?P<slip>[Tt]hey're) (?:{_KEPT})\b(?! and\b|,)(?!-)",
            r"\b(?:both|all|each of|one of|some of|most of|many of) (?P<slip>there) "
            r"(?!(?:is|are|was|were|in|on|at|to|and|or|by|for|with|will|has|have|had)\b)[a-z]+s\b",
        ),
    ),
    Wording(
        "heir",
        into("there"),
        (
            r"\b(?P<slip>[Tt]heir) (?:is|are|was|were|has been|have been|had been|will be|may "
            r"be|would be|seems?|appears?|used to be|remains? an?)\b",
            r"\b(?:over|out|up|down|go|went|going|been|get|got|live|lived) "
            r"(?P<slip>their)(?=[.,;])",
        ),
    ),
    Wording(
        "heir",
        into("they're"),
        (
            r"\b(?P<slip>[Tt]heir) (?:going to|not|being|still|also|now|just|already|never|unable|"
            r"able to|expected to|due to|supposed to|all(?! three| four|-)|very)\b(?!-)(?! "
            r"[a-z-]+s\b)",
            rf"\b(?P<slip>[Tt]heir) (?:{_ING}) (?:to|for|on|at|in|from)\b",
        ),
    ),
)


def find(galley: Galley) -> Iterator[Finding]:
    yield from slips(galley, THEIR, _WORDINGS)
    for place in re.finditer(r" there ", galley.text):
        match = _THERE.search(galley.text, max(0, place.start() - 16), place.end() + 60)
        span = Span(place.start() + 1, place.end() - 1)
        if match and _is_owned(match) and not galley.quoted(span):
            yield THEIR.finding(span, "their")


def _is_owned(match: re.Match[str]) -> bool:
    one, two = match["one"], match["two"] or ""
    if one in _NO_NOUN or one in _TIMES or one in _SUBJECTS:
        return False
    if match["in"] in _OF_PLACE and two and (two in _VERBS or two not in _NO_NOUN):
        return one == "own"
    if one in DESCRIBED or is_just_an_adjective(one):
        return one == "own" or (two not in _NO_NOUN and is_noun(two))
    return _is_a_thing(one, two, match)


def _is_a_thing(one: str, two: str, match: re.Match[str]) -> bool:
    """Whether it is a noun, or a word misspelt, where the verb before wants an object."""
    if match["wants"] and not known(one):
        return two in _NO_NOUN or not two
    if match["in"] or match["wants"]:
        return is_noun(one) or singular_of(one) is not None
    return needs_an_article(one) and one.islower() and two not in {"is", "are", "was", "were"}


CHECK = Check("their and there", (THEIR,), find)
