"""The mendings of one workspace: written as they are given, and applied to whatever was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from core.pace import Rest, no_rest
from core.store import WorkspaceError
from core.views import Index
from tui.review import now, reviewer

if TYPE_CHECKING:
    from core.corpus.whole import Bytes
    from core.model import Dossier
    from core.store import Mending, Workspace


class Made(msgspec.Struct, frozen=True):
    """A dossier looked up by id, as it was mended at a time."""

    index: Index
    version: int
    """Of the mendings that are in it."""
    lost: int = 0
    """Mendings of its articles that found no row in it."""


class Mender:
    """What reviewers mended. Without a workspace it holds for this session only."""

    def __init__(
        self, workspace: Workspace | None, remember: Callable[[Callable[[], None]], None], rest: Rest = no_rest
    ) -> None:
        """`remember` is told how to take back each thing that is done; `rest` is called while a dossier is indexed."""
        self._workspace = workspace
        self._remember, self._rest = remember, rest
        self._loaded = workspace is None
        self._held: tuple[Mending, ...] = ()
        self._count = 0
        self.version = 0
        """Another number after every change: what was made of an earlier one is out of date."""

    @property
    def held(self) -> tuple[Mending, ...]:
        """The mendings that hold, the earliest first."""
        return self._held

    @property
    def days(self) -> dict[str, str]:
        """The publication days that hold, ISO, by content hash of the article."""
        if not self._held:
            return {}
        from core.mending.days import mended_days

        return mended_days(self._held)

    def load(self) -> None:
        """Take what is on disk, others' mendings too. Raises WorkspaceError."""
        if self._workspace:
            self._loaded = True
            self._hold(self._workspace.mendings())

    def forget(self) -> None:
        """Take what is on disk anew before the next snapshot is mended."""
        self._loaded = self._workspace is None

    def give(self, mendings: Sequence[Mending]) -> tuple[Mending, ...]:
        """Write mendings down, with who gives them and when. Raises WorkspaceError, ValueError.

        Returns what others have meanwhile given to the same fields of the same rows, unseen until now; it is kept too.
        """
        seen = {m.id for m in self._held}
        signed = [msgspec.structs.replace(m, reviewer=reviewer(), at=now()) for m in mendings]
        if self._workspace:
            given = self._workspace.mend(signed)
            self.load()
        else:
            given = tuple(msgspec.structs.replace(m, id=self._count + n) for n, m in enumerate(signed, 1))
            self._count += len(given)
            self._hold((*self._held, *given))
        self._remember(lambda: self._leave([m.id for m in given]))
        fields = {(m.field, m.targets) for m in given}
        mine = seen | {m.id for m in given}
        return tuple(m for m in self._held if m.id not in mine and (m.field, m.targets) in fields)

    def take_back(self, ids: Sequence[int]) -> None:
        """Let mendings hold no longer, whoever gave them; undone, they are given again. Raises WorkspaceError."""
        gone = [m for m in self._held if m.id in ids]
        self._leave(ids)
        self._remember(lambda: self._restore(gone))

    def _restore(self, mendings: Sequence[Mending]) -> None:
        if self._workspace:
            self._workspace.mend(mendings)
            self.load()
        else:
            self._hold((*self._held, *mendings))

    def _leave(self, ids: Sequence[int]) -> None:
        if self._workspace:
            self._workspace.take_back(ids, reviewer(), now())
            self.load()
        else:
            self._hold(tuple(m for m in self._held if m.id not in ids))

    def index(self, dossier: Dossier, basis: Bytes) -> Made:
        """The dossier as it is mended now. The first call takes what is on disk; WorkspaceError is told elsewhere."""
        if not self._loaded:
            with suppress(WorkspaceError):
                self.load()
        held, version = self._held, self.version
        if not held:
            return Made(Index(dossier, rest=self._rest), version)
        from core.compare.basis import Basis
        from core.mending.anchoring import speaks_of
        from core.mending.apply import mend

        told = msgspec.msgpack.decode(basis, type=Basis) if basis else None
        mended = mend(dossier, held, told)
        lost = sum(speaks_of(mending.targets, dossier.articles) for mending in mended.lost)
        return Made(Index(mended.dossier, mended, self._rest), version, lost)

    def _hold(self, mendings: tuple[Mending, ...]) -> None:
        if mendings != self._held:
            self._held, self.version = mendings, self.version + 1
