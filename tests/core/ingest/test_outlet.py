"""The outlet by its own word, in heads and feet from all over the world."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from core.ingest import article_from

EXAMPLES = tomllib.loads((Path(__file__).parents[2] / "corpus" / "sources.toml").read_text("utf-8"))["example"]
STORY = """The ministry said on Thursday that the shells had come from across the river, according to the Hill Times newspaper.

The state agency Varda quoted a commander as saying that nobody knew who had fired them, and Reuters could not verify it.

A second village was hit at noon, local officials told reporters, and the road to the north was closed for some hours."""


def _said(name: str | None) -> str:
    return (name or "").casefold().removeprefix("the ")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["head"][:60])
def test_outlet(example: dict[str, object]) -> None:
    text = "\n\n".join(str(part) for part in (example["head"], STORY, example.get("foot")) if part)
    found = article_from(text.encode(), "article.txt").source
    assert _said(found) in [_said(name) for name in example["source"] or [""]]  # type: ignore[union-attr, attr-defined]


def test_corpus_is_broad() -> None:
    assert sum(1 for example in EXAMPLES if example["source"]) >= 45
    assert sum(1 for example in EXAMPLES if not example["source"]) >= 10
