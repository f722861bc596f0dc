"""The seats of a delegation one by one, each with the words that name it."""

from __future__ import annotations

from collections.abc import Mapping

from core.model import Actor, Delegation, Evidence, Member


def seated(delegation: Delegation, people: Mapping[str, Actor]) -> list[tuple[str, Member]]:
    """The head (as "h") and the members (as "1", "2" …), the head not twice; `people` are the actors by name."""
    head = delegation.head
    seats: list[tuple[str, Member]] = []
    if head:
        own = next((m for m in delegation.members if m.name == head.name), None)
        evidence = own.evidence if own and own.evidence else _naming(delegation, head.name, people.get(head.name))
        seats.append(("h", Member(name=head.name, title=head.title, evidence=evidence)))
    seats.extend((str(n), m) for n, m in enumerate(delegation.members, 1) if not (head and m.name == head.name))
    return seats


def _naming(delegation: Delegation, name: str, person: Actor | None) -> tuple[Evidence, ...]:
    """The delegation's evidence that names the person by surname or alias; all of it where none does."""
    names = {n.split()[-1].casefold() for n in (name, *(person.aliases if person else ())) if n.strip()}
    naming = tuple(e for e in delegation.evidence if any(n in e.quote.casefold() for n in names))
    return naming or delegation.evidence
