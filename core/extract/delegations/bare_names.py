"""Lists of bare surnames in notes: "Government: Perez, Ortega, Ruiz", "Ukraine (Yermak; also Umerov, Hnatov)"."""

from __future__ import annotations

from core.extract.document import Sentence, Token

PARTICLES = frozenset("al el bin ibn ben de del da dos von van der la le abu ould".split())
_LEAST = 3
"""Fewer names than this in a row are no list of surnames."""
_PARTS = frozenset((",", ";", "and", "&", "also", "plus"))
_OPENS = frozenset((":", "(", "–", "—"))
_CLOSES = frozenset((")", ".", "", "with", "the", "("))


def names_anybody(sentence: Sentence) -> bool:
    """Whether the sentence names a person, or an office whose holder is known."""
    for mention in sentence.mentions:  # noqa: SIM110 - every sentence with a cue of a meeting asks
        if mention.kind == "person" or mention.person:
            return True
    return False


def bare_names(sentence: Sentence) -> list[tuple[int, int]]:
    """First and last tokens of the surnames of nobody known, in lists of three or more behind a colon or a bracket."""
    openings = sentence.places_of(_OPENS)
    if not openings:
        return []
    tokens = sentence.tokens
    found: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    place = openings[0]
    opened = False
    while place < len(tokens):
        token = tokens[place]
        if token.text in _OPENS:
            found += _kept(tokens, run)
            run, opened = [], True
        elif opened and (last := _item(tokens, place)) is not None:
            run.append((place, place + 1 if tokens[place].low in PARTICLES else place))
            place = last
        elif opened and token.low not in _PARTS:
            found += _kept(tokens, run)
            run, opened = [], False
        place += 1
    return found + _kept(tokens, run)


def _item(tokens: list[Token], place: int) -> int | None:
    """The last token of a list item that is one capitalised word or somebody known, with a bracket behind it or not."""
    token = tokens[place]
    mention = token.mention
    if mention is not None:
        last = mention.last if mention.kind == "person" and mention.first == place else None
    else:
        name = token.kind == "word" and token.capital and not token.text.isupper() and len(token.text) > 1
        particle = name and token.low in PARTICLES and place + 1 < len(tokens) and tokens[place + 1].capital
        last = place + 1 if particle else place if name and len(token.text) > 2 else None
    if last is None:
        return None
    if last + 2 < len(tokens) and tokens[last + 1].text == "(":
        close = next((i for i in range(last + 2, min(last + 6, len(tokens))) if tokens[i].text == ")"), None)
        last = close if close is not None else last
    behind = tokens[last + 1].low if last + 1 < len(tokens) else ""
    return last if behind in _PARTS or behind in _CLOSES else None


def _kept(tokens: list[Token], run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(first, last) for first, last in run if tokens[first].mention is None] if len(run) >= _LEAST else []
