"""`e` writes what is on show, as filtered and reviewed, and never over a file unasked."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.fixtures.feed import app_on
from tui.app import PeaceApp
from tui.widgets.exporter import Exporter, PathInput


async def ready(pilot: Pilot[int]) -> PeaceApp:
    assert isinstance(pilot.app, PeaceApp)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return pilot.app


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def hint(app: PeaceApp) -> str:
    return str(app.screen.query_one("#exporter-hint", Static).render())


async def test_the_panel_as_filtered_without_what_was_rejected(tmp_path: Path) -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("3", "slash", *"side:suvia", "enter", "x", "e")
        await pilot.pause()
        assert app.screen.query_one(PathInput).value == "peace-tui-tallies.csv"
        assert "Tallies as filtered, 4 rows" in str(app.screen.query_one("#exporter-rows", Static).render())
        await pilot.press("enter")
        await ready(pilot)
        assert app.message == "Wrote peace-tui-tallies.csv"
    rows = list(csv.DictReader((tmp_path / "peace-tui-tallies.csv").open(encoding="utf-8", newline="")))
    assert [row["Id"] for row in rows] == ["t2", "t3", "t4"]


@pytest.mark.parametrize(
    ("tabs", "name"), [(1, "timeline.json"), (2, "timeline.md"), (3, "timeline.html"), (4, "timeline.csv")]
)
async def test_tab_chooses_the_format_and_the_ending_follows(tabs: int, name: str, tmp_path: Path) -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("e", *["tab"] * tabs)
        assert app.screen.query_one(PathInput).value == f"peace-tui-{name}"
        await pilot.press("ctrl+u", *"mine.csv", "tab")
        assert app.screen.query_one(PathInput).value in ("mine.csv", "mine.json")
        await pilot.press("escape")
        assert list(tmp_path.iterdir()) == []


async def test_all_panels_with_mendings(tmp_path: Path) -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("m", "j", "j", "j", "j", "enter", "ctrl+u", *"Torvel", "enter", "escape")
        await ready(pilot)
        await pilot.press("e", "down", "tab", "enter")
        await ready(pilot)
        assert app.message == "Wrote peace-tui-report.json"
    made = json.loads((tmp_path / "peace-tui-report.json").read_text("utf-8"))
    assert next(e for e in made["events"] if e["id"] == "e2")["place"] == "Torvel"
    assert made["review"][0]["mended"][0]["machine"] == "Kelm"
    assert len(made["tallies"]) == 4


async def test_a_file_that_is_there_is_asked_about(tmp_path: Path) -> None:
    (tmp_path / "peace-tui-timeline.csv").write_text("mine")
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("e", "enter")
        assert hint(app).startswith("! peace-tui-timeline.csv is there already")
        await pilot.press("escape")
        await ready(pilot)
        assert (tmp_path / "peace-tui-timeline.csv").read_text() == "mine"
        await pilot.press("e", "enter", "enter")
        await ready(pilot)
        assert app.message == "Wrote peace-tui-timeline.csv"
    assert "drone night" in (tmp_path / "peace-tui-timeline.csv").read_text("utf-8")


async def test_what_is_no_file_is_told_and_can_be_put_right(tmp_path: Path) -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("e", "ctrl+u", "enter")
        assert "name a file" in hint(app)
        await pilot.press(*"/", "enter")
        assert "is a folder" in hint(app)
        await pilot.press(*"no/such.csv", "enter")
        assert "There is no folder" in hint(app)
        assert isinstance(app.screen, Exporter)
        await pilot.press("ctrl+u", *"x.csv", "enter")
        await ready(pilot)
        assert (tmp_path / "x.csv").exists()


async def test_a_file_that_appears_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    from tui.widgets.exporter import Wanted

    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        (tmp_path / "a.csv").write_text("mine")
        app.export(Wanted("csv", False, tmp_path / "a.csv"))
        await ready(pilot)
        assert "left as it is" in app.message
    assert (tmp_path / "a.csv").read_text() == "mine"
