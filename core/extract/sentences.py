"""Text to blocks, sentences and tokens.

Lines are split first (a saved page has one paragraph, bullet or heading a line), hard-wrapped lines are joined again,
and sentences are split on tokens: an abbreviation keeps its full stop inside its token, so that a lone full stop is an
end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from core.extract.document import Block, BlockKind, Document, Sentence, Token, TokenKind
from core.extract.page_lines import (
    LEADER,
    LEADING_STAMP,
    STAMP,
    counts_under,
    is_heading,
    mark_of,
    read_lines,
    table_rows,
    time_of,
)
from core.extract.word_looks import Looks
from core.lexicon import compiled, load
from core.model import Article

_TOKEN = re.compile(
    r"""
      (?P<plain>[A-Za-z]++(?![\w.'’ʼ`\-‑/]))
    | (?P<number>\d+(?:[.,]\d+)*(?![\w]|[-‑][A-Za-z]))
    | (?P<mixed>\d+(?:[.,]\d+)*(?:[-‑](?=[A-Za-z]))?[^\W_]+(?:[-‑'’/][^\W_]+)*)
    | (?P<dotted>(?:[^\W\d_]\.){2,})
    | (?P<word>[^\W\d_][^\W_]*(?:(?:['’ʼ`](?!s\b|S\b)|[-‑/](?=[^\W_]))[^\W_]+)*)
    | (?P<possessive>['’][sS]\b)
    | (?P<punct>\.{2,}|[-–—]{2,}|[^\w\s]|_)
    """,
    re.VERBOSE,
)
_KINDS: dict[str | None, TokenKind] = {
    "plain": "word",
    "number": "number",
    "mixed": "mixed",
    "dotted": "word",
    "word": "word",
    "possessive": "word",
    "punct": "punct",
}
"""By group of the pattern. The plain words, most of a text, are words too: tried first, they are found soonest."""
_CLOSERS = frozenset("\"'”’»)]")
_ENDERS = frozenset(".!?…")
_LONGEST = 200
"""Tokens. No writer's sentence is longer: what is, is a table, a list or an attack, and is read piece by piece, for
some rules set every word of a sentence beside every other."""
_PARAGRAPH = 100
"""Sentences. A line of more is a text that lost its line breaks: its blocks are made up, so that no rule that looks at
a whole block does so for ever."""
_PART_MARKS = frozenset(";,|")
_MOST_WORDS = 100_000
"""Words whose spellings are kept before all are forgotten."""


@compiled
def _abbreviations() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = load("abbreviations")
    return tuple(frozenset(table[key].split()) for key in ("before", "either", "starters"))  # type: ignore[return-value]


class _Spellings(dict[str, tuple[str, str, bool]]):
    """A word as it is written and in lower case, apostrophes straight, and whether it begins with a capital: one object
    of each for the whole process, so that a word is folded and hashed once."""

    def __missing__(self, word: str) -> tuple[str, str, bool]:
        if len(self) > _MOST_WORDS:
            self.clear()
        self[word] = spelt = word, word.lower().replace("’", "'"), word[:1].isupper()
        return spelt


_SPELLINGS = _Spellings()


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of text[start:end], offsets counted in the whole text; `index` counts from 0."""
    before, either, _ = _abbreviations()
    kinds, spellings = _KINDS, _SPELLINGS
    tokens: list[Token] = []
    index = 0
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        word, low, capital = spellings[text[first:last]]
        if word == "." and index and tokens[-1].end == first and tokens[-1].kind == "word":
            previous = tokens[-1]
            initial = len(previous.text) == 1 and previous.text.isupper() and previous.text != "I"
            if initial or previous.text in before or previous.text in either:
                previous.text += "."
                previous.end = last
                continue
        tokens.append(Token(word, first, last, kinds[match.lastgroup], index, low, capital))
        index += 1
    return tokens


_WRITTEN = attrgetter("text")
_ENDING = Looks(lambda text: text[-1] in _ENDERS)
"""Whether a token has a mark at its end that may close a sentence."""


def _ends_here(tokens: list[Token], place: int) -> bool:
    """Whether a sentence ends with the mark at `place`, closing quotes and brackets aside."""
    token = tokens[place]
    if place == 1 and tokens[0].kind == "number" and len(tokens) > 2 and tokens[2].kind == "number":
        return len(tokens[2].text) != 4  # "22 Apr. 25 tourists …": the day that labels a bullet, then a count
    if len(token.text) > 1 and token.kind == "word":
        return place + 1 < len(tokens) and tokens[place + 1].text in _abbreviations()[2]
    after = place + 1
    while after < len(tokens) and tokens[after].text in _CLOSERS and tokens[after].start == tokens[after - 1].end:
        after += 1
    if after >= len(tokens):
        return True
    following = tokens[after]
    if following.start == token.end and following.kind != "punct":
        return False
    return not following.text[0].islower() or (token.text in "!?" and tokens[after - 1] is token and following.capital)


def is_leader(token: Token) -> bool:
    """The dots between a label and its number."""
    return token.text.startswith("....")


def _split(tokens: list[Token]) -> list[list[Token]]:
    """Tokens of a block as sentences; each sentence's tokens are numbered from 0."""
    parts: list[list[Token]] = []
    first = 0
    for place in _ENDING.pick(range(len(tokens)), map(_WRITTEN, tokens)):
        token = tokens[place]
        if len(token.text) > 1 and is_leader(token) and place + 1 < len(tokens) and tokens[place + 1].kind == "number":
            continue
        if _ends_here(tokens, place):
            after = place + 1
            while (
                after < len(tokens) and tokens[after].text in _CLOSERS and tokens[after].start == tokens[after - 1].end
            ):
                after += 1
            parts += [tokens[first:after]] if after - first <= _LONGEST else _pieces(tokens, first, after)
            first = after
    if first < len(tokens):
        parts += _pieces(tokens, first, len(tokens)) if first or len(tokens) > _LONGEST else [tokens]
    for part in parts[1:]:
        for index, token in enumerate(part):
            token.index = index
    return parts


def _pieces(tokens: list[Token], first: int, end: int) -> Iterator[list[Token]]:
    """The tokens of one sentence; of one that is far too long the pieces, cut behind a mark where one is near."""
    while end - first > _LONGEST:
        reach = range(first + _LONGEST, first + _LONGEST // 2, -1)
        cut = next((at for at in reach if tokens[at - 1].text in _PART_MARKS), first + _LONGEST)
        yield tokens[first:cut]
        first = cut
    yield tokens[first:end]


def _cells(tokens: list[Token]) -> list[list[Token]]:
    """The tokens of a row as cells, bars left out: each is read by itself. Without bars wide gaps part them."""
    cells: list[list[Token]] = [[]]
    barred = any(token.text == "|" for token in tokens)
    end = tokens[0].start
    for token in tokens:
        gap = not barred and token.start - end > 1
        end = token.end
        if gap:
            cells.append([])
        if token.text == "|":
            cells.append([])
        else:
            token.index = len(cells[-1])
            cells[-1].append(token)
    return [cell for cell in cells if cell]


def divide(article: Article) -> Document:
    """The article's reading text as blocks, sentences and tokens; set-aside stretches are left out."""
    text = article.text
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    heading: Block | None = None
    stamp: str | None = None
    opening = True
    spans = read_lines(text, [(a.start, a.end) for a in article.aside])
    rows = table_rows([text[start:end] for start, end in spans])
    for place, (start, end) in enumerate(spans):
        line = text[start:end]
        start += len(line) - len(line.lstrip())
        line = line.strip()
        end = start + len(line)
        kind: BlockKind = "paragraph"
        if place in rows:
            kind = "row"
        elif match := STAMP.match(line):
            stamp = time_of(match) or stamp
            blocks.append(Block(start, end, "stamp", len(blocks), heading, stamp))
            continue
        elif "...." in line and LEADER.search(line):
            kind = "bullet"
        else:
            kind, mark = mark_of(line)
            start += mark
            line = line[mark:]
            if kind != "heading" and (match := LEADING_STAMP.match(line)):
                stamp = time_of(match) or stamp
                if kind == "paragraph":
                    start += match.end()
                    kind = "heading" if is_heading(line[match.end() :], False) else kind
            elif kind == "paragraph" and is_heading(line, opening) and not counts_under(line, heading, blocks, opening):
                kind = "heading"
        opening = opening and (kind == "heading" or line[-1:] not in '.”"' or len(line.split()) < 12)
        tokens = tokenize(text, start, end)
        if kind == "row":
            start += len(text[start:end]) - len(text[start:end].lstrip("| \t"))
        parts = [part for cell in _cells(tokens) for part in _split(cell)] if kind == "row" else _split(tokens)
        for first in range(0, max(1, len(parts)), _PARAGRAPH):
            some = parts[first : first + _PARAGRAPH]
            span = (some[0][0].start, some[-1][-1].end) if len(parts) > _PARAGRAPH else (start, end)
            block = Block(*span, kind, len(blocks), heading, stamp)
            blocks.append(block)
            for part in some:
                sentences.append(Sentence(part[0].start, part[-1].end, block, len(sentences), part))
        if kind == "heading":
            heading = block
    return Document(article, blocks, sentences)
