"""Tallies and disagreements drawn up anew after rows were mended, each under the id that it had."""

from __future__ import annotations

from collections import Counter

import msgspec

from core.model import Dossier, Tally
from core.store import Target


def tally_targets(machine: Dossier, mended: Dossier) -> dict[str, Target]:
    """For each tally that is another one now: what told it from others as the machine drew it up."""
    was = {tally.id: _identity(tally) for tally in machine.tallies}
    return {
        tally.id: Target(kind="tally", identity=was[tally.id], words=())
        for tally in mended.tallies
        if tally.id in was and was[tally.id] != _identity(tally)
    }


def _identity(tally: Tally) -> str:
    return f"{tally.object} {tally.action}|{tally.date.start if tally.date else ''}"


def recounted(machine: Dossier, mended: Dossier, again: bool = False) -> Dossier:
    """The mended dossier with tallies of its own figures; the machine's where no figure is another one, unless `again`.

    A tally keeps the id of the machine's tally with which it shares most figures.
    """
    if mended.figures == machine.figures and not again:
        return mended
    from core.resolve.tallies import tallies

    made = tallies(mended.figures, mended.articles)
    was = {figure: tally.id for tally in machine.tallies for figure in tally.figures}
    shared = [(Counter(was[f] for f in tally.figures if f in was), tally) for tally in made]
    wishes = sorted(
        ((count, place, old) for place, (counted, _) in enumerate(shared) for old, count in counted.items()),
        key=lambda wish: (-wish[0], wish[1]),
    )
    ids: dict[int, str] = {}
    for _, place, old in wishes:
        if place not in ids and old not in ids.values():
            ids[place] = old
    free = max((_number(tally.id) for tally in machine.tallies), default=0)
    for place in range(len(made)):
        if place not in ids:
            free += 1
            ids[place] = f"t{free}"
    return msgspec.structs.replace(
        mended, tallies=tuple(msgspec.structs.replace(tally, id=ids[place]) for place, tally in enumerate(made))
    )


def renumbered(machine: Dossier, mended: Dossier) -> Dossier:
    """The mended dossier whose disagreements have the ids of the machine's that are about the same thing."""
    old: dict[tuple[str, str, str | None], list[str]] = {}
    for dispute in machine.disagreements:
        old.setdefault((dispute.kind, dispute.about, dispute.date), []).append(dispute.id)
    free = max((_number(dispute.id) for dispute in machine.disagreements), default=0)
    kept = []
    for dispute in mended.disagreements:
        ids = old.get((dispute.kind, dispute.about, dispute.date))
        free += not ids
        kept.append(msgspec.structs.replace(dispute, id=ids.pop(0) if ids else f"d{free}"))
    return msgspec.structs.replace(mended, disagreements=tuple(kept))


def _number(row: str) -> int:
    return int(row[1:]) if row[1:].isdigit() else 0
