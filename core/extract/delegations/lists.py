"""Where a list of people ends: with the sentence, a verb, another side's list, a word that no office has."""

from __future__ import annotations

from core.extract.delegations.people import Person
from core.extract.delegations.words import Words
from core.extract.document import Token

_RELATIVE = frozenset(("who", "which", "whose", "whom"))
_AGAIN = frozenset(("his", "her", "their", "its", "by", "of"))
"""Words that may stand before the next name of a list: "by A, his deputy B and by C"."""
_JOINS = frozenset(
    (",", ";", "and", "&", "(", "with", "plus", "or", "nor", "–", "-", "/", "alongside", "along", "well")
)
_TELLS = frozenset("did does do was were is are has had will would could said told came left went stayed".split())
_REACH = 18
"""How many words an office between two names of a list may have."""


def listed(people: list[Person], tokens: list[Token], start: int, words: Words) -> list[Person]:
    """The people enumerated from token `start` on: it ends with the sentence, a verb, or a word that no office has."""
    found: list[Person] = []
    place = start
    for person in people:
        if person.first < start and (person.named < start or found):
            continue
        if found and _in_clause(tokens, place, person.first):
            continue
        if _broken(tokens, place, max(person.first, start), bool(found), words):
            break
        known = {p.side for p in found} - {None}
        other = bool(found) and person.side is not None and bool(known) and person.side not in known
        if other and any(token.text == ";" for token in tokens[place : person.first]):
            break
        if found and _parted(tokens, place, person, words):
            break
        found.append(person)
        place = person.last + 1
    return found


def _parted(tokens: list[Token], place: int, person: Person, words: Words) -> bool:
    """Whether a semicolon begins a clause of its own: "is led by A; B, who had been announced, did not come"."""
    if ";" not in [t.text for t in tokens[place : person.first]]:
        return False
    index = person.last + 1
    while index < len(tokens) and tokens[index].text not in ";.":
        if tokens[index].text == "," and index + 1 < len(tokens) and tokens[index + 1].low in _RELATIVE:
            index = next((i for i in range(index + 1, len(tokens)) if tokens[i].text in ",;."), len(tokens))
        elif tokens[index].low in _TELLS and tokens[index].low in words.words:
            return True
        else:
            index += 1
    return False


def _in_clause(tokens: list[Token], place: int, first: int) -> bool:
    """Whether the token `first` stands in a clause that began behind `place`: "A, who runs the office of B; C"."""
    gap = tokens[place:first]
    opens = next((i for i, t in enumerate(gap) if t.low in _RELATIVE), None)
    return opens is not None and opens + 1 < len(gap) and not any(t.text in ",;" for t in gap[opens:])


def _broken(tokens: list[Token], place: int, first: int, joined: bool, words: Words) -> bool:
    if first - place > _REACH:
        return True
    joint = not joined
    while place < first:
        token = tokens[place]
        if joined and token.low in _RELATIVE:
            while place < first and tokens[place].text not in ",;":
                place += 1
            if place >= first:
                return True
            continue
        if token.low in _AGAIN and place and (not joined or tokens[place - 1].low in ("and", ",")):
            place += 1
            continue
        if joined and token.low == "for" and tokens[place - 1].low == "and":
            # "A and B, and for the rebels C": another side's list.
            return True
        if joined and token.low in words.sat and tokens[place + 1].low != "with":
            return True
        acts = token.low in words.breaking and not (token.capital and place)
        if acts or token.text in ".!?:" or (token.text == ";" and not joined):
            return True
        if token.text == ";" and place + 1 < first and tokens[place + 1].low in ("for", "from", "on", "while"):
            return True
        joint = joint or token.low in _JOINS
        place += 1
    return not joint
