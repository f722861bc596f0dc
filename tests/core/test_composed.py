"""Promises that hold for every article that can be composed: words behind every row, the same answer, nothing raised."""

from __future__ import annotations

import datetime as dt
import json

import jsonschema
import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.ingest import UnreadableError, article_from, article_of
from core.ingest.finding import find_in_bytes
from core.ingest.masking import mask
from core.pipeline import annotate, set_side_by_side
from core.report.contract import json_schema
from core.report.data import to_json
from core.report.tables import to_csv
from core.report.text import to_text
from core.views import Index
from tests.fixtures.strategies import named_files, texts, written

few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@few
@given(texts())
def test_every_row_has_its_words(text: str) -> None:
    article = written(mask(text)[0])
    found = annotate(article)
    for mention in (*found.dates, *found.names, *found.figures):
        assert article.text[mention.start : mention.end] == mention.text
    rows = (*found.events, *found.delegations, *found.people, *(m for d in found.delegations for m in d.members))
    for evidence in (e for row in rows for e in row.evidence):
        assert article.text[evidence.start : evidence.end] == evidence.quote
    for claim in found.claims:
        assert article.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
    for figure in found.figures:
        assert figure.low is None or figure.high is None or figure.low <= figure.high


@few
@given(texts())
def test_the_same_article_gives_the_same_answer_whatever_was_read_before(text: str) -> None:
    article = written(mask(text)[0])
    first = annotate(article)
    annotate(written("Another story. Five people were killed in Doha on Monday, Israel said."))
    assert annotate(article) == first
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(first), type=type(first)) == first


@few
@given(texts(), st.one_of(st.none(), st.dates(), st.sampled_from([dt.date.min, dt.date.max])))
def test_an_article_of_any_day_or_of_none_can_be_read(text: str, day: dt.date | None) -> None:
    article = msgspec.structs.replace(written(mask(text)[0]), published=day.isoformat() if day else None)
    set_side_by_side([annotate(article)])


@few
@given(st.lists(texts(), min_size=1, max_size=3))
def test_whatever_is_set_side_by_side_can_be_reported_and_shown(stories: list[str]) -> None:
    articles = [
        msgspec.structs.replace(article_from(s.encode("utf-8", "replace"), "x.txt"), id=f"a{n}")
        for n, s in enumerate(stories, 1)
    ]
    dossier = set_side_by_side([annotate(article) for article in articles])
    jsonschema.validate(json.loads(to_json(dossier, with_text=True)), json_schema())
    shown = to_text(dossier, None, 100) + to_csv(dossier, None)
    assert not any(char in shown for char in "\x1b\x00\u202e\u200b\x9b")
    Index(dossier)


@few
@given(named_files())
def test_any_file_is_articles_or_sentences(named: tuple[str, bytes]) -> None:
    name, data = named
    told: list[str] = []
    raws = list(find_in_bytes(data, name, told.append))
    for raw in raws:
        try:
            article = article_of(raw)[0]
        except UnreadableError as error:
            told.append(str(error))
            continue
        assert article.path.startswith(name)
        assert mask(article.text)[0] == article.text
        assert [a.start <= a.end <= len(article.text) for a in article.aside] == [True] * len(article.aside)
    assert raws or told
    assert len({raw.path for raw in raws}) == len(raws)
