"""What must hold for any text: nothing raises, spans lie inside, the same input gives the same answer in any order."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from core import annotate, read, review
from core.model import Article, Dossier, Event

CORPUS = Path(__file__).parents[1] / "corpus"


def _sentences() -> list[str]:
    found: list[str] = []
    for name in ("figures", "events", "speakers", "delegations"):
        table = tomllib.loads((CORPUS / f"{name}.toml").read_text("utf-8"))
        found += [case["text"] for case in table["example"]]
    return found


SENTENCES = _sentences()
MESS = [
    "",
    "[sic]",
    "\x1b[31m",
    "“",
    "...",
    "12:30",
    "* 3 May:",
    "— (AP)",
    "Photo: AFP",
    "½ million",
    "ünïcödé ﷽",
    "\u202e",
]
texts = st.lists(st.sampled_from([*SENTENCES, *MESS]), min_size=1, max_size=12).map("\n".join)


def _article(number: int, text: str) -> Article:
    return Article(
        id=f"a{number}",
        path=f"{number}.txt",
        sha256=str(number),
        text=text,
        published="2025-03-14",
        language="en",
        source=f"Outlet {number}",
        words=len(text.split()),
    )


def _plain(dossier: Dossier) -> bytes:
    return msgspec.json.encode(dossier)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_every_span_lies_inside_the_text_and_quotes_it(text: str) -> None:
    extraction = annotate(_article(1, text))
    for figure in extraction.figures:
        assert text[figure.start : figure.end] == figure.text
    proofs = [e for event in extraction.events for e in event.evidence]
    proofs += [e for d in extraction.delegations for e in d.evidence]
    proofs += [e for d in extraction.delegations for member in d.members for e in member.evidence]
    proofs += [claim.evidence for claim in extraction.claims]
    for proof in proofs:
        assert 0 <= proof.start < proof.end <= len(text)
        assert text[proof.start : proof.end] == proof.quote
    for date in extraction.dates:
        assert text[date.start : date.end] == date.text


@settings(max_examples=25, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4))
def test_the_same_input_gives_the_same_dossier(stories: list[str]) -> None:
    articles = [_article(number, text) for number, text in enumerate(stories, 1)]
    assert _plain(review(articles)) == _plain(review(articles))


def _told(event: Event) -> tuple:
    return (event.type, event.date, event.status, event.place, event.actors, event.gist, event.evidence)


@settings(max_examples=25, deadline=None)
@given(st.lists(texts, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(stories: list[str], random) -> None:
    articles = [_article(number, text) for number, text in enumerate(stories, 1)]
    shuffled = list(articles)
    random.shuffle(shuffled)
    one, other = review(articles), review(shuffled)
    assert {_told(e) for e in one.events} == {_told(e) for e in other.events}
    assert {(d.kind, d.about, d.why) for d in one.disagreements} == {
        (d.kind, d.about, d.why) for d in other.disagreements
    }


UNRELATED = """Reykjavik Quarterly
4 August 1998

Icelandic President Olafur Grimsson met Danish Prime Minister Poul Nyrup Rasmussen in Torshavn on 15 August 1998."""


@settings(max_examples=25, deadline=None)
@given(st.lists(texts, min_size=1, max_size=3))
def test_an_unrelated_article_changes_no_other_event(stories: list[str]) -> None:
    articles = [_article(number, text) for number, text in enumerate(stories, 1)]
    stranger = msgspec.structs.replace(_article(9, UNRELATED), published="1998-08-16")
    before = {_told(e) for e in review(articles).events}
    after = {_told(e) for e in review([*articles, stranger]).events if not any(p.article == "a9" for p in e.evidence)}
    assert before == after


def test_articles_read_one_by_one_are_told_apart(tmp_path: Path) -> None:
    told = (
        "Two drones hit a depot in Kursk on Monday, 2 June 2025.",
        "Five people died in Sumy on 3 June 2025.",
        "Calm.",
    )
    paths = [tmp_path / f"{number}.txt" for number in range(len(told))]
    for path, text in zip(paths, told, strict=True):
        path.write_text(text)
    together, apart = review(paths), review([read(path) for path in paths])
    assert [article.id for article in apart.articles] == ["a1", "a2", "a3"]
    assert [(f.article, f.text) for f in apart.figures] == [(f.article, f.text) for f in together.figures]
    mixed = review([paths[0], read(paths[1]), msgspec.structs.replace(read(paths[2]), id="a2")])
    assert sorted(article.id for article in mixed.articles) == ["a1", "a2", "a3"]


def test_three_voices_of_one_sentence_stand_side_by_side() -> None:
    told = review([_article(1, "Doctors counted 40 dead in Tabarre on Friday, police 12 and the mission nine.")])
    counts = [d for d in told.disagreements if d.kind == "count"]
    assert [sorted(p.value for p in d.positions) for d in counts] == [["12 (police)", "40 (doctors)", "9 (mission)"]]
