"""Who met whom, who signed, who was in the room.

Each person is seated on their own side; only people of different sides make a meeting, and a call or a wish makes none.
"""

from __future__ import annotations

from collections.abc import Callable

from core.extract.delegations import agreeing, encounters, presence, signing
from core.extract.delegations.bare_names import names_anybody
from core.extract.delegations.findings import Finding
from core.extract.delegations.room import Room
from core.extract.delegations.sides import Sides
from core.extract.delegations.words import Words, words
from core.extract.document import Document, Sentence
from core.lexicon import compiled

_Rule = Callable[[Room, int], None]


class Meetings:
    """Reads the sentences of one article in order."""

    def __init__(self, document: Document, sides: Sides, table: Words) -> None:
        self._room = Room(document, sides, table)
        self._rules = _dispatch()

    @property
    def findings(self) -> list[Finding]:
        """What was found so far, in order."""
        return self._room.findings

    def read(self, sentence: Sentence, teams: list[Finding]) -> None:
        """Apply the rules to one sentence; `teams` is what is known of teams up to it, this sentence's last."""
        rules_of, lows = self._rules, sentence.lows
        cues = [(place, rules_of[lows[place]]) for place in sentence.places_of(rules_of.keys())]
        if not cues or not names_anybody(sentence):
            return
        self._room.turn_to(sentence, teams)
        for index, rules in cues:
            for rule in rules:
                if rule is not presence.beside:
                    rule(self._room, index)
        for index, rules in cues:
            if presence.beside in rules:
                presence.beside(self._room, index)


@compiled
def _dispatch() -> dict[str, tuple[_Rule, ...]]:
    """Which rules a word sets off."""
    table = words()
    rules: dict[str, tuple[_Rule, ...]] = {}
    for cues, rule in (
        (table.meet, encounters.meets),
        ({"called"}, encounters.calls_on),
        ({"faced", "faces", "opposite", "across"}, encounters.faces),
        (table.hold | table.sat | {"shook"}, encounters.holds_talks),
        ({"shook", "shake", "shaking"}, agreeing.shake_hands),
        (table.talks, encounters.talks_of),
        ({"one-on-one", "face-to-face", "face", "tete-a-tete", "tête-à-tête"}, agreeing.spoke_alone),
        (table.sign | signing.PUT | signing.SIGNATORIES, signing.signed),
        (table.sign | agreeing.TOGETHER, agreeing.together),
        ({"settled", "hammered", "thrashed", "finalised", "finalized", "hours"}, agreeing.settled_with),
        (
            presence.PRESENT
            | {
                "presence",
                "front",
                "witnessed",
                "present",
                "part",
                "room",
                "table",
                "there",
                "looked",
                "looking",
                "sat",
                "sits",
                "stood",
                "watched",
            }
            | table.observers,
            presence.present,
        ),
        (presence.CHAIRED | presence.RUN | presence.LED | presence.CHAIRING, presence.chairs),
        (table.along | {"with"}, presence.beside),
        (table.mediators | table.mediation | table.shuttle | table.went | {"messages"}, presence.mediates),
    ):
        for word in sorted(cues):
            rules[word] = (*rules.get(word, ()), rule)
    return rules
