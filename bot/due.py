"""When a channel's digest is due, and what its desk's day is: in any zone, on any day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

LATEST = timedelta(hours=20)
"""How long a digest stays due: what was down catches up, and no two local days are due at once."""


class UnknownZone(ValueError):  # noqa: N818 - a setting that cannot be used
    """There is no time zone of that name."""


class When(Protocol):
    """A local time of day, and the IANA name of its zone."""

    @property
    def at_time(self) -> time: ...
    @property
    def zone(self) -> str: ...


def due(now: datetime, times: Mapping[str, When]) -> list[tuple[str, date]]:
    """The channels whose digest moment has passed within LATEST of `now` (UTC), with its local day.

    A level and not an edge: a digest stays due until somebody notes that it was sent. At most one
    day of a channel is due at a time. Raises UnknownZone.
    """
    return [(channel, day) for channel, when in times.items() for day in _due(now, when)]


def _due(now: datetime, when: When) -> Iterator[date]:
    today = now.astimezone(zone_of(when.zone)).date()
    for day in (today - timedelta(days=1), today):
        if _is_lived(day, when.zone) and timedelta(0) <= now - moment(day, when) < LATEST:
            yield day


def desk_day(day: date, when: When) -> tuple[datetime, datetime]:
    """The desk's day, in UTC: from the digest before to the one of that local day.

    So nothing that an evening brings is left out. Raises UnknownZone, and OverflowError at the ends
    of the calendar.
    """
    before = day - timedelta(days=1)
    while not _is_lived(before, when.zone):
        before -= timedelta(days=1)
    return moment(before, when), moment(day, when)


def calendar_day(day: date, zone: str) -> tuple[datetime, datetime]:
    """From midnight to midnight, in UTC: the day of a channel that gets no digest by itself.

    Raises UnknownZone, and OverflowError at the ends of the calendar.
    """
    return _utc(day, time(), zone), _utc(day + timedelta(days=1), time(), zone)


def moment(day: date, when: When) -> datetime:
    """When the digest of a local day is due, in UTC. Raises UnknownZone.

    A time that comes twice is the first one; one that the clock leaps over is as much later.
    """
    return _utc(day, when.at_time, when.zone)


def _utc(day: date, at: time, zone: str) -> datetime:
    return datetime.combine(day, at.replace(fold=0), zone_of(zone)).astimezone(UTC)


def _is_lived(day: date, zone: str) -> bool:
    """Whether the zone has the day: Samoa had no 30 December 2011."""
    start, end = calendar_day(day, zone)
    return start < end


def zone_of(name: str) -> ZoneInfo:
    """Raises UnknownZone."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise UnknownZone("there is no such time zone") from None
