"""What can be typed in each field, and the sentence for what cannot."""

from __future__ import annotations

import pytest

from core.mending.fields import FIELDS, field_of, names_text, names_typed
from core.mending.known import known_values, offered, settled
from core.mending.seats import seats_of, table_of
from tests.fixtures.dossier import dossier

FOUND = dossier()
RECORDS = {
    "article": FOUND.articles[0],
    "event": FOUND.events[0],
    "figure": FOUND.figures[4],
    "seat": seats_of("g1", FOUND.delegations[0], {})[1],
    "delegation": table_of(FOUND.delegations[0]),
}


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_takes_back_what_it_shows(kind: str) -> None:
    for field in FIELDS[kind]:
        shown = field.get(RECORDS[kind])
        assert field.get(field.put(RECORDS[kind], shown)) == shown, field.name


@pytest.mark.parametrize(
    ("kind", "name", "typed", "shown"),
    [
        ("article", "published", "2031-05-04", "2031-05-04"),
        ("article", "published", "4 May 2031", "2031-05-04"),
        ("article", "published", "2031-05-04 9.30", "2031-05-04 09:30:00"),
        ("article", "published", "", ""),
        ("article", "outlet", " The  Herald ", "The Herald"),
        ("article", "headline", "", ""),
        ("event", "type", "summ", "summit"),
        ("event", "date", "2031-05", "2031-05"),
        ("event", "date", "4 May 2031", "2031-05-04"),
        ("event", "end", "2031-05-05", "2031-05-05"),
        ("event", "end", "2031-05-03", ""),
        ("event", "time", "9.30", "09:30"),
        ("event", "actors", "Suvia,  Norland,Suvia", "Suvia, Norland"),
        ("event", "actors", "Suvia; Oren, Davit", "Suvia; Oren, Davit"),
        ("event", "background", "y", "yes"),
        ("event", "place", "  ", ""),
        ("figure", "number", "at least 41", "≥41"),
        ("figure", "object", "other:balloon", "other:balloon"),
        ("figure", "confidence", "denied", "denied"),
        ("seat", "seat", "head", "head"),
        ("seat", "seat", "abs", "absent"),
        ("delegation", "role", "host", "host"),
        ("delegation", "date", "2031-05-04", "2031-05-04"),
    ],
)
def test_typed(kind: str, name: str, typed: str, shown: str) -> None:
    field = field_of(kind, name)
    assert field
    assert field.get(field.put(RECORDS[kind], typed)) == shown


@pytest.mark.parametrize(
    ("kind", "name", "typed", "said"),
    [
        ("event", "type", "party", "Type is one of talks, call"),
        ("event", "type", "s", "Type is one of"),
        ("event", "date", "2031-02-30", "no day of the calendar"),
        ("event", "date", "soon", "is no date: write 2025-06-02"),
        ("event", "end", "2031-05-01", "must be a day after 2031-05-03"),
        ("event", "end", "2031-06", "written in the same way"),
        ("event", "time", "25:00", "is no time: write 14:00"),
        ("figure", "number", "lots", "is no number"),
        ("figure", "object", "dragon", "Tab offers them"),
        ("figure", "action", "", "Tab offers them"),
        ("seat", "name", " ", "Name cannot be empty"),
        ("seat", "seat", "asleep", "Seat is one of head, named"),
        ("delegation", "role", "friend", "Role is one of party"),
    ],
)
def test_what_cannot_stand_there_is_told(kind: str, name: str, typed: str, said: str) -> None:
    field = field_of(kind, name)
    assert field
    with pytest.raises(ValueError, match=said):
        field.put(RECORDS[kind], typed)


def test_a_day_before_the_end_is_asked_for() -> None:
    date, end = field_of("event", "date"), field_of("event", "end")
    assert date
    assert end
    long = end.put(RECORDS["event"], "2031-05-05")
    with pytest.raises(ValueError, match="would end on 2031-05-05, before it begins"):
        date.put(long, "2031-05-07")


def test_the_hour_in_utc_goes_with_the_day_it_was_reckoned_for() -> None:
    time = field_of("event", "time")
    assert time
    assert time.put(RECORDS["event"], "14:00").date.utc
    assert time.put(RECORDS["event"], "15:00").date.utc is None


@pytest.mark.parametrize("names", [(), ("A",), ("A", "B"), ("A, of B",), ("A, of B", "C")])
def test_names_are_read_as_they_are_written(names: tuple[str, ...]) -> None:
    assert names_typed(names_text(names)) == names


def test_completion_offers_what_the_dossier_has() -> None:
    place, actors = field_of("event", "place"), field_of("event", "actors")
    assert place
    assert actors
    known = known_values(FOUND, "event", place)
    assert known == ("Kelm", "Port Ambra")
    assert offered(known, "am") == ("Port Ambra",)
    assert offered(known, "Kelm") == ()
    assert offered(known_values(FOUND, "event", actors), "Norland, su", many=True)[0] == "Norland, Suvia"
    assert settled(place, "KELM", known) == "Kelm"
    assert settled(actors, "norland, Elsewhere", ("Norland",)) == "Norland, Elsewhere"


def test_objects_of_the_lexicon_follow_those_of_the_dossier() -> None:
    field = field_of("figure", "object")
    assert field
    known = known_values(FOUND, "figure", field)
    assert known[0] == "drone"
    assert "hostage" in known
