"""One toll, two days: reports that give the same telling number for one place date it apart."""

from __future__ import annotations

from collections import defaultdict

from core.compare.context import Context
from core.compare.drafts import Draft, Stand
from core.compare.occasions import is_dated, tellings
from core.compare.severity import stakes_of_kind
from core.compare.wording import day_words, may_be_one_night
from core.model import Evidence, Figure
from core.resolve.labels import measure_label
from core.resolve.places import place_key
from core.resolve.scopes import day_of, near

_TELLING = 13
"""The least number that two attacks on one place hardly share by chance."""
_DAY = len("2025-06-02")
_APART = 3
_LEAST_CERTAIN = 0.8


def tolls_of_two_days(context: Context) -> list[Draft]:
    """Strikes whose toll and place agree and whose days, named beside the toll, do not."""
    dated = _dated_attacks(context)
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in sorted(context.dossier.figures, key=lambda f: (context.rank(f.article), f.start)):
        if figure.low == figure.high and (figure.low or 0) >= _TELLING and not figure.total and not figure.background:
            place = place_key(figure.place)
            if not place or figure.certainty < _LEAST_CERTAIN:
                continue
            if _names_its_day(figure, context) or (figure.article, place, day_of(figure)) in dated:
                groups[figure.object, figure.action, figure.low, place].append(figure)
    drafts: dict[tuple[object, ...], Draft] = {}
    for key, figures in groups.items():
        days: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            days[day_of(figure) or ""].append(figure)
        if len(days) == 2 and _clash(days):
            drafts.setdefault((key[-1], *sorted(days)), _draft(dict(sorted(days.items()))))
    return list(drafts.values())


def _dated_attacks(context: Context) -> set[tuple[str, str | None, str]]:
    """Article, place and day of the attacks whose own words name the day."""
    return {
        (telling.article, place_key(telling.event.place), telling.event.date.start[:_DAY])
        for told in tellings(context).values()
        for telling in told
        if telling.event.type == "attack" and telling.event.date and is_dated(telling, context)
    }


def _names_its_day(figure: Figure, context: Context) -> bool:
    day, sentence = day_of(figure), context.sentence(figure)
    return day is not None and any(
        sentence.start <= mention.start < sentence.end and mention.value[: len(day)] == day
        for mention in context.dossier.dates.get(figure.article, ())
    )


def _clash(days: dict[str, list[Figure]]) -> bool:
    """Two articles, days that lie close, and no night that may bear both."""
    first, last = sorted(days)
    articles = [{f.article for f in days[day]} for day in (first, last)]
    if articles[0] & articles[1] or not near(first, last, _APART):
        return False
    return not (near(first, last) and may_be_one_night([f.quote for f in days[first]], [f.quote for f in days[last]]))


def _words(figure: Figure) -> Evidence:
    return Evidence(article=figure.article, start=figure.start, end=figure.end, quote=figure.text)


def _draft(days: dict[str, list[Figure]]) -> Draft:
    stands = [Stand.of(day, ((f.speaker, f.article, _words(f)) for f in figures)) for day, figures in days.items()]
    figure = next(iter(days.values()))[0]
    what = measure_label(figure.object, figure.action, figure.by, figure.against, figure.place)
    first, last = stands[0].value, stands[1].value
    return Draft(
        kind="date",
        about=f"Day of the attack: {figure.low} {what[:1].lower()}{what[1:]}",
        date=first,
        stands=stands,
        why=f"The same toll at the same place is dated {day_words(first)} by some and {day_words(last)} by others.",
        certainty=0.6,
        gap=0.4,
        stakes=stakes_of_kind("date"),
        events=frozenset(f.event for group in days.values() for f in group if f.event),
    )
