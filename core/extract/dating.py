"""Which day governs what is said at a place: the date slot of figures and events.

The date of the same clause wins over a nearer one of another; a label at the head of a bullet or paragraph governs its
block; the day of a statement ("said on Thursday") dates what has no day of its own; what still has none takes the day
of the sentence before it, else the day of the story. Days follow ANNOTATION: a night bears its morning's date, a
running toll its as-of day, a counted span its last day.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from core.extract.dates.usage import Use, uses_of
from core.extract.dates.vocabulary import vocabulary
from core.extract.dates.zones import clock_of, instant, is_universal
from core.extract.document import Document, Sentence
from core.model import DateMention, When

Basis = Literal["clause", "sentence", "label", "carried", "publication"]

_FENCES = {";": 4.0, ":": 1.2, "—": 1.5, "–": 1.2, ",": 0.6, "(": 0.3, ")": 0.3, "•": 3.0}
_JOINTS = {
    "while": 2.0,
    "but": 2.0,
    "whereas": 2.0,
    "although": 1.5,
    "though": 1.5,
    "and": 0.3,
    "that": 0.5,
    "who": 0.6,
    "which": 0.6,
    "when": 0.6,
    "after": 0.8,
    "before": 0.8,
    "as": 0.4,
}
_STEP = 0.04
"""What each word between costs: the nearer of two dates of one clause wins."""
_FAR = 3.0
"""Beyond this cost the date is of another clause of the sentence."""
_PRESENT = frozenset("have has is are remain remains remained still now".split())
_DEICTIC = frozenset({"deictic", "last-night", "overnight"})
"""Rules of words that speak from the day of publication: "yesterday", "last night"."""
_BRACKET = 5
"""How many words after a local time its GMT may follow: "at 4am on Wednesday (0200 GMT)"."""
_LEAD = 3
"""The sentences that tell which day the story is of."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of something said: `when`, what it rests on, how sure (0–1), and the expression that tells it, if any."""

    when: When
    basis: Basis
    certainty: float
    mention: DateMention | None = None


class Dating:
    """Answers for one document. Building it reads every sentence's dates once; answers are cheap."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._published = doc.article.published_date
        self._said = vocabulary().words["said"]
        self._uses: list[list[Use]] = [uses_of(sentence) if sentence.dates else [] for sentence in doc.sentences]
        self._fences: dict[int, list[float]] = {}
        self._labels: dict[int, Use] = {}
        self._find_labels()
        self._story = self._story_day()

    def at(self, sentence: Sentence, token_index: int) -> Dated | None:
        """The day of a figure at the token; None where neither the text nor the publication day tells one."""
        found = self._governing(sentence, token_index)
        if found is None:
            return self._fallback(sentence, token_index)
        use, basis, certainty = found
        return Dated(self._figure_day(use), basis, certainty, use.mention)

    def event_date(
        self, sentence: Sentence, token_index: int, night_attack: bool = True, place: str | None = None
    ) -> Dated | None:
        """The day or days of an event at the token, with its time of day, and the instant where the zone can be told.

        A night bears its morning's date if it is an attack's (`night_attack`). `place` is where the event is: its clock
        holds for a time that names no zone.
        """
        found = self._governing(sentence, token_index)
        if found is None:
            return self._fallback(sentence, token_index)
        use, basis, certainty = found
        when = self._event_days(use, night_attack)
        if when.end is None and when.date_prec == 1:
            when = self._with_time(
                when, use, self._uses[sentence.index] if basis in ("clause", "sentence") else [], place
            )
        return Dated(when, basis, certainty, use.mention)

    def _with_time(self, when: When, use: Use, beside: list[Use], place: str | None) -> When:
        """The clock time of the expression or of one beside it on the same day; a bracketed GMT time tells the zone."""
        clocks = [
            other for other in beside if other.start == use.start and clock_of(other.mention) and not other.open_ended
        ]
        if not clocks and clock_of(use.mention):
            clocks = [use]
        if not clocks:
            return when
        local = next((clock for clock in clocks if not is_universal(clock.mention)), clocks[0])
        universal = next(
            (clock for clock in clocks if is_universal(clock.mention) and 0 <= clock.first - local.last <= _BRACKET),
            local,
        )
        article = self._doc.article
        utc = instant(universal.mention, article.text, place, article.utc_offset)
        return When(start=when.start, date_prec=1, time=clock_of(local.mention), utc=utc)

    def _fallback(self, sentence: Sentence, index: int) -> Dated | None:
        """The day of publication for a running count, else the day of the story."""
        running = any(use.open_ended for use in self._uses[sentence.index]) or _is_running(sentence, index, self._said)
        day = self._published if running else self._story
        return Dated(When(start=day.isoformat()), "publication", 0.6) if day else None

    def _story_day(self) -> dt.date | None:
        """The publication day; the day before, where the lead tells of that day and nothing in the text of its own."""
        published = self._published
        if published is None:
            return None
        before = published - dt.timedelta(days=1)
        if any(
            use.mention.rule in _DEICTIC or _morning(use, use.end, True) == published
            for uses in self._uses
            for use in uses
        ):
            return published
        lead = {use.start for uses in self._uses[:_LEAD] for use in uses if use.mention.rule == "weekday"}
        return before if before in lead else published

    def _find_labels(self) -> None:
        """Dates that head a block: "27 Jan: …", "Sunday 19 January, 8.30am. …"."""
        for sentence, uses in zip(self._doc.sentences, self._uses, strict=True):
            if not uses or uses[0].first > 0 or sentence.start != sentence.block.start:
                continue
            after = uses[0].last + 1
            if len(uses) > 1 and uses[1].first <= after + 1:
                after = uses[1].last + 1
            if after < len(sentence.tokens) and sentence.tokens[after].text in ":.–—-":
                uses[0].cost = 0.2
                self._labels[sentence.block.index] = uses[0]

    def _fence(self, sentence: Sentence) -> list[float]:
        """For each token, the sum of the boundaries before it: the difference of two is what lies between."""
        sums = self._fences.get(sentence.index)
        if sums is None:
            total = 0.0
            sums = []
            for token in sentence.tokens:
                total += _FENCES.get(token.text, 0.0) if token.kind == "punct" else _JOINTS.get(token.low, 0.0)
                sums.append(total)
            self._fences[sentence.index] = sums
        return sums

    def _governing(self, sentence: Sentence, index: int) -> tuple[Use, Basis, float] | None:
        every = self._uses[sentence.index]
        uses = [use for use in every if not use.open_ended and not (use.aside and use.exact == 5)]
        label = self._labels.get(sentence.block.index)
        if uses:
            sums = self._fence(sentence)
            index = min(index, len(sums) - 1)
            cost, place = min((_distance(use, index, sums), place) for place, use in enumerate(uses))
            best = uses[place]
            if best.said and label is not None and label is not best:
                return label, "label", 0.8
            if best is label:
                return best, "label", 0.9
            if not best.aside:
                return best, "clause" if cost < _FAR else "sentence", 0.9 if cost < 1.0 else 0.8 if cost < _FAR else 0.6
        if label is not None:
            return label, "label", 0.85
        return self._carried(sentence, bool(every) or _is_running(sentence, index, self._said))

    def _carried(self, sentence: Sentence, said_only: bool) -> tuple[Use, Basis, float] | None:
        """The day of a sentence before it: in its block, in the paragraph that leads to its bullet or stands before it.

        Where the sentence tells of a running count or a present state, only the day of a statement carries on.
        """
        block, hops = sentence.block, 0
        for place in range(sentence.index - 1, -1, -1):
            other = self._doc.sentences[place]
            if other.block is not block:
                hops += 1
                if (
                    said_only
                    or hops > _reach(sentence)
                    or other.block.heading is not sentence.block.heading
                    or other.block.kind in ("heading", "stamp")
                ):
                    return None
                block = other.block
            uses = [use for use in self._uses[place] if not use.open_ended and not use.aside and use.exact <= 2]
            if said_only:
                uses = [use for use in uses if use.said]
            if uses:
                return min(reversed(uses), key=lambda use: use.cost), "carried", 0.65 if hops == 0 else 0.55
        return None

    def _figure_day(self, use: Use) -> When:
        """One day: the morning of a night, the last day of a span, the day of writing where the span runs on."""
        day = use.end if use.other_end is None else max(use.end, use.other_end)
        day = _morning(use, day, True)
        if use.exact > 1 and self._published is not None and use.start <= self._published <= day:
            day = self._published
        return When(start=day.isoformat(), date_prec=use.exact)

    def _event_days(self, use: Use, night_attack: bool) -> When:
        if use.exact in (4, 5):
            return When(
                start=use.mention.value[: 7 if use.exact == 4 and use.mention.value[5:7].isdigit() else 4],
                date_prec=use.exact,
            )
        first, last = use.start, use.end
        if use.other_end is not None:
            first, last = min(first, use.other_end), max(last, use.other_end)
        if first == last:
            return When(start=_morning(use, first, night_attack).isoformat(), date_prec=use.exact)
        return When(start=first.isoformat(), end=last.isoformat(), date_prec=use.exact)


def _reach(sentence: Sentence) -> int:
    """How many blocks back a day carries on: a bullet looks through its list to the paragraph that leads to it.

    A bullet that begins with a label of its own ("Army: …") stands alone.
    """
    if sentence.block.kind == "bullet":
        return 0 if any(token.text == ":" for token in sentence.tokens[:8]) else 12
    return 2


def _is_running(sentence: Sentence, index: int, said: frozenset[str]) -> bool:
    """A count or a state as of now: present tense or present perfect in the clause, or "in the past 24 hours"."""
    if any(mention.rule == "duration-past" for mention in sentence.dates):
        return True
    tokens = sentence.tokens
    first = index
    while first > 0 and tokens[first - 1].text not in ";:":
        first -= 1
    for place in range(first, len(tokens)):
        word = tokens[place].low
        if word in _PRESENT:
            return not (word in ("has", "have") and place + 1 < len(tokens) and tokens[place + 1].low in said)
        if word in ("was", "were", "had", ";") or (tokens[place].kind == "word" and word.endswith("ed")):
            return False
    return False


def _morning(use: Use, day: dt.date, attack: bool) -> dt.date:
    """TIMEX3 gives a night the day that it starts on; figures and attacks bear its morning's."""
    rule = use.mention.rule
    if not use.mention.value.endswith("TNI") or rule in ("night-of", "same-night") or use.as_of:
        return day
    if rule in ("overnight", "night-to", "night-between", "last-night") or (attack and rule == "weekday-night"):
        return day + dt.timedelta(days=1)
    return day


def _distance(use: Use, index: int, sums: list[float]) -> float:
    near = use.first if index <= use.first else use.last
    return abs(sums[index] - sums[near]) + _STEP * abs(index - near) + use.cost
