"""The eval runner: every gold post through the whole pipeline, scored.

    python -m tests.evals                    live with ANTHROPIC_API_KEY set, else from recordings
    python -m tests.evals record             ask the live model, write tests/recordings, score
    python -m tests.evals --answers FOLDER   score answers obtained elsewhere; writes nothing

The exit status is 1 when a recording is missing or stale, each named, and when a fix touches a
quotation; 2 when what was asked for cannot be done.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from pathlib import Path

from pydantic import SecretStr

from bot.config import Settings, SettingsError, claude, claude_settings, settings
from bot.house import HouseStyle, house_style
from bot.llm import Claude
from bot.model import Model
from bot.prompts import version
from tests.eval_report import print_copy, print_score
from tests.gold_set import HELD_OUT, TUNED_ON, GoldPost, gold_posts
from tests.measure import commit
from tests.recordings import RECORDINGS, Edition, most_repetitions
from tests.scores import Author, Score, Take, by_repetition
from tests.sources import Recorder, Run, Source, elsewhere, live, recorded

REPETITIONS = 3
"""Readings of each post by the live model, which never answers twice alike."""

NO_RECORDINGS = (
    "No answers are recorded yet, so there is nothing to score: set ANTHROPIC_API_KEY and run "
    "`python -m tests.evals record`."
)
NO_KEY = "Set ANTHROPIC_API_KEY first: only the live model can be recorded."
NO_ANSWERS = "Copy is read with --answers FOLDER, or live with ANTHROPIC_API_KEY set."
WITH_RECORD = "What is recorded is the live model on the gold set, and nothing else."


class CannotDoError(Exception):
    """What was asked for cannot be done; the sentence says why."""


class NothingRecordedError(Exception):
    """There is no recording at all."""


@dataclass(frozen=True)
class Bench:
    """What the runner works with: `ask` opens the live model, None when there is no key."""

    house: HouseStyle
    folders: tuple[Path, ...]
    recordings: Path
    model_version: str
    now: Callable[[], datetime]
    ask: Callable[[], AbstractContextManager[Model]] | None = None

    @property
    def edition(self) -> Edition:
        return Edition(version(self.house), self.model_version)


def bench_as_set() -> Bench:
    """The bench as the environment sets it. Raises CannotDoError for a setting out of order."""
    try:
        given = settings()
        live_model = claude(given)
        edition = model_version(given)
    except SettingsError as error:
        raise CannotDoError(str(error)) from None
    folders = (*TUNED_ON, *HELD_OUT)
    ask = (lambda: live_model) if live_model else None
    return Bench(house_style(), folders, RECORDINGS, edition, partial(datetime.now, UTC), ask)


def model_version(given: Settings) -> str:
    """The version of the model that the settings name, whether there is a key or not."""
    keyed = given.model_copy(update={"key": given.key or SecretStr("none")})
    return Claude(claude_settings(keyed)).version if given.model else "none"


def options_in(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.evals", description="Score the gold set."
    )
    parser.add_argument("command", nargs="?", choices=["score", "record"], default="score")
    parser.add_argument("--reps", type=int, help=f"readings of each post ({REPETITIONS} when live)")
    parser.add_argument("--folder", help="one gold folder alone")
    parser.add_argument("--offline", action="store_true", help="from recordings, key or no key")
    parser.add_argument("--answers", type=Path, help="a folder of <slug>.jsonl, an answer a post")
    parser.add_argument("--copy", type=Path, help="a folder of edited copy, for false alarms")
    parser.add_argument("--list", action="store_true", help="with --copy: print each finding")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str], bench: Bench | None = None) -> int:
    """Run what was asked for and give the exit status."""
    options = options_in(arguments)
    try:
        bench = bench or bench_as_set()
        with ExitStack() as stack:
            return run(bench, options, source_of_answers(bench, options, stack))
    except NothingRecordedError:
        print(NO_RECORDINGS)
        return 1
    except CannotDoError as reason:
        print(reason, file=sys.stderr)
        return 2


def source_of_answers(bench: Bench, options: argparse.Namespace, stack: ExitStack) -> Source:
    """Where answers come from. Raises CannotDoError or NothingRecordedError when nowhere."""
    recording = options.command == "record"
    if recording and (options.answers or options.copy or options.offline):
        raise CannotDoError(WITH_RECORD)
    if options.answers:
        return elsewhere(options.answers)
    if bench.ask and not options.offline:
        times = 1 if options.copy else REPETITIONS
        return live(stack.enter_context(bench.ask()), options.reps or times)
    if recording or options.copy:
        raise CannotDoError(NO_KEY if recording else NO_ANSWERS)
    return recordings_of(bench, options)


def recordings_of(bench: Bench, options: argparse.Namespace) -> Source:
    recorded_times = most_repetitions(bench.recordings)
    if not recorded_times:
        raise NothingRecordedError
    return recorded(bench.recordings, bench.edition, options.reps or recorded_times)


def run(bench: Bench, options: argparse.Namespace, source: Source) -> int:
    print(f"Stet at {commit()}, house style {bench.house.version}, prompts {bench.edition.prompts}")
    model = "" if options.answers else f" by {bench.model_version}"
    times = f"{source.repetitions} repetition{'s' * (source.repetitions > 1)}"
    print(f"Answers{model}: {source.says}, {times}")
    if options.copy:
        return score_copy(Run(bench.house, source), options.copy, options.list)
    recorder = Recorder(bench.recordings, bench.edition, bench.now)
    keep = recorder.keep if options.command == "record" else None
    return score_gold(bench, Run(bench.house, source, keep), options.folder)


def score_gold(bench: Bench, reader: Run, name: str | None) -> int:
    """Print the score of each folder, and of all when nothing is missing."""
    folders = [folder for folder in bench.folders if name in (None, folder.name)]
    if not folders:
        names = ", ".join(folder.name for folder in bench.folders)
        raise CannotDoError(f"There is no gold folder {name}: the folders are {names}.")
    read = {folder: reader.read(folder) for folder in folders}
    for folder, takes in read.items():
        print_folder(folder.name, takes, folder in HELD_OUT)
    made = list(chain.from_iterable(read.values()))
    left_out = sum(len(list(gold_posts(folder))) for folder in folders) - len(posts_read(made))
    print(f"\n{left_out} posts have no answers there and are left out" if left_out else "")
    problems = sorted({problem for take in made for problem in take.problems})
    if len(read) > 1 and made and not problems:
        print_score("all folders", by_repetition(made), hide_lines=True)
    return verdict(made, problems)


def posts_read(takes: Sequence[Take]) -> set[tuple[str, str]]:
    return {(take.folder, take.post.slug) for take in takes}


def print_folder(name: str, takes: Sequence[Take], held_out: bool) -> None:
    """The score of a folder, or why it has none."""
    lacking = {take.post.slug for take in takes if take.problems}
    if lacking or not takes:
        what = f"{len(lacking)} of its posts are missing or stale" if lacking else "no answers"
        print(f"\n{name}: no score, {what}")
    else:
        print_score(name, by_repetition(takes), held_out)


def verdict(takes: Sequence[Take], problems: Sequence[str]) -> int:
    """The exit status, with every missing or stale recording named."""
    print("".join(f"\n{problem}" for problem in problems), end="\n" * bool(problems))
    changed = Score(takes).by_author[Author.BOTH].inside_quotations
    if changed:
        print(f"\nFAILED: {changed} changes inside quotations, and there must be none")
    return 1 if problems or changed else 0


def score_copy(reader: Run, folder: Path, show_each: bool) -> int:
    """Read edited copy, folder by folder; the exit status."""
    read: dict[str, list[Take]] = {}
    for file in sorted(folder.rglob("*.txt")):
        name = file.parent.name
        read.setdefault(name, []).extend(reader.read_post(name, edited(file)))
    for name, takes in read.items():
        if takes:
            print_copy(name, takes, show_each)
    return verdict([take for takes in read.values() for take in takes], [])


def edited(file: Path) -> GoldPost:
    return GoldPost(file.stem, file.read_bytes().decode("utf-8"), ())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
