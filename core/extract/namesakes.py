"""Names that several bear: letters of two groups ("NDA"), towns of two countries, letters that mean other things.

The article tells which is meant: the one whose country, or whose own long name, it also has. Letters of a group or
agency whose country it never tells are no name at all ("Download PDF"), but for those that everybody knows.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from operator import attrgetter

from core.extract.gazetteer import Entry, Hit
from core.extract.line import Line
from core.lexicon.sides import sure_acronyms

_ENTRY = attrgetter("entry")
_MOST_ENTRIES = 20_000
"""Entries of the dictionary whose doubts and owners are remembered."""


_SERVICE = frozenset(
    "general intelligence service services directorate national security council presidential state agency army police "
    "border force forces special operations command federal interior internal armed central coast civil defence "
    "defense air joint rapid military emergency main of the for and guard reserve".split()
)
"""Words of which names of services are made that tell nothing of whose they are."""


def settle_namesakes(lines: list[Line]) -> None:
    """Give every hit of a name that several bear the entry that the article means; drop doubtful letters."""
    doubted = [line for line in lines if any(map(_doubtful, map(_ENTRY, line.hits)))]
    if not doubted:
        return
    told = Counter(
        [owner for line in lines for hit in line.hits if not _doubtful(hit.entry) for owner in _owners(hit.entry)]
    )
    for line in doubted:
        kept = [
            hit if entry is hit.entry else Hit(entry, hit.first, hit.last)
            for hit in line.hits
            if (entry := _meant(hit.entry, told)) is not None
        ]
        line.replace(kept)


@lru_cache(_MOST_ENTRIES)
def _doubtful(entry: Entry) -> bool:
    """Whether the article must tell what the name means: asked of every name, so each entry is judged once."""
    letters = entry.case == "exact" and entry.home is not None
    return bool(entry.rivals) or _of_any_state(entry) or (letters and entry.words[0] not in sure_acronyms())


def _of_any_state(entry: Entry) -> bool:
    """A body by a name that many states give to theirs: "General Intelligence Service", "Border Police"."""
    if entry.kind != "org" or entry.home is None or entry.case != "title":
        return False
    return all(word.lower() in _SERVICE for word in entry.words)


@lru_cache(_MOST_ENTRIES)
def _owners(entry: Entry) -> tuple[str, ...]:
    """Countries and sides that a name tells of."""
    return tuple([owner for owner in {entry.country, entry.side, entry.home} if owner is not None])


def _meant(entry: Entry, told: Counter[str]) -> Entry | None:
    """The bearer of the name whose country or side the article tells most; the usual one where it tells none, but
    no doubtful letters."""
    bearers = (entry, *entry.rivals)
    support = [max((told[owner] for owner in _owners(bearer)), default=0) for bearer in bearers]
    best = max(range(len(bearers)), key=lambda n: (support[n], -n))
    if support[best]:
        return bearers[best]
    if _of_any_state(entry):
        return None
    free = next((bearer for bearer in bearers if bearer.home is None), None)
    if entry.case != "exact" or entry.home is None or entry.words[0] in sure_acronyms():
        return entry
    return free
