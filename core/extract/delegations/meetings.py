"""Who met whom: "X met Y", "Y received X, accompanied by Z", "signed by X for A and by Y for B", "Z also attended".

Each person is seated on their own side; only people of different sides make a meeting, and a call or a wish makes none.
"""

from __future__ import annotations

from collections.abc import Callable

from core.extract.delegations.findings import Finding, Seat
from core.extract.delegations.people import Person, listed, people_of
from core.extract.delegations.sides import Sides
from core.extract.delegations.words import Words
from core.extract.document import Document, Sentence
from core.model import Role

_REFLEXIVE = frozenset(("each", "other", "reporters", "journalists"))
_PRESENT = frozenset(("attended", "attends", "attend", "attending"))


class Meetings:
    """Reads the sentences of one article in order and keeps who met last, for "also attended" and "then met"."""

    def __init__(self, document: Document, sides: Sides, words: Words) -> None:
        self.findings: list[Finding] = []
        self._document = document
        self._sides = sides
        self._words = words
        self._rules = _dispatch(words)
        self._people: list[Person] = []
        self._told_here: list[Finding] = []
        """What the sentence tells of teams."""
        self._guest: Person | None = None
        """Who went from meeting to meeting, for "then met Y" without a subject."""

    def read(self, sentence: Sentence, told: list[Finding]) -> None:
        """Apply the rules to one sentence; `told` is what is known of teams up to it, this sentence's last."""
        if not any(m.kind == "person" or m.person for m in sentence.mentions):
            return
        cues = [(i, rules) for i, token in enumerate(sentence.tokens) if (rules := self._rules.get(token.low))]
        if not cues:
            return
        self._told_here = []
        for finding in reversed(told):
            if finding.sentence is not sentence:
                break
            self._told_here.append(finding)
        sides = {seat.person.name: finding.side for finding in self._told_here for seat in finding.seats}
        people = people_of(self._document, sentence, self._words)
        self._people = [_with_side(p, sides[p.name]) if p.name in sides else p for p in people]
        for index, rules in cues:
            for rule in rules:
                rule(self, sentence, index)

    # -- making findings ---------------------------------------------------------------------------------------

    def _seat(
        self,
        sentence: Sentence,
        parties: list[list[Person]],
        at: int,
        rule: str,
        certainty: float,
        role: Role = "party",
    ) -> list[Finding]:
        """A finding for each side of a meeting: one person stands for it, several have no head."""
        benches: dict[str, list[Person]] = {}
        for party in parties:
            for person in party:
                if person.side:
                    benches.setdefault(person.side, []).append(person)
        if len(benches) < 2:
            return []
        made = []
        for side, people in benches.items():
            finding = Finding(
                side=side,
                seats=[Seat(p, head=len(people) == 1) for p in people],
                sentence=sentence,
                at=at,
                rule=rule,
                certainty=certainty,
                encounter=True,
                role=role,
                facing=tuple(s for s in benches if s != side),
                end=max(at, *(p.last for bench in benches.values() for p in bench)),
            )
            made.append(finding)
        self.findings += made
        return made

    def _list(self, sentence: Sentence, start: int) -> list[Person]:
        return listed(self._people, sentence.tokens, start, self._words)

    def _subject(self, sentence: Sentence, index: int) -> list[Person]:
        """The people who do what the verb at `index` says; whoever did it before where the sentence names nobody."""
        tokens = sentence.tokens
        for start, person in enumerate(self._people):
            chain = listed(self._people[start:], tokens, person.first, self._words)
            chain = [p for p in chain if p.last < index]
            if not chain:
                continue
            gap = tokens[chain[-1].last + 1 : index]
            relative = any(t.low in ("who", "whom") for t in gap[:3])
            clear = not any(t.low in self._words.words - _AUXILIARY or t.text in ";:." for t in gap)
            if len(gap) <= 16 and (clear or (relative and len(gap) <= 8)):
                return chain if not relative else chain[-1:]
        return []

    def _told(self, sentence: Sentence, index: int) -> bool:
        """Whether the verb at `index` tells a meeting of people in one room, neither wished for nor by telephone."""
        tokens = sentence.tokens
        before = {t.low for t in tokens[max(0, index - 5) : index]}
        if before & self._words.wish:
            return False
        after = {t.low for t in tokens[index : index + 14]} | {t.low for t in tokens[max(0, index - 4) : index]}
        return not after & self._words.remote

    # -- rules -------------------------------------------------------------------------------------------------

    def meets(self, sentence: Sentence, index: int) -> None:
        """ "X met Y", "X and Y met", "Y received X", "X was received by Y"."""
        tokens = sentence.tokens
        if not self._told(sentence, index):
            return
        after = index + 1
        while after < len(tokens) and tokens[after].low in (
            "with",
            "separately",
            "also",
            "again",
            "briefly",
            "privately",
            "his",
            "her",
            "their",
        ):
            after += 1
        by = next((i for i in range(index + 1, min(index + 8, len(tokens))) if tokens[i].low == "by"), None)
        passive = index > 0 and any(
            t.low in ("was", "were", "been", "is", "being") for t in tokens[max(0, index - 2) : index]
        )
        start = by + 1 if passive and by is not None else after
        objects = _until_day(sentence, self._list(sentence, start))
        if not objects or objects[0].first - start > 6:
            objects = self._team_met(index)
        subjects = self._subject(sentence, index) or (
            [self._guest] if self._guest and self._opens(sentence, index) else []
        )
        found = self._seat(sentence, [subjects, objects], objects[0].first if objects else index, "met", 0.85)
        if found and subjects:
            self._guest = subjects[0] if not passive else subjects[-1]
        if found and objects:
            self._then(sentence, subjects, objects[-1].last + 1)

    def _team_met(self, index: int) -> list[Person]:
        """ "received the delegation of Hamas headed by X": the head of the team that the verb's object is."""
        for finding in self._told_here:
            head = finding.head
            if head is not None and index < finding.at <= index + 16 and head.first > index:
                return [p for p in self._people if p.first == head.first]
        return []

    def _opens(self, sentence: Sentence, index: int) -> bool:
        """The verb has no subject of its own, or a pronoun: "20 Nov, evening: meets Ron Dermer", "he then met"."""
        tokens = sentence.tokens
        if any(p.last < index for p in self._people):
            return False
        before = [t.low for t in tokens[:index]]
        return not before or before[-1] in ("he", "she", "then", "later", "also", ":") or ":" in before[-3:]

    def _then(self, sentence: Sentence, subjects: list[Person], start: int) -> None:
        """ "... and Y2 in Jerusalem on the 21st", "then Y2": the same subject goes on to meet somebody else."""
        tokens = sentence.tokens
        for person in self._people:
            if person.first < start:
                continue
            gap = tokens[start : person.first]
            lows = [t.low for t in gap]
            if len(gap) > 14 or not ({"and", "then"} & set(lows)):
                return
            if any(
                low in self._words.words - {"then", "before", "after"} or t.text in ";:."
                for low, t in zip(lows, gap, strict=True)
            ):
                return
            self._seat(sentence, [subjects, [person]], person.first, "met-then", 0.75)
            start = person.last + 1

    def spoke_alone(self, sentence: Sentence, index: int) -> None:
        """ "X and Y spoke one-on-one", "X and Y talked face to face"."""
        tokens = sentence.tokens
        low = tokens[index].low
        alone = low in ("one-on-one", "face-to-face", "tete-a-tete", "tête-à-tête") or (
            low == "face" and [t.low for t in tokens[index + 1 : index + 3]] == ["to", "face"]
        )
        if alone and self._told(sentence, index):
            verb = next((i for i in range(index - 1, max(-1, index - 8), -1) if tokens[i].low in _SPEAK), None)
            if verb is not None:
                self._seat(sentence, [self._subject(sentence, verb)], verb, "spoke-alone", 0.8)

    def holds_talks(self, sentence: Sentence, index: int) -> None:
        """ "X held talks with Y", "X sat down with Y", "talks between X and Y"."""
        tokens, words = sentence.tokens, self._words
        if not self._told(sentence, index):
            return
        low = tokens[index].low
        if low in words.talks and index + 1 < len(tokens) and tokens[index + 1].low == "between":
            self._seat(sentence, [self._list(sentence, index + 2)], index, "talks-between", 0.75)
            return
        if low in words.hold:
            noun = next(
                (i for i in range(index + 1, min(index + 6, len(tokens))) if tokens[i].low in words.talks), None
            )
        elif low in words.sat:
            noun = (
                index + 1
                if index + 1 < len(tokens) and tokens[index + 1].low in ("down", "across", "opposite")
                else None
            )
        else:
            noun = None
        if noun is None:
            return
        link = next(
            (i for i in range(noun + 1, min(noun + 8, len(tokens))) if tokens[i].low in ("with", "from", "opposite")),
            None,
        )
        if link is None:
            return
        objects = self._list(sentence, link + 1)
        if objects and objects[0].first - link <= 6:
            self._seat(sentence, [self._subject(sentence, index), objects], objects[0].first, "held-talks", 0.8)

    def signed(self, sentence: Sentence, index: int) -> None:
        """ "Signed by X, envoy, for Kinshasa and by Y for the rebels"."""
        tokens = sentence.tokens
        by = next((i for i in range(index + 1, min(index + 12, len(tokens))) if tokens[i].low in ("by", "for")), None)
        near = {t.low for t in tokens}
        if by is None or not near & self._words.accords:
            return
        signers: list[Person] = []
        for person in self._people:
            if person.first <= by or len(signers) >= 4:
                continue
            gap = tokens[(signers[-1].last if signers else by) + 1 : person.first]
            if len(gap) > 20 or any(t.low in self._words.words or t.text in ";:." for t in gap):
                break
            signers.append(person)
        seated = [self._for_side(sentence, by, p) for p in signers]
        self._seat(sentence, [seated], index, "signed-by", 0.88)

    def _for_side(self, sentence: Sentence, by: int, person: Person) -> Person:
        """The person with the side that "for the rebels" before or after the name says."""
        tokens = sentence.tokens
        end = next((p.first for p in self._people if p.first > person.last), len(tokens))
        for place in range(person.last + 1, min(end, person.last + 14)):
            if tokens[place].low in ("for", "behalf") and (side := self._side_from(sentence, place + 1, end)):
                return _with_side(person, side)
        before = max((p.last + 1 for p in self._people if p.last < person.first), default=by - 1)
        for place in range(max(before, by - 4), person.first):
            if tokens[place].low == "for" and (side := self._side_from(sentence, place + 1, person.first)):
                return _with_side(person, side)
        return person

    def _side_from(self, sentence: Sentence, first: int, end: int) -> str | None:
        for place in range(first, min(first + 4, end)):
            if side := self._sides.at(sentence, place):
                return side
        return None

    def present(self, sentence: Sentence, index: int) -> None:
        """ "It was attended by X", "in the presence of X", "were present X and Y", "X was also in the room"."""
        tokens, words = sentence.tokens, self._words
        low = tokens[index].low
        after = tokens[index + 1].low if index + 1 < len(tokens) else ""
        people: list[Person] = []
        if (low in _PRESENT and after == "by") or (low == "presence" and after == "of"):
            people = self._list(sentence, index + 2)
        elif low == "present" and index and any(t.low in ("were", "was") for t in tokens[max(0, index - 2) : index]):
            people = self._list(sentence, index + 1) or self._subject(sentence, index)
        elif low in _PRESENT or (low == "part" and tokens[index - 1].low in ("took", "takes", "take")):
            people = self._subject(sentence, index) if self._told(sentence, index) else []
        elif low == "room" and index > 1 and tokens[index - 2].low == "in":
            people = self._subject(sentence, index)
        if not people or {t.low for t in tokens} & words.remote:
            return
        self._beside(sentence, people, index)

    def _beside(self, sentence: Sentence, people: list[Person], index: int) -> None:
        """Seat people at the meeting that was told last, or at one of their own where they are of several sides."""
        recent = [f for f in self.findings if sentence.index - f.sentence.index <= 2]
        if not recent:
            self._seat(sentence, [people], index, "attended", 0.7)
            return
        sides = {f.side for f in recent}
        for person in people:
            if not person.side or any(person.name == s.person.name for f in recent for s in f.seats):
                continue
            role: Role = "party" if person.side in sides else "observer"
            self.findings.append(
                Finding(
                    side=person.side,
                    seats=[Seat(person, head=role == "observer")],
                    sentence=sentence,
                    at=recent[-1].at if recent[-1].sentence is sentence else index,
                    rule="also-present",
                    certainty=0.75,
                    encounter=True,
                    role=role,
                    facing=tuple(sorted(sides - {person.side})),
                    end=max(index, person.last),
                )
            )

    def along(self, sentence: Sentence, index: int) -> None:
        """ "Berri receives Jeffers, accompanied by Ambassador Johnson": she sits beside Jeffers."""
        tokens = sentence.tokens
        if index + 1 >= len(tokens):
            return
        start = index + 2 if tokens[index + 1].low == "by" else index + 1 if tokens[index].low == "with" else None
        if start is None or index == 0:
            return
        here = [f for f in self.findings if f.sentence is sentence]
        before = [p for p in self._people if p.last < index]
        people = self._list(sentence, start)
        if not here or not before or not people or people[0].first - start > 3 or tokens[index - 1].text != ",":
            return
        for finding in here:
            if any(seat.person is before[-1] for seat in finding.seats):
                known = {seat.person.name for f in here for seat in f.seats}
                finding.seats += [Seat(p) for p in people if p.name not in known]
                finding.end = max(finding.end, people[-1].last)

    def mediates(self, sentence: Sentence, index: int) -> None:
        """ "mediators X of Qatar and Y of Egypt", "X and Y carried messages back and forth"."""
        tokens, words = sentence.tokens, self._words
        low = tokens[index].low
        people: list[Person] = []
        if low in words.mediators:
            people = [p for p in self._list(sentence, index + 1) if p.first - index <= 30]
            people = people if people and people[0].first - index <= 4 else []
        elif low in words.mediation and index + 1 < len(tokens) and tokens[index + 1].low == "by":
            people = self._list(sentence, index + 2)
        elif low in words.shuttle or (
            low == "messages" and tokens[index - 1].low in ("carried", "passed", "relayed", "conveyed")
        ):
            people = self._subject(sentence, index)
        benches: dict[str, list[Person]] = {}
        for person in people:
            if person.side:
                benches.setdefault(person.side, []).append(person)
        for side, bench in benches.items():
            self.findings.append(
                Finding(
                    side=side,
                    seats=[Seat(p, head=len(bench) == 1) for p in bench],
                    sentence=sentence,
                    at=index,
                    rule="mediator",
                    certainty=0.7,
                    role="mediator",
                    end=max(index, *(p.last for p in bench)),
                )
            )


_SPEAK = frozenset(("spoke", "speak", "talked", "talk", "conferred", "sat", "met", "negotiated"))
_AUXILIARY = frozenset(["is", "are", "was", "were", "will", "be", "been", "has", "have", "had", "then", "also", "who"])


def _until_day(sentence: Sentence, people: list[Person]) -> list[Person]:
    """The people met on the first day that a list names: "A on Tuesday and B on Thursday" are two meetings."""
    for i in range(1, len(people)):
        if any(people[i - 1].end <= date.start < people[i].start for date in sentence.dates):
            return people[:i]
    return people


def _with_side(person: Person, side: str) -> Person:
    return Person(person.name, person.title, side, person.first, person.last, person.start, person.end)


_Rule = Callable[[Meetings, Sentence, int], None]


def _dispatch(words: Words) -> dict[str, tuple[_Rule, ...]]:
    """Which rules a word sets off."""
    table: dict[str, tuple[_Rule, ...]] = {}
    for listed_words, rule in (
        (words.meet, Meetings.meets),
        (words.hold | words.sat | words.talks, Meetings.holds_talks),
        ({"one-on-one", "face-to-face", "face", "tete-a-tete", "tête-à-tête"}, Meetings.spoke_alone),
        (words.sign, Meetings.signed),
        (_PRESENT | {"presence", "present", "part", "room"}, Meetings.present),
        (words.along | {"with"}, Meetings.along),
        (words.mediators | words.mediation | words.shuttle | {"messages"}, Meetings.mediates),
    ):
        for word in sorted(listed_words):
            table[word] = (*table.get(word, ()), rule)
    return table
