"""Rows added from selected words: prefilled with what the rules read in them, kept with the words, and undone."""

from __future__ import annotations

import msgspec
import pytest

from core.mending.apply import mend
from core.mending.fields import Field
from core.mending.notes import told
from core.model import Article, Dossier
from core.store import Mending
from core.views import Adding, Index, addings, evidence_of, notes_of
from tests.fixtures.dossier import DAILY, WIRE, dossier
from tests.fixtures.mending import edit, mended, rows, signed

TEXT = """Border brief

The mayor said little. Russia launched 40 drones at Kyiv on 2 June 2025. Over 20 villages were left without power.

Defence Minister Rustem Umerov will come to Istanbul on Tuesday.
"""


@pytest.fixture(scope="module")
def index() -> Index:
    article = Article(
        id="a1", path="a.txt", sha256="s1", source="Wire", text=TEXT, published="2025-06-02", language="en", words=30
    )
    return Index(Dossier(articles=(article,)))


def from_words(index: Index, words: str, kind: str, text: str = TEXT) -> Adding:
    start = text.index(words)
    return next(a for a in addings(index, "a1", start, start + len(words)) if a.fields == _fields(kind))


def _fields(kind: str) -> tuple[Field, ...]:
    from core.mending.fields import adding_fields

    return adding_fields(kind)


def values(adding: Adding) -> dict[str, str]:
    return {field.name: value for field in adding.fields if (value := adding.value(field))}


def give(adding: Adding, name: str, text: str) -> None:
    adding.give(next(f for f in adding.fields if f.name == name), text)


def test_a_number_is_prefilled_with_what_the_rules_read(index: Index) -> None:
    read = values(from_words(index, "Russia launched 40 drones at Kyiv on 2 June 2025", "figure"))
    assert {name: read[name] for name in ("number", "object", "action", "by", "date")} == {
        "number": "40",
        "object": "drone",
        "action": "launched",
        "by": "Russia",
        "date": "2025-06-02",
    }


def test_a_number_without_a_verb_keeps_what_it_counts(index: Index) -> None:
    read = values(from_words(index, "Over 20 villages", "figure"))
    assert (read["number"], read["object"], "action" in read) == ("≥21", "settlement", False)


def test_an_event_and_a_seat_are_prefilled(index: Index) -> None:
    words = "Defence Minister Rustem Umerov will come to Istanbul on Tuesday."
    event, seat = values(from_words(index, words, "event")), values(from_words(index, words, "seat"))
    assert (event["date"], event["place"], event["gist"]) == ("2025-06-03", "Istanbul", words)
    assert "Rustem Umerov" in event["actors"]
    assert (seat["name"], seat["side"], seat["title"]) == ("Rustem Umerov", "Ukraine", "Defence Minister")


def test_the_likeliest_kind_stands_first(index: Index) -> None:
    def first(words: str) -> tuple[Field, ...]:
        start = TEXT.index(words)
        return addings(index, "a1", start, start + len(words))[0].fields

    assert first("Russia launched 40 drones at Kyiv on 2 June 2025.") == _fields("figure")
    assert first("Defence Minister Rustem Umerov") == _fields("seat")
    assert first("The mayor said little.") == _fields("event")


def test_an_added_number_is_counted_and_compared(index: Index) -> None:
    adding = from_words(index, "Russia launched 40 drones at Kyiv", "figure")
    given = signed(adding.add(), 5)
    made, result = mended(index.dossier, *given)
    figure = made.figures["fm5"]
    assert (figure.text, TEXT[figure.start : figure.end]) == (figure.text, figure.text)
    assert figure.quote == "Russia launched 40 drones at Kyiv on 2 June 2025."
    row = next(iter(rows(made, "tallies").values()))
    assert row.marks == ("added",)
    assert [told(n) for n in notes_of(made, row)] == ["added by ann, 2031-05-06"]
    assert [s.quote for s in evidence_of(made, row)] == ["Russia launched 40 drones at Kyiv"]
    assert result.lost == ()


def test_what_is_missing_is_asked_for(index: Index) -> None:
    adding = from_words(index, "Over 20 villages", "figure")
    with pytest.raises(ValueError, match="Action is needed"):
        adding.add()
    give(adding, "action", "damaged")
    assert len(adding.add()) == 1
    seat = from_words(index, "The mayor", "seat")
    with pytest.raises(ValueError, match="Name is needed"):
        seat.add()
    with pytest.raises(ValueError, match="No words are selected"):
        addings(index, "a1", 12, 14)


def test_an_added_event_is_mended_and_outlives_an_edited_article() -> None:
    found = dossier()
    before = Index(found)
    words = "The talks lasted four hours."
    start = WIRE.index(words)
    adding = next(a for a in addings(before, "a1", start - 1, start + len(words)) if a.fields == _fields("event"))
    give(adding, "date", "2031-05-03")
    give(adding, "type", "talks")
    first = signed(adding.add(), 5)
    made, _ = mended(found, *first)
    assert made.events["em5"].evidence[0].quote == words
    second = signed(edit(made, "timeline", "em5", "place", "Port Ambra"), 6)
    article = msgspec.structs.replace(found.articles[0], text="Updated.\n" + WIRE, sha256="other")
    later = msgspec.structs.replace(found, articles=(article, *found.articles[1:]))
    made, result = mended(later, *first, *second)
    event = made.events["em5"]
    assert (event.place, event.evidence[0].start, result.lost) == ("Port Ambra", start + len("Updated.\n"), ())
    assert [told(n) for n in notes_of(made, rows(made, "timeline")["em5"])] == [
        "added by ann, 2031-05-06",
        "place Port Ambra by ann, 2031-05-06 (the machine: nothing)",
    ]


def test_an_added_seat_goes_to_its_sides_table() -> None:
    found = dossier()
    start = DAILY.index("a Norland official")
    adding = next(a for a in addings(Index(found), "a2", start, start + 18) if a.fields == _fields("seat"))
    for name, text in (("name", "Nils Aber"), ("side", "norland"), ("date", "2031-05-03"), ("seat", "present")):
        give(adding, name, text)
    _, made = mended(found, *signed(adding.add(), 5))
    team = made.dossier.delegations[0]
    assert [(m.name, m.status) for m in team.members] == [("Otto Reiss", "absent"), ("Nils Aber", "present")]
    assert team.meeting == "e1"
    assert "Nils Aber" in {a.name for a in made.dossier.actors}
    give(adding, "side", "Qasra")
    give(adding, "date", "2031-05-09")
    _, made = mended(found, *signed(adding.add(), 5))
    assert [(d.side, d.meeting_date, d.meeting) for d in made.dossier.delegations][-1] == ("Qasra", "2031-05-09", None)


def test_words_that_are_gone_lose_the_row_only_in_this_reading(index: Index) -> None:
    given = signed(from_words(index, "Russia launched 40 drones at Kyiv", "figure").add())
    other = Article(id="a1", path="b.txt", sha256="s2", text="Nothing of the kind.", language="en")
    assert mend(Dossier(articles=(other,)), given).lost == given


def test_a_row_brought_back_keeps_what_was_done_to_it(index: Index) -> None:
    first = signed(from_words(index, "Russia launched 40 drones at Kyiv", "figure").add(), 5)
    made, _ = mended(index.dossier, *first)
    edited = signed(edit(made, "tallies", "t1", "number", "41"), 6)
    again: tuple[Mending, ...] = tuple(msgspec.structs.replace(m, id=9) for m in first)
    made, result = mended(index.dossier, *edited, *again)
    assert (made.figures["fm9"].low, result.lost) == (41, ())
