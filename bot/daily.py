"""The digest of each channel: found due, told, and posted once for each local day."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta

from slack_sdk.errors import SlackApiError

from bot.basket import Job, Matter, NotTaken, Step
from bot.day_story import Story
from bot.digest import Address, Digest, Gathered, compiled
from bot.due import UnknownZone, calendar_day, desk_day, due, moment, zone_of
from bot.jobs import Office
from bot.notebook import DigestTime
from bot.slack.digest import TITLE_BLOCK, digest_message, shown_addresses
from bot.slack.message import Message
from bot.slack.places import Key, Place
from bot.slack.trouble import BROKEN, NOT_REACHED, Trouble, code_of, sentence_for

LATELY = timedelta(days=7)
"""How far back it is asked which rules editors mostly let stand."""

NO_CHANNEL = "A channel goes by its id, as in C0123ABCD."
NO_SUCH_DAY = "The calendar has no such day: write it as in /stet digest 2026-03-14."

_SHUT = frozenset(
    "not_in_channel channel_not_found is_archived restricted_action no_permission".split()
)
"""Slack's names for a channel in which the bot may not speak, and will not by trying again."""

_CHANNEL = re.compile(r"[CDG][A-Z0-9]+")
_LOG = logging.getLogger("stet.daily")


class Daily:
    """Posts what is due, and compiles what is asked for.

    `default` holds what the environment sets, by channel; what a channel has set goes before it.
    `sources` names the channels whose reviews the digest of a channel tells of.
    """

    def __init__(
        self,
        office: Office,
        default: Mapping[str, DigestTime],
        sources: Callable[[str], Sequence[str]],
    ) -> None:
        self._office = office
        self._default = default
        self._sources = sources
        self._story = Story(office)
        self._warned: set[tuple[str, str]] = set()

    def steps(self) -> dict[str, tuple[Step, ...]]:
        return {"digest": (self.post_digest,)}

    def tick(self) -> None:
        """Put the digests that are due in the basket; call it every minute or so.

        One that has failed for good is tried again an hour later, as long as it is due.
        """
        now = self._office.clock()
        for channel, when in self.times().items():
            for day in self._days_due(now, channel, when):
                if self._office.notebook.digest_sent(channel, day) is None:
                    hours = (now - moment(day, when)) // timedelta(hours=1)
                    again = f":{hours}" if hours else ""
                    matter = {"channel": channel, "day": day.isoformat()}
                    self._put(Job(f"digest:{channel}:{day}{again}", "digest", matter))

    def _put(self, job: Job) -> None:
        try:
            self._office.basket.put(job)
        except NotTaken:
            _LOG.warning("a digest could not be put in the basket")

    def _days_due(self, now: datetime, channel: str, when: DigestTime) -> list[date]:
        try:
            return [day for _, day in due(now, {channel: when})]
        except UnknownZone:
            self._warn(channel, "unknown zone")
            return []

    def _warn(self, channel: str, why: str) -> None:
        """Say it once, however often it is found."""
        if (channel, why) not in self._warned:
            self._warned.add((channel, why))
            _LOG.warning("no digest in %s: %s", channel, why)

    def times(self) -> dict[str, DigestTime]:
        """When each channel gets its digest."""
        merged = {**self._default, **self._office.notebook.digest_times()}
        return {channel: when for channel, when in merged.items() if when}

    def today(self, channel: str) -> date:
        """The local day under way in a channel: that of the digest to come.

        Raises UnknownZone.
        """
        when, now = self.times().get(channel), self._office.clock()
        day = now.astimezone(zone_of(self._zone(channel))).date()
        return day + timedelta(days=bool(when and moment(day, when) <= now))

    def _zone(self, channel: str) -> str:
        when = self.times().get(channel)
        return when.zone if when else self._office.zone

    def post_digest(self, matter: Matter) -> None:
        """Post the digest of a local day, unless it was posted or there is nothing to tell."""
        channel, day = str(matter["channel"]), date.fromisoformat(matter["day"])
        if self._office.notebook.digest_sent(channel, day) is not None:
            return
        try:
            self._post(channel, day)
        except SlackApiError as error:
            if code_of(error) not in _SHUT:
                raise
            self._warn(channel, code_of(error))
            self._office.notebook.note_digest(channel, day, "")

    def post(self, channel: str, day: date) -> None:
        """Post the digest of a local day because somebody asks, be there reviews or not.

        One that is posted already stands. What is posted before the day is over stands for no
        digest: that one comes at its time. Raises UnknownZone, and Trouble where Slack refuses.
        """
        try:
            if self._by_rule(channel, day).until <= self._office.clock():
                self._post(channel, day, asked=True)
            else:
                self._say(self.compiled(channel, day), Key(f"digest:{day}", "so far"))
        except SlackApiError as error:
            raise Trouble(sentence_for(error)) from None
        except BROKEN:
            raise Trouble(NOT_REACHED) from None

    def _post(self, channel: str, day: date, asked: bool = False) -> None:
        notebook, key = self._office.notebook, Key(f"digest:{day}", "digest")
        there = self._standing(channel, day, key)
        digest = None if there else self._by_rule(channel, day)
        if digest is None or not (digest.reviews or asked):
            notebook.note_digest(channel, day, there)
            return
        digest = self._story.of(digest)
        with notebook.held(f"digest:{channel}"):
            if asked or notebook.digest_sent(channel, day) is None:
                notebook.note_digest(channel, day, self._say(digest, key))

    def _standing(self, channel: str, day: date, key: Key) -> str:
        """The ts of the digest of a day, where it is posted; an old one is known by its note."""
        found = self._office.replies.found(Place(channel), key)
        noted = "" if found else self._office.notebook.digest_sent(channel, day)
        if noted and self._office.replies.message(channel, noted):
            return noted
        return found[0] if found else ""

    def _say(self, digest: Digest, key: Key) -> str:
        place, links = Place(digest.channel), self._links(digest)
        ts = self._office.replies.say(place, digest_message(digest, links), key)
        self._mended(place, ts, digest_message(digest, links, chart=False), key)
        return ts

    def _mended(self, place: Place, ts: str, without_chart: Message, key: Key) -> None:
        """Show the digest without its chart, where Slack refused the blocks for the chart."""
        try:
            stands = self._office.replies.message(place.channel, ts) or {}
        except (SlackApiError, *BROKEN):
            return
        ids = {block.get("block_id") for block in stands.get("blocks") or ()}
        if TITLE_BLOCK not in ids:
            self._office.replies.update(place.channel, ts, without_chart, key)

    def message(self, channel: str, day: date) -> Message:
        """The digest of a local day as a message for whoever asks.

        It has no chart, since one that Slack refuses cannot be mended in what is shown to one
        person alone. Raises Trouble for a day beyond the calendar.
        """
        digest = self.compiled(channel, day)
        return digest_message(digest, self._links(digest), chart=False)

    def compiled(self, channel: str, day: date) -> Digest:
        """The digest of a local day with its paragraph, the model's where it is borne out.

        Raises Trouble for a day beyond the calendar or no channel's id, and UnknownZone.
        """
        return self._story.of(self._by_rule(channel, day))

    def _by_rule(self, channel: str, day: date) -> Digest:
        if not _CHANNEL.fullmatch(channel):
            raise Trouble(NO_CHANNEL)
        try:
            return compiled(self._gathered(channel, day))
        except OverflowError:
            raise Trouble(NO_SUCH_DAY) from None

    def _gathered(self, channel: str, day: date) -> Gathered:
        when = self.times().get(channel)
        since, until = desk_day(day, when) if when else calendar_day(day, self._office.zone)
        notebook, sources = self._office.notebook, self._open_sources(channel)
        lately = {
            each: notebook.figures_between((each,), until - LATELY, until) for each in sources
        }
        return Gathered(
            channel=channel,
            day=day,
            zone=self._zone(channel),
            since=since,
            until=until,
            cases=notebook.read_between(sources, since, until),
            figures=notebook.figures_between(sources, since, until),
            lately=lately,
            off={each: {off.what for off in notebook.rules_off(each)} for each in sources},
        )

    def _open_sources(self, channel: str) -> tuple[str, ...]:
        """The channels told of; a direct message is told of nowhere but in itself."""
        found = [each for each in self._sources(channel) if not each.startswith("D")]
        return tuple(dict.fromkeys([channel, *found]))

    def _links(self, digest: Digest) -> dict[Address, str]:
        """Permalinks to what the digest shows; what Slack will not link to goes without."""
        link = self._office.replies.link
        found = {address: link(*address) for address in shown_addresses(digest)}
        return {address: link for address, link in found.items() if link}
