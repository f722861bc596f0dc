"""Who takes part: first those named in the trigger's clause, then those told elsewhere in the sentence or before it."""

from __future__ import annotations

from core.extract.document import Sentence
from core.extract.events.actors import sides_of
from core.extract.events.cast import Cast, add_names
from core.extract.events.clauses import Clauses
from core.extract.events.common_nouns import add_common_nouns, speaks_of_any
from core.extract.events.context import Context
from core.extract.events.hits import Hit
from core.extract.events.meetings import behind_a_meeting
from core.extract.events.prepositions import preposition_before
from core.extract.events.pronouns import add_pronoun, add_pronoun_behind
from core.extract.events.subjects import add_antecedent, add_from_relative, add_shared_subject, add_telephoned

_TAKING_PART = frozenset(
    "led leads headed heads attended attends represented represents joined participated chaired".split()
)
"""Verbs whose subject sits at the table: "X and Y led the teams at the talks"."""


def cast_of(sentence: Sentence, clauses: Clauses, hit: Hit, context: Context) -> Cast:
    """Who stands before and after the trigger in its clause, a relative clause's antecedent and pronouns filled in."""
    tokens = sentence.tokens
    clause = clauses.ids[hit.index]
    cast = Cast()
    loose = (
        hit.reading == "noun"
        and not behind_a_meeting(tokens, hit)
        and hit.entry.rule.held is not None
        and preposition_before(tokens, hit.index) is not None
        and (
            clauses.words[clause].isdisjoint(_TAKING_PART)
            or not any(t.low in _TAKING_PART for t in clauses.tokens[clause] if t.index < hit.index)
        )
    )
    add_names(sentence, clauses, hit, cast, loose)
    if loose and not cast.everyone:
        both = Cast()
        add_names(sentence, clauses, hit, both, False)
        if len(sides_of(both.before)) > 1:  # "X's and Y's envoys made no headway at a meeting"
            cast = both
    if hit.entry.rule.type == "call":
        add_telephoned(sentence, clauses, clause, hit, cast)
    if speaks_of_any(clauses.words[clause]):
        add_common_nouns(clauses.tokens[clause], hit, cast)
    if clause in clauses.antecedent and not cast.before:
        add_antecedent(sentence, clauses.antecedent[clause], hit, cast)
    if not cast.before and not loose:
        add_from_relative(sentence, clauses, clause, hit, cast)
    if clause in clauses.continues and not cast.before:
        add_shared_subject(sentence, clauses, clauses.continues[clause], cast)
    if not cast.before and not loose:
        add_pronoun(sentence, clauses, clause, hit, context, cast)
    if hit.entry.rule.two and hit.reading == "active" and not cast.after:
        add_pronoun_behind(sentence, hit, context, cast)
    return cast
