"""Doubled words: the same word twice in a row, or the same two ("of the of the").

Good copy doubles some words: "had had", "gave her her coat", "looked at at least six", "what it was
was", a long, long way. Those stand, as do names, quotations, compounds and words said twice for
their sound. A word doubled over a line end counts only where the sentence runs on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley, Word
from bot.text import Span

DOUBLED_WORD = Rule(
    "doubled-word",
    Kind.GRAMMAR,
    Level.AMEND,
    "The word stands there twice.",
    breaks=(
        Example("Talks in the the capital failed.", "Talks in the capital failed."),
        Example("The bill was was passed at noon.", "The bill was passed at noon."),
        Example("They ate in in the hall.", "They ate in the hall."),
        Example("He was woken by by a bell.", "He was woken by a bell."),
        Example("Police were called to to to the pier.", "Police were called to the pier."),
    ),
    keeps=(
        "She had had enough of the talks.",
        "He knew that that would not do.",
        "It was a very very long day.",
        "Thieves broke in in the night, and walkers passed by by the hundred.",
        "Police called it a break-in in the night.",
        "Inspectors looked at at least six bridges.",
        "They gave her her coat and told you you could leave.",
        "What the problem was was never clear.",
        "Duran Duran and The The will play in Hull, and Wagga Wagga is in New South Wales.",
        "“We we we never knew,” she said.",
    ),
)

DOUBLED_PAIR = Rule(
    "doubled-pair",
    Kind.GRAMMAR,
    Level.AMEND,
    "The two words stand there twice.",
    breaks=(
        Example("The roof of the of the mill fell in.", "The roof of the mill fell in."),
        Example("Fares will be will be frozen.", "Fares will be frozen."),
    ),
    keeps=(
        "The queue grew more and more and more.",
        "Some want it to be, to be fair.",
    ),
)

MAY_DOUBLE = frozenset(
    "had that very so no really ha bye tut blah long many far on up out her you do did what way "
    "much more big old great little good bad over off through aye yes please never now night "
    "half there hush knock chop cha can tuk pom tom dik choo beri bling yo goody pretty well will "
    "who bora one all ever too deep hot cold same dear gently again round left right".split()
)
"""Words that good copy doubles: "had had", "break in in", "a long long way"."""

_AFTER_AT = frozenset("least most all once home night present first last best worst half".split())
_BE = frozenset("is was were are be has".split())
_OPENS_A_CLAUSE = frozenset(
    "what where who how all thing things reason idea problem question point fact truth one".split()
)
_PAIRS = frozenset(
    f"{one} {two}"
    for ones, twos in (
        ("of in to for at on by with from into after over under between", "the a an its his their"),
        ("will would could should must can may might to", "be have"),
        ("has have had", "been"),
        ("as one some all many most part because out", "of"),
    )
    for one in ones.split()
    for two in twos.split()
)


def find(galley: Galley) -> Iterator[Finding]:
    words = galley.words
    place = 0
    while place < len(words) - 1:
        last = _run(galley, place)
        if last > place:
            span = Span(words[place].span.start, words[last].span.end)
            yield DOUBLED_WORD.finding(span, words[place].text)
        elif _pair(galley, words[place : place + 4]):
            one, two, _, end = words[place : place + 4]
            yield DOUBLED_PAIR.finding(
                Span(one.span.start, end.span.end), galley.text[one.span.start : two.span.end]
            )
            last = place + 3
        place = max(place + 1, last)


def _run(galley: Galley, place: int) -> int:
    """The place of the last of the same words in a row, or of the word itself."""
    last = place
    while last + 1 < len(galley.words) and _same(galley, last):
        last += 1
    return place if last > place and _may_stand(galley, place, last) else last


def _same(galley: Galley, place: int) -> bool:
    one, two = galley.words[place], galley.words[place + 1]
    if one.lower != two.lower or one.lower in MAY_DOUBLE:
        return False
    return two.text.islower() and _adjoin(galley, (one, two))


def _adjoin(galley: Galley, words: Sequence[Word]) -> bool:
    """Whether words stand side by side in one sentence, outside a quotation."""
    first, last = words[0].span, words[-1].span
    between = galley.text[first.start : last.end].split()
    if len(between) != len(words) or galley.quoted(first) or galley.quoted(last):
        return False
    bare = all(piece == word.text for piece, word in zip(between, words, strict=True))
    return bare and galley.sentence_at(first).contains(last)


_PHRASAL = {
    "in": frozenset(
        "break breaks broke broken breaking come comes came coming go goes went going gone move "
        "moves moved moving bring brought bringing call called calling step stepped let sworn take "
        "taken took join joined turn turned hand handed weigh weighed give gave given pitch "
        "pitched "
        "settle settled kick kicked set lock locked shut fit fitted plug plugged sit sat stand "
        "stood stands trap trapped hem hemmed ring rang phone phoned chip chipped close closed "
        "closing bed bedded check checked log logged tune tuned sign signed factor factored get "
        "got put putting run ran walk walked drive drove fly flew flown pour poured rush rushed "
        "pull pulled cash dig dug fill filled cut burst drop dropped stay stayed live lived keep "
        "kept him her them it us me all back way zoom key keyed believe believed engage engaged "
        "interested involved specialise indulge draw drawn drew usher ushered rolled roll vote "
        "voted blew move-in built blended tucked plans home".split()
    ),
    "by": frozenset(
        "pass passes passed passing stand stands stood standing go goes went gone going come came "
        "fly flies flew flown drive drove driven walk walked drop dropped stop stopped get gets "
        "got "
        "sail sailed live near close hard run ran rush rushed march marched roll rolled put laid "
        "lie "
        "lying sit sat whizz slip slipped tick ticked zoom swear days years time".split()
    ),
}


def _may_stand(galley: Galley, place: int, last: int) -> bool:
    word = galley.words[last]
    if len(word.text) == 1 or galley.text[word.span.end : word.span.end + 1] in {"-", "/"}:
        return True
    if word.lower in _PHRASAL and place > 0:
        return galley.words[place - 1].lower in _PHRASAL[word.lower]
    if word.lower == "at":
        return any(after.lower in _AFTER_AT for after in galley.words[last + 1 : last + 2])
    before = galley.words[max(0, place - 6) : place]
    return word.lower in _BE and any(each.lower in _OPENS_A_CLAUSE for each in before)


def _pair(galley: Galley, words: Sequence[Word]) -> bool:
    if len(words) < 4 or f"{words[0].lower} {words[1].text}" not in _PAIRS:
        return False
    again = words[2].text == words[0].lower and words[3].text == words[1].text
    return again and _adjoin(galley, words)


CHECK = Check("doubled words", (DOUBLED_WORD, DOUBLED_PAIR), find)
