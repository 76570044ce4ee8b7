"""What is kept, from the command line: a digest printed, a draft forgotten, a database migrated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.notebook import Notebook
from tests.digest_cases import case_at
from tests.fresh_store import NAME, fresh_store
from tests.slack_server import SlackServer
from tests.test_command_line import stet

DIGEST = ("digest", "--channel", "C0DESK", "--date", "2026-03-14")


@pytest.fixture
def desk(slack: SlackServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a database in which C0DESK had a draft read; the environment names both."""
    store = fresh_store(tmp_path)
    draft = case_at(9)
    Notebook(store, "test").keep(draft)
    store.close()
    monkeypatch.setattr("bot.starting.set_up_logs", lambda: None)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / NAME}")
    monkeypatch.setenv("SLACK_BOT_TOKEN", slack.bot_token)
    monkeypatch.setenv("SLACK_API_URL", slack.url)
    monkeypatch.setenv("STET_MODEL", "none")
    return tmp_path


def sentence(*arguments: str) -> str:
    """The one sentence with which a command stops."""
    result = stet(*arguments)
    assert result.exit_code == 2, result.output
    assert re.fullmatch(r"stet: [^\n]+\.\n", result.stderr), result.stderr
    assert "Traceback" not in result.output
    return result.stderr


@pytest.mark.usefixtures("desk")
def test_a_dry_run_prints_the_digest_and_posts_nothing(slack: SlackServer) -> None:
    result = stet(*DIGEST, "--dry-run")
    assert result.exit_code == 0, result.output
    said = "The desk read one piece, at 09:05: “Storm leaves 48,000 homes without power”."
    for line in ("The desk’s day: Saturday 14 March 2026", said, "  Reviews: 1", "Open queries"):
        assert line in result.stdout.splitlines()
    assert slack.called("chat.postMessage") == []


@pytest.mark.usefixtures("desk")
def test_a_digest_is_posted_once_however_often_it_is_asked_for(slack: SlackServer) -> None:
    for _ in range(2):
        assert stet(*DIGEST).stdout == "The digest of 14 March 2026 is in C0DESK.\n"
    (digest,) = slack.said_in("C0DESK")
    assert digest["text"].startswith("The desk’s day: Saturday 14 March. 1 review, ")


@pytest.mark.usefixtures("desk")
def test_a_day_without_reviews_is_printed_as_such() -> None:
    assert stet(*DIGEST[:4], "2026-02-01", "--dry-run").stdout.endswith("Nothing was read.\n\n")


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("more", [(), ("--dry-run",)])
@pytest.mark.parametrize("channel", ["#desk", "desk", ""])
def test_a_channel_goes_by_its_id(channel: str, more: tuple[str, ...]) -> None:
    assert "goes by its id" in sentence("digest", "--channel", channel, *more)


@pytest.mark.usefixtures("desk")
def test_a_channel_that_the_bot_cannot_see_is_told_of_in_a_sentence() -> None:
    assert "I cannot see that channel" in sentence("digest", "--channel", "C0NOWHERE")


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "14/3/2026", "0001-01-01"])
def test_a_day_that_is_none_is_told_of_in_a_sentence(day: str) -> None:
    assert "2026-03-14" in sentence(*DIGEST[:4], day, "--dry-run")


def test_a_forgotten_draft_is_in_no_digest_and_its_figures_are(
    desk: Path,
) -> None:
    ts = case_at(9).source.ts
    link = f"https://desk.slack.com/archives/C0DESK/p{ts.replace('.', '')}?thread_ts={ts}&cid=C0D"
    assert stet("forget", "--message", link).stdout == "Its text is gone.\n"
    printed = stet(*DIGEST, "--dry-run").stdout
    assert "Storm" not in printed
    assert "  Reviews: 1" in printed.splitlines()
    assert b"Kowalczyk" not in (desk / NAME).read_bytes()
    again = stet("forget", "--message", f"C0DESK/{ts}")
    assert (again.exit_code, again.stderr) == (
        1,
        "stet: no draft in that message is kept here.\n",
    )


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "message", ["", "C0DESK", "C0DESK/17", "https://a.slack.com/archives/C0DESK/p17", "U0M/1.2"]
)
def test_what_is_no_message_is_told_of_in_a_sentence(message: str) -> None:
    assert "no message of Slack" in sentence("forget", "--message", message)


def test_a_database_is_migrated_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'new.db'}")
    for _ in range(2):
        assert stet("migrate").stdout == "The database is up to date.\n"


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////nowhere/at/all/stet.db",
        "sqlite:////dev/null",
        "mysql://ada:sesame@127.0.0.1/stet",
        "postgresql://ada:sesame@127.0.0.1:1/stet",
        "postgresql://ada:ses ame@127.0.0.1/stet",
        "sesame",
    ],
)
def test_a_database_that_cannot_be_used_is_a_sentence_without_its_password(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    said = sentence("migrate")
    assert said.startswith("stet: DATABASE_URL cannot be used: ")
    assert "ses" not in said


def test_a_file_is_no_database_where_the_platform_throws_files_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DYNO", "web.1")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///stet.db")
    assert "DATABASE_URL must name a Postgres database here: DYNO is set" in sentence("migrate")


@pytest.mark.parametrize("days", ["0", "x", "-1", "30.5", "99999"])
def test_a_retention_that_is_none_is_told_of_in_plain_words(
    days: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STET_RETENTION_DAYS", days)
    said = "give whole days from 1 to 3650, as in 30.\n"
    assert sentence("migrate") == f"stet: STET_RETENTION_DAYS cannot be used: {said}"
