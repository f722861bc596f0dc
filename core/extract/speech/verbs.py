"""Verbs of saying and their inflected forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.model import Confidence

Frame = Literal["plain", "count", "after", "relay", "account", "noun"]
Shape = Literal["base", "s", "past", "ing"]

_DOUBLED = frozenset(("put", "let", "tip", "set", "quip", "slam", "log", "rebut", "admit", "hit", "pin", "peg"))
"""Verbs that double their last letter: "admitted"."""


@dataclass(slots=True, frozen=True)
class VerbForm:
    """What one inflected form of a verb of saying may be."""

    lemma: str
    confidence: Confidence
    frame: Frame
    shape: Shape
    particle: tuple[str, ...] = ()
    """The words that follow the verb."""
    late: bool = False
    """The particle stands behind the object: "put the toll at 29", "held the army responsible"."""


def inflect(spec: str) -> tuple[str, dict[Shape, tuple[str, ...]]]:
    """Lemma and inflected forms of "say/said/said" or of a regular "announce"."""
    parts = spec.split("/")
    base = parts[0]
    if base.endswith("e"):
        ing, past = base[:-1] + "ing", base + "d"
    elif base.endswith("y") and base[-2] not in "aeiou":
        ing, past = base + "ing", base[:-1] + "ied"
    else:
        ing, past = base + "ing", base + "ed"
    if base in _DOUBLED:
        ing = base + base[-1] + "ing"
        past = base + base[-1] + "ed"
    if base.endswith("y") and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    elif base.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = base + "es"
    else:
        third = base + "s"
    if base == "have":
        third = "has"
    pasts = tuple(dict.fromkeys(parts[1:])) or (past,)
    return base, {"base": (base,), "s": (third,), "past": pasts, "ing": (ing,)}


def add_verb(
    verbs: dict[str, list[VerbForm]], spec: str, confidence: Confidence, frame: Frame, late: bool = False
) -> None:
    """Enter every form of a verb, as the lexicon gives it ("speak/spoke/spoken+of"), under its words."""
    verb, *particle = spec.split("+")
    if not particle and "-" in verb:
        verb, *particle = verb.split("-")
    base, shapes = inflect(verb)
    for shape, words in shapes.items():
        for word in words:
            entry = VerbForm(" ".join([base, *particle]), confidence, frame, shape, tuple(particle), late)
            if entry not in verbs.setdefault(word, []):
                verbs[word].append(entry)
