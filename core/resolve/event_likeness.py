"""How much two events of different articles look like one."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from core.extract.dates.calendar import ordinal
from core.extract.events.candidates import CLOSED, INFERRED
from core.extract.events.place_names import is_venue
from core.lexicon import compiled, load
from core.lexicon.sides import group_homes
from core.model import Article, Event
from core.resolve.folding import folded
from core.resolve.names import same_name
from core.resolve.places import place_relation

_FAMILY = {"summit": "talks", "arrival": "visit", "ceasefire": "agreement"}
_ONE_A_DAY = frozenset(("agreement", "sanction"))
"""Types of which a story seldom has two on one day."""
_TRUCES = frozenset(("ceasef", "cease", "truce", "cessat", "armist"))
"""Stems of what is signed and, the same day, in force: one source tells the signing, another the silence."""
_INSTRUMENTS = frozenset(("declar", "protoc", "treaty", "memora", "framew", "roadma", "charte", "commun"))
"""Stems of the papers that are signed; of one kind the same sides seldom sign two within days."""
_SITES = frozenset("hospit school mosque market church prison airpor airfie univer clinic".split())
"""Stems of what is struck and bears another name in every language."""
_COUNTS = frozenset("four five six seven eight nine ten eleven twelve dozen dozens".split())
_FRESH = 21
"""Days after which a report is told from notes."""
ROUND = 10
"""Days that a round of talks may last."""
_CONFLICT = -10.0


class Told(msgspec.Struct, frozen=True):
    """One article's telling of an event, with what is compared."""

    event: Event
    article: str
    family: str
    day: int | None
    last: int | None
    sides: frozenset[str]
    people: tuple[str, ...]
    words: frozenset[str]
    key: tuple[str, ...]
    """What rows are sorted by: nothing in it depends on the order of the files."""
    order: int
    """Number of the article, for the order of the evidence."""
    trust: float
    """Weight of its date among the sources."""
    closes: bool
    """The day told is that on which the talks ended."""

    @property
    def plain(self) -> bool:
        """It is told of one day and closes nothing: only days within `reach` of it can be the same."""
        return self.last == self.day and not self.closes


def family(kind: str) -> str:
    """The type under which events are compared: a summit is talks, an arrival part of a visit, a truce a deal."""
    return _FAMILY.get(kind, kind)


@compiled
def _sides() -> frozenset[str]:
    return frozenset([*load("sides")["countries"], *group_homes()])


def told(event: Event, article: Article) -> Told:
    """An event made ready for comparison."""
    start = event.date.start if event.date else ""
    end = event.date.end if event.date else None
    names = _sides()
    sides = frozenset(a for a in event.actors if a in names)
    words = content_words(" ".join((event.gist, *(e.quote for e in event.evidence[:2]))))
    digits = "".join(c for c in article.id if c.isdigit())
    return Told(
        event=event,
        article=article.id,
        family=family(event.type),
        day=_ordinal(start),
        last=_ordinal(end or start),
        sides=sides,
        people=tuple(a for a in event.actors if a not in names),
        words=words,
        key=(
            start,
            event.type,
            event.place or "",
            event.gist,
            article.sha256,
            article.path,
            str(event.evidence[0].start if event.evidence else 0).zfill(9),
        ),
        order=int(digits or 0),
        trust=event.certainty
        + (0.1 if event.status == "occurred" else 0.0)
        + (0.15 if _fresh(start, article) else 0.0),
        closes=CLOSED in event.rule and end is None,
    )


def _fresh(start: str, article: Article) -> bool:
    """It was reported within weeks: months later a day is told from notes."""
    day, published = _ordinal(start), article.published_date
    return day is not None and published is not None and published.toordinal() - day <= _FRESH


def _ordinal(start: str) -> int | None:
    return ordinal(start) if len(start) == 10 else None


_STOP = frozenset(
    """
the of and a an in on at to by for from with who was were is are be been has had have that this its it as or s said
says also after before during which their his her they he she two three one first last new more than over about into out
up not no will would all people killed attack attacks strike strikes talks meeting day days year month week
sunday monday tuesday wednesday thursday friday saturday january february march april may june july august september
october november december
""".split()
)


@lru_cache(4096)
def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, cut to their stems."""
    return frozenset(w[:6] for w in folded(text).replace("'s", "").split() if len(w) > 2 and w not in _STOP)


def likeness(a: Told, b: Told) -> float:
    """A score: 4 and more is the same event; 0 or less is certainly another."""
    if a.family != b.family or not _alike_in_force(a, b):
        return _CONFLICT
    day = 2.5 if a.day is not None and a.day == b.day else _day_score(a, b)
    if day is None:
        return _CONFLICT
    people = _people_score(a, b) if a.people and b.people else 0.0
    if people is None:
        return _CONFLICT
    place = _place_score(a, b) if a.event.place and b.event.place else 0.0
    if place is None:
        if not people or a.family != "attack":
            return _CONFLICT
        place = 0.0
    sides = _sides_score(a, b) if a.sides and b.sides else 0.0
    if sides is None:
        if not people and not (place >= 1.0 and day >= 2.5):
            return _CONFLICT
        sides = 0.0
    words = a.words & b.words
    shared = min(3.0, 0.5 * len(words))
    score = day + place + people + sides + shared
    if day >= 2.5 and a.family in _ONE_A_DAY and place >= 0:
        score += 1.0
    if a.family == "agreement" and words & _INSTRUMENTS and sides >= 2:
        return score + 2.0
    if day < 2 and (a.day is None or b.day is None) and place + people < 2:
        return min(score, 1.0)
    if day < 2 and (shared < 1.0 or place + people < 2):
        return min(score, 1.0)
    return score


def reach(family: str) -> int:
    """Days by which two sources may date one event apart, that is told of one day by both."""
    if family in ("statement", "other", "document"):
        return 0
    return 2 if family in ("agreement", "visit") else 1


def _alike_in_force(a: Told, b: Told) -> bool:
    """A truce signed and one in force are one event on one day only; of one kind, there is nothing to ask."""
    if a.family != "agreement" or a.event.type == b.event.type:
        return True
    return a.day == b.day and bool(a.words & _TRUCES and b.words & _TRUCES)


def _day_score(a: Told, b: Told) -> float | None:
    """The points for two days that are not one and the same exact day; None where they keep the events apart."""
    if a.day is None or b.day is None:
        if not a.event.date or not b.event.date:
            return None
        x, y = a.event.date.start, b.event.date.start
        return 2.0 if x == y else 0.5 if x.startswith(y) or y.startswith(x) else None
    assert a.last is not None
    assert b.last is not None
    if a.closes != b.closes:
        end, other = (a.day, b.day) if a.closes else (b.day, a.day)
        return 2.0 if 0 <= end - other <= ROUND else None
    if a.day <= b.last and b.day <= a.last and a.family != "attack":
        return 2.0
    apart = min(abs(a.day - b.day), abs(a.last - b.day), abs(a.day - b.last))
    most = reach(a.family)
    return 0.5 if most and apart <= most else None


def _place_score(a: Told, b: Told) -> float | None:
    x, y = a.event.place or "", b.event.place or ""
    relation = place_relation(x, y)
    if relation == "same":
        return 2.0
    if relation == "within":
        wide = a.family == "attack" and (a.event.where_prec == 6) != (b.event.where_prec == 6)
        return 0.0 if wide else 1.0
    if a.family == "talks" and is_venue(x) != is_venue(y):
        return 0.5
    if a.event.venue and b.event.venue and folded(a.event.venue) == folded(b.event.venue):
        return 1.0
    if a.family == "attack" and (_names(a, y) or _names(b, x)):
        return 1.0
    if a.family == "attack" and (a.words & b.words & _SITES) and (a.words & b.words & _COUNTS):
        return 0.0
    if a.event.where_prec == 6 or b.event.where_prec == 6:
        return 0.0 if a.family != "attack" else -1.0
    return None if a.family in ("attack", "visit") else -2.0


def _names(row: Told, place: str) -> bool:
    """A telling names the other's place beside its own ("struck Goris, Kapan and Jermuk"): one strike."""
    own, other = (row.event.place or "").split(",")[0], place.split(",")[0]
    if len(own) < 4 or len(other) < 4 or other[:6].lower() not in row.words:
        return False
    return any(own in e.quote and other in e.quote for e in row.event.evidence[:2])


def _people_score(a: Told, b: Told) -> float | None:
    shared = sum(any(same_name(x, y) for y in b.people) for x in a.people)
    least = min(len(a.people), len(b.people))
    if a.family in ("talks", "call") and least > 1 and shared < 2:
        return None
    if a.family in ("statement", "visit") and not shared:
        return None
    return min(2.5, 1.5 * shared)


def _strangers_score(a: Told, b: Told) -> float | None:
    """The points for two tellings without a common place that name different sides; None keeps them apart.

    A deal may be told under its broker's name alone; two that name two sides each are deals of two wars.
    """
    if a.family == "agreement":
        return None if min(len(a.sides), len(b.sides)) > 1 else -1.0
    return None if a.family in ("attack", "statement", "sanction") else -1.0


def _sides_score(a: Told, b: Told) -> float | None:
    shared = len(a.sides & b.sides)
    if a.family == "attack" and a.event.by and b.event.by and a.event.by != b.event.by and shared < 2:
        return None
    if a.family == "attack" and a.event.by and a.event.by == b.event.against and b.event.by != b.event.against:
        return None
    inferred = INFERRED in (a.event.rule + b.event.rule)
    if not shared and inferred:
        return 0.0
    if not shared:
        return -1.0 if a.event.place and b.event.place else _strangers_score(a, b)
    if a.family in ("talks", "call") and len(a.sides) > 1 and len(b.sides) > 1 and shared < 2:
        apart = a.event.place and b.event.place and a.event.place != b.event.place
        return 0.5 if inferred and not apart else None
    return min(2.0, 1.0 * shared)
