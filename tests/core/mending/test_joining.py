"""Merging and splitting events, people and tallies: nothing is lost, and all that referred to a row follows it."""

from __future__ import annotations

import msgspec
import pytest

from core.mending.apply import mend
from core.mending.notes import told
from core.model import Article, Dossier
from core.pipeline import annotate, side_by_side
from core.store import Mending
from core.views import Index, evidence_of, marked, merged, notes_of, split
from core.views.rows import PanelName
from tests.fixtures.dossier import dossier
from tests.fixtures.mending import edit, mended, rows, signed


def join(index: Index, panel: PanelName, one: str, other: str) -> tuple[Mending, ...]:
    there = rows(index, panel)
    return merged(marked(index, there[one]), index, there[other])


def part(index: Index, panel: PanelName, row: str, place: int) -> tuple[Mending, ...]:
    one = rows(index, panel)[row]
    return split(index, one, evidence_of(index, one)[place])


def test_two_events_become_one_and_what_referred_to_the_first_follows() -> None:
    index, made = mended(dossier(), *signed(join(Index(dossier()), "timeline", "e2", "e3")))
    event = index.events["e3"]
    assert "e2" not in index.events
    assert (event.type, event.date.start, event.place) == ("exchange", "2031-05-05", "Kelm")  # type: ignore[union-attr]
    assert event.actors == ("Suvia", "Norland")
    assert len(event.evidence) == 6
    assert {f.event for f in made.dossier.figures} == {"e3", None}
    assert [told(n) for n in notes_of(index, rows(index, "timeline")["e3"])] == [
        "merged with attack 2031-05-03 Kelm by ann, 2031-05-06"
    ]


def test_a_meeting_merged_away_takes_its_delegations_along() -> None:
    _, made = mended(dossier(), *signed(join(Index(dossier()), "timeline", "e1", "e4")))
    assert {d.meeting for d in made.dossier.delegations} == {"e4"}


def test_merged_rows_are_merged_on_and_mended_through_either_name() -> None:
    before = Index(dossier())
    first = signed(join(before, "timeline", "e2", "e3"))
    late = signed(edit(before, "timeline", "e2", "gist", "the night"), 2, "ben")
    second = signed(join(mended(dossier(), *first)[0], "timeline", "e3", "e1"), 3)
    index, made = mended(dossier(), *first, *late, *second)
    assert made.lost == ()
    assert set(index.events) == {"e1", "e4"}
    assert len(index.events["e1"].evidence) == 10
    assert len(notes_of(index, rows(index, "timeline")["e1"])) == 3


def test_a_source_is_taken_out_of_an_event() -> None:
    index, made = mended(dossier(), *signed(part(Index(dossier()), "timeline", "e2", 2), 7))
    assert [e.article for e in index.events["e2"].evidence] == ["a1", "a2", "a4"]
    assert [e.article for e in index.events["em7"].evidence] == ["a3"]
    assert {f.event for f in made.dossier.figures if f.article == "a3"} == {"em7"}
    shown = rows(index, "timeline")
    assert [told(n) for n in notes_of(index, shown["em7"])] == [
        "taken out of attack 2031-05-03 Kelm by ann, 2031-05-06"
    ]
    assert [told(n) for n in notes_of(index, shown["e2"])] == [
        "attack 2031-05-03 Kelm taken out of it by ann, 2031-05-06"
    ]


def test_a_row_taken_out_is_mended_and_put_back() -> None:
    first = signed(part(Index(dossier()), "timeline", "e2", 2), 7)
    index, _ = mended(dossier(), *first)
    second = signed(edit(index, "timeline", "em7", "place", "Sellin"), 8)
    index, made = mended(dossier(), *first, *second)
    assert (index.events["em7"].place, index.events["e2"].place, made.lost) == ("Sellin", "Kelm", ())
    third = signed(join(index, "timeline", "em7", "e2"), 9)
    index, made = mended(dossier(), *first, *second, *third)
    assert {e.article for e in index.events["e2"].evidence} == {"a1", "a2", "a3", "a4"}
    assert {f.event for f in made.dossier.figures if f.article == "a3"} == {"e2"}


def test_two_people_become_one_with_every_spelling_and_office() -> None:
    index, made = mended(dossier(), *signed(join(Index(dossier()), "delegations", "g3.1", "g2.h")))
    person = index.people["Davit Oren"]
    assert "Leyla Sabri" in person.aliases
    assert [d.side for d in made.dossier.delegations] == ["Norland", "Suvia", "Qasra"]
    assert [m.name for m in made.dossier.delegations[2].members] == ["Davit Oren"]
    assert index.events["e1"].actors == ("Norland", "Suvia", "Ilse Brandt", "Davit Oren")


def test_two_people_at_one_table_become_one_seat() -> None:
    index, made = mended(dossier(), *signed(join(Index(dossier()), "delegations", "g1.1", "g1.h")))
    team = made.dossier.delegations[0]
    assert team.head
    assert team.head.name == "Ilse Brandt"
    assert [row.cells[1] for row in rows(index, "delegations").values() if row.parent == "g1"] == ["Ilse Brandt"]
    assert rows(index, "delegations")["g1"].cells[2] == "1 named"
    assert "Otto Reiss" not in index.people
    assert {t.title for t in index.people["Ilse Brandt"].titles} == {
        "Deputy Foreign Minister",
        "foreign minister",
        "General",
    }
    row = next(r for r in rows(index, "delegations").values() if r.cells[1] == "Ilse Brandt")
    assert [told(n) for n in notes_of(index, row)] == ["merged with Otto Reiss by ann, 2031-05-06"]


def test_a_source_of_a_seat_is_about_somebody_else() -> None:
    index, made = mended(dossier(), *signed(part(Index(dossier()), "delegations", "g1.1", 1), 7))
    assert [m.name for m in made.dossier.delegations[0].members] == ["Otto Reiss", "Otto Reiss (2)"]
    assert [t.articles for t in index.people["Otto Reiss"].titles] == [("a1",)]
    assert [t.articles for t in index.people["Otto Reiss (2)"].titles] == [("a2",)]
    row = next(r for r in rows(index, "delegations").values() if r.cells[1] == "Otto Reiss (2)")
    named = signed(edit(index, "delegations", row.id, "name", "Karl Reiss"), 8)
    _, made = mended(dossier(), *signed(part(Index(dossier()), "delegations", "g1.1", 1), 7), *named)
    assert ([m.name for m in made.dossier.delegations[0].members], made.lost) == (["Otto Reiss", "Karl Reiss"], ())


def test_two_tallies_become_one_and_a_number_is_taken_out_again() -> None:
    before = Index(dossier())
    first = signed(join(before, "tallies", "t3", "t1"))
    index, made = mended(dossier(), *first)
    assert index.tallies["t1"].figures == ("f2", "f5", "f7", "f3")
    assert "t3" not in index.tallies
    assert [told(n) for n in notes_of(index, rows(index, "tallies")["t1"])] == [
        "merged with Drones launched by Norland at Suvia by ann, 2031-05-06"
    ]
    place = [s.article for s in evidence_of(index, rows(index, "tallies")["t1"])].index("a3")
    second = signed(part(index, "tallies", "t1", place), 2)
    index, made = mended(dossier(), *first, *second)
    assert made.lost == ()
    assert sorted(t.figures for t in index.tallies.values()) == [("f1", "f4"), ("f2", "f7", "f3"), ("f5",), ("f6",)]


@pytest.mark.parametrize(
    ("panel", "one", "other", "said"),
    [
        ("timeline", "e2", "e2", "one row already"),
        ("timeline", "background", "e2", "choose such a row"),
        ("delegations", "g1", "g2", "choose such a row"),
        ("delegations", "g1.1", "g2", "choose such a row"),
        ("disagreements", "d1", "d2", "choose such a row"),
    ],
)
def test_what_cannot_be_merged_is_told(panel: PanelName, one: str, other: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        join(Index(dossier()), panel, one, other)


def test_a_row_of_another_kind_is_no_place_to_merge_into() -> None:
    index = Index(dossier())
    first = marked(index, rows(index, "timeline")["e1"])
    with pytest.raises(ValueError, match="Events are merged with events only"):
        merged(first, index, rows(index, "tallies")["t1"])


@pytest.mark.parametrize(
    ("panel", "row", "said"),
    [
        ("timeline", "e4", "No other source"),
        ("tallies", "t3", "only one number"),
        ("delegations", "g3.1", "No other source"),
        ("sources", "a1", "choose such a row"),
    ],
)
def test_what_cannot_be_split_is_told(panel: PanelName, row: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        part(Index(dossier()), panel, row, 0)
    with pytest.raises(ValueError, match=r"Open the words|choose such"):
        split(Index(dossier()), rows(Index(dossier()), panel)[row], None)


def test_a_merge_that_makes_no_sense_in_this_reading_is_kept_for_another() -> None:
    found = dossier()
    given = signed(join(Index(found), "timeline", "e2", "e3"))
    alone = msgspec.structs.replace(found, events=found.events[1:2])
    made = mend(alone, given)
    assert (made.lost, made.dossier.events) == (given, alone.events)


@pytest.fixture(scope="module")
def real():  # type: ignore[no-untyped-def]
    texts = (
        "Russia launched 40 drones at Ukraine overnight into 3 May 2031, Ukraine's air force said.\n",
        "Russia launched 55 drones at Ukraine overnight into 3 May 2031, Ukraine's army said.\n",
    )
    articles = [
        Article(
            id=f"a{n}",
            path=f"{n}.txt",
            sha256=str(n) * 8,
            source=f"S{n}",
            text=text,
            published="2031-05-03",
            language="en",
            words=len(text.split()),
        )
        for n, text in enumerate(texts, 1)
    ]
    return side_by_side([annotate(article) for article in articles])


def test_a_number_taken_out_contradicts_nobody(real) -> None:  # type: ignore[no-untyped-def]
    found, basis = real
    assert [d.kind for d in found.disagreements] == ["count"]
    index = Index(found)
    row = next(iter(rows(index, "tallies").values()))
    _, made = mended(found, *signed(split(index, row, evidence_of(index, row)[1])), basis=basis)
    assert made.dossier.disagreements == ()
    assert len(made.dossier.tallies) == 2


def test_an_event_taken_out_is_as_its_own_source_tells_it(real) -> None:  # type: ignore[no-untyped-def]
    found, basis = real
    index = Index(found)
    event = next(e for e in found.events if len({x.article for x in e.evidence}) == 2)
    row = rows(index, "timeline")[event.id]
    place = next(n for n, s in enumerate(evidence_of(index, row)) if s.article == "a2")
    _, made = mended(found, *signed(split(index, row, evidence_of(index, row)[place]), 7), basis=basis)
    taken = next(e for e in made.dossier.events if e.id == "em7")
    local = next(
        e for t in basis.told if t.article.id == "a2" for e in t.events if basis.event_ids["a2"][e.id] == event.id
    )
    assert msgspec.structs.replace(taken, id=local.id) == local
    assert isinstance(made.dossier, Dossier)
