"""Paragraphs and sentences that stand twice; the second is asked about, never cut.

Four-word shingles are indexed by the first paragraph that holds them, and sentences by the words
that tell something, so that a long blog is read once: a word or two may have changed, or the
order. Bullets, invitations to read more, helplines, refrains in quotation marks and headlines that
the lead repeats are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley, Word
from bot.text import Span, Spans

_LEAD = (
    "Crews have pumped the last of the flood water out of the pit and will go down "
    "again at first light."
)
_NEARLY = _LEAD.replace("go down again", "go in again")
_POSTS = "Pit is dry\n{}\nIda Coe 4 May 2025 12:40\nPumps arrive\n{}\nIda Coe 4 May 2025 11:30"

REPEATED_PARAGRAPH = Rule(
    "repeated-paragraph",
    Kind.REPETITION,
    Level.QUERY,
    "The paragraph stands twice.",
    breaks=(
        Example(_POSTS.format(_LEAD, _LEAD)),
        Example(_POSTS.format(_LEAD, _NEARLY)),
        Example(f"Pit is dry\n\n{_LEAD}\n\nNobody was hurt.\n\n{_LEAD}"),
    ),
    keeps=(
        _POSTS.format(_LEAD, "Crews are on their way to pump the flood water out of the pit."),
        _POSTS.format(_LEAD, "Nobody was hurt.") + "\nNobody was hurt.",
        _POSTS.format(f"• {_LEAD}", _LEAD),
        _POSTS.format(*["Read more: " + _LEAD] * 2),
    ),
)
REPEATED_SENTENCE = Rule(
    "repeated-sentence",
    Kind.REPETITION,
    Level.QUERY,
    "The sentence has been said before.",
    breaks=(
        Example(f"Pit is dry\n\n{_LEAD}\n\nThe pit dates from the reign of Queen Anne. {_LEAD}"),
        Example(f"{_LEAD} The pit is old. {_LEAD}"),
        Example("The mine was home to 90 ponies. It is wet. The mine had been home to 90 ponies."),
        Example(
            "Opened in 1702, the mine fed three mills. It is wet. "
            "The mine, opened in 1702, fed three mills."
        ),
        Example(
            "The ladder in the shaft remains safe. It is wet. "
            "The ladder in the shaft is still safe."
        ),
    ),
    keeps=(
        f"{_LEAD} The pit is old. Crews will pump the flood water out of it again.",
        "Nobody was hurt. The pit is old. Nobody was hurt.",
        "“We want to see our boys back up here safe,” they chanted. The pit is old. "
        "“We want to see our boys back up here safe,” they chanted.",
        "The mine was home to 90 ponies. The mill was home to 12 spinning frames.",
        _POSTS.format(
            "Crews have left the pit, the fire service said.",
            "Six crews are at the pit, the fire service said.",
        ),
    ),
)

PARAGRAPH = 12
"""Words below which a paragraph may well be said again."""
SENTENCE = 6
"""Words below which a sentence may well be said again."""
TELLING = 4
"""Words of a sentence that must tell something; a short one may do with three, in one post."""
SHARED = 0.8
"""The share of its telling words that each of two sentences must have from the other."""
RUN = 6
"""Words in a row that let two sentences of one post share less."""
LOOSELY = 0.6
COMMON = 30
"""Sentences past which a word is too common to look others up by."""
SHINGLE = 4
ALIKE = 0.7
"""The share of a paragraph's shingles that must stand in an earlier one."""
SHOWN = 8
"""Words of the second occurrence that a finding marks."""

_STANDING = re.compile(
    r"[•·‣▪*–-] |(?:read|see|hear|find out|click|tap|sign|subscribe|follow|join|listen|watch|"
    r"contact|email|e-mail|call|send|get|you can|if you|this (?:live )?(?:blog|page)|in the uk)\b|"
    r".{0,80}\b(?:for comment|verif\w+|been contacted|been approached)\b|"
    r"for (?:more|help|support|confidential)\b|.{0,60}\bcan be (?:called|contacted|reached)\b",
    re.IGNORECASE,
)


_TELLING = re.compile(
    r"\d[\d.,]*\d|\d+|[^\W\d_]{4,}(?:'[^\W\d_]+)?|\b[A-Z][a-z]{2}\b|\b[A-Z]{2,}\b"
)
_SLIGHT = frozenset(
    "been have were will with from that this they them their there then than would could should "
    "also still remain remains remained said says told about into when which while what where "
    "between being does done just more most over some such very your ours after before again "
    "already the "
    "she his her its and for but not has had was are mr mrs ms".split()
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a sentence of some length, in the words that would be read out."""

    post: int
    span: Span
    words: tuple[Word, ...]

    @property
    def read_out(self) -> tuple[str, ...]:
        return tuple(word.lower for word in self.words)

    @property
    def opening(self) -> Span:
        first = self.words[:SHOWN]
        return Span(first[0].span.start, first[-1].span.end)


def find(galley: Galley) -> Iterator[Finding]:
    repeated: list[Span] = []
    for passage, first in _repeated_paragraphs(galley):
        repeated.append(passage.span)
        note = f"This paragraph stands already {_whereabouts(galley, passage, first)}."
        yield REPEATED_PARAGRAPH.finding(passage.opening, note=note)
    yield from _repeated_sentences(galley, repeated)


def passages(galley: Galley, index: int, places: Sequence[Span], least: int) -> list[Passage]:
    found = (Passage(index, place, galley.words_in(place)) for place in places)
    return [
        passage
        for passage in found
        if len(passage.words) >= least
        and not _STANDING.match(passage.span.of(galley.text))
        and not galley.addresses.touching(passage.span)
    ]


def _repeated_paragraphs(galley: Galley) -> Iterator[tuple[Passage, Passage]]:
    seen: list[Passage] = []
    holder: dict[tuple[str, ...], int] = {}
    for index, post in enumerate(galley.posts):
        for passage in passages(galley, index, galley.paragraphs_in(post.body), PARAGRAPH):
            runs = shingles(passage.read_out)
            holders = Counter(holder[each] for each in runs if each in holder)
            for first, shared in holders.most_common(1):
                if shared >= ALIKE * len(runs):
                    yield passage, seen[first]
            seen.append(passage)
            for each in runs:
                holder.setdefault(each, len(seen) - 1)


def shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Every run of four words, once each."""
    runs = zip(*(words[i:] for i in range(SHINGLE)), strict=False)
    return list(dict.fromkeys(runs))


def _repeated_sentences(galley: Galley, repeated: Sequence[Span]) -> Iterator[Finding]:
    told = Spans(repeated)
    seen: list[Passage] = []
    holders: dict[str, list[int]] = {}
    for index, post in enumerate(galley.posts):
        for passage in passages(galley, index, galley.sentences_in(post.body), SENTENCE):
            first = _said_before(galley, passage, seen, holders)
            if first and not told.touching(passage.span):
                note = f"This says again what stands {_whereabouts(galley, passage, first)}: "
                note += f"“{first.opening.of(galley.draft.text)} …”."
                yield REPEATED_SENTENCE.finding(passage.opening, note=note)
            for word in telling(galley, passage):
                holders.setdefault(word, []).append(len(seen))
            seen.append(passage)


def _said_before(
    galley: Galley, passage: Passage, seen: Sequence[Passage], holders: dict[str, list[int]]
) -> Passage | None:
    """The earlier sentence that says the same, looked up by the rarer words of this one."""
    if galley.text[passage.span.start] == '"':
        return None
    found = [holders[word] for word in telling(galley, passage) if word in holders]
    rare = Counter(i for places in found if len(places) <= COMMON for i in places)
    firsts = (seen[i] for i, _ in rare.most_common(3))
    return next((first for first in firsts if _same(galley, first, passage)), None)


def _same(galley: Galley, first: Passage, again: Passage) -> bool:
    if first.read_out == again.read_out and len(again.words) >= 8 and first.post == again.post:
        return True
    if any('"' in each.span.of(galley.text) for each in (first, again)):
        return False
    one, two = telling(galley, first), telling(galley, again)
    if first.post != again.post and (_heads(galley, first) or len(two) <= TELLING):
        return first.read_out == again.read_out and len(two) >= TELLING
    if min(len(one), len(two)) < TELLING:
        return one == two and len(one) == TELLING - 1
    share = len(one & two) / max(len(one), len(two))
    if first.post != again.post:
        return share >= SHARED
    runs_on = set(_runs(first.read_out)) & set(_runs(again.read_out))
    return share >= SHARED or (share >= LOOSELY and bool(runs_on))


def telling(galley: Galley, passage: Passage) -> frozenset[str]:
    """What a sentence tells, in stems, figures and names."""
    found = (match[0].lower() for match in _TELLING.finditer(passage.span.of(galley.text)))
    return frozenset(
        word.removesuffix("'s").removesuffix("s")[:5] for word in found if word not in _SLIGHT
    )


def _heads(galley: Galley, passage: Passage) -> bool:
    """Whether a passage stands in the lead of a blog, which the posts may tell again."""
    return passage.post == 0 and galley.posts[0].stamp is None


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(RUN)), strict=False)


def _whereabouts(galley: Galley, passage: Passage, first: Passage) -> str:
    if first.post == passage.post:
        return "higher up in this post"
    post = galley.posts[first.post]
    if post.stamp and post.stamp.clock:
        return f"in the post of {post.stamp.clock:%H:%M}"
    if post.headline:
        return f"in the post headed {post.headline.of(galley.draft.text)}"
    return "in the lead" if first.post == 0 else "in an earlier post"


CHECK = Check("repetition", (REPEATED_PARAGRAPH, REPEATED_SENTENCE), find)
