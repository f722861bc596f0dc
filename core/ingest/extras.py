"""The optional extras: which package each needs, and the sentence for whoever lacks one."""

from __future__ import annotations

import importlib
import importlib.util
from types import ModuleType

from core.ingest.raw import UnreadableError

EXTRAS: dict[str, tuple[str, str]] = {
    "pdf": ("pypdf", "PDF files"),
    "feeds": ("feedparser", "RSS and Atom feeds"),
}
"""By the name of the extra: the module that it brings, and what that reads."""


def required(extra: str, name: str) -> ModuleType:
    """The module behind the extra. Raises UnreadableError, about the file `name`, where it is not installed."""
    module, what = EXTRAS[extra]
    try:
        return importlib.import_module(module)
    except ImportError:
        raise UnreadableError(f"{name}: {what} need an extra: pip install 'peace-tui[{extra}]'") from None


def installed(extra: str) -> bool:
    """Whether what the extra brings is there."""
    return importlib.util.find_spec(EXTRAS[extra][0]) is not None
