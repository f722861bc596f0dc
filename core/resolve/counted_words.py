"""What the sentence of a figure names: the ground on which two counts are known to be of one thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from core.lexicon import compiled, load
from core.lexicon.sides import side_names
from core.model import Figure
from core.resolve.folding import folded
from core.resolve.places import place_key
from core.resolve.scopes import Measure

FREED = frozenset(("released", "returned", "exchanged"))
"""What one report calls a release is a swap or a return to another."""
HARM = frozenset(
    ("killed", "injured", "missing", "captured", "detained", "displaced", "destroyed", "damaged", "hit", *FREED)
)
"""What is counted of single blows; launches and interceptions are counted a night, and joined by their day."""
PEOPLE = frozenset(("person", "civilian", "soldier", "body", "child"))
"""What people are called of whom one report says more exactly than another who they were."""
_EACH = 3
"""Figures of a measure whose words are looked at: the others say the same."""
_NAME = re.compile(r"[A-Z][^\W\d_]{3,}")
_SHORTEST = 4
_TELLS_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight|overnight|earlier|later|before"
    r"|(?:this|last|that|the same) (?:morning|afternoon|evening|night|day)"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d|\d{1,2}(?:st|nd|rd|th)?(?: of)? "
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|May \d|\d{4}-\d\d-\d\d|\d\d\.\d\d\.)"
)
_NOT = re.compile(
    r"\b(?:not|rather than|instead of|and not|nor) (?:the )?(\d[\d,]*|[a-z]+(?:-[a-z]+)?)\b", re.IGNORECASE
)


@compiled
def _sites() -> dict[str, str]:
    """Words for what is struck, each under the first of its line."""
    return {word: line.split()[0] for line in load("compare")["sites"]["kinds"] for word in line.split()}


@compiled
def no_names() -> frozenset[str]:
    """Capitalised words that set no event apart: sides, days, months."""
    days = "monday tuesday wednesday thursday friday saturday sunday january february march april june july august"
    rest = "september october november december ministry army health defence defense interior president minister"
    sides = {word for name in side_names() for word in folded(name.words).split()}
    return frozenset((*days.split(), *rest.split(), *sides))


@dataclass(frozen=True, slots=True)
class Words:
    """What the sentence of a figure names."""

    figure: Figure
    names: frozenset[str]
    opening: frozenset[str]
    """The first word, which is capitalised whether or not it is a name."""
    sites: frozenset[str]
    company: frozenset[tuple[str, str, int]]
    """The other counts of the sentence: object ("people" for any of them), action and number."""
    named_sites: frozenset[str]
    """Names right before the word for a site: "Saudi maternity hospital"."""
    text: str
    """Folded, without marks."""
    numbers: frozenset[int]
    """Numbers that the sentence denies: "not thirty-two", "rather than 40"."""
    tells_day: bool
    place: str | None
    tells_place: bool


def tells_day(figure: Figure) -> bool:
    """Whether the sentence of a figure names a day, so that the figure's was not inferred."""
    return _names_day(figure.quote)


@lru_cache(8192)
def _names_day(quote: str) -> bool:
    return _TELLS_DAY.search(quote) is not None


def names_its_place(figure: Figure) -> bool:
    """Whether the sentence of a figure names its place, so that it was not inferred."""
    place = place_key(figure.place)
    return place is not None and place in folded(figure.quote)


def words_of(measure: Measure, beside: dict[tuple[str, str], list[Figure]]) -> tuple[Words, ...]:
    """What the first few sentences of a measure name; `beside` has the figures of each article and sentence."""
    seen: dict[tuple[str, str], Words] = {}
    for figure in measure.figures:
        key = (figure.article, figure.quote)
        if key in seen or figure.background or len(seen) >= _EACH:
            continue
        quote = figure.quote
        words = folded(quote).replace(",", " ").replace(".", " ").replace("'s", " ").split()
        spoken = folded(figure.speaker or "").split()
        names = {folded(w) for w in _NAME.findall(quote.partition(" ")[2])} - no_names() - set(spoken)
        place = place_key(figure.place)
        seen[key] = Words(
            figure,
            frozenset(names),
            frozenset(words[:1]),
            frozenset(_sites()[w] for w in words if w in _sites()),
            frozenset(
                ("people" if f.object in PEOPLE else f.object, f.action, f.low)
                for f in beside[key]
                if f.low and f.action in HARM and (f.object, f.action) != (figure.object, figure.action)
            ),
            frozenset(
                words[k]
                for n, w in enumerate(words)
                if w in _sites()
                for k in range(max(0, n - 2), n)
                if words[k] not in _sites() and len(words[k]) >= _SHORTEST and words[k].capitalize() in quote
            ),
            f" {' '.join(words)} ",
            _denied_numbers(quote),
            _names_day(quote),
            place,
            place is not None and f" {place} " in f" {' '.join(words)} ",
        )
    return tuple(seen.values())


def _denied_numbers(quote: str) -> frozenset[int]:
    words = load("quantities")["words"]
    found: set[int] = set()
    for match in _NOT.finditer(quote):
        said = match[1].lower().replace(",", "")
        tens, _, ones = said.partition("-")
        if said.isdigit():
            found.add(int(said))
        elif isinstance(words.get(said), int):
            found.add(words[said])
        elif isinstance(words.get(tens), int) and isinstance(words.get(ones), int):
            found.add(words[tens] + words[ones])
    return frozenset(found)
