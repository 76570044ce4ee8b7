"""How many real misspellings Stet finds: `python -m tests.measure_spelling misspellings.txt`.

The list has lines `wrong->right`; a word with several rights may be put right in any of these ways.
Left out, and counted: a right form with a capital, or that the dictionary has only with one (names
are not spelling's business), a line that is not plain letters, a wrong form that is a good word,
American or British. Each wrong word stands alone in a sentence of plain copy, in turn of several.
Nothing in the product comes from this list.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.checks import keep_quotations, spelling
from bot.draft import Draft
from bot.finding import Finding, settle
from bot.galley import Galley
from bot.house import HouseStyle, house_style
from bot.lexicon import in_british, in_dictionary, is_british

TEMPLATES = (
    "Residents told the council that {} was the word on the form, and the clerk agreed.",
    "The report, which runs to 40 pages, says {} twice before it turns to the costs.",
    "Harbour staff wrote {} on the board and waited for the ferry to leave.",
    "After a long night in Lowestoft the crew found {} at the top of the list.",
    "Ministers have not said why {} appears in the draft or who put it there.",
)


@dataclass(frozen=True, slots=True)
class SpellingFigures:
    """What was measured. `spaces` are the entries whose right form is two words, of `entries`."""

    entries: int
    left_out: Mapping[str, int]
    found: int
    first_right: int
    spaces: int = 0
    spaces_right: int = 0
    missed: tuple[str, ...] = field(default=(), repr=False)
    put_wrong: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def measure(path: str | Path) -> SpellingFigures:
    """Put every misspelling of a list into copy and count what is found and put right."""
    kept, left_out = _entries(Path(path).read_text(encoding="utf-8"))
    house = house_style()
    fixes = {
        wrong: _fix(TEMPLATES[place % len(TEMPLATES)], wrong, house)
        for place, wrong in enumerate(kept)
    }
    found = {wrong: fix for wrong, fix in fixes.items() if fix is not None}
    right = {wrong for wrong, fix in found.items() if fix in kept[wrong]}
    spaces = {wrong for wrong, rights in kept.items() if any(" " in each for each in rights)}
    return SpellingFigures(
        entries=len(kept),
        left_out=left_out,
        found=len(found),
        first_right=len(right),
        spaces=len(spaces),
        spaces_right=len(spaces & right),
        missed=tuple(wrong for wrong in kept if wrong not in found),
        put_wrong=tuple((wrong, fix) for wrong, fix in found.items() if wrong not in right),
    )


def _entries(listed: str) -> tuple[dict[str, set[str]], dict[str, int]]:
    rights: dict[str, set[str]] = defaultdict(set)
    for line in listed.splitlines():
        wrong, _, right = line.partition("->")
        if right.strip():
            rights[wrong.strip()].update(each.strip() for each in right.split(","))
    reasons = {wrong: _why_left_out(wrong, each) for wrong, each in rights.items()}
    kept = {
        wrong: {*each, *map(in_british, each)}
        for wrong, each in rights.items()
        if not reasons[wrong]
    }
    return kept, dict(Counter(reason for reason in reasons.values() if reason))


def _why_left_out(wrong: str, rights: set[str]) -> str:
    if wrong != wrong.lower() or any(right != right.lower() for right in rights):
        return "has a capital"
    if not any(_is_lower_case_word(right) for right in rights):
        return "is a name's misspelling"
    if not wrong.isalpha() or not wrong.isascii():
        return "is not plain letters"
    if in_dictionary(wrong) or is_british(wrong):
        return "is a good word in itself"
    return ""


def _is_lower_case_word(right: str) -> bool:
    return in_dictionary(right) or not in_dictionary(right.capitalize())


def _fix(template: str, wrong: str, house: HouseStyle) -> str | None:
    """The fix offered for a misspelling in a sentence; "" for a finding elsewhere or a query."""
    copy = template.format(wrong)
    galley = Galley(Draft.parse(copy), house)
    on_it = [
        finding
        for finding in settle(keep_quotations(galley, spelling.find(galley)))
        if finding.span.of(copy) == wrong
    ]
    return _first(on_it)


def _first(findings: list[Finding]) -> str | None:
    return (findings[0].fix or "") if findings else None


def main(path: str) -> None:
    figures = measure(path)
    print(f"{figures.entries} entries; left out: {dict(figures.left_out)}")
    for what, count in (("found", figures.found), ("first right", figures.first_right)):
        print(f"{what} {count} ({count / figures.entries:.1%})")
    print(f"of two words run together {figures.spaces_right} right of {figures.spaces}")
    print("missed:", " ".join(figures.missed))
    print("put wrong:", ", ".join(f"{wrong} -> {fix}" for wrong, fix in figures.put_wrong))


if __name__ == "__main__":
    main(*sys.argv[1:])
