"""Quotation marks: opened and never closed, closed and never opened, and turned the wrong way.

A paragraph may leave a quotation open when the next one of the same post opens with a mark, even
across a crosshead. Feet and inches, apostrophes and quotations within quotations pass. One mark
that is missing gives one query, and nothing here is ever changed: it is a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.marks import TAG, goes_on, is_crosshead, read
from bot.posts import Post
from bot.text import Span

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
_NOT_A_QUOTE = (
    r"(?!(?:em|til|till|tis|twas|twill|cause|cos|coz|bout|n|ave|im|er|ere|ood|ouse|un)\b|A[bl])"
)
_SINGLE = re.compile(r"(?<![^\s(\[“\"—–-])‘(?=[^\W\d_])" + _NOT_A_QUOTE)
_SINGLE_IN_HEADLINE = re.compile(r"(?<![^\s(\[“\"—–-])['‘](?=[^\W\d_])" + _NOT_A_QUOTE)
_SINGLE_CLOSED = re.compile(r"(?<=\S)['’](?!\w)")
_WHOLE = 160
"""How long a quotation may be, in characters, to be marked from its start to its end."""

_SPEECH_OPENS = re.compile(r"[“\"][A-Z]")
_TO_SENTENCE_END = re.compile(r"\S[^.!?“”\"\n]{1,80}[.!?](?=\s|$)")
_TWO_WORDS = re.compile(r"\S+(?: \S+)?")
_CLAUSE_BEGINS = re.compile(r"[,;:–—] | (?=that |was |were |is |are |as |a |an |the )")
_SPEECH_BEGINS = re.compile(r"[“”\"][^\n“”\"]*?[.!?] |\b(?:said|says|added|told [^:,]{2,30})[:,] ")


def find(galley: Galley) -> Iterator[Finding]:
    for post in galley.posts:
        yield from _in_post(galley, post)


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
        if open_at is not None and is_crosshead(text, paragraph):
            continue
        reading = read(text, paragraph, open_at)
        yield from (REVERSED.finding(_around(text, at)) for at in reading.reversed)
        if reading.stray is not None and not forgiven:
            yield _unopened(text, reading.stray, paragraph)
        open_at = reading.waiting[0] if reading.waiting else None
        forgiven = open_at is not None and not goes_on(
            text, paragraph, reading, paragraphs[i + 1 :]
        )
        if open_at is not None and forgiven:
            yield _unclosed(text, open_at, paragraph)
            open_at = None


def _unclosed(text: str, at: int, paragraph: Span) -> Finding:
    end = _seems_to_close(text, at, paragraph)
    if end is None:
        return UNCLOSED.finding(_from(text, at, paragraph))
    last = text[text.rfind(" ", at, end) + 1 : end]
    note = (
        f"This quotation is opened and never closed: it seems to end after “{last.rstrip('.,')}”."
    )
    whole = end - at <= _WHOLE
    return UNCLOSED.finding(Span(at if whole else end - len(last), end), note=note)


def _seems_to_close(text: str, at: int, paragraph: Span) -> int | None:
    """Where the mark that is missing belongs: before the speaker, or at the paragraph's end."""
    tag = TAG.search(text, at, paragraph.end)
    if tag:
        return tag.start() + 1
    speech = _SPEECH_OPENS.match(text, at) and not re.search(
        r"[“”\"]", text[at + 1 : paragraph.end]
    )
    return paragraph.end if speech else None


def _unopened(text: str, at: int, paragraph: Span) -> Finding:
    start = paragraph.start
    for match in _SPEECH_BEGINS.finditer(text, paragraph.start, at):
        start = match.end()
    if at - start > _WHOLE:
        clause = _CLAUSE_BEGINS.search(text, at - _WHOLE, at)
        start = clause.end() if clause else text.find(" ", at - _WHOLE, at) + 1
        note = "This quotation is closed and was never opened: where does it begin?"
    else:
        first = " ".join(text[start:at].split(" ")[:2])
        note = f"This quotation is closed and was never opened: it seems to begin at “{first}”."
    return UNCLOSED.finding(Span(min(start, at), at + 1), note=note)


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
    words = _TO_SENTENCE_END.match(text, at, paragraph.end) or _TWO_WORDS.match(
        text, at, paragraph.end
    )
    return Span(at, words.end() if words else at + 1)


def _around(text: str, at: int) -> Span:
    match = re.compile(r"\S+").match(text, at)
    return Span(at, match.end() if match else at + 1)


CHECK = Check("quotation marks", (UNCLOSED, REVERSED), find)
