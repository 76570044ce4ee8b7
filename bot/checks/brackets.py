"""Our words inside a direct quotation: they go in square brackets, not round ones.

Only a name, a gloss of a pronoun or a word that fills a gap: a speaker's own aside passes. It is a
query, since nothing in a quotation is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.text import Span

ROUND_BRACKETS = Rule(
    "round-brackets-in-quotation",
    Kind.PUNCTUATION,
    Level.QUERY,
    "Our own words inside a quotation go in square brackets; round ones would be the speaker's.",
    breaks=(
        Example("“He (Mr Dale) never rang us back,” she said."),
        Example("“They took his (Dale’s) word for it,” she said."),
        Example("“She (the surgeon) saved my leg,” he said."),
        Example("“I hope (they) find the boat soon,” he said."),
    ),
    keeps=(
        "“He [Mr Dale] never rang us back,” she said.",
        "“I was there (and I mean it) all night,” she said.",
        "“It was a long night (laughs) but we won,” she said.",
        "“We wrote to the World Health Organization (WHO) twice,” she said.",
        "The union (Unison) said: “We wrote twice.”",
    ),
)
_BRACKETS = re.compile(r"(?<![\w'-])(?P<before>[\w'-]+),? \((?P<words>[^()\n]{1,40})\)")
_NAME = r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady) )?[A-Z][\w-]*[a-z](?:'s)?"
_NAMES = re.compile(
    rf"(?!(?:And|But|I|It|So|Or|Not|Well|Yes|No|If|As)\b){_NAME}(?: (?:of |the |de |"
    rf"al-)?{_NAME}){{0,3}}(?:(?<='s)(?: [a-z]+){{1,2}})?|[A-Z]{{2,}}'s"
)
_GLOSS = re.compile(r"(?:the|his|her|their|our|my|its|your) [\w'-]+(?: [\w'-]+){0,3}")

_GLOSSED = frozenset(
    "he she it they him her them his their its this that these those we us there here hers theirs "
    "it's he's she's they're both who".split()
)

_FILLED_IN = frozenset(
    "he she they him her them his their its it we us our is are was were be been will would have "
    "has had the to that of who do did does can could".split()
)


def find(galley: Galley) -> Iterator[Finding]:
    for match in _BRACKETS.finditer(galley.text):
        span = Span(match.start("words") - 1, match.end())
        if _is_ours(match["before"], match["words"]) and galley.quoted(span):
            note = (
                f"If “{match['words']}” is our word and not the speaker's, it goes in "
                f"[square] brackets."
            )
            yield ROUND_BRACKETS.finding(span, note=note)


def _is_ours(before: str, words: str) -> bool:
    if before.isupper() and len(before) > 1:
        return False
    if _NAMES.fullmatch(words):
        return True
    return words in _FILLED_IN or (before.lower() in _GLOSSED and bool(_GLOSS.fullmatch(words)))


CHECK = Check("brackets", (ROUND_BRACKETS,), find)
