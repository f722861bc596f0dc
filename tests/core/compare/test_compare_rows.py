"""The rows of a comparison: wording, weight, who is silent, reprints counted once."""

from __future__ import annotations

import msgspec
import pytest

from core.compare import compare
from core.compare.severity import severity, stakes_of_count
from core.compare.wording import count_words, day_words, may_be_one_night
from core.model import Event, Evidence, Figure, When
from core.resolve.labels import measure_label
from tests.core.compare.stage import Stage, run

CLASH = (
    "a 2025-06-02 | person killed 12 | Russia > Ukraine | Sumy | 2025-05-30 | governor | [12 people] died.",
    "b 2025-06-03 | person killed 20 | Russia > Ukraine | Sumy | 2025-05-30 | police | [20 people] died.",
)


def _figure(low: int | None, high: int | None, text: str, **more: object) -> Figure:
    return Figure(
        id="f1", object="person", action="killed", low=low, best=None, high=high, text=text, quote=text, article="a",
        start=0, end=len(text), **more,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (_figure(472, 472, "472 people"), "472"),
        (_figure(46788, 46788, "46,788"), "46,788"),
        (_figure(41, None, "more than 40 people", qualifier="more than"), "more than 40"),
        (_figure(81, None, "80+ killed", qualifier="+"), "at least 81"),
        (_figure(31, None, "at least 31", qualifier="at least"), "at least 31"),
        (_figure(24, None, "dozens"), "at least 24"),
        (_figure(0, 20, "up to 20", qualifier="up to"), "up to 20"),
        (_figure(90, 110, "about 100"), "about 100"),
        (_figure(450, 499, "nearly 500"), "nearly 500"),
        (_figure(2, 3, "two or three"), "2 to 3"),
    ],
)
def test_a_count_is_told_with_its_bound(figure: Figure, words: str) -> None:
    assert count_words(figure) == words


def test_days_in_words() -> None:
    assert day_words("2025-06-01") == "1 June 2025"
    assert day_words("2025-06") == "June 2025"
    assert day_words(None) == "an untold day"


def test_one_night_may_bear_two_dates_and_two_dawns_may_not() -> None:
    assert may_be_one_night(["on Saturday"], ["overnight into Sunday"])
    assert may_be_one_night(["on Saturday"], ["at dawn on Sunday"])
    assert may_be_one_night(["late on Saturday"], ["on Sunday"])
    assert not may_be_one_night(["before sunrise on Saturday"], ["at dawn on Sunday"])
    assert not may_be_one_night(["on Saturday"], ["on Sunday"])
    assert not may_be_one_night(["on Saturday"], ["late on Sunday"])
    assert not may_be_one_night(["signed late on Saturday"], ["signed on Sunday"], blow=False)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("drone", "launched", "Russia", "Ukraine", None), "Drones launched by Russia at Ukraine"),
        (("airfield", "hit", "Ukraine", "Russia", None), "Russia's airfields hit by Ukraine"),
        (("person", "killed", "Israel", "Lebanon", "Haris"), "People killed by Israel in Haris, Lebanon"),
        (("person", "killed", "Israel", "Palestinians", None), "Palestinians killed by Israel"),
        (("soldier", "killed", None, "Israel", None), "Israel's soldiers killed"),
        (("drone", "intercepted", "Russia", "Ukraine", "Kursk"), "Ukraine's drones shot down by Russia over Kursk"),
        (("body", "returned", "Russia", "Ukraine", None), "Ukraine's bodies handed over by Russia"),
        (("other:ceasefire-violation", "launched", None, None, None), "Ceasefire violations launched"),
    ],
)
def test_labels(parts: tuple, words: str) -> None:
    assert measure_label(*parts) == words


def test_lives_weigh_more_than_equipment_and_wide_gaps_more_than_narrow_ones() -> None:
    assert (
        stakes_of_count("person", "killed") > stakes_of_count("drone", "launched") > stakes_of_count("vehicle", "hit")
    )
    assert severity(0.9, 0.8, 2, 2) > severity(0.1, 0.8, 2, 2)
    assert severity(0.5, 0.8, 4, 4) > severity(0.5, 0.8, 2, 1)
    assert severity(1, 1, 9, 9) <= 1


def test_the_gravest_comes_first() -> None:
    found, _ = run(
        {
            "figures": [
                "a 2025-06-02 | vehicle hit 10 | - > Ukraine | Sumy | 2025-05-30 | governor | [10 cars] were hit.",
                "b 2025-06-03 | vehicle hit 11 | - > Ukraine | Sumy | 2025-05-30 | police | [11 cars] were hit.",
                *CLASH,
            ]
        }
    )
    assert [d.about.split()[0] for d in found] == ["People", "Ukraine's"]
    assert found[0].severity > found[1].severity


def test_a_reprint_is_no_second_voice() -> None:
    dossier, extractions, ids = Stage({"figures": list(CLASH)}).set()
    first, second = dossier.articles
    copied = msgspec.structs.replace(second, reprint_of=first.id)
    found, _ = compare(msgspec.structs.replace(dossier, articles=(first, copied)), extractions, ids)
    assert len(found) == 1, "two named speakers still clash in one story"
    unnamed = {"figures": [row.replace("governor", "-").replace("police", "-") for row in CLASH]}
    dossier, extractions, ids = Stage(unnamed).set()
    copied = msgspec.structs.replace(dossier.articles[1], reprint_of=dossier.articles[0].id)
    assert len(compare(dossier, extractions, ids)[0]) == 1
    found, _ = compare(msgspec.structs.replace(dossier, articles=(dossier.articles[0], copied)), extractions, ids)
    assert found == ()


def test_who_tells_of_the_attack_and_gives_no_number_is_silent() -> None:
    rows = [*CLASH, "c 2025-06-02 | vehicle hit 1 | - > Ukraine | Sumy | 2025-05-30 | - | [One car] was hit."]
    dossier, extractions, ids = Stage({"figures": rows}).set()
    text = dossier.articles[2].text
    strike = Event(
        id="e1",
        type="attack",
        plover="ASSAULT",
        date=When(start="2025-05-30"),
        place="Sumy",
        evidence=(Evidence(article="c", start=0, end=len(text), quote=text),),
    )
    found, _ = compare(msgspec.structs.replace(dossier, events=(strike,)), extractions, ids)
    assert [d.silent for d in found] == [("c",)]


def test_speakers_stand_beside_the_value_and_the_words_behind_it() -> None:
    found, _ = run({"figures": list(CLASH)})
    twelve, twenty = found[0].positions
    assert (twelve.value, twelve.speakers, twelve.articles) == ("12 (governor)", ("governor",), ("a",))
    assert twenty.evidence[0].quote == "20 people died. (Sumy, 2025-05-30)"
    assert "12 and 20 cannot both be right" in found[0].why
