"""The public API of peace-tui's core: read articles, annotate them, set them side by side.

Names are loaded on first use, so that `import core` costs next to nothing and never imports Textual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.lazy import first_asked

__version__ = "0.1.0"

_HOMES = {
    "read": "core.ingest",
    "read_all": "core.ingest",
    "read_each": "core.ingest",
    "annotate": "core.pipeline",
    "review": "core.pipeline",
    "find_dates": "core.extract.dates",
    "find_figures": "core.pipeline",
    "name_similarity": "core.resolve.names",
    **dict.fromkeys(
        (
            "Actor",
            "Article",
            "Claim",
            "DateMention",
            "Delegation",
            "Disagreement",
            "Dossier",
            "Event",
            "Evidence",
            "Extraction",
            "Figure",
            "Head",
            "Member",
            "NameMention",
            "Position",
            "SetAside",
            "Tally",
            "Title",
            "Warning",
            "When",
        ),
        "core.model",
    ),
}

__all__ = ["__version__", *sorted(_HOMES)]

if TYPE_CHECKING:
    from core.extract.dates import find_dates as find_dates
    from core.ingest import read as read
    from core.ingest import read_all as read_all
    from core.ingest import read_each as read_each
    from core.model import *  # noqa: F403
    from core.pipeline import annotate as annotate
    from core.pipeline import find_figures as find_figures
    from core.pipeline import review as review
    from core.resolve.names import name_similarity as name_similarity


__getattr__ = first_asked(__name__, _HOMES)
