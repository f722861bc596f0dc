"""What the reading process sends to the screen: small records, as length-prefixed MessagePack on a pipe."""

from __future__ import annotations

from typing import IO

import msgspec

from core.model import Dossier


class Progress(msgspec.Struct, frozen=True, tag=True):
    """`done` of `total` articles are read; total 0 means that the files are still being found."""

    done: int
    total: int


class Snapshot(msgspec.Struct, frozen=True, tag=True):
    """What is known so far, complete in itself; `final` when nothing more comes."""

    dossier: Dossier
    final: bool
    seconds: float
    basis: bytes = b""
    """What comparing anew needs, encoded: it is decoded only where something is mended."""


class Failure(msgspec.Struct, frozen=True, tag=True):
    """Reading ended early, with a sentence that says why."""

    message: str


Message = Progress | Snapshot | Failure
_PREFIX = 8
_LARGEST = 1 << 34
"""Bytes of the largest message; a larger size is no size."""
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Message)


def send(stream: IO[bytes], message: Message) -> None:
    """Write one message and flush. Raises BrokenPipeError where nobody listens any more."""
    body = _encoder.encode(message)
    stream.write(len(body).to_bytes(_PREFIX, "big"))
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes]) -> Message | None:
    """The next message, or None where the sender is gone."""
    prefix = stream.read(_PREFIX)
    if len(prefix) < _PREFIX:
        return None
    size = int.from_bytes(prefix, "big")
    if size > _LARGEST:
        return None
    body = stream.read(size)
    return _decoder.decode(body) if len(body) == size else None
