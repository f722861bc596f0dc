"""Which rules and lexicon read an article: what was made by others is not taken from the cache."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import core

_LIBRARIES = ("charset-normalizer", "dateparser", "feedparser", "lxml", "msgspec", "pypdf", "rapidfuzz", "trafilatura")
"""Libraries that have a say in what is read; an extra that is installed later changes what can be."""
_NO_SAY = ("report", "store", "views", "mending")
"""Packages of the core that come after a dossier is made, or keep it."""
_ACROSS = ("compare", "resolve")
"""Packages that look across articles, and have no say in what is read in one."""


def rules_version(lexicon: Iterable[Path] = (), across: bool = False) -> str:
    """A hash of everything but the article itself that an extraction depends on.

    `lexicon` are the user's own files. With `across` it is everything that a dossier depends on. Raises OSError where
    a file of the user's cannot be read.
    """
    told = hashlib.blake2b(digest_size=16)
    told.update(_program(across).encode())
    for path in lexicon:
        told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()


@cache
def _program(across: bool) -> str:
    home = Path(core.__file__).parent
    left_out = _NO_SAY if across else (*_NO_SAY, *_ACROSS)
    told = hashlib.blake2b(digest_size=16)
    told.update(repr([sys.version_info[:3], *((name, _installed(name)) for name in _LIBRARIES)]).encode())
    for file in sorted((*home.rglob("*.py"), *home.rglob("*.toml"))):
        inside = file.relative_to(home)
        if inside.parts[0] not in left_out:
            told.update(b"\0" + inside.as_posix().encode() + b"\0" + file.read_bytes())
    return told.hexdigest()


def _installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
