"""Where the answers that are scored come from, and the reading of posts with them."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.desk import Desk
from bot.draft import Draft
from bot.house import HouseStyle
from bot.model import Model
from bot.replay import Replay
from tests.gold_set import GoldPost, gold_posts
from tests.recordings import (
    Edition,
    Heard,
    RecordedModel,
    Recording,
    RecordingModel,
    digest,
    load,
    not_the_models,
    recording_file,
    write,
)
from tests.scores import Take

POSTS_AT_A_TIME = 4
"""Gold posts read at once when somebody has to wait for a live model."""


@dataclass(frozen=True)
class Source:
    """`hear` gives a model for a folder, a post and a repetition; None when it has nothing."""

    says: str
    repetitions: int
    hear: Callable[[str, GoldPost, int], Heard | None]
    at_a_time: int = 1


def live(model: Model, repetitions: int) -> Source:
    def hear(folder: str, post: GoldPost, turn: int) -> Heard:
        return RecordingModel(model, time.perf_counter)

    return Source("asked live", repetitions, hear, POSTS_AT_A_TIME)


def recorded(recordings: Path, edition: Edition, repetitions: int) -> Source:
    def hear(folder: str, post: GoldPost, turn: int) -> Heard:
        recording = load(recording_file(recordings, folder, post.slug))
        return RecordedModel(f"{folder}/{post.slug}", recording, post, edition, turn)

    return Source("recorded earlier from the live model", repetitions, hear)


def elsewhere(answers: Path) -> Source:
    """Answers in `<folder>/<slug>.jsonl` or `<slug>.jsonl`, one JSON answer a post."""

    def hear(folder: str, post: GoldPost, turn: int) -> Heard | None:
        for file in (answers / folder / f"{post.slug}.jsonl", answers / f"{post.slug}.jsonl"):
            if file.is_file():
                lines = file.read_text(encoding="utf-8").rstrip().split("\n")
                return RecordingModel(Replay(lines), None)
        return None

    return Source(f"obtained elsewhere ({answers.name}), never recorded", 1, hear)


@dataclass(frozen=True)
class Recorder:
    """Writes what the live model said of a post, unless it is the desk's own trouble."""

    recordings: Path
    edition: Edition
    now: Callable[[], datetime]

    def keep(self, takes: Sequence[Take]) -> None:
        """Record every repetition of one post; what is not recorded is named as a problem."""
        folder, post = takes[0].folder, takes[0].post
        asks = tuple(take.asks for take in takes)
        if trouble := not_the_models(asks):
            takes[0].problems.append(f"{folder}/{post.slug}: not recorded, the model {trouble}")
            return
        recording = Recording(
            slug=post.slug,
            text=digest(post.copy),
            prompts=self.edition.prompts,
            model=self.edition.model,
            recorded_at=self.now(),
            repetitions=asks,
        )
        write(recording_file(self.recordings, folder, post.slug), recording)


@dataclass(frozen=True)
class Run:
    """Reads posts with the answers of a source; `keep` is given the readings of each post."""

    house: HouseStyle
    source: Source
    keep: Callable[[Sequence[Take]], None] | None = None

    def read(self, folder: Path) -> list[Take]:
        """Every post of a folder, each as often as the source has repetitions."""
        posts = list(gold_posts(folder))
        made: list[Take] = []
        with ThreadPoolExecutor(self.source.at_a_time) as pool:
            for done, takes in enumerate(pool.map(partial(self.read_post, folder.name), posts), 1):
                made += takes
                show_progress(f"{folder.name}: {done} of {len(posts)} posts")
        return made

    def read_post(self, folder: str, post: GoldPost) -> list[Take]:
        """Read a post; empty when the source has no answers for it."""
        turns = range(self.source.repetitions)
        made = [each for turn in turns if (each := self._take(folder, post, turn))]
        if self.keep and made:
            self.keep(made)
        return made

    def _take(self, folder: str, post: GoldPost, turn: int) -> Take | None:
        heard = self.source.hear(folder, post, turn)
        if heard is None:
            return None
        review = Desk(self.house, heard).read(Draft.parse(post.copy, post.slug))
        return Take(folder, post, turn, review, tuple(heard.asks), heard.problems)


def show_progress(line: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{line:<60}", end="", file=sys.stderr, flush=True)
