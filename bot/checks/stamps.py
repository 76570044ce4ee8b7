"""The times on a blog's posts: their order, and times that have not come yet; only ever asked.

The stamps run newest first or oldest first, whichever most of them keep; the fewest posts that
break the order are asked about. Clocks without days may cross one midnight. A pinned summary at
the top and copy under embargo are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import accumulate, pairwise
from zoneinfo import ZoneInfo

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.posts import Post
from bot.stamp import MONTHS, Stamp, month_number
from bot.text import Span

_POST = "Ferry runs aground\nA ferry has run aground off Mull.\nIda Coe 4 May 2025 {}\n"
_NEWEST_FIRST = "".join(map(_POST.format, ("12:40", "11:30", "10:20")))

POSTS_OUT_OF_ORDER = Rule(
    "posts-out-of-order",
    Kind.DATE,
    Level.QUERY,
    "The time on this post breaks the order of the others.",
    breaks=(
        Example("".join(map(_POST.format, ("12:40", "11:30", "14:20", "10:15")))),
        Example("".join(map(_POST.format, ("10:15", "09:20", "11:30", "12:40")))),
    ),
    keeps=(_NEWEST_FIRST, "00:10\nIt is stuck.\n\n23:50\nIt is afloat.\n\n23:20\nIt has left."),
)
TIME_TO_COME = Rule(
    "time-to-come",
    Kind.DATE,
    Level.QUERY,
    "The post is stamped with a time that has not come yet.",
    breaks=(Example("Ferry runs aground\nIt is stuck fast.\nIda Coe 4 May 2205 10:20"),),
    keeps=(_NEWEST_FIRST, "Ferry sails\nUnder embargo.\nIda Coe 4 May 2205 10:20"),
)

GRACE = timedelta(minutes=10)
"""How far a desk's clock may be behind the one that stamped the post."""
ABROAD = timedelta(hours=14)
"""How far ahead of London a stamp with a foreign zone may run."""
DAY = 24 * 60
OVERNIGHT = 8 * 60
"""Minutes a blog may rest over midnight."""

_DATE_WORDS = (
    r"(?:\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?\d{1,2}(?:st|nd|rd|th)? "
    rf"(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*(?:,? \d{{4}})?|"
    r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}"
)
_WHEN = re.compile(rf"(?:{_DATE_WORDS})|\d{{1,2}}[:.]\d\d(?: ?[ap]\.?m\b\.?)?", re.I)
_LETTERS = re.compile(r"(?!\b(?:at|on)\b)[^\W\d_]{2}")
_DAY = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(month[:3] for month in MONTHS)})")
_PINNED = re.compile(r"\b(?:summary|what we know|key (?:points|events)|at a glance|pinned)\b", re.I)
_ABROAD = re.compile(r"\b(?:CES?T|EES?T|ES?T|EDT|IST|AES?T|AEDT|P[SD]T)\b")


def find(galley: Galley) -> Iterator[Finding]:
    yield from _times_to_come(galley)
    yield from _out_of_order(galley)


@dataclass(frozen=True, slots=True)
class _Stamped:
    """A stamped post; the day is None in a blog that gives clocks alone."""

    post: Post
    span: Span
    day: date | None
    clock: time

    @property
    def minutes(self) -> int:
        days = self.day.toordinal() if self.day else 0
        return days * DAY + self.clock.hour * 60 + self.clock.minute


def _stamped(galley: Galley) -> list[_Stamped]:
    """The posts with a time, when all of them give a day or none does."""
    found = [_read(galley, post, post.stamp) for post in galley.posts if post.stamp]
    stamped = [each for each in found if each]
    dated = sum(each.day is not None for each in stamped)
    return stamped if dated in {0, len(stamped)} else []


def _read(galley: Galley, post: Post, stamp: Stamp) -> _Stamped | None:
    if stamp.clock is None:
        return None
    day = stamp.day or _day_of_any_year(stamp.span.of(galley.text))
    return _Stamped(post, _place(galley, stamp), day, stamp.clock)


def _day_of_any_year(line: str) -> date | None:
    match = _DAY.search(line)
    if match is None:
        return None
    return date(2000, month_number(match[2]), 1) + timedelta(days=int(match[1]) - 1)


def _place(galley: Galley, stamp: Stamp) -> Span:
    """The words of a stamp that tell the day and the time, without the byline."""
    line = stamp.span.of(galley.text)
    times = [match.span() for match in _WHEN.finditer(line)]
    if not times:
        return stamp.span
    start, end = times[0][0], times[-1][1]
    whole = not _LETTERS.search(_WHEN.sub("", line[start:end]))
    if not whole or (stamp.jammed and len(times) > 1):
        start = times[-1][0]
    return Span(stamp.span.start + start, stamp.span.start + end)


def _out_of_order(galley: Galley) -> Iterator[Finding]:
    stamped = _stamped(galley)
    newest_first, oldest_first = (_odd_ones(_unrolled(stamped, sign)) for sign in (-1, 1))
    odd = min(newest_first, oldest_first, key=len)
    if len(stamped) < 3 or len(odd) * 3 > len(stamped):
        return
    order = "newest first" if odd is newest_first else "oldest first"
    for i in odd:
        if i or not _PINNED.search(stamped[0].post.span.of(galley.text)[:80]):
            note = f"{_stands(stamped, i)}, and the others run {order}."
            yield POSTS_OUT_OF_ORDER.finding(_wrong(galley, stamped, i), note=note)


def _wrong(galley: Galley, stamped: list[_Stamped], i: int) -> Span:
    """The day alone when all other posts are of one day, or else day and time."""
    others = {each.day for each in stamped[:i] + stamped[i + 1 :]}
    date_words = re.match(_DATE_WORDS, stamped[i].span.of(galley.text))
    if date_words and len(others) == 1 and stamped[i].day not in others:
        return stamped[i].span.part(date_words)
    return stamped[i].span


def _unrolled(stamped: Sequence[_Stamped], sign: int) -> list[int]:
    """Minutes that rise when the order is kept; clocks alone are carried over one midnight."""
    minutes = [sign * each.minutes for each in stamped]
    if not stamped or stamped[0].day:
        return minutes
    days = [0, *accumulate(one - two > DAY - OVERNIGHT for one, two in pairwise(minutes))]
    carried = [minute + day * DAY for minute, day in zip(minutes, days, strict=True)]
    return carried if carried[-1] - carried[0] < DAY else minutes


def _odd_ones(minutes: Sequence[int]) -> list[int]:
    """The fewest places to leave out so that the rest never falls."""
    ends: list[int] = []
    before: list[int] = []
    for i, minute in enumerate(minutes):
        length = bisect_right(ends, minute, key=minutes.__getitem__)
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [i]
    kept, last = set[int](), ends[-1] if ends else -1
    while last >= 0:
        kept.add(last)
        last = before[last]
    return [i for i in range(len(minutes)) if i not in kept]


def _stands(stamped: Sequence[_Stamped], i: int) -> str:
    days = {each.day for each in stamped}
    names = [f"{each.clock:%H:%M}" for each in stamped]
    if len(days) > 1:
        names = [f"{each.clock:%H:%M} on {each.day:%d %B}".replace(" 0", " ") for each in stamped]
    under = f"below {names[i - 1]}" if i else ""
    over = f"above {names[i + 1]}" if i + 1 < len(stamped) else ""
    return f"The post stamped {names[i]} stands {' and '.join(filter(None, (under, over)))}"


def _times_to_come(galley: Galley) -> Iterator[Finding]:
    ahead = [post.stamp for post in galley.posts if post.stamp and _to_come(galley, post)]
    if ahead:
        more = f", as on {len(ahead) - 1} more" if len(ahead) > 1 else ""
        when = (ahead[0].time or "").replace("T", " ")
        note = f"The stamp on this post{more} gives a time that has not come yet: {when}."
        yield TIME_TO_COME.finding(_place(galley, ahead[0]), note=note)


def _to_come(galley: Galley, post: Post) -> bool:
    stamp = post.stamp
    if (
        not stamp
        or not stamp.day
        or not galley.now
        or "embargo" in post.span.of(galley.text).lower()
    ):
        return False
    stamped = datetime.combine(stamp.day, stamp.clock or time.min)
    abroad = _ABROAD.search(stamp.span.of(galley.text))
    return stamped > _london(galley.now) + (ABROAD if abroad else GRACE)


def _london(now: datetime) -> datetime:
    return now.astimezone(ZoneInfo("Europe/London")).replace(tzinfo=None) if now.tzinfo else now


CHECK = Check("stamps", (POSTS_OUT_OF_ORDER, TIME_TO_COME), find)
