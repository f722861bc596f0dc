"""Swaps: a number of prisoners for each side, or for both together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from core.compare.context import Context
from core.compare.drafts import Draft, Stand
from core.compare.severity import stakes_of_count
from core.compare.wording import count_words, per_side
from core.model import Figure
from core.resolve.scopes import day_of, near

_ALIKE = 0.05
"""The numbers are the same but for a bound; what differs is for whom they hold."""

_ONE_SWAP = 14
"""Days between the agreement on a swap, by which some date it, and the last exchange of it."""


def swaps(context: Context) -> list[Draft]:
    """Numbers that one voice gives for each side and another for both sides together."""
    told = [f for f in context.dossier.figures if f.action == "exchanged" and f.low and not f.background]
    each = [f for f in told if per_side(f)]
    both = [f for f in told if per_side(f) is False]
    by_size = sorted((f.low or 0, place) for place, f in enumerate(each))
    groups: list[tuple[dict[str, Figure], list[Figure]]] = []
    homes: dict[str, int] = {}
    for total in sorted(both, key=lambda f: (context.rank(f.article), f.start)):
        size = total.low or 0
        first = bisect_left(by_size, (int(size * (1 - _ALIKE)), 0))
        last = bisect_right(by_size, (int(size / (1 - _ALIKE)) + 1, len(each)))
        near_by = [each[place] for place in sorted(place for _, place in by_size[first:last])]
        rivals = {f.id: f for f in near_by if _rival(f, total, context)}
        if not rivals:
            continue
        home = min((homes[f] for f in rivals if f in homes), default=len(groups))
        if home == len(groups):
            groups.append(({}, []))
        groups[home][0].update(rivals)
        groups[home][1].append(total)
        homes.update((f, min(home, homes.get(f, home))) for f in rivals)
    return [_draft(list(shares.values()), totals, context) for shares, totals in groups]


def _rival(share: Figure, total: Figure, context: Context) -> bool:
    days = day_of(share), day_of(total)
    if all(days) and not near(*days, _ONE_SWAP):
        return False
    low, high = sorted((share.low or 0, total.low or 0))
    if high - low > _ALIKE * high or context.voices.same(share.speaker, total.speaker):
        return False
    return share.article != total.article or (share.speaker is not None and total.speaker is not None)


def _draft(shares: list[Figure], totals: list[Figure], context: Context) -> Draft:
    stands = []
    for figures in (shares, totals):
        stand = Stand(count_words(figures[0]))
        for figure in figures:
            stand.add(figure.speaker, figure.article, context.sentence(figure))
        stands.append(stand)
    days = sorted(f.date.start for f in (*shares, *totals) if f.date and len(f.date.start) >= 10)
    return Draft(
        kind="count",
        about=f"Prisoners to be swapped: {stands[0].value} or {stands[1].value}",
        date=days[0] if days else None,
        stands=stands,
        why=f"One voice counts each side, another both together: {stands[0].value} against {stands[1].value}.",
        certainty=0.7,
        gap=0.5,
        stakes=stakes_of_count("prisoner", "exchanged"),
        events=frozenset(f.event for f in (*shares, *totals) if f.event),
    )
