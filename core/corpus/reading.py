"""One reading of some paths: found, looked up in the cache, read on all cores, and set side by side whenever asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from time import monotonic

import msgspec

from core.corpus.crew import Crew, Task, cores
from core.corpus.ledger import Ledger, Slot, Taken
from core.corpus.memory import give_back
from core.corpus.opening import Opening
from core.corpus.piece import read_dated, read_pieces, unpacked
from core.corpus.whole import Whole
from core.ingest import Found, Raw, find_in
from core.pipeline import side_by_side, told_by

_LOOKED_UP = 200
"""Articles that are looked up in the cache at once."""
_BATCH = 24
"""Articles that are read at once, at most (see `annotate_each`); a few less where there are few for each process."""
_SHARES = 3
"""Batches for each process that the articles looked up at once make, so that none waits long for another."""
_UNDER_WAY = 2400
"""Articles that may be under way: the other processes have work while this one sets articles side by side."""
_LARGE = 50_000
"""Bytes from which an article counts as several."""
_HERE = 6
"""Articles that are read before other processes start: they then start with compiled rules, and a few need none."""
_MANY = 1000
"""Articles from which the memory of the last comparison and of its bytes is worth returning before they are decoded."""
_KEPT_EVERY = 1.0
"""Seconds of reading that a killed process may cost."""


class Reading:
    """The articles of an opening, as far as they are read. Go through `steps`, then ask for `whole`."""

    def __init__(self, opening: Opening, workers: int | None = None) -> None:
        """`workers` is how many processes may read (default: one a core; 1 reads in this one)."""
        self._opening, self._cache = opening, opening.cache
        self._crew = Crew(workers or cores(), opening.lexicon)
        self._ledger = Ledger()
        self._under_way: deque[tuple[list[Slot], Task[Raw]]] = deque()
        self._new: dict[str, bytes] = {}
        self._flushed = monotonic()
        self._here = 0
        self.kept = opening.kept if opening.check() else None
        """The whole as it was made at an earlier opening, packed, where the articles are the same."""
        self.done = self.known = 0
        """Articles read, and how many of them the cache knew."""
        self.total = 0
        """Articles found so far, with the files not yet opened."""
        self.complete = self.kept is not None
        self.stopping = False
        """Set it to have `steps` end soon."""

    @property
    def trouble(self) -> str:
        """What the cache could not do, as a sentence; empty while all is well."""
        return self._cache.trouble if self._cache else ""

    def steps(self) -> Iterator[None]:
        """Read; comes up after every few articles. Nothing is raised for any path or article."""
        if self.complete:
            return
        try:
            yield from self._read()
            if not self.stopping and not self._made_before():
                yield from self._read_undated()
            self.complete = not self.stopping
        finally:
            self._harvest()
            self._crew.stop()

    @property
    def large(self) -> bool:
        """Whether the whole of it is too large to be held for long."""
        return self.done > _MANY

    def whole(self) -> Iterable[bytes]:
        """Everything read so far, set side by side and packed (see `Whole`); of a complete reading asked for once."""
        if self.kept is not None:
            return self.kept
        self._harvest()
        self._ledger.take()
        # What goes into the last dossier is nowhere else wanted: its memory is free when the bytes are made.
        ids = self._ledger.read()
        read = self._ledger.given_up() if self.complete else self._ledger.extractions()
        dossier, basis = side_by_side(told_by(read, self._opening.as_of))
        hidden = ids - {article.id for article in dossier.articles}
        warnings = (w for w in self._ledger.warnings if w.article not in hidden)
        dossier = msgspec.structs.replace(dossier, warnings=(*warnings, *dossier.warnings))
        whole = Whole(dossier, msgspec.msgpack.encode(basis))
        del dossier, basis
        packed = whole.packed()
        del whole
        if self.complete and self.large:
            give_back()
        return packed

    def keep(self, whole: Iterable[bytes]) -> Iterable[bytes]:
        """Keep the whole of a complete reading for the next opening; returns it, a large one as it lies in its file."""
        if self._cache is None:
            return whole
        if self.complete and self._opening.kept is None:
            key = self._key()
            self._opening.keep(key, None if self.kept else whole)
            kept = self._cache.dossier(key) if self.large else None
            whole = kept if kept and kept.sound() else whole
        self._cache.tidy()
        self._cache.close()
        return whole

    def _key(self) -> str:
        return self._opening.key(self._ledger.identity())

    def _made_before(self) -> bool:
        """Whether the same articles were set side by side before, though the files' times are others."""
        if self._cache and self.known == self.done:
            found = self._cache.dossier(self._key())
            self.kept = found if found and found.sound() else None
        return self.kept is not None

    def _files(self) -> Iterator[str]:
        for step in self._opening.way:
            if step.told:
                self._ledger.tell(step.told)
            else:
                yield step.path

    def _read(self) -> Iterator[None]:
        found = Found()
        raws = find_in(self._files(), self._ledger.tell, self._opening.fields, found)
        articles = 0
        while (chunk := self._next(raws)) and not self.stopping:
            articles += len(chunk)
            self.total = articles + self._opening.files - found.opened
            unknown = self._look_up(chunk)
            yield
            for batch in self._batches(unknown):
                if self._crew.size == 1 or self._here < _HERE:
                    yield from self._read_here(batch)
                else:
                    self._under_way.append(
                        ([slot for slot, _ in batch], self._crew.do(read_pieces, [raw for _, raw in batch]))
                    )
                    yield from self._wait(_UNDER_WAY - _size(batch))
                if self.stopping:
                    return
        self.total = articles
        yield from self._wait(0)

    def _batches(self, found: Sequence[tuple[Slot, Raw]]) -> Iterator[Sequence[tuple[Slot, Raw]]]:
        """The articles in batches; a large one fills a batch by itself."""
        most = min(_BATCH, 1 + len(found) // (self._crew.size * _SHARES))
        first = 0
        while first < len(found):
            few = _HERE if self._here < _HERE else most
            last = first + 1
            while last < len(found) and last - first < few and _size(found[first : last + 1]) <= few:
                last += 1
            yield found[first:last]
            first = last

    def _next(self, raws: Iterator[Raw]) -> list[tuple[Slot, Raw]]:
        """The next articles that are found; what is told of others takes its place between them."""
        chunk = []
        for raw in raws:
            chunk.append((self._ledger.add(raw.path, f"{raw.sha256}:{raw.form}"), raw))
            if len(chunk) == _LOOKED_UP:
                break
        return chunk

    def _look_up(self, chunk: list[tuple[Slot, Raw]]) -> list[tuple[Slot, Raw]]:
        """Fill the slots of the articles that are known; returns the others."""
        known = self._known([slot.key for slot, _ in chunk])
        for slot, _ in chunk:
            slot.piece = known.get(slot.key)
        unknown = [(slot, raw) for slot, raw in chunk if slot.piece is None]
        self.known += len(chunk) - len(unknown)
        self.done += len(chunk) - len(unknown)
        return unknown

    def _known(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The pieces that the cache holds whole."""
        return {k: p for k, p in self._cache.known(keys).items() if unpacked(p)} if self._cache else {}

    def _read_here(self, batch: Sequence[tuple[Slot, Raw]]) -> Iterator[None]:
        self._finish([slot for slot, _ in batch], read_pieces([raw for _, raw in batch]))
        self._here += len(batch)
        yield

    def _wait(self, most: int) -> Iterator[None]:
        """Take what is finished, and wait until no more than so many articles are under way."""
        while self._under_way and not self.stopping:
            slots, task = self._under_way[0]
            if not task.done() and sum(len(some) for some, _ in self._under_way) <= most:
                return
            self._finish(slots, task.result())
            self._under_way.popleft()
            yield

    def _finish(self, slots: Sequence[Slot], pieces: Sequence[bytes]) -> None:
        for slot, piece in zip(slots, pieces, strict=True):
            slot.piece = piece
            self._new[slot.key] = piece
        self.done += len(slots)
        if monotonic() - self._flushed > _KEPT_EVERY:
            self._flush()

    def _harvest(self) -> None:
        """Keep what the other processes have finished so far."""
        for slots, task in [each for each in self._under_way if each[1].done()]:
            self._finish(slots, task.result())
            self._under_way.remove((slots, task))
        self._flush()

    def _flush(self) -> None:
        if self._cache:
            self._cache.keep(self._new)
        self._new = {}
        self._flushed = monotonic()

    def _read_undated(self) -> Iterator[None]:
        """Read the articles that bear no date, once all the others can tell when they appeared, and those that were
        given another."""
        self._ledger.take()
        waiting = self._ledger.redated(self._opening.days)
        waiting += self._ledger.undated()
        keys = [f"{taken.key}:{taken.article.published or ''}" for taken in waiting]
        known = self._known(keys)
        stride = _BATCH * self._crew.size
        for start in range(0, len(waiting), stride):
            some = list(zip(waiting[start : start + stride], keys[start : start + stride], strict=True))
            new = [(taken, key) for taken, key in some if key not in known]
            pieces = dict(zip((key for _, key in new), self._read_dated([taken for taken, _ in new]), strict=True))
            self._new.update(pieces)
            for taken, key in some:
                self._ledger.take_dated(taken, pieces.get(key) or known[key])
            yield
            if self.stopping:
                return

    def _read_dated(self, some: Sequence[Taken]) -> list[bytes]:
        articles = [taken.article for taken in some]
        if self._crew.size == 1 or len(some) < _HERE:
            return read_dated(articles)
        tasks = [
            self._crew.do(read_dated, articles[start : start + _BATCH]) for start in range(0, len(articles), _BATCH)
        ]
        return [piece for task in tasks for piece in task.result()]


def _size(batch: Sequence[tuple[Slot, Raw]]) -> int:
    """How many articles of usual length the batch is like."""
    return sum(1 + len(raw.data) // _LARGE for _, raw in batch)
