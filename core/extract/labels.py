"""What the label of a line tells about the numbers behind its colon: "Indian dead: 21 civilians", "Jets lost: six"."""

from __future__ import annotations

from core.extract.document import Document, Mention, Sentence
from core.extract.noun_phrases import Counted
from core.extract.nouns import nouns
from core.extract.predicate import PEOPLE, Predicate
from core.extract.verbs import verbs

_LONGEST = 14
"""A colon further from the start of the sentence ends no label."""
_LOSSES = frozenset(("lost", "losses", "loss", "downed", "destroyed"))


def label_predicate(document: Document, sentence: Sentence, phrase: Counted) -> Predicate | None:
    """What the label says was done to the number; the phrase takes the label's noun and side where it has none."""
    tokens = sentence.tokens
    colon = next((t.index for t in tokens[:_LONGEST] if t.text == ":"), None)
    if colon is None or phrase.quantity.first <= colon:
        return None
    table = nouns()
    action: str | None = None
    named: tuple[str, str] | None = None
    owner: Mention | None = None
    for token in tokens[:colon]:
        if token.mention is not None and token.mention.kind == "side":
            owner = token.mention
            continue
        action = table.groups.get(token.low) or (verbs().tolls.get(token.low)) or action
        named = table.objects.get(token.low) or named
        if token.low in _LOSSES:
            action = action or "destroyed"
    if action is None and named is not None and _heading_of_losses(document, sentence):
        action = "destroyed"
    thing = phrase.object or (named[0] if named else None)
    if action == "destroyed" and thing in PEOPLE:
        action = "killed"
    if action is None or (thing is not None and (thing in PEOPLE) == (action in ("destroyed", "damaged"))):
        return None
    if phrase.object is None:
        phrase.object, phrase.noun = named if named else ("person", "person")
    phrase.owner = phrase.owner or owner
    return Predicate(action, "label of the line", certainty=0.8)


def _heading_of_losses(document: Document, sentence: Sentence) -> bool:
    """The line stands under a heading such as "Who lost what" or "Losses"."""
    heading = sentence.block.heading
    words = document.text[heading.start : heading.end].lower().split() if heading is not None else []
    return any(word.strip(".,:") in _LOSSES for word in words)
