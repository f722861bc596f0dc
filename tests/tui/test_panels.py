"""What single panels show beyond their table."""

from __future__ import annotations

import msgspec
import pytest
from textual.screen import Screen

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


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_another_panel_is_laid_out_once_even_the_first_time(size: tuple[int, int]) -> None:
    app = app_on()
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause(0.1)
        laid_out = 0

        def count(screen: Screen[None]) -> None:
            nonlocal laid_out
            laid_out += 1

        app.screen.screen_layout_refresh_signal.subscribe(app.panel, count, immediate=True)
        for turn in range(10):
            await pilot.press("tab")
            await pilot.pause(0.1)
            assert app.panel.lines.render_line(0).text.strip(), "drawn for its room at once"
            assert laid_out == turn + 1, app.current


async def test_rows_that_find_room_have_a_blank_scrollbar() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause(0.1)
        bar = app.panel.lines.vertical_scrollbar
        whole = bar.outer_size.region
        background = app.panel.lines.rich_style.bgcolor

        def looks() -> set[object]:
            return {segment.style and segment.style.bgcolor for line in bar.render_lines(whole) for segment in line}

        assert looks() == {background}
        await pilot.resize_terminal(80, 8)
        await pilot.pause(0.1)
        whole = bar.outer_size.region
        assert looks() != {background}


async def test_rows_that_came_while_another_panel_was_on_show_are_drawn_for_their_room() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause(0.1)
        drawn = app.panel.lines.render_line(1).text
        for size in ((80, 24), (100, 24)):
            await pilot.press("2", "r")
            await app.workers.wait_for_complete()
            await pilot.resize_terminal(*size)
            await pilot.pause(0.1)
            await pilot.press("1")
            await pilot.pause(0.1)
            line = app.panel.lines.render_line(1).text
            assert line.split()[:4] == drawn.split()[:4]
            assert len(line) == size[0] - 1
