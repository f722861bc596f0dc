"""Relative clauses behind a counted noun: where the main clause goes on, and what was done to the noun within."""

from __future__ import annotations

from core.extract.document import Token
from core.extract.fitting import object_action
from core.extract.noun_phrases import Counted
from core.extract.predicate import Predicate
from core.extract.verbs import verbs
from core.extract.voice import ADVERBS, BE, HAVE, MODAL, VerbHit

_PRONOUNS = frozenset(("who", "whom", "that", "which"))
_FINITE = (BE | HAVE | MODAL) - {"to", "being", "been", "be", "having", "'s"}
_LONGEST = 24
"""Tokens that a relative clause before the main verb may have."""
_WITHIN = 7
"""Tokens from a relative pronoun to its verb."""
_JOINING = frozenset(("and", "or", "who", "that", "which", "whom", "to", "when", "where", "while", "as", "because"))


def past_relative(tokens: list[Token], place: int) -> int:
    """Where the main clause goes on behind "who had gathered for the opening": at its second finite verb; `place`
    itself where no such clause begins there."""
    if place + 2 >= len(tokens) or tokens[place].low not in _PRONOUNS:
        return place
    own = False
    for token in tokens[place + 1 : place + _LONGEST]:
        if token.text in ";:.,":
            return place
        before = tokens[token.index - 1]
        finite = token.low in _FINITE or any(e.past for e in verbs().forms.get(token.low, ()))
        chained = before.low in _FINITE or before.low in ADVERBS or before.low in _JOINING
        if own and token.low in _FINITE and not chained:
            return token.index
        own = own or finite or token.low.endswith("ed")
    return place


def object_of_relative(tokens: list[Token], phrase: Counted, hits: list[VerbHit]) -> Predicate | None:
    """ "107 youths whom the police shot dead", "the 276 pupils Boko Haram abducted": what its subject did to them."""
    place = phrase.last + 1
    if place + 1 >= len(tokens):
        return None
    if past_relative(tokens, place) != place:
        return None  # "soldiers whom the rebels had seized were let go": the main clause tells more
    pronoun = tokens[place].low in ("whom", "that", "which")
    mention = tokens[place].mention
    named = mention is not None and mention.kind in ("side", "org")
    if not pronoun and not named:
        return None
    hit = next((h for h in hits if h.index > place), None)
    if hit is None or hit.voice != "active" or hit.entry.role != "doer" or hit.index - place > _WITHIN:
        return None
    subject = tokens[place + pronoun : hit.index]
    if not subject or subject[0].low in _FINITE or subject[0].low in ADVERBS or any(t.kind == "punct" for t in subject):
        return None
    after = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    if after is not None and (after.kind in ("number", "mixed") or after.low in ("the", "a", "an", "its", "their")):
        return None
    action = object_action(hit, phrase)
    return Predicate(action, f"object of “{tokens[hit.index].low}”", hit, certainty=0.8) if action else None
