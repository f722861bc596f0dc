"""Who is held responsible for what, and by whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.extract.attribution import Attribution, Speakers
from core.extract.claiming.blows import OF_BLOW, Blows
from core.extract.claiming.mutual import SAYING
from core.extract.claiming.own_accounts import OwnAccounts
from core.extract.claiming.telling import ANY
from core.extract.claiming.words import match_phrase
from core.extract.document import Document, Mention, Sentence
from core.extract.speech.phrases import Phrases
from core.extract.speech.sources import Source
from core.lexicon.sides import side_of
from core.model import Claim

if TYPE_CHECKING:
    from core.extract.dating import Dating

_FOLLOWING = frozenset(("whole-bullet", "subhead", "resumed", "quotation"))
_AUXILIARY = frozenset("had has have was were is are played took bears bore".split())
_FAULT_WORDS = 8
_DENIED_WORDS = 9
_ALONG = re.compile(r"\s*\([^)]*\)|\s+(?:responsible|accountable|guilty|liable)$")
_MUTUAL = frozenset(("each", "one"))
_CHARGING = frozenset(("blame", "blames", "blamed", "accuse", "accuses", "accused", "accusing", "blaming"))
_CHARGE_BEGINS = {"acc": "of", "bla": "for"}
"""By the first letters of the verb: the word between the accused and the charge."""
_DONE_BY = frozenset(
    ("committed", "perpetrated", "violated", "broken", "breached", "started", "provoked", "out", "initiated")
)
"""Participles before "by" and the one who is held responsible."""
_PLAIN = 6
"""Tokens between an accuser and the verb."""
_POINTING = frozenset(("it", "this", "that"))
_OPENING = frozenset(("“", '"', "«"))


def _named(label: str | None) -> str:
    """The accused without what was read along: "the RSF (RSF) responsible" is the RSF."""
    return _ALONG.sub("", label or "").strip()


def find_accusations(doc: Document, speakers: Speakers, dating: Dating | None) -> list[Claim]:
    """Claims of the kind attribution, in the order of the text."""
    return _Accusations(doc, dating).find(speakers)


class _Accusations(Blows, OwnAccounts):
    def find(self, speakers: Speakers) -> list[Claim]:
        """The claims of the whole article."""
        cues = self.words.trading | self.words.calling | _CHARGING | SAYING
        for sentence in self.doc.sentences:
            for place in sentence.places_of(cues):
                low = sentence.lows[place]
                if low in self.words.trading:
                    if self._traded(sentence, place):
                        self._mutual(sentence, place)
                elif low in _CHARGING or low in SAYING:
                    if self._each_other(sentence, place):
                        self._mutual(sentence, place, self._parties(sentence))
                elif low in self.words.calling:
                    self._belied(sentence, place)
        charged = {a.sentence for a in speakers if a.confidence == "accused"}
        for sentence in self.doc.sentences:
            if sentence.index not in charged and not sentence.words.isdisjoint(_CHARGING):
                self._plainly(sentence)
        for attribution in speakers:
            if attribution.rule in _FOLLOWING and attribution.rule != "quotation":
                continue
            sentence = self.doc.sentences[attribution.sentence]
            phrases = Phrases(sentence, self.doc.text)
            first, last = sentence.token_at(attribution.start), sentence.token_at(attribution.end - 1)
            own_cue = attribution.rule != "quotation"
            if own_cue and attribution.confidence == "accused":
                if self.claims and self._denied_here(attribution, sentence):
                    self._turn_round(attribution, sentence)
                self._accuse(attribution, sentence, phrases, last)
            elif own_cue and attribution.confidence == "denied":
                told = len(self.claims)
                self._deny(attribution, sentence, sentence.token_at(attribution.cue_end - 1) + 1, last)
                if len(self.claims) > told:
                    self._answer(attribution, sentence)
            else:
                if not (
                    self.claims and self._denied_here(attribution, sentence) and self._turn_round(attribution, sentence)
                ):
                    self._within(attribution, sentence, phrases, first, last)
        return self.claims

    def _accuse(self, attribution: Attribution, sentence: Sentence, phrases: Phrases, last: int) -> None:
        """ "X accuses Y of breaking the truce", "held Y responsible", "pointed the finger at Y", "put it down to Y"."""
        tokens = sentence.tokens
        cue = sentence.token_at(attribution.cue_end - 1)
        at = cue + 1
        if at >= len(tokens):
            return
        if tokens[at].low in _MUTUAL:
            self._mutual(sentence, at)
            return
        accused = phrases.after(at + 1 if tokens[at].text in _OPENING else at)
        behind = self._behind_particle(sentence, cue)
        if behind:
            accused = phrases.after(behind)
        elif accused and not accused.known and self._sided(sentence, accused) is None:
            on = next((k for k in range(at, min(at + 8, len(tokens))) if tokens[k].low == "on"), 0)
            accused = phrases.after(on + 1) if on else accused
        accused = self._sided(sentence, accused)
        if accused is None or accused.kind == "pronoun":
            return
        self._leave_charge(sentence, accused, _CHARGE_BEGINS.get(tokens[cue].low[:3], ""))
        between = self._act(sentence, at, behind) if behind else None
        following = tokens[accused.last + 1].low if accused.last + 1 < len(tokens) else ""
        fresh = attribution.rule == "coordinated" and following == "of"
        self._add(attribution, sentence, accused, accused.last + 1, last, between, fresh=fresh)

    def _leave_charge(self, sentence: Sentence, accused: Source, link: str) -> None:
        """ "accused paramilitaries of the killings": the accused ends where the charge begins."""
        at = next((k for k in range(accused.first + 1, accused.last) if sentence.tokens[k].low == link), 0)
        if at and accused.kind == "people" and all(t.mention is None for t in sentence.tokens[at : accused.last + 1]):
            accused.last = at - 1
            accused.name = " ".join(t.text for t in sentence.tokens[accused.first : at] if t.low != "the")

    def _plainly(self, sentence: Sentence) -> None:
        """ "The minister has accused Wednesday Damascus of torpedoing the talks": where no speaker was read."""
        phrases = Phrases(sentence, self.doc.text)
        for token in sentence.tokens:
            if token.low not in _CHARGING or self._each_other(sentence, token.index):
                continue
            at = self._behind_date(sentence, token.index + 1)
            accused = self._sided(sentence, phrases.after(at))
            names = [m for m in sentence.mentions if m.last < token.index and m.kind in ("person", "org", "side")]
            if accused is None or accused.kind not in ("side", "body") or not names:
                continue
            behind = sentence.tokens[accused.last + 1].low if accused.last + 1 < len(sentence.tokens) else ""
            if behind in ("of", "for") and token.index - names[-1].last <= _PLAIN:
                self._add(None, sentence, accused, accused.last + 1, len(sentence.tokens) - 1, None, names[-1].name)

    def _behind_date(self, sentence: Sentence, at: int) -> int:
        """The token after the day that stands at `at` ("accused Wednesday Damascus"), or `at`."""
        tokens = sentence.tokens
        while at < len(tokens) and any(date.start <= tokens[at].start < date.end for date in sentence.dates):
            at += 1
        return at

    def _behind_particle(self, sentence: Sentence, cue: int) -> int:
        """Where the accused begins in "put the delay down to Y", "laid it at the door of Y"; 0 for other verbs."""
        tokens = sentence.tokens
        if tokens[cue].low not in self.words.late:
            return 0
        for at in range(cue + 2, min(cue + 16, len(tokens) - 1)):
            if tokens[at].low == "to" or (tokens[at].low == "of" and tokens[at - 1].low == "door"):
                return at + 1
        return 0

    def _mutual(self, sentence: Sentence, at: int, parties: list[Mention] | None = None) -> None:
        """ "Thailand and Cambodia accused each other of firing first": one claim a side."""
        sides = parties or [m for m in sentence.mentions if m.kind == "side" and m.last < at and m.form != "adjective"]
        if len({m.name for m in sides}) != 2:
            return
        first = sides[0]
        second = next(m for m in sides if m.name != first.name)
        for holder, accused in ((first, second), (second, first)):
            place = 0 if parties else accused.first
            source = Source(place, 0 if parties else accused.last, "side", accused.name, mention=accused)
            self._add(None, sentence, source, at, len(sentence.tokens) - 1, None, holder.name)

    def _add(
        self,
        attribution: Attribution | None,
        sentence: Sentence,
        accused: Source,
        first: int,
        last: int,
        act: tuple[str, str] | None,
        holder: str | None = None,
        fresh: bool = False,
        rule: str = "accused",
    ) -> None:
        """Add the accusation; what it is about stands behind the accused, else in the sentence or before."""
        name, holder = _named(accused.name or accused.head), holder or (attribution.speaker if attribution else "")
        side = self._side(accused)
        if not name or name == holder or sentence.tokens[accused.first].low in self.words.own:
            return
        if side and side == side_of(holder):
            return
        act = self._fuller(act or self._act(sentence, first, last) or self._act_around(sentence), sentence)
        kind, words = act or (ANY, "")
        told = self._place_in(kind, words, sentence, first, name, side, denies=False, fresh=fresh)
        did = f" {words}" if rule == OF_BLOW else self._fault(sentence, accused.last + 1)
        value = f"{name}{did} ({holder})"
        self._claim(told, value, holder, attribution, sentence, first, (name, holder), f"{rule}/{kind}")

    def _fault(self, sentence: Sentence, at: int) -> str:
        """What the accused failed to do: ", which failed to hand over the list", " not sending three names"."""
        tokens = sentence.tokens
        lows = [token.low for token in tokens[at : at + 6]]
        if lows[:1] == ["not"]:
            return " " + self._brief(sentence, at, len(tokens) - 1)
        if lows[:2] not in ([",", "which"], [",", "who"]):
            return ""
        for k in range(at + 2, min(at + 7, len(tokens))):
            if tokens[k].low in ("failed", "refused", "did", "had"):
                return f", {lows[1]} {self._brief(sentence, k, len(tokens) - 1, _FAULT_WORDS)}"
        return ""

    def _within(self, attribution: Attribution, sentence: Sentence, phrases: Phrases, first: int, last: int) -> None:
        """ "Congo says Rwanda is behind the group", "it was the ELN", "it had nothing to do with the bombing"."""
        tokens, words = sentence.tokens, self.words
        for at in sentence.places_of(words.within):
            if not first <= at <= last:
                continue
            low = tokens[at].low
            if low in words.causes and self._excuses(attribution, sentence, at, last):
                return
            if low in words.phrases and match_phrase(tokens, at, words.phrases[low]):
                act = self._act(sentence, at, last)
                verb = at - 1 if at > first and tokens[at - 1].low in _AUXILIARY else at
                said = self._brief(sentence, verb, last, _DENIED_WORDS)
                self._denial(attribution, sentence, at, act, self._answered(attribution.speaker, sentence, act), said)
                return
            if low in words.predicates:
                size = match_phrase(tokens, at, words.predicates[low])
                if size and self._blames(sentence, phrases, attribution, at, size, last):
                    return
            if low in words.blows and (blow := self._struck(attribution.speaker, sentence, phrases, at, last)):
                self._add(attribution, sentence, blow[0], at, last, blow[1], rule=OF_BLOW)
                return
            if low == "work" and (doer_of_it := self._work_of(sentence, phrases, at)):
                self._add(attribution, sentence, doer_of_it, 0, at, self._act(sentence, 0, at))
                return
            if (
                low == "by"
                and tokens[at - 1].low in _DONE_BY
                and self._done_by(attribution, sentence, phrases, first, at)
            ):
                return
            if low == "it" and at + 2 <= last and tokens[at + 1].low == "was":
                named = any(tokens[k].mention is not None for k in range(at + 2, min(at + 4, last + 1)))
                accused = self._sided(sentence, phrases.after(at + 2)) if named else None
                if accused and accused.kind in ("side", "body", "person") and self._side(accused):
                    proposed = self._proposed(sentence, accused.last + 1, last)
                    if accused.kind != "person" or proposed:
                        self._add(attribution, sentence, accused, accused.last + 1, last, proposed)
                    return

    def _done_by(self, attribution: Attribution, sentence: Sentence, phrases: Phrases, first: int, at: int) -> bool:
        """ "violations are being committed by India": the accused stands behind what was done."""
        accused = self._sided(sentence, phrases.after(at + 1))
        act = self._act(sentence, first, at)
        if accused is None or act is None or accused.kind not in ("side", "body") or not self._side(accused):
            return False
        self._add(attribution, sentence, accused, first, at, act)
        return True

    def _proposed(self, sentence: Sentence, first: int, last: int) -> tuple[str, str] | None:
        """ "It was Ankara that proposed the corridor", "… that made the request": whose idea, and what."""
        for at in range(first, min(first + 5, last + 1)):
            if sentence.tokens[at].low in self.words.proposing:
                return "proposal", self._brief(sentence, at, last)
        return None

    def _blames(
        self, sentence: Sentence, phrases: Phrases, attribution: Attribution, at: int, size: int, last: int
    ) -> bool:
        """Whether the subject of the predicate at `at` is blamed for something; adds the claim if so."""
        tokens = sentence.tokens
        accused = self._sided(sentence, phrases.before(at))
        if accused is None or accused.kind in ("pronoun", "document", "place"):
            return False
        act = self._act(sentence, at + 1, last)
        predicate = {token.low for token in tokens[at : at + size]}
        if predicate & self.words.proposing and (act or tokens[min(at + size, last)].low in _POINTING):
            act = ("proposal", act[1] if act else "")
        if "behind" in predicate and any(
            t.low in self.words.groups or self._armed(t.mention) for t in tokens[at : at + 6]
        ):
            act = ("backing", self._brief(sentence, at, last))
        if act is None and not predicate & self.words.blaming:
            return False
        self._add(attribution, sentence, accused, at, last, act)
        return True

    def _armed(self, mention: object) -> bool:
        return getattr(mention, "kind", None) == "side" and getattr(mention, "country", None) is None
