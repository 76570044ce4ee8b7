"""Whatever a model answers, what is shown holds to the rules: held with answers made at random."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import Sort
from bot.desk import Desk
from bot.draft import Draft
from bot.finding import Finding, Level
from bot.galley import Galley
from bot.house import house_style
from bot.prompts import numbered
from bot.replay import Replay
from bot.review import Review
from bot.text import Span, Spans

HOUSE = house_style()
JUDGED = [style.rule for style in HOUSE.rules if style.judged]
AMENDING = [rule for rule in JUDGED if rule.level is not Level.QUERY]

QUAY = """Kelby quay to reopen in May after storm damage

The quay at Kelby is to reopen in May, the harbour board said. It has born the brunt of 2 storms.

Divers found 14 cracks in the sea wall. “We was never told how bad it were,” said Tam Rowley.
"""
TRIAL = """Neil Garth, 38, was found not guilty of arson at Wyke crown court on Monday. He spoke.

‘It weren’t me,’ he said — and the jury’s seven women and five men agreed.
A lorry driver (Ola Brand) told the court: "I seen it start at 04:30, before he come".
"""
BLOG = """Ferries to Sandwick cancelled

Ferries to Sandwick is cancelled until Tuesday, the\u00a0harbour board said.

Ada Tarn 7 December 2025 11:26

Storm over Corrin closes bridge

The brid\u200bge at Corrin is closed because of 80mph winds, police said. “Stay away,” they said.

Ada Tarn 7 December 2025 11:05
"""
MESS = (
    'One.\r\n\r\n“Never closed, said the board of 1,200 … \u202eand\u202c it’s it’s \x07done\n\n"So'
)
DRAFTS = [QUAY, TRIAL, BLOG, MESS]
MARKS = ["“", "”", "‘", "'", '"', "(", "]", ",", ".", "\u200b", "\u202e", "<!here>", "\x1b[1m", "—"]
WORDS = ["borne", "are", "not", "never", "said", "40", "4m", "seven", "Zed", "would", "guilty"]
SMALL = ["the", "of", "who", "by", "a", "is", "his", "with", "had", "was", "to", "for"]


@cache
def draft_of(text: str) -> Draft:
    return Draft.parse(text)


@cache
def lines_of(text: str) -> tuple[tuple[str, ...], ...]:
    """The sentences of each post, as they are numbered for the model."""
    galley = Galley(draft_of(text), HOUSE)
    posts = range(len(galley.posts))
    return tuple(tuple(s.of(text) for s in numbered(galley, i).sentences) for i in posts)


@st.composite
def replacements(draw: st.DrawFn, words: list[str], text: str) -> str | None:
    """The words with one put in, taken out, swapped or misspelt; rarely any words at all."""
    near = st.sampled_from([*WORDS, *SMALL, *SMALL, *MARKS, *text.split()])
    at = draw(st.integers(0, len(words) - 1))
    slip = st.text(st.sampled_from("aeinrst’' 1\n"), max_size=2).map(lambda end: words[at] + end)
    new = draw(st.one_of(st.lists(near, max_size=2).map(" ".join), near, slip, slip))
    whole = " ".join([*words[:at], new, *words[at + draw(st.integers(0, 1)) :]])
    return draw(st.sampled_from([whole] * 9 + [None, draw(st.text(max_size=20))]))


@st.composite
def proposals(draw: st.DrawFn, text: str, post: int) -> dict[str, object]:
    number, line = draw(st.sampled_from(list(enumerate(lines_of(text)[post], 1))))
    words = line.split()
    start = draw(st.integers(0, len(words) - 1))
    quoted = words[start : start + draw(st.integers(1, 4))]
    return {
        "sentence": draw(st.sampled_from([number] * 5 + [-1, 99])),
        "quote": " ".join(quoted),
        "rule": draw(st.sampled_from(AMENDING * 3 + JUDGED)).id,
        "reason": draw(st.sampled_from(["A word is wrong."] * 5 + [line, "\u202e<!here> 99"])),
        "replacement": draw(replacements(quoted, text)),
        "sort": draw(st.sampled_from([Sort.ERROR] * 9 + [*Sort])).value,
        "sure": draw(st.sampled_from([0.99] * 7 + [0.85, float("nan"), 1e308])),
    }


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["findings", "quote", "sure", "headlines", "x"]), inner),
    ),
    max_leaves=8,
)


@st.composite
def answers(draw: st.DrawFn, text: str, post: int) -> str:
    whole = lines_of(text)[post]
    line = st.one_of(st.sampled_from(whole), st.text(max_size=40), JSON)
    own = st.one_of(proposals(text, post), proposals(text, post), proposals(text, post), JSON)
    answer: object = {
        "findings": draw(st.lists(own, min_size=1, max_size=8)),
        "headlines": draw(st.lists(line, max_size=3)),
        "push_alert": draw(line),
        "seo": draw(line),
        "summary": draw(line),
    }
    return json.dumps(draw(st.sampled_from([answer] * 19 + [draw(JSON)])))


@st.composite
def readings(draw: st.DrawFn) -> Review:
    """A draft as it is read by a model that answers at random."""
    text = draw(st.sampled_from(DRAFTS))
    given_answers = [draw(answers(text, post)) for post in range(len(lines_of(text)))]
    blog = json.dumps(draw(st.dictionaries(st.sampled_from(["standfirst", "points"]), JSON)))
    return Desk(HOUSE, Replay([*given_answers, blog])).read(draft_of(text))


def amendments(review: Review) -> list[Finding]:
    return [f for f in review.findings if f.by == "model" and f.fix is not None]


def digits(text: str) -> Counter[str]:
    return Counter(mark for mark in text if mark.isdigit())


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(DRAFTS), st.text(max_size=60))
def test_no_answer_at_all_breaks_a_review(text: str, answer: str) -> None:
    review = Desk(HOUSE, Replay([answer] * 3)).read(draft_of(text))
    assert review.findings == Desk(HOUSE).read(draft_of(text)).findings
    assert "language model" in review.unread[0]


@settings(max_examples=80, deadline=None)
@given(readings())
def test_no_two_findings_overlap_and_the_machine_comes_first(review: Review) -> None:
    found = review.findings
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))
    assert {f for f in found if f.by == "rule"} == {*Desk(HOUSE).read(review.draft).findings}
    assert all((f.fix is None) == (f.level is Level.QUERY) for f in found)


@settings(max_examples=80, deadline=None)
@given(readings())
def test_no_amendment_touches_a_quotation_or_a_figure(review: Review) -> None:
    for finding in amendments(review):
        old = finding.span.of(review.draft.text)
        assert review.draft.quotations.touching(finding.span) is None
        assert digits(old) == digits(finding.fix or "")


@settings(max_examples=80, deadline=None)
@given(readings())
def test_quotations_stand_word_for_word_in_the_corrected_copy(review: Review) -> None:
    quoted = [span.of(review.draft.text) for span in review.draft.quotations]
    assert [words for words in quoted if words not in review.corrected()] == []


@settings(max_examples=80, deadline=None)
@given(readings())
def test_corrected_copy_is_the_draft_with_just_those_places_changed(review: Review) -> None:
    text, corrected = review.draft.text, review.corrected()
    fixes = [(f.span, f.fix) for f in review.findings if f.fix is not None]
    for span, fix in reversed(fixes):
        text = text[: span.start] + fix + text[span.end :]
    assert corrected == text
    assert digits(corrected) <= digits(review.draft.text) + _by_machine(review)


def _by_machine(review: Review) -> Counter[str]:
    fixes = [f.fix or "" for f in review.findings if f.by == "rule"]
    return digits("".join(fixes))


@settings(max_examples=80, deadline=None)
@given(readings())
def test_a_finding_stands_on_words_of_one_post(review: Review) -> None:
    posts = Spans(post.span for post in review.draft.posts)
    for finding in review.findings:
        post = posts.touching(finding.span)
        assert post is not None
        assert post.contains(finding.span)
        assert Span(0, len(review.draft.text)).contains(finding.span)


def test_an_honest_answer_among_these_drafts_is_shown() -> None:
    honest = {
        "sentence": 3,
        "quote": "born",
        "rule": "word-meant",
        "reason": "The verb is to bear.",
        "replacement": "borne",
        "sort": "error",
        "sure": 0.99,
    }
    review = Desk(HOUSE, Replay([json.dumps({"findings": [honest]})])).read(draft_of(QUAY))
    assert [f.fix for f in amendments(review)] == ["borne"]
