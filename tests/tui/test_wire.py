"""What the reading process sends arrives as it was."""

from __future__ import annotations

import io

from tests.bench.big import big_dossier
from tests.fixtures.dossier import dossier
from tui.wire import Failure, Progress, Snapshot, receive, send


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
