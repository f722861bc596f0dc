"""Hours by two clocks, and numbers of two nights, that only look like disagreements."""

from __future__ import annotations

from core.model import Article
from core.pipeline import annotate, set_side_by_side
from tests.core.compare.stage import run


def _aside(*texts: str) -> list[tuple[str, ...]]:
    articles = [
        Article(id=f"a{n}", path=f"{n}.txt", sha256=str(n), text=text, published="2025-06-02", language="en")
        for n, text in enumerate(texts)
    ]
    found = set_side_by_side(annotate(article) for article in articles).set_aside
    return [pair.values for pair in found if "two time zones" in pair.why]


def test_one_instant_by_two_clocks_is_set_aside() -> None:
    first = "The talks in Istanbul will begin at 1 pm local time (1000GMT) on Monday, the ministry said."
    assert _aside(first, "The negotiations begin on Monday at noon in Paris, the newspaper wrote.") == [
        ("1 pm local time", "noon")
    ]


def test_two_instants_or_two_matters_are_not() -> None:
    first = "The talks in Istanbul will begin at 1 pm local time (1000GMT) on Monday, the ministry said."
    assert _aside(first, "The negotiations begin on Monday at 3 p.m. in Paris, the newspaper wrote.") == []
    assert _aside(first, "A tram left the rails on Monday at noon in Paris.") == []


def test_the_numbers_of_two_nights_are_set_aside() -> None:
    rows = [
        "a 2025-06-02 | drone launched 472 | Russia > Ukraine | - | 2025-06-01 | air force | Russia sent [472 drones].",
        "b 2025-06-02 | drone launched 80 | Russia > Ukraine | - | 2025-06-02 | air force | Russia sent [80 drones].",
    ]
    found, aside = run({"figures": rows})
    assert found == ()
    assert [(pair.values, pair.why) for pair in aside] == [(("472, 1 June 2025", "80, 2 June 2025"), "two nights")]
