"""Records that stay bytes until they are looked at: of a hundred thousand, the screen shows twenty.

As records they take ten to forty times as much memory.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import eq
from typing import Generic, Protocol, TypeVar, overload

import msgspec

IN_A_SLICE = 100
"""Records packed together: what one of them costs to look at, half a millisecond, against how small they get."""
_AT_HAND = 16
"""Slices that stay decoded: rows that stand side by side are often records that do."""
_LEVEL = 1
_encoder = msgspec.msgpack.Encoder()


class Named(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """Unique among its kind."""


T = TypeVar("T", bound=Named)


def packed(records: Sequence[T]) -> list[bytes]:
    """The records as slices of IN_A_SLICE, the last one shorter, each compressed."""
    return [
        zlib.compress(_encoder.encode(records[n : n + IN_A_SLICE]), _LEVEL) for n in range(0, len(records), IN_A_SLICE)
    ]


def opened(data: bytes | memoryview) -> bytes:
    """A slice as it was encoded. Raises msgspec.DecodeError where it is none."""
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise msgspec.DecodeError(str(error)) from error


class Packed(Sequence[T], Generic[T]):
    """The records in such slices; it stands for the tuple of them wherever that is gone through or looked up in."""

    def __init__(
        self, slices: Sequence[bytes | memoryview], decode: Callable[[bytes], tuple[T, ...]], ids: Sequence[str]
    ) -> None:
        """`decode` makes records of a slice that is no longer compressed; `ids` are those of all, in their order."""
        self._slices = slices
        self._decode = decode
        self._ids = ids
        self._at_hand: dict[int, tuple[T, ...]] = {}
        self._length = len(ids)

    def _records(self, number: int) -> tuple[T, ...]:
        return self._decode(opened(self._slices[number]))

    def _kept(self, number: int) -> tuple[T, ...]:
        records = self._at_hand.get(number)
        if records is None:
            if len(self._at_hand) >= _AT_HAND:
                self._at_hand.clear()
            records = self._at_hand[number] = self._records(number)
        return records

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        if isinstance(place, slice):
            return tuple(self[n] for n in range(*place.indices(self._length)))
        if not -self._length <= place < self._length:
            raise IndexError(place)
        number, within = divmod(place % self._length, IN_A_SLICE)
        return self._kept(number)[within]

    def __iter__(self) -> Iterator[T]:
        for number in range(len(self._slices)):
            yield from self._records(number)

    def __len__(self) -> int:
        return self._length

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(other) == len(self) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    def by_id(self) -> Mapping[str, T]:
        """The records by their id."""
        return _ById({key: place for place, key in enumerate(self._ids)}, self)


class _ById(Mapping[str, T], Generic[T]):
    def __init__(self, places: dict[str, int], records: Packed[T]) -> None:
        self._places, self._records = places, records

    def __getitem__(self, key: str) -> T:
        return self._records[self._places[key]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
