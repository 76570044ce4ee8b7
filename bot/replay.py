"""Answers obtained elsewhere, played back as if the model gave them: `review --answer FILE`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import Answer, Prompt, Unanswered, Why


@dataclass(frozen=True)
class Replay:
    """A line of JSON for each post, in the order of the draft; one more for a whole live blog."""

    lines: Sequence[str]
    version: str = "replay"

    def ask(self, prompt: Prompt) -> Answer:
        """Raises Unanswered when there is no line for it."""
        line = self.lines[prompt.place] if prompt.place < len(self.lines) else ""
        if not line.strip():
            raise Unanswered(Why.MISSING)
        return Answer(line)
