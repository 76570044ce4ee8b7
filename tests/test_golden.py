"""Whole drafts and the pages they come out as: drop a draft into `golden/` to add a case.

After a change that is meant to show, write the pages anew with `python -m tests.test_golden` and
read the diff.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from bot.desk import Desk
from bot.draft import Draft
from bot.house import house_style
from bot.terminal import show

CASES = sorted(Path(__file__).with_name("golden").glob("*.txt"))
PICTURE = Path(__file__).with_name("golden") / "review.svg"

SVG = """<svg viewBox="0 0 {terminal_width} {terminal_height}" xmlns="http://www.w3.org/2000/svg">
<style>text {{ font-family: ui-monospace, Menlo, Consolas, monospace; font-size: {char_height}px;
white-space: pre }}
{styles}</style>
<rect fill="#1b1d23" width="100%" height="100%" rx="8"/>
<g transform="translate(12, 12)">{backgrounds}<g>{matrix}</g></g>
</svg>
"""


def page(case: Path, colour: bool = False) -> Console:
    draft = Draft.parse(case.read_bytes().decode("utf-8"), case.stem)
    console = Console(
        width=96 if colour else 100,
        record=True,
        file=io.StringIO(),
        force_terminal=colour,
        color_system="truecolor" if colour else None,
        highlight=False,
    )
    show(console, Desk(house_style()).read(draft), case.name)
    return console


def plain(case: Path) -> str:
    lines = page(case).export_text().splitlines()
    shown = (line.rstrip() for line in lines if not line.startswith("house style "))
    return "\n".join(shown) + "\n"


def picture() -> str:
    console = page(CASES[0].with_name("ferry-post.txt"), colour=True)
    svg = console.export_svg(code_format=SVG, unique_id="review", title="")
    return svg.replace(house_style().version, "········")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.stem))
def test_a_draft_comes_out_as_its_page(case: Path) -> None:
    assert plain(case) == case.with_suffix(".page").read_text(encoding="utf-8")


def test_the_picture_in_the_readme_is_what_a_review_looks_like_today() -> None:
    assert picture() == PICTURE.read_text(encoding="utf-8")


def test_the_folder_holds_cases() -> None:
    assert len(CASES) >= 3


if __name__ == "__main__":
    for each in CASES:
        each.with_suffix(".page").write_text(plain(each), encoding="utf-8")
    PICTURE.write_text(picture(), encoding="utf-8")
