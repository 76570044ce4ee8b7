"""Whose a channel is: somebody who asked there, decided there, or set something for it."""

from __future__ import annotations

from sqlalchemy import Select, func, select, union_all

from bot.store.tables import channels, decisions, reviews, rules_off, words

_PLACE = func.coalesce(func.nullif(reviews.c.share_to, ""), reviews.c.channel)


def channels_of(user: str) -> Select[tuple[str]]:
    """The channels of somebody, the one they last did something in first."""
    ours = union_all(
        select(_PLACE.label("channel"), reviews.c.at.label("at")).where(reviews.c.asked_by == user),
        select(_PLACE, decisions.c.at).join_from(decisions, reviews).where(decisions.c.by == user),
        select(words.c.channel, words.c.at).where(words.c.by == user),
        select(rules_off.c.channel, rules_off.c.at).where(rules_off.c.by == user),
        select(channels.c.channel, channels.c.emoji_at).where(channels.c.emoji_by == user),
        select(channels.c.channel, channels.c.digest_at).where(channels.c.digest_by == user),
    ).subquery()
    latest = func.max(ours.c.at)
    return select(ours.c.channel).group_by(ours.c.channel).order_by(latest.desc())
