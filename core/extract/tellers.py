"""Who tells or did what no verb says: by the label of a line, the row of a table or what stands over a list."""

from __future__ import annotations

from core.extract.document import Document, Mention, Sentence
from core.extract.label_words import act_of_noun
from core.extract.labels import column_of, line_above
from core.extract.noun_phrases import Counted
from core.extract.predicate import Predicate

_ROW = 8
"""Sentences in which the cells of one row are looked for."""
_TELLERS = (
    ["reported", "by"],
    ["source"],
    ["sources"],
    ["according", "to"],
    ["claimed", "by"],
    ["who", "says", "so"],
    ["told", "by"],
    ["announced", "by"],
    ["speaker"],
    ["as", "reported", "by"],
)


def doer_by_heading(document: Document, sentence: Sentence, action: str) -> Mention | None:
    """Who did it by the line over a list: of "Russian launches and Ukrainian interceptions" each has its own."""
    above = line_above(document, sentence) if sentence.block.kind == "bullet" else None
    if above is None:
        return None
    for mention in above.mentions:
        after = above.tokens[mention.last + 1] if mention.last + 1 < len(above.tokens) else None
        if mention.kind == "side" and after is not None and act_of_noun(after) == action:
            return mention
    return None


def teller(document: Document, sentence: Sentence, phrase: Counted, predicate: Predicate) -> str | None:
    """Who gives a number that no words of saying attribute: the subject of "The Observatory has 71", the label of
    "Turkey: 70,000" under a topic, the source that the heading of a list or table names."""
    if predicate.rule == "another count of the same":
        named = [m for m in sentence.mentions if m.last < phrase.quantity.first and m.kind in ("side", "org", "outlet")]
        return named[-1].name if named else None
    if predicate.rule == "topic of the bullet":
        named = [m for m in sentence.mentions if m.last + 2 == phrase.quantity.first and m.kind in ("side", "org")]
        return named[0].name if named else None
    if sentence.block.kind not in ("bullet", "row"):
        return None
    if sentence.block.kind == "row" and (told := _told_in_row(document, sentence)):
        return told
    above = line_above(document, sentence)
    if above is None:
        return None
    for mention in above.mentions:
        if mention.kind != "org":
            continue
        before = [t.low for t in above.tokens[max(0, mention.first - 2) : mention.first]]
        after = above.tokens[mention.last + 1].low if mention.last + 1 < len(above.tokens) else ""
        if before in (["source", ":"], ["sources", ":"]) or after in ("counts", "figures", "data", "numbers"):
            return mention.name
    return None


def _told_in_row(document: Document, sentence: Sentence) -> str | None:
    """The cell under "Reported by" or "Source" in the row of the sentence."""
    column = None
    for index in range(sentence.index, -1, -1):
        other = document.sentences[index]
        if other.block.kind != "row" or other.block.heading is not sentence.block.heading:
            break
        words = [t.low for t in other.tokens if t.kind == "word"]
        if other.block is not sentence.block and words in _TELLERS:
            column = column_of(document, other)
            break
    if column is None or column == column_of(document, sentence):
        return None
    cells = document.sentences[max(0, sentence.index - _ROW) : sentence.index + _ROW]
    cell = next((s for s in cells if s.block is sentence.block and column_of(document, s) == column), None)
    if cell is None:
        return None
    return document.text[cell.start : cell.end].split(". ")[0].split(" (")[0].strip(" .|") or None
