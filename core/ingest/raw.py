"""An article as it is found, before anything in it is read: cheap to make, to send to another process and to tell
apart by its content.

Finding articles (opening, unpacking, dividing exports into records) is separate from reading them (`article_of`):
what is known already need not be read again, and what is not can be read by several processes.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

Form = Literal["text", "page", "pdf", "record"]


class UnreadableError(ValueError):
    """A path that holds no article; its text is one sentence that names the path and the way out."""


class ExhaustedError(UnreadableError):
    """A packed file that has given all that it may: nothing more of it is opened."""


class Stated(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the fields of a record say of an article, each as it stands there; the text may be markup."""

    text: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None


class Raw(msgspec.Struct, frozen=True):
    """One article's bytes and where they are."""

    path: str
    """As the user may type it: a file, or what is in it behind a number sign (`dump.jsonl#17`, `a.zip#b/c.html`)."""
    data: bytes
    """The file's bytes; for a record the fields that were understood (`Stated` as JSON), and nothing else of it."""
    form: Form

    @property
    def sha256(self) -> str:
        """The hash of the content: the same wherever the article lies and whatever stands beside it."""
        return hashlib.sha256(self.data).hexdigest()
