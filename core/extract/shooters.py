"""Whose side a name is, who shoots in a clause and at whom: "Israeli strikes", "killed by M23", "on Ukraine"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from core.extract.document import Mention, Sentence, Token
from core.extract.noun_phrases import Counted
from core.extract.verbs import verbs
from core.lexicon.words import answering

TARGET_LINKS = frozenset("on at against into onto toward towards targeting over across hitting striking inside".split())
_DEFINITE = frozenset(("the", "that", "this", "these", "those", "such"))
_ARMED = frozenset(
    """force forces troops army military soldiers fighters militants gunmen rebels militia militias police navy
    ground""".split()
)
"""People under arms: they shoot only where the grammar says so ("by Israeli forces"), not where they are merely
named."""
_THEIR_MEANS = frozenset(
    """ambush ambushes drone drones missile missiles rocket rockets gunmen fighters jets warplanes warplane planes
    plane artillery snipers sniper mortar mortars""".split()
)
"""What is its owner's own with "of": "an ambush of the rebels"; "shelling of" names the target."""
_FROM = frozenset("fire gunfire shelling bombardment attack attacks artillery".split())
"""What comes from its shooter: "came under fire from the rebels"."""
_NO_ADJECTIVE = frozenset(
    """also has have had is are was were be been will would says say said on at by with who which that to it its
    their""".split()
)
_CLAUSE_MARKS = frozenset((";", "–", "—"))
_CLAUSE_WORDS = frozenset("while whereas but although though that which who".split())
_CLAUSE_OPENERS = _CLAUSE_MARKS | _CLAUSE_WORDS


def side_of(mention: Mention | None) -> str | None:
    """The side that a mention stands for, or None."""
    if mention is None:
        return None
    return mention.name if mention.kind == "side" else mention.side


def clause_of(sentence: Sentence, place: int) -> tuple[int, int]:
    """Token span (half-open) of the clause around a token: between semicolons, dashes, and words that open a new
    clause."""
    marks = sentence.clause_marks
    if marks is None:
        marks = sentence.clause_marks = sentence.places_of(_CLAUSE_OPENERS)
    after = bisect_right(marks, place)
    before = bisect_left(marks, place)
    return marks[before - 1] + 1 if before else 0, marks[after] if after < len(marks) else len(sentence.tokens)


def boundary(tokens: list[Token], place: int) -> bool:
    """Whether the token ends one clause and begins another."""
    token = tokens[place]
    return token.text in _CLAUSE_MARKS or token.low in _CLAUSE_WORDS


def shooter(sentence: Sentence, first: int, last: int, skip: Counted | None = None) -> str | None:
    """The side of "Israeli strikes", "a Russian drone attack", "Hezbollah fire", "carried out by M23" between two
    tokens."""
    tokens = sentence.tokens
    means = verbs().means
    if "by" not in sentence.words and sentence.words.isdisjoint(means):
        return None
    for mention in sentence.mentions:
        if mention.first < first or mention.last >= last or (side := side_of(mention)) is None:
            continue
        if skip is not None and skip.quantity.first <= mention.first <= skip.last:
            continue
        before = tokens[mention.first - 1].low if mention.first else ""
        owned = before
        if before in _DEFINITE or before in ("a", "an"):
            before = tokens[mention.first - 2].low if mention.first > 1 else ""
        if before in TARGET_LINKS:
            continue
        place = mention.first - 2 - (owned != before)
        if before == "of" and mention.kind == "side" and place >= first and tokens[place].low in _THEIR_MEANS:
            return side
        if before == "by" and mention.kind in ("side", "org", "person") and _done_by(tokens, mention.first):
            return side
        if before == "from" and mention.kind in ("side", "org") and _before_by(tokens, mention.first).low in _FROM:
            return side
        if before == "by" and _before_by(tokens, mention.first).low in verbs().forms:
            continue  # "lost by Tigrayan forces", "held by the rebels": no violence of theirs
        place = mention.last + 1
        steps = 0
        while place < last and steps < 4:
            token = tokens[place]
            if token.low in means and mention.kind != "place" and (token.low not in _ARMED or before in ("by", "from")):
                return side
            if steps >= 2 or token.kind == "number" or token.low in _NO_ADJECTIVE or token.low.endswith("ed"):
                break
            if token.low in answering():  # "Iran condemns the shelling"
                break
            if (token.kind == "punct" and token.text not in "'’\"“”") or token.low in (
                "and",
                "was",
                "were",
                "said",
                "of",
                "in",
            ):
                break
            place += 1
            steps += 1
    return None


def _before_by(tokens: list[Token], place: int) -> Token:
    """The word before "by" and the articles behind it."""
    before = place - 1
    while before > 0 and tokens[before].low in ("by", "from", "the", "a", "an"):
        before -= 1
    return tokens[before]


def _done_by(tokens: list[Token], place: int) -> bool:
    """ "killed by M23", "an attack by Russia": what stands before "by" is an act of violence, not "accused" or
    "said"."""
    last = _before_by(tokens, place)
    if last.low in verbs().means or last.low == "out" or _violent(last.low, ()):
        return True
    return last.index > 0 and _violent(tokens[last.index - 1].low, (last.low,))


def _violent(word: str, particle: tuple[str, ...]) -> bool:
    """Whether a verb with just this particle is an act of violence: "shot" down, but not "run" by itself."""
    found = verbs().forms.get(word, ())
    return any(e.role == "doer" and e.action in _VIOLENT and e.particle == particle for e in found)


_VIOLENT = frozenset(
    ("launched", "intercepted", "destroyed", "damaged", "hit", "killed", "injured", "captured", "displaced")
)


def target(sentence: Sentence, first: int, last: int) -> str | None:
    """The side of "on Ukraine", "at Israel", "against Hezbollah positions", "into the Golan Heights" between two
    tokens."""
    tokens = sentence.tokens
    if sentence.words.isdisjoint(TARGET_LINKS):
        return None
    for mention in sentence.mentions:
        if mention.first < first or mention.first >= last:
            continue
        before = tokens[mention.first - 1].low if mention.first else ""
        if before in ("the", "a", "its", "several", "northern", "southern", "eastern", "western", "central"):
            before = tokens[mention.first - 2].low if mention.first > 1 else ""
        if before in TARGET_LINKS and (side := side_of(mention) or mention.country):
            return side
    return None


def place_side(mention: Mention | None) -> str | None:
    """The side that lives where the place lies."""
    if mention is None:
        return None
    if mention.kind == "side":
        return mention.name if mention.country else None
    return mention.side or mention.country
