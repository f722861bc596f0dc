"""The JSON report keeps the contract of `peace-tui/report/1`, to the character."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from core import __version__
from core.ingest import article_from
from core.model import Disagreement, Dossier, Event, Evidence, Figure, Position, When
from core.report.contract import json_schema
from core.report.data import schema_json, to_json
from tests.fixtures.dossier import dossier

CONTRACT = {
    "articles": "id path sha256 source title url published published_basis language words reprint_of",
    "actors": "id name kind side aliases titles",
    "events": "id type plover date status background certainty place venue where_prec actors gist evidence",
    "delegations": "side role meeting meeting_date head members evidence",
    "figures": "id object action low best high qualifier text by against place date speaker cue via confidence background "
    "certainty event article start end quote",
    "tallies": "id label object action by against place date low best high figures",
    "disagreements": "id kind about date severity positions silent why",
    "set_aside": "about articles values why",
    "warnings": "article message",
}


def _report(made: Dossier, with_text: bool = False) -> dict[str, Any]:
    return json.loads(to_json(made, with_text))


def test_every_field_of_the_contract_is_there() -> None:
    report = _report(dossier())
    assert report["schema"] == "peace-tui/report/1"
    assert report["generator"] == f"peace-tui {__version__}"
    for name, fields in CONTRACT.items():
        assert report[name], name
        for row in report[name]:
            assert set(fields.split()) <= set(row), (name, set(fields.split()) - set(row))


def test_nested_rows_of_the_contract() -> None:
    report = _report(dossier())
    evidence = {"article", "start", "end", "quote"}
    dated = next(e for e in report["events"] if e["date"])
    assert set("start end date_prec time utc".split()) <= set(dated["date"])
    assert evidence <= set(report["events"][0]["evidence"][0])
    assert set("value speakers articles evidence".split()) <= set(report["disagreements"][0]["positions"][0])
    members = [m for d in report["delegations"] for m in d["members"]]
    assert set("name title status evidence".split()) <= set(members[0])
    assert any(set(d["head"] or ()) == {"name", "title"} for d in report["delegations"])


def test_text_is_left_out_unless_asked_for() -> None:
    assert not any("text" in article for article in _report(dossier())["articles"])
    assert [a["text"] for a in _report(dossier(), True)["articles"]] == [a.text for a in dossier().articles]


@pytest.mark.parametrize("with_text", [False, True])
def test_report_is_valid_by_its_own_schema(with_text: bool) -> None:
    schema = json.loads(schema_json())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(_report(dossier(), with_text), schema)
    jsonschema.validate(_report(Dossier()), schema)


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (("events", 0, "type"), "party"),
        (("figures", 0, "start"), "7"),
        (("articles", 0, "path"), None),
        (("schema",), "x/2"),
    ],
)
def test_schema_rejects_what_is_wrong(place: tuple[Any, ...], wrong: object) -> None:
    report = _report(dossier())
    row: Any = report
    for step in place[:-1]:
        row = row[step]
    row[place[-1]] = wrong
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, json_schema())


def test_same_dossier_same_bytes() -> None:
    assert to_json(dossier(), True) == to_json(dossier(), True)


def _quoting(raw: str) -> tuple[str, Dossier]:
    """An article with such a file behind it, and rows that quote all of it."""
    article = article_from(raw.encode(), "a.txt")
    start, end = article.text.index("Ten"), article.text.index("died") + 4
    quote = article.text[start:end]
    evidence = (Evidence(article="a1", start=start, end=end, quote=quote),)
    figure = Figure(
        id="f1", object="person", action="killed", low=10, best=10, high=10, text=article.text[start : start + 3],
        article="a1", start=start, end=start + 3, quote=quote, date=When(start="2031-05-03"),
    )  # fmt: skip
    event = Event(id="e1", type="attack", plover="ASSAULT", date=None, evidence=evidence)
    dispute = Disagreement(id="d1", kind="count", about="x", positions=(Position(value="10", evidence=evidence),))
    return raw, Dossier(articles=(article,), events=(event,), figures=(figure,), disagreements=(dispute,))


@pytest.mark.parametrize(
    "raw",
    [
        "Ten men died.",
        "\ufeffTen men died.",
        "Head\r\n\r\nTen\r\nmen\r\ndied.\r\n",
        "\x1b[31mTen\x1b[0m men\x07 died",
        "Ten \u202emen\u200b died",
    ],
    ids=["plain", "bom", "crlf", "escapes", "bidi"],
)
def test_quotations_are_the_files_own_characters_and_nothing_reaches_a_terminal(raw: str) -> None:
    raw, made = _quoting(raw)
    printed = to_json(made, with_text=True)
    assert not any((c < " " and c != "\n") or "\x7f" <= c <= "\x9f" or c in "\u200b\u202e\ufeff" for c in printed)
    report = json.loads(printed)
    assert report["articles"][0]["text"] == raw
    rows = [report["events"][0]["evidence"][0], report["disagreements"][0]["positions"][0]["evidence"][0]]
    for row in rows:
        assert row["quote"] == raw[row["start"] : row["end"]]
    figure = report["figures"][0]
    assert figure["text"] == raw[figure["start"] : figure["end"]]
    assert figure["quote"] in raw


def test_json_reads_back_the_same_beyond_the_basic_plane() -> None:
    raw = "Ten \U000e0041 men \U0001f600 died"
    _, made = _quoting(raw)
    printed = to_json(made, with_text=True)
    assert "\U000e0041" not in printed
    assert json.loads(printed)["articles"][0]["text"] == raw


SHARED = Path("/work/shared/REPORT.md")


@pytest.mark.skipif(not SHARED.is_file(), reason="the contract's own text is not on this machine")
def test_contract_as_written() -> None:
    written = SHARED.read_text("utf-8")
    for fields in CONTRACT.values():
        for field in fields.split():
            assert f'"{field}"' in written
