"""RSS and Atom feeds, read from the file alone."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from core.ingest import read_all
from tests.fixtures.files import BODY, LINK, OUTLET, atom, rss

DATE = "Sat, 03 May 2031 17:04:00 +0300"
ENTRY = {"title": "Shells &amp; talks", "description": f"&lt;p&gt;{BODY}&lt;/p&gt;", "pubDate": DATE, "link": LINK}


def _read(folder: Path, name: str, data: bytes) -> tuple[list, list[str]]:
    (folder / name).write_bytes(data)
    articles, warnings = read_all([folder / name])
    return list(articles), [warning.message for warning in warnings]


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "saved feed"])
def test_entries_are_articles(tmp_path: Path, name: str) -> None:
    other = {**ENTRY, "title": "Second", "source": "The Other Post"}
    (first, second), warnings = _read(tmp_path, name, rss([ENTRY, other], f"{OUTLET} - World"))
    assert not warnings
    assert first.path.endswith(f"{name}#1")
    assert (first.title, first.source, first.url) == ("Shells & talks", OUTLET, LINK)
    assert (first.published, first.utc_offset) == ("2031-05-03T17:04:00", "+03:00")
    assert first.text == f"Shells & talks\n\n{BODY}"
    assert second.source == "The Other Post"


def test_the_longest_text_of_an_entry_is_taken(tmp_path: Path) -> None:
    entry = {"title": "T", "description": "Short.", "content:encoded": f"<![CDATA[<p>{BODY}</p><p>And more.</p>]]>"}
    assert "And more." in _read(tmp_path, "a.rss", rss([entry]))[0][0].text


def test_atom(tmp_path: Path) -> None:
    (article,), _ = _read(tmp_path, "a.atom", atom("Head", f"<p>{BODY}</p>", "2031-05-03T17:04:00Z"))
    assert (article.title, article.source, article.published) == ("Head", OUTLET, "2031-05-03T17:04:00")


@pytest.mark.parametrize(
    "data",
    [b"<?xml version='1.0'?><urlset><url><loc>http://x</loc></url></urlset>", b"<rss><channel>", b"<rss " * 50_000],
    ids=["a map of a site", "cut off", "never closed"],
)
def test_what_is_no_feed_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    articles, warnings = _read(tmp_path, "a.xml", data)
    assert not articles
    assert len(warnings) == 1
    assert "without the entries of a feed" in warnings[0]


def test_nothing_in_a_feed_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("a feed asked the network")

    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    document = (
        f'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://example.org/x.dtd" [<!ENTITY file SYSTEM "{secret.as_uri()}">'
        '<!ENTITY web SYSTEM "http://example.org/web">]><?xml-stylesheet href="http://example.org/x.xsl"?>'
    )
    entry = {**ENTRY, "description": f"&file; &web; {BODY} &lt;img src='http://example.org/p.png'&gt;"}
    data = rss([entry]).replace(b'<?xml version="1.0" encoding="utf-8"?>', document.encode())
    monkeypatch.setattr(socket.socket, "connect", refused)
    articles, _ = _read(tmp_path, "a.xml", data)
    assert all("the secret" not in a.text for a in articles)


def test_entities_that_multiply_end(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    document = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha ha ha">{levels}]>'
    data = rss([{**ENTRY, "description": "&e9;"}]).replace(b'<?xml version="1.0" encoding="utf-8"?>', document.encode())
    articles, _ = _read(tmp_path, "a.xml", data)
    assert sum(len(article.text) for article in articles) < 100_000


def test_without_the_extra_the_sentence_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    (tmp_path / "good.txt").write_text(BODY)
    (tmp_path / "a.rss").write_bytes(rss([ENTRY]))
    articles, warnings = read_all([tmp_path])
    assert len(articles) == 1
    assert "a.rss: RSS and Atom feeds need an extra: pip install 'peace-tui[feeds]'" in warnings[0].message
