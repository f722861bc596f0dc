"""Disagreements: claims about the same thing that cannot both be true, and the tempting pairs that are none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from core.compare.attribution import attribution
from core.compare.closed_lists import closed_lists
from core.compare.context import Context
from core.compare.counts import counts
from core.compare.dates import dates
from core.compare.denied_words import tell_who_denies
from core.compare.drafts import Draft, Stand, finish
from core.compare.friends import friends
from core.compare.halls import halls
from core.compare.instants import instants
from core.compare.meetings import meetings
from core.compare.membership import membership
from core.compare.outcomes import outcomes
from core.compare.passages import overlap
from core.compare.phases import phases
from core.compare.presence import presence
from core.compare.refusals import refusals
from core.compare.rivals import rivals
from core.compare.team_sizes import team_sizes
from core.compare.titles import titles
from core.compare.twins import twins
from core.compare.two_days import two_days
from core.compare.venues import venues
from core.compare.victims import victims
from core.model import Disagreement, Dossier, Evidence, Extraction, SetAside

_KINDS = (
    counts,
    attribution,
    outcomes,
    dates,
    venues,
    victims,
    twins,
    titles,
    membership,
    presence,
    friends,
    meetings,
    team_sizes,
    rivals,
    refusals,
    instants,
    closed_lists,
    two_days,
    phases,
    halls,
)


def compare(
    dossier: Dossier, extractions: tuple[Extraction, ...], event_ids: Mapping[tuple[str, str], str]
) -> tuple[tuple[Disagreement, ...], tuple[SetAside, ...]]:
    """Set the articles of a dossier side by side.

    `dossier` holds the merged articles (with `reprint_of`), actors, events, delegations, figures (dossier ids) and
    tallies; `extractions` hold each article's own claims and local events; `event_ids` maps (article id, local event
    id) to the merged event's id. Disagreements come sorted by severity; ids are `d1`, `d2`, …. Of the pairs set aside
    for one reason about one thing the first stands for all.
    """
    context = Context(dossier, tuple(extractions), event_ids)
    found = [context.once(kind) for kind in _KINDS]
    aside: dict[tuple[str, str], SetAside] = {}
    for _, spared in found:
        for pair in spared:
            aside.setdefault((pair.about, pair.why), pair)
    told = [draft for drafts, _ in found for draft in drafts]
    for draft in told:
        tell_who_denies(draft, context)
    in_doubt = _Outcomes(told)
    return finish((draft for draft in told if not in_doubt.hold(draft)), context), tuple(aside.values())


class _Outcomes:
    """The words of all outcomes in dispute, looked up by article."""

    def __init__(self, told: list[Draft]) -> None:
        self._words: dict[str, list[tuple[Evidence, int]]] = defaultdict(list)
        for number, draft in enumerate(told):
            if draft.kind == "outcome":
                for stand in draft.stands:
                    for words in stand.evidence:
                        self._words[words.article].append((words, number))

    def hold(self, draft: Draft) -> bool:
        """Whether one of them has both sides of a quarrel over who did it, in the same words: the deed is in doubt."""
        if draft.kind != "attribution" or not draft.stands:
            return False
        return bool(set.intersection(*map(self._among, draft.stands)))

    def _among(self, stand: Stand) -> set[int]:
        """Those that hold words of the stand."""
        return {
            number for mine in stand.evidence for yours, number in self._words[mine.article] if overlap(mine, yours)
        }
