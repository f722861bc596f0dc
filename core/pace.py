"""Long work in small steps, so that whoever waits for the interpreter gets it between two of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

Rest = Callable[[], None]
"""Called between two steps of long work; it returns when the work may go on."""
STEP = 50
"""Records a step: what is done to each takes some twenty microseconds, so that a step takes a millisecond."""


def no_rest() -> None:
    """Nobody waits."""


def in_steps(records: Iterable[T], rest: Rest, step: int = STEP) -> Iterator[T]:
    """The records in their order, with a rest between every `step` of them and the next: a few know no rest."""
    coming = iter(records)
    some = tuple(islice(coming, step))
    while some:
        yield from some
        some = tuple(islice(coming, step))
        if some:
            rest()
