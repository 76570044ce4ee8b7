"""The gate for lines that a language model writes: headlines, alerts, summaries, key points.

A line is tidied into the house's hand, then tested: its marks, its length, what the copy bears
out, and its form, by the same checks that read a draft. Nothing is shown that fails one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from bot.checks import check
from bot.checks.headline import SEARCH
from bot.claims import Fall, LineFell, unsupported
from bot.draft import Draft
from bot.finding import Level
from bot.furniture import LONGEST_POINT, LONGEST_STANDFIRST
from bot.galley import Galley
from bot.moods import Copy
from bot.names import unsupported_names
from bot.plain import is_plain, is_written_as
from bot.posts import LONGEST_PUSH, Post
from bot.text import Span, fold, sentences

LONGEST_PARAGRAPH = 700
"""Characters of a digest paragraph."""

LONGEST_WRITTEN = 2_000
"""Characters of a line that are worth tidying; no form is nearly as long."""

FEWEST_WORDS = 3

TOO_ALIKE = 90
"""Per cent of rapidfuzz's ratio above which one line says another again."""


class Form(Enum):
    """What a line is written for: whether it is a headline, and its limit in characters."""

    HEADLINE = ("headline", True, LONGEST_PUSH)
    PUSH = ("push alert", True, LONGEST_PUSH)
    SEO = ("SEO headline", True, SEARCH)
    SUMMARY = ("summary", False, LONGEST_STANDFIRST)
    STANDFIRST = ("standfirst", False, LONGEST_STANDFIRST)
    POINT = ("key point", False, LONGEST_POINT)
    PARAGRAPH = ("paragraph", False, LONGEST_PARAGRAPH)

    @property
    def is_headline(self) -> bool:
        return self.value[1]

    @property
    def longest(self) -> int:
        return self.value[2]


@dataclass(frozen=True)
class Bench:
    """Where lines for one post, or for a whole draft when `index` is None, are judged."""

    galley: Galley
    index: int | None = None

    def pick(self, lines: Iterable[str], form: Form) -> tuple[tuple[str, ...], Counter[LineFell]]:
        """The lines that may be shown, tidied, in their order; and how many fell, by reason."""
        kept: list[str] = []
        fell: Counter[LineFell] = Counter()
        for line in lines:
            tidy = "" if len(line) > LONGEST_WRITTEN else self._tidied(line, form)
            why = self.why_not(tidy, form, kept) if self._is_plain(line) else LineFell.LINK
            if why:
                fell[why] += 1
            else:
                kept.append(tidy)
        return tuple(kept), fell

    def _is_plain(self, line: str) -> bool:
        text = line.strip()[: LONGEST_WRITTEN + 1]
        return is_plain(text) and is_written_as(text, self.galley.draft.text)

    def why_not(self, line: str, form: Form, kept: Sequence[str] = ()) -> LineFell | None:
        """Why a tidy line may not be shown, or None when it may."""
        if len(line.split()) < FEWEST_WORDS or len(line) > form.longest:
            return LineFell.LENGTH
        if any(_is_alike(line, other) for other in kept):
            return LineFell.REPEAT
        parts = [line] if form.is_headline else _sentences(line)
        falls = (fall for part in parts for fall in unsupported(part, self._copy))
        fall = next((fall for fall in falls if not self._names_the_blogs_own(fall)), None)
        if fall:
            return fall.why
        return None if self._in_form(line, form) else LineFell.FORM

    def _names_the_blogs_own(self, fall: Fall) -> bool:
        """Whether a name that the post lacks is one that another post of the blog has."""
        if fall.why is not LineFell.NAME or len(self.galley.posts) == 1:
            return False
        others = [post.span for i, post in enumerate(self.galley.posts) if i != self.index]
        told = "\n".join(map(self.galley.evidence, others))
        return not unsupported_names(fold(fall.words), fold(told))

    @cached_property
    def _bodies(self) -> tuple[str, ...]:
        posts = self.galley.posts if self.index is None else (self.galley.posts[self.index],)
        return tuple(self.galley.evidence(post.body) for post in posts)

    @cached_property
    def _copy(self) -> Copy:
        return Copy("\n".join(self._bodies))

    @cached_property
    def _curly(self) -> bool | None:
        """Whether the draft's quotation marks are curly; None when it has as many of each."""
        text = self.galley.draft.text
        curly, straight = (sum(map(text.count, marks)) for marks in ("’‘“”", "'\""))
        return None if curly == straight else curly > straight

    def _tidied(self, line: str, form: Form) -> str:
        tidy = " ".join(line.split())
        if form.is_headline:
            tidy = _with_single_quotes(_without_stop(tidy))
        elif tidy[-1:].isalnum():
            tidy += "."
        if self._curly is None:
            return tidy
        return _curled(tidy) if self._curly else _straight(tidy)

    def _in_form(self, line: str, form: Form) -> bool:
        """Whether the checks of a draft have nothing to say of the line above its body."""
        body = self._bodies[0] if len(self._bodies) == 1 else ""
        text = f"{line}\n\n{body}"
        own, rest = Span(0, len(line)), Span(len(line) + 2, len(text))
        whole = Span(0, len(text))
        post = Post(whole, own, rest) if form.is_headline else Post(whole, None, whole)
        galley = Galley(Draft(text, (post,)), self.galley.house, self.galley.now)
        said = (found for found in check(galley) if found.span.overlaps(own))
        return not any(form.is_headline or found.level is Level.AMEND for found in said)


def _sentences(line: str) -> list[str]:
    folded = fold(line)
    return [span.of(line) for span in sentences(folded, Span(0, len(folded)))]


def _is_alike(line: str, other: str) -> bool:
    from rapidfuzz import fuzz

    one, two = (" ".join(re.findall(r"\w+", fold(each).lower())) for each in (line, other))
    return one == two or fuzz.ratio(one, two) >= TOO_ALIKE


def _without_stop(line: str) -> str:
    stopped = re.search(r"[^\W_]{2}[\"'”’]?\.$", line)
    return line[:-1] if stopped and not line.endswith((" Ltd.", " Inc.", " Co.", "St.")) else line


def _with_single_quotes(line: str) -> str:
    """The line with its double quotation marks made single, unless it has single ones too."""
    if re.search(r"(?<!\w)['‘]\w", line) or len(re.findall('[“”"]', line)) % 2:
        return line
    return line.translate(str.maketrans('“”"', "‘’'"))


def _straight(line: str) -> str:
    return line.translate(str.maketrans("‘’“”", "''\"\""))


def _curled(line: str) -> str:
    decade = re.sub(r"'(?=\d0s)", "’", line)
    opened = re.sub(r"(^|[\s(\[–—-])'(?=\S)", r"\1‘", decade)
    opened = re.sub(r"(^|[\s(\[–—‘-])\"(?=\S)", r"\1“", opened)
    return opened.replace("'", "’").replace('"', "”")
