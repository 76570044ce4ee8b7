"""Whether a reason that the model gives is one that an editor may read.

It may use the words of the copy, of the fix and of the house style, small words, and the words in
which editors speak of copy. Anything else it could only have made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.facts import words_of
from bot.furniture import lacks
from bot.plain import is_plain, is_written_as, speaks_to_a_program
from bot.small_words import SMALL
from bot.word_forms import stem

LONGEST_REASON = 240
"""Characters."""

EDITORS_WORDS = frozenset(
    "verb subject noun pronoun adjective adverb article preposition participle tense infinitive "
    "singular plural past present perfect future form agree belong refer follow govern modify "
    "attach hang need want require take mean meant miss missing leave left stand stood start begin "
    "end close open opened closed break word phrase clause sentence paragraph headline post copy "
    "line list item place point comma stop mark bracket quote quotation quoted spelling spelt "
    "capital letter figure number total sum count amount percentage share date day week month year "
    "time age name first second last earlier later above below before after next previous other "
    "another same different two three both either one once twice again repeat repeated agree match "
    "fit differ disagree contradict contradicted clear unclear certain sure right wrong correct "
    "slip typing error mistake sense ambiguous read reader say said says saying tell told call "
    "called speak speaking speaker source attribute attributed claim statement fact allegation "
    "stated known person people thing somebody nobody someone anyone nothing anything something "
    "named identified described given give gives come came go gone goes put make makes made "
    "appear seem look check ask question writer whole part full short long british american usage "
    "english style house wording title role job surname possessive apostrophe object idiom "
    "instead rather together apart beside alone also not no never only nowhere here without "
    "would could should may might must can cannot does did do don't doesn't isn't aren't wasn't "
    "there's it's what's yet already still than ever out up down off over under more less most "
    "least any some all every each expression order reply few anywhere about mention settle "
    "account prejudice trial lawyer hedge pile dispute criticism description describe opening "
    "side piece reader editor join lead story detail matter".split()
)
_EDITORS_STEMS = frozenset(map(stem, EDITORS_WORDS))


_ORDERS = re.compile(
    r"\b(?:press|click|tap|publish|approve|apply|ring|phone|dial|visit|pay|send|share|delete)\b"
    r"|\d[\d ]{6,}\d",
    re.IGNORECASE,
)
"""What no reason tells an editor to do; and anything like a telephone number."""


def may_be_read(reason: str, copy: str, grounds: Iterable[str]) -> bool:
    """Whether a reason is short, plain and made of words it has grounds for."""
    if not 0 < len(reason) <= LONGEST_REASON or not is_plain(reason):
        return False
    if _ORDERS.search(reason) or speaks_to_a_program(reason):
        return False
    if not is_written_as(reason, copy):
        return False
    known = {stem(word) for text in (copy, *grounds) for word in _words(text)}
    said = _words(reason)
    return not lacks(reason, "\n".join([copy, *grounds])) and all(
        word in SMALL or stem(word) in _EDITORS_STEMS or stem(word) in known for word in said
    )


def _words(text: str) -> list[str]:
    return [word.lower().removesuffix("'s") for word in words_of(text.replace("’", "'"))]
