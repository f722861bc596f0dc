"""Whatever reviewers do, in whatever order: nothing raises, nothing refers to what is gone, and all can be taken back."""

from __future__ import annotations

import json
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from core.mending.apply import mend
from core.model import Dossier
from core.report.data import to_json
from core.report.markdown import to_markdown
from core.report.review import reviewed
from core.store import Mending
from core.views import VIEWS, Editing, Index, addings, choices_of, detail_of, evidence_of, marked, merged, split
from tests.fixtures.dossier import dossier
from tests.fixtures.mending import signed

TYPED = st.sampled_from(
    ["", "2031-05-04", "2031-04", "Kelm", "Norland", "talks", "head", "absent", "host", "41", "≥3", "yes", "drone", "Ilse Brandt", "Suvia; Qasra"]
)  # fmt: skip


def act(data: st.DataObject, index: Index) -> tuple[Mending, ...]:
    """One thing that a reviewer might do to what is on show; nothing where it makes no sense."""
    rows = [row for view in VIEWS.values() for row in view(index).rows]
    row, other = data.draw(st.sampled_from(rows)), data.draw(st.sampled_from(rows))
    try:
        what = data.draw(st.sampled_from(["set", "merge", "split", "add"]))
        if what == "merge":
            return merged(marked(index, row), index, other)
        if what == "split":
            spots = evidence_of(index, row)
            return split(index, row, data.draw(st.sampled_from(spots)) if spots else None)
        if what == "add":
            start = data.draw(st.integers(0, 300))
            return data.draw(st.sampled_from(addings(index, "a1", start, start + 30))).add()
        choices = choices_of(index, row)
        if not choices:
            return ()
        editing = Editing(index, data.draw(st.sampled_from(choices)))
        return editing.give(data.draw(st.sampled_from(editing.fields)), data.draw(TYPED))
    except ValueError:
        return ()


def whole(found: Dossier) -> None:
    """Ids are unique and lead somewhere; every figure with a number is in exactly one tally."""
    for kind in (found.events, found.figures, found.tallies, found.disagreements):
        assert not [name for name, times in Counter(row.id for row in kind).items() if times > 1]
    events = {event.id for event in found.events} | {None}
    figures = {figure.id for figure in found.figures}
    assert {figure.event for figure in found.figures} <= events
    assert {team.meeting for team in found.delegations} <= events
    told = Counter(name for tally in found.tallies for name in tally.figures)
    assert set(told) <= figures
    assert set(told.values()) <= {1}
    assert {f.id for f in found.figures if f.low is not None or f.high is not None} == set(told)
    for team in found.delegations:
        names = [m.name for m in team.members]
        assert len(names) == len(set(names))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_anything_in_any_order(data: st.DataObject) -> None:
    machine = dossier()
    given_so_far: tuple[Mending, ...] = ()
    index = Index(machine)
    for _ in range(data.draw(st.integers(1, 6))):
        given_so_far += signed(act(data, index), len(given_so_far) + 1)
        made = mend(machine, given_so_far)
        assert made.lost == ()
        index = Index(made.dossier, made)
        whole(made.dossier)
    for view in VIEWS.values():
        for row in view(index).rows:
            detail_of(index, row)
            evidence_of(index, row)
    found = reviewed(machine, None, given_so_far, {})
    json.loads(to_json(found))
    to_markdown(found)
    kept = tuple(m for m in given_so_far if data.draw(st.booleans()))
    left = mend(machine, kept)
    whole(left.dossier)
    assert {m.id for m in left.lost} <= {m.id for m in kept}
    assert mend(machine, ()).dossier is machine
