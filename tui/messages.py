"""What the reading thread tells the screen: small records; of a burst only the last is kept."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from tui.mender import Made
from tui.wire import Progress, Snapshot


@dataclass
class Advanced(Message):
    """How far reading number `run` is."""

    run: int
    progress: Progress

    def can_replace(self, message: Message) -> bool:
        """Only the last of a burst matters."""
        return isinstance(message, Advanced)


@dataclass
class Arrived(Message):
    """A snapshot to draw, and what was made of it with the mendings of that time."""

    run: int
    snapshot: Snapshot
    made: Made

    def can_replace(self, message: Message) -> bool:
        """A later snapshot holds all of an earlier one."""
        return isinstance(message, Arrived)


@dataclass
class Remade(Message):
    """The snapshot on show with other mendings."""

    snapshot: Snapshot
    made: Made


@dataclass
class Failed(Message):
    """Reading ended early, with a sentence that says why."""

    run: int
    message: str
