"""Writes the key table of README.md anew from the registry of actions: `python -m tests.readme`."""

from __future__ import annotations

import re
from pathlib import Path

from tui.actions import key_table

README = Path(__file__).parent.parent / "README.md"
_SECTION = re.compile(r"(<!-- keys: ?begin[^>]*-->\n).*?(<!-- keys: ?end -->)", re.DOTALL)


def with_keys(text: str) -> str:
    """The README with the key table between its markers."""
    return _SECTION.sub(lambda m: f"{m[1]}\n{key_table()}\n\n{m[2]}", text)


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text("utf-8")), "utf-8")
