"""Drafts for the chaos: our own invention, no two alike, each with slips and a name of its own."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

LONG_BLOG_POSTS = 14
"""Posts of a live blog that is answered in parts."""

_HEADS = "Bram Corr Dun Elm Farn Gar Hol Ivel Kel Lorn Mar Nor Orm Pell Quen Ren Sand Tam Ul Wen"
_MIDDLES = "a e i o u ar en il or un"
_TAILS = "by combe dale field ford gate ham holt leigh mere mouth stead thorpe ton wick worth"

_NAMES = "Ada Tarn|Tam Rowley|Iris Holm|Ned Garrow|Lena Marsh|Owen Pike|Ruth Calder|Sol Verity"
_BODIES = "harbour board|parish council|fire service|water company|school trust|ferry company"
_DEEDS = (
    "will vote on the plan next week",
    "has published its figures for the winter",
    "is to close the old bridge for repairs",
    "wants residents to say what they think of the scheme",
    "has bought two boats and a crane",
)
_SLIPS = (
    "Officers have distribtued the papers to every member.",
    "The govenor has said that the work begins in spring.",
    "Nobody could say wether the road would reopen.",
    "The comittee met in the village hall.",
    "Residents recieved a letter about it on Monday.",
    "It will definately cost more than was thought, she said.",
    "A seperate inquiry goes on.",
    "The goverment has promised to pay a third of it.",
    "Work on the the harbour wall goes on.",
    "Engineers will be their until the tide turns.",
)


@dataclass(frozen=True)
class Copy:
    """A draft: its text, and a word that stands in it and in no other."""

    text: str
    word: str


class Drafts:
    """Drafts without end."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._words: set[str] = set()

    def post(self) -> Copy:
        """A short news item with two to four slips, and figures that do not add up."""
        word = self._place()
        return Copy(f"{self._headline(word)}\n\n{self._body(word)}", word)

    def blog(self) -> Copy:
        """A live blog so long that each of its posts is answered for itself."""
        word = self._place()
        entries = [self._entry(word, number) for number in range(LONG_BLOG_POSTS)]
        return Copy("\n\n".join(entries), word)

    def _entry(self, word: str, number: int) -> str:
        writer = self._random.choice(_NAMES.split("|"))
        stamp = f"{writer} 7 December 2025 {20 - number:02}:{self._random.randint(10, 59)}"
        return f"{self._headline(word)}\n\n{self._body(word)}\n\n{stamp}"

    def _place(self) -> str:
        """A place that nobody has heard of, and no other draft has."""
        parts = (_HEADS, _MIDDLES, _TAILS)
        while (made := "".join(self._random.choice(each.split()) for each in parts)) in self._words:
            pass
        self._words.add(made)
        return made

    def _headline(self, word: str) -> str:
        return f"{word} {self._one_of(_BODIES)} {self._random.choice(_DEEDS)}"

    def _body(self, word: str) -> str:
        slips = self._random.sample(_SLIPS, self._random.randint(2, 4))
        said = f"“We were never asked about {word},” said {self._one_of(_NAMES)}, who lives there."
        lead = f"The {self._one_of(_BODIES)} at {word} {self._random.choice(_DEEDS)}, it said."
        return "\n\n".join([lead, *slips, said, self._sum()])

    def _sum(self) -> str:
        whole, downed = self._random.randint(60, 150), self._random.randint(20, 40)
        lost = whole - downed - self._random.randint(2, 9)
        return f"Of the {whole} drones sent, {downed} were downed and {lost} were lost, it said."

    def _one_of(self, listed: str) -> str:
        return self._random.choice(listed.split("|"))
