"""Nouns and what else they may be: plurals, verbs, adjectives, nouns that go without an article.

Listed nouns are known; for any other word the dictionary is asked, where a noun has a possessive
and a verb or an adjective its own endings.
"""

from __future__ import annotations

import re
from functools import cache

from bot.lexicon import in_dictionary, zipf
from bot.nouns import INSTITUTIONS, PEOPLE, THINGS, VERB_TOO

LISTED = PEOPLE | THINGS | INSTITUTIONS

_ODD = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet",
    "tooth": "teeth", "goose": "geese", "mouse": "mice", "leaf": "leaves", "loaf": "loaves",
    "thief": "thieves", "knife": "knives", "wife": "wives", "midwife": "midwives",
    "life": "lives", "half": "halves", "shelf": "shelves", "calf": "calves", "wolf": "wolves",
    "potato": "potatoes", "tomato": "tomatoes", "hero": "heroes", "volcano": "volcanoes",
    "echo": "echoes", "veto": "vetoes", "cargo": "cargoes", "mosquito": "mosquitoes",
    "crisis": "crises", "basis": "bases", "analysis": "analyses", "photo": "photos",
}  # fmt: skip
_NO_MEN = frozenset("human german roman ottoman shaman talisman caiman".split())
_NOT_JUST_NOUNS = frozenset(
    "senior junior minor major female male veteran civilian military adult teenage human key "
    "standard average fellow top native foreign local national regional general special medical "
    "legal digital rival daily weekly monthly sole lone own other more less most half several many "
    "much few such same last next first second third past present future late early long short "
    "high low left right north south east west inside outside overnight online offline abroad "
    "today tomorrow yesterday tonight thousand hundred million billion trillion dozen score "
    "hundreds thousands millions billions pence percent maximum minimum plus extra spare vice "
    "deputy lay pro anti multi ex per via us it he she we they you who all any some none each "
    "every both either neither".split()
)
"""Words the dictionary has as nouns that mostly stand before one."""
_WITHOUT_ARTICLE = frozenset(
    "time day night morning evening afternoon midnight noon dawn dusk winter summer spring autumn "
    "weekend christmas easter season term half business war law work home music art love life "
    "death family football rugby cricket tennis golf politics history science religion sport fun "
    "practice policy sense class school college university hospital church prison court bed town "
    "mum dad god man water fire food money power light rain snow ice wind paper glass stone wood "
    "metal gold silver business stuff crunch decision game match party election show hell heaven "
    "murder crime fraud theft rape treason terrorism violence abuse debt tax trade "
    "government society nature culture language experience knowledge service space room ground "
    "change growth progress hope fear doubt shame pride truth evidence proof value quality "
    "tradition "
    "reality fantasy fiction drama comedy tragedy theatre television radio cinema news english "
    "people standard protocol custom procedure theory chaos carnage mayhem bedlam number "
    "part type size age blood meat fish chicken tea coffee beer wine bread cake cheese fruit "
    "goal advantage deuce game captain manager president chairman king queen mayor leader head "
    "cancer flu measles brain heart mind".split()
)
"""Nouns that may follow "it is" with no article: it's time, it's business, it's captain Jo."""


@cache
def needs_an_article(word: str) -> bool:
    """Whether a word is a noun in the singular that cannot follow "it is" on its own."""
    if word in _WITHOUT_ARTICLE or word in _NOT_JUST_NOUNS or not is_noun(word):
        return False
    adjective = any(in_dictionary(word + end) for end in ("ly", "ness", "er", "est"))
    listed = word in LISTED
    often_many = zipf(plural(word)) > max(3.0, zipf(word) - 1.2)
    return listed or (often_many and not adjective and singular_of(word) is None)


@cache
def plural(noun: str) -> str:
    """The plural of a noun."""
    if noun in _ODD:
        return _ODD[noun]
    if noun.endswith("man") and noun not in _NO_MEN:
        return noun[:-2] + "en"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


@cache
def singulars() -> dict[str, str]:
    """Each plural of the listed nouns, and its singular."""
    return {plural(noun): noun for noun in LISTED} | {"people": "person"}


@cache
def is_noun(word: str) -> bool:
    """Whether a word is a noun, listed or by the dictionary, whatever else it may be."""
    listed = word in LISTED
    return listed or (len(word) > 2 and word.islower() and in_dictionary(word + "'s"))


@cache
def singular_of(word: str) -> str | None:
    """The noun that a word is the plural of."""
    if word in singulars():
        return singulars()[word]
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or not in_dictionary(word):
        return None
    ways = (word[:-1], word[:-2], word[:-3] + "y")
    return next((each for each in ways if is_noun(each) and plural(each) == word), None)


@cache
def may_be_a_verb(word: str) -> bool:
    """Whether a noun is a plain verb too: report, strike, plan."""
    if word in VERB_TOO:
        return True
    if not word or word in LISTED:
        return False
    stem = word.removesuffix("e")
    endings = (stem + "ing", stem + "ed", word + word[-1] + "ing")
    return any(map(in_dictionary, endings))


@cache
def is_just_a_noun(word: str) -> bool:
    """Whether a word can hardly be anything but a noun in the singular."""
    if word in LISTED:
        return word not in VERB_TOO
    if not is_noun(word) or word in _NOT_JUST_NOUNS or word.endswith("ing") or zipf(word) < 2:
        return False
    adjective = any(in_dictionary(word + end) for end in ("ly", "ness", "er", "est"))
    return not adjective and not may_be_a_verb(word) and singular_of(word) is None


@cache
def is_just_an_adjective(word: str) -> bool:
    """Whether a word can hardly be anything but an adjective."""
    if not in_dictionary(word) or may_be_a_verb(word) or word in LISTED:
        return False
    return in_dictionary(word + "ly") or word.endswith(("ous", "ful", "less", "able", "ical"))
