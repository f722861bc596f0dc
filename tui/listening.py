"""The part of the dashboard that listens to the reading process and passes on what it sends."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from typing import Any

from textual import events, work
from textual.app import App

from core.views import VIEWS, Index, PanelName, Sifter
from tui.discarding import discard
from tui.feed import Feed
from tui.giving_way import Way
from tui.mender import Made
from tui.messages import Advanced, Arrived, Failed
from tui.summary import pace, progress, read_in
from tui.wire import Failure, Progress, Snapshot

Start = Callable[[str, Mapping[str, str]], Feed]
"""Starts another reading process on the same paths, as of a day (ISO; empty for everything), with the publication days
that reviewers gave articles, by their content hash."""


class Listening(App[int]):
    """An app with a reading process; `arrived` and `tell` are for the dashboard to fill in."""

    def __init__(self, feed: Feed, again: Start, **more: Any) -> None:
        super().__init__(**more)
        self.index: Index | None = None
        self.snapshot: Snapshot | None = None
        """What `index` was made of, as the machine read it."""
        self.current: PanelName = "timeline"
        """The panel on show."""
        self.progress = "reading …"
        self.pace = ""
        self.message = ""
        self.as_of = ""
        """The day after which nothing that was published is shown."""
        self.stopped = False
        """The last reading ended early, so that what is on show may not be all."""
        self.way = Way()
        """Keys go first: threads beside the screen wait on it."""
        self._feed, self._start = feed, again
        self._reading_number = 0

    @property
    def days(self) -> Mapping[str, str]:
        """The publication days that reviewers gave articles, ISO, by their content hash."""
        return {}

    def arrived(self) -> None:
        """`index` is another one."""

    def tell(self) -> None:
        """`progress` or `message` is another one."""

    def say(self, message: str) -> None:
        """Show a message until something else happens."""
        self.message = message
        self.tell()

    async def on_event(self, event: events.Event) -> None:
        """Tell threads beside the screen of keys before anything is done about them."""
        if isinstance(event, events.InputEvent):
            self.way.key()
        await super().on_event(event)

    def listen(self) -> None:
        """Begin to take what the reading process sends."""
        self._take(self._feed, self._reading_number)

    @work(thread=True)
    def _take(self, feed: Feed, run: int) -> None:
        """Turn what the process sends into messages; indexing happens here, off the screen's thread."""
        for message in feed.messages(self.way.give):
            if isinstance(message, Progress):
                self.post_message(Advanced(run, message))
            elif isinstance(message, Snapshot):
                # To look for garbage among what is being made holds every thread for some frames, and there is none.
                gc.disable()
                arrived = self.indexed(run, message)
                # Where there is something to look at already, another snapshot is shown once all of it is ready.
                self.prepare(arrived.made.index, *((self.current,) if self.index is None else VIEWS))
                self.post_message(arrived)
                if arrived.made.index.large:
                    self.prepare(arrived.made.index, *VIEWS)
                    gc.freeze()  # nor is there any in a million records without cycles later on
                gc.enable()
            elif isinstance(message, Failure):
                gc.enable()
                self.post_message(Failed(run, message.message))

    def indexed(self, run: int, snapshot: Snapshot) -> Arrived:
        """The snapshot with its look-ups; called off the screen's thread."""
        return Arrived(run, snapshot, Made(Index(snapshot.dossier, rest=self.way.give), 0))

    def prepare(self, index: Index, *panels: PanelName) -> None:
        """Make the rows of panels, and what filters them, before one comes to them; off the screen's thread."""
        for name in panels:
            if name in VIEWS and name not in index.sifters:
                index.sifters[name] = Sifter(VIEWS[name](index))
                if index.large:
                    index.sifters[name].make_ready(index.rest)

    def taken(self, made: Made, final: bool) -> None:
        """A snapshot is on show."""

    def on_advanced(self, message: Advanced) -> None:
        """Show how far the reading is."""
        if message.run == self._reading_number:
            far = message.progress
            self.progress = progress(far.done, far.total, far.comparing)
            self.pace = pace(far.done, far.total, far.rate)
            self.tell()

    def on_arrived(self, message: Arrived) -> None:
        """Draw what is known so far."""
        if message.run != self._reading_number:
            return
        before, self.index, self.snapshot = (self.index, self.snapshot), message.made.index, message.snapshot
        if message.snapshot.final:
            self.progress, self.pace, self.stopped = "", "", message.snapshot.left > 0
        self.arrived()
        discard(*before)
        if message.snapshot.final:
            self.say(
                read_in(self.index, message.snapshot.seconds, message.snapshot.left, self.notice(message.snapshot))
            )
        self.taken(message.made, message.snapshot.final)

    def on_failed(self, message: Failed) -> None:
        """Say why the reading ended."""
        if message.run == self._reading_number:
            self.progress, self.pace, self.stopped = "", "", True
            self.arrived()
            self.say(message.message)

    def is_reading(self) -> bool:
        """Whether articles are still being read or set side by side."""
        return bool(self.progress)

    def waiting(self) -> str:
        """What stands where rows will be."""
        return "Reading …" if self.progress else "Nothing was read."

    def action_again(self) -> None:
        """Read the files again; what is on show stays until the new reading arrives."""
        self.stop_reading()
        self._reading_number += 1
        self._feed, self.progress, self.stopped = self._start(self.as_of, self.days), "reading …", False
        self.listen()
        self.say("Reading again")

    def action_halt(self) -> None:
        """Read no more, or take the reading up again where it stopped."""
        if self.stopped:
            self.action_again()
            self.say("Reading on")
        elif self.progress:
            self._feed.finish()
            self.say("Stopping: what is read is kept")
        else:
            self.say("Everything is read; r reads again")

    def notice(self, snapshot: Snapshot) -> str:
        """What was amiss and does not keep from working, as a sentence."""
        return snapshot.notice

    def stop_reading(self) -> None:
        """End the reading process."""
        self._feed.stop()
