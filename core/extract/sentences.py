"""Text to blocks, sentences and tokens.

Lines are split first (a saved page has one paragraph, bullet or heading a line), hard-wrapped lines are joined again,
and sentences are split on tokens: an abbreviation keeps its full stop inside its token, so that a lone full stop is an
end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, chain, compress
from operator import attrgetter, itemgetter

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
    (\s*+(?:\d(?=_)\s*+)*+)                                                       # the gap before it
    (
      [A-Za-z]++(?![\w.'’ʼ`\-‑/])                                                 # plain word
    | \d+(?:[.,]\d+)*(?![\w]|[-‑][A-Za-z])                                       # number
    | \d+(?:[.,]\d+)*(?:[-‑](?=[A-Za-z]))?[^\W_]+(?:[-‑'’/][^\W_]+)*             # mixed
    | (?:[^\W\d_]\.){2,}                                                         # word of letters with dots
    | [^\W\d_][^\W_]*(?:(?:['’ʼ`](?!s\b|S\b)|[-‑/](?=[^\W_]))[^\W_]+)*         # any other word
    | ['’][sS]\b                                                                 # possessive, a word of its own
    | \.{2,}|[-–—]{2,}|[^\w\s]|_                                                 # marks
    | \Z
    )
    """,
    re.VERBOSE,
)
"""A gap and what follows it, from one end of the text to the other: the gaps tell where the tokens stand, and nothing
follows the last one, so that a long one is read once. The plain words, most of a text, are tried first."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
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


def _kind_of(token: str) -> TokenKind:
    if token[0].isdecimal():
        return "number" if _NUMBER.fullmatch(token) else "mixed"
    return "word" if token[0].isalnum() or token[1:] in ("s", "S") else "punct"


class _Spellings(dict[str, tuple[str, TokenKind, str, bool]]):
    """A token as it is written, its kind, its lower case, apostrophes straight, and whether it begins with a capital:
    one object of each for the whole process, so that a word is folded and hashed once."""

    def __missing__(self, word: str) -> tuple[str, TokenKind, str, bool]:
        if len(self) > _MOST_WORDS:
            self.clear()
        self[word] = spelt = word, _kind_of(word), word.lower().replace("’", "'"), word[:1].isupper()
        return spelt


_SPELLINGS = _Spellings()
_SECOND = itemgetter(1)


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of text[start:end], offsets counted in the whole text; `index` counts from 0."""
    found = _TOKEN.findall(text, start, end)
    while found and not found[-1][1]:
        found.pop()
    if not found:
        return []
    # Column by column rather than token by token: every word of every article goes through here.
    edges = list(accumulate(map(len, chain.from_iterable(found)), initial=start))
    starts, ends = edges[1::2], edges[2::2]
    spelt = zip(*map(_SPELLINGS.__getitem__, map(_SECOND, found)), strict=True)
    words, kinds, lows, capitals = map(list, spelt)
    if text.find("_", start, end) >= 0:  # digits before one are no number: "12_000"
        for place, kind in enumerate(kinds):
            if kind == "number" and text[ends[place] : min(ends[place] + 1, end)] == "_":
                kinds[place] = "mixed"
    if stops := _abbreviating(words, kinds, starts, ends):
        kept = [True] * len(words)
        for place in stops:
            words[place - 1] += "."
            ends[place - 1] = ends[place]
            kept[place] = False
        words, starts, ends, kinds, lows, capitals = (
            list(compress(column, kept)) for column in (words, starts, ends, kinds, lows, capitals)
        )
    return list(map(Token, words, starts, ends, kinds, range(len(words)), lows, capitals))


def _abbreviating(words: list[str], kinds: list[TokenKind], starts: list[int], ends: list[int]) -> list[int]:
    """The places of the full stops that belong to the abbreviation or initial before them."""
    before, either, _ = _abbreviations()
    found: list[int] = []
    place = 0
    for _ in range(words.count(".")):
        place = words.index(".", place)
        previous = words[place - 1]
        if place and kinds[place - 1] == "word" and starts[place] == ends[place - 1]:
            initial = len(previous) == 1 and previous.isupper() and previous != "I"
            if initial or previous in before or previous in either:
                found.append(place)
        place += 1
    return found


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
