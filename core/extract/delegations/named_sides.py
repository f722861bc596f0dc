"""Whose side the words around a list name: "for Manila", "on the Russian side", "as part of Ukraine's delegation"."""

from __future__ import annotations

from core.extract.delegations.people import Person
from core.extract.delegations.reader import Reader
from core.extract.delegations.stood_for import side_behind
from core.extract.document import Token

_PREPOSITIONS = frozenset(("for", "from", "on", "of", "representing", "behalf", "to", "by"))
_BETWEEN = frozenset(
    "two three four five six seven eight nine ten dozen armed main other various host country "
    "the part side sides of behalf 's ' table team delegation and its their – — - : , were was there".split()
)
_PARTY = frozenset("side part team delegation delegates negotiators party camp bench panel".split())
_REACH = 8
"""No more words stand between a side and the list that it opens."""
_INSIDE = frozenset(("in", "on", "of", "from", "as", "within", "joined", "joins", "join", "joining"))
"""Words that lead from somebody to the team that they are of."""
_INSIDE_REACH = 7
"""Tokens behind such a word in which that team is looked for."""


class NamedSides:
    """Tells which side the words around a list or a name give, in the sentence that the reader is at."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def beside(self, chain: list[Person], at: int) -> str | None:
        """The side that a phrase in the list's own clause names: "for Manila", "on the Russian side", "of the NDF"."""
        tokens = self._reader.tokens
        first, last = chain[0].first, chain[-1].last
        start = max((i + 1 for i in range(first) if tokens[i].text in ";.:" and i < min(at, first)), default=0)
        start = max(start, max((p.last + 1 for p in self._reader.people if p.last < min(at, first)), default=0))
        for place in range(start, first):
            if tokens[place].low in _PREPOSITIONS and (side := self.after(place, first)[0]):
                inside = place and tokens[place].low in ("of", "to", "by") and not self._reader.is_team(place - 1)
                if not inside:
                    return side
        for place in range(start, first):
            if self._reader.is_team(place) and (side := self._reader.team_side(place)):
                return side
        end = next((i for i in range(last + 1, len(tokens)) if tokens[i].text in ";."), len(tokens))
        end = min(end, min((p.first for p in self._reader.people if p.first > last), default=end))
        for place in range(last + 1, min(end, last + 14)):
            if tokens[place].low in ("for", "representing", "behalf") and (side := self.after(place, end)[0]):
                return side
            sat_with = tokens[place].low == "with" and tokens[place - 1].low in ("sat", "sits", "sit", "seated")
            if (sat_with or tokens[place].low in _INSIDE) and (side := self._team_inside(place, end)):
                return side
        return None

    def after(self, start: int, end: int) -> tuple[str | None, int]:
        """The side named right behind the preposition at `start`, and the token behind it; None, and where the search
        ended, where none is named before token `end`."""
        tokens = self._reader.tokens
        if tokens[start].low in ("for", "behalf", "name", "representing"):
            first = start + 1 + (start + 1 < end and tokens[start + 1].low == "of")
            side, behind = side_behind(self._reader.sides.at, self._reader.sentence, first, end)
            if side is not None:
                return side, behind
        for place in range(start + 1, min(start + 5, end)):
            mention = tokens[place].mention
            if mention is not None and mention.kind == "place":
                # "for the Geneva round": a town says where, not for whom.
                return None, place
            leader = (
                mention.side if mention is not None and mention.kind == "person" and end - mention.last > 1 else None
            )
            if side := self._reader.side_at(place) or leader or _acronym(tokens[place]):
                return side, (mention.last if mention is not None else place) + 1
            if tokens[place].low not in _BETWEEN:
                return None, place
        return None, end

    def _team_inside(self, start: int, end: int) -> str | None:
        """The side of the team to which the words lead: "as part of Ukraine's delegation", "on the Ukrainian side"."""
        tokens = self._reader.tokens
        for place in range(start + 1, min(start + _INSIDE_REACH, end)):
            if self._reader.is_team(place) and not (place + 1 < end and tokens[place + 1].low in ("'s", "'")):
                return self._reader.team_side(place)
            advised = tokens[place].low == "to" and tokens[place - 1].low in self._reader.words.advisers
            parted = tokens[place].text == "," or (tokens[place].low in ("with", "to", "for", "by") and not advised)
            if parted or (tokens[place].low.endswith("ing") and tokens[place].low not in ("negotiating", "visiting")):
                return None
        return None

    def fronted(self, start: int, first: int) -> bool:
        """Whether "for Germany came", "from Kyiv –", "on the Russian side" stands from token `start` to the list."""
        side, at = self.after(start, first)
        if side is None or first - at > _REACH:
            return False
        gap = [t.low for t in self._reader.tokens[at:first]]
        told = [t.low for t in self._reader.tokens[start:first]]
        owner = self._reader.tokens[at - 1].mention
        if owner is not None and owner.form == "adjective" and _PARTY.isdisjoint(told):
            # "For the Ukrainian president Z, …" gives an opinion, not a seat.
            return False
        return gap[:1] != [","] or len(gap) < 3

    def end_after(self, preposition: int, end: int) -> int | None:
        """The token behind the side that the preposition names; None where it names none."""
        side, place = self.after(preposition, end)
        return place if side is not None else None

    def follows(self, chain: list[Person]) -> bool:
        """Whether the words behind the list name a side, as whom they came to meet: nothing says that they are its."""
        reader = self._reader
        start = chain[-1].last + 1
        end = next((i for i in range(start, len(reader.tokens)) if reader.tokens[i].text in ";."), len(reader.tokens))
        return any(reader.side_at(i) for i in range(start, end))

    def stood_for(self, person: Person) -> str | None:
        """The side of "…, and, for the European Union, X" inside a list."""
        tokens = self._reader.tokens
        if person.first < 3 or tokens[person.first - 1].text != ",":
            return None
        named = tokens[person.first - 2].mention
        before = named.first - 1 if named is not None else 0
        before -= tokens[before].low == "the"
        opens = before > 0 and tokens[before].low == "for" and tokens[before - 1].low in (",", "and")
        return self._reader.side_at(person.first - 2) if opens else None

    def called(self, person: Person) -> bool:
        """Whether the words beside the name give the side: "the U.S. envoy X", "Turkey's X", "X, of Turkey"."""
        tokens = self._reader.tokens
        behind = tokens[person.last + 1 : person.last + 4]
        if behind and behind[0].text == "," and any(t.mention and t.mention.name == person.side for t in behind):
            return True
        before = tokens[max(0, person.first - 2) : max(person.first, person.named)]
        if person.first and self._reader.tokens[person.first - 1].low in (",", "and"):
            return False
        return any(t.mention is not None and t.mention.kind == "side" for t in before)


def _acronym(token: Token) -> str | None:
    """A party of which nothing but its letters is known: "for the FPRC"."""
    known = token.mention is not None or token.kind != "word"
    return None if known or not token.text.isupper() or not 3 <= len(token.text) <= 6 else token.text
