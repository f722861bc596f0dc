"""What the sentences before have told: the reader's memory as it walks through an article."""

from __future__ import annotations

import msgspec

from core.extract.document import Document, Mention, Sentence
from core.extract.noun_phrases import Counted
from core.extract.predicate import IN_FLIGHT, Predicate
from core.model import Figure

ATTACK_WORDS = frozenset(
    """strike strikes struck airstrike airstrikes attack attacks attacked raid raids drone drones missile missiles
    rocket rockets shelling shelled shell shells
    bombing bombed bombardment fire gunfire blast explosion explosions artillery mortar mortars bomb bombs barrage
    assault assaults offensive hit raided aggression onslaught ambush ambushes ambushed incursion incursions
    bombings bombardments bombing counterattack counter-attack air-raid air-strike air-strikes""".split()
)
OF_TALKS = frozenset(
    """talks talk negotiations negotiators delegation delegations envoy envoys summit meeting meets meet round peace
    ceasefire cease-fire truce agreement accord deal pact sign signs signed mediation process visit press
    after""".split()
)
"""A headline with these words may name the venue of talks."""


class Told(msgspec.Struct):
    """A figure already read, with its phrase and predicate."""

    phrase: Counted
    predicate: Predicate
    figure: Figure
    sentence: Sentence


class Passage(msgspec.Struct):
    """Who shoots at whom, where, and what was counted last."""

    by: str | None = None
    """The shooter that this paragraph names."""
    attackers: str | None = None
    """Who attacked in the sentences before, though those attacked struck back since."""
    unknown: bool = False
    """The attackers that this paragraph names belong to no side."""
    weapon_kinds: frozenset[str] = frozenset()
    """With what kinds of weapon."""
    day: str | None = None
    """And on which day."""
    subject: str | None = None
    """The side that acted or spoke last."""
    state: str | None = None
    """The one state that fights an armed group in this article: whose "the army" is."""
    own: str | None = None
    """The party whose outlet this is: whose "our units" are."""
    enemy: str | None = None
    """Whom "the enemy" means: the opponent of the outlet's own side, or of the speaker's."""
    holder: str | None = None
    """The armed group that takes hostages in this article; captives of states are prisoners."""
    place: Mention | None = None
    struck: Mention | None = None
    """The place of a sentence of this paragraph that tells of an attack or of harm."""
    section_place: Mention | None = None
    """Where the paragraphs before, under the same heading, took place: a guess, good for a name and no more."""
    label: str | None = None
    """The side that a bullet's label names: "Lebanon: 4,047 dead"."""
    last: Told | None = None
    weapons: Told | None = None
    """The last figure of weapons in flight outside tables: what the columns of a table go on with."""
    lead: Told | None = None
    """The first figure of the last sentence that has any: what a bare number in the next line goes on with."""

    def enter(self, document: Document, sentence: Sentence, label: str | None, place: Mention | None) -> None:
        """Begin a paragraph or bullet: its shooter is forgotten, its place is that of its heading; the last figure is
        forgotten only after a gap."""
        previous = document.sentences[sentence.index - 1] if sentence.index else None
        goes_on = previous is not None and previous.block.heading is sentence.block.heading
        self.section_place = self.struck or self.section_place if goes_on and sentence.block.kind != "bullet" else None
        self.struck = None
        self.by, self.attackers, self.subject, self.place, self.label = None, None, None, place, label
        self.unknown, self.weapon_kinds, self.day = False, frozenset(), None
        if self.last is not None and sentence.index:
            previous = document.sentences[sentence.index - 1]
            if previous.block.index < sentence.block.index - 1:
                self.last = None

    def remember(self, told: Told) -> None:
        """Keep the figure just read."""
        if self.last is None or self.last.sentence is not told.sentence:
            self.lead = told
        if told.phrase.object in IN_FLIGHT and told.sentence.block.kind != "row":
            self.weapons = told
        self.last = told

    def near(self, sentence: Sentence) -> Told | None:
        """The last figure, where it stands in this sentence, the one before, or earlier in the paragraph."""
        told = self.last
        if told is None:
            return None
        return told if sentence.index - told.sentence.index <= 1 or told.sentence.block is sentence.block else None

    def close(self, sentence: Sentence) -> Told | None:
        """The last figure, where it stands at most two sentences back under the same heading."""
        told = self.last
        if told is None or sentence.index - told.sentence.index > 2:
            return None
        return told if told.sentence.block.heading is sentence.block.heading else None
