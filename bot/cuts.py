"""Lines cut from the copy's own sentences: which stand alone, and where one may be cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LEANS_ON_ANOTHER = frozenset(
    "he she they it this that these those his her their its we i you but and or so yet "
    "however meanwhile instead moreover also then here another others both such".split()
)
_SINGLE_QUOTED = re.compile(r"(?<!\w)['‘]\w")
_SPEECH = (
    "said|says|told|claimed|claims|announced|reported|according to|warned|confirmed|insisted|"
    "suggests?|suggested|added|believes?|estimates?|estimated|argued|alleged|accused|admitted|denied|"
    "understood|revealed|showed|found|expects?|thought"
)
_ATTRIBUTION = re.compile(rf"\b(?:{_SPEECH})\b", re.IGNORECASE)
_ATTRIBUTION_AT_END = re.compile(rf", (?:[^,]*\b(?:{_SPEECH})(?: [^,]*)?)$", re.IGNORECASE)
_BOUNDARY = re.compile(
    r"(?=, )|(?=: )|(?= [–—-] )"
    r"|(?<!shortly)(?<!soon)(?<!just)(?<!day)(?<!days)(?= (?:after|following|amid|while) )"
)
_TURNS_THE_SENSE = re.compile(
    r"\b(?:if|unless|but|not|no|never|except|only|until|although|though|without|provided)\b"
)
_VERB = re.compile(
    r"\b(?:has|have|had|is|are|was|were|will|would|could|may|might|must|can|should|[a-z]{3,}ed|"
    r"won|lost|fell|rose|took|made|gave|beat|left|went|came|led|met|paid|sold|held|kept)\b"
)
_OPENS_WITH_A_CLAUSE = re.compile(
    r"(?:As|After|While|When|If|Despite|Although|Though|With|Since|Before|Once|According)\b"
)


_POINTS_BACK = re.compile(r"(?:\S+ ){1,4}(?:he|she|they|them|him)\b", re.IGNORECASE)


def stands_alone(words: str) -> bool:
    """Whether a sentence makes sense with nothing before it, its quotations whole."""
    first = re.match(r"[^\W\d_]+", words)
    whole = words.endswith((".", "!", ".”", "!”", '."', '!"')) and len(words) >= 30
    if first is None or not first.group()[0].isupper() or not whole:
        return False
    if _POINTS_BACK.match(words):
        return False
    return first.group().lower() not in _LEANS_ON_ANOTHER and _balanced(words)


def _balanced(words: str) -> bool:
    pairs = words.count("“") == words.count("”") and words.count("(") == words.count(")")
    return pairs and words.count('"') % 2 == 0


def headline_cuts(sentence: str) -> Iterator[str]:
    """Headlines cut from a sentence at clause boundaries, the longest first, attribution kept."""
    line = sentence.rstrip(".!")
    yield _single_quotes(line)
    if _OPENS_WITH_A_CLAUSE.match(line):
        return
    source = _ATTRIBUTION_AT_END.search(line)
    for boundary in reversed(list(_BOUNDARY.finditer(line))):
        yield from map(_single_quotes, _cut_at(line, boundary.start(), source))


def _cut_at(line: str, at: int, source: re.Match[str] | None) -> Iterator[str]:
    head, tail = line[:at].rstrip(",;: "), line[at:]
    clause = head.rpartition(" that ")[2]
    if len(head) < 30 or _TURNS_THE_SENSE.search(tail) or not _VERB.search(clause):
        return
    if not _balanced(head) or head.count("‘") > head.count("’") or " – " in head or ": " in head:
        return
    if _ATTRIBUTION.search(head) or not _ATTRIBUTION.search(tail):
        yield head
    elif source and source.start() >= at:
        yield head + source.group()


def _single_quotes(line: str) -> str:
    if _SINGLE_QUOTED.search(line):
        return line
    return line.translate(str.maketrans('“”"', "‘’'"))
