"""Files, folders, patterns, standard input; and everything that is none of these."""

from __future__ import annotations

import io
import os
import socket
import sys
from pathlib import Path

import pytest

from core.ingest import UnreadableError, read, read_all
from core.ingest.finding import MAX_BYTES

STORY = (
    "Three killed on the border\n\nShells killed three people in a village near the border on Monday, the mayor said.\n"
)


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"{STORY}\n{name} has its own last line, so that no two of these articles are the same.\n", "utf-8"
        )


def _read(*paths: Path | str) -> tuple[list[str], list[str]]:
    articles, warnings = read_all(paths)
    assert [a.id for a in articles] == [f"a{n}" for n in range(1, len(articles) + 1)]
    return [Path(a.path).name for a in articles], [w.message for w in warnings]


def test_folder_is_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a.html", "sub/c.md", "sub/deep/d.TXT", ".hidden.txt", ".git/e.txt", "README.md")
    assert _read(tmp_path) == (["a.html", "b.txt", "c.md", "d.TXT"], [])


def test_order_and_repetition_of_paths_do_not_matter(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "b.txt")
    assert _read(tmp_path / "b.txt", tmp_path, tmp_path / "a.txt") == _read(tmp_path)


def test_pattern(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "sub/b.txt", "c.md")
    assert _read(tmp_path / "**" / "*.txt")[0] == ["a.txt", "b.txt"]


def test_file_named_by_itself_is_read_whatever_its_ending(tmp_path: Path) -> None:
    _write(tmp_path, "report.bak")
    assert _read(tmp_path / "report.bak") == (["report.bak"], [])


def test_name_with_pattern_characters_is_a_name_first(tmp_path: Path) -> None:
    _write(tmp_path, "talks [final].txt")
    assert _read(tmp_path / "talks [final].txt") == (["talks [final].txt"], [])


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    articles, warnings = read_all(["-"])
    assert [a.path for a in articles] == ["-"]
    assert articles[0].title == "Three killed on the border"
    assert not warnings


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\r\n", "empty"),
        ("bom.txt", b"\xef\xbb\xbf", "empty"),
        ("doc.txt", b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        ("doc.txt", b"PK\x03\x04aaaa", "ZIP archive"),
        ("prog.txt", b"\x7fELF\x02\x01\x01", "a program"),
        ("data.txt", bytes(range(256)) * 20, "binary"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n0000", "an image"),
    ],
)
def test_what_is_no_article_is_one_sentence_and_the_rest_is_read(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    _write(tmp_path, "good.txt")
    (tmp_path / name).write_bytes(content)
    names, warnings = _read(tmp_path)
    assert names == ["good.txt"]
    assert len(warnings) == 1
    assert says in warnings[0]
    assert name in warnings[0]
    assert warnings[0].endswith(".")
    assert "\n" not in warnings[0]


@pytest.mark.parametrize(
    ("content", "how"),
    [("caf\xe9".encode("cp1252"), "Windows-1252"), ("caf\xe9 \u201c\u201d \u2013".encode() + b"\xff", "damaged UTF-8")],
)
def test_file_in_another_encoding_is_read_and_said_so(tmp_path: Path, content: bytes, how: str) -> None:
    (tmp_path / "old.txt").write_bytes(STORY.encode() + content)
    names, warnings = _read(tmp_path)
    assert names == ["old.txt"]
    assert len(warnings) == 1
    assert how in warnings[0]


def test_missing_path_pattern_without_match_and_empty_folder(tmp_path: Path) -> None:
    _write(tmp_path, "good.txt")
    (tmp_path / "void").mkdir()
    names, warnings = _read(tmp_path / "good.txt", tmp_path / "nope", tmp_path / "*.xyz", tmp_path / "void")
    assert names == ["good.txt"]
    assert ["no such file" in w or "no file matches" in w or "no articles" in w for w in warnings] == [True] * 3


def test_too_long_a_file_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.write(b"words " * (MAX_BYTES // 6 + 1))
        file.truncate(200 * 1024**2)
    names, warnings = _read(path)
    assert not names
    assert str(MAX_BYTES // 1024**2) in warnings[0]


def test_other_files_of_a_folder_are_named_by_their_endings(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "b.mp4", "c.docx")
    assert _read(tmp_path)[0] == ["a.txt"]
    assert ".docx, .mp4" in _read(tmp_path)[1][0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_and_folder(tmp_path: Path) -> None:
    _write(tmp_path, "good.txt", "shut.txt", "closed/a.txt")
    (tmp_path / "shut.txt").chmod(0)
    (tmp_path / "closed").chmod(0)
    try:
        names, warnings = _read(tmp_path)
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert names == ["good.txt"]
    assert len(warnings) == 2
    assert all("permission" in w for w in warnings)


def test_denied_file_is_a_sentence_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "good.txt", "shut.txt")
    real = os.open

    def denying(path: str, flags: int) -> int:
        if str(path).endswith("shut.txt"):
            raise PermissionError(13, "Permission denied")
        return real(path, flags)

    monkeypatch.setattr(os, "open", denying)
    names, warnings = _read(tmp_path)
    assert names == ["good.txt"]
    assert len(warnings) == 1
    assert "shut.txt" in warnings[0]
    assert "permission denied" in warnings[0]


def test_symbolic_link_loops_end(tmp_path: Path) -> None:
    _write(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    names, warnings = _read(tmp_path)
    assert names == ["a.txt"]
    assert len(warnings) == 1
    assert "self.txt" in warnings[0]


def test_dangling_link_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert "gone.txt" in _read(tmp_path)[1][0]


def test_pipes_sockets_and_devices_do_not_hold_it_up(tmp_path: Path) -> None:
    _write(tmp_path, "good.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.txt"))
        (tmp_path / "device.txt").symlink_to("/dev/zero")
        names, warnings = _read(tmp_path, tmp_path / "pipe.txt", "/dev/zero")
    assert names == ["good.txt"]
    assert len(warnings) >= 2
    assert all(w.endswith(".") for w in warnings)


def test_hostile_file_name_is_shown_harmlessly(tmp_path: Path) -> None:
    name = "a\x1b[2Jb\u202e.txt"
    _write(tmp_path, name)
    (tmp_path / ("c" + name)).write_bytes(b"")
    articles, warnings = read_all([tmp_path])
    for shown in (articles[0].path, warnings[0].message):
        assert "\x1b" not in shown
        assert "\u202e" not in shown


def test_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(STORY, "utf-8")
    articles, warnings = read_all([tmp_path])
    assert not warnings
    articles[0].path.encode("utf-8")


def test_read_raises_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        read(tmp_path / "nope.txt")
    with pytest.raises(UnreadableError, match="folder"):
        read(tmp_path)
