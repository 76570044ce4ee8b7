"""The house style: one guide with many readers, read from `prompts/house-style.toml`."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.finding import Example, Kind, Level, Rule


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
    """The rules in force on a desk. `version` names this exact guide with these options."""

    rules: tuple[StyleRule, ...]
    options: Mapping[str, Option]
    words: frozenset[str] = frozenset()
    version: str = ""

    @cached_property
    def choices(self) -> dict[str, str]:
        """Each option's value in force."""
        return {name: option.value for name, option in self.options.items()}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Option(_Strict):
    about: str
    values: list[str]
    default: str


class _Rule(_Strict):
    id: str
    kind: Kind = Kind.STYLE
    level: Level = Level.SUGGEST
    reason: str
    swaps: dict[str, str] = Field(default_factory=dict)
    pattern: str | None = None
    fix: str | None = None
    unless: str | None = None
    when: dict[str, str] = Field(default_factory=dict)
    breaks: list[list[str]] = Field(min_length=1)
    keeps: list[str] = Field(min_length=1)


class _Guide(_Strict):
    options: dict[str, _Option] = Field(default_factory=dict)
    words: list[str] = Field(default_factory=list)
    rule: list[_Rule]


def guide_text() -> str:
    """The guide as it ships."""
    return files("prompts").joinpath("house-style.toml").read_text(encoding="utf-8")


def house_style(
    toml: str | None = None, choices: Mapping[str, str] | None = None, words: Iterable[str] = ()
) -> HouseStyle:
    """Read a guide, by default the one that ships, with the desk's choices and its own words.

    Raises HouseStyleError for a guide that is not in order and for a choice it does not offer.
    """
    source = guide_text() if toml is None else toml
    chosen = dict(choices or {})
    try:
        guide = _Guide.model_validate(tomllib.loads(source))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise HouseStyleError(f"the house style guide is not in order: {error}") from error
    options = _options(guide, chosen)
    in_force = {name: option.value for name, option in options.items()}
    rules = [_style_rule(rule) for rule in guide.rule if _applies(rule, in_force)]
    own_words = frozenset(word.lower() for word in [*guide.words, *words])
    version = _version(source, in_force, own_words)
    return HouseStyle(tuple(rules), options, own_words, version)


def _options(guide: _Guide, chosen: Mapping[str, str]) -> dict[str, Option]:
    for name, value in chosen.items():
        if name not in guide.options:
            raise HouseStyleError(
                f"no desk option {name!r}: choose from {', '.join(guide.options)}"
            )
        if value not in guide.options[name].values:
            offered = ", ".join(guide.options[name].values)
            raise HouseStyleError(f"desk option {name} cannot be {value!r}: choose from {offered}")
    return {
        name: Option(option.about, tuple(option.values), chosen.get(name, option.default))
        for name, option in guide.options.items()
    }


def _applies(rule: _Rule, in_force: Mapping[str, str]) -> bool:
    for name in rule.when:
        if name not in in_force:
            raise HouseStyleError(f"rule {rule.id}: no desk option {name!r}")
    return all(in_force[name] == value for name, value in rule.when.items())


def _style_rule(rule: _Rule) -> StyleRule:
    if rule.level is not Level.QUERY and rule.pattern and rule.fix is None:
        raise HouseStyleError(f"rule {rule.id}: a pattern needs a fix, or the level query")
    examples = tuple(Example(*pair) for pair in rule.breaks)
    try:
        named = Rule(rule.id, rule.kind, rule.level, rule.reason, examples, tuple(rule.keeps))
        pattern = re.compile(rule.pattern) if rule.pattern else None
        unless = re.compile(rule.unless) if rule.unless else None
    except (re.error, ValueError) as error:
        raise HouseStyleError(f"rule {rule.id}: {error}") from error
    return StyleRule(named, rule.swaps, pattern, rule.fix, unless)


def _version(source: str, in_force: Mapping[str, str], words: Iterable[str]) -> str:
    whole = "\n".join([source, *(f"{k}={v}" for k, v in sorted(in_force.items())), *sorted(words)])
    return hashlib.sha256(whole.encode()).hexdigest()[:8]
