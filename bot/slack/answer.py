"""The reply to a draft: outcome, furniture, findings with their buttons, and what went unread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.case import Case, Verdict
from bot.desk import STILL_READING
from bot.finding import Finding, Level
from bot.furniture import Headline, Slot
from bot.review import Review
from bot.slack import ids
from bot.slack.message import Message
from bot.slack.mrkdwn import escape, mention, pasteable, units
from bot.slack.pieces import (
    LONGEST_TEXT,
    MOST_CHARACTERS,
    Piece,
    actions,
    bullets,
    button,
    feedback,
    header,
    line,
    mrkdwn,
    rich,
    small,
    words,
)
from bot.slack.shown import change, fitted, group, in_plain_text

MOST_HEADLINES = 6
MOST_POINTS = 5
MOST_GAPS = 5
LONGEST_COPY = MOST_CHARACTERS - 500


@dataclass(frozen=True, slots=True)
class Share:
    """A channel that a private reply can be shared to; the name is without its sign."""

    channel: str
    name: str = ""


def outcome(review: Review) -> str:
    """ "2 to amend, 1 query", or that the draft is clean."""
    return counted(review.findings) or "Clean: nothing to change"


def counted(findings: Sequence[Finding]) -> str:
    """ "2 to amend, 1 query"; empty for no findings."""
    names = {
        Level.AMEND: ("to amend", "to amend"),
        Level.SUGGEST: ("suggestion", "suggestions"),
        Level.QUERY: ("query", "queries"),
    }
    counts = [(sum(f.level is level for f in findings), *said) for level, said in names.items()]
    return ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in counts if n)


def review_message(case: Case, share: Share | None = None) -> Message:
    """The reply to one draft; while the model reads, the machine's part of it."""
    return _whole(case, share, [])


def shared_message(case: Case, by: str) -> Message:
    """The reply as a member shares it with a channel; it names nobody but that member."""
    unnamed = {key: _unnamed(verdict) for key, verdict in case.verdicts.items()}
    shared = small(mrkdwn(f"Shared by {mention(by)}"))
    return _whole(replace(case, verdicts=unnamed), None, [shared])


def _unnamed(verdict: Verdict) -> Verdict:
    return replace(verdict, by="")


def _whole(case: Case, share: Share | None, top: Sequence[Piece]) -> Message:
    undecided = replace(case, verdicts={})
    keyed = case.keys()
    beside = [*top, *head(undecided), *controls(undecided, share), *foot(case)]
    shown = fitted(case, keyed, [*beside, *more(case.review.findings)])
    below = [*more(shown.rest), *controls(case, share), *foot(case)]
    blocks = [*head(case), *top, *shown.blocks, *below]
    return Message(_text(case, keyed.values()), blocks, snippet(case.review, shown.rest))


def more(rest: Sequence[Finding]) -> list[Piece]:
    """A line that says how many findings there was no room for."""
    return [small(f"{len(rest)} more, of less weight, in the file below.")] if rest else []


def snippet(review: Review, rest: Sequence[Finding]) -> str | None:
    return in_plain_text(review, rest) if rest else None


def head(case: Case) -> list[Piece]:
    """The outcome and what stands around the copy."""
    reading = [small(STILL_READING)] if case.reading else []
    return [header(title(case)), *reading, *_furniture(case.review)]


def title(case: Case) -> str:
    """The first line of the reply."""
    if case.reading:
        return f"{counted(case.review.findings) or 'Nothing'} so far"
    decided = len(case.keys().keys() & case.verdicts.keys())
    return f"{outcome(case.review)}{f' · {decided} decided' if decided else ''}"


def _furniture(review: Review) -> list[Piece]:
    furniture = review.furniture
    parts = [*_headlines(furniture.headlines)]
    for name, said in (("Push alert", furniture.push_alert), ("Search", furniture.seo)):
        if said:
            parts.append(line(words(f"{name}  ", "bold"), _measured(said)))
    if furniture.standfirst:
        parts.append(line(words("Summary  ", "bold"), words(furniture.standfirst)))
    if furniture.points:
        parts.append(bullets(line(words(point)) for point in furniture.points[:MOST_POINTS]))
    block = rich(*parts)
    return [block] if block["elements"] else []


def _headlines(headlines: Iterable[Headline]) -> Iterator[Piece]:
    lines = [line(_measured(h.text)) for h in headlines if h.slot is Slot.HEADLINE]
    if lines:
        yield line(words("Headlines", "bold"))
        yield bullets(lines[:MOST_HEADLINES])


def _measured(said: str) -> list[Piece]:
    return [*words(said, limit=150), *words(f" ({len(said)})")]


def controls(case: Case, share: Share | None) -> list[Piece]:
    """The buttons that are about the whole draft."""
    buttons = [*_copy_buttons(case)]
    if share:
        name = f"Share to #{share.name}" if share.name else "Share to the channel"
        buttons.append(button(ids.SHARE, name, ids.Carried(case.id, share.channel)))
    if not case.reading and any(map(_is_failure, case.review.unread)):
        buttons.append(button(ids.TRY_AGAIN, "Try again", ids.Carried(case.id)))
    row = [actions("controls", *buttons)] if buttons else []
    return row if case.reading else [*row, feedback(ids.FEEDBACK, case.id)]


def _copy_buttons(case: Case) -> Iterator[Piece]:
    mendable = {key for key, finding in case.keys().items() if finding.fix is not None}
    if mendable - case.verdicts.keys():
        yield button(ids.APPLY_ALL, "Apply all", ids.Carried(case.id))
    if mendable:
        yield button(ids.SHOW_COPY, "Show corrected copy", ids.Carried(case.id))


def _is_failure(gap: str) -> bool:
    return gap.startswith("The language model") and gap != STILL_READING


def foot(case: Case) -> list[Piece]:
    """What went unread, and what the draft was read with."""
    gaps = [gap for gap in case.review.unread if gap != STILL_READING]
    stamp = [f"house style {case.review.version}", case.model, f"{case.seconds:.1f} s"]
    return [
        *([small(*gaps[:MOST_GAPS])] if gaps else []),
        small(" · ".join(filter(None, stamp))),
    ]


def _text(case: Case, findings: Iterable[Finding]) -> str:
    """The message in words, for notifications and for readers who do without blocks."""
    said = title(case)
    for finding in sorted(findings, key=group):
        longer = f"{said}\n{escape(change(case.review, finding))}"
        if len(longer.encode()) > LONGEST_TEXT:
            break
        said = longer
    return said


def copy_message(case: Case) -> Message:
    """The corrected copy, ready to paste: what is applied, or every fix while nothing is decided.

    Copy that is too long for a message is the snippet.
    """
    fixed = case.review.corrected(case.applied() if case.verdicts else None)
    copy, said = pasteable(fixed), _copy_line(case)
    if units(copy) > LONGEST_COPY:
        return Message(said, [small(said), small("It is in the file below.")], copy)
    element = {"type": "text", "text": copy}
    block = rich({"type": "rich_text_preformatted", "elements": [element]})
    return Message(said, [small(said), block])


def _copy_line(case: Case) -> str:
    if not case.verdicts:
        return "Corrected copy, with every fix made"
    applied = len(case.applied())
    return f"Corrected copy, with {applied} {'fix' if applied == 1 else 'fixes'} applied"
