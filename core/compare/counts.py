"""Counts: two numbers for one thing that no truth fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.compare.context import Context
from core.compare.drafts import Draft, Stand
from core.compare.growth import grows
from core.compare.ranges import Range, gap_share, meeting, range_of
from core.compare.severity import stakes_of_count
from core.compare.wording import about_measure, count_words, day_words
from core.model import Figure, SetAside
from core.resolve.labels import plural
from core.resolve.measures import Measure

LEAST_CERTAIN = 0.5
"""Figures below are too unsure to contradict anybody."""
_MOST_POSITIONS = 4
"""More rival numbers than these for one thing tell of several things taken for one."""


@dataclass(slots=True)
class Voice:
    """One speaker in one article (or in its reprints), and every number it gives for a measure."""

    article: str
    speaker: str | None
    figures: list[Figure] = field(default_factory=list)

    @property
    def ranges(self) -> list[Range]:
        """The different ranges that the voice gives."""
        return sorted({range_of(f) for f in self.figures}, key=lambda r: (r.low or 0, r.high or 0))


def counts(measures: Iterable[Measure], context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The measures whose figures clash, and those whose figures only seem to."""
    drafts: list[Draft] = []
    aside: list[SetAside] = []
    for measure in measures:
        if len(measure.figures) < 2 or measure.scope.day is None:
            continue
        draft, spared = _clash(measure, context)
        if draft:
            drafts.append(draft)
        aside.extend(spared)
    return drafts, aside


def _clash(measure: Measure, context: Context) -> tuple[Draft | None, list[SetAside]]:
    voices = _voices(measure, context)
    pairs: list[tuple[Voice, Voice]] = []
    aside: list[SetAside] = []
    for number, a in enumerate(voices):
        for b in voices[number + 1 :]:
            reason = _no_conflict(a, b, measure, context)
            if reason is None:
                pairs.append((a, b))
            elif reason:
                aside.append(_set_aside(a, b, measure, reason))
    if not pairs:
        return None, aside
    stands = _stands([v for v in voices if any(v is x for pair in pairs for x in pair)], voices, context)
    if not 2 <= len(stands) <= _MOST_POSITIONS:
        return None, aside
    return _draft(measure, stands, pairs, context), aside


def _voices(measure: Measure, context: Context) -> list[Voice]:
    voices: dict[tuple[str, str | None], Voice] = {}
    for figure in measure.figures:
        if figure.background or figure.certainty < LEAST_CERTAIN or figure.confidence == "denied":
            continue
        if figure.part_of and figure.part_of in {f.id for f in measure.figures}:
            continue
        article = context.origin(figure.article)
        voices.setdefault((article, figure.speaker), Voice(article, figure.speaker)).figures.append(figure)
    return sorted(voices.values(), key=lambda v: (context.rank(v.article), v.speaker or "", v.figures[0].start))


def _no_conflict(a: Voice, b: Voice, measure: Measure, context: Context) -> str | None:
    """Why two voices do not contradict each other; None where they do, "" where there is not even a temptation."""
    same_voice = context.voices.same(a.speaker, b.speaker)
    if a.article == b.article and (same_voice or a.speaker is None or b.speaker is None):
        return ""
    meetings = {meeting(x, y) for x in a.ranges for y in b.ranges}
    if "same" in meetings:
        return ""
    if "rounding" in meetings:
        return "one number is the other in round figures"
    if "bound" in meetings:
        return "the open or approximate count holds the other one"
    if _is_sum(a, b) or _is_sum(b, a):
        return "a total and its parts"
    return grows(a, b, measure, same_voice, context)


def _is_sum(parts: Voice, whole: Voice) -> bool:
    numbers = [r.low for r in parts.ranges if r.exact and r.low]
    return len(numbers) > 1 and any(r.exact and r.low == sum(numbers) for r in whole.ranges)


def _stands(clashing: list[Voice], voices: list[Voice], context: Context) -> list[Stand]:
    """The rival values, each with everybody who gives it; a bound that holds several of them stands with none."""
    ranges = sorted({v.ranges[-1] for v in clashing}, key=lambda r: (r.low or 0, r.high or 0))
    groups: list[list[Range]] = []
    for one in sorted(ranges, key=lambda r: (not r.exact, r.low or 0, r.high or 0)):
        homes = [g for g in groups if all(meeting(one, other) != "apart" for other in g)]
        if not homes:
            groups.append([one])
        elif len(homes) == 1:
            homes[0].append(one)
    stands = []
    for group in sorted(groups, key=lambda g: (g[0].low or 0, g[0].high or 0)):
        members = [v for v in voices if v.ranges[-1] in group]
        told = next(f for v in members for f in v.figures if range_of(f) == group[0])
        stand = Stand(count_words(told))
        for voice in members:
            for figure in voice.figures:
                if range_of(figure) in group:
                    stand.add(figure.speaker, figure.article, context.sentence(figure))
        stands.append(stand)
    return stands


def _draft(measure: Measure, stands: list[Stand], pairs: list[tuple[Voice, Voice]], context: Context) -> Draft:
    figures = [f for pair in pairs for voice in pair for f in voice.figures]
    low, high = stands[0].value, stands[-1].value
    scope = measure.scope
    return Draft(
        kind="count",
        about=about_measure(measure),
        date=scope.day,
        stands=stands,
        why=f"Both count {_thing(measure)} for {day_words(scope.day)}; {low} and {high} cannot both be right.",
        certainty=min(f.certainty for f in figures),
        gap=max(gap_share(a.ranges[-1], b.ranges[-1]) for a, b in pairs),
        stakes=stakes_of_count(scope.object, scope.action),
        events=frozenset(f.event for f in measure.figures if f.event),
    )


def _thing(measure: Measure) -> str:
    about = about_measure(measure, day=False)
    return about[:1].lower() + about[1:] if about else plural(measure.scope.object)


def _set_aside(a: Voice, b: Voice, measure: Measure, reason: str) -> SetAside:
    return SetAside(
        about=about_measure(measure),
        articles=(a.article, b.article),
        values=(count_words(a.figures[-1]), count_words(b.figures[-1])),
        why=reason,
    )


def by_thing(measures: Iterable[Measure]) -> dict[tuple[object, ...], list[Measure]]:
    """Measures that differ in their day only, by what they count."""
    index: dict[tuple[object, ...], list[Measure]] = defaultdict(list)
    for measure in measures:
        scope = measure.scope
        index[scope.object, scope.action, scope.place, scope.narrow, scope.total].append(measure)
    return index
