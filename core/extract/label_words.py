"""The words of a label or a heading: what they say was done, to what, by whom and whose it was."""

from __future__ import annotations

import msgspec

from core.extract.document import Mention, Sentence, Token, particle_end
from core.extract.nouns import nouns
from core.extract.predicate import PEOPLE
from core.extract.verbs import Entry, verbs

_APART = frozenset("from by in over at near".split())
"""What stands behind these words in a label is not what is counted: "lost from radar"."""
_LOSSES = frozenset(("lost", "losses", "loss", "destroyed"))
_KEY = 1
"""A label of more words is no letter of a key ("K")."""
_OF_VERBS = frozenset(
    """launched intercepted destroyed damaged hit killed injured captured evacuated released detained""".split()
)


_OF_PEOPLE = frozenset(("killed", "injured", "displaced", "detained"))


class Label(msgspec.Struct):
    """What a label tells of the numbers under it: what was done, to what, whose it was and who did it."""

    action: str | None = None
    object: str | None = None
    noun: str | None = None
    owner: Mention | None = None
    doer: Mention | None = None
    losses: bool = False
    """It counts losses: people killed, things destroyed, weapons in flight gone missing."""


def read_label(tokens: list[Token]) -> Label:
    """The label that the words make: "Indian dead", "Launched by Russia", "Ukrainian interceptions"."""
    table = nouns()
    label = Label()
    named = -1
    for place, token in enumerate(tokens):
        mention = token.mention
        before = tokens[place - 1].low if place else ""
        if mention is not None:
            if mention.kind in ("side", "org") and mention.first == token.index:
                if before == "by":
                    label.doer = mention
                elif (act := _act_of(tokens, mention)) is not None:
                    label.doer = mention if label.action in (None, act) else label.doer
                elif mention.kind == "side":
                    label.owner = mention
                elif len(tokens) <= _KEY:
                    label.object, label.noun = _of_service(token)
            continue
        action = table.groups.get(token.low) or verbs().tolls.get(token.low) or act_of_noun(token)
        if action is None and len(tokens) <= _KEY:
            action = verbs().keys.get(token.low)
        if token.low in _LOSSES:
            label.losses = label.losses or token.low != "destroyed"
            action = action or "destroyed"
        if action is None:
            entry = next((e for e in verbs().forms.get(token.low, ()) if _is_label(tokens, place, e)), None)
            action = entry.action if entry is not None else None
            if entry is not None and entry.base == "take" and not entry.particle:
                action = "captured"
        if action is None and label.object is None and (named_by := table.actions.get(token.low)):
            label.object, action, label.noun = named_by  # "Refugees: 2,470"
        label.action = label.action or action
        found = table.objects.get(token.low)
        if before in _APART:
            found = None
        if found is None and len(tokens) <= _KEY and token.low in table.modifiers:
            found = table.modifiers[token.low], table.modifiers[token.low]  # "army: 57"
        if found and found[0] not in PEOPLE and label.action in _OF_PEOPLE:
            found = None  # "Deaths in attacks since May": what they died of is not counted
        if found and action is None and (label.object is None or place == named + 1):
            label.object, label.noun = found
            named = place
    if label.action == "intercepted" and label.owner is not None and label.doer is None and label.object is None:
        label.doer, label.owner = label.owner, None  # "Ukrainian interceptions"
    return label


def _of_service(token: Token) -> tuple[str | None, str | None]:
    """Object and noun of "police, 49", "army, 57": the people of a service that stands alone before its number."""
    table = nouns()
    kind = table.modifiers.get(token.low)
    return table.objects.get(token.low) or (kind, kind)


def _act_of(tokens: list[Token], mention: Mention) -> str | None:
    """ "Russian launches and Ukrainian interceptions": each side is the doer of the noun behind it."""
    behind = mention.last + 1 - tokens[0].index
    after = tokens[behind] if behind < len(tokens) else None
    act = act_of_noun(after) if after is not None else None
    return act if act in ("launched", "intercepted") else None


def _is_label(tokens: list[Token], index: int, entry: Entry) -> bool:
    """ "Launched", "brought down": a participle with its particle."""
    return entry.part and entry.action in _OF_VERBS and particle_end(tokens, index, entry.particle) is not None


def label_of_question(tokens: list[Token]) -> Label:
    """What a question asks for: "How many died in September?"."""
    label = read_label(tokens)
    entries = (entry for token in tokens for entry in verbs().forms.get(token.low, ()))
    told = next((entry for entry in entries if entry.role == "sufferer" or entry.part), None)
    label.action = label.action or (told.action if told is not None else None)
    return label


def label_of_heading(above: Sentence) -> Label:
    """What a heading tells, also as a question without its mark: "What Iran fired"."""
    tokens = above.tokens
    if tokens[0].low == "what":
        verb = tokens[-1]
        entry = next((e for e in verbs().forms.get(verb.low, ()) if e.past and e.action in _OF_VERBS), None)
        if entry is not None:
            sides = [m for m in above.mentions if m.kind in ("side", "org")]
            return Label(entry.action, doer=sides[0] if len(sides) == 1 else None)
    return read_label(tokens)


def act_of_noun(token: Token) -> str | None:
    """The action that a noun of it tells: "launches", "interceptions"."""
    low = token.low
    nominals = verbs().nominals
    action = nominals.get(low) or (nominals.get(low[:-1]) if low.endswith("s") else None)
    action = action or (nominals.get(low[:-2]) if low.endswith("es") else None)
    return action if action != "hit" else None
