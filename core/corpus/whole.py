"""A dossier with all that the dashboard needs of it, as bytes: for the pipe between two processes and for the cache.

The names and dates of an article are wanted when it is read on the screen. They are most of the records of a large
dossier, so they stay bytes until they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

import msgspec

from core.model import DateMention, Dossier, NameMention

T = TypeVar("T")


class Later(Mapping[str, tuple[T, ...]], Generic[T]):
    """Records by article id, decoded when they are looked up."""

    def __init__(self, encoded: dict[str, bytes], decoder: msgspec.msgpack.Decoder[tuple[T, ...]]) -> None:
        self.encoded = encoded
        self._decoder = decoder

    def __getitem__(self, article: str) -> tuple[T, ...]:
        return self._decoder.decode(self.encoded[article])

    def __iter__(self) -> Iterator[str]:
        return iter(self.encoded)

    def __len__(self) -> int:
        return len(self.encoded)


class Whole(msgspec.Struct, frozen=True):
    """A dossier and what comparing it anew needs (`core.compare.basis.Basis`, encoded)."""

    dossier: Dossier
    basis: bytes = b""

    def packed(self) -> bytes:
        """As bytes, for `unpacked`."""
        bare = msgspec.structs.replace(self.dossier, names={}, dates={})
        return _encoder.encode(_Packed(bare, self.basis, _encoded(self.dossier.names), _encoded(self.dossier.dates)))


class _Packed(msgspec.Struct, frozen=True):
    dossier: Dossier
    basis: bytes
    names: dict[str, bytes]
    dates: dict[str, bytes]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Packed)
_names = msgspec.msgpack.Decoder(tuple[NameMention, ...])
_dates = msgspec.msgpack.Decoder(tuple[DateMention, ...])


def unpacked(data: bytes) -> Whole:
    """The dossier in the bytes. Raises msgspec.DecodeError where they hold none."""
    held = _decoder.decode(data)
    dossier = msgspec.structs.replace(held.dossier, names=Later(held.names, _names), dates=Later(held.dates, _dates))
    return Whole(dossier, held.basis)


def _encoded(records: Mapping[str, tuple[T, ...]]) -> dict[str, bytes]:
    if isinstance(records, Later):
        return records.encoded
    return {article: _encoder.encode(found) for article, found in records.items()}
