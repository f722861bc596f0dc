"""What the reading process sends to the screen: small records, as length-prefixed MessagePack on a pipe.

A snapshot's dossier follows its record as bytes of their own: they may come from the cache as they lie there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

import msgspec

from core.corpus.whole import Whole, read_whole
from core.model import Dossier
from core.pace import Rest, no_rest


class Progress(msgspec.Struct, frozen=True, tag=True):
    """`done` of `total` articles are read; total 0 means that the files are still being found."""

    done: int
    total: int
    rate: float = 0.0
    """Articles a second of late; 0 where it is too early to tell."""
    comparing: bool = False
    """All is read and is being set side by side."""


class Snapshot(msgspec.Struct, frozen=True):
    """What is known so far, complete in itself; `final` when nothing more comes."""

    dossier: Dossier
    final: bool
    seconds: float
    basis: bytes = b""
    """What comparing anew needs, encoded: it is decoded only where something is mended."""
    left: int = 0
    """Articles that were not read, for the reading was stopped."""
    notice: str = ""
    """A sentence on what the cache could not do."""


class Failure(msgspec.Struct, frozen=True, tag=True):
    """Reading ended early, with a sentence that says why."""

    message: str


class _Head(msgspec.Struct, frozen=True, tag=True):
    """A snapshot but for its dossier, which follows."""

    final: bool
    seconds: float
    left: int = 0
    notice: str = ""


Message = Progress | Snapshot | Failure
_PREFIX = 8
_LARGEST = 1 << 34
"""Bytes of the largest message; a larger size is no size."""
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Progress | Failure | _Head)


def send(stream: IO[bytes], message: Message) -> None:
    """Write one message and flush. Raises BrokenPipeError where nobody listens any more."""
    if isinstance(message, Snapshot):
        whole = Whole(message.dossier, message.basis).packed()
        send_whole(stream, whole, message.final, message.seconds, message.left, message.notice)
    else:
        _write(stream, _encoder.encode(message))
        stream.flush()


def send_whole(
    stream: IO[bytes], whole: Iterable[bytes], final: bool, seconds: float, left: int = 0, notice: str = ""
) -> None:
    """Write a snapshot whose dossier is packed already (see `core.corpus.whole`). Raises BrokenPipeError."""
    _write(stream, _encoder.encode(_Head(final, seconds, left, notice)))
    stream.writelines(whole)
    stream.flush()


def receive(stream: IO[bytes], rest: Rest = no_rest) -> Message | None:
    """The next message, or None where the sender is gone; `rest` is called while a large one is decoded."""
    body = _read(stream)
    if body is None:
        return None
    message = _decoder.decode(body)
    if not isinstance(message, _Head):
        return message
    try:
        whole = read_whole(stream, lazily=True, rest=rest)
    except EOFError:
        return None
    return Snapshot(whole.dossier, message.final, message.seconds, whole.basis, message.left, message.notice)


def _write(stream: IO[bytes], body: bytes) -> None:
    stream.write(len(body).to_bytes(_PREFIX, "big"))
    stream.write(body)


def _read(stream: IO[bytes]) -> bytes | None:
    prefix = stream.read(_PREFIX)
    if len(prefix) < _PREFIX:
        return None
    size = int.from_bytes(prefix, "big")
    if size > _LARGEST:
        return None
    body = stream.read(size)
    return body if len(body) == size else None
