"""OSC 52 sequences, bare and wrapped."""

from __future__ import annotations

import base64
import re

from tui.clipboard import LIMIT, sequence


def decoded(escape: str) -> str:
    body = re.search(r"52;c;([A-Za-z0-9+/=]*)", escape.replace("\x1b\\\x1bP", ""))
    assert body
    return base64.b64decode(body[1]).decode()


def test_bare() -> None:
    escape, left_out = sequence("Kyïv", {})
    assert escape == f"\x1b]52;c;{base64.b64encode('Kyïv'.encode()).decode()}\a"
    assert left_out == 0


def test_tmux_passes_it_through_with_doubled_escapes() -> None:
    escape, _ = sequence("a", {"TMUX": "/tmp/tmux"})
    assert escape.startswith("\x1bPtmux;\x1b\x1b]52;c;")
    assert escape.endswith("\a\x1b\\")


def test_screen_gets_chunks_that_it_does_not_drop() -> None:
    escape, _ = sequence("word " * 200, {"STY": "1.pts"})
    chunks = [chunk for chunk in escape.split("\x1b\\") if chunk]
    assert len(chunks) > 1
    assert all(chunk.startswith("\x1bP") and len(chunk) < 256 for chunk in chunks)
    assert decoded(escape) == "word " * 200


def test_what_is_too_long_is_cut_between_characters_and_counted() -> None:
    text = "ї" * 60_000
    escape, left_out = sequence(text, {})
    assert len(escape) <= LIMIT + 20
    assert decoded(escape) == text[: len(text) - left_out]
    assert left_out > 0
