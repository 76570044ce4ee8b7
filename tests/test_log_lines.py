"""What is logged: one JSON object a line, whatever happens, and never copy."""

from __future__ import annotations

import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discreet import LIBRARIES, Discretion
from bot.log_lines import LogLines, log_line, set_up_logs
from tests.doors import CANARY, fail


@dataclass
class Paper:
    """Standard error, read line by line."""

    capsys: pytest.CaptureFixture[str]
    text: str = ""

    def lines(self) -> list[dict[str, Any]]:
        self.text += self.capsys.readouterr().err
        return [json.loads(each) for each in self.text.splitlines()]


@pytest.fixture
def written(capsys: pytest.CaptureFixture[str]) -> Iterator[Paper]:
    """Standard error, with the logs set up; all is as it was afterwards."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    hooks = threading.excepthook, sys.excepthook
    set_up_logs()
    set_up_logs()
    yield Paper(capsys)
    root.handlers[:] = handlers
    root.setLevel(level)
    threading.excepthook, sys.excepthook = hooks
    logging.captureWarnings(False)


def test_a_line_tells_when_what_where_and_the_figures(written: Paper) -> None:
    figures = {"review": "abc", "milliseconds": 12, "tokens": 340, "cost": 0.002}
    logging.getLogger("stet.jobs").info("a draft was read", extra={**figures, "draft": CANARY})
    (line,) = written.lines()
    assert line.pop("at").endswith("+00:00")
    about = {"level": "info", "logger": "stet.jobs", "event": "a draft was read"}
    assert line == {**about, **figures}


def test_an_exception_is_its_kind_and_its_place(written: Paper) -> None:
    try:
        fail(CANARY)
    except RuntimeError:
        logging.getLogger("stet.jobs").exception("a job failed")
    (line,) = written.lines()
    assert line["error"].startswith("RuntimeError at doors.py:")
    assert "canary" not in written.text


@pytest.mark.parametrize("name", [*LIBRARIES, "somebody_else", "root"])
def test_what_others_log_is_cut_where_its_first_particular_begins(
    written: Paper, name: str
) -> None:
    logging.getLogger(name).error("Could not store: %s", CANARY)
    try:
        fail(CANARY)
    except RuntimeError:
        logging.getLogger(f"{name}.inside").exception("It failed")
    assert [line["event"].partition(" (")[0] for line in written.lines()] == [
        "Could not store",
        "It failed",
    ]
    assert "RuntimeError at doors.py" in written.text
    assert "canary" not in written.text


def test_a_library_that_writes_by_itself_is_taken_over(
    written: Paper,
) -> None:
    library, paper = logging.getLogger("dbos"), io.StringIO()
    library.addHandler(logging.StreamHandler(paper))
    library.propagate = False
    set_up_logs()
    library.error("Failed: %s", CANARY)
    assert paper.getvalue() == ""
    assert [line["event"] for line in written.lines()] == ["Failed"]


def test_a_warning_is_its_kind_and_its_place(written: Paper) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn_explicit(CANARY, UserWarning, "/somewhere/store.py", 7)
    assert [line["event"] for line in written.lines()] == ["UserWarning at store.py:7"]


def test_what_nobody_caught_is_logged_and_not_printed(written: Paper) -> None:
    thread = threading.Thread(target=fail, args=(CANARY,))
    thread.start()
    thread.join()
    try:
        fail(CANARY)
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    found = written.lines()
    assert [line["level"] for line in found] == ["critical"] * 2
    assert all(line["error"].startswith("RuntimeError at doors.py:") for line in found)
    assert "canary" not in written.text


@pytest.mark.parametrize("name", ["stet.jobs", "dbos"])
def test_a_line_that_cannot_be_put_together_is_said_to_be_so(name: str) -> None:
    record = logging.LogRecord(name, 30, "", 0, "%d of %s", (CANARY,), None)
    if name in LIBRARIES:
        Discretion().emit(record)
    assert json.loads(log_line(record))["event"] == "a line that cannot be put together"


@pytest.mark.parametrize("paper", [None, io.TextIOWrapper(io.BytesIO(), "ascii")])
def test_a_standard_error_that_is_gone_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, paper: io.TextIOWrapper | None
) -> None:
    if paper:
        paper.close()
    monkeypatch.setattr("sys.stderr", paper)
    LogLines().emit(logging.LogRecord("stet", 20, "", 0, "a draft was read", None, None))
    assert sys.stderr is paper


ANYTHING = st.text(st.characters(exclude_categories=()))


@given(ANYTHING, ANYTHING, st.floats() | st.integers() | st.none() | st.binary())
def test_every_line_is_json_on_one_line_in_ascii(message: str, id_: str, cost: object) -> None:
    record = logging.LogRecord("stet.jobs", 20, "jobs.py", 1, message, None, None)
    record.review, record.cost = id_, cost
    line = log_line(record)
    assert line.isascii()
    assert line.isprintable()
    read = json.loads(line, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    assert read.get("event", "") == message[:1_000]
    assert isinstance(read.get("cost", 0), int | float)
