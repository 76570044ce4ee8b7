"""A grave word is told of those of whom the copy tells it, and of nobody who merely stands near."""

from __future__ import annotations

import pytest

from bot.moods import Copy, Line
from bot.subjects import told_of_somebody_else

COPY = Copy(
    "Three people have been arrested after a fire at a mill in Arden, police said. Two men and a "
    "woman are in custody. The fire service sent 60 firefighters. It will stay until Thursday. "
    "Helen Marsh, the transport secretary, resigned on Friday. She will be replaced next week. "
    "Roads have reopened. “It went up like a torch,” said Bo Lind, who lives opposite."
)


@pytest.mark.parametrize("line", ["Bo Lind held over Arden mill fire", "Lind arrested after fire"])
def test_somebody_who_merely_stands_in_the_copy_is_not_the_one(line: str) -> None:
    assert list(told_of_somebody_else(Line(line), COPY))


@pytest.mark.parametrize(
    "line",
    [
        "Helen Marsh resigns as transport secretary",
        "Marsh quits after fire",
        "Three held over Arden mill fire",
        "Police arrest three after Arden mill fire",
        "Bo Lind saw Arden mill fire",
    ],
)
def test_whoever_it_is_told_of_may_be_named(line: str) -> None:
    assert not list(told_of_somebody_else(Line(line), COPY))
