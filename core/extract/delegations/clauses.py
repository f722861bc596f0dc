"""Where in a sentence a list of people stands: behind a preposition, in a clause with "who", before its main verb."""

from __future__ import annotations

from core.extract.delegations.people import Person
from core.extract.document import Sentence, Token

BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
PRONOUNS = frozenset(("him", "her", "them", "his", "their", "hers", "theirs"))
PASSED = frozenset(("also", "his", "her", "their", "did", "had", "has", "have", "there", "then", "been", "will", "who"))
"""Words between a list and its verb that are no verb of their own."""
STANDS_FOR = frozenset(("for", "behalf", "name", "representing"))
STOPS = frozenset((";", ".", "!", "?", "”", "•"))
"""Marks at which a clause ends."""
_WHO = frozenset(("who", "whom"))
_DATELINE = 14
_DASHES = frozenset(("-", "–", "—", "--", ":"))
LONG = 12
"""So many words may part a list from the word that governs it, an office or an apposition among them."""


def last_for(tail: list[Token]) -> int | None:
    """The "for" right behind a name or behind its office: "for Hamas", "head of its bureau, for Hamas"."""
    for place, token in enumerate(tail):
        if token.low == "for" and (not place or tail[place - 1].text == ","):
            return token.index
    return None


def named_for(tokens: list[Token], person: Person) -> bool:
    """Somebody who is named for whose side it is only: "on the side of Haftar the officers A and B"."""
    place = person.first
    return place > 1 and tokens[place - 1].low == "of" and tokens[place - 2].low in ("side", "behalf", "name", "camp")


def in_relative(tokens: list[Token], start: int, first: int) -> bool:
    """The list stands in a clause with "who" that began behind the person before it."""
    return not _WHO.isdisjoint([t.low for t in tokens[start:first]])


def with_inside(tokens: list[Token], chain: list[Person]) -> bool:
    """ "X, with A and B": the list goes on behind "with"."""
    return any(t.low == "with" for t in tokens[chain[0].last + 1 : chain[1].first])


def verb_before(tokens: list[Token], place: int, start: int, verbs: frozenset[str]) -> int | None:
    """The participle of "accompanied yesterday by"."""
    return next((i for i in range(place - 1, max(start, place - 5) - 1, -1) if tokens[i].low in verbs), None)


def companions(tokens: list[Token], place: int) -> bool:
    """Whether "with" brings company: ", with ambassador A", "X with advisor B"; not "held talks with C"."""
    before = tokens[place - 1] if place else None
    if before is None or before.low in (",", "together", "along"):
        return True
    return before.mention is not None and before.mention.kind == "person"


def without_relative(gap: list[Token]) -> list[Token]:
    """The words between two names without the clause ", who runs the bureau" that ends with a comma or semicolon."""
    if len(gap) < 2 or gap[0].text != "," or gap[1].low not in ("who", "whose", "whom"):
        return gap
    return gap[next((i for i in range(2, len(gap)) if gap[i].text in ",;"), len(gap)) :]


def past_relative(tokens: list[Token], start: int, end: int) -> tuple[int, int]:
    """Where the main clause goes on behind ", who dealt with A and B, …", and where it ends."""
    opens = next((i for i in range(start, min(start + LONG, len(tokens) - 1)) if tokens[i].text == ","), None)
    while opens is not None and opens + 1 < len(tokens) and tokens[opens + 1].low not in ("who", "whom", "whose"):
        opens = next((i for i in range(opens + 1, min(start + LONG, len(tokens) - 1)) if tokens[i].text == ","), None)
    if opens is None:
        return start, end
    stop = next((i for i in range(opens, len(tokens)) if tokens[i].text in STOPS), len(tokens))
    close = next((i for i in range(opens + 2, stop) if tokens[i].text == ","), None)
    return (close + 1, max(end, min(stop, close + LONG))) if close is not None else (start, end)


def behind_dateline(sentence: Sentence, small: bool = False) -> int:
    """The token behind "BONN, Dec 5 (AFP) - " or "DHAKA: "; 0 where the paragraph does not open with a town so.

    With `small` the town need not be all in capitals.
    """
    tokens = sentence.tokens
    town = tokens[0].mention
    if sentence.block.kind != "paragraph" or town is None or not (small or tokens[0].text.isupper()):
        return 0
    if town.kind != "place" and town.form != "capital":
        return 0
    for place in range(town.last + 1, min(_DATELINE, len(tokens))):
        token = tokens[place]
        if token.text in _DASHES:
            return place + 1
        if not (token.capital or token.kind in ("number", "punct", "mixed")):
            return 0
    return 0
