"""A process that dies between any two effects of a review: the next one completes the answer."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.basket import Job, Lessons
from bot.case import Case
from bot.desk import NO_MODEL
from bot.house import house_style
from bot.model import Answer, Model, Prompt, Unanswered, Why
from bot.notebook import DigestTime, Notebook
from bot.office import DeskKit, Kept, Opened, open_office
from bot.shelf import Shelf
from bot.slack.reply import Replies
from bot.slack_settings import SlackSettings
from bot.store import Store, StoreDown
from tests.basket_hands import opened as basket_on
from tests.basket_hands import rows
from tests.fresh_store import NAME, fresh_store
from tests.slack_desk import NOON, desk_in_slack
from tests.slack_server import SlackServer
from tests.test_reader import AGREE, BLOG, POST, Told, answer
from tests.test_slack_ways import shown

LONG = "\n".join(BLOG.replace("6 March", f"{day} March") for day in range(1, 7))


class Killed(BaseException):
    """The process is gone."""


class ByHand:
    """A basket that remembers which steps are done, and is worked by whoever has the patience."""

    def __init__(self) -> None:
        self.lessons = Lessons({}, lambda _: False, lambda *_: None)
        self._jobs: dict[str, Job] = {}
        self._recorded: set[tuple[str, int]] = set()

    def put(self, job: Job) -> None:
        self._jobs.setdefault(job.id, job)

    def teach(self, lessons: Lessons) -> None:
        self.lessons = lessons

    def work(self) -> None:
        while left := [job for job in self._jobs.values() if (job.id, -1) not in self._recorded]:
            self._carry_out(left[0])

    def _carry_out(self, job: Job) -> None:
        for number, step in enumerate(self.lessons.steps[job.kind]):
            if (job.id, number) not in self._recorded:
                step(job.matter)
                self._recorded.add((job.id, number))
        self._recorded.add((job.id, -1))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with fresh_store(tmp_path, patience=0.01) as store:
        yield store


def opened(slack: SlackServer, store: Store, basket: ByHand, worker: str, model: Model) -> Opened:
    given = SlackSettings(bot_token=slack.bot_token, api_url=slack.url)
    kit = DeskKit(lambda words, off: house_style(words=words, off=off), model, 4, NO_MODEL)
    return open_office(given, kit, Kept(Notebook(store, worker), basket), lambda: NOON)


def dying(monkeypatch: pytest.MonkeyPatch, whose: type, what: str, nth: int) -> None:
    """Let the process die when that has been done so often."""
    real, times = getattr(whose, what), itertools.count(1)

    def deadly(*given: Any, **named: Any) -> Any:
        done = real(*given, **named)
        if next(times) == nth:
            raise Killed
        return done

    monkeypatch.setattr(whose, what, deadly)


AFTER = {
    "the case is kept": (Shelf, "keep", 1),
    "the answer is posted, and not noted": (Replies, "_post", 1),
    "the answer is noted": (Shelf, "keep", 2),
    "the reading is kept": (Shelf, "keep", 3),
    "the answer is completed, and that not noted": (Replies, "update", 1),
}


def kept(store: Store) -> Case:
    (case,) = Notebook(store, "reader").cases()
    return case


@pytest.mark.parametrize("after", AFTER)
def test_a_process_killed_between_two_effects_leaves_one_whole_answer(
    after: str, slack: SlackServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    message, basket = slack.put(POST), ByHand()
    model = Told({}, answer([AGREE]))
    first = opened(slack, store, basket, "one", model)
    matter = {"way": "reaction", "user": "U0MAYA", "channel": "C0DESK", "ts": message["ts"]}
    first.ways.take("event:1", "review", matter)
    with monkeypatch.context() as patched:
        dying(patched, *AFTER[after])
        with pytest.raises(Killed):
            basket.work()
    store.release_holds("one")
    second = opened(slack, store, basket, "two", model)
    second.ways.take("event:1", "review", matter)
    basket.work()
    (reply,) = slack.replies(message)
    assert "3 to amend" in shown(reply) or "2 to amend" in shown(reply)
    assert "still reading" not in shown(reply)
    assert not kept(store).reading
    assert slack.ephemerals == []


@pytest.mark.parametrize("nth", [2, 4])
def test_a_process_killed_among_the_parts_of_a_blog_leaves_each_part_once(
    nth: int, slack: SlackServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    message, basket = slack.put(LONG), ByHand()
    model = Told({}, answer())
    first = opened(slack, store, basket, "one", model)
    matter = {"way": "reaction", "user": "U0MAYA", "channel": "C0DESK", "ts": message["ts"]}
    first.ways.take("event:1", "review", matter)
    with monkeypatch.context() as patched:
        dying(patched, Replies, "_post", nth)
        with pytest.raises(Killed):
            basket.work()
    store.release_holds("one")
    opened(slack, store, basket, "two", model)
    basket.work()
    ours = [each["metadata"] for each in slack.replies(message) if "metadata" in each]
    shown_now = [each["event_payload"]["what"] for each in ours]
    assert len(shown_now) > nth
    assert sorted(shown_now) == sorted(kept(store).stands)


class CutShort:
    """A model whose door is shut in the middle of an answer, as at the end of a process."""

    version = "cut"

    def __init__(self, store: Store) -> None:
        self._store = store

    def ask(self, prompt: Prompt) -> Answer:
        self._store.close()
        raise Unanswered(Why.MISSING)


def test_a_reading_that_the_end_of_the_process_cuts_short_is_not_kept_as_failed(
    slack: SlackServer, store: Store, tmp_path: Path
) -> None:
    message, basket = slack.put(POST), ByHand()
    first = opened(slack, store, basket, "one", CutShort(store))
    matter = {"way": "reaction", "user": "U0MAYA", "channel": "C0DESK", "ts": message["ts"]}
    first.ways.take("event:1", "review", matter)
    with pytest.raises(StoreDown):
        basket.work()
    with Store.open(f"sqlite:///{tmp_path / NAME}") as again:
        assert kept(again).reading
        again.release_holds("one")
        opened(slack, again, basket, "two", Told({}, answer([AGREE])))
        basket.work()
        assert kept(again).review.unread == ()
    assert len(slack.replies(message)) == 1


def test_a_store_that_is_closed_keeps_nothing_more(store: Store) -> None:
    assert store.answers()
    store.close()
    assert not store.answers()
    with pytest.raises(StoreDown):
        store.count("reviews", "", 1.0)


def test_the_digest_is_found_due_though_old_drafts_cannot_be_forgotten(
    slack: SlackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_: object) -> int:
        raise StoreDown("the database is locked by another process")

    monkeypatch.setattr(Notebook, "forget_before", down)
    with desk_in_slack(slack) as desk:
        desk.after(lambda: desk.send.reaction(slack.put(POST)))
        an_hour_ago = DigestTime((NOON - timedelta(hours=1)).time(), "UTC")
        desk.notebook.set_digest("C0DESK", an_hour_ago, "U0MAYA", NOON)
        with pytest.raises(StoreDown):
            desk.tick()
        desk.settle()
        assert desk.notebook.digest_sent("C0DESK", NOON.date()) is not None


def test_nobody_is_held_up_for_forgetting_when_there_is_nothing_to_forget(
    store: Store, tmp_path: Path
) -> None:
    notebook = Notebook(store, "one")
    notebook.forget_before(NOON)
    store.count("reviews", "", 1.0)
    with closing(sqlite3.connect(tmp_path / NAME)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM stet_counts").fetchall()
        store.count("reviews", "", 1.0)
        assert notebook.forget_before(NOON) == 0


def test_a_database_that_can_be_read_and_not_written_does_not_answer(
    store: Store, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not store.answers()
    assert store.answers()


def test_a_job_put_by_before_the_clock_was_set_back_does_not_wait_for_it(tmp_path: Path) -> None:
    asked = "SELECT workflow_uuid, delay_until_epoch_ms FROM workflow_status"
    with basket_on(tmp_path / NAME) as basket:
        basket.prepare()
        basket.put(Job("ten minutes", "review"), after=600)
        basket.put(Job("an hour and ten minutes", "review"), after=4200)
        before = dict(rows(tmp_path / NAME, asked))
        basket.mend()
        after = dict(rows(tmp_path / NAME, asked))
    assert after["ten minutes"] == before["ten minutes"]
    assert after["an hour and ten minutes"] < after["ten minutes"]
