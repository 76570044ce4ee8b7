"""The style guide as it is written down in `prompts/house-style.toml`, and read as it stands.

The guide's own header says how a rule is written.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.finding import Kind, Level


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class WrittenOption(_Strict):
    """Something desks differ on, with its values."""

    about: str
    values: list[str]
    default: str


class WrittenRule(_Strict):
    """A rule with the copy that shows it."""

    id: str
    kind: Kind = Kind.STYLE
    level: Level = Level.SUGGEST
    reason: str
    swaps: dict[str, str] = Field(default_factory=dict)
    pattern: str | None = None
    fix: str | None = None
    unless: str | None = None
    note: str = ""
    capitals: Literal["alone", "start", "never"] = "alone"
    where: Literal["anywhere", "body"] = "anywhere"
    unless_in: Literal["sentence", "post"] = "sentence"
    habit: int = 0
    when: dict[str, str] = Field(default_factory=dict)
    breaks: list[list[str]] = Field(min_length=1)
    keeps: list[str] = Field(min_length=1)


class Guide(_Strict):
    """The whole guide."""

    options: dict[str, WrittenOption] = Field(default_factory=dict)
    lists: dict[str, list[str]] = Field(default_factory=dict)
    words: list[str] = Field(default_factory=list)
    rule: list[WrittenRule] = Field(min_length=1)


def read_guide(source: str) -> Guide:
    """Read a guide. Raises ValueError with a sentence to whoever wrote it."""
    try:
        table = tomllib.loads(source)
        guide = Guide.model_validate(table)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"the house style guide is not TOML: {error}") from error
    except ValidationError as error:
        raise ValueError(_in_plain_words(table.get("rule", []), error)) from error
    (commonest, times), *_ = Counter(rule.id for rule in guide.rule).most_common(1)
    if times > 1:
        raise ValueError(f"two rules share the id {commonest!r}: give each its own")
    return guide


def _in_plain_words(rules: Sequence[Mapping[str, object]], error: ValidationError) -> str:
    said: list[str] = []
    for problem in error.errors():
        top, *where = problem["loc"]
        if top == "rule" and where:
            number = int(where.pop(0))
            top = f"rule {rules[number].get('id', f'number {number + 1}')}"
        said.append(f"{', '.join(map(str, [top, *where]))}: {problem['msg']}")
    return f"the house style guide is not in order: {'; '.join(said)}"
