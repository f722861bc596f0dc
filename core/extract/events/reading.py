"""From the triggers of a sentence to candidates: each type's own conditions on who, what, when and how."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from core.extract.document import Document, Sentence, Token
from core.extract.events.candidates import Candidate
from core.extract.events.cast import Cast, Context, Where, actors_of, cast_of, place_of, sides_of
from core.extract.events.clauses import Clauses, clauses_of, preposition_before
from core.extract.events.hits import Hit, find_hits
from core.extract.events.status import Told, status_of
from core.extract.events.tables import tables
from core.model import Figure, Status, When

_VENUE = re.compile(
    r"\b((?:[A-Z][\w'’-]+ ){1,3}(?:Palace|Hotel|Prison|Airport|Airbase|Air Base|House|Castle|Centre|Center|Hall|Villa|Residence|Base|Camp|Stadium|Crossing))\b"
)
_VENUE_AFTER = re.compile(r"\b((?:Palais|Palacio|Hotel|Château|Chateau|Villa|Camp) (?:de |des |du )?[A-Z][\w'’-]+)")
_SEPARATE = frozenset("separate separately another one-on-one sidelines alone later second".split())
_GIST = 120


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
        self._sources = sorted((a.source_start, a.source_end) for a in speakers or ())

    def read(self) -> list[Candidate]:
        """The candidates of the article in order of the text."""
        from core.extract.events.cast import note

        candidates: list[Candidate] = []
        for sentence in self._document.sentences:
            self._lead(sentence)
            if sentence.block.kind != "heading":
                candidates += self._sentence(sentence)
            note(sentence, self._context)
        return candidates

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
        if not _fits(sentence, clauses, hit, cast):
            return None
        told = status_of(sentence, clauses, hit)
        if told == "unreal":
            return None
        candidate = self._candidate(sentence, clauses, hit, cast, told)
        if candidate is None:
            return None
        if rule.type == "attack":
            return attack(sentence, clauses, hit, cast, candidate, figures)
        if rule.type == "statement":
            return statement(sentence, clauses, hit, cast, candidate)
        return candidate

    def _without_sources(self, cast: Cast) -> None:
        """Take out those who only say so."""
        if not self._sources:
            return
        for names in (cast.before, cast.after, cast.agents):
            names[:] = [m for m in names if not self._is_source(m.start)]

    def _is_source(self, offset: int) -> bool:
        from bisect import bisect_right

        place = bisect_right(self._sources, (offset, 1 << 60)) - 1
        return place >= 0 and self._sources[place][0] <= offset < self._sources[place][1]

    def _candidate(self, sentence: Sentence, clauses: Clauses, hit: Hit, cast: Cast, told: Told) -> Candidate | None:
        rule = hit.entry.rule
        dated = self._dating.at(sentence, hit.index)
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
            explicit=bool(sentence.dates),
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


def _fits(sentence: Sentence, clauses: Clauses, hit: Hit, cast: Cast) -> bool:
    """Whether what the rule asks for stands in the clause."""
    rule = hit.entry.rule
    tokens = sentence.tokens
    clause = clauses.ids[hit.index]
    if clause in clauses.said and rule.type != "statement":
        return False
    if rule.into:
        place = hit.last + 1
        while place < len(tokens) and (tokens[place].low.endswith("ly") or tokens[place].low in ("back", "home", "safely", "again", "on", "hours", "later", "together", "earlier", "directly")) and tokens[place].low not in rule.into:
            place += 1
        if place >= len(tokens) or tokens[place].low not in rule.into and not (rule.name == "reached" and hit.entry.base == "reach"):
            return False
    if rule.needs:
        lows = [t.low for t in tokens if clauses.ids[t.index] == clause and abs(t.index - hit.index) <= 14 and not hit.index <= t.index <= hit.last]
        if not any(w in rule.needs for w in lows):
            return False
    passive = hit.reading == "passive"
    subject, target = (cast.object, cast.subject) if passive else (cast.subject, cast.object)
    if rule.subject and hit.reading != "noun" and not passive and not (subject & rule.subject or "none" in rule.subject):
        return False
    if rule.object and not target & rule.object:
        return False
    if rule.two:
        names = {*sides_of(cast.everyone), *(m.name for m in cast.everyone if m.kind == "person")}
        crowd = any(t.low in ("representatives", "leaders", "delegations", "ministers", "sides", "parties", "teams", "negotiators", "envoys", "presidents") for t in tokens[: hit.index])
        if len(names) < 2 and not crowd:
            return False
    if rule.light and hit.reading == "noun":
        return _held(sentence, clauses, hit)
    return True


def _held(sentence: Sentence, clauses: Clauses, hit: Hit) -> bool:
    """A noun of meeting counts where the clause says that it was held, or gives it a day of its own."""
    tokens = sentence.tokens
    clause = clauses.ids[hit.index]
    light = tables().light
    if any(t.low in light and clauses.ids[t.index] == clause and -10 <= t.index - hit.index <= 12 for t in tokens):
        return True
    for mention in sentence.dates:
        first = sentence.token_at(mention.start)
        if -4 <= first - hit.index <= 8 and mention.kind != "DURATION":
            return True
    return False


def _near(tokens: list[Token], hit: Hit, words: frozenset[str], before: int, after: int) -> bool:
    return any(t.low in words for t in tokens[max(0, hit.index - before) : hit.index]) or any(t.low in words for t in tokens[hit.last + 1 : hit.last + 1 + after])


def attack(sentence: Sentence, clauses: Clauses, hit: Hit, cast: Cast, candidate: Candidate, figures: list[Figure]) -> Candidate | None:
    """An act of war: who struck, whom, and whether the passage holds enough to make it one."""
    table = tables()
    tokens = sentence.tokens
    clause = clauses.ids[hit.index]
    lows = [t.low for t in tokens if clauses.ids[t.index] == clause]
    previous = tokens[hit.index - 1].low if hit.index else ""
    if previous in table.not_before:
        return None
    weapons = [w for w in lows if w in table.weapons]
    toll = [f for f in figures if not f.total and f.action in ("killed", "injured", "launched", "intercepted", "hit", "destroyed", "damaged", "captured")]
    subject = [m for m in cast.before if m.kind in ("side", "org", "person")]
    target = [m for m in cast.after if m.kind in ("side", "org")]
    if hit.entry.rule.weak and not (weapons or toll or subject and (target or candidate.own_place)):
        return None
    if hit.reading == "noun":
        near = [t.low for t in tokens[max(0, hit.index - 5) : hit.index]]
        if any(w in table.unreal for w in near):
            return None
    by = against = None
    agents = sides_of([m for m in cast.agents])
    if hit.reading == "passive":
        by = agents[0] if agents else None
        against = next(iter(sides_of(subject)), None)
    elif hit.reading == "active":
        by = next(iter(sides_of(subject)), None)
        against = next((s for s in sides_of(cast.after) if s != by), None)
    else:
        modifier = next((m for m in reversed(cast.before) if 0 < hit.index - m.last <= 4), None)
        by = (sides_of([modifier])[0:1] or (None,))[0] if modifier else None
        by = by or (agents[0] if agents else None) or next(iter(sides_of(subject)), None)
        against = next((s for s in sides_of(cast.after) if s != by), None)
    for figure in toll:
        by = by or figure.by
        against = against or (figure.against if figure.against != by else None)
    candidate.by, candidate.against = by, against
    if candidate.country and candidate.country not in (by, against) and against is None:
        candidate.against = candidate.country
    candidate.actors = tuple(dict.fromkeys(a for a in (by, candidate.against, *candidate.actors) if a))
    candidate.sides = tuple(dict.fromkeys(a for a in (by, candidate.against) if a))
    candidate.weapon = weapons[0] if weapons else None
    candidate.figure = toll[0] if toll else None
    candidate.founder = bool(toll or weapons or by or candidate.own_place) and not (candidate.definite and not candidate.explicit)
    if not candidate.actors and not candidate.place:
        candidate.founder = False
    return candidate


def statement(sentence: Sentence, clauses: Clauses, hit: Hit, cast: Cast, candidate: Candidate) -> Candidate | None:
    """A proposal, demand, refusal, announcement or charge of a breach by somebody named, on a day."""
    table = tables()
    if hit.reading != "active" or not cast.before or not cast.subject & {"person", "side", "org", "office"}:
        return None
    speaker = [m for m in cast.before if m.kind in ("person", "side", "org", "office")]
    rest = {t.low for t in sentence.tokens[hit.last + 1 :]}
    if hit.entry.rule.weak and len(rest & table.content) < 1:
        return None
    if hit.entry.base in ("accuse", "blame") and not rest & table.breach:
        return None
    candidate.actors = actors_of(speaker)
    candidate.sides = sides_of(speaker)
    candidate.people = tuple(m.name for m in speaker if m.kind == "person")
    candidate.founder = candidate.explicit and (not hit.entry.rule.weak or len(rest & table.content) > 1)
    if candidate.status == "planned":
        candidate.status = "occurred"
    return candidate
