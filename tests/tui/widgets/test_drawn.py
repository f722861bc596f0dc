"""What keeps a frame cheap: a key draws one frame, lays out once, and draws nothing that looks as it did."""

from __future__ import annotations

from typing import Any

import pytest
from rich.segment import Segment
from textual._compositor import Compositor

from core.model import Dossier
from tests.bench.big import big_dossier
from tests.fixtures.feed import app_on
from tui.widgets.drawn import SideBar


@pytest.fixture(scope="module")
def many() -> Dossier:
    return big_dossier(400)


async def settle(pilot: Any) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def looks(bar: SideBar) -> list[list[Segment]]:
    assert bar._kept
    return [list(line) for line in bar._kept[1]]


@pytest.mark.parametrize("keys", [("tab",) * 7, ("pagedown", "pagedown"), ("j", "j")])
async def test_a_key_takes_one_frame_and_at_most_one_layout(
    many: Dossier, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    frames: list[str] = []
    draw, arrange = Compositor.render_partial_update, Compositor._arrange_root

    def drawn(self: Compositor) -> Any:
        update = draw(self)
        frames.extend(["frame"] * (update is not None))
        return update

    def laid_out(self: Compositor, *given: Any, **more: Any) -> Any:
        frames.append("layout")
        return arrange(self, *given, **more)

    async with app_on(many).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in keys[:-1]:  # a panel that is come to for the first time has no size yet
            await pilot.press(key)
        await settle(pilot)
        monkeypatch.setattr(Compositor, "render_partial_update", drawn)
        monkeypatch.setattr(Compositor, "_arrange_root", laid_out)
        await pilot.press(keys[-1])
        await settle(pilot)
        assert frames == (["layout", "frame"] if keys[-1] == "tab" else ["frame"])


async def test_a_scrollbar_is_drawn_only_where_it_looks_otherwise(many: Dossier) -> None:
    app = app_on(many)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        bar = app.panel.lines.vertical_scrollbar
        assert isinstance(bar, SideBar)
        before = bar._kept
        assert before
        app.panel.lines.scroll_to(y=1, animate=False)
        await settle(pilot)
        assert bar._kept is before, "a line of four hundred moves it by less than can be drawn"
        await pilot.press("G")
        await settle(pilot)
        assert looks(bar) != [list(line) for line in before[1]]
        colours = {segment.style for line in looks(bar) for segment in line}
        await pilot.press("t")
        await settle(pilot)
        assert not colours & {segment.style for line in looks(bar) for segment in line}


async def test_a_press_below_the_thumb_scrolls(many: Dossier) -> None:
    app = app_on(many)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        table = app.panel.lines
        region = table.vertical_scrollbar.region
        await pilot.mouse_down(offset=(region.x, region.bottom - 1))
        await settle(pilot)
        assert table.scroll_offset.y > 0
