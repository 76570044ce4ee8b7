"""Ends: the full stop a paragraph lacks, and the comma a quotation lacks before its speaker.

A paragraph is only asked for its full stop when the rest of its post has them; furniture, lists
and captions pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.posts import Post
from bot.text import Span

MISSING_STOP = Rule(
    "missing-full-stop",
    Kind.PUNCTUATION,
    Level.SUGGEST,
    "The paragraph ends without its full stop.",
    breaks=(
        Example(
            "Pier falls\n\nThe pier at Tarn fell into the sea at noon on Monday\n\n"
            "Nobody was hurt when it fell.\n\nThe council will meet on Friday to talk of it.",
            "Pier falls\n\nThe pier at Tarn fell into the sea at noon on Monday.\n\n"
            "Nobody was hurt when it fell.\n\nThe council will meet on Friday to talk of it.",
        ),
        Example(
            "Pier falls\n\nThe pier at Tarn fell into the sea at noon.\n\nNobody was hurt.\n\n"
            "“It was old,” said Ada Tarn, who saw it fall, “and rotten”"
        ),
    ),
    keeps=(
        "Pier falls\n\nThe pier fell at noon.\n\nRead more about the pier and the town that "
        "built it here",
        "Pier falls\n\nThe pier fell at noon.\n\nWhat we know so far:\n\n• The pier at Tarn "
        "fell into the sea at noon on Monday",
    ),
)

SPEECH_COMMA = Rule(
    "comma-before-speech-tag",
    Kind.PUNCTUATION,
    Level.QUERY,
    "The quotation ends with a comma before the words that say who speaks.",
    breaks=(
        Example("“We lost the roof and the piano” she said."),
        Example('"We lost the roof and the piano" said Ms Tarn.'),
    ),
    keeps=(
        "“We lost the roof and the piano,” she said.",
        "“The mess” is what she called it.",
        "She called it “a mess of the old kind” he said.",
    ),
)
_FURNITURE = re.compile(
    r"(?i)(?:read|watch|listen|follow|click|see|for more|sign up|picture|photo|image|video|"
    r"additional|"
    r"you can|get in touch|graphic|source|by|with|live|key)\b.*"
)
_LISTED = tuple("•·‣▪*–-—►")
_ENDED = re.compile(r"[.?!…:;][\"')\]]*$")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|said|says|told|fell|rose|took|"
    r"came|went|"
    r"began|made|gave|found|left|won|lost|met|saw|held|kept|led|struck|hit|[a-z]+ed)\b"
)

_NOT_LAST = frozenset("the a an of and or to by with for from at as his her their its left".split())
_LAST = re.compile(r"[\w'-]+(?P<mark>\"?)$")
_MIN_WORDS = 9
_UNTAGGED = re.compile(
    r"[^\W_]\.?(?P<mark>\") (?:(?:he|she|they) (?:said|says|added|told)|(?:said|says|added) "
    r"(?:Mr|Mrs|Ms|Dr|Sir|[A-Z]|the |he |she ))"
)


def find(galley: Galley) -> Iterator[Finding]:
    yield from _unfinished(galley)
    yield from _speech_tags(galley)


def _unfinished(galley: Galley) -> Iterator[Finding]:
    for post in galley.posts:
        paragraphs = [p for p in galley.paragraphs_in(post.body) if not _is_stamp(post, p)]
        ended = [bool(_ENDED.search(p.of(galley.text))) for p in paragraphs]
        if sum(ended) * 3 < len(ended) * 2 or sum(ended) < 2:
            continue
        for i, paragraph in enumerate(paragraphs):
            after_list = i > 0 and galley.text[paragraphs[i - 1].end - 1] == ":"
            after = galley.text[paragraphs[i + 1].start] if i + 1 < len(paragraphs) else "A"
            broken = after_list or after.islower()
            if not ended[i] and not broken and _reads_on(galley, paragraph):
                yield from _without_stop(galley, paragraph)


def _without_stop(galley: Galley, paragraph: Span) -> Iterator[Finding]:
    last = _LAST.search(galley.text, paragraph.start, paragraph.end)
    if last and last["mark"]:
        note = "The paragraph ends without its full stop: it goes inside a whole quoted sentence."
        yield MISSING_STOP.finding(Span(*last.span()), note=note)
    elif last:
        yield MISSING_STOP.finding(Span(*last.span()), last.group() + ".")


def _is_stamp(post: Post, paragraph: Span) -> bool:
    return post.stamp is not None and paragraph.overlaps(post.stamp.span)


def _reads_on(galley: Galley, paragraph: Span) -> bool:
    words = paragraph.of(galley.text)
    if len(words.split()) < _MIN_WORDS or words.startswith(_LISTED) or _FURNITURE.match(words):
        return False
    if not words.rstrip('"')[-1:].isalnum() or not (words[0].isupper() or words[0] in "\"'"):
        return False
    last = words[words.rfind(" ") + 1 :].lower().rstrip('"')
    address = galley.addresses.touching(Span(paragraph.end - 1, paragraph.end))
    return bool(_FINITE.search(words)) and last not in _NOT_LAST and not address


def _speech_tags(galley: Galley) -> Iterator[Finding]:
    starts = {sentence.start for sentence in galley.draft.sentences}
    for match in _UNTAGGED.finditer(galley.text):
        quotation = galley.draft.quotations.touching(Span(*match.span("mark")))
        if quotation and quotation.start in starts and quotation.of(galley.text).count(" ") > 1:
            yield SPEECH_COMMA.finding(Span(match.start(), match.end("mark")))


CHECK = Check("full stops", (MISSING_STOP, SPEECH_COMMA), find)
