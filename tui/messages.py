"""What the reading thread tells the screen: small records; of a burst only the last is kept."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from core.views import Index


@dataclass
class Advanced(Message):
    """`done` of `total` articles are read, in reading number `run`."""

    run: int
    done: int
    total: int

    def can_replace(self, message: Message) -> bool:
        """Only the last of a burst matters."""
        return isinstance(message, Advanced)


@dataclass
class Arrived(Message):
    """A snapshot to draw; `final` when nothing more comes."""

    run: int
    index: Index
    final: bool
    seconds: float

    def can_replace(self, message: Message) -> bool:
        """A later snapshot holds all of an earlier one."""
        return isinstance(message, Arrived)


@dataclass
class Failed(Message):
    """Reading ended early, with a sentence that says why."""

    run: int
    message: str
