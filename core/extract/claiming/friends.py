"""Which states stand beside a delegation: "officials from Germany, Italy and Britain advise the Ukrainian team"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.extract.attribution import Speakers
from core.extract.document import Document, Mention, Sentence
from core.lexicon import compiled, load
from core.model import Claim

if TYPE_CHECKING:
    from core.extract.dating import Dating

_LEAST = 3
"""Fewer states than these are too often only some of them."""
_BEFORE = 7
"""Tokens before the list in which it must be said that people of those states are meant."""
_JOINTS = frozenset((",", "and", "the", "from", "of", "&"))


@compiled
def _words() -> tuple[frozenset[str], frozenset[str]]:
    table = load("claims")["beside"]
    return frozenset(table["people"].split()), frozenset(table["helping"].split())


def find_friends(doc: Document, speakers: Speakers, dating: Dating | None) -> list[Claim]:
    """Claims of the kind membership, topic "beside/<side>": the states, in the order of the alphabet, as `value`."""
    people, helping = _words()
    claims = []
    for sentence in doc.sentences:
        if sentence.words.isdisjoint(people) or sentence.words.isdisjoint(helping):
            continue
        listed = _list(sentence)
        if len(listed) < _LEAST:
            continue
        first = listed[0].first
        if not any(token.low in people for token in sentence.tokens[max(0, first - _BEFORE) : first]):
            continue
        states = sorted({m.name for m in listed})
        side = _helped(sentence, listed)
        if side:
            claims.append(_claim(doc, sentence, side, states, speakers, dating))
    return claims


def _list(sentence: Sentence) -> list[Mention]:
    """The first three or more countries that stand in one list."""
    run: list[Mention] = []
    for mention in sentence.mentions:
        if mention.kind != "side" or mention.form not in ("noun", "capital"):
            continue
        between = sentence.tokens[run[-1].last + 1 : mention.first] if run else []
        if run and not (between and all(token.low in _JOINTS for token in between)):
            if len(run) >= _LEAST:
                return run
            run = []
        run.append(mention)
    return run


def _helped(sentence: Sentence, listed: list[Mention]) -> str | None:
    """The other side that the sentence names nearest to the list, those before it first."""
    states = {m.name for m in listed}
    sides = [(m, m.name if m.kind == "side" else m.side) for m in sentence.mentions if m.kind in ("side", "org")]
    others = [(m, side) for m, side in sides if side and side not in states]
    before = [side for m, side in others if m.last < listed[0].first]
    behind = [side for m, side in others if m.first > listed[-1].last]
    return before[-1] if before else behind[0] if behind else None


def _claim(
    doc: Document, sentence: Sentence, side: str, states: list[str], speakers: Speakers, dating: Dating | None
) -> Claim:
    attribution = speakers.at(sentence.start)
    dated = dating.at(sentence, len(sentence.tokens) - 1) if dating else None
    return Claim(
        kind="membership",
        about=f"who stands beside {side}",
        topic=f"beside/{side}",
        value=", ".join(states),
        holder=attribution.speaker if attribution else None,
        date=dated.when if dated else None,
        actors=tuple(states),
        evidence=doc.evidence(sentence.start, sentence.end),
        rule="beside",
    )
