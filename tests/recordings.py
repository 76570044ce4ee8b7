"""Recorded answers: what the model said of each gold post, and whether that still holds."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.model import Answer, Model, Prompt, Unanswered, Usage, Why
from tests.gold_set import GoldPost

RECORDINGS = Path(__file__).with_name("recordings")

OUR_TROUBLE = frozenset(why.name for why in (Why.KEY, Why.SPENT, Why.BUDGET, Why.UNREACHABLE))
"""Reasons for no answer that say nothing of the model: what lacks one is not recorded."""


class Ask(BaseModel):
    """One question put to a model: what it was asked with, what it said, what that took.

    `why` is the name of a reason for no answer; `seconds` is None when nobody timed it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    post: int | None
    system: str
    form: str
    answer: str | None
    why: str | None = None
    usage: Usage = Usage()
    seconds: float | None = None


class Recording(BaseModel):
    """The asks of one gold post, repetition by repetition, and the key they stand under."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    slug: str
    text: str
    prompts: str
    model: str
    recorded_at: datetime
    repetitions: tuple[tuple[Ask, ...], ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """What answers depend on besides the copy: the version of the prompts, and of the model."""

    prompts: str
    model: str


class Heard(Protocol):
    """A model whose every ask is kept; `problems` names what could not be had from it."""

    asks: list[Ask]
    problems: list[str]

    @property
    def version(self) -> str: ...

    def ask(self, prompt: Prompt) -> Answer: ...


@dataclass
class RecordingModel:
    """Wraps a model and keeps what it says; `timer` gives seconds, None when time means nothing."""

    model: Model
    timer: Callable[[], float] | None
    asks: list[Ask] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def version(self) -> str:
        return self.model.version

    def ask(self, prompt: Prompt) -> Answer:
        began = self.timer() if self.timer else 0.0
        try:
            answer = self.model.ask(prompt)
        except Unanswered as none:
            self._keep(prompt, none, began)
            raise
        self._keep(prompt, answer, began)
        return answer

    def _keep(self, prompt: Prompt, said: Answer | Unanswered, began: float) -> None:
        self.asks.append(
            Ask(
                name=prompt.name,
                post=prompt.post,
                system=digest(prompt.system),
                form=form_of(prompt),
                answer=said.text if isinstance(said, Answer) else None,
                why=said.why.name if isinstance(said, Unanswered) else None,
                usage=said.usage,
                seconds=round(self.timer() - began, 3) if self.timer else None,
            )
        )


class RecordedModel:
    """Answers from a recording. What is missing or stale is named in `problems`, never made up."""

    def __init__(
        self, place: str, recording: Recording | str, post: GoldPost, edition: Edition, turn: int
    ) -> None:
        self.asks: list[Ask] = []
        self.problems: list[str] = []
        self._place = place
        self._version = edition.model
        self._left: dict[tuple[str, int | None], list[Ask]] = defaultdict(list)
        fault = recording if isinstance(recording, str) else stale(recording, post, edition)
        if fault:
            self.problems.append(f"{place}: {fault}")
        elif isinstance(recording, Recording):
            self._load(recording, turn)
        self._void = bool(self.problems)

    @property
    def version(self) -> str:
        return self._version

    def _load(self, recording: Recording, turn: int) -> None:
        if turn >= len(recording.repetitions):
            self.problems.append(f"{self._place}: repetition {turn + 1} is missing, never recorded")
            return
        for ask in recording.repetitions[turn]:
            self._left[ask.name, ask.post].append(ask)

    def ask(self, prompt: Prompt) -> Answer:
        """What was recorded for the same question. Raises Unanswered as recorded, or MISSING."""
        kept = self._left[prompt.name, prompt.post]
        ask = kept.pop(0) if kept else None
        fault = unfit(ask, prompt)
        if ask is None or fault:
            self._name(prompt, fault)
            raise Unanswered(Why.MISSING)
        self.asks.append(ask)
        if ask.answer is None:
            raise Unanswered(Why[ask.why or "MISSING"], ask.usage)
        return Answer(ask.answer, ask.usage)

    def _name(self, prompt: Prompt, fault: str) -> None:
        if not self._void:
            post = "the whole blog" if prompt.post is None else f"post {prompt.post}"
            self.problems.append(f"{self._place}, {prompt.name} of {post}: {fault}")


def stale(recording: Recording, post: GoldPost, edition: Edition) -> str:
    """Why a recording no longer holds for a post, in words; empty when it does."""
    changed = {
        "the copy": recording.text != digest(post.copy),
        "the version of the prompts": recording.prompts != edition.prompts,
        "the model or its effort": recording.model != edition.model,
    }
    return _changed([what for what, differs in changed.items() if differs])


def unfit(ask: Ask | None, prompt: Prompt) -> str:
    """Why a recorded ask cannot answer a prompt, in words; empty when it can."""
    if ask is None:
        return "missing, never recorded"
    if ask.answer is not None and not ask.usage.request_ids:
        return "not a recording, for the vendor gave it no request id"
    if ask.answer is None and ask.why not in Why.__members__:
        return "not a recording, for it has neither an answer nor a reason for none"
    changed = {
        "the system prompt": ask.system != digest(prompt.system),
        "the schema": ask.form != form_of(prompt),
    }
    return _changed([what for what, differs in changed.items() if differs])


def _changed(what: Sequence[str]) -> str:
    return f"stale, for {' and '.join(what)} changed since" if what else ""


def not_the_models(repetitions: Sequence[Sequence[Ask]]) -> str:
    """Why what was heard is no recording of the model, in words; empty when it is one."""
    found = OUR_TROUBLE & {ask.why for asks in repetitions for ask in asks}
    return Why[min(found)].value if found else ""


def digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def form_of(prompt: Prompt) -> str:
    """A digest of the schema that a prompt asks for."""
    return digest(json.dumps(dict(prompt.schema), sort_keys=True))


def recording_file(recordings: Path, folder: str, slug: str) -> Path:
    return recordings / folder / f"{slug}.json"


def load(file: Path) -> Recording | str:
    """The recording in a file, or what is wrong with it in words."""
    if not file.is_file():
        return "missing, never recorded"
    try:
        return Recording.model_validate_json(file.read_bytes())
    except ValidationError:
        return "not a recording, for it cannot be read as one"


def write(file: Path, recording: Recording) -> None:
    """Write a recording, its asks in the order of the posts whatever order they came back in."""
    ordered = tuple(
        tuple(sorted(asks, key=lambda ask: (ask.post is None, ask.post or 0, ask.name)))
        for asks in recording.repetitions
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    made = recording.model_copy(update={"repetitions": ordered})
    file.write_text(made.model_dump_json(indent=1) + "\n", encoding="utf-8")


def most_repetitions(recordings: Path) -> int:
    """The most repetitions that any recording holds; 0 when nothing is recorded."""
    loaded = map(load, sorted(recordings.rglob("*.json")))
    return max((len(each.repetitions) for each in loaded if isinstance(each, Recording)), default=0)
