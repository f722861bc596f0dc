"""Who took part in an event, under the names and with the sides that all articles together know them by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from core.model import Actor, Event


class Parties:
    """The persons of a dossier: `people` maps (article id, name in that article) to a person's name in the dossier."""

    def __init__(self, people: Mapping[tuple[str, str], str], actors: Iterable[Actor]) -> None:
        self._people = people
        self._sides = {actor.name: actor.side for actor in actors if actor.kind == "person"}

    def of(self, event: Event, article: str) -> Event:
        """The article's event with a bare surname as the person who bears it, behind the side that this article leaves
        untold."""
        if all((article, actor) not in self._people for actor in event.actors):
            return event
        alone = all((article, actor) in self._people for actor in event.actors)
        actors: dict[str, None] = {}
        for actor in event.actors:
            usual = self._people.get((article, actor), actor)
            side = self._sides.get(usual)
            if side is not None and alone:
                actors[side] = None
            actors[usual if " " not in actor else actor] = None
        return event if tuple(actors) == event.actors else msgspec.structs.replace(event, actors=tuple(actors))
