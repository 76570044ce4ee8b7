"""A desk's day in a channel and its digest, from drafts to buttons, in a Slack of our own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial
from typing import Any, TypeAlias

import pytest

from bot.case import Source
from bot.metrics import exposition
from bot.notebook import DigestTime
from bot.slack import ids
from tests.digest_cases import EVENING
from tests.slack_cases import parts, seen
from tests.slack_desk import NOON, DeskInSlack, desk_in_slack
from tests.slack_server import SlackServer
from tests.test_metrics import samples

Json: TypeAlias = dict[str, Any]

SIX = NOON + timedelta(hours=6)
FARES = tuple(
    f"{name} fares to rise\nBus fares in {name} will rise by {n} percent, the operator said."
    for n, name in enumerate(("Corrin", "Skerrow", "Marn", "Hexley", "Arden"), 11)
)
BLOG = (
    "Ferry passengers land at Skerrow\n"
    "The first of 290 passengers have come ashore, the coastguard said on Saturday.\n"
    "Maya Okafor 14 March 2026 11:52\n"
    "Storm leaves homes in the dark\n"
    "Of the 80 engineers called in, 45 were sent to Skerrow and 30 to Marn, the grid said.\n"
    "Maya Okafor 14 March 2026 11:20\n"
)
PRIVATE = "Judge recieved gifts\nA judge in Corrin recieved gifts, two clerks said."
FORGOTTEN = "Merger of two yards\nTwo yards are in talks on a merger, people familiar with it said."


@pytest.fixture
def desk(slack: SlackServer) -> Iterator[DeskInSlack]:
    with desk_in_slack(slack) as at_work:
        at_work.notebook.set_digest("C0DESK", EVENING, "U0MAYA", NOON)
        yield at_work


def read(desk: DeskInSlack, text: str, hours: int = 0) -> Json:
    """Somebody's draft of so many hours after noon, read where it stands."""
    desk.clock.now = NOON + timedelta(hours=hours)
    message = desk.slack.put(text)
    desk.after(lambda: desk.send.reaction(message))
    return message


def reply(desk: DeskInSlack, message: Json) -> Json:
    (only,) = desk.slack.replies(message)
    return only


def digest_of(desk: DeskInSlack) -> Json:
    """What is posted at six: one message, however often the clock is looked at."""
    desk.clock.now = SIX
    desk.after(desk.tick)
    desk.after(desk.tick)
    (only,) = [m for m in desk.slack.said_in("C0DESK") if "thread_ts" not in m]
    return only


def day(desk: DeskInSlack) -> Json:
    """A day of five drafts, all let stand by Ivan, and a live blog; some are not for all eyes."""
    for hours, fares in enumerate(FARES):
        message = read(desk, fares, hours)
        desk.after(partial(desk.send.action, ids.STET, reply(desk, message), "U0IVAN"))
    read(desk, BLOG, 4)
    direct = desk.slack.direct()
    alone = desk.slack.put(PRIVATE.replace("Judge", "Mayor"), direct)
    desk.after(lambda: desk.send.message(alone, direct))
    desk.after(lambda: desk.send.command("/stet", PRIVATE))
    forgotten = read(desk, FORGOTTEN, 5)
    assert desk.notebook.forget(Source("C0DESK", forgotten["ts"], ""))
    return digest_of(desk)


def lines(digest: Json) -> list[str]:
    """The bullets of a digest, each as a reader sees it."""
    lists = [part for part in parts(digest["blocks"]) if part.get("type") == "rich_text_list"]
    return [seen([dict(each)]) for one in lists for each in one["elements"]]


def test_the_digest_tells_the_day_of_the_channel_and_of_nobody_alone(desk: DeskInSlack) -> None:
    digest = day(desk)
    told = lines(digest)
    names = ("Corrin", "Skerrow", "Marn", "Hexley", "Arden")
    assert told[:6] == [
        *(f"{12 + n}:00  {name} fares to rise" for n, name in enumerate(names)),
        "16:00  Ferry passengers land at Skerrow  live blog, 2 posts",
    ]
    shown = f"{digest['text']} {seen(digest['blocks'])}"
    assert "7 reviews, 6 findings: 0 applied, 5 stet, 1 open" in shown
    assert "Parts of 45 and 30 leave 5 of 80 unaccounted for" in shown
    for word in ("Judge", "Mayor", "gifts", "Merger", "yards"):
        assert word not in shown


def test_each_line_of_a_digest_links_to_its_own_draft(desk: DeskInSlack) -> None:
    messages = [read(desk, fares, hours) for hours, fares in enumerate(FARES)]
    links = [part["url"] for part in parts(digest_of(desk)["blocks"]) if "url" in part]
    stamps = [message["ts"].replace(".", "") for message in messages]
    assert [link.rpartition("/p")[2] for link in links] == stamps


def test_the_figures_of_a_digest_are_those_of_what_was_done(desk: DeskInSlack) -> None:
    day(desk)
    since, until = SIX - timedelta(days=1), SIX
    figures = desk.notebook.figures_between(("C0DESK",), since, until)
    assert (figures.reviews, sum(figures.findings.values())) == (7, 6)
    assert (dict(figures.applied), dict(figures.stet)) == ({}, {("style", "per-cent"): 5})
    assert desk.notebook.figures().reviews == 9
    counted = samples(exposition(desk.notebook, lambda: 0))
    assert counted["stet_reviews_total", ()] == 9
    assert counted["stet_stet_total", ("style", "per-cent")] == 5
    assert sum(n for (name, _), n in counted.items() if name == "stet_findings_total") == 10
    assert not [name for name, _ in counted if name == "stet_applied_total"]


def test_nothing_in_a_draft_pings_or_links_from_the_digest(desk: DeskInSlack) -> None:
    read(desk, "Opera reopens\nThe opera will open, <!channel> said. See https://evil.example/x")
    read(desk, "@here <@U0IVAN> *Fire* https://evil.example/y\nThe fire is out, the mayor said.")
    digest = digest_of(desk)
    assert not any(live in digest["text"] for live in ("<!", "<@", "https://"))
    kinds = {part.get("type") for part in parts(digest["blocks"])}
    assert not kinds & {"user", "usergroup", "broadcast", "emoji"}
    links = [part["url"] for part in parts(digest["blocks"]) if "url" in part]
    assert not [link for link in links if "evil" in link]


def told(desk: DeskInSlack) -> Json:
    """What somebody was told last, alone."""
    return desk.slack.ephemerals[-1]


def rules_found(desk: DeskInSlack, text: str) -> set[str]:
    read(desk, text, 7)
    return {finding.rule.id for finding in desk.notebook.cases()[0].keys().values()}


def test_a_rule_let_stand_is_switched_off_from_the_digest_and_on_by_whoever_pressed(
    desk: DeskInSlack,
) -> None:
    digest = day(desk)
    assert "per-cent: 5 of 5 let stand" in seen(digest["blocks"])
    desk.after(lambda: desk.send.action(ids.RULE_OFF, digest, "U0IVAN"))
    assert "is off in this channel" in told(desk)["text"]
    assert rules_found(desk, "Rents rose by 19 percent in Marn, the agency said.") == set()
    asked: Mapping[str, Any] = {**digest, "blocks": told(desk)["blocks"]}
    desk.after(lambda: desk.send.action(ids.SWITCH_ON, dict(asked), "U0IVAN"))
    assert "is on again" in told(desk)["text"]
    assert desk.notebook.rules_off("C0DESK") == ()
    assert rules_found(desk, "Wages rose by 18 percent in Marn, the agency said.") == {"per-cent"}


def test_a_channel_with_a_zone_of_its_own_is_told_its_own_times(desk: DeskInSlack) -> None:
    evening = DigestTime(EVENING.at_time, "Asia/Tokyo")
    desk.notebook.set_digest("C0DESK", evening, "U0MAYA", NOON)
    read(desk, FARES[0], -4)
    desk.clock.now = NOON - timedelta(hours=3)
    desk.after(desk.tick)
    (digest,) = [m for m in desk.slack.said_in("C0DESK") if "thread_ts" not in m]
    assert lines(digest)[0] == "17:00  Corrin fares to rise"
    assert "From Friday 18:00 to Saturday 18:00, Asia/Tokyo" in seen(digest["blocks"])


FIRE = (
    "Fire at Brackley mill kills 14\nA fire at a mill in Brackley has killed 14 people, the fire "
    "service said. The mill, owned by Hexley Brothers, employs 300 people."
)
LATER = (
    "Brackley mill fire: search goes on\nCrews are searching the ruins of the mill in Brackley, "
    "where a fire killed nine people, the fire service said. Hexley Brothers wept."
)


def earlier_posts(message: Json) -> list[str]:
    found = [dict(part) for part in parts(message["blocks"]) if part.get("type") == "link"]
    return [part["url"] for part in found if part.get("text") == "earlier post"]


def test_a_query_of_memory_links_to_the_post_it_speaks_of(desk: DeskInSlack) -> None:
    read(desk, "Corrin wins cup\nCorrin has won the cup.")
    fire = read(desk, FIRE)
    (link,) = earlier_posts(reply(desk, read(desk, LATER, 1)))
    assert link.endswith(f"/archives/C0DESK/p{fire['ts'].replace('.', '')}")


def test_without_a_link_of_slacks_the_query_is_asked_all_the_same(desk: DeskInSlack) -> None:
    read(desk, FIRE)
    desk.slack.fail("chat.getPermalink", "message_not_found")
    answer = reply(desk, read(desk, LATER, 1))
    assert "it stood as 14 in the post of 12:00" in seen(answer["blocks"])
    assert earlier_posts(answer) == []


def asked_in(desk: DeskInSlack, channel: str, text: str = LATER) -> list[str]:
    """The notes that speak of an earlier post, for a draft in a channel."""
    message = desk.slack.put(text, channel)
    if channel.startswith("D"):
        desk.after(lambda: desk.send.message(message, channel))
    else:
        desk.after(lambda: desk.send.reaction(message, channel=channel))
    case = desk.notebook.cases()[0]
    assert case.source.ts == message["ts"]
    return [finding.reason for finding in case.review.findings if finding.see]


def test_what_is_read_in_private_is_cited_in_no_channel_and_to_nobody_else(
    desk: DeskInSlack,
) -> None:
    maya, ivan = desk.slack.direct(), desk.slack.direct("U0IVAN")
    alone = desk.slack.put(FIRE, maya)
    desk.after(lambda: desk.send.message(alone, maya))
    desk.after(lambda: desk.send.command("/stet", FIRE))
    assert asked_in(desk, "C0DESK") == []
    assert asked_in(desk, ivan) == []
    assert len(asked_in(desk, maya)) == 1


def test_a_channels_posts_are_cited_to_nobody_who_asks_elsewhere(desk: DeskInSlack) -> None:
    desk.slack.channel("C0NEWS", "news")
    read(desk, FIRE)
    assert asked_in(desk, "C0NEWS") == []
    assert asked_in(desk, desk.slack.direct()) == []
    for channel, cited in (("C0NEWS", 0), ("C0DESK", 1)):
        desk.after(partial(desk.send.command, "/stet", LATER, channel=channel))
        case = desk.notebook.cases()[0]
        assert case.share_to == channel
        assert len([finding for finding in case.review.findings if finding.see]) == cited
