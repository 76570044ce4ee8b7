"""Quotation marks: opened and never closed, closed and never opened, and our words inside theirs.

A paragraph may leave a quotation open when the next one of the same post opens with a mark, even
across a crosshead. Feet and inches, apostrophes and quotations within quotations pass. One mark
that is missing gives one query, and nothing here is ever changed: it is a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from bot.draft import Post
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.text import Span, opens

UNCLOSED = Rule(
    "unclosed-quotation",
    Kind.PUNCTUATION,
    Level.QUERY,
    "This quotation is opened and never closed: where does it end?",
    breaks=(
        Example("“We lost the roof and the piano, Ms Tarn said.\n\nNobody was hurt."),
        Example('Ms Tarn said: "We lost the roof.\n\nNobody was hurt.'),
        Example("“We lost the roof, she said.\n\n“The piano went too,” said her brother."),
        Example("Council ‘sorry for flood\n\nThe council has apologised for the flood."),
        Example("We lost the roof and the piano,” Ms Tarn said."),
    ),
    keeps=(
        "“We lost the roof,” she said. “It went at noon.”",
        "“We lost the roof,” she said. “It went at noon.\n\n“The piano went too.”",
        "“We lost the roof.\n\nPiano gone\n\n“The piano went too,” she said.",
        "\"He told me: 'Run',\" she said.",
        'The 6ft 2" keeper, from the 12" single era, saved it.',
        "The ‘90s never ended for him.\n\nRock ‘n’ roll did.",
    ),
)

REVERSED = Rule(
    "reversed-quote-mark",
    Kind.PUNCTUATION,
    Level.QUERY,
    "This quotation mark faces the wrong way.",
    breaks=(
        Example("”We lost the roof,” Ms Tarn said."),
        Example("“We lost the roof,“ Ms Tarn said."),
    ),
    keeps=("“We lost the roof,” Ms Tarn said.", "She called it “a mess”."),
)

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

_MARK = re.compile(r'["“”]')
_AFTER_CLOSE = re.compile(r"[,;:?!)]|\.(?!\S)")
_INCHES = re.compile(r"\d['’′]? ?\d*\"")
_LEADING = " \t•·‣▪*-–—([‘'"
_CROSSHEAD_WORDS = 6
_LONGEST_TAG = 250
_SAID = "(?:said|says|added|adds|told|insisted|warned|explained|recalled|continued)"
_SPEECH_TAG = re.compile(
    rf"[,?!] (?:(?:he|she|they|it|I) {_SAID}|{_SAID} (?:he|she|they|the|a|an|his|her|"
    rf"[A-Z][\w'’-]*)|"
    rf"(?:the [\w'’ -]{{3,40}}|(?:[A-Z][\w'’.-]*|de|la|van|von|der|bin|al)(?: (?:[A-Z][\w'’.-]*|"
    rf"de|la|van|von|der|bin|al)){{0,4}}) {_SAID})\b"
    r"[^“”\"\n]{0,120}[.:] ?$"
)
_NOT_A_QUOTE = (
    r"(?!(?:em|til|till|tis|twas|twill|cause|cos|coz|bout|n|ave|im|er|ere|ood|ouse|un)\b|A[bl])"
)
_SINGLE = re.compile(r"(?<![^\s(\[“\"—–-])‘(?=[^\W\d_])" + _NOT_A_QUOTE)
_SINGLE_IN_HEADLINE = re.compile(r"(?<![^\s(\[“\"—–-])['‘](?=[^\W\d_])" + _NOT_A_QUOTE)
_SINGLE_CLOSED = re.compile(r"(?<=\S)['’](?!\w)")

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


@dataclass(slots=True)
class _Reading:
    """The marks of one paragraph, read in order."""

    waiting: list[int] = field(default_factory=list)
    last_opened: int = -1
    stray: int | None = None
    reversed: list[int] = field(default_factory=list)

    def opened(self, at: int, goes_on: bool) -> None:
        if goes_on:
            self.waiting[0] = at
        else:
            self.waiting.append(at)
        self.last_opened = at

    def closed(self, at: int) -> None:
        if self.waiting:
            self.waiting.pop()
        elif self.stray is None:
            self.stray = at


def find(galley: Galley) -> Iterator[Finding]:
    for post in galley.posts:
        yield from _in_post(galley, post)
    yield from _round_brackets(galley)


def _in_post(galley: Galley, post: Post) -> Iterator[Finding]:
    body = galley.paragraphs_in(post.body)
    if post.headline:
        yield from _balance(galley, (post.headline,))
        yield from _single(galley, post.headline, None, _SINGLE_IN_HEADLINE)
    yield from _balance(galley, body)
    for paragraph, following in zip_longest(body, body[1:]):
        yield from _single(galley, paragraph, following, _SINGLE)


def _balance(galley: Galley, paragraphs: Sequence[Span]) -> Iterator[Finding]:
    text = galley.draft.text
    open_at: int | None = None
    forgiven = False
    for i, paragraph in enumerate(paragraphs):
        if open_at is not None and _is_crosshead(text, paragraph):
            continue
        reading = _read(text, paragraph, open_at)
        yield from (REVERSED.finding(_around(text, at)) for at in reading.reversed)
        if reading.stray is not None and not forgiven:
            note = "This quotation is closed and was never opened: where does it begin?"
            yield UNCLOSED.finding(_up_to(text, reading.stray, paragraph), note=note)
        open_at = reading.waiting[0] if reading.waiting else None
        forgiven = open_at is not None and not _goes_on(
            text, paragraph, reading, paragraphs[i + 1 :]
        )
        if open_at is not None and forgiven:
            yield UNCLOSED.finding(_from(text, open_at, paragraph))
            open_at = None


def _read(text: str, paragraph: Span, open_at: int | None) -> _Reading:
    reading = _Reading([] if open_at is None else [open_at])
    start = _start(text, paragraph)
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        at = match.start()
        if _is_measure(text, at, bool(reading.waiting)):
            continue
        opening = _opens(text, at, bool(reading.waiting))
        if _is_reversed(text, at, paragraph, bool(reading.waiting)):
            reading.reversed.append(at)
            opening = not opening
        if opening:
            again = open_at is not None and at == start
            reading.opened(at, again or _runs_on(text, reading.waiting, at))
        else:
            reading.closed(at)
    return reading


def _opens(text: str, at: int, inside: bool) -> bool:
    if inside and text[at] == '"' and _AFTER_CLOSE.match(text, at + 1):
        return False
    return opens(text, at, inside)


def _runs_on(text: str, waiting: list[int], at: int) -> bool:
    """Whether a mark takes up an open quotation, as where two paragraphs were made one."""
    if not waiting or text[at - 2 : at] not in {". ", "? ", "! ", "… "}:
        return False
    return not _ends_in_a_tag(text, waiting[0], at)


def _ends_in_a_tag(text: str, start: int, end: int) -> bool:
    return bool(_SPEECH_TAG.search(text, max(start, end - _LONGEST_TAG), end))


def _start(text: str, paragraph: Span) -> int:
    words = paragraph.of(text)
    return paragraph.start + len(words) - len(words.lstrip(_LEADING))


def _is_measure(text: str, at: int, inside: bool) -> bool:
    measure = text[at] == '"' and at > 0 and text[at - 1].isdigit()
    return measure and (not inside or bool(_INCHES.fullmatch(text, max(0, at - 4), at + 1)))


def _is_reversed(text: str, at: int, paragraph: Span, inside: bool) -> bool:
    begins = at == paragraph.start or text[at - 1].isspace()
    ends = at + 1 == paragraph.end or text[at + 1].isspace()
    if text[at] == "”":
        return not inside and begins and not ends and text[at + 1].isalpha()
    return text[at] == "“" and inside and ends and not begins


def _goes_on(text: str, paragraph: Span, reading: _Reading, later: Sequence[Span]) -> bool:
    """Whether the quotation that is still open is taken up again by the next paragraph."""
    if reading.waiting[0] != reading.last_opened:
        return False
    if _ends_in_a_tag(text, reading.waiting[0], paragraph.end):
        return False
    following = next((p for p in later[:2] if not _is_crosshead(text, p)), None)
    if following is None:
        return False
    first = text[_start(text, following)]
    return first in '"“”' or (first.islower() and following == later[0])


def _is_crosshead(text: str, paragraph: Span) -> bool:
    words = paragraph.of(text)
    short = len(words.split()) <= _CROSSHEAD_WORDS
    return short and not _MARK.search(words) and words[-1:].isalnum()


def _single(
    galley: Galley, paragraph: Span, following: Span | None, mark: re.Pattern[str]
) -> Iterator[Finding]:
    text = galley.draft.text
    opened = mark.search(text, paragraph.start, paragraph.end)
    if not opened or _SINGLE_CLOSED.search(text, opened.end(), paragraph.end):
        return
    if following is None or text[following.start] not in "‘'":
        yield UNCLOSED.finding(_from(text, opened.start(), paragraph))


def _from(text: str, at: int, paragraph: Span) -> Span:
    words = re.compile(r"\S+(?: \S+)?").match(text, at, paragraph.end)
    return Span(at, words.end() if words else at + 1)


def _up_to(text: str, at: int, paragraph: Span) -> Span:
    before = text.rfind(" ", paragraph.start, at)
    return Span(max(before + 1, paragraph.start), at + 1)


def _around(text: str, at: int) -> Span:
    match = re.compile(r"\S+").match(text, at)
    return Span(at, match.end() if match else at + 1)


def _round_brackets(galley: Galley) -> Iterator[Finding]:
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


CHECK = Check("quotation marks", (UNCLOSED, REVERSED, ROUND_BRACKETS), find)
