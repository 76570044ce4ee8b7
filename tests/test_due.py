"""A digest is due once for each local day, in every zone and whatever the clocks do."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from bot.due import UnknownZone, calendar_day, desk_day, due, moment
from bot.notebook import DigestTime
from tests.digest_cases import DAY, EVENING

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
ZONES = ("Europe/London", "America/New_York")
TIMES = tuple(map(time.fromisoformat, "00:00 01:00 01:30 02:30 08:00 18:00 23:59".split()))
ODD = (
    ("America/Nuuk", 2027),  # the clock leaps from 23:00 on a Saturday to Sunday
    ("Africa/Cairo", 2027),  # midnight itself is leapt over
    ("America/Havana", 2027),  # midnight comes twice
    ("Australia/Lord_Howe", 2027),  # by half an hour
    ("Pacific/Apia", 2010),
)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def posted(when: DigestTime, ticks: Iterable[datetime]) -> dict[date, datetime]:
    """When a desk whose clock ticks like that sends the digest of each day."""
    sent: dict[date, datetime] = {}
    for now in ticks:
        for channel, day in due(now, {"C0DESK": when}):
            assert channel == "C0DESK"
            sent.setdefault(day, now)
    return sent


def ticks_around(year: int, when: DigestTime) -> Iterator[datetime]:
    """Now and then all through the year, and by the minute where something may happen."""
    for day in days_of(year):
        for minutes in (-721, -62, -61, -60, -2, -1, 0, 1, 2, 59, 60, 61, 62, 720):
            yield moment(day, when) + minutes * MINUTE


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", TIMES)
def test_each_local_day_has_one_digest_at_its_moment_whatever_the_clocks_do(
    zone: str, at: time
) -> None:
    when = DigestTime(at, zone)
    sent = posted(when, ticks_around(2027, when))
    assert {day: now for day, now in sent.items() if day.year == 2027} == {
        day: moment(day, when) for day in days_of(2027)
    }


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", TIMES)
def test_a_clock_set_back_an_hour_brings_no_day_twice_and_loses_none(zone: str, at: time) -> None:
    when = DigestTime(at, zone)

    def ticks() -> Iterator[datetime]:
        for now in ticks_around(2027, when):
            yield now
            yield now - HOUR

    sent = posted(when, ticks())
    assert [day for day in sent if day.year == 2027] == days_of(2027)
    assert all(now >= moment(day, when) for day, now in sent.items())


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", TIMES)
def test_round_the_days_the_clocks_change_a_desk_that_looks_all_the_time_sends_one_a_day(
    zone: str, at: time
) -> None:
    when = DigestTime(at, zone)
    for first in (date(2027, 3, 13), date(2027, 3, 27), date(2027, 10, 30), date(2027, 11, 6)):
        start, _ = calendar_day(first, zone)
        sent = posted(when, (start + 3 * n * MINUTE for n in range(4 * 24 * 20)))
        around = [first + timedelta(days=n) for n in range(3)]
        assert [day for day in sent if day in around] == around
        assert len(set(sent.values())) == len(sent)


@pytest.mark.parametrize(("zone", "year"), ODD)
@pytest.mark.parametrize("at", [time(0), time(0, 30), time(2), time(23, 30)])
def test_zones_with_odd_clock_changes_have_one_digest_a_day_too(
    zone: str, year: int, at: time
) -> None:
    when = DigestTime(at, zone)
    sent = posted(when, ticks_around(year, when))
    assert [day for day in sent if day.year == year] == days_of(year)


def test_a_day_that_a_zone_never_had_has_no_digest() -> None:
    when = DigestTime(time(8), "Pacific/Apia")
    assert posted(when, [moment(date(2011, 12, 31), when)]).keys() == {date(2011, 12, 31)}
    since, until = desk_day(date(2011, 12, 31), when)
    assert until - since == 24 * HOUR


@pytest.mark.parametrize(
    ("zone", "local", "utc"),
    [
        ("Europe/London", "2027-10-31 01:30", "2027-10-31 00:30"),
        ("Europe/London", "2027-03-28 01:30", "2027-03-28 01:30"),
        ("America/New_York", "2027-11-07 01:30", "2027-11-07 05:30"),
        ("America/New_York", "2027-03-14 02:30", "2027-03-14 07:30"),
        ("Asia/Kathmandu", "2027-03-14 08:00", "2027-03-14 02:15"),
    ],
)
def test_a_time_that_comes_twice_is_the_first_and_one_leapt_over_an_hour_later(
    zone: str, local: str, utc: str
) -> None:
    wanted = datetime.fromisoformat(local)
    found = moment(wanted.date(), DigestTime(wanted.time(), zone))
    assert found == datetime.fromisoformat(f"{utc}+00:00")


def test_a_digest_stays_due_for_twenty_hours() -> None:
    at = moment(DAY, EVENING)
    for late, days in (
        (-MINUTE, []),
        (0 * HOUR, [DAY]),
        (20 * HOUR - MINUTE, [DAY]),
        (20 * HOUR, []),
    ):
        assert [day for _, day in due(at + late, {"C0DESK": EVENING})] == days


def test_each_channel_has_its_own_time() -> None:
    times = {"C0A": EVENING, "C0B": DigestTime(time(8), "America/New_York")}
    assert due(datetime(2026, 3, 14, 15, tzinfo=UTC), times) == [("C0B", DAY)]
    assert {*due(datetime(2026, 3, 14, 18, tzinfo=UTC), times)} == {("C0A", DAY), ("C0B", DAY)}


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", TIMES)
def test_the_desks_days_leave_no_minute_out_and_take_none_twice(zone: str, at: time) -> None:
    spans = [desk_day(day, DigestTime(at, zone)) for day in days_of(2027)]
    assert all(one[1] == two[0] for one, two in pairwise(spans))
    assert {until - since for since, until in spans} == {23 * HOUR, 24 * HOUR, 25 * HOUR}


@pytest.mark.parametrize("name", ["Europe/Lundon", "", "../passwd", "Europe", "London\x00"])
def test_a_zone_that_is_none_is_told_without_its_name(name: str) -> None:
    with pytest.raises(UnknownZone, match=r"^there is no such time zone$"):
        due(datetime(2026, 3, 14, tzinfo=UTC), {"C0DESK": DigestTime(time(8), name)})


def test_zones_are_known_on_a_system_that_has_none_of_its_own() -> None:
    zoneinfo.reset_tzpath(to=())
    try:
        assert zoneinfo.ZoneInfo.no_cache("America/New_York").key == "America/New_York"
    finally:
        zoneinfo.reset_tzpath()
