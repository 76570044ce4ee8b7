"""A model's reading beside the machine's: nothing lost, nothing invented, everything counted."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot import reader
from bot.desk import STILL_READING, Desk
from bot.draft import Draft
from bot.finding import Level
from bot.fixes import Fell
from bot.furniture import Slot
from bot.house import house_style
from bot.model import Answer, Prompt, Unanswered, Usage, Why
from bot.review import Review

HOUSE = house_style()
POST = (
    "Ferry crew wait for pay in Harwick\n"
    "The list of crew held at Harwick by the agents were read out on Friday, Ada Tarn said.\n"
    "The govenor of the port has seen it, and the owner has hidden the wages in Esbjerg.\n"
)
BLOG = """Lifeboat sent to stranded ferry
A lifeboat has failed to reach the ferry stranded off Harwick, the coastguard said on Friday.
Ada Tarn 6 March 2026 12:00
Pumps sent to flooded mill
The second pump at Arden mill has failed, the water company said, and a third is on its way.
Ada Tarn 6 March 2026 11:00
Talks on pay break down
A last attempt to end the strike at Esbjerg has failed, according to the union.
Ada Tarn 6 March 2026 10:00
"""
AGREE = {
    "sentence": 2,
    "quote": "were read out",
    "rule": "agreement-in-context",
    "reason": "The verb belongs to “list”.",
    "replacement": "was read out",
    "sort": "error",
    "sure": 0.95,
}
WHO_SAYS = {
    "sentence": 3,
    "quote": "The govenor of the port has seen it, and the owner has hidden the wages in Esbjerg.",
    "rule": "claim-without-source",
    "reason": "Nobody is named as saying that the owner has hidden the wages.",
    "replacement": None,
    "sort": "question",
    "sure": 0.95,
}
HEADLINES = [
    "Ferry crew wait for pay in Harwick, Ada Tarn says",
    "List of ferry crew read out in Harwick on Friday",
    "Harwick crew still waiting for their wages",
]


def answer(findings: Sequence[Mapping[str, Any]] = (), **lines: Any) -> str:
    empty = {"headlines": [], "push_alert": "", "seo": "", "summary": ""}
    return json.dumps({"findings": list(findings), **empty, **lines})


SILENT = answer()


@dataclass
class Told:
    """A model that answers each prompt by its place, and knows how many it was asked at once."""

    says: Mapping[int, str | Why]
    otherwise: str | Why = SILENT
    pause: float = 0.0
    held: threading.Event | None = None
    version: str = "told"
    asked: list[Prompt] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, prompt: Prompt) -> Answer:
        with self.lock:
            self.asked.append(prompt)
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        time.sleep(self.pause)
        if self.held:
            self.held.wait(30)
        with self.lock:
            self.at_once -= 1
        said = self.says.get(prompt.place, self.otherwise)
        usage = Usage(1, 10, 20, 30, 40, 0.5, (f"req_{prompt.place}",))
        if isinstance(said, Why):
            raise Unanswered(said, usage)
        return Answer(said, usage)


def read(copy: str, model: Told, at_a_time: int = 4) -> Review:
    return Desk(HOUSE, model, at_a_time).read(Draft.parse(copy))


def by_model(review: Review) -> list[tuple[str, str | None]]:
    text = review.draft.text
    return [(f.span.of(text), f.fix) for f in review.findings if f.by == "model"]


def test_the_model_adds_to_what_the_machine_finds() -> None:
    review = read(POST, Told({0: answer([AGREE])}))
    assert [(f.by, f.fix) for f in review.findings] == [("model", "was"), ("rule", "governor")]
    assert review.corrected() == POST.replace("were read", "was read").replace(
        "govenor", "governor"
    )
    assert review.unread == ()


def test_where_the_machine_has_spoken_the_model_gives_way() -> None:
    own = {**AGREE, "sentence": 3, "quote": "govenor", "replacement": "governess"}
    review = read(POST, Told({0: answer([own, AGREE, AGREE])}))
    assert [f.fix for f in review.findings] == ["was", "governor"]
    assert review.reading.fell == {Fell.TAKEN.value: 2, Fell.FIX.value: 1}


def test_a_question_of_another_kind_gives_way_in_part() -> None:
    review = read(POST, Told({0: answer([WHO_SAYS])}))
    asked, amended = sorted(review.findings, key=lambda f: f.level is not Level.QUERY)
    assert asked.span.of(POST).startswith("of the port has seen it, and the owner has hidden")
    assert amended.fix == "governor"


def test_a_question_of_the_same_kind_is_not_asked_twice() -> None:
    first, again = WHO_SAYS, {**WHO_SAYS, "quote": "the owner has hidden the wages in Esbjerg"}
    review = read(POST, Told({0: answer([first, again])}))
    assert len(by_model(review)) == 1


@pytest.mark.parametrize("why", list(Why))
def test_one_post_that_fails_loses_nothing_of_the_others(why: Why) -> None:
    agree = {**AGREE, "quote": "has failed", "replacement": "have failed", "sort": "question"}
    review = read(BLOG, Told({1: why}, answer([agree])))
    assert len(by_model(review)) == 2
    assert review.unread == (
        f"The language model has not read 1 of 3 posts: it {why.value} (post 2). "
        "Findings and headlines there are by machine and by rule alone.",
        *review.unread[1:],
    )


@pytest.mark.parametrize("why", list(Why))
def test_when_nothing_is_answered_one_line_says_so_and_the_machine_stands(why: Why) -> None:
    review = read(POST, Told({}, why))
    assert review.unread == (
        f"The language model {why.value}. "
        "Findings and headlines there are by machine and by rule alone.",
    )
    assert review.findings == Desk(HOUSE).read(Draft.parse(POST)).findings
    assert review.furniture == Desk(HOUSE).read(Draft.parse(POST)).furniture


@pytest.mark.parametrize(
    "nonsense",
    ["", "null", "[]", "{}", '{"findings": {}}', "I am sorry, but", "{" * 9000, "[" * 99999],
)
def test_nonsense_is_no_answer(nonsense: str) -> None:
    review = read(POST, Told({}, nonsense))
    assert review.unread[0].startswith(f"The language model {Why.INVALID}.")
    assert review.reading.usage.calls == 1


def test_a_finding_out_of_order_falls_alone() -> None:
    broken: list[Any] = [{"quote": "were"}, 7, None, {**AGREE, "sure": "very"}]
    review = read(POST, Told({0: answer([*broken, AGREE])}))
    assert by_model(review) == [("were", "was")]
    assert review.reading.fell == {Fell.MALFORMED.value: 4}
    assert (review.reading.quotes, review.reading.placed) == (5, 1)


def test_a_fault_of_ours_loses_one_post_and_no_word_of_it_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(*_: object) -> None:
        raise RuntimeError("the canary sings")

    monkeypatch.setattr(reader, "post_answer", stumble)
    review = read(POST, Told({}))
    assert review.unread[0].startswith(f"The language model {Why.FAULT}.")
    assert "RuntimeError" in caplog.text
    assert "canary" not in caplog.text


@pytest.mark.parametrize("at_a_time", [1, 2])
def test_no_more_posts_are_asked_about_at_once_than_are_allowed(at_a_time: int) -> None:
    model = Told({}, pause=0.05)
    read(BLOG, model, at_a_time)
    assert model.most_at_once == at_a_time
    assert sorted(prompt.place for prompt in model.asked) == [0, 1, 2, 3]


def test_of_many_posts_the_first_is_asked_about_alone_so_that_the_rest_find_it_cached() -> None:
    model = Told({}, pause=0.02)
    read(BLOG, model, 2)
    posts = [prompt.place for prompt in model.asked if prompt.post is not None]
    assert posts[0] == 0
    assert sorted(posts) == [0, 1, 2]


@pytest.mark.parametrize("why", sorted(reader.HOPELESS))
def test_what_stops_the_first_of_many_posts_for_good_stops_the_asking(why: Why) -> None:
    model = Told({}, why)
    review = read(BLOG, model, 2)
    assert len([prompt for prompt in model.asked if prompt.post is not None]) == 1
    assert review.unread[0].startswith(f"The language model {why.value}.")


def test_a_whole_blog_has_a_budget_of_time() -> None:
    model = Told({}, pause=0.1)
    desk = Desk(HOUSE, model, at_a_time=1, budget=0.05)
    review = desk.read(Draft.parse(BLOG))
    assert "1 of 3" not in review.unread[0]
    assert f"it {Why.LATE.value} (posts 2, 3)" in review.unread[0]


def test_two_right_fixes_side_by_side_are_not_both_made() -> None:
    copy = "Mr Lind expected visit Paris on Friday, the mayor said."
    one = {**AGREE, "sentence": 1, "rule": "small-word", "quote": "expected visit"}
    first = {**one, "replacement": "expected to visit"}
    second = {**one, "quote": "visit Paris", "replacement": "to visit Paris"}
    review = read(copy, Told({0: answer([first, second])}))
    assert review.corrected() == copy.replace("expected", "expected to")


def test_progress_is_told_post_by_post() -> None:
    steps: list[tuple[int, int]] = []
    desk = Desk(HOUSE, Told({}))
    review = desk.check(Draft.parse(BLOG))
    desk.complete(review, progress=lambda done, of: steps.append((done, of)))
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_the_machine_answers_first_and_the_model_completes_it() -> None:
    desk = Desk(HOUSE, Told({0: answer([AGREE])}))
    first = desk.check(Draft.parse(POST))
    assert first.unread == (STILL_READING,)
    assert not by_model(first)
    whole = desk.complete(first)
    assert by_model(whole) == [("were", "was")]
    assert set(first.findings) < set(whole.findings)


def test_what_was_spent_is_summed() -> None:
    review = read(BLOG, Told({1: Why.REFUSED}))
    assert review.reading.usage == Usage(
        4, 40, 80, 120, 160, 2.0, ("req_0", "req_1", "req_2", "req_3")
    )


def test_a_post_too_long_for_the_model_is_not_sent() -> None:
    model = Told({})
    review = read("The pump has failed, the company said. " * 2_000, model)
    assert model.asked == []
    assert review.unread[0].startswith(f"The language model {Why.TOO_LONG}.")


def test_three_headlines_of_the_models_stand_alone() -> None:
    review = read(POST, Told({0: answer(headlines=HEADLINES, push_alert=HEADLINES[0])}))
    lines = [(h.text, h.by, h.slot) for h in review.furniture.headlines]
    assert lines[:3] == [(text, "model", Slot.HEADLINE) for text in HEADLINES]
    assert lines[3:] == [(HEADLINES[0], "model", Slot.PUSH)]
    assert review.furniture.push_alert == HEADLINES[0]


def test_fewer_than_three_are_made_up_by_rule() -> None:
    review = read(POST, Told({0: answer(headlines=HEADLINES[:1])}))
    assert [h.by for h in review.furniture.headlines] == ["model", "rule"]


def test_when_no_headline_is_borne_out_the_ones_by_rule_stand_and_it_is_said() -> None:
    invented = ["Ferry crew of 90 wait for pay", "Crew wait in Antwerp", "Crew ‘are starving’"]
    review = read(POST, Told({0: answer(headlines=invented)}))
    assert [h.by for h in review.furniture.headlines] == ["rule"]
    assert review.unread == (
        "No headline of the language model’s is borne out by the copy: "
        "what stands there is cut from the copy by rule.",
    )
    assert {"number", "name", "quotation"} <= set(review.reading.fell)


def test_a_blog_gets_its_standfirst_and_points_from_one_more_question() -> None:
    first = "A lifeboat has failed to reach the ferry stranded off Harwick, the coastguard said."
    points = ["A last attempt to end the strike at Esbjerg has failed, according to the union."]
    whole = json.dumps({"standfirst": first, "points": [*points, "Nine people were drowned."]})
    review = read(BLOG, Told({3: whole}))
    assert review.furniture.standfirst == first
    assert review.furniture.points == tuple(points)


def test_without_that_answer_the_posts_summaries_serve() -> None:
    summary = "A lifeboat has failed to reach the ferry stranded off Harwick, the coastguard said."
    review = read(BLOG, Told({0: answer(summary=summary), 3: Why.LATE}))
    assert review.furniture.standfirst == summary
    assert review.furniture.points == (summary,)
    assert review.unread == (
        "The language model did not answer in time when asked about the blog as a whole: "
        "standfirst and key points are put together from its posts.",
    )


def test_the_version_names_prompts_style_and_model() -> None:
    one, other = Told({}), Told({}, version="another")
    styled = house_style(choices={"percent": "words"})
    versions = {
        reader.version(HOUSE, one),
        reader.version(HOUSE, other),
        reader.version(styled, one),
        read(POST, one).version,
    }
    assert len(versions) == 3
