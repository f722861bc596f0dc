"""What the reading process sends arrives as it was."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from core.corpus.whole import Whole
from core.store.whole_file import WholeFile, open_whole, write_whole
from tests.bench.big import big_dossier
from tests.fixtures.dossier import dossier
from tui.wire import GONE, Failure, Progress, Snapshot, receive, send, send_kept


def test_messages_arrive_in_order_and_whole() -> None:
    sent = [Progress(1, 4), Snapshot(dossier(), True, 0.5), Failure("a sentence")]
    stream = io.BytesIO()
    for message in sent:
        send(stream, message)
    stream.seek(0)
    assert [receive(stream) for _ in sent] == sent
    assert receive(stream) is None


def test_a_message_cut_short_is_an_end() -> None:
    stream = io.BytesIO()
    send(stream, Progress(1, 4))
    assert receive(io.BytesIO(stream.getvalue()[:-1])) is None
    send(stream, Snapshot(dossier(), True, 0.5))
    for end in (1, 100, 1000):
        cut = io.BytesIO(stream.getvalue()[:-end])
        assert receive(cut) == Progress(1, 4)
        assert receive(cut) is None


def test_a_dossier_of_many_slices_arrives_as_it_was() -> None:
    found = big_dossier(1_200)
    stream = io.BytesIO()
    send(stream, Snapshot(found, True, 0.5, b"basis"))
    stream.seek(0)
    assert receive(stream) == Snapshot(found, True, 0.5, b"basis")


def kept_in(file: Path) -> WholeFile:
    """A dossier in a file, as the cache keeps it."""
    write_whole(file, Whole(dossier(), b"basis").packed())
    kept = open_whole(file)
    assert kept
    return kept


def test_a_dossier_that_lies_in_a_file_is_taken_from_there(tmp_path: Path) -> None:
    stream = io.BytesIO()
    assert send_kept(stream, kept_in(tmp_path / "one"), True, 0.5, notice="a sentence")
    send(stream, Progress(1, 4))
    assert len(stream.getvalue()) < 500
    stream.seek(0)
    assert receive(stream) == Snapshot(dossier(), True, 0.5, b"basis", notice="a sentence")
    assert receive(stream) == Progress(1, 4)


@pytest.mark.parametrize("place", [40, 400, -200, -1])
def test_nothing_is_shown_of_a_damaged_file(tmp_path: Path, place: int) -> None:
    file = tmp_path / "one"
    kept_in(file)
    body = bytearray(file.read_bytes())
    body[place] ^= 0xFF
    file.write_bytes(body)
    kept = open_whole(file)
    assert kept
    stream = io.BytesIO()
    assert not send_kept(stream, kept, True, 0.5)
    send(stream, Progress(1, 4))
    stream.seek(0)
    assert receive(stream) == Progress(1, 4)


def test_a_file_that_is_gone_before_the_screen_looks_is_told(tmp_path: Path) -> None:
    stream = io.BytesIO()
    send_kept(stream, kept_in(tmp_path / "one"), True, 0.5)
    (tmp_path / "one").unlink()
    stream.seek(0)
    assert receive(stream) == Failure(GONE)


def test_a_sender_that_dies_while_it_checks_is_an_end(tmp_path: Path) -> None:
    stream = io.BytesIO()
    send_kept(stream, kept_in(tmp_path / "one"), True, 0.5)
    assert receive(io.BytesIO(stream.getvalue()[:-1])) is None
