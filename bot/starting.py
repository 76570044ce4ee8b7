"""The start of the bot: its database opened and brought up to date, its desk staffed by role."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date

from bot.basket import DurableBasket
from bot.case import Source
from bot.config import SettingsError, claude, settings, why_no_model
from bot.front import Watch
from bot.intake import house
from bot.keeping import Keeping, Role, keeping
from bot.log_lines import set_up_logs
from bot.metrics import exposition
from bot.notebook import Notebook
from bot.office import DeskKit, Kept, Opened, open_office
from bot.purse import Purse
from bot.serving import serve, until_told
from bot.shift import Shift, new_worker_id
from bot.slack.trouble import Trouble
from bot.slack_settings import SlackSettings, slack_settings
from bot.store import Store, StoreDown
from bot.terminal_digest import in_plain_text

GRACE = 5.0
"""Seconds that what is under way may take when the bot is told to stop."""

PARTNER = 30.0
"""Seconds in which a web process on SQLite must see a worker in its file, and the other way."""

ALONE = (
    "no {other} works on this SQLite file: web and worker must share one disk to share it. Start "
    "both on one machine, or run serve without --role, or name a Postgres database in DATABASE_URL"
)

Say = Callable[[str], object]

_PERMALINK = re.compile(r"https://[^\s/]+/archives/([CDG][A-Z0-9]+)/p(\d{10})(\d{6})(?:\?\S*)?")
_PLACE = re.compile(r"([CDG][A-Z0-9]+)[/:](\d{10}\.\d{6})")


@dataclass(frozen=True)
class Staff:
    """A process and what it works with."""

    role: Role
    id: str
    store: Store
    basket: DurableBasket
    notebook: Notebook


@contextmanager
def database(kept: Keeping) -> Iterator[Store]:
    """The database that the settings name, closed at the end. Raises SettingsError."""
    with _opened(kept) as store:
        if kept.is_one_file:
            _bring_up_to_date(store)
        elif not store.is_migrated():
            raise SettingsError("the database is not up to date: run python -m bot migrate first")
        yield store


@contextmanager
def _opened(kept: Keeping) -> Iterator[Store]:
    try:
        with Store.open(kept.url) as store:
            yield store
    except StoreDown as down:
        raise SettingsError(f"DATABASE_URL cannot be used: {down}") from None


def _bring_up_to_date(store: Store) -> None:
    store.migrate()
    DurableBasket(store.engine).prepare()


def migrate_database() -> None:
    """Bring the database up to date. Raises SettingsError."""
    with _opened(keeping()) as store:
        _bring_up_to_date(store)


def serve_slack(say: Say, role: str = "all") -> None:
    """Serve Slack in a role with what the settings name, until told to stop.

    Raises SettingsError or IntakeError at once for what cannot work.
    """
    set_up_logs()
    as_ = Role(role)
    slack, kept = slack_settings(serves=as_ is not Role.WORKER), keeping()
    house()
    with database(kept) as store:
        id_ = new_worker_id()
        notebook = Notebook(store, id_)
        staff = Staff(as_, id_, store, DurableBasket(store.engine), notebook)
        _staffed(staff, slack, kept, say)


def _staffed(staff: Staff, slack: SlackSettings, kept: Keeping, say: Say) -> None:
    with _modelled(staff.notebook, staff.role is not Role.WEB) as kit:
        if kit.model is None and staff.role is not Role.WEB:
            say(kit.no_model)
        opened = open_office(slack, kit, Kept(staff.notebook, staff.basket, kept.retention))
        _at_work(staff, opened, slack, kept.is_one_file, say)


@contextmanager
def _modelled(notebook: Notebook, reads: bool = True) -> Iterator[DeskKit]:
    """What a desk is made of, with the model that the settings name where it reads."""
    given = settings()
    model = claude(given, Purse(notebook)) if reads else None
    with model or nullcontext():
        why = why_no_model(given)
        yield DeskKit(lambda words, off: house((), words, off), model, given.at_a_time, why)


def _at_work(staff: Staff, opened: Opened, slack: SlackSettings, one_file: bool, say: Say) -> None:
    shift = Shift(staff.store, staff.basket, staff.id, staff.role.value)
    shift.begin()
    try:
        if staff.role is not Role.WEB:
            staff.basket.start(staff.id, opened.tick)
        if one_file:
            _must_not_be_alone(staff, shift)
        _until_told(staff, opened, slack, say)
    finally:
        staff.basket.close(GRACE)
        shift.end()
        # The model goes next: a reading that this cuts short is not to be kept as a failed one.
        staff.store.close()


def _must_not_be_alone(staff: Staff, shift: Shift) -> None:
    others = {Role.WEB: Role.WORKER, Role.WORKER: Role.WEB}
    other = others.get(staff.role)
    if other and not shift.partner_beats(other.value, PARTNER):
        raise SettingsError(ALONE.format(other=other.value))


def _until_told(staff: Staff, opened: Opened, slack: SlackSettings, say: Say) -> None:
    if staff.role is Role.WORKER:
        until_told(lambda: say("Stet is at work"))
        return
    watch = Watch(
        {
            "database": staff.store.answers,
            "basket": staff.basket.answers,
            "slack": opened.slack_answers,
        },
        lambda: exposition(staff.notebook, staff.basket.waiting),
    )
    app = opened.app(slack.signing_secret)
    serve(app, slack, lambda running: say(f"Stet is listening at {running.where}"), watch)


def forget_message(message: str) -> bool:
    """Remove the text of the draft in a message, given by its link or as C0123/171234.5678.

    Whether there was one. Raises SettingsError.
    """
    found = _PERMALINK.fullmatch(message.strip())
    place = _PLACE.fullmatch(message.strip())
    if found:
        source = Source(found[1], f"{found[2]}.{found[3]}", "")
    elif place:
        source = Source(place[1], place[2], "")
    else:
        raise SettingsError(
            "that is no message of Slack's: copy its link in Slack, or write C0123ABCD/"
            "1712345678.123456"
        )
    with database(keeping()) as store:
        return Notebook(store, new_worker_id()).forget(source)


def give_digest(channel: str, day: str, dry_run: bool, say: Say) -> None:
    """Post the digest of a channel's day, by default the day under way, or only say it.

    Raises SettingsError.
    """
    set_up_logs()
    slack, kept = slack_settings(serves=False, speaks=not dry_run), keeping()
    with (
        database(kept) as store,
        _visiting(store) as staff,
        _modelled(staff.notebook) as kit,
    ):
        opened = open_office(slack, kit, Kept(staff.notebook, staff.basket))
        wanted = _day(day) or opened.daily.today(channel)
        try:
            if dry_run:
                say(in_plain_text(opened.daily.compiled(channel, wanted)))
            else:
                opened.daily.post(channel, wanted)
                say(f"The digest of {wanted:%-d %B %Y} is in {channel}.")
        except Trouble as trouble:
            raise SettingsError(str(trouble).rstrip(".")) from None


@contextmanager
def _visiting(store: Store) -> Iterator[Staff]:
    """A process that works for a moment: what it holds is let go should it die."""
    id_, basket = new_worker_id(), DurableBasket(store.engine)
    shift = Shift(store, basket, id_, "visitor")
    shift.begin()
    try:
        yield Staff(Role.ALL, id_, store, basket, Notebook(store, id_))
    finally:
        shift.end()


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise SettingsError("--date is not a day: write it as in 2026-03-14") from None
