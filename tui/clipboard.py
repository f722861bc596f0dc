"""Copying through the terminal (OSC 52), so that it works over SSH; wrapped for tmux and GNU screen."""

from __future__ import annotations

import base64
from collections.abc import Mapping

LIMIT = 74_000
"""Terminals cut or drop longer sequences; counted in bytes of base64."""
_SCREEN_CHUNK = 240
"""GNU screen drops device control strings longer than 256 bytes."""


def sequence(text: str, environment: Mapping[str, str]) -> tuple[str, int]:
    """The escape sequence that asks the terminal to copy the text, and how many characters were left out for size.

    Inside tmux it is wrapped for passing through (`TMUX`), inside GNU screen in chunks (`STY`).
    """
    data = text.encode()
    most = LIMIT // 4 * 3
    kept = data[:most].decode(errors="ignore")
    body = base64.b64encode(kept.encode()).decode()
    plain = f"\x1b]52;c;{body}\a"
    if environment.get("TMUX"):
        wrapped = f"\x1bPtmux;{plain.replace(chr(27), chr(27) * 2)}\x1b\\"
    elif environment.get("STY"):
        chunks = [plain[at : at + _SCREEN_CHUNK] for at in range(0, len(plain), _SCREEN_CHUNK)]
        wrapped = "".join(f"\x1bP{chunk}\x1b\\" for chunk in chunks)
    else:
        wrapped = plain
    return wrapped, len(text) - len(kept)
