"""Who gives which number for one measure: the voices, and the numbers that are nobody's word on it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from core.compare.claimants import claimant
from core.compare.context import Context
from core.compare.ranges import Range, range_of
from core.model import Figure
from core.resolve.scopes import Measure, side_key

_LEAST_CERTAIN = 0.5
"""Figures below are too unsure to contradict anybody."""
MUNITIONS = frozenset(("drone", "missile", "rocket"))
"""What is counted both by who sends it and by who shoots it down."""
_FEWEST, _MOST_SHARES = 3, 8
"""Numbers of one article among which a sum is looked for; among more, one is found by chance."""
_REPEATS = 2
_EARLIER = re.compile(
    r"\b(?:had (?:earlier|first|initially|previously|originally|at first)|earlier|initially|previously|at first)"
    r" (?:been )?(?:spoken|spoke|put|said|counted|reported|given|gave|told|announced|listed|estimated)\b"
    r"|\b(?:first|initial|earlier|preliminary|previous|original) "
    r"(?:estimate|count|toll|tally|figure|number|report)s?\b",
    re.IGNORECASE,
)
_JUST_BEFORE = 60


@dataclass(slots=True)
class Voice:
    """One speaker in one article (or in its reprints), and every number it gives for a measure."""

    article: str
    speaker: str | None
    figures: list[Figure] = field(default_factory=list)
    """Complete before anything below is asked for: it is then found once."""
    _ranges: list[Range] | None = None
    _largest: Figure | None = None
    beside: frozenset[tuple[str, str, int | None, int | None]] | None = None
    """The other exact numbers of its sentences, once `core.compare.growth` has looked for them."""

    @property
    def largest(self) -> Figure:
        """The number that a voice means where it gives several: smaller ones are shares or earlier counts."""
        if self._largest is None:
            self._largest = max(self.figures, key=lambda f: (f.low or f.high or 0, -f.start))
        return self._largest

    @property
    def ranges(self) -> list[Range]:
        """The different ranges that the voice gives."""
        if self._ranges is None:
            self._ranges = sorted({range_of(f) for f in self.figures}, key=lambda r: (r.low or 0, r.high or 0))
        return self._ranges


def voices_of(measure: Measure, context: Context) -> list[Voice]:
    """The voices that give a number for the measure, in the order of the articles; without shares of a total, and
    without numbers that are denied, unsure, of the background, misread or told to be old."""
    voices: dict[tuple[str, str | None], Voice] = {}
    shares = _shares(measure)
    members = {f.id for f in measure.figures}
    spoken: dict[tuple[str, str, str | None], int] = {}
    for figure in measure.figures:
        if figure.background or figure.certainty < _LEAST_CERTAIN or figure.confidence == "denied":
            continue
        if (
            figure.id in shares
            or figure.part_of in members
            or _misread(figure, context)
            or _superseded(figure, measure)
        ):
            continue
        speaker = claimant(figure, context)
        key = (figure.article, figure.quote, speaker)
        if (figure.low or 0) < spoken.get(key, 0) and figure.object not in MUNITIONS:
            continue
        spoken[key] = max(figure.low or 0, spoken.get(key, 0))
        article = context.origin(figure.article)
        voices.setdefault((article, speaker), Voice(article, speaker)).figures.append(figure)
    return sorted(voices.values(), key=lambda v: (context.rank(v.article), v.speaker or "", v.figures[0].start))


def without_echoes(voices: list[Voice]) -> list[Voice]:
    """The voices, of those that say the same with the same speaker only the first few: more repeat what is known."""
    seen: Counter[tuple[object, ...]] = Counter()
    told = []
    for voice in voices:
        said = (voice.speaker, *voice.ranges)
        seen[said] += 1
        if seen[said] <= _REPEATS:
            told.append(voice)
    return told


def _shares(measure: Measure) -> set[str]:
    """Figures that add up to another one of their article: shares of a total, whoever tells them."""
    articles: dict[str, list[Figure]] = defaultdict(list)
    for figure in measure.figures:
        if figure.low:
            articles[figure.article].append(figure)
    found: set[str] = set()
    for told in articles.values():
        if not _FEWEST <= len(told) <= _MOST_SHARES:
            continue
        for total in told:
            smaller = [f for f in told if (f.low or 0) < (total.low or 0)]
            for size in range(2, len(smaller) + 1):
                for shares in combinations(smaller, size):
                    if sum(f.low or 0 for f in shares) == total.low and len({f.low for f in shares}) > 1:
                        found |= {f.id for f in shares}
    return found


def _superseded(figure: Figure, measure: Measure) -> bool:
    """ "The emergency service had earlier spoken of nine": an old count, whose sentence does not tell the new one."""
    at = max(0, figure.quote.find(figure.text))
    if not _EARLIER.search(figure.quote, max(0, at - _JUST_BEFORE), at):
        return False
    return not any(f.quote == figure.quote and f.low != figure.low for f in measure.figures)


def _misread(figure: Figure, context: Context) -> bool:
    """Drones shot down that their own launcher counts: the two sides were taken for each other."""
    if figure.action != "intercepted" or figure.object not in MUNITIONS:
        return False
    speaker = context.side(figure.speaker)
    return speaker is not None and speaker == side_key(figure.against)
