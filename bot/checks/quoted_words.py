"""Words quoted in a headline or a lead that the speaker, quoted in full below, does not say.

A quotation in a headline must stand in the copy. A few quoted words in a lead may be their only
airing, so they are asked about only where a longer quotation has much the same to say in other
words. Words in single quotes in a headline may paraphrase; words in double quotes may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.names import bare
from bot.posts import Post
from bot.text import Span

QUOTE_UNSAID = Rule(
    "headline-quote-unsaid",
    Kind.QUOTATION,
    Level.QUERY,
    "These words are quoted here and nobody says them in the copy.",
    breaks=(
        Example(
            "Orme: I will “never set foot” in Arden again\n"
            "Kay Orme has left. “I shall not go back to Arden,” she said."
        ),
        Example(
            "The visit offers a “narrow path to peace”, the envoy has said.\n"
            "“There is a path to peace, and it is narrow,” he told reporters."
        ),
        Example(
            "Kay Orme has called the new bridge “an utter waste”.\n"
            "“Some of it was a waste, I grant you,” Ms Orme said of the bridge."
        ),
        Example(
            "The keeper was “fearless to the end”, his sister has said.\n"
            "“He feared nothing but the sea,” Ada Orme said. “He never swam.”"
        ),
    ),
    keeps=(
        "Orme will “not go back”\nKay Orme has left. “I shall not go back to Arden,” she said.",
        "Orme sings “Harbour Lights”\nKay Orme will sing Harbour Lights in May.",
        "The bridge is “a waste”, Kay Orme has said.\n“It is a waste of tar,” Ms Orme said.",
        "The bridge is “a bold stroke”, Kay Orme has said.\n“My mother swims,” Ms Orme said.",
    ),
)

_DOUBLE = re.compile(r'"(?P<words>[^"\n]{2,1500})(?:"|$)', re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_INSERTED = re.compile(r"[\[(][^\])]*[\])]")
_CUT = re.compile(r"\.\.\.|…|[\[(][^\])]*[\])]")
_ENDING = re.compile(
    r"(?:fully|lessly|less|ful|iest|ier|iness|ness|ingly|edly|ing|ions?|est|ies|ied|ed|er|ly|es|s"
    r"|y|e)$"
)

LITTLE = frozenset(
    """a an the and or but of to in on at by for from with as is are was were be been being am it
    its it's this that these those he she they we i you his her their our my your him them us me has
    have had do does did so very too just all""".split()
)
"""Words that any two quotations may share."""

DENIALS = frozenset("no not never nobody nothing none cannot without".split())

LEAST_BODY = 8
"""Words. A post shorter than this has its say in the headline."""

LEAD = 320
"""Characters. What stands further into a paragraph is no longer its lead."""

LONGEST_PART = 9
"""Words. A longer quotation in a lead is the speaker's own sentence."""

BENT = "The lead quotes these words; in full, lower down, the speaker puts it otherwise."


@dataclass(frozen=True, slots=True)
class _Speech:
    """A quotation: where it opens, its words between spaces, and their stems."""

    start: int
    said: str
    stems: frozenset[str]


def find(galley: Galley) -> Iterator[Finding]:
    yield from _bent_quotes(galley)
    for post in galley.posts:
        yield from _headline_quotes(galley, post)


def _headline_quotes(galley: Galley, post: Post) -> Iterator[Finding]:
    body = post.body.of(galley.text)
    if post.headline is None or len(body.split()) < LEAST_BODY:
        return
    spoken = [_plain(match["words"]) for match in _DOUBLE.finditer(body)]
    for match in _DOUBLE.finditer(post.headline.of(galley.text)):
        if not _is_said(match["words"], spoken) and not _stands_unquoted(match["words"], body):
            yield QUOTE_UNSAID.finding(post.headline.part(match))


def _plain(words: str) -> str:
    return f" {' '.join(_WORD.findall(_INSERTED.sub(' ', words.lower())))} "


def _is_said(words: str, spoken: Sequence[str]) -> bool:
    parts = [_plain(part) for part in _CUT.split(words) if _plain(part).strip()]
    whole = " ".join(spoken)
    return all(any(part in quote for quote in (*spoken, whole)) for part in parts)


def _stands_unquoted(words: str, body: str) -> bool:
    """A title, a nickname or a word or two in scare quotes that the copy has without them."""
    few = len(words.split()) <= 2
    title = all(word[0].isupper() or len(word) < 4 for word in words.split())
    return (few or title) and _plain(words) in _plain(body)


def _bent_quotes(galley: Galley) -> Iterator[Finding]:
    """Part-quotations in a lead that bend what is told in full lower down."""
    for post in galley.posts:
        blog_lead = post.headline is None and post.stamp is None and len(galley.posts) > 1
        scope = Span(0, len(galley.text)) if blog_lead and post is galley.posts[0] else post.body
        opening = 1 if post.headline else 2
        lead = galley.paragraphs_in(post.body)[: None if scope is not post.body else opening]
        yield from _bent_in(galley, lead, scope)


def _bent_in(galley: Galley, lead: Sequence[Span], scope: Span) -> Iterator[Finding]:
    openings = [Span(p.start, min(p.end, p.start + LEAD)) for p in lead]
    parts = [p.part(m) for p in openings for m in _DOUBLE.finditer(p.of(galley.text))]
    quotes = _DOUBLE.finditer(galley.text, scope.start, scope.end) if parts else ()
    speeches = [_speech(match) for match in quotes]
    for part in parts:
        words = part.of(galley.text)[1:-1]
        others = [speech for speech in speeches if speech.start != part.start]
        said = _is_said(words, [speech.said for speech in others])
        if not said and any(_bends(words, speech) for speech in others):
            yield QUOTE_UNSAID.finding(part, note=BENT)


def _speech(match: re.Match[str]) -> _Speech:
    said = _plain(match["words"])
    return _Speech(match.start(), said, frozenset(map(_stem, said.split())))


@cache
def _stem(word: str) -> str:
    if word in DENIALS or word.endswith("n't"):
        return "not"
    shorn = _ENDING.sub("", bare(word).removesuffix("'s"))
    return shorn[:6] if len(shorn) > 2 else word


def _bends(words: str, speech: _Speech) -> bool:
    every = _WORD.findall(words.lower())
    wanted = {_stem(word) for word in every if word not in LITTLE}
    if not 1 < len(every) <= LONGEST_PART or words[0].isupper() or not wanted:
        return False
    if len(speech.said.split()) <= len(every):
        return False
    return 3 * len(wanted & speech.stems) >= len(wanted)


CHECK = Check("quoted words", (QUOTE_UNSAID,), find)
