"""Reading many articles: the same answer on any number of processes, with a cache or without, stopped or not."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from core.corpus import piece
from core.corpus.opening import Opening
from core.corpus.reading import Reading
from core.corpus.whole import unpacked
from core.model import Article, Dossier, Extraction
from core.pipeline import review_with_basis
from core.store import cache
from tests.fixtures.newsroom import write
from tests.fixtures.reading import read_through

ENCODE = msgspec.msgpack.encode
UNDATED = """Talks collapse in Port Ambra

Norland and Suvia broke off their talks in Port Ambra late on Thursday, mediators said, after Norland's army said that
41 of its soldiers had been killed and 12 wounded near Kelm last night. Suvia denied it.
"""


def lines(dossier: Dossier) -> bytes:
    """Everything in a dossier as bytes, to compare two of them."""
    names = {article: dossier.names[article] for article in dossier.names}
    dates = {article: dossier.dates[article] for article in dossier.dates}
    return ENCODE(msgspec.structs.replace(dossier, names=names, dates=dates))


def read(*paths: Path, workspace: Path | None = None, workers: int = 1) -> tuple[Reading, Dossier]:
    return read_through(Opening([str(path) for path in paths], workspace=workspace), workers)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve articles, two of them without a date, a file of another kind, one that is no text and one in French."""
    folder = tmp_path_factory.mktemp("corpus")
    write(folder, 12, 120)
    (folder / "00010a.txt").write_text(UNDATED, "utf-8")
    (folder / "zz.md").write_text(UNDATED.replace("Kelm", "Tarsk"), "utf-8")
    (folder / "00005a.txt").write_bytes(b"\x00\x01\x02" * 99)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    french = "Le ministre a dit que les deux pays ne se sont pas mis d'accord sur un cessez-le-feu dans la région. "
    (folder / "00007a.txt").write_text(french * 8, "utf-8")
    return folder


@pytest.fixture(scope="module")
def plain(corpus: Path) -> Dossier:
    return review_with_basis([corpus])[0]


@pytest.mark.parametrize("workers", [1, 3])
def test_the_answer_is_that_of_one_process_reading_alone(corpus: Path, plain: Dossier, workers: int) -> None:
    reading, found = read(corpus, workers=workers)
    assert lines(found) == lines(plain)
    assert reading.done == reading.total == 15


def test_the_basis_is_the_same_too(corpus: Path) -> None:
    reading = Reading(Opening([str(corpus)]), 1)
    list(reading.steps())
    assert unpacked(b"".join(reading.whole())).basis == ENCODE(review_with_basis([corpus])[1])


def test_a_second_opening_reads_nothing(corpus: Path, plain: Dossier, tmp_path: Path) -> None:
    first, _ = read(corpus, workspace=tmp_path)
    assert first.known == 0
    later, found = read(corpus, workspace=tmp_path)
    assert later.kept
    assert lines(found) == lines(plain)


def test_only_what_is_new_is_read(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "reports"
    shutil.copytree(corpus, folder)
    read(folder, workspace=tmp_path)
    (folder / "00002a.txt").write_text(UNDATED.replace("Thursday", "Friday").replace("41", "43"), "utf-8")
    (folder / "00003.txt").unlink()
    (folder / "00004.txt").rename(folder / "moved.txt")
    opening = Opening([str(folder)], workspace=tmp_path)
    assert opening.kept is None
    assert opening.earlier, "what was there before is shown while the new is read"
    asked = []
    monkeypatch.setattr(
        "core.corpus.reading.read_pieces",
        lambda raws: asked.extend(raw.path for raw in raws) or piece.read_pieces(raws),
    )
    again, found = read(folder, workspace=tmp_path)
    assert [Path(path).name for path in asked] == ["00002a.txt"]
    assert again.known == again.done - 1
    assert lines(found) == lines(review_with_basis([folder])[0])


def test_files_with_other_times_and_the_same_content_are_known(corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    shutil.copytree(corpus, folder)
    _, before = read(folder, workspace=tmp_path)
    os.utime(folder / "00001.txt")
    again, found = read(folder, workspace=tmp_path)
    assert again.kept
    assert lines(found) == lines(before)


def test_a_file_changed_in_place_is_read_anew_though_its_size_is_the_same(corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    shutil.copytree(corpus, folder)
    read(folder, workspace=tmp_path)
    file = folder / "zz.md"
    file.write_text(file.read_text("utf-8").replace("41", "99"), "utf-8")
    _, found = read(folder, workspace=tmp_path)
    assert any(figure.best == 99 for figure in found.figures)


def test_other_rules_and_other_words_read_everything_anew(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(corpus, workspace=tmp_path)
    words = tmp_path / "words.toml"
    words.write_text("[places]\n", "utf-8")
    reading = Reading(Opening([str(corpus)], workspace=tmp_path, lexicon=[words]), 1)
    list(reading.steps())
    assert (reading.kept, reading.known) == (None, 0)
    monkeypatch.setattr("core.corpus.version._program", lambda: (b"later", b"rules"))
    reading = Reading(Opening([str(corpus)], workspace=tmp_path), 1)
    list(reading.steps())
    assert (reading.kept, reading.known) == (None, 0)


def test_another_folder_with_the_same_articles_is_not_read_again(corpus: Path, tmp_path: Path) -> None:
    read(corpus, workspace=tmp_path)
    shutil.copytree(corpus, tmp_path / "copy")
    again, found = read(tmp_path / "copy", workspace=tmp_path)
    assert again.known == again.done
    assert all("copy" in article.path for article in found.articles)


def test_a_stopped_reading_goes_on_where_it_stopped(corpus: Path, plain: Dossier, tmp_path: Path) -> None:
    reading = Reading(Opening([str(corpus)], workspace=tmp_path), 1)
    for _ in reading.steps():
        reading.stopping = reading.done >= 5
    assert not reading.complete
    assert len(unpacked(b"".join(reading.whole())).dossier.articles) == reading.done < 14
    again, found = read(corpus, workspace=tmp_path)
    assert again.known >= 5
    assert lines(found) == lines(plain)


def test_what_is_read_so_far_can_be_looked_at(corpus: Path) -> None:
    reading = Reading(Opening([str(corpus)]), 1)
    seen = [len(unpacked(b"".join(reading.whole())).dossier.articles) for _ in reading.steps() if reading.done]
    assert seen == sorted(seen)
    assert 0 < seen[0] < 14


def test_an_article_on_which_the_rules_fail_costs_only_itself(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = piece.annotate_each
    monkeypatch.setattr(
        "core.corpus.piece.annotate_each",
        lambda batch: 1 / 0 if any("Tarsk last night" in a.text for a in batch) else real(batch),
    )
    _, found = read(corpus)
    assert any("zz.md: left out, for the rules failed on it (Zero" in w.message for w in found.warnings)
    assert len(found.events) > 5


def test_an_article_that_takes_too_long_is_left_out(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = piece.annotate_each

    def slow(batch: Sequence[Article]) -> list[Extraction]:
        while any("Tarsk last night" in article.text for article in batch):
            pass
        return real(batch)

    monkeypatch.setattr("core.corpus.piece.annotate_each", slow)
    monkeypatch.setattr("core.corpus.piece.SECONDS", 0.3)
    _, found = read(corpus)
    assert any("zz.md: left out, for reading it took too long" in w.message for w in found.warnings)


def test_a_process_that_dies_costs_only_the_article_that_it_died_of(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = piece.annotate_each
    here = os.getpid()
    fatal = (corpus / "00011.txt").read_text("utf-8")

    def dying(batch: Sequence[Article]) -> list[Extraction]:
        if os.getpid() != here and any(article.text == fatal for article in batch):
            os._exit(9)
        return real(batch)

    monkeypatch.setattr("core.corpus.piece.annotate_each", dying)
    monkeypatch.setattr("core.corpus.reading._HERE", 0)
    _, found = read(corpus, workers=2)
    lost = [w.message for w in found.warnings if "ended without a word" in w.message]
    assert [message.partition(":")[0] for message in lost] == [str(corpus / "00011.txt")]
    assert len(found.articles) == 14


def test_a_piece_that_was_damaged_on_disk_is_read_again(corpus: Path, plain: Dossier, tmp_path: Path) -> None:
    read(corpus, workspace=tmp_path)
    with sqlite3.connect(tmp_path / "cache" / "pieces.sqlite") as connection:
        connection.execute("UPDATE piece SET body = substr(body, 1, 40)")
    for file in (tmp_path / "cache").glob("*.dossier"):
        file.write_bytes(file.read_bytes()[:-1])
    again, found = read(corpus, workspace=tmp_path)
    assert again.kept is None
    assert lines(found) == lines(plain)


def test_a_damaged_cache_is_cleared_and_told(corpus: Path, plain: Dossier, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "pieces.sqlite").write_bytes(b"no database at all, though long enough to look like one" * 99)
    reading, found = read(corpus, workspace=tmp_path)
    assert reading.trouble.startswith("The cache was damaged and has been cleared")
    assert lines(found) == lines(plain)
    again, _ = read(corpus, workspace=tmp_path)
    assert again.kept
    assert not again.trouble


def test_a_place_that_cannot_be_written_is_told_and_everything_is_read(
    corpus: Path, plain: Dossier, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("")
    reading, found = read(corpus, workspace=tmp_path / "taken")
    assert reading.trouble.startswith("What is read now is not kept for the next opening")
    assert lines(found) == lines(plain)


def test_clearing_leaves_what_is_beside_the_cache(corpus: Path, tmp_path: Path) -> None:
    read(corpus, workspace=tmp_path)
    (tmp_path / "workspace.sqlite").write_bytes(b"verdicts")
    assert cache.size_of(tmp_path) > 10_000
    assert cache.clear(tmp_path) > 10_000
    assert [file.name for file in tmp_path.iterdir()] == ["workspace.sqlite"]


def test_versions_long_unused_are_let_go(tmp_path: Path) -> None:
    for number in range(6):
        some = cache.Cache(tmp_path, f"version {number}")
        some.keep({"key": b"body"})
        some.tidy()
        some.close()
    held = [number for number in range(6) if cache.Cache(tmp_path, f"version {number}").known(["key"])]
    assert held == [2, 3, 4, 5]


def test_two_at_once_keep_what_both_read(tmp_path: Path) -> None:
    one, other = cache.Cache(tmp_path, "v"), cache.Cache(tmp_path, "v")
    one.keep({"a": b"1", "b": b"2"})
    other.keep({"b": b"2", "c": b"3"})
    assert one.known(["a", "b", "c"]) == {"a": b"1", "b": b"2", "c": b"3"}
    assert not one.trouble
    assert not other.trouble
