"""Periods that run backwards or last another time than they say; only ever asked.

Ranges of years, days and clocks, "start in … and end in …", and "from 2009 to 2013, six years".
Moved deadlines, comparisons, winters and nights that run into the next year or day are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.stamp import MONTHS, WEEKDAYS, month_number
from bot.text import Span

DATES_REVERSED = Rule(
    "dates-reversed",
    Kind.DATE,
    Level.QUERY,
    "The later date comes first.",
    breaks=tuple(
        map(
            Example,
            (
                "She led the council from 2019 to 2016.",
                "Rents doubled between 2010 and 2008.",
                "The show runs from 14 to 12 March.",
                "The pool is shut from Friday 20 June to Monday 16 June.",
                "Talks will be held from 11 August to 30 July.",
                "The dam will be begun in 2031 and finished by 2029.",
                "He was shot between 17:40 and 17:10 on Sunday.",
            ),
        )
    ),
    keeps=(
        "She led the council from 2016 to 2019.",
        "The ban was brought forward from 2035 to 2030.",
        "The index fell from 2019 to 1998 in an hour.",
        "The rink is open from 21 November to 4 January.",
        "The tax year runs from 6 April to 5 April.",
        "The pub opened in 1995 and the mill that closed in 1988 is its car park.",
        "The road is shut from 22:00 to 06:00.",
    ),
)
DURATION = Rule(
    "duration",
    Kind.DATE,
    Level.QUERY,
    "The years given and their number do not go together.",
    breaks=(
        Example("He was mayor between 2009 and 2013, a span of six years."),
        Example("She ran the mill for nine years, from 2019 to 2023."),
        Example("The pier burned down in 2010, 25 years ago.\nIda Coe 30 April 2025 09:10"),
    ),
    keeps=(
        "He was mayor between 2009 and 2013, a span of four years.",
        "She ran the mill for five years, from 2019 to 2023.",
        "Of the 12 years from 2001 to 2020 in which it snowed, two were dry.",
        "The pier burned down in 2010, 15 years ago.\nIda Coe 30 April 2025 09:10",
    ),
)

_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = rf"(?:(?:{'|'.join(WEEKDAYS)}|Mon|Tues?|Weds?|Thurs?|Fri|Sat|Sun),? )?(?:the )?"
_MONTH = "|".join(MONTHS) + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_TH = "(?:st|nd|rd|th)?"
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_YEARS = re.compile(
    rf"\b(?P<frame>[Ff]rom|[Bb]etween) (?P<one>{_YEAR}) (?:to|and|until|till) (?P<two>{_YEAR})\b"
    r"(?! (?:levels?|prices?|models?|figures?|rates?)\b)|"
    rf"\((?P<first>{_YEAR})[-–](?P<last>{_YEAR})\)"
)
_DAYS = re.compile(
    rf"\b(?P<frame>[Ff]rom|[Bb]etween) {_WEEKDAY}(?P<one>[0-3]?\d){_TH}(?: (?P<from>{_MONTH}))? "
    rf"(?:to|and|until|till) {_WEEKDAY}(?P<two>[0-3]?\d){_TH} (?P<month>{_MONTH})\b"
    rf"(?!,? {_YEAR}| next year)"
)
_CLOCKS = re.compile(
    r"\b(?P<frame>[Ff]rom|[Bb]etween) (?P<one>[0-2]?\d[:.][0-5]\d) (?:to|and|until|till) "
    r"(?P<two>[0-2]?\d[:.][0-5]\d)(?! ?[ap]\.?m|\d|[.:%]\d|%| (?:million|billion|metres|points))"
)
_BEGUN = re.compile(
    r"\b(?:start|begin|begun|began|open|launch|join|born\b|found(?:ed)?\b|built|introduc|elected|"
    r"appointed|arriv|set up|formed|married|commission|break ground|laid|take office|took office)"
    rf"[^.;()\n\d]{{0,30}}? in (?P<one>{_YEAR}),? (?:\w+ ){{0,2}}?(?:and|before|but|then) "
    r"(?!(?:\w+ ){0,4}(?:that|which|who|whose|where|reopen))(?:\w+ ){0,4}?(?:finish|end|complet|"
    r"clos|"
    r"left|leav|died|shut|abolish|scrap|retire|resign|step|demolish|ceas|stop|expir|dissolv|ready|"
    rf"done|divorc|opened|open\b|run out)[^.;()\n\d]{{0,20}}? (?:in|by) (?P<two>{_YEAR})\b"
)
_AFTERWARDS = re.compile(
    rf",? ?(?:[(–—-] ?)?(?:or )?(?P<span>(?:for |over |a (?:span|period|term|total|stretch|reign|"
    rf"run) "
    rf"of |some |spanning |in all |lasting )?(?:all of |fully )?{_COUNT} years)\b(?! (?:old|ago|"
    rf"later|"
    "earlier|before|after|in prison))"
)
_BEFOREHAND = re.compile(
    rf"\b(?P<span>(?:for |over )?{_COUNT}[ -]years?(?:'s?)?)(?: (?:spell|stint|term|period|run|"
    rf"reign|war|"
    r"project|career|study|ban|tenure|as [\w ]{1,20}|there))?,? ?\(?$"
)
_AGO = re.compile(
    rf"\b[Ii]n (?P<year>{_YEAR}),? (?P<span>(?:just |only |some )?{_COUNT} years ago)\b|"
    rf"\b(?P<since>{_COUNT.replace('count', 'number')} years ago),? in (?P<of>{_YEAR})\b"
)
_COMPARED = re.compile(r"\b(?:gap|differ|compar|margin|contrast|BC\b)")
_MOVED = re.compile(
    r"\b(?:br(?:ing|ought)|mov|chang|shift|push|delay|exten|reduc|cut|f[ae]ll|drop|declin|slip|"
    r"down|up|"
    r"r[io]se|rais|lower|point|revis|deadline|target|forward|earlier|put|advanc|rever|switch|"
    r"return)"
)
_ROUND = re.compile(r"\b(?:year|annual|season|academic|tax|financial|term|every|each)\b")
_NIGHT = re.compile(
    r"\b(?:night|overnight|next (?:day|morning)|following (?:day|morning)|race|score)"
)
_SOME = re.compile(
    r"\b(?:[Oo]f|in|during) the $|\b(?:[Aa]bout|almost|nearly|more than|over|least) $"
)
BACKWARDS = 120
"""Days by which a range may run backwards and be wrong: more, and it ends in the next year."""
SLIP = 3 * 60
"""Minutes by which clocks may run backwards and be wrong: more, and they run past midnight."""


def find(galley: Galley) -> Iterator[Finding]:
    for pattern, backwards in ((_YEARS, _years), (_DAYS, _days), (_CLOCKS, _clocks)):
        for match in pattern.finditer(galley.text):
            if backwards(galley, match):
                yield from _reversed(galley, match)
            elif pattern is _YEARS and match["one"]:
                yield from _lasting(galley, match)
    for match in _BEGUN.finditer(galley.text):
        if int(match["one"]) > int(match["two"]):
            yield from _reversed(galley, match)
    yield from _ago(galley)


def _reversed(galley: Galley, match: re.Match[str]) -> Iterator[Finding]:
    span = Span(*match.span())
    frame = match.groupdict().get("frame")
    unless = _MOVED if frame and frame.lower() == "from" else _COMPARED
    if not unless.search(galley.sentence_at(span).of(galley.text)):
        note = f"“{span.of(galley.draft.text)}” runs backwards: is it the other way round?"
        yield DATES_REVERSED.finding(span, note=note)


def _years(_: Galley, match: re.Match[str]) -> bool:
    return int(match["one"] or match["first"]) > int(match["two"] or match["last"])


def _days(galley: Galley, match: re.Match[str]) -> bool:
    one, two = int(match["one"]), int(match["two"])
    start, end = month_number(match["from"] or match["month"]), month_number(match["month"])
    late = (start - end) * 30 + one - two
    said = galley.sentence_at(Span(*match.span())).of(galley.text)
    return 0 < late <= BACKWARDS and not _ROUND.search(said)


def _clocks(galley: Galley, match: re.Match[str]) -> bool:
    one, two = (_minutes(match[name]) for name in ("one", "two"))
    said = galley.sentence_at(Span(*match.span())).of(galley.text)
    by_day = min(one, two) >= 5 * 60 and max(one, two) < 24 * 60
    return by_day and 0 < one - two <= SLIP and not _NIGHT.search(said)


def _minutes(clock: str) -> int:
    hour, minute = re.split("[:.]", clock)
    return int(hour) * 60 + int(minute)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS.index(words) + 1


def _lasting(galley: Galley, match: re.Match[str]) -> Iterator[Finding]:
    """A number of years right after or right before two years that do not make it."""
    span = Span(*match.span())
    sentence = galley.sentence_at(span)
    after = _AFTERWARDS.match(galley.text, span.end, sentence.end)
    before = _BEFOREHAND.search(galley.text[sentence.start : span.start])
    if before and _SOME.search(galley.text[: sentence.start + before.start()][-12:]):
        before = None
    number = after or before
    lasted = int(match["two"]) - int(match["one"])
    if number and abs(_number(number["count"]) - lasted) > 1:
        place = Span(*after.span("span")) if after else sentence.part(number, "span")
        note = f"{match['one']} to {match['two']} is {lasted} years, not {number['count']}."
        yield DURATION.finding(place, note=note)


def _ago(galley: Galley) -> Iterator[Finding]:
    for match in _AGO.finditer(galley.text):
        span = Span(*match.span("span" if match["span"] else "since"))
        stamp = galley.posts[galley.draft.post_at(span)].stamp
        if not stamp or not stamp.day or galley.quoted(span):
            continue
        year, number = match["year"] or match["of"], match["count"] or match["number"]
        since = stamp.day.year - int(year)
        if abs(since - _number(number)) > 1:
            yield DURATION.finding(span, note=f"{year} was {since} years ago, not {number}.")


CHECK = Check("periods", (DATES_REVERSED, DURATION), find)
