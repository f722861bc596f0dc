"""A list whose current line is told from the others without colour."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from tests.fixtures.feed import app_on
from tui.widgets.pointed import PointedList


@pytest.mark.parametrize("keys", [("s",), ("m",)])
async def test_the_sign_stands_before_the_current_line_alone(keys: tuple[str, ...]) -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press(*keys, "j")
        lines = app.screen.query_one(PointedList)
        shown = [lines.render_line(y).text for y in range(lines.size.height)]
        assert [y for y, line in enumerate(shown) if line.startswith("›")] == [lines.highlighted]
        assert all(line.startswith("  ") for y, line in enumerate(shown) if y != lines.highlighted)


async def test_the_current_command_is_told_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("colon")
        await pilot.pause(0.2)
        await pilot.press("down")
        await pilot.pause()
        commands = app.screen.query_one(OptionList)
        bold = {y: any(s.style and s.style.underline for s in commands.render_line(y)) for y in range(6)}
        assert [y for y, marked in bold.items() if marked] == [2, 3]  # a command and its explanation
