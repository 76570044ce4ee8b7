"""A job: what there is to do, where it is put, and what those who do it are taught."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

Matter = Mapping[str, Any]
"""What a job is about: JSON without draft text."""

Step = Callable[[Matter], bool | None]
"""A part of a job, done once or again: it must come to the same. False ends the job."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do. The same id is the same job; `matter` is JSON."""

    id: str
    kind: str
    matter: Matter = field(default_factory=dict)


class NotTaken(Exception):  # noqa: N818 - a state of the basket, told to the person who asked
    """The job could not be put down: the basket takes none, or cannot be reached."""


class Basket(Protocol):
    """Where jobs are put."""

    def put(self, job: Job) -> None:
        """Take a job in, at once; one whose id is known is let be. Raises NotTaken."""
        ...


@dataclass(frozen=True)
class Lessons:
    """What those who work the basket are taught.

    `steps` are the steps of each kind of job, each named by its function's name. `passes` tells
    whether a fault may pass by itself, so that the step is worth another try; `failed` is told of
    one that does not, or has not: it never raises.
    """

    steps: Mapping[str, tuple[Step, ...]]
    passes: Callable[[Exception], bool]
    failed: Callable[[Matter, Exception], None]


class UnknownKind(Exception):  # noqa: N818 - what is told of a job that nobody knows any more
    """The job is of a kind that this version does not know."""
