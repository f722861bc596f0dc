"""Every action of the registry is pressed once in the running dashboard, and something is seen to happen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from textual.pilot import Pilot

from tests.fixtures.feed import app_on
from tui.actions import ACTIONS, Action, key_table, keys_of
from tui.app import MainScreen, PeaceApp
from tui.panels import PANELS
from tui.widgets.bars import TitleBar
from tui.widgets.filterbar import FilterBar
from tui.widgets.help import HelpScreen
from tui.widgets.reading import ReadingView
from tui.widgets.table import LineTable
from tui.widgets.valueinput import ValueInput

Check = Callable[[Pilot[int], str], Awaitable[None]]
CHECKS: dict[str, Check] = {}
NARROW, WIDE = (80, 24), (200, 50)


def check(*calls: str) -> Callable[[Check], Check]:
    def register(function: Check) -> Check:
        CHECKS.update(dict.fromkeys(calls, function))
        return function

    return register


def the(pilot: Pilot[int]) -> PeaceApp:
    assert isinstance(pilot.app, PeaceApp)
    return pilot.app


def status(pilot: Pilot[int]) -> str:
    return the(pilot).message


def cursor(pilot: Pilot[int]) -> int:
    return the(pilot).panel.lines.cursor


@check(*(f"panel('{name}')" for name in ("timeline", "delegations", "tallies", "disagreements", "sources")))
async def _panel(pilot: Pilot[int], key: str) -> None:
    await pilot.press("5" if key != "5" else "1", key)
    assert the(pilot).panel.NAME == PANELS[int(key) - 1].NAME
    assert the(pilot).panel.lines.has_focus
    assert the(pilot).panel.row


@check("next_panel")
async def _next_panel(pilot: Pilot[int], key: str) -> None:
    seen = []
    for _ in range(5):
        await pilot.press(key)
        seen.append(the(pilot).current)
    assert seen == ["delegations", "tallies", "disagreements", "sources", "timeline"]


@check("move(1)")
async def _down(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key)
    assert cursor(pilot) == 1


@check("move(-1)")
async def _up(pilot: Pilot[int], key: str) -> None:
    await pilot.press("j", "j", key)
    assert cursor(pilot) == 1


@check("page(1)", "last")
async def _to_the_end(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key)
    assert cursor(pilot) == 4


@check("page(-1)", "first")
async def _to_the_start(pilot: Pilot[int], key: str) -> None:
    await pilot.press("j", "j", "j", key)
    assert cursor(pilot) == 0


@check("section(1)")
async def _next_section(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key)
    row = the(pilot).panel.row
    assert row
    assert row.id == "background"
    await pilot.press(key)
    assert the(pilot).panel.row is row


@check("section(-1)")
async def _previous_section(pilot: Pilot[int], key: str) -> None:
    await pilot.press("2", "G", key)
    row = the(pilot).panel.row
    assert row
    assert row.of == "meeting"


@check("slide(1)")
async def _slide_right(pilot: Pilot[int], key: str) -> None:
    await pilot.resize_terminal(60, 24)
    await pilot.press("3")
    await pilot.pause()
    first = the(pilot).panel.lines.render_line(0).text
    await pilot.press(key)
    assert the(pilot).panel.lines.render_line(0).text != first


@check("slide(-1)")
async def _slide_left(pilot: Pilot[int], key: str) -> None:
    await pilot.resize_terminal(60, 24)
    await pilot.press("3")
    await pilot.pause()
    first = the(pilot).panel.lines.render_line(0).text
    await pilot.press("l", key)
    assert the(pilot).panel.lines.render_line(0).text == first


@check("open")
async def _open(pilot: Pilot[int], key: str) -> None:
    await pilot.press("j", key)
    assert the(pilot).reading
    assert the(pilot).evidence.spot
    assert the(pilot).evidence.reading.has_focus


@check("spot(1)")
async def _next_source(pilot: Pilot[int], key: str) -> None:
    await pilot.press("enter", key)
    assert the(pilot).evidence.place == 1


@check("spot(-1)")
async def _previous_source(pilot: Pilot[int], key: str) -> None:
    await pilot.press("enter", key)
    assert the(pilot).evidence.place == len(the(pilot).evidence.spots) - 1


@check("disagreement(1)")
async def _next_disagreement(pilot: Pilot[int], key: str) -> None:
    seen = []
    for _ in range(4):
        await pilot.press(key)
        row = the(pilot).panel.row
        seen.append(row and row.id)
    assert the(pilot).current == "disagreements"
    assert seen == ["d1", "d2", "d3", "d1"]
    assert status(pilot) == "Disagreement 1 of 3"
    await pilot.press("1", key)
    assert status(pilot) == "Disagreement 2 of 3"
    await pilot.press("k", "enter", key)
    assert status(pilot) == "Disagreement 2 of 3"
    assert the(pilot).reading


@check("disagreement(-1)")
async def _previous_disagreement(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key)
    row = the(pilot).panel.row
    assert row
    assert row.id == "d3"


async def _reading(pilot: Pilot[int]) -> ReadingView:
    await pilot.resize_terminal(60, 16)
    await pilot.press("5", "enter")
    await pilot.pause()
    view = the(pilot).evidence.reading
    assert view.max_scroll_y > 0
    return view


@check("scroll(1)", "turn(1)", "bottom")
async def _scroll_down(pilot: Pilot[int], key: str) -> None:
    view = await _reading(pilot)
    await pilot.press(key)
    assert view.scroll_offset.y > 0


@check("scroll(-1)", "turn(-1)", "top")
async def _scroll_up(pilot: Pilot[int], key: str) -> None:
    view = await _reading(pilot)
    await pilot.press("G")
    bottom = view.scroll_offset.y
    await pilot.press(key)
    assert view.scroll_offset.y < bottom


@check("take", "back")
async def _back(pilot: Pilot[int], key: str) -> None:
    await pilot.press("j", "enter", key)
    assert not the(pilot).reading
    assert cursor(pilot) == 1
    assert the(pilot).panel.lines.has_focus


@check("filter")
async def _filter(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key, *"kelm")
    assert [row.id for row in the(pilot).panel.lines.rows] == ["e2"]
    await pilot.press("enter")
    assert the(pilot).panel.lines.has_focus
    assert not the(pilot).query_one(FilterBar).display
    assert len(the(pilot).panel.lines.rows) == 1


@check("app.unfilter")
async def _unfilter(pilot: Pilot[int], key: str) -> None:
    await pilot.press("slash", *"kelm", "enter", key)
    assert len(the(pilot).panel.lines.rows) == 5


@check("app.point(1)", "app.point(-1)")
async def _point(pilot: Pilot[int], key: str) -> None:
    await pilot.press("5", "enter", key)
    assert "made of this" in status(pilot)
    page = the(pilot).evidence.reading.page
    assert page
    assert page.words
    first = page.text[page.words.start : page.words.end]
    assert the(pilot).evidence.spot
    assert the(pilot).evidence.spot.quote == first
    await pilot.press(key, "escape")
    assert the(pilot).current == "sources"


@check("app.made")
async def _made(pilot: Pilot[int], key: str) -> None:
    await pilot.press("5", "enter", key)
    assert status(pilot).startswith("No other row")
    await pilot.press("escape", "4", "enter", key)
    await pilot.pause()
    await pilot.press("j", "k", "enter")
    await pilot.pause()
    assert the(pilot).current != "disagreements"
    assert the(pilot).panel.lines.has_focus


@check("as_of")
async def _as_of(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key, *"2031-5", "enter")
    assert "is no day" in status(pilot)
    await pilot.press(*["backspace"] * 6, *"2031-05-03", "enter")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert the(pilot).as_of == "2031-05-03"
    assert "as of 2031-05-03" in pilot.app.query_one(TitleBar).render_line(0).text
    assert the(pilot).panel.lines.has_focus
    await pilot.press(key, "ctrl+u", "escape")
    assert the(pilot).as_of == "2031-05-03"


@check("original")
async def _original(pilot: Pilot[int], key: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.originals.opener", lambda *_: "")
        await pilot.press("enter", key)
    assert status(pilot).startswith("No window to open it in here: /")
    assert "articles/wire.txt; sent its place" in status(pilot)


@check("search")
async def _search(pilot: Pilot[int], key: str) -> None:
    await pilot.press("j", key, *"kelm", "enter")
    assert the(pilot).reading
    assert the(pilot).evidence.spot
    assert the(pilot).evidence.spot.quote == "Kelm"
    await pilot.press("escape", "escape")
    assert (the(pilot).current, cursor(pilot)) == ("timeline", 1)


@check("sort")
async def _sort(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key)
    await pilot.pause()
    await pilot.press("j", "j", "enter")
    assert status(pilot) == "Sorted by date"
    assert "Date▲" in the(pilot).panel.lines.render_line(0).text
    await pilot.press(key)
    await pilot.pause()
    await pilot.press("enter")
    assert status(pilot) == "Sorted by date, backwards"
    assert "Date▼" in the(pilot).panel.lines.render_line(0).text
    await pilot.press(key, "1")
    assert status(pilot) == "In the panel's own order"


@check("reverse")
async def _reverse(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key)
    assert status(pilot) == "Choose a column with s first"
    await pilot.press("s", "3", key)
    assert "Date▼" in the(pilot).panel.lines.render_line(0).text


@check("copy('row')", "copy('citation')")
async def _copy(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key)
    assert status(pilot).startswith("Sent ")


def sign(pilot: Pilot[int]) -> str:
    """The verdict beside the current row."""
    lines = the(pilot).panel.lines
    return lines.render_line(lines.cursor + 1).text[1]


@check("judge('accepted')", "judge('rejected')", "judge('flagged')")
async def _judge(pilot: Pilot[int], key: str) -> None:
    shown = {"space": "✓", "x": "✗", "exclamation_mark": "!"}[key]
    await pilot.press("j", key)
    assert sign(pilot) == shown
    await pilot.press("k")
    assert sign(pilot) == " "
    await pilot.press("j", "enter", key, "escape")
    assert sign(pilot) == " "


@check("note")
async def _note(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key, *"seen", "enter")
    assert status(pilot) == "Note kept"
    assert sign(pilot) == "…"
    await pilot.press(key, *" twice", "escape")
    assert the(pilot).review.of(the(pilot).index, the(pilot).panel.row).note == "seen"
    assert the(pilot).panel.lines.has_focus


@check("mend")
async def _mend(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key)
    await pilot.press("j", "j", "j", "j", "enter")
    value = the(pilot).screen.query_one(ValueInput)
    assert value.value == "Kelm"
    await pilot.press("ctrl+u", *"port", "tab", "enter", "escape")
    await the(pilot).workers.wait_for_complete()
    await pilot.pause()
    row = the(pilot).panel.row
    assert row
    assert (row.cells[4], row.marks) == ("Port Ambra", ("differs", "mended"))


@check("merge")
async def _merge(pilot: Pilot[int], key: str) -> None:
    await pilot.press("j", key)
    assert sign(pilot) == "»"
    await pilot.press(key)
    assert (status(pilot), sign(pilot)) == ("No longer marked", " ")
    await pilot.press(key, "k", key)
    await the(pilot).workers.wait_for_complete()
    await pilot.pause()
    assert [row.id for row in the(pilot).panel.lines.rows] == ["e2", "e3", "background", "e4"]


@check("split")
async def _split(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key)
    assert status(pilot).startswith("Open the words")
    await pilot.press("enter", "full_stop", key, "escape")
    await the(pilot).workers.wait_for_complete()
    await pilot.pause()
    assert [row.marks for row in the(pilot).panel.lines.rows[:2]] == [("differs", "mended"), ("mended",)]


async def _selection(pilot: Pilot[int]) -> str:
    view = the(pilot).evidence.reading
    assert view.selection
    assert view.page
    return view.page.text[view.selection.span.start : view.selection.span.end]


@check("select")
async def _select(pilot: Pilot[int], key: str) -> None:
    await pilot.press("enter", key)
    assert await _selection(pilot) == "Suvia's"
    await pilot.press(key, "l", "l", "l", "l", "l", "l", "l", "enter")
    await the(pilot).workers.wait_for_complete()
    await pilot.pause()
    await pilot.press("enter")
    await the(pilot).workers.wait_for_complete()
    await pilot.pause()
    assert status(pilot).startswith("Added")
    assert "added" in {mark for row in the(pilot).panel.rows for mark in row.marks}


@check("word(1)")
async def _next_word(pilot: Pilot[int], key: str) -> None:
    await pilot.press("enter", "v", key)
    assert await _selection(pilot) == "army"
    await pilot.press("v", key)
    assert await _selection(pilot) == "army said"


@check("word(-1)")
async def _previous_word(pilot: Pilot[int], key: str) -> None:
    await pilot.press("enter", "v", "l", "l", key)
    assert await _selection(pilot) == "army"


@check("undo")
async def _undo(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key)
    assert status(pilot) == "There is nothing to take back"
    await pilot.press("space", "x", key)
    assert sign(pilot) == "✓"
    await pilot.press(key)
    assert sign(pilot) == " "


@check("export")
async def _export(pilot: Pilot[int], key: str) -> None:
    with TemporaryDirectory() as folder:
        await pilot.press("slash", *"kelm", "enter", key, "ctrl+u", *f"{folder}/rows.csv", "enter")
        await the(pilot).workers.wait_for_complete()
        await pilot.pause()
        assert status(pilot) == f"Wrote {folder}/rows.csv"
        assert len(Path(folder, "rows.csv").read_text("utf-8").splitlines()) == 2


@check("again")
async def _again(pilot: Pilot[int], key: str) -> None:
    await pilot.press("j", key)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert status(pilot).startswith("Read 4 articles")
    assert cursor(pilot) == 1


@check("halt")
async def _halt(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key)
    assert status(pilot) == "Everything is read; r reads again"
    the(pilot).progress = "reading …"
    await pilot.press(key)
    assert status(pilot).startswith("Stopping")
    assert the(pilot)._feed.finished  # type: ignore[attr-defined]


@check("theme")
async def _theme(pilot: Pilot[int], key: str) -> None:
    before = pilot.app.theme
    await pilot.press(key)
    assert pilot.app.theme != before


@check("command_palette")
async def _palette(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key)
    await pilot.pause()
    await pilot.press(*"tallies", "enter")
    await pilot.pause()
    await pilot.pause()
    assert the(pilot).current == "tallies"


@check("help")
async def _help(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key)
    assert isinstance(pilot.app.screen, HelpScreen)
    await pilot.press(*"quit")
    text = str(pilot.app.screen.query_one("#help-text").render())
    assert "Quit" in text
    assert "Timeline" not in text
    await pilot.press("escape")
    assert isinstance(pilot.app.screen, MainScreen)


@check("quit")
async def _quit(pilot: Pilot[int], key: str) -> None:
    await pilot.press(key)
    assert pilot.app.return_value == 0


def test_every_action_has_a_check() -> None:
    assert {action.call for action in ACTIONS} == set(CHECKS)


@pytest.mark.parametrize(
    ("action", "key"), [(a, key) for a in ACTIONS for key in a.keys], ids=lambda v: getattr(v, "call", v)
)
async def test_action(action: Action, key: str) -> None:
    app = app_on()
    async with app.run_test(size=NARROW) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await CHECKS[action.call](pilot, key)


def test_no_two_actions_share_a_key_in_one_place() -> None:
    for scope in ("app", "table", "reading"):
        keys = [key for a in ACTIONS if a.scope in (scope, "app") for key in a.keys]
        assert len(keys) == len(set(keys)), scope


def test_only_plain_keys_are_bound() -> None:
    named = {"tab", "up", "down", "left", "right", "pageup", "pagedown", "enter", "escape", "space"}
    signs = {
        "full_stop",
        "comma",
        "slash",
        "colon",
        "question_mark",
        "exclamation_mark",
        "left_square_bracket",
        "right_square_bracket",
    }
    assert all(len(key) == 1 or key in named | signs for a in ACTIONS for key in a.keys)


def test_every_action_is_implemented_where_it_is_bound() -> None:
    homes = {"app": PeaceApp, "table": LineTable, "reading": ReadingView}
    for action in ACTIONS:
        name = action.call.partition("(")[0]
        home = PeaceApp if name.startswith("app.") else homes[action.scope]
        assert hasattr(home, f"action_{name.removeprefix('app.')}"), action


def test_the_key_table_names_every_key() -> None:
    table = key_table()
    assert all(f"`{key}`" in table for a in ACTIONS for key in keys_of(a).split())
