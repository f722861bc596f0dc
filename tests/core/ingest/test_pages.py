"""Web pages: reading text with headings, lists and captions, metadata, and pages made to do harm."""

from __future__ import annotations

import pytest

from core.ingest import article_from
from core.model import Article

FIRST = "Shells killed three people in a village near the border on Monday morning, the mayor of the village said."
SECOND = "The army across the river denied that its guns had fired, and said that it would look into the matter."
BODY = f"<h1>Three killed on the border</h1><p>{FIRST}</p><p>{SECOND}</p>"


def _page(body: str, head: str = "") -> Article:
    return article_from(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def _reading(article: Article) -> str:
    """What is left when the set-aside stretches are taken out."""
    text, place, parts = article.text, 0, []
    for aside in article.aside:
        parts.append(text[place : aside.start])
        place = aside.end
    return "".join([*parts, text[place:]])


def test_furniture_stays_out_and_structure_stays() -> None:
    article = _page(
        '<nav><a>Home</a><a>World</a></nav><div class="cookie-banner">We use cookies. <button>OK</button></div>'
        f"<main><article><h1>Three killed on the border</h1><p>{FIRST}</p><h2>Denials</h2><p>{SECOND}</p>"
        "<ul><li>Two were children</li><li>One was a nurse</li></ul>"
        "<aside><p>Read more: Ten things to know about the river</p></aside></article></main>"
        "<script>var killed = 40;</script><style>p{}</style><footer>Imprint</footer>"
    )
    for words in (FIRST, SECOND, "\nDenials\n", "- Two were children\n- One was a nurse"):
        assert words in article.text
    for words in ("cookies", "Home", "killed = 40", "Ten things", "Imprint", "p{}"):
        assert words not in article.text
    assert article.title == "Three killed on the border"


def test_caption_is_kept_in_sight_and_out_of_reading() -> None:
    article = _page(
        f"<article>{BODY}<figure><img><figcaption>A burnt house, 3 June 2024</figcaption></figure></article>"
    )
    assert "A burnt house" in article.text
    assert "A burnt house" not in _reading(article)


def test_inline_markup_does_not_split_words() -> None:
    article = _page(f"<p>The <b>ar</b>my said <a href=x>three</a>&nbsp;people<br>died.</p>{BODY}")
    assert "The army said three people\ndied." in article.text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-06-03T07:41:00+03:00">',
        '<meta itemprop="datePublished" content="2024-06-03T07:41:00+03:00">',
        '<meta name="pubdate" content="2024-06-03 07:41:00 +0300">',
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-06-03T07:41:00+03:00"}</script>',
        '<script type="application/ld+json">{"@graph":[{"@type":["Thing","ReportageNewsArticle"],"datePublished":"2024-06-03T07:41:00+03:00"}]}</script>',
    ],
)
def test_published_in_metadata(head: str) -> None:
    article = _page(BODY, head)
    assert (article.published, article.utc_offset) == ("2024-06-03T07:41:00", "+03:00")


def test_time_element_in_the_articles_header() -> None:
    article = _page(
        f'<article><header><h1>Three killed</h1><time datetime="2024-06-03">Monday</time></header>{BODY}</article>'
    )
    assert article.published == "2024-06-03"


def test_visible_date_where_there_are_no_metadata() -> None:
    assert (
        _page(f'<h1>Three killed</h1><p class="meta">3 June 2024</p><p>{FIRST}</p><p>{SECOND}</p>').published
        == "2024-06-03"
    )


def test_the_day_that_readers_saw_outranks_utc() -> None:
    head = '<meta property="article:published_time" content="2024-06-04T01:30:00Z">'
    article = _page(f"<h1>Three killed</h1><p>June 3, 2024 9:30 PM</p><p>{FIRST}</p><p>{SECOND}</p>", head)
    assert article.published == "2024-06-03T21:30:00"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="og:site_name" content="The Northern Wire">', BODY),
        ("<title>Three killed on the border | The Northern Wire</title>", BODY),
        ("<title>Three killed on the border - The Northern Wire</title>", BODY),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"The Northern Wire"}}</script>',
            BODY,
        ),
        ("", f"{BODY}<footer><p>&copy; 2024 The Northern Wire Ltd. Terms</p></footer>"),
        (
            '<meta property="og:site_name" content="northernwire.example">',
            f"{BODY}<footer>&copy; 2024 The Northern Wire</footer>",
        ),
    ],
)
def test_outlet(head: str, body: str) -> None:
    assert _page(body, head).source == "The Northern Wire"


def test_site_named_by_its_address_goes_by_its_name() -> None:
    assert _page(BODY, '<meta property="og:site_name" content="dw.com">').source == "Deutsche Welle"


def test_author_and_address() -> None:
    article = _page(BODY, '<meta name="author" content="Ann Lee"><link rel="canonical" href="https://example.org/a">')
    assert (article.byline, article.url) == ("Ann Lee", "https://example.org/a")


def test_page_without_paragraphs_is_still_read() -> None:
    lines = "<br><br>".join([FIRST, SECOND] * 3)
    assert FIRST in _page(f"<table><tr><td><div>{lines}</div></td></tr></table>").text


def test_page_of_divs() -> None:
    article = _page(
        "".join(f"<div><div>{words}</div></div>" for words in ("Three killed", FIRST, SECOND, FIRST.upper()))
    )
    assert FIRST in article.text
    assert SECOND in article.text


def test_table_with_numbers_is_read() -> None:
    table = "<table><tr><th>Side</th><th>Killed</th></tr><tr><td>Suvia</td><td>23</td></tr><tr><td>Norland</td><td>13</td></tr></table>"
    assert "Suvia | 23\n\nNorland | 13" in _reading(_page(f"<article>{BODY}{table}</article>"))


def test_page_is_known_by_its_beginning_whatever_its_name() -> None:
    assert FIRST in article_from(f"<!doctype html><p>{FIRST}</p>".encode(), "a.txt").text
    assert "<p>" not in article_from(f"<!doctype html><p>{FIRST}</p>".encode(), "a.txt").text


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<html>",
        "<html></html>",
        "<p>" * 50_000,
        "<div>" * 50_000 + FIRST,
        "<table><tr><td>" * 2_000 + FIRST,
        "<html><body><p>&#0;&#27;[2J&#x202e;&#xD800;&#1114112;" + FIRST,
        "<!--" + "x" * 100_000,
        "<a href='" + "x" * 100_000,
        '<script type="application/ld+json">' + "[" * 20_000 + "</script>",
        '<script type="application/ld+json">{"datePublished": 5, "publisher": [], "author": {}}</script>',
        '<?xml version="1.0" encoding="utf-16"?><html><body><p>' + FIRST,
    ],
    ids=range(12),
)
def test_harmful_pages_are_read_without_harm(markup: str) -> None:
    article = article_from(markup.encode("utf-8", "ignore"), "a.html")
    assert "\x1b" not in article.text
    assert "\u202e" not in article.text
    article.text.encode("utf-8")


def test_long_page_is_read_in_linear_time() -> None:
    assert article_from(f"<html><body>{f'<p>{FIRST}</p>' * 5_000}".encode(), "a.html").text.startswith(FIRST)
