"""From the triggers of a sentence to candidates: each type's own conditions on who, what, when and how."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter
from typing import Any

from core.extract.document import Document, Sentence
from core.extract.events.attacks import attack
from core.extract.events.candidates import Candidate
from core.extract.events.cast import Cast, Context, actors_of, cast_of, note, place_of, sides_of
from core.extract.events.clauses import Clauses, clauses_of
from core.extract.events.conditions import Fit, fit
from core.extract.events.hits import Hit, find_hits
from core.extract.events.statements import statement
from core.extract.events.status import Told, status_of
from core.model import Figure, Status, When

_VENUE = re.compile(
    r"\b((?:[A-Z][\w'’-]+ ){1,3}(?:Palace|Hotel|Prison|Airport|Airbase|Air Base|House|Castle|Centre|Center|Hall|Villa|Residence|Base|Camp|Stadium|Crossing))\b"
)
_VENUE_AFTER = re.compile(r"\b((?:Palais|Palacio|Hotel|Château|Chateau|Villa|Camp) (?:de |des |du )?[A-Z][\w'’-]+)")
_SEPARATE = frozenset("separate separately another one-on-one sidelines alone later second".split())
_GIST = 120
_OWN_DAY = frozenset(("clause", "sentence", "label"))


class Reader:
    """Reads the sentences of one article in order."""

    def __init__(self, document: Document, dating: Any, speakers: Any, figures: tuple[Figure, ...]) -> None:
        self._document = document
        self._dating = dating
        self._published = document.article.published_date
        self._context = Context()
        self._figures: dict[int, list[Figure]] = {}
        for figure in figures:
            sentence = document.sentence_at(figure.start)
            if sentence is not None:
                self._figures.setdefault(sentence.index, []).append(figure)
        counts = Counter(s for sentence in document.sentences for m in sentence.mentions if (s := m.name if m.kind == "side" else m.side))
        self._parties = tuple(side for side, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:2])
        self._sources = sorted((a.source_start, a.source_end) for a in speakers or ())

    def read(self) -> list[Candidate]:
        """The candidates of the article in order of the text."""
        candidates: list[Candidate] = []
        for sentence in self._document.sentences:
            self._lead(sentence)
            if sentence.block.kind != "heading" and not self._headline(sentence):
                candidates += self._sentence(sentence)
            note(sentence, self._context)
        return candidates

    def _headline(self, sentence: Sentence) -> bool:
        """The title, or a line of labels between bars."""
        words = self._document.text[sentence.block.start : sentence.block.end]
        return " | " in words and len(words) < 200 or words == self._document.article.title

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
                found.append(candidate)
        return found

    def _hit(self, sentence: Sentence, clauses: Clauses, hit: Hit, figures: list[Figure]) -> Candidate | None:
        rule = hit.entry.rule
        cast = cast_of(sentence, clauses, hit, self._context)
        if rule.type != "statement":
            self._without_sources(cast)
        fits = fit(sentence, clauses, hit, cast)
        if fits is Fit.NO:
            return None
        told = status_of(sentence, clauses, hit)
        if told == "unreal":
            return None
        candidate = self._candidate(sentence, clauses, hit, cast, told)
        candidate.founder = fits is Fit.EVENT and self._dated_enough(candidate)
        if rule.type == "attack":
            return attack(sentence, clauses, hit, cast, candidate, figures)
        if rule.type == "statement":
            return statement(sentence, hit, cast, candidate)
        if not candidate.actors:
            self._parties_stand_in(candidate)
        return candidate

    def _dated_enough(self, candidate: Candidate) -> bool:
        """An event needs a day: its own, its block's, or that of the live entry; what is planned needs its own."""
        if candidate.explicit:
            return True
        if candidate.status == "planned":
            return False
        if candidate.basis == "carried":
            return candidate.type in ("attack", "talks", "call", "visit", "arrival", "exchange", "agreement")
        return candidate.sentence.block.stamp is not None or self._context.lead_block == candidate.sentence.block.index

    def _parties_stand_in(self, candidate: Candidate) -> None:
        """ "The negotiations begin on 3 February": the parties are those that the article is about."""
        if candidate.type in ("talks", "agreement", "exchange", "ceasefire", "summit"):
            candidate.actors = candidate.sides = self._parties
        elif candidate.type in ("other", "sanction", "document"):
            candidate.founder = candidate.founder and bool(candidate.own_place and candidate.type != "other")

    def _without_sources(self, cast: Cast) -> None:
        """Take out those who only say so."""
        if not self._sources:
            return
        for names in (cast.before, cast.after, cast.agents):
            names[:] = [m for m in names if not self._is_source(m.start)]

    def _is_source(self, offset: int) -> bool:
        place = bisect_right(self._sources, (offset, 1 << 60)) - 1
        return place >= 0 and self._sources[place][0] <= offset < self._sources[place][1]

    def _candidate(self, sentence: Sentence, clauses: Clauses, hit: Hit, cast: Cast, told: Told) -> Candidate:
        rule = hit.entry.rule
        dated = self._dating.event_date(sentence, hit.index, rule.type == "attack")
        when: When | None = dated.when if dated is not None else None
        where = place_of(self._document, sentence, clauses, hit, self._context, target=rule.type in ("attack", "visit", "arrival"))
        everyone = cast.everyone
        status = self._status(told, when)
        lows = [t.low for t in sentence.tokens if clauses.ids[t.index] == clauses.ids[hit.index]]
        before = sentence.tokens[max(0, hit.index - 4) : hit.index]
        return Candidate(
            type=rule.type,
            rule=rule.name,
            when=when,
            dated=dated.certainty if dated is not None else 0.0,
            explicit=dated is not None and dated.basis in _OWN_DAY,
            basis=dated.basis if dated is not None else "",
            status=status,
            sentence=sentence,
            index=hit.index,
            actors=actors_of(everyone),
            sides=sides_of(everyone),
            people=tuple(dict.fromkeys(m.name for m in everyone if m.kind == "person")),
            place=where.name if where else None,
            country=where.country if where else None,
            own_place=bool(where and where.own),
            venue=self._venue(sentence),
            gist=self._gist(sentence, clauses, hit),
            definite=hit.reading == "noun" and any(t.low in ("the", "that", "this", "these", "those") for t in before),
            separate=any(w in _SEPARATE for w in lows),
            words=frozenset(lows),
            base=hit.entry.base,
        )

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

    def _venue(self, sentence: Sentence) -> str | None:
        text = self._document.text[sentence.start : sentence.end]
        match = _VENUE.search(text) or _VENUE_AFTER.search(text)
        return match[1] if match and match[1] != "White House" else "White House" if match else None

    def _gist(self, sentence: Sentence, clauses: Clauses, hit: Hit) -> str:
        """The words of the trigger's clause, at most 120 characters, cut at words."""
        clause = clauses.ids[hit.index]
        own = [t for t in sentence.tokens if clauses.ids[t.index] == clause]
        first, last = own[0], own[-1]
        start, end = first.start, last.end
        if first.low in ("and", "but", "while", "after", "before", "when", "as", "who", "which", "that", ","):
            start = own[1].start if len(own) > 1 else start
        if end - start > _GIST:
            start = max(start, sentence.tokens[max(0, hit.index - 7)].start)
            for token in own:
                if token.end - start > _GIST:
                    break
                end = token.end
        return " ".join(self._document.text[start:end].strip(" ,;:–—").split())[:_GIST]
