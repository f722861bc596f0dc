"""The composed stories with answers: every article is read, and the answers quote the articles exactly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core import review
from core.ingest import read

STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*/*/gold.json"))


@pytest.mark.parametrize("gold", STORIES, ids=lambda path: path.parent.name)
def test_every_article_is_read_without_a_warning(gold: Path) -> None:
    articles = sorted((gold.parent / "articles").iterdir())
    dossier = review(articles)
    assert dossier.warnings == ()
    assert len(dossier.articles) == len(articles)
    assert len(dossier.events) > 5
    assert len(dossier.figures) > 10


@pytest.mark.parametrize("gold", STORIES, ids=lambda path: path.parent.name)
def test_answers_quote_the_articles(gold: Path) -> None:
    answers = json.loads(gold.read_text("utf-8"))
    texts = {path.name: " ".join(read(path).text.split()) for path in (gold.parent / "articles").iterdir()}
    listed = {article["file"] for article in answers["articles"]}
    assert listed == set(texts)
    for figure in answers["figures"]:
        assert figure["low"] is None or figure["high"] is None or figure["low"] <= figure["high"], figure
        assert " ".join(figure["quote"].split()) in texts[figure["article"]], figure
    for event in answers["events"]:
        assert set(event["articles"]) <= listed, event
