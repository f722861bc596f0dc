"""Whom a pronoun around a trigger stands for: a name earlier in the sentence, or the subject of one before."""

from __future__ import annotations

from core.extract.document import Mention, Sentence, Token
from core.extract.events.cast import Cast
from core.extract.events.clauses import Clauses
from core.extract.events.context import Context
from core.extract.events.hits import Hit
from core.extract.events.prepositions import preposition_before


def add_pronoun_behind(sentence: Sentence, hit: Hit, context: Context, cast: Cast) -> None:
    """Who the pronoun behind the verb stands for: "Kenyatta received him in Nairobi"."""
    following = sentence.tokens[hit.last + 1].low if hit.last + 1 < len(sentence.tokens) else ""
    if following == "with":
        following = sentence.tokens[hit.last + 2].low if hit.last + 2 < len(sentence.tokens) else ""
    named = {m.name for m in cast.before}
    meant = context.person if following in ("him", "her") else context.group if following in ("them", "it") else None
    if meant is not None and meant.name not in named:
        cast.after.append(meant)
        cast.object.add(meant.kind)


def add_pronoun(sentence: Sentence, clauses: Clauses, clause: int, hit: Hit, context: Context, cast: Cast) -> None:
    """Who a pronoun stands for: a name earlier in the sentence, else the subject of the sentence before."""
    own = [t for t in clauses.tokens[clause] if t.index < hit.index]
    meant: Mention | None = None
    for token in own:
        if token.low in ("excellency", "highness", "majesty"):
            meant = context.styled(token.low) or context.person
        elif token.low in ("he", "she"):
            meant = _earlier(sentence, token.index, ("person",)) or context.person
        elif token.low == "it":
            meant = _earlier(sentence, token.index, ("side", "org")) or context.group
        elif token.low == "they":
            meant = _earlier(sentence, token.index, ("side", "org"))
        if meant is not None:
            break
    if (
        meant is None
        and hit.reading == "active"
        and hit.entry.rule.type in ("talks", "visit", "arrival", "call")
        and not any(
            t.kind == "word" and t.mention is None and t.low.isalpha() and not _in_date(sentence, t) for t in own
        )
    ):
        meant = context.person
    if meant is not None:
        cast.meant = meant
        cast.before.append(meant)
        cast.subject.add(meant.kind)


def _in_date(sentence: Sentence, token: Token) -> bool:
    return any(d.start <= token.start < d.end for d in sentence.dates) or token.low in (
        "evening",
        "morning",
        "night",
        "afternoon",
    )


def _earlier(sentence: Sentence, index: int, kinds: tuple[str, ...]) -> Mention | None:
    """The first name of these kinds before the token, as the likeliest subject."""
    for mention in sentence.mentions:
        if mention.last >= index:
            return None
        if mention.kind in kinds and preposition_before(sentence.tokens, mention.first) is None:
            return mention
    return None
