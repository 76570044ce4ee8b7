"""Who holds what, and from whom it may be taken: only from a worker that was struck off."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, or_, select, update

from bot.store.database import inserting
from bot.store.tables import holds, workers

OUT_OF_USE = delete(workers).where(
    workers.c.struck, workers.c.id.not_in(select(holds.c.worker).scalar_subquery())
)
"""Forgets those who were struck off and hold nothing any more."""

_IS_STRUCK = select(workers.c.id).where(workers.c.struck).scalar_subquery()
_IS_STRUCK_NOW = select(workers.c.id).where(workers.c.struck, workers.c.id == bindparam("holder"))


def take_hold(c: Connection, name: str, worker: str) -> bool:
    """Hold a name for a worker. Whether it has it now."""
    holder = c.execute(select(holds.c.worker).where(holds.c.name == name)).scalar()
    if holder is None:
        taking = inserting(c.dialect, holds).values(name=name, worker=worker)
        taking = taking.on_conflict_do_nothing().returning(holds.c.name)
        return c.execute(taking).first() is not None
    free = or_(holds.c.worker == worker, holds.c.worker.in_(_IS_STRUCK))
    if holder != worker and not c.execute(_IS_STRUCK_NOW, {"holder": holder}).first():
        return False
    taking_over = update(holds).where(holds.c.name == name, free).values(worker=worker)
    return bool(c.execute(taking_over).rowcount)
