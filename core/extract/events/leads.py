"""Places that stand alone before what they place: in a heading, in the label of a block, in a cell of a row."""

from __future__ import annotations

from core.extract.block_heads import head_of
from core.extract.document import Document, Sentence
from core.extract.events.context import Context

_SHORT = 8
"""A paragraph of fewer tokens is a byline."""
_CELL = 7
"""Tokens of a cell that holds no more than a name."""


def note_lead(document: Document, sentence: Sentence, context: Context) -> None:
    """Note a place that stands alone: in a heading, in the label at the head of a block, in a cell of a row."""
    if sentence.block.kind == "row":
        _cell(document, sentence, context)
        return
    head = head_of(sentence) if sentence.start == sentence.block.start else None
    if head is None or not head.places:
        return
    if sentence.block.kind == "heading":
        if head.whole and head.dated:
            context.sections[sentence.block.index] = ", ".join(head.places)
    elif sentence.block.kind == "bullet" or head.day_first or not (head.dated or _dateline(document, sentence)):
        context.lead_place = ", ".join(head.places)
        context.lead_block = sentence.block.index


def _dateline(document: Document, sentence: Sentence) -> bool:
    """ "BEIRUT: Syrian troops …": where the report was written, before its first sentence."""
    upper = sentence.tokens[0].text.isupper() and sentence.block.kind == "paragraph"
    return upper and not any(
        s.block.kind == "paragraph" and len(s.tokens) > _SHORT for s in document.sentences[: sentence.index]
    )


def _cell(document: Document, sentence: Sentence, context: Context) -> None:
    """Note the cell of a dated row that names a place: the one behind the date, however unknown its name."""
    block = sentence.block
    if context.lead_block == block.index or sentence.start == block.start or len(sentence.tokens) > _CELL:
        return
    place = next((m for m in sentence.mentions if m.kind == "place" and m.first == 0), None)
    second = sentence.index > 1 and document.sentences[sentence.index - 1].start == block.start
    named = second and sentence.tokens[0].capital and not sentence.mentions and not sentence.dates
    if place is not None or named:
        context.lead_place = place.name if place else document.text[sentence.start : sentence.end]
        context.lead_block = block.index
