"""Events: what happened, is planned or was called off, when, where and between whom.

Trigger words of `lexicon/events.toml` are read in their clause (`reading`), and what an article tells of one event in
several places is merged (`merging`). Types, status and what counts follow the annotation guide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.extract.document import Document
from core.extract.events.merging import merge
from core.extract.events.reading import Reader
from core.model import Event, Figure

if TYPE_CHECKING:
    from core.extract.attribution import Speakers
    from core.extract.dating import Dating


def find_events(doc: Document, dating: Dating, speakers: Speakers, figures: tuple[Figure, ...]) -> tuple[Event, ...]:
    """The events of an article, in order of the text, with ids local to it.

    `dating` gives the day that governs a token; `speakers` the attributions, whose sources are no actors; `figures` the
    tolls, which make a strike an event. Every event has evidence: spans of whole sentences.
    """
    return merge(doc, Reader(doc, dating, speakers, figures).read())
