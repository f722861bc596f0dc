"""From the triggers of a sentence to candidates: each type's own conditions on who, what, when and how."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Any

from core.extract.dates.calendar import span_of
from core.extract.document import Document, Sentence
from core.extract.events.attacks import attack
from core.extract.events.candidates import Candidate
from core.extract.events.cast import Cast, Context, actors_of, cast_of, note, sides_of
from core.extract.events.clauses import Clauses, clauses_of
from core.extract.events.conditions import Fit, fit
from core.extract.events.hits import Hit, auxiliary_before, find_hits
from core.extract.events.places import Where, place_of, same_place
from core.extract.events.statements import statement
from core.extract.events.status import Told, status_of
from core.extract.events.tables import tables
from core.model import Figure, Status, When

_SEPARATE = frozenset("separate separately another one-on-one sidelines alone later second".split())
_ENDS = frozenset((".", "!", "?", "”", '"'))
_KIN = frozenset("families relatives family loved".split())
_DEFINITE = frozenset("the that this these those".split())
_TELLING = frozenset(("announcement", "met", "received by a host", "visited", "travelled to", "arrived in"))
_OWN_DAY = frozenset(("clause", "sentence", "label"))


class Reader:
    """Reads the sentences of one article in order."""

    def __init__(self, document: Document, dating: Any, speakers: Any, figures: tuple[Figure, ...]) -> None:
        self._document = document
        self._dating = dating
        self._published = document.article.published_date
        self._context = Context()
        self._heading: frozenset[str] = frozenset()
        self._story_day = self._story()
        self._figures: dict[int, list[Figure]] = {}
        for figure in figures:
            sentence = document.sentence_at(figure.start)
            if sentence is not None:
                self._figures.setdefault(sentence.index, []).append(figure)
        counts = Counter(
            s
            for sentence in document.sentences
            for m in sentence.mentions
            if (s := m.name if m.kind == "side" else m.side)
        )
        self._parties = tuple(side for side, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:2])
        countries = Counter(
            m.country for sentence in document.sentences for m in sentence.mentions if m.kind == "side" and m.country
        )
        self._home = min(countries, key=lambda c: (-countries[c], c), default=None)
        self._sources = sorted((a.source_start, a.source_end) for a in speakers or ())

    def read(self) -> list[Candidate]:
        """The candidates of the article in order of the text."""
        candidates: list[Candidate] = []
        for sentence in self._document.sentences:
            self._lead(sentence)
            if sentence.block.kind == "heading":
                self._heading = frozenset(t.low for t in sentence.tokens)
            if sentence.block.kind != "heading" and not self._headline(sentence):
                candidates += self._sentence(sentence)
            note(sentence, self._context)
        return candidates

    def _headline(self, sentence: Sentence) -> bool:
        """The title, or a line of labels between bars."""
        words = self._document.text[sentence.block.start : sentence.block.end]
        return (" | " in words and len(words) < 200) or words == self._document.article.title

    def _lead(self, sentence: Sentence) -> None:
        """Note a place that stands alone before a full stop or colon at the head of its block."""
        if sentence.start != sentence.block.start or not sentence.mentions:
            return
        first = sentence.mentions[0]
        if first.first == 0 and first.kind in ("place", "side") and len(sentence.tokens) > first.last + 1:
            after = sentence.tokens[first.last + 1]
            if after.low in (".", ":", "–", "—") and (first.kind == "place"):
                self._context.lead_place = first.name
                self._context.lead_block = sentence.block.index

    def _sentence(self, sentence: Sentence) -> list[Candidate]:
        hits = find_hits(sentence)
        figures = self._figures.get(sentence.index, [])
        if not hits and not figures:
            return []
        clauses = clauses_of(sentence)
        found: list[Candidate] = []
        for hit in hits:
            candidate = self._hit(sentence, clauses, hit, figures)
            if candidate is not None:
                found += self._per_place(candidate, figures)
        if not any(c.founder for c in found) and (entry := self._entry(sentence, clauses)) is not None:
            found.append(entry)
        return found

    def _per_place(self, candidate: Candidate, figures: list[Figure]) -> list[Candidate]:
        """Strikes on several places with a toll of their own are several ("on Haris (5 killed) and Talloussa (4 killed)")."""
        if candidate.type == "visit" and candidate.founder:
            return [candidate, *self._next_stops(candidate)]
        if candidate.type != "attack" or not candidate.founder or not candidate.own_place or candidate.place is None:
            return [candidate]
        places = dict.fromkeys(
            f.place
            for f in figures
            if f.place and f.action in ("killed", "injured", "destroyed", "damaged") and not f.total
        )
        own = [p for p in places if not same_place(p, candidate.place)]
        if not own or len(places) < 2:
            return [candidate]
        return [
            candidate,
            *(replace(candidate, place=p, stop=n) for n, p in enumerate(own, 1) if p != candidate.country),
        ]

    def _next_stops(self, candidate: Candidate) -> list[Candidate]:
        """ "visiting Moscow on May 26-27 and Kyiv on May 29-30" is two visits."""
        sentence = candidate.sentence
        tokens = sentence.tokens
        stops: list[Candidate] = []
        for mention in sentence.mentions:
            place = mention.kind == "place" or mention.form == "capital"
            if not place or mention.first <= candidate.index or tokens[mention.first - 1].low != "and":
                continue
            day = next((d for d in sentence.dates if 0 < sentence.token_at(d.start) - mention.last <= 2), None)
            dated = self._dating.event_date(sentence, sentence.token_at(day.start), False) if day else None
            if dated is not None and dated.mention is day:
                name = self._document.text[mention.start : mention.end]
                stops.append(
                    replace(
                        candidate,
                        when=dated.when,
                        place=name,
                        country=mention.country or mention.side,
                        stop=len(stops) + 1,
                    )
                )
        return stops

    def _entry(self, sentence: Sentence, clauses: Clauses) -> Candidate | None:
        """A dated entry of a chronology ("29 Jan: contractors leave via Rwanda") is an event even without a known trigger."""
        tokens = sentence.tokens
        if (
            not sentence.dates
            or sentence.start != sentence.block.start
            or sentence.token_at(sentence.dates[0].start) > 0
        ):
            return None
        colon = sentence.token_at(sentence.dates[0].end - 1) + 1
        if colon >= len(tokens) - 3 or tokens[colon].low != ":":
            return None
        rest = tokens[colon + 1 :]
        if any(t.low in (":", "-") for t in rest[:6]) or (
            self._figures.get(sentence.index) and not any(m.kind == "person" for m in sentence.mentions)
        ):
            return None
        dated = self._dating.event_date(sentence, colon + 1, False)
        mentions = [m for m in sentence.mentions if m.kind in ("side", "org", "person", "office")]
        if (
            dated is None
            or dated.basis != "label"
            or not mentions
            or not any(t.low in tables().finite or t.low.endswith("s") for t in rest)
        ):
            return None
        place = next((m for m in sentence.mentions if m.kind == "place"), None)
        return Candidate(
            type="other",
            rule="entry of a chronology",
            when=dated.when,
            dated=dated.certainty,
            explicit=True,
            basis="label",
            own_day=True,
            status=self._status("occurred", dated.when),
            sentence=sentence,
            index=colon + 1,
            actors=actors_of(mentions, self._home),
            sides=sides_of(mentions),
            people=tuple(m.name for m in mentions if m.kind == "person"),
            place=place.name if place else None,
            country=place.country if place else None,
            own_place=place is not None,
            clause=rest,
        )

    def _hit(self, sentence: Sentence, clauses: Clauses, hit: Hit, figures: list[Figure]) -> Candidate | None:
        rule = hit.entry.rule
        if rule.weak and not _worth_reading(clauses, hit, figures):
            return None
        cast = cast_of(sentence, clauses, hit, self._context)
        says = any(e.rule.type == "statement" for e in tables().entries[sentence.tokens[hit.index].low])
        if rule.type != "statement" and not (says and hit.reading == "active"):
            self._without_sources(cast)
        fits = fit(sentence, clauses, hit, cast, self._heading)
        if fits is Fit.NO:
            return None
        told = status_of(sentence, clauses, hit)
        if told == "unreal":
            return None
        candidate = self._candidate(sentence, clauses, hit, cast, told)
        candidate.founder = fits is Fit.EVENT and self._dated_enough(candidate, told)
        if rule.type == "attack":
            return attack(sentence, clauses, hit, cast, candidate, figures, self._parties)
        if rule.type == "statement":
            return statement(sentence, hit, cast, candidate, self._home)
        if (
            candidate.type == "talks"
            and len(candidate.sides) < 2
            and len(candidate.people) < 2
            and "cabinet" in cast.subject
        ):
            candidate.type = "other"
        if candidate.type == "exchange" and not candidate.sides and candidate.words & _KIN:
            return None
        if not candidate.actors:
            self._parties_stand_in(candidate)
        return candidate

    def _dated_enough(self, candidate: Candidate, told: Told) -> bool:
        """An event needs a day: its own, its block's, or that of the live entry; what is planned needs its own."""
        if candidate.when is None or candidate.when.date_prec in (3, 5):
            return False
        if told == "planned" and not candidate.own_day:
            return False
        if candidate.clause[0].low in ("after", "since", "following") and not candidate.own_day:
            return False
        if candidate.definite and not candidate.own_day and candidate.type != "attack":
            return False
        if candidate.when.date_prec >= 4 and not self._in_month(candidate):
            return False
        if candidate.explicit:
            return True
        if told == "planned":
            return False
        if candidate.basis == "carried":
            return candidate.type in (
                "attack",
                "talks",
                "call",
                "visit",
                "arrival",
                "exchange",
                "agreement",
                "statement",
            )
        if candidate.sentence.block.stamp is not None or self._context.lead_block == candidate.sentence.block.index:
            return True
        return candidate.rule in _TELLING and candidate.past and bool(candidate.people or candidate.sides)

    def _in_month(self, candidate: Candidate) -> bool:
        """A month dates an event only as "in September 2024" or as a label, and no mere "other"."""
        if candidate.type in ("other", "statement", "document", "call"):
            return False
        for mention in candidate.sentence.dates:
            first = candidate.sentence.token_at(mention.start)
            before = candidate.sentence.tokens[first - 1].low if first else ":"
            if (
                candidate.when is not None
                and mention.value.startswith(candidate.when.start)
                and (before in ("in", ":", ",", "since") or not first)
            ):
                return before != "since"
        return False

    def _parties_stand_in(self, candidate: Candidate) -> None:
        """ "The negotiations begin on 3 February": the parties are those that the article is about."""
        if candidate.type in ("talks", "agreement", "exchange", "ceasefire", "summit", "document"):
            candidate.actors = candidate.sides = self._parties
        elif candidate.type in ("other", "sanction"):
            candidate.founder = candidate.founder and candidate.own_place and candidate.own_day
            if candidate.country:
                candidate.actors = candidate.sides = (candidate.country,)

    def _without_sources(self, cast: Cast) -> None:
        """Take out those who only say so."""
        if not self._sources:
            return
        for names in (cast.before, cast.after, cast.agents):
            names[:] = [m for m in names if m is cast.meant or not self._is_source(m.start)]

    def _is_source(self, offset: int) -> bool:
        place = bisect_right(self._sources, (offset, 1 << 60)) - 1
        return place >= 0 and self._sources[place][0] <= offset < self._sources[place][1]

    def _candidate(self, sentence: Sentence, clauses: Clauses, hit: Hit, cast: Cast, told: Told) -> Candidate:
        rule = hit.entry.rule
        dated = self._day_of(sentence, clauses, hit)
        when: When | None = dated.when if dated is not None else None
        if (
            dated is not None
            and (dated.basis == "publication" or self._from_afar(sentence, dated))
            and rule.type in ("statement", "talks", "call", "visit", "agreement")
            and self._story_day is not None
        ):
            when = self._story_day
        own_day = dated is not None and (
            dated.basis == "label"
            or (
                dated.mention is not None
                and sentence.start <= dated.mention.start < sentence.end
                and self._same_clause(sentence, clauses, hit, dated.mention.start)
            )
        )
        basis = dated.basis if dated is not None else ""
        if (told_of := _adjacent_year(sentence, hit)) is not None:
            when = told_of
        if rule.type == "statement":
            when, basis, own_day = self._statement_day(sentence, clauses, hit, dated)
        where = place_of(
            self._document, sentence, clauses, hit, self._context, target=rule.type in ("attack", "visit", "arrival")
        )
        if rule.type == "attack" and where is not None and not where.own and not self._opens(sentence, where):
            where = None
        everyone = cast.everyone
        status = self._status(told, when)
        words = clauses.words[clauses.ids[hit.index]]
        before = sentence.tokens[max(0, hit.index - 4) : hit.index]
        return Candidate(
            type=rule.type,
            rule=rule.name,
            when=when,
            dated=dated.certainty if dated is not None else 0.0,
            explicit=basis in _OWN_DAY,
            basis=basis,
            own_day=own_day,
            status=status,
            sentence=sentence,
            index=hit.index,
            actors=actors_of(everyone, self._home),
            sides=sides_of(everyone),
            people=tuple(dict.fromkeys(m.name for m in everyone if m.kind == "person")),
            place=where.name if where else None,
            country=where.country if where else None,
            own_place=bool(where and where.own),
            clause=clauses.tokens[clauses.ids[hit.index]],
            definite=_definite(sentence, clauses, hit)
            if rule.type == "attack"
            else hit.reading == "noun" and any(t.low in _DEFINITE for t in before),
            past="past" in hit.entry.forms and auxiliary_before(sentence.tokens, hit.index) is None,
            separate=bool(words & _SEPARATE),
            words=words,
            base=hit.entry.base,
        )

    def _day_of(self, sentence: Sentence, clauses: Clauses, hit: Hit) -> Any:
        """The day that governs the trigger; one that its own clause names comes before one of another clause."""
        night = hit.entry.rule.type == "attack"
        dated = self._dating.event_date(sentence, hit.index, night)
        if dated is None or dated.mention is None or len(sentence.dates) < 2:
            return dated
        clause = clauses.ids[hit.index]
        if clauses.ids[min(sentence.token_at(dated.mention.start), len(clauses.ids) - 1)] == clause:
            return dated
        for mention in sentence.dates:
            place = min(sentence.token_at(mention.start), len(clauses.ids) - 1)
            if mention.kind in ("DATE", "TIME") and clauses.ids[place] == clause:
                other = self._dating.event_date(sentence, place, night)
                if other is not None and other.mention is mention:
                    return other
        return dated

    def _from_afar(self, sentence: Sentence, dated: Any) -> bool:
        """The day was carried over from another paragraph."""
        return dated.basis == "carried" and dated.mention is not None and dated.mention.start < sentence.block.start

    def _opens(self, sentence: Sentence, where: Where) -> bool:
        """The sentence begins with "In" and the place."""
        return sentence.tokens[0].low in ("in", "at", "near") and any(
            m.kind == "place" and m.first <= 4 for m in sentence.mentions
        )

    def _same_clause(self, sentence: Sentence, clauses: Clauses, hit: Hit, offset: int) -> bool:
        place = min(sentence.token_at(offset), len(sentence.tokens) - 1)
        clause = clauses.ids[place]
        if clause == clauses.ids[hit.index]:
            return True
        hung = clauses.antecedent.get(clause)
        return (
            hit.reading == "noun"
            and hung is not None
            and 0 <= hung - hit.last <= 10
            and clauses.ids[hung] == clauses.ids[hit.index]
        )

    def _statement_day(
        self, sentence: Sentence, clauses: Clauses, hit: Hit, dated: Any
    ) -> tuple[When | None, str, bool]:
        """The day on which it was said: the verb's own, the block's, else the story's; never one that lies ahead."""
        said = self._said_on(sentence, clauses, hit)
        if said is not None:
            return said, "clause", True
        if dated is None:
            return None, "", False
        ahead = self._published is not None and dated.when.start[:10] > self._published.isoformat()
        content = (
            dated.mention is not None
            and dated.basis in ("clause", "sentence")
            and dated.mention.start > sentence.tokens[hit.last].end
        )
        if ahead or content or len(dated.when.start) < 10 or dated.basis == "publication":
            return self._story_day, "publication", False
        return dated.when, dated.basis, False

    def _said_on(self, sentence: Sentence, clauses: Clauses, hit: Hit) -> When | None:
        """The day of a statement: the one of the verb's own clause, not one in what is said."""
        own = [
            d
            for d in sentence.dates
            if d.kind in ("DATE", "TIME") and self._same_clause(sentence, clauses, hit, d.start)
        ]
        if not own:
            return None
        nearest = min(own, key=lambda d: abs(sentence.token_at(d.start) - hit.index))
        span = span_of(nearest.value)
        if span is None or span[2] > 2 or sentence.token_at(nearest.start) - hit.index > 14:
            return None
        if any(t.low == "to" for t in sentence.tokens[hit.last + 1 : sentence.token_at(nearest.start)]):
            return None
        return When(start=span[0].isoformat(), date_prec=span[2])

    def _story(self) -> When | None:
        """The day that the first sentences of the article are about, if it is the publication day or one of the two before."""
        if self._published is None:
            return None
        body = [
            s
            for s in self._document.sentences
            if s.block.kind not in ("heading", "stamp") and len(s.tokens) > 7 and s.tokens[-1].low in _ENDS
        ][:5]
        for sentence in body:
            for mention in sentence.dates:
                if mention.kind not in ("DATE", "TIME"):
                    continue
                dated = self._dating.event_date(sentence, sentence.token_at(mention.start), True)
                if (
                    dated is None
                    or dated.basis == "publication"
                    or len(dated.when.start) < 10
                    or dated.when.date_prec > 1
                ):
                    continue
                if 0 <= (self._published - dt.date.fromisoformat(dated.when.start)).days <= 2:
                    return When(start=dated.when.start)
        return When(start=self._published.isoformat())

    def _status(self, told: Told, when: When | None) -> Status:
        if told == "cancelled":
            return "cancelled"
        if when is not None and self._published is not None and len(when.start) == 10:
            day = dt.date.fromisoformat(when.start)
            if day > self._published:
                return "planned"
            if day < self._published and told == "planned" and (self._published - day).days > 1:
                return "occurred"
        return "planned" if told == "planned" else "occurred"


def _definite(sentence: Sentence, clauses: Clauses, hit: Hit) -> bool:
    """ "the attack", "the missile landed", "it hit": speaks of a strike told before."""
    tokens = sentence.tokens
    if hit.reading == "noun":
        return any(t.low in _DEFINITE for t in tokens[max(0, hit.index - 4) : hit.index])
    weapons = tables().weapons
    clause = clauses.tokens[clauses.ids[hit.index]]
    if any(t.low == "the" and following.low in weapons for t, following in pairwise(clause) if t.index > hit.last):
        return True
    own = [t for t in clause if t.index < hit.index]
    if not own:
        return False
    first = next(
        (place for place, t in enumerate(own) if t.low in _DEFINITE or t.low in ("it", "they", "one", "another")), None
    )
    if first is None:
        return False
    return (own[first].low in ("it", "they") and first <= 2) or any(
        t.low in weapons for t in own[first + 1 : first + 4]
    )


def _adjacent_year(sentence: Sentence, hit: Hit) -> When | None:
    """ "a soldier killed in 2014": a year or month right after the verb dates it, whatever day the sentence is about."""
    for mention in sentence.dates:
        if (
            mention.kind == "DATE"
            and len(mention.value) in (4, 7)
            and mention.value[:4].isdigit()
            and mention.value[-1].isdigit()
        ):
            if 0 < sentence.token_at(mention.start) - hit.last <= 2:
                return When(start=mention.value, date_prec=5 if len(mention.value) == 4 else 4)
    return None


def _worth_reading(clauses: Clauses, hit: Hit, figures: list[Figure]) -> bool:
    """A quick look before the cast is read: a saying with a demand in its sentence, a deed of war with a weapon or a toll."""
    rule, table = hit.entry.rule, tables()
    if rule.type == "statement":
        return hit.reading == "active" and sum(len(words & table.content) for words in clauses.words.values()) > 1
    return bool(figures) or rule.kind != "armed" or bool(clauses.words[clauses.ids[hit.index]] & table.weapons)
