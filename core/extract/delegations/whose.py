"""Whose people a list are: the side beside it, the one it is told to sit with or across from, or their own."""

from __future__ import annotations

from itertools import pairwise

from core.extract.delegations.beside_names import bracketed
from core.extract.delegations.cues import cues
from core.extract.delegations.findings import Finding
from core.extract.delegations.named_sides import NamedSides
from core.extract.delegations.people import Person
from core.extract.delegations.reader import Reader
from core.extract.document import Mention
from core.extract.homes import of_one_home
from core.lexicon.sides import is_bloc, is_country

_THEM = frozenset(("him", "her", "them", "his", "their", "himself", "herself", "he", "she", "they", "it"))
_ONE = frozenset(("him", "her", "his", "he", "she"))
_ACROSS = frozenset(("facing", "faced", "opposite", "across", "other"))
_AT = frozenset("stead left right side sides flank flanks elbow delegation team panel".split())
"""What "his" stands before where it tells beside whom somebody sits."""
_MEMORY = 3
"""For how many sentences the side seated last is the one that "him" and "the panel" mean."""
_REACH = 8
_NEAR = 9
"""No more words stand between somebody and the movement of which they are said to be."""
_TOO = frozenset(("also", "too", "well", "likewise"))
_JOINED = frozenset("accompanied accompanies accompany flanked flanks joined assisted supported seconded".split())
_OFFICE = 6
"""No more words stand between such a verb and whom it has for object."""
_SUBJECT = 3
"""Who is named no later in a sentence is its subject."""


class Whose:
    """Answers for the sentence that the reader is at."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.named = NamedSides(reader)
        """What the words around a list name."""
        self.named_here = False
        """The side last given stands in the sentence itself, beside the list."""

    def side(self, chain: list[Person], at: int, kind: str, found: list[Finding]) -> str | None:
        """The side of a list which the token `at` says to be there; None where nothing tells."""
        reader, tokens = self._reader, self._reader.tokens
        self.named_here = False
        if kind == "for" and (stood_for := self.named.after(at, len(tokens))[0]):
            self.named_here = True
            return stood_for
        if kind == "through":
            return self._reader.side_at(at)
        if kind == "team" and tokens[at].low in cues().belong and (whole := self._object_team(at)):
            return whole
        if kind == "team" and (team := self._subject_team(at)):
            return team
        if told := self.named.beside(chain, at):
            self.named_here = True
            return told
        before = [t.low for t in tokens[max(0, min(at, chain[0].first) - _REACH) : chain[0].first]]
        if tokens[at].low in _JOINED and (whom := self._object(chain, at)):
            return whom
        last = self._last(found)
        known = {p.side for p in chain if p.side}
        if _ACROSS & {t.low for t in tokens[max(0, at - _REACH) : at + 3]} and last:
            others = known - {last}
            return next(iter(others)) if len(others) == 1 else None if others else reader.sides.opponent(last)
        if kind == "beside" or (kind in ("sat", "team") and self._pronoun_behind(chain)):
            anchor = self._anchor(found) or self._subject_side(min(at, chain[0].first))
            others = {other for other in known if anchor is None or not of_one_home(other, anchor)}
            if anchor is not None and others and anchor not in known:
                return next(iter(others)) if len(others) == 1 else None
            return anchor
        if kind in ("by", "brought", "with"):
            subject = [p for p in reader.people if p.last < at and p not in chain]
            if subject and (subject[-1].side or kind == "by"):
                return subject[-1].side or reader.seated_side(subject[-1].name)
            if team := reader.team_left(at):
                return team
        if "whose" in before and (owner := self._owner(chain)):
            return owner
        if (one := self.antecedent(at, before)) and one.side:
            return one.side
        if len(known) == 1 and (last not in known or not (_THEM & set(before) or kind in ("with", "by", "brought"))):
            return next(iter(known))
        if _THEM & set(before) or kind in ("with", "by", "brought"):
            return last
        return None if known or self.named.follows(chain) else self._told_behind(chain, last, found)

    def _told_behind(self, chain: list[Person], last: str | None, found: list[Finding]) -> str | None:
        """The side seated last, where the words behind the list say that it is theirs, or that these came too."""
        reader, tokens = self._reader, self._reader.tokens
        tail = {t.low for t in tokens[chain[-1].last + 1 :][:_REACH]}
        if tail & (_THEM | reader.words.delegation | reader.words.with_side):
            return last
        return last if tail & _TOO and self._goes_on(found) else None

    def _goes_on(self, found: list[Finding]) -> bool:
        """Somebody was seated in the sentence before, of the same paragraph: "A and B also took the floor"."""
        last = found[-1:] or self._reader.recent_findings(1)[-1:]
        return bool(last) and last[0].sentence.block is self._reader.sentence.block

    def _object_team(self, verb: int) -> str | None:
        """The side of the team that a list makes up: "X, Y and Z make up the rebels' commission"."""
        reader = self._reader
        for place in range(verb + 1, min(verb + _REACH, len(reader.tokens))):
            if reader.is_team(place):
                return reader.team_side(place)
            if reader.tokens[place].text in ",;:." or reader.tokens[place].low in reader.words.words:
                break
        return None

    def _subject_team(self, verb: int) -> str | None:
        """The side of the team, or the side itself, that is the subject of the verb."""
        reader = self._reader
        if side := reader.team_left(verb):
            return side
        for place in range(verb - 1, max(-1, verb - 5), -1):
            if side := reader.sides.actor_at(reader.sentence, place):
                return side
        return None

    def _pronoun_behind(self, chain: list[Person]) -> bool:
        """The clause goes on with "beside her", "at his right", "part of it"."""
        tokens = self._reader.tokens
        last = chain[-1].last
        end = next((i for i in range(last + 1, len(tokens)) if tokens[i].text in ";."), len(tokens))
        end = min(end, min((p.first for p in self._reader.people if p.first > last), default=end))
        tail = tokens[last + 1 : end]
        return any(
            t.low in ("him", "her", "them", "it") or (t.low in ("his", "her", "their") and n.low in _AT)
            for t, n in pairwise([*tail, *tail[-1:]])
        )

    def _anchor(self, found: list[Finding]) -> str | None:
        """Whom "him" and "it" mean: who was seated in this sentence, the one person of the sentence before, who was
        seated last."""
        reader = self._reader
        here = [f for f in reader.findings[-3:] if f.sentence is reader.sentence]
        if here or not reader.sentence.index:
            return here[-1].side if here else self._last(found)
        before = reader.document.sentences[reader.sentence.index - 1]
        named = {m.name: m for m in before.mentions if m.kind == "person"}
        if len(named) == 1:
            one = next(iter(named.values()))
            return reader.seated_side(one.name) or one.side or self._last(found)
        return self._last(found)

    def _object(self, chain: list[Person], verb: int) -> str | None:
        """The side of X in "A and B accompanied X"."""
        behind = [p for p in self._reader.people if p not in chain and verb < p.first <= verb + _OFFICE]
        return self._reader.seated_side(behind[0].name) or behind[0].side if behind else None

    def _owner(self, chain: list[Person]) -> str | None:
        """The side of "X, at whose side sat Y"."""
        whose = max(i for i in range(chain[0].first) if self._reader.tokens[i].low == "whose")
        before = [p for p in self._reader.people if p.last < whose]
        return self._reader.seated_side(before[-1].name) or before[-1].side if before else None

    def _subject_side(self, before: int) -> str | None:
        """The side with whose name the sentence begins: "the government's table was occupied by …"."""
        sides = (self._reader.sides.actor_at(self._reader.sentence, i) for i in range(min(before, _REACH)))
        return next((side for side in sides if side), None)

    def antecedent(self, at: int, before: list[str]) -> Mention | None:
        """Whom "he", "him" or "at her side" means: the only person with a side in the sentence before."""
        opening = [t.low for t in self._reader.tokens[:3]]
        if (_ONE.isdisjoint(before) and _ONE.isdisjoint(opening)) or not self._reader.sentence.index:
            return None
        if any(p.last < at for p in self._reader.people):
            return None
        sentence = self._reader.document.sentences[self._reader.sentence.index - 1]
        named = [m for m in sentence.mentions if m.kind == "person"]
        sided = {m.name: m for m in named if m.side}
        if named and named[0].name not in sided and named[0].first <= _SUBJECT:
            return None
        return next(iter(sided.values())) if len(sided) == 1 else None

    def own(self, person: Person, side: str | None) -> str | None:
        """The side that somebody keeps in a list of another side's: their own country, of a country's list."""
        if stood_for := self.named.stood_for(person) or bracketed(self._reader.tokens, person.last):
            return stood_for
        if person.side is None or person.side == side or (side is not None and of_one_home(person.side, side)):
            return side
        if side is None or (is_country(side) and is_country(person.side)):
            return person.side
        if is_bloc(person.side):
            return person.side
        if not is_country(side) and not is_country(person.side):
            near = self._reader.tokens[max(0, person.first - _NEAR) : person.last + _NEAR]
            return person.side if any(t.mention is not None and t.mention.name == person.side for t in near) else side
        if is_country(person.side) and self.named.called(person):
            # "The U.S. envoy X sat beside him": the words say whose X is.
            return person.side
        return side

    def _last(self, found: list[Finding]) -> str | None:
        """The side of those seated last, in this sentence or shortly before."""
        reader = self._reader
        near = [f for f in found or reader.recent_findings(_MEMORY) if any(seat.status == "named" for seat in f.seats)]
        if not near:
            return reader.recent()
        return max(near, key=lambda f: (f.sentence.index, f.at)).side
