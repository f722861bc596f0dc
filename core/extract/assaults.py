"""Attacks that the article has told so far: a toll of the same day on the same side is theirs, though its paragraph
names nobody."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from core.extract.acting import subject_side
from core.extract.circumstances import by_unknown
from core.extract.document import Document, Sentence, Token
from core.extract.homes import camp_of, home_of
from core.extract.nouns import nouns
from core.extract.numbers import tables_of_numbers
from core.extract.onslaughts import onslaught
from core.extract.passage import ATTACK_WORDS, Passage
from core.extract.predicate import MUNITIONS
from core.extract.shooters import clause_of, place_side, shooter, target
from core.extract.verbs import Entry, verbs
from core.extract.voice import BE, DETERMINERS, MODAL, VerbHit, verb_hits
from core.lexicon import compiled
from core.lexicon.words import answering
from core.model import Figure, When

_FAR = 12
"""Paragraphs after which an attack is no longer what the article tells of."""
_NEAR = 6
"""Sentences in which the weapon of a toll is looked for."""
_MISHAPS = frozenset(
    """crash crashed accident accidents accidental accidentally collision earthquake flood floods stampede disease
    cholera overturned capsized drowned mine mines landmine landmines ied ieds suicide""".split()
)
"""What happens without a shooter, or by one whom nobody sees."""
_WEAPONS = {
    **dict.fromkeys(("artillery", "mortar", "mortars", "howitzer", "howitzers", "shelling", "shelled"), "shell"),
    **dict.fromkeys(("airstrike", "airstrikes", "warplanes", "warplane", "jets", "aircraft"), "bomb"),
    **dict.fromkeys(("gunfire", "gunmen", "shooting", "sniper", "snipers", "rifle", "knife"), "bullet"),
}


class Assault(msgspec.Struct, frozen=True):
    """Who attacked whom, on which day, with which kinds of weapon, and in which paragraph that stands."""

    by: str
    against: str
    day: str
    weapons: frozenset[str]
    block: int


class Attack(msgspec.Struct, frozen=True):
    """Who attacks in a sentence, and whom, each None where it does not say."""

    by: str | None
    against: str | None = None
    unknown: bool = False
    """The attackers are named, and belong to no side: "armed men", "assailants"."""


class Assaults:
    """The latest attack of each side on each other, in reading order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._told: dict[tuple[str, str], Assault] = {}

    def tell(self, sentence: Sentence, attack: Attack, figures: Iterable[Figure], day: When | None) -> None:
        """Keep the attacks that a sentence tells: by its `figures`, or by its words on the `day` of the sentence."""
        for figure in figures:
            if figure.action == "launched":
                self._keep(sentence, figure.by, figure.against, figure.date)
            elif figure.action == "intercepted":
                self._keep(sentence, figure.against, figure.by, figure.date)
        self._keep(sentence, attack.by, attack.against, day)

    def _keep(self, sentence: Sentence, by: str | None, against: str | None, when: When | None) -> None:
        if by is None or against is None or when is None or home_of(by) == home_of(against):
            return
        sides = (camp_of(by), camp_of(against))
        kinds, earlier = weapons_of(sentence), self._told.get(sides)
        if earlier is not None and earlier.day == when.start and earlier.block == sentence.block.index:
            kinds |= earlier.weapons
        self._told[sides] = Assault(by, against, when.start, kinds, sentence.block.index)

    def shooter(self, sentence: Sentence, victims: str | None, when: When | None) -> str | None:
        """Who from outside attacked the `victims` on that day, where the passage names no other weapon."""
        if victims is None or when is None or is_mishap(sentence):
            return None
        camp = camp_of(victims)
        found = [
            told for (_, against), told in self._told.items() if against == camp and self._fits(told, sentence, when)
        ]
        return found[0].by if len(found) == 1 else None

    def _fits(self, told: Assault, sentence: Sentence, when: When) -> bool:
        if told.day != when.start or sentence.block.index - told.block > _FAR:
            return False
        kinds = self._weapons_near(sentence)
        return not kinds or not told.weapons or not kinds.isdisjoint(told.weapons)

    def _weapons_near(self, sentence: Sentence) -> frozenset[str]:
        """The weapons of the sentence, else of the nearest one before it in its paragraph that names any."""
        for index in range(sentence.index, max(-1, sentence.index - _NEAR), -1):
            other = self._document.sentences[index]
            if other.block is not sentence.block:
                break
            if kinds := weapons_of(other):
                return kinds
        return frozenset()


def is_mishap(sentence: Sentence) -> bool:
    """Whether the sentence tells of an accident, or of a weapon that nobody is seen to fire."""
    return not sentence.words.isdisjoint(_MISHAPS)


@compiled
def _kinds_of_weapons() -> dict[str, frozenset[str]]:
    """By word, the kinds of weapon that it names; a rocket is a missile."""
    kinds: dict[str, set[str]] = {word: {kind} for word, kind in _WEAPONS.items()}
    for word, entry in nouns().objects.items():
        if entry[0] in MUNITIONS:
            kinds.setdefault(word, set()).add(entry[0])
    return {word: frozenset("missile" if k == "rocket" else k for k in found) for word, found in kinds.items()}


def weapons_of(sentence: Sentence) -> frozenset[str]:
    """The kinds of weapon that a sentence names."""
    kinds = _kinds_of_weapons()
    found = [kinds[word] for word in sentence.words & kinds.keys()]
    return frozenset().union(*found)


_DENIED = frozenset(
    """deny denies denied denying denial reject rejects rejected dismissed dismisses threat threatened threatens if
    would could will warned unless""".split()
)
"""A sentence with these words tells an attack that was not made, or not yet."""
_BARE = frozenset("government army military regime junta state federal police security".split())
_GENERAL = frozenset("make perform stage conduct mount carry send reach touch aim affect fly scramble respond".split())
"""Verbs that tell an attack only with a noun of attacking behind them: "carried out strikes"."""
_VIOLENCE = frozenset(
    """kill murder execute massacre slaughter behead gun slay rape torture abduct kidnap overrun capture seize storm
    destroy torch burn raze blow""".split()
)
"""Verbs that tell an attack with those whom it hit behind them: "killed 14 villagers", "overran a police post"."""
_UNDONE = frozenset("not n't never stop stopped halt halted cease ceased without from end ended of".split())
"""Words before a verb with which nothing was done: "has not struck", "stopped firing", "accused of bombing"."""
_AUXILIARIES = 3
"""Tokens before a verb in which they stand."""
_OBJECT = 5
"""Tokens behind a verb in which such a noun stands."""


def attack_in(sentence: Sentence, passage: Passage) -> Attack:
    """Who attacks whom in a sentence: "Israeli strikes on Tyre", "killed by M23", "a government drone hit a market",
    "Thai jets bombed Cambodian posts"."""
    size = len(sentence.tokens)
    by = shooter(sentence, 0, size) or _bare_shooter(sentence, passage)
    if by is not None:
        return Attack(by, target(sentence, 0, size) or _struck(sentence, by, 0))
    if (hit := onslaught(sentence)) is not None and not _denied(sentence, hit):
        if by_unknown(sentence, hit):
            return Attack(None, unknown=True)
        if (by := subject_side(sentence, hit, None, passage, None)) is not None:
            return Attack(by, _struck(sentence, by, hit.last))
    if sentence.words.isdisjoint(_attack_forms()):
        return Attack(None)
    for hit in verb_hits(sentence, []):
        if (
            (hit.voice == "active" or _intransitive(sentence.tokens, hit))
            and _attacks(sentence.tokens, hit)
            and not _denied(sentence, hit)
        ):
            if by_unknown(sentence, hit):
                return Attack(None, unknown=True)
            by = subject_side(sentence, hit, None, passage, None)
            _, last = clause_of(sentence, hit.index)
            against = target(sentence, hit.last, last) or _struck(sentence, by, hit.last)
            if by is not None:
                return Attack(by, against)
    return Attack(None)


def _denied(sentence: Sentence, hit: VerbHit) -> bool:
    """Whether the clause of the verb, or the main one over it, tells of what was not done, or not yet."""
    if sentence.words.isdisjoint(_DENIED):
        return False
    first, last = clause_of(sentence, hit.index)
    relative = first and sentence.tokens[first - 1].low in ("which", "who", "that")
    return any(t.low in _DENIED for t in sentence.tokens[first if relative else 0 : last])


@compiled
def _attack_forms() -> frozenset[str]:
    """The forms of all verbs that tell an attack."""
    return frozenset(form for form, entries in verbs().forms.items() if any(_of_attack(e) for e in entries))


def _of_attack(entry: Entry) -> bool:
    return entry.role == "doer" and (entry.action in ("hit", "launched") or entry.base in _VIOLENCE)


def _attacks(tokens: list[Token], hit: VerbHit) -> bool:
    if not _of_attack(hit.entry):
        return False
    if hit.entry.base in _VIOLENCE and (hit.entry.ing or not _has_object(tokens, hit.last + 1)):
        return False  # "the UN counted 37 civilians killed"
    before = tokens[max(0, hit.index - _AUXILIARIES) : hit.index]
    if not before or any(
        t.low in _UNDONE or t.low in answering() or (t.low in MODAL and t.low != "to") for t in before
    ):
        return False
    if before[-1].low == "to":
        return False
    if before[-1].low in verbs().means - _MEN and any(t.kind == "number" for t in before):
        return False  # "74 drones shot on the approach": they were shot
    behind = tokens[hit.last + 1 : hit.last + 1 + _OBJECT]
    return hit.entry.base not in _GENERAL or any(t.low in ATTACK_WORDS for t in behind)


def _intransitive(tokens: list[Token], hit: VerbHit) -> bool:
    """ "The assailants attacked in the night": no passive, though no object follows."""
    if hit.entry.base not in ("attack", "strike", "charge") or not hit.index:
        return False
    behind = [t.low for t in tokens[hit.last + 1 : hit.last + 1 + _OBJECT]]
    finite = tokens[hit.index - 1].low not in BE
    return finite and behind[:1] != [] and behind[0] in _WHEN_STRUCK and "by" not in behind


_WHEN_STRUCK = frozenset("in at on during before overnight again around shortly".split())
_ABOUT = frozenset("at least more than about around some nearly almost over up to as many".split())


def _has_object(tokens: list[Token], place: int) -> bool:
    """Whether a noun phrase with an article, name or number begins at the token."""
    first = place
    while place < len(tokens) and tokens[place].low in _ABOUT:
        place += 1
    if place >= len(tokens):
        return False
    token = tokens[place]
    if token.kind in ("number", "mixed") or token.low in tables_of_numbers().starts:
        return True
    return place == first and (token.low in DETERMINERS or token.mention is not None)


def _bare_shooter(sentence: Sentence, passage: Passage) -> str | None:
    """ "A government drone", "army helicopters", "regime artillery": the one state that fights an armed group here."""
    if passage.state is None or sentence.words.isdisjoint(_BARE) or not sentence.words.isdisjoint(_DENIED):
        return None
    tokens, means = sentence.tokens, verbs().means
    for token in tokens[:-1]:
        if token.low in _BARE and token.mention is None:
            after = tokens[token.index + 1]
            if after.low in means and after.low not in _BARE and after.low not in _MEN:
                return passage.state
    return None


_MEN = frozenset("force forces troops soldiers fighters militants gunmen rebels militia militias navy ground".split())


def _struck(sentence: Sentence, by: str | None, first: int) -> str | None:
    """The side of the first name behind the verb that is not the attacker's: "bombed Mekelle", "hit Armenian posts"."""
    for mention in sentence.mentions:
        if mention.first > first and mention.kind in ("place", "side"):
            side = place_side(mention) or (mention.name if mention.kind == "side" else None)
            if side is not None and side != by:
                return side
    return None
