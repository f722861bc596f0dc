"""Clauses of a sentence, roughly: enough to tell who did what from who merely says so.

Each token gets the number of its clause. A relative clause ("…, who met Netanyahu in Jerusalem, …") and an attribution
("…, the ministry said") have numbers of their own, so that the clause around them stays whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from core.extract.document import Mention, Sentence, Token
from core.extract.events.tables import tables

_SPLIT = frozenset("while whereas but although though".split())
_JOIN = frozenset("and or after before as when since where because then nor so until once if yet unless".split())
_LEADING = frozenset("while as after when before since although though because once whereas".split())
_RELATIVE = frozenset("who which whom whose that where".split())
_PRONOUNS = frozenset("he she it they we i his her their there this these those".split())
_DETERMINERS = frozenset("the a an its their his her one two three some several many no both another at more".split())
_SAY = frozenset(
    "said say says saying told tells reported reports added adds stated states confirmed confirms claimed claims wrote writes noted notes "
    "explained explains indicated affirmed assured signaled recounted".split()
)
_PREPOSITIONS = frozenset(
    "in on at from with to near into over across against for about after before during under since through by toward towards "
    "around inside outside along amid among besides beside like via upon beyond".split()
)
_TIMES = frozenset(
    "midnight noon midday dawn dusk morning evening night afternoon overnight monday tuesday wednesday thursday friday saturday "
    "sunday today yesterday hours minutes days weeks".split()
)
"""A name that follows one of these stands in another phrase than the preposition before it."""
_AUXILIARIES = frozenset("is are was were be been being has have had will would can could may might must should did do does also not".split())
_SKIP = frozenset(
    "the a an its their his her some all both several other many new late former senior top occupied central".split()
)
_NUMBERED = frozenset(("number", "mixed"))


@dataclass(slots=True)
class Clauses:
    """The clause number of every token, and what each relative clause hangs on."""

    ids: list[int]
    antecedent: dict[int, int] = field(default_factory=dict)
    """Relative clause → index of the last token before it."""
    continues: dict[int, int] = field(default_factory=dict)
    """Clause of a second verb ("met X and is to see Y") → clause of the first, whose subject it shares."""
    said: set[int] = field(default_factory=set)
    """Clauses that only name who says something."""
    tokens: dict[int, list[Token]] = field(default_factory=dict)
    """The tokens of each clause, in order."""
    words: dict[int, frozenset[str]] = field(default_factory=dict)
    """The lower-case words of each clause."""


def clauses_of(sentence: Sentence) -> Clauses:
    """The clauses of a sentence."""
    tokens = sentence.tokens
    result = Clauses([0] * len(tokens))
    current = highest = 0
    outer: int | None = None
    comma = 0
    finite = tables().finite
    leading = bool(tokens) and tokens[0].low in _LEADING and _finite_in(tokens, [0] * len(tokens), 0, len(tokens))
    for index, token in enumerate(tokens):
        low = token.low
        result.ids[index] = current
        if token.kind == "punct":
            if low == ";":
                highest += 1
                current, outer = highest, None
            elif low == "," and outer is not None:
                current, outer = outer, None
            elif low == "," and leading and index + 1 < len(tokens) and tokens[index + 1].low not in ("and", "or"):
                leading = False
                highest += 1
                current = highest
            if low in ",;—–(":
                comma = index + 1
            continue
        if (
            low in _SPLIT
            or (low in _JOIN
            and _new_subject(tokens, index + 1)
            and (low not in ("and", "or") or _finite_in(tokens, result.ids, current, index)))
        ) or (
            low == "that"
            and index
            and (
                tokens[index - 1].low in tables().finite
                or _day_between(tokens, index)
                or _new_subject(tokens, index + 1)
            )
        ):
            highest += 1
            current, outer = highest, None
            result.ids[index] = current
        elif (
            low in _RELATIVE
            and index
            and (tokens[index - 1].low == "," or low in ("who", "which") or tokens[index - 1].mention is not None)
        ):
            if outer is None:
                outer = current
            highest += 1
            current = highest
            result.ids[index] = current
            result.antecedent[current] = index - 1
        elif low == "according" or low == "citing":
            highest += 1
            outer = current if outer is None else outer
            current = highest
            result.ids[index] = current
            result.said.add(current)
        elif low in _SAY and token.mention is None and index:
            trailing = (
                comma > 0 and any(result.ids[i] == current for i in range(comma)) and _finite_before(tokens, comma)
            )
            if trailing and outer is None:
                highest += 1
                for place in range(comma, index + 1):
                    result.ids[place] = highest
                result.said.add(highest)
                current = highest
            else:
                result.said.add(current)
                highest += 1
                current = highest
                outer = None
    for token, clause in zip(tokens, result.ids, strict=True):
        result.tokens.setdefault(clause, []).append(token)
    result.words = {clause: frozenset(t.low for t in own) for clause, own in result.tokens.items()}
    return result


def _day_between(tokens: list[Token], place: int) -> bool:
    """ "announced on Monday that": a verb, then its day, stand before the "that"."""
    if place < 3 or tokens[place - 1].mention is not None:
        return False
    finite = tables().finite
    return (
        (tokens[place - 2].low in ("on", "late", "early", "in")
        and tokens[place - 3].low in finite)
        or (place > 3
        and tokens[place - 3].low in ("on", "late")
        and tokens[place - 4].low in finite)
    )


def _main_verb(tokens: list[Token], result: Clauses, relative: int, index: int) -> bool:
    """Whether the verb at `index` goes on with the main clause: the relative clause, unmarked by commas, has had its own."""
    previous = tokens[index - 1]
    if tokens[index].mention is not None or previous.low in _AUXILIARIES or previous.low in ("and", "or", "to", ",", "not"):
        return False
    if tokens[result.antecedent[relative]].low == ",":
        return False
    own = [t for t in tokens[:index] if result.ids[t.index] == relative]
    verb = any(t.low in tables().finite and t.mention is None for t in own[1:])
    plain = len(own) > 2 and previous.mention is None and previous.low.endswith(("s", "ed"))
    return (verb or plain) and not _noun_too(tokens[index])


def _noun_too(token: Token) -> bool:
    return any("noun" in entry.forms for entry in tables().entries.get(token.low, ()))


def _second_verb(tokens: list[Token], place: int) -> bool:
    """Whether a verb with its auxiliary or in the past stands at `place`, adverbs aside."""
    while place < len(tokens) and (tokens[place].low in ("also", "then", "later", "now") or tokens[place].low.endswith("ly")):
        place += 1
    if place + 1 >= len(tokens):
        return False
    token = tokens[place]
    return token.mention is None and token.low in tables().finite and not _noun_too(token)


def _finite_in(tokens: list[Token], ids: list[int], clause: int, end: int) -> bool:
    """The clause so far has a verb: what follows its "and" may have another subject."""
    finite = tables().finite
    return any(t.low in finite and t.mention is None for t in tokens[:end] if ids[t.index] == clause)


def _finite_before(tokens: list[Token], end: int) -> bool:
    finite = tables().finite
    return any(t.low in finite for t in tokens[:end])


def _new_subject(tokens: list[Token], place: int) -> bool:
    """Whether a subject and its verb begin at `place`, so that a clause of its own does."""
    if place >= len(tokens):
        return False
    first = tokens[place]
    plain = (
        tokens[place - 1].low in ("as", "while", "when", "because") and first.kind == "word" and first.low.endswith("s")
    )
    if not (
        plain
        or first.low in _PRONOUNS
        or first.low in _DETERMINERS
        or first.mention is not None
        or first.kind in _NUMBERED
    ):
        return False
    finite = tables().finite
    for index in range(place + 1, min(place + 10, len(tokens))):
        token = tokens[index]
        if token.kind == "punct" and token.low not in ("'", "-", "’"):
            return False
        if token.low in finite and token.mention is None:
            return True
        if token.low in _PREPOSITIONS and index > place + 4:
            return False
    return False


def preposition_before(tokens: list[Token], place: int) -> str | None:
    """The preposition that the noun phrase at `place` depends on, or None."""
    index = place - 1
    steps = 0
    while index >= 0 and steps < 4:
        token = tokens[index]
        if token.low in _TIMES:
            return None
        if token.low in _PREPOSITIONS or token.low in ("of", "between"):
            return token.low
        if token.kind == "punct" or (token.mention is not None and steps > 2):
            return None
        if token.low not in _SKIP and not (
            token.kind == "word" and token.low == token.text and steps < 3 and not token.low.endswith("ed")
        ):
            return None
        index -= 1
        steps += 1
    return None


def mentions_in(sentence: Sentence, clauses: Clauses, clause: int, first: int, last: int) -> list[Mention]:
    """The names of one clause that lie between the token indexes (inclusive)."""
    return [m for m in sentence.mentions if m.first >= first and m.last <= last and clauses.ids[m.first] == clause]
