"""Slack's messages as plain copy: what somebody wrote, once, without Slack's markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]

_ENTITY = re.compile(r"<([^<>\n]+)>")
_STYLED = re.compile(r"(?<![\w*_~`])([*_~]|`{1,3})(?=\S)([^\n]{1,300}?)(?<=\S)\1(?![\w*_~`])")
_FENCE = re.compile(r"^```\n?|\n?```$", re.MULTILINE)
_QUOTE = re.compile(r"^&gt; ?", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6} +", re.MULTILINE)
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_PERMALINK = re.compile(r"\s*https?://[\w.-]+/archives/\w+/p\d+\S*\s*")
_SOMEBODY = {"user": "@someone", "usergroup": "@group", "channel": "#channel", "team": "@team"}


def plain_copy(message: Json, own: str = "") -> str:
    """The copy in a message of an event, of the history or of a shortcut; empty when it has none.

    What is forwarded or in a snippet is the draft when what is written above it is shorter. A
    snippet of which Slack sends only the beginning is left out: see `snippet_url`. Mentions of
    the user id `own`, which is the bot's, are left out.
    """
    written = _written(message, own).strip()
    brought = "\n\n".join([*_forwarded(message, own), *_snippets(message)]).strip()
    if _PERMALINK.fullmatch(written) or len(written) < len(brought):
        written = brought or written
    elif brought and brought != written:
        written = f"{written}\n\n{brought}"
    return _UNFIT.sub("\ufffd", written or _posted(message))


def snippet_url(message: Json) -> str | None:
    """Where the rest of a text snippet lies, when the message holds only its beginning.

    It is fetched with the bot's token as bearer; the scope is files:read.
    """
    for file in _files(message):
        if not _is_whole(file):
            url = file.get("url_private_download") or file.get("url_private")
            return str(url) if url else None
    return None


def is_edit(event: Json, own: str = "") -> bool:
    """Whether a message_changed event is somebody's edit of their words.

    An unfurl, a deletion and a bot's own update are none. `own` is our bot id or user id: with it,
    an edit by another bot counts; without it, no bot's does.
    """
    message, before = event.get("message") or {}, event.get("previous_message") or {}
    if event.get("subtype") != "message_changed" or not message.get("edited"):
        return False
    authors = {message.get("bot_id"), message.get("user")}
    if own in authors if own else message.get("bot_id"):
        return False
    if message.get("subtype") == "tombstone":
        return False
    return plain_copy(message) != plain_copy(before)


def resolved(text: str, own: str = "") -> str:
    """Slack's `text` as it was typed: entities named, and then unescaped once, `&amp;` last."""
    named = _ENTITY.sub(lambda entity: _named(entity[1], own), text)
    return named.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _named(entity: str, own: str) -> str:
    what, _, label = entity.partition("|")
    if what.startswith("@"):
        return "" if own and what[1:] == own else f"@{label.lstrip('@') or 'someone'}"
    if what.startswith("#"):
        return f"#{label or 'channel'}"
    if what.startswith("!"):
        return _command(what[1:], label)
    return label or what.removeprefix("mailto:").removeprefix("tel:")


def _command(what: str, label: str) -> str:
    name = what.partition("^")[0]
    if name in {"here", "channel", "everyone"}:
        return f"@{name}"
    return label or ("@group" if name == "subteam" else "")


def _unmarked(text: str) -> str:
    """Markup text without its quote marks, fences and stars."""
    bare = _QUOTE.sub("", _FENCE.sub("", text))
    return _STYLED.sub(r"\2", _STYLED.sub(r"\2", bare))


def _written(message: Json, own: str) -> str:
    of_blocks = _of_blocks(message.get("blocks") or (), own)
    return of_blocks if of_blocks.strip() else resolved(_unmarked(_text(message)), own)


def _text(message: Json) -> str:
    return str(message.get("text") or "")


def _of_blocks(blocks: Iterable[Json], own: str) -> str:
    return "\n".join(filter(str.strip, (_of_block(block, own) for block in blocks)))


def _of_block(block: Json, own: str) -> str:
    match block.get("type"):
        case "rich_text":
            return _rich(block.get("elements") or (), own)
        case "section":
            texts = [block.get("text") or {}, *(block.get("fields") or ())]
            return "\n".join(filter(None, (_text_object(each, own) for each in texts)))
        case "header":
            return _text_object(block.get("text") or {}, own)
        case "markdown":
            return _HEADING.sub("", _text(block)).replace("**", "")
    return ""


def _text_object(text: Json, own: str) -> str:
    if text.get("type") == "mrkdwn":
        return resolved(_unmarked(_text(text)), own)
    return _text(text)


def _rich(elements: Iterable[Json], own: str) -> str:
    lines: list[str] = []
    for element in elements:
        text = _rich_part(element, own)
        lines.append(text if text.endswith("\n") else f"{text}\n")
    return "".join(lines).removesuffix("\n")


def _rich_part(element: Json, own: str) -> str:
    inside: Sequence[Json] = element.get("elements") or ()
    if element.get("type") != "rich_text_list":
        return "".join(_inline(each, own) for each in inside)
    ordered = element.get("style") == "ordered"
    first = int(element.get("offset") or 0) + 1
    indent = "  " * int(element.get("indent") or 0)
    return "\n".join(
        f"{indent}{f'{number}.' if ordered else '•'} {_rich_part(item, own)}"
        for number, item in enumerate(inside, first)
    )


def _inline(element: Json, own: str) -> str:
    kind = str(element.get("type"))
    if kind == "text":
        return _text(element)
    if kind == "link":
        url = str(element.get("url") or "")
        return _text(element) or url.removeprefix("mailto:").removeprefix("tel:")
    if kind == "emoji":
        return _emoji(element)
    if kind == "broadcast":
        return f"@{element.get('range') or 'channel'}"
    if own and element.get("user_id") == own:
        return ""
    return _SOMEBODY.get(kind) or str(element.get("fallback") or element.get("value") or "")


def _emoji(element: Json) -> str:
    try:
        return "".join(chr(int(code, 16)) for code in str(element["unicode"]).split("-"))
    except (KeyError, ValueError, OverflowError):
        return f":{element.get('name', '')}:"


def _forwarded(message: Json, own: str) -> Iterator[str]:
    for attachment in message.get("attachments") or ():
        if attachment.get("is_share") or attachment.get("is_msg_unfurl"):
            yield _of_attachment(attachment, own)


def _of_attachment(attachment: Json, own: str) -> str:
    inner = [
        (each.get("message") or {}).get("blocks") or () for each in _message_blocks(attachment)
    ]
    texts = filter(str.strip, (_of_blocks(blocks, own) for blocks in inner))
    return "\n".join(texts) or _written(attachment, own)


def _message_blocks(attachment: Json) -> Sequence[Json]:
    return attachment.get("message_blocks") or ()


def _posted(message: Json) -> str:
    """What a bot posted as attachments of the old sort, which are no unfurls of a link."""
    own_words = [
        "\n".join(filter(None, [attachment.get("pretext"), attachment.get("title")]))
        + "\n"
        + _of_attachment(attachment, "")
        for attachment in message.get("attachments") or ()
        if not attachment.get("from_url")
    ]
    return "\n\n".join(words.strip() for words in own_words if words.strip())


def _files(message: Json) -> list[Json]:
    files = message.get("files") or ()
    return [file for file in files if file.get("mode") == "snippet" or _is_text(file)]


def _is_text(file: Json) -> bool:
    return file.get("mode") == "hosted" and file.get("mimetype") == "text/plain"


def _is_whole(file: Json) -> bool:
    shortened = file.get("preview_is_truncated") or file.get("lines_more")
    return bool(file.get("preview")) and not shortened


def _snippets(message: Json) -> Iterator[str]:
    return (str(file["preview"]) for file in _files(message) if _is_whole(file))
