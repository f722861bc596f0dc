"""Who did it to whom: the sides behind a figure.

`by` is the side that did it, `against` the side that suffered it (annotation guide): an interception is by the shooter,
against the launcher; a release is by the holder, against the side whose people they are. What the passage does not
tell
stays None; the shooter is never inferred from the speaker.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from core.extract.document import Mention, Sentence, Token
from core.extract.noun_phrases import Counted
from core.extract.predicate import MUNITIONS, PEOPLE, Predicate
from core.extract.verbs import verbs
from core.extract.voice import VerbHit

if TYPE_CHECKING:
    from core.extract.passage import Passage

CUSTODY = frozenset(("captured", "detained", "held", "released", "returned"))
_TARGET_LINKS = frozenset(
    "on at against into onto toward towards targeting over across hitting striking inside".split()
)
_DEFINITE = frozenset(("the", "that", "this", "these", "those", "such"))
_ARMED = frozenset(
    """force forces troops army military soldiers fighters militants gunmen rebels militia militias police navy
    ground""".split()
)
"""People under arms: they shoot only where the grammar says so ("by Israeli forces"), not where they are merely
named."""
_MEN_OF = frozenset(
    """terrorists fighters members militants forces troops soldiers units unit gunmen rebels guerrillas elements army
    navy men militiamen militia wing branch leadership""".split()
)
"""People of a side: "fighters of Hamas" act for it."""
_THEIR_MEANS = frozenset(
    """ambush ambushes drone drones missile missiles rocket rockets gunmen fighters jets warplanes warplane planes
    plane artillery snipers sniper mortar mortars""".split()
)
"""What is its owner's own with "of": "an ambush of the rebels"; "shelling of" names the target."""
_NO_ADJECTIVE = frozenset(
    """also has have had is are was were be been will would says say said on at by with who which that to it its
    their""".split()
)
_STATE = frozenset(
    """government army troops security police military authorities administration soldiers navy courts air
    defence defense""".split()
)
"""Bare words for a state's own forces: theirs is the one state of the story."""
_CLAUSE_MARKS = frozenset((";", "–", "—"))
_CLAUSE_WORDS = frozenset("while whereas but although though that which who".split())
_PRONOUNS = frozenset("it they its their he she his her we our".split())


def side_of(mention: Mention | None) -> str | None:
    """The side that a mention stands for, or None."""
    if mention is None:
        return None
    return mention.name if mention.kind == "side" else mention.side


def clause_of(sentence: Sentence, place: int) -> tuple[int, int]:
    """Token span (half-open) of the clause around a token: between semicolons, dashes, and words that open a new
    clause."""
    marks = sentence.clause_marks
    if marks is None:
        marks = sentence.clause_marks = [
            t.index for t in sentence.tokens if t.text in _CLAUSE_MARKS or t.low in _CLAUSE_WORDS
        ]
    after = bisect_right(marks, place)
    before = bisect_left(marks, place)
    return marks[before - 1] + 1 if before else 0, marks[after] if after < len(marks) else len(sentence.tokens)


def _boundary(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    return token.text in _CLAUSE_MARKS or token.low in _CLAUSE_WORDS


def shooter(sentence: Sentence, first: int, last: int, skip: Counted | None = None) -> str | None:
    """The side of "Israeli strikes", "a Russian drone attack", "Hezbollah fire", "carried out by M23" between two
    tokens."""
    tokens = sentence.tokens
    means = verbs().means
    if "by" not in sentence.words and sentence.words.isdisjoint(means):
        return None
    for mention in sentence.mentions:
        if mention.first < first or mention.last >= last or (side := side_of(mention)) is None:
            continue
        if skip is not None and skip.quantity.first <= mention.first <= skip.last:
            continue
        before = tokens[mention.first - 1].low if mention.first else ""
        owned = before
        if before in _DEFINITE or before in ("a", "an"):
            before = tokens[mention.first - 2].low if mention.first > 1 else ""
        if before in _TARGET_LINKS:
            continue
        place = mention.first - 2 - (owned != before)
        if before == "of" and mention.kind == "side" and place >= first and tokens[place].low in _THEIR_MEANS:
            return side
        if before == "by" and mention.kind in ("side", "org", "person") and _done_by(tokens, mention.first):
            return side
        if before == "by" and _before_by(tokens, mention.first).low in verbs().forms:
            continue  # "lost by Tigrayan forces", "held by the rebels": no violence of theirs
        place = mention.last + 1
        steps = 0
        while place < last and steps < 4:
            token = tokens[place]
            if token.low in means and mention.kind != "place" and (token.low not in _ARMED or before in ("by", "from")):
                return side
            if steps >= 2 or token.kind == "number" or token.low in _NO_ADJECTIVE or token.low.endswith("ed"):
                break
            if (token.kind == "punct" and token.text not in "'’\"“”") or token.low in (
                "and",
                "was",
                "were",
                "said",
                "of",
                "in",
            ):
                break
            place += 1
            steps += 1
    return None


def _before_by(tokens: list[Token], place: int) -> Token:
    """The word before "by" and the articles behind it."""
    before = place - 1
    while before > 0 and tokens[before].low in ("by", "the", "a", "an"):
        before -= 1
    return tokens[before]


def _done_by(tokens: list[Token], place: int) -> bool:
    """ "killed by M23", "an attack by Russia": what stands before "by" is an act of violence, not "accused" or
    "said"."""
    low = _before_by(tokens, place).low
    entries = verbs().forms.get(low, ())
    return any(e.role == "doer" and e.action in _VIOLENT for e in entries) or low in verbs().means or low == "out"


_VIOLENT = frozenset(
    ("launched", "intercepted", "destroyed", "damaged", "hit", "killed", "injured", "captured", "displaced")
)


def target(sentence: Sentence, first: int, last: int) -> str | None:
    """The side of "on Ukraine", "at Israel", "against Hezbollah positions", "into the Golan Heights" between two
    tokens."""
    tokens = sentence.tokens
    if sentence.words.isdisjoint(_TARGET_LINKS):
        return None
    for mention in sentence.mentions:
        if mention.first < first or mention.first >= last:
            continue
        before = tokens[mention.first - 1].low if mention.first else ""
        if before in ("the", "a", "its", "several", "northern", "southern", "eastern", "western", "central"):
            before = tokens[mention.first - 2].low if mention.first > 1 else ""
        if before in _TARGET_LINKS and (side := side_of(mention) or mention.country):
            return side
    return None


def subject_side(
    sentence: Sentence, hit: VerbHit, phrase: Counted | None, passage: Passage, speaker_side: str | None
) -> str | None:
    """The side that is the subject of an active verb; pronouns stand for the side that spoke or acted last."""
    tokens = sentence.tokens
    first = hit.index
    while (
        first > 0
        and not _boundary(tokens, first - 1)
        and not (
            tokens[first - 1].low in ("said", "says", "added", "reported", "claimed")
            and tokens[first].low != "to"
            and first < hit.index
        )
    ):
        first -= 1
    names = [
        m
        for m in sentence.mentions
        if first <= m.first
        and m.last < hit.index
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
    if "enemy" in words and passage.enemy:
        return passage.enemy
    if any(w in _STATE for w in words):
        return speaker_side or passage.state
    if any(w in _PRONOUNS for w in words):
        return speaker_side or (passage.state if _STATE & {t.low for t in tokens[:first]} else passage.subject)
    if hit.index - first <= 2 and tokens[hit.index].low.endswith("ing") and first > 1:
        return subject_side(
            sentence, VerbHit(first - 1, first - 1, hit.entry, hit.voice), phrase, passage, speaker_side
        )
    return None


def _behind_verb(tokens: list[Token], first: int, mention: Mention, verb: int) -> bool:
    """ "Its jets attacked four Russian bases and hit …": the object of the verb before shares no subject's place."""
    earlier = [n for n in range(first, mention.first) if tokens[n].low in verbs().forms]
    joined = any(tokens[n].low == "and" for n in range(mention.last + 1, verb))
    return (
        bool(earlier)
        and joined
        and not any(tokens[n].low in ("and", "that", "while") for n in range(earlier[-1], mention.first))
    )


_BETWEEN_SUBJECT_AND_VERB = frozenset(
    """has have had to would will could also then again reportedly already did does do not may might must 's forces
    force army troops soldiers fighters military rebels militants""".split()
)
_OBLIQUE = frozenset(
    """in on at from near into over against to with for of across after during since
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
        if low == "of" and place and tokens[place - 1].low in _MEN_OF:
            return True
        if low in _OBLIQUE or (tokens[place].kind == "number" and not _of_date(sentence, tokens[place])):
            return False
        if low not in ("the", "a", "an", "its", "several", "two", "three", "four", "five") and (
            tokens[place].kind != "number"
        ):
            return True
    return True


def place_side(mention: Mention | None) -> str | None:
    """The side that lives where the place lies."""
    if mention is None:
        return None
    if mention.kind == "side":
        return mention.name if mention.country else None
    return mention.side or mention.country


def roles(
    sentence: Sentence,
    phrase: Counted,
    predicate: Predicate,
    place: Mention | None,
    passage: Passage,
    speaker_side: str | None,
) -> tuple[str | None, str | None]:
    """The sides `by` and `against` of a figure, each None where the passage does not tell."""
    tokens = sentence.tokens
    first, last = clause_of(sentence, phrase.quantity.core)
    behind = None if phrase.owner is not None else _owner_behind(tokens, phrase)
    owner = side_of(phrase.owner) or behind
    agent = _agent(sentence, phrase, predicate, passage, speaker_side, first, last)
    action = predicate.action
    if phrase.quantity.each and action == "exchanged":
        return None, None
    if action == "intercepted":
        launcher = owner or _launched_by(sentence, phrase) or _launcher(sentence, phrase, agent)
        return agent, launcher
    if (
        action == "launched"
        or (phrase.object in MUNITIONS and predicate.instrument)
        or (phrase.object in MUNITIONS and predicate.subject and action == "hit")
    ):
        by = owner or _launched_by(sentence, phrase) or agent or passage.by
        goal = target(sentence, first, last) or target(sentence, 0, len(tokens)) or place_side(place)
        return by, goal if goal != by else None
    if action in CUSTODY:
        if agent is None and action == "captured":
            agent = shooter(sentence, first, last, phrase) or shooter(sentence, 0, len(tokens), phrase)
        held = owner if owner != agent else None
        if held is None and action == "captured" and phrase.object in PEOPLE:
            held = place_side(place) if place_side(place) != agent else None
        return agent, held
    if action == "exchanged":
        return None, owner
    if action == "evacuated":
        return agent if agent != owner else None, owner or place_side(place)
    by = agent or shooter(sentence, first, last, phrase)
    if by is None and not _no_shooter_told(predicate):
        by = shooter(sentence, 0, len(tokens), phrase) or passage.by
    against = (
        owner
        or _loser(sentence, predicate, passage, speaker_side)
        or (target(sentence, first, last) if action in ("hit", "destroyed", "damaged") else None)
    )
    if against is None and not (action == "displaced" and _goal(sentence, place)):
        against = place_side(place)
    if against == by and owner is None:
        against = None
    if by == owner and owner is not None and (predicate.verb is None or behind is not None):
        by = None
    return by, against


def _owner_behind(tokens: list[Token], phrase: Counted) -> str | None:
    """ "40 warplanes of Russia's", "two soldiers of the Ukrainian army": the side behind "of"."""
    place = phrase.last + 1
    if phrase.head is None or place + 1 >= len(tokens) or tokens[place].low != "of":
        return None
    place += 2 if tokens[place + 1].low == "the" and place + 2 < len(tokens) else 1
    mention = tokens[place].mention
    return side_of(mention) if mention is not None and mention.kind in ("side", "org") else None


def _goal(sentence: Sentence, place: Mention | None) -> bool:
    """ "fled into Armenia", "crossed to Chad": where they went is not whose people they are."""
    if place is None or place.first == 0 or not sentence.start <= place.start < sentence.end:
        return False
    return sentence.tokens[place.first - 1].low in ("into", "to", "toward", "towards")


def _agent(
    sentence: Sentence,
    phrase: Counted,
    predicate: Predicate,
    passage: Passage,
    speaker_side: str | None,
    first: int,
    last: int,
) -> str | None:
    """The doer that the verb names: its active subject, or "by …" after a passive."""
    if predicate.doer is not None:
        return side_of(predicate.doer)
    hit = predicate.verb
    tokens = sentence.tokens
    if hit is not None and hit.voice == "passive":
        for mention in sentence.mentions:
            if mention.first <= hit.index or mention.first - hit.last > 14:
                continue
            before = [t.low for t in tokens[max(0, mention.first - 3) : mention.first]]
            if (
                "by" in before
                and (side := side_of(mention)) is not None
                and not any(t.kind == "punct" and t.text in ",;" for t in tokens[hit.last : mention.first])
            ):
                return side
        after = [t.low for t in tokens[hit.last + 1 : hit.last + 5]]
        return passage.state if after[:1] == ["by"] and _STATE & set(after) else None
    if (
        hit is not None
        and hit.entry.role == "doer"
        and hit.entry.particle[:1] != ("to",)
        and not predicate.subject
        and hit.entry.base not in ("treat", "bury", "receive", "recover", "retrieve", "shelter", "host", "accommodate")
    ):
        return subject_side(sentence, hit, phrase, passage, speaker_side)
    if predicate.instrument:
        return shooter(sentence, first, last, phrase) or _first_subject(sentence, phrase)
    return None


def _launched_by(sentence: Sentence, phrase: Counted) -> str | None:
    """ "94 drones that Russia had launched": the subject of the relative clause, behind the total of a share too."""
    tokens = sentence.tokens
    for mention in sentence.mentions:
        if not phrase.last < mention.first <= phrase.last + 7 or side_of(mention) is None:
            continue
        opened = any(t.low in ("that", "which") for t in tokens[max(phrase.last, mention.first - 3) : mention.first])
        after = {t.low for t in tokens[mention.last + 1 : mention.last + 5]}
        return side_of(mention) if opened and after & {"launched", "fired", "sent", "launches"} else None
    return None


def launched_from(sentence: Sentence, phrase: Counted) -> str | None:
    """ "two missiles were launched from Yemen": whose ground they came from."""
    for mention in sentence.mentions:
        if phrase.last < mention.first <= phrase.last + 8 and sentence.tokens[mention.first - 1].low == "from":
            return place_side(mention)
    return None


def _first_subject(sentence: Sentence, phrase: Counted) -> str | None:
    """The side that opens the clause before an instrument: "Russia had targeted its territory with 80 drones"."""
    first, _ = clause_of(sentence, phrase.quantity.core)
    for mention in sentence.mentions:
        if first <= mention.first < phrase.quantity.first and mention.kind in ("side", "org"):
            before = sentence.tokens[mention.first - 1].low if mention.first else ""
            if before not in _TARGET_LINKS and before not in ("in", "of"):
                return side_of(mention)
    return None


def _loser(sentence: Sentence, predicate: Predicate, passage: Passage, speaker_side: str | None) -> str | None:
    """ "Malawi lost three men": the subject suffered it."""
    if predicate.verb is not None and predicate.verb.entry.role == "loser" and not predicate.subject:
        return subject_side(sentence, predicate.verb, None, passage, speaker_side)
    return None


def _launcher(sentence: Sentence, phrase: Counted, agent: str | None) -> str | None:
    """Whose weapons were shot down: "drones launched by Russia", "missiles fired from Yemen"."""
    tokens = sentence.tokens
    for mention in sentence.mentions:
        before = [t.low for t in tokens[max(0, mention.first - 3) : mention.first]]
        side = side_of(mention) or mention.country
        if (
            side
            and side != agent
            and mention.first > phrase.last
            and ("by" in before or "from" in before)
            and any(t.low in ("launched", "fired", "sent", "coming") for t in tokens[phrase.last + 1 : mention.first])
        ):
            return side
    return shooter(sentence, 0, len(tokens), phrase) if shooter(sentence, 0, len(tokens), phrase) != agent else None


def _no_shooter_told(predicate: Predicate) -> bool:
    """ "died", "fled", "the toll": no attack of this passage is said to be the cause."""
    return predicate.action in ("displaced", "missing") or (
        predicate.verb is not None and predicate.verb.entry.role == "sufferer"
    )
