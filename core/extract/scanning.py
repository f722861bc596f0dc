"""The dictionary of names and office words in a sentence: by first word, the longest entry that fits."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from core.extract.document import Token
from core.extract.gazetteer import Entry, Hit, Starts, gazetteer
from core.extract.word_looks import Looks
from core.lexicon import compiled
from core.lexicon.folding import fold

_WRITTEN = attrgetter("text")


def fits(entry: Entry, tokens: list[Token], first: int) -> bool:
    """Whether the entry's words, in its case, stand at `first`; the first word is known to match but for its case."""
    words = entry.words
    size = len(words)
    if entry.case == "exact":
        if tokens[first].text != words[0]:
            return False
        return size == 1 or [token.text for token in tokens[first : first + size]] == list(words)
    if entry.case == "capital" and not tokens[first].text[0].isupper():
        return False
    if entry.capitals and not _has_capitals(entry, tokens, first):
        return False
    if size == 1:
        return not entry.after_the or _stands_after_the(tokens, first)
    if first + size > len(tokens):
        return False
    for place in range(1, size):
        low = tokens[first + place].low
        if low != words[place] and (low.isascii() or fold(low) != words[place]):
            return False
    return True


def _has_capitals(entry: Entry, tokens: list[Token], first: int) -> bool:
    """Whether the words that the name writes with a capital have one here."""
    if first + len(entry.words) > len(tokens):
        return False
    return all(tokens[first + place].text[0].isupper() for place in entry.capitals)


def _stands_after_the(tokens: list[Token], place: int) -> bool:
    """Whether "the" stands before the word and no capitalised word after it."""
    following = tokens[place + 1].text[0] if place + 1 < len(tokens) else ""
    return place > 0 and tokens[place - 1].low == "the" and not following.isupper()


def _longest(tokens: list[Token], first: int, starting: Callable[[str], Starts | None]) -> Entry | None:
    """The first entry that stands at `first`: a longer one before those of a single word."""
    low = tokens[first].low
    found = starting(low if low.isascii() else fold(low))
    if found is None:
        return None
    longer, single = found
    if longer and first + 1 < len(tokens):
        second = tokens[first + 1].low
        for entry in longer.get(second if second.isascii() else fold(second), ()):
            if fits(entry, tokens, first):
                return entry
    for entry in single:
        if fits(entry, tokens, first):
            return entry
    return None


def _joined_office(tokens: list[Token], place: int) -> Entry | None:
    """The office at the end of one hyphened word: "Army-minister", "vice-foreign-minister", "ex-premier"."""
    found = gazetteer().starting(tokens[place].low.rpartition("-")[2])
    if found is None:
        return None
    return next((entry for entry in found[1] if entry.kind == "head" and entry.case != "exact"), None)


def scan(tokens: list[Token]) -> tuple[list[Hit], list[int], list[int]]:
    """What the dictionary knows of a sentence.

    Out: the entries that stand in it, the longest from the left; the places of the other capitalised words; the places
    of the other words with a hyphen or slash in them.
    """
    notable, starting = _notable(), gazetteer().starting
    hits: list[Hit] = []
    capitals: list[int] = []
    joined: list[int] = []
    skip = 0
    for token in notable.pick(tokens, map(_WRITTEN, tokens)):
        place, text = token.index, token.text
        if place < skip:
            continue
        entry = _longest(tokens, place, starting)
        if entry is not None:
            skip = place + len(entry.words)
            hits.append(Hit(entry, place, skip - 1))
            continue
        if "-" in text and (office := _joined_office(tokens, place)) is not None:
            hits.append(Hit(office, place, place))
            continue
        if text[0].isupper():
            capitals.append(place)
        if "-" in text or "/" in text or "‑" in text:
            joined.append(place)
    return hits, capitals, joined


def _is_notable(text: str) -> bool:
    """Whether a word may begin an entry, or has a capital, a hyphen or a slash."""
    if text[0].isupper() or not text.isascii() or "-" in text or "/" in text:
        return True
    # A token may bear the full stop of an abbreviation that its lower case is without.
    return gazetteer().begins((text.lower(), text.lower().rstrip(".")))


@compiled
def _notable() -> Looks:
    return Looks(_is_notable)
