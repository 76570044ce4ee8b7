"""The machine's checks. The order of CHECKS is the order of authority where two claim a place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from bot.checks import (
    accents,
    accusations,
    ages,
    agreement,
    apostrophe,
    apposition,
    article,
    attribution,
    belongings,
    brackets,
    casualties,
    changes,
    comparison,
    dates,
    determiners,
    doubled,
    first_names,
    full_stop,
    guilt,
    headline,
    headline_case,
    hedges,
    honorifics,
    identity,
    its,
    legal,
    missing_words,
    names,
    numbers,
    periods,
    possessive,
    pronouns,
    punctuation,
    quote_marks,
    quoted_words,
    repetition,
    shares,
    sound_alike,
    spelling,
    stamps,
    structure,
    style,
    suicide,
    sums,
    tallies,
    their,
    times,
    verb_form,
)
from bot.finding import Finding, Rule, settle
from bot.galley import Check, Galley
from bot.house import HouseStyle

CHECKS: tuple[Check, ...] = (
    doubled.CHECK,
    article.CHECK,
    style.CHECK,
    its.CHECK,
    possessive.CHECK,
    belongings.CHECK,
    apostrophe.CHECK,
    sound_alike.CHECK,
    their.CHECK,
    spelling.CHECK,
    determiners.CHECK,
    pronouns.CHECK,
    agreement.CHECK,
    verb_form.CHECK,
    missing_words.CHECK,
    comparison.CHECK,
    punctuation.CHECK,
    full_stop.CHECK,
    apposition.CHECK,
    quote_marks.CHECK,
    brackets.CHECK,
    legal.CHECK,
    guilt.CHECK,
    identity.CHECK,
    suicide.CHECK,
    casualties.CHECK,
    numbers.CHECK,
    ages.CHECK,
    tallies.CHECK,
    shares.CHECK,
    changes.CHECK,
    sums.CHECK,
    accents.CHECK,
    names.CHECK,
    first_names.CHECK,
    honorifics.CHECK,
    dates.CHECK,
    times.CHECK,
    periods.CHECK,
    attribution.CHECK,
    accusations.CHECK,
    hedges.CHECK,
    quoted_words.CHECK,
    stamps.CHECK,
    structure.CHECK,
    headline.CHECK,
    headline_case.CHECK,
    repetition.CHECK,
)

Progress = Callable[[int, int], None]
"""Told how many checks are done, of how many."""


def rules_in_force(house: HouseStyle) -> tuple[Rule, ...]:
    """Every rule a draft is read against: the checks' own, then the guide's."""
    own = [rule for check in CHECKS for rule in check.rules if rule.id not in house.off]
    return (*own, *(style.rule for style in house.rules))


def check(galley: Galley, progress: Progress = lambda done, of: None) -> tuple[Finding, ...]:
    """What the machine has to say of a draft, one finding to a place, in the order of the text."""
    found: list[Finding] = []
    for done, each in enumerate(CHECKS, 1):
        found += each.find(galley)
        progress(done, len(CHECKS))
    in_force = [finding for finding in found if finding.rule.id not in galley.house.off]
    return settle(in_its_own_hand(galley, keep_quotations(galley, in_force)))


def in_its_own_hand(galley: Galley, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Write each fix with the draft's kind of apostrophe: the checks read straight ones."""
    curly, straight = (sum(map(galley.draft.text.count, marks)) for marks in ("’‘“”", "'\""))
    for finding in findings:
        if curly > straight and finding.fix is not None:
            yield replace(finding, fix=finding.fix.replace("'", "’"))
        else:
            yield finding


def keep_quotations(galley: Galley, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Let no fix touch a direct quotation: there Stet may ask, never change."""
    for finding in findings:
        if finding.fix is None or not galley.quoted(finding.span):
            yield finding
