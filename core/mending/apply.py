"""Reviewers' mendings applied to a dossier: a pure function, so that panels and every export follow it alike."""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec

from core.compare.basis import Basis, compare_again
from core.mending.adding import add
from core.mending.days import FIELD
from core.mending.fields import field_of
from core.mending.joining import count_with, merge_events, merge_people, split_event, split_person
from core.mending.notes import Mended, Note, version_of
from core.mending.recount import recounted, renumbered, tally_targets
from core.mending.seats import Seat
from core.mending.work import Work
from core.model import Dossier
from core.store import Mending


def mend(dossier: Dossier, mendings: Iterable[Mending], basis: Basis | None = None, *, again: bool = False) -> Mended:
    """The dossier with the mendings applied in their order, tallies drawn up and sources compared anew.

    Nothing is changed where there is no mending. Without a `basis` (see `core.compare.basis`) the disagreements stay as
    they are. A later mending of a field is shown, earlier ones stay in its note; a mending whose row is not there, or
    that makes no sense there, is in `lost`. `again` draws up tallies and disagreements anew though nothing was mended.
    Never raises on any mending.
    """
    mendings = tuple(mendings)
    if not mendings and not again:
        return Mended(dossier=dossier)
    work = Work(dossier, basis, (target for mending in mendings for target in mending.targets))
    # Rows are added first: one that was taken back and brought back is younger than what was done to it before.
    in_order = sorted(mendings, key=lambda mending: (mending.deed != "add", mending.id))
    lost = [mending for mending in in_order if not _apply(work, mending)]
    return _finished(work, dossier, basis, tuple(lost), again)


def _apply(work: Work, mending: Mending) -> bool:
    """Whether the mending found its row and could be applied."""
    try:
        return _DEEDS[mending.deed](work, mending)
    except (KeyError, ValueError, TypeError, IndexError):
        return False


def _set(work: Work, mending: Mending) -> bool:
    kind = mending.targets[0].kind
    key, field = work.find(mending.targets[0]), field_of(kind, mending.field)
    if key is None or field is None:
        return False
    made = field.put(work.row(kind, key), json.loads(mending.value))
    if isinstance(made, Seat) and work.teams.seat_of(made.table, made.name) not in (None, key):
        raise ValueError("two seats of one name at a table are one seat")
    work.put(kind, key, made)
    machine = "" if key in work.added else field.get(work.machine[key])
    if kind == "article" and field.name == FIELD:
        said = json.loads(mending.machine)  # the article itself was read by the day that it was given
        machine = machine if said is None else said
    work.note(
        Note(
            row=key,
            deed="set",
            field=field.name,
            title=field.title,
            machine=machine,
            versions=(version_of(mending),),
        )
    )
    return True


def _merge(work: Work, mending: Mending) -> bool:
    kind = mending.targets[0].kind
    one, other = work.find(mending.targets[0]), work.find(mending.targets[1])
    if one is None or other is None or one == other:
        return False
    if kind == "event":
        merge_events(work, one, other, version_of(mending))
    elif kind == "seat":
        merge_people(work, one, other, version_of(mending))
    else:
        count_with(work, one, other, json.loads(mending.machine), version_of(mending))
    return True


def _split(work: Work, mending: Mending) -> bool:
    kind, key = mending.targets[0].kind, work.find(mending.targets[0])
    if key is None:
        return False
    if kind == "event":
        split_event(work, key, mending.targets[1], mending.id, version_of(mending))
    elif kind == "seat":
        split_person(work, key, mending.targets[1], json.loads(mending.value), mending.id, version_of(mending))
    else:
        count_with(work, key, key, json.loads(mending.machine), version_of(mending))
    return True


def _add(work: Work, mending: Mending) -> bool:
    return add(work, mending.targets[0], json.loads(mending.value), mending.id, version_of(mending))


_DEEDS = {"set": _set, "merge": _merge, "split": _split, "add": _add}


def _finished(work: Work, dossier: Dossier, basis: Basis | None, lost: tuple[Mending, ...], again: bool) -> Mended:
    if not work.notes and not again:
        return Mended(dossier=dossier, lost=lost)
    _follow_meetings(work)
    work.teams.settle()
    events = tuple(work.events.values())
    delegations, keys = work.teams.delegations(work.merged)
    made = msgspec.structs.replace(
        dossier,
        articles=tuple(work.articles.values()),
        events=events,
        actors=tuple(work.actors),
        delegations=delegations,
        figures=tuple(work.figures.values()),
    )
    made = recounted(dossier, made, again)
    if basis is not None:
        made = renumbered(dossier, compare_again(made, Basis(told=work.told, event_ids=work.event_ids)))
    notes = tuple(msgspec.structs.replace(n, row=keys.get(n.row, n.row)) for n in work.notes.values())
    targets = {keys.get(key, key): target for key, target in work.targets.items()}
    targets.update(tally_targets(dossier, made))
    return Mended(dossier=made, notes=notes, targets=targets, lost=lost)


def _follow_meetings(work: Work) -> None:
    """Delegations that sat at an event on its day go with it to its mended day."""
    for key, table in list(work.teams.tables.items()):
        meeting = work.teams.frame(key).meeting
        machine, event = work.machine.get(meeting or ""), work.events.get(meeting or "")
        if machine is None or event is None or event.date is None or not getattr(machine, "date", None):
            continue
        if table.day == machine.date.start and table.day != event.date.start:  # type: ignore[union-attr]
            work.teams.move(key, event.date.start)
