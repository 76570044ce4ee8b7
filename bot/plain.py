"""Whether a line is words and stops alone: no link, mention, markup or hidden mark, no talk with
a program."""

from __future__ import annotations

import re
import unicodedata

from bot.text import BLANK_LETTERS

_ADDRESS = re.compile(
    r"https?:|\bwww\.|\b(?:javascript|mailto|tel|data|file|ftp|vbscript):(?=\S)"
    r"|(?<![^\W\d_])[^\W\d_][\w-]*\.(?:[^\W\d_]{2,}\.)*[^\W\d_]{2,}(?![^\W_])"
    r"|\]\(|(?<!\w)[@#]\w|\w@\w|!(?:channel|here|everyone)|&#?\w+;",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_MARKUP = re.compile(r"[*`~<>|{}\\^_]")
_SIGNS = "™’‘“”–—…€₂\u2009\u202f"
_ORDERS = re.compile(
    r"\b(?:ignor\w+|disregard\w*|forget|overrid\w+) (?:all |any |the |your |these |my "
    r"|of |previous |prior |above )*(?:instructions?|prompts?|messages?)\b"
    r"|\b(?:system|developer) prompt\b|\blanguage model\b|\bas an ai\b"
    r"|^(?:sure|certainly|okay|here (?:is|are|'s))\b"
    r"|^(?:headline|push alert|seo|summary|standfirst|title)\s*\d*:",
    re.IGNORECASE,
)


_TO_A_PROGRAM = re.compile(
    r"\b(?:ignor\w+|disregard\w*|forget|overrid\w+|bypass\w*)\b[^.!?\n]{0,60}"
    r"\b(?:instructions?|prompts?|rules|guidelines|orders|house style|checks)\b"
    r"|\b(?:system|developer) (?:prompt|message|override|note)\b"
    r"|</?(?:draft|earlier|system|user|assistant|instructions?|admin)\b[^>\n]{0,60}>?"
    r"|<\|[^|\n]{1,30}\|>|\[/?(?:INST|SYS|SYSTEM|ADMIN)\]"
    r"|\"(?:findings|headlines|replacement|push_alert|standfirst)\"\s*:"
    r"|^\W*(?:system|assistant|user|human|developer)\s*:"
    r"|\b(?:reply|respond|answer|output)\b (?:only |exactly |just |instead )?"
    r"(?:with (?:the|this|no|a|an|json|only)|in json|json)\b"
    r"|\bfrom now on,? you\b|\bas an (?:ai|language model)\b"
    r"|\b(?:note|message|memo|instructions?) (?:to|for) (?:the |any |all )?(?:[a-z]+ )?"
    r"(?:assistants?|ai|models?|bots?|programs?|llms?|subs?)\b|^\W*(?:to )?(?:the )?subs?:",
    re.IGNORECASE | re.MULTILINE,
)


def speaks_to_a_program(text: str) -> bool:
    """Whether a paragraph gives orders to whoever edits it, or dresses up as a prompt."""
    return bool(_TO_A_PROGRAM.search(text))


def has_address(text: str) -> bool:
    """Whether a text holds a web or mail address, a mention, a tag, or the making of one."""
    return bool(_ADDRESS.search(text))


def is_plain(line: str) -> bool:
    """Whether a line holds no link, mention, markup, control or direction mark, line break or
    picture."""
    return not _MARKUP.search(line) and not has_address(line) and all(map(_is_printed, line))


def is_written_as(line: str, copy: str) -> bool:
    """Whether each word is in Latin letters, or in those of one other script as the copy has it."""
    return all(_is_one_script(word, copy) for word in _WORD.findall(line) if not word.isascii())


def _is_one_script(word: str, copy: str) -> bool:
    latin = {_is_latin(mark) for mark in word if mark.isalpha()}
    return latin <= {True} or (latin == {False} and word in copy)


def _is_latin(mark: str) -> bool:
    if mark in BLANK_LETTERS:
        return False
    return not mark.isalpha() or unicodedata.name(mark, "").startswith("LATIN ")


def _is_printed(mark: str) -> bool:
    if ord(mark) < 0x250:
        return mark.isprintable() or mark == "\u00a0"
    return (mark.isalnum() and mark not in BLANK_LETTERS) or mark in _SIGNS


def is_addressed(line: str) -> bool:
    """Whether a line speaks to a program, or as one, rather than of the news."""
    return bool(_ORDERS.search(line))
