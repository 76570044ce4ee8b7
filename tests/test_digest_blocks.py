"""The digest in Slack: a golden message, every limit, and nothing alive but Slack's own links.

After a change that is meant to show, write the message anew with
`python -m tests.test_digest_blocks` and read the diff.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.day_figures import Stetted
from bot.digest import Digest, OpenQuery
from bot.notebook import Figures
from bot.slack import ids
from bot.slack.digest import digest_message, shown_addresses
from bot.slack.message import Message
from bot.slack.pieces import LONGEST_TEXT, MOST_BLOCKS, MOST_CHARACTERS
from tests import slack_rules
from tests.digest_cases import case_at, digest_of, figures
from tests.slack_cases import FOLDER, STEERS, actions_of, must_hold, parts, read, seen

GOLDEN = FOLDER / "slack" / "digest.json"
EVIL = "<!channel> <@U0ASKER> https://evil.example :tada: *b* \u202e& <https://evil.example|x>"
SLACK = "https://tarnby.slack.example"
COUNTS = Figures(
    2,
    {("spelling", "spelling"): 4, ("style", "dashes"): 3, ("number", "sums"): 1},
    {("spelling", "spelling"): 3},
    {("style", "dashes"): 3},
)


def day(**more: Any) -> Digest:
    lately = {"C0DESK": figures(6, 1, 5), "C0OTHER": figures(9, 0, 9)}
    counts = replace(COUNTS, stet={**COUNTS.stet, ("style", "invented"): 1})
    cases = (
        case_at(9, stands={"reply": "1773479100.000200"}),
        case_at(16, read("ferry-live-blog")),
    )
    return digest_of(*cases, **{"figures": counts, "lately": lately, **more})


def links_of(digest: Digest) -> dict[tuple[str, str], str]:
    return {
        (channel, ts): f"{SLACK}/archives/{channel}/p{ts.replace('.', '')}?thread_ts={ts}"
        for channel, ts in shown_addresses(digest)
    }


def message_of(digest: Digest, chart: bool = True) -> Message:
    return digest_message(digest, links_of(digest), chart)


def crowded(mark: str) -> Digest:
    """More of everything than a message holds, each as long as can be, of one mark."""
    digest = day()
    ran = replace(digest.ran[1], headline=mark * 500, posts=1_000)
    queries = tuple(
        OpenQuery(mark * 500, mark * 900, ("C0DESK", f"17734791{n:02}.000200")) for n in range(80)
    )
    return replace(
        digest,
        paragraph=mark * 2_000,
        ran=tuple(replace(ran, address=("C0DESK", f"17734791{n:02}.000100")) for n in range(90)),
        queries=queries,
        kinds=tuple((f"{n}{mark * 30}", 90 - n) for n in range(12)),
        slips=tuple((f"{n}{mark * 60}", 9) for n in range(5)),
        stetted=tuple(Stetted("C0OTHER", f"{n}{mark * 60}", 9, 9, 9) for n in range(30)),
    )


def written(message: Message) -> str:
    blocks = ",\n".join(json.dumps(block, ensure_ascii=False) for block in message.blocks)
    return f'{{"text": {json.dumps(message.text, ensure_ascii=False)},\n"blocks": [\n{blocks}]}}\n'


def test_a_day_comes_out_as_its_message() -> None:
    assert written(message_of(day())) == GOLDEN.read_text(encoding="utf-8")


def test_slack_takes_the_message_with_its_chart_and_without() -> None:
    for chart in (True, False):
        message = message_of(day(), chart)
        slack_rules.check_message_blocks(message.blocks, "block")
        kinds = [block["type"] for block in message.blocks]
        assert kinds.count("data_visualization") == chart
    must_hold(replace(message_of(digest_of(case_at(9)), False), blocks=_unlinked(day())))


def _unlinked(digest: Digest) -> list[Any]:
    """The blocks of a digest for which Slack gave no link, and that speaks of one channel."""
    here = tuple(each for each in digest.stetted if each.channel == digest.channel)
    return digest_message(replace(digest, stetted=here), {}, chart=False).blocks


def test_the_text_reads_well_alone() -> None:
    text = message_of(day()).text
    assert text.startswith("The desk’s day: Saturday 14 March. 2 reviews, 8 findings: 3 applied, ")
    assert "The desk read 2 pieces between 09:05 and 16:05. The first was “" in text
    assert text.endswith(" posts.")


@pytest.mark.parametrize("mark", ["w", "—", "😀", "&", "<", "ß"])
@pytest.mark.parametrize("chart", [True, False])
def test_the_longest_day_is_one_message_with_room_for_its_links(mark: str, chart: bool) -> None:
    digest = crowded(mark)
    message = message_of(digest, chart)
    slack_rules.check_message_blocks(message.blocks, "block")
    assert len(message.blocks) <= MOST_BLOCKS
    urls = sum(len(part["url"]) for part in parts(message.blocks) if "url" in part)
    assert urls > 1_000
    assert len(seen(message.blocks).encode("utf-16-le")) // 2 + urls <= MOST_CHARACTERS
    assert 0 < len(message.text) <= LONGEST_TEXT


def test_what_is_left_out_is_counted() -> None:
    shown = seen(message_of(crowded("w"), chart=False).blocks)
    for more in (90 - 20, 80 - 10, 30 - 5, 12 - 8):
        assert f"and {more} more" in shown


def test_only_what_is_shown_asks_for_a_link() -> None:
    assert len(shown_addresses(crowded("w"))) == 20 + 10
    assert len(shown_addresses(day())) == 3


def test_draft_and_model_text_is_dead_wherever_it_stands() -> None:
    digest = day()
    evil = replace(
        digest,
        paragraph=EVIL,
        ran=tuple(replace(ran, headline=EVIL, summary=EVIL) for ran in digest.ran),
        queries=(OpenQuery(EVIL, EVIL, ("C0DESK", "1.1")),),
        slips=((EVIL, 3),),
        stetted=(Stetted("C0DESK", EVIL, 9, 9, 9), Stetted(EVIL, "dashes", 9, 9, 9)),
    )
    message = message_of(evil)
    assert not any(live in message.text for live in ("<!", "<@", "https://", ":tada:"))
    for part in parts(message.blocks):
        kind = part.get("type")
        assert kind not in {"user", "usergroup", "broadcast", "emoji", "markdown"}
        assert part.get("emoji") is not True
        assert not STEERS.search(str(part.get("text")))
        if kind == "link":
            assert part["url"].startswith(f"{SLACK}/archives/")
        if kind == "mrkdwn":
            assert part["verbatim"]
            assert "<" not in part["text"]
            assert "https://" not in part["text"]


@pytest.mark.parametrize("link", ["", "javascript:alert(1)", "slack://channel"])
def test_what_is_no_permalink_is_no_link(link: str) -> None:
    digest = day()
    message = digest_message(digest, dict.fromkeys(shown_addresses(digest), link))
    assert not any(part.get("type") == "link" for part in parts(message.blocks))
    assert digest.ran[0].headline in seen(message.blocks)


def test_a_rule_is_switched_off_where_its_findings_were_let_stand() -> None:
    message = message_of(day())
    buttons = [part for part in parts(message.blocks) if part.get("action_id") == ids.RULE_OFF]
    carried = [ids.Carried.read(button["value"]) for button in buttons]
    assert carried == [ids.Carried("C0OTHER", "invented"), ids.Carried("C0DESK", "invented")]
    assert [button["text"]["text"] for button in buttons] == [
        "Switch this rule off there",
        "Switch this rule off here",
    ]
    assert actions_of(digest_message(replace(day(), stetted=()), {})) == []


def test_a_rule_of_another_channel_names_that_channel() -> None:
    texts = [
        part["text"] for part in parts(message_of(day()).blocks) if part.get("type") == "mrkdwn"
    ]
    assert texts == ["invented: 9 of 9 let stand in <#C0OTHER>", "invented: 5 of 6 let stand"]


def test_bars_are_as_long_as_their_counts() -> None:
    shown = seen(message_of(day(), chart=False).blocks)
    assert f"{'▇' * 20} spelling 4" in shown
    assert f"{'▇' * 15} style 3" in shown
    assert f"{'▇' * 5} number 1" in shown


def test_one_kind_alone_needs_no_chart() -> None:
    message = message_of(day(figures=Figures(2, {("style", "dashes"): 3})))
    assert "data_visualization" not in {block["type"] for block in message.blocks}


def test_a_day_without_reviews_says_so() -> None:
    message = message_of(digest_of())
    assert message.text == "The desk’s day: Saturday 14 March: nothing was read."
    must_hold(message)


def test_a_day_whose_text_is_gone_still_has_its_figures() -> None:
    message = message_of(digest_of(figures=COUNTS), chart=False)
    must_hold(message)
    assert "2 reviews, 8 findings: 3 applied, 3 stet, 2 open" in seen(message.blocks)
    assert "What the desk ran" not in seen(message.blocks)


def test_our_own_slack_refuses_charts_as_slack_does() -> None:
    chart = next(b for b in message_of(day()).blocks if b["type"] == "data_visualization")
    point = {"label": "spelling", "value": 1}
    series = {"name": "Findings", "data": [point]}
    for wrong in (
        {"title": "w" * 51},
        {"chart": {"type": "radar"}},
        {"chart": {"type": "bar", "series": [series]}},
        {"chart": chart["chart"] | {"series": [series]}},
        {"chart": chart["chart"] | {"series": chart["chart"]["series"] * 2}},
        {"chart": {"type": "pie", "segments": [point | {"value": 0}]}},
        {"chart": {"type": "pie", "segments": [point | {"label": "w" * 21}]}},
        {"chart": {"type": "pie", "segments": [point] * 7}},
        {"colour": "red"},
    ):
        with pytest.raises(slack_rules.Refused, match="invalid_blocks"):
            slack_rules.check_message_blocks([chart | wrong], "block")
    pie = {"chart": {"type": "pie", "segments": [point]}}
    slack_rules.check_message_blocks([chart | pie], "block")


if __name__ == "__main__":
    GOLDEN.write_text(written(message_of(day())), encoding="utf-8")
