"""Findings as an editor sees them in Slack, and how many of them one message holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.case import Case, Verdict
from bot.finding import Finding, Kind, Level
from bot.review import Decision, Review
from bot.slack import ids
from bot.slack.mrkdwn import cut, inert, mention, pasteable
from bot.slack.pieces import (
    MOST_BLOCKS,
    MOST_CHARACTERS,
    Piece,
    actions,
    button,
    heading,
    line,
    mrkdwn,
    overflow,
    plain,
    rich,
    small,
    weight,
    words,
)
from bot.text import Span

CONTEXT = 90
"""Characters of the sentence on either side of a finding."""

LONGEST_QUOTE = 200
"""Characters of a finding's own words, and of its fix, that are shown; Apply makes all of it."""

LONGEST_IN_SNIPPET = 500

MARGIN = 50
"""Characters by which a first line may grow while decisions are made."""

GROUPS = ("Legal queries", "To amend", "Queries", "Suggestions")
"""The most important first, and law before all: a slip there may cost a trial."""

_GROUP = {Level.AMEND: 1, Level.QUERY: 2, Level.SUGGEST: 3}
_SAID = {Decision.APPLY: "Applied by", Decision.STET: "Stet by"}


@dataclass(frozen=True)
class Shown:
    """The blocks of what one message can hold, and the findings for which it has no room."""

    blocks: list[Piece]
    rest: tuple[Finding, ...]


def group(finding: Finding) -> int:
    """Where a finding stands in GROUPS."""
    if finding.level is Level.QUERY and finding.rule.kind is Kind.LEGAL:
        return 0
    return _GROUP[finding.level]


def fitted(case: Case, keyed: Mapping[str, Finding], beside: Sequence[Piece]) -> Shown:
    """The most important findings for which there is room beside the other blocks of a message.

    What is shown does not depend on what is decided, so no finding moves when a button is pressed.
    """
    blocks_left = MOST_BLOCKS - len(beside)
    characters_left = MOST_CHARACTERS - MARGIN - weight(beside)
    ranked = sorted(keyed.items(), key=lambda item: group(item[1]))
    taken: list[tuple[str, Finding]] = []
    groups: set[int] = set()
    for key, finding in ranked:
        new = group(finding) not in groups
        blocks_left -= 2 + new
        characters_left -= _room(case, key, finding) + 30 * new
        if blocks_left < 0 or characters_left < 0:
            break
        groups.add(group(finding))
        taken.append((key, finding))
    rest = tuple(finding for _, finding in ranked[len(taken) :])
    return Shown(list(_grouped(case, taken)), rest)


def _room(case: Case, key: str, finding: Finding) -> int:
    """Characters that a finding may come to take, decided or not."""
    return weight(_open(case, key, finding)) + 80


def _grouped(case: Case, taken: Sequence[tuple[str, Finding]]) -> Iterable[Piece]:
    for number, members in groupby(taken, key=lambda item: group(item[1])):
        yield heading(GROUPS[number])
        for key, finding in members:
            verdict = case.verdicts.get(key)
            yield from (
                _decided(case, key, finding, verdict) if verdict else _open(case, key, finding)
            )


def _open(case: Case, key: str, finding: Finding) -> list[Piece]:
    """A finding that waits for the editor's word."""
    sort = words(f"  {_sort(finding)}")
    said = line(words(finding.reason, "italic"), sort, earlier_post(case, finding))
    block = rich(line(*_in_context(case.review, finding)), said)
    return [block, _buttons(case, key, finding, "primary")]


def _decided(case: Case, key: str, finding: Finding, verdict: Verdict) -> list[Piece]:
    """A finding that has the editor's word, in small type.

    Who it was is told as mrkdwn in a context block. The message is only ever updated with it, and
    Slack notifies nobody of an update; a rich_text user element would do no less and no more, but
    so no rich_text of ours holds anything alive.
    """
    at = f"{verdict.at.day} {verdict.at:%B, %H:%M} UTC"
    who = f"*{_SAID[verdict.decision]}* {mention(verdict.by)}, {at}"
    block = small(plain(change(case.review, finding)), mrkdwn(who), _sort(finding))
    return [block, _buttons(case, key, finding, "")]


def earlier_post(case: Case, finding: Finding) -> list[Piece]:
    """A link to the earlier draft that a finding speaks of; nothing where Slack gave no address.

    It is the one live link in what is shown: the address is Slack's own, the words are ours.
    """
    address = case.links.get(finding.see, "")
    if not address.startswith(("https://", "http://")):
        return []
    return [*words("  "), {"type": "link", "url": address, "text": "earlier post"}]


def _sort(finding: Finding) -> str:
    kind, rule = str(finding.rule.kind), finding.rule.id
    return kind if kind == rule else f"{kind} · {rule}"


def change(review: Review, finding: Finding) -> str:
    """What a finding comes to in a line: "govenor → governor"."""
    old = inert(finding.span.of(review.draft.text), 120)
    return f"“{old}”" if finding.fix is None else f"{old} → {inert(finding.fix, 120) or 'nothing'}"


def _buttons(case: Case, key: str, finding: Finding, style: str) -> Piece:
    carried = ids.Carried(case.id, key)
    more = {"style": style} if style else {}
    pressed = [button(ids.STET, "Stet", carried)]
    if finding.fix is not None:
        pressed.insert(0, button(ids.APPLY, "Apply", carried, **more))
    if finding.rule.kind is Kind.SPELLING:
        pressed.append(overflow(ids.MORE, "Add to the house's own words", carried))
    return actions(f"finding-{key}", *pressed)


def _in_context(review: Review, finding: Finding) -> list[list[Piece]]:
    before, after = _around(review, finding.span)
    quote = finding.span.of(review.draft.text)
    if finding.fix is None:
        changed = [words(quote, "bold", limit=LONGEST_QUOTE)]
    else:
        struck = words(quote, "strike", limit=LONGEST_QUOTE)
        fix = words(finding.fix, "bold", limit=LONGEST_QUOTE)
        changed = [struck, words(" ") if fix else [], fix]
    return [words(before), *changed, words(after)]


def _around(review: Review, span: Span) -> tuple[str, str]:
    """The sentence before and after a place, each trimmed to CONTEXT characters."""
    text, sentence = review.draft.text, _sentence(review, span)
    before, after = text[sentence.start : span.start], text[span.end : sentence.end]
    head = before if len(before) <= CONTEXT else f"…{before[-CONTEXT:]}"
    return head, cut(after, CONTEXT + 1)


def _sentence(review: Review, span: Span) -> Span:
    if not review.draft.sentences:
        return span
    sentence = review.draft.sentences[review.draft.sentence_index(span)]
    return Span(min(sentence.start, span.start), max(sentence.end, span.end))


def in_plain_text(review: Review, findings: Iterable[Finding]) -> str:
    """Findings as plain text, for a snippet in the thread."""
    return "\n\n".join(_as_text(review, finding) for finding in findings)


def _as_text(review: Review, finding: Finding) -> str:
    before, after = _around(review, finding.span)
    quote = cut(finding.span.of(review.draft.text), LONGEST_IN_SNIPPET)
    fix = cut(finding.fix or "", LONGEST_IN_SNIPPET)
    changed = f"[{quote}]" if finding.fix is None else f"~~{quote}~~ {fix}".rstrip()
    head = f"{finding.level.upper()} · {_sort(finding)}"
    reason = cut(finding.reason, LONGEST_IN_SNIPPET)
    return pasteable(f"{head}\n  {before}{changed}{after}\n  {reason}")
