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
_BULLET = re.compile(
    r"\s*(?:[-*>•‣·–—]|[\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?|\d{1,2}[.)]|[a-zA-Z][.)])\s+(?=\S)"
)
_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?(?:\s?+(?P<half>[APap]\.?[Mm]\b\.?))?"
_STAMP = re.compile(rf"\s*+{_CLOCK}(?:\s*+(?:h|hrs|GMT|UTC))?(?:\s*+[-–|:])?\s*+$")
_LEADING_STAMP = re.compile(
    rf"\s*+\[?{_CLOCK}(?:\s*+(?:GMT|UTC))?"
    rf"(?:,\s*+(?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\]\s)|\]?(?:\s*+[-–|:])?\s++(?=[A-Z\"“'‘@]))"
)
"""The time that heads an entry of a live page; a weekday behind it in its brackets stays in the text, as its label."""
_NOON = 12
_CLOSERS = frozenset("\"'”’»)]")
_ENDERS = frozenset(".!?…")
_LONGEST = 200
"""Tokens. No writer's sentence is longer: what is, is a table, a list or an attack, and is read piece by piece, for
some rules set every word of a sentence beside every other."""
_PARAGRAPH = 100
"""Sentences. A line of more is a text that lost its line breaks: its blocks are made up, so that no rule that looks at
a whole block does so for ever."""
_GAP = re.compile(r"[^\s.!?:;,]\s{2,}(?=\S)")
_GAPS = 2
"""Wide gaps in a line that is set in columns."""
_GRID = 3
"""Lines set in columns that make a table."""
_LEADER = re.compile(r"\S\s?\.{4,}\s*\d")
"""Dots that lead from a label to its number: "wounded ........ 323"."""
_PART_MARKS = frozenset(";,|")
_MOST_WORDS = 100_000
"""Words whose spellings are kept before all are forgotten."""
_WRAP = 50
"""A line shorter than this was not broken by an editor's line width."""


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


def _lines(text: str, aside: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of the lines that are read: blank lines and set-aside stretches left out, hard wraps joined."""
    spans: list[tuple[int, int]] = []
    gap = True
    skip = 0
    for match in re.finditer(r"[^\r\n\u2028\u2029]+|\r\n|\n|\r|\u2028|\u2029", text):
        if match[0][0] in "\r\n\u2028\u2029":
            continue
        start, end = match.span()
        if not match[0].strip():
            gap = True
            continue
        pieces = [(start, end)]
        while skip < len(aside) and aside[skip][1] <= start:
            skip += 1
        at = skip
        while at < len(aside) and aside[at][0] < end:
            first, last = aside[at]
            at += 1
            tail_start, tail_end = pieces.pop()
            if tail_start < first:
                pieces.append((tail_start, first))
            pieces.append((min(max(last, tail_start), tail_end), tail_end))
        pieces = [(a, b) for a, b in pieces if a < b and text[a:b].strip()]
        for a, b in pieces:
            between = text[spans[-1][1] : a] if spans else ""
            wrapped = (
                not gap
                and a == start
                and between.count("\n") == 1
                and not between.strip()
                and spans[-1][1] - spans[-1][0] >= _WRAP
                and text[max(spans[-1][0], spans[-1][1] - _WRAP) : spans[-1][1]].rstrip()[-1:] not in '.!?:”"'
                and text[a:b].lstrip()[:1].islower()
            )
            if wrapped:
                spans[-1] = (spans[-1][0], b)
            else:
                spans.append((a, b))
        gap = not pieces
    return spans


def _heading(line: str, opening: bool) -> bool:
    """A short line without a closing mark, or one in capitals; at the top of a page, headlines and their decks are
    longer."""
    words = line.split()
    if opening and len(words) <= 24 and line[-1:] not in '.!?:;,”"’…':
        return True
    return len(words) <= 16 and line[-1:] not in '.!?:;,”"’…' and (len(words) <= 12 or line.isupper() or line.istitle())


def _counts_under(line: str, heading: Block | None, blocks: list[Block], opening: bool) -> bool:
    """A line right under a heading that begins with a number and goes on in small letters: what the heading counts."""
    below = not opening and heading is not None and bool(blocks) and blocks[-1] is heading
    return below and line[0].isdigit() and not line.isupper() and not line.istitle()


def _bars(line: str) -> int:
    """How many bars part the line into cells, those at its ends not counted."""
    return line.strip().strip("|").count(" | ")


def _in_columns(line: str) -> bool:
    """Whether wide gaps part the line; most lines have single blanks only, which is seen without looking for gaps."""
    return " ".join(line.split()) != line and len(_GAP.findall(line)) >= _GAPS


def _rows(lines: list[str]) -> set[int]:
    """The lines that are rows of a table: framed by bars, parted by as many bars as a neighbour, or several on end that
    are set in columns by blanks and hold numbers."""
    parted = {place: bars for place, line in enumerate(lines) if "|" in line and (bars := _bars(line))}
    rows = set()
    for place, bars in parted.items():
        line = lines[place].strip()
        beside = bars > 1 and bars in (parted.get(place - 1), parted.get(place + 1))
        if beside or (line[0] == "|" == line[-1]):
            rows.add(place)
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and "|" not in lines[last] and _in_columns(lines[last].strip()):
            last += 1
        numbered = sum(1 for line in lines[first:last] if any(char.isdigit() for char in line))
        if last - first >= _GRID and 2 * numbered > last - first:
            rows.update(range(first, last))
        first = last + 1
    return rows


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


def _marked(line: str) -> tuple[BlockKind, int]:
    """Whether a bullet's mark or number opens the line, or that of a heading, and how long it is."""
    match = _BULLET.match(line)
    if match is None:
        return "paragraph", 0
    return "heading" if line[0].isalnum() and _heading(line, False) else "bullet", match.end()


def _time_of(match: re.Match[str]) -> str | None:
    """The time that a stamp tells, as "23:05"; None for one that no clock shows."""
    hour, minute, half = int(match["hour"]), int(match["minute"]), match["half"]
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half[0] in "Pp" else 0)
    return f"{hour:02}:{minute:02}" if hour < 2 * _NOON and minute < 60 else None


def divide(article: Article) -> Document:
    """The article's reading text as blocks, sentences and tokens; set-aside stretches are left out."""
    text = article.text
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    heading: Block | None = None
    stamp: str | None = None
    opening = True
    spans = _lines(text, [(a.start, a.end) for a in article.aside])
    rows = _rows([text[start:end] for start, end in spans])
    for place, (start, end) in enumerate(spans):
        line = text[start:end]
        start += len(line) - len(line.lstrip())
        line = line.strip()
        end = start + len(line)
        kind: BlockKind = "paragraph"
        if place in rows:
            kind = "row"
        elif match := _STAMP.match(line):
            stamp = _time_of(match) or stamp
            blocks.append(Block(start, end, "stamp", len(blocks), heading, stamp))
            continue
        elif "...." in line and _LEADER.search(line):
            kind = "bullet"
        else:
            kind, mark = _marked(line)
            start += mark
            line = line[mark:]
            if kind != "heading" and (match := _LEADING_STAMP.match(line)):
                stamp = _time_of(match) or stamp
                if kind == "paragraph":
                    start += match.end()
                    kind = "heading" if _heading(line[match.end() :], False) else kind
            elif kind == "paragraph" and _heading(line, opening) and not _counts_under(line, heading, blocks, opening):
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
