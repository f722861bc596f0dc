"""Subjects that stand outside a trigger's clause: those of the clause that it hangs on, continues or reports."""

from __future__ import annotations

from core.extract.document import Mention, Sentence
from core.extract.events.cast import Cast, add_before
from core.extract.events.clauses import Clauses
from core.extract.events.common_nouns import kinds_of_nouns
from core.extract.events.hits import Hit
from core.extract.events.prepositions import preposition_before
from core.extract.events.tables import tables

_SPEAKING = frozenset(("person", "office", "side"))
_ACTING = frozenset(("person", "side", "org", "office"))
_LISTENER = 5
"""Tokens behind a verb of saying up to the one who is told."""


def add_antecedent(sentence: Sentence, at: int, hit: Hit, cast: Cast) -> None:
    """What a relative clause hangs on, its last token at `at`, is its subject."""
    tokens = sentence.tokens
    antecedent = _mention_ending(sentence, at)
    if antecedent is not None:
        cast.before.append(antecedent)
        cast.subject.add(antecedent.kind)
        if hit.entry.rule.type in ("visit", "arrival"):
            cast.meant = antecedent
    noun = tokens[at - 1 if tokens[at].kind == "punct" else at]
    if (kind := kinds_of_nouns().get(noun.low)) is not None:
        cast.subject.add(kind)


def add_telephoned(sentence: Sentence, clauses: Clauses, clause: int, hit: Hit, cast: Cast) -> None:
    """ "X told Y on the telephone", "in a call X assured Y of …": a verb of saying parts the two who speak."""
    spoken = {c for c in (clause - 1, clause) if c in clauses.said}
    for mention in sentence.mentions:
        if mention.kind not in _SPEAKING or mention in cast.before or mention in cast.after:
            continue
        other = clauses.ids[mention.first]
        if other in spoken and other == clause - 1 and preposition_before(sentence.tokens, mention.first) is None:
            cast.before.append(mention)
            cast.subject.add(mention.kind)
        elif clause in spoken and other == clause + 1 and mention.first - clauses.tokens[other][0].index <= _LISTENER:
            cast.after.append(mention)
            cast.object.add(mention.kind)


def add_from_relative(sentence: Sentence, clauses: Clauses, clause: int, hit: Hit, cast: Cast) -> None:
    """ "The alliance to which M23 belongs announced …": the name in the relative clause of a nameless subject."""
    for mention in sentence.mentions:
        at = clauses.antecedent.get(clauses.ids[mention.first])
        if (
            mention.last < hit.index
            and at is not None
            and clauses.ids[at] == clause
            and mention.kind in ("side", "org")
        ):
            cast.before.append(mention)
            cast.subject.add(mention.kind)


def add_shared_subject(sentence: Sentence, clauses: Clauses, clause: int, cast: Cast) -> None:
    """The names before the first verb of the clause whose subject this one shares."""
    finite = tables().finite
    own = clauses.tokens[clause]
    names = [m for m in sentence.mentions if clauses.ids[m.first] == clause and m.kind != "outlet"]
    verbs = [t.index for t in own if t.low in finite and t.mention is None and t.text != "May"]
    subjects = [m.last for m in names if m.kind in _ACTING and preposition_before(sentence.tokens, m.first) is None]
    first = next((v for v in verbs if any(last < v for last in subjects)), None)
    verb = first if first is not None else next(iter(verbs), own[-1].index)
    for mention in names:
        if mention.last < verb:
            add_before(cast, mention, preposition_before(sentence.tokens, mention.first))
    for token in own:
        kind = kinds_of_nouns().get(token.low) if token.index < verb else None
        if kind is not None:
            cast.subject.add(kind)


def _mention_ending(sentence: Sentence, index: int) -> Mention | None:
    """The name that ends at the token, or at the comma before it."""
    best = None
    for mention in sentence.mentions:
        if mention.last <= index and mention.kind in ("person", "side", "org", "office"):
            best = mention
    return best if best is not None and index - best.last <= 6 else None
