"""What the rules about teams share: the sentence at hand, its people, and which team was spoken of last."""

from __future__ import annotations

from itertools import takewhile

from core.extract.delegations.findings import Finding, Seat
from core.extract.delegations.lists import listed
from core.extract.delegations.people import Person
from core.extract.delegations.sides import Sides
from core.extract.delegations.words import Words
from core.extract.document import Document, Sentence, Token
from core.lexicon.sides import is_country
from core.model import Role

AUXILIARY = frozenset(
    "is are was were will be been being has have had to also it itself who which that would again still now".split()
)
"""Words that may stand between a team or a person and the verb that tells of them."""
_NO_TABLE = frozenset(("group", "groups", "party", "camp", "officials", "government"))
_PART_OF_TABLE = frozenset("working contact sub parliamentary study task advocacy rights aid".split())
"""Before "group" and "team": one that both sides sit on, or that sits at no table."""
_SENT = frozenset("sent sends dispatched dispatches fielded fields brought seated".split())
_SENT_PEOPLE = frozenset("people men women two three four five six seven eight nine ten eleven twelve a".split())
_NEGOTIATING = frozenset(("negotiating", "negotiated", "negotiate", "peacemaking", "ceasefire"))
_HEADING = 5
"""A heading that consists of a side has no more words."""
_ARTICLES = frozenset(("the", "of", "for", "from", "and", "'s"))
_TEAM = frozenset(("delegation", "side", "team", "negotiators", "delegates"))
_TABLE = frozenset("met sat sit sits seated team teams round rounds table".split())
"""What else tells in a sentence that talks go on."""
_ITS = ([",", "its"], [",", "their"], [",", "the"])
_PRONOUNS = frozenset(("it", "they", "which"))
MEMORY = 2
"""For how many sentences a team that was named stays the one that "it" and "the delegation" mean."""


def is_letters(token: Token) -> bool:
    """A party of which nothing but its letters is known."""
    return token.mention is None and token.text.isupper() and 3 <= len(token.text) <= 6


class Reader:
    """The sentence being read and the findings so far; a team found stays in mind for the next sentences."""

    def __init__(self, document: Document, sides: Sides, words: Words) -> None:
        self.document = document
        self.sides = sides
        self.words = words
        self.findings: list[Finding] = []
        self.met: list[Finding] = []
        """Who met so far, as the rules about meetings found it."""
        self.people: list[Person] = []
        self.sentence: Sentence
        self.tokens: list[Token] = []
        self._team: str | None = None
        self._team_at = -9
        self._diplomacy: bool | None = None

    def turn_to(self, sentence: Sentence, named: bool = True) -> None:
        """Take up the next sentence with the people whom it names; `named`: it may name some."""
        self.sentence, self.tokens = sentence, sentence.tokens
        self.people = self.sides.people(sentence) if named else []

    def at(self, sentence: Sentence) -> bool:
        """Whether this is the sentence taken up last."""
        return getattr(self, "sentence", None) is sentence

    def remember(self, index: int) -> None:
        """Keep the team noun at `index` in mind, if it is one with a side; "the rebel group X" speaks of no table."""
        if self.tokens[index].low in _NO_TABLE:
            return
        side = self.team_side(index) or self.sender(index)
        if side is None and self.about_talks and self.indefinite(index):
            opening = range(min(2, len(self.tokens)))
            side = next((s for i in opening if (s := self.sides.actor_at(self.sentence, i))), None)
        if side:
            self._team, self._team_at = side, self.sentence.index

    def sender(self, index: int) -> str | None:
        """The side that is the subject of "sent" and "fielded", with people for its object: "had sent six"."""
        tokens = self.tokens
        if tokens[index].low not in _SENT or not self.about_talks_here():
            return None
        behind = tokens[index + 1 : index + 3]
        if not any(t.kind == "number" or t.low in _SENT_PEOPLE or t.low in self.words.unnamed for t in behind):
            return None
        return next(
            (s for i in range(index - 1, max(-1, index - 4), -1) if (s := self.sides.actor_at(self.sentence, i))), None
        )

    def recent(self) -> str | None:
        """The side of the team spoken of shortly before; after a heading, the one that the heading consists of."""
        heading = self.sentence.block.heading
        line = self.document.sentence_at(heading.start) if heading is not None else None
        if line is not None and self._team_at < line.index < self.sentence.index and line.block is heading:
            return self._consists_of(line)
        return self._team if self.sentence.index - self._team_at <= MEMORY else None

    def _consists_of(self, line: Sentence) -> str | None:
        """The one side that a short heading names: "The FPRC", "The Government's team"."""
        if len(line.tokens) > _HEADING or not self.about_talks:
            return None
        said = [t for t in line.tokens if t.low not in _ARTICLES and t.low not in _TEAM and t.kind != "punct"]
        shouted = len(line.tokens) > 1 and all(t.text.isupper() for t in line.tokens if t.kind == "word")
        if len(said) == 1 and not shouted and is_letters(said[0]):
            return said[0].text
        sides = {self.sides.at(line, token.index) for token in said}
        return sides.pop() if len(sides) == 1 else None

    def seated_side(self, name: str) -> str | None:
        """The side for which somebody sits already, at a team's table or in a meeting told before."""
        for found in (self.findings, self.met):
            for finding in reversed(found):
                if any(seat.person.name == name for seat in finding.seats):
                    return finding.side
        return None

    def recent_findings(self, sentences: int) -> list[Finding]:
        """What was found in this sentence and in so many before it under one heading: of teams, then of meetings."""
        least = self.sentence.index - sentences
        if (heading := self.sentence.block.heading) is not None and heading is not self.sentence.block:
            line = self.document.sentence_at(heading.start)
            least = max(least, line.index if line is not None else 0)
        return [
            finding
            for found in (self.findings, self.met)
            for finding in reversed(list(takewhile(lambda f: f.sentence.index >= least, reversed(found))))
        ]

    def side_of_him(self) -> str | None:
        """The one side of the people whom the sentence before names, in an article about talks: "with him were"."""
        place = self.sentence.index
        if not place or not self.about_talks:
            return None
        named = [m for m in self.document.sentences[place - 1].mentions if m.kind == "person"]
        sides = {self.seated_side(m.name) or m.side for m in named} - {None}
        return sides.pop() if len(sides) == 1 else None

    def last_side(self) -> str | None:
        """The side of the people who were seated last."""
        return self.findings[-1].side if self.findings else None

    @property
    def about_talks(self) -> bool:
        """Whether the article tells of talks at all."""
        return self._about_talks()

    def about_talks_here(self) -> bool:
        """Whether this sentence or one of the two before it tells of talks or of a team."""
        place = self.sentence.index
        cues = self.words.talks | self.words.delegation | _TABLE
        block = self.sentence.block
        near = [
            s
            for s in self.document.sentences[max(0, place - 6) : place + 1]
            if place - s.index < 3 or s.block in (block, block.heading)
        ]
        return any(not s.words.isdisjoint(cues) for s in near)

    def side_at(self, index: int) -> str | None:
        """The side that the token at `index` names or stands for."""
        return self.sides.at(self.sentence, index)

    def is_team(self, index: int) -> bool:
        """Whether the token at `index` is a noun that can mean a delegation."""
        low = self.tokens[index].low
        if low in self.words.delegation:
            return True
        return low in self.words.with_side and not (index and self.tokens[index - 1].low in _PART_OF_TABLE)

    def people_side(self, index: int) -> str | None:
        """The side whose people "the Russians" are, in words about talks: they stand for its team."""
        mention = self.tokens[index].mention
        plural = mention is not None and mention.kind == "side" and mention.last == index and mention.form == "people"
        return mention.side if mention is not None and plural and self.about_talks_here() else None

    def team_side(self, index: int, sentence: Sentence | None = None) -> str | None:
        """The side of the team noun at `index`; None where the noun is none, or stands for no team."""
        sentence = sentence or self.sentence
        low = sentence.tokens[index].low
        if low in self.words.delegation or (low in self.words.with_side and self._about_talks()):
            return self.sides.before(sentence, index) or self.sides.after(sentence, index)
        return None

    def _about_talks(self) -> bool:
        """Whether the article tells of talks at all: else "Brazil's team" plays football."""
        if self._diplomacy is None:
            cues = self.words.talks | self.words.delegation | self.words.accords | self.words.mediators | _NEGOTIATING
            self._diplomacy = any(not s.words.isdisjoint(cues) for s in self.document.sentences)
        return self._diplomacy

    def team_left(self, index: int) -> str | None:
        """The side of the team that is the subject of the verb at `index`."""
        tokens = self.tokens
        commas = -1 if index and tokens[index - 1].text == "," else 0
        for place in range(index - 1, max(-1, index - 17), -1):
            token = tokens[place]
            if self.is_team(place) and (side := self._subject_side(place)):
                return side
            if token.low in ("that", "those") and index - place < 6 and tokens[place + 1].low == "of":
                return self.sides.after(self.sentence, place)
            if token.text in (";", ":"):
                return None
            commas += token.text == ","
            if commas == 1 and token.low in self.words.words and token.low not in AUXILIARY:
                return None
        for place in range(index - 1, max(-1, index - 5), -1):
            if tokens[place].low in _PRONOUNS:
                named = tokens[place - 1].mention if place else None
                side = self.side_at(place - 1) if named is not None and named.kind == "side" else None
                return side or self.recent()
        return None

    def _subject_side(self, index: int) -> str | None:
        if side := self.team_side(index):
            return side
        tokens = self.tokens
        if index > 0 and tokens[index - 1].low in ("his", "her"):
            return next((p.side for p in reversed(self.people) if p.last < index and p.side), None)
        if index > 0 and tokens[index - 1].low in ("the", "its", "their", "this"):
            return self.recent()
        if tokens[index].low in self.words.delegation or self.indefinite(index):
            sender = next((s for i in range(index) if (s := self.sides.actor_at(self.sentence, i))), None)
            return sender or self.recent()
        return None

    def indefinite(self, index: int) -> bool:
        """ "a team", "a high-level team", but not "a rescue team"."""
        place = index - 1
        while place >= 0 and (self.tokens[place].low in self.words.between or self.tokens[place].kind == "mixed"):
            place -= 1
        return place >= 0 and self.tokens[place].low in ("a", "an")

    def listed(self, start: int) -> list[Person]:
        """The people enumerated from token `start` on."""
        return listed(self.people, self.tokens, start, self.words)

    def add(
        self,
        side: str | None,
        seats: list[Seat],
        at: int,
        rule: str,
        certainty: float,
        timeless: bool = False,
        role: Role = "party",
    ) -> None:
        """Note the seats of one side, at most one of them the head's; nothing where there is no side or nobody."""
        if not side or not seats or _all_of_others(side, seats):
            return
        for seat in seats:
            seat.head = seat.head or self._marked_head(seat.person)
        leading = [seat for seat in seats if seat.head]
        for seat in leading[1:]:
            seat.head = False
        end = max(seat.person.last for seat in seats)
        self.findings.append(
            Finding(side, seats, self.sentence, at, rule, certainty, role=role, timeless=timeless, end=max(at, end))
        )
        # Who stays away, or chairs, opens no team: the list that follows is not theirs.
        if role == "party" and any(seat.status == "named" for seat in seats):
            self._team, self._team_at = side, self.sentence.index

    def _marked_head(self, person: Person) -> bool:
        """What stands beside the name says that they lead: "(head)", ", head of delegation"."""
        end = min((p.first for p in self.people if p.first > person.last), default=len(self.tokens))
        behind = [t.low for t in self.tokens[person.last + 1 : min(person.last + 9, end + 1)]]
        for place in range(1, len(behind) - 1):
            opens = behind[place - 1] in ("(", ",", "as") or (place > 1 and behind[place - 2 : place] in _ITS)
            if not opens or behind[place] not in self.words.head_marks:
                continue
            after = behind[place + 1]
            if after in (")", ",", ";", ".") or (after == "of" and self.words.delegation & set(behind[place:])):
                return True
        return False


def _all_of_others(side: str, seats: list[Seat]) -> bool:
    """Two people or more, all of other countries than the team that a rule took them for: they sat across from it."""
    if len(seats) < 2 or not is_country(side):
        return False
    return all(s.person.side is not None and s.person.side != side and is_country(s.person.side) for s in seats)
