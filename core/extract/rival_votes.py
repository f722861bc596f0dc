"""Votes for who stands against whom in an article: "between A and B", "A's strikes on B", "A-B talks"."""

from __future__ import annotations

from collections import Counter

from core.extract.common_names import rebel_names
from core.extract.document import Document, Sentence
from core.extract.homes import camp_of, homes, is_state
from core.extract.passage import ATTACK_WORDS
from core.extract.shooters import shooter, side_of, target
from core.lexicon import compiled, load
from core.lexicon.sides import group_homes, is_bloc
from core.lexicon.sides import side_of as label_side

Pair = tuple[str, str]
"""Two camps, in the order of the alphabet."""

_CONFLICT = frozenset(
    """war ceasefire truce invasion fighting clashes border deal agreement talks negotiations conflict hostilities
    accord delegations delegation aggression retaliation retaliatory""".split()
)
_CUSTODY = frozenset("prisoners prisoner hostages hostage captives detainees captured".split())
_AT_ODDS = _CONFLICT | _CUSTODY
_MOST_SIDES = 4
"""A sentence that names more sides than this is a list of guests, not a war."""
LEAST_VOTES = 3
"""Fewer votes than this make no opponent."""
OFTEN_NAMED = 2
"""An armed group that is named so often fights its government, even where the article does not set them against
each other in one sentence."""


@compiled
def _go_between() -> frozenset[str]:
    return frozenset(load("frames")["go_between"].split())


class Ballot:
    """Votes for who stands against whom, by camp."""

    def __init__(self, document: Document) -> None:
        self.votes: Counter[Pair] = Counter()
        """By two camps, as `pair_of` gives them: how much sets them against each other."""
        self.named: Counter[str] = Counter()
        """By camp, the sentences that name it other than as a go-between."""
        self.shooters: Counter[str] = Counter()
        """By camp, the sentences that tell that it struck."""
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
        if len(leading) == 2 and leading[1][1] >= LEAST_VOTES:
            pair = pair_of(leading[0][0], leading[1][0])
            if votes[pair] or not all(is_state(camp) for camp in pair) or not self._within(pair):
                votes[pair] += LEAST_VOTES
        return votes

    def _within(self, pair: Pair) -> bool:
        """Whether rebels fight within one of two states: the two, named most, may be host and guest."""
        groups = group_homes()
        fighting = sum(n for camp, n in self.named.items() if camp in groups and homes().get(camp) in pair)
        return fighting + sum(self.named[rebels] for rebels in sorted(rebel_names())) >= OFTEN_NAMED

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
            self.votes[pair_of(camp, other)] += weight


def _after_and(sentence: Sentence, last: int) -> str | None:
    for mention in sentence.mentions:
        if last < mention.first <= last + 4 and sentence.tokens[mention.first - 1].low in ("and", "the"):
            return side_of(mention)
    return None


def pair_of(a: str, b: str) -> Pair:
    """Two camps in the order of the alphabet, as their votes are kept."""
    return (a, b) if a < b else (b, a)
