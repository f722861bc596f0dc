"""Exports of articles: JSON, JSON Lines and CSV, an article a record, whatever their fields are called."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from core.ingest import UnreadableError, find, read, read_all
from core.ingest.field_dates import field_stamp
from core.ingest.fields import FieldMapError, field_map
from core.model import Article
from tests.fixtures.files import BODY, DAY, LINK, OUTLET, TITLE, json_file, json_lines, record, table


def read_file(
    folder: Path, name: str, data: bytes, fields: Mapping[str, str] | None = None
) -> tuple[list[Article], list[str]]:
    (folder / name).write_bytes(data)
    articles, warnings = read_all([folder / name], fields)
    return list(articles), [warning.message for warning in warnings]


def only(folder: Path, name: str, data: bytes, fields: Mapping[str, str] | None = None) -> Article:
    articles, warnings = read_file(folder, name, data, fields)
    assert not warnings
    (article,) = articles
    return article


RECORDS = [record(1), record(2), record(3)]
COLUMNS = ["title", "text", "date", "source", "url"]


def test_a_record_that_comes_again_word_for_word_is_read_once(tmp_path: Path) -> None:
    articles, warnings = read_file(tmp_path, "a.jsonl", json_lines([record(1), record(2), record(1, id=9), record(1)]))
    assert [a.path.rpartition("#")[2] for a in articles] == ["1", "2"]
    assert "2 of its records say word for word" in warnings[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", json_file(RECORDS)),
        ("a.json", json_file({"status": "ok", "articles": RECORDS})),
        ("a.json", json_lines(RECORDS)),
        ("a.jsonl", json_lines(RECORDS)),
        ("a.ndjson", json_lines(RECORDS).replace(b"\n", b"\r\n")),
        ("a.csv", table([COLUMNS, *([r[c] for c in COLUMNS] for r in RECORDS)])),
        ("a.csv", b"sep=;\r\n" + table([COLUMNS, *([r[c] for c in COLUMNS] for r in RECORDS)], ";")),
        ("a.tsv", table([COLUMNS, *([r[c] for c in COLUMNS] for r in RECORDS)], "\t")),
        ("a.csv", table([COLUMNS, *([r[c] for c in COLUMNS] for r in RECORDS)], "\t").decode().encode("utf-16")),
    ],
)
def test_every_record_is_an_article_with_what_its_fields_state(tmp_path: Path, name: str, data: bytes) -> None:
    articles, warnings = read_file(tmp_path, name, data)
    assert not warnings
    assert [Path(a.path).name for a in articles] == [f"{name}#{n}" for n in (1, 2, 3)]
    assert {(a.source, a.published, a.url) for a in articles} == {(OUTLET, DAY, LINK)}
    assert articles[1].title == f"{TITLE} (2)"
    assert articles[1].text == f"{TITLE} (2)\n\n{RECORDS[1]['text']}"


SHAPES: list[tuple[str, dict[str, Any]]] = [
    ("one article", record(title=TITLE)),
    ("a news interface", {"articles": [{"title": TITLE, "description": "Short.", "content": BODY, "publishedAt": DAY, "source": {"id": None, "name": OUTLET}, "url": LINK}]}),
    ("a search interface", {"response": {"results": [{"webTitle": TITLE, "webPublicationDate": DAY, "webUrl": LINK, "fields": {"bodyText": BODY, "publication": OUTLET}}]}}),
    ("a search engine", {"took": 3, "hits": {"total": 1, "hits": [{"_id": "x", "_source": {"headline": TITLE, "body": BODY, "published": DAY, "outlet": OUTLET, "link": LINK}}]}}),
    ("a JSON feed", {"version": "https://jsonfeed.org/version/1.1", "title": OUTLET, "description": "All of it", "items": [{"title": TITLE, "content_html": f"<p>{BODY}</p>", "date_published": DAY, "url": LINK}]}),
    ("a channel", {"name": OUTLET, "type": "public_channel", "messages": [{"id": 5, "title": TITLE, "date": DAY, "link": LINK, "text": [BODY[:9], {"type": "bold", "text": BODY[9:20]}, BODY[20:]]}]}),
    ("a weblog", {"posts": [{"title": {"rendered": TITLE}, "content": {"rendered": f"<p>{BODY}</p>"}, "date": DAY, "link": LINK, "publisher": OUTLET}]}),
    ("paragraphs", {"data": [{"Title": TITLE, "Body": [BODY[:52], BODY[52:]], "pub_date": DAY, "Source Name": OUTLET, "URL": LINK}]}),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "value"), SHAPES, ids=[name for name, _ in SHAPES])
def test_common_shapes_of_json(tmp_path: Path, shape: str, value: dict[str, Any]) -> None:
    article = only(tmp_path, "a.json", json_file(value))
    assert (article.title, article.source, article.url) == (TITLE, OUTLET, LINK)
    assert (article.published or "")[:10] == DAY
    assert "killed in Kharkiv" in article.text
    assert article.text.startswith(TITLE + "\n\n")


def test_a_field_map_names_what_no_default_knows(tmp_path: Path) -> None:
    made = {"H": TITLE, "meta": {"When": DAY, "paper": OUTLET}, "corpus": BODY, "text": "Wrong."}
    fields = field_map(["text=corpus,date=meta.When", "source=meta.paper,title=H"])
    article = only(tmp_path, "a.json", json_file([made]), fields)
    assert (article.title, article.source, article.published) == (TITLE, OUTLET, DAY)
    assert article.text.endswith(BODY)


@pytest.mark.parametrize("words", ["text", "body=text", "text=", "=text", "text=body,when"])
def test_a_map_that_is_none_is_one_sentence(words: str) -> None:
    with pytest.raises(FieldMapError, match=r"--fields: .* is not understood"):
        field_map([words])


def test_fields_outrank_what_the_text_seems_to_say(tmp_path: Path) -> None:
    body = f"The Other Post\nPublished 1 January 2029\n\nAnother headline that stands above the story\n\n{BODY}"
    article = only(tmp_path, "a.jsonl", json_lines([record(text=body)]))
    assert (article.title, article.source, article.published) == (f"{TITLE} (1)", OUTLET, DAY)


def test_the_same_record_is_the_same_article_wherever_it_stands(tmp_path: Path) -> None:
    alone = only(tmp_path, "one.jsonl", json_lines([record(2)]))
    among, _ = read_file(tmp_path, "many.json", json_file([record(1), record(2, id=77)]))
    assert among[1].sha256 == alone.sha256 != among[0].sha256


def test_records_without_text_are_counted_and_the_rest_keep_their_numbers(tmp_path: Path) -> None:
    data = json_lines([record(1), {"headline": TITLE, "code": 5}, "words", record(4)]) + b"{broken\n\n"
    articles, warnings = read_file(tmp_path, "a.jsonl", data + json_lines([record(7)]))
    assert [a.path.rpartition("#")[2] for a in articles] == ["1", "4", "7"]
    assert len(warnings) == 1
    assert "3 records without a text" in warnings[0]
    assert "#2, #3, #5" in warnings[0]
    assert "--fields text=NAME (here: headline, code)" in warnings[0]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.json", b"{nope", "not JSON"),
        ("a.json", b'{"name": "x", "version": "1"}', "no text in this record"),
        ("a.json", b"[]", "no records"),
        ("a.json", b"[" * 100_000, "not JSON"),
        ("a.jsonl", b"\n\n", "no records"),
        ("a.csv", b"", "no records"),
        ("a.csv", b"a,b\n1,2\n", "--fields text=NAME (here: a, b)"),
        ("a.csv", b'title,text\nx,"' + b"y" * (17 << 20), "longer than 16"),
        ("a.jsonl", b'{"text": "' + b"y" * (17 << 20), "longer than 16"),
    ],
    ids=[
        "broken",
        "settings",
        "empty list",
        "deep",
        "blank",
        "nothing",
        "no text column",
        "endless cell",
        "endless line",
    ],
)
def test_what_holds_no_article_is_one_sentence(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / "good.txt").write_text(BODY)
    (tmp_path / name).write_bytes(data)
    articles, warnings = read_all([tmp_path])
    assert [Path(a.path).name for a in articles] == ["good.txt"]
    assert len(warnings) == 1
    assert says in warnings[0].message
    assert f"{name}:" in warnings[0].message


def test_markup_in_a_record_is_read_as_markup(tmp_path: Path) -> None:
    html = f"<p>{BODY}</p><script>alert(1)</script><aside>Read more</aside><p>It&#8217;s over &amp; done, he said.</p>"
    article = only(tmp_path, "a.json", json_file([record(text=html, title="Kelmar &amp; after")]))
    assert article.title == "Kelmar & after"
    assert article.text == f"Kelmar & after\n\n{BODY}\n\nIt’s over & done, he said."


def test_one_record_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(json_lines(RECORDS))
    assert read(f"{path}#2").title == f"{TITLE} (2)"
    assert [a.title for a in read_all([f"{path}#3"])[0]] == [f"{TITLE} (3)"]
    with pytest.raises(UnreadableError, match=r"several articles; name one of them, such as .*a\.jsonl#1"):
        read(path)
    with pytest.raises(UnreadableError, match="no article of this name"):
        read(f"{path}#9")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_records_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = BODY + " “No one slept,” said the mayor of Türkiye’s Hakkâri – twice."
    data = (json.dumps(record(text=text), ensure_ascii=False) + "\n").encode(encoding)
    article = only(tmp_path, "a.jsonl", data)
    assert article.text.endswith(text)


def test_long_files_are_read_record_by_record(tmp_path: Path) -> None:
    """The first record is there before the last one has been looked at: the end of the file is broken."""
    path = tmp_path / "a.csv"
    path.write_bytes(table([["title", "text"], [TITLE, BODY]]) + b'x,"' + b"y" * (17 << 20))
    told: list[str] = []
    found = find([path], told.append)
    assert next(found).path.endswith("#1")
    assert not told
    assert not list(found)
    assert len(told) == 1


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-05-03", ("2031-05-03", None, None)),
        ("2031-05-03T17:04:00+03:00", ("2031-05-03", "17:04", "+03:00")),
        ("2031-05-03 17:04:00", ("2031-05-03", "17:04", None)),
        ("Sat, 03 May 2031 17:04:00 +0300", ("2031-05-03", "17:04", "+03:00")),
        ("Sat, 03 May 2031 17:04:00 GMT", ("2031-05-03", "17:04", "+00:00")),
        ("20310503", ("2031-05-03", None, None)),
        ("20310503T170400Z", ("2031-05-03", "17:04", "+00:00")),
        ("1935594240", ("2031-05-03", "17:04", "+00:00")),
        ("1935594240000", ("2031-05-03", "17:04", "+00:00")),
        ("May 3, 2031", ("2031-05-03", None, None)),
        ("3 mai 2031", ("2031-05-03", None, None)),
        ("20319999", None),
        ("yesterday", None),
        ("9" * 400, None),
        ("", None),
    ],
)
def test_dates_of_fields(value: str, expected: tuple[str, str | None, str | None] | None) -> None:
    stamp = field_stamp(value)
    assert (stamp and stamp.date and (stamp.date.isoformat(), stamp.time, stamp.offset)) == expected
