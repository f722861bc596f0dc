"""Claims about one thing: those that share a topic in an article, and the same thing in other articles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from core.compare.context import Context
from core.model import Claim, DisagreementKind
from core.resolve.folding import folded
from core.resolve.measures import near
from core.resolve.places import place_key


@dataclass(slots=True)
class Story:
    """One thing and every claim about it."""

    claims: list[Claim] = field(default_factory=list)

    @property
    def about(self) -> str:
        """The thing in words: the fullest that a source has."""
        return max((c.about for c in self.claims), key=lambda a: (len(a), a))

    @property
    def day(self) -> str | None:
        """The day of the thing, where a claim tells it."""
        return min((c.date.start for c in self.claims if c.date), default=None)


def stories(kind: DisagreementKind, context: Context) -> list[Story]:
    """The claims of a kind, set together: by topic within an article, by day and place or actors across articles."""
    topics: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for extraction in sorted(context.extractions, key=lambda e: context.rank(e.article.id)):
        article = extraction.article.id
        if context.origin(article) == article:
            for claim in extraction.claims:
                if claim.kind == kind:
                    topics[article, claim.topic].append(claim)
    index: dict[tuple[str, str], list[Story]] = defaultdict(list)
    found: list[Story] = []
    for claims in topics.values():
        keys = _keys(claims)
        story = next((s for key in keys for s in index[key] if _one_thing(s, claims)), None)
        if story is None:
            story = Story()
            found.append(story)
        story.claims.extend(claims)
        for key in keys:
            if story not in index[key]:
                index[key].append(story)
    return found


def _keys(claims: list[Claim]) -> list[tuple[str, str]]:
    """What a thing can be found by: its place, the pair of its actors, its words."""
    keys = [("place", key) for c in claims if (key := place_key(c.place))]
    keys += [("actors", " ".join(sorted(folded(a) for a in c.actors))) for c in claims if len(c.actors) > 1]
    keys += [("about", folded(c.about)) for c in claims]
    return list(dict.fromkeys(keys))


def _one_thing(story: Story, claims: list[Claim]) -> bool:
    """The same day where both tell one; without a day on either side the same words."""
    days = [
        {c.date.start[:10] for c in group if c.date and len(c.date.start) >= 10} for group in (story.claims, claims)
    ]
    if days[0] and days[1]:
        return any(near(a, b) for a in days[0] for b in days[1])
    if days[0] or days[1]:
        return False
    return bool({folded(c.about) for c in story.claims} & {folded(c.about) for c in claims})
