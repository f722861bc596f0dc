"""Counts: two numbers for one thing that no truth fits."""

from __future__ import annotations

import re

from core.compare.beside import rivals_of_one_article, told_as_one
from core.compare.context import Context
from core.compare.count_voices import MUNITIONS, Voice, voices_of, without_echoes
from core.compare.drafts import Draft, Stand
from core.compare.growth import grows, outdated
from core.compare.nights import nights
from core.compare.nobody import NONE, with_nobody
from core.compare.parts import parts
from core.compare.ranges import Range, alike_in_size, gap_share, meeting, range_of
from core.compare.running import running
from core.compare.severity import stakes_of_count
from core.compare.swaps import swaps
from core.compare.wording import about_measure, count_words, day_words, per_side
from core.model import Figure, SetAside
from core.resolve.counted_words import HARM, names_its_place, tells_day
from core.resolve.folding import folded
from core.resolve.measures import measures
from core.resolve.places import place_key
from core.resolve.scopes import Measure

_MOST_VOICES = 60
"""So many different statements about one thing are statements about many things."""
_TELLING = 10
"""The least number beside two counts that shows them to be of one blow."""
_SHORTLY = 400
"""Characters before a figure in which its place may be named."""
_REGION = re.compile(
    r"\b(?:on|over|in|at|across|within|against|above) (?:the|our|this) "
    r"(?:region|oblast|province|city|district|governorate|capital|town|county)\b",
    re.IGNORECASE,
)
_ONE_THING = 0.9
"""How sure it is that two numbers which seem to count one thing do: measured, 83 of 100 clashes are right where both
numbers are right in 92."""
_MOST_POSITIONS = 4
"""More rival numbers than these for one thing tell of several things taken for one."""


def counts(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The measures whose figures clash, and those whose figures only seem to."""
    drafts: list[Draft] = []
    aside: list[SetAside] = []
    found = measures(context.dossier.figures)
    for measure in found:
        if len(measure.figures) < 2 or measure.scope.day is None:
            continue
        draft, spared = _clash(measure, context)
        if draft:
            drafts.append(draft)
        aside.extend(spared)
    shrunk, grown = running(found, context)
    drafts += parts(found, context) + shrunk + swaps(context)
    return with_nobody(drafts, found, context), aside + grown + nights(found)


def of_nobody(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """Of the counts that clash those of which somebody says that there was nobody."""
    return [draft for draft in context.once(counts)[0] if draft.stands[0].value == NONE], []


def _clash(measure: Measure, context: Context) -> tuple[Draft | None, list[SetAside]]:
    voices = voices_of(measure, context)
    speaking = without_echoes(voices)
    if len(speaking) > _MOST_VOICES:
        return None, []
    rivals: list[tuple[Figure, Figure]] = []
    aside: dict[str, SetAside] = {}
    old = outdated(speaking, context)
    for number, a in enumerate(speaking):
        for other, b in enumerate(speaking[number + 1 :], number + 1):
            pairs = [(x, y) for x in a.figures for y in b.figures if alike_in_size(x, y)]
            reason = _no_conflict(a, b, pairs, measure, context)
            if reason is None and old & {number, other}:
                reason = "a count that grew: its own source gave a larger number later"
            if reason is None:
                rivals.append((a.largest, b.largest))
            elif reason and reason not in aside:
                aside[reason] = _set_aside(*pairs[-1], about_measure(measure), reason)
    if not rivals:
        return None, list(aside.values())
    stands = _stands([f for pair in rivals for f in pair], voices, context)
    if not 2 <= len(stands) <= _MOST_POSITIONS:
        return None, list(aside.values())
    return _draft(measure, stands, rivals, context), list(aside.values())


def _of_a_region(figure: Figure) -> bool:
    """Whether the sentence counts for a region without a name: "31 drones flew on the region"."""
    return figure.object in MUNITIONS and _REGION.search(figure.quote) is not None


def _no_conflict(
    a: Voice, b: Voice, pairs: list[tuple[Figure, Figure]], measure: Measure, context: Context
) -> str | None:
    """Why two voices do not contradict each other; None where they do, "" where there is not even a temptation."""
    same_voice = context.voices.same(a.speaker, b.speaker)
    named = (a.speaker is not None) + (b.speaker is not None)
    one_article = a.article == b.article
    if not pairs or (one_article and (same_voice or not rivals_of_one_article(a.figures, b.figures, named))):
        return ""
    if measure.scope.action == "exchanged" and any({per_side(x), per_side(y)} == {True, False} for x, y in pairs):
        return ""
    if not measure.scope.place and not context.one_theatre(a.article, b.article):
        return ""
    if measure.scope.place is None and _of_a_region(a.largest) != _of_a_region(b.largest):
        return ""
    meetings = {meeting(range_of(x), range_of(y)) for x, y in pairs}
    if "same" in meetings:
        return ""
    if "rounding" in meetings:
        return "one number is the other in round figures"
    if "bound" in meetings:
        return "the open or approximate count holds the other one"
    if _is_sum(a, b) or _is_sum(b, a):
        return "a total and its parts"
    if measure.scope.action in HARM and not one_article and _told_of_nothing(a.largest, b.largest, context):
        return ""
    if told_as_one(a.largest, b.largest, measure):
        return "one report gives both numbers, an earlier and a later count"
    return grows(a, b, measure, same_voice, context)


def _told_of_nothing(a: Figure, b: Figure, context: Context) -> bool:
    """Neither sentence names the place or the day by which the two were set together, nor do they share an event."""
    if names_its_place(a) or names_its_place(b) or tells_day(a) or tells_day(b) or (a.event and a.event == b.event):
        return False
    if _beside(a, context) & _beside(b, context):
        return False
    return not all(_stands_near_its_place(f, context) for f in (a, b))


def _beside(figure: Figure, context: Context) -> frozenset[tuple[str, int | None]]:
    """What else the sentence counts, where it is too many to be told of two blows by chance."""
    return frozenset(
        (f.action, f.low)
        for f in context.figures_of(figure.article)
        if f.quote == figure.quote and f.action != figure.action and f.low == f.high and (f.low or 0) >= _TELLING
    )


def _stands_near_its_place(figure: Figure, context: Context) -> bool:
    """Whether the words shortly before a figure name its place."""
    place = place_key(figure.place)
    before = context.articles[figure.article].text[max(0, figure.start - _SHORTLY) : figure.start]
    return place is not None and place in folded(before)


def _is_sum(parts: Voice, whole: Voice) -> bool:
    numbers = [r.low for r in parts.ranges if r.exact and r.low]
    return len(numbers) > 1 and any(r.exact and r.low == sum(numbers) for r in whole.ranges)


def _stands(rivals: list[Figure], voices: list[Voice], context: Context) -> list[Stand]:
    """The rival values, each with everybody who gives it; a bound that holds several of them stands with none."""
    groups: list[list[Range]] = []
    for one in sorted({range_of(f) for f in rivals}, key=lambda r: (not r.exact, r.low or 0, r.high or 0)):
        homes = [g for g in groups if all(meeting(one, other) != "apart" for other in g)]
        if not homes:
            groups.append([one])
        elif len(homes) == 1:
            homes[0].append(one)
    stands = []
    for group in sorted(groups, key=lambda g: (g[0].low or 0, g[0].high or 0)):
        members = [(v.largest, v.speaker) for v in voices if range_of(v.largest) in group]
        told = min(group, key=_roundness)
        stand = Stand(count_words(next(f for f, _ in members if range_of(f) == told)))
        for figure, speaker in members:
            stand.add(speaker, figure.article, context.sentence(figure))
        stands.append(stand)
    return stands


def _roundness(told: Range) -> tuple[bool, int, int]:
    """Of several ways to tell one number the exact one comes first: 1,005 before 1,000."""
    digits = str(told.low or told.high or 0)
    return not told.exact, len(digits) - len(digits.rstrip("0")), told.low or told.high or 0


def _draft(measure: Measure, stands: list[Stand], rivals: list[tuple[Figure, Figure]], context: Context) -> Draft:
    low, high = stands[0].value, stands[-1].value
    scope = measure.scope
    return Draft(
        kind="count",
        about=about_measure(measure),
        date=scope.day,
        stands=stands,
        why=f"Both count {_thing(measure)} for {day_words(scope.day)}; {low} and {high} cannot both be right.",
        certainty=_ONE_THING * min(f.certainty for pair in rivals for f in pair),
        gap=max(gap_share(range_of(a), range_of(b)) for a, b in rivals),
        stakes=stakes_of_count(scope.object, scope.action),
        events=frozenset(f.event for f in measure.figures if f.event)
        or frozenset(context.attacks(scope.day, measure.place, {scope.by, scope.against})),
    )


def _thing(measure: Measure) -> str:
    about = about_measure(measure, day=False)
    named = measure.against and about.startswith(measure.against)
    return about if named else about[:1].lower() + about[1:]


def _set_aside(a: Figure, b: Figure, about: str, reason: str) -> SetAside:
    return SetAside(about=about, articles=(a.article, b.article), values=(count_words(a), count_words(b)), why=reason)
