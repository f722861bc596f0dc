"""Small dossiers for the tests of comparing, built from one-line rows, with exact spans.

figure      article published | object action bounds | by > against | place | day | speaker | sentence with [figure]
title       article published | title | sentence, where the title alone is not what the article says
event       article published | type | day | place | sentence with the [date] in brackets
seat        article published | side | head or member or absent | name | day of the meeting, else 2 June 2025
team        article published | side | names, by commas | sentence
claim       article published | value or "not value" | holder | day | place | sentence
refusal     article published | told or denied | kind | value | holder | day | place | sentence
presence    article published | name | words, "not" before those of an absence | day | place | sentence, {day}
To a figure's sentence its place and day are added in brackets, unless the case says `told = false`.
In a figure's sentence {braces} mark the date that it names. A dash stands for what is not told; bounds are 472, 41+,
90-110 or -20. After the sentence of a figure or event, flags may follow: total, background, denied, planned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from core.model import (
    Actor,
    Article,
    Claim,
    DateMention,
    Delegation,
    Disagreement,
    Dossier,
    Event,
    Evidence,
    Extraction,
    Figure,
    Head,
    Member,
    SetAside,
    Title,
    When,
)


@dataclass
class _Page:
    id: str
    published: str | None
    text: str = ""
    dates: list[DateMention] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    delegations: list[Delegation] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def say(self, sentence: str) -> tuple[int, int, int, int]:
        """Add a sentence; its span and the span of what stands in brackets (the whole where nothing does)."""
        start = len(self.text)
        sentence = re.sub(r"[{}]", "", sentence)
        mark = re.search(r"\[(.*?)\]", sentence)
        plain = re.sub(r"[\[\]]", "", sentence)
        self.text += plain + "\n"
        inner = (start + mark.start(), start + mark.start() + len(mark[1])) if mark else (start, start + len(plain))
        return start, start + len(plain), *inner

    def evidence(self, start: int, end: int) -> Evidence:
        return Evidence(article=self.id, start=start, end=end, quote=self.text[start:end])


class Stage:
    """The articles of one case; `set` gives what `compare` takes."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.told = bool(case.get("told", True))
        self.pages: dict[str, _Page] = {}
        self.actors: list[Actor] = []
        self.event_ids: dict[tuple[str, str], str] = {}
        self.events: dict[str, Event] = {}
        for name in case.get("people", []):
            self.actors.append(Actor(id=f"p{len(self.actors)}", name=name, kind="person"))
        for row in case.get("figures", []):
            self._figure(row)
        for person, rows in case.get("titles", {}).items():
            self._titles(person, rows)
        for number, rows in enumerate(case.get("events", []), 1):
            for row in rows:
                self._event(row, f"e{number}")
        for row in case.get("seats", []):
            self._seat(row)
        for row in case.get("teams", []):
            self._team(row)
        for row in case.get("refusals", []):
            self._refusal(row)
        for row in case.get("presence", []):
            self._presence(row)
        for row in case.get("claims", []):
            self._claim(row, case)

    def set(self, reverse: bool = False) -> tuple[Dossier, tuple[Extraction, ...], dict[tuple[str, str], str]]:
        """The dossier, the extractions and the map of events; the files in the other order where `reverse`."""
        pages = sorted(self.pages.values(), key=lambda p: p.id, reverse=reverse)
        extractions = tuple(
            Extraction(
                article=self._article(page),
                dates=tuple(page.dates),
                figures=tuple(page.figures),
                events=tuple(page.events),
                delegations=tuple(page.delegations),
                claims=tuple(page.claims),
            )
            for page in pages
        )
        dossier = Dossier(
            articles=tuple(e.article for e in extractions),
            actors=tuple(self.actors),
            events=tuple(self.events.values()),
            delegations=tuple(d for e in extractions for d in e.delegations),
            figures=tuple(f for e in extractions for f in e.figures),
            dates={e.article.id: e.dates for e in extractions},
        )
        return dossier, extractions, self.event_ids

    def _article(self, page: _Page) -> Article:
        return Article(
            id=page.id, path=f"{page.id}.txt", sha256=page.id, source=page.id, published=page.published, text=page.text
        )

    def _page(self, words: str) -> _Page:
        name, _, published = words.partition(" ")
        return self.pages.setdefault(name, _Page(name, None if published in ("", "-") else published))

    def _figure(self, row: str) -> None:
        source, counted, sides, place, day, speaker, sentence, *flags = _fields(row)
        page = self._page(source)
        object_, action, bounds = counted.rsplit(" ", 2)
        low, high = _bounds(bounds)
        by, against = (_told(side) for side in sides.split(">"))
        if self.told:
            sentence += f" ({', '.join(part for part in (_told(place), _told(day)) if part)})"
        first, last, start, end = page.say(sentence)
        if date := re.search(r"\{(.*?)\}", sentence):
            spot = page.text.index(date[1], first)
            page.dates.append(DateMention(start=spot, end=spot + len(date[1]), text=date[1], value=day, kind="DATE"))
        page.figures.append(
            Figure(
                id=f"{page.id}-f{len(page.figures)}",
                object=object_,
                action=action,
                low=low,
                best=low if low == high else None,
                high=high,
                text=page.text[start:end],
                by=by,
                against=against,
                place=_told(place),
                date=When(start=day) if _told(day) else None,
                speaker=_told(speaker),
                confidence="denied" if "denied" in flags else "fact",
                article=page.id,
                start=start,
                end=end,
                quote=page.text[first:last],
                certainty=0.9,
                total="total" in flags,
                background="background" in flags,
            )
        )

    def _titles(self, person: str, rows: list[str]) -> None:
        articles: dict[str, list[str]] = {}
        for row in rows:
            source, title, *said = _fields(row)
            page = self._page(source)
            page.say(said[0] if said else f"{person}, {title}, spoke.")
            articles.setdefault(title, []).append(page.id)
        self.actors.append(
            Actor(
                id=f"p{len(self.actors)}",
                name=person,
                kind="person",
                titles=tuple(Title(title=t, articles=tuple(a)) for t, a in articles.items()),
            )
        )

    def _event(self, row: str, merged: str) -> None:
        source, kind, day, place, sentence, *flags = _fields(row)
        actors = next((tuple(flag[1:].split(", ")) for flag in flags if flag.startswith("@")), ())
        page = self._page(source)
        first, last, start, end = page.say(sentence)
        day, _, clock = day.partition("T")
        clock, _, utc = clock.partition("=")
        page.dates.append(DateMention(start=start, end=end, text=page.text[start:end], value=day, kind="DATE"))
        event = Event(
            id=f"l{len(page.events)}",
            type=kind,  # type: ignore[arg-type]
            plover="",
            date=When(start=day, time=clock or None, utc=utc or None),
            status="planned" if "planned" in flags else "occurred",
            certainty=0.8,
            place=_told(place),
            where_prec=1,
            actors=actors,
            gist=page.text[first:last],
            evidence=(page.evidence(first, last),),
        )
        page.events.append(event)
        self.event_ids[page.id, event.id] = merged
        known = self.events.get(merged)
        evidence = (*(known.evidence if known else ()), *event.evidence)
        self.events[merged] = Event(
            id=merged,
            type=event.type,
            plover="",
            date=event.date,
            place=event.place,
            actors=actors,
            evidence=evidence,
        )

    def _seat(self, row: str) -> None:
        source, side, seat, name, *days = _fields(row)
        page = self._page(source)
        first, last, *_ = page.say(
            f"The delegation of {side} is headed by {name}." if seat == "head" else f"{name}, {side}."
        )
        evidence = (page.evidence(first, last),)
        page.delegations.append(
            Delegation(
                side=side,
                meeting_date=days[0] if days else "2025-06-02",
                certainty=0.8,
                head=Head(name=name) if seat == "head" else None,
                members=()
                if seat == "head"
                else (Member(name=name, status="absent" if seat == "absent" else "named", evidence=evidence),),
                evidence=evidence,
            )
        )

    def _team(self, row: str) -> None:
        source, side, names, sentence = _fields(row)
        page = self._page(source)
        first, last, *_ = page.say(sentence)
        evidence = (page.evidence(first, last),)
        members = tuple(Member(name=name.strip(), evidence=evidence) for name in names.split(","))
        page.delegations.append(
            Delegation(side=side, meeting_date="2025-06-02", certainty=0.8, members=members, evidence=evidence)
        )

    def _refusal(self, row: str) -> None:
        source, rule, kind, value, holder, day, place, sentence = _fields(row)
        page = self._page(source)
        first, last, *_ = page.say(sentence)
        page.claims.append(
            Claim(
                kind=kind,  # type: ignore[arg-type]
                about=value,
                topic=f"{kind}/refused/1",
                value=value,
                holder=_told(holder),
                rule="told" if rule == "told" else "refused/denied",
                denies=rule != "told",
                date=When(start=day) if _told(day) else None,
                place=_told(place),
                evidence=page.evidence(first, last),
            )
        )

    def _presence(self, row: str) -> None:
        source, name, words, day, place, sentence = _fields(row)
        page = self._page(source)
        start = len(page.text)
        first, last, *_ = page.say(sentence)
        if date := re.search(r"\{(.*?)\}", sentence):
            spot = page.text.index(date[1], start)
            page.dates.append(DateMention(start=spot, end=spot + len(date[1]), text=date[1], value=day, kind="DATE"))
        page.claims.append(
            Claim(
                kind="membership",
                about=name,
                topic=f"presence/{name}",
                value=words.removeprefix("not "),
                actors=(name,),
                rule="presence",
                denies=words.startswith("not "),
                date=When(start=day) if _told(day) else None,
                place=_told(place),
                evidence=page.evidence(first, last),
            )
        )

    def _claim(self, row: str, case: dict[str, Any]) -> None:
        source, value, holder, day, place, sentence = _fields(row)
        page = self._page(source)
        first, last, *_ = page.say(sentence)
        page.claims.append(
            Claim(
                kind=case["kind"],
                about=case["about"],
                topic=f"{case['kind']}/{case['about']}",
                value=value,
                actors=(value.removeprefix("not "),),
                rule=f"outcome/{value.removeprefix('not ')}",
                denies=value.startswith("not "),
                holder=_told(holder),
                date=When(start=day) if _told(day) else None,
                place=_told(place),
                evidence=page.evidence(first, last),
            )
        )


def run(case: dict[str, Any], reverse: bool = False) -> tuple[tuple[Disagreement, ...], tuple[SetAside, ...]]:
    """What `compare` says of a case."""
    from core.compare import compare

    return compare(*Stage(case).set(reverse))


def _fields(row: str) -> list[str]:
    return [part.strip() for part in row.split(" | ")]


def _told(words: str) -> str | None:
    words = words.strip()
    return None if words in ("-", "") else words


def _bounds(words: str) -> tuple[int | None, int | None]:
    if words.endswith("+"):
        return int(words[:-1]), None
    low, dash, high = words.partition("-")
    return (int(low or 0), int(high)) if dash else (int(low), int(low))
