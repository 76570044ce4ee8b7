"""The README cannot go stale: its commands, module map, fields and recipes are run."""

from __future__ import annotations

import ast
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from jinja2 import ChoiceLoader, DictLoader
from typer.main import get_command
from typer.testing import CliRunner

from bot import keeping, slack_settings
from bot.__main__ import app
from bot.checks import style
from bot.config import Settings
from bot.draft import LONGEST_DRAFT
from bot.finding import Example, Rule
from bot.galley import Check
from bot.house import guide_text, house_style
from bot.model import Prompt
from bot.posts import LONGEST_PUSH
from bot.prompts import environment
from tests.slack_desk import desk_in_slack
from tests.slack_server import SlackServer
from tests.test_command_line import KEYS
from tests.test_rules import amended, found_by

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAP_OPENS = "<!-- modules: written by `python -m tests.test_readme` -->"
MAP_CLOSES = "<!-- /modules -->"
ORDER = re.search(r"layers = \[\n(.*?)\]", (ROOT / "pyproject.toml").read_text(), re.DOTALL)


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def module_map() -> str:
    """The map that the README prints: every module with its first line, in the order of layers."""
    assert ORDER
    layers = re.findall(r"\w+", ORDER[1])
    rows = ["| module | what it is |", "|---|---|"]
    for name in layers:
        folder = ROOT / "bot" / name
        file = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
        rows.append(f"| `{name}` | {first_line(file)} |")
        if folder.is_dir():
            inside = sorted(set(folder.glob("*.py")) - {file})
            rows += [f"| `{name}/{part.stem}` | {first_line(part)} |" for part in inside]
    return "\n".join(rows)


def first_line(file: Path) -> str:
    doc = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return " ".join(doc.split("\n\n")[0].split())


def with_map(readme: str) -> str:
    """The README with the map written between its marks."""
    before, mark, rest = readme.partition(MAP_OPENS)
    return f"{before}{mark}\n\n{module_map()}\n\n{MAP_CLOSES}{rest.partition(MAP_CLOSES)[2]}"


def test_the_map_shows_every_module_as_it_describes_itself() -> None:
    assert with_map(README) == README


@pytest.mark.parametrize("command", [block for block in blocks("sh") if "&&" in block])
def test_each_command_sets_everything_up_for_itself(command: str) -> None:
    assert command.count("\n") == 1
    steps = [shlex.split(step) for step in command.split("&&")]
    assert steps[0] == ["python3", "-m", "venv", ".venv"]
    assert steps[1][:4] == [".venv/bin/python", "-m", "pip", "install"]
    assert steps[2][:2] == [".venv/bin/python", "-m"]


def test_the_review_command_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    command = next(block for block in blocks("sh") if "-m bot review" in block)
    arguments = shlex.split(command.split("&&")[-1])[3:]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0
    assert "to amend" in result.stdout


def test_the_fields_of_the_json_are_those_documented() -> None:
    table = README[README.index("| field |") :]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)[: len(KEYS)] == KEYS


def test_every_setting_is_documented() -> None:
    told = re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE)
    aliases = {"key": "ANTHROPIC_API_KEY", "base_url": "ANTHROPIC_BASE_URL"}
    names = [aliases.get(name, f"STET_{name.upper()}") for name in Settings.model_fields]
    for read in (slack_settings.Environment, keeping.Environment):
        names += [str(field.validation_alias) for field in read.model_fields.values()]
    assert sorted(told) == sorted(names)


def test_every_command_and_option_is_documented() -> None:
    usage = blocks("text")[0]
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        assert re.search(rf"^stet {name}\b", usage, re.MULTILINE)
        for option in (each for parameter in command.params for each in parameter.opts):
            assert not option.startswith("--") or option in usage


def test_the_limits_are_those_in_force() -> None:
    assert f"Up to {LONGEST_DRAFT:,} characters" in README
    assert f"at most {LONGEST_PUSH} characters" in README


def test_the_recipe_for_a_house_style_rule_works() -> None:
    house = house_style(f"{guide_text()}\n{blocks('toml')[0]}")
    rule = house.rules[-1].rule
    assert rule.id == "ferry-port"
    assert_examples_hold(style.CHECK, rule, house)


def test_the_recipe_for_a_check_works() -> None:
    made: dict[str, Any] = {}
    exec(compile(blocks("python")[0], "recipe", "exec"), made)
    check: Check = made["CHECK"]
    for rule in check.rules:
        assert_examples_hold(check, rule, house_style())


def test_the_recipe_for_a_prompt_works(monkeypatch: pytest.MonkeyPatch) -> None:
    env = environment()
    recipe = DictLoader({"caption.md.j2": blocks("jinja")[0]})
    assert env.loader
    monkeypatch.setattr(env, "loader", ChoiceLoader([recipe, env.loader]))
    made: dict[str, Any] = {"__name__": "recipe"}
    exec(compile(blocks("python")[1], "recipe", "exec"), made)
    prompt: Prompt = made["caption_prompt"](["[1] A ferry has landed."], "c0ffee")
    assert prompt.system.endswith("at most 120 characters.\n")
    assert "[1] A ferry has landed." in prompt.user
    assert prompt.schema["required"] == ["caption"]


def test_the_recipe_for_a_way_in_works() -> None:
    made: dict[str, Any] = {"__name__": "recipe"}
    exec(compile(blocks("python")[2], "recipe", "exec"), made)
    with SlackServer() as slack, desk_in_slack(slack, ways_in=made["register"]) as desk:
        message = slack.put("The govenor met the ferry at noon, the company said.")
        item = {"type": "message", "message": message}
        pin = {"type": "pin_added", "user": "U0MAYA", "channel_id": "C0DESK", "item": item}
        desk.after(lambda: desk.send.event(pin))
        assert "1 to amend" in slack.replies(message)[0]["text"]


def assert_examples_hold(check: Check, rule: Rule, house: Any) -> None:
    for example in rule.breaks:
        assert isinstance(example, Example)
        assert amended(check, rule, example.copy, house) == example.amended
    assert not any(found_by(check, rule, copy, house) for copy in rule.keeps)


if __name__ == "__main__":
    (ROOT / "README.md").write_text(with_map(README), encoding="utf-8")
