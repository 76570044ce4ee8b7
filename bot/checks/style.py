"""House style: every rule of the guide that a machine can keep, whichever guide that is.

Swaps go by one look-up of each word; patterns are run one by one, and where the two claim a place
the pattern has it. Nothing is said of quotations, addresses or bylines. A swap written in lower
case leaves names alone: capitalised in mid-sentence, or at its start with more capitals after it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from bot.finding import Finding
from bot.galley import Check, Galley
from bot.house import RECKONED, SLIP, HouseStyle, StyleRule
from bot.text import Span, Spans

NEAR = 300
"""Characters either side of a place that are looked at in a sentence that does not end."""

_FIRST_WORD = re.compile(r"[^\W_]+")
_MORE_CAPITALS = re.compile(r"(?:'s)?[ -](?:(?:of|for|and|the|&) )*[^\W\d_a-z]")


def find(galley: Galley) -> Iterator[Finding]:
    page = _Page(galley)
    patterns = ((style, style.pattern) for style in galley.house.rules if style.pattern)
    found = [each for pair in patterns for each in _by_pattern(page, *pair)]
    return _ask_of_habits(page, [*found, *_by_swap(page)])


def _ask_of_habits(page: _Page, found: list[Finding]) -> Iterator[Finding]:
    """One question for a form that a post keeps to: it may follow another house's style."""
    habits = {style.rule.id: style.habit for style in page.galley.house.rules if style.habit}
    places = [(each.rule.id, page.galley.draft.post_at(each.span)) for each in found]
    times, asked = Counter(places), set()
    for each, place in zip(found, places, strict=True):
        if times[place] < habits.get(each.rule.id, len(found) + 1):
            yield each
        elif place not in asked:
            asked.add(place)
            note = f"Written so {times[place]} times here: on purpose? {each.rule.reason}"
            yield each.rule.finding(each.span, note=note)


@dataclass(frozen=True)
class _Page:
    """The galley with what style leaves alone."""

    galley: Galley
    posts_excused: dict[tuple[str, int], bool] = field(default_factory=dict)

    @cached_property
    def headlines(self) -> Spans:
        return Spans(post.headline for post in self.galley.posts if post.headline)

    @cached_property
    def spared(self) -> Spans:
        stamps = (post.stamp.span for post in self.galley.posts if post.stamp)
        return Spans([*stamps, *self.galley.addresses])

    def open_to(self, style: StyleRule, span: Span) -> bool:
        """Whether a rule may speak of this place."""
        if self.galley.quoted(span) or self.spared.touching(span):
            return False
        if style.where == "body" and self.headlines.touching(span):
            return False
        return not (style.unless and self.excused(style, style.unless, span))

    def excused(self, style: StyleRule, unless: re.Pattern[str], span: Span) -> bool:
        if style.unless_in == "sentence":
            return bool(unless.search(self.sentence(span)))
        post = self.galley.draft.post_at(span)
        known = (style.rule.id, post)
        if known not in self.posts_excused:
            words = self.galley.posts[post].span.of(self.galley.text)
            self.posts_excused[known] = bool(unless.search(words))
        return self.posts_excused[known]

    def sentence(self, span: Span) -> str:
        """The sentence round a place, or as much of an endless one as bears on it."""
        whole = self.galley.sentence_at(span)
        start = max(whole.start, span.start - NEAR)
        return self.galley.text[start : max(span.end, min(whole.end, span.end + NEAR))]

    def may_be_a_name(self, style: StyleRule, span: Span) -> bool:
        """Whether a word that the guide writes small has more capitals than a sentence's start."""
        text = self.galley.text
        words = span.of(text)
        if not words[0].isupper():
            return words != words.lower()
        if words.isupper() and len(words) > 1:
            return not self.sentence(span).isupper()
        before = text[max(self.galley.sentence_at(span).start, span.start - NEAR) : span.start]
        if style.capitals == "never" or any(mark.isalnum() for mark in before):
            return True
        return style.capitals == "alone" and bool(_MORE_CAPITALS.match(text, span.end))


def _by_pattern(page: _Page, style: StyleRule, pattern: re.Pattern[str]) -> Iterator[Finding]:
    either_case = bool(pattern.flags & re.IGNORECASE)
    for match in pattern.finditer(page.galley.text):
        span = Span(*match.span(_slip(match)))
        if not (either_case and page.may_be_a_name(style, span)) and page.open_to(style, span):
            yield from _said(style, match, span)


def _slip(match: re.Match[str]) -> str | int:
    slips = (name for name in match.re.groupindex if name.startswith(SLIP) and match[name])
    return next(slips, 0)


def _said(style: StyleRule, match: re.Match[str], span: Span) -> Iterator[Finding]:
    found = match.string[span.start : span.end]
    fix = _fix(style, match, found)
    if fix is None:
        yield style.rule.finding(span, note=match.expand(style.note))
    elif fix != found:
        yield style.rule.finding(span, fix)


def _fix(style: StyleRule, match: re.Match[str], found: str) -> str | None:
    if style.swaps:
        small = _in_the_case_of(found, style.swaps.get(found.lower(), found))
        return style.swaps.get(found, small)
    if style.fix is None:
        return None
    if style.fix.startswith(RECKONED):
        return RECKONERS[style.fix.removeprefix(RECKONED)](match)
    fix = match.expand(style.fix)
    return _in_the_case_of(found, fix) if match.re.flags & re.IGNORECASE else fix


def _in_the_case_of(found: str, fix: str) -> str:
    if found.isupper() and len(found) > 1:
        return fix.upper()
    return fix[:1].upper() + fix[1:] if found[:1].isupper() else fix


def _by_swap(page: _Page) -> Iterator[Finding]:
    swaps = swaps_by_first_word(page.galley.house)
    text, done = page.galley.text, 0
    for match in _FIRST_WORD.finditer(text):
        if match.start() < done:
            continue
        for wrong, style in swaps.get(match.group().lower(), ()):
            span = Span(match.start(), min(len(text), match.start() + len(wrong)))
            if _stands(page, wrong, style, span):
                done = span.end
                yield style.rule.finding(span, _swapped(span.of(text), wrong, style.swaps[wrong]))
                break


def swaps_by_first_word(house: HouseStyle) -> dict[str, list[tuple[str, StyleRule]]]:
    """What is swapped wherever it stands: by its first word, the longest first."""
    found: dict[str, list[tuple[str, StyleRule]]] = {}
    for style in house.rules:
        for wrong in () if style.pattern else style.swaps:
            first = _FIRST_WORD.match(wrong)
            found.setdefault(first.group().lower() if first else "", []).append((wrong, style))
    for several in found.values():
        several.sort(key=lambda swap: -len(swap[0]))
    return found


def _stands(page: _Page, wrong: str, style: StyleRule, span: Span) -> bool:
    text = page.galley.text
    words = span.of(text)
    if words.lower() != wrong.lower() or _runs_on(text, span):
        return False
    if wrong.islower():
        return not page.may_be_a_name(style, span) and page.open_to(style, span)
    shouted = wrong.isupper() and page.sentence(span).isupper()
    return words in {wrong, wrong.upper()} and not shouted and page.open_to(style, span)


def _runs_on(text: str, span: Span) -> bool:
    after = text[span.end : span.end + 1]
    return after.isalnum() or "_" in {after, text[max(0, span.start - 1)]}


def _swapped(found: str, wrong: str, right: str) -> str:
    if wrong.islower():
        return _in_the_case_of(found, right)
    return right if found == wrong else right.upper()


def _years(match: re.Match[str]) -> str:
    """Two years joined in words; a season or a financial year stays as it is."""
    first, last = int(match["first"]), int(match["last"])
    if last < 100:
        last += first // 100 * 100 + (100 if last <= first % 100 else 0)
    joint = "to" if match["word"].lower() == "from" else "and"
    return match.group() if last - first < 2 else f"{match['word']} {first} {joint} {last}"


def _clock_24(match: re.Match[str]) -> str:
    hour = int(match["hour"]) % 12 + (12 if match["half"] == "p" else 0)
    return f"{hour:02}:{match['minute'] or '00'}"


def _clock_12(match: re.Match[str]) -> str:
    hour, past = int(match["hour"]), "." + match["minute"].removeprefix("00")
    return f"{hour % 12 or 12}{past.rstrip('.')}{'pm' if hour >= 12 else 'am'}"


_HIS_OR_HERS = re.compile(
    r"\b(?:(?P<his>he|him|his|man|boy|father|husband|brother|son|uncle|boyfriend|mr|sir)"
    r"|she|her|hers|woman|girl|mother|wife|sister|daughter|aunt|girlfriend|mrs|ms|miss)\b",
    re.IGNORECASE,
)
_SUICIDE = {"": "kill die", "s": "kills dies", "ed": "killed died", "ing": "killing dying"}
_SEVERAL = re.compile(r"(?:[a-z]{4,}s|they|have|were|men|women|people) $")


def _suicide(match: re.Match[str]) -> str:
    form = match.group().split()[0].lower().removeprefix("commit").lstrip("t")
    (kill, die), who = _SUICIDE[form].split(), _whose(match)
    return f"{kill} {who}" if who else f"{die} by suicide"


def _whose(match: re.Match[str]) -> str | None:
    """Himself or herself, when the paragraph speaks of one sex or its nearest word is near."""
    text, start = match.string, match.start()
    if _SEVERAL.search(text, max(0, start - 20), start):
        return None
    first = text.rfind("\n", max(0, start - NEAR), start) + 1 or max(0, start - NEAR)
    last = text.find("\n", start, start + NEAR)
    found = [
        (each.end(), "himself" if each["his"] else "herself")
        for each in _HIS_OR_HERS.finditer(text, first, last if last > 0 else start + NEAR)
    ]
    near = [who for end, who in found if start - 30 < end <= start]
    sexes = {who for _, who in found}
    return sexes.pop() if len(sexes) == 1 else next(reversed(near), None)


RECKONERS: dict[str, Callable[[re.Match[str]], str]] = {
    "years": _years,
    "clock-24": _clock_24,
    "clock-12": _clock_12,
    "undotted": lambda match: match.group().replace(".", ""),
    "closed-up": lambda match: re.sub("[ .]", "", match.group()).lower(),
    "suicide": _suicide,
}

CHECK = Check("house style", (), find)
