"""Persons across articles: one actor for all spellings, two where the given names clash, whatever the order."""

from __future__ import annotations

from core.model import Actor, Article, Extraction, NameMention, Title
from core.resolve.people import merge_people


def told(article: str, *people: tuple[str, str | None, str | None]) -> Extraction:
    """An article that names people with a side and a title."""
    actors = tuple(
        Actor(
            id=f"p{i}",
            name=name,
            kind="person",
            side=side,
            titles=(Title(title=title, articles=(article,)),) if title else (),
        )
        for i, (name, side, title) in enumerate(people)
    )
    return Extraction(article=Article(id=article, path="", sha256=""), people=actors)


REPORTS = (
    told("a1", ("Rustem Umerov", "Ukraine", "Defence Minister"), ("Yahya Sinwar", "Hamas", None)),
    told("a2", ("Roustem Oumerov", None, "minister"), ("Mohammed Sinwar", "Hamas", None)),
    told("a3", ("Rustem Umerov", "Ukraine", "Defence Minister"), ("Sinwar", "Hamas", None)),
)


def test_two_spellings_are_one_person_under_the_usual_name() -> None:
    actors, names = merge_people(REPORTS)
    umerov = next(actor for actor in actors if actor.name == "Rustem Umerov")
    assert umerov.aliases == ("Roustem Oumerov",)
    assert umerov.side == "Ukraine"
    assert [(t.title, t.articles) for t in umerov.titles] == [("Defence Minister", ("a1", "a3")), ("minister", ("a2",))]
    assert names["a2", "Roustem Oumerov"] == "Rustem Umerov"


def test_brothers_stay_two_and_a_bare_surname_joins_neither() -> None:
    actors, _ = merge_people(REPORTS)
    assert {"Yahya Sinwar", "Mohammed Sinwar", "Sinwar"} <= {actor.name for actor in actors}


def test_the_order_of_the_articles_does_not_matter() -> None:
    assert merge_people(REPORTS)[0] == merge_people(REPORTS[::-1])[0]


def test_sides_are_actors_with_the_words_that_name_them() -> None:
    mention = NameMention(start=3, end=10, text="Russian", kind="side", name="Russia", side="Russia")
    group = NameMention(start=20, end=23, text="M23", kind="side", name="M23", side="M23")
    extraction = Extraction(article=Article(id="a1", path="", sha256=""), names=(mention, group))
    actors, _ = merge_people([extraction])
    assert [(actor.name, actor.kind, actor.evidence[0].quote) for actor in actors] == [
        ("M23", "group", "M23"),
        ("Russia", "country", "Russian"),
    ]
