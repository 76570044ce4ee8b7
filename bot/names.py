"""Proper names in folded copy: where they stand, and whether copy supports a headline's names.

A name is a run of capitalised words, with the particles and initials inside it; a title before
it is kept apart. An ordinary word that merely opens a sentence is no name unless the copy also
has it capitalised inside one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.lexicon import in_dictionary
from bot.text import Span

TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron rev reverend fr
    father sister brother president vice-president minister chancellor secretary executive
    constable superintendent inspector detective commander commissioner officer sen senator
    rep congressman congresswoman councillor gen lt lieutenant col colonel maj major capt
    captain sgt sergeant cpl corporal admiral marshal judge justice king queen prince princess
    duke duchess earl countess pope cardinal archbishop bishop imam sheikh ayatollah rabbi
    mayor governor director chairman chairwoman speaker ambassador pc dc di ds dci dsi ch insp
    supt det cmdr cpt pte wpc sr cllr coach""".split()
)
PARTICLES = frozenset("van von der den de del della di da dos du la le el al bin ibn ter".split())
NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december christmas easter ramadan xmas""".split()
)
OPENING_WORDS = frozenset(
    """the a an this that these those it he she they we i you his her their our its my in on at
    by for from with to of as and but or so if when while after before since then now here
    there what who why how where which no not yet both all some many most more each every one
    two three four five six seven eight nine ten new former under over among between although
    though until also even only just today last next first second other such like is was are
    were do did has had have will would can could should may might must let about pc""".split()
)
FIRST_NAMES_THAT_ARE_WORDS = frozenset(
    """art basil bill bob carl carol chase chuck cliff colin daisy dale dawn dean dick don drew
    faith frank gene ginger glen grace grant guy harry hazel heather holly hope iris ivy jack
    jade jay jimmy john josh joy lance lily mark max miles nick olive pat pearl penny peter
    piers poppy ray rich rob robin rod rose ruby sally sandy sue teddy tom tony tyler victor
    violet will""".split()
)
_TOKEN = re.compile(r"(?:al-|el-|d'|o')?[^\W_]+(?:['-][^\W_]+)*", re.IGNORECASE)
_LINK = re.compile(r" |\. ?")
_OPENING = re.compile(r"(?:^|[!?:;…•(\[\"–—-]|(?:^|[\s(\"])')\s*$")
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d"}
)


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name where it stands; `words` are without the title and the possessive ending."""

    span: Span
    words: tuple[str, ...]
    title: str | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    possessive: bool
    opens: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or bool(re.match(r"(?:al-|el-|d'|o')[A-Z]", self.text))


@cache
def is_ordinary(word: str) -> bool:
    """Whether the dictionary has the word in lower case; British endings count."""
    lower = bare(word)
    american = re.sub(r"is(e[drs]?|ing|ation)", r"iz\1", lower.replace("our", "or"))
    return in_dictionary(lower) or in_dictionary(american)


def bare(word: str) -> str:
    """The word in lower case without its diacritics."""
    decomposed = unicodedata.normalize("NFKD", word.lower().translate(_UNDECOMPOSED))
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def names(text: str, sentence_spans: Iterable[Span]) -> tuple[Name, ...]:
    """Every proper name of the sentences, in the order of the text."""
    tokens = [_tokens(text, span) for span in sentence_spans]
    known = {t.text for line in tokens for t in line if t.capital and not t.opens}
    return tuple(
        name for line in tokens for run in _runs(text, line, known) for name in _named(run)
    )


def _tokens(text: str, span: Span) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        start, word = match.start(), match.group()
        possessive = word.endswith("'s") or text[match.end() : match.end() + 2] in {"' ", "'\n"}
        opens = bool(_OPENING.search(text[max(span.start, start - 3) : start]))
        word = word.removesuffix("'s")
        found.append(_Token(start, start + len(word), word, possessive, opens))
    return found


def _runs(text: str, tokens: Sequence[_Token], known: set[str]) -> Iterator[list[_Token]]:
    run: list[_Token] = []
    for token in tokens:
        if run and not _joins(text, run[-1], token):
            yield run
            run = []
        if (token.capital and not _merely_opens(token, known)) or (run and token.text in PARTICLES):
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _joins(text: str, one: _Token, two: _Token) -> bool:
    link = text[one.end : two.start]
    stopped = "." in link and not (len(one.text) == 1 or one.text.lower() in TITLES)
    return bool(_LINK.fullmatch(link)) and not stopped and not one.possessive


def _merely_opens(token: _Token, known: set[str]) -> bool:
    word = token.text.lower()
    if not token.opens or token.possessive or word in TITLES | FIRST_NAMES_THAT_ARE_WORDS:
        return False
    return word in OPENING_WORDS or (token.text not in known and is_ordinary(word))


def _named(run: list[_Token]) -> Iterator[Name]:
    while run and run[-1].text in PARTICLES:
        run = run[:-1]
    if not run or (len(run) == 1 and _names_nobody(run[0])):
        return
    titles = 1 + max((i for i, t in enumerate(run[:-1]) if t.text.lower() in TITLES), default=-1)
    words = tuple(token.text for token in run[titles:])
    title = " ".join(token.text for token in run[:titles]) or None
    yield Name(Span(run[titles].start, run[-1].end), words, title)


def _names_nobody(token: _Token) -> bool:
    word = token.text.lower()
    return word in TITLES or word == "i" or (token.opens and word in FIRST_NAMES_THAT_ARE_WORDS)


_GROUPS = """
britain british briton britons brits uk gb united_kingdom | england english | wales welsh
irish ireland | scotland scottish scot scots | us usa america united_states washington white_house
russia russian moscow kremlin | ukraine ukrainian kyiv kiev | china chinese beijing
swiss switzerland | eu european_union brussels europe | un united_nations | france french
spain spanish spaniard la_liga | netherlands dutch holland | danish danes denmark
swedish swedes sweden | finnish finn finland | polish poland | czech czech_republic
turkish turk turkey türkiye | philippines filipino | palestinian palestine | lebanese lebanon
australia aussie wallabies oz | new_zealand kiwi all_blacks | mali malian
tory tories conservative conservatives | lib dem democrat democratic liberal liberal_democrat
utd united | man manchester | wolves wolverhampton | spurs tottenham | pm prime_minister premier
mp parliament politician backbencher | tv television | pc computer | ai artificial_intelligence
gp doctor | fed federal_reserve | amex american_express | tech technology | ceo chief_executive
oscar academy_award | boro middlesbrough | ny nyc new_york | greek greece | nigeria nigerian
"""
_DEMONYM = re.compile(r"|n|an|ian|ean|ese|i|ish|ic|er|s|ns|ans|ians|is|ers|es")
_UNLIKE = frozenset("niger nigerian nigerians mali malian".split())
_NOT_CLAIMED = NO_NAMES | frozenset(
    """i a q live watch video analysis exclusive revealed review profile obituary opinion
    explained key breaking updated pictures quiz v vs sir mr mrs ms dr st fc net web internet
    nhs whitehall hollywood broadway commons lords holyrood stormont westminster parliament
    city street oscars grammys baftas brits celts""".split()
)
_CAPITALS = re.compile(r"[A-Z][^\W_]*")
_FULL_NAME = re.compile(
    r"[A-Z][^\W_]*(?:(?:[ -]|'s )(?:of the |of |the |and |for |in |on |to |& )?[A-Z][^\W_]*)+"
)


def unsupported_names(headline: str, copy: str) -> tuple[str, ...]:
    """The names in a headline that folded copy has in no form, be it short or by initials."""
    told = _Told(copy)
    tokens = _tokens(headline, Span(0, len(headline)))
    shouted = len(tokens) > 3 and not any(t.text.islower() and len(t.text) > 3 for t in tokens)
    claimed = dict.fromkeys(t.text for t in tokens if _is_claimed(t, shouted))
    return tuple(word for word in claimed if not told.supports(word))


def _is_claimed(token: _Token, shouted: bool) -> bool:
    word = token.text.lower()
    if not token.capital or word in _NOT_CLAIMED or any(mark.isdigit() for mark in word):
        return False
    return not ((token.opens or shouted) and all(map(is_ordinary, word.split("-"))))


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for group in re.split(r"[|\n]", _GROUPS):
        forms = tuple(form.replace("_", " ") for form in group.split())
        found.update({form: found.get(form, ()) + forms for form in forms})
    return found


class _Told:
    """What a piece of copy names, laid out to be asked about one word after another."""

    def __init__(self, copy: str) -> None:
        undotted = re.sub(r"(?<=\b[A-Z])\.(?=[A-Z]\b|\W)", "", copy.replace("'s", ""))
        words = re.findall(r"[^\W_]+", bare(undotted))
        self._plain = f" {' '.join(words)} "
        self._capitals = frozenset(bare(word) for word in _CAPITALS.findall(copy))
        self._starts = frozenset(word[:n] for word in self._capitals for n in range(3, len(word)))
        full_names = (_CAPITALS.findall(name) for name in _FULL_NAME.findall(copy))
        self._initials = " ".join("".join(w[0] for w in name) for name in full_names).lower()
        self._all_initials = "".join(w[0] for w in words if w not in {"of", "the", "and", "for"})

    def supports(self, word: str) -> bool:
        parts = [part for part in re.split(r"[-']", word) if part[:1].isupper()]
        return self._has(re.sub(r"[\W_]+", " ", word)) or all(map(self._has_some_form, parts))

    def _has(self, form: str) -> bool:
        return f" {bare(form)} " in self._plain or f" {bare(form)}s " in self._plain

    def _has_some_form(self, word: str) -> bool:
        low = bare(word)
        singular = low.removesuffix("s")
        aliases = _aliases().get(low) or _aliases().get(singular, ())
        return (
            any(self._has(form) for form in (low, singular, low.removesuffix("es")))
            or any(self._has(alias) for alias in aliases)
            or (word.removesuffix("s").isupper() and self._has_initials(singular))
            or (low not in _UNLIKE and (low in self._starts or self._has_stem(low)))
        )

    def _has_initials(self, short: str) -> bool:
        return short in self._initials or (len(short) > 3 and short in self._all_initials)

    def _has_stem(self, low: str) -> bool:
        stems = (low[:n] for n in range(3, len(low)) if _DEMONYM.fullmatch(low[n:]))
        whole = {stem + end for stem in stems for end in ("", "a", "e", "y", "o")}
        return not whole.isdisjoint(self._capitals)
