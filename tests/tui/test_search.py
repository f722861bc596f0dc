"""Searching all articles with keys: in, to the words, and back to where one was."""

from __future__ import annotations

import pytest

from tests.fixtures.feed import app_on
from tui.app import PeaceApp
from tui.widgets.bars import TabBar
from tui.widgets.filterbar import FilterBar


@pytest.fixture(params=[(80, 24), (200, 50)], ids=["narrow", "wide"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    found: tuple[int, int] = request.param
    return found


def words(app: PeaceApp) -> str:
    """The words that the reading view highlights."""
    page = app.evidence.reading.page
    assert page
    assert page.words
    return page.text[page.words.start : page.words.end]


async def test_in_to_the_words_and_back_to_the_row(size: tuple[int, int]) -> None:
    app = app_on()
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("3", "j", "F", *"kelm")
        await pilot.pause()
        assert "[F Search]" in app.query_one(TabBar).render_line(0).text
        assert [row.of for row in app.panel.lines.rows] == ["found", "hit", "found", "hit"]
        await pilot.press("down", "down", "enter")
        assert app.reading
        assert words(app) == "Kelm"
        assert app.evidence.spot
        assert app.evidence.spot.article == "a4"
        await pilot.press("comma")
        assert app.evidence.spot.article == "a1"
        await pilot.press("comma")
        assert app.message == "There is no other hit"
        await pilot.press("escape")
        assert (app.current, app.reading, app.panel.lines.cursor) == ("search", False, 1)
        await pilot.press("escape")
        assert (app.current, app.panel.lines.cursor) == ("tallies", 1)
        assert app.panel.lines.has_focus


async def test_from_an_article_back_to_the_article(size: tuple[int, int]) -> None:
    app = app_on()
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("4", "enter", "full_stop")
        before = app.evidence.spot
        await pilot.press("F", *"zzz")
        await pilot.pause()
        assert app.panel.lines.empty == "No article holds zzz."
        await pilot.press("escape")
        assert (app.current, app.reading) == ("disagreements", True)
        assert app.evidence.spot == before


async def test_what_was_typed_is_there_again() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("F", *"drones", "enter", "F")
        assert app.query_one(FilterBar).value == "drones"
        assert not app.reading
        await pilot.press("escape", "slash")
        assert app.query_one(FilterBar).value == ""
        await pilot.press("escape", "F", "enter", "escape", "tab")
        assert app.current == "timeline"


async def test_exporting_from_a_search_hands_on_the_tab_one_came_from() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("5", "F", *"kelm", "enter", "escape")
        assert app.chosen()[:2] == ("sources", 6)


async def test_many_articles_are_searched_while_keys_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.panels.search.MUCH", 0)
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("F", *"kelm")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert [row.of for row in app.panel.lines.rows] == ["found", "hit", "found", "hit"]
        await pilot.press("enter")
        assert words(app) == "Kelm"
