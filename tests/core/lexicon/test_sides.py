"""Which side a label speaks of, and that an analyst's own lexicon is heard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import core.lexicon
from core.extract.names import annotate_names
from core.extract.sentences import divide
from core.lexicon.sides import side_names, side_of
from core.model import Article


@pytest.mark.parametrize(
    ("label", "side"),
    [
        ("Ukraine's air force", "Ukraine"),
        ("the Kremlin", "Russia"),
        ("Kyiv", "Ukraine"),
        ("AFC/M23", "M23"),
        ("M23 rebels", "M23"),
        ("Gaza's health ministry", "Palestinians"),
        ("Congo", "DR Congo"),
        ("Democratic Republic of the Congo", "DR Congo"),
        ("the Republic of the Congo", "Republic of the Congo"),
        ("Türkiye", "Turkey"),
        ("IDF", "Israel"),
        ("al-Qassam Brigades", "Hamas"),
        ("U.S. officials", "United States"),
        ("South Sudanese army", "South Sudan"),
        ("Guinea-Bissau", "Guinea-Bissau"),
        ("Sana'a-based Houthi government", "Houthis"),
        ("Taliban forces", "Taliban"),
        ("us", None),
        ("Moscow-backed rebels", None),
        ("", None),
        (None, None),
    ],
)
def test_the_side_behind_a_label(label: str | None, side: str | None) -> None:
    assert side_of(label) == side


def test_people_and_outlets_belong_to_sides_by_their_usual_name() -> None:
    known = {name.side for name in side_names()} | {"Red Cross"}
    assert {*core.lexicon.load("people")["people"], *core.lexicon.load("outlets")["homes"]} <= known


@pytest.fixture
def own_words(tmp_path: Path) -> Iterator[None]:
    """A lexicon with a group, a place, a person and an office of its own; forgotten afterwards."""
    file = tmp_path / "own.toml"
    file.write_text(
        "[groups.groups]\nMali = ['''Xarin Front|XFR''']\n"
        "[places.cities]\nMali = 'Xarinville'\n"
        "[people.people]\nMali = ['''Doltov Quesh''']\n"
        "[offices.heads]\nown = '''war tsar'''\n",
        "utf-8",
    )
    before = core.lexicon._extra
    core.lexicon.extend(file)
    yield
    core.lexicon._extra = before
    core.lexicon.reset()


@pytest.mark.usefixtures("own_words")
def test_an_analysts_words_are_heard() -> None:
    text = "Mali's war tsar Doltov Quesh blamed XFR for the raid on Xarinville."
    doc = divide(Article(id="a1", path="", sha256="", text=text, language="en"))
    annotate_names(doc)
    found = {(m.kind, m.name, m.side) for sentence in doc.sentences for m in sentence.mentions}
    assert {
        ("person", "Doltov Quesh", "Mali"),
        ("side", "Xarin Front", "Xarin Front"),
        ("place", "Xarinville", "Mali"),
    } <= found
    assert side_of("XFR") == "Xarin Front"
    towns = core.lexicon.load("places")["cities"]["Mali"]
    assert "Timbuktu" in towns[0]
    assert towns[-1] == "Xarinville"  # a single name is added to a list, too
