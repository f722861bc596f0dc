"""The invented newsroom: what benches and stress tests rely on."""

from __future__ import annotations

from collections import Counter

from core.pipeline import annotate
from tests.fixtures.newsroom import articles, reports


def test_one_seed_makes_one_corpus_and_more_reports_only_add_to_it() -> None:
    few, many = list(reports(12)), list(reports(40))
    assert few == many[:12]
    assert list(reports(12, seed=8)) != few


def test_reports_have_about_the_length_asked_for_and_several_tell_of_one_day() -> None:
    made = articles(60, words=300)
    assert all(250 < article.words < 380 for article in made)
    days = Counter(article.published for article in made)
    assert max(days.values()) >= 3
    assert len(days) >= 8


def test_the_rules_find_something_to_compare_in_every_report() -> None:
    for article in articles(40):
        found = annotate(article)
        assert found.events, article.text
        assert found.figures, article.text
