"""The sides that a figure takes from one told before it: of the same sentence, list, table, attack or release."""

from __future__ import annotations

from core.extract.circumstances import another_attack, refers_back, running_total
from core.extract.document import Sentence
from core.extract.frame import Frame
from core.extract.framing import HARM
from core.extract.noun_phrases import Counted
from core.extract.passage import Passage, Told
from core.extract.predicate import PEOPLE, Predicate
from core.model import Figure

_FAMILIES = {
    **dict.fromkeys(("killed", "injured", "damaged", "destroyed", "hit", "missing"), "harm"),
    **dict.fromkeys(("released", "returned", "held"), "custody"),
    "intercepted": "intercepted",
    "launched": "launched",
}
"""Actions that one passage tells of one attack or one release."""
_LABEL = 5
"""Tokens within which a colon ends a bullet's label."""


def beside(sentence: Sentence, phrase: Counted, predicate: Predicate, passage: Passage) -> Figure | None:
    """The figure before "and wounded five" or ", six hurt": a number of the harmed with no noun of its own is of
    the same people."""
    told = passage.last
    if told is None or told.sentence is not sentence or phrase.owner is not None:
        return None
    bare = phrase.anaphor or phrase.action in ("injured", "killed")
    harmed = predicate.action in ("killed", "injured") and told.figure.action in ("killed", "injured")
    return told.figure if bare and harmed and told.figure.action != predicate.action else None


def own_kind(phrase: Counted, passage: Passage) -> bool:
    """ "46 Druze fighters, four civilians": an item with a noun of its own is not of the side before it."""
    told = passage.last
    return told is not None and told.phrase.owner is not None and phrase.head is not None and phrase.owner is None


def in_row(
    frame: Frame, predicate: Predicate, by: str | None, against: str | None, lead: Figure
) -> tuple[str | None, str | None]:
    """The sides of a cell of weapons, by the sentence over the table: "Russia sent 955 drones against Ukraine"."""
    if lead.action != "launched" or lead.by is None:
        return by, against
    if predicate.action == "launched":
        return by or lead.by, against or lead.against
    victim = lead.against or frame.opponent(lead.by)
    return by or (victim if predicate.action == "intercepted" else None), against or lead.by


def same_attack(
    frame: Frame,
    sentence: Sentence,
    phrase: Counted,
    predicate: Predicate,
    by: str | None,
    against: str | None,
    passage: Passage,
) -> tuple[str | None, str | None]:
    """The sides of the figure just before, where this one goes on with the same attack or release."""
    told = _goes_on_from(frame, sentence, phrase, predicate, passage)
    if told is None:
        return by, against
    before = told.figure
    if predicate.action == "intercepted" and before.action == "launched" and against in (None, before.by):
        return by or frame.opponent(before.by), before.by
    thrown = before.action == "launched" and predicate.action in HARM and phrase.object not in PEOPLE
    thrown = thrown and told.sentence is sentence
    if thrown and against in (None, before.against):
        return before.by, before.against
    if _FAMILIES.get(before.action) != _FAMILIES.get(predicate.action) or against not in (None, before.against):
        return by, against
    if predicate.action in ("launched", "intercepted") and before.object != phrase.object:
        return by, against
    return before.by, against or before.against


def _goes_on_from(
    frame: Frame, sentence: Sentence, phrase: Counted, predicate: Predicate, passage: Passage
) -> Told | None:
    """The figure just before, where this one may go on with its attack: not across blocks, nor from or to a running
    total."""
    told = passage.close(sentence)
    if told is None or told.sentence is sentence:
        return told
    if told.sentence.block is not sentence.block and (
        _labelled(sentence) or not (_one_list(frame, sentence, told.figure) or refers_back(sentence, predicate))
    ):
        return None
    if another_attack(sentence):
        return None
    shared = predicate.rule.startswith(("among", "carried", "another count"))
    return None if not shared and (running_total(sentence, phrase) or told.figure.total) else told


def _one_list(frame: Frame, sentence: Sentence, before: Figure) -> bool:
    """Bullets of one list go on with one night between two states; those of a civil war tell of many things."""
    return sentence.block.kind == "bullet" and frame.external(before.against)


def _labelled(sentence: Sentence) -> bool:
    """Whether a bullet opens with a label of its own: "Karabakh Armenians: at least 200 killed"."""
    return sentence.block.kind == "bullet" and any(t.text == ":" for t in sentence.tokens[1:_LABEL])
