"""Votes counted: for, against and abstaining against the house, the majority and the share.

Read where a sentence gives votes for and against; the house, the majority and the share may stand
in the sentences beside it. Silent about those who stayed away unless the copy says that none did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import isclose

from bot.figures import ABOUT, ABOVE, AT_LEAST, BELOW, MOST_IN_A_SENTENCE, Figure, plain
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Galley
from bot.numerals import COUNT, PERCENT, SCORE
from bot.text import Span

VOTES = Rule(
    "votes-do-not-tally",
    Kind.NUMBER,
    Level.QUERY,
    "The votes do not come to the figure given.",
    breaks=(
        Example("The 40-seat council met. It had 22 members for, 14 against and six abstaining."),
        Example("The jury of nine was split six to four."),
        Example("The bill fell by 45 votes to 31. Nine of the 80 members abstained."),
        Example("It passed by 45 votes to 31. Six of the 85 peers abstained and none was absent."),
        Example("The plan was carried by 28 votes to 17, a majority of nine."),
        Example("Staff voted 300 for and 100 against. The union put the yes vote at 85%."),
        Example("Members split 27-19, with six abstaining, in the 50-seat chamber."),
    ),
    keeps=(
        "The 40-seat council split: 22 members for, 14 against and four abstaining.",
        "The jury of nine was split six to three.",
        "The bill fell by 45 votes to 31. Nine of the 90 members abstained.",
        "The plan was carried by 28 votes to 17, a majority of 11.",
        "Staff voted 300 for and 100 against. The union put the yes vote at 75%.",
        "Staff voted 300 for and 100 against. The union says that 85% of staff are poor.",
        "The panel of 10 sat from six to four.",
    ),
)

_SAY = r"(?: [\w'-]+){0,3}?"
_FOR = re.compile(rf"{_SAY} (?:for|in favour|in support|back(?:ed|ing)|support(?:ed|ing)|yes)\b")
_AGAINST = re.compile(rf"{_SAY} (?:against|opposed|opposing|no)\b|(?=[.,;]? ?(?:noes|nays)\b)")
_AWAY = re.compile(
    rf"(?: of (?:the|its|their) \S+)?{_SAY} "
    r"(?:abstain\w*|abstentions?|absent|absentees?|spoil\w*|stay\w* away|did not vote|undecided)\b"
)
_TO = re.compile(r"(?: votes?)? (?:votes? )?to ")
_VOTED = re.compile(
    r"\b(?:by|voted|split|divided|ruled|carried|passed|rejected|defeated|backed|won)(?: it)? $",
    re.IGNORECASE,
)
_DIVIDED = re.compile(r"\b(?:voted|split|divided|ruled|passed|carried|voting) $", re.IGNORECASE)
_HOUSE = (
    "members|councillors|MPs|MSPs|peers|senators|delegates|deputies|lawmakers|jurors|judges|"
    "justices|governors|directors|trustees|votes|ballots|voters|seats"
)
_HYPHENED = re.compile(r"-(?:seat|seater|member|strong|person|judge|man|woman)\b")
_OF_THE_HOUSE = re.compile(rf"(?: [a-z]+)? (?:{_HOUSE})\b")
_WHOLLY = re.compile(
    r"\b(?:of (?:the|its|their|our)|all|all the|the council's|a total of) $", re.IGNORECASE
)
_OF_THE = re.compile(r"\bof (?:the|its|their) $")
_PANEL_OF = re.compile(
    r"\b(?:jury|panel|bench|court|committee|board|council|cabinet|tribunal) of $",
    re.IGNORECASE,
)
_PANEL = re.compile(r"\b(?:jury|jurors|panel|bench|court|tribunal|judges|justices)\b")
_NONE_AWAY = re.compile(
    r"\b(?:(?:none|no[ -]?one|nobody) (?:was|were|had been|is)? ?(?:absent|away|missing|abstained)|"
    r"no (?:absen\w+|abstentions)|(?:every|all)[a-z ]* voted|all present)\b",
    re.IGNORECASE,
)
_MAJORITY = re.compile(r"(?:,|\(|–|\bwith|\bby) ?(?:a )?(?:majority|margin|winning margin) of $")
_MAJORITY_AFTER = re.compile(r"-vote (?:majority|margin)\b")
_SHARE_BEFORE = re.compile(
    r"\b(?:yes vote|no vote|majority|vote in favour|support|vote)\b[\w ]{0,20}\b(?:at|of|was|by) $"
)
_SHARE_AFTER = re.compile(
    r"(?: (?:of (?:the )?(?:votes?|those (?:who voted|voting)|ballots)|(?:voted )?(?:for|in favour|"
    r"against|yes|support)|yes vote|majority)\b|-yes\b)"
)


@dataclass(frozen=True, slots=True)
class _Division:
    """What a sentence says of a vote: those for and against it, and those who did neither."""

    votes: tuple[Figure, Figure]
    away: tuple[Figure, ...] = ()

    @property
    def majority(self) -> float:
        return abs(self.votes[0].value - self.votes[1].value)

    @property
    def cast(self) -> float:
        return self.votes[0].value + self.votes[1].value

    @property
    def counted(self) -> float:
        return self.cast + sum(figure.value for figure in self.away)


def votes_in(galley: Galley, sentence: Span) -> Iterator[Finding]:
    """What does not tally in a sentence that gives votes, and in the sentences beside it."""
    told = galley.figures_in(sentence)
    if not 1 < len(told) <= MOST_IN_A_SENTENCE:
        return
    votes = _for_and_against(galley.text, told)
    if votes is None:
        return
    around = _around(galley, sentence)
    beside = [figure for span in around for figure in galley.figures_in(span)]
    away = tuple(f for f in beside if _is_away(galley.text, f) and f not in votes)
    division = _Division(votes, away)
    yield from _house(galley, around, beside, division)
    yield from _majority(galley.text, told, division)
    yield from _share(galley.text, beside, division)


def _around(galley: Galley, sentence: Span) -> tuple[Span, ...]:
    index, found = galley.draft.sentence_index(sentence), galley.draft.sentences
    post = galley.posts[galley.draft.post_at(sentence)]
    near = found[max(0, index - 1) : index + 2]
    return tuple(span for span in near if post.body.contains(span)) or (sentence,)


def _for_and_against(text: str, told: tuple[Figure, ...]) -> tuple[Figure, Figure] | None:
    counts = [figure for figure in told if figure.unit == COUNT and not figure.hedge]
    for one, two in pairwise(counts):
        before = text[max(0, one.span.start - 16) : one.span.start]
        between = text[one.span.end : two.span.start]
        if _TO.fullmatch(between) and _VOTED.search(before):
            return one, two
    for one, two in pairwise(told):
        before = text[max(0, one.span.start - 16) : one.span.start]
        if one.span == two.span and one.unit == SCORE and _DIVIDED.search(before):
            return one, two
    backing = [f for f in counts if _says(_FOR, text, f)]
    against = [f for f in counts if _says(_AGAINST, text, f) and f not in backing]
    return (backing[0], against[0]) if len(backing) == len(against) == 1 else None


def _says(pattern: re.Pattern[str], text: str, figure: Figure) -> bool:
    return pattern.match(text, figure.span.end) is not None


def _is_away(text: str, figure: Figure) -> bool:
    part = not _OF_THE.search(text, max(0, figure.span.start - 10), figure.span.start)
    return part and figure.unit == COUNT and not figure.hedge and _says(_AWAY, text, figure)


def _house(
    galley: Galley, around: tuple[Span, ...], beside: list[Figure], division: _Division
) -> Iterator[Finding]:
    whole = next((f for f in beside if _is_house(galley.text, f, division)), None)
    if whole is None or whole.hedge or whole in division.votes:
        return
    left = whole.value - division.counted
    present = any(_NONE_AWAY.search(span.of(galley.text)) for span in around)
    panel = _PANEL.search(galley.text, max(0, whole.span.start - 16), whole.span.end + 24)
    if left < 0 or (left > 0 and (present or (panel and not division.away))):
        told = (*division.votes, *division.away)
        parts = [plain(figure.value) for figure in told]
        listed = f"{', '.join(parts[:-1])} and {parts[-1]}"
        said = whole.said(galley.text)
        note = f"Votes of {listed} add up to {plain(division.counted)}; the copy says {said}."
        yield VOTES.finding(_with_division(galley, whole, division), note=note)


def _is_house(text: str, figure: Figure, division: _Division) -> bool:
    before = text[max(0, figure.span.start - 20) : figure.span.start]
    larger = figure.value > max(vote.value for vote in division.votes)
    if figure.unit != COUNT or figure in division.away or not larger:
        return False
    if _says(_HYPHENED, text, figure) or _PANEL_OF.search(before):
        return True
    return bool(_says(_OF_THE_HOUSE, text, figure) and _WHOLLY.search(before))


def _with_division(galley: Galley, whole: Figure, division: _Division) -> Span:
    """From the house to the last of its votes when that is short, or else the house alone."""
    spans = [figure.span for figure in (whole, *division.votes, *division.away)]
    told = Span(min(spans).start, max(span.end for span in spans))
    return told if len(told) <= 120 and not galley.quoted(told) else whole.span


def _majority(text: str, told: tuple[Figure, ...], division: _Division) -> Iterator[Finding]:
    for figure in told:
        before = text[max(0, figure.span.start - 26) : figure.span.start]
        named = _MAJORITY.search(before) or _says(_MAJORITY_AFTER, text, figure)
        if named and figure.unit == COUNT and figure.value != division.majority:
            one, two = (vote.said(text) for vote in division.votes)
            note = f"{one} to {two} is a majority of {plain(division.majority)}."
            yield VOTES.finding(figure.span, note=note[0].upper() + note[1:])


def _share(text: str, beside: list[Figure], division: _Division) -> Iterator[Finding]:
    shares = [figure for figure in beside if figure.unit == PERCENT and _is_share(text, figure)]
    if len(shares) != 1 or not division.cast:
        return
    share, (one, two) = shares[0], division.votes
    wholes = division.cast, division.counted
    fair = [100 * vote.value / whole for vote in (one, two) for whole in wholes]
    if not any(_agrees(share, exact) for exact in fair):
        said = f"{one.said(text)} of {plain(division.cast)} votes is {fair[0]:.3g}%"
        yield VOTES.finding(share.span, note=f"{said[0].upper()}{said[1:]}.")


def _is_share(text: str, figure: Figure) -> bool:
    before = text[max(0, figure.span.start - 50) : figure.span.start]
    return bool(_SHARE_BEFORE.search(before)) or _says(_SHARE_AFTER, text, figure)


def _agrees(share: Figure, exact: float) -> bool:
    loose = {ABOUT: 5.0, BELOW: 6.0, ABOVE: 6.0, AT_LEAST: 6.0}.get(share.bound or "", 1.0)
    return isclose(share.value, exact, abs_tol=loose)
