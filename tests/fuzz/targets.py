"""What is fuzzed, each a function of bytes that raises where a promise is broken."""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Callable
from itertools import islice

from core import find_dates
from core.ingest import UnreadableError, article_of
from core.ingest.finding import find_in_bytes
from core.ingest.masking import mask
from core.model import Article
from core.pipeline import annotate, find_figures, set_side_by_side
from tests.fuzz.making import NAMES

_DAY = dt.date(2025, 6, 2)
_MOST = 20
"""Records of one file that are read."""


def dates(data: bytes) -> None:
    """Every time expression stands where it says."""
    text = data.decode("utf-8", "replace")
    for mention in find_dates(text, _DAY):
        assert text[mention.start : mention.end] == mention.text, mention


def quantities(data: bytes) -> None:
    """Every figure stands where it says, and its bounds are in order."""
    text = data.decode("utf-8", "replace")
    for figure in find_figures(text, _DAY):
        assert text[figure.start : figure.end] == figure.text, figure
        low, high = figure.low or 0, figure.high
        assert high is None or low <= high, figure
        # "nearly 500" is 450 to 499, and 500 is the number as written.
        assert figure.best is None or low <= figure.best <= (figure.best if high is None else high + 1), figure


def extraction(data: bytes) -> None:
    """Every row has its words, the same article gives the same rows, and they can be set side by side."""
    text = data.decode("utf-8", "replace")
    article = Article(id="a1", path="", sha256="", text=text, language="en", published=_DAY.isoformat())
    found = annotate(article)
    rows = [*found.events, *found.delegations, *(m for d in found.delegations for m in d.members), *found.people]
    for evidence in (e for row in rows for e in row.evidence):
        assert text[evidence.start : evidence.end] == evidence.quote, evidence
    assert annotate(article) == found, "the same input gave another answer"
    set_side_by_side([found])


def ingest(data: bytes) -> None:
    """Any file is articles or sentences; what is shown is harmless, what is set aside lies in the text."""
    name = NAMES[data[0] % len(NAMES)] if data else "a"
    content = data[1:]
    if name == "a.jsonl.gz":
        content = gzip.compress(content, 1, mtime=0)
    told: list[str] = []
    for raw in islice(find_in_bytes(content, name, told.append), _MOST):
        try:
            article, message = article_of(raw)
        except UnreadableError as error:
            told.append(str(error))
            continue
        told += [message] if message else []
        assert mask(article.text)[0] == article.text, "something harmful is left"
        ends = [0, *(place for aside in article.aside for place in (aside.start, aside.end)), len(article.text)]
        assert ends == sorted(ends), article.aside
        assert article.published is None or article.published_date, article.published
    for sentence in told:
        assert sentence == sentence.strip(), sentence
        assert "\n" not in sentence, sentence
        assert not mask(sentence)[1] or not sentence.isascii(), sentence


TARGETS: dict[str, Callable[[bytes], None]] = {
    "ingest": ingest,
    "dates": dates,
    "quantities": quantities,
    "extraction": extraction,
}
