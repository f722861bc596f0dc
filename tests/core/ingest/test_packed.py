"""gzip and ZIP: what is in them is read, and nothing in them gets out of hand."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from core.ingest import finding, packed, read, read_all, streams
from tests.fixtures.files import BODY, TITLE, gz, json_lines, pdf, record, rss, zipped

STORY = f"{TITLE}\n\n{BODY}\n".encode()


def _read(folder: Path, name: str, data: bytes) -> tuple[list[str], list[str]]:
    (folder / name).write_bytes(data)
    articles, warnings = read_all([folder])
    return [a.path.removeprefix(f"{folder}/") for a in articles], [w.message for w in warnings]


MIXED = {
    "b/story.html": b"<html><body><p>" + BODY.encode() + b"</p></body></html>",
    "b/dump.jsonl.gz": gz(json_lines([record(1), record(2)])),
    "c.rss": rss([{"title": "T", "description": BODY}]),
    "d.pdf": pdf([[BODY]]),
    "inner.zip": zipped({"deep.txt": STORY}),
    "README.md": STORY, ".hidden.txt": STORY, "__MACOSX/._c.txt": STORY, "e.docx": b"x",
}  # fmt: skip


def test_an_archive_is_read_like_a_folder(tmp_path: Path) -> None:
    names, warnings = _read(tmp_path, "a.zip", zipped(MIXED))
    assert names == [
        "a.zip#b/dump.jsonl.gz#1", "a.zip#b/dump.jsonl.gz#2", "a.zip#b/story.html", "a.zip#c.rss#1", "a.zip#d.pdf",
        "a.zip#inner.zip#deep.txt",
    ]  # fmt: skip
    assert len(warnings) == 1
    assert ".docx" in warnings[0]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt.gz", gz(STORY), ["a.txt.gz"]),
        ("a.jsonl.gz", gz(json_lines([record(1)])), ["a.jsonl.gz#1"]),
        ("a.html", gz(b"<html><body><p>" + BODY.encode() + b"</p></body></html>"), ["a.html"]),
        ("a.gz", gz(zipped({"x.txt": STORY})), ["a.gz#x.txt"]),
    ],
)
def test_gzip(tmp_path: Path, name: str, data: bytes, expected: list[str]) -> None:
    assert _read(tmp_path, name, data) == (expected, [])


def test_a_member_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(MIXED))
    assert read(tmp_path / "a.zip#b/dump.jsonl.gz#2").title == record(2)["title"]


def test_an_archive_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(zipped({"x.txt": STORY})))))
    assert [a.path for a in read_all(["-"])[0]] == ["-#x.txt"]


def test_names_that_climb_out_are_only_names(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    before = sorted(tmp_path.iterdir())
    hostile = {"../../evil.txt": STORY, "/etc/passwd.txt": STORY, "a\x1b[2J\u202e.txt": STORY, "x\\..\\win.txt": STORY}
    names, _ = _read(folder, "a.zip", zipped(hostile))
    assert len(names) == len(hostile)
    assert not any("\x1b" in name or "\u202e" in name for name in names)
    assert sorted(tmp_path.iterdir()) == before
    assert [path.name for path in folder.iterdir()] == ["a.zip"]


def test_links_and_devices_in_an_archive_are_left_out(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, kind in (("link.txt", stat.S_IFLNK), ("pipe.txt", stat.S_IFIFO), ("good.txt", stat.S_IFREG)):
            info = zipfile.ZipInfo(name)
            info.external_attr = (kind | 0o644) << 16
            archive.writestr(info, b"/etc/passwd" if name == "link.txt" else STORY)
    assert _read(tmp_path, "a.zip", out.getvalue()) == (["a.zip#good.txt"], [])


BOMBS = {
    "bomb.txt.gz": lambda: gz(b"word " * (3 << 20)),
    "bomb.zip": lambda: zipped({"b.csv": b"a," * (8 << 20)}),
    "bomb.jsonl.gz": lambda: gz(b'{"text": "%s"}\n' % (b"words " * 100) * (1 << 14)),
}


@pytest.mark.parametrize("name", list(BOMBS))
def test_a_bomb_goes_off_within_bounds(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = BOMBS[name]()
    taken = [0]
    real = streams.Allowance.take

    def take(self: streams.Allowance, size: int) -> None:
        taken[0] += size
        real(self, size)

    monkeypatch.setattr(streams.Allowance, "take", take)
    (tmp_path / "good.txt").write_bytes(STORY)
    names, warnings = _read(tmp_path, name, data)
    assert names[-1] == "good.txt"
    assert len(names) <= 2
    assert f"{name}: unpacks to more than" in " ".join(warnings)
    assert taken[0] <= max(streams.MAX_RATIO * len(data), 4 << 20) + streams.BUFFER


def test_bombs_inside_each_other_share_one_allowance(tmp_path: Path) -> None:
    bomb = zipped({f"{n}.txt": STORY + b" " * (2 << 20) for n in range(20)})
    names, warnings = _read(tmp_path, "a.zip", zipped({f"{n}.zip": bomb for n in range(9)}))
    assert 1 <= len(names) < 10
    assert "beyond what its size promises" in warnings[-1]
    assert len(warnings) <= 1 + len(names)


def test_packed_without_end(tmp_path: Path) -> None:
    data = STORY
    for _ in range(6):
        data = gz(data)
    names, warnings = _read(tmp_path, "a.gz", data)
    assert not names
    assert "packed more than 3 times" in warnings[0]


def _locked() -> bytes:
    data = bytearray(zipped({"x.txt": STORY}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + place] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.zip", b"PK\x03\x04aaaa", "damaged"),
        ("a.zip", zipped({"x.txt": STORY})[:-30], "damaged"),
        ("a.zip", zipped({"x.txt": STORY * 50}).replace(b"\x9d", b"\x00", 1)[:-1] + b"\0", "a.zip"),
        ("a.zip", _locked(), "locked with a password"),
        ("a.zip", zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "an office document"),
        ("a.txt.gz", gz(STORY * 99)[:-9], "damaged"),
        ("a.txt.gz", b"\x1f\x8b\x08garbage-garbage", "damaged"),
    ],
    ids=["no archive", "cut off", "garbled", "locked", "document", "gzip cut off", "no gzip"],
)
def test_damage_is_one_sentence_and_the_rest_is_read(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / "good.txt").write_bytes(STORY)
    names, warnings = _read(tmp_path, name, data)
    assert names[-1] == "good.txt"
    assert all(warning.count("\n") == 0 for warning in warnings)
    if says != "a.zip":
        assert len(warnings) == 1
        assert says in warnings[0]


def test_what_came_before_the_damage_is_read(tmp_path: Path) -> None:
    whole = gz(json_lines([record(n, salt=os.urandom(30).hex()) for n in range(2000)]))
    names, warnings = _read(tmp_path, "a.jsonl.gz", whole[: len(whole) // 2])
    assert len(names) > 500
    assert "what came before was read" in warnings[0]


def test_an_archive_of_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MAX_MEMBERS", 3)
    names, warnings = _read(tmp_path, "a.zip", zipped({f"{n}.txt": STORY for n in range(4)}))
    assert not names
    assert "more than 3 files" in warnings[0]


def test_depth_is_what_the_sentence_says() -> None:
    assert finding._DEPTH == 3
