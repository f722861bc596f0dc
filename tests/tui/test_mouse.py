"""The mouse chooses tabs, rows and the order, and a second click opens."""

from __future__ import annotations

from tests.fixtures.feed import app_on
from tui.app import PeaceApp
from tui.widgets.bars import TabBar
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


async def test_the_wheel_scrolls_the_article() -> None:
    app = app_on()
    async with app.run_test(size=(60, 14)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("5", "enter")
        await pilot.pause()
        view = app.evidence.reading
        before = view.scroll_offset.y
        view.scroll_down(animate=False)
        await pilot.pause()
        assert view.scroll_offset.y > before
