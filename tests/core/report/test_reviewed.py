"""Exports carry verdicts and mendings and leave out what was rejected; what is left is whole in itself."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import jsonschema
import pytest

from core.model import Dossier
from core.report.contract import json_schema
from core.report.data import to_json
from core.report.html import to_html
from core.report.markdown import to_markdown
from core.report.review import reviewed
from core.report.reviewed import Reviewed, as_reviewed
from core.report.tables import to_csv
from core.report.text import to_text
from core.store import Judgement, Mending
from core.views import VIEWS, Index, anchors_of, parse
from core.views.rows import PanelName, Sort
from tests.fixtures.dossier import dossier
from tests.fixtures.mending import edit, signed

AT = "2031-05-06T10:00:00+00:00"


def judged(*verdicts: tuple[PanelName, str, str], note: str = "", mendings: tuple[Mending, ...] = ()) -> Reviewed:
    """The dossier with verdicts on rows, by panel and id."""
    index = Index(dossier())
    known = {}
    for number, (panel, row, verdict) in enumerate(verdicts, 1):
        one = next(r for r in VIEWS[panel](index).rows if r.id == row)
        judgement = Judgement(verdict=verdict, note=note, reviewer="ann", at=AT, id=number)  # type: ignore[arg-type]
        known.update(dict.fromkeys(anchors_of(index, one), judgement))
    return reviewed(dossier(), None, mendings, known)


def data(found: Dossier | Reviewed) -> dict:
    made: dict = json.loads(to_json(found))
    jsonschema.validate(made, json_schema())
    return made


def records(found: Dossier | Reviewed, panel: PanelName | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(found, panel))))


def references(made: dict) -> list[str]:
    """What the report refers to and does not hold."""
    events = {e["id"] for e in made["events"]} | {None}
    figures = {f["id"] for f in made["figures"]} | {None}
    articles = {a["id"] for a in made["articles"]} | {None}
    lost = [f["event"] for f in made["figures"] if f["event"] not in events]
    lost += [f["part_of"] for f in made["figures"] if f["part_of"] not in figures]
    lost += [n for t in made["tallies"] for n in t["figures"] if n not in figures]
    lost += [d["meeting"] for d in made["delegations"] if d["meeting"] not in events]
    lost += [e["article"] for e in made["events"] for e in e["evidence"] if e["article"] not in articles]
    lost += [f["article"] for f in made["figures"] if f["article"] not in articles]
    lost += [a for d in made["disagreements"] for p in d["positions"] for a in p["articles"] if a not in articles]
    return lost + [a["reprint_of"] for a in made["articles"] if a["reprint_of"] not in articles]


REJECTED: list[tuple[PanelName, str, str]] = [
    ("timeline", "e2", "drone night"),
    ("tallies", "t3", "Drones that hit Kelm"),
    ("delegations", "g3", "mediator"),
    ("delegations", "g1.1", "General Otto Reiss sat beside her"),
    ("disagreements", "d2", "Otto Reiss at the talks"),
]


@pytest.mark.parametrize(("panel", "row", "words"), REJECTED)
@pytest.mark.parametrize("write", [to_text, to_csv, to_markdown, to_html])
def test_rejected_rows_are_left_out(write, panel: PanelName, row: str, words: str) -> None:  # type: ignore[no-untyped-def]
    assert words in " ".join(write(dossier(), panel).split()).replace("\\", "") or write is to_text
    assert words not in " ".join(write(judged((panel, row, "rejected")), panel).split()).replace("\\", "")


def test_rejected_rows_are_left_out_of_the_data_and_nothing_refers_to_them() -> None:
    made = data(judged(*((panel, row, "rejected") for panel, row, _ in REJECTED)))
    assert [e["id"] for e in made["events"]] == ["e1", "e3", "e4"]
    assert [t["id"] for t in made["tallies"]] == ["t1", "t2", "t4"]
    assert "f3" not in {f["id"] for f in made["figures"]}
    assert [(d["side"], len(d["members"])) for d in made["delegations"]] == [("Norland", 0), ("Suvia", 0)]
    assert [d["id"] for d in made["disagreements"]] == ["d1", "d3"]
    assert references(made) == []
    assert references(data(dossier())) == []


def test_a_rejected_source_is_left_out_with_all_it_says() -> None:
    found = judged(("sources", "a3", "rejected"), ("sources", "a1", "rejected"))
    made = data(found)
    assert [a["id"] for a in made["articles"]] == ["a2", "a4"]
    assert [t["id"] for t in made["tallies"] if t["action"] == "launched"] == ["t1"]
    assert references(made) == []
    for text in (to_csv(found), to_markdown(found), to_html(found), to_text(found)):
        assert "55" not in re.sub(r"characters \d+–\d+", "", text).replace("355", "")
        assert "brief.txt" not in text


def test_verdicts_and_mendings_are_told() -> None:
    index = Index(dossier())
    mendings = signed(edit(index, "timeline", "e2", "place", "Torvel"))
    found = judged(("timeline", "e2", "accepted"), note="=seen", mendings=mendings)
    row = next(r for r in records(found, "timeline") if r["Id"] == "e2")
    assert (row["Verdict"], row["Reviewer"], row["Reviewed"], row["Remark"]) == ("accepted", "ann", AT, "'=seen")
    assert row["Mended"] == "place Torvel by ann, 2031-05-06 (the machine: Kelm)"
    assert row["Place"] == "Torvel"
    for text in (to_text(found), to_markdown(found), to_html(found)):
        assert "accepted by ann, 2031-05-06 · note: =seen" in text
        assert "the machine: Kelm" in text
    review = next(r for r in data(found)["review"] if r["row"] == "e2")
    assert (review["verdict"], review["note"], review["reviewer"]) == ("accepted", "=seen", "ann")
    assert [(m["field"], m["value"], m["machine"], m["shown"]) for m in review["mended"]] == [
        ("place", "Torvel", "Kelm", True)
    ]


def test_the_report_of_an_unreviewed_dossier_has_no_review() -> None:
    assert "review" not in data(dossier())


def test_seats_and_delegations_are_named_by_their_place_in_the_report() -> None:
    made = data(
        judged(("delegations", "g1", "rejected"), ("delegations", "g3.1", "flagged"), ("delegations", "g2", "accepted"))
    )
    assert {r["row"]: r["verdict"] for r in made["review"]} == {
        "delegations/0": "accepted",
        "delegations/1/Leyla Sabri": "flagged",
    }
    assert [d["side"] for d in made["delegations"]] == ["Suvia", "Qasra"]


def test_one_panel_as_filtered_and_sorted() -> None:
    bare = as_reviewed(dossier())
    found = Reviewed(bare.index, panel="tallies", query=parse("kind:launched,killed"), sort=Sort(1, reverse=True))
    assert [r["Id"] for r in records(found)] == ["t4", "t1"]
    made = data(found)
    assert ([t["id"] for t in made["tallies"]], made["events"], made["disagreements"]) == (["t1", "t4"], [], [])
    assert {f["id"] for f in made["figures"]} == {"f2", "f5", "f6", "f7"}
    assert len(made["articles"]) == 4
    assert references(made) == []
    assert "Chronology" not in to_markdown(found)


def test_every_claim_has_a_footnote_and_every_footnote_its_words() -> None:
    text = to_markdown(dossier())
    body, _, notes = text.partition("\n[^1]: ")
    cited = [int(n) for n in re.findall(r"\[\^(\d+)\]", body)]
    told = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", "[^1]: " + notes, re.MULTILINE))
    assert set(map(str, cited)) == set(told)
    assert list(dict.fromkeys(cited)) == sorted(set(cited))
    texts = {a.path: a.text for a in dossier().articles}
    for note in told.values():
        plain = re.sub(r"\\(.)", r"\1", note)
        quote, path, start, end = re.match(r"“(.*?)”.*, (articles/\S+), characters (\d+)–(\d+)$", plain).groups()  # type: ignore[union-attr]
        assert " ".join(texts[path][int(start) : int(end)].split()) == quote
    lines = [line for line in body.splitlines() if line.lstrip().startswith("- **")]
    assert [
        line for line in lines if "[^" not in line and re.match(r"- \*\*(Attack|Talks|Exchange|\d\d:\d\d)", line)
    ] == []
    quoted = {e.quote for event in dossier().events for e in event.evidence} | {f.text for f in dossier().figures}
    assert all(any(q in re.sub(r"\\(.)", r"\1", n) for n in told.values()) for q in quoted)


class Page(HTMLParser):
    """Which elements stand open, and what links and ids there are."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag != "meta":
            self.open.append(tag)
        self.links += [v or "" for k, v in attrs if k in ("href", "src")]
        self.ids += [v or "" for k, v in attrs if k == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_one_whole_page_that_fetches_nothing() -> None:
    page = Page()
    page.feed(to_html(dossier()))
    assert page.open == []
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert len(page.ids) == len(set(page.ids))


def test_nothing_found_is_said_in_every_format() -> None:
    for write in (to_markdown, to_html, to_text):
        assert "No dated event was found" in write(Dossier())
