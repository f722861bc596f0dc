"""What single panels show beyond their table."""

from __future__ import annotations

from tests.fixtures.feed import app_on
from tui.widgets.bars import Bar


async def test_the_strip_follows_the_filter_and_the_width() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        strip = app.query_one("#strip", Bar)
        assert strip.render_line(0).text.strip() == "2031-05-03 █·▄ 2031-05-05  a day, most 2"
        await pilot.press("slash", *"kelm", "enter")
        assert strip.render_line(0).text.strip() == "2031-05-03 █ 2031-05-03  a day, most 1"
        await pilot.resize_terminal(24, 24)
        await pilot.pause()
        assert strip.render_line(0).text.strip() == ""
