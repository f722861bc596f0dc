"""The README's key table is the registry's."""

from __future__ import annotations

from tests.readme import README, with_keys


def test_readme_holds_the_keys_of_the_registry() -> None:
    text = README.read_text("utf-8")
    assert "<!-- keys" in text
    assert text == with_keys(text), "run: python -m tests.readme"
