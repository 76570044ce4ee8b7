"""What is asked by command: a draft to be read in private, the style, the day, help."""

from __future__ import annotations

from datetime import date

from bot.basket import Work
from bot.jobs import Matter, Office, Reviewing, person_in
from bot.notebook import Case
from bot.presses import figures
from bot.slack.blocks import help_message, style_message
from bot.slack.trouble import Trouble

IN_PRIVATE = "I am reading it: the answer comes in our direct messages, and only you see it."
NOT_A_DAY = "That is not a day: write it as in /stet digest 2026-03-14."


class Asks:
    """The jobs behind the slash command."""

    def __init__(self, office: Office, reviewing: Reviewing) -> None:
        self._office = office
        self._reviewing = reviewing

    def work(self) -> dict[str, Work]:
        return {
            "ask": self.ask,
            "tell": self.tell,
            "style": self.style,
            "digest": self.digest,
            "help": self.help,
        }

    def ask(self, matter: Matter) -> None:
        """Review a draft in a direct message."""
        if matter["channel"]:
            self._office.replies.tell(person_in(matter), IN_PRIVATE)
        self._reviewing.review(matter)

    def tell(self, matter: Matter) -> None:
        self._office.replies.tell(person_in(matter), matter["say"])

    def help(self, matter: Matter) -> None:
        self._office.replies.show(person_in(matter), help_message())

    def style(self, matter: Matter) -> None:
        """Look words up in the house style."""
        house = self._office.desk_for(matter["channel"]).house
        asked = matter["words"]
        found = [style.rule for style in house.rules if style.rule.mentions(asked)]
        self._office.replies.show(person_in(matter), style_message(found, asked))

    def digest(self, matter: Matter) -> None:
        """Say what the desk read on a day, by the desk's clock."""
        day = self._day(matter["day"])
        channel = matter["channel"]
        cases = [c for c in self._office.notebook.cases() if _is_of(c, channel, day)]
        counts = ", ".join(
            f"{name.lower()} {value}" for name, value in figures(tuple(cases)).items()
        )
        said = (
            f"{day:%A %-d %B}: {counts}." if cases else f"Nothing was read here on {day:%A %-d %B}."
        )
        self._office.replies.tell(person_in(matter), said)

    def _day(self, written: str) -> date:
        try:
            return date.fromisoformat(written) if written else self._office.clock().date()
        except ValueError:
            raise Trouble(NOT_A_DAY) from None


def _is_of(case: Case, channel: str, day: date) -> bool:
    return case.source.channel == channel and case.at is not None and case.at.date() == day
