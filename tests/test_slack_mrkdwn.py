"""Slack's text and plain copy: in without a loss, out without anything alive."""

from __future__ import annotations

import re
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack.mrkdwn import (
    escape,
    inert,
    is_edit,
    mention,
    pasteable,
    plain_copy,
    resolved,
    snippet_url,
)

LIVE = re.compile(
    r"[<>]|&(?!(?:amp|lt|gt);)|\w://|\w\.[^\W\d_]|@\w|#\w|(?<!\u200b):[\w+'-]+:|[*_~`]|^\s*&gt;"
)
BIDI_AND_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Fish & chips", "Fish &amp; chips"),
        ("<!channel>", "&lt;!channel&gt;"),
        ("<@U0VICTIM>", "&lt;@\u200bU0VICTIM&gt;"),
        ("&lt;!here&gt;", "&amp;lt;!here&amp;gt;"),
        ("@here", "@\u200bhere"),
        ("#general", "#\u200bgeneral"),
        ("see https://a.example/x", "see https:\u200b//a.\u200bexample/x"),
        ("a@b.example", "a@\u200bb.\u200bexample"),
        ("mailto:a@b.example", "mailto:\u200ba@\u200bb.\u200bexample"),
        (":tada:", ":\u200btada:"),
        ("*bold* _it_ ~no~ `code`", "∗bold∗ ＿it＿ ∼no∼ ˋcodeˋ"),
        ("> quoted", "\u200b&gt; quoted"),
        ("rises 1.5% at 14:05. So", "rises 1.5% at 14:05. So"),
        ("a\u202eb\u200bc\x00d", "abcd"),
        ("one\ntwo", "one two"),
    ],
)
def test_text_reads_the_same_and_does_nothing(text: str, safe: str) -> None:
    assert escape(text) == safe


hostile = st.lists(
    st.sampled_from(
        "< > & ! @ # : / . * _ ~ ` | ; lt gt amp here U1 http https www a \n".split(" ")
    )
    | st.sampled_from(["\u202e", "\u200b", "\x00", " "])
    | st.text(max_size=4),
    max_size=20,
).map("".join)


@given(hostile)
@settings(deadline=None)
def test_nothing_that_is_escaped_is_alive(text: str) -> None:
    safe = escape(text)
    assert not LIVE.search(safe)
    assert not BIDI_AND_HIDDEN.search(safe)
    safe.encode()


@given(hostile, st.integers(1, 50))
@settings(deadline=None)
def test_inert_text_is_one_visible_line_of_the_length_asked_for(text: str, limit: int) -> None:
    shown = inert(text, limit)
    assert len(shown) <= limit
    assert not BIDI_AND_HIDDEN.search(shown)


def test_only_a_slack_user_id_is_a_mention() -> None:
    assert mention("U0EDITOR") == "<@U0EDITOR>"
    assert mention("W0EDITOR") == "<@W0EDITOR>"
    for other in ("", "C0DESK", "U1> <!channel", "U1\n", "u0editor", "@here"):
        assert mention(other) == "an editor"


def test_copy_to_paste_keeps_lines_joiners_and_flags_and_drops_what_steers() -> None:
    assert pasteable("a\r\nb\rc\u2028d\u202ee\x1b\ud800") == "a\nb\nc\nde\ufffd"
    family, flag = (
        "👩\u200d👩\u200d👦",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    )
    assert pasteable(f"{family} {flag} \U000e0041") == f"{family} {flag} "


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Fish &amp; chips", "Fish & chips"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("5 &lt; 6 &gt; 4", "5 < 6 > 4"),
        ("<@U1|maya> and <@U2>", "@maya and @someone"),
        ("<#C1|desk> <#C2>", "#desk #channel"),
        (
            "<!here> <!channel|channel> <!subteam^S1|@subs> <!subteam^S2>",
            "@here @channel @subs @group",
        ),
        ("<https://a.example/x|the report>, <https://b.example>", "the report, https://b.example"),
        ("<mailto:a@b.example|a@b.example> <tel:+441|0441>", "a@b.example 0441"),
        ("<!date^1392734382^{date}^https://x.example|14 March>", "14 March"),
        ("&lt;@U1&gt;", "<@U1>"),
    ],
)
def test_entities_are_resolved_and_then_unescaped_once(text: str, typed: str) -> None:
    assert resolved(text) == typed
    assert plain_copy({"text": text}) == typed


@given(st.text(alphabet="ab<>&;ltgamp ", max_size=40))
@settings(deadline=None)
def test_what_is_typed_comes_back_from_its_text(typed: str) -> None:
    sent = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert resolved(sent) == typed


def test_stars_without_end_are_read_in_no_time() -> None:
    text = "*a " * 14_000
    started = perf_counter()
    assert plain_copy({"text": text}) == text.strip()
    assert perf_counter() - started < 2


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"text": "fallback", "blocks": [{"type": "rich_text", "elements": list(elements)}]}


def line(*elements: dict[str, Any] | str) -> dict[str, Any]:
    made = [{"type": "text", "text": e} if isinstance(e, str) else e for e in elements]
    return {"type": "rich_text_section", "elements": made}


@pytest.mark.parametrize(
    ("message", "copy"),
    [
        (rich(line("Fish & <b>chips</b> &amp; peas")), "Fish & <b>chips</b> &amp; peas"),
        (rich(line("One.\n\nTwo.")), "One.\n\nTwo."),
        (
            rich(line("See ", {"type": "link", "url": "https://a.example", "text": "this"})),
            "See this",
        ),
        (rich(line({"type": "link", "url": "https://a.example"})), "https://a.example"),
        (rich(line({"type": "link", "url": "mailto:a@b.example"})), "a@b.example"),
        (rich(line({"type": "emoji", "name": "wave", "unicode": "1f44b-1f3fd"})), "👋🏽"),
        (rich(line({"type": "emoji", "name": "ours"}, " x")), ":ours: x"),
        (rich(line({"type": "emoji", "name": "odd", "unicode": "zz"})), ":odd:"),
        (rich(line({"type": "user", "user_id": "U1"}, " said")), "@someone said"),
        (rich(line({"type": "user", "user_id": "U0BOT"}, " Draft.")), "Draft."),
        (rich(line({"type": "channel", "channel_id": "C1"})), "#channel"),
        (rich(line({"type": "usergroup", "usergroup_id": "S1"})), "@group"),
        (rich(line({"type": "broadcast", "range": "here"})), "@here"),
        (rich(line({"type": "date", "timestamp": 1, "fallback": "14 March"})), "14 March"),
        (rich(line({"type": "color", "value": "#F405B3"})), "#F405B3"),
        (
            rich(
                line("Said:\n"),
                {
                    "type": "rich_text_list",
                    "style": "bullet",
                    "elements": [line("one"), line("two")],
                },
                {
                    "type": "rich_text_list",
                    "style": "ordered",
                    "indent": 1,
                    "offset": 2,
                    "elements": [line("three")],
                },
                line("End."),
            ),
            "Said:\n• one\n• two\n  3. three\nEnd.",
        ),
        (
            rich(
                {"type": "rich_text_quote", "elements": [{"type": "text", "text": "Quoted."}]},
                {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "a\n b"}]},
            ),
            "Quoted.\na\n b",
        ),
        ({"text": "only text", "blocks": []}, "only text"),
        ({"text": "x", "blocks": [{"type": "image", "alt_text": "a"}]}, "x"),
        ({"text": "*Bold* and ~struck~ and `code`"}, "Bold and struck and code"),
        ({"text": "```\nThe draft.\n```"}, "The draft."),
        ({"text": "2*3*4 and snake_case_name"}, "2*3*4 and snake_case_name"),
        ({"text": None, "blocks": None, "files": None, "attachments": None}, ""),
        ({}, ""),
    ],
)
def test_a_message_is_plain_copy(message: dict[str, Any], copy: str) -> None:
    assert plain_copy(message, own="U0BOT") == copy


def test_a_bots_post_is_read_from_its_blocks() -> None:
    message = {
        "bot_id": "B1",
        "text": "New copy",
        "blocks": [
            {"type": "header", "text": {"type": "plain_text", "text": "Ferries & rails"}},
            {"type": "divider"},
            {
                "type": "section",
                "text": {"type": "mrkdwn", "text": "*Ferries* &amp; <https://a|b>"},
            },
            {"type": "section", "fields": [{"type": "plain_text", "text": "By <b>"}]},
            {"type": "markdown", "text": "## More\n**Tugs** too"},
            {"type": "context", "elements": [{"type": "mrkdwn", "text": "sent by CMS"}]},
        ],
    }
    assert plain_copy(message) == "Ferries & rails\nFerries & b\nBy <b>\nMore\nTugs too"


def test_a_bots_post_of_the_old_sort_is_read_from_its_attachments() -> None:
    message = {
        "bot_id": "B1",
        "text": "",
        "attachments": [{"title": "Ferries", "text": "Tugs &amp; all"}],
    }
    assert plain_copy(message) == "Ferries\nTugs & all"


def forwarded(text: str = "", **more: Any) -> dict[str, Any]:
    inner = [{"type": "rich_text", "elements": [line("The draft & more of it.")]}]
    share = {
        "is_share": True,
        "text": "flat",
        "message_blocks": [{"message": {"blocks": inner}}],
        **more,
    }
    return {"text": text, "attachments": [share]}


def test_a_forwarded_message_is_the_draft() -> None:
    assert plain_copy(forwarded()) == "The draft & more of it."
    assert plain_copy(forwarded("please check")) == "The draft & more of it."
    assert plain_copy(forwarded(message_blocks=[])) == "flat"


def test_a_draft_that_quotes_a_message_keeps_both() -> None:
    draft = "A much longer draft that somebody has written above what is forwarded."
    assert plain_copy(forwarded(draft)) == f"{draft}\n\nThe draft & more of it."


def test_a_pasted_link_to_a_message_stands_for_it_and_other_unfurls_are_no_copy() -> None:
    link = "<https://desk.slack.com/archives/C0DESK/p1700000000000100?thread_ts=1700000000.000100>"
    assert (
        plain_copy(forwarded(link, is_share=False, is_msg_unfurl=True)) == "The draft & more of it."
    )
    unfurl = {"from_url": "https://a.example", "title": "A site", "text": "About it"}
    assert (
        plain_copy({"text": "See <https://a.example>", "attachments": [unfurl]})
        == "See https://a.example"
    )
    assert plain_copy({"text": "", "attachments": [unfurl]}) == ""


def snippet(**more: Any) -> dict[str, Any]:
    url = "https://files.slack.com/f"
    file = {"mode": "snippet", "preview": "The draft.", "url_private_download": url, **more}
    return {"text": "sub this", "subtype": "file_share", "files": [file]}


def test_a_text_snippet_is_the_draft_and_a_shortened_one_has_to_be_fetched() -> None:
    assert plain_copy(snippet()) == "The draft."
    assert snippet_url(snippet()) is None
    for short in (snippet(preview_is_truncated=True), snippet(lines_more=4), snippet(preview="")):
        assert snippet_url(short) == "https://files.slack.com/f"
        assert plain_copy(short) == "sub this"


def test_a_text_file_counts_as_a_snippet_and_a_picture_does_not() -> None:
    assert snippet_url(snippet(mode="hosted", mimetype="text/plain", preview=None)) is not None
    picture = snippet(mode="hosted", mimetype="image/png", preview=None)
    assert (snippet_url(picture), plain_copy(picture)) == (None, "sub this")
    assert snippet_url(snippet(preview="", url_private_download=None)) is None
    assert snippet_url({}) is None


def test_copy_holds_nothing_that_no_encoding_can_hold() -> None:
    assert plain_copy({"text": "a\ud800b\x00c"}) == "a\ufffdb\ufffdc"


def changed(text: str, before: str, **more: Any) -> dict[str, Any]:
    message = {"text": text, "user": "U1", "edited": {"user": "U1", "ts": "2.0"}, **more}
    return {
        "type": "message",
        "subtype": "message_changed",
        "message": message,
        "previous_message": {"text": before, "user": "U1"},
    }


def test_an_edit_is_a_change_of_words_by_somebody() -> None:
    assert is_edit(changed("new", "old"))
    assert not is_edit(changed("same", "same"))
    assert not is_edit(changed("new", "old", edited=None))
    assert not is_edit(changed("new", "old", subtype="tombstone"))
    assert not is_edit({**changed("new", "old"), "subtype": "message_deleted"})
    assert not is_edit({})


def test_an_unfurl_is_no_edit_even_of_a_message_that_was_edited_before() -> None:
    unfurl = {"from_url": "https://a.example", "title": "A site"}
    assert not is_edit(changed("<https://a.example>", "<https://a.example>", attachments=[unfurl]))


def test_the_bots_own_update_is_no_edit_and_another_bots_is() -> None:
    assert not is_edit(changed("new", "old", bot_id="B0STET"))
    assert not is_edit(changed("new", "old", bot_id="B0STET"), own="B0STET")
    assert not is_edit(changed("new", "old", user="U0STET"), own="U0STET")
    assert is_edit(changed("new", "old", bot_id="B0CMS"), own="B0STET")
