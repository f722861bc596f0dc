"""Delegations across articles: one for each side and meeting, everybody on it once."""

from __future__ import annotations

import pytest

from core.extract.delegations.findings import STORY
from core.model import Article, Delegation, Event, Evidence, Extraction, Head, Member, When
from core.resolve.delegations import merge_delegations


def words(article: str, start: int = 0) -> tuple[Evidence, ...]:
    return (Evidence(article=article, start=start, end=start + 3, quote="abc"),)


def told(
    article: str, side: str, head: str | None, *members: str, day: str | None = "2025-06-02", **more: object
) -> Delegation:
    return Delegation(
        side=side,
        meeting_date=day,
        head=Head(name=head, title=more.get("title")) if head else None,  # type: ignore[arg-type]
        members=tuple(Member(name=m, evidence=words(article, 10)) for m in members),
        evidence=words(article),
        meeting=more.get("meeting"),  # type: ignore[arg-type]
        certainty=0.9,
        rule=str(more.get("rule", "")),
    )


def reading(article: str, *delegations: Delegation, events: tuple[Event, ...] = ()) -> Extraction:
    return Extraction(
        article=Article(id=article, path=f"{article}.txt", sha256=""), delegations=delegations, events=events
    )


def test_one_delegation_told_by_two_articles_is_one() -> None:
    merged = merge_delegations(
        [
            reading("a1", told("a1", "Ukraine", "Rustem Umerov")),
            reading("a2", told("a2", "Ukraine", "Rustem Umerov", "Oleksandr Bevz")),
        ],
        {},
        (),
        {},
    )
    assert [(d.side, d.head and d.head.name, [m.name for m in d.members]) for d in merged] == [
        ("Ukraine", "Rustem Umerov", ["Oleksandr Bevz"])
    ]
    assert [e.article for e in merged[0].evidence] == ["a1", "a2"]


def test_spellings_of_one_person_are_one_seat() -> None:
    people = {("a2", "Roustem Oumerov"): "Rustem Umerov"}
    merged = merge_delegations(
        [
            reading("a1", told("a1", "Ukraine", "Rustem Umerov")),
            reading("a2", told("a2", "Ukraine", "Roustem Oumerov")),
        ],
        people,
        (),
        {},
    )
    assert len(merged) == 1
    assert merged[0].members == ()


def test_a_list_without_a_head_joins_the_one_that_has_it() -> None:
    merged = merge_delegations(
        [reading("a1", told("a1", "Israel", None, "Ronen Bar")), reading("a2", told("a2", "Israel", "David Barnea"))],
        {},
        (),
        {},
    )
    assert [(d.head and d.head.name, [m.name for m in d.members]) for d in merged] == [("David Barnea", ["Ronen Bar"])]


def test_two_teams_that_one_article_tells_apart_stay_two() -> None:
    merged = merge_delegations(
        [
            reading(
                "a1",
                told("a1", "Afghanistan", "Abdullah Abdullah"),
                told("a1", "Afghanistan", "Masoom Stanekzai", "Habiba Sarabi"),
            )
        ],
        {},
        (),
        {},
    )
    assert [d.head and d.head.name for d in merged] == ["Abdullah Abdullah", "Masoom Stanekzai"]


def test_the_head_that_more_articles_name_leads_and_the_other_sits() -> None:
    merged = merge_delegations(
        [
            reading("a1", told("a1", "Taliban", "Abbas Stanikzai", "Anas Haqqani")),
            reading("a2", told("a2", "Taliban", "Abdul Hakim", "Abbas Stanikzai")),
            reading("a3", told("a3", "Taliban", "Abdul Hakim")),
        ],
        {},
        (),
        {},
    )
    assert len(merged) == 1
    assert merged[0].head is not None
    assert merged[0].head.name == "Abdul Hakim"
    assert sorted(m.name for m in merged[0].members) == ["Abbas Stanikzai", "Anas Haqqani"]


def test_meetings_of_different_days_stay_apart_and_in_order() -> None:
    merged = merge_delegations(
        [
            reading(
                "a1",
                told("a1", "Lebanon", "Nabih Berri", day="2024-11-20"),
                told("a1", "Lebanon", "Nabih Berri", day="2024-11-19"),
            )
        ],
        {},
        (),
        {},
    )
    assert [d.meeting_date for d in merged] == ["2024-11-19", "2024-11-20"]


def test_the_meeting_takes_id_and_first_day_of_the_merged_event() -> None:
    event = Event(id="e7", type="talks", plover="CONSULT", date=When(start="2024-11-01", end="2024-11-07"))
    merged = merge_delegations(
        [reading("a1", told("a1", "ELN", "Pablo Beltrán", day="2024-11-03", meeting="x1"))],
        {},
        (event,),
        {("a1", "x1"): "e7"},
    )
    assert [(d.meeting, d.meeting_date) for d in merged] == [("e7", "2024-11-01")]


def test_the_fullest_of_the_most_frequent_titles_is_kept() -> None:
    merged = merge_delegations(
        [
            reading("a1", told("a1", "Russia", "Vladimir Medinsky", title="aide")),
            reading("a2", told("a2", "Russia", "Vladimir Medinsky", title="presidential aide")),
        ],
        {},
        (),
        {},
    )
    assert merged[0].head == Head(name="Vladimir Medinsky", title="presidential aide")


def test_absent_only_where_no_source_seats_them() -> None:
    away = Delegation(
        side="Ukraine",
        meeting_date="2025-06-02",
        members=(Member(name="A B", status="absent"), Member(name="C D", status="absent")),
    )
    merged = merge_delegations([reading("a1", away), reading("a2", told("a2", "Ukraine", None, "C D"))], {}, (), {})
    assert [(m.name, m.status) for m in merged[0].members] == [("A B", "absent"), ("C D", "named")]


def test_the_oppositions_people_sit_for_the_side_of_most_of_them_then_of_most_seats_then_the_first_by_name() -> None:
    delegate, other = "Tobias Lenk", "Mira Holt"
    somebody = reading("a0", told("a0", "opposition", None, delegate, other, day="2025-06-09"))

    def side(*sources: str) -> str:
        seats = [(n, s) for n, s in enumerate(sources, 1)]
        known = [reading(f"a{n}", told(f"a{n}", s, None, delegate, day=f"2025-06-0{n}")) for n, s in seats]
        merged = merge_delegations([*known, somebody], {}, (), {})
        return next(d.side for d in merged if d.meeting_date == "2025-06-09")

    names = [f"Side {letter}" for letter in "QAZMKXBW"]
    assert side(*names) == "Side A"
    assert side(*reversed(names)) == "Side A"
    assert side(*names, "Side Z") == "Side Z"
    assert side() == "opposition"


def test_a_team_that_its_article_does_not_date_sat_on_the_earlier_day_told_of_the_same_people() -> None:
    later = "led-by" + STORY
    merged = merge_delegations(
        [
            reading("a1", told("a1", "ELN", "Pablo Beltrán", "Aureliano Carbonell", day="2024-11-04", rule="led-by")),
            reading(
                "a2",
                told("a2", "ELN", "Pablo Beltrán", "Aureliano Carbonell", day="2024-11-12", rule=later),
                told("a2", "Colombia", "Vera Grabe", day="2024-11-12", rule=later),
            ),
            reading("a3", told("a3", "Colombia", None, "Vera Grabe", "Iván Cepeda", day="2024-11-04", rule="includes")),
        ],
        {},
        (),
        {},
    )
    assert [(d.side, d.meeting_date) for d in merged] == [("ELN", "2024-11-04"), ("Colombia", "2024-11-04")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"rule": "led-by"}, {"rule": "led-by"}),
        ({"rule": "led-by", "meeting": "x1"}, {"rule": "led-by" + STORY, "meeting": "x2"}),
        ({"rule": "met"}, {"rule": "led-by" + STORY}),
        ({"rule": "led-by", "day": "2024-09-30"}, {"rule": "led-by" + STORY}),
    ],
    ids=["both told", "two meetings", "an encounter", "long before"],
)
def test_a_team_keeps_its_own_day(first: dict[str, str], second: dict[str, str]) -> None:
    meetings = [
        Event(id=n, type="talks", plover="CONSULT", date=When(start=day))
        for n, day in (("e1", "2024-11-04"), ("e2", "2024-11-12"))
    ]
    merged = merge_delegations(
        [
            reading("a1", told("a1", "ELN", "Pablo Beltrán", **{"day": "2024-11-04", **first})),  # type: ignore[arg-type]
            reading("a2", told("a2", "ELN", "Pablo Beltrán", **{"day": "2024-11-12", **second})),  # type: ignore[arg-type]
        ],
        {},
        meetings,
        {("a1", "x1"): "e1", ("a2", "x2"): "e2"},
    )
    assert len(merged) == 2


def _event(number: str, kind: str, day: str, end: str | None, *actors: str, articles: int = 1) -> Event:
    return Event(
        id=number,
        type=kind,  # type: ignore[arg-type]
        plover="CONSULT",
        date=When(start=day, end=end),
        actors=actors,
        evidence=tuple(e for n in range(articles) for e in words(f"s{n}")),
    )


def test_a_team_told_beside_what_came_of_the_talks_sat_at_the_round_that_others_tell_of() -> None:
    rounds = [
        _event("e1", "talks", "2025-06-01", "2025-06-06", "Kenya", "Somalia", articles=2),
        _event("e2", "talks", "2025-06-04", None, "Chad", "Libya"),
        _event("e3", "ceasefire", "2025-06-09", None, "Kenya", "Somalia"),
    ]
    team = told("a1", "Kenya", "Amina Otieno", day="2025-06-09", meeting="e9", rule="leads" + STORY)
    merged = merge_delegations([reading("a1", team)], {}, rounds, {("a1", "e9"): "e3"})
    assert [(d.meeting, d.meeting_date) for d in merged] == [("e1", "2025-06-01")]
    stated = told("a1", "Kenya", "Amina Otieno", day="2025-06-09", meeting="e9", rule="leads")
    merged = merge_delegations([reading("a1", stated)], {}, rounds, {("a1", "e9"): "e3"})
    assert [(d.meeting, d.meeting_date) for d in merged] == [("e3", "2025-06-09")]
