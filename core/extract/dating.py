"""Which day governs what is said at a place: the date slot of figures and events.

The date of the same clause wins over a nearer one of another; a label at the head of a bullet or paragraph governs its
block; the day of a statement ("said on Thursday") dates what has no day of its own; what still has none takes the day of
the sentence before it in its paragraph, else the publication day. Days follow ANNOTATION: a night bears its morning's date,
a running toll its as-of day, a counted span its last day.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from core.extract.dates.calendar import span_of
from core.extract.dates.vocabulary import vocabulary
from core.extract.document import Document, Sentence, Token
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
_OPEN_ENDED = frozenset({"since", "following", "before", "until", "till", "ahead"})
_AS_OF = frozenset({"by", "to", "until", "till"})
_SAID, _MODIFIER, _MONTH, _YEAR = 2.5, 2.0, 1.5, 4.0
_STEP = 0.04
_FAR = 3.0


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of something said: `when`, what it rests on, how sure (0–1), and the expression that tells it, if one does."""

    when: When
    basis: Basis
    certainty: float
    mention: DateMention | None = None


@dataclass(slots=True, eq=False)
class _Use:
    """A time expression as its sentence uses it."""

    mention: DateMention
    first: int
    last: int
    start: dt.date
    end: dt.date
    exact: int
    cost: float
    said: bool = False
    open_ended: bool = False
    other_end: dt.date | None = None


class Dating:
    """Answers for one document. Building it reads every sentence's dates once; answers are cheap."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._published = doc.article.published_date
        self._uses: list[list[_Use]] = [self._read(sentence) if sentence.dates else [] for sentence in doc.sentences]
        self._fences: dict[int, list[float]] = {}
        self._labels: dict[int, _Use] = {}
        self._find_labels()

    def at(self, sentence: Sentence, token_index: int) -> Dated | None:
        """The day of a figure at the token; None where neither the text nor the publication day tells one."""
        found = self._governing(sentence, token_index)
        if found is None:
            return self._publication()
        use, basis, certainty = found
        return Dated(self._figure_day(use), basis, certainty, use.mention)

    def event_date(self, sentence: Sentence, token_index: int, night_attack: bool = True) -> Dated | None:
        """The day or days of an event at the token, with time of day; a night bears its morning's date if it is an attack's."""
        found = self._governing(sentence, token_index)
        if found is None:
            return self._publication()
        use, basis, certainty = found
        return Dated(self._event_days(use, night_attack), basis, certainty, use.mention)

    def _publication(self) -> Dated | None:
        if self._published is None:
            return None
        return Dated(When(start=self._published.isoformat()), "publication", 0.6)

    def _read(self, sentence: Sentence) -> list[_Use]:
        uses: list[_Use] = []
        for mention in sentence.dates:
            span = span_of(mention.value) if mention.kind in ("DATE", "TIME") else None
            if span is None:
                continue
            first = sentence.token_at(mention.start)
            last = max(first, sentence.token_at(mention.end - 1))
            use = _Use(mention, first, last, span[0], span[1], span[2], 0.0)
            _judge(sentence.tokens, use)
            if uses and _ranged(sentence.tokens, uses[-1], use):
                uses[-1].other_end, use.other_end = use.end, uses[-1].start
            uses.append(use)
        return uses

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

    def _governing(self, sentence: Sentence, index: int) -> tuple[_Use, Basis, float] | None:
        uses = [use for use in self._uses[sentence.index] if not use.open_ended]
        label = self._labels.get(sentence.block.index)
        if uses:
            sums = self._fence(sentence)
            index = min(index, len(sums) - 1)
            scored = [(_distance(use, index, sums), place) for place, use in enumerate(uses)]
            cost, place = min(scored)
            best = uses[place]
            if best.said and label is not None and label is not best:
                return label, "label", 0.8
            if best is label:
                return best, "label", 0.9
            return best, "clause" if cost < _FAR else "sentence", 0.9 if cost < 1.0 else 0.8 if cost < _FAR else 0.6
        if label is not None:
            return label, "label", 0.85
        if any(use.open_ended for use in self._uses[sentence.index]):
            return None
        carried = self._carried(sentence)
        return (carried, "carried", 0.65) if carried else None

    def _carried(self, sentence: Sentence) -> _Use | None:
        """The day of the nearest sentence before it in the same block."""
        place = sentence.index - 1
        while place >= 0 and self._doc.sentences[place].block is sentence.block:
            uses = [use for use in self._uses[place] if not use.open_ended and use.exact <= 2]
            if uses:
                return min(uses, key=lambda use: use.cost)
            place -= 1
        return None

    def _figure_day(self, use: _Use) -> When:
        """One day: the morning of a night, the last day of a span, the day of writing where the span runs on."""
        day = use.end if use.other_end is None else max(use.end, use.other_end)
        day = _morning(use, day, True)
        if use.exact > 1 and self._published is not None and use.start <= self._published <= day:
            day = self._published
        return When(start=day.isoformat(), date_prec=use.exact, time=_time(use.mention))

    def _event_days(self, use: _Use, night_attack: bool) -> When:
        if use.exact in (4, 5):
            return When(
                start=use.mention.value[: 7 if use.exact == 4 and use.mention.value[5:7].isdigit() else 4],
                date_prec=use.exact,
            )
        first, last = use.start, use.end
        if use.other_end is not None:
            first, last = min(first, use.other_end), max(last, use.other_end)
        if first == last:
            return When(
                start=_morning(use, first, night_attack).isoformat(), date_prec=use.exact, time=_time(use.mention)
            )
        return When(start=first.isoformat(), end=last.isoformat(), date_prec=use.exact)


def _morning(use: _Use, day: dt.date, attack: bool) -> dt.date:
    """TIMEX3 gives a night the day that it starts on; figures and attacks bear its morning's."""
    rule = use.mention.rule
    if not use.mention.value.endswith("TNI") or rule in ("night-of", "same-night"):
        return day
    if rule in ("overnight", "night-to", "last-night") or attack and rule == "weekday-night":
        return day + dt.timedelta(days=1)
    return day


def _time(mention: DateMention) -> str | None:
    at = mention.value.find("T")
    return mention.value[at + 1 :] if at > 0 and ":" in mention.value else None


def _distance(use: _Use, index: int, sums: list[float]) -> float:
    near = use.first if index <= use.first else use.last
    between = abs(sums[index] - sums[near]) + _STEP * abs(index - near)
    return between + use.cost


def _judge(tokens: list[Token], use: _Use) -> None:
    """How the words around the expression use it: a statement's day, an open beginning, part of a name."""
    said = vocabulary().words["said"]
    before = use.first - 1
    word = tokens[before].low if before >= 0 else ""
    if word in ("late", "early", "on", "in", "at", "around", "about"):
        before -= 1
    if (
        word in _OPEN_ENDED
        or word in ("after", "from")
        and not (word == "from" and use.last + 1 < len(tokens) and tokens[use.last + 1].low == "to")
    ):
        use.open_ended = True
        return
    for place in range(before, max(-1, before - 4), -1):
        if tokens[place].kind == "punct" and tokens[place].text in ",;:)":
            break
        if tokens[place].low in said:
            use.said = True
            use.cost += _SAID
            break
    after = tokens[use.last + 1] if use.last + 1 < len(tokens) else None
    if (
        word in ("the", "of", "those")
        and after is not None
        and after.kind == "word"
        and after.low not in ("and", "in", "on", "at", "when", "the", "'s", "’s")
    ):
        use.cost += _MODIFIER
    if use.exact >= 4:
        use.cost += _YEAR if use.exact == 5 else _MONTH


def _ranged(tokens: list[Token], one: _Use, two: _Use) -> bool:
    """Whether two dates are the ends of one span: "between 23 and 25 February", "9-21 July", "from 1 to 7 November"."""
    joint = [token.low for token in tokens[one.last + 1 : two.first]]
    if not 1 <= len(joint) <= 2 or two.exact != 1 or one.exact != 1:
        return False
    before = tokens[one.first - 1].low if one.first else ""
    return joint[0] in ("-", "–", "—", "to", "through") or joint[0] == "and" and before == "between"
