"""What code asks of Slack, read from its source: listeners, Web API methods, files."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from slack_sdk import WebClient

LISTENERS = {
    "event": "event",
    "message": "event",
    "command": "command",
    "shortcut": "shortcut",
    "message_shortcut": "shortcut",
    "global_shortcut": "shortcut",
    "action": "action",
    "block_action": "action",
    "view": "view",
    "view_submission": "view",
    "view_closed": "view",
    "options": "options",
}
"""Methods of a Bolt app that register a listener, with what it listens to."""

SHORT_FORMS = {"say": "chat_postMessage", "set_status": "assistant_threads_setStatus"}
"""What Bolt hands a listener that calls the Web API under another name."""


CATCH_ALL = "re.compile('.+')"
"""It asks for nothing: it only keeps Slack from sending again what nobody wants."""


@dataclass(frozen=True, order=True)
class Registered:
    """A listener: the sort of thing it hears, and the name of it."""

    kind: str
    name: str


class UnreadableError(AssertionError):
    """A listener is registered for something that the source alone does not tell."""


def sources(folder: Path) -> list[str]:
    """Every module but the command line, whose `app` is another sort of thing."""
    files = sorted(set(folder.rglob("*.py")) - {folder / "__main__.py"})
    return [file.read_text(encoding="utf-8") for file in files]


def registered(source: str, names: Mapping[str, str]) -> Iterator[Registered]:
    """Every listener in the source; `names` are the values of constants. Raises UnreadableError."""
    known = {name: [value] for name, value in {**names, **constants(source)}.items()}
    known |= _loops(source, known)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            kind = LISTENERS.get(node.func.attr)
            if kind and _called(node.func.value) in {"app", "bolt"}:
                yield from (Registered(kind, name) for name in _wanted(node, known))


def constants(source: str) -> dict[str, str]:
    """The names at the top of a module that stand for strings."""
    return {
        name: node.value
        for name, node in _assigned(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def methods(source: str) -> set[str]:
    """The methods of Slack's Web API that the source names, called at once or handed on."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and _is_method(node.attr):
            found.add(node.attr)
        if isinstance(node, ast.Call):
            found |= _short_form(node)
    return found


def _is_method(name: str) -> bool:
    made = "_" in name and not name.startswith("_") and name != "api_call"
    return made and callable(getattr(WebClient, name, None))


def fetches_files(source: str) -> bool:
    """Whether the source reads a file's own address, which no method of the Web API does."""
    strings = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return any(str(node.value).startswith("url_private") for node in strings)


def _short_form(node: ast.Call) -> set[str]:
    if isinstance(node.func, ast.Name):
        return {SHORT_FORMS[node.func.id]} if node.func.id in SHORT_FORMS else set()
    if isinstance(node.func, ast.Attribute) and node.func.attr == "api_call":
        given = node.args[0] if node.args else None
        name = given.value if isinstance(given, ast.Constant) else ast.unparse(node)
        return {str(name).replace(".", "_")}
    return set()


def _called(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _wanted(call: ast.Call, known: Mapping[str, list[str]]) -> Iterable[str]:
    assert isinstance(call.func, ast.Attribute)
    if call.func.attr == "message":
        return ["message"]
    given = [*call.args[:1], *(each.value for each in call.keywords if each.arg != "middleware")]
    if not given:
        raise UnreadableError(f"line {call.lineno}: {ast.unparse(call)}")
    return _values(given[0], known)


def _values(node: ast.expr, known: Mapping[str, list[str]]) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if ast.unparse(node) == CATCH_ALL:
        return []
    if known.get(_called(node)):
        return known[_called(node)]
    if isinstance(node, ast.Dict):
        given = {_values(key, {})[0]: value for key, value in _pairs(node)}
        wanted = next(each for each in ("action_id", "callback_id", "type") if each in given)
        return _values(given[wanted], known)
    raise UnreadableError(f"line {node.lineno}: {ast.unparse(node)}")


def _loops(source: str, known: Mapping[str, list[str]]) -> dict[str, list[str]]:
    tree = ast.parse(source)
    collections = {name: node for name, node in _assigned(tree) if _members(node)}
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.For):
            members = _members(collections.get(_called(node.iter), node.iter))
            with suppress(UnreadableError):
                found[_called(node.target)] = [x for each in members for x in _values(each, known)]
    return found


def _assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((_called(target), node.value) for target in targets)


def _members(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.Dict):
        return [key for key, _ in _pairs(node)]
    return node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else []


def _pairs(node: ast.Dict) -> Iterator[tuple[ast.expr, ast.expr]]:
    yield from ((key, value) for key, value in zip(node.keys, node.values, strict=True) if key)
