"""Clauses of a sentence, roughly: enough to tell who did what from who merely says so.

Each token gets the number of its clause. A relative clause ("…, who met Netanyahu in Jerusalem, …") and an attribution
("…, the ministry said") have numbers of their own, so that the clause around them stays whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

from core.extract.document import Sentence, Token
from core.extract.events.clause_openings import day_between, new_subject, noun_too, second_verb, speaks
from core.extract.events.tables import tables
from core.lexicon import compiled

_SPLIT = frozenset("while whereas but although though".split())
_JOIN = frozenset("and or after before as when since where because then nor so until once if yet unless".split())
_LEADING = frozenset("while as after when before since although though because once whereas".split())
_RELATIVE = frozenset("who which whom whose that where".split())
_MARKS = frozenset(";,—–(")
_OPENERS = _SPLIT | _JOIN | _RELATIVE | frozenset(("according", "citing", "that"))
"""Words that may open a clause."""
SAYING = frozenset(
    "said say says saying told tells reported reports added adds stated states confirmed confirms claimed "
    "claims wrote writes noted notes "
    "explained explains indicated affirmed assured signaled recounted".split()
)
"""Verbs of saying."""
_AUXILIARIES = frozenset(
    "is are was were be been being has have had will would can could may might must should did do does also not".split()
)


class _Words(dict[int, frozenset[str]]):
    """The words of a clause, gathered when they are first asked for."""

    def __init__(self, tokens: dict[int, list[Token]]) -> None:
        super().__init__()
        self._tokens = tokens

    def __missing__(self, clause: int) -> frozenset[str]:
        words = self[clause] = frozenset([t.low for t in self._tokens[clause]])
        return words


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
    words: _Words = field(init=False)
    """The lower-case words of each clause."""

    def __post_init__(self) -> None:
        self.words = _Words(self.tokens)


@compiled
def _special() -> frozenset[str]:
    """Words and marks that may change the clause; all others go on with it."""
    return _MARKS | _OPENERS | SAYING | tables().finite


def clauses_of(sentence: Sentence) -> Clauses:
    """The clauses of a sentence."""
    return _Divider(sentence).divide()


class _Divider:
    """Goes through a sentence once, token by token."""

    def __init__(self, sentence: Sentence) -> None:
        self._tokens = tokens = sentence.tokens
        self._sentence = sentence
        self._result = Clauses([0] * len(tokens))
        self._current = 0
        self._highest = 0
        self._outer: int | None = None
        """The clause around a relative clause or an "according to"."""
        self._speaking: int | None = None
        """The clause of the last verb of saying that what is said followed."""
        self._verbs: set[int] = set()
        """Clauses that have had a verb."""
        self._comma = 0
        """Index after the last comma, dash or bracket."""
        self._awaiting = bool(tokens) and tokens[0].low in _LEADING and self._finite_between(0, len(tokens))
        """A subordinate clause came first: the main clause begins at its comma."""

    def divide(self) -> Clauses:
        """The clause numbers, and the tokens of each clause."""
        result, finite = self._result, tables().finite
        ids = result.ids
        filled = 0
        for index in self._sentence.places_of(_special()):
            token = self._tokens[index]
            ids[filled : index + 1] = [self._current] * (index + 1 - filled)
            filled = index + 1
            low = token.low
            if token.kind == "punct":
                self._punctuation(index, low)
                continue
            verb = low in finite and token.mention is None and token.text != "May"
            opened = (low in _OPENERS or (verb and self._outer is not None)) and self._opens(index, low)
            if low in SAYING and not opened and token.mention is None and index:
                self._said(index)
            if verb:
                self._verbs.add(ids[index])
        ids[filled:] = [self._current] * (len(ids) - filled)
        if self._highest == 0:
            result.tokens[0] = self._tokens
            return result
        first = 0
        for clause, run in groupby(ids):
            behind = first + len(list(run))
            result.tokens.setdefault(clause, []).extend(self._tokens[first:behind])
            first = behind
        return result

    def _punctuation(self, index: int, mark: str) -> None:
        if mark == ";":
            self._open_from_next()
            self._outer = self._speaking = None
        elif mark == "," and self._outer is not None:
            self._current, self._outer = self._outer, None
        elif mark == "," and self._awaiting and not self._listed(index + 1):
            self._awaiting = False
            self._open_from_next()
        self._comma = index + 1

    def _listed(self, place: int) -> bool:
        """The comma stands before an "and", or at the end."""
        return place >= len(self._tokens) or self._tokens[place].low in ("and", "or")

    def _opens(self, index: int, low: str) -> bool:
        """Whether the word opens a clause or goes back to the one around; the clause is then current."""
        tokens, result = self._tokens, self._result
        if low == "and" and self._has_verb() and second_verb(tokens, index + 1):
            first = result.continues.get(self._current, self._current)
            if self._speaking is not None and speaks(tokens, index + 1):
                first = self._speaking
            self._open(index)
            result.continues[self._current] = first
        elif low in _SPLIT or self._joins(index, low) or self._content(index, low):
            if low in _LEADING and not self._has_verb():
                self._awaiting = True
            within = low in _LEADING and self._within_commas()
            self._open(index)
            if not within:
                self._outer = None
        elif self._outer is not None and self._current in result.antecedent and self._main_verb(index, low):
            self._current, self._outer = self._outer, None
            result.ids[index] = self._current
            return low not in SAYING
        elif low in _RELATIVE and index and self._relative(index, low):
            self._outer = self._current if self._outer is None else self._outer
            self._open(index)
            result.antecedent[self._current] = index - 1
        elif low in ("according", "citing"):
            self._outer = self._current if self._outer is None else self._outer
            self._open(index)
            result.said.add(self._current)
        else:
            return False
        return True

    def _open(self, index: int) -> None:
        """A new clause that begins with the token."""
        self._open_from_next()
        self._result.ids[index] = self._current

    def _open_from_next(self) -> None:
        self._highest += 1
        self._current = self._highest

    def _joins(self, index: int, low: str) -> bool:
        """ "and", "after", "when" … before a subject and its verb."""
        if low not in _JOIN or not new_subject(self._tokens, index + 1):
            return False
        if self._within_phrase(index, low):
            return False
        return low not in ("and", "or") or self._has_verb()

    def _within_phrase(self, index: int, low: str) -> bool:
        """ "18 of the 30 or so Tunisian and Sudanese workers held there": no clause begins among adjectives."""
        if not index or index + 1 >= len(self._tokens):
            return False
        if low == "so":
            return self._tokens[index - 1].low == "or"
        around = (self._tokens[index - 1].mention, self._tokens[index + 1].mention)
        return all(mention is not None and mention.form == "adjective" for mention in around)

    def _content(self, index: int, low: str) -> bool:
        """The "that" of "announced that", "said on Monday that"."""
        if low != "that" or not index:
            return False
        tokens = self._tokens
        return tokens[index - 1].low in tables().finite or day_between(tokens, index) or new_subject(tokens, index + 1)

    def _relative(self, index: int, low: str) -> bool:
        previous = self._tokens[index - 1]
        return previous.low == "," or low in ("who", "which") or previous.mention is not None

    def _within_commas(self) -> bool:
        """The current clause is a relative one that a comma opened: a comma closes it with all it holds."""
        at = self._result.antecedent.get(self._current)
        return self._outer is not None and at is not None and self._tokens[at].low == ","

    def _main_verb(self, index: int, low: str) -> bool:
        """Whether the main clause goes on here: the relative clause, unmarked by commas, has had its own verb."""
        tokens, result = self._tokens, self._result
        previous = tokens[index - 1]
        if low not in tables().finite or tokens[index].mention is not None or noun_too(tokens[index]):
            return False
        if previous.low in _AUXILIARIES or previous.low in ("and", "or", "to", ",", "not"):
            return False
        start = result.antecedent[self._current]
        if tokens[start].low == ",":
            return False
        plain = index - start > 3 and previous.mention is None and previous.low.endswith(("s", "ed"))
        return plain or self._finite_between(start + 2, index)

    def _said(self, index: int) -> None:
        """A verb of saying: who says it stands apart from what is said."""
        result = self._result
        ends = all(t.kind == "punct" for t in self._tokens[index + 1 :])
        trailing = self._comma > 0 and self._outer is None and (ends or self._has_verb())
        if trailing and self._current in result.ids[: self._comma]:
            self._open(index)
            for place in range(self._comma, index):
                result.ids[place] = self._current
            result.said.add(self._current)
            return
        if not self._has_verb():
            result.said.add(self._current)
        within = self._within_commas()
        self._speaking = self._current
        self._open_from_next()
        if not within:
            self._outer = None

    def _has_verb(self) -> bool:
        return self._current in self._verbs

    def _finite_between(self, first: int, last: int) -> bool:
        finite = tables().finite
        return any(t.low in finite and t.mention is None and t.text != "May" for t in self._tokens[first:last])
