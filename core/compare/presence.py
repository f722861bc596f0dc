"""Presence: somebody who was in the room by one source and stayed away by another."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations

from core.compare.context import Context
from core.compare.deeds import all_claims
from core.compare.drafts import Draft, Stand
from core.compare.membership import membership
from core.compare.presence_words import about_seat, coming, town_of_talks
from core.compare.seats import DAY, MEETINGS, Seat, empty, seated, took_part
from core.compare.severity import stakes_of_kind
from core.extract.claiming.attendance import told_absence
from core.extract.dates.calendar import moved, ordinal
from core.model import Claim, Evidence, SetAside
from core.resolve.folding import folded
from core.resolve.names import same_name
from core.resolve.places import place_relation

_REPORTED = 3
"""Days after a meeting in which a report of an absence that tells no day speaks of that meeting."""
_ROUND = 6
"""Days that a round may have gone on when an absence from it is told of its last."""
_NO_SEAT = "not a member"
"""Who is said to have been no member of a team sat at none of its meetings."""
_LONG_AFTER = 30
_BEFORE = 600
"""Characters before an absence in which the meeting is told that it was an absence from."""
_BEHIND = 200
"""Characters behind a name in which the words of an absence are looked for."""
_OLD = 45
"""Days before a report beyond which a day in its paragraph is told for comparison."""
_IS_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SENTENCE = re.compile(r"\n|[.!?](?=\s)")
_CLAUSE = re.compile(r"[;.,()\n–—]")
_AWAY = re.compile(
    r"(?:was|were|did|had|has|is|could|would|never|stayed|stays?|remained|missed|skipped|left|withdrew|resigned)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r" (?:led|headed) ")
_STAYED = ("stayed", "stay", "remain", "did not leave", "never left", "had not left", "spent", "was in", "were in")
"""Beginnings of what is said of one who was somewhere else."""


def presence(context: Context) -> tuple[list[Draft], list[SetAside]]:
    """The people of whom one source says that they stayed away, and another that they came or sat in a team."""
    claims = [c for c in all_claims("membership", context) if c.rule == "presence"]
    absences = [*(_of_claim(c, context) for c in claims if c.denies), *_empty_seats(claims, context)]
    if not absences:
        return [], []
    there = _by_day([*(_of_claim(c, context) for c in claims if not c.denies), *seated(context), *took_part(context)])
    drafts: list[Draft] = []
    aside: list[SetAside] = []
    done: dict[str, None] = {}
    for absent in absences:
        near_by = sorted(place for day in _days(absent, context) for place in there.get(day, {}).items())
        came = [seat for _, seat in near_by if _contradicts(absent, seat, context)]
        announced = [seat for seat in came if _announced(seat, context)]
        if announced:
            aside.append(_set_aside(absent, announced[0]))
            came = [seat for seat in came if seat not in announced]
        if not came or _disputed_head(absent, context):
            continue
        if absent.name not in done and not any(same_name(absent.name, name) for name in done):
            done[absent.name] = None
            drafts.append(_draft(absent, came, context))
    return drafts, aside


def _disputed_head(absent: Seat, context: Context) -> bool:
    """Whether his report and another differ on who headed the team, and he is one of the two: that says it all."""
    return any(
        absent.article in stand.articles and same_name(absent.name, _NAMED.split(other.value)[0])
        for draft in context.once(membership)[0]
        for stand, other in permutations(draft.stands, 2)
    )


def _by_day(seats: list[Seat]) -> dict[int, dict[int, Seat]]:
    """The seats with an exact day, by the number of each day of the meeting and their place in the list."""
    days: dict[int, dict[int, Seat]] = defaultdict(dict)
    for place, seat in enumerate(seats):
        if seat.day and len(seat.day) >= DAY:
            first, last = ordinal(seat.day), ordinal(seat.last or seat.day)
            for day in range(first, min(last, first + _LONG_AFTER) + 1):
                days[day][place] = seat
    return days


def _days(absent: Seat, context: Context) -> set[int]:
    """Numbers of the days on which a meeting may be meant: those round the absence, those before its report."""
    published = context.published(absent.article)
    reported = _LONG_AFTER if _NO_SEAT in absent.words else _REPORTED
    before = range(published.toordinal() - reported, published.toordinal() + 1) if published else ()
    if absent.day is None or len(absent.day) < DAY:
        return set(before)
    return {*before, *(ordinal(absent.day) + apart for apart in range(-_ROUND, 2))}


def _of_claim(claim: Claim, context: Context) -> Seat:
    """A claim on its day; where its own words name none, on that of the meeting or bullet that it is told of."""
    words = claim.evidence
    day = claim.date.start[:DAY] if claim.date and len(claim.date.start) >= DAY else None
    dates = context.dossier.dates.get(words.article, ())
    own = any(words.start <= m.start < words.end and m.value[:DAY] == day for m in dates)
    meeting = None
    if not own:
        told = context.once(_meetings_told).before(words)
        day, meeting = _day_of_line(words, context) or (told[0] if told else day), told[1] if told else None
    name = claim.actors[0]
    return Seat(name, words.article, day, claim.holder, words, claim.value, claim.place, None, meeting, None, own)


def _day_of_line(evidence: Evidence, context: Context) -> str | None:
    """The day last told before these words in their paragraph or bullet."""
    start = context.articles[evidence.article].text.rfind("\n", 0, evidence.start) + 1
    published = context.published(evidence.article)
    since = moved(published, -_OLD).isoformat() if published else ""
    days = [
        mention.value[:DAY]
        for mention in context.dossier.dates.get(evidence.article, ())
        if start <= mention.start < evidence.start and _IS_DAY.fullmatch(mention.value[:DAY]) and mention.value >= since
    ]
    return days[-1] if days else None


class _Told:
    """The meetings that each article tells, in the order of their words."""

    def __init__(self, context: Context) -> None:
        self._rows: dict[str, list[tuple[int, int, str, str | None]]] = defaultdict(list)
        for extraction in context.originals:
            article = extraction.article.id
            for event in extraction.events:
                if event.type in MEETINGS and event.date and len(event.date.start) >= DAY and not event.background:
                    merged = context.event_ids.get((article, event.id))
                    self._rows[article] += [(e.start, e.end, event.date.start[:DAY], merged) for e in event.evidence]
            self._rows[article].sort(key=lambda row: row[:3])

    def before(self, evidence: Evidence) -> tuple[str, str | None] | None:
        """The day and the event of the meeting last told before these words, within reach."""
        told = [
            (day, merged)
            for start, end, day, merged in self._rows.get(evidence.article, ())
            if start <= evidence.start and evidence.start - end <= _BEFORE
        ]
        return told[-1] if told else None


def _meetings_told(context: Context) -> _Told:
    return _Told(context)


def _empty_seats(claims: list[Claim], context: Context) -> Iterator[Seat]:
    """Absent members of whom no claim of the article tells already."""
    told = {(c.evidence.article, folded(c.actors[0])) for c in claims if c.denies}
    for seat in empty(context):
        if (seat.article, folded(seat.name)) not in told:
            yield seat._replace(words=_clause_behind(seat.evidence, context) or seat.words)


def _clause_behind(name: Evidence, context: Context) -> str | None:
    """How an absence is told behind the name: "had been named to the team but never came"."""
    article = context.articles.get(name.article)
    behind = article.text[name.end : name.end + _BEHIND].lstrip(" ,") if article is not None else ""
    clause = " ".join(_CLAUSE.split(behind, maxsplit=1)[0].split())
    return clause if _AWAY.match(clause) else told_absence(_SENTENCE.split(behind, maxsplit=1)[0])


def _contradicts(absent: Seat, seat: Seat, context: Context) -> bool:
    if not seat.day or not same_name(absent.name, seat.name) or _was_elsewhere_there(absent, seat, context):
        return False
    if context.origin(seat.article) == context.origin(absent.article):
        return False
    if absent.meeting is not None and absent.meeting == seat.meeting:
        return True
    if _NO_SEAT in absent.words:
        return _undated(absent, seat, context, _LONG_AFTER)
    if absent.day is None or len(absent.day) < DAY:
        return _undated(absent, seat, context)
    after_first = ordinal(absent.day) - ordinal(seat.day)
    after_last = ordinal(absent.day) - ordinal(seat.last or seat.day)
    late = 1 if absent.told_day or absent.meeting is None or seat.meeting is not None else _ROUND
    return (after_first >= -1 and after_last <= late) or _undated(absent, seat, context)


def _was_elsewhere_there(absent: Seat, seat: Seat, context: Context) -> bool:
    """ "Stayed in Geneva" of one who met people in Geneva, or when there were talks in Geneva, is no absence."""
    if not absent.words.startswith(_STAYED) or not absent.place:
        return False
    if seat.place and place_relation(absent.place, seat.place) != "apart":
        return True
    return absent.place in absent.words and any(
        e.type in MEETINGS and e.place and place_relation(absent.place, e.place) == "same"
        for e in context.events.values()
    )


def _undated(absent: Seat, seat: Seat, context: Context, reported: int = _REPORTED) -> bool:
    """An absence without a day of its own is told of the meeting just held."""
    published = context.published(absent.article)
    told = published is not None and absent.day is not None and absent.day[:DAY] != published.isoformat()
    if published is None or (told and reported == _REPORTED):
        return False
    return 0 <= (published - dt.date.fromisoformat((seat.day or "")[:DAY])).days <= reported


def _announced(seat: Seat, context: Context) -> bool:
    """A list that appeared before the day of the meeting: who is on it was to come."""
    published = context.published(seat.article)
    return published is not None and seat.day is not None and published.isoformat() < seat.day[:DAY]


def _set_aside(absent: Seat, announced: Seat) -> SetAside:
    name = announced.name
    return SetAside(
        about=about_seat(name, announced.side, announced.place),
        articles=(announced.article, absent.article),
        values=(f"{name} {announced.words}", f"{name} {absent.words}"),
        why="named before the meeting, and did not come",
    )


def _draft(absent: Seat, came: list[Seat], context: Context) -> Draft:
    names = [absent.name, *(seat.name for seat in came)]
    name = max(names, key=lambda n: (len(n.split()), names.count(n), n.isascii(), len(n), n))
    away = Stand(f"{name.split()[-1]} {absent.words}")
    there = Stand(f"{name} {coming(name, came, context)}")
    away.add(absent.holder, absent.article, absent.evidence)
    for seat in came:
        there.add(seat.holder, seat.article, seat.evidence)
    side = next((seat.side for seat in came if seat.side), None)
    return Draft(
        kind="membership",
        about=about_seat(name, side, town_of_talks(came, context)),
        date=(absent.day or came[0].day or "")[:DAY] or None,
        stands=[there, away],
        why=f"One source puts {name} at the table, another says that the seat was empty.",
        certainty=0.7,
        gap=0.7,
        stakes=stakes_of_kind("membership"),
    )
