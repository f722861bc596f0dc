"""Who is on a team: "the delegation is led by X and includes Y and Z", lists, bullets, and who stays away.

A rule looks at one cue word and the annotated tokens around it. What a sentence leaves unsaid ("It will be headed by",
"With him were") is taken from the team that the sentences before spoke of.
"""

from __future__ import annotations

from collections.abc import Callable

from core.extract.delegations.findings import Finding, Seat
from core.extract.delegations.people import Person, listed, people_of
from core.extract.delegations.sides import Sides
from core.extract.delegations.words import Words
from core.extract.document import Document, Sentence, Token
from core.model import SeatStatus

_AUXILIARY = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "will",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "to",
        "also",
        "it",
        "itself",
        "who",
        "which",
        "that",
        "would",
        "reportedly",
        "again",
        "still",
        "now",
        "currently",
        "already",
    ]
)
_PRONOUNS = frozenset(("it", "they", "he", "she", "him", "her", "them"))
_MEMORY = 2
"""For how many sentences a team that was named stays the one that "it" and "the delegation" mean."""


class Teams:
    """Reads the sentences of one article in order and keeps which team was spoken of last."""

    def __init__(self, document: Document, sides: Sides, words: Words) -> None:
        self.findings: list[Finding] = []
        self._document = document
        self._sides = sides
        self._words = words
        self._team: str | None = None
        self._team_at = -9
        self._rules = _dispatch(words)
        self._people: list[Person] = []

    def read(self, sentence: Sentence) -> None:
        """Apply the rules to one sentence."""
        cues = [(i, rules) for i, token in enumerate(sentence.tokens) if (rules := self._rules.get(token.low))]
        named = any(m.kind == "person" or m.person for m in sentence.mentions)
        self._people = people_of(self._document, sentence, self._words) if named else []
        if self._people:
            self._labelled(sentence)
            for index, rules in cues:
                for rule in rules:
                    rule(self, sentence, index)
        for index, _ in cues:
            self._remember(sentence, index)

    def _remember(self, sentence: Sentence, index: int) -> None:
        if side := self._team_side(sentence, index):
            self._team, self._team_at = side, sentence.index

    # -- teams and their sides ---------------------------------------------------------------------------------

    def _team_side(self, sentence: Sentence, index: int) -> str | None:
        """The side of the team noun at `index`; None where the noun is none, or stands for no team."""
        low = sentence.tokens[index].low
        if low in self._words.delegation or low in self._words.with_side:
            return self._sides.before(sentence, index) or self._sides.after(sentence, index)
        return None

    def _recent(self, sentence: Sentence) -> str | None:
        """The side of the team spoken of shortly before."""
        return self._team if sentence.index - self._team_at <= _MEMORY else None

    def _team_left(self, sentence: Sentence, index: int) -> str | None:
        """The side of the team that is the subject of the verb at `index`."""
        tokens = sentence.tokens
        place = index - 1
        commas = 0
        while place >= 0 and index - place <= 16:
            token = tokens[place]
            if token.low in self._words.delegation or token.low in self._words.with_side:
                side = self._team_side(sentence, place)
                if side:
                    return side
                if token.low in self._words.delegation or _definite(tokens, place):
                    return self._recent(sentence)
            if token.text in (";", ":"):
                return None
            commas += token.text == ","
            plain = token.low in _AUXILIARY or token.text == "," or commas == 0 or commas > 1
            if token.low in self._words.words and not plain:
                return None
            place -= 1
        before = {t.low for t in tokens[max(0, index - 4) : index]}
        return self._recent(sentence) if before & {"it", "they", "which"} else None

    # -- making findings ---------------------------------------------------------------------------------------

    def _add(
        self, sentence: Sentence, side: str | None, seats: list[Seat], at: int, rule: str, certainty: float
    ) -> None:
        if not side or not seats:
            return
        for seat in seats:
            seat.head = seat.head or _marked_head(sentence, seat.person, self._words)
        if sum(seat.head for seat in seats) > 1:
            first = next(seat for seat in seats if seat.head)
            for seat in seats:
                seat.head = seat is first
        end = max(seat.person.last for seat in seats)
        self.findings.append(Finding(side, seats, sentence, at, rule, certainty, end=max(at, end)))
        self._team, self._team_at = side, sentence.index

    def _list(self, sentence: Sentence, start: int) -> list[Person]:
        return listed(self._people, sentence.tokens, start, self._words)

    # -- rules -------------------------------------------------------------------------------------------------

    def led_by(self, sentence: Sentence, index: int) -> None:
        """ "The delegation is led by X", "Hamas was represented by X", "and the Russian one by Y"."""
        tokens = sentence.tokens
        by = next((i for i in range(index + 1, min(index + 7, len(tokens))) if tokens[i].low == "by"), None)
        if by is None:
            return
        people = self._list(sentence, by + 1)
        if not people:
            return
        represented = tokens[index].low == "represented"
        side = self._team_left(sentence, index)
        if not side and represented:
            side = self._side_left(sentence, index)
            if not side:
                self._by_own_side(sentence, people, index)
                return
        if not side:
            return
        seats = [Seat(p) for p in people]
        seats[0].head = not represented or len(seats) == 1
        self._add(sentence, side, seats, index, "led-by", 0.95)
        self._and_theirs_by(sentence, people[-1].last + 1)

    def _side_left(self, sentence: Sentence, index: int) -> str | None:
        """The side that stands right before "was represented": "Hamas", "the government"."""
        for place in range(index - 1, max(-1, index - 6), -1):
            if side := self._sides.at(sentence, place):
                return side
            if sentence.tokens[place].low not in _AUXILIARY:
                return None
        return None

    def _by_own_side(self, sentence: Sentence, people: list[Person], index: int) -> None:
        """ "The parties, represented by X of A and Y of B": each heads their own side."""
        sides = {p.side for p in people if p.side}
        if len(sides) == len(people) > 1:
            for person in people:
                self._add(sentence, person.side, [Seat(person, head=True)], index, "represented-by", 0.85)

    def _and_theirs_by(self, sentence: Sentence, start: int) -> None:
        """ "... and the Russian one by Vladimir Medinsky", "and Russia's by him"."""
        tokens = sentence.tokens
        for place in range(start, min(start + 6, len(tokens))):
            side = self._sides.at(sentence, place)
            if not side:
                continue
            for by in range(place + 1, min(place + 4, len(tokens))):
                if tokens[by].low == "by" and (people := self._list(sentence, by + 1)):
                    seats = [Seat(p) for p in people]
                    seats[0].head = True
                    self._add(sentence, side, seats, by, "led-by", 0.9)
                    return
            return

    def leads(self, sentence: Sentence, index: int) -> None:
        """ "X leads the Ukrainian delegation", "X, who heads Kyiv's team"."""
        tokens = sentence.tokens
        if index + 1 < len(tokens) and tokens[index + 1].low in ("by", "of"):
            return
        side = self._object_team(sentence, index)
        if side and (person := self._subject(sentence, index)):
            self._add(sentence, side, [Seat(person, head=True)], index, "leads", 0.92)

    def _object_team(self, sentence: Sentence, index: int) -> str | None:
        tokens = sentence.tokens
        for place in range(index + 1, min(index + 9, len(tokens))):
            low = tokens[place].low
            if low in self._words.delegation or low in self._words.with_side:
                side = self._team_side(sentence, place)
                if side or low in self._words.delegation:
                    return side or self._recent(sentence)
                ahead = self._sides.before(sentence, index)
                return ahead or self._recent(sentence)
            if low in self._words.words or tokens[place].text in ",;:.":
                return None
        return None

    def _subject(self, sentence: Sentence, index: int) -> Person | None:
        """The person who does what the verb at `index` says."""
        tokens = sentence.tokens
        nearest = None
        for person in self._people:
            if person.last < index:
                nearest = person
        if nearest is None or index - nearest.last > 20:
            return None
        for person in reversed([p for p in self._people if p.last < index]):
            if _relative_after(tokens, person.last + 1):
                return person
            if person is not nearest:
                break
        gap = [t.low for t in tokens[nearest.last + 1 : index]]
        if any(low in self._words.words and low not in _AUXILIARY for low in gap):
            return None
        return nearest

    def heads_noun(self, sentence: Sentence, index: int) -> None:
        """ "head of the Ukrainian delegation X", "delegation head X", "X, Kyiv's chief negotiator"."""
        tokens = sentence.tokens
        first, last, side = self._head_office(sentence, index)
        if last < 0:
            return
        if any(t.low in self._words.former for t in tokens[max(0, first - 3) : first]):
            return
        person = self._beside(tokens, first, last)
        if person is None:
            return
        deputy = tokens[first - 1].low in ("deputy", "vice") if first else False
        side = side or person.side or self._recent(sentence)
        self._add(sentence, side, [Seat(person, head=not deputy)], index, "head-office", 0.85)

    def _head_office(self, sentence: Sentence, index: int) -> tuple[int, int, str | None]:
        """First and last token of an office that heads a team, and its side; last is -1 where there is none."""
        tokens, words = sentence.tokens, self._words
        low = tokens[index].low
        after = tokens[index + 1].low if index + 1 < len(tokens) else ""
        if low in words.chief_words and after in words.chiefs:
            return index, index + 1, self._sides.before(sentence, index)
        if low in words.delegation and after in words.delegation_heads:
            return index, index + 1, self._sides.before(sentence, index)
        if low in words.delegation_heads and after == "of":
            for place in range(index + 2, min(index + 9, len(tokens))):
                if tokens[place].low in words.delegation or tokens[place].low in words.with_side:
                    side = self._team_side(sentence, place)
                    if side or tokens[place].low in words.delegation:
                        return index, place, side
                if tokens[place].low in words.words or tokens[place].text in ",;:.":
                    break
        return index, -1, None

    def _beside(self, tokens: list[Token], first: int, last: int) -> Person | None:
        """The person before or after an office, with a comma, a bracket or nothing between them."""
        for person in self._people:
            if person.first <= first and last <= person.last:
                return person
            if last < person.first <= last + 4 and all(
                t.text == "," or t.low in ("the", "of", "a", "for") or t.mention is not None
                for t in tokens[last + 1 : person.first]
            ):
                return person
            if person.last < first <= person.last + 8:
                gap = tokens[person.last + 1 : first]
                joined = bool(gap) and gap[0].text in (",", "(")
                if joined and not any(t.low in self._words.words or t.text in ";:.)" for t in gap[1:]):
                    return person
        return None

    def includes(self, sentence: Sentence, index: int) -> None:
        """ "The team includes A and B", "a delegation including A", "and include A"."""
        people = self._list(sentence, index + 1)
        side = self._team_left(sentence, index) if people else None
        if people and not side and self.findings and self.findings[-1].sentence is sentence:
            side = self.findings[-1].side
        self._add(sentence, side, [Seat(p) for p in people], index, "includes", 0.92)

    def made_of(self, sentence: Sentence, index: int) -> None:
        """ "The team consists of", "a group made up of", "composed of"."""
        tokens = sentence.tokens
        of = next((i for i in range(index + 1, min(index + 4, len(tokens))) if tokens[i].low in ("of", "from")), None)
        if of is not None and (people := self._list(sentence, of + 1)):
            side = self._team_left(sentence, index)
            if not side and self.findings and self.findings[-1].sentence is sentence:
                side = self.findings[-1].side
            self._add(sentence, side, [Seat(p) for p in people], index, "made-of", 0.92)

    def along(self, sentence: Sentence, index: int) -> None:
        """ "The delegation was accompanied by A", "With him were A and B"."""
        tokens = sentence.tokens
        low = tokens[index].low
        if low in ("with", "alongside", "besides", "beside"):
            follows = index + 1 < len(tokens) and tokens[index + 1].low in _PRONOUNS
            if not follows or index > 2 or not self.findings:
                return
            last = self.findings[-1]
            if sentence.index - last.sentence.index > _MEMORY:
                return
            start = index + 2
            while start < len(tokens) and tokens[start].low in (
                "were",
                "was",
                "is",
                "are",
                "came",
                "sat",
                "will",
                "be",
                "travelled",
                "traveled",
                "at",
                "the",
                "table",
                "in",
                "room",
            ):
                start += 1
            people = self._list(sentence, start)
            self._add(sentence, last.side, [Seat(p) for p in people], index, "with-him", 0.9)
            return
        if index + 1 < len(tokens) and tokens[index + 1].low == "by":
            people = self._list(sentence, index + 2)
            side = self._team_left(sentence, index) if people else None
            self._add(sentence, side, [Seat(p) for p in people], index, "accompanied", 0.85)

    def on_side(self, sentence: Sentence, index: int) -> None:
        """ "On the Russian side, A, B and C took part", "For the ELN there were present A and B"."""
        tokens = sentence.tokens
        opening = index == 0 or tokens[index - 1].text in ",;:(–—" or tokens[index - 1].low in ("and", "while")
        if not opening:
            return
        side, last = None, index
        for place in range(index + 1, min(index + 7, len(tokens))):
            here = self._sides.at(sentence, place)
            if here and side is None:
                side, last = here, place
            elif (
                tokens[place].low in self._words.with_side
                or tokens[place].low in self._words.delegation
                or tokens[place].low in ("part", "behalf")
            ) or here:
                last = place
            elif tokens[place].low not in ("the", "of", "'s", "a"):
                break
        if side is None:
            return
        people = self._list(sentence, last + 1)
        if not people or people[0].first - last > 8:
            return
        lead_in = {t.low for t in tokens[last + 1 : people[0].first]}
        tail = {t.low for t in tokens[people[-1].last + 1 : people[-1].last + 12]}
        told = lead_in & {"present", "were", "was", "came", "sat", ":", "attended", "include", "are"} or tail & (
            self._words.attend | {"present", "attended", "sat", "leads", "lead"}
        )
        if told:
            self._add(sentence, side, [Seat(p) for p in people], index, "on-side", 0.88)

    def stands_for(self, sentence: Sentence, index: int) -> None:
        """ "A, B and C speak for Kabul", "(Vera Grabe for the government, Pablo Beltrán for the ELN)"."""
        tokens = sentence.tokens
        for place in range(index + 1, min(index + 4, len(tokens))):
            side = self._sides.at(sentence, place)
            if not side:
                if tokens[place].low not in ("the", "their"):
                    return
                continue
            before = tokens[index - 1].low if index else ""
            if before in ("speak", "speaks", "spoke", "negotiate", "negotiates", "negotiated", "sat", "sit", "sits"):
                people = self._chain_left(tokens, index - 1)
                seats = [Seat(p, head=len(people) == 1) for p in people]
                self._add(sentence, side, seats, index, "speaks-for", 0.8)
            elif (person := self._ends_at(index)) and self._pair_of_for(sentence):
                self._add(sentence, side, [Seat(person, head=True)], index, "for-side", 0.8)
            return

    def _ends_at(self, index: int) -> Person | None:
        return next((p for p in self._people if p.last == index - 1), None)

    def _pair_of_for(self, sentence: Sentence) -> bool:
        """At least two people of the sentence are followed by "for" and a side: then it tells who stood for whom."""
        tokens = sentence.tokens
        sides = set()
        for person in self._people:
            if person.last + 2 < len(tokens) and tokens[person.last + 1].low == "for":
                sides |= {
                    self._sides.at(sentence, i) for i in range(person.last + 2, min(person.last + 4, len(tokens)))
                }
        return len(sides - {None}) > 1

    def _chain_left(self, tokens: list[Token], index: int) -> list[Person]:
        """The list of people that ends right before token `index`."""
        for start in range(len(self._people)):
            chain = listed(self._people[start:], tokens, self._people[start].first, self._words)
            last = chain[-1].last if chain else index
            gap = tokens[last + 1 : index]
            if chain and last < index and len(gap) <= 10 and not any(t.low in self._words.words for t in gap):
                return [p for p in chain if p.last < index]
        return []

    def stay(self, sentence: Sentence, index: int) -> None:
        """ "New on the Ukrainian list were A and B. C and D stayed on.", "In the decree also are A, B and C"."""
        tokens = sentence.tokens
        low = tokens[index].low
        if low == "new" and index < 2:
            for place in range(index + 1, min(index + 8, len(tokens))):
                if tokens[place].low in ("list", "team", "delegation", "side", "roster"):
                    side = self._sides.before(sentence, place) or self._recent(sentence)
                    after = next(
                        (i for i in range(place, len(tokens)) if tokens[i].low in ("were", "are", "is", "was")), None
                    )
                    if after is not None:
                        people = self._list(sentence, after + 1)
                        self._add(sentence, side, [Seat(p) for p in people], index, "new-on-list", 0.85)
                    return
        elif low in ("stayed", "remained", "remain", "stay", "retained", "kept") and (side := self._recent(sentence)):
            people = [p for p in self._chain_left(tokens, index) if p.side in (side, None)]
            if len(people) > 1:
                self._add(sentence, side, [Seat(p) for p in people], index, "stay-on", 0.7)
        elif low == "also" and (side := self._recent(sentence)) and index + 1 < len(tokens):
            if tokens[index + 1].low in ("are", "is", "were", "was", "in", "on"):
                people = [p for p in self._list(sentence, index + 2) if p.side in (side, None)]
                if len(people) > 1:
                    self._add(sentence, side, [Seat(p) for p in people], index, "also-on-list", 0.7)

    def away(self, sentence: Sentence, index: int) -> None:
        """ "X stayed away", "X did not attend", "B was replaced by A", "A replaced B"."""
        tokens = sentence.tokens
        low = tokens[index].low
        side = self._recent(sentence)
        if side is None:
            return
        after = tokens[index + 1].low if index + 1 < len(tokens) else ""
        status: SeatStatus | None = None
        if (low in ("stayed", "stays", "stay") and after in ("away", "home", "behind")) or low in self._words.absent:
            status = "absent"
        elif low in self._words.replace:
            status = "replaced"
        if status is None:
            return
        before = [p for p in self._people if p.last < index]
        behind = [p for p in self._people if p.first > index]
        if status == "replaced" and after != "by" and tokens[index - 1].low not in ("was", "were", "been", "is"):
            if before and behind and before[-1].side in (side, None):
                self._add(
                    sentence, side, [Seat(before[-1]), Seat(behind[0], status="replaced")], index, "replaces", 0.7
                )
            return
        if before and before[-1].side in (side, None):
            seats = [Seat(before[-1], status=status)]
            seats += [Seat(behind[0])] if status == "replaced" and after == "by" and behind else []
            self._add(sentence, side, seats, index, "stays-away", 0.7)

    # -- briefs: labels and bullets ----------------------------------------------------------------------------

    def _labelled(self, sentence: Sentence) -> None:
        """ "Kabul's delegation: A (head), B, C", and "Head: A", "Women: B, C" under a heading that names the team."""
        tokens = sentence.tokens
        colon = next((i for i, t in enumerate(tokens[:16]) if t.text == ":"), None)
        if colon is None:
            return
        people = self._list(sentence, colon + 1)
        if not people or people[0].first - colon > 8 or any(p.last < colon for p in self._people):
            return
        side, head, told = self._label(sentence, colon)
        if told and side:
            seats = [Seat(p, head=head and i == 0) for i, p in enumerate(people)]
            self._add(sentence, side, seats, 0, "label", 0.9)

    def _label(self, sentence: Sentence, colon: int) -> tuple[str | None, bool, bool]:
        """The side that the words before a colon give, whether they say "head", and whether they tell of a team."""
        tokens = sentence.tokens
        label = [t.low for t in tokens[:colon]]
        head = any(low in self._words.head_marks for low in label) and not {"deputy", "vice", "not"} & set(label)
        if "not" in label:
            return None, False, False
        for index in range(colon):
            if side := self._team_side(sentence, index):
                return side, head, True
        under = self._heading_side(sentence)
        first = next((s for i in range(colon) if (s := self._sides.at(sentence, i))), None)
        if first and label[0] in ("from", "for", "on"):
            return first, head, True
        if first and len(label) <= 4 and self._heading_tells(sentence):
            return first, head, True
        if under and len(label) <= 6:
            return under, head, True
        return None, False, False

    def _heading_side(self, sentence: Sentence) -> str | None:
        """The side of the team that the block's heading names: "3. THE TALIBAN'S NEGOTIATORS"."""
        heading = sentence.block.heading
        if heading is None or heading is sentence.block:
            return None
        line = self._document.sentence_at(heading.start)
        if line is None or line.block is not heading:
            return None
        for index in range(len(line.tokens)):
            if side := self._team_side(line, index):
                return side
        return None

    def _heading_tells(self, sentence: Sentence) -> bool:
        heading = sentence.block.heading
        line = self._document.sentence_at(heading.start) if heading is not None else None
        if line is None:
            return False
        cues = self._words.delegation | self._words.with_side | {"members", "participants", "table", "attendees"}
        return any(token.low in cues for token in line.tokens)


def _definite(tokens: list[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].low in ("the", "its", "their", "his", "her", "this")


def _relative_after(tokens: list[Token], index: int) -> bool:
    """A relative clause begins here: ", who chairs ..."."""
    return index + 1 < len(tokens) and (
        tokens[index].low == "who" or (tokens[index].text == "," and tokens[index + 1].low == "who")
    )


def _marked_head(sentence: Sentence, person: Person, words: Words) -> bool:
    """What stands beside the name says that they lead: "(head)", ", head of delegation"."""
    tokens = sentence.tokens
    after = [t.low for t in tokens[person.last + 1 : person.last + 5]]
    if not after or after[0] not in ("(", ","):
        return False
    if len(after) > 2 and after[1] in words.head_marks and after[2] in (")", ","):
        return True
    return len(after) > 3 and after[1] in words.head_marks and after[2] == "of" and after[3] in words.delegation


_Rule = Callable[[Teams, Sentence, int], None]


def _dispatch(words: Words) -> dict[str, tuple[_Rule, ...]]:
    """Which rules a word sets off."""
    table: dict[str, tuple[_Rule, ...]] = {}
    for listed_words, rule in (
        (words.led, Teams.led_by),
        (words.lead, Teams.leads),
        (words.delegation_heads | words.chief_words | words.delegation, Teams.heads_noun),
        (words.include, Teams.includes),
        (words.made_of, Teams.made_of),
        (words.along | {"with", "alongside", "besides"}, Teams.along),
        ({"on", "for", "from"}, Teams.on_side),
        ({"for"}, Teams.stands_for),
        ({"new", "stayed", "remained", "retained", "kept", "also"}, Teams.stay),
        (words.absent | words.replace | {"stayed", "stays", "stay"}, Teams.away),
        (words.with_side, _nothing),
    ):
        for word in sorted(listed_words):
            table[word] = (*table.get(word, ()), rule)
    return table


def _nothing(teams: Teams, sentence: Sentence, index: int) -> None:
    """A team noun that sets off no rule, but is remembered."""
