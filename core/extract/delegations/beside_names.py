"""What stands beside a name: the side in brackets or in an apposition, the office between commas."""

from __future__ import annotations

from core.extract.delegations.words import Words
from core.extract.document import Document, Sentence, Token

_RELATIVE = frozenset(("who", "which", "whose", "whom"))
_MEN = frozenset("man woman envoy representative negotiator delegate emissary deputy aide lieutenant brother".split())
"""Whose somebody is: "Haftar's man, General X" is of Haftar's side."""
_PEERS = frozenset(("colleague", "counterpart", "number", "diplomat", "negotiator", "envoy", "delegate", "official"))
"""Behind a country's adjective: "his American colleague X"."""
_BODY = 8
"""A body in an apposition has no more words."""


def bracketed(tokens: list[Token], last: int) -> str | None:
    """The side in brackets right behind a name: "X (Egypt)", "Y (Kenya, chair)"; of several movements in one sentence
    their letters: "X (PFNR) and Y (UFC)"."""
    if last + 2 >= len(tokens) or tokens[last + 1].text != "(":
        return None
    mention = tokens[last + 2].mention
    if mention is None or mention.kind == "outlet":
        return tokens[last + 2].text if _letters(tokens, last + 1) and _several(tokens) else None
    if mention.kind == "place" and mention.form != "capital":
        return mention.name if _of_towns(tokens) else None
    return mention.name if mention.kind == "side" else None


def _letters(tokens: list[Token], bracket: int) -> bool:
    """Whether the bracket holds nothing but capitals: "(UFC)"."""
    inside = tokens[bracket + 1 : bracket + 3]
    return len(inside) == 2 and inside[1].text == ")" and inside[0].text.isupper() and 3 <= len(inside[0].text) <= 6


def _of_letters(token: Token) -> bool:
    """A movement of which nothing but its letters is known: "Gary Espinoza of CONAIE", "X of the SPLM-X"."""
    letters = token.text.replace("-", "")
    return token.kind in ("word", "mixed") and letters.isalpha() and letters.isupper() and 3 <= len(letters) <= 8


def _several(tokens: list[Token]) -> bool:
    """Whether two brackets at least hold letters, of a known side or not."""
    brackets = [t.index for t in tokens if t.text == "("]
    return len({tokens[i + 1].text for i in brackets if _letters(tokens, i)}) > 1


def _of_towns(tokens: list[Token]) -> bool:
    """Whether two brackets at least hold a town and nothing else, as whose men stand before them: "X (Misrata)"."""
    inside = [t.mention for t, opening in zip(tokens[1:], tokens, strict=False) if opening.text == "(" and t.mention]
    towns = [m for m in inside if m.kind == "place" and m.last + 1 < len(tokens) and tokens[m.last + 1].text == ")"]
    return len({m.name for m in towns}) > 1


def side_beside(tokens: list[Token], first: int, last: int) -> str | None:
    """The side that stands next to a name: "X of Qatar", "X (Egypt)", "Congo's X"."""
    behind = last + 3 if last + 2 < len(tokens) and tokens[last + 2].low == "the" else last + 2
    if behind < len(tokens) and tokens[last + 1].low in ("of", "from", "("):
        if mention := tokens[behind].mention:
            return mention.name if mention.kind == "side" else None
        if tokens[last + 1].low == "of" and _of_letters(tokens[behind]):
            return tokens[behind].text
    if (
        last + 3 < len(tokens)
        and tokens[last + 1].text == ","
        and tokens[last + 2].low in ("of", "from", "representing")
    ):
        return _side_of_body(tokens, last + 3)
    if last + 3 < len(tokens) and tokens[last + 1].text == ",":
        office = tokens[last + 2].mention or tokens[last + 3].mention
        if office is not None and office.kind == "office" and office.first <= last + 3:
            return office.side
    if first >= 2 and tokens[first - 1].low in ("'s", "'") and (mention := tokens[first - 2].mention):
        return mention.name if mention.kind == "side" else None
    if first > 1 and tokens[first - 1].text == "(" and (before := tokens[first - 2].mention) is not None:
        return before.name if before.kind == "side" and before.form in ("", "noun") else None
    if side := _owner_of_title(tokens, first):
        return side
    if first > 2 and tokens[first - 1].low in _PEERS | {"under"} and (led := tokens[first - 2].mention) is not None:
        return led.name if led.kind == "side" else None
    if first > 4 and tokens[first - 1].text == ",":
        for place in range(first - 2, first - 6, -1):
            if tokens[place].low in ("'s", "'") and (owner := tokens[place - 1].mention) is not None:
                return owner.name if owner.kind == "side" else owner.side if owner.kind in ("org", "person") else None
            if tokens[place].kind == "punct":
                break
    place = first - 2 if first and tokens[first - 1].text == "," else first - 1
    if place >= 2 and tokens[place].low in _MEN and tokens[place - 1].low in ("'s", "'"):
        owner = tokens[place - 2].mention
        return owner.side if owner is not None and owner.kind == "person" else None
    return None


def _owner_of_title(tokens: list[Token], first: int) -> str | None:
    """The side of "the Front's "foreign minister" X", whose title stands in quotation marks."""
    if first < 4 or tokens[first - 1].text not in "\"”'’":
        return None
    for place in range(first - 2, max(1, first - _BODY), -1):
        if tokens[place].low == "'s" and (mention := tokens[place - 1].mention) is not None:
            return mention.name if mention.kind == "side" else mention.side
        if tokens[place].text in ",;:." or tokens[place].capital:
            return None
    return None


def _side_of_body(tokens: list[Token], start: int) -> str | None:
    """The side in an apposition: "X, of the Council Secretariat of the European Union,"."""
    for token in tokens[start : start + _BODY]:
        if token.text in ",;.":
            return None
        if token.mention is not None and token.mention.kind == "side":
            return token.mention.name
    return None


def title_after(document: Document, sentence: Sentence, last: int, words: Words) -> str | None:
    """The office in brackets or between commas after a name: "(head of the civil service)", ", a retired general,"."""
    tokens = sentence.tokens
    if last + 2 >= len(tokens):
        return None
    opening = tokens[last + 1].text
    if opening not in ("(", ","):
        return None
    first = last + 2
    end = first
    closing = (")",) if opening == "(" else (",", ";", ".", "and", ":", "(")
    while end < len(tokens) and tokens[end].text not in closing:
        mention = tokens[end].mention
        if tokens[end].low in _RELATIVE or (mention is not None and mention.kind == "person"):
            return None
        end += 1
    if tokens[first].low in ("a", "an", "the", "its", "his", "her", "their"):
        first += 1
    if not first < end <= first + 14 or tokens[first].kind != "word" or tokens[first].low in words.verbs:
        return None
    if opening == "," and (tokens[first].capital or end >= len(tokens)) and tokens[first].mention is None:
        return None
    if opening == "," and tokens[first].low in (
        "with",
        "from",
        "in",
        "at",
        "on",
        "as",
        "after",
        "and",
        "while",
        "but",
        "both",
    ):
        return None
    return document.text[tokens[first].start : tokens[end - 1].end]
