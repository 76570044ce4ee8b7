"""What Slack shows: golden messages, every limit, and nothing alive in any of them.

After a change that is meant to show, write the messages anew with
`python -m tests.test_slack_blocks` and read the diff.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.case import Verdict
from bot.desk import STILL_READING
from bot.finding import Finding, Kind, Level
from bot.model import Why
from bot.review import Decision
from bot.slack import ids
from bot.slack.blocks import (
    Message,
    Share,
    blog_messages,
    copy_message,
    error_message,
    help_message,
    outcome,
    review_message,
    shared_message,
    style_message,
)
from bot.text import Span
from tests.slack_cases import (
    AT,
    FOLDER,
    actions_of,
    case_of,
    decided,
    desk_style,
    must_hold,
    parts,
    read,
    review_of,
    rule,
    seen,
)

FAILED = f"The language model {Why.BUSY}. Findings and headlines there are by machine."


def blog() -> list[Message]:
    return blog_messages(case_of(read("ferry-live-blog")))


GOLDEN: dict[str, Callable[[], list[Message]]] = {
    "clean-post": lambda: [review_message(case_of(read("clean-post")))],
    "ferry-post": lambda: [review_message(case_of(read("ferry-post"), model="claude-sonnet-5-5"))],
    "ferry-post-reading": lambda: [review_message(case_of(read("ferry-post"), reading=True))],
    "ferry-post-decided": lambda: [review_message(decided(read("ferry-post"), Decision.APPLY))],
    "ferry-post-failed": lambda: [
        review_message(case_of(replace(read("ferry-post"), unread=(FAILED,))))
    ],
    "ferry-post-copy": lambda: [copy_message(case_of(read("ferry-post")))],
    "ferry-post-shared": lambda: [
        review_message(case_of(read("ferry-post")), Share("C0DESK", "desk")),
        shared_message(decided(read("ferry-post"), Decision.STET), "U0ASKER"),
    ],
    "ferry-live-blog": lambda: [review_message(case_of(read("ferry-live-blog")))],
    "ferry-live-blog-by-post": blog,
    "help": lambda: [help_message(), error_message("Stet is not in #desk: invite it, then ask.")],
}


def written(messages: list[Message]) -> str:
    """Messages as JSON with a line for each block, so that a diff can be read."""
    version = desk_style().version
    return "\n".join(map(_written, messages)).replace(version, "········") + "\n"


def _written(message: Message) -> str:
    blocks = ",\n".join(json.dumps(block, ensure_ascii=False) for block in message.blocks)
    text = json.dumps(message.text, ensure_ascii=False)
    more = json.dumps(message.snippet, ensure_ascii=False)
    return f'{{"text": {text},\n"blocks": [\n{blocks}],\n"snippet": {more}}}'


@pytest.mark.parametrize("name", GOLDEN)
def test_a_case_comes_out_as_its_message(name: str) -> None:
    expected = (FOLDER / "slack" / f"{name}.json").read_text(encoding="utf-8")
    assert written(GOLDEN[name]()) == expected


@pytest.mark.parametrize("name", GOLDEN)
def test_slack_takes_every_golden_message(name: str) -> None:
    for message in GOLDEN[name]():
        must_hold(message, "U0EDITOR", "U0ASKER")


def test_the_first_line_says_the_outcome() -> None:
    review = read("ferry-post")
    message = review_message(case_of(review))
    assert (
        message.blocks[0]["text"]["text"]
        == outcome(review)
        == "1 to amend, 1 suggestion, 2 queries"
    )
    assert message.text.startswith(outcome(review))
    assert outcome(read("clean-post")) == "Clean: nothing to change"


def test_a_finding_has_apply_and_stet_and_a_query_has_stet_alone() -> None:
    case = case_of(read("ferry-post"))
    message = review_message(case)
    for key, finding in case.keys().items():
        row = next(b for b in message.blocks if b.get("block_id") == f"finding-{key}")
        names = [element["action_id"] for element in row["elements"]]
        assert (ids.APPLY in names) == (finding.fix is not None)
        assert ids.STET in names
        assert (ids.MORE in names) == (finding.rule.kind is Kind.SPELLING)
        carried = ids.Carried.read(row["elements"][0]["value"])
        assert (carried.case, carried.finding) == (case.id, key)


def test_a_clean_draft_has_no_button_but_the_thumbs() -> None:
    assert actions_of(review_message(case_of(read("clean-post")))) == [ids.FEEDBACK]


def test_while_the_model_reads_the_machine_has_its_say_and_the_reply_tells_so() -> None:
    message = review_message(case_of(read("ferry-post"), reading=True))
    assert STILL_READING in seen(message.blocks)
    assert "so far" in message.text
    assert ids.APPLY in actions_of(message)
    review = replace(read("clean-post"), unread=(STILL_READING,))
    unfinished = review_message(case_of(review, reading=True))
    assert unfinished.text == "Nothing so far"
    assert seen(unfinished.blocks).count(STILL_READING) == 1


@pytest.mark.parametrize("why", Why)
def test_a_model_that_failed_brings_a_button_to_try_again(why: Why) -> None:
    review = replace(read("ferry-post"), unread=(f"The language model {why}. By machine.",))
    assert ids.TRY_AGAIN in actions_of(review_message(case_of(review)))
    assert ids.TRY_AGAIN not in actions_of(review_message(case_of(read("ferry-post"))))
    assert ids.TRY_AGAIN not in actions_of(review_message(case_of(review, reading=True)))


@pytest.mark.parametrize(
    ("decision", "said"), [(Decision.APPLY, "Applied"), (Decision.STET, "Stet")]
)
def test_who_decided_and_when_is_shown_and_both_buttons_stay(decision: Decision, said: str) -> None:
    undecided = review_message(case_of(read("ferry-post")))
    message = review_message(decided(read("ferry-post"), decision))
    assert f"*{said}" in seen(message.blocks)
    assert "<@U0EDITOR>, 14 March, 14:02 UTC" in seen(message.blocks)
    rows = [b["block_id"] for b in message.blocks if b.get("block_id", "").startswith("finding-")]
    before = [
        b["block_id"] for b in undecided.blocks if b.get("block_id", "").startswith("finding-")
    ]
    assert rows == before
    assert actions_of(message).count(ids.APPLY) == actions_of(undecided).count(ids.APPLY)


def test_law_comes_first_and_then_what_is_to_amend() -> None:
    text = "tarn fell beck ghyll"
    places = [Span(0, 4), Span(5, 9), Span(10, 14), Span(15, 20)]
    findings = (
        Finding(places[0], rule(), Level.SUGGEST, "x"),
        Finding(places[1], rule(), Level.QUERY),
        Finding(places[2], rule(), Level.AMEND, "x"),
        Finding(places[3], rule(Kind.LEGAL), Level.QUERY),
    )
    blocks = review_message(case_of(review_of(text, findings))).blocks
    order = [seen([b]) for b in blocks if b["type"] == "rich_text"]
    heads = ["Legal queries", "To amend", "Queries", "Suggestions"]
    assert [line for line in order if line in heads] == heads


def test_corrected_copy_has_every_fix_until_something_is_decided() -> None:
    review = read("ferry-post")
    assert copied(copy_message(case_of(review))) == review.corrected()
    key = next(key for key, finding in case_of(review).keys().items() if finding.fix is not None)
    one = case_of(review, verdicts={key: Verdict(Decision.APPLY, "U0EDITOR", AT)})
    assert copied(copy_message(one)) == review.corrected([one.keys()[key]])
    none = case_of(review, verdicts={key: Verdict(Decision.STET, "U0EDITOR", AT)})
    assert copied(copy_message(none)) == review.draft.text


def copied(message: Message) -> str:
    must_hold(message)
    return str(message.blocks[-1]["elements"][0]["elements"][0]["text"])


def test_what_is_shared_pings_the_one_who_shares_and_no_editor() -> None:
    message = shared_message(decided(read("ferry-post"), Decision.APPLY), "U0ASKER")
    must_hold(message, "U0ASKER")
    assert "Shared by <@U0ASKER>" in seen(message.blocks)


def test_the_share_button_carries_the_channel() -> None:
    message = review_message(case_of(read("clean-post")), Share("C0DESK", "desk"))
    button = next(p for p in parts(message.blocks) if p.get("action_id") == ids.SHARE)
    assert ids.Carried.read(button["value"]).finding == "C0DESK"
    assert button["text"]["text"] == "Share to #desk"


def test_the_house_style_is_shown_rule_by_rule_and_too_many_rules_are_counted() -> None:
    rules = [style.rule for style in desk_style().rules]
    many = style_message(rules, "percent <!channel>")
    must_hold(many)
    assert many.text == f"{len(rules)} rules mention that: narrow the words."
    for first in range(0, len(rules), 12):
        message = style_message(rules[first : first + 12], "percent")
        must_hold(message)
        assert all(rule.id in seen(message.blocks) for rule in rules[first : first + 12])
    nothing = style_message([], "<!channel> https://evil.example")
    must_hold(nothing)
    assert "says nothing of" in nothing.text


if __name__ == "__main__":
    for each, made in GOLDEN.items():
        (FOLDER / "slack" / f"{each}.json").write_text(written(made()), encoding="utf-8")
