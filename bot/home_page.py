"""The Home tab at work: what it shows to whom, and what is set there for a channel."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import time
from zoneinfo import available_timezones

from bot.basket import Matter, Step
from bot.case import Case
from bot.checks import rules_in_force
from bot.due import due, zone_of
from bot.jobs import Office, person_in
from bot.notebook import DigestTime, Noted
from bot.slack.blocks import ChannelSettings, Home, Recent, home_view, outcome
from bot.slack.channel_view import rule_off_message
from bot.slack.ids import Carried, key_of
from bot.slack.trouble import Trouble

MOST_RECENT = 10
"""Reviews listed on the Home tab."""

EVENING = time(18)
"""When a digest goes out where nobody has said when."""

NO_EMOJI = "That is not the name of an emoji: write it as in memo, without colons."
NO_TIME = "That is not a time of day: choose one as in 18:00."
NO_ZONE = "I know no such time zone: write it as in Europe/London or Asia/Tokyo."
NO_RULE = "There is no such rule any more, so there is nothing to switch off."
ON = "That rule is on again from the next review on."
UTC = "UTC"


class HomePage:
    """The jobs of the Home tab. Doing one twice comes to the same.

    `reaction` is the emoji that calls where a channel has set none, `digests` the digests that go
    out where nothing else is set, by channel, and `usual` when one goes out where a channel asks.
    """

    def __init__(
        self,
        office: Office,
        reaction: str,
        digests: Mapping[str, DigestTime],
        usual: DigestTime | None = None,
    ) -> None:
        self._office = office
        self._reaction = reaction
        self._digests = digests
        self._usual = usual or DigestTime(EVENING, office.zone)

    def work(self) -> dict[str, Step]:
        return {
            "home": self.home,
            "reaction": self.set_reaction,
            "forget word": self.forget_word,
            "rule off": self.switch_off,
            "rule on": self.switch_on,
            "digest switched": self.switch_digest,
            "digest time": self.set_digest_time,
            "digest zone": self.set_digest_zone,
        }

    def home(self, matter: Matter) -> None:
        """Show somebody their Home tab."""
        shown = home_view(self._home(str(matter["user"])))
        self._office.client.views_publish(user_id=matter["user"], view=shown)

    def _home(self, user: str) -> Home:
        """What a person may see: the reviews they asked for, and what is set where they did."""
        notebook = self._office.notebook
        channels = [each for each in notebook.channels_of(user) if not each.startswith("D")]
        settings = tuple(map(self._settings, channels))
        recent = tuple(filter(None, map(self._recent, notebook.asked_by(user, MOST_RECENT))))
        return Home(settings=settings, recent=recent, figures=self._figures())

    def _settings(self, channel: str) -> ChannelSettings:
        notebook = self._office.notebook
        emoji = notebook.reaction(channel) or self._reaction
        own, off = notebook.own_words(channel), notebook.rules_off(channel)
        return ChannelSettings(channel, emoji, self._digest(channel), own, off)

    def _figures(self) -> dict[str, str]:
        """What the desk's reviews come to."""
        found, said = self._office.notebook.figures(), self._office.notebook.feedback()
        counts = {
            "Reviews": found.reviews,
            "Findings": sum(found.findings.values()),
            "Applied": sum(found.applied.values()),
            "Stet": sum(found.stet.values()),
        }
        thumbs = {"Found helpful": said.get("good", 0), "Found unhelpful": said.get("bad", 0)}
        counts |= {name: count for name, count in thumbs.items() if count}
        return {name: f"{count:,}" for name, count in counts.items()}

    def _recent(self, case: Case) -> Recent | None:
        """A review with a link to it; one that Slack will not link to is left out."""
        link = self._office.replies.link(case.source.channel, str(case.reply))
        at = case.at or self._office.clock()
        return Recent(case.source.channel, at, outcome(case.review), link) if link else None

    def set_reaction(self, matter: Matter) -> None:
        """Let another emoji call Stet in a channel; none brings back the desk's own."""
        emoji = str(matter["said"]).strip().strip(":").split("::")[0].lower()
        if emoji and not re.fullmatch(r"[\w+'-]+", emoji):
            raise Trouble(NO_EMOJI)
        notebook, now = self._office.notebook, self._office.clock()
        notebook.set_reaction(matter["of"], emoji, matter["user"], now)
        self.home(matter)

    def forget_word(self, matter: Matter) -> None:
        """Take a word out of a channel's own words; `said` is its key."""
        notebook, channel = self._office.notebook, matter["of"]
        for word in _named(notebook.own_words(channel), matter["said"]):
            notebook.forget_word(channel, word)
        self.home(matter)

    def switch_on(self, matter: Matter) -> None:
        """Let a rule that was switched off be kept again in a channel; `said` is its key.

        Who asked elsewhere than on the Home tab is told so.
        """
        notebook, channel = self._office.notebook, matter["of"]
        for rule in _named(notebook.rules_off(channel), matter["said"]):
            notebook.switch_on(channel, rule)
        self.home(matter)
        if matter["channel"] != matter["user"]:
            self._office.replies.tell(person_in(matter), ON)

    def switch_off(self, matter: Matter) -> None:
        """Switch a rule off for a channel, with a button to whoever did that undoes it."""
        carried, notebook = Carried.read(matter["value"]), self._office.notebook
        channel, rule = carried.case, carried.finding
        if rule not in {noted.what for noted in notebook.rules_off(channel)}:
            if not self._is_known(channel, rule):
                raise Trouble(NO_RULE)
            notebook.switch_off(channel, rule, matter["user"], self._office.clock())
        is_here = channel == matter["channel"]
        self._office.replies.show(person_in(matter), rule_off_message(channel, rule, is_here))

    def _is_known(self, channel: str, rule: str) -> bool:
        known = rules_in_force(self._office.desk_for(channel).house)
        return any(each.id == rule for each in known)

    def switch_digest(self, matter: Matter) -> None:
        """Send a channel a digest every day, or none; the first is of the day under way."""
        is_on = matter["said"] == "on"
        if is_on:
            self._pass_over_yesterday(matter["of"])
        self._change_digest(matter, lambda when: when if is_on else None)

    def _pass_over_yesterday(self, channel: str) -> None:
        """Note that a digest still due of a day before today needs no sending any more."""
        notebook, now = self._office.notebook, self._office.clock()
        when = self._usual
        for _, day in due(now, {channel: when}):
            is_over = day < now.astimezone(zone_of(when.zone)).date()
            if is_over and notebook.digest_sent(channel, day) is None:
                notebook.note_digest(channel, day, "")

    def set_digest_time(self, matter: Matter) -> None:
        """Send a channel's digest at another time."""
        at_time = _time(matter["said"])
        self._change_digest(matter, lambda when: replace(when, at_time=at_time))

    def set_digest_zone(self, matter: Matter) -> None:
        """Send a channel's digest by the clocks of another zone."""
        zone = _zone(matter["said"])
        self._change_digest(matter, lambda when: replace(when, zone=zone))

    def _change_digest(
        self, matter: Matter, change: Callable[[DigestTime], DigestTime | None]
    ) -> None:
        notebook, channel = self._office.notebook, matter["of"]
        with notebook.held(f"digest of {channel}"):
            before = self._digest(channel)
            after = change(before or self._usual)
            if after != before:
                notebook.set_digest(channel, after, matter["user"], self._office.clock())
        self.home(matter)

    def _digest(self, channel: str) -> DigestTime | None:
        own = self._office.notebook.digest_times()
        return own[channel] if channel in own else self._digests.get(channel)


def _named(noted: Sequence[Noted], key: str) -> list[str]:
    return [each.what for each in noted if key_of(each.what) == key]


def _time(written: str) -> time:
    try:
        return time.fromisoformat(written)
    except ValueError:
        raise Trouble(NO_TIME) from None


def _zone(written: str) -> str:
    """The IANA name of a zone, however it is capitalised, or given by its city alone.

    GMT+1 is none: IANA has it an hour behind Greenwich, and whoever writes it means ahead.
    """
    asked = "_".join(_plain(written).split())
    known = {name.casefold(): name for name in available_timezones() if "/" in name}
    if asked in {"utc", "gmt"}:
        return UTC
    if asked in known:
        return known[asked]
    places = {low: name for low, name in known.items() if not low.startswith("etc/")}
    cities = [name for low, name in places.items() if low.rpartition("/")[2] == asked]
    if len(cities) != 1:
        raise Trouble(NO_ZONE)
    return cities[0]


def _plain(written: str) -> str:
    """In small letters without accents: São Paulo is America/Sao_Paulo."""
    apart = unicodedata.normalize("NFKD", written.casefold())
    return "".join(mark for mark in apart if not unicodedata.combining(mark))
