"""The screen's end of the reading process: start it, listen to it, stop it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from core.pace import Rest, no_rest
from tui.wire import Failure, Message, receive

STDIN = "-"


class Feed:
    """A reading process on some paths. Start it before Textual is imported: both then load side by side."""

    def __init__(
        self,
        paths: Sequence[str],
        lexicon: Sequence[str] = (),
        stdin: bool = True,
        fields: Sequence[str] = (),
        workspace: Path | None = None,
        as_of: str = "",
        days: Mapping[str, str] | None = None,
    ) -> None:
        """Start reading. `stdin` False: standard input has been read already, so that `-` is left out.

        What is read is kept in the workspace's cache, and taken from there; None for no cache. `as_of` is an ISO day:
        what was published later is left out. `days` are the publication days that reviewers gave articles, ISO, by
        their content hash.
        """
        kept = [path for path in paths if stdin or path != STDIN]
        extra = [part for file in lexicon for part in ("--lexicon", file)]
        extra += [part for words in fields for part in ("--fields", words)]
        extra += ["--workspace", str(workspace)] if workspace else []
        extra += ["--as-of", as_of] if as_of else []
        extra += [part for content, day in (days or {}).items() for part in ("--day", f"{content}={day}")]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tui.reader", *extra, "--", *kept],
            stdin=None if STDIN in kept else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def messages(self, rest: Rest = no_rest) -> Iterator[Message]:
        """Every message until the end; blocks between them, so call it in a thread of its own.

        `rest` is called now and then while a large message is decoded.
        """
        stream = self._process.stdout
        assert stream is not None
        complete = False
        while message := receive(stream, rest):
            complete = getattr(message, "final", False) or isinstance(message, Failure)
            yield message
        if not complete:
            code = self._process.wait()
            yield Failure(f"The reading process ended early (code {code}). Press r to read again.")

    def finish(self) -> None:
        """Ask the process to read no more: it keeps and sends what it has read. Harmless where it has ended."""
        self._process.terminate()

    def stop(self) -> None:
        """End the process at once; harmless where it has ended."""
        self._process.kill()
        self._process.wait()
