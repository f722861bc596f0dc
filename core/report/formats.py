"""The formats that are handed on, and the file that one is written to: from the screen and from the command alike."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

from core.report.reviewed import Reviewed

Format = Literal["csv", "json", "markdown", "html"]
SUFFIXES: dict[Format, str] = {"csv": ".csv", "json": ".json", "markdown": ".md", "html": ".html"}
"""By format, in the order in which they are offered."""


def rendered(found: Reviewed, kind: Format, with_text: bool = False) -> str:
    """What is handed on, in that format; `with_text` adds the articles' full text to JSON."""
    if kind == "json":
        from core.report.data import to_json

        return to_json(found, with_text)
    write: Callable[[Reviewed], str]
    if kind == "csv":
        from core.report.tables import to_csv as write
    elif kind == "markdown":
        from core.report.markdown import to_markdown as write
    else:
        from core.report.html import to_html as write
    return write(found)


def write(path: Path, text: str, replace: bool = False) -> None:
    """Write the text as UTF-8 with its own line ends; a file that is there is only replaced where that was agreed to.

    A replaced file is whole at every moment. Raises FileExistsError, and OSError where it cannot be written.
    """
    data = text.encode("utf-8")
    if not replace:
        with path.open("xb") as file:
            try:
                file.write(data)
            except OSError:
                path.unlink(missing_ok=True)
                raise
        return
    if not path.is_file():  # a pipe or a device, which cannot be put in the place of anything
        path.write_bytes(data)
        return
    number, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
        Path(beside).chmod(path.stat().st_mode & 0o777)
        Path(beside).replace(path)
    except OSError:
        with suppress(OSError):
            Path(beside).unlink()
        raise
