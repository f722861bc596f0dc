"""Verdicts outlive the program, another reading, more articles and an edited one."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from core.model import Dossier, Evidence
from core.store import Judgement, Workspace, WorkspaceError
from core.views import VIEWS, Index, anchors_of, judgement_told, parse, select
from core.views.rows import Row
from tests.fixtures.dossier import dossier
from tests.fixtures.feed import app_on
from tui.review import Review


def rows(index: Index, name: str) -> dict[str, Row]:
    return {row.id: row for row in VIEWS[name](index).rows}  # type: ignore[index]


def edited(found: Dossier) -> Dossier:
    """The same with a line put before the first article, so that its content and every offset in it are others."""
    line = "Updated at 20:00\n"

    def moved(evidence: Evidence) -> Evidence:
        if evidence.article != "a1":
            return evidence
        return msgspec.structs.replace(evidence, start=evidence.start + len(line), end=evidence.end + len(line))

    first = found.articles[0]
    return msgspec.structs.replace(
        found,
        articles=(msgspec.structs.replace(first, text=line + first.text, sha256="other"), *found.articles[1:]),
        events=tuple(
            msgspec.structs.replace(e, id=f"new-{e.id}", evidence=tuple(moved(x) for x in e.evidence))
            for e in found.events
        ),
        figures=(),
        tallies=(),
    )


def test_a_verdict_is_there_in_the_next_session(tmp_path: Path) -> None:
    index = Index(dossier())
    Review(Workspace(tmp_path)).give(index, rows(index, "timeline")["e2"], "accepted")
    later = Review(Workspace(tmp_path))
    later.load()
    assert later.of(index, rows(index, "timeline")["e2"]).verdict == "accepted"
    assert later.of(index, rows(index, "timeline")["e1"]).verdict == "none"


def test_a_verdict_outlives_an_edited_article_and_other_ids(tmp_path: Path) -> None:
    index = Index(dossier())
    review = Review(Workspace(tmp_path))
    review.give(index, rows(index, "timeline")["e2"], "rejected", "told twice")
    other = Index(edited(dossier()))
    found = review.of(other, rows(other, "timeline")["new-e2"])
    assert (found.verdict, found.note) == ("rejected", "told twice")


def test_rows_in_one_sentence_are_judged_apart() -> None:
    index = Index(dossier())
    review = Review(None)
    tallies = rows(index, "tallies")
    review.give(index, tallies["t1"], "accepted")
    assert review.of(index, tallies["t2"]).verdict == "none"
    seats = rows(index, "delegations")
    review.give(index, seats["g3.1"], "flagged")
    assert review.of(index, seats["g3"]).verdict == "none"


def test_the_same_again_takes_back_and_undo_restores() -> None:
    index = Index(dossier())
    review = Review(None)
    row = rows(index, "timeline")["e1"]
    review.give(index, row, "accepted")
    review.give(index, row, note="checked")
    review.give(index, row, "accepted")
    assert (review.of(index, row).verdict, review.of(index, row).note) == ("none", "checked")
    assert review.undo()
    assert review.of(index, row).verdict == "accepted"
    assert review.undo()
    assert review.of(index, row).note == ""
    assert review.undo()
    assert not review.undo()
    assert judgement_told(review.of(index, row)) == ""


def test_headings_and_meetings_cannot_be_judged() -> None:
    index = Index(dossier())
    for name, row in (("timeline", "background"), ("delegations", "meeting:e1"), ("disagreements", "s1")):
        assert anchors_of(index, rows(index, name)[row]) == ()
        with pytest.raises(ValueError, match="cannot be judged"):
            Review(None).give(index, rows(index, name)[row], "accepted")


def test_every_other_row_has_anchors_of_its_own() -> None:
    index = Index(dossier())
    for name in VIEWS:
        judged = [row for row in rows(index, name).values() if anchors_of(index, row)]
        assert judged
        assert len({anchors_of(index, row) for row in judged}) == len(judged)


def test_filter_by_verdict() -> None:
    index = Index(dossier())
    review = Review(None)
    table = VIEWS["timeline"](index)
    review.give(index, rows(index, "timeline")["e2"], "accepted")
    review.give(index, rows(index, "timeline")["e1"], "flagged")

    def verdict(row: Row) -> str:
        return review.of(index, row).verdict

    def kept(typed: str) -> list[str]:
        return [row.id for row in select(table, parse(typed, verdict)) if row.of == "event"]

    assert kept("verdict:accepted") == ["e2"]
    assert kept("verdict:acc,flag") == ["e2", "e1"]
    assert kept("!verdict:none") == ["e2", "e1"]
    assert parse("verdict:maybe", verdict).problem


async def test_progress_is_shown_and_kept_on_disk(tmp_path: Path) -> None:
    app = app_on(workspace=Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("space", "j", "x", "c", *"why", "enter")
        await pilot.pause()
        top = app.screen._compositor.render_strips()[0].text
        assert "2 of 4 reviewed" in top
    assert {j.verdict for j in Workspace(tmp_path).judgements().values()} == {"accepted", "rejected"}


async def test_verdicts_on_other_folders_are_no_progress_here(tmp_path: Path) -> None:
    Workspace(tmp_path).judge(["event|attack||2020-01-01|elsewhere"], Judgement(verdict="accepted"))
    app = app_on(workspace=Workspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "reviewed" not in app.screen._compositor.render_strips()[0].text
        await pilot.press("space")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "1 of 4 reviewed" in app.screen._compositor.render_strips()[0].text


@pytest.mark.parametrize("few", [0, 300])
async def test_verdicts_are_counted_when_there_is_another_one_and_not_at_every_key(
    monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("tui.reviewing.FEW", few)
    counts: list[int] = []
    progress = Review.progress
    monkeypatch.setattr(Review, "progress", lambda *given: counts.append(1) or progress(*given))
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        for keys, told, counted in ((("space",), 1, True), ("jkj", 1, False), ("x", 2, True), ("u", 1, True)):
            await app.workers.wait_for_complete()
            await pilot.pause()
            counts.clear()
            await pilot.press(*keys)
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert f"{told} of 4 reviewed" in app.screen._compositor.render_strips()[0].text
            assert bool(counts) == counted


async def test_a_workspace_that_cannot_be_used_is_told_and_nothing_is_shown_as_kept(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    app = app_on(workspace=Workspace(tmp_path / "taken"))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("space")
        assert app.message.startswith("Not saved")
        assert app.review.of(app.index, app.panel.row).verdict == "none"
    with pytest.raises(WorkspaceError):
        Review(Workspace(tmp_path / "taken")).give(
            Index(dossier()), rows(Index(dossier()), "timeline")["e1"], "accepted"
        )
