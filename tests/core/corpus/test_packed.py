"""Records that stay bytes behave as the tuple of them."""

from __future__ import annotations

import msgspec
import pytest

from core.corpus.packed import _AT_HAND, IN_A_SLICE, Packed, packed
from core.corpus.whole import Whole, unpacked
from core.mending.apply import mend
from core.model import Event
from core.pace import in_steps, no_rest
from core.report.data import to_json
from core.views import VIEWS, Index, evidence_of
from tests.bench.big import big_dossier

ROWS = 5_350
DECODE = msgspec.msgpack.Decoder(tuple[Event, ...]).decode


@pytest.fixture(scope="module")
def events() -> tuple[Event, ...]:
    return big_dossier(ROWS).events


@pytest.mark.parametrize("many", [0, 1, IN_A_SLICE - 1, IN_A_SLICE, IN_A_SLICE + 1, IN_A_SLICE * (_AT_HAND + 2) + 7])
def test_they_are_as_they_were(events: tuple[Event, ...], many: int) -> None:
    given = events[:many]
    held = Packed(packed(given), DECODE, [event.id for event in given])
    assert len(held) == many
    assert tuple(held) == given == held
    assert held[3 : many - 3 : 7] == given[3 : many - 3 : 7]
    assert [held[-n] for n in range(1, many + 1)] == list(reversed(given))
    for place in (many, -many - 1):
        with pytest.raises(IndexError):
            held[place]
    assert held != events[: many + 1]


def test_they_are_found_by_their_id(events: tuple[Event, ...]) -> None:
    found = Packed(packed(events), DECODE, [event.id for event in events]).by_id()
    assert dict(found) == {event.id: event for event in events}
    assert "e-1" not in found
    assert found.get("e-1") is None


def test_damaged_bytes_are_told_as_such() -> None:
    with pytest.raises(msgspec.DecodeError):
        tuple(Packed([b"no slice"], DECODE, ["e1"]))


def test_only_a_large_dossier_stays_packed_and_only_where_that_is_asked_for() -> None:
    small, large = (b"".join(Whole(big_dossier(rows)).packed()) for rows in (50, ROWS))
    assert isinstance(unpacked(small, lazily=True).dossier.events, tuple)
    assert isinstance(unpacked(large).dossier.events, tuple)
    assert isinstance(unpacked(large, lazily=True).dossier.events, Packed)


def test_what_is_made_of_it_is_the_same() -> None:
    data = b"".join(Whole(big_dossier(ROWS)).packed())
    plain, lazy = unpacked(data).dossier, unpacked(data, lazily=True).dossier
    one, other = Index(plain), Index(lazy)
    for view in VIEWS.values():
        assert view(one).rows == view(other).rows
    rows = VIEWS["timeline"](one).rows
    assert [evidence_of(one, row) for row in rows[::97]] == [evidence_of(other, row) for row in rows[::97]]
    assert to_json(plain) == to_json(lazy)
    assert mend(plain, (), again=True) == mend(lazy, (), again=True)
    assert b"".join(Whole(lazy).packed()) == data


def test_there_is_a_rest_between_steps() -> None:
    done: list[int | None] = []
    done += in_steps(range(7), lambda: done.append(None), 3)
    assert done == [0, 1, 2, None, 3, 4, 5, None, 6]
    assert list(in_steps(iter(()), no_rest)) == []
