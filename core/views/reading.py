"""An article made ready for reading: paragraphs, what is set aside, the words in question and what is round them."""

from __future__ import annotations

import re

import msgspec

from core.model import Article
from core.views.index import Index
from core.views.rows import Spot

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


class Span(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the article, half-open, and what it is: words, sentence, aside, figure, date or a kind of name."""

    start: int
    end: int
    kind: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """An article for the reading view. Spans of one kind do not overlap; those of several may."""

    article: str
    text: str
    paragraphs: tuple[Span, ...]
    """Lines of the text that are not blank; kind "aside" where nothing of them is read, else "paragraph"."""
    words: Span | None = None
    """The evidence itself."""
    sentence: Span | None = None
    """The sentence that holds it."""
    around: tuple[Span, ...] = ()
    """The sentence before and the sentence after."""
    marks: tuple[Span, ...] = ()
    """Every figure, date and name found in the article, by place."""


def page_of(index: Index, spot: Spot) -> Page | None:
    """The article of the evidence with its words marked; None where the article is not in the Dossier."""
    article = index.articles.get(spot.article)
    if article is None:
        return None
    words = Span(spot.start, spot.end, "words") if spot.end > spot.start else None
    before, sentence, after = sentences_round(article, spot.start, spot.end) if words else (None, None, None)
    return Page(
        article=article.id,
        text=article.text,
        paragraphs=_paragraphs(article),
        words=words,
        sentence=sentence,
        around=tuple(span for span in (before, after) if span),
        marks=marks_of(index, article.id),
    )


def sentences_round(article: Article, start: int, end: int) -> tuple[Span | None, Span | None, Span | None]:
    """The sentence before, the one(s) that hold the words, and the one after; None where there is none."""
    from core.extract.sentences import divide  # here: it compiles the tokeniser, which the first frame does not need

    sentences = divide(article).sentences
    touched = [n for n, s in enumerate(sentences) if s.start < end and start < s.end]
    if not touched:
        return None, None, None
    first, last = touched[0], touched[-1]
    own = Span(min(sentences[first].start, start), max(sentences[last].end, end), "sentence")
    before = Span(sentences[first - 1].start, sentences[first - 1].end, "around") if first else None
    after = Span(sentences[last + 1].start, sentences[last + 1].end, "around") if last + 1 < len(sentences) else None
    return before, own, after


def marks_of(index: Index, article: str) -> tuple[Span, ...]:
    """Figures, dates and names of the article, by place; where two overlap the earlier in that order is kept."""
    figures = [Span(f.start, f.end, "figure") for f in index.figures_in(article)]
    dates = [Span(d.start, d.end, "date") for d in index.dossier.dates.get(article, ())]
    names = [Span(n.start, n.end, "name") for n in index.dossier.names.get(article, ())]
    kept: list[Span] = []
    taken = 0
    order = {"figure": 0, "date": 1, "name": 2}
    for span in sorted((*figures, *dates, *names), key=lambda s: (s.start, order[s.kind], s.end)):
        if span.start >= taken and span.end > span.start:
            kept.append(span)
            taken = span.end
    return tuple(kept)


def _paragraphs(article: Article) -> tuple[Span, ...]:
    spans = []
    for match in _LINE.finditer(article.text):
        if match[0].strip():
            first = match.start() + len(match[0]) - len(match[0].lstrip())
            aside = any(a.start <= first < a.end for a in article.aside)
            spans.append(Span(match.start(), match.end(), "aside" if aside else "paragraph"))
    return tuple(spans)
