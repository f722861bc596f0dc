"""What sources and speakers hold that can be contradicted without a number: who did it, and whether it happened so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.extract.document import Document
from core.extract.speakers import Speakers
from core.model import Claim, Event, Figure

if TYPE_CHECKING:
    from core.extract.dating import Dating


def find_claims(
    doc: Document, speakers: Speakers, figures: tuple[Figure, ...], events: tuple[Event, ...], dating: Dating
) -> tuple[Claim, ...]:
    """The claims of an article, in the order of the text."""
    return ()
