"""What the rules about meetings share: the sentence at hand, its people with their sides, and who met last."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from core.extract.delegations.findings import Finding, Seat
from core.extract.delegations.lists import listed
from core.extract.delegations.people import Person, people_of
from core.extract.delegations.sides import Sides
from core.extract.delegations.words import Words
from core.extract.document import Document, Sentence, Token
from core.model import Role

AUXILIARY = frozenset("is are was were will be been has have had then also who his her their".split())
"""Words that may stand between somebody and the verb that tells what they do."""
_HONOURS = frozenset(("excellency", "highness", "majesty", "holiness", "eminence"))
_ABBREVIATED = {"h.e.": "excellency", "h.e": "excellency", "h.h.": "highness", "h.h": "highness", "h.m.": "majesty"}
_PLURAL = frozenset(
    "negotiators envoys ministers officials diplomats delegates representatives advisers advisors aides generals "
    "leaders mediators".split()
)
_BEFORE = 12
_AFTER = 14


class Room:
    """The sentence being read, and the meetings found so far."""

    def __init__(self, document: Document, sides: Sides, words: Words) -> None:
        self.document = document
        self.sides = sides
        self.words = words
        self.findings: list[Finding] = []
        self.people: list[Person] = []
        self.teams_here: list[Finding] = []
        """What the sentence tells of teams."""
        self.teams: list[Finding] = []
        self._acting = words.words - AUXILIARY
        self._honoured: dict[str, Person] | None = None
        self.host: Person | None = None
        """At whose place they met last: who received, else who went to meet."""
        self.guest: Person | None = None
        """Who went from meeting to meeting, for "then met Y" without a subject, and for "received him"."""
        self.sentence: Sentence
        self.tokens: list[Token] = []

    def turn_to(self, sentence: Sentence, teams: list[Finding]) -> None:
        """Take up the next sentence; `teams` is what is known of teams, this sentence's last. They lend their sides."""
        self.sentence, self.tokens, self.teams = sentence, sentence.tokens, teams
        self.teams_here = []
        for finding in reversed(teams):
            if finding.sentence is not sentence:
                break
            self.teams_here.append(finding)
        lent = {seat.person.name: finding.side for finding in self.teams_here for seat in finding.seats}
        people = self.sides.people(sentence)
        people = [replace(p, side=lent[p.name]) if p.name in lent else p for p in people]
        self.people = _of_one_office(people, self.tokens, self.words)

    def low(self, index: int) -> str:
        """The word at `index` in small letters; nothing past either end."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def listed(self, start: int) -> list[Person]:
        """The people enumerated from token `start` on; who comes ", with X" or behind a semicolon is another matter."""
        people = listed(self.people, self.tokens, start, self.words)
        for i in range(1, len(people)):
            gap = self.tokens[people[i - 1].last + 1 : people[i].first]
            if any(t.text == ";" for t in gap) or [t.low for t in gap[:2]] == [",", "with"]:
                return people[:i]
        return people

    def subject(self, index: int) -> list[Person]:
        """The people who do what the verb at `index` says."""
        tokens = self.tokens
        clause = max((i for i in range(index) if tokens[i].text == ";"), default=-1)
        for start, person in enumerate(self.people):
            if person.first < clause:
                continue
            chain = listed(self.people[start:], tokens, person.first, self.words)
            chain = [p for p in chain if p.last < index]
            if not chain:
                continue
            gap = tokens[chain[-1].last + 1 : index]
            relative = any(t.low in ("who", "whom", "whose") for t in gap[:3])
            joined = bool(gap) and gap[-1].low in ("and", "then")
            closed = relative and len(gap) > 2 and gap[-1].text == ","
            clear = joined or closed or not any(t.low in self._acting or t.text in ";:." for t in gap)
            if len(gap) <= (24 if closed else 16) and (clear or (relative and len(gap) <= 8)):
                return chain if not relative else chain[-1:]
        return self._excellency(index)

    def _excellency(self, index: int) -> list[Person]:
        """ "His Excellency met with Y": a press release's own minister, the first of whom it says so."""
        for place in range(max(1, index - 4), index):
            if self.tokens[place].low in _HONOURS and self.tokens[place - 1].low in ("his", "her"):
                if self._honoured is None:
                    self._honoured = self._find_honoured()
                found = self._honoured.get(self.tokens[place].low)
                return [replace(found, first=place, last=place)] if found else []
        return []

    def _find_honoured(self) -> dict[str, Person]:
        """By honour, the first person in the article who bears it."""
        honoured: dict[str, Person] = {}
        for sentence in self.document.sentences:
            for person in people_of(self.document, sentence, self.words):
                for token in sentence.tokens[max(0, person.first - 3) : person.last]:
                    honour = _ABBREVIATED.get(token.low, token.low)
                    if honour in _HONOURS:
                        honoured.setdefault(honour, person)
        return honoured

    def happened(self, index: int) -> bool:
        """Whether the verb at `index` tells a meeting of people in one room, neither wished for nor by telephone."""
        tokens = self.tokens
        first = next((i for i in range(index - 1, max(-1, index - _BEFORE), -1) if tokens[i].text in ",;:."), -1)
        for token in tokens[max(first + 1, index - _BEFORE) : index]:
            if token.low in self.words.wish and token.text != "May":
                return False
        return self.words.remote.isdisjoint([t.low for t in tokens[max(0, index - 4) : index + _AFTER]])

    def seat(self, people: Iterable[Person], at: int, rule: str, certainty: float, hosts: bool = True) -> bool:
        """A finding for each side of a meeting; False where the people are not of two sides or more.

        One person stands for their side; several of one side have no head. With `hosts`, an office-holder whose
        country is not told is taken to be at home.
        """
        people = [self._companion(p) for p in people]
        people = self._with_hosts(people) if hosts else people
        benches: dict[str, list[Person]] = {}
        for person in people:
            if person.side:
                benches.setdefault(person.side, []).append(person)
        if len(benches) < 2:
            return False
        for person in people:
            if not person.side and (side := self._beside(person, people)):
                benches[side].append(person)
        for side, bench in benches.items():
            self._note(side, bench, at, rule, certainty, facing=tuple(s for s in benches if s != side), people=people)
        return True

    def _companion(self, person: Person) -> Person:
        """ "X, with ambassador Y": who comes with somebody is of their side, where no other is told."""
        gap = [t.low for t in self.tokens[max(0, person.first - 3) : person.first]]
        before = [p for p in self.people if p.last < person.first and p.side]
        if person.side or "with" not in gap or not before or person.first - before[-1].last > 4:
            return person
        return replace(person, side=before[-1].side)

    def _beside(self, person: Person, people: list[Person]) -> str | None:
        """The side of whom the list names right before somebody of no known side: "X's envoys A and B met C"."""
        before = [p for p in people if p.last < person.first]
        if not before or not before[-1].side or person.first - before[-1].last > 4:
            return None
        gap = self.tokens[before[-1].last + 1 : person.first]
        further = any(t.low == "well" for t in gap)
        return before[-1].side if gap and gap[0].low in (",", "and") and not further else None

    def seat_beside(
        self,
        people: Iterable[Person],
        at: int,
        rule: str,
        certainty: float,
        role: Role,
        facing: tuple[str, ...] = (),
    ) -> None:
        """A finding for each side that the people are of, one or more, beside those whose meeting it is."""
        benches: dict[str, list[Person]] = {}
        for person in people:
            if person.side:
                benches.setdefault(person.side, []).append(person)
        for side, bench in benches.items():
            encounter = role != "mediator"
            self._note(side, bench, at, rule, certainty, people=bench, facing=facing, role=role, encounter=encounter)

    def _note(
        self,
        side: str,
        bench: list[Person],
        at: int,
        rule: str,
        certainty: float,
        people: list[Person],
        facing: tuple[str, ...] = (),
        role: Role = "party",
        encounter: bool = True,
    ) -> None:
        head = len(bench) == 1 and not (role == "party" and rule == "also-present")
        self.findings.append(
            Finding(
                side=side,
                seats=[Seat(p, head=head) for p in bench],
                sentence=self.sentence,
                at=at,
                rule=rule,
                certainty=certainty,
                encounter=encounter,
                role=role,
                facing=facing,
                end=max(at, *(p.last for p in people)),
            )
        )

    def _with_hosts(self, people: list[Person]) -> list[Person]:
        """An office-holder without a country, met by a foreigner, is of the country where they meet."""
        known = {p.side for p in people if p.side}
        if not known or all(p.side for p in people):
            return people
        where = next((s for i in range(len(self.tokens)) if (s := self.sides.place_at(self.sentence, i))), None)
        host = where if where and where not in known else self.sides.home(known)
        if host is None or (where in known and len(known) > 1):
            return people
        return [p if p.side or not (p.title or where) else replace(p, side=host, inferred=True) for p in people]


def _of_one_office(people: list[Person], tokens: list[Token], words: Words) -> list[Person]:
    """ "Maoist negotiators A, B and C": an office in the plural gives its side to the whole list."""
    sides: dict[int, str] = {}
    for i, person in enumerate(people):
        if person.side is None or person.named < 1 or tokens[person.named - 1].low not in _PLURAL:
            continue
        for other in listed(people[i:], tokens, person.first, words)[1:]:
            gap = tokens[other.first - 1].low if other.first else ""
            if other.side is None and gap in (",", "and") and other.first == other.named:
                sides[other.first] = person.side
    return [replace(p, side=sides[p.first]) if p.first in sides else p for p in people]
