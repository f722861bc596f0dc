"""From the triggers of a sentence to candidates: each type's own conditions on who, what, when and how."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from core.extract.courses import Courses
from core.extract.document import Document, Sentence
from core.extract.events.actors import actors_of, sides_of
from core.extract.events.attacks import attack
from core.extract.events.candidates import CLOSED, FAMILY, REACH, Candidate
from core.extract.events.cast import Cast
from core.extract.events.casting import cast_of
from core.extract.events.clauses import Clauses, clauses_of
from core.extract.events.conditions import Fit, words_fit
from core.extract.events.context import Context
from core.extract.events.day_phrases import in_month
from core.extract.events.days import Days
from core.extract.events.hits import Hit, auxiliary_before, find_hits
from core.extract.events.kinds import (
    closes,
    goes_on,
    hangs,
    is_definite,
    kind_of,
    known_already,
    month_of_a_modifier,
    only_names,
    struck_there,
    went_on,
)
from core.extract.events.leads import note_lead
from core.extract.events.meetings import agreed_upon
from core.extract.events.participation import fit
from core.extract.events.parties import parties_of
from core.extract.events.place_names import Where
from core.extract.events.places import place_of, said_at
from core.extract.events.quick_looks import says, worth_reading
from core.extract.events.several import each_of
from core.extract.events.standing_in import is_one_sided, join, stand_in
from core.extract.events.statements import has_speaker, invert, spoken_label, statement
from core.extract.events.status import Told, status_of
from core.extract.events.tables import tables
from core.extract.events.tolls import told_by_tolls
from core.extract.stated_days import DAY
from core.lexicon.sides import is_country
from core.model import Figure, When

if TYPE_CHECKING:
    from core.extract.attribution import Speakers
    from core.extract.dating import Dating

_SEPARATE = frozenset("separate separately another one-on-one sidelines alone later second".split())
_KIN = frozenset("families relatives family loved".split())
_CARRIED = frozenset("attack talks call visit arrival exchange agreement statement".split())
"""Types that may take the day of the sentence before."""
_TARGETED = frozenset(("attack", "visit", "arrival"))
_WILL = frozenset(("will", "shall", "'ll"))
"""With these a plan lies ahead: a day that has passed is another's."""
_LONGEST = 400
"""Tokens; a longer sentence is a list or a broken page, and is not read."""
_LABELS = 200
"""A line shorter than this that holds bars is a line of labels."""


class Reader:
    """Reads the sentences of one article in order."""

    def __init__(self, document: Document, dating: Dating, speakers: Speakers, figures: tuple[Figure, ...]) -> None:
        self._document = document
        self._dating = dating
        self._days = Days(document, dating)
        self._courses = Courses(document, dating, tables().words["talk"], tables().words["team"])
        self._context = Context(document.sentences)
        self._heading: frozenset[str] = frozenset()
        self._talks: When | None = None
        """The day of the last talks told: what is agreed without a day of its own was agreed there."""
        self._table: tuple[str | None, str | None] = (None, None)
        """Place and country of the last talks told: what is broken off was broken off there."""
        self._founded: set[str] = set()
        """Families of which an event was told: what merely speaks of one needs one before it."""
        self._struck: tuple[When | None, int] = (None, 0)
        """The day of the last attack that names it, founder or not, and its sentence."""
        self._figures: dict[int, list[Figure]] = {}
        for figure in figures:
            sentence = document.sentence_at(figure.start)
            if sentence is not None:
                self._figures.setdefault(sentence.index, []).append(figure)
        self._parties, self._home = parties_of(document)
        self._sources = sorted((a.source_start, a.source_end) for a in speakers)

    def read(self) -> list[Candidate]:
        """The candidates of the article in order of the text."""
        candidates: list[Candidate] = []
        for sentence in self._document.sentences:
            self._context.index = sentence.index
            note_lead(self._document, sentence, self._context)
            if sentence.block.kind == "heading":
                self._heading = frozenset(t.low for t in sentence.tokens)
            elif not self._headline(sentence):
                candidates += self._sentence(sentence)
        tolls = told_by_tolls(self._document, self._dating, self._figures, candidates)
        return sorted([*candidates, *tolls], key=lambda c: c.sentence.index) if tolls else candidates

    def _headline(self, sentence: Sentence) -> bool:
        """The title, a line of labels between bars, or a row that no date heads."""
        if sentence.block.kind == "row":
            return self._days.label(sentence, 0) is None
        words = self._document.text[sentence.block.start : sentence.block.end]
        return (" | " in words and len(words) < _LABELS) or words == self._document.article.title

    def _sentence(self, sentence: Sentence) -> list[Candidate]:
        hits = find_hits(sentence) if len(sentence.tokens) <= _LONGEST else []
        label = spoken_label(sentence) if ":" in sentence.words else None
        if label is not None:
            hits.append(label)
        figures = self._figures.get(sentence.index, [])
        found: list[Candidate] = []
        if hits:
            clauses = clauses_of(sentence)
            acts: set[int] = set()
            for hit in hits:
                if hit.entry.rule.name == "announcement" and hit.index in acts:
                    continue
                candidate = self._hit(sentence, clauses, hit, figures)
                if candidate is not None:
                    if hit.entry.rule.deed and candidate.founder:
                        acts.add(hit.index)
                    found += each_of(self._document, self._days, candidate, figures)
                    if candidate.founder:
                        self._founded.add(FAMILY.get(candidate.type, candidate.type))
        return found

    def _hit(self, sentence: Sentence, clauses: Clauses, hit: Hit, figures: list[Figure]) -> Candidate | None:
        rule = hit.entry.rule
        if not (worth_reading(sentence, clauses, hit, figures) and words_fit(sentence, clauses, hit, self._heading)):
            return None
        cast = cast_of(sentence, clauses, hit, self._context)
        if rule.type not in ("statement", "call") and not (hit.reading == "active" and says(sentence, hit)):
            self._without_sources(cast, sentence.tokens[hit.index].start)
        if rule.type == "statement":
            invert(sentence, hit, cast)
            if not has_speaker(clauses, hit, cast):
                return None
        fits = fit(sentence, clauses, hit, cast)
        if fits is Fit.NO:
            return None
        if fits is Fit.SUPPORT and FAMILY.get(rule.type, rule.type) not in self._founded:
            return None
        told = status_of(sentence, clauses, hit)
        if told == "unreal":
            return None
        candidate = self._candidate(sentence, clauses, hit, cast, told)
        asked = sentence.tokens[-1].low == "?"
        candidate.founder = fits is Fit.EVENT and not asked and self._dated_enough(candidate, told)
        if hit.reading == "noun" and rule.held is not None and agreed_upon(sentence.tokens, hit):
            candidate.founder = candidate.founder and candidate.status == "planned"
        candidate.founder = candidate.founder and not known_already(sentence, hit, candidate)
        if rule.type == "attack":
            counted = rule.kind == "harm" and self._dating.of_counting(sentence, hit.index)
            self._told_before(candidate, hit)
            return attack(sentence, clauses, hit, cast, candidate, figures, self._parties, self._home, counted)
        if rule.type == "statement":
            return statement(sentence, clauses, hit, cast, candidate, self._home)
        candidate.type = kind_of(sentence, hit, cast, candidate)
        if candidate.type == "other" and hit.reading == "passive":
            candidate.founder = candidate.founder and not hangs(sentence, hit)
        if candidate.type == "agreement" and clauses.ids[hit.index] in clauses.antecedent:
            candidate.founder = candidate.founder and candidate.own_day
        if candidate.type in ("agreement", "ceasefire") and only_names(sentence, hit):
            candidate.founder = False
        if candidate.type == "ceasefire" and (goes_on(sentence, hit) or month_of_a_modifier(sentence, hit, candidate)):
            candidate.founder = False
        if candidate.type == "exchange" and not candidate.sides and candidate.words & _KIN:
            return None
        self._placed_among_talks(sentence, clauses, hit, candidate)
        return candidate

    def _told_before(self, candidate: Candidate, hit: Hit) -> None:
        """ "The ambush occurred at 07.00": the day is that of the attack told before; and note the day told here."""
        when, index = self._struck
        if candidate.own_day and not candidate.timed:
            self._struck = candidate.when, candidate.sentence.index
        elif (
            when is not None
            and candidate.definite
            and hit.reading == "noun"
            and candidate.sentence.index - index <= REACH
            and (candidate.timed or candidate.basis == "publication")
        ):
            candidate.when = when

    def _placed_among_talks(self, sentence: Sentence, clauses: Clauses, hit: Hit, candidate: Candidate) -> None:
        """Who and where, as far as the talks that the article has told of say it; and note the talks told here."""
        declared = candidate.sides[:1]
        if not candidate.actors:
            stand_in(candidate, self._parties, self._home)
        elif candidate.type == "ceasefire" or (candidate.rule == "round of talks" and is_one_sided(candidate)):
            join(candidate, self._parties)
        if candidate.rule == "truce declared":
            fights = any(side in self._parties or not is_country(side) for side in declared)
            candidate.founder = candidate.founder and fights
        if hit.entry.rule.there:
            candidate.founder = candidate.founder and candidate.own_day and bool(candidate.people or candidate.sides)
        if (hit.entry.rule.there or candidate.broken_off) and candidate.place is None:
            candidate.place, candidate.country = self._table
        if candidate.type == "talks" and candidate.own_day:
            over = closes(sentence, clauses, hit)
            back = candidate.when and went_on(sentence, hit, candidate.when, over)
            if back:
                candidate.when = back
            elif over and (whole := self._from_its_first_day(candidate.when)):
                candidate.when = whole
            elif over:
                candidate.rule += CLOSED
                candidate.founder = candidate.founder and candidate.status != "planned"
        if candidate.type == "talks" and candidate.founder and candidate.status == "occurred":
            same = self._talks is not None and candidate.when is not None and self._talks.start == candidate.when.start
            self._talks = self._talks if same else candidate.when
            self._table = (candidate.place, candidate.country) if candidate.place else self._table
        elif candidate.type == "agreement" and not candidate.own_day and self._talks is not None:
            candidate.when = When(start=self._talks.end) if self._talks.end else self._talks

    def _from_its_first_day(self, last: When | None) -> When | None:
        """The days of talks that ended on that day, where the article tells when they had begun."""
        if last is None or last.end is not None or last.date_prec > 1 or len(last.start) != DAY:
            return None
        first = self._courses.first_day(last.start)
        return When(start=first, end=last.start) if first < last.start else None

    def _dated_enough(self, candidate: Candidate, told: Told) -> bool:
        """An event needs a day: its own, its block's, or that of the live entry; what is planned needs its own."""
        when = candidate.when
        if when is None or when.date_prec in (3, 5) or (told == "planned" and not candidate.own_day):
            return False
        if told == "planned" and candidate.words & _WILL and self._days.is_past(when):
            return False
        if not candidate.own_day and (
            candidate.clause[0].low in ("after", "since", "following")
            or (candidate.definite and candidate.type != "attack")
        ):
            return False
        if when.date_prec >= 4 and (
            candidate.type in ("other", "statement", "document", "call") or not in_month(candidate.sentence, when)
        ):
            return False
        if candidate.explicit:
            return True
        if candidate.basis == "carried":
            return candidate.type in _CARRIED
        if candidate.sentence.block.stamp is not None or self._context.lead_block == candidate.sentence.block.index:
            return True
        if candidate.type == "attack":
            return struck_there(candidate)
        if candidate.rule == "announcement" and candidate.basis == "publication":
            return candidate.simple and bool(candidate.people or candidate.sides)
        return candidate.tells and candidate.past and bool(candidate.people or candidate.sides)

    def _without_sources(self, cast: Cast, trigger: int) -> None:
        """Take out those who only say so; words that hold the trigger itself name no source."""
        if self._sources and not self._is_source(trigger):
            for names in (cast.before, cast.after, cast.agents):
                names[:] = [m for m in names if m is cast.meant or not self._is_source(m.start)]

    def _is_source(self, offset: int) -> bool:
        place = bisect_right(self._sources, (offset, 1 << 60)) - 1
        return place >= 0 and self._sources[place][0] <= offset < self._sources[place][1]

    def _candidate(self, sentence: Sentence, clauses: Clauses, hit: Hit, cast: Cast, told: Told) -> Candidate:
        rule = hit.entry.rule
        day = self._days.of(sentence, clauses, hit)
        where = self._where(sentence, clauses, hit)
        everyone = cast.everyone
        simple = auxiliary_before(sentence.tokens, hit.index) is None
        words = clauses.words[clauses.ids[hit.index]]
        return Candidate(
            type=rule.type,
            rule=rule.name,
            when=day.when,
            dated=day.certainty,
            explicit=day.explicit,
            basis=day.basis,
            own_day=day.own,
            timed=day.timed,
            status=self._days.status(told, day.when, hit.reading != "noun"),
            sentence=sentence,
            index=hit.index,
            actors=actors_of(everyone, self._home),
            sides=sides_of(everyone),
            people=tuple(dict.fromkeys(m.name for m in everyone if m.kind == "person")),
            place=where.name if where else None,
            country=where.country if where else None,
            own_place=bool(where and where.own),
            clause=clauses.tokens[clauses.ids[hit.index]],
            definite=is_definite(sentence, clauses, hit),
            past=simple and "past" in hit.entry.forms,
            simple=simple,
            separate=bool(words & _SEPARATE),
            words=words,
            base=hit.entry.base,
            tells=rule.tells,
            repeated=rule.repeated,
            broken_off=rule.broken_off,
        )

    def _where(self, sentence: Sentence, clauses: Clauses, hit: Hit) -> Where | None:
        """The place; for an act of war only one of its own clause, or one that opens the sentence ("In Odesa, …")."""
        kind = hit.entry.rule.type
        if kind == "statement":
            return said_at(self._document, sentence, clauses, hit)
        where = place_of(self._document, sentence, clauses, hit, self._context, target=kind in _TARGETED)
        if kind != "attack" or where is None or where.own:
            return where
        opens = sentence.tokens[0].low in ("in", "at", "near")
        return where if opens and any(m.kind == "place" and m.first <= 4 for m in sentence.mentions) else None
