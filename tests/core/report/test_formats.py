"""A file is written whole or not at all, and never over another one unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.report.formats import SUFFIXES, rendered, write
from core.report.reviewed import as_reviewed
from tests.fixtures.dossier import dossier


@pytest.mark.parametrize("kind", SUFFIXES)
def test_every_format_is_made(kind) -> None:  # type: ignore[no-untyped-def]
    assert "Northern Wire" in rendered(as_reviewed(dossier()), kind)


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        write(path, "other")
    assert path.read_text() == "mine"


def test_a_file_is_replaced_where_that_was_agreed_to(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("mine")
    path.chmod(0o640)
    write(path, "a,b\r\nü\r\n", replace=True)
    assert path.read_bytes() == "a,b\r\nü\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write(tmp_path / "no" / "a.csv", "text")
