"""The publication day that a reviewer gave an article: relative dates are read by it, and "as of" goes by it."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from core.corpus.opening import Opening
from core.mending.days import mended_days
from core.model import Dossier
from core.store import Mending, Target, Words
from tests.fixtures.reading import read_through

TOLD = """By Ann Lind
{day}

Norland's president met Suvia's prime minister in Port Ambra on Monday for talks on a ceasefire, the two sides said.
"""


def given(content: str, value: str, number: int, **more: str) -> Mending:
    words = Words(sha256=content, path="a.txt", start=0, end=0, quote="")
    target = Target(kind="article", identity="", words=(words,))
    deed = {"deed": "set", "field": "published", "value": json.dumps(value), **more}
    return Mending(targets=(target,), id=number, **deed)  # type: ignore[arg-type]


def read(folder: Path, days: dict[str, str], as_of: str = "", workspace: Path | None = None) -> Dossier:
    return read_through(Opening([str(folder)], workspace=workspace, as_of=as_of, days=days))[1]


def days_of(found: Dossier) -> set[str]:
    return {event.date.start for event in found.events if event.date and event.type == "talks"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "dated.txt").write_text(TOLD.format(day="14 May 2031"), "utf-8")
    return made


def test_the_last_day_given_holds() -> None:
    mendings = [given("s1", "3 May 2031", 3), given("s1", "2 May 2031", 2), given("s2", "2031-05-04 9.30", 4)]
    assert mended_days(mendings) == {"s1": "2031-05-03", "s2": "2031-05-04T09:30:00"}


def test_what_gives_no_day_counts_for_nothing() -> None:
    other = given("s1", "2031-05-02", 1, field="outlet")
    senseless = msgspec.structs.replace(given("s2", "", 2), value="7")
    assert mended_days([other, senseless, given("s3", "no day", 3)]) == {}
    assert mended_days([given("s4", "2031-05-02", 4), given("s4", "", 5)]) == {}


def test_relative_dates_are_read_by_the_day_that_was_given(folder: Path) -> None:
    before = read(folder, {})
    assert days_of(before) == {"2031-05-12"}
    content = before.articles[0].sha256
    after = read(folder, {content: "2031-05-22"})
    assert days_of(after) == {"2031-05-19"}
    assert (after.articles[0].published, after.articles[0].published_basis) == ("2031-05-22", "stated")
    assert after.articles[0].sha256 == content


def test_an_article_without_a_day_is_read_by_the_one_that_was_given(tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text(TOLD.format(day=""), "utf-8")
    content = read(tmp_path, {}).articles[0].sha256
    assert days_of(read(tmp_path, {content: "2031-05-22"})) == {"2031-05-19"}


def test_as_of_a_day_goes_by_the_one_that_was_given(folder: Path) -> None:
    content = read(folder, {}).articles[0].sha256
    assert len(read(folder, {content: "2031-05-22"}, as_of="2031-05-14").articles) == 0
    assert len(read(folder, {content: "2031-05-02"}, as_of="2031-05-04").articles) == 1


def test_what_is_kept_of_one_day_is_not_taken_for_another(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "workspace"
    content = read(folder, {}, workspace=kept).articles[0].sha256
    for day, told in (("2031-05-22", "2031-05-19"), ("2031-05-29", "2031-05-26"), ("2031-05-22", "2031-05-19")):
        assert days_of(read(folder, {content: day}, workspace=kept)) == {told}
    assert days_of(read(folder, {}, workspace=kept)) == {"2031-05-12"}
