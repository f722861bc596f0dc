"""Letters that an article gives a government: "the Government of Nepal (GoN)" is the state wherever it says "GoN"."""

from __future__ import annotations

from core.extract.document import Mention, Token
from core.extract.line import Line
from core.lexicon.sides import is_country

_GOVERNMENTS = frozenset(("government", "governments", "republic", "kingdom"))
_LENGTHS = range(2, 7)


def name_governments(lines: list[Line]) -> None:
    """Make the letters in brackets behind a country's government mentions of the country, all over the article."""
    letters = {
        letter: mention.side
        for line in lines
        if "(" in line.sentence.words and not _GOVERNMENTS.isdisjoint(line.sentence.words)
        for mention in line.mentions
        if mention.side is not None and (letter := _letters_behind(line, mention)) is not None
    }
    for line in lines if letters else ():
        for token in line.tokens:
            side = letters.get(token.text) if token.mention is None else None
            if side is not None:
                place = token.index
                line.add(
                    Mention("side", side, *line.span(place, place), place, place, side=side, form="noun", country=side)
                )


def _letters_behind(line: Line, mention: Mention) -> str | None:
    """The letters in brackets behind the mention of a country's government or of a republic."""
    last = mention.last
    told = mention.kind in ("org", "side") and mention.side is not None and is_country(mention.side)
    if not told or line.low(last + 1) != "(" or line.low(last + 3) != ")":
        return None
    before = {line.low(place) for place in range(mention.first - 3, last + 1)}
    token = line.tokens[last + 2]
    return None if before.isdisjoint(_GOVERNMENTS) or not _is_short(token) else token.text


def _is_short(token: Token) -> bool:
    """Two capitals at least, the first letter one: "GPH", "GoSL"; nothing that has a meaning of its own."""
    text = token.text
    capitals = sum(letter.isupper() for letter in text)
    return token.mention is None and text.isalpha() and text[0].isupper() and capitals > 1 and len(text) in _LENGTHS
