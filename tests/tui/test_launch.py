"""What the dashboard is opened with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.bare import Bare
from tests.fixtures.feed import app_on
from tui.launch import opened
from tui.options import workspace_folder


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (["reports/may"], "may"),
        (["a.txt", "b.txt", "c.txt"], "a.txt and 2 more"),
        (["one/articles", "two/articles", "notes.txt"], "one/articles and 2 more"),
        (["-"], "standard input"),
        (["/"], "/"),
        ([], "nothing"),
    ],
)
def test_what_is_open_is_told_in_a_few_words(paths: list[str], told: str) -> None:
    assert opened(paths) == told


def test_the_workspace_is_the_one_asked_for_else_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert workspace_folder(str(tmp_path)) == tmp_path
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert tmp_path in workspace_folder(None).parents
    assert workspace_folder(None).name == "peace-tui"


def test_the_first_frame_loads_no_mending_export_or_search() -> None:
    code = (
        "import sys, tui.launch, tui.app, tui.review\n"
        "late = ('core.mending.fields', 'core.views.adding', 'core.views.fulltext', 'core.report.reviewed',\n"
        "        'core.compare', 'core.extract', 'rapidfuzz', 'tui.widgets.editor', 'tui.widgets.help')\n"
        "print(' '.join(name for name in late if name in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60)
    assert (run.returncode, run.stdout.strip()) == (0, ""), run.stderr


async def test_the_bench_compares_with_as_many_widgets() -> None:
    ours, bare = app_on(), Bare()
    async with ours.run_test(), bare.run_test():
        assert len(bare.screen.query("*")) == len(ours.screen.query("*"))
