"""Events across articles: what is one, what stays two, and what may not depend on the order of the files."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from core.model import PLOVER, Actor, Article, Event, Evidence, Extraction, When
from core.resolve.events import merge_events
from core.resolve.taking_part import Parties


def event(
    number: int,
    kind: str,
    day: str,
    place: str | None,
    *actors: str,
    gist: str = "",
    status: str = "occurred",
    **more: str,
) -> Event:
    words = gist or f"{kind} of {' and '.join(actors)} in {place}"
    return Event(
        id=f"e{number}",
        type=kind,  # type: ignore[arg-type]
        plover=PLOVER[kind],
        date=When(start=day),
        status=status,  # type: ignore[arg-type]
        place=place,
        actors=actors,
        gist=words,
        certainty=0.8,
        evidence=(Evidence(article="", start=number * 10, end=number * 10 + 5, quote=words),),
        **more,
    )


def told(name: str, *events: Event) -> Extraction:
    article = Article(id=name, path=f"{name}.txt", sha256=name * 8, published="2025-03-20")
    return Extraction(article=article, events=events)


MEETING = ("Thailand", "Cambodia", "Phumtham Wechayachai", "Hun Manet")


def test_a_meeting_planned_in_one_source_and_held_in_another_is_one_that_occurred() -> None:
    events, ids = merge_events(
        [
            told("a1", event(1, "talks", "2025-07-28", "Kuala Lumpur", *MEETING, status="planned")),
            told("a2", event(1, "talks", "2025-07-28", "Kuala Lumpur", "Thailand", "Cambodia")),
        ]
    )
    assert len(events) == 1
    assert events[0].status == "occurred"
    assert ids == {("a1", "e1"): "e1", ("a2", "e1"): "e1"}
    assert "Hun Manet" in events[0].actors


def test_called_off_in_one_source_and_planned_in_another_is_called_off() -> None:
    events, _ = merge_events(
        [
            told("a1", event(1, "talks", "2025-03-18", "Luanda", "DR Congo", "M23", status="planned")),
            told("a2", event(1, "talks", "2025-03-18", "Luanda", "DR Congo", "M23", status="cancelled")),
        ]
    )
    assert [e.status for e in events] == ["cancelled"]


def test_a_strike_that_one_source_misdates_by_a_day_is_one_under_the_day_that_more_give() -> None:
    gist = "drone strike on the fuel depot in Port Sudan sets tanks ablaze"
    events, _ = merge_events(
        [
            told("a1", event(1, "attack", "2025-05-05", "Port Sudan", "RSF", "Sudan", gist=gist)),
            told("a2", event(1, "attack", "2025-05-05", "Port Sudan", "Sudan", gist=gist)),
            told(
                "a3",
                event(
                    1,
                    "attack",
                    "2025-05-06",
                    "Port Sudan",
                    "Sudan",
                    gist="fuel depot in Port Sudan ablaze after drone strike",
                ),
            ),
        ]
    )
    assert len(events) == 1
    assert events[0].date == When(start="2025-05-05")


def test_strikes_on_two_cities_in_one_night_stay_two() -> None:
    events, _ = merge_events(
        [
            told("a1", event(1, "attack", "2025-07-24", "Odesa", "Russia", "Ukraine", by="Russia")),
            told("a2", event(1, "attack", "2025-07-24", "Cherkasy", "Russia", "Ukraine", by="Russia")),
        ]
    )
    assert len(events) == 2


def test_deals_of_two_wars_on_one_day_stay_two_and_one_told_by_its_broker_is_one() -> None:
    words = "agreed on a ceasefire after weeks of fighting along the border"
    deals = [
        told("a1", event(1, "agreement", "2025-07-28", None, "Thailand", "Cambodia", gist=words)),
        told("a2", event(1, "agreement", "2025-07-28", None, "DR Congo", "M23", gist=words)),
        told("a3", event(1, "agreement", "2025-07-28", None, "Malaysia", gist=words)),
    ]
    assert len(merge_events(deals[:2])[0]) == 2
    assert len(merge_events(deals[::2])[0]) == 1


def test_attacks_in_both_directions_on_one_night_stay_two() -> None:
    events, _ = merge_events(
        [
            told("a1", event(1, "attack", "2025-06-02", None, "Russia", "Ukraine", by="Russia", against="Ukraine")),
            told("a2", event(1, "attack", "2025-06-02", None, "Ukraine", "Russia", by="Ukraine", against="Russia")),
        ]
    )
    assert len(events) == 2


def test_one_host_receiving_two_guests_on_one_day_makes_two_meetings() -> None:
    events, _ = merge_events(
        [
            told(
                "a1",
                event(
                    1, "talks", "2025-01-13", "Doha", "Qatar", "Tamim bin Hamad Al Thani", "Hamas", "Khalil al-Hayya"
                ),
            ),
            told(
                "a2",
                event(
                    1,
                    "talks",
                    "2025-01-13",
                    "Doha",
                    "Qatar",
                    "Tamim bin Hamad Al Thani",
                    "United States",
                    "Steve Witkoff",
                ),
            ),
        ]
    )
    assert len(events) == 2


def test_two_events_that_one_article_keeps_apart_stay_apart() -> None:
    first = event(
        1, "attack", "2025-07-24", "Kharkiv", "Russia", "Ukraine", gist="two guided bombs on the centre of Kharkiv"
    )
    second = event(
        2, "attack", "2025-07-24", "Kharkiv region", "Russia", "Ukraine", gist="a house destroyed in the Kharkiv region"
    )
    events, _ = merge_events([told("a1", first, second), told("a2", first)])
    assert len(events) == 2


def test_a_month_joins_the_day_that_lies_in_it_only_with_a_shared_place_or_person() -> None:
    day = event(1, "talks", "2024-11-01", "Caracas", "Colombia", "ELN")
    month = event(1, "talks", "2024-11", "Caracas", "Colombia", "ELN")
    bare = event(1, "talks", "2024-11", None, "Colombia", "Mexico")
    assert len(merge_events([told("a1", day), told("a2", month)])[0]) == 1
    assert merge_events([told("a1", day), told("a2", month)])[0][0].date == When(start="2024-11-01")
    assert len(merge_events([told("a1", day), told("a2", bare)])[0]) == 2


def test_statements_of_two_speakers_on_one_day_stay_two() -> None:
    events, _ = merge_events(
        [
            told("a1", event(1, "statement", "2025-03-10", None, "Israel", "Israel Katz")),
            told("a2", event(1, "statement", "2025-03-10", None, "Israel", "Gideon Sa'ar")),
        ]
    )
    assert len(events) == 2


def test_events_come_by_day_with_ids_in_that_order() -> None:
    events, _ = merge_events(
        [
            told(
                "a1",
                event(1, "talks", "2025-03-10", "Geneva", "Sudan", "RSF"),
                event(2, "attack", "2025-03-02", "El Fasher", "RSF", "Sudan"),
            )
        ]
    )
    assert [(e.id, e.date.start) for e in events if e.date] == [("e1", "2025-03-02"), ("e2", "2025-03-10")]


PLACES = ["Goma", "Bukavu", "Doha", None]
SIDES = [("M23", "DR Congo"), ("DR Congo", "Rwanda"), ("M23",), ("South Africa", "M23")]
KINDS = ["attack", "talks", "statement", "ceasefire"]
DAYS = ["2025-01-26", "2025-01-27", "2025-01-28", "2025-02"]

ROWS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from(DAYS), st.sampled_from(PLACES), st.sampled_from(SIDES)),
    max_size=4,
)
STORIES = st.lists(ROWS, min_size=1, max_size=4)


def stories(rows: list[list[tuple[str, str, str | None, tuple[str, ...]]]]) -> list[Extraction]:
    return [
        told(f"a{n}", *(event(k, kind, day, place, *actors) for k, (kind, day, place, actors) in enumerate(story, 1)))
        for n, story in enumerate(rows, 1)
    ]


@settings(max_examples=60, deadline=None)
@given(STORIES, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(
    rows: list[list[tuple[str, str, str | None, tuple[str, ...]]]], shuffle: random.Random
) -> None:
    extractions = stories(rows)
    expected = merge_events(extractions)
    shuffle.shuffle(extractions)
    assert merge_events(extractions) == expected


@settings(max_examples=60, deadline=None)
@given(STORIES)
def test_every_local_event_is_in_exactly_one_and_an_unrelated_article_changes_none(
    rows: list[list[tuple[str, str, str | None, tuple[str, ...]]]],
) -> None:
    extractions = stories(rows)
    events, ids = merge_events(extractions)
    assert set(ids) == {(x.article.id, e.id) for x in extractions for e in x.events}
    assert set(ids.values()) == {e.id for e in events}
    unrelated = told("a9", event(1, "attack", "2021-08-26", "Kabul", "Islamic State", "Afghanistan"))
    grown, _ = merge_events([*extractions, unrelated])
    strip = [(e.type, e.date, e.place, e.actors, e.evidence) for e in grown if e.place != "Kabul"]
    assert strip == [(e.type, e.date, e.place, e.actors, e.evidence) for e in events]


def test_two_days_each_of_which_two_sources_tell_are_two_meetings() -> None:
    def on(name: str, day: str) -> Extraction:
        return told(name, event(1, "talks", day, "Luanda", "DR Congo", "Rwanda", gist="the two teams met in Luanda"))

    agreed, _ = merge_events([on("a1", "2024-11-05"), on("a2", "2024-11-05"), on("a3", "2024-11-06")])
    apart, _ = merge_events([*(on(f"a{n}", f"2024-11-0{5 + n // 3}") for n in range(1, 5))])
    assert [e.date and e.date.start for e in agreed] == ["2024-11-05"]
    assert [e.date and e.date.start for e in apart] == ["2024-11-05", "2024-11-06"]


def test_a_bare_surname_is_the_person_whom_other_articles_name() -> None:
    voiced = Actor(id="p1", name="Afonso Dhlakama", kind="person", side="Renamo")
    parties = Parties({("a1", "Dhlakama"): voiced.name}, [voiced])
    said = event(1, "statement", "2016-08-19", None, "Dhlakama")
    assert merge_events([told("a1", said)], parties)[0][0].actors == ("Renamo", "Afonso Dhlakama")
    assert merge_events([told("a2", said)], parties)[0][0].actors == ("Dhlakama",)
    beside = event(1, "talks", "2016-08-19", "Maputo", "Mozambique", "Dhlakama")
    assert merge_events([told("a1", beside)], parties)[0][0].actors == ("Mozambique", "Afonso Dhlakama")
