"""The cast of one trigger: the names before and after it, each by the preposition that it depends on."""

from __future__ import annotations

import msgspec

from core.extract.document import Mention, Sentence, Token
from core.extract.events.clauses import Clauses
from core.extract.events.hits import Hit
from core.extract.events.prepositions import preposition_before

_LOCATIVE = frozenset("in at near into on over to around outside inside across toward towards throughout".split())
_PLACE_NOUNS = frozenset(
    "city capital town soil territory border port coast resort metropolis village airspace waters".split()
)
_SUBJECTS = frozenset((None, "of", "between", "by", "with", "for", "from"))
"""Prepositions under which a name before the trigger still takes part."""
_AT = frozenset("in at near into".split())
_AT_OR_TO = frozenset("in at near to into from".split())
_GIVING = frozenset(("document", "exchange", "agreement", "statement"))
"""Types in which "to Armenia" names who receives rather than where."""
_BEHIND_DATELINE = frozenset((",", "-", "–", "—", "("))


class Cast(msgspec.Struct):
    """The names around a trigger, those before and those after it, and what kinds of subject and object stand there."""

    before: list[Mention] = msgspec.field(default_factory=list)
    after: list[Mention] = msgspec.field(default_factory=list)
    agents: list[Mention] = msgspec.field(default_factory=list)
    """After "by", or in front of the noun of doing ("Israeli strikes")."""
    nearest: list[Mention] = msgspec.field(default_factory=list)
    """The last name before the trigger that depends on no preposition: the subject's own."""
    meant: Mention | None = None
    """Who the subject's pronoun stands for."""
    subject: set[str] = msgspec.field(default_factory=set)
    object: set[str] = msgspec.field(default_factory=set)

    @property
    def everyone(self) -> list[Mention]:
        """All names, in order."""
        return [*self.before, *self.after]


def add_names(sentence: Sentence, clauses: Clauses, hit: Hit, cast: Cast, loose: bool) -> None:
    """Put the names of the clause before or after the trigger; `loose`: only those that belong to its noun."""
    tokens, clause = sentence.tokens, clauses.ids[hit.index]
    for mention in sentence.mentions:
        if (
            mention.kind == "outlet"
            or _dateline(tokens, mention)
            or _label(sentence, mention)
            or clauses.ids[mention.first] != clause
            or _of_a_place(tokens, mention)
        ):
            continue
        preposition = preposition_before(tokens, mention.first)
        if loose and not _attached(mention, hit, preposition):
            continue
        if mention.last < hit.index:
            add_before(cast, mention, preposition)
        elif mention.first > hit.last:
            _after(tokens, cast, mention, preposition, hit)


def _dateline(tokens: list[Token], mention: Mention) -> bool:
    """ "KUALA LUMPUR, 27 Oct -": the town that a report is sent from takes no part."""
    following = tokens[mention.last + 1].low if mention.last + 1 < len(tokens) else ""
    return mention.first == 0 and following in _BEHIND_DATELINE and tokens[0].text.isupper() and len(tokens[0].text) > 3


def _label(sentence: Sentence, mention: Mention) -> bool:
    """ "4 July, Washington: Sharif sees Clinton": the place in the label of an entry takes no part."""
    tokens = sentence.tokens
    if mention.form != "capital" or mention.last + 1 >= len(tokens) or tokens[mention.last + 1].low != ":":
        return False
    before = tokens[mention.first - 1] if mention.first else None
    return before is not None and before.low == "," and any(d.end == before.start for d in sentence.dates)


def _of_a_place(tokens: list[Token], mention: Mention) -> bool:
    """ "the Turkish city": the nationality of a place is no side."""
    following = mention.last + 1
    return mention.form == "adjective" and following < len(tokens) and tokens[following].low in _PLACE_NOUNS


def _attached(mention: Mention, hit: Hit, preposition: str | None) -> bool:
    """Whether a name belongs to a noun of meeting that is no subject: "during Afghan talks", "talks with Egypt"."""
    if hit.index - 4 <= mention.last < hit.index:
        return True
    return mention.first > hit.last and preposition in ("between", "with", "of", "and", None)


def add_before(cast: Cast, mention: Mention, preposition: str | None) -> None:
    """Put a name before the trigger into the cast, unless its preposition makes it a place or a bystander."""
    if mention.kind == "place" or (
        mention.kind == "side" and mention.form in ("noun", "capital") and preposition in _LOCATIVE
    ):
        return
    if preposition in _SUBJECTS or (preposition == "to" and mention.kind == "person"):
        cast.before.append(mention)
        if preposition is None and mention.kind in ("side", "org", "person"):
            cast.nearest = [mention]
        if preposition in (None, "of", "between", "from"):
            cast.subject.add(mention.kind)


def _after(tokens: list[Token], cast: Cast, mention: Mention, preposition: str | None, hit: Hit) -> None:
    cast.object.add(mention.kind)
    if mention.form == "capital":
        cast.object.add("capital")
    places = _AT if hit.entry.rule.type in _GIVING else _AT_OR_TO
    if mention.kind == "place" or (
        mention.kind == "side" and mention.form in ("noun", "capital") and preposition in places
    ):
        return
    if preposition == "by" and not _other_verb(tokens, hit, mention.first):
        cast.agents.append(mention)
    topic = preposition == "on" and hit.entry.rule.type == "agreement"
    if not topic and preposition not in ("about", "after", "before", "since", "during", "amid"):
        cast.after.append(mention)


def _other_verb(tokens: list[Token], hit: Hit, place: int) -> bool:
    """The "by" before `place` belongs to another participle: "… a centre protected by UNESCO was hit"."""
    index = place - 1
    while index > hit.last and tokens[index].low != "by":
        index -= 1
    return index - 1 > hit.last and tokens[index - 1].low.endswith("ed")
