"""Dates and clocks: what the calendar, the stamp and the desk's own clock say of the copy."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.checks import dates, periods, stamps, times
from bot.draft import Draft
from bot.galley import Check, Galley
from bot.house import HouseStyle

OF_THE_COPY = (dates.CHECK, times.CHECK, periods.CHECK)
STAMP = "\nIda Coe {}"


def asked(check: Check, copy: str, now: datetime | None = None) -> list[tuple[str, str]]:
    return asked_by((check,), copy, now)


def asked_by(
    checks: tuple[Check, ...], copy: str, now: datetime | None = None
) -> list[tuple[str, str]]:
    galley = Galley(Draft.parse(copy), HouseStyle((), {}), now)
    return [(each.rule.id, each.span.of(copy)) for check in checks for each in check.find(galley)]


def blog(*clocks: str) -> str:
    post = "Ferry aground off Mull\nA ferry has run aground off Mull.\nIda Coe {}"
    return "\n".join(post.format(clock) for clock in clocks)


@pytest.mark.parametrize(
    ("copy", "rule", "words"),
    [
        ("He spoke on Tues 3 Mar 2026, then on Wed 5 Mar 2026.", "weekday-date", "Wed 5 Mar 2026"),
        ("It opened on Friday the 13th of May, 2022.", None, ""),
        (
            "It opened on Thursday the 13th of May, 2022.",
            "weekday-date",
            "Thursday the 13th of May, 2022",
        ),
        ("The lease is from 30 February to 3 May.", "impossible-date", "30 February"),
        ("It will be in force by September 31.", "impossible-date", "September 31"),
        ("Between 25 and 31 June the road is shut.", "impossible-date", "31 June"),
        ("The date was 29 February 1900, said the vicar.", "impossible-date", "29 February 1900"),
        ("It ran until 14:30pm.", "impossible-time", "14:30pm"),
        ("Trains stop from 24:30 to 05:00.", "impossible-time", "24:30"),
        ("The score was 25:61 and the odds 25:10.", None, ""),
        ("She was mayor between 2011 and 2007.", "dates-reversed", "between 2011 and 2007"),
        ("The baths reopen at 10.85 on Friday.", "impossible-time", "10.85"),
        ("Police were called at about 23:64 GMT.", "impossible-time", "23:64"),
        ("Trains will stop by 26:00.", "impossible-time", "26:00"),
        ("She was last seen at 5.72pm in Orme.", "impossible-time", "5.72pm"),
        ("The pound opened at 1.85 on Friday.", None, ""),
        ("The winner came home at 2.61, a record.", None, ""),
        (
            "The pool is shut from 12 June to Monday 2 June.",
            "dates-reversed",
            "from 12 June to Monday 2 June",
        ),
        (
            "The fair is on between Sunday 9 May and 30 April.",
            "dates-reversed",
            "between Sunday 9 May and 30 April",
        ),
        ("Roads close from 18:30 to 17:00.", "dates-reversed", "from 18:30 to 17:00"),
        ("Roads close from 23:30 to 05:00.", None, ""),
        ("The rink opens from 1 December to 3 January.", None, ""),
        (
            "The mill will open in 2030 and close in 2028.",
            "dates-reversed",
            "open in 2030 and close in 2028",
        ),
        (
            "He was born in 1961 and died in 1949.",
            "dates-reversed",
            "born in 1961 and died in 1949",
        ),
        (
            "She joined in 2019, then left in 2016.",
            "dates-reversed",
            "joined in 2019, then left in 2016",
        ),
        ("It opened in 1990 after the old one shut in 1988.", None, ""),
        ("It ran from 2001 to 2009, a total of 12 years.", "duration", "a total of 12 years"),
        ("He led the choir for four years from 2001 to 2009.", "duration", "for four years"),
        ("It ran for eight years from 2001 to 2009.", None, ""),
        ("The cup was held from 2001 to 2009, 12 years later than planned.", None, ""),
        ("Output fell from 2019 to 1998 tonnes.", None, ""),
        ("It cost £31 June to August, and 31 March marchers came.", None, ""),
    ],
)
def test_a_date_or_time_that_cannot_be_is_asked_about(
    copy: str, rule: str | None, words: str
) -> None:
    assert asked_by(OF_THE_COPY, copy) == ([(rule, words)] if rule else [])


@pytest.mark.parametrize(
    ("said", "stamp", "queried"),
    [
        ("Tuesday 10 March", "12 March 2026 09:10", False),
        ("Monday 10 March", "12 March 2026 09:10", True),
        ("Monday 10 March last year", "12 March 2026 09:10", False),
        ("Monday 10 March, the jury heard", "12 March 2026 09:10", False),
        ("Friday 2 January", "30 December 2025 09:10", False),
        ("Monday 10 November", "12 March 2026 09:10", False),
        ("Thursday 10 November", "12 March 2026 09:10", True),
    ],
)
def test_a_date_without_a_year_is_read_by_the_stamp(said: str, stamp: str, queried: bool) -> None:
    copy = f"Talks will be held on {said}." + STAMP.format(stamp)
    assert bool(asked(dates.CHECK, copy)) is queried


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_a_stamp_of_no_known_year_is_nothing_to_go_by(year: str) -> None:
    copy = "Talks will be held on Monday 10 March." + STAMP.format(f"12 March {year} 09:10")
    assert "weekday-date" not in dict(asked(dates.CHECK, copy))


def test_without_a_stamp_a_date_without_a_year_is_let_be() -> None:
    assert not asked(dates.CHECK, "Talks will be held on Monday 10 March.")


def test_the_note_says_what_the_calendar_says() -> None:
    galley = Galley(Draft.parse("It opened on Wednesday 22 January 2026."), HouseStyle((), {}))
    (found,) = dates.find(galley)
    assert found.reason == (
        "22 January 2026 is a Thursday, not a Wednesday; it is a Wednesday in 2025."
    )


@pytest.mark.parametrize(
    ("clocks", "odd"),
    [
        (("4 May 2025 12:40", "4 May 2025 11:30", "4 May 2025 10:20"), []),
        (("4 May 2025 10:20", "4 May 2025 11:30", "4 May 2025 12:40"), []),
        (("4 May 2025 12:40", "4 May 2025 21:30", "4 May 2025 10:20"), ["12:40"]),
        (("2 June 2025 00:20", "1 June 2025 23:40", "31 May 2025 23:50"), []),
        (("2 May 00:20", "2 May 23:40", "1 May 23:30", "1 May 22:10"), ["00:20"]),
        (("12:40", "11:30", "18:20", "10:10", "10:05"), ["18:20"]),
        (("00:40", "23:50", "23:10", "22:15"), []),
        (("23:50", "00:10", "00:40", "01:15"), []),
        (("16:30", "01:10", "15:50", "14:20"), ["01:10"]),
        (("12:40", "10:20"), []),
        (("12:40", "09:00", "11:30", "08:00", "15:00"), []),
    ],
)
def test_the_fewest_posts_that_break_the_order_are_asked_about(
    clocks: tuple[str, ...], odd: list[str]
) -> None:
    found = asked(stamps.CHECK, blog(*clocks))
    marked = [words.split()[-1] for rule, words in found if rule == "posts-out-of-order"]
    assert marked == odd


@pytest.mark.parametrize(
    ("clocks", "words"),
    [
        (("4 May 2025 12:40", "4 May 2025 09:05", "4 May 2025 10:20"), "4 May 2025 09:05"),
        (("4 May 2025 12:40", "4 May 2025 11:05", "5 May 2025 10:20"), "5 May 2025"),
        (("12:40", "09:05", "10:20"), "09:05"),
        (("Sunday 4 May 12:40", "Sunday 4 May 9:05", "Sunday 4 May 10:20"), "Sunday 4 May 9:05"),
    ],
)
def test_the_day_and_time_are_marked_of_the_upper_of_two_swapped_posts(
    clocks: tuple[str, ...], words: str
) -> None:
    assert asked(stamps.CHECK, blog(*clocks)) == [("posts-out-of-order", words)]


def test_a_summary_pinned_at_the_top_is_in_nobodys_way() -> None:
    pinned = "Summary: what we know\nA ferry is aground.\nIda Coe 4 May 2025 06:00\n"
    assert not asked(stamps.CHECK, pinned + blog("4 May 2025 12:40", "4 May 2025 11:30"))


@pytest.mark.parametrize(
    ("now", "to_come"),
    [
        (None, False),
        (datetime(2025, 7, 4, 12, 0), True),
        (datetime(2025, 7, 4, 12, 35), False),
        (datetime(2025, 7, 4, 11, 35, tzinfo=UTC), False),
        (datetime(2025, 7, 4, 11, 0, tzinfo=UTC), True),
        (datetime(2025, 7, 5, 9, 0), False),
    ],
)
def test_a_time_to_come_is_told_by_the_desks_clock_in_london(
    now: datetime | None, to_come: bool
) -> None:
    found = asked(stamps.CHECK, blog("4 July 2025 12:40"), now)
    assert found == ([("time-to-come", "4 July 2025 12:40")] if to_come else [])


def test_copy_under_embargo_may_be_stamped_ahead() -> None:
    copy = "Honours list\nEmbargoed: not for use before midnight.\nIda Coe 4 July 2025 22:40"
    assert not asked(stamps.CHECK, copy, datetime(2025, 7, 4, 12, 0))
