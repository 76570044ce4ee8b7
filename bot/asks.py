"""What is asked by command: a draft to be read in private, the style, the day, help."""

from __future__ import annotations

from datetime import date

from bot.basket import Matter, Step
from bot.daily import Daily
from bot.jobs import Office, Reviewing, person_in
from bot.slack.blocks import help_message, style_message
from bot.slack.trouble import Trouble

IN_PRIVATE = "I am reading it: the answer comes in our direct messages, and only you see it."
NOT_A_DAY = "That is not a day: write it as in /stet digest 2026-03-14."


class Asks:
    """The jobs behind the slash command."""

    def __init__(self, office: Office, reviewing: Reviewing, daily: Daily) -> None:
        self._office = office
        self._reviewing = reviewing
        self._daily = daily

    def steps(self) -> dict[str, tuple[Step, ...]]:
        return {
            "ask": (self.say_where, self._reviewing.check, self._reviewing.answer),
            "tell": (self.tell,),
            "style": (self.style,),
            "digest asked": (self.digest,),
            "help": (self.help,),
        }

    def say_where(self, matter: Matter) -> None:
        """Say to somebody who asked in a channel that the answer comes in private."""
        if matter["channel"]:
            self._office.replies.tell(person_in(matter), IN_PRIVATE)

    def tell(self, matter: Matter) -> None:
        self._office.replies.tell(person_in(matter), matter["say"])

    def help(self, matter: Matter) -> None:
        self._office.replies.show(person_in(matter), help_message())

    def style(self, matter: Matter) -> None:
        """Look words up in the house style."""
        asked = self._said(matter, "words")
        if asked is None:
            return
        house = self._office.desk_for(matter["channel"]).house
        found = [style.rule for style in house.rules if style.rule.mentions(asked)]
        self._office.replies.show(person_in(matter), style_message(found, asked))
        self._office.notebook.done_with(matter["id"])

    def _said(self, matter: Matter, name: str) -> str | None:
        """What came with a command; None when it is answered."""
        letter = self._office.notebook.letter(matter["id"]) or {}
        said = {**matter, **letter}.get(name)
        return None if said is None else str(said)

    def digest(self, matter: Matter) -> None:
        """Show one person the digest of a day in a channel, by default of the day under way."""
        written = self._said(matter, "day")
        if written is None:
            return
        message = self._daily.message(matter["channel"], self._day(written, matter["channel"]))
        self._office.replies.show(person_in(matter), message)
        self._office.notebook.done_with(matter["id"])

    def _day(self, written: str, channel: str) -> date:
        try:
            return date.fromisoformat(written) if written else self._daily.today(channel)
        except ValueError:
            raise Trouble(NOT_A_DAY) from None
