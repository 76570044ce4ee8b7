"""The story of a desk's day in a digest: the model's paragraph, where it is borne out."""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.day import DayReading, read_day
from bot.digest import Digest, told
from bot.house import HouseStyle
from bot.jobs import Office
from bot.model import Model

PARAGRAPHS_KEPT = 64
"""Paragraphs remembered, so that a digest done again, or asked about, asks the model nothing."""

_LOG = logging.getLogger("stet.daily")


class Story:
    """Tells days, each once."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._known: dict[tuple[str, ...], DayReading] = {}

    def of(self, digest: Digest) -> Digest:
        """The digest with the model's paragraph, if there is one that may be shown."""
        desk, lines = self._office.desk_for(digest.channel), tuple(told(digest))
        if desk.model is None or not lines:
            return digest
        known = self._known.get(lines) or self._asked(lines, desk.house, desk.model)
        if known.paragraph is None:
            return digest
        return replace(digest, paragraph=known.paragraph, by="model")

    def _asked(self, lines: tuple[str, ...], house: HouseStyle, model: Model) -> DayReading:
        """The model's reading of a day; one that it gave, shown or not, is not asked for again."""
        reading = read_day(lines, house, model)
        usage = reading.usage
        tokens = usage.input + usage.output_tokens
        _LOG.info("a day was told", extra={"tokens": tokens, "cost": usage.cost})
        if reading.why:
            self._office.notebook.count("model_errors", reading.why.name.lower())
            return reading
        self._known[lines] = reading
        for old in list(self._known)[:-PARAGRAPHS_KEPT]:
            self._known.pop(old, None)
        return reading
