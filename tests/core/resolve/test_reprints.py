"""Reprints: five outlets with one agency story are one source."""

from __future__ import annotations

import random

from core.model import Article, Aside
from core.resolve.reprints import reprints

_WORDS = (
    "the army said that its troops had taken a village on the river after days of fighting in which the rebels lost "
    "many of their men and were driven from the hills to the north of the town by shelling from the air and on foot"
).split()


def _story(seed: int, words: int = 220) -> str:
    pick = random.Random(seed)
    own = [f"word{pick.randrange(10_000)}" for _ in range(words)]
    mixed = [w for pair in zip(own, pick.choices(_WORDS, k=words), strict=True) for w in pair]
    return " ".join(mixed)


def _article(name: str, text: str, published: str | None = None, aside: tuple[Aside, ...] = ()) -> Article:
    return Article(id=name, path=name, sha256=name, text=text, published=published, aside=aside)


def test_a_copy_under_another_masthead_is_a_reprint_of_the_earlier() -> None:
    story = _story(1)
    late = _article("a1", f"The Daily Echo. Subscribe now!\n{story}\nRead more in our app.", "2025-06-03")
    early = _article("a2", story, "2025-06-02")
    assert reprints([late, early]) == {"a1": "a2"}
    assert reprints([early, late]) == {"a1": "a2"}


def test_a_shortened_copy_is_a_reprint() -> None:
    story = _story(2)
    assert reprints(
        [_article("a1", story, "2025-06-02"), _article("a2", story[: len(story) // 2], "2025-06-02T12:00")]
    ) == {"a2": "a1"}


def test_two_reports_that_share_a_quotation_are_two_sources() -> None:
    quotation = _story(3, 30)
    first, second = _story(4) + quotation, _story(5) + quotation
    assert reprints([_article("a1", first), _article("a2", second)]) == {}


def test_shared_furniture_makes_no_reprint() -> None:
    furniture = "By the way of all that is in the footer of the site, " * 12
    pages = []
    for number in (1, 2):
        text = _story(10 + number) + "\n" + furniture
        pages.append(
            _article(f"a{number}", text, aside=(Aside(start=len(text) - len(furniture), end=len(text), kind="footer"),))
        )
    assert reprints(pages) == {}


def test_short_texts_prove_nothing() -> None:
    assert reprints([_article("a1", "The army said so."), _article("a2", "The army said so.")]) == {}


def test_every_copy_points_to_the_one_origin() -> None:
    story = _story(6)
    copies = [_article(f"a{n}", story, f"2025-06-0{n}") for n in range(1, 6)]
    assert reprints(reversed(copies)) == {f"a{n}": "a1" for n in range(2, 6)}
