"""One article and what was read in it, as bytes: made by any process, kept by the cache, the same for one content.

What is read in an article depends on its bytes, its form and, where it bears no date, on the date that its context
gives it; never on where it lies or what stands beside it. So a piece bears no path and a stand-in for its id.
"""

from __future__ import annotations

import signal
import threading
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import cast

import msgspec

from core.corpus.whole import Encoded, dates_in, names_in
from core.ingest import Raw, UnreadableError, article_of, wants_date
from core.model import (
    Actor,
    Article,
    Claim,
    DateMention,
    Delegation,
    Event,
    Extraction,
    Figure,
    NameMention,
    Record,
    Warning,
)
from core.pipeline import annotate_each

SECONDS = 60.0
"""Of processor time for one article: hundreds of times what the longest one takes."""
_STAND_IN = "\x00article\x00"
"""Stands for the article's id. No text holds it, for texts hold no NUL: the ids can be told apart among the bytes."""
_NOWHERE = Article(id=_STAND_IN, path="", sha256="")


class Piece(msgspec.Struct, frozen=True, gc=False):
    """What became of one article."""

    article: Article | None = None
    """None where it is known already, or where there is none in it."""
    told: str | None = None
    """What of it was not read right; without an article, why."""
    found: bytes | None = None
    """The extraction, encoded; None for an article that wants a date from the others first."""


class TooLongError(BaseException):
    """Reading one article took longer than any article does. No library's `except Exception` may swallow it."""


class _Sparse(Record, frozen=True, kw_only=True):
    """An extraction whose names and dates, most of its records, stay bytes."""

    article: Article
    dates: msgspec.Raw
    names: msgspec.Raw
    people: tuple[Actor, ...]
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    delegations: tuple[Delegation, ...]
    claims: tuple[Claim, ...]
    warnings: tuple[Warning, ...]


_pieces = msgspec.msgpack.Decoder(Piece)
_extractions = msgspec.msgpack.Decoder(_Sparse)
_encode = msgspec.msgpack.Encoder().encode


def read_pieces(raws: Sequence[Raw]) -> list[bytes]:
    """The article in each of the bytes and what the rules find in it; a pure function of them. Nothing is raised.

    An article on which the rules fail is left out, with a sentence: a fault of ours costs one article, not the rest.
    """
    taken = [_taken(raw) for raw in raws]
    dated = [piece.article for piece in taken if piece.article and not wants_date(piece.article)]
    found = iter(_all_found(dated))
    return [
        packed(_with(piece, next(found)) if piece.article and not wants_date(piece.article) else piece)
        for piece in taken
    ]


def read_dated(articles: Sequence[Article]) -> list[bytes]:
    """What the rules find in articles to which their context gave a date, or none; pieces without the article."""
    return [packed(piece) for piece in _all_found([msgspec.structs.replace(a, id=_STAND_IN) for a in articles])]


def _taken(raw: Raw) -> Piece:
    """The article in the bytes, not yet read."""
    try:
        with _limited(SECONDS):
            return Piece(*article_of(msgspec.structs.replace(raw, path=""), _STAND_IN))
    except UnreadableError as error:
        return Piece(told=str(error).removeprefix(": "))
    except (Exception, TooLongError) as error:  # whatever it is, the other articles are read
        return Piece(told=_fault(error))


def _with(piece: Piece, read: Piece) -> Piece:
    """The piece with what was found in its article; without the article, where reading it failed."""
    return msgspec.structs.replace(piece, found=read.found) if read.found is not None else read


def _all_found(articles: Sequence[Article]) -> list[Piece]:
    """Pieces without their articles: what the rules find in each. Where they fail on all at once, each is read by
    itself."""
    try:
        with _limited(SECONDS):
            return [_found(extraction) for extraction in annotate_each(articles)]
    except (Exception, TooLongError) as error:  # as above
        if len(articles) == 1:
            return [Piece(told=_fault(error))]
    return [piece for article in articles for piece in _all_found([article])]


def packed(piece: Piece) -> bytes:
    """The piece as few bytes."""
    return zlib.compress(_encode(piece), 1)


def unpacked(data: bytes) -> Piece | None:
    """The piece in the bytes; None where they are damaged."""
    try:
        return _pieces.decode(zlib.decompress(data))
    except (zlib.error, msgspec.DecodeError):
        return None


def extraction_of(article: Article, found: bytes) -> Extraction:
    """What was found in the article, under its id. Raises msgspec.DecodeError where the bytes are damaged.

    Its names and dates are decoded when they are looked at.
    """
    read = _extractions.decode(found.replace(_encode(_STAND_IN), _encode(article.id)))
    return Extraction(
        article=article,
        dates=cast("tuple[DateMention, ...]", Encoded(bytes(read.dates), dates_in)),
        names=cast("tuple[NameMention, ...]", Encoded(bytes(read.names), names_in)),
        people=read.people,
        figures=read.figures,
        events=read.events,
        delegations=read.delegations,
        claims=read.claims,
        warnings=read.warnings,
    )


def _found(extraction: Extraction) -> Piece:
    return Piece(found=_encode(msgspec.structs.replace(extraction, article=_NOWHERE)))


def _fault(error: BaseException) -> str:
    if isinstance(error, TooLongError):
        return "left out, for reading it took too long; split it."
    return f"left out, for the rules failed on it ({type(error).__name__}: {error}); please report it."


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise TooLongError in the block once it has taken so much processor time, where the system can tell."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _too_long(number: int, frame: FrameType | None) -> None:
    raise TooLongError
