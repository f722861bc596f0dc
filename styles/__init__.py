"""How the dashboard looks: one .tcss file a widget, named as its module, and the themes."""

from __future__ import annotations

from pathlib import Path

SHEETS: tuple[Path, ...] = tuple(sorted(Path(__file__).parent.glob("*.tcss")))
"""Every style sheet."""
