"""Courtesy titles: the same person keeps the same one from first mention to last.

It is asked, never changed. Headlines and quotations pass, and so do families, namesakes, adjectives
(the Demirel government) and those who are convicted, for they lose their Mr.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from bot.checks.mentions import COURTESY, SEX, Mention, grouped, mentions
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.text import Span

_query = partial(Rule, kind=Kind.NAME, level=Level.QUERY)

HONORIFIC_DRIFT = _query(
    "honorific-drift",
    reason="The same person has a courtesy title in one place and none in another.",
    breaks=(
        Example("Yusuf Demirel resigned. Mr Demirel said he was tired. Demirel leaves on Monday."),
        Example("Ms Okafor arrived at ten. By noon Okafor had gone home."),
        Example("The jury found him guilty, Mr Demirel told the court. Demirel will sum up."),
        Example("Prof Ada Okafor ran the trial. “It went well,” said Okafor."),
        Example("Una Reed, a cook, met Mr Demirel. Reed said that she was tired."),
    ),
    keeps=(
        "Mr Demirel was shouted down. “Demirel must go,” said a protester.",
        "Mr Demirel resigned, and the Demirel government fell with him.",
        "Mr Okafor denied it until a jury found Okafor guilty. Okafor will be sentenced in May.",
        "Demirel beat Okafor in three sets. Okafor was ill.",
    ),
)

TITLE_CHANGED = _query(
    "title-changed",
    reason="The same person has one title in one place and another elsewhere.",
    breaks=(
        Example("The chair, Sir Colin Ostrander, has quit. Mr Ostrander blamed his knees."),
        Example("Dame Una Reed sang. Later Ms Reed took questions."),
        Example("Mrs Okafor came at ten. By noon Ms Okafor had left."),
    ),
    keeps=(
        "The chair, Sir Colin Ostrander, has quit. Sir Colin blamed his knees.",
        "Sir Colin Ostrander came with his brother Max. Mr Ostrander left early.",
        "Mr Okafor danced with Mrs Okafor until midnight.",
        "Prof Una Reed spoke first, and Dr Reed answered questions.",
    ),
)

SURNAME_ALONE = "The house uses the surname alone after the first mention: is the title meant?"

HONOURS = frozenset("sir dame lord lady baroness".split())
_NOT_BARE_BEFORE = re.compile(
    r"(?:\b(?:the|an?|his|her|their|its|this|that|of|at|in|by|for|from|with|president|minister"
    r"|chancellor|secretary|leader|judge|general)|[-/&]) ?$"
)
_NOT_BARE_AFTER = re.compile(
    r"[-/&]|'s [A-Z]| (?:and|or|&) [A-Z]|'?s? (?:family|brothers|sisters|plc|Ltd|Inc)\b"
)
_SPEECH = "(?:said|says|told|added|asked|insisted|expects|promised|claimed|warned|denied|argued)"
_SPEAKS_NEXT = re.compile(rf" (?:has |had |also )?{_SPEECH}\b")
_SPOKEN_BEFORE = re.compile(rf"\b{_SPEECH} $")
_CONVICTED = re.compile(
    r"\b(?:convict(?:ed|ion)|guilty|jailed|sentenc(?:ed|ing)|murdere[rd]|killer|rapist|imprisoned)\b"
)
_KIN = re.compile(
    r"\b(?:brothers?|sisters?|son|daughters?|wife|husband|father|mother|parents|couple|widow(?:er)?"
    r"|uncle|aunt|cousins?|twins?|family|siblings|married|nephew|niece|grand\w+|Mr and Mrs)\b"
)


def find(galley: Galley) -> Iterator[Finding]:
    prose = [m for m in mentions(galley.draft) if not m.headline and not galley.quoted(m.span)]
    yield from _drifting(galley, prose)
    yield from _untitled(galley, prose)
    yield from _retitled(galley, prose)


def _drifting(galley: Galley, prose: Sequence[Mention]) -> Iterator[Finding]:
    wanted = galley.house.choices.get("honorifics", "mr") == "mr"
    titled = {m.word for m in prose if m.title in COURTESY}
    firsts = _firsts(m for m in prose if m.word in titled)
    groups = grouped(((m.post, m.word), m) for m in prose if m.word in titled)
    for (_, word), same in groups.items():
        if len(firsts.get(word, ())) > 1 and not any(m.title in COURTESY for m in same):
            continue
        yield from _drift(galley, same, wanted)


def _firsts(prose: Iterator[Mention]) -> Mapping[str, set[str]]:
    named = grouped((m.word, m) for m in prose if m.first)
    return {word: {m.first for m in same} for word, same in named.items()}


def _drift(galley: Galley, same: Sequence[Mention], wanted: bool) -> Iterator[Finding]:
    met = False
    if len({m.first for m in same if m.first}) > 1 or is_convicted(galley, same):
        return
    for m in same:
        if met and (_is_bare(galley.text, m) if wanted else m.title in COURTESY - {"dr"}):
            note = f"{m.word} has a title elsewhere and none here: which is it to be?"
            yield HONORIFIC_DRIFT.finding(m.span, note=note if wanted else SURNAME_ALONE)
            return
        met = met or bool(m.first) or m.title in COURTESY


def is_convicted(galley: Galley, same: Sequence[Mention]) -> bool:
    """Whether a sentence that speaks of a conviction has the name without a title."""
    bare = (galley.sentence_at(m.span).of(galley.text) for m in same if m.title not in COURTESY)
    return any(map(_CONVICTED.search, bare))


def _is_bare(text: str, m: Mention) -> bool:
    before = text[max(0, m.span.start - 15) : m.span.start]
    alone = not m.first and not m.title
    return alone and not (
        _NOT_BARE_BEFORE.search(before) or _NOT_BARE_AFTER.match(text, m.span.end)
    )


def _untitled(galley: Galley, prose: Sequence[Mention]) -> Iterator[Finding]:
    """Those met by their full name who then speak without a title where others have theirs."""
    if galley.house.choices.get("honorifics", "mr") != "mr":
        return
    titled = grouped((m.post, m) for m in prose if m.title in SEX.keys() - HONOURS)
    ever = {m.word for m in prose if m.title}
    groups = grouped(((m.post, m.word), m) for m in prose if m.word not in ever)
    for (post, word), same in groups.items():
        if post in titled and same[0].first and len({m.first for m in same if m.first}) == 1:
            other = titled[post][0]
            bare = next((m for m in same[1:] if speaks_bare(galley.text, m)), None)
            if bare and not is_convicted(galley, same):
                note = f"{word} has no title here, and {other.word} has: which is it to be?"
                yield HONORIFIC_DRIFT.finding(bare.span, note=note)


def speaks_bare(text: str, m: Mention) -> bool:
    spoken = _SPOKEN_BEFORE.search(text[max(0, m.span.start - 12) : m.span.start])
    owns = text.startswith("'s", m.span.end)
    speaks = _SPEAKS_NEXT.match(text, m.span.end) or (spoken and not owns)
    return _is_bare(text, m) and bool(speaks)


def _retitled(galley: Galley, prose: Sequence[Mention]) -> Iterator[Finding]:
    for (post, _), same in grouped(((m.post, m.word), m) for m in prose).items():
        titles = {m.title for m in same} & (SEX.keys() | HONOURS)
        kin = _KIN.search(galley.posts[post].span.of(galley.text)) if len(titles) > 1 else None
        if len(titles) > 1 and not kin and len({m.first for m in same if m.first}) < 2:
            yield from _first_change(same)


def _first_change(same: Sequence[Mention]) -> Iterator[Finding]:
    known = next(m for m in same if m.title in SEX)
    for m in same:
        if m.title in SEX.keys() - {known.title} - HONOURS and SEX[m.title] == SEX[known.title]:
            note = f"{m.title.title()} {m.word} here, {known.title.title()} earlier: which is it?"
            yield TITLE_CHANGED.finding(with_title(m), note=note)
            return


def with_title(m: Mention) -> Span:
    return Span(max(0, m.whole.start - 1 - len(m.title)), m.whole.end)


CHECK = Check("honorifics", (HONORIFIC_DRIFT, TITLE_CHANGED), find)
