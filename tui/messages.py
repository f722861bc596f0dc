"""What the reading thread tells the screen: small records; of a burst only the last is kept."""

from __future__ import annotations

from textual.message import Message

from tui.mender import Made
from tui.wire import Progress, Snapshot


class Advanced(Message):
    """How far reading number `run` is."""

    def __init__(self, run: int, progress: Progress) -> None:
        super().__init__()
        self.run, self.progress = run, progress

    def can_replace(self, message: Message) -> bool:
        """Only the last of a burst matters."""
        return isinstance(message, Advanced)


class Arrived(Message):
    """A snapshot of reading number `run` to draw, and what was made of it with the mendings of that time."""

    def __init__(self, run: int, snapshot: Snapshot, made: Made) -> None:
        super().__init__()
        self.run, self.snapshot, self.made = run, snapshot, made

    def can_replace(self, message: Message) -> bool:
        """A later snapshot holds all of an earlier one."""
        return isinstance(message, Arrived)


class Remade(Message):
    """The snapshot on show with other mendings."""

    def __init__(self, snapshot: Snapshot, made: Made) -> None:
        super().__init__()
        self.snapshot, self.made = snapshot, made


class Failed(Message):
    """Reading number `run` ended early, with a sentence that says why."""

    def __init__(self, run: int, message: str) -> None:
        super().__init__()
        self.run, self.message = run, message
