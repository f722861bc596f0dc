"""The side that acts: the subject of an active verb, past the names that hang on prepositions and other verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.extract.circumstances import ENEMY
from core.extract.document import Mention, Sentence, Token
from core.extract.noun_phrases import Counted
from core.extract.shooters import boundary, side_of
from core.extract.verbs import verbs
from core.extract.voice import VerbHit
from core.lexicon.sides import is_country

if TYPE_CHECKING:
    from core.extract.passage import Passage

_MEN_OF = frozenset(
    """terrorists fighters members militants forces troops soldiers units unit gunmen rebels guerrillas elements army
    navy men militiamen militia wing branch leadership insurgents combatants supporters followers allies group groups
    column columns convoy patrol squad squads gang gangs band bands cell battalion brigade brigades division regiment
    contingent detachment detachments remnants gunman bomber attackers assailants raiders hundreds dozens scores
    thousands""".split()
)
"""People of a side: "fighters of Hamas" act for it."""
STATE = frozenset(
    """government army troops security police military authorities administration soldiers navy courts air
    defence defense regime junta""".split()
)
"""Bare words for a state's own forces: theirs is the one state of the story."""
_OWN = frozenset(("we", "our"))
_PRONOUNS = frozenset("it they its their he she his her we our".split())


def subject_side(
    sentence: Sentence, hit: VerbHit, phrase: Counted | None, passage: Passage, speaker_side: str | None
) -> str | None:
    """The side that is the subject of an active verb; pronouns stand for the side that spoke or acted last."""
    tokens = sentence.tokens
    parted = _before_insertion(tokens, hit.index)
    if parted is not None and parted.kind != "place" and side_of(parted) is not None:
        return side_of(parted)
    first = hit.index
    while (
        first > 0
        and not boundary(tokens, first - 1)
        and not (
            tokens[first - 1].low in _SAYING
            and tokens[first - 1].mention is None
            and tokens[first].low != "to"
            and first < hit.index
        )
    ):
        first -= 1
    if (antecedent := _antecedent(tokens, first, hit.index)) is not None:
        return side_of(antecedent)
    first = _opening(sentence, first, hit.index)
    end = _main_verb(tokens, first, hit)
    names = [
        m
        for m in sentence.mentions
        if first <= m.first
        and m.last < end
        and _may_act(sentence, m, first, phrase)
        and not _behind_verb(tokens, first, m, hit.index)
    ]
    nearest = names[-1] if names else None
    if nearest is not None and all(t.low in _BETWEEN_SUBJECT_AND_VERB for t in tokens[nearest.last + 1 : hit.index]):
        return side_of(nearest)
    accused = tokens[hit.index - 1].low == "of" and any(
        t.low.startswith(("accus", "blam", "suspect")) for t in tokens[first : hit.index]
    )
    if names:
        return side_of(names[-1] if accused else names[0])
    words = [t.low for t in tokens[first : hit.index]]
    if passage.enemy and not ENEMY.isdisjoint(words):
        return passage.enemy
    telling = next((w for w in words if w in STATE or w in _PRONOUNS), None)
    if telling in STATE:
        return speaker_side if speaker_side is not None and is_country(speaker_side) else passage.state
    if telling in _OWN:
        return speaker_side or passage.own or passage.subject
    if telling is not None:
        return speaker_side or (passage.state if STATE & {t.low for t in tokens[:first]} else passage.subject)
    if hit.index - first <= 2 and tokens[hit.index].low.endswith("ing") and first > 1:
        return subject_side(
            sentence, VerbHit(first - 1, first - 1, hit.entry, hit.voice), phrase, passage, speaker_side
        )
    return None


def _antecedent(tokens: list[Token], first: int, verb: int) -> Mention | None:
    """The name before "who" or "which" at the opening of the verb's clause: "only the rebels, who attacked …"."""
    if first < 2 or tokens[first - 1].low not in ("who", "which"):
        return None
    if any(t.low not in _BETWEEN_SUBJECT_AND_VERB for t in tokens[first:verb]):
        return None
    before = first - 2
    while before and tokens[before].low in (",", ")", "”"):
        before -= 1
    mention = tokens[before].mention
    return mention if mention is not None and mention.kind != "place" and side_of(mention) is not None else None


def _before_insertion(tokens: list[Token], verb: int) -> Mention | None:
    """The name before a relative clause that is set off by commas and ends at the verb: "the Taliban, who had
    announced an offensive, overran"."""
    place = verb - 1
    while place > 0 and tokens[place].low in _BETWEEN_SUBJECT_AND_VERB:
        place -= 1
    if tokens[place].text != ",":
        return None
    for opener in range(place - 1, max(0, place - _INSERTED), -1):
        if tokens[opener].text in ",;":
            relative = tokens[opener + 1].low in ("who", "which", "whose") and opener > 0
            return tokens[opener - 1].mention if relative else None
    return None


_INSERTED = 20
"""Tokens that a relative clause between a subject and its verb may have."""


def _main_verb(tokens: list[Token], first: int, hit: VerbHit) -> int:
    """Where the subject ends: before "struck" in "jets struck a Russian base, killing 12", else before the verb."""
    if not tokens[hit.index].low.endswith("ing") or hit.index == 0 or tokens[hit.index - 1].low not in (",", "and"):
        return hit.index
    table = verbs().forms
    for place in range(first, hit.index - 1):
        if any(e.past and e.role == "doer" for e in table.get(tokens[place].low, ())) and tokens[place].mention is None:
            return place
    return hit.index


def _opening(sentence: Sentence, first: int, verb: int) -> int:
    """Where the verb's own clause opens, past "when" and "as" with a subject behind them: "died when rebels attacked",
    "was killed when a shell struck"."""
    if sentence.words.isdisjoint(_OPENERS):
        return first
    for place in range(verb - 1, first, -1):
        if sentence.tokens[place].low in _OPENERS:
            named = any(place < m.first and m.last < verb and side_of(m) is not None for m in sentence.mentions)
            means = any(t.low in verbs().means for t in sentence.tokens[place + 1 : verb])
            return place + 1 if named or means else first
    return first


_OPENERS = frozenset("when where as after before because until once".split())


def _behind_verb(tokens: list[Token], first: int, mention: Mention, verb: int) -> bool:
    """ "Its jets attacked four Russian bases and hit …": the object of the verb before shares no subject's place."""
    earlier = [n for n in range(first, mention.first) if tokens[n].low in verbs().forms]
    joined = any(tokens[n].low == "and" for n in range(mention.last + 1, verb))
    return (
        bool(earlier)
        and joined
        and not any(tokens[n].low in ("and", "that", "while") for n in range(earlier[-1], mention.first))
    )


_SAYING = frozenset(
    """said says say added adds reported reports claimed claims stated states insisted insists insist maintained
    maintains maintain confirmed confirms announced announces acknowledged told believes""".split()
)
"""Verbs of saying behind which another clause, with a subject of its own, may begin."""
_BETWEEN_SUBJECT_AND_VERB = frozenset(
    """has have had to would will could also then again reportedly already did does do not may might must 's forces
    force army troops soldiers fighters military rebels militants ) ( " ” '""".split()
)
_OBLIQUE = frozenset(
    """in on at from near into over against to with for of across after during since under despite between before
    about amid within following through
    toward towards inside outside""".split()
)


def _of_date(sentence: Sentence, token: Token) -> bool:
    return any(date.start <= token.start < date.end for date in sentence.dates)


def _may_act(sentence: Sentence, mention: Mention, first: int, phrase: Counted | None) -> bool:
    """Whether a name may be a subject: it has a side and does not hang on a preposition ("against four Russian
    airfields")."""
    if mention.kind in ("place", "outlet") or side_of(mention) is None:
        return False
    if phrase is not None and phrase.quantity.first <= mention.first <= phrase.last:
        return False
    tokens = sentence.tokens
    for place in range(mention.first - 1, max(first, mention.first - 4) - 1, -1):
        low = tokens[place].low
        if (
            low in ("of", "from")
            and place
            and (tokens[place - 1].low in _MEN_OF or tokens[place - 1].low in verbs().means)
        ):
            return True
        if tokens[place].capital and place > first and not _of_date(sentence, tokens[place]):
            continue  # an office before the name: "at First Vice President Saleh"
        if low in _OBLIQUE or (tokens[place].kind == "number" and not _of_date(sentence, tokens[place])):
            return False
        if low not in ("the", "a", "an", "its", "several", "two", "three", "four", "five") and (
            tokens[place].kind != "number"
        ):
            return True
    return True
