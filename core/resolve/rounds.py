"""One team at one round of talks: told by its surnames, without its day, or on another day of the same round."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import product

import msgspec

from core.extract.dates.calendar import ordinal
from core.lexicon.folding import fold
from core.lexicon.sides import is_country
from core.model import Delegation, Extraction
from core.resolve.tables import TEAM_RULES, Table

_SOMEBODY = frozenset(("opposition", "rebels", "government", "insurgents"))
"""What an article calls a side of which it gives no name."""
_ROUND = 7
"""Days of one round of talks at most."""
_STORY = 31
"""Days after a round began within which articles tell of it without its day."""
_GENERATIONS = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_SAME = 3
"""So many people in common, and half of the larger team: a committee of it that meets later is another team."""


class Rosters:
    """Who sits for whom in any article: full names by surname, and the named side of somebody's."""

    def __init__(self, extractions: Iterable[Extraction], people: Mapping[tuple[str, str], str]) -> None:
        self._people = people
        self._full: dict[tuple[str, str], set[str]] = {}
        self._first: dict[tuple[str, str], set[str]] = {}
        self._side: dict[str, Counter[str]] = {}
        for extraction in extractions:
            article = extraction.article.id
            for told in extraction.delegations:
                for name in _seated(told):
                    usual = people.get((article, name), name)
                    if " " in usual:
                        for surname in {_surname(usual), *_surname(usual, joined=True).split("-")}:
                            self._full.setdefault((told.side, surname), set()).add(usual)
                        self._first.setdefault((told.side, fold(usual).split()[0]), set()).add(usual)
                    if told.side not in _SOMEBODY:
                        self._side.setdefault(usual, Counter())[told.side] += 1

    def name(self, article: str, side: str, name: str) -> str:
        """The name in the dossier; a surname goes to the only one of the side who bears it."""
        usual = self._people.get((article, name), name)
        if (article, name) in self._people and " " in usual:
            return usual
        full = self._full.get((side, _surname(usual)), set()) - {usual}
        if not full and " " not in usual:
            full = self._first.get((side, fold(usual)), set())
        if len(usual.split()) > 2 or len(full) != 1:
            return usual
        return next(iter(full)) if " " not in usual or usual.split()[0].lower() in ("de", "al", "el") else usual

    def named_side(self, article: str, told: Delegation) -> Delegation:
        """ "The opposition's" delegation as that of the side for which most of its people sit by other sources; among
        equals, of the one that seats them more often, then the first by name."""
        if told.side not in _SOMEBODY:
            return told
        people: Counter[str] = Counter()
        seats: Counter[str] = Counter()
        for name in _seated(told):
            known = self._side.get(self._people.get((article, name), name), Counter())
            people.update(known.keys())
            seats.update(known)
        side = min(people, key=lambda s: (-people[s], -seats[s], s), default=told.side)
        return msgspec.structs.replace(told, side=side)


def _seated(told: Delegation) -> list[str]:
    return [m.name for m in told.members] + ([told.head.name] if told.head else [])


def _surname(name: str, joined: bool = False) -> str:
    """The last word of a name, "III" and "Jr" left out; `joined`: with what a hyphen joins to it."""
    words = [w for w in (fold(name) if joined else fold(name).replace("-", " ")).split() if w not in _GENERATIONS]
    return words[-1] if words else ""


def lend_days(tables: list[Table]) -> None:
    """Seat teams that no article dates on the earlier day on which others tell of the same people.

    An article about the end of a round, or about what came after it, gives them the day of its own story. Its teams of
    all sides go to one round: that with whose people they have most in common.
    """
    dated = [(day, table) for table in tables if (day := _ordinal(table)) is not None]
    waiting = [(day, table) for day, table in dated if not table.told_day]
    seats = _seats(dated)
    offers = _days_on_offer(waiting, seats)
    for day, table in waiting:
        lent = _day_of_round(table, day, offers)
        if lent is None:
            continue
        table.day = dt.date.fromordinal(lent).isoformat()
        there = [t for _, t in _sharing(table, seats).values() if t is not table and t.day == table.day and t.places]
        if there:
            _move(table, max(there, key=lambda t: (len(_common(t, table)), -t.number)))


_Dated = tuple[int, Table]
"""A table with the number of its day."""


def _seats(dated: list[_Dated]) -> dict[tuple[str, str], list[_Dated]]:
    """By side and person: the tables at which they sit, each with its day."""
    seats: dict[tuple[str, str], list[_Dated]] = {}
    for day, table in dated:
        for name in table.places:
            seats.setdefault((table.side, name), []).append((day, table))
    return seats


def _sharing(table: Table, seats: dict[tuple[str, str], list[_Dated]]) -> dict[int, _Dated]:
    """By number: the tables of the same side that share people with this one, itself among them."""
    return {t.number: (d, t) for name in table.places for d, t in seats[table.side, name]}


def _days_on_offer(
    waiting: list[_Dated], seats: dict[tuple[str, str], list[_Dated]]
) -> dict[tuple[str, int], Counter[int]]:
    """By article and the day of its story: the earlier days on which others seat its teams, with the people in
    common."""
    offers: dict[tuple[str, int], Counter[int]] = {}
    for day, table in waiting:
        before = ((n, d, t) for n, (d, t) in _sharing(table, seats).items() if 0 < day - d <= _STORY)
        for _, earlier, other in sorted(before):
            if _same_team(table, other):
                for article in table.articles:
                    offers.setdefault((article, day), Counter())[earlier] += len(_common(table, other))
    return offers


def _day_of_round(table: Table, day: int, offers: dict[tuple[str, int], Counter[int]]) -> int | None:
    """Of the days on offer to the table's articles that with most people in common, among equals the first."""
    days = sum((offers.get((article, day), Counter()) for article in table.articles), Counter[int]())
    return min(days, key=lambda d: (-days[d], d), default=None)


def _same_team(one: Table, other: Table) -> bool:
    """Half of the smaller team sits on the other, and they are not told of two meetings."""
    if one.held and other.held and one.meeting != other.meeting:
        return False
    if not {d.rule for d in (*one.told, *other.told)} <= TEAM_RULES | {"signed-by"}:
        return False
    shared = len(_common(one, other))
    return shared > 0 and 2 * shared >= min(len(one.places), len(other.places))


def _common(one: Table, other: Table) -> set[str]:
    """The people of both tables."""
    return one.places.keys() & other.places.keys()


def _ordinal(table: Table) -> int | None:
    """The number of the table's day; None where it has none, or no people."""
    if table.day is None or len(table.day) < len("2025-06-02") or not table.places:
        return None
    return ordinal(table.day)


def join_rounds(tables: list[Table]) -> None:
    """Put together what different articles tell of one team within a week: the day is the one that more of them give,
    else the first."""
    by_side: dict[str, list[tuple[int, Table]]] = {}
    for table in sorted(tables, key=lambda t: (-len(t.articles), t.day or "")):
        if (day := _ordinal(table)) is not None:
            by_side.setdefault(table.side, []).append((day, table))
    for same in by_side.values():
        for place, (day, table) in enumerate(same):
            for other_day, other in same[place + 1 :]:
                if 1 < abs(day - other_day) <= _ROUND and table.places and other.places and _one_round(table, other):
                    _move(other, table)


def join_nights(tables: list[Table]) -> None:
    """Put together a meeting that went on past midnight: the same people of one side, on two days in a row by different
    articles, none of which tells of both days."""
    by_day: dict[tuple[str, int], list[Table]] = {}
    for table in tables:
        if (day := _ordinal(table)) is not None:
            by_day.setdefault((table.side, day), []).append(table)
    telling = {key: set[str]().union(*(t.articles for t in rows)) for key, rows in by_day.items()}
    for (side, day), rows in by_day.items():
        if telling[side, day] & telling.get((side, day + 1), set()):
            continue
        for first, second in product(rows, by_day.get((side, day + 1), ())):
            if first.places and second.places and _one_night(first, second):
                late = len(second.articles) > len(first.articles)
                _move(first if late else second, second if late else first)


def _one_night(one: Table, other: Table) -> bool:
    """The heads agree, and half of the larger table's people sit at both."""
    if one.heads and other.heads and not one.heads.keys() & other.heads.keys():
        return False
    shared = len(_common(one, other))
    return shared > 0 and 2 * shared >= max(len(one.places), len(other.places))


def join_sides(tables: list[Table]) -> None:
    """Put together the tables of one day that seat the same person for two sides: the movement and the country it
    fights in, a body and the country of its envoy. Nobody sits for two; the side is the one that more articles give."""
    taken: dict[tuple[str, str], Table] = {}
    for table in sorted(tables, key=_surest_side):
        if table.day is None:
            continue
        for name in [n for n in table.places if " " in n]:
            other = taken.setdefault((table.day, name), table)
            if other.side != table.side and other.places and _one_bench(other, table):
                _move(table, other)
                break


def _surest_side(table: Table) -> tuple[bool, int, bool, int, int]:
    """Of a mediator's sides the body that sent them, for the country is often but where they come from."""
    mediates = all(d.role != "party" for d in table.told)
    country = is_country(table.side)
    return (mediates and country, -len(table.articles), country, -len(table.places), table.number)


def _one_bench(one: Table, other: Table) -> bool:
    """The tables have half of the smaller one's people in common."""
    return 2 * len(_common(one, other)) >= min(len(one.places), len(other.places))


def _one_round(one: Table, other: Table) -> bool:
    """Whether two tables of one side, some days apart, are one team's."""
    if one.articles & other.articles:
        return False
    if not {d.rule for d in (*one.told, *other.told)} <= TEAM_RULES:
        return False
    if one.heads and other.heads and not one.heads.keys() & other.heads.keys():
        return False
    shared = len(_common(one, other))
    return shared >= _SAME and 2 * shared >= max(len(one.places), len(other.places))


def _move(table: Table, to: Table) -> None:
    """Seat the people of one table at another."""
    to.articles |= table.articles
    to.heads.update(table.heads)
    to.told += table.told
    for name, place in table.places.items():
        known = to.places.setdefault(name, place)
        if known is not place:
            known.titles.update(place.titles)
            known.statuses += place.statuses
            known.evidence += place.evidence
    table.places = {}
