"""What the model may answer: the forms its JSON takes, and how an answer is read.

The schema sent with a prompt is made from these forms. A form is read strictly, but a finding at a
time: one that is out of order falls alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError


class Sort(StrEnum):
    """What the model takes its finding to be."""

    ERROR = "error"
    STYLE = "style"
    QUESTION = "question"
    PREFERENCE = "preference"


class AnswerForm(BaseModel):
    """A form of answer; every field is wanted, and none has limits: code clips and drops."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Proposal(AnswerForm):
    """One finding as the model puts it: nothing of it is shown before code has found it."""

    sentence: int
    quote: str
    rule: str
    reason: str
    replacement: str | None
    sort: Sort
    sure: float


class PostAnswer(AnswerForm):
    """What is said of one post."""

    findings: list[Proposal]
    headlines: list[str]
    push_alert: str
    seo: str
    summary: str


class BlogAnswer(AnswerForm):
    """What is said of a whole live blog."""

    standfirst: str
    points: list[str]


class DayAnswer(AnswerForm):
    """What is said of a desk's day."""

    paragraph: str


def schema(form: type[BaseModel], rules: Iterable[str] = ()) -> dict[str, object]:
    """The JSON schema of a form, with the rules that a finding may name; the same every time.

    Without any rule the name is left open, since a list of nothing is no schema.
    """
    made, named = _bare(form.model_json_schema()), list(rules)
    for part in made.get("$defs", {}).values():
        if named and "rule" in part.get("properties", {}):
            part["properties"]["rule"]["enum"] = named
    return dict(made)


def _bare(part: Any) -> Any:
    """The schema without titles and descriptions, which no model needs."""
    if isinstance(part, dict):
        named = part.get("properties", {})
        kept = {k: v for k, v in part.items() if k not in {"title", "description"}}
        if named:
            kept["properties"] = {k: _bare(v) for k, v in named.items()}
        return {k: v if k == "properties" else _bare(v) for k, v in kept.items()}
    return [_bare(each) for each in part] if isinstance(part, list) else part


def post_answer(text: str) -> tuple[PostAnswer, int]:
    """An answer about a post, and how many findings in it were out of order.

    Raises ValueError when it is no such answer at all.
    """
    whole = _object(text)
    listed = whole.get("findings")
    if not isinstance(listed, list):
        raise ValueError("no list of findings")
    sound = [each for each in map(_proposal, listed) if each]
    answer = PostAnswer(
        findings=sound,
        headlines=_lines(whole, "headlines"),
        push_alert=_line(whole, "push_alert"),
        seo=_line(whole, "seo"),
        summary=_line(whole, "summary"),
    )
    return answer, len(listed) - len(sound)


def _proposal(record: object) -> Proposal | None:
    """A finding in order, whatever else it says; None for any other."""
    if not isinstance(record, dict):
        return None
    known = {name: record[name] for name in Proposal.model_fields if name in record}
    try:
        found = Proposal.model_validate(known)
    except ValidationError:
        return None
    return found if 0 <= found.sure <= 1 else None


def blog_answer(text: str) -> BlogAnswer:
    """An answer about a live blog. Raises ValueError when it is none."""
    whole = _object(text)
    return BlogAnswer(standfirst=_line(whole, "standfirst"), points=_lines(whole, "points"))


def day_answer(text: str) -> DayAnswer:
    """An answer about a day. Raises ValueError when it is none."""
    return DayAnswer(paragraph=_line(_object(text), "paragraph"))


def _object(text: str) -> Mapping[str, Any]:
    try:
        found = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deep") from None
    if not isinstance(found, dict):
        raise ValueError("not a JSON object")
    return found


def _line(whole: Mapping[str, Any], name: str) -> str:
    found = whole.get(name)
    return found if isinstance(found, str) else ""


def _lines(whole: Mapping[str, Any], name: str) -> list[str]:
    found = whole.get(name)
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
