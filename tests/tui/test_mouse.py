"""The mouse chooses tabs, rows and the order, and a second click opens."""

from __future__ import annotations

from textual.pilot import Pilot

from tests.fixtures.feed import app_on
from tui.app import PeaceApp
from tui.widgets.bars import TabBar
from tui.widgets.reading import ReadingView
from tui.widgets.table import LineTable


async def test_clicks() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        table = app.panel.lines
        await pilot.click(table, offset=(10, 3))
        assert table.cursor == 2
        await pilot.click(table, offset=(6, 0))
        assert "Date▲" in table.render_line(0).text
        await pilot.click(table, offset=(6, 0))
        assert "Date▼" in table.render_line(0).text
        await pilot.click(table, offset=(10, 2), times=2)
        await pilot.pause()
        assert app.reading
        await pilot.press("escape")
        await pilot.click(TabBar, offset=(48, 0))
        await pilot.pause()
        assert app.current == "disagreements"
        await pilot.click(f"#{app.current}-table", offset=(10, 4))
        assert isinstance(app, PeaceApp)
        row = app.query_one("#disagreements LineTable", LineTable).row
        assert row
        assert row.id == "d2"


async def _article(app: PeaceApp, pilot: Pilot[int]) -> ReadingView:
    """The reading view, the first article open in it."""
    await app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.press("5", "enter")
    await pilot.pause()
    return app.evidence.reading


async def test_the_wheel_scrolls_the_article() -> None:
    app = app_on()
    async with app.run_test(size=(60, 14)) as pilot:
        view = await _article(app, pilot)
        before = view.scroll_offset.y
        view.scroll_down(animate=False)
        await pilot.pause()
        assert view.scroll_offset.y > before


async def test_words_of_an_article_are_selected_by_dragging() -> None:
    app = app_on()
    async with app.run_test(size=(60, 20)) as pilot:
        view = await _article(app, pilot)
        assert view.page is not None
        first = view.render_line(0).text
        words = first.lstrip("▌ ").split()
        start, end = first.index(words[0]), first.index(words[2])
        await pilot.mouse_down(view, offset=(start + 1, 0))
        await pilot.hover(view, offset=(start + 2, 0))
        assert view.selection is None  # still on one word
        await pilot.hover(view, offset=(end + 1, 0))
        await pilot.mouse_up(view, offset=(end + 1, 0))
        assert view.selection is not None
        span = view.selection.span
        assert view.page.text[span.start : span.end].split() == words[:3]
        await pilot.hover(view, offset=(start, 3))  # the button is up: nothing follows the mouse
        assert view.selection.span == span
        await pilot.press("left")
        assert len(view.page.text[span.start : view.selection.span.end].split()) == 2
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert len(app.screen_stack) == 2  # the dialog to add a row from them
        await pilot.press("escape", "escape")


async def test_dragging_backwards_selects_as_well() -> None:
    app = app_on()
    async with app.run_test(size=(60, 20)) as pilot:
        view = await _article(app, pilot)
        await pilot.mouse_down(view, offset=(12, 2))
        await pilot.hover(view, offset=(4, 0))
        await pilot.mouse_up(view, offset=(4, 0))
        assert view.selection is not None
        assert view.page is not None
        span = view.selection.span
        assert span.start < span.end
        assert view.render_line(0).text.split()[1] in view.page.text[span.start : span.end]
        await pilot.press("escape")
        assert view.selection is None
        assert app.reading
