from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.notebook import Notebook
from bot.review import Decision
from bot.store import Store
from tests.fresh_store import fresh_store
from tests.noted_cases import COPY, NOON, a_draft_noted, with_word

WORDS = ("govenor", "governor", "Skerrow", "amongst", "fishermen", "Nets", "does not add up")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = fresh_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def notebook(store: Store) -> Notebook:
    notebook = Notebook(store, "one", lambda: NOON)
    case = with_word(a_draft_noted(share_name="nets-desk"), "govenor", Decision.APPLY)
    for seconds in range(5):
        notebook.keep(with_word(case, "amongst", Decision.STET, by=f"U{seconds}"))
    notebook.lay_by("job", {"message": {"ts": case.source.ts, "text": COPY * 50}})
    return notebook


def test_words_are_in_the_files_until_they_are_forgotten(
    notebook: Notebook, store: Store, tmp_path: Path
) -> None:
    assert in_the_files(tmp_path) == set(WORDS)
    assert notebook.forget(a_draft_noted().source)
    assert in_the_files(tmp_path) == set()
    store.close()
    assert in_the_files(tmp_path) == set()


def test_words_of_old_drafts_are_gone_from_the_files(notebook: Notebook, tmp_path: Path) -> None:
    assert notebook.forget_before(NOON + timedelta(1)) == 1
    assert in_the_files(tmp_path) == set()


def test_who_decided_what_and_when_stays(notebook: Notebook, store: Store) -> None:
    notebook.forget(a_draft_noted().source)
    with store.engine.connect() as connection:
        found = connection.exec_driver_sql(
            'SELECT f.kind, f.rule, f.level, d.decision, d."by", d.at FROM stet_findings f '
            'JOIN stet_decisions d ON d.review = f.review AND d."key" = f."key" ORDER BY f.rule'
        ).all()
    noon = "2026-03-14 12:00:00.000000"
    assert [tuple(row) for row in found] == [
        ("style", "among-while", "suggest", "stet", "U4", noon),
        ("spelling", "spelling", "amend", "apply", "U0IVAN", noon),
    ]


def in_the_files(folder: Path) -> set[str]:
    """Which of the words are in the bytes of any file of the database."""
    held = b"".join(path.read_bytes() for path in folder.iterdir())
    return {word for word in WORDS if word.encode() in held}
