"""Mendings applied to a dossier: what is shown, what stays beside it, and what follows."""

from __future__ import annotations

import msgspec
import pytest

from core.mending.apply import mend
from core.mending.notes import told
from core.model import Article, Dossier, Evidence
from core.pipeline import annotate, side_by_side
from core.store import Mending
from core.views import Editing, Index, anchors_of, choices_of, detail_of, evidence_of, notes_of
from tests.fixtures.dossier import dossier
from tests.fixtures.mending import edit, mended, rows, signed


def test_without_mendings_the_dossier_is_the_machines() -> None:
    found = dossier()
    assert mend(found, ()).dossier is found


def test_the_mended_value_is_shown_and_the_machines_stays_beside_it() -> None:
    index, made = mended(dossier(), *signed(edit(Index(dossier()), "timeline", "e2", "place", "Torvel")))
    row = rows(index, "timeline")["e2"]
    assert row.cells[4] == "Torvel"
    assert "mended" in row.marks
    assert [told(n) for n in notes_of(index, row)] == ["place Torvel by ann, 2031-05-06 (the machine: Kelm)"]
    assert "the machine: Kelm" in detail_of(index, row).line
    assert made.lost == ()


def test_two_reviewers_mendings_are_both_told() -> None:
    index = Index(dossier())
    first = signed(edit(index, "timeline", "e2", "place", "Torvel"))
    second = signed(edit(index, "timeline", "e2", "place", "Sellin"), 2, "ben")
    index, _ = mended(dossier(), *first, *second)
    row = rows(index, "timeline")["e2"]
    assert row.cells[4] == "Sellin"
    assert [told(n) for n in notes_of(index, row)] == [
        "place Sellin by ben, 2031-05-06 (the machine: Kelm; before: Torvel by ann, 2031-05-06)"
    ]
    index, _ = mended(dossier(), *first)
    assert rows(index, "timeline")["e2"].cells[4] == "Torvel"


def test_a_row_is_mended_again_after_it_was_mended() -> None:
    first = signed(edit(Index(dossier()), "timeline", "e2", "date", "2031-05-04"))
    index, _ = mended(dossier(), *first)
    second = signed(edit(index, "timeline", "e2", "type", "statement"), 2)
    index, made = mended(dossier(), *first, *second)
    row = rows(index, "timeline")["e2"]
    assert (row.cells[1], row.cells[3], made.lost) == ("2031-05-04", "statement", ())
    editing = Editing(index, choices_of(index, row)[0])
    assert [editing.machine(f) for f in editing.fields if f.name in ("type", "date")] == ["attack", "2031-05-03"]


def test_a_verdict_stays_with_a_row_whose_day_and_kind_are_mended() -> None:
    before = Index(dossier())
    old = set(anchors_of(before, rows(before, "timeline")["e2"]))
    index, _ = mended(
        dossier(),
        *signed(edit(before, "timeline", "e2", "type", "statement")),
        *signed(edit(before, "timeline", "e2", "date", "2031-05-04"), 2),
    )
    assert old < set(anchors_of(index, rows(index, "timeline")["e2"]))


def test_a_verdict_stays_with_a_tally_whose_figures_are_mended() -> None:
    before = Index(dossier())
    t1 = rows(before, "tallies")["t1"]
    everything = len(choices_of(before, t1)) - 1
    index, _ = mended(dossier(), *signed(edit(before, "tallies", "t1", "date", "2031-05-01", choice=everything)))
    row = rows(index, "tallies")["t1"]
    assert row.date == "2031-05-01"
    assert set(anchors_of(before, t1)) < set(anchors_of(index, row))


def test_a_mended_number_moves_its_tally() -> None:
    index, _ = mended(dossier(), *signed(edit(Index(dossier()), "tallies", "t1", "number", ">=60")))
    row = rows(index, "tallies")["t1"]
    assert row.cells[3] == "55–60+"
    assert "mended" in row.marks
    assert "mended" not in rows(index, "tallies")["t2"].marks


def test_a_figure_of_another_measure_goes_to_its_own_tally() -> None:
    index, made = mended(dossier(), *signed(edit(Index(dossier()), "tallies", "t1", "object", "missile", choice=1)))
    assert {t.id: len(t.figures) for t in made.dossier.tallies if t.action == "launched"} == {"t1": 2, "t5": 1}
    assert index.tallies["t5"].object == "missile"


def test_all_figures_of_a_tally_are_mended_as_one() -> None:
    index = Index(dossier())
    choices = choices_of(index, rows(index, "tallies")["t1"])
    assert [len(choice) for choice in choices] == [1, 1, 1, 3]
    assert {f.name for f in Editing(index, choices[3]).fields} == {
        "object", "action", "by", "against", "place", "date", "end",
    }  # fmt: skip
    given = edit(index, "tallies", "t1", "place", "Kelm", choice=3)
    assert len(given) == 3
    index, _ = mended(dossier(), *signed(given))
    assert index.tallies["t1"].place == "Kelm"


def test_seats_move_and_lead() -> None:
    index = Index(dossier())
    given = [
        *edit(index, "delegations", "g3.1", "side", "Suvia"),
        *edit(index, "delegations", "g3.1", "role", "party"),
        *edit(index, "delegations", "g1.1", "seat", "head"),
        *edit(index, "delegations", "g2.h", "title", "chief negotiator"),
    ]
    index, made = mended(dossier(), *signed(given))
    assert made.lost == ()
    norland, suvia = made.dossier.delegations
    assert norland.head
    assert (norland.head.name, [m.name for m in norland.members]) == ("Otto Reiss", ["Ilse Brandt"])
    assert suvia.head
    assert (suvia.head.title, [m.name for m in suvia.members]) == ("chief negotiator", ["Leyla Sabri"])
    marked = {row.cells[1] for row in rows(index, "delegations").values() if "mended" in row.marks}
    assert marked == {"Otto Reiss", "Davit Oren", "Leyla Sabri"}


def test_a_delegation_changes_its_name_with_everybody_at_it() -> None:
    _, made = mended(dossier(), *signed(edit(Index(dossier()), "delegations", "g1", "side", "Nordland")))
    assert [d.side for d in made.dossier.delegations] == ["Nordland", "Suvia", "Qasra"]
    assert [m.name for m in made.dossier.delegations[0].members] == ["Otto Reiss"]
    _, made = mended(dossier(), *signed(edit(Index(dossier()), "delegations", "g1", "head", "Otto Reiss")))
    assert made.dossier.delegations[0].head.name == "Otto Reiss"  # type: ignore[union-attr]
    _, made = mended(dossier(), *signed(edit(Index(dossier()), "delegations", "g3", "head", "Nura Sabri")))
    assert made.dossier.delegations[2].head.name == "Nura Sabri"  # type: ignore[union-attr]
    assert [m.name for m in made.dossier.delegations[2].members] == ["Leyla Sabri"]


def test_delegations_follow_their_meeting_to_its_mended_day() -> None:
    index, made = mended(dossier(), *signed(edit(Index(dossier()), "timeline", "e1", "date", "2031-05-02")))
    assert {d.meeting_date for d in made.dossier.delegations} == {"2031-05-02"}
    assert {d.meeting for d in made.dossier.delegations} == {"e1"}
    assert [row.of for row in rows(index, "delegations").values()].count("meeting") == 1


def moved(found: Dossier, by: str, sha256: str = "other") -> Dossier:
    """The dossier with a line put before its first article: other content, other offsets, other ids."""

    def there(evidence: Evidence) -> Evidence:
        off = len(by) if evidence.article == "a1" else 0
        return msgspec.structs.replace(evidence, start=evidence.start + off, end=evidence.end + off)

    first = found.articles[0]
    return msgspec.structs.replace(
        found,
        articles=(msgspec.structs.replace(first, text=by + first.text, sha256=sha256), *found.articles[1:]),
        events=tuple(
            msgspec.structs.replace(e, id=f"e9{e.id[1:]}", evidence=tuple(map(there, e.evidence)))
            for e in reversed(found.events)
        ),
        figures=tuple(
            msgspec.structs.replace(f, start=f.start + len(by), end=f.end + len(by)) if f.article == "a1" else f
            for f in found.figures
        ),
    )


def test_a_mending_outlives_an_edited_article_and_other_ids() -> None:
    index = Index(dossier())
    given = signed([*edit(index, "timeline", "e3", "place", "Torvel"), *edit(index, "tallies", "t3", "number", "14")])
    index, made = mended(moved(dossier(), "Updated at 20:00\n"), *given)
    assert made.lost == ()
    assert rows(index, "timeline")["e93"].cells[4] == "Torvel"
    assert index.tallies["t3"].low == 14


def test_a_mending_outlives_a_sentence_that_is_edited_a_little() -> None:
    found = dossier()
    old = "Suvia will free 50 prisoners on Monday, its negotiator Davit Oren said."
    new = "Suvia will free some 50 prisoners on Monday, its negotiator Davit Oren said."
    given = signed(edit(Index(found), "timeline", "e3", "status", "cancelled"))
    first = found.articles[0]
    articles = (msgspec.structs.replace(first, text=first.text.replace(old, new), sha256="other"),)
    start = articles[0].text.index(new)
    words = Evidence(article="a1", start=start, end=start + len(new), quote=new)
    event = msgspec.structs.replace(found.events[2], evidence=(words,))
    _, made = mended(Dossier(articles=articles, events=(event,)), *given)
    assert (made.lost, made.dossier.events[0].status) == ((), "cancelled")


def test_of_two_events_in_one_sentence_the_one_that_was_meant_is_mended() -> None:
    found = dossier()
    twin = msgspec.structs.replace(found.events[1], id="e5", type="statement", place="Kelm")
    both = msgspec.structs.replace(found, events=(*found.events, twin))
    index, _ = mended(both, *signed(edit(Index(both), "timeline", "e5", "place", "Torvel")))
    assert (index.events["e5"].place, index.events["e2"].place) == ("Torvel", "Kelm")


def test_what_finds_no_row_is_counted_and_harms_nothing() -> None:
    found = dossier()
    given = signed(edit(Index(found), "timeline", "e2", "place", "Torvel"))
    alone = msgspec.structs.replace(found, articles=found.articles[2:], events=found.events[3:])
    assert mend(alone, given).lost == given
    odd = msgspec.structs.replace(given[0], value="[1", id=2)
    wrong = msgspec.structs.replace(given[0], field="colour", id=3)
    assert {m.id for m in mend(found, [*given, odd, wrong]).lost} == {2, 3}


def test_the_same_value_is_no_mending() -> None:
    assert edit(Index(dossier()), "timeline", "e2", "place", "kelm") == ()


def test_headings_meetings_and_disagreements_have_no_fields() -> None:
    index = Index(dossier())
    for panel, row in (("timeline", "background"), ("delegations", "meeting:e1"), ("disagreements", "d1")):
        assert choices_of(index, rows(index, panel)[row]) == ()  # type: ignore[arg-type]


def test_the_day_of_an_article_is_mended_and_found_again_when_the_article_is_edited() -> None:
    found = dossier()
    before = Index(found).articles["a2"]
    given = signed(edit(Index(found), "sources", "a2", "published", "5 May 2031"))
    index, _ = mended(found, *given)
    row = rows(index, "sources")["a2"]
    assert (row.cells[2], row.date, row.sign) == ("2031-05-05", "2031-05-05", "*")
    assert [told(n) for n in notes_of(index, row)] == [
        f"published 2031-05-05 by ann, 2031-05-06 (the machine: {(before.published or 'nothing').replace('T', ' ')})"
    ]
    assert index.dossier.events == found.events
    spots = [spot for spot in evidence_of(index, rows(index, "timeline")["e1"]) if spot.article == "a2"]
    assert {spot.published for spot in spots} == {"2031-05-05"}
    edited = msgspec.structs.replace(before, sha256="another", text=before.text + "\nCorrected.")
    again = msgspec.structs.replace(found, articles=tuple(edited if a.id == "a2" else a for a in found.articles))
    assert mended(again, *given)[0].articles["a2"].published == "2031-05-05"
    gone = msgspec.structs.replace(found, articles=tuple(a for a in found.articles if a.id != "a2"))
    assert mended(gone, *given)[1].lost == given


NORTH = "Norland launched 40 drones at Suvia overnight into 3 May 2031, Suvia's army said.\n"
SOUTH = "Norland launched 55 drones at Suvia overnight into 3 May 2031, Suvia's army said.\n"


@pytest.fixture(scope="module")
def real():  # type: ignore[no-untyped-def]
    def article(name: str, text: str) -> Article:
        return Article(
            id=name, path=f"{name}.txt", sha256=name * 8, source=name.upper(), text=text, published="2031-05-03",
            language="en", words=len(text.split()),
        )  # fmt: skip

    told_by = {"a1": NORTH.replace("army", "air force"), "a2": SOUTH}
    for side in (("Norland", "Russia"), ("Suvia", "Ukraine")):
        told_by = {name: text.replace(*side) for name, text in told_by.items()}
    return side_by_side([annotate(article(name, text)) for name, text in told_by.items()])


def test_sources_are_compared_anew(real) -> None:  # type: ignore[no-untyped-def]
    found, basis = real
    assert [d.kind for d in found.disagreements] == ["count"]
    index = Index(found)
    row = next(iter(rows(index, "tallies").values()))
    assert len(choices_of(index, row)) == 3
    given = signed(edit(index, "tallies", row.id, "number", "40", choice=1))
    _, made = mended(found, *given, basis=basis)
    assert made.dossier.disagreements == ()
    _, kept = mended(found, *given)
    assert kept.dossier.disagreements == found.disagreements
    again, _ = mended(found, *signed(edit(index, "tallies", row.id, "number", "70", choice=1)), basis=basis)
    assert [d.id for d in again.dossier.disagreements] == [d.id for d in found.disagreements]
    assert [p.value[:2] for d in again.dossier.disagreements for p in d.positions] == ["40", "70"]


def test_any_mending_leaves_a_dossier(real) -> None:  # type: ignore[no-untyped-def]
    found, basis = real
    odd = [
        Mending(deed=deed, targets=(), field="place", id=n) for n, deed in enumerate(("set", "merge", "split", "add"))
    ]
    made = mend(found, odd, basis)
    assert (made.dossier, len(made.lost)) == (found, 4)
