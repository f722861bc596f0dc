"""The command, as its users run it: data on standard output, words on standard error, exit codes."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core import __version__
from tui import cli

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("peace-tui")

FIRST = """Drones over Kelmar

Northern Wire
Published 3 May 2031

Russia launched 55 drones at Ukraine overnight into May 3, Ukraine's air force said. Four people were killed in Kharkiv.
"""
SECOND = """Drones over Kelmar again

The Daily Suvian | May 3, 2031

Russia launched 80 drones at Ukraine overnight into May 3, Ukraine's air force said. Four people were killed in Kharkiv.
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, "utf-8")
    (folder / "second.txt").write_text(SECOND, "utf-8")
    return folder


def _run(*words: str | Path, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "tui.cli", *map(str, words)],
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=60,
    )


def _call(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """The command in this process, which is quicker: for what does not hang on the process itself."""
    out, errors = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        try:
            code: object = cli.main([str(word) for word in words])
        except SystemExit as end:
            code = end.code
    texts = [stream.buffer.getvalue().decode() for stream in (out, errors)]  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(words, code, *texts)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["--version"],
        ["report", "--help"],
        ["explain", "--help"],
        ["doctor"],
        ["schema"],
        ["report"],
        ["explain", "-"],
        [],
    ],
    ids=" ".join,
)
def test_nothing_but_the_dashboard_imports_textual(words: list[str]) -> None:
    code = (
        "import sys, tui.cli\n"
        f"try: tui.cli.main({words!r})\n"
        "except SystemExit: pass\n"
        "bad = [m for m in sys.modules if m.split('.')[0] in ('textual', 'rich')]\n"
        "sys.exit(9 if bad else 0)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], input=FIRST, capture_output=True, encoding="utf-8", cwd=ROOT, timeout=60
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("words", [["--help"], ["--version"]], ids=" ".join)
def test_help_and_version_import_no_rules(words: list[str]) -> None:
    code = (
        "import sys, tui.cli\n"
        f"try: tui.cli.main({words!r})\n"
        "except SystemExit: pass\n"
        "sys.exit(9 if {'msgspec', 'core.pipeline', 'core.ingest'} & set(sys.modules) else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, timeout=60).returncode == 0


def test_version_and_help() -> None:
    assert _call("--version").stdout == f"peace-tui {__version__}\n"
    shown = _call("--help").stdout
    for words in ("peace-tui report", "peace-tui schema", "peace-tui explain", "exit codes", "--lexicon"):
        assert words in shown


def test_report_in_every_format(reports: Path) -> None:
    report = json.loads(_call("report", reports, "--format", "json").stdout)
    assert [a["source"] for a in report["articles"]] == ["Northern Wire", "The Daily Suvian"]
    assert "text" not in report["articles"][0]
    assert "TIMELINE" in _call("report", reports).stdout
    assert next(csv.reader(io.StringIO(_call("report", reports, "--format", "csv").stdout)))[0] == "Panel"
    assert _call("report", reports, "--format", "markdown").stdout.startswith("# ")


def test_with_text_gives_the_files_themselves(reports: Path) -> None:
    report = json.loads(_call("report", reports, "--format", "json", "--with-text").stdout)
    assert [a["text"] for a in report["articles"]] == [FIRST, SECOND]


def test_one_panel(reports: Path) -> None:
    shown = _call("report", reports, "--panel", "sources").stdout
    assert shown.startswith("SOURCES")
    assert "TIMELINE" not in shown


def test_output_file_takes_the_data(reports: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    run = _call("report", reports, "--format", "json", "--output", target)
    assert (run.returncode, run.stdout) == (cli.FINE, "")
    assert json.loads(target.read_text("utf-8"))["schema"] == "peace-tui/report/1"


def test_output_that_cannot_be_written(reports: Path, tmp_path: Path) -> None:
    run = _call("report", reports, "--output", tmp_path / "no" / "report.txt")
    assert run.returncode == cli.USAGE
    assert "cannot be written" in run.stderr


def test_a_file_that_is_there_is_kept_unless_forced(reports: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    target.write_text("mine")
    run = _call("report", reports, "--format", "markdown", "--output", target)
    assert (run.returncode, target.read_text()) == (cli.USAGE, "mine")
    assert "--force replaces it" in run.stderr
    assert _call("report", reports, "--format", "markdown", "--output", target, "--force").returncode == cli.FINE
    assert "## Chronology" in target.read_text("utf-8")


def test_the_report_is_as_the_workspace_has_it(reports: Path, tmp_path: Path) -> None:
    from core import read
    from core.report.review import article_anchor
    from core.store import Judgement, Workspace

    everything = _call("report", reports, "--workspace", tmp_path / "w", "--format", "csv").stdout
    rejected = Judgement(verdict="rejected", reviewer="ann", at="2031-05-06")
    Workspace(tmp_path / "w").judge([article_anchor(read(str(reports / "second.txt")))], rejected)
    left = _call("report", reports, "--workspace", tmp_path / "w", "--format", "csv").stdout
    assert "Daily Suvian" in everything
    assert "Daily Suvian" not in left
    again = ("report", reports, "--workspace", tmp_path / "w")
    assert _call(*again, "--format", "csv", "--no-workspace").stdout == everything
    assert _call(*again, "--fail-on-disagreement").returncode == cli.FINE
    assert _call(*again, "--fail-on-disagreement", "--no-workspace").returncode == cli.DISAGREES


def test_a_workspace_that_cannot_be_read_is_told_and_the_report_printed(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "workspace.sqlite").write_bytes(b"no database at all, though long enough to look like one" * 100)
    run = _call("report", reports, "--workspace", tmp_path)
    assert run.returncode == cli.FINE
    assert "verdicts and mendings are left out" in run.stderr
    assert "TIMELINE" in run.stdout


def test_html(reports: Path) -> None:
    assert _call("report", reports, "--format", "html").stdout.startswith("<!DOCTYPE html>")


def test_disagreement_fails_only_where_asked(reports: Path) -> None:
    assert _call("report", reports).returncode == cli.FINE
    assert _call("report", reports, "--fail-on-disagreement").returncode == cli.DISAGREES
    assert _call("report", reports / "first.txt", "--fail-on-disagreement").returncode == cli.FINE


def test_warnings_go_to_standard_error_and_the_rest_is_read(reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    run = _call("report", reports, reports / "nope.txt", "--format", "json")
    assert run.returncode == cli.FINE
    assert len(json.loads(run.stdout)["articles"]) == 2
    assert len(run.stderr.strip().splitlines()) == 2
    assert {w["message"] for w in json.loads(run.stdout)["warnings"]} == set(run.stderr.strip().splitlines())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.4",
        "Le ministère a déclaré que les trois hommes sont dans la ville et que l'on ne sait pas qui les a tués.".encode(),
    ],
)
def test_nothing_readable(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    run = _call("report", tmp_path)
    assert run.returncode == cli.NOTHING_READ
    assert "a.txt" in run.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["report", "--format", "xml"],
        ["report", "--panel", "weather"],
        ["report", "--format", "json", "--panel", "timeline"],
        ["report", "--format", "csv", "--with-text"],
        ["explain"],
        ["--nonsense"],
        ["report", "--lexicon", "/nonexistent.toml"],
    ],
    ids=" ".join,
)
def test_wrong_usage(words: list[str]) -> None:
    run = _call(*words)
    assert run.returncode == cli.USAGE
    assert run.stdout == ""
    assert run.stderr


def test_standard_input() -> None:
    report = json.loads(_run("report", "-", "--format", "json", stdin=FIRST).stdout)
    assert [(a["path"], a["source"]) for a in report["articles"]] == [("-", "Northern Wire")]


def test_without_a_terminal_the_plain_report_is_printed(reports: Path) -> None:
    run = _call(reports)
    assert run.returncode == cli.FINE
    assert "TIMELINE" in run.stdout
    assert "\x1b" not in run.stdout


def test_no_path_is_the_sample_and_says_so() -> None:
    run = _call()
    assert run.returncode == cli.FINE
    assert "sample" in run.stderr
    assert "TIMELINE" in run.stdout


def test_explain_names_what_it_found(reports: Path) -> None:
    run = _call("explain", reports / "first.txt")
    assert run.returncode == cli.FINE
    assert "55 drones" in run.stdout
    assert "set aside (byline)" in run.stdout
    assert "date" in run.stdout
    assert _call("explain", reports / "nope.txt").returncode == cli.NOTHING_READ


def test_lexicon_adds_words(reports: Path, tmp_path: Path) -> None:
    words = tmp_path / "mine.toml"
    words.write_text("[publication.domains]\n'example.org' = 'The Example'\n", "utf-8")
    (reports / "first.txt").write_text(
        "Drones over Kelmar\n\nThe army said that nobody had been hurt in the strike on the town.\n\nhttps://example.org/a\n",
        "utf-8",
    )
    report = json.loads(_run("report", reports / "first.txt", "--format", "json", "--lexicon", words).stdout)
    assert report["articles"][0]["source"] == "The Example"


def test_reader_that_goes_away_is_no_error(reports: Path) -> None:
    for number in range(40):
        (reports / f"copy{number}.txt").write_text(FIRST.replace("55", str(100 + number)), "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "tui.cli", "report", str(reports), "--format", "json", "--with-text"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd=ROOT,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.read(10)
    process.stdout.close()
    assert process.stderr is not None
    assert b"Traceback" not in process.stderr.read()
    assert process.wait(60) == cli.FINE


def test_ascii_locale_still_prints(reports: Path) -> None:
    run = _run("report", reports, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert run.returncode == cli.FINE
    run = _run("report", reports, "--format", "json", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(run.stdout)["articles"]


def test_same_files_same_bytes_in_any_order(reports: Path) -> None:
    files = [str(reports / name) for name in ("first.txt", "second.txt")]
    one = _run("report", *files, "--format", "json", PYTHONHASHSEED="1").stdout
    assert one == _run("report", *reversed(files), "--format", "json", PYTHONHASHSEED="2").stdout


@pytest.mark.parametrize("kind", cli.FORMATS)
def test_hostile_article_through_the_whole_command(reports: Path, kind: str) -> None:
    evil = "\x1b]0;owned\x07\x1b[2J\u202e\x9b31m"
    name = "c\x1b[2Jd.txt"
    (reports / name).write_text(
        f"{evil}Drones {evil}\n\n{evil}Wire\n\nTen {evil}drones fell on Kharkiv on May 3, {evil} it said.\n", "utf-8"
    )
    run = _call("report", reports, "--format", kind)
    for out in (run.stdout, run.stderr):
        assert not [c for c in out if (c < " " and c not in "\n\r") or "\x7f" <= c <= "\x9f" or c == "\u202e"]


@pytest.mark.skipif(not COMMAND.is_file(), reason="the command is not installed beside this Python")
def test_installed_command_from_elsewhere(reports: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [str(COMMAND), "report", "reports", "--format", "json"],
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert len(json.loads(run.stdout)["articles"]) == 2
    sample = subprocess.run([str(COMMAND)], cwd=tmp_path, capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
    assert sample.returncode == 0
    assert b"TIMELINE" in sample.stdout
