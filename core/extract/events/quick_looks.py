"""A quick look at the words around a trigger, before its cast is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.extract.document import Sentence
from core.extract.events.acts_of_war import act_of_war
from core.extract.events.clauses import Clauses
from core.extract.events.hits import Hit
from core.extract.events.statements import binds, says_something
from core.extract.events.tables import tables
from core.model import Figure

if TYPE_CHECKING:
    pass


def says(sentence: Sentence, hit: Hit) -> bool:
    """The trigger is itself a verb of saying ("Japan announced sanctions"): who says it is who acts."""
    return any(e.rule.type == "statement" for e in tables().entries[sentence.tokens[hit.index].low])


def worth_reading(sentence: Sentence, clauses: Clauses, hit: Hit, figures: list[Figure]) -> bool:
    """A quick look before the cast is read: a saying with a demand beside it, a deed of war with a weapon or a toll."""
    rule, table = hit.entry.rule, tables()
    if rule.type == "statement":
        return says_something(sentence, clauses, hit) and (
            not rule.weak or len(table.content & sentence.words) > 1 or binds(sentence, clauses, hit)
        )
    if rule.type != "attack":
        return True
    armed = bool(figures) or rule.kind != "armed" or not table.weapons.isdisjoint(clauses.words[clauses.ids[hit.index]])
    return armed and act_of_war(sentence, clauses, hit)
