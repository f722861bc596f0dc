"""Whose team it is: the side beside a team noun, and what "the government" and "the rebels" stand for."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from core.extract.delegations.conveners import Conveners, side_of_mention
from core.extract.delegations.people import Person, people_of
from core.extract.delegations.stood_for import as_told
from core.extract.delegations.words import Words
from core.extract.document import Document, Mention, Sentence
from core.extract.homes import outlet_home
from core.extract.party_names import is_civil
from core.lexicon import compiled
from core.lexicon.sides import group_homes, is_bloc, is_country, side_of

_GLUE = frozenset(
    ("the", "a", "an", "'s", "'", "s", "of", "from", "for", "and", "full", "its", "-", "–", "representing")
)

_OPENERS = frozenset(("the", "a", "an", "its", "of", "from", "for", "and", "representing"))
"""Where a noun phrase begins: what stands before it says nothing of the noun."""
_UNNAMED = {
    "rebels": "rebels",
    "rebel": "rebels",
    "insurgents": "rebels",
    "opposition": "opposition",
    "separatists": "rebels",
}
"""What a side is called of which the article gives no name."""
_BACKWARD = frozenset(("movement", "group", "militia"))
"""What a group that was named before is called then."""
_REBELS = frozenset(("rebel", "rebels", "guerrilla", "insurgent", "opposition", "militia"))
"""Words of a title that no officer of the state has."""
_INDEPENDENTS = "independents"
"""Those who sit at a table for nobody."""
_PARTAKING = frozenset(
    "participants participant delegates members figures politicians personalities candidates".split()
)
_OF_TWO = frozenset(("former", "latter"))
_CHOSEN = frozenset("picked appointed named sent chosen dispatched designated nominated fielded".split())
"""What a team is by whose it is."""
_COUNTED = ("-man", "-member", "-person", "-strong", "-woman")
_LOCATIVE = frozenset(("in", "at", "to", "from", "near", "into", "outside", "via"))

_WHERE = frozenset(("in", "at", "near", "outside"))

_WEIGHT = {"side": 3, "org": 2, "person": 2, "office": 2, "place": 1}
"""How much each kind of mention tells which country the article is about; the place of talks tells least."""
_OF_GOVERNMENT = 5
_OF_GROUP = 3
"""A group tells of the country that it fights in."""
_MASTHEAD = 2
"""In how many sentences at the top the name of those who write is looked for."""
_DATELINE = 8
"""In how many sentences at the top a dateline is looked for."""


class Sides:
    """Side labels of one article."""

    def __init__(self, document: Document, words: Words) -> None:
        self._words = words
        self._document = document
        self._ranking: tuple[list[str], list[str]] | None = None
        self._conveners = Conveners(document)
        self._read: tuple[Sentence, list[Person]] | None = None
        """The sentence whose people were asked for last, and they."""

    def government(self) -> str | None:
        """The country that "the government" means in this article: that of the outlet where it is one of the two named
        most, else the one named most."""
        named = self._ranked()[0][:2]
        home = outlet_home(self._document.article.source)
        return home if home in named else next(iter(named), None)

    def rebels(self) -> str | None:
        """The armed group that "the rebels" means in this article: the one that it names most."""
        return next(iter(self._ranked()[1]), None)

    def opponent(self, side: str | None) -> str | None:
        """Who sits across the table from `side`: the group or country that the article names most beside it."""
        countries, groups = self._ranked()
        if side is None:
            return None
        if not is_country(side):
            return next(iter(countries), None)
        return groups[0] if groups else None

    def people(self, sentence: Sentence) -> list[Person]:
        """The people whom the sentence names for themselves, a rebel or opposition leader as of the armed group or "the
        opposition", not of the state. Several readers ask for one sentence in turn: it is read once."""
        if self._read is None or self._read[0] is not sentence:
            people = self._without_rebels(people_of(self._document, sentence, self._words))
            self._read = sentence, as_told(self.at, sentence, people, self._words)
        return self._read[1]

    def _without_rebels(self, people: list[Person]) -> list[Person]:
        return [replace(p, side=self._rebel_side(p)) if _is_rebel(p) else p for p in people]

    def _rebel_side(self, person: Person) -> str | None:
        group = self.rebels()
        if group is not None and person.side is None:
            return group
        if group is not None and _homes().get(group) == person.side:
            return group
        words = (person.title or "").lower().split()
        return next((_UNNAMED[word] for word in words if word in _UNNAMED), "rebels")

    def home(self, others: set[str]) -> str | None:
        """The country where the article was written, or else the one that it names most; none of `others`."""
        for sentence in self._document.sentences[:_DATELINE]:
            for mention in sentence.mentions:
                told = mention.side is not None and mention.side not in others
                if told and mention.kind in ("place", "side") and _dateline(sentence, mention):
                    return mention.side
        if (own := outlet_home(self._document.article.source)) is not None and own not in others and is_country(own):
            return own
        return next((country for country in self._ranked()[0] if country not in others), None)

    def _ranked(self) -> tuple[list[str], list[str]]:
        """Countries and armed groups, those named most first."""
        if self._ranking is None:
            countries: Counter[str] = Counter()
            groups: Counter[str] = Counter()

            def told_at_home(group: str) -> None:
                if home := _homes().get(group):
                    countries[home] += _OF_GROUP

            for sentence in self._document.sentences:
                for mention in sentence.mentions:
                    if mention.kind == "side" and not mention.country:
                        groups[mention.name] += 1
                        told_at_home(mention.name)
                    elif mention.side and is_country(mention.side):
                        countries[mention.side] += _weight(sentence, mention, self._words)
                    elif mention.side and mention.kind == "person":
                        groups[mention.side] += 1
                        told_at_home(mention.side)
            armed = [name for name, _ in groups.most_common() if _armed_group(name)]
            self._ranking = [name for name, _ in countries.most_common()], armed
        return self._ranking

    def writers(self) -> str | None:
        """The side whose own page the article is: "our delegation" is theirs; None where a newspaper writes."""
        if side := side_of(self._document.article.source):
            return side
        for sentence in self._document.sentences[:_MASTHEAD]:
            for mention in sentence.mentions:
                if mention.kind in ("side", "org") and mention.form in ("", "noun") and mention.side is not None:
                    return side_of_mention(mention)
        return None

    def of_mediator(self, person: Person) -> str | None:
        """For whom a mediator sits: see `Conveners.of_mediator`."""
        return self._conveners.of_mediator(person)

    def at(self, sentence: Sentence, index: int) -> str | None:
        """The side that the token at `index` names or stands for, if any."""
        token = sentence.tokens[index]
        if token.mention is not None and _abroad(sentence, token.mention, self._words):
            return self.government()
        if token.mention is not None and (side := side_of_mention(token.mention)):
            return side
        low = token.low.rstrip("'")
        if low in self._words.government:
            return _whose_government(sentence, index) or self.government()
        if low == "independents" or (low in _PARTAKING and index and sentence.tokens[index - 1].low == "independent"):
            return _INDEPENDENTS
        if low in _OF_TWO:
            return self._of_two(sentence, index, low)
        if low in self._words.rebels:
            named = self._group_before(sentence, index) if low in _BACKWARD else None
            return named or self.rebels() or _UNNAMED.get(low)
        return None

    def _of_two(self, sentence: Sentence, index: int, low: str) -> str | None:
        """Whom "the former" and "the latter" mean: the two sides that the sentence before, or this one, names."""
        here = [m for m in sentence.mentions if m.last < index]
        before = self._document.sentences[sentence.index - 1].mentions if sentence.index else []
        for mentions in (here, before):
            named = list(dict.fromkeys(m.name for m in mentions if m.kind == "side" and m.form in ("", "noun")))
            if len(named) > 1 and sentence.tokens[index - 1].low == "the":
                return named[-2] if low == "former" else named[-1]
        return None

    def _group_before(self, sentence: Sentence, index: int) -> str | None:
        """The armed group named last before "the movement", in this sentence or the one before."""
        sentences = self._document.sentences[max(0, sentence.index - 1) : sentence.index + 1]
        named = [
            m.name
            for s in sentences
            for m in s.mentions
            if m.kind == "side" and m.name in self._ranked()[1] and (s is not sentence or m.last < index)
        ]
        return named[-1] if named else None

    def actor_at(self, sentence: Sentence, index: int) -> str | None:
        """As `at`, but a capital behind "in" or "at" is a place and no side."""
        if index and sentence.tokens[index - 1].low in _LOCATIVE:
            return None
        return self.at(sentence, index)

    def place_at(self, sentence: Sentence, index: int) -> str | None:
        """The country of the place that begins at `index` behind "in" or "at"."""
        mention = sentence.tokens[index].mention
        if mention is None or mention.first != index or not index or sentence.tokens[index - 1].low not in _WHERE:
            return None
        return mention.side if mention.kind in ("place", "side") else None

    def before(self, sentence: Sentence, index: int) -> str | None:
        """The side in front of the noun at `index`: "the Ukrainian delegation", "the government's negotiating team"."""
        tokens = sentence.tokens
        place = index - 1
        while place >= 0 and index - place <= 8:
            token = tokens[place]
            if side := self.at(sentence, place):
                return side
            if token.mention is not None and token.mention.kind == "person":
                return token.mention.side if tokens[place + 1].low in ("'s", "'") else None
            if token.text == ")" and place > 1 and tokens[place - 2].text == "(":
                # The letters of a body stand between its name and its team.
                place -= 1
                continue
            if token.low in _OPENERS:
                return None
            named = token.low in _GLUE or token.low in self._words.between
            if not named and token.kind not in ("mixed", "number") and not token.low.endswith(_COUNTED):
                return None
            place -= 1
        return None

    def after(self, sentence: Sentence, index: int) -> str | None:
        """The side behind the noun at `index`: "the delegation of the Hamas movement", "negotiators from Kyiv"."""
        tokens = sentence.tokens
        if index + 3 < len(tokens) and tokens[index + 2].low == "by" and tokens[index + 1].low in _CHOSEN:
            return self.at(sentence, index + 3) or (self.at(sentence, index + 4) if index + 4 < len(tokens) else None)
        if index + 1 >= len(tokens) or tokens[index + 1].low not in ("of", "from", "for", "representing"):
            if index + 1 < len(tokens) and tokens[index + 1].low in self._words.government:
                return self.government()
            return None
        for place in range(index + 2, min(index + 8, len(tokens))):
            if side := self.at(sentence, place):
                return side
            low = tokens[place].low
            if low not in _GLUE and low not in self._words.between and not tokens[place].capital:
                return None
        return None


def _weight(sentence: Sentence, mention: Mention, words: Words) -> int:
    """How much a mention tells that the article is about its country: "Sudan's army" much, "in Jeddah" nothing."""
    if mention.form == "capital":
        return 1
    tokens = sentence.tokens
    if mention.kind in ("org", "office") and mention.last > mention.first:
        if _abroad(sentence, mention, words):
            return 0
        if any(t.low in words.government for t in tokens[mention.first : mention.last + 1]):
            return _OF_GOVERNMENT
    if mention.kind == "place" and mention.first and tokens[mention.first - 1].low in _WHERE:
        return 0
    return _WEIGHT.get(mention.kind, 0)


def _abroad(sentence: Sentence, mention: Mention, words: Words) -> bool:
    """ "the armed forces in Geneva": where an army's men are is not whose they are."""
    if mention.kind != "org" or mention.last == mention.first:
        return False
    inside = [t.low for t in sentence.tokens[mention.first : mention.last + 1]]
    return bool(_WHERE & set(inside[1:])) and (inside[0] in words.government or inside[:2] == ["armed", "forces"])


def _whose_government(sentence: Sentence, index: int) -> str | None:
    """The country right before the noun: "the Nepali government", "Chad's army"."""
    owner = index - 2 if index > 1 and sentence.tokens[index - 1].low in ("'s", "'") else index - 1
    mention = sentence.tokens[owner].mention if owner >= 0 else None
    return mention.side if mention is not None and mention.kind == "side" and mention.country else None


def _is_rebel(person: Person) -> bool:
    words = (person.title or "").lower().split()
    of_state = person.side is None or is_country(person.side)
    return bool(words) and of_state and not _REBELS.isdisjoint(words)


def _armed_group(side: str) -> bool:
    """A side that is no country, no bloc of countries and no country's own army."""
    return side in group_homes() or not (is_bloc(side) or side.endswith(" Armed Forces") or is_civil(side))


def home_of(side: str) -> str | None:
    """The country in which an armed group fights; None for a country, or where that is not known."""
    return _homes().get(side)


@compiled
def _homes() -> dict[str, str]:
    """By armed group, the country it fights in."""
    return {group: home for group, home in group_homes().items() if home}


def _dateline(sentence: Sentence, mention: Mention) -> bool:
    """The place stands where a dateline has it: "BEIRUT, Nov. 24", "Brief 12 | Kabul, 3 May", a line of its own."""
    tokens = sentence.tokens
    if mention.first > 0 and tokens[mention.first - 1].text not in "|/•–—":
        return len(tokens) <= 4 and mention.last == len(tokens) - 1
    return mention.last + 1 >= len(tokens) or tokens[mention.last + 1].text in ",|/(–—-"
