"""Who fights whom in an article: the frame that an ordinary reader brings to a sentence that leaves a side out.

"162 Ukrainian drones were intercepted" in a story on Russia and Ukraine is Russia's interception. The frame is
counted from the article itself, by the votes of `core.extract.rival_votes`; no list of wars stands behind it. An armed
group that fights for its country makes one camp with it; any other stands against its government.
"""

from __future__ import annotations

from collections import Counter

from core.extract.common_names import rebel_names
from core.extract.document import Document
from core.extract.homes import camp_of, has_army, home_of, homes, is_state, outlet_home
from core.extract.rival_votes import LEAST_VOTES, OFTEN_NAMED, Ballot, Pair, pair_of
from core.lexicon import load
from core.lexicon.sides import group_homes, is_country
from core.lexicon.sides import side_of as label_side

_SHARE = 0.4
"""An opponent has at least this share of what its side is named against."""


class Frame:
    """The sides of an article that stand against each other."""

    def __init__(self, document: Document) -> None:
        ballot = Ballot(document)
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
                if camp not in self._rivals and count >= LEAST_VOTES and count >= _SHARE * totals[camp]:
                    self._rivals[camp] = other
        for camp, count in sorted(ballot.named.items(), key=lambda item: (-item[1], item[0])):
            home = homes().get(camp)
            if home and (count >= OFTEN_NAMED or not self._rivals) and camp not in self._rivals:
                foreign = self._rivals.get(home)
                if foreign and is_country(foreign) and votes[pair_of(camp, foreign)] > votes[pair_of(camp, home)]:
                    self._rivals[camp] = foreign  # it fights its country's enemy, and so for its country
                    continue
                self._rivals[camp] = home
                if self._rivals.get(home) not in homes():
                    self._rivals[home] = camp
        for camp, rival in sorted(self._rivals.items()):
            home = homes().get(camp)
            if home is not None and is_country(rival) and rival != home and not self.region(camp):
                self._rivals.setdefault(home, rival)  # its country's enemy as well
        self._torn = {homes()[camp] for camp in ballot.named if camp in homes() and not self._governs(camp)}
        self._torn |= {self._rivals[camp] for camp in ballot.named if camp in rebel_names() and camp in self._rivals}
        parties = set(self._rivals) or {camp for camp, count in ballot.named.items() if count >= LEAST_VOTES}
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
        return rival is not None and is_country(rival) and rival != homes()[camp]

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
        rebels = [c for c in self._named if homes().get(c) == side or (self._rivals.get(c) == side and not is_state(c))]
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
        states = {rival for camp, rival in self._rivals.items() if is_state(rival) and not has_army(camp)}
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
