"""Accounts without a verb of saying: "OCHA, citing local sources, 40"; "Delhi recognises six"; "calls it a myth"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from core.extract.claiming.accounts import Account
from core.extract.claiming.words import accusation_words
from core.extract.document import Document, Mention, Sentence, Token
from core.extract.numbers import tables_of_numbers
from core.extract.quantities import quantities
from core.extract.speech.phrases import Phrases
from core.lexicon import compiled, load
from core.lexicon.sides import side_of

_VOICES = frozenset(("side", "org", "person", "office", "outlet"))
_LINKS = frozenset(("while", "but", "whereas", "though"))
_PARTING = _LINKS | {";"}
_HAVING = frozenset(("has", "have", "had"))
_MARKS = _LINKS | _HAVING | {";", ":"}
_SMALL = frozenset(("the", "a", "an", "its", "their", "for", "part", "only", "just", "itself", "also", "however", ","))
_HEAD = 4
_AT_MOST = 9
"""Tokens of a clause that holds no more than a number."""
_ASIDE = 8
_NEAR = 3
_OBJECTS = frozenset("it this that them these those".split())
_CLOSING = frozenset((".", ";", "!", "?", "”", '"', ")"))


@compiled
def _words() -> frozenset[str]:
    return frozenset(load("claims")["rivals"]["counting"].split())


def with_terse_accounts(doc: Document, told: list[Account]) -> list[Account]:
    """The accounts that are told with a verb of saying, and those beside them that are not, in the order of the text.

    Where a clause has a voice of its own the account before it ends there.
    """
    calling, counting = accusation_words().calling, _words()
    rows = list(told)
    near = {a.sentence.index + apart for a in told for apart in (0, 1)}
    for sentence in doc.sentences:
        words = sentence.words
        if not sentence.mentions or (sentence.index not in near and ";" not in words):
            continue
        found: list[Account] = []
        if not words.isdisjoint(calling):
            found += _calling(doc, sentence, calling)
        if not (words.isdisjoint(_MARKS) and words.isdisjoint(counting)):
            found += _counting(sentence, counting)
        for terse in found:
            rows = _put(rows, terse)
    return sorted(rows, key=lambda a: (a.sentence.index, a.first, a.last))


def _put(rows: list[Account], terse: Account) -> list[Account]:
    """The accounts with one more, unless its own clause is told by one of them."""
    over = next(
        (a for a in rows if a.sentence is terse.sentence and a.first <= terse.last and terse.first <= a.last), None
    )
    if over is None:
        return [*rows, terse]
    marks = [t.index for t in over.tokens if t.index < terse.first and (t.text == ";" or t.low in _LINKS)]
    if not marks or marks[-1] <= over.first:
        return rows
    return [*(a for a in rows if a is not over), replace(over, last=marks[-1] - 1), terse]


def _calling(doc: Document, sentence: Sentence, calling: frozenset[str]) -> Iterator[Account]:
    """ "OLA's spokesman calls it the work of a militia", "the minister called the report fabricated"."""
    tokens = sentence.tokens
    for token in tokens[:-2]:
        if token.low not in calling or not token.index:
            continue
        source = Phrases(sentence, doc.text).before(token.index)
        if source is None or not source.known or source.name is None:
            continue
        at = token.index + 1
        if tokens[at].low in _OBJECTS:
            first = at + 1
        elif tokens[at].low in ("the", "his", "her", "their", "its") and at + 2 < len(tokens):
            first = at + 2
        else:
            continue
        first += tokens[first].low == "as" if first < len(tokens) else 0
        last = _end(tokens, first)
        if first <= last:
            yield Account(
                source.name, side_of(source.name), sentence, first, last, token.low, named=tokens[source.first].start
            )


def _counting(sentence: Sentence, counting: frozenset[str]) -> Iterator[Account]:
    """Clauses of a voice, a verb of counting or none, and a number."""
    tokens = sentence.tokens
    voices = [m for m in sentence.mentions if m.kind in _VOICES]
    for start in (0, *[place + 1 for place in sentence.places_of(_PARTING)]):
        voice = next((m for m in voices if start <= m.first <= start + _HEAD), None)
        if voice is None or not _leads(tokens, start, voice):
            continue
        behind = tokens[voice.last + 1 : voice.last + 3]
        verb = next((t for t in behind if t.low in counting), None) or _having(behind)
        if verb is None and not (behind and (behind[0].text in ",:" or (start and behind[0].kind == "number"))):
            continue
        last = _end(tokens, start)
        numbers = (q.first for q in quantities(sentence) if voice.last < q.first and q.last <= last)
        number = next(numbers, _lone(tokens, last))
        if number is None or (verb is not None and number - verb.index > _NEAR):
            continue
        if verb is not None or _is_aside(tokens[voice.last + 1 : number], start > 0):
            first = verb.index + 1 if verb is not None else number
            if last - first < _AT_MOST:
                side = voice.name if voice.kind == "side" else voice.side
                name = " ".join(t.text for t in tokens[voice.first : voice.last + 1])
                label = name if voice.form == "capital" else voice.name
                cue = verb.low if verb is not None else ""
                days = frozenset(d.value for d in sentence.dates if tokens[start].start <= d.start < tokens[last].end)
                yield Account(label, side, sentence, first, last, cue, days=days, named=voice.start)


def _having(behind: list[Token]) -> Token | None:
    """The verb of "the Ombudsman has 71"."""
    has = len(behind) > 1 and behind[0].low in _HAVING
    return behind[0] if has and (behind[1].kind == "number" or behind[1].low in tables_of_numbers().starts) else None


def _leads(tokens: list[Token], start: int, voice: Mention) -> bool:
    return all(t.low in _SMALL or t.mention is voice for t in tokens[start : voice.first])


def _lone(tokens: list[Token], last: int) -> int | None:
    """The last token where it is a number set off by a comma, or "none"."""
    return last if tokens[last].kind == "number" or tokens[last].low == "none" else None


def _is_aside(between: list[Token], inner: bool) -> bool:
    """A colon; within a sentence also nothing, a comma, or what stands between two commas."""
    if len(between) == 1 and between[0].text == ":":
        return True
    if not inner or not between or (len(between) == 1 and between[0].text == ","):
        return inner
    return len(between) <= _ASIDE and between[0].text == "," and between[-1].text == ","


def _end(tokens: list[Token], first: int) -> int:
    last = first - 1
    while (
        last + 1 < len(tokens)
        and tokens[last + 1].text not in _CLOSING
        and tokens[last + 1].low not in ("while", "whereas")
    ):
        last += 1
    return last
