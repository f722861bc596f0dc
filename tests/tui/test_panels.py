"""What single panels show beyond their table."""

from __future__ import annotations

import msgspec

from tests.fixtures.dossier import dossier
from tests.fixtures.feed import FakeFeed, app_on
from tui.widgets.bars import Bar
from tui.wire import Progress, Snapshot


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


async def test_that_nothing_clashes_is_said_only_once_everything_is_read() -> None:
    agreed = msgspec.structs.replace(dossier(), disagreements=(), set_aside=())
    for final, table, said in (
        (False, "Reading …", "None so far; still reading"),
        (True, "The sources do not contradict each other.", "The sources do not contradict each other"),
    ):
        app = app_on(feed=FakeFeed(Progress(1, 5), Snapshot(agreed, final, 0.1)))
        async with app.run_test(size=(80, 24)) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            await pilot.press("4")
            assert app.panel.lines.empty == table
            await pilot.press("n")
            assert app.message == said


async def test_what_was_said_of_the_article_is_gone_with_it() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("2", "G", "enter", "full_stop", "full_stop")
        said = app.message
        assert said == "There is no other source of this"
        await pilot.press("escape")
        assert app.message == ""


async def test_signs_of_more_sources_stand_beside_the_last_heading() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("3")
        lines = app.panel.lines
        for key, signs in (("", " ›"), ("l", "‹›"), ("l", "‹ ")):
            await pilot.press(*key)
            heading = lines.render_line(0).text
            assert heading.endswith(signs)
            assert heading[-len(signs) - 1] == " "
