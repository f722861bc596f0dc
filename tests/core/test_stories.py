"""Whole stories, from the text of several outlets to what they contradict each other in."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from core import review
from core.ingest import read
from core.model import Disagreement, Dossier

STORIES = tomllib.loads((Path(__file__).parents[1] / "corpus" / "stories.toml").read_text("utf-8"))["story"]


def _dossier(story: dict, folder: Path) -> Dossier:
    paths = []
    for number, article in enumerate(story["articles"]):
        path = folder / f"{number}.txt"
        path.write_text(article["text"], "utf-8")
        paths.append(path)
    return review(paths)


def _tells(found: Disagreement, clash: dict) -> bool:
    values = [position.value for position in found.positions]
    return found.kind == clash["kind"] and all(any(word in value for value in values) for word in clash["values"])


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_story(story: dict, tmp_path: Path) -> None:
    dossier = _dossier(story, tmp_path)
    told = [f"{d.kind}: {d.about} {[p.value for p in d.positions]}" for d in dossier.disagreements]
    wanted = story.get("clash", [])
    for clash in wanted:
        assert any(_tells(found, clash) for found in dossier.disagreements), f"{clash} not in {told}"
    if story.get("only"):
        assert len(dossier.disagreements) == len(wanted), told


def test_a_story_does_not_depend_on_the_order_of_its_files(tmp_path: Path) -> None:
    story = STORIES[0]
    forward = _dossier(story, tmp_path)
    again = review([tmp_path / "1.txt", tmp_path / "0.txt"])
    assert [(d.kind, d.about, d.why) for d in forward.disagreements] == [
        (d.kind, d.about, d.why) for d in again.disagreements
    ]


def test_reading_gives_the_file_itself(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(STORIES[0]["articles"][0]["text"], "utf-8")
    assert read(path).text == STORIES[0]["articles"][0]["text"]


def test_the_sample_shows_who_advises_whom() -> None:
    dossier = review([Path(__file__).parents[2] / "seeds"])
    lists = [
        [position.value for position in found.positions]
        for found in dossier.disagreements
        if found.kind == "membership" and "advise" in found.about
    ]
    assert lists == [["Germany, Italy, United Kingdom", "France, Germany, United Kingdom"]]
