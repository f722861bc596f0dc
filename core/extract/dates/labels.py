"""The dates that head a block: the label of a bullet, the first cell of a row, a day in a heading over it."""

from __future__ import annotations

from core.extract.block_heads import head_of
from core.extract.dates.usage import Use
from core.extract.document import Document, Sentence

_ROW_NUMBER = 6
"""Characters that the number of a row and the gap behind it take at most."""
_CHRONOLOGY = 2


def labels_of(doc: Document, every: list[list[Use]]) -> dict[int, Use]:
    """By block: the date that labels it; `every` are the dated expressions by sentence. What opens a block costs less
    from then on."""
    return _under_headings(doc, every) | _opening(doc.sentences, every)


def _opening(sentences: list[Sentence], every: list[list[Use]]) -> dict[int, Use]:
    """By block: the date that heads it: "27 Jan: …", "Sunday 19 January, 8.30am. …", the first cell of a row."""
    labels: dict[int, Use] = {}
    for sentence, uses in zip(sentences, every, strict=True):
        if not uses or uses[0].first > 0:
            continue
        if sentence.start != sentence.block.start and not _numbered(sentences, sentence):
            continue
        after = uses[0].last + 1
        if sentence.block.kind == "row" and uses[-1].last == len(sentence.tokens) - 1 and uses[0].exact == 1:
            labels[sentence.block.index] = uses[0]
            continue
        if len(uses) > 1 and uses[1].first <= after + 1:
            after = uses[1].last + 1
        if after < len(sentence.tokens) and sentence.tokens[after].low == "," and (head := head_of(sentence)):
            after = head.last if head.places else after
        if after < len(sentence.tokens) and (
            sentence.tokens[after].text in ":.–—-]" or sentence.tokens[after - 1].text.endswith(".")
        ):
            uses[0].cost = 0.2
            labels[sentence.block.index] = uses[0]
    return labels


def _numbered(sentences: list[Sentence], sentence: Sentence) -> bool:
    """The second cell of a row, behind its number."""
    if sentence.block.kind != "row" or sentence.start - sentence.block.start > _ROW_NUMBER:
        return False
    before = sentences[sentence.index - 1]
    return before.block is sentence.block and len(before.tokens) == 1 and before.tokens[0].kind == "number"


def _under_headings(doc: Document, every: list[list[Use]]) -> dict[int, Use]:
    """By block: the day that stands over it as a heading, in a chronology with two such headings or more."""
    headings: dict[int, Use] = {}
    for sentence, uses in zip(doc.sentences, every, strict=True):
        alone = uses and uses[0].first == 0 and uses[-1].last >= len(sentence.tokens) - 2
        if alone and uses[0].exact == 1 and sentence.block.kind == "heading":
            headings[sentence.block.index] = uses[0]
    labels: dict[int, Use] = {}
    if len({use.start for use in headings.values()}) < _CHRONOLOGY:
        return labels
    current: Use | None = None
    for block in doc.blocks:
        current = headings.get(block.index, current)
        if current is not None:
            labels[block.index] = current
    return labels
