"""The records that every layer shares: immutable, typed, with half-open character spans.

The records are the rows of the public report (`peace-tui/report/1`), so that what a panel draws, what a script reads
and what the JSON Schema promises are one definition. Offsets count Unicode code points of `Article.text` and are half-
open.
Field names follow the standards of the field: PLOVER for event types, UCDP GED for `low`/`best`/`high`, `date_prec`
and
`where_prec`, PARC/PolNeAR for speaker and cue, TIMEX3 for time values, MUC-4 for confidence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import msgspec

SCHEMA = "peace-tui/report/1"

EventType = Literal[
    "talks",
    "call",
    "visit",
    "summit",
    "statement",
    "document",
    "agreement",
    "exchange",
    "attack",
    "arrival",
    "ceasefire",
    "sanction",
    "other",
]
Status = Literal["occurred", "planned", "cancelled"]
Confidence = Literal["fact", "claimed", "denied", "accused", "possible"]
DisagreementKind = Literal["count", "date", "place", "title", "membership", "outcome", "attribution"]
ActorKind = Literal["person", "country", "organisation", "group"]
Role = Literal["party", "mediator", "host", "adviser", "observer"]
SeatStatus = Literal["named", "present", "absent", "replaced"]
TimeKind = Literal["DATE", "TIME", "DURATION", "SET"]
PublishedBasis = Literal["stated", "context"]


class Record(msgspec.Struct, frozen=True, gc=False):
    """Base of every record: immutable, comparable by value.

    Records hold text, numbers and one another, never themselves: the garbage collector need not look for cycles among
    a million of them, which halves the time to decode them.
    """


class Aside(Record, frozen=True, kw_only=True):
    """A stretch of an article that is no reporting: shown in the source view, kept out of extraction."""

    start: int
    end: int
    kind: str
    """Why it is set aside: caption, cookie, navigation, teaser, footer, byline, dateline, comment, advert, repeat."""


class Article(Record, frozen=True, kw_only=True):
    """One report as read: where it comes from, when it appeared, and its text."""

    id: str
    path: str
    sha256: str
    source: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO date or date-time, as far as the text tells; None where nothing tells."""
    published_basis: PublishedBasis | None = None
    utc_offset: str | None = None
    """`+02:00` where the text names the zone of its own clock, else None."""
    byline: str | None = None
    language: str | None = None
    """ISO 639-1 code, or None where there is too little text to tell."""
    words: int = 0
    reprint_of: str | None = None
    text: str = ""
    aside: tuple[Aside, ...] = ()
    """Sorted, not overlapping."""
    masked: tuple[tuple[int, str], ...] = ()
    """Characters of the file that no terminal may see, each replaced in `text` by a harmless one: (offset,
    original)."""

    @property
    def published_date(self) -> dt.date | None:
        """The publication day, or None."""
        return dt.date.fromisoformat(self.published[:10]) if self.published and len(self.published) >= 10 else None


class Evidence(Record, frozen=True, kw_only=True):
    """The exact words behind a row: `quote == article.text[start:end]`."""

    article: str
    start: int
    end: int
    quote: str


class When(Record, frozen=True, kw_only=True):
    """A resolved date. `start` is ISO: a day `2025-06-02`, a month `2025-05` or a year `2022`."""

    start: str
    end: str | None = None
    date_prec: int = 1
    """UCDP: 1 the exact day, 2 within a few days, 3 the week, 4 the month, 5 the year."""
    time: str | None = None
    """Local clock time `13:00` as the text gives it."""
    utc: str | None = None
    """The same instant in UTC, `2025-06-02T10:00Z`, where the zone can be told."""


class DateMention(Record, frozen=True, kw_only=True):
    """A time expression in the sense of TIMEX3. `text == article.text[start:end]`."""

    start: int
    end: int
    text: str
    value: str
    kind: TimeKind
    rule: str = ""
    mod: str = ""
    """TIMEX3 modifier of a date: START, MID or END ("early March", "the end of 2024")."""


class Title(Record, frozen=True, kw_only=True):
    """An office that sources give a person, and which articles do."""

    title: str
    articles: tuple[str, ...] = ()


class Actor(Record, frozen=True, kw_only=True):
    """A person, country, organisation or armed group that the reports name."""

    id: str
    name: str
    kind: ActorKind
    side: str | None = None
    aliases: tuple[str, ...] = ()
    titles: tuple[Title, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Event(Record, frozen=True, kw_only=True):
    """Something that happened, is planned or was cancelled on a day."""

    id: str
    type: EventType
    plover: str
    date: When | None
    status: Status = "occurred"
    background: bool = False
    certainty: float = 0.5
    place: str | None = None
    venue: str | None = None
    where_prec: int | None = None
    """UCDP: 1 the exact place, 2 near it, 4 the region, 6 the country."""
    actors: tuple[str, ...] = ()
    by: str | None = None
    """For an attack or release: the side that did it, where told."""
    against: str | None = None
    """For an attack: the side that suffered it, where told."""
    gist: str = ""
    evidence: tuple[Evidence, ...] = ()
    rule: str = ""


class Head(Record, frozen=True, kw_only=True):
    """Who leads a delegation."""

    name: str
    title: str | None = None


class Member(Record, frozen=True, kw_only=True):
    """One seat of a delegation."""

    name: str
    title: str | None = None
    status: SeatStatus = "named"
    evidence: tuple[Evidence, ...] = ()


class Delegation(Record, frozen=True, kw_only=True):
    """Who sat at one table for one side."""

    side: str
    role: Role = "party"
    meeting: str | None = None
    """The id of the meeting's event, where one was found."""
    meeting_date: str | None = None
    head: Head | None = None
    members: tuple[Member, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    certainty: float = 0.5
    rule: str = ""


class Figure(Record, frozen=True, kw_only=True):
    """A counted claim: how many of what, done by whom to whom, where, when, and who says so."""

    id: str
    object: str
    action: str
    low: int | None
    best: int | None
    high: int | None
    qualifier: str | None = None
    text: str
    """Exactly `article.text[start:end]`."""
    by: str | None = None
    against: str | None = None
    place: str | None = None
    date: When | None = None
    speaker: str | None = None
    """None: the outlet's own voice."""
    cue: str | None = None
    via: str | None = None
    confidence: Confidence = "fact"
    background: bool = False
    certainty: float = 0.5
    event: str | None = None
    article: str
    start: int
    end: int
    quote: str
    """The whole sentence."""
    rule: str = ""
    total: bool = False
    """A running total ("since October 2023") rather than the toll of one attack."""
    part_of: str | None = None
    """The id of the figure that this one is a share of ("31, including five children")."""
    counts_with: str | msgspec.UnsetType = msgspec.UNSET
    """A reviewer's word: the id of a figure that counts the same thing; its own id where none does."""


class Claim(Record, frozen=True, kw_only=True):
    """What a source or a speaker holds about a thing that can be contradicted without a number.

    The raw material of disagreements of the kinds outcome, attribution, place and date.
    """

    kind: DisagreementKind
    about: str
    """The thing in words, for people."""
    topic: str
    """A key that claims about the same thing share within one article."""
    value: str
    holder: str | None = None
    denies: bool = False
    date: When | None = None
    actors: tuple[str, ...] = ()
    place: str | None = None
    evidence: Evidence
    rule: str = ""


class Tally(Record, frozen=True, kw_only=True):
    """One measure across sources: the figures that count the same thing."""

    id: str
    label: str
    object: str
    action: str
    by: str | None = None
    against: str | None = None
    place: str | None = None
    date: When | None = None
    low: int | None = None
    best: int | None = None
    high: int | None = None
    figures: tuple[str, ...] = ()


class Position(Record, frozen=True, kw_only=True):
    """One side of a disagreement."""

    value: str
    speakers: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Disagreement(Record, frozen=True, kw_only=True):
    """Two or more claims about the same thing that cannot both be true."""

    id: str
    kind: DisagreementKind
    about: str
    date: str | None = None
    severity: float = 0.5
    positions: tuple[Position, ...] = ()
    silent: tuple[str, ...] = ()
    why: str = ""
    certainty: float = 0.5


class SetAside(Record, frozen=True, kw_only=True):
    """A pair that looks like a disagreement and is none, with the reason."""

    about: str
    articles: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    why: str = ""


class Warning(Record, frozen=True, kw_only=True):
    """A sentence for the reader about an article that was read with a loss, or a path that was not read."""

    article: str | None = None
    message: str


class NameMention(Record, frozen=True, kw_only=True):
    """A name in the text, for display: its span, kind and what it was resolved to."""

    start: int
    end: int
    text: str
    kind: str
    name: str
    side: str | None = None


class Extraction(Record, frozen=True, kw_only=True):
    """Everything the rules found in one article. Ids are local to the article until `resolve` renames them."""

    article: Article
    dates: tuple[DateMention, ...] = ()
    names: tuple[NameMention, ...] = ()
    people: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    claims: tuple[Claim, ...] = ()
    warnings: tuple[Warning, ...] = ()


class Dossier(Record, frozen=True, kw_only=True):
    """Everything that the panels and the report show: the articles, side by side."""

    articles: tuple[Article, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    figures: tuple[Figure, ...] = ()
    tallies: tuple[Tally, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[Warning, ...] = ()
    names: Mapping[str, tuple[NameMention, ...]] = {}
    """By article id: for the reading view; not part of the report."""
    dates: Mapping[str, tuple[DateMention, ...]] = {}
    """By article id: for the reading view; not part of the report."""


PLOVER = {
    "talks": "CONSULT",
    "call": "CONSULT",
    "visit": "CONSULT",
    "summit": "CONSULT",
    "statement": "STATEMENT",
    "document": "REQUEST",
    "agreement": "AGREE",
    "exchange": "COOPERATE",
    "attack": "ASSAULT",
    "arrival": "CONSULT",
    "ceasefire": "RETREAT",
    "sanction": "SANCTION",
    "other": "STATEMENT",
}
"""PLOVER (2021 codebook) event mode for each of our types."""
