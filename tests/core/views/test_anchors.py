"""What ties a judgement to its row outlives another day of the article, and tells rows in the same words apart."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from core.corpus.opening import Opening
from core.model import (
    Article,
    DateMention,
    Delegation,
    Disagreement,
    Dossier,
    Event,
    Evidence,
    Member,
    Position,
    When,
)
from core.store import Judgement
from core.views import NOTHING, VIEWS, Index, PanelName, Row, anchors_of, judgement_of
from tests.fixtures.reading import read_through

ONE = """By Ann Lind
14 May 2031

Norland's president met Suvia's prime minister in Port Ambra on Monday for talks on a ceasefire, the two sides said.
Norland's air force shot down 41 drones overnight, the defence ministry said.
"""
TWO = "Norland and Suvia held talks in Port Ambra two days ago and in Kelm yesterday."
ACCEPTED, FLAGGED = Judgement(verdict="accepted", id=1), Judgement(verdict="flagged", id=2)


def read(folder: Path, day: str = "") -> Index:
    """The folder's articles; with a day, all of them as if they were published then."""
    found = read_through(Opening([str(folder)]))[1]
    if day:
        found = read_through(Opening([str(folder)], days={a.sha256: day for a in found.articles}))[1]
    return Index(found)


def dated(index: Index, panel: PanelName, kind: str) -> dict[str, Row]:
    """The panel's rows of a kind by their day."""
    return {row.date: row for row in VIEWS[panel](index).rows if row.kind.startswith(kind)}


def two_in_one_sentence(earlier: str, later: str, published: str) -> Index:
    """Two events of the same words on these days, told by one article of that day."""
    days = {"two days ago": earlier, "yesterday": later}
    evidence = (Evidence(article="a1", start=0, end=len(TWO), quote=TWO),)
    events = tuple(
        Event(id=f"e{n}", type="talks", plover="CONSULT", gist=TWO, evidence=evidence, date=When(start=day))
        for n, day in enumerate(days.values())
    )
    dates = tuple(
        DateMention(start=TWO.index(told), end=TWO.index(told) + len(told), text=told, value=day, kind="DATE")
        for told, day in days.items()
    )
    article = Article(id="a1", path="two.txt", sha256="two", published=published, text=TWO)
    return Index(Dossier(articles=(article,), events=events, dates={"a1": dates}))


def judged(index: Index, verdicts: Mapping[str, Judgement], rows: Mapping[str, Row]) -> dict[str, Judgement]:
    """What is known once the rows of these days are judged."""
    return {key: verdict for day, verdict in verdicts.items() for key in anchors_of(index, rows[day])}


@pytest.mark.parametrize(
    ("panel", "kind", "before", "after"),
    [("timeline", "talks", "2031-05-12", "2031-05-19"), ("tallies", "", "2031-05-14", "2031-05-22")],
)
def test_a_verdict_outlives_another_day_of_the_article(
    tmp_path: Path, panel: PanelName, kind: str, before: str, after: str
) -> None:
    (tmp_path / "one.txt").write_text(ONE, "utf-8")
    index = read(tmp_path)
    known = judged(index, {before: ACCEPTED}, dated(index, panel, kind))
    other = read(tmp_path, "2031-05-22")
    assert judgement_of(known, other, dated(other, panel, kind)[after]) == ACCEPTED


def test_of_two_events_in_one_sentence_each_keeps_its_own_verdict() -> None:
    index = two_in_one_sentence("2031-05-12", "2031-05-13", published="2031-05-14")
    talks = dated(index, "timeline", "talks")
    one = judged(index, {"2031-05-13": FLAGGED}, talks)
    assert judgement_of(one, index, talks["2031-05-12"]).verdict == "none"
    both = judged(index, {"2031-05-12": ACCEPTED, "2031-05-13": FLAGGED}, talks)
    for earlier, later, published in (("2031-05-19", "2031-05-20", "2031-05-21"), ("2031-05-13", "2031-05-14", "")):
        other = two_in_one_sentence(earlier, later, published)
        moved = dated(other, "timeline", "talks")
        assert judgement_of(both, other, moved[earlier]) == ACCEPTED
        assert judgement_of(both, other, moved[later]) == judgement_of(one, other, moved[later]) == FLAGGED


def test_two_events_of_one_day_in_one_sentence_are_judged_apart() -> None:
    index = two_in_one_sentence("2031-05-12", "2031-05-12", published="2031-05-14")
    places = {event.id: place for event, place in zip(index.dossier.events, ("Port Ambra", "Kelm"), strict=True)}
    events = tuple(msgspec.structs.replace(e, place=places[e.id]) for e in index.dossier.events)
    index = Index(msgspec.structs.replace(index.dossier, events=events))
    one, other = VIEWS["timeline"](index).rows
    known = dict.fromkeys(anchors_of(index, one), ACCEPTED)
    assert (judgement_of(known, index, one), judgement_of(known, index, other)) == (ACCEPTED, NOTHING)
    alone = Index(msgspec.structs.replace(index.dossier, events=events[:1]))
    known = dict.fromkeys(anchors_of(alone, VIEWS["timeline"](alone).rows[0]), ACCEPTED)
    elsewhere = Index(
        msgspec.structs.replace(index.dossier, events=(msgspec.structs.replace(events[0], place="Tarsk"),))
    )
    assert judgement_of(known, elsewhere, VIEWS["timeline"](elsewhere).rows[0]) == ACCEPTED


def test_the_dead_and_the_wounded_of_one_sentence_are_judged_apart() -> None:
    told = ("Shells killed one person and wounded 11.", "The mission counted two dead and eight wounded.")
    articles = tuple(
        Article(id=f"a{n}", path=f"{n}.txt", sha256=f"s{n}", source=f"Outlet {n}", text=text)
        for n, text in enumerate(told)
    )
    evidence = [Evidence(article=a.id, start=0, end=len(a.text), quote=a.text) for a in articles]

    def dispute(name: str, *values: str) -> Disagreement:
        positions = tuple(
            Position(value=value, articles=(e.article,), evidence=(e,))
            for value, e in zip(values, evidence, strict=True)
        )
        return Disagreement(
            id=name, kind="count", about=name, date="2031-05-14", positions=positions, why="", certainty=1
        )

    both = (dispute("killed", "1", "2 (the mission)"), dispute("wounded", "11", "8 (the mission)"))
    index = Index(Dossier(articles=articles, disagreements=both))
    killed, wounded = (row for row in VIEWS["disagreements"](index).rows if row.of == "disagreement")
    known = dict.fromkeys(anchors_of(index, killed), ACCEPTED)
    assert (judgement_of(known, index, killed), judgement_of(known, index, wounded)) == (ACCEPTED, NOTHING)
    joined = Index(Dossier(articles=articles, disagreements=(dispute("killed", "1", "2 (the mission; the army)"),)))
    assert judgement_of(known, joined, VIEWS["disagreements"](joined).rows[0]) == ACCEPTED


def test_what_was_judged_by_the_words_alone_stays_judged() -> None:
    index = two_in_one_sentence("2031-05-12", "2031-05-13", published="2031-05-14")
    row = VIEWS["timeline"](index).rows[0]
    former = {f"event|talks|2031-05-12|two:0:{len(TWO)}": ACCEPTED}
    assert judgement_of(former, index, row) == ACCEPTED


def test_the_latest_verdict_holds_on_either_day(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(ONE, "utf-8")
    index, other = read(tmp_path), read(tmp_path, "2031-05-22")
    known = judged(index, {"2031-05-12": ACCEPTED}, dated(index, "timeline", "talks"))
    known |= judged(other, {"2031-05-19": FLAGGED}, dated(other, "timeline", "talks"))
    assert judgement_of(known, index, dated(index, "timeline", "talks")["2031-05-12"]) == FLAGGED


MET = "Otto Reiss led Norland on Monday and again on Tuesday."


def seated_twice(monday: str, tuesday: str, published: str, sha256: str = "met") -> Index:
    """Who sat at two meetings that one sentence tells, on these days."""
    evidence = (Evidence(article="a1", start=0, end=len(MET), quote=MET),)
    teams = tuple(
        Delegation(
            side="Norland", meeting_date=day, members=(Member(name="Otto Reiss", evidence=evidence),), evidence=evidence
        )
        for day in (monday, tuesday)
    )
    dates = tuple(
        DateMention(start=MET.index(told), end=MET.index(told) + len(told), text=told, value=day, kind="DATE")
        for told, day in (("Monday", monday), ("Tuesday", tuesday))
    )
    article = Article(id="a1", path="met.txt", sha256=sha256, published=published, text=MET)
    return Index(Dossier(articles=(article,), delegations=teams, dates={"a1": dates}))


def seats(index: Index) -> dict[str, Row]:
    """The seats by the day of their meeting."""
    return {row.date: row for row in VIEWS["delegations"](index).rows if row.of == "seat"}


def test_a_seat_is_judged_at_one_meeting_and_not_at_the_other_of_the_same_words() -> None:
    index = seated_twice("2031-05-05", "2031-05-06", "2031-05-07")
    rows = seats(index)
    known = judged(index, {"2031-05-05": ACCEPTED}, rows)
    assert judgement_of(known, index, rows["2031-05-05"]) == ACCEPTED
    assert judgement_of(known, index, rows["2031-05-06"]) == NOTHING
    known |= judged(index, {"2031-05-06": FLAGGED}, rows)
    assert [judgement_of(known, index, row) for row in rows.values()] == [ACCEPTED, FLAGGED]


def test_a_seat_keeps_its_verdict_when_the_article_is_given_another_day_or_edited() -> None:
    index = seated_twice("2031-05-05", "2031-05-06", "2031-05-07")
    known = judged(index, {"2031-05-05": ACCEPTED, "2031-05-06": FLAGGED}, seats(index))
    moved = seated_twice("2031-05-06", "2031-05-07", "2031-05-08")
    assert [judgement_of(known, moved, row) for row in seats(moved).values()] == [ACCEPTED, FLAGGED]
    edited = seated_twice("2031-05-05", "2031-05-06", "2031-05-07", sha256="edited")
    assert [judgement_of(known, edited, row) for row in seats(edited).values()] == [ACCEPTED, FLAGGED]


def test_a_verdict_on_a_seat_from_before_its_meeting_counted_is_found_at_each() -> None:
    index = seated_twice("2031-05-05", "2031-05-06", "2031-05-07")
    rows = seats(index)
    known = {f"seat|Norland|Otto Reiss|met:0:{len(MET)}": ACCEPTED}
    assert [judgement_of(known, index, row) for row in rows.values()] == [ACCEPTED, ACCEPTED]
    known |= judged(index, {"2031-05-06": FLAGGED}, rows)
    assert [judgement_of(known, index, row) for row in rows.values()] == [ACCEPTED, FLAGGED]
