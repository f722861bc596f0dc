"""A dossier with all that the dashboard needs of it, as bytes: for the pipe between two processes and for the cache.

The names and dates of an article are wanted when it is read on the screen, an event when its row is. They are most of
the records of a large dossier, so they stay bytes until they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Any, Generic, Protocol, TypeVar, cast, get_type_hints, overload

import msgspec

from core.corpus.packed import Packed, opened, packed
from core.model import Article, DateMention, Dossier, NameMention
from core.pace import Rest, in_steps, no_rest

T = TypeVar("T")
Bytes = bytes | memoryview
Decode = Callable[[Bytes], tuple[T, ...]]


class Source(Protocol):
    """Where bytes come from, such as a stream."""

    def read(self, size: int, /) -> Bytes:
        """The next bytes, so many; fewer where there are no more."""


class AtHand:
    """Bytes that lie there, such as those of a file that is mapped: parts of them are not copied."""

    def __init__(self, body: Bytes) -> None:
        self._body, self._at = memoryview(body), 0

    def read(self, size: int, /) -> memoryview:
        """As `Source.read`."""
        part = self._body[self._at : self._at + size]
        self._at += len(part)
        return part


class Later(Mapping[str, tuple[T, ...]], Generic[T]):
    """Records by article id, decoded when they are looked up."""

    def __init__(self, encoded: dict[str, Bytes], decode: Decode[T]) -> None:
        self.encoded = encoded
        self._decode = decode

    def __getitem__(self, article: str) -> tuple[T, ...]:
        return self._decode(self.encoded[article])

    def __iter__(self) -> Iterator[str]:
        return iter(self.encoded)

    def __len__(self) -> int:
        return len(self.encoded)


class Encoded(Sequence[T]):
    """The records of one article, decoded when they are looked at: they take a tenth of the memory meanwhile."""

    __slots__ = ("_decode", "data")

    def __init__(self, data: Bytes, decode: Decode[T]) -> None:
        self.data = data
        self._decode = decode

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        return self._decode(self.data)[place]

    def __iter__(self) -> Iterator[T]:
        return iter(self._decode(self.data))

    def __len__(self) -> int:
        return len(self._decode(self.data))


class Whole(msgspec.Struct, frozen=True):
    """A dossier and what comparing it anew needs (`core.compare.basis.Basis`, encoded)."""

    dossier: Dossier
    basis: Bytes = b""

    def packed(self) -> list[bytes]:
        """As bytes, for `read_whole` one after the other; apart so that nobody needs to hold them twice."""
        dossier = self.dossier
        rows = {name: _slices(name, getattr(dossier, name)) for name in dossier.__struct_fields__ if name not in _LATER}
        names, dates = _encoded(dossier.names), _encoded(dossier.dates)
        contents = _Contents(
            {name: [len(part) for part in parts] for name, parts in rows.items()},
            {name: [record.id for record in getattr(dossier, name)] for name in _PACKED},
            len(self.basis),
            {article: len(part) for article, part in names.items()},
            {article: len(part) for article, part in dates.items()},
        )
        told = _encoder.encode(contents)
        return [
            len(told).to_bytes(_PREFIX, "big"),
            told,
            *chain.from_iterable(rows.values()),
            bytes(self.basis),
            # Small strings keep the memory round them from being given back; joined they are none.
            b"".join(names.values()),
            b"".join(dates.values()),
        ]


class _Contents(msgspec.Struct, frozen=True):
    """How many bytes each part of a packed whole takes, in the order in which they stand."""

    rows: dict[str, list[int]]
    """By field of the dossier its records, some hundreds at a time."""
    ids: dict[str, list[str]]
    """By field of the dossier the ids of records that may stay as they are packed."""
    basis: int
    names: dict[str, int]
    dates: dict[str, int]


_SLICE = 500
"""Records decoded in one go, some two milliseconds: no other thread runs meanwhile, and keys wait in one."""
_LONG_SLICE = 20
"""Articles decoded in one go: they bring their text."""
_PREFIX = 8
"""Bytes before the contents, which tell how long they are."""
_LARGEST = 1 << 34
"""Bytes of the largest part; a larger size is no size."""
_LATER = ("names", "dates")
_PACKED = ("events",)
"""Records that are sent compressed, and may stay so."""
_MANY = 50
"""Slices from which they do: fewer are decoded before anybody notices."""
_AT_HAND = 256
"""Articles whose names, and whose dates, stay decoded: the comparison comes back to them."""
_encoder = msgspec.msgpack.Encoder()


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    """Made when it is first needed: it is not before the first frame."""
    return msgspec.msgpack.Decoder(kind)


@cache
def _decoders() -> dict[str, msgspec.msgpack.Decoder[Any]]:
    return {name: _decoder(kind) for name, kind in get_type_hints(Dossier).items() if name not in _LATER}


@lru_cache(_AT_HAND)
def names_in(data: Bytes) -> tuple[NameMention, ...]:
    """The names in the bytes. Raises msgspec.DecodeError where they hold none."""
    return cast("tuple[NameMention, ...]", _decoder(tuple[NameMention, ...]).decode(data))


@lru_cache(_AT_HAND)
def dates_in(data: Bytes) -> tuple[DateMention, ...]:
    """The time expressions in the bytes. Raises msgspec.DecodeError where they hold none."""
    return cast("tuple[DateMention, ...]", _decoder(tuple[DateMention, ...]).decode(data))


def unpacked(data: Bytes, *, lazily: bool = False) -> Whole:
    """As `read_whole`, for bytes that are there: raises msgspec.DecodeError where they hold no dossier.

    What is decoded later stays where it lies.
    """
    try:
        return read_whole(AtHand(data), lazily=lazily)
    except EOFError as error:
        raise msgspec.DecodeError("cut short") from error


def read_whole(source: Source, *, lazily: bool = False, rest: Rest = no_rest) -> Whole:
    """The dossier in the bytes of the source, which are decoded as they come.

    `lazily` leaves the events of a large dossier as bytes until they are looked at (see `Packed`); `rest` is called
    after every few hundred records. Raises EOFError where the source ends too soon, msgspec.DecodeError where it holds
    something else.
    """
    contents = _decoder(_Contents).decode(_part(source, int.from_bytes(_part(source, _PREFIX), "big")))
    if contents.rows.keys() != _decoders().keys() or contents.ids.keys() != set(_PACKED):
        raise msgspec.DecodeError("rows of another dossier")
    rows: dict[str, Any] = {}
    for name, sizes in contents.rows.items():
        decode = _decoders()[name].decode
        parts = (_part(source, size) for size in sizes)
        if name in _PACKED and lazily and len(sizes) > _MANY:
            rows[name] = Packed(tuple(parts), decode, contents.ids[name])
        else:
            each = map(opened, parts) if name in _PACKED else parts
            rows[name] = tuple(chain.from_iterable([decode(part) for part in in_steps(each, rest, 1)]))
    basis = _part(source, contents.basis)
    rows["names"] = Later({article: _part(source, size) for article, size in contents.names.items()}, names_in)
    rows["dates"] = Later({article: _part(source, size) for article, size in contents.dates.items()}, dates_in)
    return Whole(Dossier(**rows), basis)


def _part(source: Source, size: int) -> Bytes:
    if size > _LARGEST:
        raise msgspec.DecodeError("no size of anything")
    data = source.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _slices(name: str, records: Sequence[Any]) -> list[bytes]:
    if name in _PACKED:
        return packed(records)
    step = _LONG_SLICE if records and isinstance(records[0], Article) else _SLICE
    return [_encoder.encode(records[n : n + step]) for n in range(0, len(records), step)]


def _encoded(records: Mapping[str, Sequence[T]]) -> dict[str, Bytes]:
    if isinstance(records, Later):
        return records.encoded
    return {
        article: found.data if isinstance(found, Encoded) else _encoder.encode(found)
        for article, found in records.items()
    }
