"""The composed stories with answers: every article is read, and the answers quote the articles exactly."""

from __future__ import annotations

import json
import os
import subprocess
import sys
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


def test_same_report_whatever_order_sets_have() -> None:
    """Read anew by two processes that order their sets of words each in its own way; none has a memory of readings."""
    told = (
        "import sys; from pathlib import Path; from core import review; from core.report.data import to_json\n"
        "for gold in sys.argv[1:]:\n"
        "    sys.stdout.write(to_json(review(sorted((Path(gold).parent / 'articles').iterdir()))))"
    )
    one, other = (
        subprocess.run(
            [sys.executable, "-c", told, *map(str, STORIES)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "4")
    )
    assert one.count("\n") > 1000 * len(STORIES)
    assert one == other
