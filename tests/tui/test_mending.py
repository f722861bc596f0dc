"""Mending in the running dashboard: written at once, undone, seen by others, and shown with a sign."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from core.model import Dossier
from core.store import Judgement, Workspace
from core.views import Index, anchors_of
from tests.fixtures.dossier import dossier
from tests.fixtures.feed import app_on
from tests.fixtures.mending import edit
from tui.app import PeaceApp
from tui.widgets.editor import Editor
from tui.widgets.valueinput import ValueInput


async def ready(pilot: Pilot[int]) -> PeaceApp:
    assert isinstance(pilot.app, PeaceApp)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return pilot.app


def cells(app: PeaceApp, row: str) -> tuple[str, ...]:
    return next(r.cells for r in app.panel.lines.rows if r.id == row)


def hint(app: PeaceApp) -> str:
    return str(app.screen.query_one("#editor-hint", Static).render())


async def change(pilot: Pilot[int], down: int, value: str) -> None:
    await pilot.press("m", *["j"] * down, "enter", "ctrl+u", *value, "enter")
    await ready(pilot)


async def test_a_mending_is_on_disk_at_once_and_there_in_the_next_session(tmp_path: Path) -> None:
    app = app_on(workspace=Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await change(pilot, 4, "Torvel")
        assert [m.field for m in Workspace(tmp_path).mendings()] == ["place"]
        assert hint(app).startswith("Mended")
        await pilot.press("escape")
        assert cells(app, "e2")[4] == "Torvel"
        peek = app.screen._compositor.render_strips()[-2].text
        assert "the machine: Kelm" in peek
    later = app_on(workspace=Workspace(tmp_path))
    async with later.run_test(size=(160, 40)) as pilot:
        await ready(pilot)
        assert cells(later, "e2")[4] == "Torvel"
        assert "the machine: Kelm" in str(later.query_one("#evidence-row", Static).render())


async def test_undo_takes_a_mending_back_in_the_order_in_which_things_were_done(tmp_path: Path) -> None:
    app = app_on(workspace=Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await change(pilot, 4, "Torvel")
        await pilot.press("escape", "space", "u")
        await ready(pilot)
        assert cells(app, "e2")[4] == "Torvel"
        await pilot.press("u")
        await ready(pilot)
        assert cells(app, "e2")[4] == "Kelm"
        assert Workspace(tmp_path).mendings() == ()
        await pilot.press("u")
        assert app.message == "There is nothing to take back"


async def test_a_mending_of_an_earlier_session_is_taken_back_and_brought_back(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    given = edit(Index(dossier()), "timeline", "e2", "place", "Torvel")
    workspace.mend([msgspec.structs.replace(m, reviewer="ben", at="2031-05-06T10:00:00+00:00") for m in given])
    app = app_on(workspace=workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        assert cells(app, "e2")[4] == "Torvel"
        await pilot.press("m", "end", "enter")
        await ready(pilot)
        assert not isinstance(app.screen, Editor)
        assert cells(app, "e2")[4] == "Kelm"
        await pilot.press("u")
        await ready(pilot)
        assert cells(app, "e2")[4] == "Torvel"
        assert [m.reviewer for m in workspace.mendings()] == ["ben"]


async def test_what_another_reviewer_mended_meanwhile_is_told_and_kept(tmp_path: Path) -> None:
    app = app_on(workspace=Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        theirs = edit(Index(dossier()), "timeline", "e2", "place", "Sellin")
        Workspace(tmp_path).mend([msgspec.structs.replace(m, reviewer="ben") for m in theirs])
        await change(pilot, 4, "Torvel")
        assert hint(app).startswith("Mended; ben had mended it meanwhile: both are kept")
        await pilot.press("escape")
        assert cells(app, "e2")[4] == "Torvel"
        assert "before: Sellin by ben" in app.screen._compositor.render_strips()[-2].text


async def test_a_wrong_value_is_told_and_can_be_put_right() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("m", "j", "enter", "ctrl+u", *"31 June 2031", "enter")
        assert "is no date" in hint(app)
        assert app.screen.query_one(ValueInput).has_focus
        await pilot.press("ctrl+u", *"2031-05-04", "enter")
        await ready(pilot)
        assert hint(app).startswith("Mended")
        await pilot.press("enter", "ctrl+u", *"2031-05-09", "escape", "escape")
        assert cells(app, "e2")[1] == "2031-05-04"


async def test_tab_goes_through_what_the_dossier_has() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("m", "j", "j", "j", "j", "enter", "ctrl+u", "tab")
        value = app.screen.query_one(ValueInput)
        assert value.value == "Kelm"
        await pilot.press("tab")
        assert value.value == "Port Ambra"
        assert "[Port Ambra]" in str(app.screen.query_one("#editor-offers", Static).render())
        await pilot.press("tab")
        assert value.value == "Kelm"
        await pilot.press("escape")
        assert app.screen.query_one(OptionList).has_focus


async def test_the_figures_of_a_tally_one_by_one_and_all_at_once() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("3", "m")
        await pilot.pause()
        title = app.screen.query_one("#editor-title", Static)
        assert "‹1 of 4›" in str(title.render())
        await pilot.press("l")
        assert "‹2 of 4›" in str(title.render())
        await pilot.press("h", "h")
        assert "all 3 figures" in str(title.render())
        await pilot.press("end", "k", "k", "enter", "ctrl+u", *"Kelm", "enter", "escape")
        await ready(pilot)
        assert app.panel.row
        assert "Kelm" in app.panel.row.cells[1]


async def test_the_figure_on_show_comes_first() -> None:
    app = app_on()
    async with app.run_test(size=(160, 40)) as pilot:
        await ready(pilot)
        await pilot.press("3", "full_stop", "m")
        await pilot.pause()
        assert "overview" not in str(app.screen.query_one("#editor-title", Static).render())
        assert "55 drone" in str(app.screen.query_one("#editor-title", Static).render())


@pytest.mark.parametrize(("keys", "row"), [(["G", "k"], "background"), (["4"], "d1")])
async def test_lines_without_fields_say_so(keys: list[str], row: str) -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press(*keys, "m")
        assert app.panel.row
        assert (app.panel.row.id, app.message[:15]) == (row, "Nothing to mend")


@pytest.mark.parametrize("there", [True, False])
async def test_mendings_without_a_row_are_told_after_reading_where_their_articles_are_there(
    tmp_path: Path, there: bool
) -> None:
    found = dossier()
    Workspace(tmp_path).mend(edit(Index(found), "timeline", "e2", "place", "Torvel"))
    articles = (
        found.articles
        if there
        else tuple(
            msgspec.structs.replace(a, sha256=f"another {a.id}", path=f"elsewhere/{a.id}.txt") for a in found.articles
        )
    )
    rest: Dossier = msgspec.structs.replace(found, articles=articles, events=(), figures=(), tallies=())
    app = app_on(rest, workspace=Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        assert ("1 mending found no row here; kept in the workspace" in app.message) == there


async def test_a_row_is_added_from_selected_words_and_undone(tmp_path: Path) -> None:
    app = app_on(workspace=Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("j", "enter", "v", "j", "v", "l", "l", "l", "l", "l")
        reading = app.evidence.reading
        assert reading.selection
        assert app.message.startswith("← → ↑ ↓ extend")
        await pilot.press("escape")
        assert reading.selection is None
        assert app.reading
        await pilot.press("v", "v", *["l"] * 5, "enter")
        await ready(pilot)
        await pilot.press("j", "j", "enter", *"2031-05-01", "enter", "k", "k", "enter")
        await ready(pilot)
        assert app.message == "Added, in its panel"
        await pilot.press("escape")
        added = next(r for r in app.panel.lines.rows if "added" in r.marks)
        assert (added.cells[1], added.cells[8]) == ("2031-05-01", "Envoys of Norland and Suvia met")
        assert [m.deed for m in Workspace(tmp_path).mendings()] == ["add"]
        await pilot.press("u")
        await ready(pilot)
        assert not any("added" in r.marks for r in app.panel.lines.rows)


async def test_nothing_is_added_before_what_is_missing_is_given() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("enter", "v", "enter")
        await ready(pilot)
        await pilot.press("h", "enter")
        assert "is needed for the row" in hint(app)
        await pilot.press("escape")
        assert not any("added" in r.marks for r in app.panel.lines.rows)


async def test_two_people_are_merged_and_a_number_taken_out(tmp_path: Path) -> None:
    app = app_on(workspace=Workspace(tmp_path))
    async with app.run_test(size=(160, 40)) as pilot:
        await ready(pilot)
        await pilot.press("2", "slash", *"reiss", "enter", "G", "M", "escape", "j", "j", "M")
        await ready(pilot)
        assert app.message == "Merged the marked row into this one"
        assert "Otto Reiss" not in {row.cells[1] for row in app.panel.rows}
        await pilot.press("u")
        await ready(pilot)
        assert "Otto Reiss" in {row.cells[1] for row in app.panel.rows}
        await pilot.press("3", "full_stop", "D")
        await ready(pilot)
        assert {row.cells[3] for row in app.panel.rows if row.kind == "drone launched"} == {"40", "55"}


async def test_reading_again_brings_what_others_gave_meanwhile(tmp_path: Path) -> None:
    app = app_on(workspace=Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        Workspace(tmp_path).mend(edit(Index(dossier()), "timeline", "e2", "place", "Torvel"))
        anchors = anchors_of(Index(dossier()), app.panel.lines.rows[0])
        Workspace(tmp_path).judge(anchors, Judgement(verdict="flagged", reviewer="ben"))
        await pilot.press("r")
        await ready(pilot)
        assert cells(app, "e2")[4] == "Torvel"
        assert app.review.of(app.index, app.panel.lines.rows[0]).verdict == "flagged"


async def test_the_day_of_an_article_is_mended_in_its_panel(tmp_path: Path) -> None:
    app = app_on(workspace=Workspace(tmp_path))
    async with app.run_test(size=(160, 40)) as pilot:
        await ready(pilot)
        await pilot.press("5")
        assert app.panel.row is not None
        before, row = app.panel.row.cells[2], app.panel.row.id
        await change(pilot, 0, "2031-05-09 07:05")
        await pilot.press("escape")
        assert cells(app, row)[2] == "2031-05-09 07:05"
        assert f"the machine: {before}" in str(app.query_one("#evidence-row", Static).render())
        await pilot.press("u")
        await ready(pilot)
        assert cells(app, row)[2] == before


async def test_another_day_of_an_article_has_it_read_again_and_taken_back_once_more(tmp_path: Path) -> None:
    app = app_on(workspace=Workspace(tmp_path))
    asked: list[dict[str, str]] = []
    start = app._start
    app._start = lambda as_of, days: asked.append(dict(days)) or start(as_of, days)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("5")
        row = app.panel.row
        assert row is not None
        content = app.index.articles[row.id].sha256
        was = row.cells[2]
        await change(pilot, 1, "Another Wire")
        assert asked == []
        await pilot.press("escape")
        await change(pilot, 0, "9 May 2031")
        await pilot.press("escape")
        await ready(pilot)
        assert asked == [{content: "2031-05-09"}]
        assert cells(app, row.id)[2] == "2031-05-09"
        await pilot.press("u")
        await ready(pilot)
        assert asked == [{content: "2031-05-09"}, {}]
        assert cells(app, row.id)[2] == was
        await pilot.press("r")
        await ready(pilot)
        assert asked[2:] == [{}]


async def test_what_the_machine_read_is_told_though_the_article_was_read_by_another_day(tmp_path: Path) -> None:
    found = dossier()
    read_by = tuple(msgspec.structs.replace(a, published="2031-05-09") for a in found.articles if a.id == "a1")
    again = msgspec.structs.replace(found, articles=(*read_by, *(a for a in found.articles if a.id != "a1")))
    workspace = Workspace(tmp_path)
    workspace.mend(edit(Index(found), "sources", "a1", "published", "9 May 2031"))
    app = app_on(again, workspace=workspace)
    async with app.run_test(size=(160, 40)) as pilot:
        await ready(pilot)
        await pilot.press("5")
        told = str(app.query_one("#evidence-row", Static).render())
        before = (found.articles[0].published or "nothing").replace("T", " ")
        assert "published 2031-05-09" in told
        assert f"the machine: {before}" in told
