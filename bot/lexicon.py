"""What is known of words: whether one is right, how common it is, what lists say of a wrong one.

Four sources: Hunspell's en_US for yes or no, the regular changes that turn its spellings British,
wordfreq for how common a word is here and abroad, and codespell's published list of misspellings.
Each is read on first need. All of it takes plain lower-case words; the judging is done elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Protocol

REMEMBERED = 50_000
"""Words about which an answer is kept; bounded, since a bot runs for months."""

COMMON = 3.0
"""Zipf frequency, a word in a million: what is written this often and is on no list is a word."""

_AFTER_L = "(?:ed|ings?|ingly|ers?|ery|ors?|ists?|ous|ously|est|ens?)"

BRITISH = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"is(?=(?:e[drs]?|ers|ing|ingly|able|ably|ances?|ations?|ational)$)", "iz"),
        (r"ys(?=(?:e[drs]?|ers|ing)$)", "yz"),
        (r"our(?!ous|i[sz]|ation|ific)", "or"),
        (r"(?<=[bcghtv])re(?=[ds]?$)", "er"),
        (r"(cent|fib|lit|theat|lack?lust|manoeuv)re", r"\1er"),
        (r"(?<=[ct])ring$", "ering"),
        (
            r"(?<=[^aeiou][aeiou]l|[uiy][ea]l)l(?=(?:ed|ing|ings|ingly|ers?|ery|ors?|ists?|ous|ously|est|ens?)$)",
            "",
        ),
        (r"(?<=[^aeiou][aeiou]p)p(?=ed$|ing$|ers?$)", ""),
        (r"[ao]e(?=[a-z]{3})", "e"),
        (r"ogu(?=e[ds]?$|ing$)", "og"),
        (r"(?<=[fct])ence", "ense"),
        (r"(?<=m)ould", "old"),
        (r"(?<=pl)ough", "ow"),
        (r"scep", "skep"),
        (r"grey", "gray"),
        (r"(?<=dr)aught", "aft"),
        (r"(?<=ch)eque", "eck"),
        (r"(?<=gr)amme", "am"),
        (r"(?<=[^aeiou][ai])l(?=s?$|ment)", "ll"),
        (r"(?<=[kvz])e(?=able$|ably$)", ""),
        (r"(?<=dg)e(?=ment)", ""),
        (r"yre", "ire"),
        (r"(?<=c)os(?=[iy])", "oz"),
    )
)
"""A British spelling and how it turns American; only a word in use may go by them."""

IRREGULAR = frozenset(
    "ageing whingeing whinge almanack axe battleaxe bannister behove behoves behoved burnt dreamt "
    "leant leapt learnt misspelt smelt spelt spilt spoilt unspoilt chilli chillies clarinettist "
    "cheque chequered epaulette epaulettes gaol gaoled gaols gauge gauged gauging groyne groynes "
    "gryphon jewellery kerb kerbs kerbside louvred manoeuvrability manoeuvrable manoeuvres "
    "manoeuvring manoeuvrings moustache moustached moustaches moustachioed omelette omelettes "
    "phoney phoneys pouffe pouffes pyjama pyjamas storey storeys syphon syphoned syphoning "
    "syphons towelling tranquillity tyre tyres waggon waggons woollen woollens yoghurt yoghurts "
    "despatch despatched despatches despatching homogenous judgement judgements unmistakeable "
    "likeable sizeable saleable rateable liveable mouldy mouldier yob yobs sceptre reconnoitre "
    "aeroplane aeroplanes bevvy bevvies remould technicolour outmanoeuvre outmanoeuvred "
    "outmanoeuvring cosy cosier tricolour debateable adaptor adaptors dependant dependants rueing "
    "glueing jus mithering mithered psephology psephologist smishing vishing stovies "
    "rouble roubles hangry coronial rentier rentiers busked busking kettled kettling layby laybys "
    "rucking scally mardy barm barms pinny butty offie gubbins naff".split()
)
"""British spellings and words that no regular change explains."""

OFTEN_JOINED = {
    one + two: f"{one} {two}"
    for one, two in (pair.split() for pair in "in order,on top,a bit,in front,such as".split(","))
}
"""Words often run together, too often for frequency to tell that they are wrong."""

_ALWAYS_BRITISH = re.compile(r"is(?:e[drs]?|ers|ing|ations?)$|[^aeiou][aeiou]ll(?:ed|ing|ers?)$")
_MADE_WITH_ISE = re.compile(r"(.{4,}[^e])i[sz](?:e[drs]?|ers|ing|ations?)")
_ABROAD = ("fr", "it", "es", "de", "nl", "pt")


class _Speller(Protocol):
    def spell(self, word: str) -> bool: ...


@cache
def _speller() -> _Speller:
    import hunspell

    speller: _Speller = hunspell.Hunspell("en_US")
    return speller


@lru_cache(REMEMBERED)
def in_dictionary(word: str) -> bool:
    """Whether Hunspell's American dictionary has it."""
    return word.isascii() and _speller().spell(word)


@cache
def frequencies() -> dict[str, float]:
    """Every word wordfreq lists for English, the commonest first, with its Zipf frequency."""
    from wordfreq import get_frequency_list

    listed = enumerate(get_frequency_list("en", "large"))
    return {word: 9 - level / 100 for level, words in listed for word in words}


def zipf(word: str) -> float:
    """How common a word is: 3 is one in a million, 6 one in a thousand, 0 is unheard of."""
    return frequencies().get(word, 0.0)


@cache
def _foreign_words() -> frozenset[str]:
    from wordfreq import get_frequency_list

    return frozenset(
        word
        for tongue in _ABROAD
        for words in get_frequency_list(tongue, "small")
        for word in words
    )


def is_foreign(word: str) -> bool:
    return word in _foreign_words()


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    listed = files("codespell_lib").joinpath("data", name).read_text(encoding="utf-8")
    return (
        (wrong, right)
        for wrong, _, right in (line.partition("->") for line in listed.splitlines())
        if right
    )


@cache
def _misspellings() -> dict[str, str]:
    return dict(_pairs("dictionary.txt"))


@cache
def _british_by_american() -> dict[str, str]:
    pairs = _pairs("dictionary_en-GB_to_en-US.txt")
    return {american: british for british, american in pairs if "," not in american}


@cache
def _listed_british() -> frozenset[str]:
    return frozenset(british for british, _ in _pairs("dictionary_en-GB_to_en-US.txt"))


@lru_cache(REMEMBERED)
def listed(word: str) -> tuple[str, ...]:
    """What codespell's published list says a misspelling was meant to be, spelled our way."""
    rights = (each.strip() for each in _misspellings().get(word, "").split(","))
    return tuple(dict.fromkeys(in_british(right) for right in rights if right and right.isascii()))


def in_british(word: str) -> str:
    """An American spelling in its British form; any other word as it is."""
    return _british_by_american().get(word, word)


@lru_cache(REMEMBERED)
def is_british(word: str) -> bool:
    """Whether a word is the British spelling of one the American dictionary has."""
    if word in IRREGULAR or word in _listed_british():
        return True
    verb = _MADE_WITH_ISE.fullmatch(word)
    if verb and in_dictionary(verb[1]):
        return True
    in_use = zipf(word) > 0 or bool(_ALWAYS_BRITISH.search(word))
    return in_use and any(map(in_dictionary, _americanised(word)))


def _americanised(word: str) -> Iterator[str]:
    for pattern, american in BRITISH:
        changed = pattern.sub(american, word)
        if changed != word:
            yield changed
            yield from (again for p, a in BRITISH if (again := p.sub(a, changed)) != changed)


@lru_cache(REMEMBERED)
def known(word: str) -> bool:
    """Whether a word is right as it stands, British or American."""
    if in_dictionary(word) or word in IRREGULAR or word in _listed_british():
        return True
    if listed(word) or word in OFTEN_JOINED:
        return False
    return is_british(word) or zipf(word) >= COMMON
