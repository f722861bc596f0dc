"""What reviewers leave in a workspace: judgements of rows, and mendings of what the machine read."""

from __future__ import annotations

from typing import Literal

import msgspec

Verdict = Literal["accepted", "rejected", "flagged", "none"]
Deed = Literal["set", "merge", "split", "add"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a reviewer holds of a row. `none` takes an earlier verdict back."""

    verdict: Verdict = "none"
    note: str = ""
    reviewer: str = ""
    at: str = ""
    """ISO date and time in UTC."""
    id: int = 0


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Words of an article that outlive it: `quote == text[start:end]` of the article with that content, half-open."""

    sha256: str
    path: str
    start: int
    end: int
    quote: str
    context: str = ""
    """The sentence round a quote that is too short to be found again by itself."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Which row a mending is about: the words behind it, and what tells it from others in the same words."""

    kind: str
    """event, figure, seat or delegation."""
    identity: str
    """What the machine read there, such as `talks|2025-06-02`: it decides only between rows of the same words."""
    words: tuple[Words, ...]


class Mending(msgspec.Struct, frozen=True, kw_only=True):
    """One correction by a reviewer, beside which the machine's own value stays.

    `set` gives `field` of the one target a `value`; `merge` puts the first target into the second; `split` takes the
    second target's words out of the first; `add` makes a row of the target's kind, whose fields are `value`.
    """

    deed: Deed
    targets: tuple[Target, ...]
    field: str = ""
    value: str = "null"
    """JSON."""
    machine: str = "null"
    """JSON: what the machine read when the mending was made."""
    reviewer: str = ""
    at: str = ""
    """ISO date and time in UTC."""
    id: int = 0
