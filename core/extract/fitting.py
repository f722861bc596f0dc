"""Which of our actions a verb does to things of a kind: "take" captures prisoners, "carry out" launches raids only."""

from __future__ import annotations

from core.extract.noun_phrases import Counted
from core.extract.predicate import ACTS, MUNITIONS, PEOPLE
from core.extract.voice import VerbHit

AIRBORNE = frozenset(("aircraft", "helicopter"))
_ERASE = frozenset(("eliminate", "liquidate"))
_ACTING = frozenset(("carry", "conduct", "mount", "stage", "perform", "fly", "make"))
"""Verbs that stand for launching with a raid, strike or sortie behind them, and for nothing of ours otherwise."""
_SCRAMBLED = frozenset(("send", "scramble", "launch", "fly", "deploy", "use"))
_TAKEN = frozenset(("prisoner", "hostage", "vehicle", "tank", "ship", "other:weapon", "other:rifle", "other:gun"))
"""What is captured when it is simply taken: "took 11 prisoners", "took fifty vehicles"."""
_LOOTED = frozenset(("steal", "loot", "plunder", "rob", "confiscate", "impound", "requisition", "commandeer"))
_FOUND = frozenset(("recover", "find", "discover", "retrieve", "seize", "unearth"))
_ARMS = MUNITIONS | {"tank", "vehicle"}
"""What is captured when it is found: arms, not those who bear them."""
_GROUND = frozenset(("settlement", "target", "airfield", "building"))
"""What an army that liberates it takes."""
_GENERIC = frozenset(
    ("use", "send", "throw", "aim", "direct", "lay", "deploy", "drop", "plant", "fly", "rain", "release")
)


def object_action(hit: VerbHit, phrase: Counted, costs_lives: bool = False) -> str | None:
    """The action that an active verb does to its counted object, or None where the two do not fit."""
    action, name, base = hit.entry.action, phrase.object, hit.entry.base
    people = name in PEOPLE or name is None
    if base in _ERASE and not people:
        return "intercepted" if name in MUNITIONS else "destroyed"
    if base == "take" and not hit.entry.particle:
        return "captured" if name in _TAKEN else _lives(phrase, costs_lives and people)
    if base in _LOOTED and people:
        return None
    if action == "launched":
        return _launched(hit, phrase)
    if name in PEOPLE and action in ("destroyed", "intercepted"):
        if hit.entry.role != "doer":
            return None  # "comes down from 13,000 soldiers": only things fall to the ground
        return "killed" if action == "destroyed" or base.startswith("neutrali") else None
    if hit.entry.role == "loser":
        return "killed" if people else "destroyed"
    if hit.entry.role != "doer":
        return None
    return _done_to(hit, phrase, people, costs_lives)


def _done_to(hit: VerbHit, phrase: Counted, people: bool, costs_lives: bool) -> str | None:
    """What a verb of doing does to its object: people are hurt and freed, things are not."""
    action, name, base = hit.entry.action, phrase.object, hit.entry.base
    if base in _FOUND and (name in _ARMS or (name or "").startswith("other:")):
        return "captured"
    if base in ("claim", "cost"):
        return _lives(phrase, name in PEOPLE and costs_lives)
    if base == "pick" and phrase.noun in ("survivor", "seafarer", "crew", "passenger", "sailor", "migrant"):
        return "evacuated"
    if base in ("bury", "treat"):
        return {"bury": "killed", "treat": "injured"}[base] if people else None
    if action in ("killed", "injured", "detained", "displaced") and not people:
        return {"injured": "damaged"}.get(action)
    if action == "evacuated" and not people and base == "take":
        return "destroyed"
    if base == "liberate" and name in _GROUND:
        return "captured"
    if action in ("held", "returned", "released", "exchanged") and not (people or name == "body"):
        return None
    if action == "returned" and name in ("soldier", "person") and base == "receive":
        return None
    return action


def _lives(phrase: Counted, of_people: bool) -> str | None:
    """ "took 12 lives", "cost the lives of 12 people"."""
    return "killed" if phrase.noun == "life" or of_people else None


def _launched(hit: VerbHit, phrase: Counted) -> str | None:
    """Whether an active verb of launching launches these things."""
    name, base = phrase.object, hit.entry.base
    if base in _ACTING:
        return "launched" if (name or "").startswith("other:") and phrase.noun in ACTS else None
    if name in AIRBORNE and base in _SCRAMBLED:
        return "launched"
    if base == "fly" and name in PEOPLE:
        return "evacuated"
    if (base in _GENERIC and name not in MUNITIONS) or name in PEOPLE or hit.entry.role != "doer":
        return None
    return "launched"


def passive_action(hit: VerbHit, phrase: Counted) -> str | None:
    """The action that was done to the counted subject of a passive verb, or None where the two do not fit."""
    action, name, base = hit.entry.action, phrase.object, hit.entry.base
    if (base == "leave" and not hit.entry.particle) or (action == "exchanged" and phrase.noun in ACTS):
        return None
    if action == "launched" and base in _ACTING and name not in AIRBORNE:
        return action if (name or "").startswith("other:") and phrase.noun in ACTS else None
    if action == "launched" and name in AIRBORNE and base in _SCRAMBLED:
        return action
    if base == "take" and not hit.entry.particle:
        return "captured" if name in PEOPLE or name in _TAKEN or name is None else None
    if name in PEOPLE and (action == "destroyed" or base in _LOOTED):
        return "killed" if action == "destroyed" else None
    if base in _ERASE and name is not None and name not in PEOPLE:
        return "intercepted" if name in MUNITIONS else "destroyed"
    if hit.entry.role == "instrument" and action not in ("destroyed", "damaged", "hit"):
        return None
    if hit.entry.role == "loser":
        return "killed" if name in PEOPLE else "destroyed" if name is not None else None
    if action in ("killed", "injured", "detained", "displaced") and name is not None and name not in PEOPLE:
        return "damaged" if action == "injured" else None
    if base == "liberate" and name in _GROUND:
        return "captured"
    if base == "deliver" and name is not None and name not in PEOPLE:
        return None
    if action == "killed" and base == "claim":
        return None
    if base == "fly" and name in PEOPLE and not hit.entry.particle:
        return "evacuated"
    if action == "launched" and (name in PEOPLE or (base in _GENERIC and name not in MUNITIONS)):
        return None
    return action
