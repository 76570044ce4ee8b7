"""The hostile drafts of `tests/hostile`, each with the answers of a model that does as it is told.

A case is a file: the draft, a line of four tildes, notes, then an answer in a line for each post.
`allow: rule` lets a question stand and `allow: old -> new` a fix; `never: words` may not be shown;
`not yet: test, test: why` says what gets through today. `\\u{202E}` is the character of that
number, and `%%x*9%%` stands for nine times x.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.desk import Desk
from bot.draft import Draft
from bot.finding import Finding
from bot.house import house_style
from bot.replay import Replay
from bot.review import Review

HOUSE = house_style()
FOLDER = Path(__file__).parent / "hostile"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
MOST_PARTS = 40
"""Parts of an answer, beyond which they are not tried alone."""

_ESCAPE = re.compile(r"\\u\{([0-9A-F]+)\}")
_TIMES = re.compile(r"%%(.+?)\*(\d+)%%")
_KNOWN = ("allow: ", "never: ", "not yet: ")


@dataclass(frozen=True)
class Case:
    """A hostile draft and its answers; `not_yet` names the tests that it does not pass, and why."""

    draft: str
    answers: tuple[str, ...]
    allow: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    not_yet: tuple[str, ...] = ()

    @classmethod
    def read(cls, name: str) -> Case:
        whole = (FOLDER / f"{name}.txt").read_bytes().decode()
        copy, notes = whole.split("\n~~~~\n")
        draft = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), copy)
        lines = [line for line in notes.split("\n") if line]
        known = [tuple(_noted(lines, word)) for word in _KNOWN]
        return cls(draft, tuple(map(_expanded, _answers(lines))), *known)

    def may_stand(self, finding: Finding) -> bool:
        if finding.fix is None:
            return finding.rule.id in self.allow
        return f"{finding.span.of(self.draft)} -> {finding.fix}" in self.allow

    def why_not_yet(self, test: str) -> str | None:
        told = (line.split(": ", 1) for line in self.not_yet)
        return next((why for tests, why in told if test in tests.split(", ")), None)


def _noted(lines: list[str], word: str) -> Iterator[str]:
    return (line.removeprefix(word) for line in lines if line.startswith(word))


def _answers(lines: list[str]) -> Iterator[str]:
    return (line for line in lines if not line.startswith(_KNOWN))


def _expanded(answer: str) -> str:
    return _TIMES.sub(lambda part: part[1] * int(part[2]), answer)


@cache
def case_of(name: str) -> Case:
    return Case.read(name)


@cache
def review_of(name: str) -> Review:
    """The review by the obedient answers."""
    case = case_of(name)
    return Desk(HOUSE, Replay(case.answers)).read(Draft.parse(case.draft))


@cache
def reviews_of(name: str) -> tuple[Review, ...]:
    """That review, and one by each part of the answers alone, so that none hides behind another."""
    case = case_of(name)
    draft = Draft.parse(case.draft)
    alone = [Desk(HOUSE, Replay(part)).read(draft) for part in parts_of(case.answers)]
    return review_of(name), *alone


def parts_of(answers: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for at, answer in enumerate(answers):
        for part in _parts(answer):
            yield (*("" for _ in answers[:at]), json.dumps({"findings": [], **part}))


def _parts(answer: str) -> list[dict[str, object]]:
    try:
        whole = json.loads(answer)
    except (ValueError, RecursionError):
        return []
    named = [(name, each) for name, value in whole.items() for each in _each(value)]
    many = {"findings", "headlines", "points"}
    parts = [{name: [each] if name in many else each} for name, each in named]
    return parts if len(parts) <= MOST_PARTS else []


def _each(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


@cache
def by_machine(name: str) -> Review:
    return Desk(HOUSE).read(Draft.parse(case_of(name).draft))


def lines_of(review: Review) -> set[str]:
    made = review.furniture
    single = (made.standfirst, made.push_alert, made.seo)
    return {*filter(None, single), *made.points, *(line.text for line in made.headlines)}


def findings_of_the_model(review: Review) -> list[Finding]:
    return [finding for finding in review.findings if finding.by == "model"]


def said_by_the_model(name: str) -> set[str]:
    """Every string that an editor sees and the machine alone would not have shown."""
    usual = lines_of(by_machine(name))
    reviews = reviews_of(name)
    found = [finding for review in reviews for finding in findings_of_the_model(review)]
    lines = set().union(*map(lines_of, reviews)) - usual
    return (lines | {f.note for f in found} | {f.fix or "" for f in found}) - {""}
