"""The house style: one guide with many readers, read from `prompts/house-style.toml`.

The guide's own header says how a rule is written. Everything a rule needs is looked at here, when
the guide is read, so that a slip in a rule is a message to whoever wrote it, never a wrong reading.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files

from bot.finding import Example, Level, Rule
from bot.guide import Guide, WrittenRule, read_guide
from bot.text import fold

RECKONED = "fn:"
RECKONERS = frozenset("years clock-24 clock-12 undotted closed-up suicide".split())
"""What a fix that begins with fn: may name, when no template can work it out."""

SLIP = "slip"  # the group of a pattern that changes, when the rest says where it must stand

_AS_WRITTEN = "swaps fix note capitals where unless_in habit".split()
_LISTED = re.compile(r"\{([a-z_]+)\}")


class HouseStyleError(ValueError):
    """The guide or a desk option cannot be used; the message says what to mend."""


@dataclass(frozen=True)
class StyleRule:
    """A rule of the guide: kept by machine with a pattern or swaps, judged by the model without."""

    rule: Rule
    swaps: Mapping[str, str] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None
    fix: str | None = None
    unless: re.Pattern[str] | None = None
    note: str = ""
    capitals: str = "alone"
    where: str = "anywhere"
    unless_in: str = "sentence"
    habit: int = 0

    @property
    def judged(self) -> bool:
        return not self.swaps and self.pattern is None


@dataclass(frozen=True)
class Option:
    """Something desks differ on: what it is about, its values and the one in force."""

    about: str
    values: tuple[str, ...]
    value: str


@dataclass(frozen=True)
class HouseStyle:
    """The rules in force on a desk. `version` names this exact guide with these options.

    `off` holds the ids of the rules switched off, those of the checks among them.
    """

    rules: tuple[StyleRule, ...]
    options: Mapping[str, Option]
    words: frozenset[str] = frozenset()
    version: str = ""
    off: frozenset[str] = frozenset()

    @cached_property
    def choices(self) -> dict[str, str]:
        """Each option's value in force."""
        return {name: option.value for name, option in self.options.items()}


def guide_text() -> str:
    """The guide as it ships."""
    return files("prompts").joinpath("house-style.toml").read_text(encoding="utf-8")


def house_style(
    toml: str | None = None,
    choices: Mapping[str, str] | None = None,
    words: Iterable[str] = (),
    off: Iterable[str] = (),
) -> HouseStyle:
    """Read a guide, by default the one that ships, with the desk's choices and its own words.

    The rules whose ids are in `off` are left out; an id that no rule has is let be. Raises
    HouseStyleError for a guide that is not in order and for a choice it does not offer.
    """
    source = guide_text() if toml is None else toml
    guide = _read(source)
    options = _options(guide, dict(choices or {}))
    everything = [(rule, _style_rule(rule, guide.lists)) for rule in guide.rule]
    gone, own_words = frozenset(off), frozenset(word.lower() for word in [*guide.words, *words])
    applying = (style for rule, style in everything if _applies(rule, options))
    rules = tuple(style for style in applying if style.rule.id not in gone)
    own = [*sorted(own_words), *(f"off {id_}" for id_ in sorted(gone))]
    return HouseStyle(rules, options, own_words, _version(source, options, own), gone)


def _read(source: str) -> Guide:
    try:
        return read_guide(source)
    except ValueError as error:
        raise HouseStyleError(str(error)) from error


def _options(guide: Guide, chosen: Mapping[str, str]) -> dict[str, Option]:
    for name in chosen.keys() - guide.options.keys():
        raise HouseStyleError(f"no desk option {name!r}: choose from {', '.join(guide.options)}")
    found = {
        name: Option(option.about, tuple(option.values), chosen.get(name, option.default))
        for name, option in guide.options.items()
    }
    for name, option in found.items():
        if option.value not in option.values:
            wrong = f"desk option {name} cannot be {option.value!r}"
            raise HouseStyleError(f"{wrong}: choose from {', '.join(option.values)}")
    return found


def _applies(rule: WrittenRule, options: Mapping[str, Option]) -> bool:
    for name, value in rule.when.items():
        if name not in options or value not in options[name].values:
            raise HouseStyleError(f"rule {rule.id}: no desk option {name} = {value!r}")
    return all(options[name].value == value for name, value in rule.when.items())


def _style_rule(rule: WrittenRule, lists: Mapping[str, list[str]]) -> StyleRule:
    try:
        _agree(rule)
        examples = tuple(Example(*pair) for pair in rule.breaks)
        style = StyleRule(
            **{name: getattr(rule, name) for name in _AS_WRITTEN},
            rule=Rule(rule.id, rule.kind, rule.level, rule.reason, examples, tuple(rule.keeps)),
            pattern=_compiled(rule.pattern, lists),
            unless=_compiled(rule.unless, lists),
        )
        _finds_its_own_examples(style)
    except (re.error, ValueError, IndexError) as error:
        raise HouseStyleError(f"rule {rule.id}: {error}") from error
    return style


def _agree(rule: WrittenRule) -> None:
    asks, mends = rule.level is Level.QUERY, rule.fix is not None or bool(rule.swaps)
    reckons = {(rule.fix or "").partition(RECKONED)[2]} - RECKONERS - {""}
    idle = [old for old, new in rule.swaps.items() if old == new or not old[:1].isalnum()]
    faults = {
        "a query has no fix and no swaps: it asks": asks and mends,
        "a pattern needs a fix or swaps, or the level query": rule.pattern and not (asks or mends),
        "a fix or a note goes with a pattern": not rule.pattern and (rule.fix or rule.note),
        f"no function {rule.fix}: there are {', '.join(sorted(RECKONERS))}": reckons,
        "breaks holds [copy, amended] pairs, and for a query [copy] alone": (
            {len(pair) for pair in rule.breaks} - {1 if asks else 2}
        ),
        f"a swap begins with a word and changes it: not {idle}": idle,
    }
    for fault in (fault for fault, here in faults.items() if here):
        raise ValueError(fault)


def _compiled(pattern: str | None, lists: Mapping[str, list[str]]) -> re.Pattern[str] | None:
    if pattern is None:
        return None

    def listed(match: re.Match[str]) -> str:
        if match[1] not in lists:
            raise ValueError(f"no list {match[1]!r}: there are {', '.join(lists) or 'none'}")
        return f"(?:{'|'.join(lists[match[1]])})"

    compiled = re.compile(_LISTED.sub(listed, pattern))
    if compiled.match(""):
        raise ValueError("the pattern is content with nothing at all")
    return compiled


def _finds_its_own_examples(style: StyleRule) -> None:
    for example in style.rule.breaks:
        copy = fold(example.copy)
        match = style.pattern.search(copy) if style.pattern else None
        swapped = any(wrong.lower() in copy.lower() for wrong in style.swaps)
        if not (match or swapped or style.judged):
            raise ValueError(f"it walks past its own example {example.copy!r}")
        if match and not (style.fix or "").startswith(RECKONED):
            match.expand(style.fix or style.note)


def _version(source: str, options: Mapping[str, Option], own: Iterable[str]) -> str:
    chosen = [f"{name}={option.value}" for name, option in sorted(options.items())]
    whole = "\n".join([source, *chosen, *own])
    return hashlib.sha256(whole.encode()).hexdigest()[:8]
