"""What a figure counts, in keys that can be compared.

Object, action, the two sides, place, day, who exactly is counted (women, policemen, bodies in morgues) and whether it
is a running total.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from core.extract.homes import camp_of
from core.lexicon import compiled, load
from core.lexicon.sides import side_of
from core.model import Figure
from core.resolve.folding import folded
from core.resolve.places import known_place, place_key, territory

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_CLAUSE_END = re.compile(r"[,;:.()\n]|\b(?:and|but|while|who|which|that|said|says|according)\b")
_SITES = frozenset(("airfield", "target", "settlement", "building", "aircraft", "ship", "vehicle", "drone", "missile"))
_OWN_PLACES = frozenset(("airfield",))
"""Things that are themselves the places named with them: four airfields lie at four places."""
_EVERYWHERE = re.compile(
    r"\b(?:that day|across the (?!border|frontier|line|river|road|street|strait|bridge|front)|nationwide"
    r"|throughout the|countrywide|in the country|overall)\b",
    re.IGNORECASE,
)
"""Words of a count that is wider than the place named a sentence before."""
_SINCE_TODAY = re.compile(r"\bsince (?:this |early )?(?:morning|dawn|midnight|noon|sunrise|daybreak)\b")
_LISTED = re.compile(r"\band\b|,.*,")
_PERIOD = re.compile(
    r"\b(?:last|past|previous|preceding|in|over|within) (?:the )?(?:last |past |previous |preceding )?"
    r"(\d+|twenty-four) hours\b"
)
"""A count of the last so many hours is neither the toll of one attack nor a running total."""
_NUMBER = re.compile(r"\d")
_JOINED = re.compile(r"\b(?:and|but|while)\b|;")
_OF_MUNITIONS = frozenset(
    ("strategic", "ballistic", "cruise", "hypersonic", "guided", "anti-tank", "decoys", "attack-drones", "sea-drones")
)
_FLYING = frozenset(("drone", "missile", "rocket", "bomb", "shell", "aircraft", "helicopter"))
_OTHER_SEX = re.compile(r"\b(?:wom[ae]n|girls?|child(?:ren)?|wives|boys?)\b", re.IGNORECASE)
"""Beside these "men" are not women; alone they are any people: "three uniformed men"."""
_WINDOW = 60
"""Characters after a figure in which its state ("in hospital morgues") is looked for."""


class Scope(NamedTuple):
    """What is counted, in keys that can be compared."""

    object: str
    action: str
    by: str | None
    against: str | None
    place: str | None
    day: str | None
    narrow: frozenset[str]
    total: bool
    bare: bool = False
    """The figure stands without a noun of its own ("they had killed nine"), so that who is counted was said before."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is counted, and every figure that counts it, in the order given."""

    scope: Scope
    place: str | None
    """As the reports write it."""
    figures: tuple[Figure, ...]

    @property
    def by(self) -> str | None:
        """The doer as the reports write it."""
        return fullest(f.by for f in self.figures)

    @property
    def against(self) -> str | None:
        """The sufferer as the reports write it."""
        return fullest(f.against for f in self.figures)


@compiled
def _marks() -> tuple[dict[str, str], dict[str, str]]:
    table = load("compare")
    return (
        {word: kind for kind, words in table["narrow"].items() for word in words.split()},
        {word: kind for kind, words in table["state"].items() for word in words.split()},
    )


def narrowing(figure: Figure) -> frozenset[str]:
    """Who exactly is counted and in what state, beyond the object: {"women"}, {"morgue"}; empty for all of them."""
    kinds, states = _marks()
    words = _words(figure.text)
    own = {kinds[w] for w in words if w in kinds and (kinds[w] in _OF_MUNITIONS) == (figure.object in _FLYING)}
    if figure.object == "child":
        own.discard("babies")
    if "men" in own and not _OTHER_SEX.search(figure.quote):
        own.discard("men")
    if figure.object == "body" and figure.action in ("returned", "exchanged"):
        return frozenset(own)
    own |= {states[w] for w in words if w in states}
    found = figure.quote.find(figure.text)
    if found >= 0:
        rest = figure.quote[found + len(figure.text) :][:_WINDOW]
        end = _CLAUSE_END.search(rest)
        own |= {states[w] for w in _words(rest[: end.start()] if end else rest) if w in states}
    period = _PERIOD.search(figure.quote) if " hours" in figure.quote else None
    if period is not None and not _is_of_another(period, figure, found):
        own.add(f"{period[1]} hours")
    return frozenset(own)


def _is_of_another(period: re.Match[str], figure: Figure, at: int) -> bool:
    """ "215 raids in 24 hours, and 30 civilians killed": another number stands between the count and the period."""
    if at < 0:
        return False
    end = at + len(figure.text)
    between = figure.quote[end : period.start()] if end <= period.start() else figure.quote[period.end() : at]
    before = figure.quote[: period.start()] if period.end() <= at else ""
    return bool(_NUMBER.search(between) or (_NUMBER.search(before) and _JOINED.search(between)))


@compiled
def states() -> frozenset[str]:
    """The kinds of narrowing that are a state and no kind of people."""
    return frozenset(load("compare")["state"])


def _is_bare(figure: Figure) -> bool:
    """Nothing but a number, its qualifier and what was done."""
    return all(word in _bare_words() for word in _words(figure.text))


@compiled
def _bare_words() -> frozenset[str]:
    quantities = load("quantities")
    phrases = [p for kinds in (quantities["before"], quantities["after"]) for ps in kinds.values() for p in ps]
    words = {w for phrase in phrases for w in phrase.split()}
    return frozenset(
        words
        | {*quantities["words"], *quantities["scales"], *quantities["vague"]}
        | set(load("compare")["bare"]["words"].split())
    )


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def day_of(figure: Figure) -> str | None:
    """The day that a figure holds for: its last day where it spans several; None where only a month can be told."""
    when = figure.date
    if when is None:
        return None
    last = when.end or when.start
    return last[:10] if len(last) >= 10 else None


def scope_of(figure: Figure) -> Scope:
    """The keys by which a figure is set beside others."""
    against = side_key(figure.against)
    place = place_key(figure.place)
    return Scope(
        object=_object(figure),
        action=_action(figure),
        by=side_key(figure.by) or _shooter(figure),
        against=against,
        place=None if _says_nothing(figure, place, against) else place,
        day=day_of(figure),
        narrow=narrowing(figure),
        total=figure.total and not _SINCE_TODAY.search(figure.quote),
        bare=_is_bare(figure),
    )


def side_key(label: str | None) -> str | None:
    """The side behind a label, folded; the label itself where it names none."""
    return folded(side_of(label) or label) if label else None


def _shooter(figure: Figure) -> str | None:
    """Of drones and missiles shot down by nobody who is named: the side that counts them; for comparison only."""
    if figure.action == "intercepted" and figure.object in ("drone", "missile", "rocket") and side_of(figure.speaker):
        return side_key(figure.speaker)
    return None


def _says_nothing(figure: Figure, place: str | None, against: str | None) -> bool:
    """Whether a place narrows nothing: the sufferer's whole country, the sites that are counted, or their base."""
    if place is None or _is_whole(place, against) or _is_list(figure) or figure.object in _OWN_PLACES:
        return True
    if is_everywhere(figure) and place not in folded(figure.quote):
        return True
    known = known_place(place)
    by = side_key(figure.by)
    return figure.action == "launched" and known is not None and by is not None and known.country == by != against


def is_everywhere(figure: Figure) -> bool:
    """Whether the sentence counts a whole country: "across the country 84 were killed"."""
    return bool(_EVERYWHERE.search(figure.quote))


def _is_whole(place: str | None, against: str | None) -> bool:
    """Whether the place is the sufferer's whole country: "in Lebanon" of Lebanon's dead says no more than no place."""
    return place is not None and against is not None and territory(place) == against


def _is_list(figure: Figure) -> bool:
    """Whether the place lists where the counted things themselves lie: "Olenya, Ivanovo and Belaya" of airfields."""
    return figure.object in _SITES and bool(figure.place) and bool(_LISTED.search(figure.place or ""))


def _object(figure: Figure) -> str:
    """The object; people who are swapped are prisoners under any name."""
    if figure.object == "person" and figure.action in ("killed", "injured", "captured") and _names_fighters(figure):
        return "soldier"
    swapped = figure.object in ("person", "soldier") and figure.action == "exchanged"
    return "prisoner" if swapped or _is_freed(figure) else figure.object


def _names_fighters(figure: Figure) -> bool:
    """ "28 Houthis": an armed group's own name for who fell."""
    words = _words(figure.text)
    return bool(words) and words[-1] in _group_names()


@compiled
def _group_names() -> frozenset[str]:
    named = ("houthis", "taliban", "talibans", "jihadis")
    return frozenset((*named, *(group.lower() for group in load("frames")["stands_for_home"] if " " not in group)))


def _action(figure: Figure) -> str:
    """The action; captives who come home were released, and a jet shot down is a jet destroyed."""
    if figure.object in ("aircraft", "helicopter") and figure.action == "intercepted":
        return "destroyed"
    return "released" if _is_freed(figure) else figure.action


def _is_freed(figure: Figure) -> bool:
    return figure.action in ("released", "returned") and figure.object in ("soldier", "prisoner")


def near(a: str | None, b: str | None, days: int = 1) -> bool:
    """Whether two ISO days are at most so many days apart."""
    if not a or not b:
        return False
    return a == b or abs((dt.date.fromisoformat(a) - dt.date.fromisoformat(b)).days) <= days


def fullest(names: Iterable[str | None]) -> str | None:
    """The longest of several ways to write one name, whatever their order."""
    return max((name for name in names if name), key=lambda name: (len(name), name), default=None)


def fits(pair: tuple[str | None, str | None], known: tuple[str | None, str | None]) -> bool:
    """Whether doer and sufferer of one figure can be those of another: of one camp, or untold."""
    return all(
        side is None or other is None or side == other or _camp(side) == _camp(other)
        for side, other in zip(pair, known, strict=True)
    )


@compiled
def _camps() -> dict[str, str]:
    return {folded(group): folded(camp_of(group)) for group in load("frames")["stands_for_home"]}


def _camp(side: str) -> str:
    """Hamas and the Palestinians, the Houthis and Yemen: reports name either for whom one strike hits."""
    return _camps().get(side, side)
