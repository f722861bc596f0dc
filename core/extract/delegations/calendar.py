"""On which day, and at which event, the people of a finding sat together.

A sentence that tells a meeting ("X met Y on Monday") carries its own day. One that tells who is on a team mostly does
not, or carries the day of the announcement: its meeting is the round of talks that the article is about.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.extract.courses import Courses
from core.extract.dating import Dated, Dating
from core.extract.delegations.entries import Entries
from core.extract.delegations.findings import Finding
from core.extract.delegations.gatherings import MEETINGS, TALKS, Meetings, inside, own_talks
from core.extract.delegations.story_day import StoryDay
from core.extract.delegations.told_days import announced, days_between, first_day, in_dateline, in_other_clause
from core.extract.delegations.words import Words
from core.extract.document import Block, Document, Sentence
from core.extract.stated_days import DAY, days_stated, first_of_span
from core.model import Event

_BESIDE = frozenset(("chairs", "also-present", "mediator"))
"""Rules about people who are there beside the parties, mostly in a sentence without a day."""
_CARRIED = frozenset(("publication", "carried"))
_NEAR = 3
"""Sentences in which the meeting of those seated last goes on."""
_MONTH = 4
"""The precision of a date that tells a month."""
_SEASON = 100
"""Talks in so many days before publication are told by their day, where the article tells any."""
_TRAVEL = frozenset(
    "arrived arrives arrive arriving flew flown fly flies flying landed lands travelled traveled travels returned "
    "returns returning home departed departs".split()
)
"""The day of a sentence with one of these may be that of a journey to the talks, or home from them."""
_TABLE = frozenset(("negotiating", "table"))
"""What else a sentence says that tells of people around a table."""
_EVE = 3
"""Days before talks on which those who sit there travel."""
_OTHER_ROUND = 12
"""A team that is told of with a day so far from the main talks sat at another round."""


@dataclass(slots=True, frozen=True)
class Place:
    """Where a finding belongs: the day, ISO (a month where only that can be told), and the event of the meeting."""

    day: str | None
    event: Event | None
    told: bool = True
    """The day is told for these people; else it is that of the talks that the article is about."""


class Calendar:
    """The meetings of one article."""

    def __init__(
        self, document: Document, events: tuple[Event, ...], dating: Dating, words: Words, findings: list[Finding]
    ) -> None:
        self._document = document
        self._dating = dating
        self._gatherings = words.talks | words.meet | words.sat | words.sign | words.delegation | _TABLE
        self._entries = Entries(document, words)
        self._courses = Courses(document, dating, words.talks, words.delegation)
        self._story = StoryDay(document, words)
        self._meetings = Meetings(document, events, findings)
        self._placed: list[tuple[int, Place]] = []
        """Every finding's place so far, by its sentence."""
        self._first_days: set[str] = set()
        """The days on which talks began, as found so far: they began on no day before."""
        self._latest: tuple[Block, Place] | None = None
        """The block and meeting of the team told of last: what follows in one paragraph is mostly the same meeting."""

    def place(self, finding: Finding) -> Place | None:
        """The finding's meeting; None where it is no talks: a journey of several days, an office told in passing."""
        if finding.encounter:
            met = self._encounter(finding)
            if met is not None and finding.rule in _BESIDE and not days_stated(finding.sentence):
                met = self._began(finding, met)
            if met is not None:
                self._placed.append((finding.sentence.index, met))
            return met
        found = self._team(finding)
        found = self._began(finding, found) if found is not None else None
        if found is not None:
            self._latest = finding.sentence.block, found
            self._placed.append((finding.sentence.index, found))
        return found

    def _encounter(self, finding: Finding) -> Place | None:
        if finding.rule in _BESIDE and not days_stated(finding.sentence) and (near := self._nearest(finding)):
            return near
        dated = self._dating.event_date(finding.sentence, finding.at, night_attack=False)
        if not days_stated(finding.sentence) and any(mention.kind == "SET" for mention in finding.sentence.dates):
            return Place(None, None)
        day = dated.when.start if dated else self._story.day()
        event = self._meetings.on_day(day, finding, MEETINGS)
        if dated and dated.when.end:
            journey = dated.basis == "carried" or event is None or event.type == "visit"
            return None if journey else Place(first_day(event, day), event)
        return Place(first_day(event, day), event)

    def _nearest(self, finding: Finding) -> Place | None:
        """The meeting of the people seated last before this sentence, not long ago."""
        index = finding.sentence.index
        near = [(at, place) for at, place in self._placed if index - _NEAR <= at <= index and place.day]
        return max(near, key=lambda row: row[0])[1] if near else None

    def _team(self, finding: Finding) -> Place | None:
        dated = self._dating.event_date(finding.sentence, finding.at, night_attack=False)
        told, labelled = self._told(finding, dated)
        if told is None and (beside := self._beside(finding)):
            return beside
        own = told is not None
        if told is None and dated is not None and not finding.timeless and self._from_talks(dated, finding.sentence):
            told = dated.when.start
        if labelled or not finding.timeless:
            for day in (told, *days_stated(finding.sentence)):
                if day and (event := self._meetings.on_day(day, finding, MEETINGS - {"visit"})):
                    return Place(first_day(event, day), event)
        journey = self._journey(finding, told) if told and own and not labelled else None
        if journey:
            return journey
        if told and own and (labelled or not announced(finding.sentence)):
            return Place(told, self._meetings.only_talks(told, finding))
        main = self._main(finding)
        if (
            finding.rule == "head-office"
            and self._meetings.any
            and (main.event is None or finding.side not in main.event.actors)
        ):
            return None
        if told and (main.day is None or days_between(told, main.day) > _OTHER_ROUND):
            return Place(told, None, told=own)
        written = (self._document.article.published or "")[:DAY]
        if told and main.event is not None and inside(main.event, finding) and main.day == written:
            # Of one sentence's two days the one that the text tells: the other may be that of writing.
            return Place(told, None)
        if main.day is not None:
            return main
        story = dated.when.start if dated and dated.basis == "publication" else None
        return Place(self._day_before(finding.sentence) or story, None, told=False)

    def _journey(self, finding: Finding, told: str) -> Place | None:
        """The main talks, where the day told is that of a journey home from them, or to them on their eve."""
        if _TRAVEL.isdisjoint(finding.sentence.words):
            return None
        main = self._main(finding)
        if main.event is None or main.day is None or len(main.day) < DAY or main.day == told:
            return None
        return main if days_between(told, main.day) <= (_OTHER_ROUND if main.day < told else _EVE) else None

    def _told(self, finding: Finding, dated: Dated | None) -> tuple[str | None, bool]:
        """The day told for these people, and whether it is that of their whole entry or bullet.

        A day beside them comes before the entry's, and a span is known by its first.
        """
        sentence = finding.sentence
        stated = None
        if dated is not None and not finding.timeless and dated.basis not in _CARRIED and self._exact(dated):
            aside = in_dateline(sentence, dated.mention) or in_other_clause(sentence, dated.mention, finding.at)
            stated = None if aside else dated.when.start
        first = first_of_span(sentence)
        if stated and dated is not None and dated.basis == "clause" and _within(sentence, dated):
            return first or stated, False
        if entry := self._entries.day(sentence):
            return first or entry, True
        if dated is not None and dated.basis == "label" and self._exact(dated):
            return first or dated.when.start, True
        return first or stated, False

    def _beside(self, finding: Finding) -> Place | None:
        """The meeting of whom the same paragraph, or the sentences just before, seat."""
        if self._latest is not None and self._latest[0] is finding.sentence.block:
            return self._latest[1]
        return self._nearest(finding)

    def _from_talks(self, dated: Dated, sentence: Sentence) -> bool:
        """The day is carried on from where talks were told: by its own sentence, or one between that and this."""
        if dated.basis != "carried" or dated.mention is None or dated.when.date_prec != 1:
            return False
        told = self._document.sentence_at(dated.mention.start)
        if told is None:
            return False
        between = self._document.sentences[min(told.index, sentence.index + 1) : max(told.index + 1, sentence.index)]
        return any(not self._gatherings.isdisjoint(s.words) for s in between)

    def _main(self, finding: Finding) -> Place:
        """The talks that the article is about, where nothing tells the day of these people.

        What is to come is the story's meeting only where nothing was held; a deal, only where no talks came after it.
        """
        event = self._meetings.main(finding)
        day = event.date.start if event is not None and event.date is not None else None
        written = (self._document.article.published or "")[:DAY]
        if written and (day is None or day > written):
            held = self._courses.running() or (self._story.day() if event is None else None)
            if held and held <= written:
                return Place(held, None, told=False)
        running = self._courses.running() if day is not None and written else None
        if running and day and day < running <= written and days_between(day, running) > _OTHER_ROUND:
            return Place(running, None, told=False)
        talks = self._story.day()
        if event is not None and day is not None and event.type not in TALKS and talks and day < talks <= written:
            return Place(talks, None, told=False)
        return Place(day or talks, event, told=False)

    def _exact(self, dated: Dated) -> bool:
        """A day, or a month of a year or long ago: "chief negotiator until last month" tells no round, those of these
        weeks are told by their days; "at the weekend" dates a journey, a bare year a career."""
        when, mention, published = dated.when, dated.mention, self._document.article.published
        if when.date_prec != _MONTH or mention is None or not published:
            return when.date_prec in (1, _MONTH)
        with_year = any(sign.isdigit() for sign in self._document.text[mention.start : mention.end])
        return with_year or days_between(when.start, published[:DAY]) > _SEASON or self._story.day() is None

    def _day_before(self, sentence: Sentence) -> str | None:
        """The day that the two sentences before name last, where they tell of talks."""
        for place in range(sentence.index - 1, max(-1, sentence.index - 3), -1):
            before = self._document.sentences[place]
            if (days := days_stated(before)) and not self._gatherings.isdisjoint(before.words):
                return days[-1]
        return None

    def _began(self, finding: Finding, place: Place) -> Place:
        """Talks are known by their first day: "signed on Friday after five days of talks" began on Monday.

        A meeting that is told with these people, or whose day is theirs, is one of its own within them.
        """
        event = place.event
        if place.day is None:
            return place
        dated = event is not None and (finding.rule not in _BESIDE or bool(days_stated(finding.sentence)))
        if event is not None and dated and (inside(event, finding) or (place.told and own_talks(event))):
            return place
        if place.day in self._first_days:
            return place
        day = self._courses.first_day(place.day)
        self._first_days.add(day)
        return place if day == place.day else Place(day, None)


def _within(sentence: Sentence, dated: Dated) -> bool:
    """The day stands in the sentence itself."""
    return dated.mention is not None and sentence.start <= dated.mention.start < sentence.end
