"""The model's reading of a draft, post by post: asked, found in the copy, gated, put together.

One post that fails loses nothing of the others, and what was not read is said in plain words.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace

from bot.answers import blog_answer, post_answer
from bot.checks import in_its_own_hand
from bot.finding import Finding
from bot.fixes import Fell
from bot.galley import Galley
from bot.gates import Gates
from bot.house import HouseStyle
from bot.lines import BlogLines, PostLines, blog_lines, post_lines
from bot.model import Answer, Model, Prompt, Unanswered, Usage, Why
from bot.prompts import Before, copy_before, furniture_prompt, numbered, review_prompt
from bot.prompts import version as prompts_version

LONGEST_POST = 60_000
"""Characters of a post that the model is asked to read, some 10,000 words; a longer one is not."""

MOST_FINDINGS = 100
"""Findings of one answer that are looked at; a post of 10,000 words has fewer."""

HOPELESS = frozenset({Why.KEY, Why.SPENT, Why.BUDGET})
"""What would stop every other post of the day as well."""

Progress = Callable[[int, int], None]
"""Told how many posts are read, of how many."""

_LOG = logging.getLogger("stet.reader")


@dataclass(frozen=True)
class PostReading:
    """What came of one post: findings in the order the model gave them, or why there are none."""

    post: int
    findings: tuple[Finding, ...] = ()
    lines: PostLines = field(default_factory=PostLines)
    quotes: int = 0
    placed: int = 0
    fell: Counter[str] = field(default_factory=Counter)
    usage: Usage = field(default_factory=Usage)
    why: Why | None = None


@dataclass(frozen=True)
class BlogReading:
    """What came of the question about a whole live blog."""

    lines: BlogLines = field(default_factory=BlogLines)
    usage: Usage = field(default_factory=Usage)
    why: Why | None = None


@dataclass(frozen=True)
class Whole:
    """What came of a draft: its posts, and the blog as a whole if it is one."""

    posts: tuple[PostReading, ...]
    blog: BlogReading | None = None


def version(house: HouseStyle, model: Model) -> str:
    """A name for prompts, forms, house style and model together: 12 hex digits."""
    whole = f"{prompts_version(house)} {model.version}"
    return hashlib.sha256(whole.encode()).hexdigest()[:12]


def prompts(galley: Galley) -> list[Prompt]:
    """Everything the model would be asked about a draft, each with a tag of its own."""
    posts = [_post_prompt(galley, index) for index in range(len(galley.posts))]
    return posts if len(posts) == 1 else [*posts, _blog_prompt(galley)]


def _post_prompt(galley: Galley, index: int, recalled: Sequence[Before] = ()) -> Prompt:
    return review_prompt(galley, index, secrets.token_hex(8), recalled)


def _blog_prompt(galley: Galley) -> Prompt:
    return furniture_prompt(galley, secrets.token_hex(8))


@dataclass(frozen=True)
class Reader:
    """A model reading one galley, at most so many questions at a time.

    `budget` is seconds for the whole draft: what is not asked by then is LATE, and what is being
    asked then may take as long as the model's own deadline. `recalled` is copy of earlier drafts,
    the latest last, for the posts that have less than two before them in their own draft.
    """

    galley: Galley
    model: Model
    at_a_time: int = 4
    budget: float = 600.0
    recalled: Sequence[Before] = ()

    def whole(self, progress: Progress = lambda done, of: None) -> Whole:
        """Read every post, in the order of the draft, and ask about a live blog as a whole.

        Of many posts the first goes alone, so that the others find the instructions in the cache;
        when what stops it would stop them all, they are not asked about.
        """
        count, until = len(self.galley.posts), time.monotonic() + self.budget
        alone = [self.post(0)] if count > self.at_a_time else []
        progress(len(alone), count)
        if any(reading.why in HOPELESS for reading in alone):
            rest = (replace(alone[0], post=i, usage=Usage()) for i in range(1, count))
            return Whole((*alone, *rest), BlogReading(why=alone[0].why))
        with ThreadPoolExecutor(max(1, self.at_a_time), "stet-reader") as pool:
            indices = range(len(alone), count)
            asked = [pool.submit(self._post_until, until, index) for index in indices]
            blog = pool.submit(self.blog) if count > 1 else None
            for done, _ in enumerate(as_completed(asked), len(alone) + 1):
                progress(done, count)
            posts = (*alone, *(each.result() for each in asked))
            return Whole(posts, blog.result() if blog else None)

    def _post_until(self, until: float, index: int) -> PostReading:
        if time.monotonic() > until:
            return PostReading(index, why=Why.LATE)
        return self.post(index)

    def post(self, index: int) -> PostReading:
        """Read one post. Never raises: what went wrong is in `why`."""
        usage = Usage()
        try:
            given = self.model.ask(self._prompt(index))
            usage = given.usage
            return self._read(index, given)
        except Unanswered as unanswered:
            return PostReading(index, usage=unanswered.usage, why=unanswered.why)
        except Exception as fault:
            _LOG.error("post %d: %s while reading the answer", index + 1, type(fault).__name__)
            return PostReading(index, usage=usage, why=Why.FAULT)

    def blog(self) -> BlogReading:
        """Ask about the whole live blog. Never raises."""
        usage = Usage()
        try:
            given = self.model.ask(_blog_prompt(self.galley))
            usage = given.usage
            return BlogReading(blog_lines(self.galley, blog_answer(given.text)), usage)
        except Unanswered as unanswered:
            return BlogReading(usage=unanswered.usage, why=unanswered.why)
        except ValueError:
            return BlogReading(usage=usage, why=Why.INVALID)
        except Exception as fault:
            _LOG.error("the blog: %s while reading the answer", type(fault).__name__)
            return BlogReading(usage=usage, why=Why.FAULT)

    def _prompt(self, index: int) -> Prompt:
        if len(self.galley.posts[index].span) > LONGEST_POST:
            raise Unanswered(Why.TOO_LONG)
        return _post_prompt(self.galley, index, self.recalled)

    def _read(self, index: int, given: Answer) -> PostReading:
        try:
            answer, malformed = post_answer(given.text)
        except ValueError:
            return PostReading(index, usage=given.usage, why=Why.INVALID)
        gates = self._gates(index)
        looked_at = answer.findings[:MOST_FINDINGS]
        passed = [finding for finding in map(gates.passed, looked_at) if finding]
        placed = sum(not isinstance(gates.place(each), Fell) for each in looked_at)
        gates.fell[Fell.MALFORMED] += malformed
        gates.fell[Fell.TOO_MANY] += len(answer.findings) - len(looked_at)
        return PostReading(
            index,
            tuple(in_its_own_hand(self.galley, passed)),
            post_lines(self.galley, index, answer),
            len(answer.findings) + malformed,
            placed,
            Counter({fell.value: count for fell, count in gates.fell.items() if count}),
            given.usage,
        )

    def _gates(self, index: int) -> Gates:
        before = copy_before(self.galley, index, self.recalled)
        return Gates(
            self.galley,
            index,
            numbered(self.galley, index).sentences,
            {style.rule.id: style.rule for style in self.galley.house.rules if style.judged},
            "\n".join(each.galley.evidence(each.span) for each in before),
        )
