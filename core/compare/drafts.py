"""What every kind of disagreement is built from: stands that hold a value, and the rows made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from core.compare.context import Context
from core.compare.severity import severity
from core.model import Disagreement, DisagreementKind, Evidence, Position


@dataclass(slots=True)
class Stand:
    """One value, and who holds it where."""

    value: str
    """The claim in words, without its holder."""
    holders: list[str | None] = field(default_factory=list)
    """Speakers, None for an outlet's own voice; one for each article below."""
    articles: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    named: bool = False
    """The value itself says whose word it is."""

    @classmethod
    def of(cls, value: str, told: Iterable[tuple[str | None, str, Evidence]]) -> Stand:
        """A value with all who hold it: speaker (None for an outlet's own voice), article and words of each."""
        stand = cls(value)
        for holder, article, evidence in told:
            stand.add(holder, article, evidence)
        return stand

    def add(self, holder: str | None, article: str, evidence: Evidence) -> None:
        """One more claim of this value."""
        self.holders.append(holder)
        self.articles.append(article)
        self.evidence.append(evidence)


@dataclass(slots=True)
class Draft:
    """A disagreement before it has its place among the others."""

    kind: DisagreementKind
    about: str
    date: str | None
    stands: list[Stand]
    why: str
    certainty: float
    gap: float
    """Size of the gap, 0–1."""
    stakes: float
    """What is at stake, 0–1."""
    events: frozenset[str] = frozenset()


_WIDEST = 150
"""Characters of a position's value: a claim in brief, not a quotation."""


def finish(drafts: Iterable[Draft], context: Context) -> tuple[Disagreement, ...]:
    """The rows, gravest first, with ids in that order."""
    rows = [(_weight(draft, context), draft) for draft in drafts]
    rows.sort(key=lambda r: (-r[0], r[1].kind, r[1].about, r[1].date or "", [s.value for s in r[1].stands]))
    return tuple(
        Disagreement(
            id=f"d{number}",
            kind=draft.kind,
            about=draft.about,
            date=draft.date,
            severity=weight,
            positions=tuple(_position(stand, draft.kind, context) for stand in draft.stands),
            silent=context.silent(set(draft.events), {a for s in draft.stands for a in s.articles}),
            why=draft.why,
            certainty=round(draft.certainty, 2),
        )
        for number, (weight, draft) in enumerate(rows, 1)
    )


def _weight(draft: Draft, context: Context) -> float:
    voices = {
        holder or context.origin(article)
        for s in draft.stands
        for holder, article in zip(s.holders, s.articles, strict=True)
    }
    articles = {context.origin(a) for s in draft.stands for a in s.articles}
    return severity(draft.gap, draft.stakes, len(voices), len(articles))


def _position(stand: Stand, kind: str, context: Context) -> Position:
    speakers = sorted({h for h in stand.holders if h})
    first = next((h for h in stand.holders if h), None)
    shown = speakers if kind == "count" else [first] if first and kind in ("attribution", "outcome") else []
    shown = [] if stand.named else shown
    if kind in ("attribution", "outcome"):
        shown = [context.as_written(name, stand.evidence) for name in shown]
    evidence = {(e.article, e.start, e.end): e for e in stand.evidence}
    return Position(
        value=with_holder(stand.value, shown),
        speakers=tuple(speakers),
        articles=context.in_order(set(stand.articles)),
        evidence=tuple(evidence[key] for key in sorted(evidence, key=lambda k: (context.rank(k[0]), k[1], k[2]))),
    )


def with_holder(value: str, speakers: list[str]) -> str:
    """ "472 (Ukraine's air force)"; no brackets for outlets' own words."""
    if not speakers or len(value) > _WIDEST:
        return value[:_WIDEST]
    room = _WIDEST - len(value) - 3
    named = "; ".join(speakers)
    if len(named) > room:
        named = speakers[0]
    return f"{value} ({named})" if len(named) <= room else value
