"""What would hold the program up is cut off, said in a sentence, and the rest goes on.

No test here looks at a clock: what is bounded is how much is read, and in which pieces.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.extract import budget, sentences
from core.ingest import article_from, articles, pages, read_all
from core.pipeline import annotate, review

FIRST = "Russia launched 55 drones at Ukraine overnight into 3 May 2031, Ukraine's air force said.\n\n"
TRAPS: dict[str, Callable[[int], str]] = {
    "blanks": lambda n: "a" + " " * n + "b.",
    "digits": lambda n: "1" * n,
    "numbers": lambda n: "1 " * (n // 2),
    "grouped digits": lambda n: "1,000," * (n // 6),
    "commas": lambda n: "," * n,
    "capitals": lambda n: "A" * n,
    "capital words": lambda n: "Abc " * (n // 4),
    "initials": lambda n: "A. " * (n // 3),
    "quotes": lambda n: '"' * n,
    "open quotes": lambda n: "“he said " * (n // 9),
    "hyphens": lambda n: "a-" * (n // 2),
    "brackets": lambda n: "[1] " * (n // 4),
    "full stops": lambda n: ". " * (n // 2),
    "line feeds": lambda n: "a\n" * (n // 2),
    "counts": lambda n: "five killed " * (n // 12),
    "one long sentence": lambda n: "5 people were killed in Kharkiv, " * (n // 33),
    "speakers": lambda n: "the ministry said that the army said that " * (n // 42),
    "clock times": lambda n: "12:30 " * (n // 6),
    "ranges": lambda n: "between 5 and " * (n // 14),
    "marks on a letter": lambda n: "a" + "\u0301" * n,
    "addresses": lambda n: "https://" + "a." * (n // 2),
    "letters of two alphabets": lambda n: "a" * (n // 2) + "\u0430" * (n // 2),
    "verbs": lambda n: "killed " * (n // 7),
}


@pytest.mark.parametrize("trap", list(TRAPS))
def test_traps_are_read_in_pieces_and_what_stands_before_them_is_found(trap: str) -> None:
    article = article_from((FIRST + TRAPS[trap](12_000)).encode(), "a.txt")
    extraction = annotate(article)
    assert any(figure.best == 55 for figure in extraction.figures)
    document = sentences.divide(article)
    assert max(len(sentence.tokens) for sentence in document.sentences) <= sentences._LONGEST
    held = [sum(s.block is block for s in document.sentences) for block in document.blocks[:50]]
    assert max(held) <= sentences._PARAGRAPH


def _calls(text: str) -> int:
    """How many calls reading the text takes, those of generators included: the same number at every run."""
    counted = [0]

    def count(*_: object) -> None:
        counted[0] += 1

    sys.setprofile(count)
    try:
        annotate(article_from(text.encode(), "a.txt"))
    finally:
        sys.setprofile(None)
    return counted[0]


@pytest.mark.parametrize("trap", list(TRAPS))
def test_four_times_the_trap_is_about_four_times_the_work(trap: str) -> None:
    annotate(article_from(FIRST.encode(), "a.txt"))
    assert _calls(FIRST + TRAPS[trap](16_000)) < 5 * _calls(FIRST + TRAPS[trap](4_000))


def test_a_megabyte_on_one_line_is_cut_off_and_said_so(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(FIRST + "The night was quiet in the villages along the road. " * 20_000)
    (tmp_path / "next.txt").write_text(FIRST)
    found, warnings = read_all([tmp_path])
    assert [Path(a.path).name for a in found] == ["long.txt", "next.txt"]
    assert articles.MAX_CHARACTERS - 2000 < len(found[0].text) <= articles.MAX_CHARACTERS
    assert found[0].text == (tmp_path / "long.txt").read_text()[: len(found[0].text)]
    (warning,) = warnings
    assert warning.article == "a1"
    assert "only the first" in warning.message
    assert warning.message.endswith("split it to read the rest.")


@pytest.mark.parametrize("ending", ["\n", " ", ""])
def test_it_is_cut_between_lines_or_words_where_there_are_any(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "MAX_CHARACTERS", 5000)
    article = article_from(("abcdefghi" + ending).encode() * 1000, "a.txt")
    assert len(article.text) == (5000 if not ending else 4999)
    assert article.text.endswith("i" if ending else "e")


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 5000 + "<p>{}</p>",
        "<blockquote>word " * 5000 + "</blockquote>" * 5000 + "<p>{}</p>",
        "<p>{}</p>" + "<span>a</span>" * 5000,
        "<p>{}</p>" + "<ul><li>" * 5000,
        "<p>{}</p>" + "<table><tr><td>" * 5000,
        "<p>{}</p><script type='application/ld+json'>" + "[" * 50_000 + "</script>",
    ],
)
def test_pages_nested_deeper_than_any(markup: str) -> None:
    article = article_from(f"<html><body>{markup.format(FIRST)}</body></html>".encode(), "a.html")
    if markup[:9] == "<p>{}</p>":
        assert "55 drones" in article.text


def test_a_page_of_too_many_tags_is_cut_off_and_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MAX_TAGS", 200)
    (tmp_path / "a.html").write_text(f"<html><body><p>{FIRST}</p>" + "<p>And more of it.</p>" * 500)
    found, warnings = read_all([tmp_path])
    assert "55 drones" in found[0].text
    assert found[0].text.count("And more") < 100
    assert "more than 200 tags" in warnings[0].message


def test_an_article_that_names_everybody_is_cut_off_and_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "MAX_PEOPLE", 20)
    given = ("Ivan", "Olena", "Amir", "Grace", "Viktor", "Leila", "Samuel", "Nadia", "Joseph", "Irina")
    last = ("Haddad", "Kovalenko", "Mensah", "Petrov", "Rahimi")
    names = [f"{a} {b}" for a in given for b in last]
    story = "".join(f"Minister {name} spoke to reporters in Doha on Monday. " for name in names)
    (tmp_path / "a.txt").write_text(FIRST + story)
    (tmp_path / "b.txt").write_text("Another\n\n" + FIRST)
    dossier = review([tmp_path])
    assert 15 <= len([actor for actor in dossier.actors if actor.kind == "person"]) <= 25
    assert any("named more than 20 people" in warning.message for warning in dossier.warnings)
    assert {figure.article for figure in dossier.figures} == {"a1", "a2"}
