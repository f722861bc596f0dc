"""What is set aside, and, more important, what never is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from core.ingest import article_from
from core.model import Article

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "boilerplate.toml").read_text("utf-8"))
TITLE = "Army says nobody was hurt on the border"
OPENING = (
    "The army said on Thursday that the shells had come from across the river and that nobody knew who fired them."
)
CLOSING = "The last attack of this kind was three years ago, when the village was emptied for a month and a half."


def _article(*parts: str) -> Article:
    return article_from("\n\n".join(parts).encode(), "article.txt")


def _around(place: str, line: str) -> Article:
    if place == "head":
        return _article(line, TITLE, OPENING, CLOSING)
    if place == "body":
        return _article(TITLE, OPENING, line, CLOSING)
    return _article(TITLE, OPENING, CLOSING, line)


def _kind(article: Article, words: str) -> str | None:
    """Why all of the words are set aside, "part" where only some are, None where none is."""
    start = article.text.index(words)
    end = start + len(words)
    touching = [a for a in article.aside if a.start < end and start < a.end]
    whole = next((a.kind for a in touching if a.start <= start and end <= a.end), None)
    return whole or ("part" if touching else None)


@pytest.mark.parametrize(("place", "kinds", "line"), CORPUS["aside"], ids=lambda value: str(value)[:50])
def test_furniture_is_set_aside(place: str, kinds: str, line: str) -> None:
    article = _around(place, line)
    assert _kind(article, line) in kinds.split()
    for words in (TITLE, OPENING, CLOSING):
        if words not in line:
            start = article.text.index(words, article.text.index(line) + len(line) if words in line else 0)
            assert not any(a.start < start + len(words) and start < a.end for a in article.aside), words


@pytest.mark.parametrize("place", ["head", "body", "foot"])
@pytest.mark.parametrize("line", CORPUS["story"], ids=lambda line: line[:50])
def test_no_sentence_of_a_story_is_lost(line: str, place: str) -> None:
    assert _kind(_article(TITLE, line, OPENING) if place == "head" else _around(place, line), line) is None


@pytest.mark.parametrize("place", ["body", "foot"])
@pytest.mark.parametrize("line", CORPUS["bullets"], ids=lambda line: line[:50])
def test_no_bullet_is_lost(line: str, place: str) -> None:
    assert _kind(_around(place, line), line) is None


@pytest.mark.parametrize("line", CORPUS["subheads"])
def test_no_subheading_is_lost(line: str) -> None:
    assert _kind(_around("body", line), line) is None


def test_second_copy_of_a_paragraph_is_a_repeat() -> None:
    article = _article(TITLE, OPENING, CLOSING, CLOSING)
    second = article.text.rindex(CLOSING)
    assert [(a.start, a.end, a.kind) for a in article.aside] == [(second, second + len(CLOSING), "repeat")]


def test_headline_said_twice_stays_once() -> None:
    article = _article(TITLE, "Published On 3 Jun 2024", TITLE, OPENING, CLOSING)
    assert article.title == TITLE
    second = article.text.rindex(TITLE)
    assert [a.kind for a in article.aside if a.start == second] == ["repeat"]
    assert not any(a.start < len(TITLE) for a in article.aside)


def test_headlines_below_a_teaser_go_with_it() -> None:
    article = _article(
        TITLE, OPENING, "READ MORE:\nRand steadies as traders weigh tariffs\nPresident under fire over mission", CLOSING
    )
    assert _kind(article, "Rand steadies as traders weigh tariffs") == "teaser"
    assert _kind(article, "President under fire over mission") == "teaser"
    assert _kind(article, CLOSING) is None


def test_agency_dateline_and_end_mark_are_cut_off_their_sentences() -> None:
    article = _article(TITLE, f"BEIRUT, Nov. 24 (Xinhua) -- {OPENING}", f"{CLOSING} Enditem")
    assert [(article.text[a.start : a.end], a.kind) for a in article.aside] == [
        ("BEIRUT, Nov. 24 (Xinhua) -- ", "dateline"),
        (" Enditem", "footer"),
    ]


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("DOHA, Qatar (AP) — ", "After months of delay the two sides met on Saturday."),
        ("MOSCOW, July 24. /TASS/. ", "Two women were killed overnight, the governor said on Thursday."),
        ("UNITED NATIONS — ", "The fight has cost close to 3,000 lives, an official said on Wednesday."),
        ("Goma/Kinshasa — ", "More than 2,000 bodies are waiting for burial, the government said on Monday."),
        ("Addis Abeba – ", "Senior commanders of both sides met in Nairobi on Monday, the union said."),
        ("ISLAMABAD: ", "The foreign office said on Friday that it had handed over a note to the envoy."),
        ("KYIV, Ukraine (AP) — ", "Drones fell on the city overnight and wounded four people, its mayor said."),
        ("June 4, 2024 (NYALA/EL GENEINA) - ", "The two armies accused each other of shelling the market."),
        (
            "ADEN, Yemen, June 3 (Reuters) - ",
            "A missile hit a ship in the gulf on Monday, its owner said in a statement.",
        ),
    ],
)
def test_datelines(opening: str, rest: str) -> None:
    article = _article(TITLE, opening + rest, CLOSING)
    start = article.text.index(opening)
    assert [(a.start, a.end) for a in article.aside if a.kind == "dateline"] == [(start, start + len(opening))]


@pytest.mark.parametrize(
    "line",
    [
        "SOCHI. In the night to Thursday drones attacked an oil depot near the town, the ministry said.",
        "Kyiv, which had asked for the talks, said on Monday that it would send four people to them.",
        "Hamas (the group that governs the strip) - and not the mediators - asked for the delay, an official said.",
        "Kyiv – Ukraine's capital – was hit by nine drones on Monday night, and three people were hurt, its mayor said.",
        "Goma is calm - for now - but nobody dares to leave the house after dark, residents said.",
    ],
)
def test_no_dateline(line: str) -> None:
    assert _kind(_article(TITLE, line, CLOSING), line) is None


def test_spans_are_sorted_and_apart() -> None:
    parts = [
        "Home | World | Sport",
        TITLE,
        "By Ann Lee",
        OPENING,
        "READ MORE: Other things",
        CLOSING,
        CLOSING,
        "© 2024 Wire",
    ]
    article = _article(*parts)
    ends = [0]
    for aside in article.aside:
        assert ends[-1] <= aside.start < aside.end <= len(article.text)
        ends.append(aside.end)
    assert len(ends) == 6
