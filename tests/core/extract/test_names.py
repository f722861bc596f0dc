"""Names in sentences of conflict news: the corpus of examples and traps, and what must hold for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extract.document import Document, Mention
from core.extract.names import annotate_names
from core.extract.sentences import divide
from core.model import Article

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "names.toml").read_text("utf-8"))


def named(text: str) -> Document:
    """The text as a document with its names annotated."""
    doc = divide(Article(id="a1", path="", sha256="", text=text, language="en"))
    annotate_names(doc)
    return doc


def mentions(doc: Document) -> list[Mention]:
    """Every mention of the document, in order."""
    return [mention for sentence in doc.sentences for mention in sentence.mentions]


def shown(doc: Document) -> list[str]:
    """Every mention as the corpus writes them."""
    return [f"{doc.text[m.start : m.end]} = {m.kind}: {m.name} | {m.side} | {m.title}" for m in mentions(doc)]


def fits(doc: Document, expected: str) -> bool:
    """Whether a mention answers "words = kind: name | side | title"."""
    words, _, rest = expected.partition(" = ")
    kind, _, fields = rest.partition(": ")
    name, side, title = ([field.strip() for field in fields.split("|")] + ["-", "-"])[:3]
    return any(
        doc.text[m.start : m.end] == words
        and (m.kind, m.name) == (kind, name)
        and side in ("-", m.side)
        and title in ("-", m.title)
        for m in mentions(doc)
    )


@pytest.mark.parametrize("case", CORPUS["example"] + CORPUS["trap"], ids=lambda case: case["text"][:50])
def test_names_are_found_and_traps_are_not(case: dict[str, Any]) -> None:
    doc = named(case["text"])
    for expected in case.get("expect", ()):
        assert fits(doc, expected), (expected, shown(doc))
    for trap in case.get("never", ()):
        kind, _, words = trap.partition(": ")
        assert not any(m.kind == kind and doc.text[m.start : m.end] == words for m in mentions(doc)), (trap, shown(doc))


def test_the_corpus_is_broad() -> None:
    assert len(CORPUS["example"]) >= 60
    assert len(CORPUS["trap"]) >= 30
    assert len({case["conflict"] for case in CORPUS["example"]}) >= 8


WORDS = st.sampled_from(
    "Russia Ukraine's Kyiv the of said al- Abdel Fattah Burhan, Minister Foreign President army Hamas-run US (SBU) Dr. in Gaza — “ ” . , İstanbul M23/AFC ʼ".split()
)


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join)))
def test_mentions_lie_in_the_text_sorted_and_apart(text: str) -> None:
    doc = named(text)
    for sentence in doc.sentences:
        end = sentence.start
        for mention in sentence.mentions:
            assert end <= mention.start < mention.end <= sentence.end
            assert sentence.tokens[mention.first].start <= mention.start
            assert mention.end <= sentence.tokens[mention.last].end
            end = mention.end


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_the_same_text_gives_the_same_names(text: str) -> None:
    assert shown(named(text)) == shown(named(text))


def test_a_place_in_a_country_that_nothing_else_names_is_another_of_that_name() -> None:
    """Fighters in Syria enter no village of Lebanon where the article tells of Syria and Israel alone."""
    story = "Syria said that Israel struck Damascus, Homs and Aleppo. Israel said that Syria fired at Haifa. " * 2
    (village,) = (m for m in mentions(named(story + "Fighters entered Bint Jbeil.")) if "Jbeil" in m.name)
    assert village.country is None
    (near,) = (m for m in mentions(named(story + "In Lebanon fighters entered Bint Jbeil.")) if "Jbeil" in m.name)
    assert near.country == "Lebanon"
