"""Who did it to whom: the sides behind a figure.

`by` is the side that did it, `against` the side that suffered it (annotation guide): an interception is by the shooter,
against the launcher; a release is by the holder, against the side whose people they are. What the passage does not
tell
stays None; the shooter is never inferred from the speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.extract.acting import STATE, subject_side
from core.extract.assaults import attack_in
from core.extract.circumstances import running_total
from core.extract.custody import keeper, owned_by, told_holder
from core.extract.document import Mention, Sentence, Token
from core.extract.noun_phrases import Counted
from core.extract.predicate import MUNITIONS, PEOPLE, Predicate
from core.extract.shooters import TARGET_LINKS, clause_of, place_side, shooter, side_of, target

if TYPE_CHECKING:
    from core.extract.passage import Passage

CUSTODY = frozenset(("captured", "detained", "held", "released", "returned"))


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
    if (fallen := _aboard(sentence, phrase, predicate)) is not None:
        return _by_whom(sentence, fallen.last), side_of(fallen)
    behind = None if phrase.owner is not None else _owner_behind(tokens, phrase)
    owner = _contributor(tokens, phrase) or side_of(phrase.owner) or behind
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
            told = passage.last
            if agent is None and told is not None and told.sentence is sentence and told.figure.action in _BY_ASSAULT:
                agent = told.figure.by
        agent = agent or keeper(sentence, phrase, action, owner, place, passage)
        held = owner if owner != agent else None
        if held is None and action == "captured" and phrase.object in PEOPLE:
            held = place_side(place) if place_side(place) != agent else None
        return agent, held
    if action == "exchanged":
        return None, owner
    if action == "evacuated":
        return agent if agent != owner else None, owner or _origin(sentence, first, last) or place_side(place)
    by = agent or shooter(sentence, first, last, phrase) or _in_assault(sentence, phrase, predicate, passage)
    if by is None and not _no_shooter_told(sentence, predicate):
        by = shooter(sentence, 0, len(tokens), phrase)
        by = by or (None if running_total(sentence, phrase) else passage.by)
    loser = _loser(sentence, predicate, passage, speaker_side)
    if by == loser:
        by = None
    against = owner or loser or (target(sentence, first, last) if action in ("hit", "destroyed", "damaged") else None)
    if against is None and action == "displaced":
        against = _origin(sentence, first, last)
    if against is None and not (action == "displaced" and _goal(sentence, place)):
        against = place_side(place)
    if against == by and owner is None:
        against = None
    if by == owner and owner is not None and (predicate.verb is None or behind is not None):
        by = None
    return by, against


def _aboard(sentence: Sentence, phrase: Counted, predicate: Predicate) -> Mention | None:
    """ "A Russian helicopter was shot down, killing all six on board": the name of those whose craft came down with its
    people."""
    if predicate.action not in ("killed", "injured") or sentence.words.isdisjoint(_CRAFT):
        return None
    tokens = sentence.tokens
    behind = {t.low for t in tokens[phrase.last + 1 : phrase.last + 4]}
    if behind.isdisjoint(("board", "aboard")) and phrase.noun not in _CREW:
        return None
    craft = next((t.index for t in tokens[: phrase.quantity.first] if t.low in _CRAFT), None)
    if craft is None or all(t.low not in _DOWN for t in tokens[craft : phrase.quantity.first]):
        return None
    owners = [m for m in sentence.mentions if m.last < craft and craft - m.last <= _OWNED and side_of(m) is not None]
    return owners[-1] if owners else None


def _by_whom(sentence: Sentence, place: int) -> str | None:
    """The side of the first "by …" behind the token."""
    for mention in sentence.mentions:
        before = [t.low for t in sentence.tokens[max(0, mention.first - 2) : mention.first]]
        if mention.first > place and "by" in before and side_of(mention) is not None:
            return side_of(mention)
    return None


_DOWN = frozenset("down downed crashed crashes fell sank sunk sinking crash".split())
_CRAFT = frozenset(
    """helicopter helicopters aircraft plane planes jet jets fighter bomber warplane gunship transporter airliner ship
    boat vessel submarine""".split()
)
_CREW = frozenset("pilot crew crewman airman".split())
_OWNED = 4
"""Tokens between the side that owns a craft and the craft."""


def _owner_behind(tokens: list[Token], phrase: Counted) -> str | None:
    """ "40 warplanes of Russia's", "two soldiers of the Ukrainian army": the side behind "of"."""
    place = phrase.last + 1
    if phrase.head is None or place + 1 >= len(tokens) or tokens[place].low != "of":
        return None
    place += 2 if tokens[place + 1].low == "the" and place + 2 < len(tokens) else 1
    mention = tokens[place].mention
    return side_of(mention) if mention is not None and mention.kind in ("side", "org") else None


def _contributor(tokens: list[Token], phrase: Counted) -> str | None:
    """ "Two UN peacekeepers from Morocco", "three soldiers from Fiji": whose troops they are."""
    place = phrase.last + 2
    if phrase.object != "soldier" or place >= len(tokens) or tokens[place - 1].low != "from":
        return None
    mention = tokens[place].mention
    return mention.name if mention is not None and mention.kind == "side" and mention.form == "noun" else None


def _origin(sentence: Sentence, first: int, last: int) -> str | None:
    """ "People coming from Ukraine", "have fled Sudan": whose ground people leave."""
    if sentence.words.isdisjoint(_LEAVING):
        return None
    for mention in sentence.mentions:
        if first < mention.first < last and sentence.tokens[mention.first - 1].low in _LEAVING:
            side = place_side(mention)
            if side is not None:
                return side
    return None


_LEAVING = frozenset("from fled flee fleeing left leave leaving".split())


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
    fled = hit is not None and hit.entry.role == "sufferer" and predicate.action == "released"
    if predicate.action in ("released", "returned") and not fled and (holder := told_holder(sentence, phrase)):
        return holder
    if hit is None and phrase.action is not None and _follows(tokens, phrase.last, "by"):
        behind = next((m for m in sentence.mentions if 2 <= m.first - phrase.last <= 3), None)
        return owned_by(sentence, behind) if behind is not None else None
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
                return owned_by(sentence, mention) or side
        after = [t.low for t in tokens[hit.last + 1 : hit.last + 5]]
        if after[:1] == ["by"] and after[1:2] in (["our"], ["its"], ["their"]):
            return speaker_side or passage.own
        return passage.state if after[:1] == ["by"] and STATE & set(after) else None
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


def _follows(tokens: list[Token], place: int, word: str) -> bool:
    return place + 1 < len(tokens) and tokens[place + 1].low == word


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
            if before not in TARGET_LINKS and before not in ("in", "of"):
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


def _in_assault(sentence: Sentence, phrase: Counted, predicate: Predicate, passage: Passage) -> str | None:
    """ "Five people died when rebels raided the camp", "rebels shelled the town, and six houses burned": who attacks in
    the same sentence."""
    if predicate.action not in _BY_ASSAULT or phrase.object not in PEOPLE or predicate.rule == "bodies":
        return None
    suffered = predicate.verb is not None and predicate.verb.entry.role in ("sufferer", "loser")
    led = not _LEADS.isdisjoint(sentence.lows[: phrase.quantity.first])
    if suffered and not led and _WHEN.isdisjoint(sentence.lows[phrase.last + 1 :]):
        return None
    return attack_in(sentence, passage).by


_WHEN = frozenset(("when", "as", "after"))
_LEADS = frozenset(";:")
_BY_ASSAULT = frozenset(("killed", "injured"))


def _no_shooter_told(sentence: Sentence, predicate: Predicate) -> bool:
    """ "died", "fled": no attack is said to be the cause, unless it is named beside ("died in that raid")."""
    if predicate.action in ("displaced", "missing"):
        return True
    if predicate.verb is None:
        return False
    return predicate.verb.entry.base == "crash"
