"""Claims that can be contradicted without a number: the corpus, and what must hold for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.extract.claims import find_claims, opposed_outcomes
from core.extract.dates import annotate_dates
from core.extract.dating import Dating
from core.extract.names import annotate_names
from core.extract.sentences import divide
from core.extract.speakers import annotate_speakers
from core.model import Article, Claim

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "claims.toml").read_text("utf-8"))


def claims_of(text: str) -> tuple[Claim, ...]:
    document = divide(Article(id="a1", path="a.txt", sha256="0", text=text, published="2025-06-02"))
    annotate_dates(document)
    annotate_names(document)
    return find_claims(document, annotate_speakers(document), Dating(document))


@pytest.mark.parametrize("case", CORPUS["example"], ids=lambda case: case["text"][:50] + "/" + case["value"][:20])
def test_claim(case: dict[str, Any]) -> None:
    found = [claim for claim in claims_of(case["text"]) if claim.kind == case["kind"] and claim.rule != "rival"]
    if "act" in case or "topics" in case:
        found = [claim for claim in found if "/refused/" not in claim.topic]
    fitting = [claim for claim in found if case["value"].lower() in claim.value.lower()]
    assert fitting, [claim.value for claim in found]
    claim = fitting[0]
    assert claim.denies == case.get("denies", False)
    if "holder" in case:
        assert claim.holder == case["holder"]
    if "act" in case:
        assert claim.topic.split("/")[1] == case["act"]
    if "topics" in case:
        assert len({claim.topic for claim in found}) == case["topics"]


@pytest.mark.parametrize("case", CORPUS["counter"], ids=lambda case: case["text"][:50])
def test_no_claim(case: dict[str, Any]) -> None:
    found = [claim.value for claim in claims_of(case["text"]) if claim.kind == case["kind"]]
    assert not found, f"{found} – {case['why']}"


def test_opposed_outcomes_are_symmetric() -> None:
    assert opposed_outcomes("outcome/hit", "outcome/stopped")
    assert opposed_outcomes("outcome/stopped", "outcome/hit")
    assert not opposed_outcomes("outcome/hit", "outcome/hit")


PIECES = st.sampled_from(
    [
        "Kyiv",
        "accused",
        "Moscow",
        "of",
        "each other",
        "blamed",
        "the RSF",
        "for",
        "denied",
        "it",
        "the attack",
        "said",
        "was intercepted",
        "the missile",
        "hit",
        "a hospital",
        "is behind",
        "the accusation",
        "rejected",
        ".",
        ",",
        "\n",
        "“",
        "”",
        "held",
        "responsible",
        "it was",
        "the dead were",
        "civilians",
        "not",
        "nothing to do with",
        "put",
        "down to",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=50).map(" ".join))
def test_evidence_is_exact_and_reading_repeats(text: str) -> None:
    claims = claims_of(text)
    for claim in claims:
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
        assert claim.evidence.quote.strip()
        assert claim.value.strip()
    assert claims == claims_of(text)
