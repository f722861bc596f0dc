"""Who fights whom in an article: the frame that an ordinary reader brings to a sentence that leaves a side out.

"162 Ukrainian drones were intercepted" in a story on Russia and Ukraine is Russia's interception. The frame is
counted
from the article itself: "between A and B", "A's strikes on B", "A-B talks"; no list of wars stands behind it. An
armed
group that fights for its country makes one camp with it; any other stands against its government.
"""

from __future__ import annotations

import re
from collections import Counter

from core.extract.common_names import rebel_names
from core.extract.document import Document, Sentence
from core.extract.passage import ATTACK_WORDS
from core.extract.shooters import shooter, side_of, target
from core.lexicon import compiled, load
from core.lexicon.sides import group_homes, is_bloc, is_country
from core.lexicon.sides import side_of as label_side

_CONFLICT = frozenset(
    """war ceasefire truce invasion fighting clashes border deal agreement talks negotiations conflict hostilities
    accord
    delegations delegation aggression retaliation retaliatory""".split()
)
_CUSTODY = frozenset("prisoners prisoner hostages hostage captives detainees captured".split())
_AT_ODDS = _CONFLICT | _CUSTODY
_MOST_SIDES = 4
"""A sentence that names more sides than this is a list of guests, not a war."""
_LEAST = 3
"""Fewer votes than this make no opponent."""
_MOST_SOURCES = 10_000
"""Sources whose side is remembered before all are forgotten."""
_TWICE = 2
"""An armed group that is named so often fights its government, even where the article does not set them against
each other in one sentence."""
_SHARE = 0.4
"""An opponent has at least this share of what its side is named against."""

Pair = tuple[str, str]

_UNNAMED = frozenset(("rebels", "opposition"))


@compiled
def _homes() -> dict[str, str]:
    return {group: home for group, home in group_homes().items() if home} | load("sides")["homes"]


@compiled
def _for_home() -> frozenset[str]:
    return frozenset(load("frames")["stands_for_home"])


@compiled
def _outlet_homes() -> tuple[tuple[str, str], ...]:
    return tuple((f" {name} ", side) for side, names in load("outlets")["homes"].items() for name in names.split("; "))


@compiled
def _go_between() -> frozenset[str]:
    return frozenset(load("frames")["go_between"].split())


def home_of(side: str) -> str:
    """The country that an armed group fights in or for; a country is its own home."""
    return _homes().get(side, side)


def of_one_home(one: str, other: str) -> bool:
    """Whether one is the country in which the other fights: a movement's people are of that country too, and those of
    "the rebels" of any."""
    return home_of(one) == other or home_of(other) == one or not _UNNAMED.isdisjoint((one, other))


def camp_of(side: str) -> str:
    """The country that a side stands for: its home where it fights for it, else the side itself."""
    return home_of(side) if side in _for_home() else side


@compiled
def _homes_of_sources() -> dict[str | None, str | None]:
    """Sources asked before and their sides: emptied with the lexicon."""
    return {}


def outlet_home(source: str | None) -> str | None:
    """The side whose outlet a source is, by its name; None for the others."""
    known = _homes_of_sources()
    if source not in known:
        if len(known) >= _MOST_SOURCES:
            known.clear()
        known[source] = _outlet_home(source)
    return known[source]


def _outlet_home(source: str | None) -> str | None:
    words = " ".join(re.findall(r"[\w'.-]+", (source or "").casefold()))
    return next((side for name, side in _outlet_homes() if name in f" {words} "), None) or label_side(source)


def is_state(side: str) -> bool:
    """A country, or a people with authorities of its own."""
    return is_country(side) or side == "Palestinians"


def _has_army(side: str) -> bool:
    return is_state(side) and side not in load("frames")["without_army"]


class Frame:
    """The sides of an article that stand against each other."""

    def __init__(self, document: Document) -> None:
        ballot = _Ballot(document)
        self._groups = ballot.groups
        self._shooters, self._named = ballot.shooters, ballot.named
        self._rivals: dict[str, str] = {}
        totals: Counter[str] = Counter()
        votes = ballot.count()
        for pair, count in votes.items():
            for camp in pair:
                totals[camp] += count
        for pair, count in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
            for camp, other in (pair, pair[::-1]):
                if camp not in self._rivals and count >= _LEAST and count >= _SHARE * totals[camp]:
                    self._rivals[camp] = other
        for camp, count in sorted(ballot.named.items(), key=lambda item: (-item[1], item[0])):
            home = _homes().get(camp)
            if home and (count >= _TWICE or not self._rivals) and camp not in self._rivals:
                foreign = self._rivals.get(home)
                if foreign and is_country(foreign) and votes[_pair(camp, foreign)] > votes[_pair(camp, home)]:
                    self._rivals[camp] = foreign  # it fights its country's enemy, and so for its country
                    continue
                self._rivals[camp] = home
                if self._rivals.get(home) not in _homes():
                    self._rivals[home] = camp
        for camp, rival in sorted(self._rivals.items()):
            home = _homes().get(camp)
            if home is not None and is_country(rival) and rival != home and not self.region(camp):
                self._rivals.setdefault(home, rival)  # its country's enemy as well
        self._torn = {_homes()[camp] for camp in ballot.named if camp in _homes() and not self._governs(camp)}
        self._torn |= {self._rivals[camp] for camp in ballot.named if camp in rebel_names() and camp in self._rivals}
        parties = set(self._rivals) or {camp for camp, count in ballot.named.items() if count >= _LEAST}
        self._own = _own_side(document, parties)
        if self._own is not None and self._own not in self._rivals:
            self._set_against(self._own, votes)

    def _set_against(self, own: str, votes: Counter[Pair]) -> None:
        """The outlet's own side has for its opponent whom the article sets against it most, however seldom."""
        found = [(count, pair) for pair, count in votes.items() if own in pair]
        if found:
            _, (a, b) = max(found, key=lambda item: (item[0], item[1]))
            other = b if a == own else a
            self._rivals[own] = other
            self._rivals.setdefault(other, own)

    def _governs(self, camp: str) -> bool:
        """Whether an armed group stands against another state than its own here: it acts for its country."""
        rival = self._rivals.get(camp)
        return rival is not None and is_country(rival) and rival != _homes()[camp]

    def region(self, side: str | None) -> bool:
        """Whether the side is a region or people that fights the state it lies in: its towns' dead are its own."""
        return side in load("sides")["homes"]

    def own(self) -> str | None:
        """The party whose outlet this is: "the army" and "our" mean its own, "the enemy" its opponent."""
        return self._own

    def opponent(self, side: str | None) -> str | None:
        """Who the article sets against a side: the armed group where one acts for its country; None where it tells
        none."""
        other = self._rivals.get(camp_of(side)) if side else None
        if other is None:
            return None
        return self.acting(other)

    def acting(self, side: str) -> str:
        """Who acts for a country in this article: its armed group where one does, else itself."""
        groups = self._groups.get(side)
        return groups.most_common(1)[0][0] if groups else side

    def people_of(self, side: str | None) -> str | None:
        """The people that suffer with a side."""
        return camp_of(side) if side else None

    def external(self, side: str | None) -> bool:
        """Whether the side's opponent comes from outside: in a civil war the dead belong to no side."""
        opponent = self.opponent(side)
        return side is not None and opponent is not None and home_of(opponent) != home_of(side)

    def torn(self, side: str | None) -> bool:
        """Whether an armed group of this article fights within the side's country: its dead belong to no side."""
        return side is None or home_of(side) in self._torn

    def party(self, side: str | None) -> str | None:
        """The side, or its country where it is a region that the article never names as a side of its own."""
        return home_of(side) if side is not None and self.region(side) and not self._named[side] else side

    def rules(self, side: str) -> bool:
        """Whether the side, a region or an armed group, has land and people of its own within its country."""
        return self.region(side) or side in load("frames")["rulers"]

    def insurgency(self, side: str | None) -> bool:
        """Whether one armed group, which rules no land of its own, fights the side, a state that is not told to be
        the one who shoots: those whom it harms are the state's."""
        if side is None or not is_country(side):
            return False
        rebels = [
            c for c in self._named if _homes().get(c) == side or (self._rivals.get(c) == side and not is_state(c))
        ]
        if len(rebels) != 1 or self.rules(rebels[0]):
            return False
        return self._shooters[side] <= self._shooters[rebels[0]]

    def state(self) -> str | None:
        """The one state that stands against an armed group of the story."""
        states = {other for camp, other in self._rivals.items() if is_state(other) and not is_state(camp)}
        return states.pop() if len(states) == 1 else None

    def army(self) -> str | None:
        """Whose the soldiers of the article are: of the one state that fights an armed group, or a people without
        an army."""
        states = {rival for camp, rival in self._rivals.items() if is_state(rival) and not _has_army(camp)}
        return states.pop() if len(states) == 1 else None

    def holder(self) -> str | None:
        """The one armed group that acts against somebody: who holds the hostages of the story."""
        groups = {counter.most_common(1)[0][0] for counter in self._groups.values()}
        groups |= {camp for camp in self._rivals if camp in group_homes()}
        return groups.pop() if len(groups) == 1 else None


def _own_side(document: Document, parties: set[str]) -> str | None:
    """The party that the outlet belongs to, by its name or by the city of its dateline; None where it is neither's."""
    article = document.article
    side = outlet_home(article.source)
    if side in parties:
        return side
    for aside in article.aside:
        if aside.kind == "dateline":
            words = article.text[aside.start : aside.end].replace("(", ",").replace("–", ",").replace(":", ",")
            city = words.split(",")[0].strip().title()
            if (side := label_side(city)) in parties:
                return side
    return None


class _Ballot:
    """Votes for who stands against whom, by camp."""

    def __init__(self, document: Document) -> None:
        self.votes: Counter[Pair] = Counter()
        self.named: Counter[str] = Counter()
        self.shooters: Counter[str] = Counter()
        self.groups: dict[str, Counter[str]] = {}
        """By country, the armed groups that act for it in this article."""
        self._between: Counter[str] = Counter()
        for sentence in document.sentences:
            self._vote(sentence)
            if document.text.find("-", sentence.start, sentence.end) >= 0:
                self._vote_by_hyphen(sentence)

    def count(self) -> Counter[Pair]:
        """The votes, go-betweens left out; the two camps most named get the least that makes opponents."""
        aside = {camp for camp, n in self._between.items() if n >= self.named[camp]}
        votes = Counter({p: n for p, n in self.votes.items() if not aside & set(p)})
        ranking = sorted(self.named.items(), key=lambda item: (-item[1], item[0]))
        leading = [(camp, n) for camp, n in ranking if camp not in aside][:2]
        if len(leading) == 2 and leading[1][1] >= _LEAST:
            pair = _pair(leading[0][0], leading[1][0])
            if votes[pair] or not all(is_state(camp) for camp in pair) or not self._within(pair):
                votes[pair] += _LEAST
        return votes

    def _within(self, pair: Pair) -> bool:
        """Whether rebels fight within one of two states: the two, named most, may be host and guest."""
        groups = group_homes()
        fighting = sum(n for camp, n in self.named.items() if camp in groups and _homes().get(camp) in pair)
        return fighting + sum(self.named[rebels] for rebels in sorted(rebel_names())) >= _TWICE

    def _vote(self, sentence: Sentence) -> None:
        tokens = sentence.tokens
        camps: list[str] = []
        for mention in sentence.mentions:
            side = side_of(mention) if mention.kind in ("side", "org", "person") else None
            if side is None or is_bloc(side):
                continue
            camp = camp_of(side)
            if camp != side:
                self.groups.setdefault(camp, Counter())[side] += 1
            if camp not in camps:
                camps.append(camp)
            if mention.kind == "side" and mention.first and tokens[mention.first - 1].low == "between":
                self._against(camp, _after_and(sentence, mention.last), 3)
        words = sentence.words
        if not words.isdisjoint(_go_between()) and words.isdisjoint(ATTACK_WORDS):
            self._between.update(camp for camp in camps if is_state(camp))
            return
        self.named.update(camps)
        by = shooter(sentence, 0, len(tokens))
        if by:
            self.shooters[camp_of(by)] += 1
            self._against(camp_of(by), target(sentence, 0, len(tokens)), 2)
        weight = 2 if not words.isdisjoint(ATTACK_WORDS) else 0 if words.isdisjoint(_AT_ODDS) else 1
        if weight and len(camps) <= _MOST_SIDES:
            for place, camp in enumerate(camps):
                for other in camps[place + 1 :]:
                    self._against(camp, other, weight)

    def _vote_by_hyphen(self, sentence: Sentence) -> None:
        """ "Russia-Ukraine talks"."""
        for token in sentence.tokens:
            if token.capital and token.mention is None and "-" in token.text:
                first, _, second = token.text.partition("-")
                if second[:1].isupper() and (a := label_side(first)):
                    self._against(camp_of(a), label_side(second), 3)

    def _against(self, camp: str, side: str | None, weight: int) -> None:
        other = camp_of(side) if side else camp
        if other != camp and not is_bloc(other) and not is_bloc(camp):
            self.votes[_pair(camp, other)] += weight


def _after_and(sentence: Sentence, last: int) -> str | None:
    for mention in sentence.mentions:
        if last < mention.first <= last + 4 and sentence.tokens[mention.first - 1].low in ("and", "the"):
            return side_of(mention)
    return None


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)
