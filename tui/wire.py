"""What the reading process sends to the screen: small records, as length-prefixed MessagePack on a pipe.

A snapshot's dossier follows its record as bytes of their own. Where it lies in a file the screen takes it from there,
while the reading process looks whether the file is whole: the record says where, and another one says how that went.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

import msgspec

from core.corpus.whole import AtHand, Bytes, Whole, read_whole
from core.model import Dossier
from core.pace import Rest, no_rest

if TYPE_CHECKING:
    from core.store.whole_file import WholeFile

GONE = "What was kept of an earlier reading is there no longer. Press r to read again."


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
    basis: Bytes = b""
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


class _Kept(_Head, frozen=True, tag=True):
    """A snapshot whose dossier lies in a file; whether that is sound follows."""

    file: str = ""


class _Checked(msgspec.Struct, frozen=True, tag=True):
    """Whether the file is sound."""

    sound: bool


Message = Progress | Snapshot | Failure
_PREFIX = 8
_LARGEST = 1 << 34
"""Bytes of the largest message; a larger size is no size."""
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Progress | Failure | _Head | _Kept)
_checks = msgspec.msgpack.Decoder(_Checked)


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


def send_kept(stream: IO[bytes], kept: WholeFile, final: bool, seconds: float, left: int = 0, notice: str = "") -> bool:
    """As `send_whole`, for a dossier that lies in a file; False where that is damaged, and nothing was told."""
    _write(stream, _encoder.encode(_Kept(final, seconds, left, notice, str(kept.path.absolute()))))
    stream.flush()
    sound = kept.sound()
    _write(stream, _encoder.encode(_Checked(sound)))
    stream.flush()
    return sound


def receive(stream: IO[bytes], rest: Rest = no_rest) -> Message | None:
    """The next message, or None where the sender is gone; `rest` is called while a large one is decoded."""
    while (body := _read(stream)) is not None:
        message = _decoder.decode(body)
        if isinstance(message, _Kept):
            whole = _held(message.file, rest)
            if (body := _read(stream)) is None:
                return None
            if _checks.decode(body).sound:
                return _snapshot(message, whole) if whole else Failure(GONE)
        elif isinstance(message, _Head):
            try:
                return _snapshot(message, read_whole(stream, lazily=True, rest=rest))
            except EOFError:
                return None
        else:
            return cast("Message", message)
    return None


def _held(file: str, rest: Rest) -> Whole | None:
    """The dossier in a file that is being checked meanwhile; None where there is none in it."""
    from core.store.whole_file import let_go, mapped

    try:
        body = mapped(Path(file))
        whole = read_whole(AtHand(body), lazily=True, rest=rest)
        let_go(body)
        return whole
    except (OSError, ValueError, EOFError):  # msgspec's own errors are ValueErrors
        return None


def _snapshot(head: _Head, whole: Whole) -> Snapshot:
    return Snapshot(whole.dossier, head.final, head.seconds, whole.basis, head.left, head.notice)


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
