"""A row being added from selected words: it is edited like any other and kept when it is whole."""

from __future__ import annotations

import json

from core.mending.adding import Draft, filled
from core.mending.anchoring import words_of
from core.mending.fields import Field, adding_fields
from core.mending.known import known_values, settled
from core.mending.notes import Note
from core.mending.selection import drafts
from core.model import Evidence
from core.store import Mending, Target
from core.views.index import Index
from core.views.reading import sentences_round

KINDS = (("event", "an event"), ("figure", "a number"), ("seat", "a seat"))
_SHOWN = 40
"""Characters of the selected words that a title shows."""


class Adding:
    """A row of one kind with what was read in the words; nothing is kept before `add`."""

    def __init__(self, index: Index, kind: str, name: str, draft: Draft, target: Target) -> None:
        self._index, self._kind, self._name, self._draft, self._target = index, kind, name, draft, target

    @property
    def title(self) -> str:
        """What is added, in words."""
        words = " ".join(self._target.words[0].quote.split())
        return f"{self._name} from “{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}”"

    @property
    def fields(self) -> tuple[Field, ...]:
        """What the row has."""
        return adding_fields(self._kind)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Nobody did anything to it before."""
        return ()

    def known(self, field: Field) -> tuple[str, ...]:
        """Values that the dossier has for the field, for completion."""
        return known_values(self._index.dossier, self._kind, field)

    def value(self, field: Field) -> str:
        """The field as it is now."""
        value = field.get(self._draft)
        return "" if value == "?" else value

    def machine(self, field: Field) -> str:
        """The same: nothing stands beside it."""
        return self.value(field)

    def note(self, field: Field) -> Note | None:
        """Nobody mended it."""
        return None

    def give(self, field: Field, text: str) -> tuple[Mending, ...]:
        """Change the row that is being added; nothing to keep yet. Raises ValueError with a sentence."""
        self._draft = field.put(self._draft, settled(field, text, self.known(field)))
        return ()

    def add(self) -> tuple[Mending, ...]:
        """What adds the row. Raises ValueError with a sentence where something is missing."""
        values = {field.name: value for field in self.fields if (value := self.value(field))}
        filled(self._draft, self._kind, values)
        value = json.dumps(values, ensure_ascii=False)
        return (Mending(deed="add", targets=(self._target,), value=value),)


def addings(index: Index, article: str, start: int, end: int) -> tuple[Adding, ...]:
    """One of each kind from the words `text[start:end]` of the article (half-open, code points).

    The likeliest kind stands first: a seat where a person is named and nothing is counted, a number where one is told.
    Raises ValueError with a sentence where no words are selected.
    """
    read = index.articles[article]
    quote = read.text[start:end]
    if not quote.strip():
        raise ValueError("No words are selected")
    start, end = start + len(quote) - len(quote.lstrip()), end - len(quote) + len(quote.rstrip())
    evidence = Evidence(article=article, start=start, end=end, quote=read.text[start:end])
    _, around, _ = sentences_round(read, start, end)
    sentence = read.text[around.start : around.end] if around else evidence.quote
    words = words_of(index.articles, (evidence,), sentence)
    event, figure, seat = drafts(read, evidence, sentence)
    by_kind: dict[str, Draft] = {"event": event, "figure": figure, "seat": seat}
    made = {
        kind: Adding(index, kind, name, by_kind[kind], Target(kind=kind, identity="added", words=words))
        for kind, name in KINDS
    }
    counted = figure.low is not None or figure.high is not None
    first = "figure" if counted else "event" if event.type != "other" or not seat.name else "seat"
    return tuple(made[kind] for kind in (first, *(kind for kind in made if kind != first)))
