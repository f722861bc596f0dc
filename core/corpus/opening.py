"""What lies behind some paths, before anything of it is opened, and whether it is known as it is.

An unchanged folder is on the screen as soon as its dossier is decoded, so nothing that only reading needs is imported
here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.corpus.signature import content_key, signature
from core.corpus.version import rules_version
from core.ingest.paths import files_behind
from core.store.cache import Cache
from core.store.whole_file import WholeFile


@dataclass(frozen=True, slots=True)
class Step:
    """A file to open, or a sentence about a path that led to none, in the order of finding."""

    path: str = ""
    told: str = ""


class Opening:
    """The files behind some paths, with the cache that may know them."""

    def __init__(
        self,
        paths: Sequence[str],
        fields: Mapping[str, str] | None = None,
        workspace: Path | None = None,
        lexicon: Sequence[Path] = (),
        as_of: str = "",
        days: Mapping[str, str] | None = None,
    ) -> None:
        """`workspace` is the folder whose cache is used, None for none; `lexicon` the files that `extend` was given.

        With `as_of`, an ISO day, what was published later is not set side by side. `days` are publication days, ISO,
        by content hash of the article: they outrank what the article says of itself.

        Nothing is raised for a path. Raises OSError where a lexicon file cannot be read.
        """
        self.fields, self.lexicon = dict(fields or {}), tuple(lexicon)
        self.as_of, self.days = as_of, dict(days or {})
        self.way: list[Step] = []
        for file in files_behind(paths, lambda message: self.way.append(Step(told=message))):
            self.way.append(Step(file))
        self.cache: Cache | None = None
        self.kept: WholeFile | None = None
        """The dossier of the files as they are, packed (see `core.corpus.whole`); None where it is not known.

        Its file, and that of `earlier`, may be damaged: ask `check`.
        """
        self.earlier: WholeFile | None = None
        """The one that these paths gave when they were last opened, where they have changed since."""
        if workspace:
            self._know(paths, workspace)

    @property
    def files(self) -> int:
        """How many files there are to open."""
        return sum(bool(step.path) for step in self.way)

    def names(self) -> Iterator[str]:
        """The files, in order."""
        return (step.path for step in self.way if step.path)

    def key(self, found: Iterator[object]) -> str:
        """The key of the dossier of what was found in the files."""
        return content_key(found, self._basis)

    def check(self) -> bool:
        """Whether the dossier is kept and its file is sound; a damaged one is let go of."""
        if self.kept is not None and not self.kept.sound():
            self.kept = None
        return self.kept is not None

    def keep(self, key: str, whole: Iterable[bytes] | None) -> None:
        """Keep a dossier for the next opening; None where it is kept under its key already."""
        if self.cache is None:
            return
        if whole is not None:
            self.cache.keep_dossier(key, whole)
        self.cache.note_opened(key, *(mark for mark in (self._signature, self._paths) if mark))

    def _know(self, paths: Sequence[str], workspace: Path) -> None:
        alone, across = rules_version(self.lexicon)
        self.cache = Cache(workspace, alone)
        days = (sorted(self.days.items()),) if self.days else ()
        self._basis = (across, sorted(self.fields.items()), *((self.as_of,) if self.as_of else ()), *days)
        self._signature = signature(list(self.names()), (self._basis, [step.told for step in self.way if step.told]))
        self._paths = content_key([str(Path(path).absolute()) for path in paths], self._basis)
        self.kept = self.cache.opened(self._signature) if self._signature else None
        if self.kept is None:
            self.earlier = self.cache.opened(self._paths)
