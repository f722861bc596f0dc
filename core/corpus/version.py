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


def rules_version(lexicon: Iterable[Path] = ()) -> tuple[str, str]:
    """Hashes of everything but the articles themselves that an extraction depends on, and that a dossier does.

    `lexicon` are the user's own files. Raises OSError where one of them cannot be read.
    """
    own = b"".join(hashlib.sha256(path.read_bytes()).digest() for path in lexicon)
    alone, across = (hashlib.blake2b(program + own, digest_size=16).hexdigest() for program in _program())
    return alone, across


@cache
def _program() -> tuple[bytes, bytes]:
    home = Path(core.__file__).parent
    alone = hashlib.blake2b(digest_size=16)
    alone.update(repr([sys.version_info[:3], *((name, _installed(name)) for name in _LIBRARIES)]).encode())
    across = alone.copy()
    for file in sorted((*home.rglob("*.py"), *home.rglob("*.toml"))):
        inside = file.relative_to(home)
        if inside.parts[0] not in _NO_SAY:
            told = b"\0" + inside.as_posix().encode() + b"\0" + file.read_bytes()
            across.update(told)
            if inside.parts[0] not in _ACROSS:
                alone.update(told)
    return alone.digest(), across.digest()


def _installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
