"""Who signed: "signed by X for Kinshasa and by Y for the rebels", "X of A, Y of B and Z put their names to it"."""

from __future__ import annotations

from msgspec.structs import replace

from core.extract.delegations.people import Person
from core.extract.delegations.room import Room
from core.extract.document import Token

PUT = frozenset("penned put puts affixed inscribed appended lent".split())
"""Verbs that sign with "name" or "signature" behind them."""
SIGNATORIES = frozenset(("signatories", "signatory"))
_NAMES = frozenset(("name", "names", "signature", "signatures", "initials", "pen"))
_AUXILIARY = frozenset(
    "is are was were be been has have had also then all both each later himself herself did do does so".split()
)
_ACROSS = frozenset(
    "with presence alongside brokered mediated witnessed attended chaired watched flanked hosted".split()
)
"""Words behind which somebody is told who signed for nobody, or with whom the rules of a meeting deal."""
_WITNESSED = frozenset(("presence", "front", "witnessed", "witness", "witnesses"))
"""Words of a ceremony: who signed there is told, though it be one."""
_APART = _ACROSS - {"with", "alongside"}
"""Of these, what parts two who stand before the verb: "X, together with Y, signed"."""
_LONGEST = 20
"""So many words, offices and the names of their movements, may stand between two who signed."""
_MEMORY = 3
_SHORT, _LONG = 6, 12
"""So far before and behind a name stands for whom it is."""


def signed(room: Room, index: int) -> None:
    """Seat those who signed, each on the side for which they are told to stand."""
    if not _signs(room, index) or not room.happened(index):
        return
    signers = _before(room, index) if not _passive(room, index) else []
    signers = [*signers, *_behind(room, index, bool(signers))]
    paired = {p.side for p in signers if _stands_for(room, p) or _of_a_side(room, p)}
    if len(paired) < 2 and not (_about_accord(room) or _others_signed(room)):
        return
    if not room.seat(signers, index, "signed-by", 0.88, hosts=False):
        also = _others_signed(room) or not _WITNESSED.isdisjoint(room.sentence.words)
        told = [p for p in signers if _stands_for(room, p) or also]
        room.seat_beside(told, index, "signed-by", 0.8, "party")


def _others_signed(room: Room) -> bool:
    """Who signed before was told shortly before: "Y of the Front did sign"."""
    near = (f for f in room.findings[-4:] if room.sentence.index - f.sentence.index <= _MEMORY)
    return any(f.rule == "signed-by" for f in near)


def _signs(room: Room, index: int) -> bool:
    """The word signs: "signed", "put his name to", "the signatories were"."""
    low = room.low(index)
    if low in PUT:
        return not _NAMES.isdisjoint([room.low(i) for i in range(index + 1, index + 4)])
    return low in SIGNATORIES or room.low(index - 1) not in ("the", "a", "newly", "recently")


def _passive(room: Room, index: int) -> bool:
    """Those who signed stand behind "by"."""
    return any(room.low(i) in ("was", "were", "been", "be", "is", "are") for i in range(max(0, index - 3), index)) or (
        room.low(index + 1) == "by"
    )


def _about_accord(room: Room) -> bool:
    """This sentence or one of the two before it tells of talks or of what is signed there."""
    place = room.sentence.index
    cues = room.words.accords | room.words.talks
    return any(not s.words.isdisjoint(cues) for s in room.document.sentences[max(0, place - 2) : place + 1])


def _before(room: Room, index: int) -> list[Person]:
    """Who stands before the verb and signs, the nearest last."""
    found: list[Person] = []
    end = index
    aside = _in_clauses(room.tokens[:index])
    for person in reversed([p for p in room.people if p.last < index and p.first not in aside]):
        if not _clear(room, person.last + 1, end, _APART):
            break
        found.insert(0, person)
        end = person.first
    return found


def _behind(room: Room, index: int, active: bool) -> list[Person]:
    """Who stands behind the verb: those "by" whom it was signed, or who did so too for another side."""
    found: list[Person] = []
    start = index + 1
    for person in room.people:
        if person.first <= index:
            continue
        listed = room.low(index) in SIGNATORIES or not active
        if not _clear(room, start, person.first, _ACROSS):
            break
        if found and person.side is None and _joined(room, start, person.first):
            person = replace(person, side=found[-1].side)
        told = listed or _stands_for(room, person) or _of_a_side(room, person)
        if not (told or (found and _joined(room, start, person.first))):
            if room.low(person.last + 1) not in ("for", "of"):
                break
            start = person.last + 1
            continue
        if not found and not active and not _led_to(room, index, person):
            break
        found.append(person)
        start = person.last + 1
    return found


def _led_to(room: Room, index: int, person: Person) -> bool:
    """ "by" or, of signatories, "were" or a colon leads from the verb to the first who signed."""
    gap = {room.low(i) for i in range(index + 1, person.first)}
    return bool(gap & {"by", ":"}) or (
        room.low(index) in SIGNATORIES and bool(gap & {"were", "was", "are", "included"})
    )


def _stands_for(room: Room, person: Person) -> bool:
    """The words beside the name say for whom they sign: "X for the army", "X signed on behalf of Kabul"."""
    around = range(max(0, person.first - _SHORT), min(person.last + _LONG, len(room.tokens)))
    return person.side is not None and any(room.low(i) in ("for", "representing", "behalf", "name") for i in around)


def _of_a_side(room: Room, person: Person) -> bool:
    """The words beside the name say whose they are: "X of the Front", "Y (Fatah)", "Kabul's Z"."""
    around = range(max(0, person.first - _SHORT), min(person.last + 4, len(room.tokens)))
    return person.side is not None and any(room.low(i) in ("of", "from", "(", "'s") for i in around)


def _joined(room: Room, start: int, end: int) -> bool:
    """The next name of one side's list: ", Y and", ", known as 'Antonio', and"."""
    gap = room.tokens[start:end]
    links = {"for", "of", "from", ";", "by", "well"}
    return bool(gap) and len(gap) <= _SHORT and gap[0].low in (",", "and") and links.isdisjoint([t.low for t in gap])


def _clear(room: Room, start: int, end: int, apart: frozenset[str]) -> bool:
    """Nothing but offices, sides and links stands between two who signed, clauses with "who" left out."""
    aside = _in_clauses(room.tokens[start:end])
    gap = [t for t in room.tokens[start:end] if t.index not in aside]
    acting = room.words.words - _AUXILIARY
    return sum(t.mention is None for t in gap) <= _LONGEST and not any(
        t.low in apart or t.text in ".!?" or (t.low in acting and t.low not in ("his", "her", "their", "its"))
        for t in gap
    )


def _in_clauses(tokens: list[Token]) -> set[int]:
    """The places between ", who" and the next comma."""
    places: set[int] = set()
    inside = False
    for place, token in enumerate(tokens):
        opens = token.text == "," and place + 1 < len(tokens) and tokens[place + 1].low in ("who", "whose")
        inside = opens or (inside and token.text not in ",;")
        if inside:
            places.add(token.index)
    return places
